/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "asp-planner.h"

G_BEGIN_DECLS

#define ASP_TYPE_SCHEDULE_IMPORT_DIALOG (asp_schedule_import_dialog_get_type ())

/* What a schedule of another program would bring into a municipality's, which dates our rules
 * would move and what is lost; nothing is stored before its button is pressed. */
G_DECLARE_FINAL_TYPE (AspScheduleImportDialog, asp_schedule_import_dialog, ASP,
                      SCHEDULE_IMPORT_DIALOG, AdwWindow)

GtkWindow *asp_schedule_import_dialog_new (AspPlanner *planner,
                                           gint64      municipality_id,
                                           GFile      *file);

G_END_DECLS
