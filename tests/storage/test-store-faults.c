/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define MEGABYTE (1024 * 1024)

static AspEdit *
make_person (const char *label,
             gsize       note_length)
{
  AspEdit *edit = asp_edit_new (label);
  g_autofree char *note = g_strnfill (note_length, 'x');

  store_add_person (edit, "Nagy Ödön");
  asp_edit_set_text (edit, "note", note);

  return edit;
}

static void
add_person (AspStore   *store,
            const char *label)
{
  g_ptr_array_unref (store_commit (store, make_person (label, 1)));
}

static void
assert_sound (StoreFixture *fixture,
              const char   *n_people)
{
  g_autofree char *check = raw_text (fixture->path, "PRAGMA integrity_check");
  g_autofree char *people = raw_text (fixture->path, "SELECT count (*) FROM person");

  g_assert_cmpstr (check, ==, "ok");
  g_assert_cmpstr (people, ==, n_people);
}

static void
assert_file (const char *path,
             const char *expected,
             gsize       expected_length)
{
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpmem (content, length, expected, expected_length);
}

static void
test_busy (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autofree char *line = NULL;
  GSubprocess *child;
  AspStore *store;

  store_close (store_create (fixture));
  store = store_open_with (fixture, (AspStoreOptions) { .busy_timeout = 50 });
  child = child_start ("hold-transaction", fixture->path, &line);
  store_fail_commit (store, make_person ("write", 1), ASP_STORE_ERROR_BUSY);
  child_end (child);

  add_person (store, "write");
  assert_sound (fixture, "1");
  store_close (store);
}

static void
test_full (StoreFixture  *fixture,
           gconstpointer  data)
{
  AspStore *store = store_create (fixture);
  g_autofree char *pages = NULL;

  add_person (store, "first");
  store_close (store);
  pages = raw_text (fixture->path, "PRAGMA page_count");

  store = store_open_with (fixture, (AspStoreOptions) { .max_pages = atoi (pages) + 8 });
  store_fail_commit (store, make_person ("big", MEGABYTE), ASP_STORE_ERROR_FULL);
  assert_sound (fixture, "1");
  g_assert_cmpstr (asp_store_get_undo_label (store), ==, "first");

  /* The program goes on: what fits is stored, and undone. */
  add_person (store, "small");
  assert_sound (fixture, "2");
  g_ptr_array_unref (store_undo (store));
  assert_sound (fixture, "1");
  store_close (store);
}

/* The same with a real limit of the system, seen as an I/O fault by SQLite. */
static void
test_file_limit (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autofree char *line = NULL;
  g_autofree char *expected = g_strdup_printf ("big %d small -1", ASP_STORE_ERROR_FULL);

  store_close (store_create (fixture));
  line = child_run ("fill-up", fixture->path);
  g_assert_cmpstr (line, ==, expected);
  assert_sound (fixture, "1");
  g_assert_cmpuint (store_fixture_count (fixture), ==, 1);
}

/* Without the folder no journal can be made: the edit is refused, and goes through when the right
 * is back. */
static void
test_lost_folder (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autofree char *expected = g_strdup_printf ("closed %d open -1", ASP_STORE_ERROR_PERMISSION);
  g_autofree char *line = NULL;

  g_assert_cmpint (g_chmod (fixture->folder, geteuid () == 0 ? 0777 : 0700), ==, 0);
  line = child_run ("lose-folder-as-nobody", fixture->path);
  if (strcmp (line, "unreachable") == 0)
    {
      g_test_skip ("Only root can reach the files of this system");
      return;
    }
  g_assert_cmpstr (line, ==, expected);
}

static void
test_killed (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autofree char *line = NULL;
  g_autoptr (GSubprocess) child = NULL;
  AspStore *store;

  store_close (store_create (fixture));
  child = child_start ("commit-and-die", fixture->path, &line);
  g_assert_cmpstr (line, ==, "committed");
  g_assert_false (g_subprocess_wait_check (child, NULL, NULL));
  g_assert_true (g_subprocess_get_if_signaled (child));

  /* The lock file is still there, but the lock went with the process. */
  g_assert_cmpuint (store_fixture_count (fixture), ==, 2);
  store = store_open (fixture);
  g_assert_cmpint (asp_store_get_read_only_reason (store), ==, ASP_READ_ONLY_NO);
  g_assert_cmpstr (asp_store_get_undo_label (store), ==, "edit");
  store_close (store);
  assert_sound (fixture, "1");
}

