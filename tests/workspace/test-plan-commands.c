/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-plan-commands.h"

#include <string.h>

#include "asp-municipality.h"
#include "asp-plan-change.h"
#include "asp-plan.h"
#include "asp-record-commands.h"
#include "asp-task-plan.h"
#include "document-fixture.h"

/* Expected days: the pilot's from 12 June 2014 (domain.md 11), moved by hand on the calendar of
 * domain.md 9. */

typedef struct
{
  DocumentFixture parent;
  gint64          id;
} Fixture;

static void
find_pilot (gpointer data,
            gpointer user_data)
{
  if (strcmp (asp_row_get_text (data, "kind"), "pilot") == 0)
    *(gint64 *) user_data = asp_row_get_id (data);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GHashTable) fields = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *wave = NULL;
  gint64 wave_id = 0;

  document_fixture_set_up (&fixture->parent, data);
  asp_document_foreach (fixture->parent.document, "wave", find_pilot, &wave_id);
  wave = g_strdup_printf ("%" G_GINT64_FORMAT, wave_id);
  g_hash_table_insert (fields, (gpointer) "name", (gpointer) "Nagymaros");
  g_hash_table_insert (fields, (gpointer) "wave_id", wave);
  g_hash_table_insert (fields, (gpointer) "office_code", (gpointer) "2");
  g_hash_table_insert (fields, (gpointer) "start_day", (gpointer) "2014-06-12");
  document_fixture_run (&fixture->parent,
                        asp_record_command_set_status_date (fixture->parent.document,
                                                            asp_day_new (2014, 6, 12)));
  document_fixture_run (&fixture->parent,
                        asp_record_command_insert (ASP_TYPE_MUNICIPALITY, "add", fields,
                                                   &fixture->id));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  document_fixture_tear_down (&fixture->parent, data);
}

static void
assert_days (Fixture    *fixture,
             const char *code,
             const char *expected)
{
  AspPlan *plan = asp_planner_get_plan (fixture->parent.planner, fixture->id);
  g_autofree char *start = NULL;
  g_autofree char *finish = NULL;
  g_autofree char *days = NULL;
  guint node;

  g_assert_true (asp_network_find (asp_plan_get_network (plan), code, &node));
  start = asp_day_to_iso (asp_plan_get_task (plan, node)->start);
  finish = asp_day_to_iso (asp_plan_get_task (plan, node)->finish);
  days = g_strconcat (start, " ", finish, NULL);
  g_assert_cmpstr (days, ==, expected);
}

/* The edit is run, undone (all is as before) and done again. */
static void
run (Fixture *fixture,
     AspEdit *edit)
{
  DocumentFixture *parent = &fixture->parent;
  g_autofree char *before = document_fixture_dump (parent);
  g_autofree char *undone = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (edit);
  g_test_message ("%s", asp_edit_get_label (edit));
  document_fixture_run (parent, asp_edit_ref (edit));
  g_assert_true (asp_document_undo (parent->document, &error));
  undone = document_fixture_dump (parent);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (asp_document_redo (parent->document, &error));
  asp_edit_unref (edit);
}

/* 2.7 lies on 1 to 24 September: three working days later means from the 4th. Everything behind it
 * on the critical path moves with it, and the label says so. */
static void
test_move (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (AspPlanChange) change = NULL;
  g_autoptr (GError) error = NULL;
  AspEdit *edit;

  assert_days (fixture, "2.7", "2014-09-01 2014-09-24");
  assert_days (fixture, "11.4", "2014-11-28 2014-11-28");
  edit = asp_plan_command_move (fixture->parent.planner, fixture->id, "2.7", 3, &error);
  g_assert_no_error (error);
  change = asp_plan_change_preview (fixture->parent.planner, fixture->id, edit, &error);
  g_assert_no_error (error);
  g_assert_cmpint (change->go_live_days, ==, 3);
  g_assert_cmpint (change->moves->len, >, 10);
  g_assert_nonnull (strstr (asp_edit_get_label (edit), "3 working days later"));
  /* Nothing is stored by looking. */
  assert_days (fixture, "2.7", "2014-09-01 2014-09-24");

  run (fixture, edit);
  assert_days (fixture, "2.7", "2014-09-04 2014-09-29");
  assert_days (fixture, "11.4", "2014-12-03 2014-12-03");
}

