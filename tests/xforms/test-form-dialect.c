/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "asp-form-report.h"
#include "asp-form-snapshot.h"

/* What ODK's dialect has beyond questions and calculations: rows, actions, lists in other files. */

#define HEAD \
  "<h:html xmlns='http://www.w3.org/2002/xforms' xmlns:h='http://www.w3.org/1999/xhtml' " \
  "xmlns:jr='http://openrosa.org/javarosa' xmlns:ev='http://www.w3.org/2001/xml-events' " \
  "xmlns:odk='http://www.opendatakit.org/xforms'>" \
  "<h:head><h:title>Próba</h:title><model>"
#define MIDDLE "</model></h:head><h:body>"
#define TAIL "</h:body></h:html>"

static AspForm *
load (const char *model,
      const char *body)
{
  g_autofree char *text = g_strconcat (HEAD, model, MIDDLE, body, TAIL, NULL);
  g_autoptr (GError) error = NULL;
  AspForm *form = asp_form_new (text, -1, "proba.xml", &error);

  g_assert_no_error (error);

  return form;
}

static char *
run (const char *model,
     const char *body,
     const char *steps)
{
  g_autoptr (AspForm) form = load (model, body);
  g_autoptr (GError) error = NULL;
  char *out = asp_form_report_run (form, asp_day_new (2014, 9, 15), steps, &error);

  g_assert_no_error (error);

  return out;
}

/* The rows of the report that are about @place, the last one. */
static char *
last_row (const char *out,
          const char *place)
{
  g_autofree char *begin = g_strdup_printf ("=\t%s\t", place);
  const char *found = NULL;
  const char *at = out;

  while ((at = strstr (at, begin)) != NULL)
    found = at++;
  if (found == NULL)
    return NULL;

  found += strlen (begin);

  return g_strndup (found, strcspn (found, "\n"));
}

#define check_last(out, place, expected) \
  { \
    g_autofree char *row = last_row (out, place); \
    g_assert_cmpstr (row, ==, expected); \
  }

static char *
read_case (const char *name)
{
  const char *folder = g_getenv ("CSATLAKOZAS_TEST_DATA");
  g_autofree char *path = NULL;
  char *text = NULL;

  if (folder == NULL)
    return NULL;

  path = g_build_filename (folder, "cases", name, "urlap.xml", NULL);
  g_file_get_contents (path, &text, NULL, NULL);

  return text;
}

static char *
run_case (const char *name,
          const char *steps)
{
  g_autofree char *text = read_case (name);
  g_autoptr (GError) error = NULL;
  g_autoptr (AspForm) form = NULL;
  char *out;

  if (text == NULL)
    {
      g_test_skip ("CSATLAKOZAS_TEST_DATA is not set");
      return NULL;
    }

  form = asp_form_new (text, -1, name, &error);
  g_assert_no_error (error);
  out = asp_form_report_run (form, asp_day_new (2014, 9, 15), steps, &error);
  g_assert_no_error (error);

  return out;
}

/* Every row is numbered anew, not only the next one. */
static void
test_position_after_delete (void)
{
  const char *steps =
    "REPEAT_ADD\t/data/rendszer[2]\nREPEAT_ADD\t/data/rendszer[3]\nREPEAT_ADD\t/data/rendszer[4]\n"
    "REPEAT_ADD\t/data/rendszer[5]\n"
    "ANSWER\t/data/rendszer[1]/nev\tA\nANSWER\t/data/rendszer[2]/nev\tB\n"
    "ANSWER\t/data/rendszer[3]/nev\tC\nANSWER\t/data/rendszer[4]/nev\tD\n"
    "ANSWER\t/data/rendszer[5]/nev\tE\n"
    "REPEAT_DEL\t/data/rendszer[1]\nREPEAT_DEL\t/data/rendszer[2]\n";
  g_autofree char *out = run_case ("22-position-after-delete", steps);

  if (out == NULL)
    return;

  check_last (out, "/data/rendszer[1]/nev", "1\t0\t0\tL\tB");
  check_last (out, "/data/rendszer[2]/nev", "1\t0\t0\tL\tD");
  check_last (out, "/data/rendszer[3]/nev", "1\t0\t0\tL\tE");
  check_last (out, "/data/rendszer[1]/sorszam", "1\t0\t1\tL\t1");
  check_last (out, "/data/rendszer[3]/sorszam", "1\t0\t1\tL\t3");
  check_last (out, "/data/darab", "1\t0\t1\tL\t3");
  g_assert_nonnull (strstr (out, "-\t/data/rendszer[4]\n"));
}

