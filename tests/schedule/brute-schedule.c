/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "brute-schedule.h"

typedef struct
{
  const AspSolverProblem *problem;
  const BruteCalendar    *calendars;
  guint                   n_links;
  BruteDates             *dates;
  int                     project_start;
  const int              *late;         /* (nullable) */
  int                    *ends;         /* by part: its last day */
} Brute;

static const BruteCalendar *
calendar_of (const Brute *brute,
             guint        task)
{
  return &brute->calendars[brute->problem->tasks[task].calendar];
}

static int
get_part (const Brute *brute,
          guint        task)
{
  return brute->problem->n_parts > 0 ? (int) brute->problem->parts[task] : 0;
}

/* No task of a part is before its first day. */
static int
get_part_start (const Brute *brute,
                int          part)
{
  if (brute->problem->n_parts == 0)
    return brute->project_start;

  return brute->problem->part_starts[part] - BRUTE_FIRST_DAY;
}

static gboolean
works (const BruteCalendar *calendar,
       int                  day)
{
  g_assert (day >= 0 && day < BRUTE_N_DAYS);

  return calendar->works[day];
}

static int
at_or_after (const BruteCalendar *calendar,
             int                  day)
{
  while (!works (calendar, day))
    day++;

  return day;
}

static int
at_or_before (const BruteCalendar *calendar,
              int                  day)
{
  while (!works (calendar, day))
    day--;

  return day;
}

/* From a working day so many working days on. */
static int
step (const BruteCalendar *calendar,
      int                  day,
      int                  n)
{
  for (; n > 0; n--)
    day = at_or_after (calendar, day + 1);
  for (; n < 0; n++)
    day = at_or_before (calendar, day - 1);

  return day;
}

/* A task put so that it starts on that working day. */
static void
put (const Brute *brute,
     guint        task,
     int          start)
{
  const BruteCalendar *calendar = calendar_of (brute, task);

  brute->dates[task].start = start;
  brute->dates[task].finish = step (calendar, start, brute->dates[task].length - 1);
}

/* What the link asks of its successor: not to start before a day, or not to finish before one. */
static int
ask (const Brute          *brute,
     const AspNetworkLink *link)
{
  const BruteCalendar *calendar = calendar_of (brute, link->to);
  const BruteDates *from = &brute->dates[link->from];
  gboolean at_start = link->type == ASP_LINK_START_START || link->type == ASP_LINK_START_FINISH;
  gboolean asks_start = link->type == ASP_LINK_FINISH_START || link->type == ASP_LINK_START_START;
  int elapsed = link->unit == ASP_LAG_CALENDAR ? link->lag : 0;
  int worked = link->unit == ASP_LAG_WORKING ? link->lag : 0;

  if (from->length == 0)
    at_start = from->at_start;

  if (at_start && asks_start)
    return step (calendar, at_or_after (calendar, from->start + elapsed), worked);
  if (at_start)
    return step (calendar, at_or_before (calendar, from->start + elapsed - 1), worked);
  if (asks_start)
    return step (calendar, at_or_after (calendar, from->finish + elapsed + 1), worked);

  return step (calendar, at_or_after (calendar, from->finish + elapsed), worked);
}

static gboolean
is_kept (const Brute          *brute,
         const AspNetworkLink *link)
{
  const BruteDates *to = &brute->dates[link->to];
  gboolean asks_start = link->type == ASP_LINK_FINISH_START || link->type == ASP_LINK_START_START;

  return (asks_start ? to->start : to->finish) >= ask (brute, link);
}

static gboolean
is_bound (const Brute          *brute,
          const AspNetworkLink *link,
          guint                 to)
{
  return link->to == to && brute->problem->tasks[link->from].applies;
}

static gboolean
keeps_links_into (const Brute *brute,
                  guint        task)
{
  for (guint i = 0; i < brute->n_links; i++)
    {
      const AspNetworkLink *link = &brute->problem->links[i];

      if (is_bound (brute, link, task) && !is_kept (brute, link))
        return FALSE;
    }

  return TRUE;
}

