/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-why.h"

/* Causes of the pilot's dates from 12 June 2014 (domain.md 11). */

typedef struct
{
  AspNetwork  *network;
  AspCalendar *calendar;
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
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  asp_network_unref (fixture->network);
  asp_calendar_unref (fixture->calendar);
}

static guint
find (Fixture    *fixture,
      const char *code)
{
  guint node;

  g_assert_true (asp_network_find (fixture->network, code, &node));

  return node;
}

static AspPlan *
create_plan (Fixture         *fixture,
             AspDay           status_date,
             AspTaskOverride *override)
{
  AspPlanInput input = {
    .start_day = asp_day_new (2014, 6, 12),
    .status_date = status_date,
    .joint_office = TRUE,
    .buys_testing = TRUE,
    .has_grant = TRUE,
    .n_overrides = override != NULL ? 1 : 0,
    .overrides = override,
  };

  return asp_plan_new (fixture->network, fixture->calendar, &input);
}

static AspTaskOverride
create_override (Fixture    *fixture,
                 const char *code)
{
  return (AspTaskOverride) {
    .node = find (fixture, code),
    .duration = -1,
    .actual_start = ASP_DAY_NONE,
    .actual_finish = ASP_DAY_NONE,
    .constraint_day = ASP_DAY_NONE,
    .deadline = ASP_DAY_NONE,
  };
}

static void
test_first_day (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (AspPlan) plan = create_plan (fixture, asp_day_new (2014, 6, 12), NULL);
  AspWhy why;

  asp_plan_explain (plan, find (fixture, "1.1"), &why);
  g_assert_cmpint (why.kind, ==, ASP_WHY_FIRST_DAY);
  g_assert_cmpuint (why.from, ==, G_MAXUINT);
}

/* 10.4 follows 10.3 and 2.8, both to 58 of the offsets; 6.4 follows 6.2 (35) and 8.4 (87). */
static void
test_binding_predecessor (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (AspPlan) plan = create_plan (fixture, asp_day_new (2014, 6, 12), NULL);
  AspWhy why;

  asp_plan_explain (plan, find (fixture, "6.4"), &why);
  g_assert_cmpint (why.kind, ==, ASP_WHY_PREDECESSOR);
  g_assert_cmpuint (why.from, ==, find (fixture, "8.4"));
  g_assert_cmpint (why.from_day, ==, asp_day_new (2014, 10, 13));
  g_assert_cmpuint (why.n_days_off, ==, 0);
  /* 6.5 (97) and 9.3 (97) both come at once. */
  g_assert_true (why.next == find (fixture, "6.5") || why.next == find (fixture, "9.3"));
}

/* 2.5 begins on 19 August; 2.6 on 27. 4.9 ends on 13 August. 7.4 lies on 7 to 9 October. What
 * begins after 2.4 (to 18 August) has no day off before it; a task that begins on 21 August after
 * one that ended on the 19th has the holiday. */
static void
test_days_off (Fixture       *fixture,
               gconstpointer  data)
{
  AspTaskOverride override = create_override (fixture, "2.4");
  g_autoptr (AspPlan) plan = NULL;
  AspWhy why;

  override.duration = 11;
  plan = create_plan (fixture, asp_day_new (2014, 6, 12), &override);
  asp_plan_explain (plan, find (fixture, "2.5"), &why);
  g_assert_cmpint (why.kind, ==, ASP_WHY_PREDECESSOR);
  g_assert_cmpint (why.from_day, ==, asp_day_new (2014, 8, 19));
  g_assert_cmpint (why.task->start, ==, asp_day_new (2014, 8, 21));
  g_assert_cmpuint (why.n_days_off, ==, 1);
  g_assert_cmpint (why.first_day_off, ==, asp_day_new (2014, 8, 20));
  g_assert_nonnull (why.holiday);
}

