/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-network-private.h"
#include "asp-plan-private.h"

#define NO_NODE G_MAXUINT

typedef enum
{
  PASS_PLAN,                    /* as if nothing had happened */
  PASS_FORECAST,
} Pass;

/* Offset of the first working day on or after @day; negative before day 0. */
static int
get_offset (AspPlan *self,
            AspDay   day)
{
  return asp_calendar_count (self->calendar, self->start_day, day);
}

static AspDay
get_day (AspPlan *self,
         int      offset)
{
  return asp_calendar_add (self->calendar, self->start_day, offset);
}

/* Conditions of domain.md 10. */
static gboolean
meets_condition (AspCondition        condition,
                 const AspPlanInput *input)
{
  switch (condition)
    {
    case ASP_CONDITION_ALWAYS:
      return TRUE;
    case ASP_CONDITION_JOINT_OFFICE:
      return input->joint_office;
    case ASP_CONDITION_BUYS_TESTING:
      return input->buys_testing;
    case ASP_CONDITION_GRANT:
      return input->has_grant;
    default:
      g_assert_not_reached ();
    }
}

static void
init_tasks (AspPlan            *self,
            const AspPlanInput *input)
{
  for (guint i = 0; i < self->n_tasks; i++)
    {
      const AspTemplateTask *task = asp_network_get_task (self->network, i);

      self->tasks[i] = (AspPlanTask) {
        .duration = task->duration,
        .actual_start = ASP_DAY_NONE,
        .actual_finish = ASP_DAY_NONE,
        .not_before = ASP_DAY_NONE,
        .binding = NO_NODE,
        .applies = meets_condition (task->condition, input),
      };
    }

  for (guint i = 0; i < input->n_overrides; i++)
    {
      const AspTaskOverride *override = &input->overrides[i];
      AspPlanTask *task = &self->tasks[override->node];

      task->state = override->state;
      task->percent = override->state == ASP_TASK_STATE_DONE ? 100 : override->percent;
      /* A milestone stays one: a duration would make its day mean something else. */
      if (override->duration >= 0 && task->duration > 0)
        task->duration = override->duration;
      task->actual_start = override->actual_start;
      task->actual_finish = override->actual_finish;
      task->not_before = override->not_before;
      if (override->state == ASP_TASK_STATE_NOT_APPLICABLE)
        task->applies = FALSE;
    }
}

/* The days that the offsets stand for. A milestone of offset e is shown on working day e − 1 when
 * its predecessors bind it, on e when its own constraint does (domain.md 9). */
static void
set_days (AspPlan     *self,
          AspPlanTask *task,
          gboolean     is_milestone)
{
  if (is_milestone)
    {
      gboolean is_bound = task->held || task->pushed || task->es <= 0;
      int shown = is_bound ? task->es : task->es - 1;

      task->start = task->finish = get_day (self, shown);
      return;
    }

  task->start = get_day (self, task->es);
  task->finish = get_day (self, MAX (task->ef - 1, task->es));
}

/* Work that is left, in working days: unfinished work takes at least one. */
static int
get_remaining (const AspPlanTask *task)
{
  return MAX (1, (task->duration * (100 - task->percent) + 99) / 100);
}

static void
forecast_done (AspPlan     *self,
               AspPlanTask *task)
{
  int status = get_offset (self, self->status_date + 1);

  /* Done without a day: on the planned one, but not in the future. */
  task->ef = MIN (task->ef, status);
  if (task->actual_finish != ASP_DAY_NONE)
    task->ef = get_offset (self, task->actual_finish + 1);
  if (task->actual_start == ASP_DAY_NONE && task->es >= task->ef)
    task->es = task->ef - task->duration;
  task->es = task->duration == 0 ? task->ef : MIN (task->es, task->ef);
}

static void
forecast_unfinished (AspPlan     *self,
                     AspPlanTask *task)
{
  int status = get_offset (self, self->status_date);
  gboolean has_begun = task->state == ASP_TASK_STATE_IN_PROGRESS || task->percent > 0 ||
                       task->actual_start != ASP_DAY_NONE;

  if (has_begun && task->duration > 0)
    {
      /* Begun without a day: on the planned one, but not in the future. */
      if (task->actual_start == ASP_DAY_NONE)
        task->es = MIN (task->es, status);
      task->ef = MAX (task->es + task->duration, status + get_remaining (task));
    }
  else if (task->es < status)
    {
      task->es = status;
      task->ef = task->es + task->duration;
      task->pushed = TRUE;
      task->held = FALSE;
      task->binding = NO_NODE;
    }
}

/* What happened holds over what was planned: actual days fix the offsets, and what is not finished
 * by the status date is finished after it. */
static void
apply_facts (AspPlan     *self,
             AspPlanTask *task)
{
  if (task->actual_start != ASP_DAY_NONE)
    {
      task->es = get_offset (self, task->actual_start);
      task->ef = task->es + task->duration;
      task->binding = NO_NODE;
      task->held = FALSE;
    }

  if (task->state == ASP_TASK_STATE_DONE || task->actual_finish != ASP_DAY_NONE)
    forecast_done (self, task);
  else
    forecast_unfinished (self, task);
}

