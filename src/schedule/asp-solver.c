/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-solver.h"

#include <string.h>

#include "asp-calendar-table.h"

/* The critical path method on calendars (Kelley & Walker 1959; generalised precedence: Elmaghraby
 * & Kamburowski 1992). Inside one calendar everything is arithmetic on numbers of working days;
 * only links between calendars and lags in calendar days go by way of the days themselves. */

/* A moment between two days. At the start of a day and at the end of the one before it is the same
 * moment, but not the same day: who may not finish before the end of a Saturday has to work on
 * Monday when his Saturday is free, who may not finish before the start of a Monday has not. */
typedef struct
{
  AspDay   day;
  gboolean is_end;
} Instant;

static inline gboolean
holds_start (AspLinkType type)
{
  return type == ASP_LINK_FINISH_START || type == ASP_LINK_START_START;
}

static inline gboolean
leaves_start (AspLinkType type)
{
  return type == ASP_LINK_START_START || type == ASP_LINK_START_FINISH;
}

static inline const AspCalendarTable *
get_calendar (const AspSolverProblem *problem,
              guint                   task)
{
  return asp_calendar_get_table (problem->calendars[problem->tasks[task].calendar]);
}

static inline guint
get_part (const AspSolverProblem *problem,
          guint                   task)
{
  return problem->n_parts > 0 ? problem->parts[task] : 0;
}

static inline AspDay
get_start_day (const AspSolverProblem *problem,
               guint                   task)
{
  return problem->n_parts > 0 ? problem->part_starts[problem->parts[task]] : problem->start_day;
}

static inline int
to_index (const AspCalendarTable *calendar,
          AspDay                  day)
{
  return asp_calendar_table_get_index (calendar, day);
}

static inline AspDay
to_day (const AspCalendarTable *calendar,
        int                     index)
{
  return asp_calendar_table_get_workday (calendar, index);
}

/* Whether the link is only a number of working days between positions of one calendar. */
static inline gboolean
is_arithmetic (const AspSolverProblem *problem,
               const AspNetworkLink   *link)
{
  return link->unit == ASP_LAG_WORKING &&
         problem->tasks[link->from].calendar == problem->tasks[link->to].calendar;
}

/* The moment at which a task starts or finishes, when that end is at @position. */
static Instant
get_instant (const AspSolverProblem *problem,
             const AspSolverDates   *dates,
             guint                   task,
             gboolean                is_start,
             int                     position)
{
  const AspCalendarTable *calendar = get_calendar (problem, task);

  /* A milestone's only moment is where its day shows it. */
  if (dates[task].ef == dates[task].es)
    is_start = dates[task].at_start;

  return (Instant) {
    .day = to_day (calendar, is_start ? position : position - 1),
    .is_end = !is_start,
  };
}

/* The first position at which what the link holds may be, when the predecessor is where @dates has
 * it: of the successor's start, or of its finish, by the type. */
static int
get_earliest_by_day (const AspSolverProblem *problem,
                     const AspSolverDates   *dates,
                     const AspNetworkLink   *link,
                     int                     position)
{
  gboolean is_start = leaves_start (link->type);
  const AspCalendarTable *calendar = get_calendar (problem, link->to);
  Instant instant;

  instant = get_instant (problem, dates, link->from, is_start, position);
  if (link->unit == ASP_LAG_CALENDAR)
    instant.day += link->lag;

  if (!instant.is_end)
    position = to_index (calendar, instant.day);
  else if (holds_start (link->type))
    position = to_index (calendar, instant.day + 1);
  else
    position = to_index (calendar, instant.day) + 1;

  return link->unit == ASP_LAG_WORKING ? position + link->lag : position;
}

static inline int
get_earliest (const AspSolverProblem *problem,
              const AspSolverDates   *dates,
              const AspNetworkLink   *link)
{
  const AspSolverDates *from = &dates[link->from];
  int position = leaves_start (link->type) ? from->es : from->ef;

  return is_arithmetic (problem, link) ? position + link->lag
                                       : get_earliest_by_day (problem, dates, link, position);
}

/* The other way: the last position at which the predecessor's end may be, so that what the link
 * holds can be at @position. */
