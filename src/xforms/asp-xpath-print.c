/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-lint-private.h"

#include <string.h>

/* Expressions written as XPath again: two that mean the same in their places are written alike. */

static void print (GString       *out,
                   const AspExpr *expr,
                   const char    *context_path,
                   int            outer);

static const char *const operators[] = {
  [ASP_EXPR_OR] = " or ", [ASP_EXPR_AND] = " and ", [ASP_EXPR_EQUAL] = " = ",
  [ASP_EXPR_NOT_EQUAL] = " != ", [ASP_EXPR_LESS] = " < ", [ASP_EXPR_LESS_EQUAL] = " <= ",
  [ASP_EXPR_GREATER] = " > ", [ASP_EXPR_GREATER_EQUAL] = " >= ", [ASP_EXPR_PLUS] = " + ",
  [ASP_EXPR_MINUS] = " - ", [ASP_EXPR_TIMES] = " * ", [ASP_EXPR_DIV] = " div ",
  [ASP_EXPR_MOD] = " mod ", [ASP_EXPR_UNION] = " | ",
};

/* How tightly an operator binds. */
static int
get_rank (AspExprKind kind)
{
  switch ((guint) kind)
    {
    case ASP_EXPR_OR:
      return 1;
    case ASP_EXPR_AND:
      return 2;
    case ASP_EXPR_EQUAL:
    case ASP_EXPR_NOT_EQUAL:
      return 3;
    case ASP_EXPR_LESS:
    case ASP_EXPR_LESS_EQUAL:
    case ASP_EXPR_GREATER:
    case ASP_EXPR_GREATER_EQUAL:
      return 4;
    case ASP_EXPR_PLUS:
    case ASP_EXPR_MINUS:
      return 5;
    case ASP_EXPR_TIMES:
    case ASP_EXPR_DIV:
    case ASP_EXPR_MOD:
      return 6;
    case ASP_EXPR_NEGATE:
      return 7;
    case ASP_EXPR_UNION:
      return 8;
    default:
      return 9;
    }
}

static void
print_predicates (GString   *out,
                  GPtrArray *predicates)
{
  for (guint i = 0; i < predicates->len; i++)
    {
      g_string_append_c (out, '[');
      print (out, g_ptr_array_index (predicates, i), NULL, 0);
      g_string_append_c (out, ']');
    }
}

static const char *
get_axis (AspAxis axis)
{
  static const char *const names[] = {
    [ASP_AXIS_CHILD] = "", [ASP_AXIS_PARENT] = "parent::", [ASP_AXIS_SELF] = "self::",
    [ASP_AXIS_DESCENDANT] = "descendant::",
    [ASP_AXIS_DESCENDANT_OR_SELF] = "descendant-or-self::", [ASP_AXIS_ANCESTOR] = "ancestor::",
    [ASP_AXIS_ANCESTOR_OR_SELF] = "ancestor-or-self::",
    [ASP_AXIS_FOLLOWING_SIBLING] = "following-sibling::",
    [ASP_AXIS_PRECEDING_SIBLING] = "preceding-sibling::", [ASP_AXIS_FOLLOWING] = "following::",
    [ASP_AXIS_PRECEDING] = "preceding::", [ASP_AXIS_ATTRIBUTE] = "@",
    [ASP_AXIS_NAMESPACE] = "namespace::",
  };

  return names[axis];
}

static void
print_test (GString           *out,
            const AspExprStep *step)
{
  static const char *const tests[] = {
    [ASP_NODE_TEST_NODE] = "node()", [ASP_NODE_TEST_TEXT] = "text()",
    [ASP_NODE_TEST_COMMENT] = "comment()",
  };

  if (step->test == ASP_NODE_TEST_INSTRUCTION)
    g_string_append_printf (out, "processing-instruction(%s)",
                            step->name != NULL ? step->name : "");
  else if (step->test != ASP_NODE_TEST_NAME)
    g_string_append (out, tests[step->test]);
  else if (step->prefix != NULL)
    g_string_append_printf (out, "%s:%s", step->prefix, step->name != NULL ? step->name : "*");
  else
    g_string_append (out, step->name != NULL ? step->name : "*");
}

static void
print_step (GString           *out,
            const AspExprStep *step)
{
  if (step->test == ASP_NODE_TEST_NODE && step->axis == ASP_AXIS_PARENT)
    g_string_append (out, "..");
  else if (step->test == ASP_NODE_TEST_NODE && step->axis == ASP_AXIS_SELF)
    g_string_append (out, ".");
  else
    {
      g_string_append (out, get_axis (step->axis));
      print_test (out, step);
    }
  print_predicates (out, step->predicates);
}

