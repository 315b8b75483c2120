/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <libxml/parser.h>
#include <string.h>

#include "asp-form.h"
#include "asp-xpath-private.h"

/* Values: XPath 1.0, ODK's specification, and the rules R1 to R18 where engines differ. */

#define DOCUMENT \
  "<data><a>3</a><b>árvíz</b><empty/><day>2014-06-12</day>" \
  "<row><x>1</x><y>10</y></row><row><x>2</x><y/></row><row><x>4</x><y>30</y></row>" \
  "<many>alma körte</many></data>"

typedef struct
{
  xmlDoc      *doc;
  AspXPathEnv  env;
} Fixture;

static gboolean
is_relevant (xmlNode  *node,
             gpointer  data)
{
  return TRUE;
}

static gboolean
is_row (xmlNode  *node,
        gpointer  data)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, "row") == 0;
}

static xmlNode *
get_instance (const char *id,
              gpointer    data)
{
  return NULL;
}

static char *
get_nothing (const char *id,
             gpointer    data)
{
  return NULL;
}

static char *
get_name (const char *value,
          const char *path,
          xmlNode    *context,
          gpointer    data)
{
  return g_strconcat (value, "@", path, NULL);
}

static AspCalendar *
get_calendar (void)
{
  static AspCalendar *calendar = NULL;

  if (calendar == NULL)
    calendar = asp_calendar_new_hungarian ();

  return calendar;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->doc = xmlReadMemory (DOCUMENT, (int) strlen (DOCUMENT), NULL, NULL, XML_PARSE_NONET);
  fixture->env = (AspXPathEnv) {
    .root = xmlDocGetRootElement (fixture->doc),
    .today = asp_day_new (2014, 9, 15),
    .language = ASP_LANGUAGE_EN,
    .get_calendar = get_calendar,
    .is_relevant = is_relevant,
    .is_row = is_row,
    .get_instance = get_instance,
    .get_choice_name = get_name,
    .get_text = get_nothing,
  };
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  xmlFreeDoc (fixture->doc);
}

static char *
evaluate_at (Fixture    *fixture,
             xmlNode    *node,
             const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AspExpr) expr = _asp_expr_parse (text, &error);
  AspXPathContext context = { &fixture->env, node, node, 1, 1 };

  g_assert_no_error (error);

  return _asp_expr_to_string (expr, &context);
}

static void
check (Fixture    *fixture,
       const char *text,
       const char *expected)
{
  g_autofree char *value = evaluate_at (fixture, fixture->env.root, text);

  g_test_message ("%s", text);
  g_assert_cmpstr (value, ==, expected);
}

typedef struct
{
  const char *text;
  const char *expected;
} Case;

static void
check_all (Fixture    *fixture,
           const Case *cases,
           guint       n_cases)
{
  for (guint i = 0; i < n_cases; i++)
    check (fixture, cases[i].text, cases[i].expected);
}

static void
test_operators (Fixture       *fixture,
                gconstpointer  data)
{
  static const Case cases[] = {
    { "1 + 2 * 3", "7" }, { "(1 + 2) * 3", "9" }, { "7 div 2", "3.5" }, { "7 mod 2", "1" },
    { "-3 + 1", "-2" }, { "2div2", "1" }, { "1 = 1 and 2 > 1", "true" },
    { "1 > 2 or 3 != 3", "false" }, { "a * 2", "6" }, { "/data/a - 1", "2" },
    { "not(a = 3)", "false" }, { "'x' = 'x'", "true" }, { "a < 'x'", "false" },
    { "count(a | b)", "2" },
  };

  check_all (fixture, cases, G_N_ELEMENTS (cases));
}

static void
test_paths (Fixture       *fixture,
            gconstpointer  data)
{
  static const Case cases[] = {
    { "a", "3" }, { "./a", "3" }, { "/data/b", "árvíz" }, { "a/../b", "árvíz" },
    { "row[2]/x", "2" }, { "row[x = 4]/y", "30" }, { "count(row[y != ''])", "2" },
    { "sum(/data/row/x)", "7" }, { "row[position() = last()]/x", "4" }, { "count(//x)", "3" },
    { "count(/data/*)", "8" }, { "row[2]/x/../../a", "3" }, { "position(/data/row[2])", "2" },
  };

  check_all (fixture, cases, G_N_ELEMENTS (cases));
}

