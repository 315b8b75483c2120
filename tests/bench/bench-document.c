/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* usage: bench-document [--keep FILE] [--make-only] [MUNICIPALITIES]
 * Makes a document with that many municipalities, loads it and computes all schedules; prints the
 * medians in milliseconds. With --keep the document is left for another benchmark, with --make-only
 * nothing is measured. */

#include <glib/gstdio.h>
#include <locale.h>
#include <sqlite3.h>
#include <stdlib.h>

#include "asp-check.h"
#include "asp-day.h"
#include "asp-document-setup.h"
#include "asp-municipality-import.h"
#include "asp-planner.h"
#include "asp-standing-list.h"

#define N_ROUNDS 7
#define N_IN_A_STEP 400
#define N_EDITS 101

static const char *const done_tasks[] = { "1.1", "1.2", "1.3", "1.4", "1.5" };

static void
insert_municipality (AspEdit *edit,
                     guint    number,
                     gint64   wave_id)
{
  static const char *const first[] = {
    "Alsó", "Felső", "Kis", "Nagy", "Új", "Ó", "Puszta", "Szent",
  };
  static const char *const second[] = {
    "bánya", "csaba", "erdő", "falu", "hegyes", "kút", "liget", "mező", "szőlős", "telek", "vár",
  };
  g_autofree char *digits = g_strdup_printf ("%04u", number);
  g_autofree char *code = g_strdup_printf ("%s%d", digits, asp_check_digit (digits, 4));
  g_autofree char *name = g_strdup_printf ("%s%s %u", first[number % G_N_ELEMENTS (first)],
                                           second[number % G_N_ELEMENTS (second)], number);
  g_autofree char *day = asp_day_to_iso (asp_day_new (2014, 6, 12) + (int) (number % 120));
  gint64 id = asp_edit_insert (edit, "municipality");

  g_assert_cmpint (asp_check_identifier (ASP_IDENTIFIER_KSH, code), ==, ASP_CHECK_OK);
  asp_edit_set_text (edit, "name", name);
  asp_edit_set_text (edit, "ksh_code", code);
  asp_edit_set_text (edit, "county", "Pest");
  asp_edit_set_integer (edit, "population", 100 + number * 7 % 9000);
  asp_edit_set_integer (edit, "wave_id", wave_id);
  asp_edit_set_text (edit, "start_day", day);
  for (guint i = 0; i < number % (G_N_ELEMENTS (done_tasks) + 1); i++)
    {
      asp_edit_insert (edit, "task_state");
      asp_edit_set_integer (edit, "municipality_id", id);
      asp_edit_set_text (edit, "task_code", done_tasks[i]);
      asp_edit_set_text (edit, "state", "done");
    }
}

static void
remember_wave (gpointer data,
               gpointer user_data)
{
  gint64 id = asp_row_get_id (data);

  g_array_append_val ((GArray *) user_data, id);
}

static void
make_document (GFile *file,
               guint  n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AspDocument) document = NULL;
  g_autoptr (GArray) waves = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!asp_document_create (file, ASP_DOCUMENT_SAMPLE, &error) ||
      (document = asp_document_open (file, ASP_DOCUMENT_OPEN, &error)) == NULL)
    g_error ("%s", error->message);

  asp_document_foreach (document, "wave", remember_wave, waves);
  for (guint i = 11; i < n; i += N_IN_A_STEP)
    {
      g_autoptr (AspEdit) edit = asp_edit_new ("Generated municipalities");

      for (guint j = i; j < MIN (i + N_IN_A_STEP, n); j++)
        insert_municipality (edit, j, g_array_index (waves, gint64, j % waves->len));
      if (!asp_document_run (document, edit, &error))
        g_error ("%s", error->message);
    }
  if (!asp_document_close (document, &error))
    g_error ("%s", error->message);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static double
print_median_of (const char *what,
                 gint64     *times,
                 guint       n)
{
  qsort (times, n, sizeof *times, compare_times);
  g_print ("%-28s %9.2f ms  (%.2f to %.2f)\n", what, times[n / 2] / 1000.0, times[0] / 1000.0,
           times[n - 1] / 1000.0);

  return times[n / 2];
}

static void
print_median (const char *what,
              gint64     *times)
{
  print_median_of (what, times, N_ROUNDS);
}