/* Steps down, up and nowhere: what is left of them is an absolute path. */
static gboolean
print_resolved (GString       *out,
                const AspExpr *path,
                const char    *context_path)
{
  g_autoptr (GString) at = g_string_new (path->absolute ? "" : context_path);

  if (path->base != NULL)
    return FALSE;

  for (guint i = 0; i < path->steps->len; i++)
    {
      const AspExprStep *step = g_ptr_array_index (path->steps, i);

      if (step->predicates->len > 0)
        return FALSE;
      if (step->axis == ASP_AXIS_CHILD && step->test == ASP_NODE_TEST_NAME && step->name != NULL)
        g_string_append_printf (at, "/%s", step->name);
      else if (step->axis == ASP_AXIS_PARENT && step->test == ASP_NODE_TEST_NODE)
        g_string_truncate (at, strrchr (at->str, '/') != NULL
                                 ? (gsize) (strrchr (at->str, '/') - at->str) : 0);
      else if (step->axis != ASP_AXIS_SELF || step->test != ASP_NODE_TEST_NODE)
        return FALSE;
    }
  g_string_append (out, at->len > 0 ? at->str : "/");

  return TRUE;
}

static void
print_path (GString       *out,
            const AspExpr *path,
            const char    *context_path)
{
  if (context_path != NULL && print_resolved (out, path, context_path))
    return;

  /* Its relative paths begin somewhere else than those of the same words elsewhere. */
  if (context_path != NULL && !path->absolute)
    g_string_append_printf (out, "%s!", context_path);
  if (path->base != NULL)
    {
      gboolean is_call = path->base->kind == ASP_EXPR_CALL;

      if (!is_call)
        g_string_append_c (out, '(');
      print (out, path->base, NULL, 0);
      if (!is_call)
        g_string_append_c (out, ')');
      print_predicates (out, path->filters);
    }
  else if (path->absolute && path->steps->len == 0)
    {
      g_string_append_c (out, '/');
    }
  for (guint i = 0; i < path->steps->len; i++)
    {
      if (i > 0 || path->absolute || path->base != NULL)
        g_string_append_c (out, '/');
      print_step (out, g_ptr_array_index (path->steps, i));
    }
}

static void
print_call (GString       *out,
            const AspExpr *call,
            const char    *context_path)
{
  g_string_append_printf (out, "%s(", call->text);
  for (guint i = 0; i < call->args->len; i++)
    {
      if (i > 0)
        g_string_append (out, ", ");
      print (out, g_ptr_array_index (call->args, i), context_path, 0);
    }
  g_string_append_c (out, ')');
}

static void
print_operands (GString       *out,
                const AspExpr *expr,
                const char    *context_path,
                int            outer)
{
  int rank = get_rank (expr->kind);

  if (rank <= outer)
    g_string_append_c (out, '(');
  if (expr->kind == ASP_EXPR_NEGATE)
    g_string_append_c (out, '-');
  for (guint i = 0; i < expr->args->len; i++)
    {
      if (i > 0)
        g_string_append (out, operators[expr->kind]);
      /* They group from the left: a - (b - c) keeps its brackets. */
      print (out, g_ptr_array_index (expr->args, i), context_path, i > 0 ? rank : rank - 1);
    }
  if (rank <= outer)
    g_string_append_c (out, ')');
}

static void
print (GString       *out,
       const AspExpr *expr,
       const char    *context_path,
       int            outer)
{
  g_autofree char *number = NULL;

  switch (expr->kind)
    {
    case ASP_EXPR_NUMBER:
      number = _asp_xpath_format_number (expr->number);
      g_string_append (out, number);
      break;
    case ASP_EXPR_STRING:
      g_string_append_printf (out, strchr (expr->text, '\'') != NULL ? "\"%s\"" : "'%s'",
                              expr->text);
      break;
    case ASP_EXPR_PATH:
      print_path (out, expr, context_path);
      break;
    case ASP_EXPR_CALL:
      print_call (out, expr, context_path);
      break;
    case ASP_EXPR_OR:
    case ASP_EXPR_AND:
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
    case ASP_EXPR_NEGATE:
    case ASP_EXPR_UNION:
    default:
      print_operands (out, expr, context_path, outer);
      break;
    }
}

/* @context_path: (nullable): what relative paths are made absolute with; NULL: as written.
 * Returns: (transfer full): the expression as XPath */
char *
_asp_expr_print (const AspExpr *self,
                 const char    *context_path)
{
  GString *out = g_string_new (NULL);

  print (out, self, context_path, 0);

  return g_string_free (out, FALSE);
}
