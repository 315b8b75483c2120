/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <libxml/parser.h>
#include <math.h>
#include <string.h>

#include "asp-xpath-private.h"

/* Prints what one evaluation of each expression takes, the best of five runs, and the geometric
 * mean in evaluations a second. The form has 100 groups of 10 questions, a repeat of 100 rows and a
 * list of 3,155 places. */

typedef struct
{
  const char *name;
  const char *context;
  const char *text;
} BenchExpr;

static const BenchExpr exprs[] = {
  { "E01", "/data/g50/q1", "/data/g50/q0 = 'yes'" },
  { "E02", "/data/g50/q3",
    "selected(/data/g50/q6, 'b') and (/data/g50/q1 > 10 or /data/g50/q2 = 5)" },
  { "E03", "/data/g50/q1", ". >= 0 and . <= 100000" },
  { "E04", "/data/g50/q7", "concat(../q5, ' ', ../q6)" },
  { "E05", "/data/g50/q8",
    "if(/data/g50/q1 > 0, round(coalesce(/data/g50/q2, 0) div /data/g50/q1 * 100, 1), 0)" },
  { "E06", "/data/g50/q6", "string-length(../q5) > 0" },
  { "E07", "/data/g50/q4", ". <= today()" },
  { "E08", "/data/g50/q5", "regex(., '^[0-9]{4}$')" },
  { "E09", "/data", "sum(/data/rep/a)" },
  { "E10", "/data", "count(/data/rep[kind = 'a'])" },
  { "E11", "/data/rep[50]/a", "position(..)" },
  { "E12", "/data", "indexed-repeat(/data/rep/a, /data/rep, 50)" },
  { "E13", "/data", "/data/g10/q8 + /data/g20/q8 + /data/g30/q8 + /data/g40/q8" },
  { "E14", "/data/county", "count(instance('towns')/list/item[county = /data/county])" },
};

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
  return strcmp ((const char *) node->name, "rep") == 0;
}

static xmlNode *
get_instance (const char *id,
              gpointer    data)
{
  return data;
}

static xmlDoc *
read_text (const GString *text)
{
  return xmlReadMemory (text->str, (int) text->len, NULL, NULL, XML_PARSE_NONET);
}

static xmlDoc *
make_instance (void)
{
  g_autoptr (GString) text = g_string_new ("<data><county>c03</county>");

  for (guint i = 0; i < 100; i++)
    g_string_append_printf (text,
                            "<g%u><q0>yes</q0><q1>%u</q1><q2>5</q2><q3>szöveg %u</q3>"
                            "<q4>2014-06-12</q4><q5>1234</q5><q6>b c</q6><q7>x</q7><q8>2.5</q8>"
                            "<q9>t0001</q9></g%u>", i, i + 1, i, i);
  for (guint i = 0; i < 100; i++)
    g_string_append_printf (text, "<rep><kind>%c</kind><a>%u</a><b>%u</b></rep>", "abc"[i % 3],
                            i % 50, i % 7);
  g_string_append (text, "</data>");

  return read_text (text);
}

static xmlDoc *
make_towns (void)
{
  g_autoptr (GString) text = g_string_new ("<instance><list>");

  for (guint i = 0; i < 3155; i++)
    g_string_append_printf (text,
                            "<item><name>t%04u</name><label>Település %u</label>"
                            "<county>c%02u</county><pop>%u</pop></item>", i, i, i * 7 % 20,
                            i * 7919 % 20000);
  g_string_append (text, "</list></instance>");

  return read_text (text);
}

/* Returns: nanoseconds */
static double
measure (const AspExpr         *expr,
         const AspXPathContext *context,
         guint                  n)
{
  gint64 begin = g_get_monotonic_time ();

  for (guint i = 0; i < n; i++)
    {
      g_auto (AspXPathValue) value = { 0 };

      _asp_expr_evaluate (expr, context, &value);
    }

  return (double) (g_get_monotonic_time () - begin) * 1000 / n;
}

static double
measure_best (const AspExpr         *expr,
              const AspXPathContext *context)
{
  guint n = 10;
  double best = INFINITY;

  while (measure (expr, context, n) * n < 20e6)
    n *= 4;
  for (guint i = 0; i < 5; i++)
    best = MIN (best, measure (expr, context, n));

  return best;
}

int
main (void)
{
  xmlDoc *doc = make_instance ();
  xmlDoc *towns = make_towns ();
  g_autoptr (AspXPathCache) cache = _asp_xpath_cache_new ();
  AspXPathEnv env = {
    .root = xmlDocGetRootElement (doc),
    .today = asp_day_new (2014, 9, 15),
    .cache = cache,
    .data = xmlDocGetRootElement (towns),
    .is_relevant = is_relevant,
    .is_row = is_row,
    .get_instance = get_instance,
  };
  double logs = 0;

  for (guint i = 0; i < G_N_ELEMENTS (exprs); i++)
    {
      g_autoptr (AspExpr) expr = _asp_expr_parse (exprs[i].text, NULL);
      g_autoptr (AspExpr) path = _asp_expr_parse (exprs[i].context, NULL);
      AspXPathContext context = { &env, env.root, env.root, 1, 1 };
      g_auto (AspXPathValue) node = { 0 };
      g_autofree char *value = NULL;
      double time;

      _asp_expr_evaluate (path, &context, &node);
      g_assert (node.type == ASP_XPATH_NODES && node.n_nodes == 1);
      context.node = context.current = node.u.node;
      value = _asp_expr_to_string (expr, &context);
      time = measure_best (expr, &context);
      logs += log (time);
      g_print ("%s %9.1f ns  %-12s %s\n", exprs[i].name, time, value, exprs[i].text);
    }
  g_print ("geometric mean: %.0f evaluations/s\n", 1e9 / exp (logs / G_N_ELEMENTS (exprs)));
  xmlFreeDoc (doc);
  xmlFreeDoc (towns);

  return 0;
}
