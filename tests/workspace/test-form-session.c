/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document-fixture.h"

#include <string.h>

#include "asp-form-session.h"

/* A correct questionnaire: identifiers from the worked examples of their own rules. */
static const struct
{
  const char *path;
  const char *value;
} correct_answers[] = {
  { "/f1/base/name", "Zsámbok Község Önkormányzata" },
  { "/f1/base/ksh", "22035" },
  { "/f1/base/status", "község" },
  { "/f1/base/county", "Pest" },
  { "/f1/base/district", "Gödöllői" },
  { "/f1/base/population", "2297" },
  { "/f1/office/kind", "own" },
  { "/f1/ids/pir", "839824" },
  { "/f1/ids/tax", "15839826-2-13" },
  { "/f1/ids/account", "10032000-01720361-00000000" },
  { "/f1/contact/zip", "2116" },
  { "/f1/contact/town", "Zsámbok" },
  { "/f1/contact/street", "Bajza utca 5." },
  { "/f1/contact/phone", "+36 28 462 000" },
  { "/f1/contact/email", "hivatal@zsambok.hu" },
  { "/f1/joining/wave", "pilot" },
  { "/f1/joining/grant_number", "KMOP-4.7.1-13-2013-0062" },
  { "/f1/joining/grant_amount", "6900000" },
  { "/f1/joining/staff", "24" },
};

typedef struct
{
  DocumentFixture  document;
  AspFormSession  *session;     /* (owned) (nullable) */
} Fixture;

static void
get_first_id (gpointer data,
              gpointer user_data)
{
  *(gint64 *) user_data = asp_row_get_id (data);
}

static void
open_session (Fixture    *fixture,
              const char *name)
{
  g_autoptr (GError) error = NULL;
  AspStanding *standing = document_fixture_find (&fixture->document, name);
  gint64 form_id = 0;

  asp_document_foreach (fixture->document.document, "form", get_first_id, &form_id);
  g_assert_cmpint (form_id, !=, 0);
  fixture->session = asp_form_session_new (fixture->document.document,
                                           asp_standing_get_id (standing), form_id, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  document_fixture_set_up (&fixture->document, NULL);
  open_session (fixture, "Zsámbok");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->session));
  document_fixture_tear_down (&fixture->document, data);
}

/* The program ends and is started again. */
static void
restart (Fixture    *fixture,
         const char *name)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->session));
  document_fixture_close (&fixture->document);
  document_fixture_open (&fixture->document);
  open_session (fixture, name);
}

static AspFormNode *
find (Fixture    *fixture,
      const char *path,
      gint64      row_id)
{
  AspFormNode *node = asp_form_instance_find (asp_form_session_get_instance (fixture->session),
                                              path, row_id);

  g_assert_nonnull (node);

  return node;
}

static void
answer (Fixture    *fixture,
        const char *path,
        const char *value)
{
  AspEdit *edit = asp_form_session_set_answer (fixture->session, find (fixture, path, 0),
                                               ASP_ANSWER_ANSWERED, value);

  document_fixture_run (&fixture->document, edit);
  g_assert_cmpstr (asp_form_node_get_value (find (fixture, path, 0)), ==, value);
}

static void
start (Fixture *fixture)
{
  document_fixture_run (&fixture->document, asp_form_session_start (fixture->session));
  g_assert_true (asp_form_session_get_started (fixture->session));
}

static void
answer_all (Fixture *fixture)
{
  for (gsize i = 0; i < G_N_ELEMENTS (correct_answers); i++)
    {
      AspFormNode *node = find (fixture, correct_answers[i].path, 0);

      if (strcmp (asp_form_node_get_value (node), correct_answers[i].value) != 0)
        answer (fixture, correct_answers[i].path, correct_answers[i].value);
    }
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (asp_document_undo (fixture->document.document, &error));
  g_assert_no_error (error);
}

static void
redo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (asp_document_redo (fixture->document.document, &error));
  g_assert_no_error (error);
}

