/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-submission.h"

#include <string.h>

#include "random-form.h"

/* Records of the ODK family. What is expected comes from the OpenRosa and ODK XForms
 * specifications and from Canonical XML 1.0; with CSATLAKOZAS_TEST_DATA set every public form there
 * is written, read and written again. */

#define HEAD \
  "<h:html xmlns='http://www.w3.org/2002/xforms' xmlns:h='http://www.w3.org/1999/xhtml' " \
  "xmlns:jr='http://openrosa.org/javarosa' xmlns:orx='http://openrosa.org/xforms' " \
  "xmlns:ev='http://www.w3.org/2001/xml-events'>\n" \
  "<h:head><h:title>Próba</h:title>\n<model>"
#define MIDDLE "</model></h:head>\n<h:body>"
#define TAIL "</h:body></h:html>"

#define META "<orx:meta><orx:instanceID/><orx:timeEnd/></orx:meta>"

#define MODEL \
  "<instance><data xmlns='http://pelda.hu/adat' id='proba' version='7'>" \
  "<a/><g><b>x</b></g>" \
  "<r jr:template=''><n/><s jr:template=''><m/></s></r>" META "</data></instance>" \
  "<bind nodeset='/data/g' relevant='/data/a = 1'/>" \
  "<bind nodeset='/data/meta/instanceID' jr:preload='uid'/>"
#define BODY \
  "<input ref='/data/a'/><input ref='/data/g/b'/>" \
  "<group ref='/data/r'><repeat nodeset='/data/r'><input ref='n'/>" \
  "<group ref='/data/r/s'><repeat nodeset='/data/r/s'><input ref='/data/r/s/m'/></repeat></group>" \
  "</repeat></group>"

static AspForm *
load_form (const char *model,
           const char *body)
{
  g_autofree char *text = g_strconcat (HEAD, model, MIDDLE, body, TAIL, NULL);
  g_autoptr (GError) error = NULL;
  AspForm *form = asp_form_new (text, -1, "proba.xml", &error);

  g_assert_no_error (error);

  return form;
}

static AspFormInstance *
read_record (AspForm    *form,
             const char *xml,
             guint       n_losses)
{
  g_autoptr (GPtrArray) losses = NULL;
  g_autoptr (GError) error = NULL;
  AspFormInstance *instance =
    asp_form_instance_load_submission (form, asp_day_new (2026, 3, 2), ASP_LANGUAGE_HU, xml, -1,
                                       "felelet.xml", &losses, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < losses->len; i++)
    g_test_message ("%s", (const char *) g_ptr_array_index (losses, i));
  g_assert_cmpuint (losses->len, ==, n_losses);

  return instance;
}

/* As Canonical XML has it: no declaration, no empty-element tags, double quotes. */
static void
test_written_as_canonical (void)
{
  static const char expected[] =
    "<data xmlns=\"http://pelda.hu/adat\" xmlns:jr=\"http://openrosa.org/javarosa\" "
    "xmlns:orx=\"http://openrosa.org/xforms\" id=\"proba\" version=\"7\"><a>1 &lt; 2&#xD;</a>"
    "<r><n>elso</n><s><m>belso</m></s><s><m></m></s></r><r><n></n></r>"
    "<orx:meta><orx:instanceID>uuid:1</orx:instanceID><orx:timeEnd></orx:timeEnd></orx:meta>"
    "</data>";
  g_autoptr (AspForm) form = load_form (MODEL, BODY);
  g_autoptr (AspFormInstance) instance = asp_form_instance_new (form, asp_day_new (2026, 3, 2),
                                                                ASP_LANGUAGE_HU);
  g_autoptr (AspFormInstance) again = NULL;
  g_autofree char *xml = NULL;
  g_autofree char *second = NULL;
  g_autofree char *id = NULL;

  g_assert_true (asp_form_instance_set_answer (instance, "/data/a", 0, 0, "1 < 2\r"));
  g_assert_true (asp_form_instance_add_row (instance, "/data/r", 11, 0));
  g_assert_true (asp_form_instance_add_row (instance, "/data/r", 12, 1));
  g_assert_true (asp_form_instance_set_answer (instance, "/data/r/n", 11, 0, "elso"));
  g_assert_true (asp_form_instance_add_inner_row (instance, "/data/r/s", 11, 111, 0));
  g_assert_true (asp_form_instance_add_inner_row (instance, "/data/r/s", 11, 112, 1));
  g_assert_true (asp_form_instance_set_answer (instance, "/data/r/s/m", 111, 0, "belso"));

  id = asp_form_instance_get_id (instance);
  g_assert_true (g_str_has_prefix (id, "uuid:"));
  g_assert_true (g_uuid_string_is_valid (id + 5));
  xml = asp_form_instance_to_submission (instance);
  g_assert_nonnull (strstr (xml, id));

  again = read_record (form, xml, 0);
  second = asp_form_instance_to_submission (again);
  g_assert_cmpstr (second, ==, xml);
  {
    g_auto (GStrv) parts = g_strsplit (xml, id, 2);
    g_autofree char *with_id = g_strjoinv ("uuid:1", parts);

    g_assert_cmpstr (with_id, ==, expected);
  }
}

