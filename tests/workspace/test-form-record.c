/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "form-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "asp-form-record.h"
#include "asp-form-versions.h"

/* Answers go out to other programs of the ODK family, and come in from them. */

#define FORM \
  "<h:html xmlns='http://www.w3.org/2002/xforms' xmlns:h='http://www.w3.org/1999/xhtml' " \
  "xmlns:jr='http://openrosa.org/javarosa' xmlns:orx='http://openrosa.org/xforms'>" \
  "<h:head><h:title>Próba</h:title><model><instance><d id='proba'><a/><rejtett/><b/>" \
  "<sor jr:template=''><x/></sor><orx:meta><orx:instanceID/></orx:meta></d></instance>" \
  "<bind nodeset='/d/rejtett' relevant=\"/d/a = 'igen'\"/></model></h:head>" \
  "<h:body><input ref='/d/a'/><input ref='/d/rejtett'/><input ref='/d/b'/>" \
  "<repeat nodeset='/d/sor'><input ref='/d/sor/x'/></repeat></h:body></h:html>"

typedef struct
{
  DocumentFixture  document;
  gint64           municipality_id;
  gint64           form_id;
  char            *path;        /* (owned): of a file */
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  document_fixture_set_up (&fixture->document, NULL);
  fixture->municipality_id =
    asp_standing_get_id (document_fixture_find (&fixture->document, "Zsámbok"));
  fixture->path = g_build_filename (fixture->document.folder, "valasz.xml", NULL);
  fixture->form_id = form_fixture_add_form (&fixture->document, "proba", FORM);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_free (fixture->path);
  document_fixture_tear_down (&fixture->document, data);
}

static void
add_row (Fixture        *fixture,
         AspFormSession *session,
         guint           position,
         const char     *value)
{
  document_fixture_run (&fixture->document,
                        asp_form_session_add_row (session,
                                                  form_fixture_find (session, "/d/sor", 0)));
  form_fixture_answer (&fixture->document, session, "/d/sor/x",
                       form_fixture_get_row_id (session, "/d/sor", 0, position),
                       ASP_ANSWER_ANSWERED, value);
}

/* Two rows, an answer that does not matter any more, and one that somebody does not know. */
static void
fill (Fixture *fixture)
{
  g_autoptr (AspFormSession) session = form_fixture_open (&fixture->document,
                                                        fixture->municipality_id,
                                                        fixture->form_id);

  document_fixture_run (&fixture->document, asp_form_session_start (session));
  form_fixture_answer (&fixture->document, session, "/d/a", 0, ASP_ANSWER_ANSWERED, "igen");
  form_fixture_answer (&fixture->document, session, "/d/rejtett", 0, ASP_ANSWER_ANSWERED, "kincs");
  form_fixture_answer (&fixture->document, session, "/d/a", 0, ASP_ANSWER_ANSWERED, "nem");
  form_fixture_answer (&fixture->document, session, "/d/b", 0, ASP_ANSWER_DONT_KNOW, "");
  add_row (fixture, session, 0, "egy");
  add_row (fixture, session, 1, "kettő");
}

/* Returns: (transfer full) */
static char *
write_record (Fixture *fixture)
{
  g_autoptr (GFile) target = g_file_new_for_path (fixture->path);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_assert_true (asp_form_record_export (fixture->document.document, fixture->municipality_id,
                                         "proba", target, FALSE, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (fixture->path, &text, NULL, NULL));

  return text;
}

/* Returns: (transfer full) (nullable) */
static AspEdit *
read_record (Fixture     *fixture,
             const char  *text,
             guint        n_losses,
             GError     **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (fixture->path);
  g_autoptr (GPtrArray) losses = NULL;
  AspEdit *edit;

  g_assert_true (g_file_set_contents (fixture->path, text, -1, NULL));
  edit = asp_form_record_import (fixture->document.document, fixture->municipality_id, file,
                                 &losses, error);

  for (guint i = 0; losses != NULL && i < losses->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (losses, i));
  g_assert_cmpuint (losses != NULL ? losses->len : 0, ==, n_losses);

  return edit;
}

static char *
dump (Fixture *fixture)
{
  AspDocument *document = fixture->document.document;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  AspRow *instance = asp_form_find_instance (document, fixture->municipality_id, fixture->form_id);

  if (instance == NULL)
    return g_strdup ("");

  form_fixture_append_answers (document, instance, lines);

  return document_fixture_join (lines);
}

static void
test_round_trip (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_autoptr (AspEdit) edit = NULL;
  g_autoptr (GError) error = NULL;

  fill (fixture);
  text = write_record (fixture);
  g_assert_nonnull (strstr (text, "<a>nem</a><b></b><sor><x>egy</x></sor><sor><x>kettő</x></sor>"));
  g_assert_null (strstr (text, "kincs"));
  edit = read_record (fixture, text, 0, &error);
  g_assert_no_error (error);
  g_assert_null (edit);
}

static void
test_changed_record (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *after = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  AspEdit *edit;

  fill (fixture);
  before = dump (fixture);
  edit = read_record (fixture, "<d id='proba'><sor><x>uno</x></sor><sor><x>due</x></sor>"
                      "<sor><x>tre</x></sor><a>talán</a><c>ismeretlen</c></d>", 1, &error);
  g_assert_no_error (error);
  document_fixture_run (&fixture->document, edit);
  text = write_record (fixture);
  g_assert_nonnull (strstr (text, "<a>talán</a><b></b><sor><x>uno</x></sor><sor><x>due</x></sor>"
                                  "<sor><x>tre</x></sor>"));
  after = dump (fixture);
  g_assert_nonnull (strstr (after, "kincs"));
  g_assert_nonnull (strstr (after, "dontknow"));

  edit = read_record (fixture, "<d id='proba'><sor><x>unico</x></sor></d>", 0, &error);
  g_assert_no_error (error);
  document_fixture_run (&fixture->document, edit);
  g_free (text);
  text = write_record (fixture);
  g_assert_nonnull (strstr (text, "<a></a><b></b><sor><x>unico</x></sor><orx:meta>"));

  g_assert_true (asp_document_undo (fixture->document.document, &error));
  g_assert_true (asp_document_undo (fixture->document.document, &error));
  undone = dump (fixture);
  g_assert_cmpstr (undone, ==, before);
}

typedef struct
{
  gboolean  is_there;
  gboolean  done;
  GError   *error;              /* (owned) (nullable) */
} Outcome;

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Outcome *outcome = user_data;

  outcome->done = asp_form_record_export_finish (result, &outcome->error);
  outcome->is_there = TRUE;
}

