/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "asp-form-instance.h"
#include "asp-form-lint.h"
#include "asp-form-private.h"

/* The texts of a large form are read by a thread of their own: nothing of the form may show it. */

#define HEAD \
  "<h:html xmlns='http://www.w3.org/2002/xforms' xmlns:h='http://www.w3.org/1999/xhtml' " \
  "xmlns:x='urn:x'>\n<h:head><h:title>Próba</h:title>\n<model>\n"
#define REST \
  "\n<instance><d id='p'><a>7</a><b/></d></instance>\n" \
  "<bind nodeset='/d/nowhere' required='true()'/></model></h:head>\n<h:body>" \
  "<input ref='/d/a'><label ref=\"jr:itext('a')\"/></input>" \
  "<input ref='/d/b'><label ref=\"jr:itext('b')\"/></input></h:body></h:html>"

/* An <itext> with an attribute is not read by itself. */
#define IN_PARTS "<itext>"
#define IN_ONE_PIECE "<itext x:as='one'>"

static AspForm *
load (const char  *before,
      const char  *begin,
      const char  *texts,
      GError     **error)
{
  g_autoptr (GString) form = g_string_new (HEAD);

  g_string_append_printf (form, "%s%s\n<translation lang='en'>\n", before, begin);
  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (form, "  <text id='filler-%u'>\n<value>Nobody %u</value></text>\n", i,
                            i);
  g_string_append_printf (form, "</translation>\n%s</itext>%s", texts, REST);

  return asp_form_new (form->str, -1, "nagy.xml", error);
}

/* All that is said of the form: its losses, its findings, what its questions are called. */
static char *
tell (AspForm *form)
{
  GString *told = g_string_new (NULL);
  g_autoptr (GPtrArray) findings = asp_form_lint (form);
  g_autoptr (AspFormInstance) instance =
    asp_form_instance_new_first (form, asp_day_new (2014, 9, 15), FALSE);

  for (guint i = 0; i < asp_form_get_losses (form)->len; i++)
    g_string_append_printf (told, "%s\n",
                            (const char *) g_ptr_array_index (asp_form_get_losses (form), i));
  for (guint i = 0; i < findings->len; i++)
    {
      const AspFormFinding *finding = g_ptr_array_index (findings, i);

      g_string_append_printf (told, "%d %s %s\n", finding->line, finding->rule, finding->words);
    }
  asp_form_instance_set_language (instance, "hu");
  g_string_append_printf (told, "%s / %s\n",
                          asp_form_node_get_label (asp_form_instance_find (instance, "/d/a", 0)),
                          asp_form_node_get_label (asp_form_instance_find (instance, "/d/b", 0)));

  return g_string_free (told, FALSE);
}

/* @in_parts: whether the thread's reading was good for something */
static void
assert_same (const char *before,
             const char *texts,
             const char *labels,
             gboolean    in_parts)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AspForm) parts = load (before, IN_PARTS, texts, &error);
  g_autoptr (AspForm) whole = load (before, IN_ONE_PIECE, texts, NULL);
  g_autofree char *told_by_parts = NULL;
  g_autofree char *told_by_whole = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (whole);
  /* Only the thread reads texts before all others. */
  g_assert_cmpint (parts->n_texts_read > 0, ==, in_parts);
  g_assert_cmpuint (whole->n_texts_read, ==, 0);
  told_by_parts = tell (parts);
  told_by_whole = tell (whole);
  g_assert_cmpstr (told_by_parts, ==, told_by_whole);
  g_assert_true (g_str_has_suffix (told_by_parts, labels));
}

static void
test_texts (void)
{
  assert_same ("", "<translation lang='hu'>\n<text id='a'><value>Á</value></text>\n"
               "<text id='b'><value>B</value></text></translation>", "Á / B\n", TRUE);
  /* More than words: nodes, expressions, what nobody supports, and ids that are there twice. */
  assert_same ("", "<translation lang='hu'>\n<text id='a'><value>régi</value></text>\n"
               "<text id='a'><value>Eleje <output value='/d/a'/></value></text>\n"
               "<text id='b'><value>egy<!-- kettő -->há &amp; rom</value></text>\n"
               "<text id='c'><value><output value=\"pulldata('x', 'y', 'z', '1')\"/></value>"
               "</text>\n<text id='c'><value>C</value></text>\n</translation>",
               "Eleje 7 / egyhá & rom\n", TRUE);
  assert_same ("", "<translation lang='hu'>\n<text id='a'><value>régi <output value='/d/a'/>"
               "</value></text>\n<text id='a'><value>új</value></text>\n"
               "<text id='b'><value form='image'>b.png</value></text>\n</translation>",
               "új / \n", TRUE);
}

/* What means something only together with the rest of the file. */
static void
test_outside (void)
{
  assert_same ("", "<translation lang='hu'><text id='a'><value>egy <x:b>kettő</x:b></value></text>"
               "<text x:note='n' id='b'><value>B</value></text></translation>",
               "egy kettő / B\n", FALSE);
  /* Of two the first one counts. */
  assert_same ("", "<translation lang='hu'><text id='a'><value>első</value></text></translation>"
               "</itext>\n<itext><translation lang='hu'><text id='a'><value>második</value></text>"
               "</translation>", "első / \n", FALSE);
  /* In a comment it is none. */
  assert_same ("<!--", "</itext>-->\n<itext><translation lang='hu'><text id='a'><value>jó</value>"
               "</text></translation>", "jó / \n", FALSE);
  assert_same ("<!-- <itext> -->", "<translation lang='hu'><text id='a'><value>Á</value></text>"
               "<text id='b'><value>B</value></text></translation>", "Á / B\n", FALSE);
}

static void
assert_error (const char *texts,
              int         code,
              const char *begin)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) same = NULL;

  g_assert_null (load ("", IN_PARTS, texts, &error));
  g_assert_null (load ("", IN_ONE_PIECE, texts, &same));
  g_assert_error (error, ASP_FORM_ERROR, code);
  g_assert_cmpstr (error->message, ==, same->message);
  g_assert_true (g_str_has_prefix (error->message, begin));
}

static void
test_errors (void)
{
  assert_error ("<translation lang='hu'>\n<text id='a'>\n<value>Á</text></translation>",
                ASP_FORM_ERROR_XML, "nagy.xml, line 4009:");
  assert_error ("<translation lang='hu'><text id='a'><value>&nincs;</value></text></translation>",
                ASP_FORM_ERROR_XML, "nagy.xml, line 4007:");
  assert_error ("<translation lang='hu'>\n<text id='a'><value><output value='1 +'/></value>"
                "</text></translation>", ASP_FORM_ERROR_EXPRESSION, "nagy.xml, line 4008:");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/xforms/parts/texts", test_texts);
  g_test_add_func ("/xforms/parts/what-stands-outside", test_outside);
  g_test_add_func ("/xforms/parts/errors-have-lines", test_errors);

  return g_test_run ();
}
