/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-plan.h"

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
};

/* asp-plan-passes.c: dates and slack */
void _asp_plan_run_passes  (AspPlan            *self,
                            const AspPlanInput *input);

/* asp-plan-spans.c: stages, groups, the whole */
void _asp_plan_build_spans (AspPlan            *self);

G_END_DECLS