static int
get_latest_by_day (const AspSolverProblem *problem,
                   const AspSolverDates   *dates,
                   const AspNetworkLink   *link,
                   int                     position)
{
  const AspCalendarTable *to = get_calendar (problem, link->to);
  const AspCalendarTable *from = get_calendar (problem, link->from);
  Instant instant;
  int lag = 0;

  if (link->unit == ASP_LAG_CALENDAR)
    lag = link->lag;
  else
    position -= link->lag;

  instant = get_instant (problem, dates, link->from, leaves_start (link->type), 0);
  if (!instant.is_end)
    return to_index (from, to_day (to, position) - lag + 1) - 1;
  if (holds_start (link->type))
    return to_index (from, to_day (to, position) - lag);

  return to_index (from, to_day (to, position - 1) - lag + 1);
}

static inline int
get_latest (const AspSolverProblem *problem,
            const AspSolverDates   *dates,
            const AspNetworkLink   *link,
            int                     position)
{
  return is_arithmetic (problem, link) ? position - link->lag
                                       : get_latest_by_day (problem, dates, link, position);
}

static inline int
get_bound (const AspSolverProblem *problem,
           const AspSolverDates   *dates,
           const AspNetworkLink   *link)
{
  int position = get_earliest (problem, dates, link);

  return holds_start (link->type) ? position : position - problem->tasks[link->to].duration;
}

/**
 * asp_solver_get_bound:
 *
 * Returns: the first position at which the link lets its successor start
 */
int
asp_solver_get_bound (const AspSolverProblem *problem,
                      const AspSolverDates   *dates,
                      const AspNetworkLink   *link)
{
  return get_bound (problem, dates, link);
}

/* Where the constraint alone would have the task start; FALSE when it has no earliest day. */
static gboolean
get_constraint_position (const AspSolverTask    *task,
                         const AspCalendarTable *calendar,
                         int                    *position)
{
  int on_or_after = to_index (calendar, task->constraint_day);

  switch (task->constraint)
    {
    case ASP_CONSTRAINT_MUST_START_ON:
    case ASP_CONSTRAINT_START_NOT_EARLIER:
      *position = on_or_after;
      return TRUE;
    case ASP_CONSTRAINT_FINISH_NOT_EARLIER:
      *position = task->duration > 0 ? on_or_after + 1 - task->duration : on_or_after;
      return TRUE;
    case ASP_CONSTRAINT_MUST_FINISH_ON:
      *position = on_or_after;
      if (task->duration > 0)
        *position = to_index (calendar, task->constraint_day + 1) - task->duration;
      return TRUE;
    case ASP_CONSTRAINT_AS_SOON_AS_POSSIBLE:
    case ASP_CONSTRAINT_AS_LATE_AS_POSSIBLE:
    case ASP_CONSTRAINT_START_NOT_LATER:
    case ASP_CONSTRAINT_FINISH_NOT_LATER:
    default:
      return FALSE;
    }
}

static gboolean
is_fixed (const AspSolverTask *task)
{
  return task->constraint == ASP_CONSTRAINT_MUST_START_ON ||
         task->constraint == ASP_CONSTRAINT_MUST_FINISH_ON;
}

static void
apply_constraint (const AspSolverTask    *task,
                  const AspCalendarTable *calendar,
                  AspSolverDates         *dates)
{
  int position;

  if (!get_constraint_position (task, calendar, &position))
    return;

  /* A milestone would be shown a day before the bound that it just reaches. */
  if (is_fixed (task) || position > dates->es || (position == dates->es && task->duration == 0))
    {
      dates->es = position;
      dates->held = TRUE;
      dates->binding = ASP_SOLVER_NONE;
    }
}

/* Work that is left, in working days: unfinished work takes at least one. */
static int
get_remaining (const AspSolverTask *task)
{
  return MAX (1, (task->duration * (100 - task->percent) + 99) / 100);
}

static void
forecast_done (const AspSolverProblem *problem,
               const AspSolverTask    *task,
               const AspCalendarTable *calendar,
               AspSolverDates         *dates)
{
  int status = to_index (calendar, problem->status_date + 1);

  /* Done without a day: on the planned one, but not in the future. */
  if (dates->ef > status || task->actual_finish != ASP_DAY_NONE)
    dates->held = FALSE;
  dates->ef = MIN (dates->ef, status);
  if (task->actual_finish != ASP_DAY_NONE)
    dates->ef = to_index (calendar, task->actual_finish + 1);
  if (task->actual_start == ASP_DAY_NONE && dates->es >= dates->ef)
    dates->es = dates->ef - task->duration;
  dates->es = task->duration == 0 ? dates->ef : MIN (dates->es, dates->ef);
}

