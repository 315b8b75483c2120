/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* usage: bench-schedule MUNICIPALITIES | bench-schedule FILE
 * Figures of the engine alone, medians. With a number: the reference schedule of so many
 * municipalities, each begun on another day, some with facts; all dates, slack and roll-ups. With a
 * schedule of another program: reading it, and early and late dates of all of its tasks. */

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include "asp-plan-many.h"
#include "asp-project-network.h"

#define N_ROUNDS 7
#define N_EDITS 301

static double
get_ms (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return (left > right) - (left < right);
}

static double
get_median (double *values,
            guint   n)
{
  qsort (values, n, sizeof (double), compare_doubles);

  return values[n / 2];
}

/* Memory of the process in MiB. */
static double
get_resident (void)
{
  g_autofree char *text = NULL;
  glong size = 0, resident = 0;

  if (!g_file_get_contents ("/proc/self/statm", &text, NULL, NULL) ||
      sscanf (text, "%ld %ld", &size, &resident) != 2)
    return 0;

  return (double) resident * (double) sysconf (_SC_PAGESIZE) / 1048576;
}

/* The most that it ever had. */
static double
get_peak (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);

  return (double) usage.ru_maxrss / 1024;
}

static AspNetwork *
create_network (void)
{
  g_autoptr (GBytes) bytes = asp_template_get_reference_file ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AspTemplate) template = NULL;
  AspNetwork *network;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  template = asp_template_new (data, (gssize) length, "reference", &error);
  g_assert_no_error (error);
  network = asp_network_new (template, ASP_WAVE_KIND_FURTHER, &error);
  g_assert_no_error (error);

  return network;
}

/* One in five has begun, with the facts of its first tasks. */
static AspPlanInput
get_input (guint            number,
           AspTaskOverride *overrides)
{
  AspPlanInput input = {
    .start_day = asp_day_new (2014, 6, 12) + (int) (number % 120),
    .status_date = asp_day_new (2014, 7, 15),
    .joint_office = number % 3 == 0,
    .buys_testing = number % 2 == 0,
    .has_grant = TRUE,
    .overrides = overrides,
  };

  if (number % 5 != 0)
    return input;

  for (guint i = 0; i < 6; i++)
    overrides[i] = (AspTaskOverride) {
      .node = i,
      .state = i < 5 ? ASP_TASK_STATE_DONE : ASP_TASK_STATE_IN_PROGRESS,
      .percent = i < 5 ? 100 : 40,
      .duration = -1,
      .actual_start = input.start_day + (int) i,
      .actual_finish = i < 5 ? input.start_day + (int) i + 2 : ASP_DAY_NONE,
      .constraint_day = ASP_DAY_NONE,
      .deadline = ASP_DAY_NONE,
    };
  input.n_overrides = 6;

  return input;
}

static void
plan_all (AspNetwork   *network,
          AspCalendar  *calendar,
          AspPlan     **plans,
          guint         n)
{
  g_autofree AspTaskOverride *overrides = g_new (AspTaskOverride, 6 * n);
  g_autofree AspPlanInput *inputs = g_new (AspPlanInput, n);
  g_autofree AspPlanJob *jobs = g_new (AspPlanJob, n);

  for (guint i = 0; i < n; i++)
    {
      g_clear_pointer (&plans[i], asp_plan_unref);
      inputs[i] = get_input (i, overrides + 6 * i);
      jobs[i] = (AspPlanJob) { network, calendar, &inputs[i] };
    }
  asp_plan_create_many (jobs, n, plans);
}

/* Another duration of one task of one municipality. */
static void
edit_one (AspNetwork   *network,
          AspCalendar  *calendar,
          AspPlan     **plans,
          guint         number,
          int           duration)
{
  AspTaskOverride override = {
    .node = 3,
    .duration = duration,
    .actual_start = ASP_DAY_NONE,
    .actual_finish = ASP_DAY_NONE,
    .constraint_day = ASP_DAY_NONE,
    .deadline = ASP_DAY_NONE,
  };
  AspTaskOverride unused[6];
  AspPlanInput input = get_input (number, unused);

  input.n_overrides = 1;
  input.overrides = &override;
  g_clear_pointer (&plans[number], asp_plan_unref);
  plans[number] = asp_plan_new (network, calendar, &input);
}

static void
measure_reference (guint n)
{
  g_autoptr (AspNetwork) network = create_network ();
  g_autoptr (AspCalendar) calendar = asp_calendar_new_hungarian ();
  g_autofree AspPlan **plans = g_new0 (AspPlan *, n);
  double all[N_ROUNDS], one[N_EDITS];
  double before = get_resident ();

  plan_all (network, calendar, plans, n);
  before = get_resident () - before;
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double begin = get_ms ();

      plan_all (network, calendar, plans, n);
      all[i] = get_ms () - begin;
    }
  for (guint i = 0; i < N_EDITS; i++)
    {
      double begin = get_ms ();

      edit_one (network, calendar, plans, i * 7919 % n, 1 + (int) (i % 9));
      one[i] = get_ms () - begin;
    }
  g_print ("%u municipalities, %u tasks: all %.2f ms, one edit %.4f ms, %.1f MiB\n", n,
           n * asp_network_get_n_nodes (network), get_median (all, N_ROUNDS),
           get_median (one, N_EDITS), before);
  for (guint i = 0; i < n; i++)
    asp_plan_unref (plans[i]);
}

static int
measure_file (const char *name)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (AspProjectFile) project = NULL;
  g_autoptr (AspProjectNetwork) network = NULL;
  g_autofree AspSolverDates *dates = NULL;
  double all[N_ROUNDS];
  double before = get_resident ();
  double begin = get_ms ();
  double read, peak;

  project = asp_project_file_load (file, &error);
  read = get_ms () - begin;
  peak = get_peak () - before;
  before = get_resident () - before;
  if (project != NULL)
    network = asp_project_network_new (project, &error);
  if (network == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  dates = g_new (AspSolverDates, network->problem.n_tasks);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      begin = get_ms ();
      g_assert_true (asp_solver_solve (&network->problem, dates));
      all[i] = get_ms () - begin;
    }
  g_print ("%u tasks, %u links: read %.0f ms, all %.2f ms; %.1f MiB, "
           "%.1f MiB while reading\n",
           network->problem.n_tasks, network->links->len, read, get_median (all, N_ROUNDS),
           before, peak);

  return 0;
}

int
main (int    argc,
      char **argv)
{
  guint64 n;

  if (argc != 2)
    {
      g_printerr ("bench-schedule MUNICIPALITIES | bench-schedule FILE\n");
      return 2;
    }
  if (!g_ascii_string_to_unsigned (argv[1], 10, 1, 100000, &n, NULL))
    return measure_file (argv[1]);

  measure_reference ((guint) n);

  return 0;
}
