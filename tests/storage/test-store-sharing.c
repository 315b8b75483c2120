/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

static void
make_document (StoreFixture *fixture)
{
  AspStore *store = store_create (fixture);
  AspEdit *edit = asp_edit_new ("add");

  store_add_municipality (edit, "Nagymaros", 0);
  g_ptr_array_unref (store_commit (store, edit));
  store_close (store);
}

static AspStoreNews *
look (AspStore *store)
{
  g_autoptr (GError) error = NULL;
  AspStoreNews *news = asp_store_look (store, &error);

  g_assert_no_error (error);
  g_assert_nonnull (news);

  return news;
}

static guint
count_municipalities (GPtrArray *rows)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    n += strcmp (asp_row_get_table (g_ptr_array_index (rows, i)), "municipality") == 0;

  return n;
}

static void
load (AspStore *store,
      guint     expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = asp_store_load (store, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (count_municipalities (rows), ==, expected);
}

static void
add (AspStore   *store,
     const char *name)
{
  AspEdit *edit = asp_edit_new ("add");

  store_add_municipality (edit, name, 0);
  g_ptr_array_unref (store_commit (store, edit));
}

static AspStore *
reopen (StoreFixture      *fixture,
        AspStore          *store,
        AspStoreMode       mode,
        AspReadOnlyReason  expected)
{
  g_autoptr (GError) error = NULL;

  store_close (store);
  store = asp_store_open (fixture->file, mode, &error);
  g_assert_no_error (error);
  g_assert_cmpint (asp_store_get_read_only_reason (store), ==, expected);

  return store;
}

static void
test_follow (StoreFixture  *fixture,
             gconstpointer  data)
{
  AspStore *writer, *reader;
  AspStoreNews *news;

  make_document (fixture);
  writer = store_open (fixture);
  reader = store_open (fixture);
  load (reader, 1);

  news = look (reader);
  g_assert_null (news->rows);
  g_assert_true (news->in_use);
  g_assert_cmpstr (news->holder, ==, asp_store_get_holder (reader));
  asp_store_news_free (news);

  add (writer, "Kartal");
  add (writer, "Zsámbok");
  news = look (reader);
  g_assert_nonnull (news->rows);
  g_assert_cmpuint (count_municipalities (news->rows), ==, 3);
  asp_store_news_free (news);

  g_ptr_array_unref (store_undo (writer));
  news = look (reader);
  g_assert_nonnull (news->rows);
  g_assert_cmpuint (count_municipalities (news->rows), ==, 2);
  asp_store_news_free (news);

  news = look (reader);
  g_assert_null (news->rows);
  asp_store_news_free (news);

  /* The writer has no news of himself. */
  news = look (writer);
  g_assert_null (news->rows);
  g_assert_null (news->asked_by);
  asp_store_news_free (news);

  store_close (writer);
  news = look (reader);
  g_assert_false (news->in_use);
  g_assert_null (news->holder);
  asp_store_news_free (news);
  store_close (reader);
}

/* A newer program upgrades the document while it is open for reading: even when all that is known
 * here is still there, it may mean something else, so nothing of it is read. */
static void
test_upgraded (StoreFixture  *fixture,
               gconstpointer  data)
{
  static const AspStoreMode modes[] = { ASP_STORE_OPEN_READ_ONLY, ASP_STORE_OPEN_FOLLOW };
  const char *change = data;

  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;
      AspStore *reader;

      make_document (fixture);
      reader = asp_store_open (fixture->file, modes[i], &error);
      g_assert_no_error (error);
      load (reader, 1);
      raw_exec (fixture->path, change);
      raw_exec (fixture->path, "PRAGMA user_version = 999");
      bytes = raw_bytes (fixture->path);

      for (guint j = 0; j < 2; j++)
        {
          g_assert_null (asp_store_look (reader, &error));
          g_assert_error (error, ASP_STORE_ERROR, ASP_STORE_ERROR_NEWER);
          g_clear_error (&error);
          g_assert_null (asp_store_find (reader, "answer", "instance_id", 1, &error));
          g_assert_error (error, ASP_STORE_ERROR, ASP_STORE_ERROR_NEWER);
          g_clear_error (&error);
        }
      store_close (reader);
      raw_assert_same (fixture->path, bytes);
      g_assert_cmpint (g_remove (fixture->path), ==, 0);
    }
}

