/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-bar.h"

/**
 * asp_bar_clear:
 *
 * Makes @self a bar of which nothing is drawn.
 */
void
asp_bar_clear (AspBar *self)
{
  g_return_if_fail (self != NULL);

  *self = (AspBar) {
    .kind = ASP_BAR_NONE,
    .stage = ASP_STAGE_PREPARATION,
    .start = ASP_DAY_NONE,
    .finish = ASP_DAY_NONE,
    .plan_start = ASP_DAY_NONE,
    .plan_finish = ASP_DAY_NONE,
    .slack_end = ASP_DAY_NONE,
    .late_until = ASP_DAY_NONE,
    .go_live = ASP_DAY_NONE,
  };

  for (guint i = 0; i < G_N_ELEMENTS (self->segments); i++)
    self->segments[i] = (AspBarSegment) { ASP_DAY_NONE, ASP_DAY_NONE, 0 };
}

/* The plan is drawn only where it tells something that the forecast does not. */
static void
set_plan (AspBar *self,
          AspDay  start,
          AspDay  finish)
{
  if (start == ASP_DAY_NONE || (start == self->start && finish == self->finish))
    return;

  self->plan_start = start;
  self->plan_finish = finish;
}

static AspBarKind
get_task_bar_kind (AspTaskKind kind)
{
  switch (kind)
    {
    case ASP_TASK_KIND_MILESTONE:
      return ASP_BAR_MILESTONE;
    case ASP_TASK_KIND_HAMMOCK:
      return ASP_BAR_HAMMOCK;
    case ASP_TASK_KIND_TASK:
    default:
      return ASP_BAR_TASK;
    }
}

/**
 * asp_bar_set_task:
 *
 * The bar of one task; nothing when the task does not apply.
 */
void
asp_bar_set_task (AspBar  *self,
                  AspPlan *plan,
                  guint    node)
{
  const AspPlanTask *task;
  const AspTemplateTask *template_task;

  g_return_if_fail (self != NULL);
  g_return_if_fail (node < asp_plan_get_n_tasks (plan));

  asp_bar_clear (self);
  task = asp_plan_get_task (plan, node);
  if (!task->applies || task->start == ASP_DAY_NONE || task->finish == ASP_DAY_NONE)
    return;

  template_task = asp_network_get_task (asp_plan_get_network (plan), node);
  self->kind = get_task_bar_kind (template_task->kind);
  self->stage = template_task->stage;
  self->start = task->start;
  self->finish = task->finish;
  set_plan (self, task->plan_start, task->plan_finish);
  self->percent = task->percent;
  self->critical = task->critical;
  self->done = task->state == ASP_TASK_STATE_DONE;

  if (task->late)
    self->late_until = asp_plan_get_status_date (plan);
  else if (task->slack > 0 && !self->done && self->kind != ASP_BAR_HAMMOCK)
    self->slack_end = asp_calendar_add (asp_plan_get_calendar (plan), task->finish, task->slack);
}

static void
set_span (AspBar            *self,
          AspBarKind         kind,
          AspStage           stage,
          const AspPlanSpan *span,
          AspPlan           *plan)
{
  asp_bar_clear (self);
  if (span == NULL || span->start == ASP_DAY_NONE || span->finish == ASP_DAY_NONE)
    return;

  self->kind = kind;
  self->stage = stage;
  self->start = span->start;
  self->finish = span->finish;
  set_plan (self, span->plan_start, span->plan_finish);
  self->percent = span->percent;
  self->critical = span->critical;
  self->done = span->n_tasks > 0 && span->n_done == span->n_tasks;
  if (span->n_late > 0)
    self->late_until = asp_plan_get_status_date (plan);
}

void
asp_bar_set_group (AspBar   *self,
                   AspPlan  *plan,
                   AspStage  stage,
                   guint     group)
{
  g_return_if_fail (self != NULL);

  set_span (self, ASP_BAR_GROUP, stage, asp_plan_get_group (plan, stage, group), plan);
}

void
asp_bar_set_stage (AspBar   *self,
                   AspPlan  *plan,
                   AspStage  stage)
{
  g_return_if_fail (self != NULL);

  set_span (self, ASP_BAR_STAGE, stage, asp_plan_get_stage (plan, stage), plan);
}

/**
 * asp_bar_set_plan:
 *
 * A whole municipality as one strip.
 */
void
asp_bar_set_plan (AspBar  *self,
                  AspPlan *plan)
{
  g_return_if_fail (self != NULL);

  set_span (self, ASP_BAR_MUNICIPALITY, asp_plan_get_current_stage (plan),
            asp_plan_get_total (plan), plan);
  self->go_live = asp_plan_get_go_live (plan);

  for (guint i = 0; i < G_N_ELEMENTS (self->segments); i++)
    {
      const AspPlanSpan *span = asp_plan_get_stage (plan, ASP_STAGE_PREPARATION + i);

      if (span != NULL && span->start != ASP_DAY_NONE)
        self->segments[i] = (AspBarSegment) { span->start, span->finish, span->percent };
    }
}
