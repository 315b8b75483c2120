/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-planner.h"
#include "asp-record-dialog.h"

G_BEGIN_DECLS

#define ASP_TYPE_NEW_TASK_DIALOG (asp_new_task_dialog_get_type ())

/* A task that one municipality has beside the template, and what it would move.
 *
 * Signal: "added" (code): the task has been handed over to be stored. */
G_DECLARE_FINAL_TYPE (AspNewTaskDialog, asp_new_task_dialog, ASP, NEW_TASK_DIALOG, AspRecordDialog)

GtkWindow *asp_new_task_dialog_new (AspPlanner *planner,
                                    gint64      municipality_id,
                                    const char *after_code);

G_END_DECLS
