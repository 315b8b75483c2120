/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "asp-form-instance-private.h"
#include "asp-form-snapshot.h"
#include "asp-form-submission.h"
#include <string.h>

#define HEAD \
  "<h:html xmlns='http://www.w3.org/2002/xforms' xmlns:h='http://www.w3.org/1999/xhtml' " \
  "xmlns:jr='http://openrosa.org/javarosa' " \
  "xmlns:asp='http://onkormanyzat.hu/csatlakozas/xforms'>\n" \
  "<h:head><h:title>Próba</h:title>\n<model>"
#define MIDDLE "</model></h:head>\n<h:body>"
#define TAIL "</h:body></h:html>"

static AspForm *
load (const char  *model,
      const char  *body,
      GError     **error)
{
  g_autofree char *text = g_strconcat (HEAD, model, MIDDLE, body, TAIL, NULL);

  return asp_form_new (text, -1, "proba.xml", error);
}

static AspFormInstance *
open_form (const char *model,
           const char *body)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AspForm) form = load (model, body, &error);

  g_assert_no_error (error);

  return asp_form_instance_new (form, asp_day_new (2014, 9, 15), ASP_LANGUAGE_HU);
}

static AspFormInstance *
open_f1 (AspLanguage language)
{
  g_autoptr (GBytes) file =
    g_resources_lookup_data ("/hu/onkormanyzat/Csatlakozas/forms/f1.xml", 0, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AspForm) form = NULL;

  form = asp_form_new (g_bytes_get_data (file, NULL), (gssize) g_bytes_get_size (file), "f1.xml",
                       &error);
  g_assert_no_error (error);

  return asp_form_instance_new (form, asp_day_new (2014, 9, 15), language);
}

static AspFormNode *
get (AspFormInstance *instance,
     const char      *path)
{
  AspFormNode *node = asp_form_instance_find (instance, path, 0);

  g_test_message ("%s", path);
  g_assert_nonnull (node);

  return node;
}

static void
answer (AspFormInstance *instance,
        const char      *path,
        const char      *value)
{
  g_assert_true (asp_form_instance_set_answer (instance, path, 0, ASP_ANSWER_ANSWERED, value));
}

static void
check_refused (const char *model,
               const char *body,
               int         code,
               const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (load (model, body, &error));
  g_assert_error (error, ASP_FORM_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "proba.xml"));
  g_assert_nonnull (strstr (error->message, words));
}

#define AB "<instance><d><a/><b/></d></instance>"

static void
test_refused_forms (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (asp_form_new ("<!DOCTYPE x [<!ENTITY e 'x'>]><x>&e;</x>", -1, "proba.xml",
                               &error));
  g_assert_error (error, ASP_FORM_ERROR, ASP_FORM_ERROR_XML);
  g_assert_nonnull (strstr (error->message, "DOCTYPE"));
  g_clear_error (&error);
  g_assert_null (asp_form_new ("<a>\n<b></a>", -1, "proba.xml", &error));
  g_assert_error (error, ASP_FORM_ERROR, ASP_FORM_ERROR_XML);
  g_assert_nonnull (strstr (error->message, "line 2"));
  g_clear_error (&error);
  g_assert_null (asp_form_new ("<html/>", -1, "proba.xml", &error));
  g_assert_error (error, ASP_FORM_ERROR, ASP_FORM_ERROR_STRUCTURE);

  check_refused ("", "", ASP_FORM_ERROR_STRUCTURE, "instance");
  check_refused (AB "\n<bind nodeset='/d/a' relevant='1 +'/>", "", ASP_FORM_ERROR_EXPRESSION,
                 "line 4");
  check_refused (AB "<bind nodeset='/d/a' calculate='nincs(1)'/>", "", ASP_FORM_ERROR_EXPRESSION,
                 "nincs");
  check_refused (AB, "<input ref='/d/c'/>", ASP_FORM_ERROR_STRUCTURE, "/d/c");
  check_refused (AB, "<repeat nodeset='/d'><input ref='/d/a'/></repeat>", ASP_FORM_ERROR_STRUCTURE,
                 "/d");
  check_refused (AB "<setvalue ref='/d/a' event='never-heard-of' value='1'/>", "",
                 ASP_FORM_ERROR_UNSUPPORTED, "never-heard-of");
  check_refused (AB "<bind nodeset='/d/a' calculate='/d/b + 1'/>"
                 "<bind nodeset='/d/b' calculate='/d/a + 1'/>", "", ASP_FORM_ERROR_CYCLE,
                 "/d/a → /d/b → /d/a");
  check_refused (AB "<bind nodeset='/d/a' relevant='/d/b = 1'/>"
                 "<bind nodeset='/d/b' calculate='/d/a'/>", "", ASP_FORM_ERROR_CYCLE, "/d/b");
}