/* The journal of a transaction that never ended is played back before anybody reads. */
static void
test_killed_inside (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autofree char *line = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *raw_before = NULL;
  g_autofree char *raw_after = NULL;
  g_autoptr (GSubprocess) child = NULL;
  gsize length_before, length_after;
  AspStore *store = store_create (fixture);

  add_person (store, "first");
  store_close (store);
  before = raw_dump (fixture->path);
  g_assert_true (g_file_get_contents (fixture->path, &raw_before, &length_before, NULL));

  child = child_start ("die-in-transaction", fixture->path, &line);
  g_assert_cmpstr (line, ==, "written");
  g_assert_false (g_subprocess_wait_check (child, NULL, NULL));
  g_assert_cmpuint (store_fixture_count (fixture), ==, 2);
  g_assert_true (g_file_get_contents (fixture->path, &raw_after, &length_after, NULL));
  g_assert_cmpuint (length_after, >, length_before);

  store = store_open (fixture);
  after = raw_dump (fixture->path);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpstr (asp_store_get_undo_label (store), ==, "first");
  store_close (store);
  g_assert_cmpuint (store_fixture_count (fixture), ==, 1);
}

/* Where the journal cannot be played back, the half-written rows are shown to nobody: neither to
 * one without the right to write nor to one who only wants to read. */
static void
test_killed_inside_read_only (StoreFixture  *fixture,
                              gconstpointer  data)
{
  g_autofree char *expected = g_strdup_printf ("error %d", ASP_STORE_ERROR_UNFINISHED);
  g_autofree char *journal_path = store_fixture_build (fixture, "plan.csatlakozas-journal");
  g_autofree char *written = NULL;
  g_autofree char *line = NULL;
  g_autofree char *document = NULL;
  g_autofree char *journal = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GSubprocess) child = NULL;
  gsize length, journal_length;
  AspStore *store = store_create (fixture);

  add_person (store, "first");
  store_close (store);
  before = raw_dump (fixture->path);
  child = child_start ("die-in-transaction", fixture->path, &written);
  g_assert_false (g_subprocess_wait_check (child, NULL, NULL));
  g_assert_true (g_file_get_contents (fixture->path, &document, &length, NULL));
  g_assert_true (g_file_get_contents (journal_path, &journal, &journal_length, NULL));
  g_assert_cmpuint (journal_length, >, 0);

  store_refuse (fixture->path, ASP_STORE_OPEN_READ_ONLY, ASP_STORE_ERROR_UNFINISHED);
  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  g_assert_cmpint (g_chmod (fixture->path, 0666), ==, 0);
  g_assert_cmpint (g_chmod (journal_path, 0666), ==, 0);
  line = child_run ("hold-store-as-nobody", fixture->path);
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
  if (strcmp (line, "unreachable") == 0)
    g_test_message ("Only root can reach the files of this system");
  else
    g_assert_cmpstr (line, ==, expected);

  assert_file (fixture->path, document, length);
  assert_file (journal_path, journal, journal_length);

  /* In a place where it may be written, all is as before the change. */
  store_close (store_open (fixture));
  after = raw_dump (fixture->path);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (store_fixture_count (fixture), ==, 1);
}

static void
test_moved (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autofree char *elsewhere = store_fixture_build (fixture, "elsewhere");
  AspStore *store = store_create (fixture);

  add_person (store, "first");
  g_assert_cmpint (g_rename (fixture->path, elsewhere), ==, 0);
  store_fail_commit (store, make_person ("second", 1), ASP_STORE_ERROR_NOT_FOUND);
  g_assert_cmpint (g_rename (elsewhere, fixture->path), ==, 0);
  add_person (store, "second");
  store_close (store);
  assert_sound (fixture, "2");
}

