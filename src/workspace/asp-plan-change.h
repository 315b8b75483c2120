/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-planner.h"

G_BEGIN_DECLS

/* A task whose forecast days differ between two plans. */
typedef struct
{
  char     *code;               /* (owned) */
  char     *title;              /* (owned): "2.7 Hardver…", in the user's language */
  AspDay    old_start;          /* ASP_DAY_NONE: the task is new */
  AspDay    old_finish;
  AspDay    new_start;          /* ASP_DAY_NONE: the task goes away */
  AspDay    new_finish;
  int       days;               /* working days that its finish moves; earlier when negative */
} AspPlanMove;

/* What an edit does to a municipality's dates. */
typedef struct
{
  GPtrArray *moves;             /* (owned) (element-type AspPlanMove): in the plan's order */
  AspDay     old_go_live;       /* or ASP_DAY_NONE */
  AspDay     new_go_live;       /* or ASP_DAY_NONE */
  int        go_live_days;      /* working days */

  /* In municipalities whose plans depend on this one. */
  guint      n_others;          /* those in which tasks move */
  guint      n_other_moves;     /* tasks that do */
  char      *other;             /* (owned) (nullable): the name of the first */
} AspPlanChange;

AspPlanChange *asp_plan_change_new      (AspPlan        *old_plan,
                                         AspPlan        *new_plan);
AspPlanChange *asp_plan_change_preview  (AspPlanner     *planner,
                                         gint64          municipality_id,
                                         AspEdit        *edit,
                                         GError        **error);
void           asp_plan_change_free     (AspPlanChange  *self);
char          *asp_plan_change_describe (AspPlanChange  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspPlanChange, asp_plan_change_free)

G_END_DECLS
