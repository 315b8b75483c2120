/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "form-fixture.h"

#include <string.h>

#include "asp-form-submission.h"
#include "asp-record-commands.h"

/* What a questionnaire does by itself is stored with the answer that it follows, and undone with
 * it; the record is the same when the document is opened again. */

#define HEAD \
  "<h:html xmlns='http://www.w3.org/2002/xforms' xmlns:h='http://www.w3.org/1999/xhtml' " \
  "xmlns:jr='http://openrosa.org/javarosa' xmlns:orx='http://openrosa.org/xforms'>\n" \
  "<h:head><h:title>Próba</h:title>\n<model>"
#define MIDDLE "</model></h:head>\n<h:body>"
#define TAIL "</h:body></h:html>"
#define META "<orx:meta><orx:instanceID/></orx:meta>"

typedef struct
{
  DocumentFixture  document;
  AspFormSession  *session;     /* (owned) (nullable) */
  gint64           form_id;
} Fixture;

static void
open_session (Fixture *fixture)
{
  AspStanding *standing = document_fixture_find (&fixture->document, "Zsámbok");

  fixture->session = form_fixture_open (&fixture->document, asp_standing_get_id (standing),
                                        fixture->form_id);
}

/* Puts a questionnaire into the document and begins it. */
static void
begin (Fixture    *fixture,
       const char *model,
       const char *body)
{
  g_autofree char *text = g_strconcat (HEAD, model, MIDDLE, body, TAIL, NULL);

  fixture->form_id = form_fixture_add_form (&fixture->document, "proba", text);
  open_session (fixture);
  document_fixture_run (&fixture->document, asp_form_session_start (fixture->session));
}

static char *
get_record (Fixture *fixture)
{
  return asp_form_instance_to_submission (asp_form_session_get_instance (fixture->session));
}