/* SHA-256 of "abc" is the first example of FIPS 180-4. */
static void
test_contents (StoreFixture  *fixture,
               gconstpointer  data)
{
  static const char hash[] = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  AspStore *store = store_create (fixture);
  g_autoptr (GBytes) content = g_bytes_new_static ("abc", 3);
  g_autoptr (GBytes) read = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *stored = NULL;

  for (int i = 0; i < 2; i++)
    {
      AspEdit *edit = asp_edit_new ("attach");
      g_autofree char *sha256 = asp_edit_add_content (edit, content);

      g_assert_cmpstr (sha256, ==, hash);
      asp_edit_insert (edit, "attachment");
      asp_edit_set_text (edit, "owner_table", "municipality");
      asp_edit_set_integer (edit, "owner_id", 1);
      asp_edit_set_text (edit, "sha256", sha256);
      asp_edit_set_text (edit, "name", "abc.txt");
      asp_edit_set_integer (edit, "size", 3);
      g_ptr_array_unref (store_commit (store, edit));
    }

  stored = raw_text (fixture->path, "SELECT count (*), min (data) FROM content");
  g_assert_cmpstr (stored, ==, "1|abc");
  read = asp_store_read_content (store, hash, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (read, content));

  g_assert_null (asp_store_read_content (store, "no such hash", &error));
  g_assert_error (error, ASP_STORE_ERROR, ASP_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  raw_exec (fixture->path, "UPDATE content SET data = x'616264'");
  g_assert_null (asp_store_read_content (store, hash, &error));
  g_assert_error (error, ASP_STORE_ERROR, ASP_STORE_ERROR_DAMAGED);

  store_close (store);
}

static AspEdit *
make_attachment (gsize size)
{
  AspEdit *edit = asp_edit_new ("attach");
  g_autoptr (GBytes) content = g_bytes_new_take (g_malloc0 (size), size);
  g_autofree char *sha256 = asp_edit_add_content (edit, content);

  asp_edit_insert (edit, "attachment");
  asp_edit_set_text (edit, "owner_table", "municipality");
  asp_edit_set_integer (edit, "owner_id", 1);
  asp_edit_set_text (edit, "sha256", sha256);
  asp_edit_set_text (edit, "name", "big");
  asp_edit_set_integer (edit, "size", MIN (size, 30 * MEGABYTE));

  return edit;
}

static void
test_large_contents (StoreFixture  *fixture,
                     gconstpointer  data)
{
  AspStore *store = store_create (fixture);
  g_autofree char *stored = NULL;

  store_fail_commit (store, make_attachment (30 * MEGABYTE + 1), ASP_STORE_ERROR_CONSTRAINT);
  g_ptr_array_unref (store_commit (store, make_attachment (30 * MEGABYTE)));
  stored = raw_text (fixture->path, "SELECT (SELECT count (*) FROM attachment), length (data)"
                                    " FROM content");
  g_assert_cmpstr (stored, ==, "1|31457280");
  store_close (store);
}

static void
test_damaged_journal (StoreFixture  *fixture,
                      gconstpointer  data)
{
  AspStore *store = store_create (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  add_person (store, "first");
  raw_exec (fixture->path, "UPDATE journal SET changeset = x'0102030405060708'");
  before = raw_dump (fixture->path);
  g_assert_null (asp_store_undo (store, &error));
  g_assert_error (error, ASP_STORE_ERROR, ASP_STORE_ERROR_DAMAGED);
  after = raw_dump (fixture->path);
  g_assert_cmpstr (after, ==, before);
  store_close (store);
}

static void
test_backup (StoreFixture  *fixture,
             gconstpointer  data)
{
  AspStore *store = store_create (fixture);
  AspStore *copy;
  g_autofree char *path = store_fixture_build (fixture, "copy.csatlakozas");
  g_autoptr (GFile) target = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autofree char *original = NULL;
  g_autofree char *copied = NULL;

  add_person (store, "first");
  /* An existing file is replaced as a whole. */
  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_true (asp_store_backup (store, target, &error));
  g_assert_no_error (error);
  original = raw_dump (fixture->path);
  copied = raw_dump (path);
  g_assert_cmpstr (copied, ==, original);

  copy = asp_store_open (target, ASP_STORE_OPEN, &error);
  g_assert_no_error (error);
  g_assert_cmpint (asp_store_get_read_only_reason (copy), ==, ASP_READ_ONLY_NO);
  g_assert_cmpstr (asp_store_get_undo_label (copy), ==, "first");

  /* Somebody writes it now. */
  g_assert_false (asp_store_backup (store, target, &error));
  g_assert_error (error, ASP_STORE_ERROR, ASP_STORE_ERROR_BUSY);
  store_close (copy);

  g_clear_error (&error);
  g_assert_false (asp_store_backup (store, fixture->file, &error));
  g_assert_error (error, ASP_STORE_ERROR, ASP_STORE_ERROR_EXISTS);
  store_close (store);
  g_assert_cmpuint (store_fixture_count (fixture), ==, 2);
}

/* Every way to name the document itself as the place of its copy. */
static void
test_backup_itself (StoreFixture  *fixture,
                    gconstpointer  data)
{
  AspStore *store = store_create (fixture);
  g_autofree char *hard = store_fixture_build (fixture, "other-name.csatlakozas");
  g_autofree char *folder = store_fixture_build (fixture, "folder");
  g_autofree char *through = g_build_filename (folder, "plan.csatlakozas", NULL);
  g_autofree char *detour = g_build_filename (fixture->folder, ".", "folder", "..", ".",
                                              "plan.csatlakozas", NULL);
  const char *const places[] = { fixture->path, hard, through, detour };
  g_autofree char *before = NULL;
  gsize length;

  add_person (store, "first");
  g_assert_cmpint (link (fixture->path, hard), ==, 0);
  g_assert_cmpint (symlink (".", folder), ==, 0);
  g_assert_true (g_file_get_contents (fixture->path, &before, &length, NULL));

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GFile) place = g_file_new_for_path (places[i]);
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;
      gsize length_after;

      g_assert_false (asp_store_backup (store, place, &error));
      g_assert_error (error, ASP_STORE_ERROR, ASP_STORE_ERROR_EXISTS);
      g_assert_true (g_file_get_contents (fixture->path, &after, &length_after, NULL));
      g_assert_cmpmem (after, length_after, before, length);
    }

  add_person (store, "second");
  store_close (store);
  assert_sound (fixture, "2");
  g_assert_cmpint (g_remove (hard), ==, 0);
  g_assert_cmpuint (store_fixture_count (fixture), ==, 2);
}