static void
test_calculation (void)
{
  g_autoptr (AspFormInstance) instance =
    open_form ("<instance><d><a/><b/><c/></d></instance>"
               "<bind nodeset='/d/c' type='int' calculate='/d/b + 1' readonly='true()'/>"
               "<bind nodeset='/d/a' type='int'/><bind nodeset='/d/b' calculate='/d/a * 2'/>",
               "<input ref='/d/a'/><input ref='/d/b'/><input ref='/d/c'/>");

  g_assert_cmpstr (asp_form_node_get_value (get (instance, "/d/c")), ==, "");
  answer (instance, "/d/a", "3");
  g_assert_cmpstr (asp_form_node_get_value (get (instance, "/d/b")), ==, "6");
  g_assert_cmpstr (asp_form_node_get_value (get (instance, "/d/c")), ==, "7");
  g_assert_true (asp_form_node_get_readonly (get (instance, "/d/c")));
  answer (instance, "/d/a", "");
  g_assert_cmpstr (asp_form_node_get_value (get (instance, "/d/c")), ==, "");
}

/* Not relevant: kept, read as a blank, not counted, not exported (R10). */
static void
test_relevance (void)
{
  g_autoptr (AspFormInstance) instance =
    open_form ("<instance><d><a/><g><b/></g><c/></d></instance>"
               "<bind nodeset='/d/g' relevant=\"/d/a = 'igen'\"/>"
               "<bind nodeset='/d/g/b' required='true()'/>"
               "<bind nodeset='/d/c' calculate='concat(\"[\", /d/g/b, \"]\")'/>",
               "<input ref='/d/a'/><group ref='/d/g'><input ref='/d/g/b'/></group>"
               "<input ref='/d/c'/>");
  g_autofree char *xml = NULL;
  guint answered, missing, wrong;

  g_assert_false (asp_form_node_get_relevant (get (instance, "/d/g/b")));
  asp_form_instance_count (instance, &answered, &missing, &wrong);
  g_assert_cmpuint (missing, ==, 0);

  answer (instance, "/d/a", "igen");
  g_assert_true (asp_form_node_get_relevant (get (instance, "/d/g/b")));
  g_assert_true (asp_form_node_get_missing (get (instance, "/d/g/b")));
  answer (instance, "/d/g/b", "szó");
  g_assert_cmpstr (asp_form_node_get_value (get (instance, "/d/c")), ==, "[szó]");

  answer (instance, "/d/a", "nem");
  g_assert_cmpstr (asp_form_node_get_value (get (instance, "/d/g/b")), ==, "szó");
  g_assert_cmpstr (asp_form_node_get_value (get (instance, "/d/c")), ==, "[]");
  xml = asp_form_instance_to_submission (instance);
  g_assert_null (strstr (xml, "szó"));
  g_assert_null (strstr (xml, "<g"));
  g_assert_nonnull (strstr (xml, "<a>nem</a>"));
}

static void
test_constraint (void)
{
  g_autoptr (AspFormInstance) instance =
    open_form ("<itext><translation lang='hu'><text id='m'><value>Legalább "
               "<output value='/d/b'/>.</value></text></translation></itext>"
               "<instance><d><a/><b>5</b></d></instance>"
               "<bind nodeset='/d/a' type='int' constraint='. &gt;= /d/b' "
               "jr:constraintMsg=\"jr:itext('m')\" asp:warning='. &lt; 100' "
               "asp:warningMsg='Sok.'/>",
               "<input ref='/d/a'/><input ref='/d/b'/>");
  AspFormNode *a = get (instance, "/d/a");

  g_assert_null (asp_form_node_get_error (a));
  answer (instance, "/d/a", "4");
  g_assert_cmpstr (asp_form_node_get_error (a), ==, "Legalább 5.");
  g_assert_cmpstr (asp_form_node_get_value (a), ==, "4");
  answer (instance, "/d/b", "3");
  g_assert_null (asp_form_node_get_error (a));
  answer (instance, "/d/a", "sok");
  g_assert_nonnull (asp_form_node_get_error (a));
  answer (instance, "/d/a", "100");
  g_assert_null (asp_form_node_get_error (a));
  g_assert_cmpstr (asp_form_node_get_warning (a), ==, "Sok.");
  answer (instance, "/d/a", "");
  g_assert_null (asp_form_node_get_warning (a));
}

