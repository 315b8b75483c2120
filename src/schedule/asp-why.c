/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-why.h"

#include "asp-network-private.h"

#define NO_NODE G_MAXUINT

static gboolean
is_start (AspLinkType type)
{
  return type == ASP_LINK_START_START || type == ASP_LINK_START_FINISH;
}

/* Days off from @day up to before @start. */
static void
count_days_off (AspPlan *plan,
                AspWhy  *why,
                AspDay   day)
{
  AspCalendar *calendar = asp_plan_get_calendar (plan);

  for (; day < why->task->start; day++)
    {
      const char *holiday;

      if (asp_calendar_is_workday (calendar, day))
        continue;

      holiday = asp_calendar_get_holiday_name (calendar, day);
      if (why->n_days_off++ == 0)
        why->first_day_off = day;
      why->last_day_off = day;
      if (why->holiday == NULL)
        why->holiday = holiday;
    }
}

/* @start, @finish: of the predecessor; the link itself is in @why */
static void
explain_predecessor (AspPlan *plan,
                     AspWhy  *why,
                     AspDay   start,
                     AspDay   finish)
{
  int elapsed = why->unit == ASP_LAG_CALENDAR ? why->lag : 0;

  why->kind = ASP_WHY_PREDECESSOR;
  why->from_day = is_start (why->type) ? start : finish;
  /* A milestone stands at the end of its day unless a date of its own holds it. */
  if (why->type == ASP_LINK_FINISH_START && !why->is_milestone)
    count_days_off (plan, why, finish + 1 + elapsed);
  else if (why->type == ASP_LINK_START_START && !why->is_milestone)
    count_days_off (plan, why, start + elapsed);
}

static void
explain_link (AspPlan *plan,
              AspWhy  *why)
{
  const AspNetworkLink *link = asp_network_get_links (asp_plan_get_network (plan)) +
                               why->task->binding_link;
  const AspPlanTask *from = asp_plan_get_task (plan, link->from);

  why->from = link->from;
  why->type = link->type;
  why->unit = link->unit;
  why->lag = link->lag;
  explain_predecessor (plan, why, from->start, from->finish);
}

static void
explain_outside_link (AspPlan *plan,
                      AspWhy  *why)
{
  const AspOutsideLink *link = asp_plan_get_outside_link (plan, why->task->binding_outside);

  why->outside = link;
  why->type = link->type;
  why->unit = link->unit;
  why->lag = link->lag;
  explain_predecessor (plan, why, link->start, link->finish);
}

static void
explain_span (AspPlan *plan,
              AspWhy  *why)
{
  guint from, to;

  why->kind = ASP_WHY_SPAN;
  if (_asp_network_get_span (asp_plan_get_network (plan), why->node, &from, &to))
    {
      why->from = from;
      why->next = to;
      why->from_day = asp_plan_get_task (plan, from)->start;
    }
}

static gboolean
has_begun (const AspPlanTask *task)
{
  return task->actual_start != ASP_DAY_NONE || task->actual_finish != ASP_DAY_NONE ||
         task->state == ASP_TASK_STATE_DONE;
}

/* The same among other municipalities' tasks. @least: the room to the successor here, when @next is
 * one. Returns: (nullable): NULL when the one here moves first */
static const AspOutsideLink *
find_outside_next (AspPlan *plan,
                   guint    node,
                   guint    next,
                   int      least)
{
  const AspOutsideLink *found = NULL;

  for (guint i = 0; i < asp_plan_get_n_outside_links (plan); i++)
    {
      const AspOutsideLink *link = asp_plan_get_outside_link (plan, i);

      if (link->node != node || link->is_predecessor || !link->applies ||
          (next != NO_NODE && link->room >= least))
        continue;

      found = link;
      next = node;
      least = link->room;
    }

  return found;
}

/* The successor that takes the free slack: the one with the least room between. */
static guint
find_next (AspPlan               *plan,
           guint                  node,
           const AspOutsideLink **outside)
{
  AspNetwork *network = asp_plan_get_network (plan);
  const AspNetworkLink *links = asp_network_get_links (network);
  const AspPlanTask *task = asp_plan_get_task (plan, node);
  guint next = NO_NODE;
  int least = 0;

  for (guint i = 0; i < asp_network_get_n_links (network); i++)
    {
      const AspPlanTask *other = asp_plan_get_task (plan, links[i].to);
      gboolean holds_start = links[i].type == ASP_LINK_FINISH_START ||
                             links[i].type == ASP_LINK_START_START;
      int room;

      if (links[i].from != node || !other->applies)
        continue;

      room = (holds_start ? other->es : other->ef) -
             (is_start (links[i].type) ? task->es : task->ef) -
             (links[i].unit == ASP_LAG_WORKING ? links[i].lag : 0);
      if (next == NO_NODE || room < least)
        {
          next = links[i].to;
          least = room;
        }
    }
  *outside = find_outside_next (plan, node, next, least);

  return *outside != NULL ? NO_NODE : next;
}

/**
 * asp_plan_explain:
 * @node: a task of the plan
 * @why: (out): what determines its start; valid as long as the plan
 *
 * The chain of causes goes on at @why->from.
 */
void
asp_plan_explain (AspPlan *plan,
                  guint    node,
                  AspWhy  *why)
{
  const AspPlanTask *task;
  AspTaskKind kind;

  g_return_if_fail (plan != NULL);
  g_return_if_fail (node < asp_plan_get_n_tasks (plan));
  g_return_if_fail (why != NULL);

  task = asp_plan_get_task (plan, node);
  kind = asp_network_get_task (asp_plan_get_network (plan), node)->kind;
  *why = (AspWhy) {
    .node = node,
    .task = task,
    .is_milestone = kind == ASP_TASK_KIND_MILESTONE,
    .from = NO_NODE,
    .from_day = ASP_DAY_NONE,
    .first_day_off = ASP_DAY_NONE,
    .last_day_off = ASP_DAY_NONE,
  };
  why->next = find_next (plan, node, &why->outside_next);

  if (task->pinned)
    {
      why->kind = ASP_WHY_IMPORTED;
    }
  else if (kind == ASP_TASK_KIND_HAMMOCK)
    {
      explain_span (plan, why);
    }
  else if (has_begun (task))
    {
      why->kind = ASP_WHY_ACTUAL;
    }
  else if (task->pushed)
    {
      why->kind = ASP_WHY_STATUS_DATE;
      count_days_off (plan, why, asp_plan_get_status_date (plan));
    }
  else if (task->held)
    {
      why->kind = ASP_WHY_CONSTRAINT;
      if (task->constraint == ASP_CONSTRAINT_START_NOT_EARLIER ||
          task->constraint == ASP_CONSTRAINT_MUST_START_ON)
        count_days_off (plan, why, task->constraint_day);
    }
  else if (task->binding_link != G_MAXUINT)
    {
      explain_link (plan, why);
    }
  else if (task->binding_outside != G_MAXUINT)
    {
      explain_outside_link (plan, why);
    }
  else if (task->constraint == ASP_CONSTRAINT_AS_LATE_AS_POSSIBLE && task->es > 0)
    {
      why->kind = ASP_WHY_AS_LATE_AS_POSSIBLE;
    }
  else
    {
      why->kind = ASP_WHY_FIRST_DAY;
    }
}