static void
test_first_load_is_not_for_new_rows (void)
{
  g_autofree char *out = run_case ("23-first-load-not-for-new-row",
                                   "REPEAT_ADD\t/data/sor[2]\nREPEAT_ADD\t/data/sor[3]\n");

  if (out == NULL)
    return;

  check_last (out, "/data/sor[1]/forras", "1\t0\t0\tL\tűrlap");
  check_last (out, "/data/sor[1]/ujsor", "1\t0\t0\tL\t");
  check_last (out, "/data/sor[2]/forras", "1\t0\t0\tL\t");
  check_last (out, "/data/sor[2]/ujsor", "1\t0\t0\tL\tfelvett");
  check_last (out, "/data/sor[3]/ujsor", "1\t0\t0\tL\tfelvett");
}

static void
test_numbers_without_exponent (void)
{
  g_autofree char *out = run_case ("25-numbers-without-exponent", "INIT\n");

  if (out == NULL)
    return;

  check_last (out, "/data/a", "1\t0\t0\tL\t0.000000125");
  check_last (out, "/data/b", "1\t0\t0\tL\t3000000000");
  check_last (out, "/data/c", "1\t0\t0\tL\t0");
  check_last (out, "/data/d", "1\t0\t0\tL\t0.00001 Ft");
  check_last (out, "/data/e", "1\t0\t0\tL\t100000000000000000000");
}

static void
test_required_in_hidden_group (void)
{
  g_autofree char *out = run_case ("30-required-inside-hidden-group",
                                   "ANSWER\t/data/kozos_hivatal\ti\n"
                                   "ANSWER\t/data/kozos_hivatal\tn\nVALIDATE\n"
                                   "ANSWER\t/data/kozos_hivatal\ti\nVALIDATE\n");
  const char *second;

  if (out == NULL)
    return;

  second = strstr (out, "VALIDATE\tOK\n");
  g_assert_nonnull (second);
  g_assert_nonnull (strstr (second, "VALIDATE\tREQUIRED_BUT_EMPTY\t/data/kozos[1]/szekhely[1]\n"));
}

/* Rows that the number no longer asks for come back with what they held (R13). */
static void
test_count_lowered (void)
{
  const char *model =
    "<instance><d><n/><sor><a/></sor><s/></d></instance>"
    "<bind nodeset='/d/s' calculate='sum(/d/sor/a)'/>";
  const char *body = "<input ref='/d/n'/><group ref='/d/sor'><repeat nodeset='/d/sor' "
                     "jr:count='/d/n'><input ref='/d/sor/a'/></repeat></group><input ref='/d/s'/>";
  g_autoptr (AspForm) form = load (model, body);
  g_autoptr (AspFormInstance) instance =
    asp_form_instance_new_first (form, asp_day_new (2014, 9, 15), FALSE);
  AspFormNode *sum = asp_form_instance_find (instance, "/d/s", 0);
  AspFormNode *rows = asp_form_instance_find (instance, "/d/sor", 0);
  GListModel *list = asp_form_node_get_children (rows);

  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 0);
  asp_form_instance_set_answer (instance, "/d/n", 0, ASP_ANSWER_ANSWERED, "4");
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 4);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (AspFormNode) row = g_list_model_get_item (list, i);
      g_autofree char *value = g_strdup_printf ("%u", 100 * (i + 1));

      asp_form_instance_set_answer (instance, "/d/sor/a", asp_form_node_get_row_id (row),
                                    ASP_ANSWER_ANSWERED, value);
    }
  g_assert_cmpstr (asp_form_node_get_value (sum), ==, "1000");
  asp_form_instance_set_answer (instance, "/d/n", 0, ASP_ANSWER_ANSWERED, "2");
  g_assert_cmpstr (asp_form_node_get_value (sum), ==, "300");
  asp_form_instance_set_answer (instance, "/d/n", 0, ASP_ANSWER_ANSWERED, "3");
  g_assert_cmpstr (asp_form_node_get_value (sum), ==, "600");
  asp_form_instance_set_answer (instance, "/d/n", 0, ASP_ANSWER_ANSWERED, "0");
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 0);
  asp_form_instance_set_answer (instance, "/d/n", 0, ASP_ANSWER_ANSWERED, "");
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 0);
}