static void
test_backup_failed (StoreFixture  *fixture,
                    gconstpointer  data)
{
  AspStore *store = store_create (fixture);
  g_autofree char *journal = store_fixture_build (fixture, "copy-journal");
  g_autofree char *path = store_fixture_build (fixture, "copy");
  g_autofree char *nowhere = store_fixture_build (fixture, "no/copy");
  g_autofree char *link_path = store_fixture_build (fixture, "link");
  g_autoptr (GFile) target = g_file_new_for_path (path);
  g_autoptr (GFile) nowhere_file = g_file_new_for_path (nowhere);
  g_autoptr (GFile) link_file = g_file_new_for_path (link_path);
  g_autoptr (GFile) folder_file = g_file_new_for_path ("/");
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;

  g_assert_false (asp_store_backup (store, nowhere_file, &error));
  g_assert_error (error, ASP_STORE_ERROR, ASP_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (asp_store_backup (store, folder_file, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  /* The old file waits for its journal to be played back: it must not be replaced. */
  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_true (g_file_set_contents (journal, "x", -1, NULL));
  g_assert_false (asp_store_backup (store, target, &error));
  g_assert_error (error, ASP_STORE_ERROR, ASP_STORE_ERROR_EXISTS);
  g_clear_error (&error);

  /* A link is replaced, what it leads to stays. */
  g_assert_cmpint (symlink (path, link_path), ==, 0);
  g_assert_true (asp_store_backup (store, link_file, &error));
  g_assert_no_error (error);
  g_assert_false (g_file_test (link_path, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "old");

  store_close (store);
  g_assert_cmpuint (store_fixture_count (fixture), ==, 4);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void      (*func) (StoreFixture  *fixture,
                       gconstpointer  data);
  } tests[] = {
    { "/storage/faults/lock-of-another-process-is-busy", test_busy },
    { "/storage/faults/full-disk-keeps-the-document", test_full },
    { "/storage/faults/file-limit-is-a-full-disk", test_file_limit },
    { "/storage/faults/folder-that-turns-read-only", test_lost_folder },
    { "/storage/faults/killed-process-loses-nothing", test_killed },
    { "/storage/faults/interrupted-transaction-is-taken-back", test_killed_inside },
    { "/storage/faults/interrupted-transaction-is-not-shown", test_killed_inside_read_only },
    { "/storage/faults/moved-file-is-not-written", test_moved },
    { "/storage/faults/contents-are-stored-once-and-checked", test_contents },
    { "/storage/faults/large-contents-are-refused", test_large_contents },
    { "/storage/faults/damaged-journal-changes-nothing", test_damaged_journal },
    { "/storage/faults/backup-is-the-whole-document", test_backup },
    { "/storage/faults/backup-onto-itself-is-refused", test_backup_itself },
    { "/storage/faults/failed-backup-keeps-what-was-there", test_backup_failed },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, StoreFixture, NULL, store_fixture_set_up, tests[i].func,
                store_fixture_tear_down);

  return g_test_run ();
}
