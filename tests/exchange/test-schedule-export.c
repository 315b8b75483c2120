/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "asp-schedule-rows.h"
#include "asp-schedule-words.h"
#include "asp-schedule-writers.h"
#include "asp-xlsx-check.h"
#include "schedule-fixture.h"

#define OLD_CONTENTS "what was there"

typedef struct
{
  char            *folder;
  char            *path;
  GFile           *target;
  ScheduleFixture *schedule;
} Place;

static Place *
make_place (void)
{
  Place *self = g_new0 (Place, 1);

  self->folder = g_dir_make_tmp ("export-XXXXXX", NULL);
  g_assert_nonnull (self->folder);
  self->path = g_build_filename (self->folder, "ütemterv", NULL);
  self->target = g_file_new_for_path (self->path);
  self->schedule = schedule_fixture_new_running (ASP_LANGUAGE_HU);

  return self;
}

static void
free_place (Place *self)
{
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
  g_free (self->path);
  g_object_unref (self->target);
  schedule_fixture_free (self->schedule);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Place, free_place)

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
put_old_file (Place *place)
{
  g_assert_true (g_file_set_contents (place->path, OLD_CONTENTS, -1, NULL));
}

static void
assert_old_file (Place *place)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (place->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, OLD_CONTENTS);
  g_assert_cmpuint (count_files (place->folder), ==, 1);
}

static void
assert_refused (Place             *place,
                GFile             *target,
                AspScheduleFormat  format,
                const char        *reason)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_parse_name (target);

  g_assert_false (asp_schedule_export_write (&place->schedule->data, format, target, &error));
  g_assert_error (error, ASP_EXPORT_ERROR, ASP_EXPORT_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, name));
  if (reason != NULL)
    g_assert_nonnull (strstr (error->message, reason));
}

static void
test_missing_folder (void)
{
  g_autoptr (Place) place = make_place ();
  g_autoptr (GFile) target = g_file_new_build_filename (place->folder, "nincs", "a.xlsx", NULL);

  for (int format = ASP_SCHEDULE_FORMAT_XLSX; format <= ASP_SCHEDULE_FORMAT_CSV; format++)
    assert_refused (place, target, (AspScheduleFormat) format, "the folder does not exist");
  g_assert_cmpuint (count_files (place->folder), ==, 0);
}

static void
test_folder_as_target (void)
{
  g_autoptr (Place) place = make_place ();

  g_assert_cmpint (g_mkdir (place->path, 0700), ==, 0);
  for (int format = ASP_SCHEDULE_FORMAT_XLSX; format <= ASP_SCHEDULE_FORMAT_CSV; format++)
    assert_refused (place, place->target, (AspScheduleFormat) format, "a folder has this name");
  g_assert_cmpuint (count_files (place->folder), ==, 1);
  g_assert_cmpint (g_rmdir (place->path), ==, 0);
}

static void
test_file_as_folder (void)
{
  g_autoptr (Place) place = make_place ();
  g_autoptr (GFile) target = g_file_get_child (place->target, "a.csv");

  put_old_file (place);
  assert_refused (place, target, ASP_SCHEDULE_FORMAT_CSV, "is a file");
  assert_old_file (place);
  g_assert_cmpint (g_unlink (place->path), ==, 0);
}

/* Nobody, not even root, makes a file there. */
static void
test_unwritable_file_system (void)
{
  g_autoptr (Place) place = make_place ();
  g_autoptr (GFile) target = g_file_new_for_path ("/proc/csatlakozas.csv");

  assert_refused (place, target, ASP_SCHEDULE_FORMAT_CSV, NULL);
}

static void
test_pipe_is_kept (void)
{
  g_autoptr (Place) place = make_place ();
  struct stat info;

  g_assert_cmpint (mkfifo (place->path, 0600), ==, 0);
  assert_refused (place, place->target, ASP_SCHEDULE_FORMAT_CSV, "it is not an ordinary file");
  g_assert_cmpint (lstat (place->path, &info), ==, 0);
  g_assert_true (S_ISFIFO (info.st_mode));
  g_assert_cmpint (g_unlink (place->path), ==, 0);
}

