/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-fixture.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What the child writes when the document opened for reading only. */
#define SAYS_PERMISSION "reason 2"
#define SAYS_IN_USE "reason 4"
#define SAYS_WRITABLE "reason 0"

static void
make_document (StoreFixture *fixture)
{
  AspStore *store = store_create (fixture);
  AspEdit *edit = asp_edit_new ("add");

  store_add_municipality (edit, "Tápiószőlős", 0);
  g_ptr_array_unref (store_commit (store, edit));
  store_close (store);
}

static void
assert_cannot_write (AspStore *store)
{
  AspEdit *edit = asp_edit_new ("write");
  g_autoptr (GError) error = NULL;

  store_add_municipality (edit, "X", 0);
  store_fail_commit (store, edit, ASP_STORE_ERROR_READ_ONLY);
  g_assert_null (asp_store_undo (store, &error));
  g_assert_error (error, ASP_STORE_ERROR, ASP_STORE_ERROR_READ_ONLY);
  g_assert_null (asp_store_get_undo_label (store));
}

static guint
count_rows (AspStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = asp_store_load (store, &error);

  g_assert_no_error (error);

  return rows->len;
}

static void
test_header (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autoptr (GBytes) bytes = NULL;
  const guint8 *header;
  g_autofree char *versions = NULL;

  make_document (fixture);
  bytes = raw_bytes (fixture->path);
  header = g_bytes_get_data (bytes, NULL);

  g_assert_cmpmem (header, 16, "SQLite format 3", 16);
  g_assert_cmpmem (header + 68, 4, "ASPC", 4);
  versions = raw_text (fixture->path, "SELECT application_id, user_version"
                                      " FROM pragma_application_id, pragma_user_version");
  g_assert_cmpstr (versions, ==, "1095979075|5");
  /* No journal, no lock: the document is one file. */
  g_assert_cmpuint (store_fixture_count (fixture), ==, 1);
}

static void
test_create_over (StoreFixture  *fixture,
                  gconstpointer  data)
{
  g_autofree char *journal = NULL;
  g_autoptr (GBytes) bytes = NULL;

  make_document (fixture);
  bytes = raw_bytes (fixture->path);
  store_refuse (fixture->path, ASP_STORE_CREATE, ASP_STORE_ERROR_EXISTS);
  raw_assert_same (fixture->path, bytes);
  g_assert_cmpuint (store_fixture_count (fixture), ==, 1);

  /* A journal left alone would be played back into the new document. */
  g_assert_cmpint (g_remove (fixture->path), ==, 0);
  journal = store_fixture_build (fixture, "plan.csatlakozas-journal");
  g_assert_true (g_file_set_contents (journal, "x", 1, NULL));
  store_refuse (fixture->path, ASP_STORE_CREATE, ASP_STORE_ERROR_EXISTS);
  g_assert_cmpuint (store_fixture_count (fixture), ==, 1);
}

static void
test_create_failed (StoreFixture  *fixture,
                    gconstpointer  data)
{
  static const char *const broken[] = { "CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT; BROKEN",
                                        NULL };
  AspStoreOptions options = { .migrations = broken };
  g_autofree char *nowhere = store_fixture_build (fixture, "no/such/folder");
  g_autoptr (GError) error = NULL;

  store_refuse (nowhere, ASP_STORE_CREATE, ASP_STORE_ERROR_NOT_FOUND);
  store_refuse ("/proc/plan.csatlakozas", ASP_STORE_CREATE, ASP_STORE_ERROR_NOT_FOUND);
  g_assert_null (asp_store_open_with (fixture->file, ASP_STORE_CREATE, &options, &error));
  g_assert_error (error, ASP_STORE_ERROR, ASP_STORE_ERROR_FAILED);
  g_assert_cmpuint (store_fixture_count (fixture), ==, 0);
}