/* What the row of the questionnaire in the document says, as lists show it. */
static void
check_counts (Fixture *fixture)
{
  guint answered, missing, wrong;
  GPtrArray *rows;
  AspRow *row;

  asp_form_instance_count (asp_form_session_get_instance (fixture->session), &answered, &missing,
                           &wrong);
  rows = asp_document_get_children (fixture->document.document, "form_instance",
                                    asp_form_session_get_municipality_id (fixture->session));
  g_assert_cmpuint (rows->len, ==, 1);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpint (asp_row_get_integer (row, "answered", -1), ==, answered);
  g_assert_cmpint (asp_row_get_integer (row, "missing", -1), ==, missing);
  g_assert_cmpint (asp_row_get_integer (row, "wrong", -1), ==, wrong);
}

static void
test_start (Fixture       *fixture,
            gconstpointer  data)
{
  guint open = asp_form_session_count_open (fixture->session);
  guint answered, missing, wrong;

  g_assert_false (asp_form_session_get_started (fixture->session));
  g_assert_cmpstr (asp_form_node_get_value (find (fixture, "/f1/base/ksh", 0)), ==, "");
  start (fixture);
  g_assert_null (asp_form_session_start (fixture->session));
  g_assert_cmpstr (asp_form_node_get_value (find (fixture, "/f1/base/ksh", 0)), ==, "22035");
  g_assert_cmpstr (asp_form_node_get_value (find (fixture, "/f1/office/kind", 0)), ==, "own");
  g_assert_cmpstr (asp_form_node_get_value (find (fixture, "/f1/joining/wave", 0)), ==, "pilot");
  g_assert_true (asp_form_session_is_prefilled (fixture->session,
                                                find (fixture, "/f1/base/ksh", 0)));
  g_assert_false (asp_form_session_is_prefilled (fixture->session,
                                                 find (fixture, "/f1/joining/staff", 0)));
  asp_form_instance_count (asp_form_session_get_instance (fixture->session), &answered, &missing,
                           &wrong);
  g_assert_cmpuint (missing, ==, open);
  g_assert_cmpuint (wrong, ==, 0);
  check_counts (fixture);

  undo (fixture);
  g_assert_false (asp_form_session_get_started (fixture->session));
  g_assert_cmpstr (asp_form_node_get_value (find (fixture, "/f1/base/ksh", 0)), ==, "");
  redo (fixture);
  g_assert_true (asp_form_session_get_started (fixture->session));
  g_assert_cmpstr (asp_form_node_get_value (find (fixture, "/f1/base/ksh", 0)), ==, "22035");
}

static void
test_wrong_answer_is_kept (Fixture       *fixture,
                           gconstpointer  data)
{
  start (fixture);
  answer_all (fixture);
  answer (fixture, "/f1/base/ksh", "22036");
  g_assert_nonnull (asp_form_node_get_error (find (fixture, "/f1/base/ksh", 0)));
  g_assert_false (asp_form_session_is_prefilled (fixture->session,
                                                 find (fixture, "/f1/base/ksh", 0)));
  g_assert_null (asp_form_session_finish (fixture->session));
  check_counts (fixture);

  restart (fixture, "Zsámbok");
  g_assert_cmpstr (asp_form_node_get_value (find (fixture, "/f1/base/ksh", 0)), ==, "22036");
  g_assert_nonnull (asp_form_node_get_error (find (fixture, "/f1/base/ksh", 0)));
  g_assert_null (asp_form_session_finish (fixture->session));

  undo (fixture);
  g_assert_cmpstr (asp_form_node_get_value (find (fixture, "/f1/base/ksh", 0)), ==, "22035");
  g_assert_null (asp_form_node_get_error (find (fixture, "/f1/base/ksh", 0)));
}

/* The form asks the municipality's record, and follows it when it changes. */
static void
test_record_is_asked (Fixture       *fixture,
                      gconstpointer  data)
{
  AspEdit *edit;

  start (fixture);
  g_assert_null (asp_form_node_get_warning (find (fixture, "/f1/base/population", 0)));
  answer (fixture, "/f1/base/population", "2757");
  g_assert_nonnull (asp_form_node_get_warning (find (fixture, "/f1/base/population", 0)));

  edit = asp_edit_new ("Population");
  asp_edit_update (edit, "municipality",
                   asp_form_session_get_municipality_id (fixture->session));
  asp_edit_set_integer (edit, "population", 2800);
  document_fixture_run (&fixture->document, edit);
  g_assert_null (asp_form_node_get_warning (find (fixture, "/f1/base/population", 0)));
  undo (fixture);
  g_assert_nonnull (asp_form_node_get_warning (find (fixture, "/f1/base/population", 0)));
}