static void
forecast_unfinished (const AspSolverProblem *problem,
                     const AspSolverTask    *task,
                     const AspCalendarTable *calendar,
                     AspSolverDates         *dates)
{
  int status = to_index (calendar, problem->status_date);

  if (task->begun && task->duration > 0)
    {
      /* Begun without a day: on the planned one, but not in the future. */
      if (task->actual_start == ASP_DAY_NONE)
        dates->es = MIN (dates->es, status);
      dates->ef = MAX (dates->es + task->duration, status + get_remaining (task));
    }
  else if (dates->es < status)
    {
      dates->es = status;
      dates->ef = dates->es + task->duration;
      dates->pushed = TRUE;
      dates->held = FALSE;
      dates->binding = ASP_SOLVER_NONE;
    }
}

/* What happened holds over what was planned: actual days fix the positions, and what is not
 * finished by the status date is finished after it. */
static void
apply_facts (const AspSolverProblem *problem,
             const AspSolverTask    *task,
             const AspCalendarTable *calendar,
             AspSolverDates         *dates)
{
  if (task->actual_start != ASP_DAY_NONE)
    {
      dates->es = to_index (calendar, task->actual_start);
      dates->ef = dates->es + task->duration;
      dates->binding = ASP_SOLVER_NONE;
      dates->held = FALSE;
    }

  if (task->done || task->actual_finish != ASP_DAY_NONE)
    forecast_done (problem, task, calendar, dates);
  else
    forecast_unfinished (problem, task, calendar, dates);
}

/* What waits for a milestone begins after its day, and days off take no working time: others go on
 * as if it had been on the days that are worked. */
static void
apply_pin (const AspSolverTask    *task,
           const AspCalendarTable *calendar,
           AspSolverDates         *dates)
{
  dates->ef = to_index (calendar, task->pinned_finish + 1);
  dates->es = task->duration == 0 ? dates->ef : MIN (to_index (calendar, task->pinned_start),
                                                     dates->ef);
  dates->binding = ASP_SOLVER_NONE;
  dates->held = FALSE;
}

static void
apply_links (const AspSolverProblem *problem,
             AspSolverDates         *dates,
             guint                   task)
{
  AspSolverDates *own = &dates[task];
  int earliest = own->es;
  gboolean any = FALSE;

  for (guint i = problem->first_link[task]; i < problem->first_link[task + 1]; i++)
    {
      const AspNetworkLink *link = &problem->links[i];
      int bound;

      if (!problem->tasks[link->from].applies)
        continue;

      bound = get_bound (problem, dates, link);
      if (!any || bound > own->es)
        {
          own->es = bound;
          own->binding = i;
          any = TRUE;
        }
    }

  /* Nothing begins before day 0, whatever a lead says. */
  if (own->es < earliest)
    {
      own->es = earliest;
      own->binding = ASP_SOLVER_NONE;
    }
}

/* Whether a milestone is shown on the day that begins at its position. */
static gboolean
stands_at_start (const AspSolverProblem *problem,
                 guint                   node,
                 const AspSolverDates   *dates)
{
  const AspSolverTask *task = &problem->tasks[node];
  const AspCalendarTable *calendar = get_calendar (problem, node);

  if (dates->ef > dates->es || (problem->forecast && task->actual_finish != ASP_DAY_NONE))
    return FALSE;

  return dates->held || dates->pushed ||
         dates->es <= to_index (calendar, get_start_day (problem, node));
}

/* @late: (nullable): where the tasks stand that are to be as late as possible */
static gboolean
run_forward (const AspSolverProblem *problem,
             const int              *late,
             AspSolverDates         *dates)
{
  gboolean fits = TRUE;

  for (guint i = 0; i < problem->n_order; i++)
    {
      guint node = problem->order[i];
      const AspSolverTask *task = &problem->tasks[node];
      const AspCalendarTable *calendar = get_calendar (problem, node);
      AspSolverDates *own = &dates[node];
      int limit = calendar->n_workdays;

      *own = (AspSolverDates) { .binding = ASP_SOLVER_NONE };
      own->es = to_index (calendar, get_start_day (problem, node));
      apply_links (problem, dates, node);
      if (late != NULL && task->constraint == ASP_CONSTRAINT_AS_LATE_AS_POSSIBLE &&
          late[node] > own->es)
        {
          own->es = late[node];
          own->binding = ASP_SOLVER_NONE;
        }
      apply_constraint (task, calendar, own);

      own->ef = own->es + task->duration;
      if (task->pinned)
        apply_pin (task, calendar, own);
      else if (problem->forecast && task->applies)
        apply_facts (problem, task, calendar, own);
      if (own->es < 0 || own->ef > limit)
        {
          fits = FALSE;
          own->es = CLAMP (own->es, 0, limit);
          own->ef = CLAMP (own->ef, own->es, limit);
        }
      own->at_start = stands_at_start (problem, node, own);
    }

  return fits;
}