static void
check_words (AspFormInstance *instance,
             const char      *path,
             const char      *value,
             const char      *expected)
{
  answer (instance, path, value);
  g_test_message ("%s", value);
  g_assert_cmpstr (asp_form_node_get_error (get (instance, path)), ==, expected);
  g_assert_cmpstr (asp_form_node_get_value (get (instance, path)), ==, value);
}

/* A number that is not of the range is wrong however it came there, and stays to be corrected. */
static void
test_ranges (void)
{
  static const char whole[] = "Please give a whole number between 0 and 200.";
  static const char steps[] = "Please give one of these numbers: 1; 0.9; 0.8; …; -20";
  g_autoptr (AspFormInstance) instance =
    open_form ("<instance><d><a>300</a><b/><c/></d></instance>"
               "<bind nodeset='/d/a' type='int' constraint='. != 7'/>"
               "<bind nodeset='/d/b' type='decimal'/>",
               "<range ref='/d/a' start='0' end='200' step='1'/>"
               "<range ref='/d/b' start='1' end='-20' step='0.1'/>"
               "<range ref='/d/c' start='2' end='9' step='0'/>");

  g_assert_cmpstr (asp_form_node_get_error (get (instance, "/d/a")), ==, whole);
  check_words (instance, "/d/a", "200", NULL);
  check_words (instance, "/d/a", "0", NULL);
  check_words (instance, "/d/a", "201", whole);
  check_words (instance, "/d/a", "-1", whole);
  check_words (instance, "/d/a", "7", "This answer is not possible.");
  check_words (instance, "/d/a", "", NULL);
  check_words (instance, "/d/b", "0.3", NULL);
  check_words (instance, "/d/b", "-19.9", NULL);
  check_words (instance, "/d/b", "0.35", steps);
  check_words (instance, "/d/b", "1.1", steps);
  check_words (instance, "/d/b", "-20.1", steps);
  check_words (instance, "/d/c", "2.125", NULL);
  check_words (instance, "/d/c", "10", "Please give a number between 2 and 9.");
  check_words (instance, "/d/c", "sok", "Please give a number between 2 and 9.");
}

static void
test_choices (void)
{
  g_autoptr (AspFormInstance) instance =
    open_form ("<instance><d><a/><b/></d></instance>"
               "<instance id='choices'><list><item><k>x</k><n>Iksz</n><of>1</of></item>"
               "<item><k>y</k><n>Ipszilon</n><of>2</of></item></list></instance>",
               "<input ref='/d/a'/><select1 ref='/d/b'>"
               "<itemset nodeset=\"instance('choices')/list/item[of = /d/a]\">"
               "<value ref='k'/><label ref='n'/></itemset></select1>");
  AspFormNode *b = get (instance, "/d/b");
  const AspFormChoice *choice;

  g_assert_cmpuint (asp_form_node_get_choices (b)->len, ==, 0);
  answer (instance, "/d/a", "2");
  g_assert_cmpuint (asp_form_node_get_choices (b)->len, ==, 1);
  choice = g_ptr_array_index (asp_form_node_get_choices (b), 0);
  g_assert_cmpstr (choice->value, ==, "y");
  g_assert_cmpstr (choice->label, ==, "Ipszilon");
}

