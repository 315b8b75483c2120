/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-schedule-import.h"

#include <string.h>

#include "asp-plan-commands.h"
#include "asp-record-commands.h"
#include "asp-municipality.h"
#include "asp-schedule-commands.h"
#include "asp-schedule-file.h"
#include "asp-schedule-match.h"
#include "document-fixture.h"

/* What other programs' files say, read back from the document: dates are those of the files. */

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

  document_fixture_set_up (&fixture->parent, NULL);
  asp_document_foreach (fixture->parent.document, "wave", find_pilot, &wave_id);
  wave = g_strdup_printf ("%" G_GINT64_FORMAT, wave_id);
  g_hash_table_insert (fields, (gpointer) "name", (gpointer) "Nagymaros");
  g_hash_table_insert (fields, (gpointer) "wave_id", wave);
  g_hash_table_insert (fields, (gpointer) "office_code", (gpointer) "2");
  g_hash_table_insert (fields, (gpointer) "start_day", (gpointer) "2014-06-12");
  document_fixture_run (&fixture->parent,
                        asp_record_command_set_status_date (fixture->parent.document,
                                                            asp_day_new (2014, 8, 12)));
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

static AspProjectFile *
read_text (const char *text)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, -1, NULL);
  g_autoptr (GError) error = NULL;
  AspProjectFile *file = asp_project_file_read (stream, &error);

  g_assert_no_error (error);

  return file;
}

static AspScheduleImport *
begin (Fixture        *fixture,
       AspProjectFile *file)
{
  g_autoptr (GError) error = NULL;
  AspScheduleImport *import = asp_schedule_import_new (fixture->parent.planner, fixture->id, file,
                                                       &error);

  g_assert_no_error (error);

  return import;
}

static const AspPlanTask *
get_planned (Fixture    *fixture,
             const char *code)
{
  AspPlan *plan = asp_planner_get_plan (fixture->parent.planner, fixture->id);
  guint node;

  g_assert_true (asp_network_find (asp_plan_get_network (plan), code, &node));

  return asp_plan_get_task (plan, node);
}

static void
assert_dates_of_file (Fixture           *fixture,
                      AspScheduleImport *import)
{
  AspProjectFile *file = asp_schedule_import_get_file (import);

  for (guint i = 0; i < asp_project_file_get_n_tasks (file); i++)
    {
      const AspProjectTask *task = asp_project_file_peek_task (file, i);
      const AspPlanTask *planned;

      if (task->summary)
        continue;

      g_test_message ("task %s “%s”", task->uid, task->name);
      planned = get_planned (fixture, asp_schedule_import_get_code (import, i));
      if (task->start != ASP_DAY_NONE)
        g_assert_cmpint (planned->start, ==, task->start);
      if (task->finish != ASP_DAY_NONE)
        g_assert_cmpint (planned->finish, ==, task->finish);
      g_assert_cmpint (planned->percent, ==, task->actual_finish != ASP_DAY_NONE ? 100
                                                                               : task->percent);
      g_assert_cmpint (planned->actual_start, ==, task->actual_start);
      g_assert_cmpint (planned->actual_finish, ==, task->actual_finish);
      g_assert_cmpint (planned->deadline, ==, task->deadline);
      if (task->constraint_day != ASP_DAY_NONE)
        g_assert_cmpint (planned->constraint_day, ==, task->constraint_day);
    }
}

