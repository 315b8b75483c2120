/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-plan-private.h"

#include <string.h>

#include "asp-network-private.h"

/* More tasks than the reference schedule has; what they need fits on the stack. */
#define N_ON_STACK 128

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
override_task (AspPlanTask           *task,
               const AspTaskOverride *override)
{
  task->state = override->state;
  task->percent = override->state == ASP_TASK_STATE_DONE ? 100 : override->percent;
  /* A milestone stays one: a duration would make its day mean something else. */
  if (override->duration >= 0 && task->duration > 0)
    task->duration = override->duration;
  task->actual_start = override->actual_start;
  task->actual_finish = override->actual_finish;
  task->constraint = override->constraint;
  task->constraint_day = override->constraint_day;
  task->deadline = override->deadline;
  if (override->pinned)
    {
      task->pinned = TRUE;
      task->start = override->pinned_start;
      task->finish = override->pinned_finish;
    }
  if (override->state == ASP_TASK_STATE_NOT_APPLICABLE)
    task->applies = FALSE;
}

/* The task as the solver sees it. */
static void
fill_solver_task (const AspPlanTask *task,
                  AspSolverTask     *solver_task)
{
  *solver_task = (AspSolverTask) {
    .duration = task->duration,
    .constraint = task->constraint,
    .constraint_day = task->constraint_day,
    .deadline = task->deadline,
    .actual_start = task->actual_start,
    .actual_finish = task->actual_finish,
    .percent = task->percent,
    .applies = task->applies,
    .begun = task->state == ASP_TASK_STATE_IN_PROGRESS || task->percent > 0 ||
             task->actual_start != ASP_DAY_NONE,
    .done = task->state == ASP_TASK_STATE_DONE,
    .pinned = task->pinned,
    .pinned_start = task->start,
    .pinned_finish = task->finish,
  };
}

/* Everything but the tasks. */
static AspSolverProblem
get_problem (AspPlan *self)
{
  AspSolverProblem problem = {
    .n_tasks = self->n_tasks,
    .links = asp_network_get_links (self->network),
    .first_link = _asp_network_get_first_links (self->network),
    .calendars = &self->calendar,
    .start_day = self->start_day,
    .status_date = self->status_date,
  };

  problem.order = _asp_network_get_order (self->network, &problem.n_order);

  return problem;
}

/* Days are looked up once when plan and forecast are the same. */
static void
keep_days (AspPlanTask            *task,
           const AspSolverProblem *problem,
           const AspSolverDates   *plan,
           const AspSolverDates   *forecast,
           guint                   node)
{
  /* Days of a pin are there already. */
  if (!task->pinned)
    asp_solver_get_days (problem, forecast, node, &task->start, &task->finish);
  task->plan_start = task->start;
  task->plan_finish = task->finish;
  if (task->pinned)
    return;
  if (plan[node].es != forecast[node].es || plan[node].ef != forecast[node].ef ||
      plan[node].at_start != forecast[node].at_start)
    asp_solver_get_days (problem, plan, node, &task->plan_start, &task->plan_finish);
}

static void
keep_dates (AspPlan                *self,
            const AspSolverProblem *problem,
            const AspSolverDates   *plan,
            const AspSolverDates   *forecast)
{
  for (guint i = 0; i < problem->n_order; i++)
    {
      guint node = problem->order[i];
      const AspSolverDates *from = &forecast[node];
      AspPlanTask *task = &self->tasks[node];

      task->plan_es = plan[node].es - self->day_zero;
      task->plan_ef = plan[node].ef - self->day_zero;
      task->es = from->es - self->day_zero;
      task->ef = from->ef - self->day_zero;
      task->ls = from->ls - self->day_zero;
      task->lf = from->lf - self->day_zero;
      task->slack = from->ls - from->es;
      task->free_slack = from->free_slack;
      task->critical = task->applies && task->slack <= 0;
      task->held = from->held;
      task->pushed = from->pushed;
      task->binding_link = from->binding;
      task->binding = G_MAXUINT;
      task->binding_outside = G_MAXUINT;
      if (from->binding != ASP_SOLVER_NONE)
        task->binding = problem->links[from->binding].from;
      keep_days (task, problem, plan, forecast, node);
      if (task->applies)
        {
          self->plan_end = MAX (self->plan_end, task->plan_ef);
          self->end = MAX (self->end, task->ef);
        }
    }
}

static AspDay
get_day (AspPlan *self,
         int      offset)
{
  return asp_calendar_get_workday (self->calendar, self->day_zero + offset);
}

static int
get_offset (AspPlan *self,
            AspDay   day)
{
  return asp_calendar_get_index (self->calendar, day) - self->day_zero;
}

