/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <libxml/parser.h>
#include <math.h>
#include <string.h>

#include "asp-xpath-private.h"

/* usage: test-xpath-cases FOLDER
 * Expressions with the values that other engines recorded in their own test suites: cases.tsv and
 * docs.tsv of the folder. They stay outside of the repository; without an argument the folder
 * "xpath" in CSATLAKOZAS_TEST_DATA is taken, and without that nothing is run. Where we differ on
 * purpose is listed in tests/data/xpath/differences.tsv, each with the rule that says so. */

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

/* The functions of geography are not in our subset. */
static const char *const functions_left_out[] = {
  "area", "distance", "enclosed-area", "geofence", "intersects", NULL
};

/* No functions at all: other engines notice that only when they are evaluated, we when the form is
 * read. */
static const char *const functions_unknown[] = {
  "explode", "explode-a", "explode-b", "explode-c", "explode-d", NULL
};

typedef struct
{
  guint n_passed;
  guint n_failed;
  guint n_by_rule;
  guint n_left_out;
  guint n_random;
} Counts;

typedef struct
{
  GHashTable *documents;        /* (owned): id → xmlDoc (owned) */
  GHashTable *differences;      /* (owned): id → rule */
  GHashTable *counts;           /* (owned): name of a group → Counts (owned) */
} Runner;

/* What one case is evaluated with. */
typedef struct
{
  xmlDoc     *doc;
  GHashTable *namespaces;       /* (owned): prefix → URI */
  char       *lang;             /* (owned) (nullable) */
} Setting;

static gboolean
is_element (const xmlNode *node,
            const char    *name)
{
  return node->type == XML_ELEMENT_NODE && strcmp ((const char *) node->name, name) == 0;
}

/* Returns: (nullable): the first such element in the tree */
static xmlNode *
find_element (xmlNode    *node,
              const char *name,
              const char *attribute,
              const char *value)
{
  for (; node != NULL; node = node->next)
    {
      g_autofree char *text = NULL;
      xmlNode *found;

      if (is_element (node, name))
        text = (char *) xmlGetNoNsProp (node, (const xmlChar *) attribute);
      if (text != NULL && strcmp (text, value) == 0)
        return node;
      found = node->type == XML_ELEMENT_NODE
                ? find_element (node->children, name, attribute, value) : NULL;
      if (found != NULL)
        return found;
    }

  return NULL;
}

static xmlNode *
get_instance (const char *id,
              gpointer    data)
{
  Setting *setting = data;

  return find_element (xmlDocGetRootElement (setting->doc), "instance", "id", id);
}

static char *
get_text (const char *id,
          gpointer    data)
{
  Setting *setting = data;
  xmlNode *translation = setting->lang == NULL
                           ? NULL : find_element (xmlDocGetRootElement (setting->doc),
                                                  "translation", "lang", setting->lang);
  xmlNode *text = translation == NULL
                    ? NULL : find_element (translation->children, "text", "id", id);
  xmlNode *value = text != NULL ? xmlFirstElementChild (text) : NULL;

  return value != NULL ? (char *) xmlNodeGetContent (value) : NULL;
}

static const char *
get_namespace (const char *prefix,
               gpointer    data)
{
  Setting *setting = data;

  return g_hash_table_lookup (setting->namespaces, prefix);
}

static const char *
get_kind (const xmlNode *node)
{
  switch ((guint) node->type)
    {
    case XML_ELEMENT_NODE:
      return "*";
    case XML_TEXT_NODE:
    case XML_CDATA_SECTION_NODE:
      return "text()";
    case XML_COMMENT_NODE:
      return "comment()";
    case XML_PI_NODE:
      return "processing-instruction()";
    default:
      return "?";
    }
}