/* A new row of the outer repeat has inner rows of its own; absolute paths stay in the row (R14). */
static void
test_nested_rows (void)
{
  g_autofree char *out =
    run ("<instance><d><o jr:template=''><i jr:template=''><x/></i><n/></o>"
         "<o><i><x/></i><n/></o></d></instance>"
         "<bind nodeset='/d/o/n' calculate='count(/d/o/i)'/>",
         "<repeat nodeset='/d/o'><repeat nodeset='/d/o/i'><input ref='/d/o/i/x'/></repeat>"
         "</repeat>",
         "REPEAT_ADD\t/d/o[1]/i[2]\nREPEAT_ADD\t/d/o[2]\nREPEAT_ADD\t/d/o[2]/i[1]\n");

  check_last (out, "/d/o[1]/n", "1\t0\t0\tL\t2");
  check_last (out, "/d/o[2]/n", "1\t0\t0\tL\t1");
}

/* What an action puts in takes the place of "I do not know". */
static void
test_action_over_unknown (void)
{
  g_autoptr (AspForm) form =
    load ("<instance><d><a/><b/></d></instance>",
          "<input ref='/d/a'><setvalue ref='/d/b' event='xforms-value-changed' value='/d/a'/>"
          "</input><input ref='/d/b'/>");
  g_autoptr (AspFormInstance) instance =
    asp_form_instance_new_first (form, asp_day_new (2014, 9, 15), FALSE);
  AspFormNode *b = asp_form_instance_find (instance, "/d/b", 0);

  asp_form_instance_give_answer (instance, "/d/b", 0, ASP_ANSWER_DONT_KNOW, "");
  g_assert_cmpint (asp_form_node_get_kind (b), ==, ASP_ANSWER_DONT_KNOW);
  asp_form_instance_give_answer (instance, "/d/a", 0, ASP_ANSWER_ANSWERED, "5");
  g_assert_cmpstr (asp_form_node_get_value (b), ==, "5");
  g_assert_cmpint (asp_form_node_get_kind (b), ==, ASP_ANSWER_ANSWERED);
}

static void
test_actions (void)
{
  g_autofree char *out =
    run ("<instance><d><a/><b/><c/><e>régi</e></d></instance>"
         "<setvalue event='odk-instance-first-load' ref='/d/e'>új</setvalue>",
         "<input ref='/d/a'><setvalue event='xforms-value-changed' ref='/d/b' "
         "value='concat(/d/a, 1)'/></input>"
         "<input ref='/d/b'><setvalue event='xforms-value-changed' ref='/d/c' "
         "value='concat(/d/b, 2)'/></input>",
         "ANSWER\t/d/a\tx\n");

  check_last (out, "/d/e", "1\t0\t0\tL\túj");
  check_last (out, "/d/b", "1\t0\t0\tL\tx1");
  check_last (out, "/d/c", "1\t0\t0\tL\tx12");
}

