/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-plan-many.h"

#include <string.h>

/* Expected values: the reference schedule of the field's description, its pilot column, test
 * vector, critical chains and slack examples; day 0 is 12 June 2014. */

typedef struct
{
  AspNetwork  *network;
  AspCalendar *calendar;
} Fixture;

static void
set_up (Fixture     *fixture,
        AspWaveKind  wave)
{
  g_autoptr (GBytes) file = asp_template_get_reference_file ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AspTemplate) template = NULL;

  template = asp_template_new (g_bytes_get_data (file, NULL), (gssize) g_bytes_get_size (file),
                               "reference-schedule.xml", &error);
  g_assert_no_error (error);
  fixture->network = asp_network_new (template, wave, &error);
  g_assert_no_error (error);
  fixture->calendar = asp_calendar_new_hungarian ();
}

static void
tear_down (Fixture *fixture)
{
  asp_network_unref (fixture->network);
  asp_calendar_unref (fixture->calendar);
}

static AspPlanInput
get_input (void)
{
  return (AspPlanInput) {
    .start_day = asp_day_new (2014, 6, 12),
    .status_date = asp_day_new (2014, 6, 12),
    .joint_office = TRUE,
    .buys_testing = TRUE,
    .has_grant = TRUE,
  };
}

static AspPlan *
create_plan (Fixture *fixture)
{
  AspPlanInput input = get_input ();

  return asp_plan_new (fixture->network, fixture->calendar, &input);
}

static guint
find (Fixture    *fixture,
      const char *code)
{
  guint node;

  g_assert_true (asp_network_find (fixture->network, code, &node));

  return node;
}

static const AspPlanTask *
get_task (Fixture    *fixture,
          AspPlan    *plan,
          const char *code)
{
  return asp_plan_get_task (plan, find (fixture, code));
}

static AspWaveKind
get_wave (const char *word)
{
  if (g_str_equal (word, "pilot"))
    return ASP_WAVE_KIND_PILOT;

  return g_str_equal (word, "kmop") ? ASP_WAVE_KIND_KMOP : ASP_WAVE_KIND_FURTHER;
}

static int
get_int (const char *text)
{
  char *end;
  int value = (int) g_ascii_strtoll (text, &end, 10);

  g_assert_true (*text != '\0' && *end == '\0');

  return value;
}

/* Cells: wave, task, working days or H, ES, EF, slack or -, start, finish. */
static void
check_row (Fixture  *fixture,
           AspPlan  *plan,
           char    **cells)
{
  const AspPlanTask *task = get_task (fixture, plan, cells[1]);
  g_autofree char *start = asp_day_to_iso (task->start);
  g_autofree char *finish = asp_day_to_iso (task->finish);

  g_test_message ("%s %s", cells[0], cells[1]);
  g_assert_true (task->applies);
  g_assert_cmpint (task->es, ==, get_int (cells[3]));
  g_assert_cmpint (task->ef, ==, get_int (cells[4]));
  g_assert_cmpstr (start, ==, cells[6]);
  g_assert_cmpstr (finish, ==, cells[7]);
  if (!g_str_equal (cells[2], "H"))
    {
      g_assert_cmpint (task->duration, ==, get_int (cells[2]));
      g_assert_cmpint (task->slack, ==, get_int (cells[5]));
      g_assert_cmpint (task->critical, ==, task->slack == 0);
    }
  /* Nothing has happened yet: the forecast is the plan. */
  g_assert_cmpint (task->plan_start, ==, task->start);
  g_assert_cmpint (task->plan_finish, ==, task->finish);
  g_assert_cmpint (task->slip, ==, 0);
}

static void
test_expected_dates (gconstpointer data)
{
  const char *wave = data;
  Fixture fixture;
  g_autoptr (AspPlan) plan = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_checked = 0;

  set_up (&fixture, get_wave (wave));
  plan = create_plan (&fixture);
  path = g_build_filename (g_getenv ("ASP_TEST_SOURCE_DIR"), "tests", "data", "schedule",
                           "expected-dates.tsv", NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      if (*lines[i] == '#' || !g_str_equal (cells[0] != NULL ? cells[0] : "", wave))
        continue;

      g_assert_cmpuint (g_strv_length (cells), ==, 8);
      check_row (&fixture, plan, cells);
      n_checked++;
    }

  /* Every task of the wave has its row. */
  g_assert_cmpuint (n_checked, ==, asp_plan_get_n_tasks (plan));
  tear_down (&fixture);
}

