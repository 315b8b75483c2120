/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-planner.h"
#include "asp-record-dialog.h"

G_BEGIN_DECLS

#define ASP_TYPE_DAY_DIALOG (asp_day_dialog_get_type ())

/* A day of the working-day table: of the document, or of one municipality.
 * Signal "stored" (int): the day, when it is handed over. */
G_DECLARE_FINAL_TYPE (AspDayDialog, asp_day_dialog, ASP, DAY_DIALOG, AspRecordDialog)

GtkWindow *asp_day_dialog_new (AspPlanner *planner,
                               gint64      municipality_id,
                               AspRow     *row,
                               int         year);

G_END_DECLS