/* What can no longer be chosen goes at once, and what hangs on it with it (R12). */
static void
test_stale_choice (void)
{
  g_autofree char *out =
    run ("<instance><d><megye/><jaras/><nev/></d></instance>"
         "<instance id='j'><root><item><m>1</m><v>a</v></item><item><m>2</m><v>b</v></item></root>"
         "</instance><bind nodeset='/d/nev' calculate='concat(\"«\", /d/jaras, \"»\")'/>",
         "<input ref='/d/megye'/><select1 ref='/d/jaras'><itemset "
         "nodeset=\"instance('j')/*/item[m = /d/megye]\"><value ref='v'/><label ref='v'/>"
         "</itemset></select1>",
         "ANSWER\t/d/megye\t1\nANSWER\t/d/jaras\ta\nCHOICES\t/d/jaras\nANSWER\t/d/megye\t2\n"
         "CHOICES\t/d/jaras\n");

  g_assert_nonnull (strstr (out, "=\t/d/nev\t1\t0\t0\tL\t«a»\n"));
  check_last (out, "/d/jaras", "1\t0\t0\tL\t");
  check_last (out, "/d/nev", "1\t0\t0\tL\t«»");
  g_assert_nonnull (strstr (out, "CHOICES\t/d/jaras\ta\n"));
  g_assert_nonnull (strstr (out, "CHOICES\t/d/jaras\tb\n"));
}

