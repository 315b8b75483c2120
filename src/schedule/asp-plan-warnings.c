/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-plan-warnings.h"

#include "asp-plan-private.h"

/* Planning and orientation begin at least six months before joining (domain.md 2). */
#define PLANNING_MONTHS 6

typedef struct
{
  AspPlan *plan;
  GArray  *warnings;            /* (element-type AspPlanWarning) */
} Finder;

static void
add (Finder         *finder,
     AspWarningKind  kind,
     guint           node,
     guint           other,
     AspDay          limit,
     int             days)
{
  AspPlanWarning warning = {
    .kind = kind, .node = node, .other = other, .limit = limit, .days = days,
  };

  g_array_append_val (finder->warnings, warning);
}

/* Working days from the limit on, the limit not counted in. */
static int
count_after (Finder *finder,
             AspDay  limit,
             AspDay  day)
{
  return asp_calendar_count (finder->plan->calendar, limit + 1, day + 1);
}

static void
check_limit (Finder         *finder,
             AspWarningKind  kind,
             guint           node,
             AspDay          limit,
             AspDay          day)
{
  if (limit != ASP_DAY_NONE && day > limit)
    add (finder, kind, node, G_MAXUINT, limit, count_after (finder, limit, day));
}

/* A task on a fixed day is not moved by what it depends on, so that may come too late. */
static void
check_fixed (Finder *finder,
             guint   node)
{
  const AspPlanTask *task = &finder->plan->tasks[node];
  guint n_links;
  const AspNetworkLink *links = asp_network_get_links_to (finder->plan->network, node, &n_links);

  for (guint i = 0; i < n_links; i++)
    {
      const AspPlanTask *from = &finder->plan->tasks[links[i].from];
      gboolean from_start = links[i].type == ASP_LINK_START_START ||
                            links[i].type == ASP_LINK_START_FINISH;
      gboolean to_start = links[i].type == ASP_LINK_FINISH_START ||
                          links[i].type == ASP_LINK_START_START;
      int lag = links[i].unit == ASP_LAG_WORKING ? links[i].lag : 0;
      int room;

      if (!from->applies)
        continue;

      room = (to_start ? task->es : task->ef) - (from_start ? from->es : from->ef) - lag;
      if (room < 0)
        add (finder, ASP_WARNING_FIXED, node, links[i].from, task->constraint_day, -room);
    }
}

static gboolean
is_finished (const AspPlanTask *task)
{
  return task->state == ASP_TASK_STATE_DONE || task->actual_finish != ASP_DAY_NONE;
}

static gboolean
has_begun (const AspPlanTask *task)
{
  return is_finished (task) || task->actual_start != ASP_DAY_NONE ||
         task->state == ASP_TASK_STATE_IN_PROGRESS || task->percent > 0;
}

static void
check_task (Finder *finder,
            guint   node)
{
  const AspPlanTask *task = &finder->plan->tasks[node];
  const AspTemplateTask *info = asp_network_get_task (finder->plan->network, node);

  if (!task->applies || is_finished (task))
    return;

  switch (task->constraint)
    {
    case ASP_CONSTRAINT_START_NOT_LATER:
      if (!has_begun (task))
        check_limit (finder, ASP_WARNING_START_LIMIT, node, task->constraint_day, task->start);
      break;
    case ASP_CONSTRAINT_FINISH_NOT_LATER:
      check_limit (finder, ASP_WARNING_FINISH_LIMIT, node, task->constraint_day, task->finish);
      break;
    case ASP_CONSTRAINT_MUST_START_ON:
    case ASP_CONSTRAINT_MUST_FINISH_ON:
      if (!has_begun (task))
        check_fixed (finder, node);
      break;
    case ASP_CONSTRAINT_AS_SOON_AS_POSSIBLE:
    case ASP_CONSTRAINT_AS_LATE_AS_POSSIBLE:
    case ASP_CONSTRAINT_START_NOT_EARLIER:
    case ASP_CONSTRAINT_FINISH_NOT_EARLIER:
    default:
      break;
    }
  check_limit (finder, ASP_WARNING_DEADLINE, node, task->deadline, task->finish);
  if (info->due_waves & (1u << asp_network_get_wave (finder->plan->network)))
    check_limit (finder, ASP_WARNING_DUE, node, info->due, task->finish);
}

/* 12 June and six months are 12 December; 31 August and six months are 28 or 29 February. */
AspDay
asp_plan_add_months (AspDay day,
                     guint  months)
{
  GDate date;

  g_return_val_if_fail (day != ASP_DAY_NONE, ASP_DAY_NONE);

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (day - asp_day_new (1, 1, 1) + 1));
  g_date_add_months (&date, months);

  return (AspDay) g_date_get_julian (&date) - 1 + asp_day_new (1, 1, 1);
}

static void
check_planning_time (Finder *finder)
{
  AspDay go_live = asp_plan_get_planned_go_live (finder->plan);
  AspDay earliest = asp_plan_add_months (finder->plan->start_day, PLANNING_MONTHS);

  if (go_live != ASP_DAY_NONE && go_live < earliest)
    add (finder, ASP_WARNING_PLANNING_TIME, G_MAXUINT, G_MAXUINT, earliest,
         asp_calendar_count (finder->plan->calendar, go_live, earliest));
}

static void
check_stages (Finder *finder)
{
  for (guint i = 0; i < ASP_N_STAGES; i++)
    {
      AspStage stage = (AspStage) (i + 1);
      const AspPlanSpan *span = asp_plan_get_stage (finder->plan, stage);
      AspLengthCheck check = asp_plan_check_stage (finder->plan, stage);
      AspPlanWarning warning = {
        .kind = check == ASP_LENGTH_SHORT ? ASP_WARNING_STAGE_SHORT : ASP_WARNING_STAGE_LONG,
        .node = G_MAXUINT,
        .other = G_MAXUINT,
        .stage = stage,
        .limit = ASP_DAY_NONE,
        .days = span->ef - span->es,
      };

      if (check != ASP_LENGTH_OK)
        g_array_append_val (finder->warnings, warning);
    }
}

/**
 * asp_plan_list_warnings:
 *
 * What does not fit in a plan: limits that cannot be kept first, then days from outside, then the
 * lengths that the briefing asks for (domain.md 2 and 10). What is done is not warned of.
 *
 * Returns: (transfer full) (element-type AspPlanWarning)
 */
GArray *
asp_plan_list_warnings (AspPlan *plan)
{
  g_autoptr (GArray) warnings = g_array_new (FALSE, FALSE, sizeof (AspPlanWarning));
  Finder finder = { plan, warnings };

  g_return_val_if_fail (plan != NULL, NULL);

  for (guint i = 0; i < plan->n_tasks; i++)
    check_task (&finder, i);
  check_planning_time (&finder);
  check_stages (&finder);

  return g_steal_pointer (&warnings);
}

/* Whether the plan contradicts itself: what was asked for cannot be had. */
gboolean
asp_warning_is_conflict (AspWarningKind kind)
{
  return kind <= ASP_WARNING_FIXED;
}

/* For tables that machines read. */
const char *
asp_warning_kind_to_code (AspWarningKind kind)
{
  static const char *const codes[ASP_N_WARNING_KINDS] = {
    "start-limit", "finish-limit", "fixed", "deadline", "due", "planning-time", "stage-short",
    "stage-long",
  };

  g_return_val_if_fail ((guint) kind < ASP_N_WARNING_KINDS, NULL);

  return codes[kind];
}