static void
test_dates (void)
{
  static const struct
  {
    const char *code;
    const char *start;
    const char *finish;
  } expected[] = {
    { "1.7", "2014-06-23", "2014-06-24" },   { "1.9", "2014-07-16", "2014-07-18" },
    { "5.4/B", "2014-07-21", "2014-07-22" }, { "4.9", "2014-08-11", "2014-08-13" },
    { "2.6", "2014-08-27", "2014-08-29" },   { "8.3", "2014-07-31", "2014-08-11" },
    { "10.5", "2014-09-10", "2014-09-16" },  { "8.4", "2014-10-10", "2014-10-13" },
    { "6.4", "2014-10-14", "2014-10-28" },   { "9.3", "2014-10-29", "2014-11-11" },
    { "5.5", "2014-11-12", "2014-11-25" },   { "9.5", "2014-11-19", "2014-11-19" },
    { "11.2", "2014-11-20", "2014-11-20" },  { "10.8", "2014-11-26", "2014-11-28" },
    { "11.4", "2014-11-28", "2014-11-28" },  { "11.6", "2014-12-31", "2015-01-06" },
    { "2.12", "2015-01-07", "2015-01-19" },
  };
  Fixture fixture;
  g_autoptr (AspPlan) plan = NULL;

  set_up (&fixture, ASP_WAVE_KIND_PILOT);
  plan = create_plan (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const AspPlanTask *task = get_task (&fixture, plan, expected[i].code);
      g_autofree char *start = asp_day_to_iso (task->start);
      g_autofree char *finish = asp_day_to_iso (task->finish);

      g_test_message ("task %s", expected[i].code);
      g_assert_cmpstr (start, ==, expected[i].start);
      g_assert_cmpstr (finish, ==, expected[i].finish);
    }
  tear_down (&fixture);
}

static void
check_wave (AspWaveKind  wave,
            guint        n_tasks,
            int          working_days,
            const char  *critical)
{
  Fixture fixture;
  g_autoptr (AspPlan) plan = NULL;
  g_auto (GStrv) chain = g_strsplit (critical, " ", -1);
  guint n_critical = 0;

  set_up (&fixture, wave);
  plan = create_plan (&fixture);
  g_assert_cmpuint (asp_plan_get_n_tasks (plan), ==, n_tasks);
  g_assert_cmpint (asp_plan_get_working_days (plan), ==, working_days);
  for (guint i = 0; i < n_tasks; i++)
    n_critical += asp_plan_get_task (plan, i)->critical;
  g_assert_cmpuint (n_critical, ==, g_strv_length (chain));
  for (guint i = 0; chain[i] != NULL; i++)
    g_assert_true (get_task (&fixture, plan, chain[i])->critical);
  tear_down (&fixture);
}

#define CHAIN "1.1 1.3 1.4 1.6 1.7 1.8 1.9 2.1 2.2 2.3 2.4 2.5 2.6 2.7 2.11 7.3 7.4 8.4 6.4 9.3 " \
              "9.4 9.5 11.2 10.7 10.8 11.4 11.5 11.6"

static void
test_waves (void)
{
  check_wave (ASP_WAVE_KIND_PILOT, 88, 153, CHAIN " 2.12");
  check_wave (ASP_WAVE_KIND_KMOP, 86, 153, CHAIN " 2.12");
  check_wave (ASP_WAVE_KIND_FURTHER, 83, 143, CHAIN);
}