static void
test_finish (Fixture       *fixture,
             gconstpointer  data)
{
  start (fixture);
  g_assert_null (asp_form_session_finish (fixture->session));
  answer_all (fixture);
  document_fixture_run (&fixture->document, asp_form_session_finish (fixture->session));
  g_assert_true (asp_form_session_get_finished (fixture->session));
  g_assert_null (asp_form_session_finish (fixture->session));

  restart (fixture, "Zsámbok");
  g_assert_true (asp_form_session_get_finished (fixture->session));
  document_fixture_run (&fixture->document, asp_form_session_reopen (fixture->session));
  g_assert_false (asp_form_session_get_finished (fixture->session));
  document_fixture_run (&fixture->document, asp_form_session_finish (fixture->session));

  /* What changes afterwards is not what was finished. */
  answer (fixture, "/f1/joining/staff", "25");
  g_assert_false (asp_form_session_get_finished (fixture->session));
  undo (fixture);
  g_assert_true (asp_form_session_get_finished (fixture->session));
  g_assert_cmpstr (asp_form_node_get_value (find (fixture, "/f1/joining/staff", 0)), ==, "24");
}

static void
test_same_answer (Fixture       *fixture,
                  gconstpointer  data)
{
  start (fixture);
  g_assert_null (asp_form_session_set_answer (fixture->session, find (fixture, "/f1/base/ksh", 0),
                                              ASP_ANSWER_ANSWERED, "22035"));
  answer (fixture, "/f1/contact/street", "Bajza utca 5.");
  answer (fixture, "/f1/contact/street", "");
  g_assert_true (asp_form_node_get_missing (find (fixture, "/f1/contact/street", 0)));
}

/* The second answer comes while the first is still on its way to the disk. */
static void
test_answers_on_their_way (Fixture       *fixture,
                           gconstpointer  data)
{
  AspFormNode *street = find (fixture, "/f1/contact/street", 0);
  AspEdit *first, *second, *third;

  start (fixture);
  first = asp_form_session_set_answer (fixture->session, street, ASP_ANSWER_ANSWERED, "Bajza");
  second = asp_form_session_set_answer (fixture->session, street, ASP_ANSWER_ANSWERED, "Petőfi");
  third = asp_form_session_set_answer (fixture->session, street, ASP_ANSWER_ANSWERED, "Petőfi");
  g_assert_null (third);
  document_fixture_run (&fixture->document, first);
  document_fixture_run (&fixture->document, second);
  g_assert_cmpstr (asp_form_node_get_value (street), ==, "Petőfi");
  check_counts (fixture);
  undo (fixture);
  g_assert_cmpstr (asp_form_node_get_value (street), ==, "");
  answer (fixture, "/f1/contact/street", "Ady");
}

/* Adds a row and returns its identifier. */
static gint64
add_member (Fixture    *fixture,
            const char *population)
{
  AspFormNode *members = find (fixture, "/f1/office/member", 0);
  GListModel *rows = asp_form_node_get_children (members);
  guint n = g_list_model_get_n_items (rows);
  g_autoptr (AspFormNode) row = NULL;
  AspFormNode *question;
  gint64 row_id;

  document_fixture_run (&fixture->document, asp_form_session_add_row (fixture->session, members));
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, n + 1);
  row = g_list_model_get_item (rows, n);
  row_id = asp_form_node_get_row_id (row);
  question = find (fixture, "/f1/office/member/population", row_id);
  document_fixture_run (&fixture->document,
                        asp_form_session_set_answer (fixture->session, question,
                                                     ASP_ANSWER_ANSWERED, population));

  return row_id;
}

static void
check_members (Fixture    *fixture,
               guint       n,
               const char *total)
{
  AspFormNode *members = find (fixture, "/f1/office/member", 0);

  g_assert_cmpuint (g_list_model_get_n_items (asp_form_node_get_children (members)), ==, n);
  g_assert_cmpstr (asp_form_node_get_value (find (fixture, "/f1/office/members_total", 0)), ==,
                   total);
  check_counts (fixture);
}