/* By our rules no task keeps a date; what differs from the file is what was told before. */
static void
assert_told (Fixture           *fixture,
             AspScheduleImport *import)
{
  AspProjectFile *file = asp_schedule_import_get_file (import);
  guint n_moves = 0;

  for (guint i = 0; i < asp_schedule_import_get_n_moves (import); i++)
    {
      const AspScheduleImportMove *move = asp_schedule_import_peek_move (import, i);
      g_autofree char *reason = asp_schedule_import_explain_move (import, i);
      const AspPlanTask *planned = get_planned (fixture, asp_schedule_import_get_code (
                                                           import, move->task));

      g_assert_cmpint (move->is_finish ? planned->finish : planned->start, ==, move->ours);
      g_assert_cmpstr (reason, !=, "");
    }
  for (guint i = 0; i < asp_project_file_get_n_tasks (file); i++)
    {
      const AspProjectTask *task = asp_project_file_peek_task (file, i);
      const AspPlanTask *planned;

      if (task->summary)
        continue;

      planned = get_planned (fixture, asp_schedule_import_get_code (import, i));
      g_assert_false (planned->pinned);
      n_moves += task->days > 0 && task->start != ASP_DAY_NONE && planned->start != task->start;
      n_moves += task->finish != ASP_DAY_NONE && planned->finish != task->finish;
    }
  g_assert_cmpuint (n_moves, ==, asp_schedule_import_get_n_moves (import));
}