static void
test_not_ours (StoreFixture  *fixture,
               gconstpointer  data)
{
  guint8 noise[8192];

  store_refuse (fixture->path, ASP_STORE_OPEN, ASP_STORE_ERROR_NOT_FOUND);
  store_refuse (fixture->folder, ASP_STORE_OPEN, ASP_STORE_ERROR_NOT_OURS);

  g_assert_true (g_file_set_contents (fixture->path, "", 0, NULL));
  store_refuse (fixture->path, ASP_STORE_OPEN, ASP_STORE_ERROR_NOT_OURS);

  g_assert_true (g_file_set_contents (fixture->path, "name;ksh\n", -1, NULL));
  store_refuse (fixture->path, ASP_STORE_OPEN, ASP_STORE_ERROR_NOT_OURS);

  for (gsize i = 0; i < sizeof noise; i++)
    noise[i] = g_test_rand_int_range (0, 256);
  g_assert_true (g_file_set_contents (fixture->path, (char *) noise, sizeof noise, NULL));
  store_refuse (fixture->path, ASP_STORE_OPEN, ASP_STORE_ERROR_NOT_OURS);

  g_assert_cmpint (g_remove (fixture->path), ==, 0);
  raw_exec (fixture->path, "CREATE TABLE municipality (id INTEGER PRIMARY KEY)");
  store_refuse (fixture->path, ASP_STORE_OPEN, ASP_STORE_ERROR_NOT_OURS);
  raw_exec (fixture->path, "PRAGMA application_id = 1095979075; PRAGMA user_version = 1");
  store_refuse (fixture->path, ASP_STORE_OPEN, ASP_STORE_ERROR_NOT_OURS);
  g_assert_cmpuint (store_fixture_count (fixture), ==, 1);
}

static void
test_foreign_schema (StoreFixture  *fixture,
                     gconstpointer  data)
{
  static const char *const additions[] = {
    "CREATE TRIGGER t AFTER INSERT ON wave BEGIN DELETE FROM municipality; END",
    "CREATE VIEW v AS SELECT * FROM wave",
    "CREATE TABLE extra (id INTEGER PRIMARY KEY)",
    "CREATE INDEX i ON wave (number)",
    "ALTER TABLE wave ADD COLUMN extra TEXT GENERATED ALWAYS AS (hex (zeroblob (1000)))",
    "ANALYZE",
    "PRAGMA user_version = 0",
    "PRAGMA application_id = 0",
  };
  g_autoptr (GBytes) good = NULL;

  make_document (fixture);
  good = raw_bytes (fixture->path);

  for (gsize i = 0; i < G_N_ELEMENTS (additions); i++)
    {
      gsize length;
      const char *bytes = g_bytes_get_data (good, &length);
      g_autoptr (GBytes) changed = NULL;

      g_assert_true (g_file_set_contents (fixture->path, bytes, length, NULL));
      raw_exec (fixture->path, additions[i]);
      changed = raw_bytes (fixture->path);
      store_refuse (fixture->path, ASP_STORE_OPEN, ASP_STORE_ERROR_NOT_OURS);
      raw_assert_same (fixture->path, changed);
    }
}

static void
test_damaged (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autoptr (GBytes) good = NULL;
  const char *bytes;
  gsize length, page = 4096;
  int n_damaged = 0;

  make_document (fixture);
  good = raw_bytes (fixture->path);
  bytes = g_bytes_get_data (good, &length);
  g_assert_cmpuint (length, >, 20 * page);

  /* Every page but the first, which decides whether the file is ours at all. */
  for (gsize offset = page; offset < length; offset += page)
    {
      char *bad = g_memdup2 (bytes, length);
      g_autoptr (GBytes) bad_bytes = g_bytes_new_take (bad, length);
      g_autoptr (GError) error = NULL;

      memset (bad + offset, 0xa5, page);
      g_assert_true (g_file_set_contents (fixture->path, bad, length, NULL));
      g_assert_null (asp_store_open (fixture->file, ASP_STORE_OPEN, &error));
      g_assert_nonnull (error);
      if (g_error_matches (error, ASP_STORE_ERROR, ASP_STORE_ERROR_DAMAGED))
        n_damaged++;
      else
        g_assert_error (error, ASP_STORE_ERROR, ASP_STORE_ERROR_NOT_OURS);
      raw_assert_same (fixture->path, bad_bytes);
    }
  g_assert_cmpint (n_damaged, >, 20);

  /* Cut off in the middle. */
  g_assert_true (g_file_set_contents (fixture->path, bytes, 10 * page, NULL));
  store_refuse (fixture->path, ASP_STORE_OPEN, ASP_STORE_ERROR_DAMAGED);
}