/* 1 January is a holiday, the 2nd a transferred day off, the 3rd and 4th a weekend. */
static void
test_constraint (Fixture       *fixture,
                 gconstpointer  data)
{
  AspTaskOverride override = create_override (fixture, "11.4");
  g_autoptr (AspPlan) plan = NULL;
  AspWhy why;

  override.constraint = ASP_CONSTRAINT_START_NOT_EARLIER;
  override.constraint_day = asp_day_new (2015, 1, 1);
  plan = create_plan (fixture, asp_day_new (2014, 6, 12), &override);
  asp_plan_explain (plan, find (fixture, "11.4"), &why);
  g_assert_cmpint (why.kind, ==, ASP_WHY_CONSTRAINT);
  g_assert_true (why.is_milestone);
  g_assert_cmpint (why.task->start, ==, asp_day_new (2015, 1, 5));
  g_assert_cmpuint (why.n_days_off, ==, 4);
  g_assert_cmpint (why.last_day_off, ==, asp_day_new (2015, 1, 4));
}

static void
test_facts (Fixture       *fixture,
            gconstpointer  data)
{
  AspTaskOverride override = create_override (fixture, "1.1");
  g_autoptr (AspPlan) plan = NULL;
  AspWhy why;

  override.state = ASP_TASK_STATE_DONE;
  override.actual_start = asp_day_new (2014, 6, 13);
  override.actual_finish = asp_day_new (2014, 6, 16);
  plan = create_plan (fixture, asp_day_new (2014, 6, 21), &override);
  asp_plan_explain (plan, find (fixture, "1.1"), &why);
  g_assert_cmpint (why.kind, ==, ASP_WHY_ACTUAL);

  /* Saturday 21 June: what has not begun begins on Monday. */
  asp_plan_explain (plan, find (fixture, "1.3"), &why);
  g_assert_cmpint (why.kind, ==, ASP_WHY_STATUS_DATE);
  g_assert_cmpint (why.task->start, ==, asp_day_new (2014, 6, 23));
  g_assert_cmpuint (why.n_days_off, ==, 2);
}

static void
test_span (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (AspPlan) plan = create_plan (fixture, asp_day_new (2014, 6, 12), NULL);
  AspWhy why;

  asp_plan_explain (plan, find (fixture, "12.3"), &why);
  g_assert_cmpint (why.kind, ==, ASP_WHY_SPAN);
  g_assert_cmpuint (why.from, ==, find (fixture, "1.4"));
  g_assert_cmpuint (why.next, ==, find (fixture, "11.4"));
}

/* From the last task back to the first: each critical task is caused by the one before it
 * (domain.md 11: the critical chain of the pilot). */
static void
test_chain (Fixture       *fixture,
            gconstpointer  data)
{
  static const char *const chain[] = {
    "2.12", "11.6", "11.5", "11.4", "10.8", "10.7", "11.2", "9.5", "9.4", "9.3", "6.4", "8.4",
    "7.4", "7.3", "2.11", "2.7", "2.6", "2.5", "2.4", "2.3", "2.2", "2.1", "1.9", "1.8", "1.7",
    "1.6", "1.4", "1.3", "1.1",
  };
  g_autoptr (AspPlan) plan = create_plan (fixture, asp_day_new (2014, 6, 12), NULL);
  guint node = find (fixture, chain[0]);

  for (gsize i = 0; i < G_N_ELEMENTS (chain); i++)
    {
      AspWhy why;

      g_assert_cmpstr (asp_network_get_task (fixture->network, node)->code, ==, chain[i]);
      asp_plan_explain (plan, node, &why);
      g_assert_true (why.task->critical);
      node = why.from;
    }
  g_assert_cmpuint (node, ==, G_MAXUINT);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/schedule/why/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("first-day", test_first_day);
  ADD ("binding-predecessor", test_binding_predecessor);
  ADD ("days-off", test_days_off);
  ADD ("constraint", test_constraint);
  ADD ("facts", test_facts);
  ADD ("span", test_span);
  ADD ("chain", test_chain);
#undef ADD

  return g_test_run ();
}