static void
test_repeat (void)
{
  g_autoptr (AspFormInstance) instance =
    open_form ("<instance><d><r jr:template=''><x/><half/><place/></r><n/><s/></d></instance>"
               "<bind nodeset='/d/r/x' type='int' required='true()'/>"
               "<bind nodeset='/d/r/half' calculate='../x div 2'/>"
               "<bind nodeset='/d/r/place' calculate='position(..)'/>"
               "<bind nodeset='/d/n' calculate='count(/d/r)'/>"
               "<bind nodeset='/d/s' calculate='sum(/d/r/x)'/>",
               "<group ref='/d/r'><label>Sorok</label><repeat nodeset='/d/r'><input ref='/d/r/x'/>"
               "<input ref='/d/r/half'/><input ref='/d/r/place'/></repeat></group>"
               "<input ref='/d/n'/><input ref='/d/s'/>");
  g_autofree char *xml = NULL;

  g_assert_cmpstr (asp_form_node_get_value (get (instance, "/d/n")), ==, "0");
  g_assert_true (asp_form_instance_add_row (instance, "/d/r", 11, 0));
  g_assert_true (asp_form_instance_add_row (instance, "/d/r", 22, 1));
  g_assert_false (asp_form_instance_add_row (instance, "/d/r", 22, 0));
  g_assert_true (asp_form_instance_set_answer (instance, "/d/r/x", 11, 0, "3"));
  g_assert_true (asp_form_instance_set_answer (instance, "/d/r/x", 22, 0, "8"));
  g_assert_cmpstr (asp_form_node_get_value (asp_form_instance_find (instance, "/d/r/half", 11)),
                   ==, "1.5");
  g_assert_cmpstr (asp_form_node_get_value (asp_form_instance_find (instance, "/d/r/half", 22)),
                   ==, "4");
  g_assert_cmpstr (asp_form_node_get_value (get (instance, "/d/n")), ==, "2");
  g_assert_cmpstr (asp_form_node_get_value (get (instance, "/d/s")), ==, "11");

  /* A row before the others moves them. */
  g_assert_true (asp_form_instance_add_row (instance, "/d/r", 33, 0));
  g_assert_cmpstr (asp_form_node_get_value (asp_form_instance_find (instance, "/d/r/place", 22)),
                   ==, "3");
  g_assert_true (asp_form_instance_remove_row (instance, 33));
  g_assert_true (asp_form_instance_remove_row (instance, 11));
  g_assert_false (asp_form_instance_remove_row (instance, 11));
  g_assert_null (asp_form_instance_find (instance, "/d/r/x", 11));
  g_assert_cmpstr (asp_form_node_get_value (asp_form_instance_find (instance, "/d/r/place", 22)),
                   ==, "1");
  g_assert_cmpstr (asp_form_node_get_value (get (instance, "/d/s")), ==, "8");

  xml = asp_form_instance_to_submission (instance);
  g_test_message ("%s", xml);
  g_assert_nonnull (strstr (xml, "<x>8</x><half>4</half><place>1</place></r><n>1</n>"));
  g_assert_null (strstr (xml, "rows"));
}

static void
collect_codes (GListModel *nodes,
               GHashTable *codes)
{
  for (guint i = 0; nodes != NULL && i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (AspFormNode) node = g_list_model_get_item (nodes, i);
      const char *code = asp_form_node_get_code (node);

      if (code != NULL)
        g_hash_table_add (codes, g_strdup (code));
      g_assert_cmpstr (asp_form_node_get_label (node), !=, "");
      collect_codes (asp_form_node_get_children (node), codes);
    }
}

/* F1.01 to F1.23 of the field's description. */
static void
test_f1_has_every_question (void)
{
  for (int language = 0; language < 2; language++)
    {
      g_autoptr (AspFormInstance) instance = open_f1 ((AspLanguage) language);
      g_autoptr (GHashTable) codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      g_assert_cmpuint (g_list_model_get_n_items (asp_form_instance_get_pages (instance)), ==, 5);
      /* With a row of the list, what is in it is there too. */
      g_assert_true (asp_form_instance_add_row (instance, "/f1/office/member", 1, 0));
      collect_codes (asp_form_instance_get_pages (instance), codes);
      g_assert_cmpuint (g_hash_table_size (codes), ==, 23);
      for (guint i = 1; i <= 23; i++)
        {
          g_autofree char *code = g_strdup_printf ("F1.%02u", i);

          g_test_message ("%s", code);
          g_assert_true (g_hash_table_contains (codes, code));
        }
    }
}

static void
check_error (AspFormInstance *instance,
             const char      *path,
             const char      *value,
             gboolean         is_wrong)
{
  answer (instance, path, value);
  g_test_message ("%s “%s”", path, value);
  g_assert_cmpint (asp_form_node_get_error (get (instance, path)) != NULL, ==, is_wrong);
  g_assert_cmpstr (asp_form_node_get_value (get (instance, path)), ==, value);
}

