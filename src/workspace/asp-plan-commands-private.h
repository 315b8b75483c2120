/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-plan-commands.h"
#include "asp-plan.h"

G_BEGIN_DECLS

/* A task that a command works on. */
typedef struct
{
  AspPlan               *plan;
  AspNetwork            *network;
  guint                  node;
  const AspTemplateTask *info;
  const AspPlanTask     *task;
  AspRow                *row;   /* (nullable): of task_state */
} AspPlanTarget;

gboolean  _asp_plan_find_target (AspPlanner     *planner,
                                 gint64          municipality_id,
                                 const char     *task_code,
                                 AspPlanTarget  *target,
                                 GError        **error);
AspEdit  *_asp_plan_finish_edit (AspPlanner     *planner,
                                 gint64          municipality_id,
                                 AspEdit        *edit,
                                 GError        **error);
AspRow   *_asp_plan_find_row    (AspPlanner     *planner,
                                 gint64          municipality_id,
                                 const char     *table,
                                 const char     *column,
                                 const char     *text);

G_END_DECLS