/* No file grows beyond @bytes: what a full disk looks like to a writer. */
static void
limit_file_size (rlim_t         bytes,
                 struct rlimit *before)
{
  struct rlimit limit;

  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, before), ==, 0);
  limit = *before;
  limit.rlim_cur = bytes;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
test_full_disk (void)
{
  g_autoptr (Place) place = make_place ();
  struct rlimit before;

  put_old_file (place);
  limit_file_size (1000, &before);
  for (int format = ASP_SCHEDULE_FORMAT_XLSX; format <= ASP_SCHEDULE_FORMAT_CSV; format++)
    assert_refused (place, place->target, (AspScheduleFormat) format, NULL);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  assert_old_file (place);
  g_assert_cmpint (g_unlink (place->path), ==, 0);
}

/* Here the workbook itself would fit, but not the sheet while it is collected; the library that
 * writes it does not notice. */
static void
test_nearly_full_disk (void)
{
  g_autoptr (Place) place = make_place ();
  struct rlimit before;

  put_old_file (place);
  limit_file_size (50000, &before);
  assert_refused (place, place->target, ASP_SCHEDULE_FORMAT_XLSX, "perhaps there is no room left");
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  assert_old_file (place);
  g_assert_cmpint (g_unlink (place->path), ==, 0);
}

static void
test_replaced (void)
{
  g_autoptr (Place) place = make_place ();

  for (int format = ASP_SCHEDULE_FORMAT_XLSX; format <= ASP_SCHEDULE_FORMAT_CSV; format++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      struct stat info;

      put_old_file (place);
      g_assert_cmpint (g_chmod (place->path, 0664), ==, 0);
      asp_schedule_export_write (&place->schedule->data, (AspScheduleFormat) format,
                                 place->target, &error);
      g_assert_no_error (error);
      g_assert_true (g_file_get_contents (place->path, &text, NULL, NULL));
      g_assert_cmpstr (text, !=, OLD_CONTENTS);
      g_assert_cmpint (stat (place->path, &info), ==, 0);
      g_assert_cmpint (info.st_mode & 0777, ==, 0664);
      g_assert_cmpuint (count_files (place->folder), ==, 1);
      g_assert_cmpint (g_unlink (place->path), ==, 0);
    }
}

static void
test_link_is_not_followed (void)
{
  g_autoptr (Place) place = make_place ();
  g_autofree char *link = g_build_filename (place->folder, "link", NULL);
  g_autoptr (GFile) target = g_file_new_for_path (link);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  put_old_file (place);
  g_assert_cmpint (symlink (place->path, link), ==, 0);
  asp_schedule_export_write (&place->schedule->data, ASP_SCHEDULE_FORMAT_CSV, target, &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_get_contents (place->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, OLD_CONTENTS);
  g_assert_cmpint (g_unlink (link), ==, 0);
  g_assert_cmpint (g_unlink (place->path), ==, 0);
}

/* A date from the clock in a file would make it differ from one second to the next. */
static void
test_repeated (void)
{
  g_autoptr (ScheduleFixture) fixture = schedule_fixture_new_running (ASP_LANGUAGE_HU);
  g_autoptr (AspScheduleRows) rows = asp_schedule_rows_new (&fixture->data);
  g_autoptr (GBytes) first = asp_schedule_write_mspdi (rows);
  g_autoptr (GBytes) second = asp_schedule_write_mspdi (rows);
  g_autoptr (GBytes) first_sheet = asp_schedule_write_xlsx (rows, NULL);
  g_autoptr (GBytes) second_sheet = asp_schedule_write_xlsx (rows, NULL);

  g_assert_true (g_bytes_equal (first, second));
  g_assert_true (g_bytes_equal (first_sheet, second_sheet));
}

static void
test_damaged_workbook (void)
{
  g_autoptr (ScheduleFixture) fixture = schedule_fixture_new_running (ASP_LANGUAGE_HU);
  g_autoptr (AspScheduleRows) rows = asp_schedule_rows_new (&fixture->data);
  g_autoptr (GBytes) whole = asp_schedule_write_xlsx (rows, NULL);
  gsize length;
  const guint8 *data = g_bytes_get_data (whole, &length);
  g_autofree guint8 *damaged = g_memdup2 (data, length);

  g_assert_true (asp_xlsx_check (whole, NULL));
  for (gsize n = 0; n < length; n += 997)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (whole, 0, n);
      g_autoptr (GError) error = NULL;

      g_assert_false (asp_xlsx_check (part, &error));
      g_assert_error (error, ASP_EXPORT_ERROR, ASP_EXPORT_ERROR_WRITE);
    }

  /* Whatever byte is wrong, nothing outside the data is read. */
  for (gsize n = 0; n < length; n += 13)
    {
      g_autoptr (GBytes) bytes = NULL;

      damaged[n] ^= 0xff;
      bytes = g_bytes_new_static (damaged, length);
      asp_xlsx_check (bytes, NULL);
      damaged[n] ^= 0xff;
    }
}