/* Valid identifiers: the worked examples of domain.md 7.1. */
static void
test_f1_checks (void)
{
  g_autoptr (AspFormInstance) instance = open_f1 (ASP_LANGUAGE_HU);

  check_error (instance, "/f1/base/ksh", "04570", FALSE);
  check_error (instance, "/f1/base/ksh", "04571", TRUE);
  check_error (instance, "/f1/base/ksh", "4570", TRUE);
  check_error (instance, "/f1/base/name", "Ab", TRUE);
  check_error (instance, "/f1/base/population", "0", TRUE);
  check_error (instance, "/f1/base/population", "843", FALSE);
  check_error (instance, "/f1/base/population", "nyolcszáz", TRUE);
  check_error (instance, "/f1/contact/zip", "0629", TRUE);
  check_error (instance, "/f1/contact/zip", "2629", FALSE);
  check_error (instance, "/f1/contact/email", "hivatal@nagymaros", TRUE);
  check_error (instance, "/f1/contact/email", "hivatal@nagymaros.hu", FALSE);
  check_error (instance, "/f1/contact/phone", "+36 27 595 000", FALSE);
  check_error (instance, "/f1/contact/website", "www.nagymaros.hu", FALSE);
  check_error (instance, "/f1/contact/website", "nagymaros", TRUE);
  check_error (instance, "/f1/joining/staff", "2001", TRUE);
  check_error (instance, "/f1/joining/grant_amount", "-1", TRUE);
  check_error (instance, "/f1/joining/grant_number", "TOP-1.1", TRUE);
  check_error (instance, "/f1/joining/grant_number", "KMOP-4.7.1-13-2013-0062", FALSE);
}

static void
test_f1_conditions (void)
{
  g_autoptr (AspFormInstance) instance = open_f1 (ASP_LANGUAGE_HU);
  AspFormNode *seat = get (instance, "/f1/office/seat");
  AspFormNode *members = get (instance, "/f1/office/member");
  AspFormNode *grant = get (instance, "/f1/joining/grant_number");

  g_assert_false (asp_form_node_get_relevant (seat));
  g_assert_false (asp_form_node_get_relevant (members));
  answer (instance, "/f1/office/kind", "member");
  g_assert_true (asp_form_node_get_relevant (seat));
  g_assert_true (asp_form_node_get_missing (seat));
  answer (instance, "/f1/office/kind", "seat");
  g_assert_false (asp_form_node_get_relevant (seat));
  g_assert_true (asp_form_node_get_relevant (members));
  g_assert_true (asp_form_node_get_missing (members));

  g_assert_true (asp_form_instance_add_row (instance, "/f1/office/member", 7, 0));
  g_assert_false (asp_form_node_get_missing (members));
  g_assert_true (asp_form_instance_set_answer (instance, "/f1/office/member/population", 7, 0,
                                               "1500"));
  g_assert_nonnull (asp_form_node_get_warning (get (instance, "/f1/office/members_total")));
  g_assert_true (asp_form_instance_set_answer (instance, "/f1/office/member/population", 7, 0,
                                               "2500"));
  g_assert_null (asp_form_node_get_warning (get (instance, "/f1/office/members_total")));

  g_assert_true (asp_form_node_get_relevant (grant));
  answer (instance, "/f1/joining/wave", "further");
  g_assert_false (asp_form_node_get_relevant (grant));
}

/* Saturday 18 October 2014 is worked, but too near; 5 January 2015 is too near as well. */
static void
test_f1_warnings (void)
{
  g_autoptr (AspFormInstance) instance = open_f1 (ASP_LANGUAGE_HU);
  AspFormNode *go_live = get (instance, "/f1/joining/go_live");

  answer (instance, "/f1/joining/go_live", "2015-01-05");
  g_assert_null (asp_form_node_get_error (go_live));
  g_assert_nonnull (asp_form_node_get_warning (go_live));
  answer (instance, "/f1/joining/go_live", "2015-04-06");
  g_assert_nonnull (asp_form_node_get_warning (go_live));
  answer (instance, "/f1/joining/go_live", "2015-04-07");
  g_assert_null (asp_form_node_get_warning (go_live));
}

/* Zsámbok has 2 297 inhabitants in the gazetteer: a fifth off is allowed, no more (F1.05). */
static char *
get_zsambok (const char *field,
             gpointer    data)
{
  return g_strdup (strcmp (field, "population") == 0 ? "2297" : NULL);
}