static void
compute_plan (gpointer data,
              gpointer user_data)
{
  if (asp_planner_get_plan (user_data, asp_row_get_id (data)) == NULL)
    g_error ("%s has no plan", asp_row_get_text (data, "name"));
}

static void
measure (GFile *file)
{
  gint64 loading[N_ROUNDS], planning[N_ROUNDS];

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();
      g_autoptr (AspDocument) document = asp_document_open (file, ASP_DOCUMENT_OPEN, &error);
      g_autoptr (AspPlanner) planner = NULL;

      if (document == NULL)
        g_error ("%s", error->message);
      loading[i] = g_get_monotonic_time () - start;

      start = g_get_monotonic_time ();
      planner = asp_planner_new (document);
      asp_planner_compute_all (planner);
      asp_document_foreach (document, "municipality", compute_plan, planner);
      planning[i] = g_get_monotonic_time () - start;

      g_clear_object (&planner);
      if (!asp_document_close (document, &error))
        g_error ("%s", error->message);
    }
  print_median ("load the document", loading);
  print_median ("compute all schedules", planning);
}

/* The country's municipalities into a document that has eleven of them. Reading is the work of the
 * main thread; storing is one transaction. */
static void
measure_import (GFile *file)
{
  const char *folder = g_getenv ("CSATLAKOZAS_TEST_DATA");
  gint64 reading[N_ROUNDS], storing[N_ROUNDS], undoing[N_ROUNDS];
  g_autofree char *path = NULL;
  g_autofree char *data = NULL;
  g_autoptr (GBytes) contents = NULL;
  gsize length;

  if (folder == NULL)
    return;

  path = g_build_filename (folder, "helysegnevtar-2015.csv", NULL);
  if (!g_file_get_contents (path, &data, &length, NULL))
    g_error ("%s cannot be read", path);

  contents = g_bytes_new_take (g_steal_pointer (&data), length);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AspDocument) document = NULL;
      g_autoptr (AspMunicipalityImport) import = NULL;
      g_autoptr (AspEdit) edit = NULL;
      g_autoptr (AspPlanner) planner = NULL;
      g_autoptr (AspStandingList) standings = NULL;
      gint64 start;

      g_file_delete (file, NULL, NULL);
      if (!asp_document_create (file, ASP_DOCUMENT_SAMPLE, &error) ||
          (document = asp_document_open (file, ASP_DOCUMENT_OPEN, &error)) == NULL)
        g_error ("%s", error->message);

      start = g_get_monotonic_time ();
      import = asp_municipality_import_new (document, contents, NULL, &error);
      if (import == NULL)
        g_error ("%s", error->message);
      reading[i] = g_get_monotonic_time () - start;

      edit = asp_municipality_import_create_edit (import, FALSE);
      start = g_get_monotonic_time ();
      if (!asp_document_run (document, edit, &error))
        g_error ("%s", error->message);
      storing[i] = g_get_monotonic_time () - start;

      planner = asp_planner_new (document);
      standings = asp_standing_list_new (planner);
      start = g_get_monotonic_time ();
      if (!asp_document_undo (document, &error))
        g_error ("%s", error->message);
      undoing[i] = g_get_monotonic_time () - start;
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (standings)), ==, 11);
      g_clear_object (&standings);
      g_clear_object (&planner);

      if (!asp_document_close (document, &error))
        g_error ("%s", error->message);
    }
  g_file_delete (file, NULL, NULL);
  print_median ("read the country's CSV", reading);
  print_median ("store the country", storing);
  print_median ("undo the country", undoing);
}

static void
run_sql (sqlite3    *db,
         const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

/* A database with the same rows and settings, but without a journal for undo. */
static sqlite3 *
open_bare (const char *path)
{
  sqlite3 *db = NULL;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL) != SQLITE_OK)
    g_error ("%s: %s", path, sqlite3_errmsg (db));
  run_sql (db, "PRAGMA journal_mode = DELETE");
  run_sql (db, "PRAGMA synchronous = EXTRA");
  run_sql (db, "PRAGMA foreign_keys = ON");

  return db;
}