/* The last position of the finish by the task's own limits. */
static int
get_own_limit (const AspSolverProblem *problem,
               const AspSolverDates   *dates,
               guint                   node,
               int                     end)
{
  const AspSolverTask *task = &problem->tasks[node];
  const AspCalendarTable *calendar = get_calendar (problem, node);
  int length = dates[node].ef - dates[node].es;
  gboolean open = !problem->forecast || !task->done;
  gboolean can_move = !problem->forecast || (!task->begun && !task->done);
  int limit = end;

  if (open && task->deadline != ASP_DAY_NONE)
    limit = MIN (limit, to_index (calendar, task->deadline + 1));
  if (open && task->constraint == ASP_CONSTRAINT_FINISH_NOT_LATER)
    limit = MIN (limit, to_index (calendar, task->constraint_day + 1));
  if (can_move && task->constraint == ASP_CONSTRAINT_START_NOT_LATER)
    limit = MIN (limit, to_index (calendar, task->constraint_day + 1) - 1 + length);
  if (can_move && is_fixed (task))
    limit = MIN (limit, dates[node].ef);

  return limit;
}

/* The end of each part, as the day after its last one. */
static void
find_ends (const AspSolverProblem *problem,
           const AspSolverDates   *dates,
           AspDay                 *ends)
{
  ends[0] = problem->start_day;
  for (guint i = 0; i < problem->n_parts; i++)
    ends[i] = problem->part_starts[i];

  for (guint i = 0; i < problem->n_order; i++)
    {
      guint node = problem->order[i];
      guint part = get_part (problem, node);
      Instant instant;

      if (!problem->tasks[node].applies)
        continue;

      instant = get_instant (problem, dates, node, FALSE, dates[node].ef);
      ends[part] = MAX (ends[part], instant.day + (instant.is_end ? 1 : 0));
    }
}

/* How far the link lets its predecessor's finish go, when @position is what it holds. */
static inline int
get_latest_finish (const AspSolverProblem *problem,
                   const AspSolverDates   *dates,
                   const AspNetworkLink   *link,
                   int                     position)
{
  const AspSolverDates *from = &dates[link->from];

  return get_latest (problem, dates, link, position) +
         (leaves_start (link->type) ? from->ef - from->es : 0);
}

static inline int
get_room (const AspSolverProblem *problem,
          const AspSolverDates   *dates,
          const AspNetworkLink   *link)
{
  const AspSolverDates *to = &dates[link->to];

  return get_latest_finish (problem, dates, link, holds_start (link->type) ? to->es : to->ef) -
         dates[link->from].ef;
}

/**
 * asp_solver_get_room:
 *
 * Returns: by how many working days of its own calendar the predecessor can be later before the
 *   link moves its successor; negative when the link is not kept
 */
int
asp_solver_get_room (const AspSolverProblem *problem,
                     const AspSolverDates   *dates,
                     const AspNetworkLink   *link)
{
  return get_room (problem, dates, link);
}

static void
run_backward (const AspSolverProblem *problem,
              AspSolverDates         *dates)
{
  g_autofree AspDay *many = problem->n_parts > 1 ? g_new (AspDay, problem->n_parts) : NULL;
  AspDay one;
  AspDay *ends = many != NULL ? many : &one;

  find_ends (problem, dates, ends);
  for (guint i = 0; i < problem->n_order; i++)
    {
      guint node = problem->order[i];
      int limit = to_index (get_calendar (problem, node), ends[get_part (problem, node)]);

      dates[node].lf = get_own_limit (problem, dates, node, limit);
      dates[node].free_slack = limit - dates[node].ef;
    }

  for (guint i = problem->n_order; i > 0; i--)
    {
      guint node = problem->order[i - 1];
      AspSolverDates *own = &dates[node];

      /* All successors come later in the order: lf is final. */
      own->ls = own->lf - (own->ef - own->es);
      if (!problem->tasks[node].applies)
        continue;

      for (guint j = problem->first_link[node]; j < problem->first_link[node + 1]; j++)
        {
          const AspNetworkLink *link = &problem->links[j];
          AspSolverDates *other = &dates[link->from];
          int latest = get_latest_finish (problem, dates, link,
                                          holds_start (link->type) ? own->ls : own->lf);

          other->lf = MIN (other->lf, latest);
          other->free_slack = MIN (other->free_slack, get_room (problem, dates, link));
        }
    }
}

