/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>

#include "asp-programme-export.h"
#include "asp-zip-writer.h"
#include "asp-zip.h"
#include "schedule-fixture.h"

/* What one workbook cannot hold is told in words, and nothing half lies at the target. The limits
 * of the format would take gigabytes: they are lowered. */

#define OLD_CONTENTS "what was there"
#define N_MUNICIPALITIES 3

typedef struct
{
  ScheduleFixture    *schedule;
  AspProgrammeExport  programme;
  char               *folder;
  char               *path;
  GFile              *target;
} Fixture;

static void
get_schedule (guint              index,
              AspScheduleExport *data,
              gpointer           user_data)
{
  ScheduleFixture *schedule = user_data;

  *data = schedule->data;
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->schedule = schedule_fixture_new_running (ASP_LANGUAGE_HU);
  self->programme = (AspProgrammeExport) {
    .n_municipalities = N_MUNICIPALITIES,
    .get = get_schedule,
    .user_data = self->schedule,
    .title = "Program",
  };
  self->folder = g_dir_make_tmp ("limits-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
  self->path = g_build_filename (self->folder, "a.xlsx", NULL);
  self->target = g_file_new_for_path (self->path);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_unlink (self->path);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_object_unref (self->target);
  g_free (self->path);
  g_free (self->folder);
  schedule_fixture_free (self->schedule);
}

/* Rows of the sheet, its head among them. */
static guint
count_rows (Fixture *self)
{
  AspPlan *plan = self->schedule->data.plan;
  guint n = 0;

  for (guint i = 0; i < asp_plan_get_n_tasks (plan); i++)
    n += asp_plan_get_task (plan, i)->applies;

  return n * N_MUNICIPALITIES + 1;
}

static gboolean
export (Fixture  *self,
        GError  **error)
{
  return asp_programme_export_write (&self->programme, ASP_SCHEDULE_FORMAT_XLSX, self->target,
                                     error);
}

/* The target is as it was: not there, or with what was there before. */
static void
assert_refused (Fixture    *self,
                const char *words)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GDir) folder = NULL;
      g_autofree char *text = NULL;

      if (i == 1)
        g_assert_true (g_file_set_contents (self->path, OLD_CONTENTS, -1, NULL));
      g_assert_false (export (self, &error));
      g_assert_error (error, ASP_EXPORT_ERROR, ASP_EXPORT_ERROR_FORMAT);
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, words));
      g_assert_nonnull (strstr (error->message, "a.xlsx"));

      folder = g_dir_open (self->folder, 0, NULL);
      g_assert_cmpstr (g_dir_read_name (folder), ==, i == 1 ? "a.xlsx" : NULL);
      g_assert_null (g_dir_read_name (folder));
      if (i == 1)
        {
          g_assert_true (g_file_get_contents (self->path, &text, NULL, NULL));
          g_assert_cmpstr (text, ==, OLD_CONTENTS);
        }
    }
}

/* The head and all rows fit to the last one, and one more does not. */
static void
test_rows (Fixture       *self,
           gconstpointer  data)
{
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;
  guint n = count_rows (self);

  g_assert_cmpuint (n, >, 100);
  self->programme.max_rows = n - 1;
  words = g_strdup_printf ("have %u tasks, and a sheet holds %u rows: choose mspdi or csv",
                           n - 1, n - 1);
  assert_refused (self, words);

  self->programme.max_rows = n;
  g_assert_true (export (self, &error));
  g_assert_no_error (error);
}

/* Returns: of the finished workbook, and of its largest part */
static guint64
measure (Fixture *self,
         guint64 *largest)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AspZip) zip = NULL;

  g_assert_true (export (self, NULL));
  bytes = g_file_load_bytes (self->target, NULL, NULL, NULL);
  g_assert_nonnull (bytes);
  zip = asp_zip_new (bytes);
  g_assert_nonnull (zip);
  *largest = 0;
  for (guint i = 0; i < asp_zip_get_n (zip); i++)
    *largest = MAX (*largest, asp_zip_get_size (zip, i));
  g_assert_cmpint (g_unlink (self->path), ==, 0);

  return g_bytes_get_size (bytes);
}

/* A part that does not fit before it is packed, while all packed together would. */
static void
test_bytes_of_a_part (Fixture       *self,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  guint64 largest;
  guint64 size = measure (self, &largest);

  g_assert_cmpuint (size, <, largest);
  self->programme.max_bytes = largest - 1;
  assert_refused (self, "would be larger than");

  self->programme.max_bytes = largest;
  g_assert_true (export (self, &error));
  g_assert_no_error (error);
}

static gboolean
write_zip (guint64   limit,
           gsize    *size,
           GError  **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (AspZipWriter) zip = asp_zip_writer_new (stream);
  guint8 noise[1000];
  g_autoptr (GBytes) bytes = NULL;
  gboolean done;

  /* What cannot be packed any smaller. */
  for (guint i = 0; i < sizeof noise; i++)
    noise[i] = (guint8) ((i * 2654435761u) >> 13);
  bytes = g_bytes_new (noise, sizeof noise);
  if (limit > 0)
    asp_zip_writer_set_limit (zip, limit);
  done = asp_zip_writer_begin (zip, "a", error) && asp_zip_writer_push (zip, bytes, error) &&
         asp_zip_writer_end (zip, error) && asp_zip_writer_begin (zip, "b", error) &&
         asp_zip_writer_push (zip, bytes, error) && asp_zip_writer_end (zip, error) &&
         asp_zip_writer_finish (zip, error);
  if (done)
    *size = g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream));

  return done;
}

/* Parts that fit each, and together do not: to the last byte of the directory. */
static void
test_bytes_of_the_file (void)
{
  g_autoptr (GError) error = NULL;
  gsize size, again;

  g_assert_true (write_zip (0, &size, &error));
  g_assert_cmpuint (size, >, 1100);
  g_assert_true (write_zip (size, &again, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (again, ==, size);
  for (gsize less = 1; less < size - 1000; less += 50)
    {
      g_assert_false (write_zip (size - less, &again, &error));
      g_assert_error (error, ASP_EXPORT_ERROR, ASP_EXPORT_ERROR_FORMAT);
      g_assert_nonnull (strstr (error->message, "would be larger than"));
      g_clear_error (&error);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, test) \
  g_test_add ("/exchange/programme-limits/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("rows", test_rows);
  ADD ("bytes-of-a-part", test_bytes_of_a_part);
#undef ADD
  g_test_add_func ("/exchange/programme-limits/bytes-of-the-file", test_bytes_of_the_file);

  return g_test_run ();
}
