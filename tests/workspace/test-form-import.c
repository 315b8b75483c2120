/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "form-fixture.h"

#include <string.h>

#include "asp-form-import.h"
#include "asp-form-submission.h"
#include "asp-form-upload.h"
#include "asp-form-versions.h"

/* A document gets a questionnaire from a file, and later its next version, which takes the answers
 * over: one step, which undo takes back whole. */

#define FORM(version, model, body) \
  "<h:html xmlns='http://www.w3.org/2002/xforms' xmlns:h='http://www.w3.org/1999/xhtml' " \
  "xmlns:jr='http://openrosa.org/javarosa' xmlns:orx='http://openrosa.org/xforms' " \
  "xmlns:asp='http://onkormanyzat.hu/csatlakozas/xforms'>" \
  "<h:head><h:title>Próba</h:title><model><instance><d id='proba' version='" version "'>" model \
  "</model></h:head><h:body>" body "</h:body></h:html>"

#define INPUT(path) "<input ref='" path "'><label>" path "</label></input>"
#define META "<orx:meta><orx:instanceID/></orx:meta></d></instance>"

static const char first_version[] =
  FORM ("9", "<a/><b/><regi/><db/><sor><x/></sor>" META
        "<instance id='l' src='jr://file-csv/l.csv'/>",
        INPUT ("/d/a") INPUT ("/d/b") INPUT ("/d/regi") INPUT ("/d/db")
        "<repeat nodeset='/d/sor' jr:count='/d/db'>" INPUT ("/d/sor/x") "</repeat>");

/* a and b have changed their names with each other, one question is gone, one is new, the rows have
 * another name. */
static const char second_version[] =
  FORM ("10", "<a/><b/><uj/><db/><tetel><x/></tetel>" META
        "<instance id='l' src='jr://file-csv/l.csv'/>"
        "<bind nodeset='/d/a' asp:was='/d/b'/><bind nodeset='/d/b' asp:was='/d/a'/>"
        "<bind nodeset='/d/tetel' asp:was='/d/sor'/>"
        "<bind nodeset='/d/tetel/x' asp:was='/d/sor/x'/><bind nodeset='/d/uj' required='true()'/>",
        "<select1 ref='/d/a'><label>Melyik</label><itemset nodeset=\"instance('l')//item\">"
        "<value ref='name'/><label ref='label'/></itemset></select1>"
        INPUT ("/d/b") INPUT ("/d/uj") INPUT ("/d/db")
        "<repeat nodeset='/d/tetel' jr:count='/d/db'>" INPUT ("/d/tetel/x") "</repeat>");

typedef struct
{
  DocumentFixture  document;
  GFile           *file;        /* (owned): the form's */
  gint64           municipality_id;
} Fixture;

static void
write_file (Fixture    *fixture,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (fixture->document.folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;

  document_fixture_set_up (&fixture->document, NULL);
  path = g_build_filename (fixture->document.folder, "proba.xml", NULL);
  fixture->file = g_file_new_for_path (path);
  fixture->municipality_id =
    asp_standing_get_id (document_fixture_find (&fixture->document, "Zsámbok"));
  write_file (fixture, "l.csv", "name,label\nelso,Első\nmasodik,Második\n");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->file);
  document_fixture_tear_down (&fixture->document, data);
}

static void
take_row (gpointer data,
                gpointer user_data)
{
  g_ptr_array_add (user_data, asp_row_ref (data));
}

/* All that is stored of questionnaires. */
static char *
dump (Fixture *fixture)
{
  AspDocument *document = fixture->document.document;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) instances = g_ptr_array_new_with_free_func ((GDestroyNotify) asp_row_unref);

  asp_document_foreach (document, "form", document_fixture_append_row, lines);
  asp_document_foreach (document, "form_instance", take_row, instances);
  for (guint i = 0; i < instances->len; i++)
    form_fixture_append_answers (document, g_ptr_array_index (instances, i), lines);

  return document_fixture_join (lines);
}

/* Returns: (transfer full) (nullable): why it cannot be imported */
static GError *
import (Fixture    *fixture,
        const char *text)
{
  g_autoptr (AspFormImport) self = NULL;
  GError *error = NULL;

  write_file (fixture, "proba.xml", text);
  self = asp_form_import_new (fixture->document.document, fixture->file, &error);
  if (self != NULL && asp_form_import_is_needed (self))
    g_assert_true (asp_form_import_run (self, &error));

  return error;
}

