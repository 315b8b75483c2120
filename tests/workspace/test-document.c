/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "asp-municipality.h"
#include "asp-plan.h"
#include "asp-record-commands.h"
#include "asp-schedule-commands.h"

static AspEdit *
create_municipality (const char *name,
                     gint64     *id)
{
  g_autoptr (GHashTable) fields = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (fields, (gpointer) "name", (gpointer) name);
  g_hash_table_insert (fields, (gpointer) "population", (gpointer) "843");

  return asp_record_command_insert (ASP_TYPE_MUNICIPALITY, "Új önkormányzat", fields, id);
}

static AspEdit *
create_rename (DocumentFixture *fixture,
               gint64           id,
               const char      *name)
{
  g_autoptr (GHashTable) fields = g_hash_table_new (g_str_hash, g_str_equal);
  AspRecord *record = asp_record_list_lookup (asp_document_get_municipalities (fixture->document),
                                              id);

  g_hash_table_insert (fields, (gpointer) "name", (gpointer) name);

  return asp_record_command_update (record, "Átnevezés", fields);
}

static AspEdit *
create_deletion (AspStanding *standing)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  g_ptr_array_add (records, asp_standing_get_municipality (standing));

  return asp_record_command_delete (records, "Önkormányzat törlése");
}

/* One of each command that the program has; after it every one is undone and done again. */
static guint
run_all_commands (DocumentFixture *fixture)
{
  gint64 nagymaros = asp_standing_get_id (document_fixture_find (fixture, "Nagymaros"));
  AspPlanner *planner = fixture->planner;
  guint n = 0;
  gint64 id;

  document_fixture_run (fixture, create_municipality ("Őrség", &id));
  document_fixture_run (fixture, create_rename (fixture, id, "Ágfalva"));
  document_fixture_run (fixture,
                        create_deletion (document_fixture_find (fixture, "Abony")));
  document_fixture_run (fixture, asp_record_command_set_status_date (fixture->document,
                                                                     asp_day_new (2014, 9, 16)));
  document_fixture_run (fixture,
                        asp_schedule_command_set_state (planner, nagymaros, "10.7",
                                                        ASP_TASK_STATE_IN_PROGRESS));
  document_fixture_run (fixture,
                        asp_schedule_command_set_percent (planner, nagymaros, "10.7", 60));
  document_fixture_run (fixture,
                        asp_schedule_command_set_actual (planner, nagymaros, "10.6",
                                                         asp_day_new (2014, 9, 15),
                                                         asp_day_new (2014, 9, 15)));
  document_fixture_run (fixture,
                        asp_schedule_command_set_not_before (planner, nagymaros, "9.3",
                                                             asp_day_new (2014, 12, 1)));
  document_fixture_run (fixture,
                        asp_schedule_command_set_duration (planner, nagymaros, "9.3", 12));
  document_fixture_run (fixture,
                        asp_schedule_command_set_new_person (planner, nagymaros, "9.3", "Kis Éva"));
  document_fixture_run (fixture,
                        asp_schedule_command_set_note (planner, nagymaros, "9.3", "megjegyzés"));
  n = 11;

  return n;
}

static void
undo (DocumentFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (asp_document_undo (fixture->document, &error));
  g_assert_no_error (error);
}

static void
redo (DocumentFixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (asp_document_redo (fixture->document, &error));
  g_assert_no_error (error);
}

static void
test_undo_of_everything (DocumentFixture *fixture,
                         gconstpointer    data)
{
  g_autofree char *before = document_fixture_dump (fixture);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  guint n_steps;

  g_assert_null (asp_document_get_undo_label (fixture->document));
  n_steps = run_all_commands (fixture);
  after = document_fixture_dump (fixture);
  g_assert_cmpstr (after, !=, before);

  for (guint i = 0; i < n_steps; i++)
    undo (fixture);
  undone = document_fixture_dump (fixture);
  g_assert_cmpstr (undone, ==, before);
  g_assert_null (asp_document_get_undo_label (fixture->document));

  for (guint i = 0; i < n_steps; i++)
    redo (fixture);
  redone = document_fixture_dump (fixture);
  g_assert_cmpstr (redone, ==, after);
  g_assert_null (asp_document_get_redo_label (fixture->document));
}

static void
restart (DocumentFixture *fixture)
{
  document_fixture_close (fixture);
  document_fixture_open (fixture);
}

