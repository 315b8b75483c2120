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
GHashTable *_asp_plan_index_rows (AspPlanner   *planner,
                                 gint64          municipality_id,
                                 const char     *table,
                                 const char     *column);
gboolean  _asp_plan_check_day   (AspDay          day,
                                 GError        **error);

/* For the labels of undo steps. */
char     *_asp_plan_describe_constraint (const char          *title,
                                         AspConstraintType    type,
                                         AspDay               day);
char     *_asp_plan_describe_deadline   (const char          *title,
                                         AspDay               day);

/* Pieces of an edit. The first begins an operation, the two after it write into the one begun. */
void      _asp_plan_edit_state          (AspEdit             *edit,
                                         gint64               municipality_id,
                                         const AspPlanTarget *target);
void      _asp_plan_edit_set_day        (AspEdit             *edit,
                                         const char          *column,
                                         AspDay               day);
void      _asp_plan_edit_release        (AspEdit             *edit);
void      _asp_plan_edit_set_constraint (AspEdit             *edit,
                                         AspConstraintType    type,
                                         AspDay               day);
void      _asp_plan_edit_set_link       (AspEdit             *edit,
                                         AspPlanner          *planner,
                                         gint64               municipality_id,
                                         const AspPlanTarget *from,
                                         const AspPlanTarget *to,
                                         AspLinkType          type,
                                         AspLagUnit           unit,
                                         int                  lag);
void      _asp_plan_edit_remove_link    (AspEdit             *edit,
                                         AspPlanner          *planner,
                                         gint64               municipality_id,
                                         const AspPlanTarget *from,
                                         const AspPlanTarget *to);

/* asp-outside-link-commands.c: edits whose labels do not say yet what moves */
AspEdit  *_asp_outside_link_create      (AspPlanner          *planner,
                                         gint64               municipality_id,
                                         const char          *task_code,
                                         gint64               from_municipality_id,
                                         const char          *from_code,
                                         AspLinkType          type,
                                         AspLagUnit           unit,
                                         int                  lag,
                                         GError             **error);
AspEdit  *_asp_outside_link_create_removal (AspPlanner       *planner,
                                         gint64               municipality_id,
                                         const char          *task_code,
                                         gint64               from_municipality_id,
                                         const char          *from_code);

gboolean  _asp_plan_find_ends           (AspPlanner          *planner,
                                         gint64               municipality_id,
                                         const char          *from_code,
                                         const char          *to_code,
                                         AspPlanTarget       *from,
                                         AspPlanTarget       *to,
                                         GError             **error);
const AspNetworkLink *_asp_plan_find_link (const AspPlanTarget *from,
                                           const AspPlanTarget *to);

G_END_DECLS