static void
schedule_task (AspPlan *self,
               guint    node,
               Pass     pass)
{
  const AspNetworkLink *links = asp_network_get_links (self->network) +
                                _asp_network_get_first_link (self->network, node);
  guint n_links = _asp_network_get_n_links_into (self->network, node);
  AspPlanTask *task = &self->tasks[node];

  task->es = 0;
  task->binding = NO_NODE;
  task->held = task->pushed = FALSE;
  for (guint i = 0; i < n_links; i++)
    {
      const AspPlanTask *predecessor = &self->tasks[links[i].from];

      if (predecessor->applies && (task->binding == NO_NODE ||
                                   predecessor->ef + links[i].lag > task->es))
        {
          task->es = predecessor->ef + links[i].lag;
          task->binding = links[i].from;
        }
    }
  /* Nothing begins before day 0, whatever a lead says. */
  task->es = MAX (task->es, 0);

  if (task->not_before != ASP_DAY_NONE)
    {
      int earliest = get_offset (self, task->not_before);

      /* A milestone would be shown a day before the bound that it just reaches. */
      if (earliest > task->es || (earliest == task->es && task->duration == 0))
        {
          task->es = earliest;
          task->held = TRUE;
          task->binding = NO_NODE;
        }
    }

  task->ef = task->es + task->duration;
  if (pass == PASS_FORECAST && task->applies)
    apply_facts (self, task);
}

static void
run_forward (AspPlan *self,
             Pass     pass)
{
  guint n_nodes;
  const guint *order = _asp_network_get_order (self->network, &n_nodes);

  self->end = 0;
  for (guint i = 0; i < n_nodes; i++)
    {
      AspPlanTask *task = &self->tasks[order[i]];

      schedule_task (self, order[i], pass);
      set_days (self, task, asp_network_get_task (self->network, order[i])->kind ==
                              ASP_TASK_KIND_MILESTONE);
      if (task->applies)
        self->end = MAX (self->end, task->ef);
    }
}

static void
run_backward (AspPlan *self)
{
  const AspNetworkLink *links = asp_network_get_links (self->network);
  guint n_nodes;
  const guint *order = _asp_network_get_order (self->network, &n_nodes);

  for (guint i = 0; i < self->n_tasks; i++)
    {
      self->tasks[i].lf = self->end;
      self->tasks[i].free_slack = self->end - self->tasks[i].ef;
    }

  for (guint i = n_nodes; i > 0; i--)
    {
      guint node = order[i - 1];
      AspPlanTask *task = &self->tasks[node];
      guint first = _asp_network_get_first_link (self->network, node);
      guint n_links = _asp_network_get_n_links_into (self->network, node);

      /* All successors come later in the order: lf is final. */
      task->ls = task->lf - task->duration;
      task->slack = task->ls - task->es;
      task->critical = task->applies && task->slack <= 0;
      if (!task->applies)
        continue;

      for (guint j = first; j < first + n_links; j++)
        {
          AspPlanTask *predecessor = &self->tasks[links[j].from];

          predecessor->lf = MIN (predecessor->lf, task->ls - links[j].lag);
          predecessor->free_slack = MIN (predecessor->free_slack,
                                         task->es - links[j].lag - predecessor->ef);
        }
    }
}

/* A hammock goes from one task's start to another's finish and binds nobody. */
static void
schedule_hammock (AspPlan *self,
                  guint    node)
{
  AspPlanTask *task = &self->tasks[node];
  guint from, to;

  task->es = 0;
  task->ef = self->end;
  if (_asp_network_get_span (self->network, node, &from, &to))
    {
      task->es = self->tasks[from].es;
      task->ef = MAX (self->tasks[to].ef, task->es);
    }
  task->duration = task->ef - task->es;
  task->ls = task->es;
  task->lf = task->ef;
  task->slack = 0;
  task->free_slack = 0;
  task->critical = FALSE;
  set_days (self, task, FALSE);
}

/* Against the plan, which does not move (design: plan, forecast, late). */
static void
set_lateness (AspPlan *self,
              guint    node)
{
  AspPlanTask *task = &self->tasks[node];

  task->slip = task->ef - task->plan_ef;
  if (!task->applies || task->state == ASP_TASK_STATE_DONE)
    return;

  task->overdue = task->plan_finish < self->status_date;
  task->late_start = task->state == ASP_TASK_STATE_NOT_STARTED && task->percent == 0 &&
                     task->actual_start == ASP_DAY_NONE && task->plan_start < self->status_date;
  task->late = task->overdue || task->late_start;
}

static void
schedule_hammocks (AspPlan *self)
{
  for (guint i = 0; i < self->n_tasks; i++)
    {
      if (asp_network_get_task (self->network, i)->kind == ASP_TASK_KIND_HAMMOCK)
        schedule_hammock (self, i);
    }
}

void
_asp_plan_run_passes (AspPlan            *self,
                      const AspPlanInput *input)
{
  init_tasks (self, input);

  run_forward (self, PASS_PLAN);
  schedule_hammocks (self);
  for (guint i = 0; i < self->n_tasks; i++)
    {
      AspPlanTask *task = &self->tasks[i];

      task->plan_es = task->es;
      task->plan_ef = task->ef;
      task->plan_start = task->start;
      task->plan_finish = task->finish;
    }

  run_forward (self, PASS_FORECAST);
  run_backward (self);
  schedule_hammocks (self);
  for (guint i = 0; i < self->n_tasks; i++)
    set_lateness (self, i);
}
