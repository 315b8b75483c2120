/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-network-private.h"
#include "asp-plan-private.h"

/* Lengths of the stages "preparation" and "joining": two to three months (domain.md 2, 10). */
#define MIN_STAGE_LENGTH 40
#define MAX_STAGE_LENGTH 65

/* More parts of groups than the reference schedule has. */
#define N_ON_STACK 64

/* What is summed up for a span before it is finished. */
typedef struct
{
  AspPlanSpan *span;
  gint64       work;            /* duration of all tasks */
  gint64       done_work;       /* duration × percent */
  gboolean     has_days;
  /* (nullable): the last one, whose days are the span's when there is nothing else in it */
  const AspPlanTask *hammock;
} SpanSum;

static void
begin_span (SpanSum     *sum,
            AspPlanSpan *span)
{
  *sum = (SpanSum) { .span = span };
  *span = (AspPlanSpan) {
    .start = ASP_DAY_NONE,
    .finish = ASP_DAY_NONE,
    .plan_start = ASP_DAY_NONE,
    .plan_finish = ASP_DAY_NONE,
  };
}

static void
add_task (SpanSum               *sum,
          const AspPlanTask     *task,
          const AspTemplateTask *template_task)
{
  AspPlanSpan *span = sum->span;

  span->n_tasks++;
  span->n_done += task->state == ASP_TASK_STATE_DONE;
  span->n_late += task->late;
  span->critical |= task->critical;
  /* A hammock ends with what it follows: it is no work of its own. */
  if (template_task->kind == ASP_TASK_KIND_HAMMOCK)
    {
      sum->hammock = task;
      return;
    }

  sum->work += task->duration;
  sum->done_work += (gint64) task->duration * task->percent;
  if (!sum->has_days || task->start < span->start)
    span->start = task->start;
  if (!sum->has_days || task->finish > span->finish)
    span->finish = task->finish;
  if (!sum->has_days || task->plan_start < span->plan_start)
    span->plan_start = task->plan_start;
  if (!sum->has_days || task->plan_finish > span->plan_finish)
    span->plan_finish = task->plan_finish;
  if (!sum->has_days || task->es < span->es)
    span->es = task->es;
  if (!sum->has_days || task->ef > span->ef)
    span->ef = task->ef;
  sum->has_days = TRUE;
}

/* Adds what is in a part of the span. */
static void
add_part (SpanSum       *sum,
          const SpanSum *part)
{
  AspPlanSpan *span = sum->span;
  const AspPlanSpan *other = part->span;

  span->n_tasks += other->n_tasks;
  span->n_done += other->n_done;
  span->n_late += other->n_late;
  span->critical |= other->critical;
  /* Tasks lie in the order of the schedule. */
  if (part->hammock != NULL && (sum->hammock == NULL || part->hammock > sum->hammock))
    sum->hammock = part->hammock;
  sum->work += part->work;
  sum->done_work += part->done_work;
  if (!part->has_days)
    return;

  if (sum->has_days)
    {
      span->start = MIN (span->start, other->start);
      span->finish = MAX (span->finish, other->finish);
      span->plan_start = MIN (span->plan_start, other->plan_start);
      span->plan_finish = MAX (span->plan_finish, other->plan_finish);
      span->es = MIN (span->es, other->es);
      span->ef = MAX (span->ef, other->ef);
    }
  else
    {
      span->start = other->start;
      span->finish = other->finish;
      span->plan_start = other->plan_start;
      span->plan_finish = other->plan_finish;
      span->es = other->es;
      span->ef = other->ef;
      sum->has_days = TRUE;
    }
}

/* 100 percent only when everything is done, milestones too. */
static void
finish_span (SpanSum *sum)
{
  AspPlanSpan *span = sum->span;

  if (!sum->has_days && sum->hammock != NULL)
    {
      span->start = sum->hammock->start;
      span->finish = sum->hammock->finish;
      span->plan_start = sum->hammock->plan_start;
      span->plan_finish = sum->hammock->plan_finish;
      span->es = sum->hammock->es;
      span->ef = sum->hammock->ef;
    }
  if (span->n_tasks > 0 && span->n_done == span->n_tasks)
    span->percent = 100;
  else if (sum->work > 0)
    span->percent = MIN ((int) (sum->done_work / sum->work), 99);
}