/* A hammock goes from one task's start to another's finish and binds nobody. */
static void
schedule_hammock (AspPlan *self,
                  guint    node)
{
  AspPlanTask *task = &self->tasks[node];
  guint from, to;

  task->plan_es = task->es = 0;
  task->plan_ef = self->plan_end;
  task->ef = self->end;
  if (_asp_network_get_span (self->network, node, &from, &to))
    {
      task->plan_es = self->tasks[from].plan_es;
      task->plan_ef = MAX (self->tasks[to].plan_ef, task->plan_es);
      task->es = self->tasks[from].es;
      task->ef = MAX (self->tasks[to].ef, task->es);
    }
  if (task->pinned)
    {
      task->plan_es = task->es = get_offset (self, task->start);
      task->plan_ef = task->ef = get_offset (self, task->finish + 1);
    }
  task->plan_start = get_day (self, task->plan_es);
  task->plan_finish = get_day (self, MAX (task->plan_ef - 1, task->plan_es));
  if (task->pinned)
    {
      task->plan_start = task->start;
      task->plan_finish = task->finish;
    }
  else
    {
      task->start = get_day (self, task->es);
      task->finish = get_day (self, MAX (task->ef - 1, task->es));
    }
  task->duration = task->ef - task->es;
  task->ls = task->es;
  task->lf = task->ef;
  task->slack = 0;
  task->free_slack = 0;
  task->critical = FALSE;
  task->binding = task->binding_link = task->binding_outside = G_MAXUINT;
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

/* @tasks: (out caller-allocates): what the solver is to know of each task */
void
_asp_plan_fill_tasks (AspPlan            *self,
                      const AspPlanInput *input,
                      AspSolverTask      *tasks)
{
  guint n_conditional;
  const guint *conditional = _asp_network_get_conditional (self->network, &n_conditional);

  /* All at once: this is the first that is seen of memory that nobody has touched for long. */
  memcpy (self->tasks, _asp_network_get_blank_tasks (self->network),
          self->n_tasks * sizeof (AspPlanTask));
  memcpy (tasks, _asp_network_get_blank_solver_tasks (self->network),
          self->n_tasks * sizeof (AspSolverTask));
  for (guint i = 0; i < n_conditional; i++)
    {
      guint node = conditional[i];
      gboolean applies = meets_condition (asp_network_get_task (self->network, node)->condition,
                                          input);

      self->tasks[node].applies = applies;
      tasks[node].applies = applies;
    }
  for (guint i = 0; i < input->n_overrides; i++)
    {
      guint node = input->overrides[i].node;

      override_task (&self->tasks[node], &input->overrides[i]);
      fill_solver_task (&self->tasks[node], &tasks[node]);
    }
}

/* @tasks: on the plan's own calendar, the only one. @forecast: bindings are links of its network */
void
_asp_plan_keep_dates (AspPlan              *self,
                      const AspSolverTask  *tasks,
                      const AspSolverDates *plan,
                      const AspSolverDates *forecast)
{
  const AspTemplateTask *const *template_tasks = _asp_network_get_tasks (self->network);
  AspSolverProblem problem = get_problem (self);

  problem.tasks = tasks;
  keep_dates (self, &problem, plan, forecast);
  for (guint i = 0; i < self->n_tasks; i++)
    {
      if (template_tasks[i]->kind == ASP_TASK_KIND_HAMMOCK)
        schedule_hammock (self, i);
      set_lateness (self, i);
    }
}

/* @tasks, @plan, @forecast: room for the tasks, for the time of the call */
static void
run_passes (AspPlan            *self,
            const AspPlanInput *input,
            AspSolverTask      *tasks,
            AspSolverDates     *plan,
            AspSolverDates     *forecast)
{
  AspSolverProblem problem = get_problem (self);

  _asp_plan_fill_tasks (self, input, tasks);
  problem.tasks = tasks;
  asp_solver_solve_both (&problem, plan, forecast);
  _asp_plan_keep_dates (self, tasks, plan, forecast);
}

void
_asp_plan_run_passes (AspPlan            *self,
                      const AspPlanInput *input)
{
  if (self->n_tasks <= N_ON_STACK)
    {
      AspSolverTask tasks[N_ON_STACK];
      AspSolverDates plan[N_ON_STACK];
      AspSolverDates forecast[N_ON_STACK];

      run_passes (self, input, tasks, plan, forecast);
    }
  else
    {
      g_autofree AspSolverTask *tasks = g_new (AspSolverTask, self->n_tasks);
      g_autofree AspSolverDates *plan = g_new (AspSolverDates, self->n_tasks);
      g_autofree AspSolverDates *forecast = g_new (AspSolverDates, self->n_tasks);

      run_passes (self, input, tasks, plan, forecast);
    }
}