static void
test_rows (Fixture       *fixture,
           gconstpointer  data)
{
  AspFormNode *first;
  gint64 row_id;

  start (fixture);
  answer (fixture, "/f1/office/kind", "seat");
  row_id = add_member (fixture, "359");
  add_member (fixture, "1197");
  check_members (fixture, 2, "1556");

  restart (fixture, "Zsámbok");
  check_members (fixture, 2, "1556");
  g_assert_cmpstr (asp_form_node_get_value (find (fixture, "/f1/office/member/population",
                                                  row_id)), ==, "359");
  first = find (fixture, "/f1/office/member", row_id);
  document_fixture_run (&fixture->document, asp_form_session_remove_row (fixture->session, first));
  check_members (fixture, 1, "1197");
  undo (fixture);
  check_members (fixture, 2, "1556");
  redo (fixture);
  check_members (fixture, 1, "1197");
}

/* Two people have a questionnaire open: each municipality's answers are its own. */
static void
test_two_municipalities (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autoptr (AspFormSession) zsambok = g_steal_pointer (&fixture->session);

  open_session (fixture, "Abony");
  if (!asp_form_session_get_started (fixture->session))
    start (fixture);
  answer (fixture, "/f1/joining/staff", "41");
  g_assert_false (asp_form_session_get_started (zsambok));
  document_fixture_run (&fixture->document, asp_form_session_start (zsambok));
  g_assert_cmpstr (asp_form_node_get_value (find (fixture, "/f1/joining/staff", 0)), ==, "41");
  g_assert_cmpstr (asp_form_node_get_value (find (fixture, "/f1/base/ksh", 0)), ==, "27872");
  g_assert_finalize_object (g_steal_pointer (&zsambok));
}

/* Returns: (transfer full): who is said to have answered a question */
static char *
find_author (Fixture    *fixture,
             const char *path)
{
  AspDocument *document = fixture->document.document;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) answers = NULL;
  GPtrArray *instances =
    asp_document_get_children (document, "form_instance",
                               asp_form_session_get_municipality_id (fixture->session));

  answers = asp_document_find_rows (document, "answer", "instance_id",
                                    asp_row_get_id (g_ptr_array_index (instances, 0)), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < answers->len; i++)
    {
      AspRow *row = g_ptr_array_index (answers, i);

      if (g_strcmp0 (asp_row_get_text (row, "path"), path) == 0)
        return g_strdup (asp_row_get_text (row, "author"));
    }

  return NULL;
}

/* Who answers is who the document was told of, from the next answer on; nobody in particular is
 * the account's owner, whatever the computer calls her. */
static void
test_author (Fixture       *fixture,
             gconstpointer  data)
{
  AspDocument *document = fixture->document.document;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (!asp_form_session_get_started (fixture->session))
    start (fixture);
  asp_document_set_author (document, "Kiss Árpádné");
  answer (fixture, "/f1/joining/staff", "41");
  first = find_author (fixture, "/f1/joining/staff");
  g_assert_cmpstr (first, ==, "Kiss Árpádné");

  asp_document_set_author (document, "Nagy Béla");
  answer (fixture, "/f1/joining/staff", "42");
  second = find_author (fixture, "/f1/joining/staff");
  g_assert_cmpstr (second, ==, "Nagy Béla");

  asp_document_set_author (document, NULL);
  g_assert_cmpstr (asp_document_get_author (document), !=, "Nagy Béla");
  g_assert_cmpstr (asp_document_get_author (document), !=, "");
  g_assert_cmpstr (asp_document_get_author (document), !=, "Unknown");
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *name;
    void (*function) (Fixture *, gconstpointer);
  } tests[] = {
    { "/form-session/start", test_start },
    { "/form-session/wrong-answer-is-kept", test_wrong_answer_is_kept },
    { "/form-session/record-is-asked", test_record_is_asked },
    { "/form-session/finish", test_finish },
    { "/form-session/same-answer", test_same_answer },
    { "/form-session/answers-on-their-way", test_answers_on_their_way },
    { "/form-session/rows", test_rows },
    { "/form-session/author", test_author },
    { "/form-session/two-municipalities", test_two_municipalities },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].function, tear_down);

  return g_test_run ();
}
