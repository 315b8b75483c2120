/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-xpath-functions-private.h"

#include <math.h>
#include <string.h>

#include "asp-xpath-nodes-private.h"

void
_asp_xpath_foreach_atom (const AspExpr         *expr,
                         const AspXPathContext *context,
                         guint                  first,
                         AspXPathAtomFunc       func,
                         gpointer               data)
{
  for (guint i = first; i < expr->args->len; i++)
    {
      g_auto (AspXPathValue) value = { 0 };

      _asp_xpath_arg (expr, context, i, &value);
      if (value.type != ASP_XPATH_NODES)
        func (&value, context->env, data);
      for (guint j = 0; value.type == ASP_XPATH_NODES && j < value.n_nodes; j++)
        {
          g_auto (AspXPathValue) atom = { 0 };

          if (!_asp_xpath_spend (context->env, 1))
            return;
          _asp_xpath_set_node_text (&atom, _asp_xpath_value_get_node (&value, j));
          func (&atom, context->env, data);
        }
    }
}

/* Below 1. */
double
_asp_xpath_random (const AspXPathEnv *env)
{
  return env->random != NULL ? g_rand_double (env->random) : g_random_double ();
}

FUNCTION (count)
{
  g_auto (AspXPathValue) value = { 0 };

  _asp_xpath_arg (expr, context, 0, &value);
  _asp_xpath_set_number (result, value.type == ASP_XPATH_NODES ? value.n_nodes : 0);
}

static void
count_text (const AspXPathValue *atom,
            const AspXPathEnv   *env,
            gpointer             data)
{
  *(guint *) data += atom->type != ASP_XPATH_STRING || *atom->u.string != '\0';
}

FUNCTION (count_non_empty)
{
  guint n = 0;

  _asp_xpath_foreach_atom (expr, context, 0, count_text, &n);
  _asp_xpath_set_number (result, n);
}

/* The argument's first node, or the context node where it is left out. Returns: (nullable) */
static xmlNode *
get_node (const AspExpr         *expr,
          const AspXPathContext *context)
{
  g_auto (AspXPathValue) value = { 0 };

  if (_asp_xpath_n_args (expr) == 0)
    return context->node;

  _asp_xpath_arg (expr, context, 0, &value);

  return value.type == ASP_XPATH_NODES && value.n_nodes > 0
           ? _asp_xpath_value_get_node (&value, 0) : NULL;
}

/* With an argument: the place among the siblings of the same name. */
FUNCTION (position)
{
  const AspXPathEnv *env = context->env;
  guint position;
  xmlNode *node;

  if (_asp_xpath_n_args (expr) == 0)
    {
      _asp_xpath_set_number (result, context->position);
      return;
    }

  node = get_node (expr, context);
  if (node == NULL || node->type == XML_NAMESPACE_DECL)
    {
      _asp_xpath_set_number (result, NAN);
      return;
    }
  position = node->type == XML_ELEMENT_NODE && env->get_place != NULL
               ? env->get_place (node, env->data) : 0;
  if (position > 0)
    {
      _asp_xpath_set_number (result, position);
      return;
    }

  position = 1;
  for (xmlNode *before = node->type == XML_ELEMENT_NODE ? node->prev : NULL; before != NULL;
       before = before->prev)
    position += before->type == XML_ELEMENT_NODE && xmlStrEqual (before->name, node->name);
  _asp_xpath_set_number (result, position);
}

FUNCTION (last)
{
  _asp_xpath_set_number (result, context->size);
}

FUNCTION (current)
{
  _asp_xpath_set_node (result, context->current);
}

FUNCTION (instance)
{
  TEXT_ARG (id, 0);
  const AspXPathEnv *env = context->env;

  _asp_xpath_set_node (result, env->get_instance != NULL ? env->get_instance (id, env->data)
                                                         : NULL);
}

static const char *
get_local_name (const xmlNode *node)
{
  const xmlChar *name = NULL;

  if (node == NULL)
    return "";

  if (node->type == XML_NAMESPACE_DECL)
    name = ((const xmlNs *) node)->prefix;
  else if (node->type == XML_ELEMENT_NODE || node->type == XML_ATTRIBUTE_NODE ||
           node->type == XML_PI_NODE)
    name = node->name;

  return name != NULL ? (const char *) name : "";
}

/* Returns: (nullable) */
static const xmlNs *
get_namespace (const xmlNode *node)
{
  return node != NULL && (node->type == XML_ELEMENT_NODE || node->type == XML_ATTRIBUTE_NODE)
           ? node->ns : NULL;
}

FUNCTION (local_name)
{
  _asp_xpath_take_string (result, g_strdup (get_local_name (get_node (expr, context))));
}

FUNCTION (name)
{
  xmlNode *node = get_node (expr, context);
  const xmlNs *ns = get_namespace (node);

  if (ns != NULL && ns->prefix != NULL)
    _asp_xpath_take_string (result, g_strdup_printf ("%s:%s", (const char *) ns->prefix,
                                                     get_local_name (node)));
  else
    _asp_xpath_take_string (result, g_strdup (get_local_name (node)));
}