static void
test_ask (StoreFixture  *fixture,
          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  AspStore *writer, *reader;
  AspStoreNews *news;

  make_document (fixture);
  writer = store_open (fixture);
  reader = store_open (fixture);

  g_assert_true (asp_store_ask (reader, TRUE, &error));
  g_assert_no_error (error);
  news = look (writer);
  g_assert_cmpstr (news->asked_by, ==, asp_store_get_holder (reader));
  asp_store_news_free (news);

  g_assert_true (asp_store_ask (reader, FALSE, &error));
  news = look (writer);
  g_assert_null (news->asked_by);
  asp_store_news_free (news);

  /* Nobody is there to be asked. */
  store_close (writer);
  g_assert_false (asp_store_ask (reader, TRUE, &error));
  g_assert_error (error, ASP_STORE_ERROR, ASP_STORE_ERROR_PERMISSION);
  store_close (reader);
}

/* Two take the right to write from each other, again and again; nobody is ever told to wait. */
static void
test_turns (StoreFixture  *fixture,
            gconstpointer  data)
{
  AspStore *writer, *reader;

  make_document (fixture);
  writer = store_open (fixture);
  reader = store_open (fixture);
  load (reader, 1);

  for (guint i = 0; i < 25; i++)
    {
      AspStoreNews *news;
      AspStore *next;

      add (writer, "Kartal");
      news = look (reader);
      g_assert_cmpuint (count_municipalities (news->rows), ==, i + 2);
      asp_store_news_free (news);

      g_assert_true (asp_store_ask (reader, TRUE, NULL));
      news = look (writer);
      g_assert_nonnull (news->asked_by);
      asp_store_news_free (news);

      /* Who gives the right up must not take it again by opening. */
      writer = reopen (fixture, writer, ASP_STORE_OPEN_FOLLOW, ASP_READ_ONLY_IN_USE);
      reader = reopen (fixture, reader, ASP_STORE_OPEN, ASP_READ_ONLY_NO);
      next = reader;
      reader = writer;
      writer = next;

      /* The request does not outlive its answer. */
      news = look (writer);
      g_assert_null (news->asked_by);
      asp_store_news_free (news);
      load (reader, i + 2);
    }

  store_close (writer);
  store_close (reader);
}

static void
test_other_process (StoreFixture  *fixture,
                    gconstpointer  data)
{
  g_autofree char *line = NULL;
  g_autofree char *expected = g_strdup_printf ("%s@%s", g_get_user_name (), g_get_host_name ());
  GSubprocess *child;
  AspStore *store;
  AspStoreNews *news;

  make_document (fixture);
  child = child_start ("hold-store", fixture->path, &line);
  store = store_open (fixture);
  g_assert_cmpint (asp_store_get_read_only_reason (store), ==, ASP_READ_ONLY_IN_USE);
  news = look (store);
  g_assert_true (news->in_use);
  g_assert_cmpstr (news->holder, ==, expected);
  asp_store_news_free (news);

  /* A process that is killed leaves the right to others, and its lock file does not matter. */
  g_subprocess_force_exit (child);
  g_subprocess_wait (child, NULL, NULL);
  g_object_unref (child);
  news = look (store);
  g_assert_false (news->in_use);
  asp_store_news_free (news);
  store = reopen (fixture, store, ASP_STORE_OPEN, ASP_READ_ONLY_NO);
  add (store, "Kartal");
  store_close (store);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void (*func) (StoreFixture *, gconstpointer);
    const char *change;
  } tests[] = {
    { "/storage/sharing/reader-follows-the-writer", test_follow },
    { "/storage/sharing/upgraded-by-a-column", test_upgraded,
      "ALTER TABLE municipality ADD COLUMN future TEXT DEFAULT 'x'" },
    { "/storage/sharing/upgraded-without-a-column", test_upgraded,
      "ALTER TABLE municipality RENAME COLUMN name TO title" },
    { "/storage/sharing/upgraded-without-a-table", test_upgraded,
      "ALTER TABLE answer RENAME TO reply" },
    { "/storage/sharing/writer-is-asked", test_ask },
    { "/storage/sharing/turns", test_turns },
    { "/storage/sharing/other-process-that-dies", test_other_process },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, StoreFixture, tests[i].change, store_fixture_set_up,
                tests[i].func, store_fixture_tear_down);

  return g_test_run ();
}
