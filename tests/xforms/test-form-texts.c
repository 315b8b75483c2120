/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "asp-form-instance.h"
#include "asp-form-lint.h"

/* The texts of a form in its languages: <itext> as tools and people write it. */

#define HEAD \
  "<h:html xmlns='http://www.w3.org/2002/xforms' xmlns:h='http://www.w3.org/1999/xhtml' " \
  "xmlns:jr='http://openrosa.org/javarosa' xmlns:x='urn:x'>" \
  "<h:head><h:title>Próba</h:title><model>"
#define INSTANCE "<instance><d id='p'><a>7</a><b/></d></instance>"
#define TAIL \
  "</model></h:head><h:body>" \
  "<input ref='/d/a'><label ref=\"jr:itext('a')\"/></input>" \
  "<input ref='/d/b'><label ref=\"jr:itext('b')\"/></input>" \
  "</h:body></h:html>"

static AspForm *
load (const char  *itext,
      GError     **error)
{
  g_autofree char *text = g_strconcat (HEAD, itext, INSTANCE, TAIL, NULL);

  return asp_form_new (text, -1, "proba.xml", error);
}

/* What the two questions are called in the translation @language. */
static void
assert_labels (const char *itext,
               const char *language,
               const char *a,
               const char *b)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AspForm) form = load (itext, &error);
  g_autoptr (AspFormInstance) instance = NULL;

  g_assert_no_error (error);
  instance = asp_form_instance_new_first (form, asp_day_new (2014, 9, 15), FALSE);
  asp_form_instance_set_language (instance, language);
  g_assert_cmpstr (asp_form_node_get_label (asp_form_instance_find (instance, "/d/a", 0)), ==, a);
  g_assert_cmpstr (asp_form_node_get_label (asp_form_instance_find (instance, "/d/b", 0)), ==, b);
}

static void
test_languages (void)
{
  static const char itext[] =
    "<itext>\n"
    "  <translation lang='English (en)' default='true()'>\n"
    "    <text id='a'>\n      <value>  First &amp; only \n </value>\n    </text>\n"
    "    <text id='b'><value>Second</value></text>\n"
    "  </translation>\n"
    "  <translation lang='Magyar (hu)'>\n"
    "    <text id='b'><value>Második</value></text>\n"
    "    <text id='nobody'><value>Senki</value></text>\n"
    "  </translation>\n"
    "</itext>";

  assert_labels (itext, "English (en)", "First & only", "Second");
  /* Better strange words than none. */
  assert_labels (itext, "Magyar (hu)", "First & only", "Második");
}

/* The plain value, else the long one, else the short one; pictures are no words. */
static void
test_values (void)
{
  assert_labels ("<itext><translation lang='hu'>"
                 "<text id='a'><value form='image'>jr://images/a.png</value>"
                 "<value form='short'>rövid</value><value form='long'>hosszú</value></text>"
                 "<text id='b'><value form='short'>rövid</value><value>sima</value>"
                 "<value>másik</value></text></translation></itext>",
                 "hu", "hosszú", "sima");
  assert_labels ("<itext><translation lang='hu'>"
                 "<text id='a'><value form='audio'>jr://audio/a.mp3</value>"
                 "<value form='short'>rövid</value></text>"
                 "<text id='b'><value form='long'>Értéke <output value='/d/a'/></value>"
                 "<value>sima</value></text></translation></itext>",
                 "hu", "rövid", "sima");
  assert_labels ("<itext><translation lang='hu'>"
                 "<text id='a'><value form='short'>rövid</value>"
                 "<value>Értéke <output value='/d/a'/></value></text>"
                 "<text id='b'><value><![CDATA[a < b]]></value></text>"
                 "</translation></itext>",
                 "hu", "Értéke 7", "a < b");
}

/* Values with more than words in them, and elements with more than what they need. */
static void
test_mixed (void)
{
  assert_labels ("<itext><translation lang='hu'>"
                 "<text x:note='n' id='a'><value>Eleje <output value='/d/a'/>, vége"
                 "</value></text>"
                 "<text id='b'><!-- nota bene --><value>egy<!-- kettő -->három</value></text>"
                 "</translation></itext>",
                 "hu", "Eleje 7, vége", "egyhárom");
  assert_labels ("<itext><translation lang='hu'>"
                 "<text id='a'><value x:note='n' form='long'>egy <x:b>kettő</x:b> három</value>"
                 "</text>"
                 "<text id='b'><x:other><value>nem ez</value></x:other><value>ez</value></text>"
                 "</translation></itext>",
                 "hu", "egy kettő három", "ez");
  /* The later one counts. */
  assert_labels ("<itext><translation lang='hu'>"
                 "<text id='a'><value>korábbi</value></text>"
                 "<text id='a'><value>későbbi</value></text>"
                 "<text id='b'><value/></text></translation></itext>",
                 "hu", "későbbi", "");
}

