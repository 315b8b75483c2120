/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-plan-warnings.h"

/* What does not fit in the pilot's schedule from 12 June 2014 (domain.md 2, 10, 11). */

typedef struct
{
  AspNetwork  *network;
  AspCalendar *calendar;
  AspDay       start_day;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GBytes) file = asp_template_get_reference_file ();
  g_autoptr (AspTemplate) template = NULL;

  template = asp_template_new (g_bytes_get_data (file, NULL), (gssize) g_bytes_get_size (file),
                               "reference-schedule.xml", NULL);
  fixture->network = asp_network_new (template, ASP_WAVE_KIND_PILOT, NULL);
  fixture->calendar = asp_calendar_new_hungarian ();
  fixture->start_day = asp_day_new (2014, 6, 12);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  asp_network_unref (fixture->network);
  asp_calendar_unref (fixture->calendar);
}

static guint
find_node (Fixture    *fixture,
           const char *code)
{
  guint node;

  g_assert_true (asp_network_find (fixture->network, code, &node));

  return node;
}

static AspTaskOverride
create_override (Fixture    *fixture,
                 const char *code)
{
  return (AspTaskOverride) {
    .node = find_node (fixture, code),
    .duration = -1,
    .actual_start = ASP_DAY_NONE,
    .actual_finish = ASP_DAY_NONE,
    .constraint_day = ASP_DAY_NONE,
    .deadline = ASP_DAY_NONE,
  };
}

static GArray *
list_warnings (Fixture         *fixture,
               AspTaskOverride *overrides,
               guint            n_overrides)
{
  AspPlanInput input = {
    .start_day = fixture->start_day,
    .status_date = fixture->start_day,
    .joint_office = TRUE,
    .buys_testing = TRUE,
    .has_grant = TRUE,
    .n_overrides = n_overrides,
    .overrides = overrides,
  };
  g_autoptr (AspPlan) plan = asp_plan_new (fixture->network, fixture->calendar, &input);

  return asp_plan_list_warnings (plan);
}

/* The warning of a kind, which must be there once. */
static AspPlanWarning
get (GArray         *warnings,
     AspWarningKind  kind)
{
  const AspPlanWarning *found = NULL;

  for (guint i = 0; i < warnings->len; i++)
    {
      const AspPlanWarning *warning = &g_array_index (warnings, AspPlanWarning, i);

      if (warning->kind != kind)
        continue;

      g_assert_null (found);
      found = warning;
    }
  g_assert_nonnull (found);

  return *found;
}

static gboolean
has (GArray         *warnings,
     AspWarningKind  kind)
{
  for (guint i = 0; i < warnings->len; i++)
    {
      if (g_array_index (warnings, AspPlanWarning, i).kind == kind)
        return TRUE;
    }

  return FALSE;
}

static GArray *
go_live_on (Fixture *fixture,
            AspDay   day)
{
  AspTaskOverride override = create_override (fixture, "11.4");

  override.constraint = ASP_CONSTRAINT_START_NOT_EARLIER;
  override.constraint_day = day;

  return list_warnings (fixture, &override, 1);
}

/* From 12 June: 12 December is six months, 11 December is not. */
static void
test_six_months (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (GArray) day_before = go_live_on (fixture, asp_day_new (2014, 12, 11));
  g_autoptr (GArray) on_the_day = go_live_on (fixture, asp_day_new (2014, 12, 12));
  AspPlanWarning warning = get (day_before, ASP_WARNING_PLANNING_TIME);

  g_assert_cmpint (warning.limit, ==, asp_day_new (2014, 12, 12));
  g_assert_cmpint (warning.days, ==, 1);
  g_assert_cmpuint (warning.node, ==, G_MAXUINT);
  g_assert_false (has (on_the_day, ASP_WARNING_PLANNING_TIME));
}

static void
test_months (Fixture       *fixture,
             gconstpointer  data)
{
  g_assert_cmpint (asp_plan_add_months (asp_day_new (2014, 8, 31), 6), ==,
                   asp_day_new (2015, 2, 28));
  g_assert_cmpint (asp_plan_add_months (asp_day_new (2015, 8, 31), 6), ==,
                   asp_day_new (2016, 2, 29));
  g_assert_cmpint (asp_plan_add_months (asp_day_new (2014, 6, 12), 6), ==,
                   asp_day_new (2014, 12, 12));
}