static void
append_path (GString       *out,
             const xmlNode *node)
{
  guint n = 1;

  if (node->type == XML_DOCUMENT_NODE)
    return;
  if (node->type == XML_NAMESPACE_DECL)
    {
      g_string_append (out, "namespace");
      return;
    }

  append_path (out, node->parent);
  if (node->type == XML_ATTRIBUTE_NODE)
    {
      if (node->ns != NULL)
        g_string_append_printf (out, "/@{%s}%s", (const char *) node->ns->href,
                                (const char *) node->name);
      else
        g_string_append_printf (out, "/@%s", (const char *) node->name);
      return;
    }
  for (const xmlNode *before = node->prev; before != NULL; before = before->prev)
    n += strcmp (get_kind (before), get_kind (node)) == 0;
  g_string_append_printf (out, "/%s[%u]", get_kind (node), n);
}

static char *
get_path (const xmlNode *node)
{
  GString *out = g_string_new (NULL);

  append_path (out, node);
  if (out->len == 0)
    g_string_append_c (out, '/');

  return g_string_free (out, FALSE);
}

/* Returns: (nullable): the node of a path as get_path() writes it */
static xmlNode *
find_node (xmlNode    *node,
           const char *path)
{
  g_autofree char *own = get_path (node);
  xmlNode *found = NULL;

  if (strcmp (own, path) == 0)
    return node;
  if (node->type != XML_DOCUMENT_NODE && !g_str_has_prefix (path, own))
    return NULL;

  for (xmlAttr *attribute = node->type == XML_ELEMENT_NODE ? node->properties : NULL;
       attribute != NULL && found == NULL; attribute = attribute->next)
    found = find_node ((xmlNode *) attribute, path);
  for (xmlNode *child = node->type != XML_ATTRIBUTE_NODE ? node->children : NULL;
       child != NULL && found == NULL; child = child->next)
    found = find_node (child, path);

  return found;
}

static char *
list_paths (const AspXPathValue *value,
            guint                max)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < MIN (value->n_nodes, max); i++)
    {
      g_autofree char *path = get_path (_asp_xpath_value_get_node (value, i));

      g_string_append_printf (out, "%s%s", i > 0 ? " | " : "", path);
    }

  return g_string_free (out, FALSE);
}

static double
get_instant (const AspXPathValue *value,
             const AspXPathEnv   *env)
{
  double days;
  AspXPathType type = _asp_xpath_value_get_time (value, env, &days);

  return type == ASP_XPATH_DATE ? _asp_xpath_date_to_instant (days, env) : days;
}

/* The value in the form in which the case has its own. */
static char *
describe (const AspXPathValue *value,
          const char          *type,
          const AspXPathEnv   *env)
{
  if (strcmp (type, "boolean") == 0)
    return g_strdup (_asp_xpath_value_is_true (value) ? "true" : "false");
  if (strcmp (type, "number") == 0)
    {
      double number = _asp_xpath_value_to_number (value, env);

      return isnan (number) ? g_strdup ("NaN") : _asp_xpath_format_number (number);
    }
  if (strcmp (type, "nodeset") == 0 || strcmp (type, "first-node") == 0)
    return value->type == ASP_XPATH_NODES
             ? list_paths (value, strcmp (type, "nodeset") == 0 ? G_MAXUINT : 1)
             : g_strdup ("no nodes");

  if (strcmp (type, "date") == 0)
    return g_strdup_printf ("%.9f", get_instant (value, env));

  return _asp_xpath_value_to_string (value, env);
}

static gboolean
is_as_expected (const char        *type,
                const char        *got,
                const char        *wanted,
                const AspXPathEnv *env)
{
  if (strcmp (type, "date") == 0)
    {
      double days = NAN;

      _asp_xpath_parse_time (wanted, env, &days);

      return fabs (days - g_ascii_strtod (got, NULL)) < 1e-8;
    }
  if (strcmp (type, "number") == 0 && strcmp (got, "NaN") != 0 && strcmp (wanted, "NaN") != 0)
    {
      double a = g_ascii_strtod (got, NULL);
      double b = g_ascii_strtod (wanted, NULL);

      return a == b || fabs (a - b) < 1e-9 * MAX (1, fabs (b));
    }

  return strcmp (got, wanted) == 0;
}