/* A cell of Excel holds 32 767 characters; more is an error, not a silent cut. */
static void
test_endless_note (void)
{
  g_autoptr (ScheduleFixture) fixture =
    schedule_fixture_new (ASP_WAVE_KIND_PILOT, ASP_LANGUAGE_HU, NULL, 0);
  g_autofree char *note = g_strnfill (40000, 'x');
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "never-written.xlsx", NULL);
  g_autoptr (GFile) target = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  fixture->notes[0] = note;
  g_assert_false (asp_schedule_export_write (&fixture->data, ASP_SCHEDULE_FORMAT_XLSX, target,
                                             &error));
  g_assert_error (error, ASP_EXPORT_ERROR, ASP_EXPORT_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static char **
write_csv_lines (ScheduleFixture *fixture)
{
  g_autoptr (AspScheduleRows) rows = asp_schedule_rows_new (&fixture->data);
  g_autoptr (GBytes) bytes = asp_schedule_write_csv (rows);
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = g_strndup (data, length);

  g_assert_true (g_str_has_prefix (text, "\xef\xbb\xbf"));
  g_assert_true (g_str_has_suffix (text, "\r\n"));
  g_assert_true (g_utf8_validate (text, -1, NULL));

  return g_strsplit (text + 3, "\r\n", -1);
}

static const char *
find_line (char       **lines,
           const char  *code)
{
  g_autofree char *prefix = g_strconcat (code, ";", NULL);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (g_str_has_prefix (lines[i], prefix))
        return lines[i];
    }

  g_error ("There is no line of %s", code);
}

static void
test_csv (void)
{
  g_autoptr (ScheduleFixture) fixture = schedule_fixture_new_running (ASP_LANGUAGE_HU);
  g_auto (GStrv) lines = write_csv_lines (fixture);

  g_assert_cmpstr (lines[0], ==,
                   "Kód;Feladat;Szakasz;Feladatcsoport;Munkanap;Kezdet;Vége;Elődök;"
                   "Felelős szerepkör;Felelős személy;Dokumentum;Állapot;Készültség;"
                   "Tényleges kezdet;Tényleges vége;Tartalékidő (munkanap);Kritikus;Mérföldkő;"
                   "Megjegyzés");
  g_assert_true (g_str_has_prefix (find_line (lines, "1.1"),
                                   "1.1;\"Tájékozódás: információs nap, előadások feldolgozása\";"
                                   "Csatlakozás-előkészítési szakasz;"));
  g_assert_nonnull (strstr (find_line (lines, "1.1"),
                            ";2;2014-06-12;2014-06-13;;ASP kapcsolattartó;;feljegyzés;kész;100%;"
                            "2014-06-12;2014-06-13;"));
  g_assert_nonnull (strstr (find_line (lines, "1.7"),
                            ";2;2014-06-23;2014-06-24;\"1.4, 1.5, 1.6\";ASP kapcsolattartó;"));
  /* A formula and a telephone number are made harmless. */
  g_assert_nonnull (strstr (find_line (lines, "1.7"), ";\"'=HYPERLINK("));
  g_assert_nonnull (strstr (find_line (lines, "1.9"), "'+36 1 234 5678"));
}

