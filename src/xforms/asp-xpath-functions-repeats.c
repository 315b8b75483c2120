/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-xpath-functions-private.h"

#include <math.h>
#include <string.h>

#include "asp-xpath-nodes-private.h"

/* indexed-repeat (target, repeat, number, …): the target with the numbers given in place of the own
 * rows'. Paths are taken by their names alone, so that relative ones, which from here lead into the
 * own row, mean the same node of the other row. */

#define MAX_PAIRS 5

/* The names from the root on. */
typedef struct
{
  GPtrArray *names;             /* (owned) (element-type utf8) (unowned) */
  gboolean   is_known;          /* else it has predicates or other axes */
} NamePath;

static void
clear_name_path (NamePath *self)
{
  g_clear_pointer (&self->names, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NamePath, clear_name_path)

static void
add_ancestors (NamePath *self,
               xmlNode  *node,
               xmlNode  *top)
{
  if (node == NULL || node == top)
    return;

  add_ancestors (self, node->parent, top);
  if (node->type == XML_ELEMENT_NODE)
    g_ptr_array_add (self->names, (gpointer) node->name);
}

static void
add_step (NamePath          *self,
          const AspExprStep *step)
{
  if (step->predicates->len > 0)
    self->is_known = FALSE;
  else if (step->axis == ASP_AXIS_CHILD && step->test == ASP_NODE_TEST_NAME && step->name != NULL)
    g_ptr_array_add (self->names, step->name);
  else if (step->axis == ASP_AXIS_PARENT && self->names->len > 0)
    g_ptr_array_set_size (self->names, (int) self->names->len - 1);
  else if (step->axis != ASP_AXIS_SELF || step->name != NULL)
    self->is_known = FALSE;
}

static void
set_name_path (NamePath              *self,
               const AspExpr         *path,
               const AspXPathContext *context)
{
  self->names = g_ptr_array_new ();
  self->is_known = path->kind == ASP_EXPR_PATH && path->base == NULL;
  if (!self->is_known)
    return;

  if (!path->absolute)
    add_ancestors (self, context->node, context->env->root->parent);
  for (guint i = 0; i < path->steps->len && self->is_known; i++)
    add_step (self, g_ptr_array_index (path->steps, i));
}

static gboolean
is_prefix (const NamePath *self,
           guint           length,
           const NamePath *path)
{
  if (!self->is_known || self->names->len != length)
    return FALSE;

  for (guint i = length; i > 0; i--)
    {
      if (strcmp (g_ptr_array_index (self->names, i - 1),
                  g_ptr_array_index (path->names, i - 1)) != 0)
        return FALSE;
    }

  return TRUE;
}

/* Keeps the one with the number; without a number all. */
static void
keep_numbered (AspNodeList *nodes,
               double       number)
{
  xmlNode *node = NULL;

  if (number >= 1 && number <= nodes->len)
    node = nodes->items[(guint) number - 1];
  nodes->len = 0;
  if (node != NULL)
    _asp_node_list_add (nodes, node);
}

static void
walk_names (const AspExpr         *expr,
            const AspXPathContext *context,
            const NamePath        *target,
            const NamePath        *repeats,
            guint                  n_pairs,
            AspNodeList           *nodes)
{
  AspXPathWalk walk = { expr, context, FALSE, FALSE };

  for (guint i = 0; i < target->names->len && nodes->len > 0; i++)
    {
      AspExprStep step = { .axis = ASP_AXIS_CHILD, .name = g_ptr_array_index (target->names, i) };
      AspNodeList next;

      _asp_node_list_init (&next);
      for (guint j = 0; j < nodes->len; j++)
        _asp_xpath_walk_axis (&walk, &step, nodes->items[j], &next);
      for (guint j = 0; j < n_pairs; j++)
        {
          if (is_prefix (&repeats[j], i + 1, target))
            keep_numbered (&next, _asp_xpath_arg_number (expr, context, 2 + 2 * j));
        }
      nodes->len = 0;
      for (guint j = 0; j < next.len; j++)
        _asp_node_list_add (nodes, next.items[j]);
      _asp_node_list_clear (&next);
    }
}

static gboolean
lies_within (const xmlNode *node,
             const xmlNode *ancestor)
{
  if (node->type == XML_NAMESPACE_DECL)
    return FALSE;
  while (node != NULL && node != ancestor)
    node = node->parent;

  return node != NULL;
}

static void
keep_within (AspNodeList   *nodes,
             const xmlNode *row)
{
  guint n = 0;

  for (guint i = 0; i < nodes->len; i++)
    {
      if (lies_within (nodes->items[i], row))
        nodes->items[n++] = nodes->items[i];
    }
  nodes->len = n;
}

static void
add_arg (const AspExpr         *expr,
         const AspXPathContext *context,
         guint                  index,
         AspNodeList           *nodes)
{
  g_auto (AspXPathValue) value = { 0 };

  _asp_xpath_arg (expr, context, index, &value);
  for (guint i = 0; value.type == ASP_XPATH_NODES && i < value.n_nodes; i++)
    _asp_node_list_add (nodes, _asp_xpath_value_get_node (&value, i));
}

/* Paths that are not names alone: the target's nodes within the numbered rows. */
static void
filter_rows (const AspExpr         *expr,
             const AspXPathContext *context,
             guint                  n_pairs,
             AspNodeList           *nodes)
{
  xmlNode *row = NULL;

  add_arg (expr, context, 0, nodes);
  for (guint i = 0; i < n_pairs; i++)
    {
      AspNodeList rows;

      _asp_node_list_init (&rows);
      add_arg (expr, context, 1 + 2 * i, &rows);
      if (row != NULL)
        keep_within (&rows, row);
      keep_numbered (&rows, _asp_xpath_arg_number (expr, context, 2 + 2 * i));
      row = rows.len > 0 ? rows.items[0] : NULL;
      _asp_node_list_clear (&rows);
      if (row == NULL)
        {
          nodes->len = 0;
          return;
        }
      keep_within (nodes, row);
    }
}

/* One pair of absolute paths, the row found at once where the cache knows the rows. */
static gboolean
find_in_row (const AspExpr         *expr,
             const AspXPathContext *context,
             AspXPathValue         *result)
{
  const AspExpr *target = g_ptr_array_index (expr->args, 0);
  const AspExpr *repeat = g_ptr_array_index (expr->args, 1);
  AspXPathWalk walk = { target, context, FALSE, FALSE };
  g_auto (AspXPathValue) rows = { 0 };
  AspNodeList nodes;
  double number;

  if (expr->args->len != 3 || target->kind != ASP_EXPR_PATH || repeat->kind != ASP_EXPR_PATH ||
      !target->absolute || !repeat->absolute || target->n_fixed != target->steps->len ||
      repeat->n_fixed != repeat->steps->len || repeat->n_fixed > target->n_fixed)
    return FALSE;
  for (guint i = 0; i < repeat->n_fixed; i++)
    {
      const AspExprStep *a = g_ptr_array_index (target->steps, i);
      const AspExprStep *b = g_ptr_array_index (repeat->steps, i);

      if (a->axis != ASP_AXIS_CHILD || b->axis != ASP_AXIS_CHILD || a->name == NULL ||
          a->predicates->len > 0 || b->predicates->len > 0 || g_strcmp0 (a->name, b->name) != 0)
        return FALSE;
    }

  number = _asp_xpath_arg_number (expr, context, 2);
  _asp_xpath_arg (expr, context, 1, &rows);
  _asp_node_list_init (&nodes);
  if (number >= 1 && number <= rows.n_nodes)
    _asp_node_list_add (&nodes, _asp_xpath_value_get_node (&rows, (guint) number - 1));
  _asp_xpath_walk_steps (&walk, repeat->n_fixed, target->n_fixed, TRUE, &nodes);
  _asp_node_list_finish (&nodes, result);

  return TRUE;
}

FUNCTION (indexed_repeat)
{
  guint n_pairs = MIN ((expr->args->len - 1) / 2, MAX_PAIRS);
  g_auto (NamePath) target = { 0 };
  NamePath repeats[MAX_PAIRS] = { 0 };
  gboolean is_known;
  AspNodeList nodes;

  if (find_in_row (expr, context, result))
    return;

  set_name_path (&target, g_ptr_array_index (expr->args, 0), context);
  is_known = target.is_known;
  for (guint i = 0; i < n_pairs; i++)
    {
      set_name_path (&repeats[i], g_ptr_array_index (expr->args, 1 + 2 * i), context);
      is_known &= repeats[i].is_known;
    }

  _asp_node_list_init (&nodes);
  if (is_known)
    {
      _asp_node_list_add (&nodes, context->env->root->parent != NULL ? context->env->root->parent
                                                                     : context->env->root);
      walk_names (expr, context, &target, repeats, n_pairs, &nodes);
    }
  else
    {
      filter_rows (expr, context, n_pairs, &nodes);
    }
  _asp_node_list_finish (&nodes, result);
  for (guint i = 0; i < n_pairs; i++)
    clear_name_path (&repeats[i]);
}