/* From within a row an absolute path means that row where one value is wanted (R14). */
static void
test_own_row (Fixture       *fixture,
              gconstpointer  data)
{
  xmlNode *row = fixture->env.root->children;
  g_autofree char *single = NULL;
  g_autofree char *all = NULL;
  g_autofree char *sum = NULL;

  while (strcmp ((const char *) row->name, "row") != 0)
    row = row->next;
  row = row->next;
  single = evaluate_at (fixture, row, "/data/row/x");
  all = evaluate_at (fixture, row, "count(/data/row)");
  sum = evaluate_at (fixture, row, "sum(/data/row/x) - /data/row/x");
  g_assert_cmpstr (single, ==, "2");
  g_assert_cmpstr (all, ==, "3");
  g_assert_cmpstr (sum, ==, "5");
}

static void
test_texts (Fixture       *fixture,
            gconstpointer  data)
{
  static const Case cases[] = {
    { "concat(a, '-', b)", "3-árvíz" }, { "concat(row/x)", "124" }, { "concat()", "" },
    { "join(', ', row/x)", "1, 2, 4" }, { "substr(b, 1, 3)", "rv" }, { "substr(b, -2)", "íz" },
    { "substring(b, 2, 2)", "rv" }, { "substring('12345', 1.5, 2.6)", "234" },
    { "string-length(b)", "5" }, { "contains(b, 'víz')", "true" },
    { "starts-with(b, 'á')", "true" }, { "ends-with(b, 'z')", "true" },
    { "substring-before('2014-06', '-')", "2014" }, { "substring-after('2014-06', '-')", "06" },
    { "translate('12345676-2-13', '-', '')", "12345676213" }, { "translate('kő', 'ő', 'o')", "ko" },
    { "normalize-space('  a  b ')", "a b" },
    { "selected(many, 'alma')", "true" }, { "selected(many, 'alm')", "false" },
    { "count-selected(many)", "2" }, { "selected-at(many, 1)", "körte" },
    { "jr:choice-name(a, '/data/a')", "3@/data/a" },
  };

  check_all (fixture, cases, G_N_ELEMENTS (cases));
}

static void
test_numbers (Fixture       *fixture,
              gconstpointer  data)
{
  static const Case cases[] = {
    /* R3: never an exponent */
    { "3000000000", "3000000000" }, { "2147483648 * 1000", "2147483648000" },
    { "0.000001", "0.000001" }, { "1 div 3", "0.3333333333333333" },
    /* R4 */
    { "number('1e3')", "" }, { "number('12.5')", "12.5" }, { "number('')", "" },
    /* R5 */
    { "6.1 - 7.8", "-1.7" }, { "6.1 - 7.8 = -1.7", "true" }, { "0.1 + 0.2", "0.3" },
    /* R6: blanks are passed over, the extremes of nothing are blank; the sum: XPath 1.0, 4.4 */
    { "sum(row/y)", "40" }, { "min(row/y)", "10" }, { "max(row/y)", "30" },
    { "sum(nothing)", "0" }, { "min(nothing)", "" }, { "max(nothing)", "" },
    /* R8 */
    { "round(-2.5)", "-3" }, { "round(2.5)", "3" }, { "round(1234.567, 2)", "1234.57" },
    { "round(1250, -2)", "1300" },
    { "int(-2.7)", "-2" }, { "floor(-2.1)", "-3" }, { "ceiling(2.1)", "3" }, { "abs(-3)", "3" },
    /* R18 */
    { "concat('x', 1 + 'y')", "x" },
  };

  check_all (fixture, cases, G_N_ELEMENTS (cases));
}