/* A difference that is a rule's very working. Returns: (nullable): the rule */
static const char *
explain (const char        *type,
         const char        *got,
         const char        *wanted,
         const AspXPathEnv *env)
{
  double ours = _asp_xpath_parse_number (got, env);
  double theirs = _asp_xpath_parse_number (wanted, env);
  double midnight = _asp_xpath_date_to_instant (ours, env);

  /* A day is a whole number, not the instant of its midnight here; and written without a time. */
  if (strcmp (type, "number") == 0 || !g_str_has_prefix (wanted, "Inv"))
    {
      if (ours == floor (ours) && (fabs (theirs - midnight) < 1e-9 || theirs == ours) &&
          strcmp (got, wanted) != 0)
        return "R1";
    }
  if (strcmp (type, "string") == 0 && *got == '\0' && strcmp (wanted, "NaN") == 0)
    return "R18";
  /* What is no date is blank. */
  if (strcmp (type, "string") == 0 && *got == '\0' && strcmp (wanted, "Invalid Date") == 0)
    return "R18";

  return NULL;
}

/* Whether one of the functions is called: by its whole name, outside of texts. */
static gboolean
calls_any (const char        *expr,
           const char *const *functions)
{
  g_autoptr (GRegex) regex = g_regex_new ("\"[^\"]*\"|'[^']*'|([A-Za-z_][\\w.:-]*)\\s*\\(", 0, 0,
                                          NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_regex_match (regex, expr, 0, &match);
  while (g_match_info_matches (match))
    {
      g_autofree char *name = g_match_info_fetch (match, 1);

      if (name != NULL && g_strv_contains (functions, name))
        return TRUE;
      g_match_info_next (match, NULL);
    }

  return FALSE;
}

static Counts *
get_counts (Runner     *runner,
            const char *group)
{
  Counts *counts = g_hash_table_lookup (runner->counts, group);

  if (counts == NULL)
    {
      counts = g_new0 (Counts, 1);
      g_hash_table_insert (runner->counts, g_strdup (group), counts);
    }

  return counts;
}

/* Counts one case in its suite, and among those that two engines agree on. */
static void
count (Runner *runner,
       char  **cells,
       gsize   offset)
{
  G_STRUCT_MEMBER (guint, get_counts (runner, cells[COLUMN_SOURCE]), offset)++;
  if (strcmp (cells[COLUMN_AGREE], "EW") == 0)
    {
      g_autofree char *group = g_strconcat (cells[COLUMN_SOURCE], " agree=EW", NULL);

      G_STRUCT_MEMBER (guint, get_counts (runner, group), offset)++;
    }
}

static void
judge (Runner     *runner,
       char      **cells,
       const char *expr,
       const char *wanted,
       const char *got,
       gboolean    is_same,
       const char *known_rule)
{
  const char *rule = g_hash_table_lookup (runner->differences, cells[COLUMN_ID]);

  if (rule == NULL)
    rule = known_rule;
  if (rule == NULL && calls_any (expr, functions_unknown))
    rule = "unknown functions are refused when the form is read";
  if (is_same)
    {
      count (runner, cells, G_STRUCT_OFFSET (Counts, n_passed));
      if (g_hash_table_contains (runner->differences, cells[COLUMN_ID]))
        g_print ("# %s differs no more: take it off the list\n", cells[COLUMN_ID]);
    }
  else if (rule != NULL)
    {
      count (runner, cells, G_STRUCT_OFFSET (Counts, n_by_rule));
    }
  else if (calls_any (expr, functions_left_out))
    {
      count (runner, cells, G_STRUCT_OFFSET (Counts, n_left_out));
    }
  else if (strstr (cells[COLUMN_FLAGS], "nondet") != NULL ||
           strstr (cells[COLUMN_FLAGS], "custom-context") != NULL)
    {
      count (runner, cells, G_STRUCT_OFFSET (Counts, n_random));
    }
  else
    {
      g_autofree char *escaped = g_strescape (expr, NULL);

      count (runner, cells, G_STRUCT_OFFSET (Counts, n_failed));
      g_print ("# FAIL %s\t%s\t%s\twanted %s “%s”\tgot “%s”\n", cells[COLUMN_ID],
               cells[COLUMN_AGREE], escaped, cells[COLUMN_TYPE], wanted, got);
    }
}

/* Returns: (transfer full) (nullable): of "tz=…,lang=…" */
static char *
get_flag (const char *flags,
          const char *name)
{
  g_auto (GStrv) parts = g_strsplit (flags, ",", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (g_str_has_prefix (parts[i], name) && parts[i][strlen (name)] == '=')
        return g_strdup (parts[i] + strlen (name) + 1);
    }

  return NULL;
}

static void
read_namespaces (GHashTable *namespaces,
                 const char *text)
{
  g_auto (GStrv) pairs = g_strsplit (text, ";", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    {
      g_auto (GStrv) pair = g_strsplit (pairs[i], "=", 2);

      if (g_strv_length (pair) == 2)
        g_hash_table_insert (namespaces, g_strdup (pair[0]), g_strdup (pair[1]));
    }
}

/* Some of the recorded paths are by names. */
static char *
canonicalize (const char            *wanted,
              const char            *type,
              const AspXPathContext *context)
{
  g_autoptr (AspExpr) path = NULL;
  g_auto (AspXPathValue) value = { 0 };

  if (strcmp (type, "nodeset") != 0 || *wanted != '/' || strchr (wanted, '*') != NULL)
    return g_strdup (wanted);

  path = _asp_expr_parse (wanted, NULL);
  if (path == NULL)
    return g_strdup (wanted);
  _asp_expr_evaluate (path, context, &value);

  return describe (&value, type, context->env);
}

static void
evaluate_case (Runner        *runner,
               char         **cells,
               const AspExpr *expr,
               const char    *text,
               const char    *wanted,
               Setting       *setting,
               AspXPathCache *cache)
{
  g_autofree char *tz = get_flag (cells[COLUMN_FLAGS], "tz");
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (tz != NULL ? tz : "UTC");
  xmlNode *node = find_node ((xmlNode *) setting->doc, cells[COLUMN_CONTEXT]);
  xmlNode *top = *cells[COLUMN_ROOT] != '\0'
                   ? find_node ((xmlNode *) setting->doc, cells[COLUMN_ROOT])
                   : (xmlNode *) setting->doc;
  AspXPathEnv env = {
    .root = top != NULL ? xmlFirstElementChild (top) : NULL,
    .today = asp_day_new (2026, 11, 22),
    .now = G_GINT64_CONSTANT (1795402740000000),
    .zone = zone,
    .language = ASP_LANGUAGE_EN,
    .cache = cache,
    .data = setting,
    .get_instance = get_instance,
    .get_text = get_text,
    .get_namespace = get_namespace,
  };
  AspXPathContext context = { &env, node, node, 1, 1 };
  g_auto (AspXPathValue) value = { 0 };
  g_autofree char *got = NULL;
  g_autofree char *canonical = NULL;

  if (node == NULL || env.root == NULL)
    {
      judge (runner, cells, text, wanted, "context not found", FALSE, NULL);
      return;
    }

  _asp_expr_evaluate (expr, &context, &value);
  got = describe (&value, cells[COLUMN_TYPE], &env);
  canonical = canonicalize (wanted, cells[COLUMN_TYPE], &context);
  judge (runner, cells, text, wanted, got,
         is_as_expected (cells[COLUMN_TYPE], got, canonical, &env),
         explain (cells[COLUMN_TYPE], got, wanted, &env));
}

static void
run_case (Runner *runner,
          char  **cells,
          xmlDoc *doc)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strcompress (cells[COLUMN_EXPR]);
  g_autofree char *wanted = g_strcompress (cells[COLUMN_VALUE]);
  g_autoptr (AspExpr) expr = _asp_expr_parse (text, &error);
  g_autoptr (AspXPathCache) cache = _asp_xpath_cache_new ();
  g_autofree char *lang = get_flag (cells[COLUMN_FLAGS], "lang");
  g_autoptr (GHashTable) namespaces = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                             g_free);
  Setting setting = { doc, namespaces, lang };

  read_namespaces (namespaces, cells[COLUMN_NS]);
  if (strcmp (cells[COLUMN_TYPE], "error") == 0)
    judge (runner, cells, text, wanted, error != NULL ? error->message : "no error", expr == NULL,
           NULL);
  else if (expr == NULL)
    judge (runner, cells, text, wanted, error->message, FALSE, NULL);
  else
    evaluate_case (runner, cells, expr, text, wanted, &setting, cache);
}

