/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-xpath-private.h"

#include <math.h>
#include <string.h>

static gboolean
is_wanted (xmlNode           *node,
           const AspExprStep *step)
{
  return node->type == XML_ELEMENT_NODE &&
         (step->name == NULL || strcmp ((const char *) node->name, step->name) == 0);
}

/* The row in which the expression stands, if it is a sibling of @row; NULL otherwise. */
static xmlNode *
find_own_row (const AspXPathContext *context,
              xmlNode               *row)
{
  for (xmlNode *node = context->current; node != NULL; node = node->parent)
    {
      if (node->parent == row->parent && xmlStrEqual (node->name, row->name))
        return node;
    }

  return NULL;
}

/* An absolute path from within a row means that row where one value is wanted (R14). */
static gboolean
is_other_row (const AspExpr         *path,
              const AspExprStep     *step,
              const AspXPathContext *context,
              xmlNode               *node)
{
  xmlNode *own;

  if (!path->absolute || path->wants_all || step->predicates->len > 0 ||
      !context->env->is_row (node, context->env->data))
    return FALSE;

  own = find_own_row (context, node);

  return own != NULL && own != node;
}

static void
add_children (const AspExpr         *path,
              const AspExprStep     *step,
              const AspXPathContext *context,
              xmlNode               *parent,
              GPtrArray             *nodes)
{
  for (xmlNode *child = parent->children; child != NULL; child = child->next)
    {
      /* What is not relevant is not there (R10). */
      if (is_wanted (child, step) &&
          context->env->is_relevant (child, context->env->data) &&
          !is_other_row (path, step, context, child))
        g_ptr_array_add (nodes, child);
    }
}

static void
add_descendants (const AspXPathContext *context,
                 xmlNode               *node,
                 GPtrArray             *nodes)
{
  g_ptr_array_add (nodes, node);
  for (xmlNode *child = node->children; child != NULL; child = child->next)
    {
      if (child->type == XML_ELEMENT_NODE &&
          context->env->is_relevant (child, context->env->data))
        add_descendants (context, child, nodes);
    }
}

static void
add_attribute (const AspExprStep *step,
               xmlNode           *node,
               GPtrArray         *nodes)
{
  if (node->type != XML_ELEMENT_NODE)
    return;

  for (xmlAttr *attribute = node->properties; attribute != NULL; attribute = attribute->next)
    {
      if (step->name == NULL || strcmp ((const char *) attribute->name, step->name) == 0)
        g_ptr_array_add (nodes, attribute);
    }
}

/* What one node gives on the step's axis, in document order. */
static void
add_axis (const AspExpr         *path,
          const AspExprStep     *step,
          const AspXPathContext *context,
          xmlNode               *node,
          GPtrArray             *nodes)
{
  switch (step->axis)
    {
    case ASP_AXIS_CHILD:
      add_children (path, step, context, node, nodes);
      break;
    case ASP_AXIS_PARENT:
      if (node->parent != NULL && (step->name == NULL || is_wanted (node->parent, step)))
        g_ptr_array_add (nodes, node->parent);
      break;
    case ASP_AXIS_SELF:
      if (step->name == NULL || is_wanted (node, step))
        g_ptr_array_add (nodes, node);
      break;
    case ASP_AXIS_DESCENDANT_OR_SELF:
      add_descendants (context, node, nodes);
      break;
    case ASP_AXIS_ATTRIBUTE:
      add_attribute (step, node, nodes);
      break;
    default:
      g_assert_not_reached ();
    }
}

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

static GPtrArray *
filter (GPtrArray             *nodes,
        const AspExpr         *predicate,
        const AspXPathContext *context)
{
  GPtrArray *kept = g_ptr_array_new ();

  for (guint i = 0; i < nodes->len; i++)
    {
      AspXPathContext inner = *context;

      inner.node = g_ptr_array_index (nodes, i);
      inner.position = i + 1;
      inner.size = nodes->len;
      if (passes (predicate, &inner))
        g_ptr_array_add (kept, inner.node);
    }
  g_ptr_array_unref (nodes);

  return kept;
}

static GPtrArray *
walk_step (const AspExpr         *path,
           const AspExprStep     *step,
           const AspXPathContext *context,
           GPtrArray             *from)
{
  GPtrArray *result = g_ptr_array_new ();

  for (guint i = 0; i < from->len; i++)
    {
      GPtrArray *found = g_ptr_array_new ();

      add_axis (path, step, context, g_ptr_array_index (from, i), found);
      for (guint j = 0; j < step->predicates->len; j++)
        found = filter (found, g_ptr_array_index (step->predicates, j), context);
      for (guint j = 0; j < found->len; j++)
        {
          xmlNode *node = g_ptr_array_index (found, j);

          /* Only ways up and down can meet: siblings of one parent are found once. */
          if (step->axis == ASP_AXIS_CHILD || !g_ptr_array_find (result, node, NULL))
            g_ptr_array_add (result, node);
        }
      g_ptr_array_unref (found);
    }

  return result;
}

