/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A network share that goes away: the system calls that SQLite makes are replaced by ones that fail
 * as those of a dead mount do, after a number of calls that went well. */

#include "store-fixture.h"

#include <errno.h>
#include <string.h>
#include <sys/types.h>

#define ANSWERS_ALWAYS G_MAXINT
#define N_PEOPLE 20

/* Calls that are answered before the share is gone; the storage thread counts them. */
static int n_answered = ANSWERS_ALWAYS;

static const char *const names[] = {
  "read", "pread", "pread64", "write", "pwrite", "pwrite64", "ftruncate", "fstat", "unlink",
};

static sqlite3_syscall_ptr real[G_N_ELEMENTS (names)];

static gboolean
answers (void)
{
  if (g_atomic_int_get (&n_answered) == ANSWERS_ALWAYS ||
      g_atomic_int_add (&n_answered, -1) > 0)
    return TRUE;

  errno = ESTALE;
  return FALSE;
}

static ssize_t
share_read (int    fd,
            void  *data,
            size_t size)
{
  return answers () ? ((ssize_t (*) (int, void *, size_t)) real[0]) (fd, data, size) : -1;
}

static ssize_t
share_pread (int    fd,
             void  *data,
             size_t size,
             off_t  offset)
{
  return answers () ? ((ssize_t (*) (int, void *, size_t, off_t)) real[1]) (fd, data, size, offset)
                    : -1;
}

static ssize_t
share_pread64 (int    fd,
               void  *data,
               size_t size,
               off_t  offset)
{
  return answers () ? ((ssize_t (*) (int, void *, size_t, off_t)) real[2]) (fd, data, size, offset)
                    : -1;
}

static ssize_t
share_write (int         fd,
             const void *data,
             size_t      size)
{
  return answers () ? ((ssize_t (*) (int, const void *, size_t)) real[3]) (fd, data, size) : -1;
}

static ssize_t
share_pwrite (int         fd,
              const void *data,
              size_t      size,
              off_t       offset)
{
  return answers ()
           ? ((ssize_t (*) (int, const void *, size_t, off_t)) real[4]) (fd, data, size, offset)
           : -1;
}

static ssize_t
share_pwrite64 (int         fd,
                const void *data,
                size_t      size,
                off_t       offset)
{
  return answers ()
           ? ((ssize_t (*) (int, const void *, size_t, off_t)) real[5]) (fd, data, size, offset)
           : -1;
}

static int
share_ftruncate (int   fd,
                 off_t size)
{
  return answers () ? ((int (*) (int, off_t)) real[6]) (fd, size) : -1;
}

static int
share_fstat (int   fd,
             void *status)
{
  return answers () ? ((int (*) (int, void *)) real[7]) (fd, status) : -1;
}

static int
share_unlink (const char *path)
{
  return answers () ? ((int (*) (const char *)) real[8]) (path) : -1;
}

static void
replace_system_calls (void)
{
  static const sqlite3_syscall_ptr calls[] = {
    (sqlite3_syscall_ptr) share_read,      (sqlite3_syscall_ptr) share_pread,
    (sqlite3_syscall_ptr) share_pread64,   (sqlite3_syscall_ptr) share_write,
    (sqlite3_syscall_ptr) share_pwrite,    (sqlite3_syscall_ptr) share_pwrite64,
    (sqlite3_syscall_ptr) share_ftruncate, (sqlite3_syscall_ptr) share_fstat,
    (sqlite3_syscall_ptr) share_unlink,
  };
  sqlite3_vfs *vfs = sqlite3_vfs_find (NULL);

  G_STATIC_ASSERT (G_N_ELEMENTS (calls) == G_N_ELEMENTS (names));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      real[i] = vfs->xGetSystemCall (vfs, names[i]);
      /* A build of SQLite has only some of the ways to read and write. */
      if (real[i] != NULL)
        g_assert_cmpint (vfs->xSetSystemCall (vfs, names[i], calls[i]), ==, SQLITE_OK);
    }
}

static AspEdit *
make_person (const char *label)
{
  AspEdit *edit = asp_edit_new (label);
  g_autofree char *note = g_strnfill (20000, 'x');

  store_add_person (edit, "Nagy Ödön");
  asp_edit_set_text (edit, "note", note);

  return edit;
}

