/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-lint-private.h"

#include <string.h>

/* Which question a node is, and what it may be answered with. */

/* Returns: (nullable): the control that asks the node, not one that only shows it */
AspFormElement *
_asp_lint_get_question (AspFormPath *path)
{
  for (guint i = 0; path->elements != NULL && i < path->elements->len; i++)
    {
      AspFormElement *element = g_ptr_array_index (path->elements, i);

      if (element->kind == ASP_FORM_NODE_QUESTION && element->control != ASP_FORM_CONTROL_NOTE)
        return element;
    }

  return NULL;
}

/* The node that a path without predicates names. Returns: (nullable) */
AspFormPath *
_asp_lint_find_path (AspForm       *form,
                     const AspExpr *expr,
                     AspFormPath   *context)
{
  AspFormPath *at;
  guint first = 0;

  if (expr->kind != ASP_EXPR_PATH || expr->filters->len > 0)
    return NULL;
  if (expr->base != NULL && !_asp_lint_is_call (expr->base, "current"))
    return NULL;

  at = context;
  if (expr->absolute)
    {
      const AspExprStep *step = expr->steps->len > 0 ? g_ptr_array_index (expr->steps, 0) : NULL;

      at = g_ptr_array_index (form->paths, 0);
      if (step == NULL || step->axis != ASP_AXIS_CHILD || step->predicates->len > 0 ||
          g_strcmp0 (step->name, at->name) != 0)
        return NULL;
      first = 1;
    }
  for (guint i = first; at != NULL && i < expr->steps->len; i++)
    {
      const AspExprStep *step = g_ptr_array_index (expr->steps, i);
      g_autofree char *below = NULL;

      if (step->predicates->len > 0)
        return NULL;
      if (step->axis == ASP_AXIS_PARENT && step->test == ASP_NODE_TEST_NODE)
        at = at->parent;
      else if (step->axis == ASP_AXIS_CHILD && step->test == ASP_NODE_TEST_NAME &&
               step->name != NULL)
        {
          below = g_strdup_printf ("%s/%s", at->path, step->name);
          at = _asp_form_find_path (form, below);
        }
      else if (step->axis != ASP_AXIS_SELF || step->test != ASP_NODE_TEST_NODE)
        return NULL;
    }

  return at;
}

/* Whether there is one node of @path for each of @context, not one in each of several rows. */
gboolean
_asp_lint_is_single (AspFormPath *path,
                     AspFormPath *context)
{
  AspFormPath *row = context->repeat;

  if (path->repeat == NULL)
    return TRUE;
  while (row != NULL && row != path->repeat)
    row = row->parent != NULL ? row->parent->repeat : NULL;

  return row != NULL;
}


static void
collect_children (GPtrArray  *nodes,
                  GPtrArray  *found,
                  const char *name)
{
  for (guint i = 0; i < nodes->len; i++)
    {
      const xmlNode *node = g_ptr_array_index (nodes, i);

      for (xmlNode *child = node->children; child != NULL; child = child->next)
        {
          if (child->type == XML_ELEMENT_NODE && (name == NULL || _asp_xml_is (child, name)))
            g_ptr_array_add (found, child);
        }
    }
}

/* All items of the list that @nodes takes its choices from, whatever filters them.
 * Returns: (transfer full) (nullable) (element-type xmlNode): NULL: not a list that can be known */
GPtrArray *
_asp_lint_find_items (AspForm       *form,
                      const AspExpr *nodes)
{
  const AspExpr *id;
  g_autoptr (GPtrArray) at = NULL;
  xmlNode *instance;

  if (_asp_lint_is_call (nodes, "randomize"))
    nodes = g_ptr_array_index (nodes->args, 0);
  if (nodes->kind != ASP_EXPR_PATH || nodes->base == NULL ||
      !_asp_lint_is_call (nodes->base, "instance") || nodes->filters->len > 0)
    return NULL;
  id = g_ptr_array_index (nodes->base->args, 0);
  if (id->kind != ASP_EXPR_STRING)
    return NULL;
  instance = g_hash_table_lookup (form->instances, id->text);
  /* What a form has in place of a list in another file are only its columns. */
  if (instance == NULL || (instance->type == XML_ELEMENT_NODE &&
                           xmlHasProp (instance, (const xmlChar *) "src") != NULL))
    return NULL;

  at = g_ptr_array_new ();
  g_ptr_array_add (at, instance);
  for (guint i = 0; i < nodes->steps->len; i++)
    {
      const AspExprStep *step = g_ptr_array_index (nodes->steps, i);
      g_autoptr (GPtrArray) found = g_ptr_array_new ();

      if (step->axis != ASP_AXIS_CHILD || step->test != ASP_NODE_TEST_NAME)
        return NULL;
      collect_children (at, found, step->name);
      g_ptr_array_unref (at);
      at = g_steal_pointer (&found);
    }

  return g_steal_pointer (&at);
}