/* 1.13 would start on 2 July and takes three days. */
static void
test_limits (Fixture       *fixture,
             gconstpointer  data)
{
  AspTaskOverride override = create_override (fixture, "1.13");
  g_autoptr (GArray) start = NULL;
  g_autoptr (GArray) finish = NULL;
  g_autoptr (GArray) kept = NULL;
  g_autoptr (GArray) done = NULL;
  AspPlanWarning warning;

  override.constraint = ASP_CONSTRAINT_START_NOT_LATER;
  override.constraint_day = asp_day_new (2014, 6, 30);
  start = list_warnings (fixture, &override, 1);
  warning = get (start, ASP_WARNING_START_LIMIT);
  g_assert_cmpuint (warning.node, ==, find_node (fixture, "1.13"));
  g_assert_cmpint (warning.days, ==, 2);
  g_assert_true (asp_warning_is_conflict (warning.kind));

  override.constraint = ASP_CONSTRAINT_FINISH_NOT_LATER;
  override.constraint_day = asp_day_new (2014, 7, 3);
  finish = list_warnings (fixture, &override, 1);
  g_assert_cmpint (get (finish, ASP_WARNING_FINISH_LIMIT).days, ==, 1);

  override.constraint_day = asp_day_new (2014, 7, 4);
  kept = list_warnings (fixture, &override, 1);
  g_assert_false (has (kept, ASP_WARNING_FINISH_LIMIT));

  override.constraint_day = asp_day_new (2014, 7, 3);
  override.state = ASP_TASK_STATE_DONE;
  done = list_warnings (fixture, &override, 1);
  g_assert_false (has (done, ASP_WARNING_FINISH_LIMIT));
}

/* 1.13 on 30 June cannot wait for 1.11, which ends on 1 July. */
static void
test_fixed (Fixture       *fixture,
            gconstpointer  data)
{
  AspTaskOverride override = create_override (fixture, "1.13");
  g_autoptr (GArray) warnings = NULL;
  AspPlanWarning warning;

  override.constraint = ASP_CONSTRAINT_MUST_START_ON;
  override.constraint_day = asp_day_new (2014, 6, 30);
  warnings = list_warnings (fixture, &override, 1);
  warning = get (warnings, ASP_WARNING_FIXED);
  g_assert_cmpuint (warning.node, ==, find_node (fixture, "1.13"));
  g_assert_cmpuint (warning.other, ==, find_node (fixture, "1.11"));
  g_assert_cmpint (warning.days, ==, 2);
}

static void
test_deadline (Fixture       *fixture,
               gconstpointer  data)
{
  AspTaskOverride override = create_override (fixture, "1.13");
  g_autoptr (GArray) missed = NULL;
  g_autoptr (GArray) kept = NULL;

  override.deadline = asp_day_new (2014, 7, 3);
  missed = list_warnings (fixture, &override, 1);
  g_assert_cmpint (get (missed, ASP_WARNING_DEADLINE).days, ==, 1);
  g_assert_false (asp_warning_is_conflict (ASP_WARNING_DEADLINE));

  override.deadline = asp_day_new (2014, 7, 4);
  kept = list_warnings (fixture, &override, 1);
  g_assert_false (has (kept, ASP_WARNING_DEADLINE));
}

/* The briefing has the contacts in June, the questionnaires and the contract in July. From 12 June
 * all three come in time; two weeks later the contacts do not. */
static void
test_briefing_days (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GArray) in_time = list_warnings (fixture, NULL, 0);
  g_autoptr (GArray) late = NULL;
  AspPlanWarning warning;

  g_assert_false (has (in_time, ASP_WARNING_DUE));

  fixture->start_day = asp_day_new (2014, 6, 19);
  late = list_warnings (fixture, NULL, 0);
  warning = get (late, ASP_WARNING_DUE);
  g_assert_cmpuint (warning.node, ==, find_node (fixture, "1.7"));
  g_assert_cmpint (warning.limit, ==, asp_day_new (2014, 6, 30));
  /* 1.7 is on 30 June and 1 July. */
  g_assert_cmpint (warning.days, ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/schedule/warnings/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("six-months", test_six_months);
  ADD ("months", test_months);
  ADD ("limits", test_limits);
  ADD ("fixed", test_fixed);
  ADD ("deadline", test_deadline);
  ADD ("briefing-days", test_briefing_days);
#undef ADD

  return g_test_run ();
}
