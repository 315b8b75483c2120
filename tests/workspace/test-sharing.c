/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document-fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "asp-document-watch.h"
#include "asp-error-words.h"
#include "asp-form-session.h"

/* Far longer than a look takes. */
#define TIMEOUT_MS 10000

/* Two have the same document open: the fixture's may write it. */
typedef struct
{
  DocumentFixture   writer;
  DocumentFixture   reader;
  AspDocumentWatch *writer_watch;   /* (owned) */
  AspDocumentWatch *reader_watch;   /* (owned) */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  document_fixture_set_up (&fixture->writer, NULL);
  fixture->reader.file = g_object_ref (fixture->writer.file);
  document_fixture_open (&fixture->reader);
  g_assert_cmpint (asp_document_get_access (fixture->writer.document), ==, ASP_ACCESS_FULL);
  g_assert_cmpint (asp_document_get_access (fixture->reader.document), ==,
                   ASP_ACCESS_READ_ONLY_IN_USE);
  fixture->writer_watch = asp_document_watch_new (fixture->writer.document);
  fixture->reader_watch = asp_document_watch_new (fixture->reader.document);
}

static void
drop_watch (AspDocumentWatch **watch)
{
  if (*watch == NULL)
    return;

  asp_document_watch_stop (*watch);
  /* What is on its way comes back before the watch goes. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_clear_object (watch);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  drop_watch (&fixture->reader_watch);
  drop_watch (&fixture->writer_watch);
  document_fixture_close (&fixture->reader);
  g_object_unref (fixture->reader.file);
  document_fixture_tear_down (&fixture->writer, data);
}

static gboolean
time_out_cb (gpointer user_data)
{
  g_assert_not_reached ();

  return G_SOURCE_REMOVE;
}

static void
count_cb (guint *count)
{
  (*count)++;
}

/* Runs the main loop until the counter has risen. */
static void
wait_for (guint *count)
{
  guint source = g_timeout_add (TIMEOUT_MS, time_out_cb, NULL);
  guint before = *count;

  while (*count == before)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (source);
}

static void
assert_same (Fixture *fixture)
{
  g_autofree char *writer = document_fixture_dump (&fixture->writer);
  g_autofree char *reader = document_fixture_dump (&fixture->reader);

  g_assert_cmpstr (reader, ==, writer);
}

static void
test_follow (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  AspStanding *standing = document_fixture_find (&fixture->writer, "Nagymaros");
  AspEdit *edit;
  guint refreshed = 0;

  g_signal_connect_swapped (fixture->reader.document, "refreshed", G_CALLBACK (count_cb),
                            &refreshed);

  /* A change, an addition and a deletion with all that hangs on it. */
  edit = asp_edit_new ("Three");
  asp_edit_update (edit, "municipality", asp_standing_get_id (standing));
  asp_edit_set_text (edit, "note", "Visegrád felől");
  asp_edit_insert (edit, "person");
  asp_edit_set_text (edit, "name", "Kovács Éva");
  asp_edit_delete (edit, "municipality",
                   asp_standing_get_id (document_fixture_find (&fixture->writer, "Zsámbok")));
  document_fixture_run (&fixture->writer, edit);
  wait_for (&refreshed);
  assert_same (fixture);
  g_assert_null (document_fixture_find (&fixture->reader, "Zsámbok"));

  g_assert_true (asp_document_undo (fixture->writer.document, &error));
  g_assert_no_error (error);
  wait_for (&refreshed);
  assert_same (fixture);
  g_assert_nonnull (document_fixture_find (&fixture->reader, "Zsámbok"));
  g_signal_handlers_disconnect_by_data (fixture->reader.document, &refreshed);
}

static void
get_first_id (gpointer data,
              gpointer user_data)
{
  *(gint64 *) user_data = asp_row_get_id (data);
}

static AspFormSession *
open_session (DocumentFixture *self)
{
  g_autoptr (GError) error = NULL;
  AspFormSession *session;
  gint64 form_id = 0;

  asp_document_foreach (self->document, "form", get_first_id, &form_id);
  session = asp_form_session_new (self->document,
                                  asp_standing_get_id (document_fixture_find (self, "Zsámbok")),
                                  form_id, &error);
  g_assert_no_error (error);

  return session;
}

static const char *
get_town (AspFormSession *session)
{
  AspFormNode *node = asp_form_instance_find (asp_form_session_get_instance (session),
                                              "/f1/contact/town", 0);

  return asp_form_node_get_value (node);
}

static void
test_answers (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (AspFormSession) writer = open_session (&fixture->writer);
  g_autoptr (AspFormSession) reader = open_session (&fixture->reader);
  AspFormNode *node = asp_form_instance_find (asp_form_session_get_instance (writer),
                                              "/f1/contact/town", 0);
  g_autofree char *before = g_strdup (get_town (writer));
  guint refreshed = 0;

  g_signal_connect_swapped (fixture->reader.document, "refreshed", G_CALLBACK (count_cb),
                            &refreshed);
  document_fixture_run (&fixture->writer, asp_form_session_start (writer));
  document_fixture_run (&fixture->writer,
                        asp_form_session_set_answer (writer, node, ASP_ANSWER_ANSWERED, "Túra"));
  wait_for (&refreshed);
  g_assert_true (asp_form_session_get_started (reader));
  g_assert_cmpstr (get_town (reader), ==, "Túra");

  document_fixture_run (&fixture->writer,
                        asp_form_session_set_answer (writer, node, ASP_ANSWER_ANSWERED, "Bag"));
  wait_for (&refreshed);
  g_assert_cmpstr (get_town (reader), ==, "Bag");

  while (asp_document_undo (fixture->writer.document, NULL))
    ;
  g_assert_cmpstr (get_town (writer), ==, before);
  wait_for (&refreshed);
  g_assert_false (asp_form_session_get_started (reader));
  g_assert_cmpstr (get_town (reader), ==, before);
  g_signal_handlers_disconnect_by_data (fixture->reader.document, &refreshed);
}

/* Gives up what was asked for, as the window does. */
static void
give_up_cb (Fixture    *fixture,
            const char *who)
{
  g_assert_cmpstr (who, ==, asp_document_get_holder (fixture->reader.document));
  asp_document_watch_stop (fixture->writer_watch);
  document_fixture_close (&fixture->writer);
}

static void
test_take_over (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  guint free_count = 0;

  g_signal_connect_swapped (fixture->writer_watch, "asked", G_CALLBACK (give_up_cb), fixture);
  g_signal_connect_swapped (fixture->reader_watch, "free", G_CALLBACK (count_cb), &free_count);
  g_assert_true (asp_document_watch_get_in_use (fixture->reader_watch));
  g_assert_true (asp_document_watch_ask (fixture->reader_watch, &error));
  g_assert_no_error (error);
  g_assert_true (asp_document_watch_get_waiting (fixture->reader_watch));
  wait_for (&free_count);
  g_assert_false (asp_document_watch_get_waiting (fixture->reader_watch));
  g_assert_false (asp_document_watch_get_in_use (fixture->reader_watch));

  drop_watch (&fixture->reader_watch);
  document_fixture_close (&fixture->reader);
  document_fixture_open (&fixture->reader);
  g_assert_cmpint (asp_document_get_access (fixture->reader.document), ==, ASP_ACCESS_FULL);
}

/* A request that was taken back is not granted. */
static void
test_give_up (Fixture       *fixture,
              gconstpointer  data)
{
  guint asked = 0, refreshed = 0;
  AspEdit *edit = asp_edit_new ("Person");

  g_assert_true (asp_document_watch_ask (fixture->reader_watch, NULL));
  asp_document_watch_give_up (fixture->reader_watch);
  g_assert_false (asp_document_watch_get_waiting (fixture->reader_watch));

  g_signal_connect_swapped (fixture->writer_watch, "asked", G_CALLBACK (count_cb), &asked);
  g_signal_connect_swapped (fixture->reader.document, "refreshed", G_CALLBACK (count_cb),
                            &refreshed);
  asp_edit_insert (edit, "person");
  asp_edit_set_text (edit, "name", "Kovács Éva");
  document_fixture_run (&fixture->writer, edit);
  wait_for (&refreshed);
  edit = asp_edit_new ("Person");
  asp_edit_insert (edit, "person");
  asp_edit_set_text (edit, "name", "Szabó Pál");
  document_fixture_run (&fixture->writer, edit);
  wait_for (&refreshed);
  g_assert_cmpuint (asked, ==, 0);
  g_signal_handlers_disconnect_by_data (fixture->reader.document, &refreshed);
}

/* Writes a number as SQLite keeps it in the header of its files. */
static void
write_header (int     file,
              off_t   place,
              guint32 number)
{
  guint32 stored = GUINT32_TO_BE (number);

  g_assert_cmpint (pwrite (file, &stored, sizeof stored, place), ==, sizeof stored);
}

/* What any program does to the file that changes the version of its format. */
static void
set_format (DocumentFixture *self,
            guint32          format)
{
  int file = g_open (g_file_peek_path (self->file), O_RDWR, 0);
  guint32 counter;

  g_assert_cmpint (pread (file, &counter, sizeof counter, 24), ==, sizeof counter);
  counter = GUINT32_FROM_BE (counter) + 1;
  write_header (file, 24, counter);
  write_header (file, 92, counter);
  write_header (file, 60, format);
  g_assert_true (g_close (file, NULL));
}

static guint32
get_format (DocumentFixture *self)
{
  int file = g_open (g_file_peek_path (self->file), O_RDONLY, 0);
  guint32 format;

  g_assert_cmpint (pread (file, &format, sizeof format, 60), ==, sizeof format);
  g_assert_true (g_close (file, NULL));

  return GUINT32_FROM_BE (format);
}

/* What cannot be read is told, and what there was stays; when it can be read again, that is told
 * as well. */
static void
test_failure (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *before = document_fixture_dump (&fixture->reader);
  g_autofree char *after = NULL;
  guint32 format = get_format (&fixture->writer);
  guint told = 0;

  asp_document_watch_stop (fixture->writer_watch);
  document_fixture_close (&fixture->writer);
  g_assert_null (asp_document_watch_get_failure (fixture->reader_watch));
  g_signal_connect_swapped (fixture->reader_watch, "notify::failure", G_CALLBACK (count_cb), &told);

  set_format (&fixture->writer, format + 1);
  wait_for (&told);
  g_assert_nonnull (asp_document_watch_get_failure (fixture->reader_watch));
  g_assert_true (asp_error_is_newer (asp_document_watch_get_failure (fixture->reader_watch)));
  after = document_fixture_dump (&fixture->reader);
  g_assert_cmpstr (after, ==, before);

  set_format (&fixture->writer, format);
  wait_for (&told);
  g_assert_no_error (asp_document_watch_get_failure (fixture->reader_watch));
  g_assert_cmpuint (told, ==, 2);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *path;
    void (*func) (Fixture *, gconstpointer);
  } tests[] = {
    { "/workspace/sharing/reader-follows", test_follow },
    { "/workspace/sharing/answers-follow", test_answers },
    { "/workspace/sharing/take-over", test_take_over },
    { "/workspace/sharing/failure-comes-and-goes", test_failure },
    { "/workspace/sharing/request-taken-back", test_give_up },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);

  return g_test_run ();
}