static void
free_doc (gpointer data)
{
  xmlFreeDoc (data);
}

static void
add_document (GHashTable *documents,
              const char *id,
              const char *xml)
{
  xmlDoc *doc = xmlReadMemory (xml, (int) strlen (xml), NULL, NULL,
                               XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);

  if (doc == NULL)
    g_printerr ("document %s cannot be read\n", id);
  else
    g_hash_table_insert (documents, g_strdup (id), doc);
}

/* Returns: (transfer full) (nullable): the lines of a file */
static char **
read_lines (const char *folder,
            const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_get_contents (path, &text, NULL, &error))
    {
      g_printerr ("%s\n", error->message);
      return NULL;
    }

  return g_strsplit (text, "\n", -1);
}

/* Returns: how many cases were run */
static guint
run_lines (Runner *runner,
           char  **lines)
{
  guint n = 0;

  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
      xmlDoc *doc;

      if (g_strv_length (cells) != N_COLUMNS)
        continue;
      doc = g_hash_table_lookup (runner->documents, cells[COLUMN_DOC]);
      if (doc == NULL)
        judge (runner, cells, cells[COLUMN_EXPR], cells[COLUMN_VALUE], "no document", FALSE,
               NULL);
      else
        run_case (runner, cells, doc);
      n++;
    }

  return n;
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Returns: whether nothing failed */
static gboolean
report (Runner *runner)
{
  g_autofree const char **groups = (const char **) g_hash_table_get_keys_as_array (runner->counts,
                                                                                   NULL);
  guint n = g_hash_table_size (runner->counts);
  gboolean is_good = TRUE;

  qsort (groups, n, sizeof *groups, compare_strings);
  g_print ("1..%u\n", n);
  for (guint i = 0; i < n; i++)
    {
      const Counts *counts = g_hash_table_lookup (runner->counts, groups[i]);

      g_print ("%s %u %s: %u passed, %u failed, %u other by rule, %u left out, "
               "%u cannot be compared\n", counts->n_failed == 0 ? "ok" : "not ok", i + 1, groups[i],
               counts->n_passed, counts->n_failed, counts->n_by_rule, counts->n_left_out,
               counts->n_random);
      is_good = is_good && counts->n_failed == 0;
    }

  return is_good;
}

