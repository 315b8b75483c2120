/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-outside-link-commands.h"

#include <string.h>

#include "asp-municipality.h"
#include "asp-plan-report.h"
#include "asp-plan.h"
#include "asp-programme-file.h"
#include "asp-project-drift.h"
#include "asp-record-commands.h"
#include "asp-schedule-commands.h"
#include "asp-schedule-file.h"
#include "asp-schedule-import.h"
#include "asp-task-plan.h"
#include "asp-why-report.h"
#include "document-fixture.h"

/* Tasks of one municipality that wait for another's. Expected days: the pilot's from 12 June 2014
 * (domain.md 11): 2.7 lies on 1 to 24 September, a Wednesday, and 1.13, three days that have
 * slack, on 2 to 4 July. */

typedef struct
{
  DocumentFixture parent;
  gint64          first;        /* Nagymaros */
  gint64          second;       /* Kisbér */
} Fixture;

static void
find_pilot (gpointer data,
            gpointer user_data)
{
  if (strcmp (asp_row_get_text (data, "kind"), "pilot") == 0)
    *(gint64 *) user_data = asp_row_get_id (data);
}

static gint64
add_municipality (Fixture    *fixture,
                  const char *name)
{
  g_autoptr (GHashTable) fields = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *wave = NULL;
  gint64 wave_id = 0;
  gint64 id;

  asp_document_foreach (fixture->parent.document, "wave", find_pilot, &wave_id);
  wave = g_strdup_printf ("%" G_GINT64_FORMAT, wave_id);
  g_hash_table_insert (fields, (gpointer) "name", (gpointer) name);
  g_hash_table_insert (fields, (gpointer) "wave_id", wave);
  g_hash_table_insert (fields, (gpointer) "office_code", (gpointer) "2");
  g_hash_table_insert (fields, (gpointer) "start_day", (gpointer) "2014-06-12");
  document_fixture_run (&fixture->parent,
                        asp_record_command_insert (ASP_TYPE_MUNICIPALITY, "add", fields, &id));

  return id;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  document_fixture_set_up (&fixture->parent, data);
  document_fixture_run (&fixture->parent,
                        asp_record_command_set_status_date (fixture->parent.document,
                                                            asp_day_new (2014, 6, 12)));
  fixture->first = add_municipality (fixture, "Nagymaros");
  fixture->second = add_municipality (fixture, "Kisbér");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  document_fixture_tear_down (&fixture->parent, data);
}

static void
assert_days (Fixture    *fixture,
             gint64      municipality_id,
             const char *code,
             const char *expected)
{
  AspPlan *plan = asp_planner_get_plan (fixture->parent.planner, municipality_id);
  g_autofree char *start = NULL;
  g_autofree char *finish = NULL;
  g_autofree char *days = NULL;
  guint node;

  g_assert_nonnull (plan);
  g_assert_true (asp_network_find (asp_plan_get_network (plan), code, &node));
  start = asp_day_to_iso (asp_plan_get_task (plan, node)->start);
  finish = asp_day_to_iso (asp_plan_get_task (plan, node)->finish);
  days = g_strconcat (start, " ", finish, NULL);
  g_assert_cmpstr (days, ==, expected);
}

/* Kisbér's 1.13 waits for Nagymaros' 2.7. */
static AspEdit *
create_link (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  AspEdit *edit;

  edit = asp_outside_link_command_set (fixture->parent.planner, fixture->second, "1.13",
                                       fixture->first, "2.7", ASP_LINK_FINISH_START,
                                       ASP_LAG_WORKING, 0, &error);
  g_assert_no_error (error);
  g_assert_nonnull (edit);

  return edit;
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (asp_document_undo (fixture->parent.document, &error));
  g_assert_no_error (error);
}