static void
test_undo_survives_restarts (DocumentFixture *fixture,
                             gconstpointer    data)
{
  g_autofree char *before = document_fixture_dump (fixture);
  g_autofree char *after = NULL;
  guint n_steps = run_all_commands (fixture);

  after = document_fixture_dump (fixture);
  for (guint i = 0; i < n_steps; i++)
    {
      restart (fixture);
      g_assert_nonnull (asp_document_get_undo_label (fixture->document));
      undo (fixture);
    }
  {
    g_autofree char *undone = document_fixture_dump (fixture);

    g_assert_cmpstr (undone, ==, before);
  }

  for (guint i = 0; i < n_steps; i++)
    {
      restart (fixture);
      redo (fixture);
    }
  {
    g_autofree char *redone = document_fixture_dump (fixture);

    g_assert_cmpstr (redone, ==, after);
  }
}

static void
test_two_rows_in_one_command (DocumentFixture *fixture,
                              gconstpointer    data)
{
  AspStanding *standing = document_fixture_find (fixture, "Zsámbok");
  gint64 id = asp_standing_get_id (standing);
  g_autoptr (AspEdit) edit = asp_edit_new ("Két sor");
  g_autofree char *before = document_fixture_dump (fixture);
  g_autofree char *after = NULL;

  asp_edit_update (edit, "municipality", id);
  asp_edit_set_text (edit, "note", "egy");
  asp_edit_insert (edit, "task_state");
  asp_edit_set_integer (edit, "municipality_id", id);
  asp_edit_set_text (edit, "task_code", "11.5");
  asp_edit_set_text (edit, "note", "kettő");
  document_fixture_run (fixture, asp_edit_ref (edit));
  g_assert_cmpstr (asp_record_get_text (ASP_RECORD (asp_standing_get_municipality (standing)),
                                        "note"), ==, "egy");
  g_assert_nonnull (asp_planner_get_task_row (fixture->planner, id, "11.5"));
  g_assert_cmpstr (asp_document_get_undo_label (fixture->document), ==, "Két sor");

  undo (fixture);
  after = document_fixture_dump (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* A command fails whole: its first row is not there either. */
static void
test_half_a_command_is_none (DocumentFixture *fixture,
                             gconstpointer    data)
{
  g_autoptr (AspEdit) edit = asp_edit_new ("Fele");
  g_autoptr (GError) error = NULL;
  g_autofree char *before = document_fixture_dump (fixture);
  g_autofree char *after = NULL;

  asp_edit_insert (edit, "municipality");
  asp_edit_set_text (edit, "name", "Jó");
  asp_edit_insert (edit, "municipality");
  asp_edit_set_text (edit, "name", "Rossz");
  asp_edit_set_integer (edit, "office_code", 99);
  g_assert_false (asp_document_run (fixture->document, edit, &error));
  g_assert_nonnull (error);
  after = document_fixture_dump (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_null (asp_document_get_undo_label (fixture->document));
}

static void
count_notify_cb (GObject    *object,
                 GParamSpec *pspec,
                 gpointer    user_data)
{
  ++*(guint *) user_data;
}

/* A record is changed in place, and only what changed notifies. */
static void
test_records_follow_in_place (DocumentFixture *fixture,
                              gconstpointer    data)
{
  AspStanding *standing = document_fixture_find (fixture, "Abony");
  GObject *record = G_OBJECT (asp_standing_get_municipality (standing));
  guint n_name = 0, n_note = 0;

  g_signal_connect (record, "notify::name", G_CALLBACK (count_notify_cb), &n_name);
  g_signal_connect (record, "notify::note", G_CALLBACK (count_notify_cb), &n_note);
  document_fixture_run (fixture, create_rename (fixture, asp_standing_get_id (standing), "Abony2"));
  g_assert_cmpuint (n_name, ==, 1);
  g_assert_cmpuint (n_note, ==, 0);
  g_assert_cmpstr (asp_standing_get_name (standing), ==, "Abony2");
  undo (fixture);
  g_assert_cmpuint (n_name, ==, 2);
  g_assert_cmpstr (asp_standing_get_name (standing), ==, "Abony");
}

/* The wave goes, the municipality stays; undo brings both together again. */
static void
test_deletion_with_what_belongs_to_it (DocumentFixture *fixture,
                                       gconstpointer    data)
{
  g_autofree char *before = document_fixture_dump (fixture);
  g_autofree char *after = NULL;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (fixture->standings));
  gint64 id = asp_standing_get_id (document_fixture_find (fixture, "Nagymaros"));

  document_fixture_run (fixture, create_deletion (document_fixture_find (fixture, "Nagymaros")));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->standings)), ==, n - 1);
  g_assert_null (document_fixture_find (fixture, "Nagymaros"));
  g_assert_null (asp_planner_get_task_row (fixture->planner, id, "1.1"));
  undo (fixture);
  after = document_fixture_dump (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_nonnull (asp_planner_get_task_row (fixture->planner, id, "1.1"));
}