static gboolean
keeps_links_out_of (const Brute *brute,
                    guint        task)
{
  for (guint i = 0; i < brute->n_links; i++)
    {
      const AspNetworkLink *link = &brute->problem->links[i];

      if (link->from == task && brute->problem->tasks[link->to].applies && !is_kept (brute, link))
        return FALSE;
    }

  return TRUE;
}

/* Where the constraint alone puts the start; -1: nowhere. */
static int
get_constraint_start (const Brute *brute,
                      guint        node)
{
  const AspSolverTask *task = &brute->problem->tasks[node];
  const BruteCalendar *calendar = calendar_of (brute, node);
  int day = task->constraint_day == ASP_DAY_NONE ? 0 : task->constraint_day - BRUTE_FIRST_DAY;

  switch (task->constraint)
    {
    case ASP_CONSTRAINT_MUST_START_ON:
    case ASP_CONSTRAINT_START_NOT_EARLIER:
      return at_or_after (calendar, day);
    case ASP_CONSTRAINT_FINISH_NOT_EARLIER:
      if (task->duration == 0)
        return at_or_after (calendar, day);
      return step (calendar, at_or_after (calendar, day), 1 - task->duration);
    case ASP_CONSTRAINT_MUST_FINISH_ON:
      if (task->duration == 0)
        return at_or_after (calendar, day);
      return step (calendar, at_or_before (calendar, day), 1 - task->duration);
    case ASP_CONSTRAINT_AS_SOON_AS_POSSIBLE:
    case ASP_CONSTRAINT_AS_LATE_AS_POSSIBLE:
    case ASP_CONSTRAINT_START_NOT_LATER:
    case ASP_CONSTRAINT_FINISH_NOT_LATER:
    default:
      return -1;
    }
}

static int
count_between (const BruteCalendar *calendar,
               int                  from,
               int                  to)
{
  int n = 0;

  if (from > to)
    return -count_between (calendar, to, from);
  for (int day = from; day < to; day++)
    n += works (calendar, day) ? 1 : 0;

  return n;
}

static gboolean
knows_facts (const Brute *brute,
             guint        node)
{
  return brute->problem->forecast && brute->problem->tasks[node].applies;
}

static gboolean
is_over (const AspSolverTask *task)
{
  return task->done || task->actual_finish != ASP_DAY_NONE;
}

/* It was worked on from its start to the day @last; on no day at all when it starts after it. */
static void
put_between (const Brute *brute,
             guint        node,
             int          start,
             int          last)
{
  const BruteCalendar *calendar = calendar_of (brute, node);
  BruteDates *dates = &brute->dates[node];

  dates->length = start <= last ? count_between (calendar, start, last + 1) : 0;
  put (brute, node, dates->length > 0 ? start : step (calendar, last, 1));
}

/* What is over was over on its day; without one, when it was planned to be, but not after the
 * status date. A start that is not known lies as far before that as the work takes. */
static void
end_by_facts (const Brute *brute,
              guint        node,
              gboolean    *held)
{
  const AspSolverTask *task = &brute->problem->tasks[node];
  const BruteCalendar *calendar = calendar_of (brute, node);
  int today = at_or_before (calendar, brute->problem->status_date - BRUTE_FIRST_DAY);
  int start = brute->dates[node].start;
  int last = MIN (brute->dates[node].finish, today);

  if (task->actual_finish != ASP_DAY_NONE || brute->dates[node].finish > today)
    *held = FALSE;
  if (task->actual_finish != ASP_DAY_NONE)
    last = at_or_before (calendar, task->actual_finish - BRUTE_FIRST_DAY);
  if (task->actual_start == ASP_DAY_NONE && start > last)
    start = step (calendar, last, 1 - task->duration);
  if (task->duration == 0)
    start = step (calendar, last, 1);
  put_between (brute, node, start, last);
}

/* Days of work that are left: as many as its part that is not done needs, and never none. */
static int
count_left (const AspSolverTask *task)
{
  int n = 1;

  while (n * 100 < task->duration * (100 - task->percent))
    n++;

  return n;
}

/* Says what the facts make of a task that stands where the plan has it.
 * Returns: whether the status date holds it */
