/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-format.h"
#include "asp-plan-words.h"

#include <locale.h>
#include <string.h>

/* Dates by hand from domain.md 11: day 0 is Thursday 12 June 2014, no holiday before 20 August.
 * 1.8 has the offsets 9-24: Wednesday 25 June to Tuesday 15 July; it is critical. Go-live has the
 * offset 120: 28 November. */

typedef struct
{
  AspNetwork  *network;
  AspCalendar *calendar;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GBytes) file = asp_template_get_reference_file ();
  g_autoptr(AspTemplate) template = NULL;
  g_autoptr(GError) error = NULL;

  asp_format_set_language (ASP_LANGUAGE_EN);
  template = asp_template_new (g_bytes_get_data (file, NULL), g_bytes_get_size (file),
                               "reference", &error);
  g_assert_no_error (error);
  fixture->network = asp_network_new (template, ASP_WAVE_KIND_PILOT, &error);
  g_assert_no_error (error);
  fixture->calendar = asp_calendar_new_hungarian ();
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  asp_network_unref (fixture->network);
  asp_calendar_unref (fixture->calendar);
}

static AspPlan *
create_plan (Fixture      *fixture,
             AspDay        status_date,
             const char   *code,
             AspTaskState  state,
             int           percent)
{
  AspTaskOverride override = {
    .state = state,
    .percent = percent,
    .duration = -1,
    .actual_start = ASP_DAY_NONE,
    .actual_finish = ASP_DAY_NONE,
    .constraint_day = ASP_DAY_NONE,
    .deadline = ASP_DAY_NONE,
  };
  AspPlanInput input = {
    .start_day = asp_day_new (2014, 6, 12),
    .status_date = status_date,
    .joint_office = TRUE,
    .buys_testing = TRUE,
    .has_grant = TRUE,
    .n_overrides = 1,
    .overrides = &override,
  };

  g_assert_true (asp_network_find (fixture->network, code, &override.node));

  return asp_plan_new (fixture->network, fixture->calendar, &input);
}

static guint
find_node (Fixture    *fixture,
           const char *code)
{
  guint node;

  g_assert_true (asp_network_find (fixture->network, code, &node));

  return node;
}

static void
test_task (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(AspPlan) plan = create_plan (fixture, asp_day_new (2014, 6, 12), "1.8",
                                         ASP_TASK_STATE_NOT_STARTED, 0);
  g_autofree char *words = asp_plan_describe_task (plan, find_node (fixture, "1.8"), "Kiss Anna");

  g_assert_cmpstr (words, ==,
                   "1.8 Fill in the joining questionnaires, 15 working days, "
                   "from 25 June 2014 to 15 July 2014, not started, 0 percent, critical, "
                   "Kiss Anna, after 1.7");
}

/* Finished on Tuesday the 15th by plan; on Friday the 18th it is late by three days, and on the
 * Sunday after by no more. */
static void
test_late (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr(AspPlan) friday = create_plan (fixture, asp_day_new (2014, 7, 18), "1.8",
                                           ASP_TASK_STATE_NOT_STARTED, 0);
  g_autoptr(AspPlan) sunday = create_plan (fixture, asp_day_new (2014, 7, 20), "1.8",
                                           ASP_TASK_STATE_NOT_STARTED, 0);
  g_autofree char *words = asp_plan_describe_task (friday, find_node (fixture, "1.8"), NULL);

  g_assert_cmpint (asp_plan_get_days_late (friday, find_node (fixture, "1.8")), ==, 3);
  g_assert_cmpint (asp_plan_get_days_late (sunday, find_node (fixture, "1.8")), ==, 3);
  g_assert_nonnull (strstr (words, ", 3 days late, after 1.7"));
}

static void
test_done_is_not_late (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr(AspPlan) plan = create_plan (fixture, asp_day_new (2014, 7, 18), "1.8",
                                         ASP_TASK_STATE_DONE, 100);
  g_autofree char *words = asp_plan_describe_task (plan, find_node (fixture, "1.8"), NULL);

  g_assert_cmpint (asp_plan_get_days_late (plan, find_node (fixture, "1.8")), ==, 0);
  g_assert_null (strstr (words, "late"));
  g_assert_nonnull (strstr (words, ", done, 100 percent, "));
}

static void
test_lateness_words (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *none = asp_plan_get_lateness_words (0);
  g_autofree char *one = asp_plan_get_lateness_words (1);
  g_autofree char *two = asp_plan_get_lateness_words (2);

  g_assert_cmpstr (none, ==, "Late");
  g_assert_cmpstr (one, ==, "1 day late");
  g_assert_cmpstr (two, ==, "2 days late");
}

