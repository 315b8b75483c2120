/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-link.h"
#include "asp-planner.h"

G_BEGIN_DECLS

#define ASP_PLAN_COMMAND_ERROR (asp_plan_command_error_quark ())

typedef enum
{
  ASP_PLAN_COMMAND_ERROR_TASK,      /* no such task, or one that cannot have a dependency */
  ASP_PLAN_COMMAND_ERROR_CYCLE,     /* tasks would wait for each other; they are named */
  ASP_PLAN_COMMAND_ERROR_DAY,       /* a day outside the years of the calendar */
} AspPlanCommandError;

GQuark asp_plan_command_error_quark (void);

/* Commands that change a municipality's plan. Each makes the edit of one undo step whose label says
 * what moves; NULL without an error when nothing would change. */

AspEdit *asp_plan_command_set_constraint (AspPlanner         *planner,
                                          gint64              municipality_id,
                                          const char         *task_code,
                                          AspConstraintType   type,
                                          AspDay              day,
                                          GError            **error);
AspEdit *asp_plan_command_set_deadline   (AspPlanner         *planner,
                                          gint64              municipality_id,
                                          const char         *task_code,
                                          AspDay              day,
                                          GError            **error);
AspEdit *asp_plan_command_move           (AspPlanner         *planner,
                                          gint64              municipality_id,
                                          const char         *task_code,
                                          int                 working_days,
                                          GError            **error);
AspEdit *asp_plan_command_change_duration (AspPlanner        *planner,
                                          gint64              municipality_id,
                                          const char         *task_code,
                                          int                 working_days,
                                          GError            **error);
AspEdit *asp_plan_command_set_start_day  (AspPlanner         *planner,
                                          gint64              municipality_id,
                                          AspDay              day,
                                          GError            **error);
AspEdit *asp_plan_command_add_task       (AspPlanner         *planner,
                                          gint64              municipality_id,
                                          const char         *title,
                                          const char         *group_code,
                                          AspStage            stage,
                                          const char         *role,
                                          int                 working_days,
                                          const char         *after_code,
                                          char              **code,
                                          GError            **error);
AspEdit *asp_plan_command_change_task    (AspPlanner         *planner,
                                          gint64              municipality_id,
                                          const char         *task_code,
                                          const char         *title,
                                          const char         *role,
                                          GError            **error);
AspEdit *asp_plan_command_delete_task    (AspPlanner         *planner,
                                          gint64              municipality_id,
                                          const char         *task_code,
                                          GError            **error);
AspEdit *asp_plan_command_set_link       (AspPlanner         *planner,
                                          gint64              municipality_id,
                                          const char         *from_code,
                                          const char         *to_code,
                                          AspLinkType         type,
                                          AspLagUnit          unit,
                                          int                 lag,
                                          GError            **error);
AspEdit *asp_plan_command_remove_link    (AspPlanner         *planner,
                                          gint64              municipality_id,
                                          const char         *from_code,
                                          const char         *to_code,
                                          GError            **error);
AspEdit *asp_plan_command_set_closing_day (AspPlanner        *planner,
                                          gint64              municipality_id,
                                          AspDay              day,
                                          gboolean            working,
                                          const char         *note,
                                          GError            **error);
AspEdit *asp_plan_command_remove_closing_day (AspPlanner     *planner,
                                          gint64              municipality_id,
                                          AspDay              day,
                                          GError            **error);

G_END_DECLS