static gboolean
apply_facts (const Brute *brute,
             guint        node,
             gboolean    *held)
{
  const AspSolverTask *task = &brute->problem->tasks[node];
  const BruteCalendar *calendar = calendar_of (brute, node);
  BruteDates *dates = &brute->dates[node];
  int today = at_or_after (calendar, brute->problem->status_date - BRUTE_FIRST_DAY);

  if (task->actual_start != ASP_DAY_NONE)
    {
      put (brute, node, at_or_after (calendar, task->actual_start - BRUTE_FIRST_DAY));
      *held = FALSE;
    }
  if (is_over (task))
    {
      end_by_facts (brute, node, held);
      return FALSE;
    }
  if (task->begun && task->duration > 0)
    {
      if (task->actual_start == ASP_DAY_NONE && dates->start > today)
        put (brute, node, today);
      put_between (brute, node, dates->start,
                   MAX (dates->finish, step (calendar, today, count_left (task) - 1)));
      return FALSE;
    }
  if (dates->start >= today)
    return FALSE;

  put (brute, node, today);
  *held = FALSE;

  return TRUE;
}

static void
place_early (const Brute *brute,
             guint        node)
{
  const AspSolverTask *task = &brute->problem->tasks[node];
  const BruteCalendar *calendar = calendar_of (brute, node);
  int constraint = get_constraint_start (brute, node);
  gboolean fixed = task->constraint == ASP_CONSTRAINT_MUST_START_ON ||
                   task->constraint == ASP_CONSTRAINT_MUST_FINISH_ON;
  int first = at_or_after (calendar, get_part_start (brute, get_part (brute, node)));
  gboolean has_actual_finish = brute->problem->forecast && task->actual_finish != ASP_DAY_NONE;
  gboolean held = FALSE;
  gboolean pushed = FALSE;

  brute->dates[node].length = task->duration;
  put (brute, node, first);
  while (!keeps_links_into (brute, node))
    put (brute, node, step (calendar, brute->dates[node].start, 1));
  if (brute->late != NULL && task->constraint == ASP_CONSTRAINT_AS_LATE_AS_POSSIBLE &&
      brute->dates[node].start < brute->late[node])
    put (brute, node, brute->late[node]);
  if (constraint >= 0 && (fixed || constraint > brute->dates[node].start ||
                          (task->duration == 0 && constraint == brute->dates[node].start)))
    {
      put (brute, node, constraint);
      held = TRUE;
    }

  if (knows_facts (brute, node))
    pushed = apply_facts (brute, node, &held);

  brute->dates[node].at_start = brute->dates[node].length == 0 &&
                                !has_actual_finish &&
                                (held || pushed || brute->dates[node].start <= first);
}

/* Days never move back while this goes on, except once to a fixed day, so it ends. */
static void
find_early (const Brute *brute)
{
  gboolean moved;

  for (guint i = 0; i < brute->problem->n_tasks; i++)
    {
      brute->dates[i] = (BruteDates) { .length = brute->problem->tasks[i].duration };
      put (brute, i, at_or_after (calendar_of (brute, i),
                                  get_part_start (brute, get_part (brute, i))));
    }

  do
    {
      moved = FALSE;
      for (guint i = 0; i < brute->problem->n_tasks; i++)
        {
          BruteDates before = brute->dates[i];

          place_early (brute, i);
          moved |= before.start != brute->dates[i].start ||
                   before.length != brute->dates[i].length ||
                   before.at_start != brute->dates[i].at_start;
        }
    }
  while (moved);
}

/* The last day of each part. */
static void
find_ends (const Brute *brute)
{
  for (guint i = 0; i < MAX (1, brute->problem->n_parts); i++)
    brute->ends[i] = get_part_start (brute, (int) i) - 1;

  for (guint i = 0; i < brute->problem->n_tasks; i++)
    {
      const BruteDates *dates = &brute->dates[i];

      int *end = &brute->ends[get_part (brute, i)];

      if (brute->problem->tasks[i].applies)
        *end = MAX (*end, dates->at_start ? dates->start - 1 : dates->finish);
    }
}

/* Whether a task put where it is now ends by the end of all and by its own limits. What is done has
 * none left, and what has begun none of its start. */
