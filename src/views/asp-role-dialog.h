/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-record-dialog.h"
#include "asp-role-kind.h"

G_BEGIN_DECLS

#define ASP_TYPE_ROLE_DIALOG (asp_role_dialog_get_type ())

/* The form over a role at a municipality: who has it, chosen from the people of the document or
 * typed as a new person, from when to when, and who stands in. */
G_DECLARE_FINAL_TYPE (AspRoleDialog, asp_role_dialog, ASP, ROLE_DIALOG, AspRecordDialog)

GtkWindow *asp_role_dialog_new      (AspDocument *document,
                                     gint64       municipality_id,
                                     AspRoleKind  kind);
GtkWindow *asp_role_dialog_new_edit (AspDocument *document,
                                     AspRow      *role);

G_END_DECLS