static void
test_done_and_undone_dates (DocumentFixture *fixture,
                            gconstpointer    data)
{
  AspStanding *standing = document_fixture_find (fixture, "Nagymaros");
  gint64 id = asp_standing_get_id (standing);
  AspDay status = asp_document_get_status_date (fixture->document);
  guint n_late = asp_standing_get_n_late (standing);
  guint node;

  g_assert_cmpint (status, ==, asp_day_new (2014, 9, 15));
  g_assert_cmpuint (n_late, >, 0);
  document_fixture_run (fixture, asp_schedule_command_set_state (fixture->planner, id, "10.4",
                                                                 ASP_TASK_STATE_DONE));
  g_assert_cmpuint (asp_standing_get_n_late (standing), ==, n_late - 1);
  g_assert_true (asp_network_find (asp_plan_get_network (asp_standing_get_plan (standing)), "10.4",
                                   &node));
  g_assert_cmpint (asp_plan_get_task (asp_standing_get_plan (standing), node)->actual_finish, ==,
                   status);
  undo (fixture);
  g_assert_cmpuint (asp_standing_get_n_late (standing), ==, n_late);
}

/* Both days of a task are set together, and go together: no step of undo has one without the
 * other. */
static void
test_both_days_are_one_step (DocumentFixture *fixture,
                             gconstpointer    data)
{
  gint64 id = asp_standing_get_id (document_fixture_find (fixture, "Nagymaros"));
  g_autofree char *before = document_fixture_dump (fixture);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;
  AspRow *row;

  document_fixture_run (fixture,
                        asp_schedule_command_set_actual (fixture->planner, id, "10.6",
                                                         asp_day_new (2014, 9, 8),
                                                         asp_day_new (2014, 9, 12)));
  row = asp_planner_get_task_row (fixture->planner, id, "10.6");
  g_assert_cmpstr (asp_row_get_text (row, "actual_start"), ==, "2014-09-08");
  g_assert_cmpstr (asp_row_get_text (row, "actual_finish"), ==, "2014-09-12");
  after = document_fixture_dump (fixture);
  g_assert_cmpstr (after, !=, before);

  undo (fixture);
  g_assert_null (asp_document_get_undo_label (fixture->document));
  undone = document_fixture_dump (fixture);
  g_assert_cmpstr (undone, ==, before);
  redo (fixture);
  g_assert_null (asp_document_get_redo_label (fixture->document));
  redone = document_fixture_dump (fixture);
  g_assert_cmpstr (redone, ==, after);
}

/* The bytes of a file that was refused are those that it had. */
static void
check_refused (const char *content,
               gsize       length)
{
  g_autofree char *folder = g_dir_make_tmp ("csatlakozas-test-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "idegen.csatlakozas", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;
  gsize after_length;

  g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
  g_assert_null (asp_document_open (file, ASP_DOCUMENT_OPEN, &error));
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_true (g_file_get_contents (path, &after, &after_length, NULL));
  g_assert_cmpmem (content, length, after, after_length);
  g_assert_true (g_file_delete (file, NULL, NULL));
  /* Nothing was left beside it. */
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_refused_files_stay_as_they_are (DocumentFixture *fixture,
                                     gconstpointer    data)
{
  g_autofree char *path = g_file_get_path (fixture->file);
  g_autofree char *content = NULL;
  gsize length;

  document_fixture_close (fixture);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));

  check_refused ("not a database at all", 21);
  check_refused ("", 0);
  /* Cut off in the middle. */
  check_refused (content, length / 2);
  /* Somebody else's application id (bytes 68 to 71 of the file). */
  content[68] ^= 0x55;
  check_refused (content, length);
  content[68] ^= 0x55;
  /* The first page of the schema, overwritten. */
  memset (content + 100, 0xff, 400);
  check_refused (content, length);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void      (*func) (DocumentFixture *fixture,
                       gconstpointer    data);
  } tests[] = {
    { "/workspace/document/undo-of-everything", test_undo_of_everything },
    { "/workspace/document/undo-survives-restarts", test_undo_survives_restarts },
    { "/workspace/document/two-rows-in-one-command", test_two_rows_in_one_command },
    { "/workspace/document/half-a-command-is-none", test_half_a_command_is_none },
    { "/workspace/document/records-follow-in-place", test_records_follow_in_place },
    { "/workspace/document/deletion-with-what-belongs-to-it",
      test_deletion_with_what_belongs_to_it },
    { "/workspace/document/done-and-undone-dates", test_done_and_undone_dates },
    { "/workspace/document/both-days-are-one-step", test_both_days_are_one_step },
    { "/workspace/document/refused-files-stay-as-they-are", test_refused_files_stay_as_they_are },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, DocumentFixture, NULL, document_fixture_set_up, tests[i].func,
                document_fixture_tear_down);

  return g_test_run ();
}