static gboolean
read_differences (GHashTable *differences)
{
  g_auto (GStrv) lines = read_lines (TEST_DATA, "differences.tsv");

  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      if (g_strv_length (cells) >= 2)
        g_hash_table_insert (differences, g_strdup (cells[0]), g_strdup (cells[1]));
    }

  return lines != NULL;
}

static int
run_folder (const char *folder)
{
  g_autoptr (GHashTable) documents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                            free_doc);
  g_autoptr (GHashTable) differences = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                              g_free);
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) docs = read_lines (folder, "docs.tsv");
  g_auto (GStrv) cases = read_lines (folder, "cases.tsv");
  Runner runner = { documents, differences, counts };

  if (docs == NULL || cases == NULL || !read_differences (differences))
    return 1;

  add_document (documents, "", "<data/>");
  for (guint i = 1; docs[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (docs[i], "\t", 2);
      g_autofree char *xml = g_strv_length (cells) == 2 ? g_strcompress (cells[1]) : NULL;

      if (xml != NULL)
        add_document (documents, cells[0], xml);
    }
  if (run_lines (&runner, cases) == 0)
    {
      g_printerr ("%s: there are no cases\n", folder);
      return 1;
    }

  return report (&runner) ? 0 : 1;
}

int
main (int    argc,
      char **argv)
{
  const char *data = g_getenv ("CSATLAKOZAS_TEST_DATA");
  g_autofree char *folder = NULL;

  if (argc > 1)
    folder = g_strdup (argv[1]);
  else if (data != NULL)
    folder = g_build_filename (data, "xpath", NULL);
  if (folder == NULL)
    {
      g_print ("1..0 # SKIP nothing was run: no folder is given\n");
      return 0;
    }

  return run_folder (folder);
}