/* Elements that only have the names of texts. */
static void
test_elsewhere (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AspForm) form =
    asp_form_new (HEAD "<itext><translation lang='hu'><text id='a'><value>Á</value></text>"
                  "</translation></itext><instance><d id='p'><itext><translation><text id='a'>"
                  "<value>kezdeti</value></text></translation></itext></d></instance>"
                  "<bind nodeset='/d/itext/translation/text/value' type='string'/>"
                  "</model></h:head><h:body><input ref='/d/itext/translation/text/value'>"
                  "<label ref=\"jr:itext('a')\"/></input></h:body></h:html>", -1, "proba.xml",
                  &error);
  g_autoptr (AspFormInstance) instance = NULL;
  AspFormNode *node;

  g_assert_no_error (error);
  instance = asp_form_instance_new_first (form, asp_day_new (2014, 9, 15), FALSE);
  node = asp_form_instance_find (instance, "/d/itext/translation/text/value", 0);
  g_assert_cmpstr (asp_form_node_get_label (node), ==, "Á");
  g_assert_cmpstr (asp_form_node_get_value (node), ==, "kezdeti");
}

/* What is wrong is told with its line. */
static void
test_errors (void)
{
  g_autoptr (GError) error = NULL;
  AspForm *form = load ("<itext>\n<translation lang='hu'>\n<text id='a'>\n"
                        "<value>egy\n<output value='1 +'/></value></text></translation></itext>",
                        &error);

  g_assert_null (form);
  g_assert_error (error, ASP_FORM_ERROR, ASP_FORM_ERROR_EXPRESSION);
  g_assert_nonnull (strstr (error->message, "proba.xml, line 5:"));
}

static void
test_lines (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AspForm) form = load ("<itext>\n<translation lang='hu'>\n"
                                   "<text id='a'><value>Á</value></text>\n"
                                   "<text id='a'><value>Új</value></text>\n"
                                   "<text id='b'><value>B</value></text>\n"
                                   "</translation>\n<translation lang='en'>\n"
                                   "<text id='a'><value>A</value></text>\n"
                                   "<text id='b'><value>-</value></text>\n"
                                   "</translation></itext>", &error);
  g_autoptr (GPtrArray) findings = NULL;
  guint n = 0;

  g_assert_no_error (error);
  findings = asp_form_lint (form);
  for (guint i = 0; i < findings->len; i++)
    {
      const AspFormFinding *finding = g_ptr_array_index (findings, i);

      if (strcmp (finding->rule, "duplicate-id") == 0)
        g_assert_cmpint (finding->line, ==, 4);
      else if (strcmp (finding->rule, "missing-translation") == 0)
        g_assert_cmpint (finding->line, ==, 9);
      else
        continue;
      n++;
    }
  g_assert_cmpuint (n, ==, 2);
}

/* A large form is read by two threads; it means the same. */
static void
test_large (void)
{
  g_autoptr (GString) binds = g_string_new (NULL);
  g_autoptr (GString) text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AspForm) form = NULL;
  AspForm *wrong;
  char *place;

  for (guint i = 0; i < 4000; i++)
    g_string_append_printf (binds, "<bind nodeset='/d/b' relevant='/d/a = %u' "
                            "constraint='. &lt; %u'/>\n", i % 50, i);
  text = g_string_new (HEAD INSTANCE);
  g_string_append_len (text, binds->str, (gssize) binds->len);
  g_string_append (text, "<bind nodeset='/d/b' relevant='/d/a = 7'/>" TAIL);
  g_assert_cmpuint (text->len, >, 200 * 1024);

  form = asp_form_new (text->str, -1, "nagy.xml", &error);
  g_assert_no_error (error);
  {
    g_autoptr (AspFormInstance) instance =
      asp_form_instance_new_first (form, asp_day_new (2014, 9, 15), FALSE);
    AspFormNode *node = asp_form_instance_find (instance, "/d/b", 0);

    /* The last of them counts. */
    g_assert_true (asp_form_node_get_relevant (node));
    asp_form_instance_set_answer (instance, "/d/a", 0, ASP_ANSWER_ANSWERED, "8");
    g_assert_false (asp_form_node_get_relevant (node));
  }

  /* Wrong in its third line of binds. */
  place = strstr (text->str, "/d/a = 2'");
  memcpy (place, "/d/a = ['", 9);
  wrong = asp_form_new (text->str, -1, "nagy.xml", &error);
  g_assert_null (wrong);
  g_assert_error (error, ASP_FORM_ERROR, ASP_FORM_ERROR_EXPRESSION);
  g_assert_nonnull (strstr (error->message, "nagy.xml, line 3:"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/xforms/texts/languages", test_languages);
  g_test_add_func ("/xforms/texts/best-value-is-taken", test_values);
  g_test_add_func ("/xforms/texts/more-than-words", test_mixed);
  g_test_add_func ("/xforms/texts/names-in-an-instance", test_elsewhere);
  g_test_add_func ("/xforms/texts/errors-have-lines", test_errors);
  g_test_add_func ("/xforms/texts/findings-have-lines", test_lines);
  g_test_add_func ("/xforms/texts/large-form-means-the-same", test_large);

  return g_test_run ();
}