static void
test_slack (void)
{
  static const struct
  {
    const char *code;
    int         slack;
  } expected[] = { { "4.9", 68 }, { "10.6", 41 }, { "7.6", 25 }, { "5.5", 3 }, { "12.4", 2 } };
  Fixture fixture;
  g_autoptr (AspPlan) plan = NULL;

  set_up (&fixture, ASP_WAVE_KIND_PILOT);
  plan = create_plan (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (get_task (&fixture, plan, expected[i].code)->slack, ==, expected[i].slack);
  tear_down (&fixture);
}

static void
test_stages (void)
{
  Fixture fixture;
  g_autoptr (AspPlan) plan = NULL;
  const AspPlanSpan *first, *second;

  set_up (&fixture, ASP_WAVE_KIND_PILOT);
  plan = create_plan (&fixture);
  first = asp_plan_get_stage (plan, ASP_STAGE_PREPARATION);
  second = asp_plan_get_stage (plan, ASP_STAGE_JOINING);
  g_assert_cmpint (first->ef - first->es, ==, 56);
  g_assert_cmpint (first->finish, ==, asp_day_new (2014, 8, 29));
  g_assert_cmpint (second->ef - second->es, ==, 64);
  g_assert_cmpint (second->start, ==, asp_day_new (2014, 9, 1));
  g_assert_cmpint (second->finish, ==, asp_day_new (2014, 11, 28));
  g_assert_cmpint (asp_plan_check_stage (plan, ASP_STAGE_PREPARATION), ==, ASP_LENGTH_OK);
  g_assert_cmpint (asp_plan_check_stage (plan, ASP_STAGE_JOINING), ==, ASP_LENGTH_OK);
  g_assert_cmpint (asp_plan_get_go_live (plan), ==, asp_day_new (2014, 11, 28));
  g_assert_cmpint (asp_plan_get_current_stage (plan), ==, ASP_STAGE_PREPARATION);
  tear_down (&fixture);
}

static AspPlan *
create_with (Fixture         *fixture,
             AspTaskOverride *overrides,
             guint            n_overrides)
{
  AspPlanInput input = get_input ();

  input.overrides = overrides;
  input.n_overrides = n_overrides;

  return asp_plan_new (fixture->network, fixture->calendar, &input);
}

static AspTaskOverride
get_override (Fixture    *fixture,
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
test_not_before (void)
{
  Fixture fixture;
  g_autoptr (AspPlan) plan = NULL;
  AspTaskOverride override;

  set_up (&fixture, ASP_WAVE_KIND_PILOT);
  override = get_override (&fixture, "11.4");
  /* 1 January is a holiday, 2 January 2015 a transferred day off. */
  override.constraint = ASP_CONSTRAINT_START_NOT_EARLIER;
  override.constraint_day = asp_day_new (2015, 1, 1);
  plan = create_with (&fixture, &override, 1);
  g_assert_cmpint (get_task (&fixture, plan, "11.4")->start, ==, asp_day_new (2015, 1, 5));
  g_assert_true (get_task (&fixture, plan, "11.4")->held);
  g_assert_cmpint (get_task (&fixture, plan, "11.5")->start, ==, asp_day_new (2015, 1, 5));
  g_assert_cmpint (asp_plan_get_go_live (plan), ==, asp_day_new (2015, 1, 5));
  /* What comes before has time now: only what follows is critical. */
  g_assert_false (get_task (&fixture, plan, "9.3")->critical);
  g_assert_true (get_task (&fixture, plan, "11.5")->critical);
  tear_down (&fixture);
}

static void
test_actual_days (void)
{
  Fixture fixture;
  g_autoptr (AspPlan) plan = NULL;
  AspTaskOverride overrides[2];

  set_up (&fixture, ASP_WAVE_KIND_PILOT);
  /* Finished on 20 June instead of 24 June: what follows begins on Monday, 23 June. */
  overrides[0] = get_override (&fixture, "1.7");
  overrides[0].state = ASP_TASK_STATE_DONE;
  overrides[0].actual_start = asp_day_new (2014, 6, 19);
  overrides[0].actual_finish = asp_day_new (2014, 6, 20);
  /* Begun three working days later than planned (29 July instead of 24 July). */
  overrides[1] = get_override (&fixture, "2.1");
  overrides[1].state = ASP_TASK_STATE_IN_PROGRESS;
  overrides[1].percent = 40;
  overrides[1].actual_start = asp_day_new (2014, 7, 29);
  plan = create_with (&fixture, overrides, 2);
  g_assert_cmpint (get_task (&fixture, plan, "1.8")->start, ==, asp_day_new (2014, 6, 23));
  g_assert_cmpint (get_task (&fixture, plan, "2.1")->start, ==, asp_day_new (2014, 7, 29));
  g_assert_cmpint (get_task (&fixture, plan, "2.1")->finish, ==, asp_day_new (2014, 8, 4));
  g_assert_cmpint (get_task (&fixture, plan, "2.2")->start, ==, asp_day_new (2014, 8, 5));
  tear_down (&fixture);
}

static void
test_conditions (void)
{
  Fixture fixture;
  g_autoptr (AspPlan) plan = NULL;
  AspPlanInput input = get_input ();

  set_up (&fixture, ASP_WAVE_KIND_PILOT);
  input.joint_office = FALSE;
  input.buys_testing = FALSE;
  input.has_grant = FALSE;
  plan = asp_plan_new (fixture.network, fixture.calendar, &input);
  g_assert_false (get_task (&fixture, plan, "3.6")->applies);
  g_assert_false (get_task (&fixture, plan, "2.9")->applies);
  g_assert_false (get_task (&fixture, plan, "12.6")->applies);
  /* 9.1 waits for 1.12 (29), 8.3 (43) and, were it bought, for 2.9 (58). */
  g_assert_cmpint (get_task (&fixture, plan, "9.1")->es, ==, 43);
  g_assert_false (get_task (&fixture, plan, "2.12")->applies);
  g_assert_cmpuint (asp_plan_get_total (plan)->n_tasks, ==, 84);
  tear_down (&fixture);
}

static void
test_not_applicable (void)
{
  Fixture fixture;
  g_autoptr (AspPlan) plan = NULL;
  AspTaskOverride override;

  set_up (&fixture, ASP_WAVE_KIND_PILOT);
  override = get_override (&fixture, "4.4");
  override.state = ASP_TASK_STATE_NOT_APPLICABLE;
  plan = create_with (&fixture, &override, 1);
  g_assert_false (get_task (&fixture, plan, "4.4")->applies);
  /* 4.9 without 4.4 (42) waits for 4.2 (26). */
  g_assert_cmpint (get_task (&fixture, plan, "4.9")->es, ==, 26);
  tear_down (&fixture);
}

static void
test_start_day (void)
{
  Fixture fixture;
  g_autoptr (AspPlan) plan = NULL;
  AspPlanInput input = get_input ();

  set_up (&fixture, ASP_WAVE_KIND_PILOT);
  /* Saturday, 14 June 2014 */
  input.start_day = asp_day_new (2014, 6, 14);
  plan = asp_plan_new (fixture.network, fixture.calendar, &input);
  g_assert_cmpint (asp_plan_get_start_day (plan), ==, asp_day_new (2014, 6, 16));
  g_assert_cmpint (get_task (&fixture, plan, "1.1")->start, ==, asp_day_new (2014, 6, 16));
  tear_down (&fixture);
}

static void
test_lateness (void)
{
  Fixture fixture;
  g_autoptr (AspPlan) plan = NULL;
  AspPlanInput input = get_input ();
  AspTaskOverride override;

  set_up (&fixture, ASP_WAVE_KIND_PILOT);
  override = get_override (&fixture, "1.1");
  override.state = ASP_TASK_STATE_DONE;
  input.overrides = &override;
  input.n_overrides = 1;
  /* On 17 June 1.1 and 1.3 (16 June) should be done, 1.2 should have begun. */
  input.status_date = asp_day_new (2014, 6, 17);
  plan = asp_plan_new (fixture.network, fixture.calendar, &input);
  g_assert_false (get_task (&fixture, plan, "1.1")->late);
  g_assert_true (get_task (&fixture, plan, "1.3")->late);
  g_assert_true (get_task (&fixture, plan, "1.3")->overdue);
  g_assert_true (get_task (&fixture, plan, "1.2")->late);
  g_assert_false (get_task (&fixture, plan, "1.2")->overdue);
  g_assert_true (get_task (&fixture, plan, "1.2")->late_start);
  g_assert_cmpuint (asp_plan_get_total (plan)->n_late, ==, 2);
  g_assert_cmpuint (asp_plan_get_total (plan)->n_done, ==, 1);
  tear_down (&fixture);
}

/* On Wednesday 25 June (offset 9) nothing has been done but 1.1. The plan stays; the forecast
 * begins
 * 1.3 on the status date, eight working days after its planned day, and so does go-live. */
static void
test_forecast_moves_what_is_not_done (void)
{
  Fixture fixture;
  g_autoptr (AspPlan) plan = NULL;
  AspPlanInput input = get_input ();
  AspTaskOverride override;
  guint cause;

  set_up (&fixture, ASP_WAVE_KIND_PILOT);
  override = get_override (&fixture, "1.1");
  override.state = ASP_TASK_STATE_DONE;
  input.overrides = &override;
  input.n_overrides = 1;
  input.status_date = asp_day_new (2014, 6, 25);
  plan = asp_plan_new (fixture.network, fixture.calendar, &input);
  g_assert_cmpint (get_task (&fixture, plan, "1.1")->finish, ==, asp_day_new (2014, 6, 13));
  g_assert_cmpint (get_task (&fixture, plan, "1.3")->plan_finish, ==, asp_day_new (2014, 6, 16));
  g_assert_cmpint (get_task (&fixture, plan, "1.3")->start, ==, asp_day_new (2014, 6, 25));
  g_assert_true (get_task (&fixture, plan, "1.3")->pushed);
  g_assert_cmpint (get_task (&fixture, plan, "1.3")->slip, ==, 7);
  g_assert_cmpint (asp_plan_get_planned_go_live (plan), ==, asp_day_new (2014, 11, 28));
  g_assert_cmpint (get_task (&fixture, plan, "11.4")->ef, ==, 127);
  g_assert_cmpint (asp_plan_get_slip (plan), ==, 7);
  g_assert_true (asp_plan_find_slip_cause (plan, &cause));
  g_assert_cmpuint (cause, ==, find (&fixture, "1.3"));
  tear_down (&fixture);
}

/* 1.2 has fifteen working days from 16 June. On 4 July (offset 16, its last planned day) six of
 * them
 * are done, so nine are left: offsets 16 to 24, the last one is Wednesday 16 July. */
static void
test_forecast_of_work_in_progress (void)
{
  Fixture fixture;
  g_autoptr (AspPlan) plan = NULL;
  AspPlanInput input = get_input ();
  AspTaskOverride override;

  set_up (&fixture, ASP_WAVE_KIND_PILOT);
  override = get_override (&fixture, "1.2");
  override.state = ASP_TASK_STATE_IN_PROGRESS;
  override.percent = 40;
  override.actual_start = asp_day_new (2014, 6, 16);
  input.overrides = &override;
  input.n_overrides = 1;
  input.status_date = asp_day_new (2014, 7, 4);
  plan = asp_plan_new (fixture.network, fixture.calendar, &input);
  g_assert_cmpint (get_task (&fixture, plan, "1.2")->start, ==, asp_day_new (2014, 6, 16));
  g_assert_cmpint (get_task (&fixture, plan, "1.2")->ef, ==, 25);
  g_assert_cmpint (get_task (&fixture, plan, "1.2")->finish, ==, asp_day_new (2014, 7, 16));
  g_assert_cmpint (get_task (&fixture, plan, "1.2")->slip, ==, 8);
  g_assert_false (get_task (&fixture, plan, "1.2")->late);
  tear_down (&fixture);
}

static void
test_hammock (void)
{
  Fixture fixture;
  g_autoptr (AspPlan) plan = NULL;
  const AspPlanTask *task;

  set_up (&fixture, ASP_WAVE_KIND_PILOT);
  plan = create_plan (&fixture);
  /* From the start of 1.4 (offset 3, 17 June) to 11.4 (offset 120, 28 November). */
  task = get_task (&fixture, plan, "12.3");
  g_assert_cmpint (task->es, ==, 3);
  g_assert_cmpint (task->ef, ==, 120);
  g_assert_cmpint (task->start, ==, asp_day_new (2014, 6, 17));
  g_assert_cmpint (task->finish, ==, asp_day_new (2014, 11, 28));
  g_assert_false (task->critical);
  tear_down (&fixture);
}

/* A plan whose task @code keeps the two days. */
static AspPlan *
create_pinned (Fixture      *fixture,
               AspPlanInput *input,
               const char   *code,
               AspDay        start,
               AspDay        finish)
{
  AspTaskOverride override = { 0 };

  override.node = find (fixture, code);
  override.duration = -1;
  override.actual_start = override.actual_finish = ASP_DAY_NONE;
  override.constraint_day = override.deadline = ASP_DAY_NONE;
  override.pinned = TRUE;
  override.pinned_start = start;
  override.pinned_finish = finish;
  input->overrides = &override;
  input->n_overrides = 1;

  return asp_plan_new (fixture->network, fixture->calendar, input);
}

/* 1.3 (13 and 16 June by the rules) keeps a Saturday and a Sunday, whatever it waits for; 1.4,
 * which follows it, begins on the Monday. The status date pushes it no more than its predecessor
 * does, but it is late. */
static void
test_imported_days (void)
{
  Fixture fixture;
  AspPlanInput input = get_input ();
  g_autoptr (AspPlan) plan = NULL;
  const AspPlanTask *task;

  set_up (&fixture, ASP_WAVE_KIND_PILOT);
  plan = create_pinned (&fixture, &input, "1.3", asp_day_new (2014, 6, 21),
                        asp_day_new (2014, 6, 22));
  task = get_task (&fixture, plan, "1.3");
  g_assert_true (task->pinned);
  g_assert_cmpint (task->start, ==, asp_day_new (2014, 6, 21));
  g_assert_cmpint (task->plan_finish, ==, asp_day_new (2014, 6, 22));
  g_assert_cmpint (get_task (&fixture, plan, "1.4")->start, ==, asp_day_new (2014, 6, 23));

  g_clear_pointer (&plan, asp_plan_unref);
  input.status_date = asp_day_new (2014, 7, 4);
  plan = create_pinned (&fixture, &input, "1.3", asp_day_new (2014, 6, 2),
                        asp_day_new (2014, 6, 3));
  task = get_task (&fixture, plan, "1.3");
  g_assert_cmpint (task->start, ==, asp_day_new (2014, 6, 2));
  g_assert_cmpint (task->finish, ==, asp_day_new (2014, 6, 3));
  g_assert_true (task->overdue);
  tear_down (&fixture);
}

/* What follows a milestone begins after its day; an accompanying task keeps its days too. */
static void
test_imported_milestone_and_hammock (void)
{
  Fixture fixture;
  AspPlanInput input = get_input ();
  g_autoptr (AspPlan) plan = NULL;
  const AspPlanTask *task;

  set_up (&fixture, ASP_WAVE_KIND_PILOT);
  plan = create_pinned (&fixture, &input, "11.4", asp_day_new (2014, 12, 3),
                        asp_day_new (2014, 12, 3));
  g_assert_cmpint (get_task (&fixture, plan, "11.4")->finish, ==, asp_day_new (2014, 12, 3));
  g_assert_cmpint (get_task (&fixture, plan, "11.5")->start, ==, asp_day_new (2014, 12, 4));

  g_clear_pointer (&plan, asp_plan_unref);
  plan = create_pinned (&fixture, &input, "12.3", asp_day_new (2014, 6, 28),
                        asp_day_new (2014, 9, 7));
  task = get_task (&fixture, plan, "12.3");
  g_assert_cmpint (task->start, ==, asp_day_new (2014, 6, 28));
  g_assert_cmpint (task->finish, ==, asp_day_new (2014, 9, 7));
  g_assert_cmpint (task->plan_start, ==, asp_day_new (2014, 6, 28));
  tear_down (&fixture);
}

/* One in three with facts, from each day of a year, on one calendar and with one network. */
static void
test_many (void)
{
  enum { N_PLANS = 1000 };
  Fixture fixture;
  g_autofree AspPlanInput *inputs = g_new (AspPlanInput, N_PLANS);
  g_autofree AspPlanJob *jobs = g_new (AspPlanJob, N_PLANS);
  g_autofree AspPlan **plans = g_new (AspPlan *, N_PLANS);
  AspTaskOverride override = {
    .state = ASP_TASK_STATE_DONE,
    .percent = 100,
    .duration = 9,
    .actual_start = asp_day_new (2014, 6, 16),
    .actual_finish = ASP_DAY_NONE,
    .constraint_day = ASP_DAY_NONE,
    .deadline = ASP_DAY_NONE,
  };

  set_up (&fixture, ASP_WAVE_KIND_PILOT);
  override.node = find (&fixture, "1.4");
  for (guint i = 0; i < N_PLANS; i++)
    {
      inputs[i] = get_input ();
      inputs[i].start_day += (int) (i % 365);
      inputs[i].n_overrides = i % 3 == 0;
      inputs[i].overrides = &override;
      jobs[i] = (AspPlanJob) { fixture.network, fixture.calendar, &inputs[i] };
    }
  asp_plan_create_many (jobs, N_PLANS, plans);

  for (guint i = 0; i < N_PLANS; i++)
    {
      g_autoptr (AspPlan) plan = asp_plan_new (fixture.network, fixture.calendar, &inputs[i]);

      g_assert_cmpmem (asp_plan_get_task (plans[i], 0),
                       asp_plan_get_n_tasks (plans[i]) * sizeof (AspPlanTask),
                       asp_plan_get_task (plan, 0),
                       asp_plan_get_n_tasks (plan) * sizeof (AspPlanTask));
      g_assert_cmpmem (asp_plan_get_total (plans[i]), sizeof (AspPlanSpan),
                       asp_plan_get_total (plan), sizeof (AspPlanSpan));
      asp_plan_unref (plans[i]);
    }
  asp_plan_create_many (NULL, 0, NULL);
  tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/schedule/plan/many-are-as-one-by-one", test_many);
  g_test_add_func ("/schedule/plan/imported-days", test_imported_days);
  g_test_add_func ("/schedule/plan/imported-milestone-and-hammock",
                   test_imported_milestone_and_hammock);
  g_test_add_data_func ("/schedule/plan/expected-dates/pilot", "pilot", test_expected_dates);
  g_test_add_data_func ("/schedule/plan/expected-dates/kmop", "kmop", test_expected_dates);
  g_test_add_data_func ("/schedule/plan/expected-dates/further", "further", test_expected_dates);
  g_test_add_func ("/schedule/plan/dates-of-the-test-vector", test_dates);
  g_test_add_func ("/schedule/plan/totals-and-critical-chain-of-each-wave", test_waves);
  g_test_add_func ("/schedule/plan/slack-examples", test_slack);
  g_test_add_func ("/schedule/plan/stages-end-at-their-gates", test_stages);
  g_test_add_func ("/schedule/plan/not-before-skips-holidays", test_not_before);
  g_test_add_func ("/schedule/plan/actual-days-hold-over-planned", test_actual_days);
  g_test_add_func ("/schedule/plan/conditions-drop-tasks", test_conditions);
  g_test_add_func ("/schedule/plan/not-applicable-is-dropped", test_not_applicable);
  g_test_add_func ("/schedule/plan/start-day-is-worked", test_start_day);
  g_test_add_func ("/schedule/plan/lateness-against-the-status-date", test_lateness);
  g_test_add_func ("/schedule/plan/forecast-moves-what-is-not-done",
                   test_forecast_moves_what_is_not_done);
  g_test_add_func ("/schedule/plan/forecast-of-work-in-progress",
                   test_forecast_of_work_in_progress);
  g_test_add_func ("/schedule/plan/hammock-spans-its-ends", test_hammock);

  return g_test_run ();
}
