/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "random-problem.h"

/* The network lies in the middle of the days that brute force knows. */
#define START_DAY (BRUTE_FIRST_DAY + 6000)

static gboolean
draw_chance (GRand *random,
             int    percent)
{
  return g_rand_int_range (random, 0, 100) < percent;
}

/* Weeks with a fourth to all of their days, and one day in ten the other way round. */
void
random_problem_init_calendars (RandomProblem *self,
                               GRand         *random)
{
  for (guint i = 0; i < RANDOM_N_CALENDARS; i++)
    {
      guint week = ASP_WEEK_MONDAY_TO_FRIDAY;

      if (i > 0)
        week = (guint) g_rand_int_range (random, 1, ASP_WEEK_ALL + 1);
      self->calendars[i] = asp_calendar_new_weekly (week);
      for (int day = 0; day < BRUTE_N_DAYS; day++)
        {
          gboolean works = (week >> (asp_day_get_weekday (BRUTE_FIRST_DAY + day) - 1)) & 1;

          if (day > 59900 && day < 6200 && draw_chance (random, 10))
            {
              works = !works;
              asp_calendar_set_exception (self->calendars[i], BRUTE_FIRST_DAY + day, works);
            }
          self->brute_calendars[i].works[day] = works;
        }
    }
}

void
random_problem_clear (RandomProblem *self)
{
  for (guint i = 0; i < RANDOM_N_CALENDARS; i++)
    g_clear_pointer (&self->calendars[i], asp_calendar_unref);
}

/* What people enter, also what contradicts itself: a finish before the start, a day in the future,
 * a task that is done without any day. */
static void
draw_facts (AspSolverTask *task,
            GRand         *random)
{
  if (draw_chance (random, 50))
    return;

  if (draw_chance (random, 60))
    task->actual_start = START_DAY + g_rand_int_range (random, -10, 40);
  if (draw_chance (random, 50))
    task->percent = g_rand_int_range (random, 0, 101);
  task->begun = task->percent > 0 || task->actual_start != ASP_DAY_NONE ||
                draw_chance (random, 20);
  task->done = draw_chance (random, 40);
  if (draw_chance (random, task->done ? 60 : 5))
    task->actual_finish = START_DAY + g_rand_int_range (random, -10, 50);
}

static void
draw_task (AspSolverTask *task,
           GRand         *random)
{
  *task = (AspSolverTask) {
    .duration = draw_chance (random, 20) ? 0 : g_rand_int_range (random, 1, 8),
    .calendar = draw_chance (random, 60) ? 0 : (guint) g_rand_int_range (random, 0,
                                                                         RANDOM_N_CALENDARS),
    .constraint = ASP_CONSTRAINT_AS_SOON_AS_POSSIBLE,
    .constraint_day = ASP_DAY_NONE,
    .deadline = ASP_DAY_NONE,
    .actual_start = ASP_DAY_NONE,
    .actual_finish = ASP_DAY_NONE,
    .applies = draw_chance (random, 95),
  };
  if (draw_chance (random, 30))
    {
      task->constraint = (AspConstraintType) g_rand_int_range (random, 0, ASP_N_CONSTRAINT_TYPES);
      task->constraint_day = START_DAY + g_rand_int_range (random, -5, 40);
    }
  if (draw_chance (random, 10))
    task->deadline = START_DAY + g_rand_int_range (random, 0, 40);
}

/* Mostly short ones; a network with a long one has dates that lie years from the others. */
static int
draw_lag (GRand *random)
{
  if (draw_chance (random, 50))
    return 0;
  if (draw_chance (random, 5))
    return g_rand_int_range (random, -40, 61);

  return g_rand_int_range (random, -4, 7);
}

/* Links go from a lower index to a higher one; the order is found by the solver's own function. */
static void
draw_links (RandomProblem *self,
            GRand         *random,
            guint          n_tasks)
{
  self->n_links = 0;
  for (guint to = 0; to < n_tasks; to++)
    {
      self->first_link[to] = self->n_links;
      for (guint from = 0; from < to; from++)
        {
          if (draw_chance (random, 75))
            continue;

          self->links[self->n_links++] = (AspNetworkLink) {
            .from = from,
            .to = to,
            .type = draw_chance (random, 40) ? ASP_LINK_FINISH_START
                      : (AspLinkType) g_rand_int_range (random, 0, ASP_N_LINK_TYPES),
            .unit = draw_chance (random, 75) ? ASP_LAG_WORKING : ASP_LAG_CALENDAR,
            .lag = draw_lag (random),
          };
        }
    }
  self->first_link[n_tasks] = self->n_links;
}

void
random_problem_draw (RandomProblem *self,
                     GRand         *random)
{
  guint n_tasks = (guint) g_rand_int_range (random, 1, RANDOM_MAX_TASKS + 1);
  gboolean has_facts = draw_chance (random, 75);
  g_autoptr (GArray) cycle = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n_tasks; i++)
    {
      draw_task (&self->tasks[i], random);
      if (has_facts)
        draw_facts (&self->tasks[i], random);
    }
  draw_links (self, random, n_tasks);
  self->problem = (AspSolverProblem) {
    .n_tasks = n_tasks,
    .tasks = self->tasks,
    .links = self->links,
    .first_link = self->first_link,
    .n_order = n_tasks,
    .order = self->order,
    .calendars = self->calendars,
    .start_day = START_DAY + g_rand_int_range (random, 0, 7),
    .status_date = START_DAY + g_rand_int_range (random, -10, 50),
    .forecast = draw_chance (random, 50),
  };
  g_assert_true (asp_solver_sort (n_tasks, self->links, self->first_link, self->order, cycle));
}