static void
test_csv_critical (void)
{
  g_autoptr (ScheduleFixture) fixture =
    schedule_fixture_new (ASP_WAVE_KIND_PILOT, ASP_LANGUAGE_HU, NULL, 0);
  g_auto (GStrv) lines = write_csv_lines (fixture);

  /* domain.md 11: on the critical chain, and with 68 days of slack. */
  g_assert_nonnull (strstr (find_line (lines, "1.1"), ";nem kezdődött;0%;;;0;igen;;"));
  g_assert_nonnull (strstr (find_line (lines, "4.9"), ";nem kezdődött;0%;;;68;;"));
}

/* States and persons belong to a municipality, not to a template. */
static void
test_csv_template (void)
{
  g_autoptr (ScheduleFixture) fixture =
    schedule_fixture_new_template (ASP_WAVE_KIND_FURTHER, ASP_LANGUAGE_EN);
  g_auto (GStrv) lines = write_csv_lines (fixture);

  g_assert_cmpstr (lines[0], ==,
                   "Code;Task;Stage;Task group;Working days;Start;Finish;Predecessors;"
                   "Responsible role;Document;Slack (working days);Critical;Milestone;Note");
  g_assert_true (g_str_has_prefix (find_line (lines, "1.6"),
                                   "1.6;Appoint key users and users per specialised system;"));
}

static void
test_rows (void)
{
  g_autoptr (ScheduleFixture) fixture = schedule_fixture_new_running (ASP_LANGUAGE_HU);
  g_autoptr (AspScheduleRows) rows = asp_schedule_rows_new (&fixture->data);
  guint n_tasks = 0;
  AspScheduleRowKind above = ASP_SCHEDULE_ROW_STAGE;

  for (guint i = 0; i < asp_schedule_rows_get_n_rows (rows); i++)
    {
      const AspScheduleRow *row = asp_schedule_rows_get (rows, i);

      /* Levels are never skipped on the way down, and no summary row is empty. */
      g_assert_cmpint (row->kind, <=, above + 1);
      above = row->kind;
      g_assert_cmpint (row->first, <=, row->last);
      n_tasks += row->kind == ASP_SCHEDULE_ROW_TASK ? 1 : 0;
    }
  /* 88 of the pilots, less the one that is not applicable. */
  g_assert_cmpuint (n_tasks, ==, 87);
}

/* domain.md 10 and 11: the preparation ends with the supplier contract. */
static void
test_stage_by_gates (void)
{
  g_autoptr (ScheduleFixture) fixture =
    schedule_fixture_new (ASP_WAVE_KIND_PILOT, ASP_LANGUAGE_HU, NULL, 0);
  g_autoptr (AspScheduleRows) rows = asp_schedule_rows_new (&fixture->data);
  const AspScheduleRow *stage = asp_schedule_rows_get (rows, 0);

  g_assert_cmpstr (stage->code, ==, "S1");
  g_assert_cmpint (stage->start, ==, asp_day_new (2014, 6, 12));
  g_assert_cmpint (stage->finish, ==, asp_day_new (2014, 8, 29));
  g_assert_cmpint (stage->days, ==, 56);
}

