/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-plan-private.h"

G_DEFINE_BOXED_TYPE (AspPlan, asp_plan, asp_plan_ref, asp_plan_unref)

/* A plan without dates. */
AspPlan *
_asp_plan_create (AspNetwork         *network,
                  AspCalendar        *calendar,
                  const AspPlanInput *input)
{
  guint n_tasks, n_groups;
  AspPlan *self;

  for (guint i = 0; i < input->n_overrides; i++)
    g_return_val_if_fail (input->overrides[i].node < asp_network_get_n_nodes (network), NULL);

  n_tasks = asp_network_get_n_nodes (network);
  n_groups = asp_template_get_n_groups (asp_network_get_template (network));
  /* In one piece: thousands of plans are made at a time. The passes fill in all of it. */
  self = g_malloc (sizeof (AspPlan) + n_tasks * sizeof (AspPlanTask) +
                   n_groups * ASP_N_STAGES * sizeof (AspPlanSpan));
  *self = (AspPlan) { .n_tasks = n_tasks, .n_groups = n_groups };
  self->tasks = (AspPlanTask *) (gpointer) (self + 1);
  self->groups = (AspPlanSpan *) (gpointer) (self->tasks + n_tasks);
  g_atomic_ref_count_init (&self->ref_count);
  self->network = asp_network_ref (network);
  self->calendar = asp_calendar_ref (calendar);
  self->start_day = asp_calendar_next_workday (calendar, input->start_day);
  self->day_zero = asp_calendar_get_index (calendar, self->start_day);
  self->status_date = input->status_date;

  return self;
}

/* Computes a municipality's dates: forward and backward pass over working days. A start day that
 * is not worked means the next one that is. The calendar must not change afterwards. */
AspPlan *
asp_plan_new (AspNetwork         *network,
              AspCalendar        *calendar,
              const AspPlanInput *input)
{
  AspPlan *self;

  g_return_val_if_fail (network != NULL, NULL);
  g_return_val_if_fail (calendar != NULL, NULL);
  g_return_val_if_fail (input != NULL && input->start_day != ASP_DAY_NONE, NULL);

  self = _asp_plan_create (network, calendar, input);
  g_return_val_if_fail (self != NULL, NULL);

  _asp_plan_run_passes (self, input);
  _asp_plan_build_spans (self);

  return self;
}

AspPlan *
asp_plan_ref (AspPlan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
asp_plan_unref (AspPlan *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->outside, g_array_unref);
  g_clear_pointer (&self->others, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_string_chunk_free);
  asp_network_unref (self->network);
  asp_calendar_unref (self->calendar);
  g_free (self);
}

AspNetwork *
asp_plan_get_network (AspPlan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->network;
}

AspCalendar *
asp_plan_get_calendar (AspPlan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->calendar;
}

/* Day 0, a working day. */
AspDay
asp_plan_get_start_day (AspPlan *self)
{
  g_return_val_if_fail (self != NULL, ASP_DAY_NONE);

  return self->start_day;
}

AspDay
asp_plan_get_status_date (AspPlan *self)
{
  g_return_val_if_fail (self != NULL, ASP_DAY_NONE);

  return self->status_date;
}

guint
asp_plan_get_n_tasks (AspPlan *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_tasks;
}

/* @node: of the plan's network. Tasks that do not apply have the dates they would have. */
const AspPlanTask *
asp_plan_get_task (AspPlan *self,
                   guint    node)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (node < self->n_tasks, NULL);

  return &self->tasks[node];
}

const AspPlanSpan *
asp_plan_get_stage (AspPlan  *self,
                    AspStage  stage)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (stage >= ASP_STAGE_PREPARATION && stage <= ASP_STAGE_LIVE, NULL);

  return &self->stages[stage - 1];
}

/* How many dependencies there are between the plan's tasks and those of other municipalities. */
guint
asp_plan_get_n_outside_links (AspPlan *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->outside != NULL ? self->outside->len : 0;
}

/* Returns: (transfer none): valid as long as the plan */
const AspOutsideLink *
asp_plan_get_outside_link (AspPlan *self,
                           guint    index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < asp_plan_get_n_outside_links (self), NULL);

  return &g_array_index (self->outside, AspOutsideLink, index);
}

/* The part of a group that belongs to a stage. */
const AspPlanSpan *
asp_plan_get_group (AspPlan  *self,
                    AspStage  stage,
                    guint     group)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (stage >= ASP_STAGE_PREPARATION && stage <= ASP_STAGE_LIVE, NULL);
  g_return_val_if_fail (group < self->n_groups, NULL);

  return &self->groups[(stage - 1) * self->n_groups + group];
}

const AspPlanSpan *
asp_plan_get_total (AspPlan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->total;
}

/* Working days from day 0 to the end of the last task that applies. */
int
asp_plan_get_working_days (AspPlan *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->end;
}

/* The day that the task does not start before by its constraint, or ASP_DAY_NONE. */
AspDay
asp_plan_task_get_not_before (const AspPlanTask *task)
{
  g_return_val_if_fail (task != NULL, ASP_DAY_NONE);

  return task->constraint == ASP_CONSTRAINT_START_NOT_EARLIER ? task->constraint_day : ASP_DAY_NONE;
}
