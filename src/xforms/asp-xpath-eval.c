/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-xpath-nodes-private.h"

#include <math.h>
#include <string.h>

/* A number is a position, everything else is true or false. */
static gboolean
passes (const AspExpr         *predicate,
        const AspXPathContext *context)
{
  g_auto (AspXPathValue) value = { 0 };

  _asp_expr_evaluate (predicate, context, &value);
  if (value.type == ASP_XPATH_NUMBER)
    return value.number == context->position;

  return _asp_xpath_value_is_true (&value);
}

/* Of the nodes from @begin on, keeps those that pass. */
static void
filter (AspNodeList           *list,
        guint                  begin,
        const AspExpr         *predicate,
        const AspXPathContext *context)
{
  AspXPathContext inner = *context;
  guint end = list->len;

  inner.size = end - begin;
  list->len = begin;
  for (guint i = begin; i < end; i++)
    {
      inner.node = list->items[i];
      inner.position = i - begin + 1;
      if (!_asp_xpath_spend (context->env, 1))
        return;
      if (passes (predicate, &inner))
        list->items[list->len++] = inner.node;
    }
}

static void
reverse (AspNodeList *list)
{
  for (guint i = 0; i < list->len / 2; i++)
    {
      xmlNode *node = list->items[i];

      list->items[i] = list->items[list->len - 1 - i];
      list->items[list->len - 1 - i] = node;
    }
}

static void
walk_step (AspXPathWalk      *walk,
           const AspExprStep *step,
           gboolean           with_predicates,
           gboolean           may_nest,
           const AspNodeList *from,
           AspNodeList       *to)
{
  for (guint i = 0; i < from->len; i++)
    {
      guint begin = to->len;

      if (!_asp_xpath_spend (walk->context->env, 1))
        break;
      _asp_xpath_walk_axis (walk, step, from->items[i], to);
      for (guint j = 0; with_predicates && j < step->predicates->len; j++)
        filter (to, begin, g_ptr_array_index (step->predicates, j), walk->context);
    }
  if (from->len == 1)
    {
      if (_asp_xpath_is_reverse (step->axis))
        reverse (to);
      return;
    }
  /* Children of nodes of which none lies within another are in order, and each there once. */
  if (to->len > 1 && (may_nest || (step->axis != ASP_AXIS_CHILD &&
                                   step->axis != ASP_AXIS_ATTRIBUTE &&
                                   step->axis != ASP_AXIS_SELF)))
    _asp_node_list_sort (to);
}

/* Walks the steps from @first to before @end from @nodes on. */
void
_asp_xpath_walk_steps (AspXPathWalk *walk,
                       guint         first,
                       guint         end,
                       gboolean      with_last_predicates,
                       AspNodeList  *nodes)
{
  gboolean may_nest = walk->path->may_nest;
  AspNodeList next;

  for (guint i = first; i < end && nodes->len > 0; i++)
    {
      const AspExprStep *step = g_ptr_array_index (walk->path->steps, i);

      _asp_node_list_init (&next);
      walk_step (walk, step, with_last_predicates || i + 1 < end, may_nest, nodes, &next);
      _asp_node_list_clear (nodes);
      *nodes = next;
      if (next.items == next.few)
        nodes->items = nodes->few;
    }
}

static void
add_value (const AspXPathValue *value,
           AspNodeList         *list)
{
  for (guint i = 0; value->type == ASP_XPATH_NODES && i < value->n_nodes; i++)
    _asp_node_list_add (list, _asp_xpath_value_get_node (value, i));
}

/* "/" */
static xmlNode *
get_top (const AspXPathEnv *env)
{
  return env->root->parent != NULL ? env->root->parent : env->root;
}

static void
add_base (const AspExpr         *self,
          const AspXPathContext *context,
          AspNodeList           *nodes)
{
  g_auto (AspXPathValue) base = { 0 };

  _asp_expr_evaluate (self->base, context, &base);
  add_value (&base, nodes);
  for (guint i = 0; i < self->filters->len; i++)
    filter (nodes, 0, g_ptr_array_index (self->filters, i), context);
}

static void
evaluate_path (const AspExpr         *self,
               const AspXPathContext *context,
               AspXPathValue         *result)
{
  AspXPathWalk walk = { self, context, FALSE, FALSE };
  guint first = 0;
  AspNodeList nodes;

  _asp_node_list_init (&nodes);
  if (self->n_fixed > 0 && context->env->cache != NULL &&
      _asp_xpath_cache_find (self, context, result))
    {
      if (self->n_fixed == self->steps->len)
        return;
      first = self->n_fixed;
      add_value (result, &nodes);
      _asp_xpath_value_clear (result);
    }
  else if (self->base != NULL)
    {
      add_base (self, context, &nodes);
    }
  else
    {
      _asp_node_list_add (&nodes, self->absolute ? get_top (context->env) : context->node);
    }
  _asp_xpath_walk_steps (&walk, first, self->steps->len, TRUE, &nodes);
  _asp_node_list_finish (&nodes, result);
}