static void
test_logic (Fixture       *fixture,
            gconstpointer  data)
{
  static const Case cases[] = {
    { "if(a > 2, 'sok', 'kevés')", "sok" }, { "coalesce(empty, b)", "árvíz" },
    { "coalesce(empty, '')", "" }, { "boolean('false')", "true" },
    { "boolean-from-string('1')", "true" }, { "boolean-from-string('igen')", "false" },
    { "boolean(nothing)", "false" },
    /* R7 */
    { "nothing = ''", "true" }, { "empty = ''", "true" },
    /* R9: the whole text */
    { "regex('04570', '[0-9]{5}')", "true" }, { "regex('045701', '[0-9]{5}')", "false" },
    { "regex('a\n', 'a')", "false" },
  };

  check_all (fixture, cases, G_N_ELEMENTS (cases));
}

static void
test_dates (Fixture       *fixture,
            gconstpointer  data)
{
  static const Case cases[] = {
    /* R1: whole days, over the change of the clocks too */
    { "int(date('2014-07-01') - date('2014-03-01'))", "122" },
    { "date(date('2014-10-26') + 1)", "2014-10-27" },
    { "today()", "2014-09-15" },
    /* R11 */
    { "day < today()", "true" }, { "'2014-06-12' <= today()", "true" },
    { "today() - day", "95" }, { "date('')", "" }, { "date('2014-02-30')", "" },
    { "format-date(day, '%Y. %m. %e. %b')", "2014. 06. 12. Jun" },
    /* 20 August is a holiday, 18 October 2014 a worked Saturday */
    { "asp:workday('2014-08-20')", "false" }, { "asp:workday('2014-10-18')", "true" },
    { "asp:add-workdays('2014-08-19', 1)", "2014-08-21" },
  };

  check_all (fixture, cases, G_N_ELEMENTS (cases));
}

static void
check_error (const char *text,
             const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (_asp_expr_parse (text, &error));
  g_assert_error (error, ASP_FORM_ERROR, ASP_FORM_ERROR_EXPRESSION);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
}

static void
test_errors (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *deep = g_strnfill (100000, '(');

  check_error ("1 +", "character 4");
  check_error ("concat('a'", "character 11");
  check_error ("'a", "character 1");
  check_error ("a b", "character 3");
  check_error ("unknown(1)", "unknown");
  check_error ("round()", "round");
  check_error ("a[1", "character 4");
  check_error ("beside::a", "axis");
  check_error ("", "value");
  check_error ("$x", "value");
  check_error (deep, "deep");
}

static void
collect (const char *path,
         gboolean    nodes_only,
         gpointer    user_data)
{
  g_string_append_printf (user_data, "%s%s ", path, nodes_only ? "!" : "");
}

static void
check_reads (const char *text,
             const char *expected)
{
  g_autoptr (AspExpr) expr = _asp_expr_parse (text, NULL);
  g_autoptr (GString) reads = g_string_new (NULL);

  g_test_message ("%s", text);
  g_assert_nonnull (expr);
  _asp_expr_foreach_read (expr, "/data/row/x", collect, reads);
  g_assert_cmpstr (reads->str, ==, expected);
}

static void
test_reads (Fixture       *fixture,
            gconstpointer  data)
{
  check_reads (". + 1", "/data/row/x ");
  check_reads ("../y", "/data/row/y ");
  check_reads ("if(/data/a, ../y, '')", "/data/a /data/row/y ");
  check_reads ("count(/data/row[x = current()/../y])", "/data/row/x /data/row/y /data/row! ");
  check_reads ("instance('list')/list/item[k = /data/a]/v", "/data/a ");
  check_reads ("jr:choice-name(/data/a, '/data/b')", "/data/a /data/b ");
  check_reads ("sum(/data/*)", "/data/* ");
  check_reads ("count(/data/*/k)", "/data/*/k! ");
  check_reads ("count(//row[k = 1])", "//row/k //row! ");
  check_reads ("/data//row/*/k", "/data//row/*/k ");
  check_reads ("/data/descendant::k/@type", "/data//k ");
  check_reads ("count(/data//node())", "/data// ");
  check_reads ("count(//k/..)", "//k! // ");
  check_reads ("/data//k/../x", "/data//k! /data// ");
  check_reads ("count(/data/row/k/../..)", "/data/row/k! /data! ");
  check_reads ("count(../node())", "/data/row// ");
  check_reads ("descendant-or-self::x/k", "/data/row//x/k ");
  check_reads ("count(../preceding-sibling::row)", "/data/row! ");
  check_reads ("count(ancestor::*)", "//*! ");
  check_reads ("../../ancestor-or-self::data/a", "//data/a ");
  check_reads ("../following-sibling::row/x", "/data/row/x ");
  check_reads ("preceding::y", "//y ");
  check_reads ("(../y)[. > /data/a]/text()", "/data/row/y /data/a ");
  check_reads ("/data/b/@k", "/data/b ");
  check_reads ("indexed-repeat(/data/row/y, /data/row, /data/a)",
               "/data/row/y /data/row /data/a ");
}