static void
append_weeks (RandomProblem *self,
              GString       *text)
{
  for (guint i = 0; i < RANDOM_N_CALENDARS; i++)
    {
      g_string_append_printf (text, "\ncalendar %u: ", i);
      for (int day = 5990; day < 6060; day++)
        g_string_append_c (text, self->brute_calendars[i].works[day] ? '#' : '.');
    }
}

static void
append_facts (GString             *text,
              const AspSolverTask *task,
              int                  origin)
{
  if (task->begun)
    g_string_append_printf (text, ", begun, %d percent", task->percent);
  if (task->actual_start != ASP_DAY_NONE)
    g_string_append_printf (text, ", started %d", task->actual_start - origin);
  if (task->done)
    g_string_append (text, ", done");
  if (task->actual_finish != ASP_DAY_NONE)
    g_string_append_printf (text, ", finished %d", task->actual_finish - origin);
}

/* What to build the network from again, for a person. Days count from BRUTE_FIRST_DAY + 5990, as
 * the marks of the calendars do. Returns: (transfer full) */
char *
random_problem_describe (RandomProblem *self)
{
  static const char *const types[] = { "FS", "SS", "FF", "SF" };
  g_autoptr (GString) text = g_string_new (NULL);
  int origin = BRUTE_FIRST_DAY + 5990;

  g_string_append_printf (text, "start %d", self->problem.start_day - origin);
  if (self->problem.forecast)
    g_string_append_printf (text, ", status date %d", self->problem.status_date - origin);
  append_weeks (self, text);
  for (guint i = 0; i < self->problem.n_tasks; i++)
    {
      const AspSolverTask *task = &self->tasks[i];

      g_string_append_printf (text, "\n%u: %d days, calendar %u, constraint %d on %d, "
                              "deadline %d%s",
                              i, task->duration, task->calendar, task->constraint,
                              task->constraint_day == ASP_DAY_NONE
                                ? -1 : task->constraint_day - origin,
                              task->deadline == ASP_DAY_NONE ? -1 : task->deadline - origin,
                              task->applies ? "" : ", off");
      append_facts (text, task, origin);
      g_string_append_c (text, ':');
      for (guint j = self->first_link[i]; j < self->first_link[i + 1]; j++)
        {
          const AspNetworkLink *link = &self->links[j];

          g_string_append_printf (text, " %u%s%+d%s", link->from, types[link->type], link->lag,
                                  link->unit == ASP_LAG_CALENDAR ? "c" : "");
        }
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Whether plan and forecast at once are what they are one after the other. */
static gboolean
both_agree (RandomProblem *self)
{
  AspSolverDates plan[RANDOM_MAX_TASKS], forecast[RANDOM_MAX_TASKS];
  AspSolverDates plan_alone[RANDOM_MAX_TASKS], forecast_alone[RANDOM_MAX_TASKS];
  AspSolverProblem problem = self->problem;

  asp_solver_solve_both (&problem, plan, forecast);
  problem.forecast = FALSE;
  asp_solver_solve (&problem, plan_alone);
  problem.forecast = TRUE;
  asp_solver_solve (&problem, forecast_alone);
  for (guint i = 0; i < problem.n_tasks; i++)
    {
      const AspSolverDates *own = &forecast[i];
      const AspSolverDates *other = &forecast_alone[i];

      if (plan[i].es == plan_alone[i].es && plan[i].ef == plan_alone[i].ef &&
          plan[i].at_start == plan_alone[i].at_start && own->es == other->es &&
          own->ef == other->ef && own->ls == other->ls && own->lf == other->lf &&
          own->free_slack == other->free_slack && own->binding == other->binding &&
          own->held == other->held && own->pushed == other->pushed &&
          own->at_start == other->at_start)
        continue;

      g_test_message ("task %u: plan and forecast at once are not those one after the other", i);

      return FALSE;
    }

  return TRUE;
}

/* Whether solver and brute force give the same days and slack; says what differs. */
gboolean
random_problem_agrees (RandomProblem *self)
{
  AspSolverDates dates[RANDOM_MAX_TASKS];
  BruteDates brute[RANDOM_MAX_TASKS];

  g_assert_true (asp_solver_solve (&self->problem, dates));
  brute_solve (&self->problem, self->brute_calendars, self->n_links, brute);
  for (guint i = 0; i < self->problem.n_tasks; i++)
    {
      AspCalendar *calendar = self->calendars[self->tasks[i].calendar];
      int start = asp_calendar_get_index (calendar, BRUTE_FIRST_DAY + brute[i].start);
      int late = asp_calendar_get_index (calendar, BRUTE_FIRST_DAY + brute[i].late_start);
      gboolean at_start = dates[i].ef == dates[i].es && dates[i].at_start;

      if (dates[i].es == start && dates[i].ef - dates[i].es == brute[i].length &&
          dates[i].ls == late &&
          dates[i].ls - dates[i].es == brute[i].slack &&
          dates[i].free_slack == brute[i].free_slack && at_start == brute[i].at_start &&
          asp_calendar_get_workday (calendar, dates[i].ef - 1) ==
            BRUTE_FIRST_DAY + brute[i].finish)
        continue;

      g_test_message ("task %u: es %d (brute force %d), ls %d (%d), free slack %d (%d), "
                      "at start %d (%d)", i, dates[i].es, start, dates[i].ls, late,
                      dates[i].free_slack, brute[i].free_slack, at_start, brute[i].at_start);

      return FALSE;
    }

  return both_agree (self);
}