static void
test_link_binds (Fixture       *fixture,
                 gconstpointer  data)
{
  AspPlanner *planner = fixture->parent.planner;
  g_autoptr (GError) error = NULL;
  AspEdit *edit;

  assert_days (fixture, fixture->second, "1.13", "2014-07-02 2014-07-04");
  edit = create_link (fixture);
  g_test_message ("%s", asp_edit_get_label (edit));
  g_assert_nonnull (strstr (asp_edit_get_label (edit), "Nagymaros: 2.7"));
  g_assert_nonnull (strstr (asp_edit_get_label (edit), "moved"));
  document_fixture_run (&fixture->parent, edit);
  assert_days (fixture, fixture->second, "1.13", "2014-09-25 2014-09-29");
  assert_days (fixture, fixture->first, "1.13", "2014-07-02 2014-07-04");

  /* The same once more is nothing. */
  g_assert_null (asp_outside_link_command_set (planner, fixture->second, "1.13", fixture->first,
                                               "2.7", ASP_LINK_FINISH_START, ASP_LAG_WORKING, 0,
                                               &error));
  g_assert_no_error (error);

  document_fixture_run (&fixture->parent,
                        asp_outside_link_command_set (planner, fixture->second, "1.13",
                                                      fixture->first, "2.7",
                                                      ASP_LINK_FINISH_START, ASP_LAG_CALENDAR, 5,
                                                      &error));
  /* Five days after 24 September is Monday the 29th: work begins on the 30th. */
  assert_days (fixture, fixture->second, "1.13", "2014-09-30 2014-10-02");
  undo (fixture);
  assert_days (fixture, fixture->second, "1.13", "2014-09-25 2014-09-29");

  document_fixture_run (&fixture->parent,
                        asp_outside_link_command_remove (planner, fixture->second, "1.13",
                                                         fixture->first, "2.7", &error));
  assert_days (fixture, fixture->second, "1.13", "2014-07-02 2014-07-04");
  undo (fixture);
  assert_days (fixture, fixture->second, "1.13", "2014-09-25 2014-09-29");
}

/* Plans that are computed with all others are those that are computed alone, also where they depend
 * on each other or their dependencies close a cycle. */
static void
test_all_at_once (Fixture       *fixture,
                  gconstpointer  data)
{
  AspPlanner *planner = fixture->parent.planner;
  gint64 third = add_municipality (fixture, "Tápiószőlős");
  AspEdit *edit = asp_edit_new ("cycle");

  asp_planner_compute_all (planner);
  assert_days (fixture, fixture->second, "1.13", "2014-07-02 2014-07-04");
  document_fixture_run (&fixture->parent, create_link (fixture));
  asp_planner_compute_all (planner);
  assert_days (fixture, fixture->second, "1.13", "2014-09-25 2014-09-29");
  assert_days (fixture, fixture->first, "1.13", "2014-07-02 2014-07-04");

  for (guint i = 0; i < 2; i++)
    {
      asp_edit_insert (edit, "own_link");
      asp_edit_set_integer (edit, "municipality_id", third);
      asp_edit_set_text (edit, "from_code", i == 0 ? "1.13" : "2.7");
      asp_edit_set_text (edit, "to_code", i == 0 ? "2.7" : "1.13");
      asp_edit_set_text (edit, "type", "FS");
    }
  document_fixture_run (&fixture->parent, edit);
  asp_planner_compute_all (planner);
  assert_days (fixture, third, "1.13", "2014-07-02 2014-07-04");
  g_assert_nonnull (asp_planner_get_problem (planner, third));
  assert_days (fixture, fixture->second, "1.13", "2014-09-25 2014-09-29");
}