static void
write_file (const char *folder,
            const char *name,
            const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

#define LIST(id, src) "<instance id='" id "' src='" src "'/>"

/* Lists beside the form are read, nothing outside of its folder is. */
static void
test_lists_in_files (void)
{
  g_autofree char *folder = g_dir_make_tmp ("csatlakozas-form-XXXXXX", NULL);
  g_autofree char *inner = g_build_filename (folder, "urlap", NULL);
  g_autofree char *path = g_build_filename (inner, "urlap.xml", NULL);
  g_autofree char *link = g_build_filename (inner, "link.xml", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (AspForm) form = NULL;
  g_autofree char *out = NULL;

  g_assert_cmpint (g_mkdir (inner, 0700), ==, 0);
  write_file (folder, "kint.xml", "<root><item><v>titok</v></item></root>");
  write_file (inner, "telepules.csv", "v,n\n04570,Budapest\n13578,\"Nagymaros, Duna\"\n");
  write_file (inner, "lista.xml", "<root><item><v>x</v></item></root>");
  write_file (inner, "hely.geojson",
              "{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\", "
              "\"geometry\": {\"type\": \"Point\", \"coordinates\": [19.05, 47.5]}, "
              "\"id\": 7, \"properties\": {\"n\": \"Duna\"}}]}");
  g_assert_cmpint (symlink ("../kint.xml", link), ==, 0);
  write_file (inner, "urlap.xml",
              HEAD "<instance><d><a/><b/><c/><e/><f/><g/></d></instance>"
              LIST ("t", "jr://file-csv/telepules.csv") LIST ("l", "jr://file/lista.xml")
              LIST ("h", "jr://file/hely.geojson") LIST ("k", "jr://file/../kint.xml")
              LIST ("s", "jr://file/link.xml") LIST ("n", "jr://file/nincs.xml")
              "<bind nodeset='/d/a' calculate=\"instance('t')/*/item[v = '13578']/n\"/>"
              "<bind nodeset='/d/b' calculate=\"instance('l')/*/item/v\"/>"
              "<bind nodeset='/d/c' calculate=\"instance('h')/*/item[id = '7']/geometry\"/>"
              "<bind nodeset='/d/e' calculate=\"concat(instance('k')//v, instance('s')//v)\"/>"
              MIDDLE TAIL);

  form = asp_form_new_from_file (file, &error);
  g_assert_no_error (error);
  out = asp_form_report_run (form, asp_day_new (2014, 9, 15), "INIT\n", &error);
  g_assert_no_error (error);
  check_last (out, "/d/a", "1\t0\t0\tL\tNagymaros, Duna");
  check_last (out, "/d/b", "1\t0\t0\tL\tx");
  check_last (out, "/d/c", "1\t0\t0\tL\t47.5 19.05 0 0");
  check_last (out, "/d/e", "1\t0\t0\tL\t");
  g_assert_cmpuint (asp_form_get_losses (form)->len, ==, 3);

  for (guint i = 0; i < 6; i++)
    {
      static const char *const names[] = { "link.xml", "hely.geojson", "lista.xml",
                                           "telepules.csv", "urlap.xml", "../kint.xml" };
      g_autofree char *name = g_build_filename (inner, names[i], NULL);

      g_assert_cmpint (g_unlink (name), ==, 0);
    }
  g_assert_cmpint (g_rmdir (inner), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_losses_are_named (void)
{
  g_autoptr (AspForm) form =
    load ("<instance><d><a/></d></instance>\n<bind nodeset='/d/nincs'/>\n"
          "<bind nodeset='/d/a' calculate='area(/d/a/b)'/>\n"
          "<odk:setgeopoint ref='/d/a' event='odk-instance-first-load'/>"
          "<instance id='m' src='jr://instance/last-saved'/>",
          "\n<secret ref='/d/a'/>\n<input ref='/d/a' appearance='signature'/>");
  static const struct
  {
    int         line;
    const char *words;
  } expected[] = {
    { 4, "last time" }, { 2, "/d/nincs" }, { 3, "area" }, { 4, "setgeopoint" }, { 5, "secret" },
    { 6, "signature" },
  };
  GPtrArray *losses = asp_form_get_losses (form);

  g_assert_cmpuint (losses->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < losses->len; i++)
    {
      g_autofree char *place = g_strdup_printf ("proba.xml, line %d:", expected[i].line);

      g_test_message ("%s", (const char *) g_ptr_array_index (losses, i));
      g_assert_true (g_str_has_prefix (g_ptr_array_index (losses, i), place));
      g_assert_nonnull (strstr (g_ptr_array_index (losses, i), expected[i].words));
    }
}

/* Rows by jr:count and of a list that is as it is are nobody's to add. */
static void
test_fixed_rows (void)
{
  static const char *const attributes[] = { "jr:count='/d/n'", "jr:noAddRemove='true()'", "" };

  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      g_autofree char *body = g_strdup_printf ("<repeat nodeset='/d/s' %s><input ref='/d/s/a'/>"
                                               "</repeat>", attributes[i]);
      g_autoptr (AspForm) form = load ("<instance><d><n/><s><a/></s></d></instance>", body);
      g_autoptr (AspFormInstance) instance =
        asp_form_instance_new_first (form, asp_day_new (2014, 9, 15), FALSE);
      AspFormNode *rows = asp_form_instance_find (instance, "/d/s", 0);

      g_assert_cmpint (asp_form_node_get_has_fixed_rows (rows), ==, *attributes[i] != '\0');
    }
}

static void
test_unknown_step (void)
{
  g_autoptr (AspForm) form = load ("<instance><d><a/></d></instance>", "<input ref='/d/a'/>");
  g_autoptr (GError) error = NULL;

  g_assert_null (asp_form_report_run (form, asp_day_new (2014, 9, 15), "INIT\nTÁNC\n", &error));
  g_assert_error (error, ASP_FORM_ERROR, ASP_FORM_ERROR_STRUCTURE);
  g_assert_nonnull (strstr (error->message, "line 2"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/xforms/dialect/position-after-delete", test_position_after_delete);
  g_test_add_func ("/xforms/dialect/first-load-is-not-for-new-rows",
                   test_first_load_is_not_for_new_rows);
  g_test_add_func ("/xforms/dialect/numbers-without-exponent", test_numbers_without_exponent);
  g_test_add_func ("/xforms/dialect/required-in-hidden-group", test_required_in_hidden_group);
  g_test_add_func ("/xforms/dialect/count-lowered", test_count_lowered);
  g_test_add_func ("/xforms/dialect/nested-rows", test_nested_rows);
  g_test_add_func ("/xforms/dialect/actions", test_actions);
  g_test_add_func ("/xforms/dialect/action-over-unknown", test_action_over_unknown);
  g_test_add_func ("/xforms/dialect/stale-choice", test_stale_choice);
  g_test_add_func ("/xforms/dialect/lists-in-files", test_lists_in_files);
  g_test_add_func ("/xforms/dialect/losses-are-named", test_losses_are_named);
  g_test_add_func ("/xforms/dialect/fixed-rows", test_fixed_rows);
  g_test_add_func ("/xforms/dialect/unknown-step", test_unknown_step);

  return g_test_run ();
}
