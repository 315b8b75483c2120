/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-record-dialog.h"

G_BEGIN_DECLS

#define ASP_TYPE_PROGRAMME_DIALOG (asp_programme_dialog_get_type ())

/* The programme, or one of its milestones. */
G_DECLARE_FINAL_TYPE (AspProgrammeDialog, asp_programme_dialog, ASP, PROGRAMME_DIALOG,
                      AspRecordDialog)

GtkWindow *asp_programme_dialog_new           (AspDocument *document);
GtkWindow *asp_programme_dialog_new_milestone (AspDocument *document,
                                               AspRow      *milestone);

G_END_DECLS
