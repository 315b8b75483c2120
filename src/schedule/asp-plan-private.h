/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-plan.h"
#include "asp-solver.h"

G_BEGIN_DECLS

#define ASP_N_STAGES 3

struct _AspPlan
{
  gatomicrefcount  ref_count;

  AspNetwork      *network;     /* (owned) */
  AspCalendar     *calendar;    /* (owned) */
  AspDay           start_day;   /* snapped to a working day */
  int              day_zero;    /* its number in the calendar */
  AspDay           status_date;
  guint            n_tasks;
  AspPlanTask     *tasks;       /* by node; behind the plan, as are the groups */
  guint            n_groups;
  AspPlanSpan     *groups;      /* stage by stage, group by group */
  AspPlanSpan      stages[ASP_N_STAGES];
  AspPlanSpan      total;
  int              plan_end;    /* offset after the last working day, by the plan */
  int              end;         /* the same by the forecast */
  GArray          *outside;     /* (owned) (nullable) (element-type AspOutsideLink) */
  GPtrArray       *others;      /* (owned) (nullable): networks that "outside" points into */
  GStringChunk    *names;       /* (owned) (nullable): as above, of municipalities */
};

AspPlan *_asp_plan_create  (AspNetwork         *network,
                            AspCalendar        *calendar,
                            const AspPlanInput *input);

/* asp-plan-passes.c: dates and slack. Filling in the tasks, and keeping what the solver made of
 * them, are apart for plans that are solved together. */
void _asp_plan_run_passes  (AspPlan            *self,
                            const AspPlanInput *input);
void _asp_plan_fill_tasks  (AspPlan            *self,
                            const AspPlanInput *input,
                            AspSolverTask      *tasks);
void _asp_plan_keep_dates  (AspPlan              *self,
                            const AspSolverTask  *tasks,
                            const AspSolverDates *plan,
                            const AspSolverDates *forecast);

/* asp-plan-spans.c: stages, groups, the whole */
void _asp_plan_build_spans (AspPlan            *self);

G_END_DECLS