static gboolean
has_late_tasks (const AspSolverProblem *problem)
{
  for (guint i = 0; i < problem->n_tasks; i++)
    {
      if (problem->tasks[i].constraint == ASP_CONSTRAINT_AS_LATE_AS_POSSIBLE)
        return TRUE;
    }

  return FALSE;
}

/* @early: whether only early dates are asked for */
static gboolean
solve (const AspSolverProblem *problem,
       gboolean                early,
       AspSolverDates         *dates)
{
  gboolean has_late = has_late_tasks (problem);
  gboolean fits = run_forward (problem, NULL, dates);

  if (!early || has_late)
    run_backward (problem, dates);
  if (has_late)
    {
      g_autofree int *late = g_new (int, problem->n_tasks);

      for (guint i = 0; i < problem->n_order; i++)
        late[problem->order[i]] = dates[problem->order[i]].ls;
      fits = run_forward (problem, late, dates) && fits;
      if (!early)
        run_backward (problem, dates);
    }

  return fits;
}

/**
 * asp_solver_solve:
 * @dates: (out caller-allocates): one for each task; those of hammocks are left alone
 *
 * Forward pass for the early dates, backward pass for the late ones and slack. A task that is to
 * be as late as possible takes the latest place that does not move the end of the whole.
 */
gboolean
asp_solver_solve (const AspSolverProblem *problem,
                  AspSolverDates         *dates)
{
  g_return_val_if_fail (problem != NULL, FALSE);

  return solve (problem, FALSE, dates);
}

/* Whether nothing happened and nothing is overdue, so that facts would leave the early dates of a
 * plan as they are. */
static gboolean
is_by_plan (const AspSolverProblem *problem,
            const AspSolverDates   *plan)
{
  for (guint i = 0; i < problem->n_order; i++)
    {
      guint node = problem->order[i];
      const AspSolverTask *task = &problem->tasks[node];
      int status = to_index (get_calendar (problem, node), problem->status_date);

      if (task->begun || task->done || task->actual_start != ASP_DAY_NONE ||
          task->actual_finish != ASP_DAY_NONE || plan[node].es < status ||
          task->constraint == ASP_CONSTRAINT_AS_LATE_AS_POSSIBLE)
        return FALSE;
    }

  return TRUE;
}

/**
 * asp_solver_solve_both:
 * @problem: its "forecast" does not count
 * @plan: (out caller-allocates): one for each task: early dates without the facts, nothing else
 * @forecast: (out caller-allocates): what asp_solver_solve() gives with the facts
 *
 * What a plan needs, at less than the price of two: its forward pass serves for the forecast too
 * as long as there is nothing in which they differ.
 */
gboolean
asp_solver_solve_both (const AspSolverProblem *problem,
                       AspSolverDates         *plan,
                       AspSolverDates         *forecast)
{
  AspSolverProblem own;
  gboolean fits;

  g_return_val_if_fail (problem != NULL, FALSE);

  own = *problem;
  own.forecast = FALSE;
  fits = solve (&own, TRUE, plan);
  own.forecast = TRUE;
  if (!is_by_plan (&own, plan))
    return solve (&own, FALSE, forecast) && fits;

  memcpy (forecast, plan, problem->n_tasks * sizeof (AspSolverDates));
  run_backward (&own, forecast);

  return fits;
}

/**
 * asp_solver_get_days:
 *
 * The days that a task's positions stand for, first and last; a milestone's are the same.
 */
void
asp_solver_get_days (const AspSolverProblem *problem,
                     const AspSolverDates   *dates,
                     guint                   task,
                     AspDay                 *start,
                     AspDay                 *finish)
{
  const AspSolverDates *own = &dates[task];
  const AspCalendarTable *calendar = get_calendar (problem, task);

  if (own->ef == own->es)
    {
      *start = to_day (calendar, own->at_start ? own->es : own->es - 1);
      *finish = *start;
      return;
    }

  *start = to_day (calendar, own->es);
  *finish = to_day (calendar, own->ef - 1);
}