static void
assert_cut_is_refused (StoreFixture *fixture,
                       const char   *bytes,
                       gsize         length)
{
  g_autoptr (GBytes) cut = g_bytes_new (bytes, length);
  g_autoptr (GError) error = NULL;

  g_test_message ("%" G_GSIZE_FORMAT " bytes", length);
  g_assert_true (g_file_set_contents (fixture->path, bytes, length, NULL));
  g_assert_null (asp_store_open (fixture->file, ASP_STORE_OPEN, &error));
  /* Without the first page nobody can say whose file it was. */
  if (length < 4096 && g_error_matches (error, ASP_STORE_ERROR, ASP_STORE_ERROR_NOT_OURS))
    g_clear_error (&error);
  else
    g_assert_error (error, ASP_STORE_ERROR, ASP_STORE_ERROR_DAMAGED);
  raw_assert_same (fixture->path, cut);
  g_assert_cmpuint (store_fixture_count (fixture), ==, 1);
}

static void
cut_everywhere (StoreFixture *fixture)
{
  g_autofree char *good = NULL;
  gsize length, page = 4096;

  g_assert_true (g_file_get_contents (fixture->path, &good, &length, NULL));
  store_close (store_open (fixture));

  for (gsize cut = page; cut < length; cut += page)
    assert_cut_is_refused (fixture, good, cut);
  for (int i = 0; i < 60; i++)
    assert_cut_is_refused (fixture, good, g_test_rand_int_range (1, length));
  for (gsize cut = length - page + 1; cut < length; cut += page / 8)
    assert_cut_is_refused (fixture, good, cut);
  assert_cut_is_refused (fixture, good, length - 1);
  g_assert_true (g_file_set_contents (fixture->path, good, length, NULL));
}

/* A copy that did not come to its end, cut at every page and at any byte: first in a page with
 * rows, then in free pages, which hold nothing. */
static void
test_cut_off (StoreFixture  *fixture,
              gconstpointer  data)
{
  g_autofree char *n_free = NULL;

  make_document (fixture);
  cut_everywhere (fixture);

  raw_exec (fixture->path, "BEGIN; CREATE TABLE extra (data BLOB);"
                           "INSERT INTO extra VALUES (zeroblob (20000)); DROP TABLE extra; END");
  n_free = raw_text (fixture->path, "PRAGMA freelist_count");
  g_assert_cmpint (atoi (n_free), >=, 5);
  cut_everywhere (fixture);
}

/* A byte here and there: whatever opens can be read and undone, or says why not. */
static void
test_random_damage (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autofree char *good = NULL;
  gsize length;
  int n_refused = 0;

  make_document (fixture);
  g_assert_true (g_file_get_contents (fixture->path, &good, &length, NULL));

  for (int i = 0; i < 80; i++)
    {
      g_autofree char *bad = g_memdup2 (good, length);
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) load_error = NULL;
      g_autoptr (GError) undo_error = NULL;
      g_autoptr (GPtrArray) rows = NULL;
      g_autoptr (AspCommit) commit = NULL;
      AspStore *store;

      for (int j = 0; j < 40; j++)
        bad[g_test_rand_int_range (0, length)] = g_test_rand_int_range (0, 256);
      g_assert_true (g_file_set_contents (fixture->path, bad, length, NULL));
      store = asp_store_open (fixture->file, ASP_STORE_OPEN, &error);
      if (store == NULL)
        {
          g_assert_true (error->domain == ASP_STORE_ERROR);
          n_refused++;
          continue;
        }

      rows = asp_store_load (store, &load_error);
      g_assert_true ((rows == NULL) == (load_error != NULL));
      commit = asp_store_undo (store, &undo_error);
      g_assert_true ((commit == NULL) == (undo_error != NULL));
      store_close (store);
    }

  g_assert_cmpint (n_refused, >, 0);
}

