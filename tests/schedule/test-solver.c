/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "random-problem.h"

#define N_RANDOM 20000

static void
test_brute_force (void)
{
  for (guint32 seed = 1; seed <= N_RANDOM / 100; seed++)
    {
      RandomProblem problem = { 0 };
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);

      random_problem_init_calendars (&problem, random);
      for (guint i = 0; i < 100; i++)
        {
          random_problem_draw (&problem, random);
          if (!random_problem_agrees (&problem))
            {
              g_autofree char *text = random_problem_describe (&problem);

              g_test_message ("network %u of seed %u: %s", i, seed, text);
              g_test_fail ();
              random_problem_clear (&problem);
              return;
            }
        }
      random_problem_clear (&problem);
    }
}

static void
test_cycle_is_named (void)
{
  /* 0 <- 2 <- 1 <- 0, and 3 beside it. */
  const AspNetworkLink links[] = { { .from = 2, .to = 0 }, { .from = 0, .to = 1 },
                                   { .from = 1, .to = 2 } };
  const guint first_link[] = { 0, 1, 2, 3, 3 };
  guint order[4];
  g_autoptr (GArray) cycle = g_array_new (FALSE, FALSE, sizeof (guint));

  g_assert_false (asp_solver_sort (4, links, first_link, order, cycle));
  g_assert_cmpuint (cycle->len, ==, 3);
  g_assert_cmpuint (g_array_index (cycle, guint, 0), ==, 0);
  g_assert_cmpuint (g_array_index (cycle, guint, 1), ==, 2);
  g_assert_cmpuint (g_array_index (cycle, guint, 2), ==, 1);
}

/* A chain of a hundred thousand tasks: no recursion. */
static void
test_deep_chain (void)
{
  guint n = 100000;
  g_autofree AspNetworkLink *links = g_new0 (AspNetworkLink, n);
  g_autofree guint *first_link = g_new0 (guint, n + 1);
  g_autofree guint *order = g_new0 (guint, n);
  g_autoptr (GArray) cycle = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n; i++)
    {
      links[i] = (AspNetworkLink) { .from = i + 1, .to = i };
      first_link[i] = i;
    }
  first_link[n - 1] = first_link[n] = n - 1;

  g_assert_true (asp_solver_sort (n, links, first_link, order, cycle));
  g_assert_cmpuint (order[0], ==, n - 1);
  g_assert_cmpuint (order[n - 1], ==, 0);
}

#define MAX_TASKS 4

/* A problem that is written down by hand, on the Hungarian calendar. */
typedef struct
{
  AspSolverProblem problem;
  AspSolverTask    tasks[MAX_TASKS];
  guint            first_link[MAX_TASKS + 1];
  guint            order[MAX_TASKS];
  AspCalendar     *calendar;
  AspSolverDates   dates[MAX_TASKS];
} Sheet;

static AspSolverTask
create_task (int duration)
{
  return (AspSolverTask) {
    .duration = duration,
    .constraint_day = ASP_DAY_NONE,
    .deadline = ASP_DAY_NONE,
    .actual_start = ASP_DAY_NONE,
    .actual_finish = ASP_DAY_NONE,
    .applies = TRUE,
  };
}

static void
sheet_init (Sheet *self,
            guint  n_tasks,
            AspDay start_day)
{
  *self = (Sheet) { .calendar = asp_calendar_new_hungarian () };
  self->problem = (AspSolverProblem) {
    .n_tasks = n_tasks,
    .tasks = self->tasks,
    .first_link = self->first_link,
    .n_order = n_tasks,
    .order = self->order,
    .calendars = &self->calendar,
    .start_day = start_day,
    .status_date = start_day,
  };
}

static void
sheet_solve (Sheet                *self,
             const AspNetworkLink *links,
             guint                 n_links)
{
  g_autoptr (GArray) cycle = g_array_new (FALSE, FALSE, sizeof (guint));
  guint link = 0;

  for (guint i = 0; i < self->problem.n_tasks; i++)
    {
      self->first_link[i] = link;
      while (link < n_links && links[link].to == i)
        link++;
    }
  self->first_link[self->problem.n_tasks] = link;
  self->problem.links = links;
  g_assert_true (asp_solver_sort (self->problem.n_tasks, links, self->first_link, self->order,
                                  cycle));
  g_assert_true (asp_solver_solve (&self->problem, self->dates));
}

static void
assert_days (Sheet      *self,
             guint       task,
             const char *expected_start,
             const char *expected_finish)
{
  AspDay start, finish;
  g_autofree char *start_text = NULL;
  g_autofree char *finish_text = NULL;

  asp_solver_get_days (&self->problem, self->dates, task, &start, &finish);
  start_text = asp_day_to_iso (start);
  finish_text = asp_day_to_iso (finish);
  g_assert_cmpstr (start_text, ==, expected_start);
  g_assert_cmpstr (finish_text, ==, expected_finish);
}

/* A day off inside a task moves what follows, and taking it away puts everything back
 * (bardsoftware/ganttproject 1080; 20 August is a holiday, 21 August 2015 is off for the 8th). */