/* What moves in one moves the other, in the plan, in the standing and in the label; undo too. */
static void
test_change_elsewhere (Fixture       *fixture,
                       gconstpointer  data)
{
  AspPlanner *planner = fixture->parent.planner;
  g_autoptr (GError) error = NULL;
  AspEdit *edit;
  AspPlan *plan;

  document_fixture_run (&fixture->parent, create_link (fixture));
  assert_days (fixture, fixture->second, "1.13", "2014-09-25 2014-09-29");
  edit = asp_plan_command_move (planner, fixture->first, "2.7", 3, &error);
  g_assert_no_error (error);
  g_test_message ("%s", asp_edit_get_label (edit));
  g_assert_nonnull (strstr (asp_edit_get_label (edit), "; Kisbér: "));
  document_fixture_run (&fixture->parent, edit);
  assert_days (fixture, fixture->first, "2.7", "2014-09-04 2014-09-29");
  assert_days (fixture, fixture->second, "1.13", "2014-09-30 2014-10-02");
  plan = asp_standing_get_plan (document_fixture_find (&fixture->parent, "Kisbér"));
  g_assert_true (plan == asp_planner_get_plan (planner, fixture->second));

  undo (fixture);
  assert_days (fixture, fixture->second, "1.13", "2014-09-25 2014-09-29");
  plan = asp_standing_get_plan (document_fixture_find (&fixture->parent, "Kisbér"));
  g_assert_true (plan == asp_planner_get_plan (planner, fixture->second));
}

static void
test_cycle_is_refused (Fixture       *fixture,
                       gconstpointer  data)
{
  AspPlanner *planner = fixture->parent.planner;
  g_autoptr (GError) error = NULL;

  document_fixture_run (&fixture->parent, create_link (fixture));
  g_assert_null (asp_outside_link_command_set (planner, fixture->first, "2.7", fixture->second,
                                               "1.13", ASP_LINK_FINISH_START, ASP_LAG_WORKING, 0,
                                               &error));
  g_assert_error (error, ASP_PLAN_COMMAND_ERROR, ASP_PLAN_COMMAND_ERROR_CYCLE);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "Nagymaros: 2.7"));
  g_assert_nonnull (strstr (error->message, "Kisbér: 1.13"));
  g_clear_error (&error);

  /* In turn, but not in a circle: 70 days after 29 September is Monday, 8 December. */
  document_fixture_run (&fixture->parent,
                        asp_outside_link_command_set (planner, fixture->first, "11.4",
                                                      fixture->second, "1.13",
                                                      ASP_LINK_FINISH_START, ASP_LAG_CALENDAR, 70,
                                                      &error));
  g_assert_no_error (error);
  assert_days (fixture, fixture->first, "11.4", "2014-12-08 2014-12-08");

  g_assert_null (asp_outside_link_command_set (planner, fixture->first, "9.99", fixture->second,
                                               "1.13", ASP_LINK_FINISH_START, ASP_LAG_WORKING, 0,
                                               &error));
  g_assert_error (error, ASP_PLAN_COMMAND_ERROR, ASP_PLAN_COMMAND_ERROR_TASK);
}

static void
insert_link (Fixture    *fixture,
             gint64      to,
             const char *to_code,
             gint64      from,
             const char *from_code)
{
  AspEdit *edit = asp_edit_new ("link");

  asp_edit_insert (edit, "own_link");
  asp_edit_set_integer (edit, "municipality_id", to);
  asp_edit_set_integer (edit, "from_municipality_id", from);
  asp_edit_set_text (edit, "from_code", from_code);
  asp_edit_set_text (edit, "to_code", to_code);
  document_fixture_run (&fixture->parent, edit);
}

/* A cycle that came from elsewhere (two who changed the document one after the other): both have
 * plans, without the dependencies, and both say why. */
static void
test_cycle_from_elsewhere (Fixture       *fixture,
                           gconstpointer  data)
{
  AspPlanner *planner = fixture->parent.planner;
  const gint64 ids[] = { fixture->first, fixture->second };

  insert_link (fixture, fixture->second, "1.13", fixture->first, "2.7");
  insert_link (fixture, fixture->first, "2.7", fixture->second, "1.13");
  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      const char *problem = asp_planner_get_problem (planner, ids[i]);

      g_assert_nonnull (problem);
      g_assert_nonnull (strstr (problem, "Nagymaros: 2.7"));
      assert_days (fixture, ids[i], "1.13", "2014-07-02 2014-07-04");
    }
  undo (fixture);
  g_assert_null (asp_planner_get_problem (planner, fixture->first));
  assert_days (fixture, fixture->second, "1.13", "2014-09-25 2014-09-29");
}