/* Each function and each rule: subject, expression, value as a text. */
static void
test_own_cases (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  g_assert_true (g_file_get_contents (TEST_DATA "/functions.tsv", &text, NULL, NULL));
  fixture->env.zone = zone;
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      if (*lines[i] == '\0')
        continue;
      g_assert_cmpuint (g_strv_length (cells), ==, 3);
      check (fixture, cells[1], cells[2]);
      n++;
    }
  g_assert_cmpuint (n, >, 150);
}

/* Returns: in how many documents of the context a row says @text */
static double
count_by_row (const AspXPathContext *context,
              xmlNode               *row)
{
  g_autofree char *text = _asp_xpath_node_value (row);
  g_autofree char *source = g_strdup_printf ("count(/data[row = '%s'])", text);
  g_autoptr (AspExpr) found = _asp_expr_parse (source, NULL);

  return _asp_expr_to_number (found, context);
}

/* A cache knows of changes what it is told. */
static void
test_cache (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (AspXPathCache) cache = _asp_xpath_cache_new ();
  g_autoptr (AspExpr) found = _asp_expr_parse ("count(/data/row[x = '4'])", NULL);
  g_autoptr (AspExpr) sum = _asp_expr_parse ("sum(/data/row/x)", NULL);
  xmlNode *root = fixture->env.root;
  AspXPathContext context = { &fixture->env, root, root, 1, 1 };
  xmlNode *x = NULL;
  xmlNode *row;

  for (row = root->children; row != NULL && x == NULL; row = row->next)
    {
      if (is_row (row, NULL))
        x = row->children;
    }
  fixture->env.cache = cache;
  g_assert_cmpfloat (_asp_expr_to_number (found, &context), ==, 1);
  g_assert_cmpfloat (_asp_expr_to_number (sum, &context), ==, 7);
  g_assert_cmpfloat (count_by_row (&context, x->parent), ==, 1);

  xmlNodeSetContent (x, (const xmlChar *) "4");
  _asp_xpath_cache_value_changed (cache, x);
  g_assert_cmpfloat (_asp_expr_to_number (found, &context), ==, 2);
  g_assert_cmpfloat (_asp_expr_to_number (sum, &context), ==, 10);
  /* What is around it has another text too. */
  g_assert_cmpfloat (count_by_row (&context, x->parent), ==, 1);

  xmlAddChild (root, xmlCopyNode (x->parent, 1));
  _asp_xpath_cache_structure_changed (cache);
  g_assert_cmpfloat (_asp_expr_to_number (found, &context), ==, 3);
  g_assert_cmpfloat (_asp_expr_to_number (sum, &context), ==, 14);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/xforms/xpath/operators", test_operators);
  ADD ("/xforms/xpath/paths", test_paths);
  ADD ("/xforms/xpath/own-row", test_own_row);
  ADD ("/xforms/xpath/texts", test_texts);
  ADD ("/xforms/xpath/numbers", test_numbers);
  ADD ("/xforms/xpath/logic", test_logic);
  ADD ("/xforms/xpath/dates", test_dates);
  ADD ("/xforms/xpath/errors-name-the-place", test_errors);
  ADD ("/xforms/xpath/reads-are-known-before", test_reads);
  ADD ("/xforms/xpath/each-function-and-rule", test_own_cases);
  ADD ("/xforms/xpath/cache-follows-changes", test_cache);
#undef ADD

  return g_test_run ();
}
