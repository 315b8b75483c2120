/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "store-fixture.h"

#include <string.h>

typedef struct
{
  GMainLoop *loop;
  GThread   *thread;
  GString   *order;             /* what ended, in its order */
  AspStore  *store;
  int        n_left;
  int        n_cancelled;
  gboolean   undoes;             /* an undo is posted behind the commits */
} Run;

static void
set_up_run (Run      *run,
            AspStore *store,
            int       n_left)
{
  run->loop = g_main_loop_new (NULL, FALSE);
  run->thread = g_thread_self ();
  run->order = g_string_new (NULL);
  run->store = store;
  run->n_left = n_left;
  run->n_cancelled = 0;
  run->undoes = FALSE;
}

static void
finish_run (Run *run)
{
  if (run->n_left > 0)
    g_main_loop_run (run->loop);
  g_main_loop_unref (run->loop);
  g_string_free (run->order, TRUE);
}

static void
count_down (Run *run)
{
  g_assert_true (run->thread == g_thread_self ());
  run->n_left--;
  if (run->n_left == 0)
    g_main_loop_quit (run->loop);
}

static AspEdit *
make_person (const char *name)
{
  AspEdit *edit = asp_edit_new (name);

  store_add_person (edit, name);

  return edit;
}

static void
commit_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Run *run = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AspCommit) commit = asp_store_commit_finish (ASP_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      run->n_cancelled++;
    }
  else
    {
      g_assert_no_error (error);
      g_assert_cmpuint (commit->changes->len, ==, 1);
      g_string_append (run->order, commit->label);
      /* The label is never behind what the callback tells; an undo that was posted may have been
       * done before the callback came. */
      if (!run->undoes)
        g_assert_cmpstr (asp_store_get_undo_label (run->store), >=, commit->label);
    }

  count_down (run);
}

static void
undo_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Run *run = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AspCommit) commit = asp_store_undo_finish (ASP_STORE (source), result, &error);

  g_assert_no_error (error);
  g_string_append_printf (run->order, "-%s", commit->label);
  count_down (run);
}

static void
redo_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Run *run = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AspCommit) commit = asp_store_redo_finish (ASP_STORE (source), result, &error);

  g_assert_no_error (error);
  g_string_append_printf (run->order, "+%s", commit->label);
  count_down (run);
}

static void
load_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Run *run = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = asp_store_load_finish (ASP_STORE (source), result, &error);

  g_assert_no_error (error);
  g_string_append_printf (run->order, "(%u)", rows->len);
  count_down (run);
}

static void
backup_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Run *run = user_data;
  g_autoptr (GError) error = NULL;

  if (asp_store_backup_finish (ASP_STORE (source), result, &error))
    g_string_append (run->order, "copied;");
  else
    g_string_append_printf (run->order, "%d;", error->code);

  count_down (run);
}

static void
test_backup (StoreFixture  *fixture,
             gconstpointer  data)
{
  AspStore *store = store_create (fixture);
  g_autofree char *path = store_fixture_build (fixture, "copy");
  g_autofree char *expected = g_strdup_printf ("copied;%d;", ASP_STORE_ERROR_NOT_FOUND);
  g_autofree char *people = NULL;
  g_autoptr (GFile) target = g_file_new_for_path (path);
  g_autoptr (GFile) remote = g_file_new_for_uri ("sftp://example.org/copy");
  Run run;

  g_ptr_array_unref (store_commit (store, make_person ("a")));
  set_up_run (&run, store, 2);
  asp_store_backup_async (store, target, NULL, backup_cb, &run);
  asp_store_backup_async (store, remote, NULL, backup_cb, &run);
  g_main_loop_run (run.loop);

  g_assert_cmpstr (run.order->str, ==, expected);
  people = raw_text (path, "SELECT name FROM person");
  g_assert_cmpstr (people, ==, "a");
  finish_run (&run);
  store_close (store);
}