/* The offsets at which a stage ends by its gates, in plan and forecast; FALSE when no gate
 * applies. */
static gboolean
find_gate (AspPlan *self,
           guint    gate,
           int     *plan_offset,
           int     *offset)
{
  const AspTemplateTask *const *template_tasks = _asp_network_get_tasks (self->network);
  gboolean found = FALSE;

  for (guint i = 0; i < self->n_tasks; i++)
    {
      const AspPlanTask *task = &self->tasks[i];

      if (!task->applies || template_tasks[i]->gate != gate)
        continue;

      *offset = found ? MAX (*offset, task->ef) : task->ef;
      *plan_offset = found ? MAX (*plan_offset, task->plan_ef) : task->plan_ef;
      found = TRUE;
    }

  return found;
}

static AspDay
get_day (AspPlan *self,
         int      offset)
{
  return asp_calendar_get_workday (self->calendar, self->day_zero + offset);
}

/* Stage bars run from gate to gate; tasks of a later stage may begin earlier (domain.md 10). */
static void
place_stages (AspPlan *self)
{
  int begin = 0;
  int plan_begin = 0;

  for (guint i = 0; i < ASP_N_STAGES; i++)
    {
      AspPlanSpan *span = &self->stages[i];
      int end = self->end;
      int plan_end = self->plan_end;

      if (span->n_tasks == 0)
        continue;
      if (i + 1 < ASP_N_STAGES && !find_gate (self, i + 1, &plan_end, &end))
        end = span->ef;

      end = MAX (end, begin);
      plan_end = MAX (plan_end, plan_begin);
      span->es = begin;
      span->ef = end;
      span->start = get_day (self, begin);
      span->finish = get_day (self, MAX (end - 1, begin));
      span->plan_start = get_day (self, plan_begin);
      span->plan_finish = get_day (self, MAX (plan_end - 1, plan_begin));
      begin = end;
      plan_begin = plan_end;
    }
}

/* Each task once: stages are the sum of their groups' parts, and the whole of its stages.
 * @groups: room for them */
static void
build_spans (AspPlan *self,
             SpanSum *groups)
{
  const AspTemplateTask *const *template_tasks = _asp_network_get_tasks (self->network);
  SpanSum total, stage;

  begin_span (&total, &self->total);
  for (guint i = 0; i < self->n_groups * ASP_N_STAGES; i++)
    begin_span (&groups[i], &self->groups[i]);
  for (guint i = 0; i < self->n_tasks; i++)
    {
      const AspTemplateTask *task = template_tasks[i];
      guint of_stage = (guint) task->stage - ASP_STAGE_PREPARATION;

      if (!self->tasks[i].applies)
        continue;

      if (of_stage < ASP_N_STAGES)
        add_task (&groups[of_stage * self->n_groups + task->group], &self->tasks[i], task);
      else
        add_task (&total, &self->tasks[i], task);
    }

  for (guint i = 0; i < ASP_N_STAGES; i++)
    {
      begin_span (&stage, &self->stages[i]);
      for (guint j = 0; j < self->n_groups; j++)
        {
          SpanSum *group = &groups[i * self->n_groups + j];

          if (group->span->n_tasks == 0)
            continue;
          add_part (&stage, group);
          finish_span (group);
        }
      add_part (&total, &stage);
      finish_span (&stage);
    }
  finish_span (&total);
  place_stages (self);
}

void
_asp_plan_build_spans (AspPlan *self)
{
  guint n_groups = self->n_groups * ASP_N_STAGES;

  if (n_groups <= N_ON_STACK)
    {
      SpanSum groups[N_ON_STACK];

      build_spans (self, groups);
    }
  else
    {
      g_autofree SpanSum *groups = g_new (SpanSum, n_groups);

      build_spans (self, groups);
    }
}