FUNCTION (namespace_uri)
{
  const xmlNs *ns = get_namespace (get_node (expr, context));

  _asp_xpath_take_string (result, g_strdup (ns != NULL && ns->href != NULL
                                              ? (const char *) ns->href : ""));
}

FUNCTION (lang)
{
  TEXT_ARG (wanted, 0);
  gsize length = strlen (wanted);
  xmlNode *node = context->node->type == XML_NAMESPACE_DECL ? NULL : context->node;
  xmlChar *lang = NULL;

  while (node != NULL && node->type != XML_ELEMENT_NODE)
    node = node->parent;
  for (; node != NULL && node->type == XML_ELEMENT_NODE && lang == NULL; node = node->parent)
    lang = xmlGetNsProp (node, (const xmlChar *) "lang", XML_XML_NAMESPACE);
  _asp_xpath_set_boolean (result,
                          lang != NULL &&
                          g_ascii_strncasecmp ((const char *) lang, wanted, length) == 0 &&
                          (lang[length] == '\0' || lang[length] == '-'));
  xmlFree (lang);
}

static void
add_ids (const AspXPathValue *atom,
         const AspXPathEnv   *env,
         gpointer             data)
{
  g_autofree char *text = _asp_xpath_value_to_string (atom, env);
  g_auto (GStrv) ids = g_strsplit_set (text, " \t\r\n", -1);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      if (*ids[i] != '\0')
        g_hash_table_add (data, g_strdup (ids[i]));
    }
}