static void
test_words (void)
{
  for (int word = 0; word < ASP_N_WORDS; word++)
    {
      for (int language = ASP_LANGUAGE_HU; language <= ASP_LANGUAGE_EN; language++)
        {
          const char *text = asp_word ((AspWord) word, (AspLanguage) language);

          g_assert_nonnull (text);
          g_assert_true (g_utf8_validate (text, -1, NULL));
          g_assert_cmpstr (text, !=, "");
        }
    }

  g_assert_cmpstr (asp_word_for_role ("JE", ASP_LANGUAGE_HU), ==, "jegyző");
  g_assert_cmpstr (asp_word_for_role ("XX", ASP_LANGUAGE_HU), ==, "XX");
  g_assert_cmpstr (asp_word_for_weekday (6, ASP_LANGUAGE_HU), ==, "szombat");
  g_assert_cmpstr (asp_word_for_holiday (asp_day_new (2014, 6, 9), ASP_LANGUAGE_EN), ==,
                   "Whit Monday");
  g_assert_null (asp_word_for_holiday (asp_day_new (2014, 6, 10), ASP_LANGUAGE_EN));
}

static void
test_format_names (void)
{
  AspScheduleFormat format = ASP_SCHEDULE_FORMAT_CSV;

  g_assert_true (asp_schedule_format_from_name ("XLSX", &format));
  g_assert_cmpint (format, ==, ASP_SCHEDULE_FORMAT_XLSX);
  g_assert_true (asp_schedule_format_from_name ("xml", &format));
  g_assert_cmpint (format, ==, ASP_SCHEDULE_FORMAT_MSPDI);
  g_assert_true (asp_schedule_format_from_name ("mspdi", &format));
  g_assert_cmpint (format, ==, ASP_SCHEDULE_FORMAT_MSPDI);
  g_assert_true (asp_schedule_format_from_name ("csv", &format));
  g_assert_cmpint (format, ==, ASP_SCHEDULE_FORMAT_CSV);
  g_assert_false (asp_schedule_format_from_name ("xls", &format));
  g_assert_false (asp_schedule_format_from_name (NULL, &format));
  g_assert_cmpstr (asp_schedule_format_get_extension (ASP_SCHEDULE_FORMAT_MSPDI), ==, "xml");
}

static void
add_target_tests (void)
{
  g_test_add_func ("/exchange/target/a-missing-folder-is-named", test_missing_folder);
  g_test_add_func ("/exchange/target/a-folder-is-not-replaced", test_folder_as_target);
  g_test_add_func ("/exchange/target/a-file-is-no-folder", test_file_as_folder);
  g_test_add_func ("/exchange/target/an-unwritable-file-system-is-named",
                   test_unwritable_file_system);
  g_test_add_func ("/exchange/target/a-pipe-is-kept", test_pipe_is_kept);
  g_test_add_func ("/exchange/target/a-full-disk-keeps-the-old-file", test_full_disk);
  g_test_add_func ("/exchange/target/a-nearly-full-disk-keeps-the-old-file",
                   test_nearly_full_disk);
  g_test_add_func ("/exchange/target/an-old-file-is-replaced", test_replaced);
  g_test_add_func ("/exchange/target/a-link-is-not-followed", test_link_is_not_followed);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_target_tests ();
  g_test_add_func ("/exchange/xlsx/damage-is-noticed", test_damaged_workbook);
  g_test_add_func ("/exchange/xlsx/an-endless-note-is-an-error", test_endless_note);
  g_test_add_func ("/exchange/files-are-the-same-when-repeated", test_repeated);
  g_test_add_func ("/exchange/csv/cells-stand-as-excel-expects", test_csv);
  g_test_add_func ("/exchange/csv/slack-and-critical-tasks-are-told", test_csv_critical);
  g_test_add_func ("/exchange/csv/a-template-has-no-states", test_csv_template);
  g_test_add_func ("/exchange/rows/every-level-is-there", test_rows);
  g_test_add_func ("/exchange/rows/a-stage-stands-by-its-gates", test_stage_by_gates);
  g_test_add_func ("/exchange/words/every-word-has-both-languages", test_words);
  g_test_add_func ("/exchange/format-names-are-understood", test_format_names);

  return g_test_run ();
}