/* The order of elements is nobody's; rows stand in the order of the record. */
static void
test_read_from_others (void)
{
  g_autoptr (AspForm) form = load_form (MODEL, BODY);
  g_autoptr (AspFormInstance) instance =
    read_record (form, "<?xml version='1.0'?>\n<data id='proba' version='7'>\n"
                       "  <r>\n <n>2</n><s><m>x</m></s>\n<s><m>y</m></s></r>\n"
                       "  <r><n>1</n><s><m>z</m></s></r>\n"
                       "  <meta><instanceID>uuid:regi</instanceID>"
                       "<deprecatedID>uuid:regebbi</deprecatedID></meta>\n"
                       "  <g><b>új</b></g><a>1</a>\n</data>", 0);
  g_autofree char *xml = asp_form_instance_to_submission (instance);
  g_autofree char *id = asp_form_instance_get_id (instance);

  g_assert_cmpstr (id, ==, "uuid:regi");
  g_assert_nonnull (strstr (xml, "<a>1</a><g><b>új</b></g><r><n>2</n><s><m>x</m></s><s><m>y</m></s>"
                                 "</r><r><n>1</n><s><m>z</m></s></r><orx:meta>"
                                 "<orx:instanceID>uuid:regi</orx:instanceID>"
                                 "<orx:deprecatedID>uuid:regebbi</orx:deprecatedID>"));
}

static void
test_unknown_is_told (void)
{
  g_autoptr (AspForm) form = load_form (MODEL, BODY);
  g_autoptr (AspFormInstance) instance =
    read_record (form, "<data id='proba' version='6'><a>1</a><a>2</a><c>3</c>"
                       "<g>szöveg<b>y</b></g><a2><x/></a2></data>", 5);

  g_assert_cmpstr (asp_form_node_get_value (asp_form_instance_find (instance, "/data/a", 0)), ==,
                   "1");
  g_assert_cmpstr (asp_form_node_get_value (asp_form_instance_find (instance, "/data/g/b", 0)),
                   ==, "y");
}

static void
check_refused (const char *xml,
               gssize      length,
               int         code,
               const char *words)
{
  g_autoptr (AspForm) form = load_form (MODEL, BODY);
  g_autoptr (GError) error = NULL;
  g_autoptr (AspFormInstance) instance =
    asp_form_instance_load_submission (form, asp_day_new (2026, 3, 2), ASP_LANGUAGE_HU, xml,
                                       length, "felelet.xml", NULL, &error);

  g_assert_null (instance);
  g_assert_error (error, ASP_FORM_ERROR, code);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "felelet.xml"));
  g_assert_nonnull (strstr (error->message, words));
}

static char *
repeat_text (const char *text,
             guint       n)
{
  g_autoptr (GString) string = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append (string, text);

  return g_string_free (g_steal_pointer (&string), FALSE);
}

static void
test_refused (void)
{
  g_autofree char *deep = repeat_text ("<a>", 200);
  g_autofree char *wide = repeat_text ("<a/>", 600000);
  g_autofree char *very_deep = g_strconcat ("<data id='proba'>", deep, NULL);
  g_autofree char *very_wide = g_strconcat ("<data id='proba'>", wide, "</data>", NULL);
  g_autofree char *large = g_malloc0 (17 * 1024 * 1024);

  check_refused ("<adat id='proba'/>", -1, ASP_FORM_ERROR_STRUCTURE, "adat");
  check_refused ("<data id='masik'/>", -1, ASP_FORM_ERROR_STRUCTURE, "masik");
  check_refused ("<data/>", -1, ASP_FORM_ERROR_STRUCTURE, "proba");
  check_refused ("", -1, ASP_FORM_ERROR_XML, "");
  check_refused ("<data id='proba'>\n<a>\n</data>", -1, ASP_FORM_ERROR_XML, "3");
  check_refused ("<!DOCTYPE data [<!ENTITY e 'x'>]><data id='proba'><a>&e;</a></data>", -1,
                 ASP_FORM_ERROR_XML, "DOCTYPE");
  check_refused ("<!DOCTYPE data SYSTEM 'file:///etc/passwd'><data id='proba'/>", -1,
                 ASP_FORM_ERROR_XML, "DOCTYPE");
  check_refused (very_deep, -1, ASP_FORM_ERROR_LIMIT, "");
  check_refused (very_wide, -1, ASP_FORM_ERROR_LIMIT, "");
  check_refused (large, 17 * 1024 * 1024, ASP_FORM_ERROR_LIMIT, "");
}

