/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-planner.h"
#include "asp-record-dialog.h"

G_BEGIN_DECLS

#define ASP_TYPE_TASK_PLAN_DIALOG (asp_task_plan_dialog_get_type ())

/* When a task of one municipality is done: duration, constraint, deadline and predecessors, and
 * while they are changed, what would move. */
G_DECLARE_FINAL_TYPE (AspTaskPlanDialog, asp_task_plan_dialog, ASP, TASK_PLAN_DIALOG,
                      AspRecordDialog)

GtkWindow *asp_task_plan_dialog_new (AspPlanner *planner,
                                     gint64      municipality_id,
                                     const char *task_code);

G_END_DECLS