static GPtrArray *
list_static_choices (const AspFormElement *element)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < element->items->len; i++)
    g_ptr_array_add (values,
                     g_strdup (((AspFormItem *) g_ptr_array_index (element->items, i))->value));

  return values;
}

static GPtrArray *
list_listed_choices (AspLint              *self,
                     const AspFormElement *element)
{
  const AspFormItemset *itemset = element->itemset;
  g_autoptr (GPtrArray) items = _asp_lint_find_items (self->form, itemset->nodes);
  GPtrArray *values;
  gboolean has_values = FALSE;

  /* A list that is not at hand has values that nobody knows. */
  if (items == NULL || items->len == 0)
    return NULL;

  values = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < items->len; i++)
    {
      xmlNode *item = g_ptr_array_index (items, i);
      const AspXPathContext context = { &self->env, item, item, 1, 1 };

      char *value = _asp_expr_to_string (itemset->value, &context);

      has_values = has_values || *value != '\0';
      g_ptr_array_add (values, value);
    }
  if (!has_values)
    g_clear_pointer (&values, g_ptr_array_unref);

  return values;
}

static GPtrArray *
find_choices (AspLint     *self,
              AspFormPath *path)
{
  AspFormElement *element = _asp_lint_get_question (path);
  GPtrArray *values;
  g_autofree char *given = NULL;

  if (element == NULL || path->elements->len != 1 ||
      (element->control != ASP_FORM_CONTROL_SELECT_ONE &&
       element->control != ASP_FORM_CONTROL_SELECT_MANY) ||
      (path->bind != NULL && path->bind->exprs[ASP_BIND_CALCULATE] != NULL) ||
      g_hash_table_contains (self->set_paths, path))
    return NULL;

  if (element->itemset != NULL && element->items->len > 0)
    return NULL;
  values = element->itemset != NULL ? list_listed_choices (self, element)
                                    : list_static_choices (element);
  if (values == NULL || path->row == NULL)
    return values;

  /* What it begins with it can be as well. */
  given = _asp_xpath_node_value (path->row);
  if (*given != '\0')
    {
      g_auto (GStrv) tokens = g_strsplit_set (given, " \t\r\n", -1);

      for (guint i = 0; tokens[i] != NULL; i++)
        g_ptr_array_add (values, g_strdup (tokens[i]));
    }

  return values;
}

/* The values that a question can have by being answered.
 * Returns: (transfer none) (nullable) (element-type utf8): NULL: any */
GPtrArray *
_asp_lint_find_choices (AspLint     *self,
                        AspFormPath *path)
{
  gpointer choices;

  if (!g_hash_table_lookup_extended (self->choices, path, NULL, &choices))
    {
      choices = find_choices (self, path);
      g_hash_table_insert (self->choices, path, choices);
    }

  return choices;
}

gboolean
_asp_lint_contains (GPtrArray  *texts,
                    const char *text)
{
  return g_ptr_array_find_with_equal_func (texts, text, g_str_equal, NULL);
}

gboolean
_asp_lint_is_relation (AspExprKind kind)
{
  return kind >= ASP_EXPR_EQUAL && kind <= ASP_EXPR_GREATER_EQUAL;
}

/* a < b is b > a. */
AspExprKind
_asp_lint_turn_relation (AspExprKind kind)
{
  switch ((guint) kind)
    {
    case ASP_EXPR_LESS:
      return ASP_EXPR_GREATER;
    case ASP_EXPR_LESS_EQUAL:
      return ASP_EXPR_GREATER_EQUAL;
    case ASP_EXPR_GREATER:
      return ASP_EXPR_LESS;
    case ASP_EXPR_GREATER_EQUAL:
      return ASP_EXPR_LESS_EQUAL;
    default:
      return kind;
    }
}