static gint64
time_bare (sqlite3 *db,
           gint64   id,
           gint64   population)
{
  gint64 start = g_get_monotonic_time ();
  sqlite3_stmt *stmt = NULL;

  run_sql (db, "BEGIN IMMEDIATE");
  if (sqlite3_prepare_v2 (db, "UPDATE municipality SET population = ? WHERE id = ?", -1, &stmt,
                          NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  sqlite3_bind_int64 (stmt, 1, population);
  sqlite3_bind_int64 (stmt, 2, id);
  if (sqlite3_step (stmt) != SQLITE_DONE || sqlite3_changes (db) != 1)
    g_error ("%s", sqlite3_errmsg (db));
  sqlite3_finalize (stmt);
  run_sql (db, "COMMIT");

  return g_get_monotonic_time () - start;
}

static gint64
time_recorded (AspDocument *document,
               gint64       id,
               gint64       population)
{
  g_autoptr (AspEdit) edit = asp_edit_new ("Population");
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  asp_edit_update (edit, "municipality", id);
  asp_edit_set_integer (edit, "population", population);
  if (!asp_document_run (document, edit, &error))
    g_error ("%s", error->message);

  return g_get_monotonic_time () - start;
}

static void
remember_last (gpointer data,
               gpointer user_data)
{
  *(gint64 *) user_data = asp_row_get_id (data);
}

/* One row changed and recorded, so that it can be undone, against the bare transaction. The two
 * take turns, for the disk is not equally quick all the time. */
static void
measure_edits (GFile *file)
{
  g_autofree char *bare_path = g_strconcat (g_file_peek_path (file), ".bare", NULL);
  g_autoptr (GFile) bare_file = g_file_new_for_path (bare_path);
  g_autoptr (GError) error = NULL;
  g_autoptr (AspDocument) document = NULL;
  gint64 recorded[N_EDITS], bare[N_EDITS];
  gint64 id = 0;
  sqlite3 *db;
  double ratio;

  if (!g_file_copy (file, bare_file, G_FILE_COPY_NONE, NULL, NULL, NULL, &error) ||
      (document = asp_document_open (file, ASP_DOCUMENT_OPEN, &error)) == NULL)
    g_error ("%s", error->message);

  db = open_bare (bare_path);
  asp_document_foreach (document, "municipality", remember_last, &id);
  for (guint i = 0; i < N_EDITS; i++)
    {
      bare[i] = time_bare (db, id, 10000 + i);
      recorded[i] = time_recorded (document, id, 10000 + i);
    }
  sqlite3_close (db);
  if (!asp_document_close (document, &error))
    g_error ("%s", error->message);
  g_file_delete (bare_file, NULL, NULL);

  ratio = print_median_of ("change a row, recorded", recorded, N_EDITS);
  ratio /= print_median_of ("change a row, bare SQLite", bare, N_EDITS);
  g_print ("%-28s %9.2f\n", "recorded / bare", ratio);
}

static void
print_memory (void)
{
  g_autofree char *status = NULL;
  char *line;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL) &&
      (line = strstr (status, "VmHWM:")) != NULL)
    g_print ("%-28s %9.1f MiB\n", "most memory", strtol (line + 6, NULL, 10) / 1024.0);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *kept = NULL;
  gboolean only_makes = FALSE;
  GOptionEntry entries[] = {
    { "keep", 0, 0, G_OPTION_ARG_FILENAME, &kept, "Leave the document here", "FILE" },
    { "make-only", 0, 0, G_OPTION_ARG_NONE, &only_makes, "Measure nothing", NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new ("[MUNICIPALITIES]");
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("csatlakozas-bench-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bench.csatlakozas", NULL);
  g_autofree char *import_path = g_build_filename (folder, "import.csatlakozas", NULL);
  g_autoptr (GFile) imported = g_file_new_for_path (import_path);
  g_autoptr (GFile) file = NULL;
  gint64 start;
  guint n;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    g_error ("%s", error->message);

  n = argc > 1 ? (guint) atoi (argv[1]) : 3178;
  file = g_file_new_for_path (kept != NULL ? kept : path);
  start = g_get_monotonic_time ();
  make_document (file, n);
  g_print ("%u municipalities\n%-28s %9.2f ms\n", n, "make the document",
           (g_get_monotonic_time () - start) / 1000.0);
  if (!only_makes)
    {
      measure (file);
      measure_edits (file);
      print_memory ();
      measure_import (imported);
    }
  if (kept == NULL)
    g_remove (path);
  g_rmdir (folder);

  return 0;
}