static AspFormSession *
open_session (Fixture *fixture)
{
  AspRow *form = asp_form_find_form (fixture->document.document, fixture->municipality_id, "proba");

  return form_fixture_open (&fixture->document, fixture->municipality_id, asp_row_get_id (form));
}

static void
answer (Fixture        *fixture,
        AspFormSession *session,
        const char     *path,
        gint64          row_id,
        const char     *value)
{
  form_fixture_answer (&fixture->document, session, path, row_id, ASP_ANSWER_ANSWERED, value);
}

static char *
get_record (Fixture *fixture)
{
  g_autoptr (AspFormSession) session = open_session (fixture);

  return asp_form_instance_to_submission (asp_form_session_get_instance (session));
}

/* A finished questionnaire of the first version, with a row that is put aside. */
static void
fill (Fixture *fixture)
{
  g_autoptr (AspFormSession) session = open_session (fixture);

  document_fixture_run (&fixture->document, asp_form_session_start (session));
  answer (fixture, session, "/d/a", 0, "béta");
  answer (fixture, session, "/d/b", 0, "masodik");
  answer (fixture, session, "/d/regi", 0, "volt");
  answer (fixture, session, "/d/db", 0, "2");
  answer (fixture, session, "/d/sor/x", form_fixture_get_row_id (session, "/d/sor", 0, 0), "egy");
  answer (fixture, session, "/d/sor/x", form_fixture_get_row_id (session, "/d/sor", 0, 1), "kettő");
  answer (fixture, session, "/d/db", 0, "1");
  document_fixture_run (&fixture->document, asp_form_session_finish (session));
}

static void
check_error (Fixture    *fixture,
             const char *text,
             const char *words)
{
  g_autofree char *before = dump (fixture);
  g_autoptr (GError) error = import (fixture, text);
  g_autofree char *after = dump (fixture);

  g_assert_error (error, ASP_FORM_ERROR, ASP_FORM_ERROR_STRUCTURE);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_cmpstr (after, ==, before);
}

static void
test_versions (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_no_error (import (fixture, first_version));
  before = dump (fixture);
  g_assert_no_error (import (fixture, first_version));
  after = dump (fixture);
  g_assert_cmpstr (after, ==, before);

  check_error (fixture, FORM ("9", "<a/>" META, INPUT ("/d/a")), "this version: 9");
  check_error (fixture, FORM ("8", "<a/>" META, INPUT ("/d/a")), "newer version of this "
               "questionnaire: 9");

  g_assert_cmpint (asp_form_version_compare ("2014091501", "2014091502"), <, 0);
  g_assert_cmpint (asp_form_version_compare ("1.10", "1.9"), >, 0);
  g_assert_cmpint (asp_form_version_compare ("1.09", "1.9"), ==, 0);
  g_assert_cmpint (asp_form_version_compare ("", "1"), <, 0);
  g_assert_cmpint (asp_form_version_compare ("1", "1a"), <, 0);
}

static void
test_answers_follow (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (AspFormSession) session = NULL;
  AspFormInstance *instance;
  gint64 row_id;
  g_autoptr (GError) error = NULL;

  g_assert_no_error (import (fixture, first_version));
  fill (fixture);
  first = get_record (fixture);
  before = dump (fixture);

  g_assert_no_error (import (fixture, second_version));
  session = open_session (fixture);
  instance = asp_form_session_get_instance (session);
  second = asp_form_instance_to_submission (instance);
  g_test_message ("%s", second);
  g_assert_nonnull (strstr (second, "version=\"10\""));
  g_assert_nonnull (strstr (second, "<a>masodik</a><b>béta</b><uj></uj><db>1</db>"
                                    "<tetel><x>egy</x></tetel>"));
  /* It was finished and is not any more: another record, which names the first. */
  g_assert_false (asp_form_session_get_finished (session));
  g_assert_nonnull (strstr (second, "<orx:deprecatedID>"));

  /* The list that lay beside the form came with it; the row that was put aside is still there. */
  g_assert_cmpuint (asp_form_node_get_choices (asp_form_instance_find (instance, "/d/a", 0))->len,
                    ==, 2);
  answer (fixture, session, "/d/db", 0, "2");
  row_id = form_fixture_get_row_id (session, "/d/tetel", 0, 1);
  g_assert_cmpstr (asp_form_node_get_value (form_fixture_find (session, "/d/tetel/x", row_id)), ==,
                   "kettő");
  g_assert_true (asp_document_undo (fixture->document.document, &error));

  g_assert_true (asp_document_undo (fixture->document.document, &error));
  g_assert_no_error (error);
  undone = dump (fixture);
  g_assert_cmpstr (undone, ==, before);
  g_assert_true (asp_document_redo (fixture->document.document, &error));
  g_assert_no_error (error);
  g_free (undone);
  undone = get_record (fixture);
  g_assert_cmpstr (undone, ==, second);
}