static void
test_order (StoreFixture  *fixture,
            gconstpointer  data)
{
  AspStore *store = store_create (fixture);
  static const char *const names[] = { "a", "b", "c" };
  Run run;

  set_up_run (&run, store, 6);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (AspEdit) edit = make_person (names[i]);

      asp_store_commit_async (store, edit, NULL, commit_cb, &run);
    }
  run.undoes = TRUE;
  asp_store_undo_async (store, NULL, undo_cb, &run);
  asp_store_redo_async (store, NULL, redo_cb, &run);
  asp_store_load_async (store, NULL, load_cb, &run);
  g_main_loop_run (run.loop);

  g_assert_cmpstr (run.order->str, ==, "abc-c+c(3)");
  g_assert_cmpstr (asp_store_get_undo_label (store), ==, "c");
  finish_run (&run);
  store_close (store);
}

/* A call that waits sees what was posted before it, and leaves labels that stay right. */
static void
test_mixed (StoreFixture  *fixture,
            gconstpointer  data)
{
  AspStore *store = store_create (fixture);
  g_autoptr (AspEdit) edit = make_person ("a");
  Run run;

  set_up_run (&run, store, 1);
  asp_store_commit_async (store, edit, NULL, commit_cb, &run);
  g_ptr_array_unref (store_commit (store, make_person ("b")));
  g_assert_cmpstr (asp_store_get_undo_label (store), ==, "b");
  g_main_loop_run (run.loop);
  g_assert_cmpstr (asp_store_get_undo_label (store), ==, "b");
  finish_run (&run);
  store_close (store);
}

static void
test_cancelled (StoreFixture  *fixture,
                gconstpointer  data)
{
  AspStore *store = store_create (fixture);
  g_autoptr (AspEdit) edit = make_person ("a");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *people = NULL;
  Run run;

  set_up_run (&run, store, 1);
  g_cancellable_cancel (cancellable);
  asp_store_commit_async (store, edit, cancellable, commit_cb, &run);
  g_main_loop_run (run.loop);
  g_assert_cmpint (run.n_cancelled, ==, 1);
  people = raw_text (fixture->path, "SELECT count (*) FROM person");
  g_assert_cmpstr (people, ==, "0");
  finish_run (&run);
  store_close (store);
}

/* What was made is reported as made, although its caller has lost interest since. */
static void
test_cancelled_late (StoreFixture  *fixture,
                     gconstpointer  data)
{
  AspStore *store = store_create (fixture);
  g_autoptr (AspEdit) edit = make_person ("a");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Run run;

  set_up_run (&run, store, 1);
  asp_store_commit_async (store, edit, cancellable, commit_cb, &run);
  g_ptr_array_unref (asp_store_load (store, &error));
  g_assert_no_error (error);
  g_cancellable_cancel (cancellable);
  g_main_loop_run (run.loop);
  g_assert_cmpint (run.n_cancelled, ==, 0);
  g_assert_cmpstr (run.order->str, ==, "a");
  finish_run (&run);
  store_close (store);
}

static void
closed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Run *run = user_data;
  g_autoptr (GError) error = NULL;

  g_assert_null (asp_store_commit_finish (ASP_STORE (source), result, &error));
  g_assert_error (error, ASP_STORE_ERROR, ASP_STORE_ERROR_CLOSED);
  count_down (run);
}

static void
test_closed (StoreFixture  *fixture,
             gconstpointer  data)
{
  AspStore *store = store_create (fixture);
  g_autoptr (AspEdit) edit = make_person ("a");
  g_autoptr (GError) error = NULL;
  g_autofree char *people = NULL;
  Run run;

  /* Closing waits for what was posted. */
  set_up_run (&run, store, 2);
  asp_store_commit_async (store, edit, NULL, commit_cb, &run);
  run.n_left = 1;
  g_main_loop_run (run.loop);
  finish_run (&run);

  g_assert_true (asp_store_close (store, &error));
  g_assert_no_error (error);
  people = raw_text (fixture->path, "SELECT count (*) FROM person");
  g_assert_cmpstr (people, ==, "1");
  g_assert_null (asp_store_get_undo_label (store));

  g_assert_null (asp_store_load (store, &error));
  g_assert_error (error, ASP_STORE_ERROR, ASP_STORE_ERROR_CLOSED);
  g_clear_error (&error);
  g_assert_null (asp_store_commit (store, edit, &error));
  g_assert_error (error, ASP_STORE_ERROR, ASP_STORE_ERROR_CLOSED);

  set_up_run (&run, store, 1);
  asp_store_commit_async (store, edit, NULL, closed_cb, &run);
  finish_run (&run);

  /* Closing again does nothing. */
  store_close (store);
}