static void
test_f1_population (void)
{
  static const struct
  {
    const char *value;
    gboolean    warned;
  } cases[] = {
    { "1837", TRUE }, { "1838", FALSE }, { "2756", FALSE }, { "2757", TRUE },
  };
  g_autoptr (AspFormInstance) instance = open_f1 (ASP_LANGUAGE_HU);
  AspFormNode *population = get (instance, "/f1/base/population");

  answer (instance, "/f1/base/population", "22970");
  g_assert_null (asp_form_node_get_warning (population));
  asp_form_instance_set_record (instance, get_zsambok, NULL);
  g_assert_nonnull (asp_form_node_get_warning (population));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].value);
      answer (instance, "/f1/base/population", cases[i].value);
      g_assert_null (asp_form_node_get_error (population));
      g_assert_cmpint (asp_form_node_get_warning (population) != NULL, ==, cases[i].warned);
    }
  asp_form_instance_set_record (instance, NULL, NULL);
  g_assert_null (asp_form_node_get_warning (population));
}

static void
test_states_of_answers (void)
{
  g_autoptr (AspFormInstance) instance = open_f1 (ASP_LANGUAGE_HU);
  AspFormNode *name = get (instance, "/f1/base/name");

  g_assert_true (asp_form_node_get_missing (name));
  g_assert_true (asp_form_instance_set_answer (instance, "/f1/base/name", 0,
                                               ASP_ANSWER_DONT_KNOW, NULL));
  g_assert_false (asp_form_node_get_missing (name));
  g_assert_cmpint (asp_form_node_get_kind (name), ==, ASP_ANSWER_DONT_KNOW);
  g_assert_true (asp_form_instance_set_answer (instance, "/f1/base/name", 0, ASP_ANSWER_LATER,
                                               NULL));
  g_assert_true (asp_form_node_get_missing (name));
}

/* The first thing that is wrong is told, in words, with its line; the numbers that the parser gives
 * its errors are those that the words belong to. */
static void
test_not_well_formed (void)
{
  static const struct
  {
    const char *text;
    const char *words;
  } cases[] = {
    { "", "line 1: not well-formed XML (there is no XML in it)" },
    { "nem XML", "line 1: not well-formed XML (there is no XML in it)" },
    { "<a>\n<b>\n</a>", "line 3: not well-formed XML (“<b>” is closed by “</a>”)" },
    { "<a>\n<b>", "line 2: not well-formed XML (it ends before “<b>” is closed)" },
    { "<a>\n<b x='1' x='2'/></a>", "line 2: not well-formed XML (the attribute “x” stands there "
      "twice)" },
    { "<a><b x/></a>", "(the attribute “x” has no value)" },
    { "<a><b x=1/></a>", "(the value of an attribute has no quotation mark before or after it)" },
    { "<a><b x='1'y='2'/></a>", "(a blank is missing between two attributes)" },
    { "<a><b x='<'/></a>", "(“<” in an attribute has to be written “&lt;”)" },
    { "<a>&nbsp;</a>", "(“&nbsp;” means nothing here)" },
    { "<a>fej & írás</a>", "(a name is missing after “<” or “&”; in a text they are written “&lt;” "
      "and “&amp;”)" },
    { "<a>fej &s írás</a>", "(“&” in a text has to be written “&amp;”)" },
    { "<a/>\n<b/>", "line 2: not well-formed XML (something stands after its end)" },
    { "<a>\001</a>", "(a character that XML does not allow)" },
    { "<a><!-- a</a>", "(a comment does not end)" },
    { "<a><![CDATA[ a</a>", "(a CDATA section does not end)" },
    { "<a>\xe1rv\xedz</a>", "(its characters are not in the encoding that it says)" },
    { "<a><b </a>", "(a name is missing" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AspForm) form = asp_form_new (cases[i].text, -1, "f.xml", &error);

      g_assert_null (form);
      g_assert_error (error, ASP_FORM_ERROR, ASP_FORM_ERROR_XML);
      g_test_message ("%s", error->message);
      if (strstr (error->message, cases[i].words) == NULL)
        g_test_fail_printf ("%s", cases[i].words);
    }
}