static void
test_milestone (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(AspPlan) plan = create_plan (fixture, asp_day_new (2014, 6, 12), "1.8",
                                         ASP_TASK_STATE_NOT_STARTED, 0);
  g_autofree char *words = asp_plan_describe_task (plan, find_node (fixture, "11.4"), NULL);

  g_assert_cmpstr (words, ==,
                   "11.4 Go-live, milestone, on 28 November 2014, not started, "
                   "critical, after 10.8, 11.3, 5.5, 8.5, 12.4, 12.5");
}

static void
test_not_applicable (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(AspPlan) plan = create_plan (fixture, asp_day_new (2014, 6, 12), "1.8",
                                         ASP_TASK_STATE_NOT_APPLICABLE, 0);
  g_autofree char *words = asp_plan_describe_task (plan, find_node (fixture, "1.8"), "Kiss Anna");

  g_assert_cmpstr (words, ==, "1.8 Fill in the joining questionnaires, Not applicable");
}

/* G01 has thirteen tasks, all of them for pilots and in the first stage. */
static void
test_group (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(AspPlan) plan = create_plan (fixture, asp_day_new (2014, 6, 12), "1.1",
                                         ASP_TASK_STATE_DONE, 100);
  g_autofree char *words = asp_plan_describe_group (plan, ASP_STAGE_PREPARATION, 0);

  g_assert_true (g_str_has_prefix (words, "G01 "));
  g_assert_nonnull (strstr (words, ", from 12 June 2014 to "));
  g_assert_nonnull (strstr (words, ", 1 of 13 tasks done"));
}

static void
test_stage (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(AspPlan) plan = create_plan (fixture, asp_day_new (2014, 6, 12), "1.8",
                                         ASP_TASK_STATE_NOT_STARTED, 0);
  g_autofree char *words = asp_plan_describe_stage (plan, ASP_STAGE_PREPARATION);

  g_assert_true (g_str_has_prefix (words, "1. Preparation, from 12 June 2014 to "));
}

static void
test_municipality (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(AspPlan) plan = create_plan (fixture, asp_day_new (2014, 6, 12), "1.8",
                                         ASP_TASK_STATE_NOT_STARTED, 0);
  g_autofree char *words = asp_plan_describe (plan, "Nagymaros");

  g_assert_true (g_str_has_prefix (words, "Nagymaros, 1. Preparation, from 12 June 2014 to "));
  g_assert_true (g_str_has_suffix (words, ", go-live on 28 November 2014"));
}

static void
test_span_state (Fixture       *fixture,
                 gconstpointer  data)
{
  static const struct
  {
    AspPlanSpan  span;
    AspTaskState state;
  } cases[] = {
    { { .n_tasks = 0 }, ASP_TASK_STATE_NOT_APPLICABLE },
    { { .n_tasks = 2 }, ASP_TASK_STATE_NOT_STARTED },
    { { .n_tasks = 2, .percent = 1 }, ASP_TASK_STATE_IN_PROGRESS },
    { { .n_tasks = 2, .n_done = 1 }, ASP_TASK_STATE_IN_PROGRESS },
    { { .n_tasks = 2, .n_done = 2, .percent = 100 }, ASP_TASK_STATE_DONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AspTaskState state;

      g_assert_cmpstr (asp_plan_span_get_state (&cases[i].span, &state), ==,
                       asp_task_state_get_label (cases[i].state));
      g_assert_cmpint (state, ==, cases[i].state);
    }
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/drawing/words/task-tells-its-whole-row", test_task);
  ADD ("/drawing/words/late-is-told-in-working-days", test_late);
  ADD ("/drawing/words/done-is-never-late", test_done_is_not_late);
  ADD ("/drawing/words/lateness-has-singular-and-plural", test_lateness_words);
  ADD ("/drawing/words/milestone-has-a-day-and-no-percent", test_milestone);
  ADD ("/drawing/words/not-applicable-has-no-dates", test_not_applicable);
  ADD ("/drawing/words/group-counts-its-tasks", test_group);
  ADD ("/drawing/words/stage-has-number-and-dates", test_stage);
  ADD ("/drawing/words/municipality-ends-with-go-live", test_municipality);
  ADD ("/drawing/words/span-has-the-state-of-its-tasks", test_span_state);
#undef ADD

  return g_test_run ();
}