static void
commit_after_close_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  Run *run = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AspCommit) commit = asp_store_commit_finish (ASP_STORE (source), result, &error);

  g_assert_no_error (error);
  g_string_append (run->order, commit->label);
  count_down (run);
}

static void
test_close_waits (StoreFixture  *fixture,
                  gconstpointer  data)
{
  AspStore *store = store_create (fixture);
  g_autofree char *people = NULL;
  Run run;

  set_up_run (&run, store, 20);
  for (int i = 0; i < 20; i++)
    {
      g_autoptr (AspEdit) edit = make_person ("x");

      asp_store_commit_async (store, edit, NULL, commit_after_close_cb, &run);
    }
  g_assert_true (asp_store_close (store, NULL));
  people = raw_text (fixture->path, "SELECT count (*) FROM person");
  g_assert_cmpstr (people, ==, "20");

  g_main_loop_run (run.loop);
  g_assert_cmpuint (run.order->len, ==, 20);
  finish_run (&run);
  g_assert_finalize_object (store);
}

static void
open_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Run *run = user_data;
  g_autoptr (GError) error = NULL;

  run->store = asp_store_open_finish (result, &error);
  g_assert_true ((run->store == NULL) == (error != NULL));
  if (error != NULL)
    g_string_append_printf (run->order, "%s %d", g_quark_to_string (error->domain), error->code);
  count_down (run);
}

static void
ignore_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  count_down (user_data);
}

static void
test_open (StoreFixture  *fixture,
           gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *expected = g_strdup_printf ("asp-store-error-quark %d",
                                               ASP_STORE_ERROR_NOT_FOUND);
  Run run;

  set_up_run (&run, NULL, 1);
  asp_store_open_async (fixture->file, ASP_STORE_OPEN, NULL, open_cb, &run);
  g_main_loop_run (run.loop);
  g_assert_null (run.store);
  g_assert_cmpstr (run.order->str, ==, expected);
  finish_run (&run);

  set_up_run (&run, NULL, 1);
  asp_store_open_async (fixture->file, ASP_STORE_CREATE, NULL, open_cb, &run);
  g_main_loop_run (run.loop);
  g_assert_nonnull (run.store);
  store_close (run.store);
  finish_run (&run);

  /* Nobody fetches the store: it is closed and gone, and others can write. */
  set_up_run (&run, NULL, 1);
  asp_store_open_async (fixture->file, ASP_STORE_OPEN, NULL, ignore_cb, &run);
  g_main_loop_run (run.loop);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  finish_run (&run);

  set_up_run (&run, NULL, 1);
  g_cancellable_cancel (cancellable);
  asp_store_open_async (fixture->file, ASP_STORE_OPEN, cancellable, open_cb, &run);
  g_main_loop_run (run.loop);
  g_assert_null (run.store);
  finish_run (&run);

  run.store = store_open (fixture);
  g_assert_cmpint (asp_store_get_read_only_reason (run.store), ==, ASP_READ_ONLY_NO);
  store_close (run.store);
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
    { "/storage/async/jobs-end-in-their-order", test_order },
    { "/storage/async/waiting-calls-queue-up-too", test_mixed },
    { "/storage/async/cancelled-edit-is-not-begun", test_cancelled },
    { "/storage/async/finished-edit-is-reported", test_cancelled_late },
    { "/storage/async/closed-store-answers", test_closed },
    { "/storage/async/close-waits-for-the-queue", test_close_waits },
    { "/storage/async/backup-reports-its-end", test_backup },
    { "/storage/async/open-succeeds-fails-and-is-dropped", test_open },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, StoreFixture, NULL, store_fixture_set_up, tests[i].func,
                store_fixture_tear_down);

  return g_test_run ();
}