/* A municipality that is deleted takes the dependency with it, and undo brings it back. */
static void
test_deleted_municipality (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr (GArray) group = NULL;
  AspEdit *edit;

  document_fixture_run (&fixture->parent, create_link (fixture));
  assert_days (fixture, fixture->second, "1.13", "2014-09-25 2014-09-29");
  edit = asp_edit_new ("delete");
  asp_edit_delete (edit, "municipality", fixture->first);
  document_fixture_run (&fixture->parent, edit);
  assert_days (fixture, fixture->second, "1.13", "2014-07-02 2014-07-04");
  group = asp_planner_get_group_of (fixture->parent.planner, fixture->second);
  g_assert_cmpuint (group->len, ==, 1);
  undo (fixture);
  assert_days (fixture, fixture->second, "1.13", "2014-09-25 2014-09-29");
}

/* Returns: (transfer full): what "validate" says of Kisbér */
static char *
validate (Fixture *fixture)
{
  g_autoptr (AspReport) report = asp_validate_report_new ();
  GString *text = g_string_new (NULL);

  asp_validate_report_add (report, text, fixture->parent.planner, fixture->second, "Kisbér");

  return g_string_free (text, FALSE);
}

/* A task that does not apply binds nobody, and that is said. */
static void
test_broken (Fixture       *fixture,
             gconstpointer  data)
{
  AspPlanner *planner = fixture->parent.planner;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  document_fixture_run (&fixture->parent, create_link (fixture));
  before = validate (fixture);
  g_assert_null (strstr (before, "Nagymaros"));
  document_fixture_run (&fixture->parent,
                        asp_schedule_command_set_state (planner, fixture->first, "2.7",
                                                        ASP_TASK_STATE_NOT_APPLICABLE));
  assert_days (fixture, fixture->second, "1.13", "2014-07-02 2014-07-04");
  after = validate (fixture);
  g_assert_nonnull (strstr (after, "at Nagymaros task 2.7 does not apply"));
  undo (fixture);
  assert_days (fixture, fixture->second, "1.13", "2014-09-25 2014-09-29");

  g_clear_pointer (&after, g_free);
  insert_link (fixture, fixture->second, "1.12", fixture->first, "99.9");
  after = validate (fixture);
  g_assert_nonnull (strstr (after, "Nagymaros has no task 99.9"));
}

/* Who waits for a task of one's own waits no longer when it is deleted. */
static void
test_deleted_task (Fixture       *fixture,
                   gconstpointer  data)
{
  AspPlanner *planner = fixture->parent.planner;
  g_autoptr (GError) error = NULL;
  g_autofree char *code = NULL;
  GPtrArray *links;

  document_fixture_run (&fixture->parent,
                        asp_plan_command_add_task (planner, fixture->first, "Oktató", "G02",
                                                   ASP_STAGE_PREPARATION, "KT", 5, "2.7", &code,
                                                   &error));
  g_assert_no_error (error);
  document_fixture_run (&fixture->parent,
                        asp_outside_link_command_set (planner, fixture->second, "1.13",
                                                      fixture->first, code, ASP_LINK_FINISH_START,
                                                      ASP_LAG_WORKING, 0, &error));
  /* Five days from 25 September: to 1 October. */
  assert_days (fixture, fixture->second, "1.13", "2014-10-02 2014-10-06");
  document_fixture_run (&fixture->parent,
                        asp_plan_command_delete_task (planner, fixture->first, code, &error));
  assert_days (fixture, fixture->second, "1.13", "2014-07-02 2014-07-04");
  links = asp_document_get_children (fixture->parent.document, "own_link", fixture->second);
  g_assert_true (links == NULL || links->len == 0);
  undo (fixture);
  assert_days (fixture, fixture->second, "1.13", "2014-10-02 2014-10-06");
}

