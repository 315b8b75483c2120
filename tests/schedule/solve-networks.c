/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdio.h>

#include "asp-solver.h"

/* For tests in other languages: reads networks and prints where the solver puts their tasks, on
 * the Hungarian working days.
 *
 *   network 2014-09-01           the day it starts
 *   task 5                       working days; tasks are numbered from 0 on
 *   link 0 1 FS working 2        from, to, type, unit (working, calendar), lag
 *   solve
 *
 * "solve" prints a line for each task, its first and last day, the word "begin" behind a milestone
 * that stands at the beginning of its day, and an empty line. */

typedef struct
{
  AspCalendar *calendar;        /* (owned) */
  AspDay       start_day;
  GArray      *tasks;           /* (owned) (element-type AspSolverTask) */
  GArray      *links;           /* (owned) (element-type AspNetworkLink) */
} Networks;

static int
compare_links (gconstpointer a,
               gconstpointer b)
{
  const AspNetworkLink *left = a;
  const AspNetworkLink *right = b;

  return (left->to > right->to) - (left->to < right->to);
}

static void
print_dates (const AspSolverProblem *problem,
             const AspSolverDates   *dates)
{
  for (guint i = 0; i < problem->n_tasks; i++)
    {
      gboolean begins = dates[i].ef == dates[i].es && dates[i].at_start;
      g_autofree char *start_text = NULL;
      g_autofree char *finish_text = NULL;
      AspDay start, finish;

      asp_solver_get_days (problem, dates, i, &start, &finish);
      start_text = asp_day_to_iso (start);
      finish_text = asp_day_to_iso (finish);
      g_print ("%s %s%s\n", start_text, finish_text, begins ? " begin" : "");
    }
  g_print ("\n");
}

static gboolean
solve (Networks *self)
{
  guint n_tasks = self->tasks->len;
  g_autofree guint *first_link = g_new0 (guint, n_tasks + 1);
  g_autofree guint *order = g_new0 (guint, n_tasks + 1);
  g_autofree AspSolverDates *dates = g_new0 (AspSolverDates, n_tasks + 1);
  g_autoptr (GArray) cycle = g_array_new (FALSE, FALSE, sizeof (guint));
  AspSolverProblem problem = {
    .n_tasks = n_tasks,
    .tasks = (const AspSolverTask *) (gconstpointer) self->tasks->data,
    .links = (const AspNetworkLink *) (gconstpointer) self->links->data,
    .first_link = first_link,
    .n_order = n_tasks,
    .order = order,
    .calendars = &self->calendar,
    .start_day = self->start_day,
    .status_date = self->start_day,
  };

  g_array_sort (self->links, compare_links);
  for (guint i = 0; i < self->links->len; i++)
    {
      const AspNetworkLink *link = &g_array_index (self->links, AspNetworkLink, i);

      if (link->from >= n_tasks || link->to >= n_tasks)
        return FALSE;
      first_link[link->to + 1]++;
    }
  for (guint i = 0; i < n_tasks; i++)
    first_link[i + 1] += first_link[i];
  if (!asp_solver_sort (n_tasks, problem.links, first_link, order, cycle) ||
      !asp_solver_solve (&problem, dates))
    return FALSE;

  print_dates (&problem, dates);

  return TRUE;
}

static gboolean
add_link (Networks   *self,
          const char *line)
{
  AspNetworkLink link = { 0 };
  char type[3], unit[9];

  if (sscanf (line, "link %u %u %2s %8s %d", &link.from, &link.to, type, unit, &link.lag) != 5 ||
      !asp_link_type_from_code (type, &link.type))
    return FALSE;

  link.unit = g_str_equal (unit, "calendar") ? ASP_LAG_CALENDAR : ASP_LAG_WORKING;
  g_array_append_val (self->links, link);

  return TRUE;
}

static gboolean
take_line (Networks   *self,
           const char *line)
{
  AspSolverTask task = {
    .constraint_day = ASP_DAY_NONE,
    .deadline = ASP_DAY_NONE,
    .actual_start = ASP_DAY_NONE,
    .actual_finish = ASP_DAY_NONE,
    .applies = TRUE,
  };

  if (g_str_has_prefix (line, "network "))
    {
      g_array_set_size (self->tasks, 0);
      g_array_set_size (self->links, 0);
      self->start_day = asp_day_from_iso (line + strlen ("network "));

      return self->start_day != ASP_DAY_NONE;
    }
  if (sscanf (line, "task %d", &task.duration) == 1)
    {
      g_array_append_val (self->tasks, task);
      return TRUE;
    }
  if (g_str_has_prefix (line, "link "))
    return add_link (self, line);

  return g_str_equal (line, "solve") && solve (self);
}

int
main (void)
{
  Networks self = {
    .calendar = asp_calendar_new_hungarian (),
    .start_day = ASP_DAY_NONE,
    .tasks = g_array_new (FALSE, TRUE, sizeof (AspSolverTask)),
    .links = g_array_new (FALSE, TRUE, sizeof (AspNetworkLink)),
  };
  gboolean fine = TRUE;
  char line[256];

  while (fine && fgets (line, sizeof line, stdin) != NULL)
    {
      fine = take_line (&self, g_strchomp (line));
      if (!fine)
        g_printerr ("cannot solve: %s\n", line);
    }
  asp_calendar_unref (self.calendar);
  g_array_unref (self.tasks);
  g_array_unref (self.links);

  return fine ? 0 : 1;
}
