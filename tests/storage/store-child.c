/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The other process of the storage tests: store-child MODE PATH. It writes one line, waits for the
 * end of its input and ends. */

#define _GNU_SOURCE

#include "asp-store.h"

#include <glib/gstdio.h>
#include <grp.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

/* The user and group "nobody" of every distribution. */
#define NOBODY 65534

static void
say (const char *text)
{
  puts (text);
  fflush (stdout);
}

static void
wait_for_end (void)
{
  while (getchar () != EOF)
    ;
}

static AspStore *
open_store (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  AspStore *store = asp_store_open (file, ASP_STORE_OPEN, &error);

  if (store == NULL)
    {
      g_autofree char *line = g_strdup_printf ("error %d", error->code);

      say (line);
    }

  return store;
}

/* Opens the document and says why it is read-only. */
static void
hold_store (const char *path)
{
  AspStore *store = open_store (path);
  g_autofree char *line = NULL;

  if (store == NULL)
    return;

  line = g_strdup_printf ("reason %d", asp_store_get_read_only_reason (store));
  say (line);
  wait_for_end ();
  asp_store_close (store, NULL);
  g_object_unref (store);
}

static void
drop_privileges (void)
{
  if (geteuid () != 0)
    return;

  g_assert_cmpint (setgroups (0, NULL), ==, 0);
  g_assert_cmpint (setresgid (NOBODY, NOBODY, NOBODY), ==, 0);
  g_assert_cmpint (setresuid (NOBODY, NOBODY, NOBODY), ==, 0);
}

/* Holds SQLite's lock for writing, as a program in the middle of a transaction does. */
static void
hold_transaction (const char *path)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  say ("held");
  wait_for_end ();
  sqlite3_close (db);
}

static int
try_commit (AspStore *store,
            gsize     note_length)
{
  g_autoptr (AspEdit) edit = asp_edit_new ("edit");
  g_autoptr (GError) error = NULL;
  g_autoptr (AspCommit) commit = NULL;
  g_autofree char *note = g_strnfill (note_length, 'x');

  asp_edit_insert (edit, "person");
  asp_edit_set_text (edit, "name", "Kovács Éva");
  asp_edit_set_text (edit, "note", note);
  commit = asp_store_commit (store, edit, &error);

  return commit != NULL ? -1 : error->code;
}

/* Commits, then dies without a chance to clean up. */
static void
commit_and_die (const char *path)
{
  AspStore *store = open_store (path);

  g_assert_cmpint (try_commit (store, 1), ==, -1);
  say ("committed");
  kill (getpid (), SIGKILL);
}

/* Dies in the middle of a transaction that has already written into the file. */
static void
die_in_transaction (const char *path)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db,
                                 "PRAGMA cache_size = 1; BEGIN IMMEDIATE; DELETE FROM person;"
                                 "WITH RECURSIVE n (i) AS"
                                 " (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)"
                                 "INSERT INTO person (id, name, note)"
                                 " SELECT i, 'x', hex (zeroblob (500)) FROM n",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  say ("written");
  kill (getpid (), SIGKILL);
}

/* Writes more than files may grow to, then something small. */
static void
fill_up (const char *path)
{
  AspStore *store = open_store (path);
  struct rlimit limit;
  GStatBuf info;
  g_autofree char *line = NULL;
  int big, small;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  signal (SIGXFSZ, SIG_IGN);
  limit.rlim_cur = limit.rlim_max = info.st_size + 64 * 1024;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);

  big = try_commit (store, 1024 * 1024);
  small = try_commit (store, 1);
  line = g_strdup_printf ("big %d small %d", big, small);
  asp_store_close (store, NULL);
  g_object_unref (store);
  say (line);
}

/* Makes a document of its own, loses the right to write into its folder, and gets it back. */
static void
lose_folder (const char *path)
{
  g_autofree char *folder = g_strconcat (path, ".folder", NULL);
  g_autofree char *own = g_build_filename (folder, "own.csatlakozas", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (own);
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;
  AspStore *store;
  int closed, open;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  store = asp_store_open (file, ASP_STORE_CREATE, &error);
  g_assert_no_error (error);

  g_assert_cmpint (g_chmod (folder, 0500), ==, 0);
  closed = try_commit (store, 1);
  g_assert_cmpint (g_chmod (folder, 0700), ==, 0);
  open = try_commit (store, 1);
  line = g_strdup_printf ("closed %d open %d", closed, open);

  asp_store_close (store, NULL);
  g_object_unref (store);
  g_assert_cmpint (g_unlink (own), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  say (line);
}

/* The rights of a user, also where the tests are root's. */
static void
become_nobody (void)
{
  drop_privileges ();
  /* Where the whole system is in a folder of root's alone, nobody gets nowhere; not even the
   * leak sanitizer does, which would look into /proc at the end. */
  if (g_access ("/", X_OK) != 0)
    {
      say ("unreachable");
      _exit (0);
    }
}

int
main (int    argc,
      char **argv)
{
  const char *mode = argv[1];

  g_assert_cmpint (argc, ==, 3);

  if (strcmp (mode, "hold-transaction") == 0)
    hold_transaction (argv[2]);
  else if (strcmp (mode, "commit-and-die") == 0)
    commit_and_die (argv[2]);
  else if (strcmp (mode, "die-in-transaction") == 0)
    die_in_transaction (argv[2]);
  else if (strcmp (mode, "fill-up") == 0)
    fill_up (argv[2]);
  else if (strcmp (mode, "hold-store") == 0)
    hold_store (argv[2]);
  else if (strcmp (mode, "hold-store-as-nobody") == 0)
    {
      become_nobody ();
      hold_store (argv[2]);
    }
  else if (strcmp (mode, "lose-folder-as-nobody") == 0)
    {
      become_nobody ();
      lose_folder (argv[2]);
    }
  else
    g_assert_not_reached ();

  return 0;
}