static void
check_file (Fixture    *fixture,
            const char *path)
{
  DocumentFixture *parent = &fixture->parent;
  g_autoptr (GFile) location = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (AspProjectFile) file = asp_project_file_load (location, &error);
  g_autoptr (AspScheduleImport) import = NULL;
  g_autofree char *before = document_fixture_dump (parent);
  g_autofree char *undone = NULL;
  AspEdit *accept;

  g_test_message ("%s", path);
  g_assert_no_error (error);
  import = begin (fixture, file);
  if (asp_schedule_import_get_counts (import).n_tasks == 0)
    {
      g_assert_null (asp_schedule_import_create_edit (import, FALSE));
      return;
    }
  document_fixture_run (parent, asp_schedule_import_create_edit (import, FALSE));
  assert_dates_of_file (fixture, import);

  accept = asp_plan_command_accept_days (parent->planner, fixture->id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (accept != NULL, ==, asp_schedule_import_get_n_moves (import) > 0);
  if (accept != NULL)
    {
      document_fixture_run (parent, accept);
      assert_told (fixture, import);
      g_assert_true (asp_document_undo (parent->document, &error));
      assert_dates_of_file (fixture, import);
    }

  g_assert_true (asp_document_undo (parent->document, &error));
  undone = document_fixture_dump (parent);
  g_assert_cmpstr (undone, ==, before);
}

static void
test_files (Fixture       *fixture,
            gconstpointer  data)
{
  const char *root = g_getenv ("CSATLAKOZAS_TEST_DATA");
  g_autofree char *folder = root != NULL ? g_build_filename (root, data, NULL) : NULL;
  g_autoptr (GDir) files = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;
  guint n = 0;

  if (root == NULL)
    {
      g_test_skip ("CSATLAKOZAS_TEST_DATA is not set");
      return;
    }

  while ((name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_suffix (name, ".md"))
        continue;

      check_file (fixture, path);
      n++;
    }
  g_assert_cmpuint (n, >, 0);
}

/* What goes out comes back as nothing: begun, done, blocked and limited tasks among them. */
static void
test_own_file (Fixture       *fixture,
               gconstpointer  format)
{
  DocumentFixture *parent = &fixture->parent;
  AspPlanner *planner = parent->planner;
  g_autoptr (AspScheduleFile) written = NULL;
  g_autoptr (AspProjectFile) file = NULL;
  g_autoptr (AspScheduleImport) import = NULL;
  g_autoptr (AspEdit) edit = NULL;
  g_autoptr (GFile) folder = g_file_get_parent (parent->file);
  g_autoptr (GFile) target = g_file_get_child (folder, "own.xml");
  g_autoptr (GError) error = NULL;

  document_fixture_run (parent, asp_schedule_command_set_actual (planner, fixture->id, "1.1",
                                                                 asp_day_new (2014, 6, 14),
                                                                 asp_day_new (2014, 6, 20)));
  document_fixture_run (parent, asp_schedule_command_set_percent (planner, fixture->id, "1.3", 40));
  document_fixture_run (parent, asp_schedule_command_set_state (planner, fixture->id, "1.4",
                                                                ASP_TASK_STATE_BLOCKED));
  document_fixture_run (parent, asp_schedule_command_set_note (planner, fixture->id, "1.4",
                                                               "a\n  b"));
  document_fixture_run (parent, asp_plan_command_set_constraint (planner, fixture->id, "1.13",
                                                                 ASP_CONSTRAINT_FINISH_NOT_LATER,
                                                                 asp_day_new (2014, 7, 12), NULL));
  document_fixture_run (parent, asp_plan_command_set_constraint (planner, fixture->id, "2.1",
                                                                 ASP_CONSTRAINT_START_NOT_EARLIER,
                                                                 asp_day_new (2014, 9, 6), NULL));
  document_fixture_run (parent, asp_schedule_command_set_note (planner, fixture->id, "2.1",
                                                               "c d"));
  document_fixture_run (parent, asp_plan_command_set_deadline (planner, fixture->id, "2.7",
                                                               asp_day_new (2014, 9, 20), NULL));
  document_fixture_run (parent, asp_plan_command_add_task (planner, fixture->id, "Falugyűlés",
                                                           "G02", ASP_STAGE_PREPARATION, "KT", 3,
                                                           "2.7", NULL, NULL));
  document_fixture_run (parent, asp_plan_command_set_link (planner, fixture->id, "1.9", "2.7",
                                                           ASP_LINK_START_START, ASP_LAG_CALENDAR,
                                                           4, NULL));
  written = asp_schedule_file_new_municipality (planner, fixture->id, &error);
  g_assert_no_error (error);
  g_assert_true (asp_schedule_file_write (written, format, target, &error));
  g_assert_no_error (error);

  file = asp_project_file_load (target, &error);
  g_assert_no_error (error);
  import = begin (fixture, file);
  g_assert_cmpuint (asp_schedule_import_get_counts (import).n_own, ==, 0);
  g_assert_cmpuint (asp_schedule_import_get_counts (import).n_matched, >, 70);
  for (guint i = 0; i < asp_schedule_import_get_losses (import)->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (asp_schedule_import_get_losses (import), i));
  g_assert_cmpuint (asp_schedule_import_get_losses (import)->len, ==, 0);
  g_assert_cmpuint (asp_schedule_import_get_n_moves (import), ==, 0);
  edit = asp_schedule_import_create_edit (import, FALSE);
  for (guint i = 0; edit != NULL && i < asp_edit_get_n_operations (edit); i++)
    {
      const AspEditOperation *operation = asp_edit_get_operation (edit, i);

      g_test_message ("%s %s", operation->table,
                      (char *) g_ptr_array_index (operation->columns, 0));
    }
  g_assert_null (edit);
  g_assert_true (g_file_delete (target, NULL, &error));
}

#define HEAD "<Project xmlns=\"http://schemas.microsoft.com/project\">" \
  "<StartDate>2014-09-01T08:00:00</StartDate><Tasks>"
#define TASK(uid, name, wbs, start, finish, hours, rest) \
  "<Task><UID>" uid "</UID><Name>" name "</Name><WBS>" wbs "</WBS><OutlineLevel>1</OutlineLevel>" \
  "<Start>" start "T08:00:00</Start><Finish>" finish "T17:00:00</Finish>" \
  "<Duration>PT" hours "H0M0S</Duration>" rest "</Task>"
#define LINK(uid, type) \
  "<PredecessorLink><PredecessorUID>" uid "</PredecessorUID><Type>" type "</Type></PredecessorLink>"

/* An outline number like one of our codes is none; a title of either language is. What would make
 * tasks wait for each other is told, and days off are kept. */
static void
test_foreign_file (Fixture       *fixture,
                   gconstpointer  data)
{
  AspPlan *plan = asp_planner_get_plan (fixture->parent.planner, fixture->id);
  AspNetwork *network = asp_plan_get_network (plan);
  g_autoptr (AspProjectFile) file = NULL;
  g_autoptr (AspScheduleImport) import = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GPtrArray *losses;
  guint first, second;

  g_assert_true (asp_network_find (network, "1.3", &first));
  g_assert_true (asp_network_find (network, "1.4", &second));
  text = g_strdup_printf (HEAD TASK ("7", "%s", "9.9", "2014-09-06", "2014-09-07", "16",
                                     LINK ("8", "1"))
                          TASK ("8", "%s", "9.8", "2014-09-08", "2014-09-09", "16", "")
                          TASK ("9", "Falugyűlés", "1.1", "2014-09-13", "2014-09-13", "8",
                                LINK ("8", "1")) "</Tasks></Project>",
                          asp_network_get_task (network, first)->title[0],
                          asp_network_get_task (network, second)->title[1]);
  file = read_text (text);
  import = begin (fixture, file);
  g_assert_cmpstr (asp_schedule_import_get_code (import, 0), ==, "1.3");
  g_assert_cmpstr (asp_schedule_import_get_code (import, 1), ==, "1.4");
  g_assert_cmpint (asp_schedule_import_peek_match (import, 2)->kind, ==, ASP_IMPORT_OWN);
  losses = asp_schedule_import_get_losses (import);
  g_assert_cmpuint (losses->len, >=, 1);
  g_assert_nonnull (strstr (g_ptr_array_index (losses, 0), "waits for it"));

  document_fixture_run (&fixture->parent, asp_schedule_import_create_edit (import, FALSE));
  assert_dates_of_file (fixture, import);
  g_assert_true (get_planned (fixture, "1.3")->pinned);

  /* One is accepted, the others stay; who decides anew when a task is done lets go of its date. */
  document_fixture_run (&fixture->parent,
                        asp_plan_command_accept_days (fixture->parent.planner, fixture->id,
                                                      (const char *const[]) { "1.3", NULL },
                                                      &error));
  g_assert_false (get_planned (fixture, "1.3")->pinned);
  g_assert_cmpint (get_planned (fixture, "1.4")->start, ==, asp_day_new (2014, 9, 8));
  document_fixture_run (&fixture->parent,
                        asp_plan_command_move (fixture->parent.planner, fixture->id, "1.4", 2,
                                               &error));
  g_assert_no_error (error);
  g_assert_cmpint (get_planned (fixture, "1.4")->start, ==, asp_day_new (2014, 9, 10));
}

/* The same file again: its tasks are known by their titles, and nothing changes. */
static void
test_again (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (AspProjectFile) file = NULL;
  g_autoptr (AspScheduleImport) first = NULL;
  g_autoptr (AspScheduleImport) second = NULL;
  g_autoptr (AspEdit) edit = NULL;

  file = read_text (HEAD TASK ("1", "Falugyűlés", "1", "2014-09-13", "2014-09-13", "8", "")
                    TASK ("2", "Lakossági fórum", "2", "2014-09-15", "2014-09-16", "16",
                          LINK ("1", "1")) "</Tasks></Project>");
  first = begin (fixture, file);
  g_assert_cmpuint (asp_schedule_import_get_counts (first).n_own, ==, 2);
  document_fixture_run (&fixture->parent, asp_schedule_import_create_edit (first, FALSE));
  assert_dates_of_file (fixture, first);

  second = begin (fixture, file);
  g_assert_cmpuint (asp_schedule_import_get_counts (second).n_own, ==, 0);
  g_assert_cmpuint (asp_schedule_import_get_counts (second).n_matched, ==, 2);
  edit = asp_schedule_import_create_edit (second, FALSE);
  g_assert_null (edit);
  assert_dates_of_file (fixture, second);
}

static void
test_bad_file (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (AspProjectFile) file = NULL;
  g_autoptr (AspScheduleImport) import = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = document_fixture_dump (&fixture->parent);
  g_autofree char *after = NULL;

  file = read_text (HEAD "\n" TASK ("5", "Hátra", "1", "2014-09-13", "2014-09-12", "8", "")
                    "</Tasks></Project>");
  import = asp_schedule_import_new (fixture->parent.planner, fixture->id, file, &error);
  g_assert_error (error, ASP_PROJECT_FILE_ERROR, ASP_PROJECT_FILE_ERROR_VALUE);
  g_assert_null (import);
  g_assert_nonnull (strstr (error->message, "line 2, task 5 “Hátra”"));
  after = document_fixture_dump (&fixture->parent);
  g_assert_cmpstr (after, ==, before);
}

static GFile *
write_file (Fixture    *fixture,
            const char *text)
{
  g_autofree char *path = g_build_filename (fixture->parent.folder, "ütemterv.xml", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);

  return g_file_new_for_path (path);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

#define TWO_TASKS HEAD TASK ("1", "Falugyűlés", "1", "2014-09-13", "2014-09-13", "8", "") \
                  TASK ("2", "Lakossági fórum", "2", "2014-09-15", "2014-09-16", "16", \
                        LINK ("1", "1")) "</Tasks></Project>"

/* Whatever changes while a file is looked at, the import is for the schedule as it is then. */
static void
test_loading_lives_with_changes (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autoptr (GFile) file = write_file (fixture, TWO_TASKS);

  gboolean was_first = FALSE;

  for (guint n = 0; !was_first; n++)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (AspScheduleImport) import = NULL;
      g_autoptr (AspEdit) edit = NULL;
      g_autoptr (GError) error = NULL;

      asp_schedule_import_load_async (fixture->parent.planner, fixture->id, file, NULL, loaded_cb,
                                      &result);
      for (guint i = 0; i < n && result == NULL; i++)
        g_main_context_iteration (NULL, TRUE);
      was_first = result != NULL;
      document_fixture_run (&fixture->parent,
                            asp_schedule_command_set_duration (fixture->parent.planner,
                                                               fixture->id, "1.7", (int) n + 3));
      while (result == NULL)
        g_main_context_iteration (NULL, TRUE);

      import = asp_schedule_import_load_finish (result, &error);
      g_assert_no_error (error);
      g_assert_true (asp_schedule_import_is_current (import) == !was_first);
      edit = asp_schedule_import_create_edit (import, FALSE);
      g_assert_cmpuint (asp_edit_get_n_operations (edit), >, 2);
    }
  g_assert_true (g_file_delete (file, NULL, NULL));
}

static void
test_loading_fails (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autoptr (GFile) file = write_file (fixture,
                                       HEAD "\n" TASK ("5", "Hátra", "1", "2014-09-13",
                                                       "2014-09-12", "8", "")
                                       "</Tasks></Project>");
  const GQuark domains[] = { ASP_PROJECT_FILE_ERROR, G_IO_ERROR };
  const int codes[] = { ASP_PROJECT_FILE_ERROR_VALUE, G_IO_ERROR_CANCELLED };

  for (guint cancelled = 0; cancelled < 2; cancelled++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;

      asp_schedule_import_load_async (fixture->parent.planner, fixture->id, file, cancellable,
                                      loaded_cb, &result);
      if (cancelled)
        g_cancellable_cancel (cancellable);
      while (result == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_assert_null (asp_schedule_import_load_finish (result, &error));
      g_assert_error (error, domains[cancelled], codes[cancelled]);
    }
  g_assert_true (g_file_delete (file, NULL, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, data, test) \
  g_test_add ("/workspace/schedule-import/" name, Fixture, data, set_up, test, tear_down)
  ADD ("mspdi", "mspdi", test_files);
  ADD ("planner", "planner", test_files);
  ADD ("gan", "gan", test_files);
  ADD ("own-mspdi", "mspdi", test_own_file);
  ADD ("own-planner", "planner", test_own_file);
  ADD ("foreign-file", NULL, test_foreign_file);
  ADD ("again", NULL, test_again);
  ADD ("bad-file", NULL, test_bad_file);
  ADD ("loading-lives-with-changes", NULL, test_loading_lives_with_changes);
  ADD ("loading-fails", NULL, test_loading_fails);
#undef ADD

  return g_test_run ();
}