/* A file may be in another encoding; the document holds UTF-8. */
static void
test_encodings (Fixture       *fixture,
                gconstpointer  data)
{
  static const char *const encodings[] = { "UTF-16", "windows-1250" };

  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autofree char *version = g_strdup_printf ("%u", i + 1);
      g_autofree char *text =
        g_strdup_printf ("<?xml version='1.0' encoding='%s'?>" FORM ("%s", "<a/>" META,
                         "<input ref='/d/a'><label>Árvíztűrő</label></input>"),
                         encodings[i], version);
      gsize length;
      g_autofree char *bytes = g_convert (text, -1, encodings[i], "UTF-8", NULL, &length, NULL);
      g_autoptr (AspFormImport) import = NULL;
      g_autoptr (AspFormSession) session = NULL;
      g_autoptr (GError) error = NULL;
      AspRow *form;

      g_assert_nonnull (bytes);
      g_assert_true (g_file_replace_contents (fixture->file, bytes, length, NULL, FALSE,
                                              G_FILE_CREATE_NONE, NULL, NULL, &error));
      import = asp_form_import_new (fixture->document.document, fixture->file, &error);
      g_assert_no_error (error);
      g_assert_true (asp_form_import_run (import, &error));
      g_assert_true (asp_form_import_is_needed (import));
      form = asp_form_find_form (fixture->document.document, fixture->municipality_id, "proba");
      g_assert_cmpstr (asp_row_get_text (form, "version"), ==, version);
      g_assert_true (g_utf8_validate (asp_row_get_text (form, "content"), -1, NULL));
      session = open_session (fixture);
      g_assert_cmpstr (asp_form_node_get_label (form_fixture_find (session, "/d/a", 0)), ==,
                       "Árvíztűrő");
    }
}

/* Who gave an answer stays with it, under its new name. */
static void
test_authors_follow (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autofree char *dump_text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  g_assert_no_error (import (fixture, first_version));
  asp_document_set_author (fixture->document.document, "Kiss Anna");
  fill (fixture);
  asp_document_set_author (fixture->document.document, "Nagy Béla");
  g_assert_no_error (import (fixture, second_version));
  dump_text = dump (fixture);
  lines = g_strsplit (dump_text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (strstr (lines[i], "|path=/d/a|") == NULL && strstr (lines[i], "|path=/d/b|") == NULL &&
          strstr (lines[i], "|path=/d/tetel/x|") == NULL)
        continue;
      g_assert_nonnull (strstr (lines[i], "|author=Kiss Anna|"));
      n++;
    }
  /* Two answers, and that of each row. */
  g_assert_cmpuint (n, ==, 4);
}

#define UPLOAD(path) "<upload ref='" path "'><label>" path "</label></upload>"

/* One question for a file stays, one gets another name, one asks for a text now, one is gone; so
 * are the rows, of which one was put aside. */
static const char files_before[] =
  FORM ("1", "<a/><b/><c/><e/><db/><sor><x/></sor>" META,
        UPLOAD ("/d/a") UPLOAD ("/d/b") UPLOAD ("/d/c") UPLOAD ("/d/e") INPUT ("/d/db")
        "<repeat nodeset='/d/sor' jr:count='/d/db'>" UPLOAD ("/d/sor/x") "</repeat>");

static const char files_after[] =
  FORM ("2", "<a/><uj/><c/><db/>" META "<bind nodeset='/d/uj' asp:was='/d/b'/>",
        UPLOAD ("/d/a") UPLOAD ("/d/uj") INPUT ("/d/c") INPUT ("/d/db"));

/* As before, with the rows. */
static const char files_kept[] =
  FORM ("2", "<a/><b/><c/><e/><db/><tetel><x/></tetel>" META
        "<bind nodeset='/d/tetel' asp:was='/d/sor'/>"
        "<bind nodeset='/d/tetel/x' asp:was='/d/sor/x'/>",
        UPLOAD ("/d/a") UPLOAD ("/d/b") UPLOAD ("/d/c") UPLOAD ("/d/e") INPUT ("/d/db")
        "<repeat nodeset='/d/tetel' jr:count='/d/db'>" UPLOAD ("/d/tetel/x") "</repeat>");

static void
attach (Fixture        *fixture,
        AspFormSession *session,
        const char     *path,
        gint64          row_id,
        const char     *name)
{
  g_autoptr (GBytes) content = g_bytes_new (name, strlen (name));

  form_fixture_attach (&fixture->document, session, path, row_id, name, content);
}