/* Forms have no DTD: what is called "id" is one. */
static gboolean
has_id (xmlNode    *node,
        GHashTable *ids)
{
  for (xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    {
      g_auto (AspXPathValue) text = { 0 };

      if (strcmp ((const char *) attribute->name, "id") != 0)
        continue;
      _asp_xpath_set_node_text (&text, (xmlNode *) attribute);
      if (g_hash_table_contains (ids, text.u.string))
        return TRUE;
    }

  return FALSE;
}

FUNCTION (id)
{
  static const AspExprStep all = { .axis = ASP_AXIS_DESCENDANT };
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  AspXPathWalk walk = { expr, context, FALSE, FALSE };
  xmlNode *top = context->node;
  AspNodeList nodes;
  guint n = 0;

  _asp_xpath_foreach_atom (expr, context, 0, add_ids, ids);
  _asp_node_list_init (&nodes);
  while (top->type != XML_NAMESPACE_DECL && top->parent != NULL)
    top = top->parent;
  _asp_xpath_walk_axis (&walk, &all, top, &nodes);
  for (guint i = 0; i < nodes.len; i++)
    {
      if (has_id (nodes.items[i], ids))
        nodes.items[n++] = nodes.items[i];
    }
  nodes.len = n;
  _asp_node_list_finish (&nodes, result);
}

/* The generator of Park and Miller, as the specification of randomize() wants it. */
#define MODULUS 2147483647

static double
next_random (gint64 *seed)
{
  *seed = *seed * 16807 % MODULUS;

  return (double) (*seed - 1) / (MODULUS - 1);
}

/* A number as it is, 0 for what is blank or endless; of any other text, what its digest begins
 * with. */
static gint64
get_seed (const AspExpr         *expr,
          const AspXPathContext *context)
{
  g_auto (AspXPathValue) value = { 0 };
  const char *text;
  double number;
  gint64 seed = 0;

  _asp_xpath_arg (expr, context, 1, &value);
  number = _asp_xpath_value_to_number (&value, context->env);
  text = _asp_xpath_value_make_string (&value, context->env);
  if (isfinite (number) && fabs (number) < 9e18)
    {
      seed = (gint64) number;
    }
  else if (*text != '\0' && !isinf (number))
    {
      g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
      guint8 digest[32];
      gsize length = sizeof digest;

      g_checksum_update (checksum, (const guchar *) text, -1);
      g_checksum_get_digest (checksum, digest, &length);
      for (guint i = 0; i < 8; i++)
        seed = (gint64) ((guint64) seed << 8 | digest[i]);
      /* Other engines have only doubles for it. */
      seed = (gint64) CLAMP ((double) seed, -9.2e18, 9.2e18);
    }

  seed %= MODULUS;

  return seed <= 0 ? seed + MODULUS - 1 : seed;
}

/* Fisher and Yates, from the inside out; the order is not that of the document. */
FUNCTION (randomize)
{
  g_auto (AspXPathValue) value = { 0 };
  xmlNode **nodes;
  gboolean has_seed = _asp_xpath_n_args (expr) > 1;
  gint64 seed = has_seed ? get_seed (expr, context) : 0;

  _asp_xpath_arg (expr, context, 0, &value);
  if (value.type != ASP_XPATH_NODES || value.n_nodes < 2)
    {
      *result = value;
      value.owned = NULL;
      return;
    }

  nodes = g_new (xmlNode *, value.n_nodes);
  for (guint i = 0; i < value.n_nodes; i++)
    {
      double random = has_seed ? next_random (&seed) : _asp_xpath_random (context->env);
      guint j = (guint) floor (random * (i + 1));

      if (j != i)
        nodes[i] = nodes[j];
      nodes[j] = _asp_xpath_value_get_node (&value, i);
    }
  _asp_xpath_take_nodes (result, nodes, value.n_nodes);
}

/* Returns: (nullable) */
static xmlNode *
find_child (xmlNode    *node,
            const char *name)
{
  xmlNode *child = node->children;

  while (child != NULL && (child->type != XML_ELEMENT_NODE ||
                           strcmp ((const char *) child->name, name) != 0))
    child = child->next;

  return child;
}

static gboolean
has_text (xmlNode    *node,
          const char *wanted)
{
  g_auto (AspXPathValue) text = { 0 };

  if (node == NULL)
    return FALSE;

  _asp_xpath_set_node_text (&text, node);

  return strcmp (text.u.string, wanted) == 0;
}

/* The path instance (id) / root / item [key = value] / want. */
FUNCTION (pulldata)
{
  TEXT_ARG (id, 0);
  TEXT_ARG (want, 1);
  TEXT_ARG (key, 2);
  TEXT_ARG (value, 3);
  const AspXPathEnv *env = context->env;
  xmlNode *instance = env->get_instance != NULL ? env->get_instance (id, env->data) : NULL;
  xmlNode *root = instance != NULL ? xmlFirstElementChild (instance) : NULL;

  for (xmlNode *item = root != NULL ? xmlFirstElementChild (root) : NULL; item != NULL;
       item = xmlNextElementSibling (item))
    {
      xmlNode *found = find_child (item, want);

      if (has_text (find_child (item, key), value))
        {
          if (found != NULL)
            _asp_xpath_set_node_text (result, found);
          else
            _asp_xpath_set_string (result, "");
          return;
        }
    }
  _asp_xpath_set_string (result, "");
}

/* Ours: what the record that the form is about holds in a field; '' where it holds nothing. */
FUNCTION (record)
{
  TEXT_ARG (field, 0);
  const AspXPathEnv *env = context->env;
  char *value = env->get_record_value != NULL ? env->get_record_value (field, env->data) : NULL;

  _asp_xpath_take_string (result, value != NULL ? value : g_strdup (""));
}

FUNCTION (choice_name)
{
  TEXT_ARG (value, 0);
  TEXT_ARG (path, 1);
  const AspXPathEnv *env = context->env;
  char *name = NULL;

  if (env->get_choice_name != NULL)
    name = env->get_choice_name (value, path, context->current, env->data);

  _asp_xpath_take_string (result, name != NULL ? name : g_strdup (""));
}

FUNCTION (itext)
{
  TEXT_ARG (id, 0);
  const AspXPathEnv *env = context->env;
  char *text = env->get_text != NULL ? env->get_text (id, env->data) : NULL;

  _asp_xpath_take_string (result, text != NULL ? text : g_strdup (""));
}

FUNCTION (property)
{
  TEXT_ARG (name, 0);
  const AspXPathEnv *env = context->env;
  char *value = env->get_property != NULL ? env->get_property (name, env->data) : NULL;

  _asp_xpath_take_string (result, value != NULL ? value : g_strdup (""));
}

/* What the form says of itself at its instance's root. */
/* Of maps and signatures: known, but of no use here. */
FUNCTION (nothing)
{
  _asp_xpath_set_string (result, "");
}

FUNCTION (version)
{
  for (xmlAttr *attribute = context->env->root->properties; attribute != NULL;
       attribute = attribute->next)
    {
      if (strcmp ((const char *) attribute->name, "version") == 0)
        {
          _asp_xpath_set_node_text (result, (xmlNode *) attribute);
          return;
        }
    }
  _asp_xpath_set_string (result, "");
}

/* Of version 4 (RFC 4122), or so many hexadecimal digits. */
FUNCTION (uuid)
{
  static const char digits[] = "0123456789abcdef";
  double wanted = _asp_xpath_n_args (expr) > 0 ? _asp_xpath_arg_number (expr, context, 0) : 36;
  gboolean is_whole = _asp_xpath_n_args (expr) == 0;
  guint n = wanted >= 0 && wanted <= 4096 ? (guint) wanted : 0;
  char *text = g_new0 (char, n + 1);

  for (guint i = 0; i < n; i++)
    {
      guint digit = (guint) (_asp_xpath_random (context->env) * 16);

      if (is_whole && (i == 8 || i == 13 || i == 18 || i == 23))
        text[i] = '-';
      else if (is_whole && i == 14)
        text[i] = '4';
      else
        text[i] = digits[is_whole && i == 19 ? 8 + digit % 4 : digit];
    }
  _asp_xpath_take_string (result, text);
}