/* The chain of causes goes on in the other municipality, which is named. */
static void
test_why (Fixture       *fixture,
          gconstpointer  data)
{
  AspPlanner *planner = fixture->parent.planner;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *back = NULL;

  document_fixture_run (&fixture->parent, create_link (fixture));
  text = asp_why_report_to_text (planner, fixture->second, "1.13", &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "“Nagymaros: 2.7 "));
  /* 2.7 waits for 2.6, both of Nagymaros. */
  g_assert_nonnull (strstr (text, "\nNagymaros: 2.7 "));
  g_assert_nonnull (strstr (text, "\nNagymaros: 2.6 "));

  back = asp_why_report_to_text (planner, fixture->first, "2.7", &error);
  g_assert_no_error (error);
  g_assert_null (strstr (back, "\nNagymaros: "));
}

/* What the dialog reads and stores. */
static void
test_task_plan (Fixture       *fixture,
                gconstpointer  data)
{
  AspPlanner *planner = fixture->parent.planner;
  g_autoptr (GError) error = NULL;
  g_autoptr (AspTaskPlan) plan = asp_task_plan_new (planner, fixture->second, "1.13", &error);
  g_autoptr (AspTaskPlan) stored = NULL;
  const AspTaskLink *link;
  guint n_links;

  n_links = plan->links->len;
  asp_task_plan_add_outside_link (plan, fixture->first, "2.7", ASP_LINK_FINISH_START,
                                  ASP_LAG_WORKING, 2);
  document_fixture_run (&fixture->parent, asp_task_plan_create_edit (plan, planner,
                                                                     fixture->second, &error));
  g_assert_no_error (error);
  /* Two working days more than the 25th. */
  assert_days (fixture, fixture->second, "1.13", "2014-09-29 2014-10-01");
  g_assert_null (asp_task_plan_create_edit (plan, planner, fixture->second, &error));
  g_assert_no_error (error);

  stored = asp_task_plan_new (planner, fixture->second, "1.13", &error);
  g_assert_cmpuint (stored->links->len, ==, n_links + 1);
  link = g_ptr_array_index (stored->links, n_links);
  g_assert_cmpint (link->municipality_id, ==, fixture->first);
  g_assert_cmpint (link->lag, ==, 2);
  g_ptr_array_set_size (stored->links, n_links);
  document_fixture_run (&fixture->parent, asp_task_plan_create_edit (stored, planner,
                                                                     fixture->second, &error));
  assert_days (fixture, fixture->second, "1.13", "2014-07-02 2014-07-04");
  undo (fixture);
  assert_days (fixture, fixture->second, "1.13", "2014-09-29 2014-10-01");
}

/* A file for one municipality says what her tasks wait for, and has the days that follow from it;
 * read again, it changes nothing. */