/* The program ends and is started again: nothing is other than it was. */
static void
restart (Fixture *fixture)
{
  g_autofree char *before = get_record (fixture);
  g_autofree char *after = NULL;

  g_assert_finalize_object (g_steal_pointer (&fixture->session));
  document_fixture_close (&fixture->document);
  document_fixture_open (&fixture->document);
  open_session (fixture);
  after = get_record (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* @inner: what stands before the block "meta" */
static void
check (Fixture    *fixture,
       const char *inner)
{
  g_autofree char *record = get_record (fixture);
  const char *start = strchr (record, '>') + 1;
  const char *end = strstr (start, "<orx:meta>");
  g_autofree char *found = NULL;

  g_assert_nonnull (end);
  found = g_strndup (start, (gsize) (end - start));
  g_assert_cmpstr (found, ==, inner);
}

static AspFormNode *
find (Fixture    *fixture,
      const char *path,
      gint64      row_id)
{
  return form_fixture_find (fixture->session, path, row_id);
}

static void
answer (Fixture    *fixture,
        const char *path,
        gint64      row_id,
        const char *value)
{
  form_fixture_answer (&fixture->document, fixture->session, path, row_id, ASP_ANSWER_ANSWERED,
                       value);
}

static gint64
get_row (Fixture    *fixture,
         const char *path,
         gint64      parent_id,
         guint       position)
{
  return form_fixture_get_row_id (fixture->session, path, parent_id, position);
}

static void
add_row (Fixture    *fixture,
         const char *path,
         gint64      parent_id)
{
  document_fixture_run (&fixture->document,
                        asp_form_session_add_row (fixture->session,
                                                  find (fixture, path, parent_id)));
}

static void
remove_row (Fixture    *fixture,
            const char *path,
            gint64      parent_id,
            guint       position)
{
  gint64 row_id = get_row (fixture, path, parent_id, position);

  document_fixture_run (&fixture->document,
                        asp_form_session_remove_row (fixture->session,
                                                     find (fixture, path, row_id)));
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (asp_document_undo (fixture->document.document, &error));
  g_assert_no_error (error);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  document_fixture_set_up (&fixture->document, NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (g_steal_pointer (&fixture->session));
  document_fixture_tear_down (&fixture->document, data);
}

/* ODK XForms, events: the first load is one, and no row of the form is a new one. */
static void
test_first_load (Fixture       *fixture,
                 gconstpointer  data)
{
  begin (fixture,
         "<instance><data id='elso'><sor><f/><u/></sor>" META "</data></instance>"
         "<bind nodeset='/data/meta/instanceID' jr:preload='uid'/>"
         "<setvalue event='odk-instance-first-load' ref='/data/sor/f' value=\"'űrlap'\"/>",
         "<group ref='/data/sor'><repeat nodeset='/data/sor'>"
         "<setvalue event='odk-new-repeat' ref='/data/sor/u' value=\"'felvett'\"/>"
         "<input ref='/data/sor/f'/><input ref='/data/sor/u'/></repeat></group>");
  check (fixture, "<sor><f>űrlap</f><u></u></sor>");
  add_row (fixture, "/data/sor", 0);
  add_row (fixture, "/data/sor", 0);
  answer (fixture, "/data/sor/f", get_row (fixture, "/data/sor", 0, 0), "");
  restart (fixture);
  add_row (fixture, "/data/sor", 0);
  check (fixture, "<sor><f></f><u></u></sor><sor><f></f><u>felvett</u></sor>"
                  "<sor><f></f><u>felvett</u></sor><sor><f></f><u>felvett</u></sor>");
  undo (fixture);
  undo (fixture);
  check (fixture, "<sor><f>űrlap</f><u></u></sor><sor><f></f><u>felvett</u></sor>"
                  "<sor><f></f><u>felvett</u></sor>");
  restart (fixture);
}

static void
heard_cb (AspFormSession  *session,
          const char      *words,
          char           **heard)
{
  g_free (*heard);
  *heard = g_strdup (words);
}

/* Gives an answer that takes others away. Returns: (transfer full) (nullable): what is said */
static char *
answer_and_hear (Fixture    *fixture,
                 const char *path,
                 const char *value)
{
  char *words = NULL;
  gulong handler = g_signal_connect (fixture->session, "side-effect", G_CALLBACK (heard_cb),
                                     &words);

  answer (fixture, path, 0, value);
  g_signal_handler_disconnect (fixture->session, handler);

  return words;
}

/* A number of rows that nobody fills in is a mistake, and told. */
static void
test_too_many_rows (Fixture       *fixture,
                    gconstpointer  data)
{
  g_autofree char *words = NULL;
  g_autofree char *again = NULL;
  AspFormNode *rows;

  begin (fixture,
         "<instance><data id='sok'><db/><t><l/></t>" META "</data></instance>"
         "<bind nodeset='/data/db' type='int'/>",
         "<input ref='/data/db'/><group ref='/data/t'><label>Tételek</label>"
         "<repeat nodeset='/data/t' jr:count='/data/db'><input ref='/data/t/l'/></repeat></group>");
  words = answer_and_hear (fixture, "/data/db", "20000");
  g_assert_nonnull (words);
  g_assert_nonnull (strstr (words, "is to have 20000 rows; there are no more than 10000"));
  rows = find (fixture, "/data/t", 0);
  g_assert_cmpuint (g_list_model_get_n_items (asp_form_node_get_children (rows)), ==, 10000);
  again = answer_and_hear (fixture, "/data/db", "2");
  g_assert_null (again);
}

/* R13: rows that the number does not ask for are put aside, with their answers. R6: the sum of no
 * rows is a blank. */
static void
test_count_lowered (Fixture       *fixture,
                    gconstpointer  data)
{
  static const char *const values[] = { "100", "200", "300", "400" };
  g_autofree char *words = NULL;

  begin (fixture,
         "<instance><data id='szam'><db/><t><l/></t><o/>" META "</data></instance>"
         "<bind nodeset='/data/db' type='int'/><bind nodeset='/data/t/l' type='int'/>"
         "<bind nodeset='/data/o' calculate='sum(/data/t/l)'/>",
         "<input ref='/data/db'/><group ref='/data/t'><repeat nodeset='/data/t' "
         "jr:count='/data/db'><input ref='/data/t/l'/></repeat></group>");
  answer (fixture, "/data/db", 0, "4");
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    answer (fixture, "/data/t/l", get_row (fixture, "/data/t", 0, i), values[i]);
  check (fixture, "<db>4</db><t><l>100</l></t><t><l>200</l></t><t><l>300</l></t><t><l>400</l></t>"
                  "<o>1000</o>");
  words = answer_and_hear (fixture, "/data/db", "2");
  g_assert_cmpstr (words, ==, "2 filled rows put aside: they come back when the form asks for "
                              "more");
  check (fixture, "<db>2</db><t><l>100</l></t><t><l>200</l></t><o>300</o>");
  g_assert_cmpuint (asp_form_session_get_n_put_aside (fixture->session), ==, 2);
  undo (fixture);
  check (fixture, "<db>4</db><t><l>100</l></t><t><l>200</l></t><t><l>300</l></t><t><l>400</l></t>"
                  "<o>1000</o>");
  answer (fixture, "/data/db", 0, "2");
  restart (fixture);
  answer (fixture, "/data/db", 0, "3");
  check (fixture, "<db>3</db><t><l>100</l></t><t><l>200</l></t><t><l>300</l></t><o>600</o>");
  restart (fixture);
  answer (fixture, "/data/db", 0, "0");
  check (fixture, "<db>0</db><o>0</o>");
  answer (fixture, "/data/db", 0, "");
  check (fixture, "<db></db><o>0</o>");
  restart (fixture);
}

/* position() is the place among the siblings of one name. */
static void
test_position_after_delete (Fixture       *fixture,
                            gconstpointer  data)
{
  begin (fixture,
         "<instance><data id='hely'><s jr:template=''><n/><h/></s><db/>" META "</data></instance>"
         "<bind nodeset='/data/s/h' calculate='position(..)'/>"
         "<bind nodeset='/data/db' calculate='count(/data/s)'/>",
         "<group ref='/data/s'><repeat nodeset='/data/s'><input ref='/data/s/n'/></repeat>"
         "</group>");
  for (guint i = 0; i < 5; i++)
    {
      const char name[] = { (char) ('A' + i), '\0' };

      add_row (fixture, "/data/s", 0);
      answer (fixture, "/data/s/n", get_row (fixture, "/data/s", 0, i), name);
    }
  remove_row (fixture, "/data/s", 0, 0);
  remove_row (fixture, "/data/s", 0, 1);
  check (fixture, "<s><n>B</n><h>1</h></s><s><n>D</n><h>2</h></s><s><n>E</n><h>3</h></s>"
                  "<db>3</db>");
  restart (fixture);
  undo (fixture);
  undo (fixture);
  check (fixture, "<s><n>A</n><h>1</h></s><s><n>B</n><h>2</h></s><s><n>C</n><h>3</h></s>"
                  "<s><n>D</n><h>4</h></s><s><n>E</n><h>5</h></s><db>5</db>");
  restart (fixture);
}

static void
test_nested_rows (Fixture       *fixture,
                  gconstpointer  data)
{
  static const char both[] = "<k><n>k1</n><b><m>b1</m></b><b><m>b2</m></b></k>"
                             "<k><n></n><b><m>b3</m></b></k>";

  begin (fixture,
         "<instance><data id='belso'><k jr:template=''><n/><b jr:template=''><m/></b></k>" META
         "</data></instance>",
         "<group ref='/data/k'><repeat nodeset='/data/k'><input ref='/data/k/n'/>"
         "<group ref='/data/k/b'><repeat nodeset='/data/k/b'><input ref='/data/k/b/m'/></repeat>"
         "</group></repeat></group>");
  add_row (fixture, "/data/k", 0);
  add_row (fixture, "/data/k", 0);
  for (guint i = 0; i < 2; i++)
    add_row (fixture, "/data/k/b", get_row (fixture, "/data/k", 0, 0));
  add_row (fixture, "/data/k/b", get_row (fixture, "/data/k", 0, 1));
  answer (fixture, "/data/k/n", get_row (fixture, "/data/k", 0, 0), "k1");
  for (guint i = 0; i < 3; i++)
    {
      gint64 outer = get_row (fixture, "/data/k", 0, i / 2);
      g_autofree char *value = g_strdup_printf ("b%u", i + 1);

      answer (fixture, "/data/k/b/m", get_row (fixture, "/data/k/b", outer, i % 2), value);
    }
  check (fixture, both);
  restart (fixture);
  remove_row (fixture, "/data/k", 0, 0);
  check (fixture, "<k><n></n><b><m>b3</m></b></k>");
  restart (fixture);
  undo (fixture);
  check (fixture, both);
  restart (fixture);
}

/* R12, and what the form does at a change: one step. */
static void
test_consequences (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr (GPtrArray) cleared = NULL;
  g_autofree char *words = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  begin (fixture,
         "<instance><data id='kov'><m>x</m><j/><at/>" META "</data></instance>"
         "<instance id='l'><l><i><v>a</v><of>1</of></i><i><v>b</v><of>2</of></i></l></instance>",
         "<input ref='/data/m'><setvalue event='xforms-value-changed' ref='/data/at' "
         "value=\"concat('m=', /data/m)\"/></input>"
         "<select1 ref='/data/j'><label>Mihez</label>"
         "<itemset nodeset=\"instance('l')/l/i[of = /data/m]\">"
         "<value ref='v'/><label ref='v'/></itemset></select1><input ref='/data/at'/>");
  first = asp_form_instance_get_id (asp_form_session_get_instance (fixture->session));
  answer (fixture, "/data/m", 0, "1");
  answer (fixture, "/data/j", 0, "a");
  check (fixture, "<m>1</m><j>a</j><at>m=1</at>");
  restart (fixture);
  words = answer_and_hear (fixture, "/data/m", "2");
  g_assert_cmpstr (words, ==, "Cleared, for it cannot be chosen any more: “Mihez”");
  check (fixture, "<m>2</m><j></j><at>m=2</at>");
  cleared = asp_form_session_get_cleared (fixture->session);
  g_assert_cmpuint (cleared->len, ==, 1);
  g_assert_cmpstr (asp_form_node_get_path (g_ptr_array_index (cleared, 0)), ==, "/data/j");
  restart (fixture);
  undo (fixture);
  check (fixture, "<m>1</m><j>a</j><at>m=1</at>");
  restart (fixture);

  /* A finished record that is changed is another one, which names the first. */
  document_fixture_run (&fixture->document, asp_form_session_finish (fixture->session));
  document_fixture_run (&fixture->document, asp_form_session_reopen (fixture->session));
  second = get_record (fixture);
  g_assert_nonnull (strstr (second, "<orx:deprecatedID>"));
  g_assert_cmpint (strncmp (strstr (second, "<orx:deprecatedID>") + strlen ("<orx:deprecatedID>"),
                            first, strlen (first)), ==, 0);
  restart (fixture);
}

/* A value that uuid() or random() has given is not computed anew because the municipality's record
 * or the language changed. R17: the day is that on which the form was opened, until it is
 * finished. */
static void
test_kept_and_renewed (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *id = NULL;
  g_autofree char *id_later = NULL;
  AspFormInstance *instance;
  AspEdit *edit;

  begin (fixture,
         "<instance><data id='nap'><nap/><nev/>" META "</data></instance>"
         "<bind nodeset='/data/nap' type='date' calculate='today()'/>"
         "<bind nodeset='/data/nev' calculate=\"asp:record('name')\" "
         "xmlns:asp='http://onkormanyzat.hu/csatlakozas/xforms'/>"
         "<bind nodeset='/data/meta/instanceID' calculate='uuid()'/>",
         "<input ref='/data/nap'/>");
  instance = asp_form_session_get_instance (fixture->session);
  id = asp_form_instance_get_id (instance);
  check (fixture, "<nap>2014-09-15</nap><nev>Zsámbok</nev>");

  edit = asp_edit_new ("Név");
  asp_edit_update (edit, "municipality",
                   asp_form_session_get_municipality_id (fixture->session));
  asp_edit_set_text (edit, "name", "Zsámbék");
  document_fixture_run (&fixture->document, edit);
  document_fixture_run (&fixture->document,
                        asp_record_command_set_status_date (fixture->document.document,
                                                            asp_day_new (2014, 9, 16)));
  asp_form_instance_set_language (instance, "Magyar");
  check (fixture, "<nap>2014-09-15</nap><nev>Zsámbék</nev>");
  id_later = asp_form_instance_get_id (instance);
  g_assert_cmpstr (id_later, ==, id);

  document_fixture_run (&fixture->document, asp_form_session_finish (fixture->session));
  check (fixture, "<nap>2014-09-16</nap><nev>Zsámbék</nev>");
  g_free (id_later);
  id_later = asp_form_instance_get_id (instance);
  g_assert_cmpstr (id_later, ==, id);
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
    { "/form-records/first-load-is-one", test_first_load },
    { "/form-records/count-lowered", test_count_lowered },
    { "/form-records/too-many-rows", test_too_many_rows },
    { "/form-records/position-after-delete", test_position_after_delete },
    { "/form-records/nested-rows", test_nested_rows },
    { "/form-records/consequences-are-one-step", test_consequences },
    { "/form-records/kept-and-renewed", test_kept_and_renewed },
  };

  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].function, tear_down);

  return g_test_run ();
}