static void
write_elsewhere (Fixture    *fixture,
                 const char *path,
                 const char *meanwhile,
                 Outcome    *outcome)
{
  g_autoptr (GFile) target = g_file_new_for_path (path);

  *outcome = (Outcome) { FALSE };
  asp_form_record_export_async (fixture->document.document, fixture->municipality_id, "proba",
                                target, FALSE, written_cb, outcome);
  g_assert_false (outcome->is_there);
  if (meanwhile != NULL)
    {
      g_autoptr (AspFormSession) session =
        form_fixture_open (&fixture->document, fixture->municipality_id, fixture->form_id);

      form_fixture_answer (&fixture->document, session, "/d/b", 0, ASP_ANSWER_ANSWERED, meanwhile);
    }
  while (!outcome->is_there)
    g_main_context_iteration (NULL, TRUE);
}

/* The file has the answers of when it was asked for; what goes wrong in the thread is told. */
static void
test_written_elsewhere (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *nowhere = g_build_filename (fixture->document.folder, "nincs", "x.xml", NULL);
  Outcome outcome;

  write_elsewhere (fixture, fixture->path, NULL, &outcome);
  g_assert_error (outcome.error, ASP_FORM_ERROR, ASP_FORM_ERROR_STRUCTURE);
  g_clear_error (&outcome.error);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));

  fill (fixture);
  before = write_record (fixture);
  g_assert_cmpint (g_unlink (fixture->path), ==, 0);
  write_elsewhere (fixture, fixture->path, "később", &outcome);
  g_assert_no_error (outcome.error);
  g_assert_true (outcome.done);
  g_assert_true (g_file_get_contents (fixture->path, &after, NULL, NULL));
  g_assert_cmpstr (after, ==, before);

  write_elsewhere (fixture, nowhere, NULL, &outcome);
  g_assert_false (outcome.done);
  g_assert_nonnull (outcome.error);
  g_assert_nonnull (strstr (outcome.error->message, "x.xml"));
  g_clear_error (&outcome.error);
}

/* A record begins the questionnaire that nobody has begun. */
static void
test_not_begun (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *text = NULL;
  g_autofree char *gone = NULL;
  g_autoptr (GFile) target = g_file_new_for_path (fixture->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (AspEdit) none = NULL;

  g_assert_false (asp_form_record_export (fixture->document.document, fixture->municipality_id,
                                          "proba", target, FALSE, &error));
  g_assert_error (error, ASP_FORM_ERROR, ASP_FORM_ERROR_STRUCTURE);
  g_clear_error (&error);
  g_assert_false (g_file_query_exists (target, NULL));

  document_fixture_run (&fixture->document,
                        read_record (fixture, "<d id='proba'><a>igen</a><rejtett>r</rejtett>"
                                     "<meta><instanceID>uuid:x</instanceID></meta></d>", 0,
                                     &error));
  text = write_record (fixture);
  g_assert_nonnull (strstr (text, "<a>igen</a><rejtett>r</rejtett><b></b><orx:meta>"
                                  "<orx:instanceID>uuid:x</orx:instanceID>"));
  g_assert_true (asp_document_undo (fixture->document.document, &error));
  gone = dump (fixture);
  g_assert_cmpstr (gone, ==, "");

  none = read_record (fixture, "<e id='masik'><a>igen</a></e>", 0, &error);
  g_assert_null (none);
  g_assert_error (error, ASP_FORM_ERROR, ASP_FORM_ERROR_STRUCTURE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/workspace/form-record/round-trip", Fixture, NULL, set_up, test_round_trip,
              tear_down);
  g_test_add ("/workspace/form-record/changed-record", Fixture, NULL, set_up, test_changed_record,
              tear_down);
  g_test_add ("/workspace/form-record/written-elsewhere", Fixture, NULL, set_up,
              test_written_elsewhere, tear_down);
  g_test_add ("/workspace/form-record/not-begun", Fixture, NULL, set_up, test_not_begun,
              tear_down);

  return g_test_run ();
}