static void
test_newer (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autofree char *copy_path = store_fixture_build (fixture, "copy.csatlakozas");
  g_autoptr (GFile) copy = g_file_new_for_path (copy_path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AspStoreNews) news = NULL;
  g_autofree char *future = NULL;
  AspStore *store;

  make_document (fixture);
  raw_exec (fixture->path, "ALTER TABLE municipality ADD COLUMN future TEXT DEFAULT 'x';"
                           "CREATE TABLE tomorrow (id INTEGER PRIMARY KEY, name TEXT) STRICT;"
                           "INSERT INTO tomorrow (name) VALUES ('kept');"
                           "PRAGMA user_version = 999");
  bytes = raw_bytes (fixture->path);

  store = store_open (fixture);
  g_assert_cmpint (asp_store_get_read_only_reason (store), ==, ASP_READ_ONLY_NEWER);
  g_assert_cmpuint (count_rows (store), ==, 1);
  assert_cannot_write (store);

  news = asp_store_look (store, &error);
  g_assert_no_error (error);
  g_assert_null (news->rows);
  g_assert_false (news->in_use);

  /* A copy has what this program does not know. */
  g_assert_true (asp_store_backup (store, copy, &error));
  g_assert_no_error (error);
  store_close (store);
  future = raw_text (copy_path, "SELECT tomorrow.name, municipality.future, user_version"
                                " FROM tomorrow, municipality, pragma_user_version");
  g_assert_cmpstr (future, ==, "kept|x|999");
  g_assert_cmpint (g_remove (copy_path), ==, 0);

  raw_assert_same (fixture->path, bytes);
  g_assert_cmpuint (store_fixture_count (fixture), ==, 1);
}

/* The same with a version that is higher by one and nothing else; and for who follows a writer. */
static void
test_newer_by_one (StoreFixture  *fixture,
                   gconstpointer  data)
{
  static const AspStoreMode modes[] = {
    ASP_STORE_OPEN, ASP_STORE_OPEN_READ_ONLY, ASP_STORE_OPEN_FOLLOW,
  };
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *version = NULL;
  g_autofree char *sql = NULL;

  make_document (fixture);
  version = raw_text (fixture->path, "PRAGMA user_version");
  sql = g_strdup_printf ("PRAGMA user_version = %d", atoi (version) + 1);
  raw_exec (fixture->path, sql);
  bytes = raw_bytes (fixture->path);

  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AspStoreNews) news = NULL;
      AspStore *store = asp_store_open (fixture->file, modes[i], &error);

      g_assert_no_error (error);
      g_assert_cmpint (asp_store_get_read_only_reason (store), ==, ASP_READ_ONLY_NEWER);
      g_assert_cmpuint (count_rows (store), ==, 1);
      assert_cannot_write (store);
      news = asp_store_look (store, &error);
      g_assert_no_error (error);
      g_assert_null (news->rows);
      store_close (store);
      raw_assert_same (fixture->path, bytes);
      g_assert_cmpuint (store_fixture_count (fixture), ==, 1);
    }
}

static void
test_newer_unreadable (StoreFixture  *fixture,
                       gconstpointer  data)
{
  static const char *const changes[] = {
    "ALTER TABLE municipality RENAME COLUMN ksh_code TO code",
    "ALTER TABLE wave RENAME COLUMN id TO key",
    "DROP TABLE day_exception",
    "DROP TABLE journal",
    "ALTER TABLE person RENAME TO human; CREATE VIEW person AS SELECT * FROM human",
  };
  g_autoptr (GBytes) good = NULL;

  make_document (fixture);
  raw_exec (fixture->path, "PRAGMA user_version = 999");
  good = raw_bytes (fixture->path);

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      gsize length;
      const char *bytes = g_bytes_get_data (good, &length);
      g_autoptr (GBytes) changed = NULL;

      g_assert_true (g_file_set_contents (fixture->path, bytes, length, NULL));
      raw_exec (fixture->path, changes[i]);
      changed = raw_bytes (fixture->path);
      store_refuse (fixture->path, ASP_STORE_OPEN, ASP_STORE_ERROR_NEWER);
      raw_assert_same (fixture->path, changed);
      g_assert_cmpuint (store_fixture_count (fixture), ==, 1);
    }
}