static void
assert_words (const GError *error)
{
  g_assert_error (error, ASP_STORE_ERROR, ASP_STORE_ERROR_UNREACHABLE);
  g_assert_nonnull (strstr (error->message, "does not answer"));
}

/* Whatever call is the first that fails: the change is stored as a whole, or it is not and the user
 * is told, and the program goes on when the share is back. */
static void
test_write (StoreFixture  *fixture,
            gconstpointer  data)
{
  AspStore *store = store_create (fixture);
  gboolean is_through = FALSE;
  guint n_failures = 0;

  g_ptr_array_unref (store_commit (store, make_person ("first")));
  for (int n = 0; !is_through; n++)
    {
      g_autofree char *before = raw_dump (fixture->path);
      g_autofree char *after = NULL;
      g_autofree char *check = NULL;
      g_autoptr (AspEdit) edit = make_person ("second");
      g_autoptr (GError) error = NULL;
      g_autoptr (AspCommit) commit = NULL;

      g_atomic_int_set (&n_answered, n);
      commit = asp_store_commit (store, edit, &error);
      is_through = g_atomic_int_get (&n_answered) >= 0;
      g_atomic_int_set (&n_answered, ANSWERS_ALWAYS);

      /* Another reader plays back what was begun. */
      check = raw_text (fixture->path, "PRAGMA integrity_check");
      g_assert_cmpstr (check, ==, "ok");
      after = raw_dump (fixture->path);
      if (commit == NULL)
        {
          assert_words (error);
          g_assert_nonnull (strstr (error->message, "second"));
          g_assert_cmpstr (after, ==, before);
          g_assert_cmpstr (asp_store_get_undo_label (store), ==, "first");
          n_failures++;
        }
      else
        {
          g_assert_cmpstr (after, !=, before);
          g_ptr_array_unref (store_undo (store));
        }
    }
  g_test_message ("%u calls that failed", n_failures);
  g_assert_cmpuint (n_failures, >, 10);

  g_ptr_array_unref (store_commit (store, make_person ("third")));
  store_close (store);
  store = store_open (fixture);
  g_assert_cmpstr (asp_store_get_undo_label (store), ==, "third");
  store_close (store);
}

static guint
count_people (GPtrArray *rows)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += g_str_equal (asp_row_get_table (g_ptr_array_index (rows, i)), "person");

  return n;
}

/* What cannot be read to its end is not shown as if it were all. */
static void
test_read (StoreFixture  *fixture,
           gconstpointer  data)
{
  AspStore *store = store_create (fixture);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gboolean is_through = FALSE;
  guint n_failures = 0;

  for (int i = 0; i < N_PEOPLE; i++)
    g_ptr_array_unref (store_commit (store, make_person ("person")));
  store_close (store);
  before = raw_dump (fixture->path);

  for (int n = 0; !is_through; n++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) rows = NULL;

      g_atomic_int_set (&n_answered, n);
      store = asp_store_open (fixture->file, ASP_STORE_OPEN_READ_ONLY, &error);
      if (store != NULL)
        rows = asp_store_load (store, &error);
      is_through = g_atomic_int_get (&n_answered) >= 0;
      g_atomic_int_set (&n_answered, ANSWERS_ALWAYS);

      if (rows != NULL)
        {
          g_assert_no_error (error);
          g_assert_cmpuint (count_people (rows), ==, N_PEOPLE);
        }
      else
        {
          assert_words (error);
          g_assert_true (store != NULL || strstr (error->message, fixture->path) != NULL);
          n_failures++;
        }
      if (store != NULL)
        store_close (store);
    }
  g_test_message ("%u calls that failed", n_failures);
  g_assert_cmpuint (n_failures, >, 10);

  after = raw_dump (fixture->path);
  g_assert_cmpstr (after, ==, before);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  replace_system_calls ();

  g_test_add ("/storage/share/goes-away-while-writing", StoreFixture, NULL, store_fixture_set_up,
              test_write, store_fixture_tear_down);
  g_test_add ("/storage/share/goes-away-while-reading", StoreFixture, NULL, store_fixture_set_up,
              test_read, store_fixture_tear_down);

  return g_test_run ();
}