static void
evaluate_path (const AspExpr         *self,
               const AspXPathContext *context,
               AspXPathValue         *result)
{
  GPtrArray *nodes = g_ptr_array_new ();

  if (self->base != NULL)
    {
      g_auto (AspXPathValue) base = { 0 };

      _asp_expr_evaluate (self->base, context, &base);
      if (base.type == ASP_XPATH_NODES)
        g_ptr_array_extend (nodes, base.nodes, NULL, NULL);
    }
  else if (self->absolute)
    {
      g_ptr_array_add (nodes, context->env->root->doc);
    }
  else
    {
      g_ptr_array_add (nodes, context->node);
    }

  for (guint i = 0; i < self->steps->len; i++)
    {
      GPtrArray *next = walk_step (self, g_ptr_array_index (self->steps, i), context, nodes);

      g_ptr_array_unref (nodes);
      nodes = next;
    }
  _asp_xpath_take_nodes (result, nodes);
}

static void
evaluate_union (const AspExpr         *self,
                const AspXPathContext *context,
                AspXPathValue         *result)
{
  GPtrArray *nodes = g_ptr_array_new ();

  for (guint i = 0; i < self->args->len; i++)
    {
      g_auto (AspXPathValue) part = { 0 };

      _asp_expr_evaluate (g_ptr_array_index (self->args, i), context, &part);
      for (guint j = 0; part.type == ASP_XPATH_NODES && j < part.nodes->len; j++)
        {
          if (!g_ptr_array_find (nodes, g_ptr_array_index (part.nodes, j), NULL))
            g_ptr_array_add (nodes, g_ptr_array_index (part.nodes, j));
        }
    }
  _asp_xpath_take_nodes (result, nodes);
}

/* Sums and differences are rounded to the 15 digits that a double surely has: 6.1 - 7.8 is -1.7
 * (R5). */
static double
round_digits (double value)
{
  double scale;

  if (value == 0 || !isfinite (value))
    return value;

  scale = pow (10, 14 - floor (log10 (fabs (value))));

  return isfinite (scale) ? round (value * scale) / scale : value;
}

static double
calculate (AspExprKind operation,
           double      left,
           double      right)
{
  switch ((guint) operation)
    {
    case ASP_EXPR_PLUS:
      return round_digits (left + right);
    case ASP_EXPR_MINUS:
      return round_digits (left - right);
    case ASP_EXPR_TIMES:
      return left * right;
    case ASP_EXPR_DIV:
      return left / right;
    case ASP_EXPR_MOD:
      return fmod (left, right);
    default:
      g_assert_not_reached ();
    }
}

static void
evaluate_comparison (const AspExpr         *self,
                     const AspXPathContext *context,
                     AspXPathValue         *result)
{
  g_auto (AspXPathValue) left = { 0 };
  g_auto (AspXPathValue) right = { 0 };

  _asp_expr_evaluate (g_ptr_array_index (self->args, 0), context, &left);
  _asp_expr_evaluate (g_ptr_array_index (self->args, 1), context, &right);
  _asp_xpath_set_boolean (result, _asp_xpath_compare (self->kind, &left, &right));
}

/* @result: cleared by the caller */
void
_asp_expr_evaluate (const AspExpr         *self,
                    const AspXPathContext *context,
                    AspXPathValue         *result)
{
  const AspExpr *left = self->args->len > 0 ? g_ptr_array_index (self->args, 0) : NULL;
  const AspExpr *right = self->args->len > 1 ? g_ptr_array_index (self->args, 1) : NULL;

  switch (self->kind)
    {
    case ASP_EXPR_NUMBER:
      _asp_xpath_set_number (result, self->number);
      break;
    case ASP_EXPR_STRING:
      _asp_xpath_take_string (result, g_strdup (self->text));
      break;
    case ASP_EXPR_OR:
      _asp_xpath_set_boolean (result, _asp_expr_is_true (left, context) ||
                                      _asp_expr_is_true (right, context));
      break;
    case ASP_EXPR_AND:
      _asp_xpath_set_boolean (result, _asp_expr_is_true (left, context) &&
                                      _asp_expr_is_true (right, context));
      break;
    case ASP_EXPR_EQUAL:
    case ASP_EXPR_NOT_EQUAL:
    case ASP_EXPR_LESS:
    case ASP_EXPR_LESS_EQUAL:
    case ASP_EXPR_GREATER:
    case ASP_EXPR_GREATER_EQUAL:
      evaluate_comparison (self, context, result);
      break;
    case ASP_EXPR_PLUS:
    case ASP_EXPR_MINUS:
    case ASP_EXPR_TIMES:
    case ASP_EXPR_DIV:
    case ASP_EXPR_MOD:
      _asp_xpath_set_number (result, calculate (self->kind, _asp_expr_to_number (left, context),
                                                _asp_expr_to_number (right, context)));
      break;
    case ASP_EXPR_NEGATE:
      _asp_xpath_set_number (result, -_asp_expr_to_number (left, context));
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
    default:
      g_assert_not_reached ();
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

  return _asp_xpath_value_to_string (&value);
}

double
_asp_expr_to_number (const AspExpr         *self,
                     const AspXPathContext *context)
{
  g_auto (AspXPathValue) value = { 0 };

  _asp_expr_evaluate (self, context, &value);

  return _asp_xpath_value_to_number (&value);
}