static void
fill_files (Fixture *fixture)
{
  g_autoptr (AspFormSession) session = open_session (fixture);

  document_fixture_run (&fixture->document, asp_form_session_start (session));
  attach (fixture, session, "/d/a", 0, "a.txt");
  attach (fixture, session, "/d/b", 0, "b.txt");
  attach (fixture, session, "/d/c", 0, "c.txt");
  attach (fixture, session, "/d/e", 0, "e.txt");
  answer (fixture, session, "/d/db", 0, "2");
  attach (fixture, session, "/d/sor/x", form_fixture_get_row_id (session, "/d/sor", 0, 0), "f.txt");
  attach (fixture, session, "/d/sor/x", form_fixture_get_row_id (session, "/d/sor", 0, 1), "g.txt");
  answer (fixture, session, "/d/db", 0, "1");
}

/* Returns: (transfer full): "a.txt b.txt" */
static char *
list_files (Fixture *fixture)
{
  g_autoptr (AspFormSession) session = open_session (fixture);
  g_autoptr (AspRecordList) uploads = asp_form_session_list_uploads (session);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (char letter = 'a'; letter <= 'g'; letter++)
    {
      char name[] = { letter, '.', 't', 'x', 't', '\0' };
      g_autoptr (AspAttachment) file = asp_form_upload_find_by_name (uploads, name);

      if (file != NULL)
        g_ptr_array_add (names, (gpointer) asp_record_get_text (ASP_RECORD (file), "name"));
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (uploads)), ==, names->len);
  g_ptr_array_add (names, NULL);

  return g_strjoinv (" ", (char **) names->pdata);
}

static void
test_files_of_lost_questions (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr (AspFormImport) self = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *text = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;

  g_assert_no_error (import (fixture, files_before));
  fill_files (fixture);
  before = list_files (fixture);
  g_assert_cmpstr (before, ==, "a.txt b.txt c.txt e.txt f.txt g.txt");

  write_file (fixture, "proba.xml", files_after);
  self = asp_form_import_new (fixture->document.document, fixture->file, &error);
  g_assert_no_error (error);
  text = asp_form_import_to_text (self);
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, "lost: /d/c = c.txt, with its file\n"));
  g_assert_nonnull (strstr (text, "lost: /d/e = e.txt, with its file\n"));
  g_assert_nonnull (strstr (text, "lost: /d/sor/x = f.txt, with its file\n"));
  g_assert_nonnull (strstr (text, "lost: /d/sor/x = g.txt, with its file\n"));
  g_assert_null (strstr (text, "a.txt"));
  g_assert_null (strstr (text, "b.txt"));
  g_assert_true (asp_form_import_run (self, &error));
  after = list_files (fixture);
  g_assert_cmpstr (after, ==, "a.txt b.txt");

  g_assert_true (asp_document_undo (fixture->document.document, &error));
  g_assert_no_error (error);
  undone = list_files (fixture);
  g_assert_cmpstr (undone, ==, before);
}

/* Also those of rows that are put aside, and of a list with another name. */
static void
test_files_follow (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (AspFormImport) self = NULL;
  g_autofree char *text = NULL;
  g_autofree char *after = NULL;

  g_assert_no_error (import (fixture, files_before));
  fill_files (fixture);
  write_file (fixture, "proba.xml", files_kept);
  self = asp_form_import_new (fixture->document.document, fixture->file, NULL);
  text = asp_form_import_to_text (self);
  g_assert_null (strstr (text, "file"));
  g_assert_true (asp_form_import_run (self, NULL));
  after = list_files (fixture);
  g_assert_cmpstr (after, ==, "a.txt b.txt c.txt e.txt f.txt g.txt");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/workspace/form-import/versions", Fixture, NULL, set_up, test_versions, tear_down);
  g_test_add ("/workspace/form-import/answers-follow", Fixture, NULL, set_up, test_answers_follow,
              tear_down);
  g_test_add ("/workspace/form-import/encodings", Fixture, NULL, set_up, test_encodings,
              tear_down);
  g_test_add ("/workspace/form-import/authors-follow", Fixture, NULL, set_up, test_authors_follow,
              tear_down);

  g_test_add ("/workspace/form-import/files-of-lost-questions", Fixture, NULL, set_up,
              test_files_of_lost_questions, tear_down);
  g_test_add ("/workspace/form-import/files-follow", Fixture, NULL, set_up, test_files_follow,
              tear_down);

  return g_test_run ();
}