/* The first load of a record is not its reading; uuid() does not make another record of it. */
static void
test_reading_is_no_first_load (void)
{
  g_autoptr (AspForm) form =
    load_form ("<instance><data id='proba'><a/><b/><t/>" META "</data></instance>"
               "<bind nodeset='/data/t' calculate='concat(/data/a, \"!\")'/>"
               "<bind nodeset='/data/meta/instanceID' "
               "calculate=\"concat('uuid:', uuid())\"/>"
               "<setvalue ref='/data/b' ev:event='odk-instance-first-load'>új</setvalue>",
               "<input ref='/data/a'/><input ref='/data/b'/>");
  g_autoptr (AspFormInstance) instance =
    read_record (form, "<data id='proba'><a>q</a><b/><t>w!</t>"
                       "<meta><instanceID>uuid:5</instanceID></meta></data>", 0);
  g_autofree char *xml = asp_form_instance_to_submission (instance);
  g_autofree char *renewed = NULL;

  g_assert_nonnull (strstr (xml, "<a>q</a><b></b><t>q!</t>"));
  g_assert_nonnull (strstr (xml, ">uuid:5</orx:instanceID>"));

  g_assert_true (asp_form_instance_renew_id (instance));
  asp_form_instance_finish (instance);
  renewed = asp_form_instance_to_submission (instance);
  g_test_message ("%s", renewed);
  g_assert_nonnull (strstr (renewed, "<orx:deprecatedID>uuid:5</orx:deprecatedID>"));
  g_assert_null (strstr (renewed, "<orx:instanceID>uuid:5<"));
  g_assert_true (g_regex_match_simple ("<orx:timeEnd>[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}"
                                       "\\.[0-9]{3}[+-][0-9]{2}:[0-9]{2}</orx:timeEnd>",
                                       renewed, 0, 0));
}

/* XML has no way to write a form feed. */
static void
test_control_characters (void)
{
  g_autoptr (AspForm) form = load_form (MODEL, BODY);
  g_autoptr (AspFormInstance) instance = asp_form_instance_new (form, asp_day_new (2026, 3, 2),
                                                                ASP_LANGUAGE_HU);
  g_autoptr (AspFormInstance) again = NULL;
  g_autofree char *xml = NULL;

  g_assert_true (asp_form_instance_set_answer (instance, "/data/a", 0, 0, "egy\fkettő\x01"));
  xml = asp_form_instance_to_submission (instance);
  again = read_record (form, xml, 0);
  g_assert_cmpstr (asp_form_node_get_value (asp_form_instance_find (again, "/data/a", 0)), ==,
                   "egy\xef\xbf\xbdkettő\xef\xbf\xbd");
}

static void
check_same_again (GFile           *file,
                  AspFormInstance *instance)
{
  g_autofree char *first = asp_form_instance_to_submission (instance);
  g_autoptr (AspFormInstance) again =
    read_record (asp_form_instance_get_form (instance), first, 0);
  g_autofree char *second = asp_form_instance_to_submission (again);

  if (strcmp (second, first) != 0)
    {
      g_test_message ("%s\n%s\n%s", g_file_peek_path (file), first, second);
      g_test_fail ();
    }
}

/* Returns: whether the form loads at all */
static gboolean
check_round_trip (GFile   *file,
                  guint32  seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  gint64 next_id = 1000;
  g_autoptr (AspForm) form = asp_form_new_from_file (file, NULL);
  g_autoptr (AspFormInstance) instance = NULL;

  if (form == NULL)
    return FALSE;

  instance = asp_form_instance_new_first (form, asp_day_new (2026, 3, 2), FALSE);
  check_same_again (file, instance);
  for (guint i = 0; i < 2; i++)
    {
      for (guint j = 0; j < 8; j++)
        random_form_step (instance, rand, &next_id);
      check_same_again (file, instance);
    }

  return TRUE;
}

static void
test_corpus (void)
{
  g_autoptr (GPtrArray) files = random_form_list_all ();
  guint n_loaded = 0;

  for (guint i = 0; i < files->len; i++)
    n_loaded += check_round_trip (g_ptr_array_index (files, i), i) ? 1 : 0;

  g_test_message ("%u of %u files are forms and came back", n_loaded, files->len);
  g_assert_cmpuint (n_loaded, >=, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/xforms/submission/written-as-canonical", test_written_as_canonical);
  g_test_add_func ("/xforms/submission/read-from-others", test_read_from_others);
  g_test_add_func ("/xforms/submission/unknown-is-told", test_unknown_is_told);
  g_test_add_func ("/xforms/submission/refused", test_refused);
  g_test_add_func ("/xforms/submission/reading-is-no-first-load", test_reading_is_no_first_load);
  g_test_add_func ("/xforms/submission/control-characters", test_control_characters);
  g_test_add_func ("/xforms/submission/every-form-comes-back", test_corpus);

  return g_test_run ();
}
