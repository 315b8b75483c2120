/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

void
store_fixture_set_up (StoreFixture  *fixture,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("asp-store-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "plan.csatlakozas", NULL);
  fixture->file = g_file_new_for_path (fixture->path);
}

void
store_fixture_tear_down (StoreFixture  *fixture,
                         gconstpointer  data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }

  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_object_unref (fixture->file);
}

char *
store_fixture_build (StoreFixture *fixture,
                     const char   *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

/* How many files there are, hidden ones included. */
guint
store_fixture_count (StoreFixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  guint count = 0;

  while (g_dir_read_name (dir) != NULL)
    count++;

  return count;
}

AspStore *
store_create (StoreFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  AspStore *store = asp_store_open (fixture->file, ASP_STORE_CREATE, &error);

  g_assert_no_error (error);
  g_assert_cmpint (asp_store_get_read_only_reason (store), ==, ASP_READ_ONLY_NO);

  return store;
}

AspStore *
store_open_with (StoreFixture    *fixture,
                 AspStoreOptions  options)
{
  g_autoptr (GError) error = NULL;
  AspStore *store = asp_store_open_with (fixture->file, ASP_STORE_OPEN, &options, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);

  return store;
}

AspStore *
store_open (StoreFixture *fixture)
{
  return store_open_with (fixture, (AspStoreOptions) { 0 });
}

void
store_refuse (const char    *path,
              AspStoreMode   mode,
              AspStoreError  code)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  AspStore *store = asp_store_open (file, mode, &error);

  g_assert_error (error, ASP_STORE_ERROR, (int) code);
  g_assert_null (store);
  g_assert_nonnull (strstr (error->message, path));
}

void
store_close (AspStore *store)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (asp_store_close (store, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (store);
}

static GPtrArray *
take_changes (AspCommit *commit,
              GError    *error)
{
  GPtrArray *changes;

  g_assert_no_error (error);
  g_assert_nonnull (commit);
  changes = g_ptr_array_ref (commit->changes);
  asp_commit_free (commit);

  return changes;
}

/* Takes the edit. */
GPtrArray *
store_commit (AspStore *store,
              AspEdit  *edit)
{
  g_autoptr (GError) error = NULL;
  AspCommit *commit = asp_store_commit (store, edit, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (commit->label, ==, asp_edit_get_label (edit));
  asp_edit_unref (edit);

  return take_changes (commit, error);
}

GPtrArray *
store_undo (AspStore *store)
{
  g_autoptr (GError) error = NULL;
  AspCommit *commit = asp_store_undo (store, &error);

  return take_changes (commit, error);
}

GPtrArray *
store_redo (AspStore *store)
{
  g_autoptr (GError) error = NULL;
  AspCommit *commit = asp_store_redo (store, &error);

  return take_changes (commit, error);
}

/* Takes the edit. */
void
store_fail_commit (AspStore      *store,
                   AspEdit       *edit,
                   AspStoreError  code)
{
  g_autoptr (GError) error = NULL;
  AspCommit *commit = asp_store_commit (store, edit, &error);

  g_assert_error (error, ASP_STORE_ERROR, (int) code);
  g_assert_null (commit);
  g_assert_nonnull (strstr (error->message, asp_edit_get_label (edit)));
  asp_edit_unref (edit);
}

/* The change of a row, which must be there once. */
AspRowChange *
store_find_change (GPtrArray  *changes,
                   const char *table,
                   gint64      id)
{
  AspRowChange *found = NULL;

  for (guint i = 0; i < changes->len; i++)
    {
      AspRowChange *change = g_ptr_array_index (changes, i);

      if (strcmp (change->table, table) == 0 && change->id == id)
        {
          g_assert_null (found);
          g_assert_true ((change->row == NULL) == (change->kind == ASP_CHANGE_DELETE));
          found = change;
        }
    }
  g_assert_nonnull (found);

  return found;
}

gint64
store_add_wave (AspEdit *edit,
                int      number)
{
  gint64 id = asp_edit_insert (edit, "wave");

  asp_edit_set_text (edit, "kind", "kmop");
  asp_edit_set_integer (edit, "number", number);
  asp_edit_set_text (edit, "name", "KMOP");

  return id;
}

gint64
store_add_municipality (AspEdit    *edit,
                        const char *name,
                        gint64      wave)
{
  gint64 id = asp_edit_insert (edit, "municipality");

  asp_edit_set_text (edit, "name", name);
  if (wave != 0)
    asp_edit_set_integer (edit, "wave_id", wave);

  return id;
}

gint64
store_add_person (AspEdit    *edit,
                  const char *name)
{
  gint64 id = asp_edit_insert (edit, "person");

  asp_edit_set_text (edit, "name", name);

  return id;
}

static sqlite3 *
raw_open (const char *path)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL),
                   ==, SQLITE_OK);

  return db;
}

/* Returns: (transfer full): all that the file holds */
GBytes *
raw_bytes (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *contents;
  gsize length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);

  return g_bytes_new_take (contents, length);
}

void
raw_assert_same (const char *path,
                 GBytes     *expected)
{
  g_autoptr (GBytes) actual = raw_bytes (path);

  g_assert_true (g_bytes_equal (actual, expected));
}

/* What another program does to the file. */
void
raw_exec (const char *path,
          const char *sql)
{
  sqlite3 *db = raw_open (path);
  char *message = NULL;

  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
}

static void
append_rows (sqlite3    *db,
             const char *sql,
             GString    *text)
{
  sqlite3_stmt *stmt = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (stmt); i++)
        {
          const char *value = (const char *) sqlite3_column_text (stmt, i);

          g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", value != NULL ? value : "NULL");
        }
      g_string_append_c (text, '\n');
    }
  g_assert_cmpint (sqlite3_finalize (stmt), ==, SQLITE_OK);
}

/* The rows of a query as text, one a line, without the last line's end. */
char *
raw_text (const char *path,
          const char *sql)
{
  sqlite3 *db = raw_open (path);
  g_autoptr (GString) text = g_string_new (NULL);

  append_rows (db, sql, text);
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);
  if (text->len > 0)
    g_string_truncate (text, text->len - 1);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Every row of every table but the journal and the contents. */
char *
raw_dump (const char *path)
{
  static const char *const tables[] = {
    "programme", "programme_milestone", "schedule_template", "wave", "municipality", "person",
    "role", "task_state", "form", "form_instance", "answer", "cost_item", "attachment",
    "day_exception", "setting",
  };
  sqlite3 *db = raw_open (path);
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s ORDER BY 1", tables[i]);

      g_string_append_printf (text, "[%s]\n", tables[i]);
      append_rows (db, sql, text);
    }
  g_assert_cmpint (sqlite3_close (db), ==, SQLITE_OK);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Starts the helper program and waits for the first line that it writes. */
GSubprocess *
child_start (const char  *mode,
             const char  *path,
             char       **line)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDataInputStream) output = NULL;
  GSubprocess *child = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE
                                           | G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                         &error, STORE_CHILD, mode, path, NULL);

  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (child));
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (output), FALSE);
  *line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (*line);

  return child;
}

/* Lets the helper program go on to its end, which must be a good one. */
void
child_end (GSubprocess *child)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_close (g_subprocess_get_stdin_pipe (child), NULL, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check (child, NULL, &error);
  g_assert_no_error (error);
  g_object_unref (child);
}

/* Runs the helper program to its end. Returns what it wrote. */
char *
child_run (const char *mode,
           const char *path)
{
  g_autofree char *line = NULL;

  child_end (child_start (mode, path, &line));

  return g_steal_pointer (&line);
}
