/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <libxml/parser.h>
#include <stdint.h>
#include <string.h>

#include "asp-xpath-private.h"

/* Called by the replay, or by libFuzzer. */
int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static const char document[] =
  "<data version='3'><a k='1'>3</a><b>árvíz</b><empty/><day>2014-06-12</day>"
  "<row><x>1</x><y>10</y></row><row><x>2</x><y/></row><!--c--><?p i?></data>";

static void
ignore_path (const char *path,
             gboolean    nodes_only,
             gpointer    user_data)
{
}

/* Any bytes as an expression: it is refused with a reason, or has a value with and without a
 * cache. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (AspExpr) expr = _asp_expr_parse (text, &error);
  xmlDoc *doc;

  g_assert_true ((expr == NULL) == (error != NULL));
  if (expr == NULL)
    return 0;

  _asp_expr_foreach_read (expr, "/data/row/x", ignore_path, NULL);
  doc = xmlReadMemory (document, (int) strlen (document), NULL, NULL, XML_PARSE_NONET);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (AspXPathCache) cache = i == 0 ? NULL : _asp_xpath_cache_new ();
      g_autoptr (GRand) random = g_rand_new_with_seed (1);
      AspXPathEnv env = { .root = xmlDocGetRootElement (doc), .today = 16000, .now = 1,
                          .random = random, .cache = cache };
      AspXPathContext context = { &env, env.root, env.root, 1, 1 };
      g_autofree char *value = _asp_expr_to_string (expr, &context);

      g_assert_nonnull (value);
    }
  xmlFreeDoc (doc);

  return 0;
}