static void
test_newer_damaged (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autofree char *bytes = NULL;
  gsize length;

  make_document (fixture);
  raw_exec (fixture->path, "PRAGMA user_version = 999");
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  /* The second page is a table's. */
  memset (bytes + 4096, 0xa5, 4096);
  g_assert_true (g_file_set_contents (fixture->path, bytes, length, NULL));
  store_refuse (fixture->path, ASP_STORE_OPEN, ASP_STORE_ERROR_DAMAGED);
}

static void
test_asked (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  AspStore *writer;
  AspStore *reader;

  make_document (fixture);
  bytes = raw_bytes (fixture->path);
  reader = asp_store_open (fixture->file, ASP_STORE_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (asp_store_get_read_only_reason (reader), ==, ASP_READ_ONLY_ASKED);
  g_assert_true (asp_store_get_file (reader) == fixture->file);
  g_assert_cmpuint (count_rows (reader), ==, 1);
  assert_cannot_write (reader);
  raw_assert_same (fixture->path, bytes);

  /* A reader keeps nobody from writing. */
  writer = store_open (fixture);
  g_assert_cmpint (asp_store_get_read_only_reason (writer), ==, ASP_READ_ONLY_NO);
  store_close (writer);
  store_close (reader);
}

static void
test_in_use (StoreFixture  *fixture,
             gconstpointer  data)
{
  g_autofree char *line = NULL;
  g_autofree char *line_again = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *stale = store_fixture_build (fixture, ".plan.csatlakozas.lock");
  GSubprocess *child;
  AspStore *store;

  make_document (fixture);
  /* What a crash leaves behind stops nobody. */
  g_assert_true (g_file_set_contents (stale, "somebody@elsewhere\n1\n", -1, NULL));
  child = child_start ("hold-store", fixture->path, &line);
  g_assert_cmpstr (line, ==, SAYS_WRITABLE);

  store = store_open (fixture);
  expected = g_strdup_printf ("%s@%s", g_get_user_name (), g_get_host_name ());
  g_assert_cmpint (asp_store_get_read_only_reason (store), ==, ASP_READ_ONLY_IN_USE);
  g_assert_cmpstr (asp_store_get_holder (store), ==, expected);
  g_assert_cmpuint (count_rows (store), ==, 1);
  assert_cannot_write (store);
  store_close (store);
  child_end (child);

  /* The right to write is free again, for us and then for them. */
  store = store_open (fixture);
  g_assert_cmpint (asp_store_get_read_only_reason (store), ==, ASP_READ_ONLY_NO);
  g_assert_null (asp_store_get_holder (store));
  line_again = child_run ("hold-store", fixture->path);
  g_assert_cmpstr (line_again, ==, SAYS_IN_USE);
  store_close (store);
  g_assert_cmpuint (store_fixture_count (fixture), ==, 1);
}

static void
test_in_use_here (StoreFixture  *fixture,
                  gconstpointer  data)
{
  AspStore *first, *second;
  AspEdit *edit = asp_edit_new ("add");

  make_document (fixture);
  first = store_open (fixture);
  second = store_open (fixture);
  g_assert_cmpint (asp_store_get_read_only_reason (first), ==, ASP_READ_ONLY_NO);
  g_assert_cmpint (asp_store_get_read_only_reason (second), ==, ASP_READ_ONLY_IN_USE);

  /* Who reads sees what the other has written since. */
  g_assert_cmpuint (count_rows (second), ==, 1);
  store_add_municipality (edit, "Kartal", 0);
  g_ptr_array_unref (store_commit (first, edit));
  g_assert_cmpuint (count_rows (second), ==, 2);
  store_close (second);
  store_close (first);
}

/* Root may write anywhere, so the child becomes nobody. */
static void
test_permission (StoreFixture  *fixture,
                 gconstpointer  data)
{
  g_autofree char *read_only_file = NULL;
  g_autofree char *read_only_folder = NULL;
  g_autofree char *unreadable = NULL;
  g_autofree char *error_line = g_strdup_printf ("error %d", ASP_STORE_ERROR_PERMISSION);
  g_autoptr (GBytes) bytes = NULL;

  make_document (fixture);
  bytes = raw_bytes (fixture->path);

  g_assert_cmpint (g_chmod (fixture->folder, geteuid () == 0 ? 0777 : 0700), ==, 0);
  g_assert_cmpint (g_chmod (fixture->path, 0444), ==, 0);
  read_only_file = child_run ("hold-store-as-nobody", fixture->path);
  if (strcmp (read_only_file, "unreachable") == 0)
    {
      g_test_skip ("Only root can reach the files of this system");
      return;
    }
  g_assert_cmpstr (read_only_file, ==, SAYS_PERMISSION);

  g_assert_cmpint (g_chmod (fixture->folder, 0555), ==, 0);
  g_assert_cmpint (g_chmod (fixture->path, 0666), ==, 0);
  read_only_folder = child_run ("hold-store-as-nobody", fixture->path);
  g_assert_cmpstr (read_only_folder, ==, SAYS_PERMISSION);

  g_assert_cmpint (g_chmod (fixture->path, 0000), ==, 0);
  unreadable = child_run ("hold-store-as-nobody", fixture->path);
  g_assert_cmpstr (unreadable, ==, error_line);

  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
  g_assert_cmpint (g_chmod (fixture->path, 0600), ==, 0);
  raw_assert_same (fixture->path, bytes);
}

static void
test_links (StoreFixture  *fixture,
            gconstpointer  data)
{
  g_autofree char *link_path = store_fixture_build (fixture, "link.csatlakozas");
  g_autofree char *folder_link = store_fixture_build (fixture, "folder");
  g_autofree char *through = g_build_filename (folder_link, "plan.csatlakozas", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (through);
  g_autoptr (GError) error = NULL;
  AspStore *store;

  make_document (fixture);
  g_assert_cmpint (symlink (fixture->path, link_path), ==, 0);
  g_assert_cmpint (symlink (fixture->folder, folder_link), ==, 0);

  store_refuse (link_path, ASP_STORE_OPEN, ASP_STORE_ERROR_PERMISSION);
  store_refuse (link_path, ASP_STORE_CREATE, ASP_STORE_ERROR_EXISTS);

  store = asp_store_open (file, ASP_STORE_OPEN, &error);
  g_assert_no_error (error);
  g_assert_cmpint (asp_store_get_read_only_reason (store), ==, ASP_READ_ONLY_NO);
  store_close (store);
}

static void
test_not_local (StoreFixture  *fixture,
                gconstpointer  data)
{
  g_autoptr (GFile) file = g_file_new_for_uri ("sftp://example.org/plan.csatlakozas");
  g_autoptr (GError) error = NULL;

  g_assert_null (asp_store_open (file, ASP_STORE_OPEN, &error));
  g_assert_error (error, ASP_STORE_ERROR, ASP_STORE_ERROR_NOT_FOUND);
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
    { "/storage/open/header-names-the-program", test_header },
    { "/storage/open/create-overwrites-nothing", test_create_over },
    { "/storage/open/failed-create-leaves-no-file", test_create_failed },
    { "/storage/open/foreign-files-are-refused", test_not_ours },
    { "/storage/open/foreign-schema-is-refused", test_foreign_schema },
    { "/storage/open/damaged-pages-are-noticed", test_damaged },
    { "/storage/open/document-that-was-cut-off-is-refused", test_cut_off },
    { "/storage/open/random-damage-is-survived", test_random_damage },
    { "/storage/open/newer-version-is-read-only-and-untouched", test_newer },
    { "/storage/open/newer-by-one-is-untouched", test_newer_by_one },
    { "/storage/open/newer-unreadable-version-is-refused", test_newer_unreadable },
    { "/storage/open/newer-version-may-be-damaged-too", test_newer_damaged },
    { "/storage/open/reader-when-asked-for", test_asked },
    { "/storage/open/second-process-reads-and-sees-the-holder", test_in_use },
    { "/storage/open/second-store-of-a-process-reads", test_in_use_here },
    { "/storage/open/without-permission-is-read-only", test_permission },
    { "/storage/open/links-to-folders-only", test_links },
    { "/storage/open/other-places-are-refused", test_not_local },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, StoreFixture, NULL, store_fixture_set_up, tests[i].func,
                store_fixture_tear_down);

  return g_test_run ();
}
