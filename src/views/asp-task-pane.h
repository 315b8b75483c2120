/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "asp-scope.h"

G_BEGIN_DECLS

#define ASP_TYPE_TASK_PANE (asp_task_pane_get_type ())

/* One task of a municipality: its dates, and what can be said of it. Each answer is one command.
 * The signal "closed" asks whoever shows the pane to hide it; "go-to" (s) names another task. */
G_DECLARE_FINAL_TYPE (AspTaskPane, asp_task_pane, ASP, TASK_PANE, GtkWidget)

void asp_task_pane_set_task (AspTaskPane *self,
                             AspScope    *scope,
                             AspStanding *standing,
                             const char  *code);

G_END_DECLS