static void
test_constraints (Fixture       *fixture,
                  gconstpointer  data)
{
  AspPlanner *planner = fixture->parent.planner;
  AspDay day = asp_day_new (2014, 7, 1);

  /* 1.13 lies on 2 to 4 July and has slack. */
  assert_days (fixture, "1.13", "2014-07-02 2014-07-04");
  run (fixture, asp_plan_command_set_constraint (planner, fixture->id, "1.13",
                                                 ASP_CONSTRAINT_MUST_FINISH_ON,
                                                 asp_day_new (2014, 7, 11), NULL));
  assert_days (fixture, "1.13", "2014-07-09 2014-07-11");
  run (fixture, asp_plan_command_set_constraint (planner, fixture->id, "1.13",
                                                 ASP_CONSTRAINT_START_NOT_EARLIER,
                                                 asp_day_new (2014, 7, 12), NULL));
  assert_days (fixture, "1.13", "2014-07-14 2014-07-16");
  g_assert_null (asp_plan_command_set_constraint (planner, fixture->id, "1.13",
                                                  ASP_CONSTRAINT_START_NOT_EARLIER,
                                                  asp_day_new (2014, 7, 12), NULL));
  run (fixture, asp_plan_command_set_constraint (planner, fixture->id, "1.13",
                                                 ASP_CONSTRAINT_START_NOT_LATER, day, NULL));
  assert_days (fixture, "1.13", "2014-07-02 2014-07-04");
  run (fixture, asp_plan_command_set_constraint (planner, fixture->id, "1.13",
                                                 ASP_CONSTRAINT_AS_SOON_AS_POSSIBLE, ASP_DAY_NONE,
                                                 NULL));
  assert_days (fixture, "1.13", "2014-07-02 2014-07-04");
}

static void
test_days_outside (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (asp_plan_command_set_deadline (fixture->parent.planner, fixture->id, "1.13",
                                                asp_day_new (2101, 1, 1), &error));
  g_assert_error (error, ASP_PLAN_COMMAND_ERROR, ASP_PLAN_COMMAND_ERROR_DAY);
}