/* Each text is twice as long as the one before: without a limit the last has four gigabytes. */
static void
test_bomb (void)
{
  g_autoptr (AspFormInstance) instance = NULL;
  g_autoptr (GString) nodes = g_string_new ("<instance><d><a0>0123456789</a0>");
  g_autoptr (GString) binds = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *model = NULL;

  for (int i = 1; i < 30; i++)
    {
      g_string_append_printf (nodes, "<a%d/>", i);
      g_string_append_printf (binds, "\n<bind nodeset='/d/a%d' type='string' "
                              "calculate='concat(/d/a%d, /d/a%d)'/>", i, i - 1, i - 1);
    }
  model = g_strconcat (nodes->str, "</d></instance>", binds->str, NULL);
  instance = open_form (model, "<input ref='/d/a0'/><input ref='/d/a3'/>");
  g_assert_false (asp_form_instance_check_work (instance, &error));
  g_assert_error (error, ASP_FORM_ERROR, ASP_FORM_ERROR_LIMIT);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "/d/a2"));
  /* What is not too much is there. */
  g_assert_cmpuint (strlen (asp_form_node_get_value (get (instance, "/d/a3"))), ==, 80);
}

/* What an answer makes too much to compute stays as it was, and so do answers; the next answer that
 * is no such work is computed with. */
static void
test_too_much_work (void)
{
  g_autoptr (AspFormInstance) instance = NULL;
  g_autoptr (GString) nodes = g_string_new ("<instance><d><a/><b/><c/><e/><g>");
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  for (int i = 0; i < 2000; i++)
    g_string_append (nodes, "<x/>");
  g_string_append (nodes,
                   "</g></d></instance>"
                   "<bind nodeset='/d/b' type='int' calculate=\"if(/d/a = 'sok', "
                   "count(/d/g/x[count(../x[count(../x[. = '']) > 0]) > 0]), 7)\"/>"
                   "<bind nodeset='/d/c' relevant=\"/d/a != 'sok' or "
                   "count(/d/g/x[count(../x[count(../x[. = '']) > 0]) > 0]) = 0\"/>"
                   "<bind nodeset='/d/e' calculate='concat(/d/a, /d/c)'/>");
  instance = open_form (nodes->str, "<input ref='/d/a'/><input ref='/d/b'/><input ref='/d/c'/>"
                                    "<input ref='/d/e'/>");
  g_assert_true (asp_form_instance_check_work (instance, &error));
  g_assert_no_error (error);
  answer (instance, "/d/c", "igen");
  g_assert_cmpstr (asp_form_node_get_value (get (instance, "/d/b")), ==, "7");

  answer (instance, "/d/a", "sok");
  g_assert_false (asp_form_instance_check_work (instance, &error));
  g_assert_error (error, ASP_FORM_ERROR, ASP_FORM_ERROR_LIMIT);
  words = asp_form_instance_describe_cut (instance);
  g_assert_cmpstr (words, ==, error->message);
  g_assert_cmpstr (asp_form_node_get_value (get (instance, "/d/a")), ==, "sok");
  g_assert_cmpstr (asp_form_node_get_value (get (instance, "/d/b")), ==, "7");
  g_assert_true (asp_form_node_get_relevant (get (instance, "/d/c")));
  g_assert_cmpstr (asp_form_node_get_value (get (instance, "/d/c")), ==, "igen");

  answer (instance, "/d/a", "kevés");
  g_assert_cmpstr (asp_form_node_get_value (get (instance, "/d/e")), ==, "kevésigen");
}

static guint
count_rows (AspFormInstance *instance,
            const char      *path)
{
  return g_list_model_get_n_items (asp_form_node_get_children (get (instance, path)));
}

/* "As long as the last row does not say that it is the last": one more with each answer that calls
 * for it, and none because a stored form is opened. */