static gboolean
keeps_limits (const Brute *brute,
              guint        node,
              int          end,
              int          early_start)
{
  const AspSolverTask *task = &brute->problem->tasks[node];
  const BruteDates *dates = &brute->dates[node];
  gboolean is_done = brute->problem->forecast && task->done;
  gboolean is_begun = brute->problem->forecast && (task->begun || task->done);
  int limit = end;

  if (!is_done && task->deadline != ASP_DAY_NONE)
    limit = MIN (limit, task->deadline - BRUTE_FIRST_DAY);
  if (!is_done && task->constraint == ASP_CONSTRAINT_FINISH_NOT_LATER)
    limit = MIN (limit, task->constraint_day - BRUTE_FIRST_DAY);
  if (dates->finish > limit)
    return FALSE;
  if (is_begun)
    return TRUE;

  if (task->constraint == ASP_CONSTRAINT_START_NOT_LATER &&
      dates->start > task->constraint_day - BRUTE_FIRST_DAY)
    return FALSE;
  if ((task->constraint == ASP_CONSTRAINT_MUST_START_ON ||
       task->constraint == ASP_CONSTRAINT_MUST_FINISH_ON) && dates->start > early_start)
    return FALSE;

  return TRUE;
}

/* The latest places: from far behind back until limits and successors, that stand late, are
 * kept. Successors have to be where they belong first, so again until nothing moves. */
static void
find_late (const Brute *brute)
{
  guint n = brute->problem->n_tasks;
  g_autofree BruteDates *early = g_memdup2 (brute->dates, n * sizeof (BruteDates));
  gboolean moved;

  for (guint i = 0; i < n; i++)
    {
      const BruteCalendar *calendar = calendar_of (brute, i);
      int end = brute->ends[get_part (brute, i)];

      put (brute, i, at_or_after (calendar, end + 1));
      while (!keeps_limits (brute, i, end, early[i].start))
        put (brute, i, step (calendar, brute->dates[i].start, -1));
    }

  do
    {
      moved = FALSE;
      for (guint i = 0; i < n; i++)
        {
          const BruteCalendar *calendar = calendar_of (brute, i);

          while (!keeps_links_out_of (brute, i))
            {
              put (brute, i, step (calendar, brute->dates[i].start, -1));
              moved = TRUE;
            }
        }
    }
  while (moved);

  for (guint i = 0; i < n; i++)
    {
      BruteDates late = brute->dates[i];

      brute->dates[i] = early[i];
      brute->dates[i].late_start = late.start;
      brute->dates[i].late_finish = late.finish;
      brute->dates[i].slack = count_between (calendar_of (brute, i), early[i].start, late.start);
    }
}

/* How far each may move while nobody else does. */
static void
find_free (const Brute *brute)
{
  for (guint i = 0; i < brute->problem->n_tasks; i++)
    {
      const BruteCalendar *calendar = calendar_of (brute, i);
      BruteDates before = brute->dates[i];
      int end = brute->ends[get_part (brute, i)];
      int n = 0;

      while (brute->dates[i].finish <= end && keeps_links_out_of (brute, i))
        {
          put (brute, i, step (calendar, brute->dates[i].start, 1));
          n++;
        }
      while (brute->dates[i].finish > end || !keeps_links_out_of (brute, i))
        {
          put (brute, i, step (calendar, brute->dates[i].start, -1));
          n--;
        }
      brute->dates[i] = before;
      brute->dates[i].free_slack = n;
    }
}

void
brute_solve (const AspSolverProblem *problem,
             const BruteCalendar    *calendars,
             guint                   n_links,
             BruteDates             *dates)
{
  g_autofree int *late = g_new (int, problem->n_tasks);
  g_autofree int *ends = g_new (int, MAX (1, problem->n_parts));
  Brute brute = {
    problem, calendars, n_links, dates, problem->start_day - BRUTE_FIRST_DAY, NULL, ends,
  };

  find_early (&brute);
  find_ends (&brute);
  find_late (&brute);
  for (guint i = 0; i < problem->n_tasks; i++)
    late[i] = dates[i].late_start;
  brute.late = late;
  find_early (&brute);
  find_ends (&brute);
  find_late (&brute);
  find_free (&brute);
}