static void
test_exported (Fixture       *fixture,
               gconstpointer  data)
{
  static const char *const formats[] = { "csv", "mspdi", "planner" };
  g_autoptr (AspScheduleFile) file = NULL;
  g_autoptr (GError) error = NULL;

  document_fixture_run (&fixture->parent, create_link (fixture));
  file = asp_schedule_file_new_municipality (fixture->parent.planner, fixture->second, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *name = asp_schedule_file_get_name (file, formats[i]);
      g_autofree char *path = g_build_filename (fixture->parent.folder, name, NULL);
      g_autoptr (GFile) target = g_file_new_for_path (path);
      g_autoptr (AspScheduleImport) import = NULL;
      g_autoptr (AspEdit) edit = NULL;
      g_autofree char *text = NULL;
      const char *task;

      g_assert_true (asp_schedule_file_write (file, formats[i], target, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_load_contents (target, NULL, &text, NULL, NULL, &error));
      g_test_message ("%s", formats[i]);
      if (i == 0)
        {
          g_assert_nonnull (strstr (text, ", Nagymaros: 2.7"));
          continue;
        }

      g_assert_nonnull (strstr (text, "Waits for: Nagymaros: 2.7 "));
      /* The first working day after 24 September: in both formats a day that this task has to
       * wait for. */
      task = strstr (text, i == 1 ? "<WBS>1.13</WBS>" : "name=\"1.13 ");
      g_assert_nonnull (task);
      task = strstr (task, i == 1 ? "<ConstraintType>" : "<constraint ");
      g_assert_true (g_str_has_prefix (task, i == 1 ? "<ConstraintType>4<"
                                             : "<constraint type=\"start-no-earlier-than\" "
                                               "time=\"20140925T"));
      if (i == 1)
        g_assert_true (g_str_has_prefix (strstr (task, "<ConstraintDate>"),
                                         "<ConstraintDate>2014-09-25T"));
      import = asp_schedule_import_load (fixture->parent.planner, fixture->second, target, &error);
      g_assert_no_error (error);
      edit = asp_schedule_import_create_edit (import, FALSE);
      g_assert_null (edit);
      edit = asp_schedule_import_create_edit (import, TRUE);
      g_assert_null (edit);
    }
}

/* The municipality under which the task stands. */
static const char *
get_heading (AspProjectFile       *file,
             const AspProjectTask *task)
{
  while (task->level > 1)
    task = asp_project_file_peek_task (file, (guint) task->parent);

  return task->name;
}

static const AspProjectTask *
find_task (AspProjectFile *file,
           const char     *municipality,
           const char     *code)
{
  for (guint i = 0; i < asp_project_file_get_n_tasks (file); i++)
    {
      const AspProjectTask *task = asp_project_file_peek_task (file, i);

      if (g_strcmp0 (task->wbs, code) == 0 &&
          g_str_equal (get_heading (file, task), municipality))
        return task;
    }
  g_error ("%s has no %s", municipality, code);
}

/* The file of all has the link itself, and the days that follow from it by our own rules. */
static void
test_exported_together (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->parent.folder, "all.xml", NULL);
  g_autoptr (GFile) target = g_file_new_for_path (path);
  g_autoptr (AspProjectFile) file = NULL;
  g_autoptr (AspProjectDrift) drift = NULL;
  g_autoptr (GError) error = NULL;
  const AspProjectTask *task;
  guint n_elsewhere = 0;

  /* The sample has the others' names too. */
  fixture->first = add_municipality (fixture, "Tápiószőlős");
  fixture->second = add_municipality (fixture, "Zsombó");
  document_fixture_run (&fixture->parent, create_link (fixture));
  g_assert_true (asp_programme_file_write (fixture->parent.planner, "mspdi", target, &error));
  g_assert_no_error (error);
  file = asp_project_file_load (target, &error);
  g_assert_no_error (error);

  task = find_task (file, "Zsombó", "1.13");
  g_assert_cmpint (task->start, ==, asp_day_new (2014, 9, 25));
  g_assert_cmpint (task->constraint, ==, ASP_CONSTRAINT_AS_SOON_AS_POSSIBLE);
  for (guint i = 0; i < task->links->len; i++)
    {
      const AspProjectLink *link = &g_array_index (task->links, AspProjectLink, i);

      const AspProjectTask *from = asp_project_file_peek_task (file, link->from);

      if (g_str_equal (get_heading (file, from), "Zsombó"))
        continue;

      n_elsewhere++;
      g_assert_true (from == find_task (file, "Tápiószőlős", "2.7"));
      g_assert_cmpint (link->type, ==, ASP_LINK_FINISH_START);
      g_assert_cmpint (link->lag, ==, 0);
    }
  g_assert_cmpuint (n_elsewhere, ==, 1);

  drift = asp_project_drift_new (file, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (asp_project_drift_get_n_moves (drift), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/workspace/outside-links/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("link-binds", test_link_binds);
  ADD ("all-at-once", test_all_at_once);
  ADD ("change-elsewhere", test_change_elsewhere);
  ADD ("cycle-is-refused", test_cycle_is_refused);
  ADD ("cycle-from-elsewhere", test_cycle_from_elsewhere);
  ADD ("deleted-municipality", test_deleted_municipality);
  ADD ("broken", test_broken);
  ADD ("deleted-task", test_deleted_task);
  ADD ("why", test_why);
  ADD ("task-plan", test_task_plan);
  ADD ("exported", test_exported);
  ADD ("exported-together", test_exported_together);
#undef ADD

  return g_test_run ();
}