static void
evaluate_union (const AspExpr         *self,
                const AspXPathContext *context,
                AspXPathValue         *result)
{
  AspNodeList nodes;

  _asp_node_list_init (&nodes);
  for (guint i = 0; i < self->args->len; i++)
    {
      g_auto (AspXPathValue) part = { 0 };

      _asp_expr_evaluate (g_ptr_array_index (self->args, i), context, &part);
      add_value (&part, &nodes);
    }
  _asp_node_list_sort (&nodes);
  _asp_node_list_finish (&nodes, result);
}

static void
evaluate_binary (const AspExpr         *self,
                 const AspXPathContext *context,
                 AspXPathValue         *result)
{
  g_auto (AspXPathValue) left = { 0 };
  g_auto (AspXPathValue) right = { 0 };

  _asp_expr_evaluate (g_ptr_array_index (self->args, 0), context, &left);
  _asp_expr_evaluate (g_ptr_array_index (self->args, 1), context, &right);
  if (self->kind >= ASP_EXPR_EQUAL && self->kind <= ASP_EXPR_GREATER_EQUAL)
    _asp_xpath_set_boolean (result, _asp_xpath_compare (self->kind, &left, &right, context->env));
  else
    _asp_xpath_set_number (result, _asp_xpath_calculate (self->kind, &left, &right,
                                                         context->env));
}

void
_asp_expr_evaluate (const AspExpr         *self,
                    const AspXPathContext *context,
                    AspXPathValue         *result)
{
  switch (self->kind)
    {
    case ASP_EXPR_NUMBER:
      _asp_xpath_set_number (result, self->number);
      break;
    case ASP_EXPR_STRING:
      _asp_xpath_set_string (result, self->text);
      break;
    case ASP_EXPR_OR:
      _asp_xpath_set_boolean (result,
                              _asp_expr_is_true (g_ptr_array_index (self->args, 0), context) ||
                              _asp_expr_is_true (g_ptr_array_index (self->args, 1), context));
      break;
    case ASP_EXPR_AND:
      _asp_xpath_set_boolean (result,
                              _asp_expr_is_true (g_ptr_array_index (self->args, 0), context) &&
                              _asp_expr_is_true (g_ptr_array_index (self->args, 1), context));
      break;
    case ASP_EXPR_NEGATE:
      _asp_xpath_set_number (result,
                             -_asp_expr_to_number (g_ptr_array_index (self->args, 0), context));
      break;
    case ASP_EXPR_UNION:
      evaluate_union (self, context, result);
      break;
    case ASP_EXPR_PATH:
      evaluate_path (self, context, result);
      break;
    case ASP_EXPR_CALL:
      self->function->call (self, context, result);
      break;
    case ASP_EXPR_EQUAL:
    case ASP_EXPR_NOT_EQUAL:
    case ASP_EXPR_LESS:
    case ASP_EXPR_LESS_EQUAL:
    case ASP_EXPR_GREATER:
    case ASP_EXPR_GREATER_EQUAL:
    case ASP_EXPR_PLUS:
    case ASP_EXPR_MINUS:
    case ASP_EXPR_TIMES:
    case ASP_EXPR_DIV:
    case ASP_EXPR_MOD:
    default:
      evaluate_binary (self, context, result);
      break;
    }
}

gboolean
_asp_expr_is_true (const AspExpr         *self,
                   const AspXPathContext *context)
{
  g_auto (AspXPathValue) value = { 0 };

  _asp_expr_evaluate (self, context, &value);

  return _asp_xpath_value_is_true (&value);
}

/* Returns: (transfer full) (not nullable) */
char *
_asp_expr_to_string (const AspExpr         *self,
                     const AspXPathContext *context)
{
  g_auto (AspXPathValue) value = { 0 };

  _asp_expr_evaluate (self, context, &value);

  return _asp_xpath_value_to_string (&value, context->env);
}

double
_asp_expr_to_number (const AspExpr         *self,
                     const AspXPathContext *context)
{
  g_auto (AspXPathValue) value = { 0 };

  _asp_expr_evaluate (self, context, &value);

  return _asp_xpath_value_to_number (&value, context->env);
}