static void
test_own_tasks (Fixture       *fixture,
                gconstpointer  data)
{
  AspPlanner *planner = fixture->parent.planner;
  g_autofree char *code = NULL;
  g_autofree char *before = document_fixture_dump (&fixture->parent);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  run (fixture, asp_plan_command_add_task (planner, fixture->id, "Szerverszoba", "G02",
                                           ASP_STAGE_JOINING, "IT", 5, "2.6", &code, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (code, ==, "2.S1");
  assert_days (fixture, "2.S1", "2014-09-01 2014-09-05");

  run (fixture, asp_plan_command_set_link (planner, fixture->id, "2.S1", "2.7",
                                           ASP_LINK_FINISH_START, ASP_LAG_WORKING, 0, &error));
  assert_days (fixture, "2.7", "2014-09-08 2014-10-01");
  run (fixture, asp_plan_command_change_task (planner, fixture->id, "2.S1", "Szerverterem", "IT",
                                              &error));
  run (fixture, asp_plan_command_delete_task (planner, fixture->id, "2.S1", &error));
  g_assert_no_error (error);
  assert_days (fixture, "2.7", "2014-09-01 2014-09-24");
  after = document_fixture_dump (&fixture->parent);
  g_assert_cmpstr (after, ==, before);

  g_assert_null (asp_plan_command_delete_task (planner, fixture->id, "2.7", &error));
  g_assert_error (error, ASP_PLAN_COMMAND_ERROR, ASP_PLAN_COMMAND_ERROR_TASK);
}

static void
test_links (Fixture       *fixture,
            gconstpointer  data)
{
  AspPlanner *planner = fixture->parent.planner;
  g_autoptr (GError) error = NULL;

  /* The template's dependency gets a lag, another one, and goes. */
  run (fixture, asp_plan_command_set_link (planner, fixture->id, "2.6", "2.7",
                                           ASP_LINK_FINISH_START, ASP_LAG_WORKING, 5, &error));
  assert_days (fixture, "2.7", "2014-09-08 2014-10-01");
  run (fixture, asp_plan_command_set_link (planner, fixture->id, "2.6", "2.7",
                                           ASP_LINK_START_START, ASP_LAG_CALENDAR, 5, &error));
  /* 2.6 starts on 27 August. */
  assert_days (fixture, "2.7", "2014-09-01 2014-09-24");
  run (fixture, asp_plan_command_remove_link (planner, fixture->id, "2.6", "2.7", &error));
  g_assert_no_error (error);
  assert_days (fixture, "2.7", "2014-06-12 2014-07-07");
  g_assert_null (asp_plan_command_remove_link (planner, fixture->id, "2.6", "2.7", &error));
  g_assert_no_error (error);

  g_assert_null (asp_plan_command_set_link (planner, fixture->id, "11.4", "1.1",
                                            ASP_LINK_FINISH_START, ASP_LAG_WORKING, 0, &error));
  g_assert_error (error, ASP_PLAN_COMMAND_ERROR, ASP_PLAN_COMMAND_ERROR_CYCLE);
  g_test_message ("%s", error->message);
  g_clear_error (&error);
  g_assert_null (asp_plan_command_set_link (planner, fixture->id, "12.3", "1.1",
                                            ASP_LINK_FINISH_START, ASP_LAG_WORKING, 0, &error));
  g_assert_error (error, ASP_PLAN_COMMAND_ERROR, ASP_PLAN_COMMAND_ERROR_TASK);
}

/* 20 August 2014 is a holiday; the office is closed on the 18th, 19th and 21st too. 2.4 lies on 5
 * to 18 August, so its tenth day is the 22nd then, and 2.5 has the five days behind it. */
static void
test_closing_days (Fixture       *fixture,
                   gconstpointer  data)
{
  AspPlanner *planner = fixture->parent.planner;
  const int days[] = { 18, 19, 21 };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    run (fixture, asp_plan_command_set_closing_day (planner, fixture->id,
                                                    asp_day_new (2014, 8, days[i]), FALSE,
                                                    "szabadság", NULL));
  assert_days (fixture, "2.5", "2014-08-25 2014-08-29");
  run (fixture, asp_plan_command_remove_closing_day (planner, fixture->id,
                                                     asp_day_new (2014, 8, 21), NULL));
  assert_days (fixture, "2.5", "2014-08-22 2014-08-28");
}

static void
test_start_day (Fixture       *fixture,
                gconstpointer  data)
{
  run (fixture, asp_plan_command_set_start_day (fixture->parent.planner, fixture->id,
                                                asp_day_new (2014, 6, 16), NULL));
  assert_days (fixture, "1.1", "2014-06-16 2014-06-17");
}

static AspTaskPlan *
read_plan (Fixture    *fixture,
           const char *code)
{
  AspTaskPlan *plan = asp_task_plan_new (fixture->parent.planner, fixture->id, code, NULL);

  g_assert_nonnull (plan);

  return plan;
}

static AspEdit *
write_plan (Fixture      *fixture,
            AspTaskPlan  *plan,
            GError      **error)
{
  return asp_task_plan_create_edit (plan, fixture->parent.planner, fixture->id, error);
}

/* 2.7 takes 18 days from 1 September, after 2.6. Five days later it could begin on Monday the 8th;
 * not before the 10th and with three days it ends on the 12th: all that is one step. Without
 * anything that holds it, it begins on day 0, Thursday 12 June. */
static void
test_task_plan (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (AspTaskPlan) plan = read_plan (fixture, "2.7");
  g_autoptr (AspTaskPlan) changed = NULL;
  g_autoptr (GError) error = NULL;
  AspTaskLink *link;

  g_assert_cmpint (plan->duration, ==, -1);
  g_assert_cmpint (plan->template_duration, ==, 18);
  g_assert_cmpuint (plan->links->len, ==, 1);
  link = g_ptr_array_index (plan->links, 0);
  g_assert_cmpstr (link->code, ==, "2.6");
  g_assert_null (write_plan (fixture, plan, &error));
  g_assert_no_error (error);

  link->lag = 5;
  plan->duration = 3;
  plan->constraint = ASP_CONSTRAINT_START_NOT_EARLIER;
  plan->constraint_day = asp_day_new (2014, 9, 10);
  plan->deadline = asp_day_new (2014, 9, 30);
  run (fixture, write_plan (fixture, plan, &error));
  g_assert_no_error (error);
  assert_days (fixture, "2.7", "2014-09-10 2014-09-12");

  changed = read_plan (fixture, "2.7");
  g_assert_cmpint (changed->duration, ==, 3);
  g_assert_cmpint (changed->deadline, ==, asp_day_new (2014, 9, 30));
  g_assert_null (write_plan (fixture, changed, &error));
  changed->constraint = ASP_CONSTRAINT_AS_SOON_AS_POSSIBLE;
  changed->constraint_day = ASP_DAY_NONE;
  run (fixture, write_plan (fixture, changed, &error));
  assert_days (fixture, "2.7", "2014-09-08 2014-09-10");
  g_ptr_array_set_size (changed->links, 0);
  run (fixture, write_plan (fixture, changed, &error));
  g_assert_no_error (error);
  assert_days (fixture, "2.7", "2014-06-12 2014-06-16");
}

static void
test_task_plan_errors (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *before = document_fixture_dump (&fixture->parent);
  g_autofree char *after = NULL;
  g_autoptr (AspTaskPlan) first = read_plan (fixture, "1.1");
  g_autoptr (AspTaskPlan) plan = read_plan (fixture, "2.7");
  g_autoptr (AspTaskPlan) spanning = read_plan (fixture, "12.3");
  g_autoptr (GError) error = NULL;

  asp_task_plan_add_link (first, "11.4", ASP_LINK_FINISH_START, ASP_LAG_WORKING, 0);
  g_assert_null (write_plan (fixture, first, &error));
  g_assert_error (error, ASP_PLAN_COMMAND_ERROR, ASP_PLAN_COMMAND_ERROR_CYCLE);
  g_clear_error (&error);

  asp_task_plan_add_link (plan, "2.6", ASP_LINK_START_START, ASP_LAG_WORKING, 0);
  g_assert_null (write_plan (fixture, plan, &error));
  g_assert_error (error, ASP_PLAN_COMMAND_ERROR, ASP_PLAN_COMMAND_ERROR_TASK);
  g_clear_error (&error);

  g_ptr_array_set_size (plan->links, 0);
  plan->deadline = asp_day_new (1989, 12, 31);
  g_assert_null (write_plan (fixture, plan, &error));
  g_assert_error (error, ASP_PLAN_COMMAND_ERROR, ASP_PLAN_COMMAND_ERROR_DAY);
  g_clear_error (&error);

  /* A task that spans others follows them, and can have a deadline nevertheless. */
  g_assert_false (spanning->has_links);
  g_assert_false (spanning->has_duration);
  g_assert_null (asp_plan_command_change_duration (fixture->parent.planner, fixture->id, "12.3",
                                                   1, &error));
  g_assert_error (error, ASP_PLAN_COMMAND_ERROR, ASP_PLAN_COMMAND_ERROR_TASK);
  after = document_fixture_dump (&fixture->parent);
  g_assert_cmpstr (after, ==, before);
}

/* 1.13 lies on 2 to 4 July, Wednesday to Friday. The steps follow each other, so that they are
 * undone together. */
static void
test_duration (Fixture       *fixture,
               gconstpointer  data)
{
  DocumentFixture *parent = &fixture->parent;
  AspPlanner *planner = parent->planner;
  g_autofree char *before = document_fixture_dump (parent);
  g_autofree char *after = NULL;
  g_autoptr (AspTaskPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  document_fixture_run (parent, asp_plan_command_change_duration (planner, fixture->id, "1.13", 1,
                                                                  &error));
  g_assert_no_error (error);
  assert_days (fixture, "1.13", "2014-07-02 2014-07-07");
  document_fixture_run (parent, asp_plan_command_change_duration (planner, fixture->id, "1.13", -1,
                                                                  &error));
  assert_days (fixture, "1.13", "2014-07-02 2014-07-04");
  plan = read_plan (fixture, "1.13");
  g_assert_cmpint (plan->duration, ==, -1);
  document_fixture_run (parent, asp_plan_command_change_duration (planner, fixture->id, "1.13", -2,
                                                                  &error));
  assert_days (fixture, "1.13", "2014-07-02 2014-07-02");
  g_assert_null (asp_plan_command_change_duration (planner, fixture->id, "1.13", -1, &error));
  g_assert_error (error, ASP_PLAN_COMMAND_ERROR, ASP_PLAN_COMMAND_ERROR_TASK);
  g_clear_error (&error);
  g_assert_true (asp_document_undo (parent->document, &error));
  after = document_fixture_dump (parent);
  g_assert_cmpstr (after, ==, before);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/workspace/plan-commands/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("move", test_move);
  ADD ("constraints", test_constraints);
  ADD ("days-outside", test_days_outside);
  ADD ("own-tasks", test_own_tasks);
  ADD ("links", test_links);
  ADD ("closing-days", test_closing_days);
  ADD ("start-day", test_start_day);
  ADD ("task-plan", test_task_plan);
  ADD ("task-plan-errors", test_task_plan_errors);
  ADD ("duration", test_duration);
#undef ADD

  return g_test_run ();
}