static void
test_self_counting_rows (void)
{
  g_autoptr (AspFormInstance) instance =
    open_form ("<instance><d><n/><want/><r jr:template=''><last/></r></d></instance>"
               "<bind nodeset='/d/n' calculate='count(/d/r)'/>"
               "<bind nodeset='/d/want' calculate=\"if(/d/n = 0 or "
               "indexed-repeat(/d/r/last, /d/r, /d/n) != 'igen', /d/n + 1, /d/n)\"/>",
               "<group ref='/d/r'><repeat nodeset='/d/r' jr:count='/d/want'>"
               "<input ref='/d/r/last'/></repeat></group>");
  gint64 row_id = 0;

  g_assert_cmpuint (count_rows (instance, "/d/r"), ==, 0);
  _asp_form_instance_count_all (instance);
  _asp_form_instance_run (instance);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (AspFormNode) row =
        g_list_model_get_item (asp_form_node_get_children (get (instance, "/d/r")), i);

      g_assert_cmpuint (count_rows (instance, "/d/r"), ==, i + 1);
      row_id = asp_form_node_get_row_id (row);
      asp_form_instance_set_answer (instance, "/d/r/last", row_id, ASP_ANSWER_ANSWERED, "nem");
    }
  g_assert_cmpuint (count_rows (instance, "/d/r"), ==, 4);
  asp_form_instance_settle (instance);
  g_assert_cmpuint (count_rows (instance, "/d/r"), ==, 4);
  g_assert_true (asp_form_instance_check_work (instance, NULL));
}

/* Two lists of which each has one row more than the other. */
static void
test_lists_count_each_other (void)
{
  g_autoptr (AspFormInstance) instance =
    open_form ("<instance><d><n/><r jr:template=''><x/></r>"
               "<q jr:template=''><y/></q></d></instance>",
               "<input ref='/d/n'/>"
               "<group ref='/d/r'><repeat nodeset='/d/r' jr:count='count(/d/q) + 1'>"
               "<input ref='/d/r/x'/></repeat></group>"
               "<group ref='/d/q'><repeat nodeset='/d/q' jr:count='count(/d/r) + 1'>"
               "<input ref='/d/q/y'/></repeat></group>");

  _asp_form_instance_count_all (instance);
  _asp_form_instance_run (instance);
  g_assert_cmpuint (count_rows (instance, "/d/r"), ==, 1);
  g_assert_cmpuint (count_rows (instance, "/d/q"), ==, 1);
}

/* What is no number asks for no rows. */
static void
test_no_number_of_rows (void)
{
  g_autoptr (AspFormInstance) instance =
    open_form ("<instance><d><n/><r jr:template=''><x/></r><r><x/></r><r><x/></r></d></instance>",
               "<input ref='/d/n'/><group ref='/d/r'>"
               "<repeat nodeset='/d/r' jr:count='/d/n'><input ref='/d/r/x'/></repeat></group>");
  static const struct
  {
    const char *answer;
    guint       n_rows;
  } cases[] = { { "3", 3 }, { "sok", 0 }, { "2", 2 }, { "", 0 }, { "1", 1 } };

  g_assert_cmpuint (count_rows (instance, "/d/r"), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      answer (instance, "/d/n", cases[i].answer);
      g_assert_cmpuint (count_rows (instance, "/d/r"), ==, cases[i].n_rows);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/xforms/form/refused-with-the-place", test_refused_forms);
  g_test_add_func ("/xforms/form/not-well-formed", test_not_well_formed);
  g_test_add_func ("/xforms/form/calculations-follow", test_calculation);
  g_test_add_func ("/xforms/form/relevance", test_relevance);
  g_test_add_func ("/xforms/form/constraint-keeps-the-value", test_constraint);
  g_test_add_func ("/xforms/form/ranges-are-kept", test_ranges);
  g_test_add_func ("/xforms/form/choices-by-an-answer", test_choices);
  g_test_add_func ("/xforms/form/repeat", test_repeat);
  g_test_add_func ("/xforms/form/states-of-answers", test_states_of_answers);
  g_test_add_func ("/xforms/form/texts-that-double", test_bomb);
  g_test_add_func ("/xforms/form/too-much-work", test_too_much_work);
  g_test_add_func ("/xforms/form/self-counting-rows", test_self_counting_rows);
  g_test_add_func ("/xforms/form/lists-count-each-other", test_lists_count_each_other);
  g_test_add_func ("/xforms/form/no-number-of-rows", test_no_number_of_rows);
  g_test_add_func ("/xforms/f1/has-every-question", test_f1_has_every_question);
  g_test_add_func ("/xforms/f1/checks", test_f1_checks);
  g_test_add_func ("/xforms/f1/conditions", test_f1_conditions);
  g_test_add_func ("/xforms/f1/warnings", test_f1_warnings);
  g_test_add_func ("/xforms/f1/population", test_f1_population);

  return g_test_run ();
}