static void
test_day_off_moves_successors (void)
{
  const AspNetworkLink links[] = { { .from = 0, .to = 1 } };
  g_autoptr (AspCalendar) national = asp_calendar_new_hungarian ();
  g_autoptr (AspCalendar) local = asp_calendar_copy (national);
  Sheet sheet;

  asp_calendar_set_exception (local, asp_day_new (2015, 8, 19), FALSE);
  sheet_init (&sheet, 2, asp_day_new (2015, 8, 17));
  sheet.tasks[0] = create_task (5);
  sheet.tasks[1] = create_task (3);
  sheet_solve (&sheet, links, G_N_ELEMENTS (links));
  assert_days (&sheet, 0, "2015-08-17", "2015-08-25");
  assert_days (&sheet, 1, "2015-08-26", "2015-08-28");

  sheet.problem.calendars = &local;
  sheet_solve (&sheet, links, G_N_ELEMENTS (links));
  assert_days (&sheet, 0, "2015-08-17", "2015-08-26");
  assert_days (&sheet, 1, "2015-08-27", "2015-08-31");

  asp_calendar_unref (sheet.calendar);
}

/* A lead goes on through finish to finish (bardsoftware/ganttproject 686). */
static void
test_lead_goes_on (void)
{
  const AspNetworkLink links[] = {
    { .from = 0, .to = 1, .lag = -3 },
    { .from = 1, .to = 2, .type = ASP_LINK_FINISH_FINISH },
  };
  Sheet sheet;

  sheet_init (&sheet, 3, asp_day_new (2014, 9, 1));
  sheet.tasks[0] = create_task (8);
  sheet.tasks[1] = create_task (6);
  sheet.tasks[2] = create_task (4);
  sheet_solve (&sheet, links, G_N_ELEMENTS (links));
  assert_days (&sheet, 0, "2014-09-01", "2014-09-10");
  assert_days (&sheet, 1, "2014-09-08", "2014-09-15");
  assert_days (&sheet, 2, "2014-09-10", "2014-09-15");
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (sheet.dates[i].ls, ==, sheet.dates[i].es);

  asp_calendar_unref (sheet.calendar);
}

/* What cannot be kept is told by negative slack and moves nothing (bryntum/support 9393). */
static void
test_finish_not_later (void)
{
  const AspNetworkLink links[] = { { .from = 0, .to = 1 } };
  Sheet sheet;

  sheet_init (&sheet, 2, asp_day_new (2014, 9, 1));
  sheet.tasks[0] = create_task (10);
  sheet.tasks[1] = create_task (5);
  sheet.tasks[1].constraint = ASP_CONSTRAINT_FINISH_NOT_LATER;
  sheet.tasks[1].constraint_day = asp_day_new (2014, 9, 16);
  sheet_solve (&sheet, links, G_N_ELEMENTS (links));
  assert_days (&sheet, 0, "2014-09-01", "2014-09-12");
  assert_days (&sheet, 1, "2014-09-15", "2014-09-19");
  g_assert_cmpint (sheet.dates[0].ls - sheet.dates[0].es, ==, -3);
  g_assert_cmpint (sheet.dates[1].ls - sheet.dates[1].es, ==, -3);

  asp_calendar_unref (sheet.calendar);
}

/* Two days after a Friday evening is Sunday evening: work begins on Monday. */
static void
test_lag_in_calendar_days (void)
{
  const AspNetworkLink links[] = { { .from = 0, .to = 1, .unit = ASP_LAG_CALENDAR, .lag = 2 } };
  Sheet sheet;

  sheet_init (&sheet, 2, asp_day_new (2014, 9, 1));
  sheet.tasks[0] = create_task (5);
  sheet.tasks[1] = create_task (1);
  sheet_solve (&sheet, links, G_N_ELEMENTS (links));
  assert_days (&sheet, 0, "2014-09-01", "2014-09-05");
  assert_days (&sheet, 1, "2014-09-08", "2014-09-08");

  asp_calendar_unref (sheet.calendar);
}

/* A milestone that is done is shown on its day, whatever held it in the plan. */
static void
test_done_milestone (void)
{
  Sheet sheet;

  sheet_init (&sheet, 1, asp_day_new (2014, 9, 1));
  sheet.tasks[0] = create_task (0);
  sheet.tasks[0].constraint = ASP_CONSTRAINT_START_NOT_EARLIER;
  sheet.tasks[0].constraint_day = asp_day_new (2014, 9, 10);
  sheet_solve (&sheet, NULL, 0);
  assert_days (&sheet, 0, "2014-09-10", "2014-09-10");

  sheet.tasks[0].done = TRUE;
  sheet.tasks[0].actual_finish = asp_day_new (2014, 9, 9);
  sheet.problem.forecast = TRUE;
  sheet.problem.status_date = asp_day_new (2014, 9, 12);
  sheet_solve (&sheet, NULL, 0);
  assert_days (&sheet, 0, "2014-09-09", "2014-09-09");

  asp_calendar_unref (sheet.calendar);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/schedule/solver/brute-force", test_brute_force);
  g_test_add_func ("/schedule/solver/cycle-is-named", test_cycle_is_named);
  g_test_add_func ("/schedule/solver/deep-chain", test_deep_chain);
  g_test_add_func ("/schedule/solver/day-off-moves-successors", test_day_off_moves_successors);
  g_test_add_func ("/schedule/solver/lead-goes-on", test_lead_goes_on);
  g_test_add_func ("/schedule/solver/finish-not-later", test_finish_not_later);
  g_test_add_func ("/schedule/solver/lag-in-calendar-days", test_lag_in_calendar_days);
  g_test_add_func ("/schedule/solver/done-milestone", test_done_milestone);

  return g_test_run ();
}
