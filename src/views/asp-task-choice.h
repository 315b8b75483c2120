/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "asp-plan.h"

G_BEGIN_DECLS

/* A drop-down of the tasks that others can wait for. */
GtkWidget  *asp_task_choice_new      (AspPlan     *plan,
                                      const char  *except_code,
                                      const char  *none);
void        asp_task_choice_set_code (GtkDropDown *choice,
                                      const char  *code);
const char *asp_task_choice_get_code (GtkDropDown *choice);

/* A drop-down of the roles that a task can have. */
GtkWidget  *asp_task_role_choice_new      (const char  *code);
const char *asp_task_role_choice_get_code (GtkDropDown *choice);

G_END_DECLS
