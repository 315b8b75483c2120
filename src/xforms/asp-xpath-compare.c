/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-xpath-private.h"

#include <math.h>
#include <string.h>

static gboolean
compare_numbers (AspExprKind operation,
                 double      left,
                 double      right)
{
  switch ((guint) operation)
    {
    case ASP_EXPR_EQUAL:
      return left == right;
    case ASP_EXPR_NOT_EQUAL:
      return left != right;
    case ASP_EXPR_LESS:
      return left < right;
    case ASP_EXPR_LESS_EQUAL:
      return left <= right;
    case ASP_EXPR_GREATER:
      return left > right;
    case ASP_EXPR_GREATER_EQUAL:
      return left >= right;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_equality (AspExprKind operation)
{
  return operation == ASP_EXPR_EQUAL || operation == ASP_EXPR_NOT_EQUAL;
}

/* As numbers. A date beside an instant is the instant of its midnight here; alone, dates are whole
 * days (R1). */
static void
get_numbers (const AspXPathValue *left,
             const AspXPathValue *right,
             const AspXPathEnv   *env,
             double              *a,
             double              *b)
{
  AspXPathType left_type = _asp_xpath_value_get_time (left, env, a);
  AspXPathType right_type = _asp_xpath_value_get_time (right, env, b);

  if (left_type == ASP_XPATH_DATE && right_type == ASP_XPATH_DATE_TIME)
    *a = _asp_xpath_date_to_instant (*a, env);
  else if (left_type == ASP_XPATH_DATE_TIME && right_type == ASP_XPATH_DATE)
    *b = _asp_xpath_date_to_instant (*b, env);
}

/* Neither is a node-set. */
static gboolean
compare_atoms (AspExprKind          operation,
               const AspXPathValue *left,
               const AspXPathValue *right,
               const AspXPathEnv   *env)
{
  double a, b;

  if (is_equality (operation))
    {
      if (left->type == ASP_XPATH_BOOLEAN || right->type == ASP_XPATH_BOOLEAN)
        return (_asp_xpath_value_is_true (left) == _asp_xpath_value_is_true (right)) ==
               (operation == ASP_EXPR_EQUAL);

      if (left->type == ASP_XPATH_STRING && right->type == ASP_XPATH_STRING)
        return (strcmp (left->u.string, right->u.string) == 0) == (operation == ASP_EXPR_EQUAL);
    }

  get_numbers (left, right, env, &a, &b);

  return compare_numbers (operation, a, b);
}

/* A node-set compares if any of its nodes does; an empty one as a blank (R7). */
gboolean
_asp_xpath_compare (AspExprKind          operation,
                    const AspXPathValue *left,
                    const AspXPathValue *right,
                    const AspXPathEnv   *env)
{
  const AspXPathValue *set = left->type == ASP_XPATH_NODES ? left : right;

  if (set->type != ASP_XPATH_NODES)
    return compare_atoms (operation, left, right, env);

  /* "<" and its like look at each node's number, as other engines of forms do and XPath 1.0 does
   * not. */
  if (is_equality (operation) &&
      (left->type == ASP_XPATH_BOOLEAN || right->type == ASP_XPATH_BOOLEAN))
    {
      gboolean a = _asp_xpath_value_is_true (left);
      gboolean b = _asp_xpath_value_is_true (right);

      return compare_numbers (operation, a, b);
    }

  for (guint i = 0; i < MAX (set->n_nodes, 1); i++)
    {
      g_auto (AspXPathValue) atom = { 0 };

      if (!_asp_xpath_spend (env, 1))
        return FALSE;
      if (set->n_nodes == 0)
        _asp_xpath_set_string (&atom, "");
      else
        _asp_xpath_set_node_text (&atom, _asp_xpath_value_get_node (set, i));
      if (set == left ? _asp_xpath_compare (operation, &atom, right, env)
                      : _asp_xpath_compare (operation, left, &atom, env))
        return TRUE;
    }

  return FALSE;
}

/* A remainder has the sign of the dividend (XPath 1.0, 3.5). */
double
_asp_xpath_calculate (AspExprKind        operation,
                      AspXPathValue     *left,
                      AspXPathValue     *right,
                      const AspXPathEnv *env)
{
  double a, b;

  get_numbers (left, right, env, &a, &b);
  switch ((guint) operation)
    {
    case ASP_EXPR_PLUS:
      return _asp_xpath_round_digits (a + b);
    case ASP_EXPR_MINUS:
      return _asp_xpath_round_digits (a - b);
    case ASP_EXPR_TIMES:
      return a * b;
    case ASP_EXPR_DIV:
      return a / b;
    case ASP_EXPR_MOD:
      return fmod (a, b);
    default:
      g_assert_not_reached ();
    }
}