/* Whether a stage is as long as the briefing has it: 40 to 65 working days for the first two. */
AspLengthCheck
asp_plan_check_stage (AspPlan  *self,
                      AspStage  stage)
{
  const AspPlanSpan *span = asp_plan_get_stage (self, stage);
  int length;

  g_return_val_if_fail (span != NULL, ASP_LENGTH_OK);

  length = span->ef - span->es;
  if (stage == ASP_STAGE_LIVE || span->n_tasks == 0)
    return ASP_LENGTH_OK;
  if (length < MIN_STAGE_LENGTH)
    return ASP_LENGTH_SHORT;

  return length > MAX_STAGE_LENGTH ? ASP_LENGTH_LONG : ASP_LENGTH_OK;
}

static gboolean
is_gate_open (AspPlan *self,
              guint    gate)
{
  for (guint i = 0; i < self->n_tasks; i++)
    {
      if (self->tasks[i].applies && asp_network_get_task (self->network, i)->gate == gate &&
          self->tasks[i].state != ASP_TASK_STATE_DONE)
        return TRUE;
    }

  return FALSE;
}

/* The stage that the municipality is in by what is done: a stage ends when its gates are done. */
AspStage
asp_plan_get_current_stage (AspPlan *self)
{
  g_return_val_if_fail (self != NULL, ASP_STAGE_PREPARATION);

  if (is_gate_open (self, 1))
    return ASP_STAGE_PREPARATION;

  return is_gate_open (self, 2) ? ASP_STAGE_JOINING : ASP_STAGE_LIVE;
}

/* The node of the task that ends the stage of joining; G_MAXUINT: none applies. */
static guint
find_go_live_node (AspPlan *self)
{
  for (guint i = 0; i < self->n_tasks; i++)
    {
      if (self->tasks[i].applies && asp_network_get_task (self->network, i)->gate == 2)
        return i;
    }

  return G_MAXUINT;
}

/* Returns: (nullable) */
static const AspPlanTask *
find_go_live (AspPlan *self)
{
  guint node = find_go_live_node (self);

  return node != G_MAXUINT ? &self->tasks[node] : NULL;
}

/* The forecast day of go-live, or ASP_DAY_NONE. */
AspDay
asp_plan_get_go_live (AspPlan *self)
{
  const AspPlanTask *task;

  g_return_val_if_fail (self != NULL, ASP_DAY_NONE);

  task = find_go_live (self);

  return task != NULL ? task->finish : ASP_DAY_NONE;
}

/* The planned day of go-live, or ASP_DAY_NONE. */
AspDay
asp_plan_get_planned_go_live (AspPlan *self)
{
  const AspPlanTask *task;

  g_return_val_if_fail (self != NULL, ASP_DAY_NONE);

  task = find_go_live (self);

  return task != NULL ? task->plan_finish : ASP_DAY_NONE;
}

/* The municipality's slip: that of its go-live, in working days; negative when it is early. */
int
asp_plan_get_slip (AspPlan *self)
{
  const AspPlanTask *task;

  g_return_val_if_fail (self != NULL, 0);

  task = find_go_live (self);

  return task != NULL ? task->slip : 0;
}

/* Why go-live slips: back along the predecessors that determine it, to the first task of the chain
 * that is later than planned for a reason of its own (not begun or not finished in time).
 *
 * @node: (out): that task
 *
 * Returns: FALSE when go-live does not slip */
gboolean
asp_plan_find_slip_cause (AspPlan *self,
                          guint   *node)
{
  guint at;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (node != NULL, FALSE);

  at = find_go_live_node (self);
  if (at == G_MAXUINT || self->tasks[at].slip <= 0)
    return FALSE;

  while (self->tasks[at].binding != G_MAXUINT && self->tasks[self->tasks[at].binding].slip > 0)
    at = self->tasks[at].binding;
  *node = at;

  return TRUE;
}
