/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-record-dialog.h"

G_BEGIN_DECLS

#define ASP_TYPE_PERSON_DIALOG (asp_person_dialog_get_type ())

/* The form over a person, with the way to delete it. */
G_DECLARE_FINAL_TYPE (AspPersonDialog, asp_person_dialog, ASP, PERSON_DIALOG, AspRecordDialog)

#define ASP_N_PERSON_FIELDS 6

/* What is asked about a person; the name comes first. */
extern const AspRecordDialogField asp_person_fields[ASP_N_PERSON_FIELDS];

GtkWindow *asp_person_dialog_new (AspDocument *document,
                                  AspRow      *person);

G_END_DECLS
