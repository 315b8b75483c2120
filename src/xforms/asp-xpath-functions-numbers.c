/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-xpath-functions-private.h"

#include <math.h>
#include <string.h>

/* Numbers. Blanks are passed over in sums and extremes (R6). The extremes of nothing are a blank;
 * the sum of nothing is 0, as XPath 1.0 (4.4) has it: R6 as case 32 of the test data reads it. */

FUNCTION (number)
{
  g_auto (AspXPathValue) value = { 0 };

  if (_asp_xpath_n_args (expr) > 0)
    _asp_xpath_arg (expr, context, 0, &value);
  else
    _asp_xpath_set_node (&value, context->node);
  _asp_xpath_set_number (result, _asp_xpath_value_to_number (&value, context->env));
}

FUNCTION (int)
{
  _asp_xpath_set_number (result, trunc (_asp_xpath_arg_number (expr, context, 0)));
}

/* Halves go away from zero, as in commerce (R8): halves as they are written in decimals. */
FUNCTION (round)
{
  double value = _asp_xpath_arg_number (expr, context, 0);
  double digits = _asp_xpath_n_args (expr) > 1
                    ? trunc (_asp_xpath_arg_number (expr, context, 1)) : 0;
  double scale;

  if (isnan (digits))
    {
      _asp_xpath_set_number (result, NAN);
      return;
    }
  if (!isfinite (value) || digits > 300)
    {
      _asp_xpath_set_number (result, value);
      return;
    }

  scale = digits == 0 ? 1 : digits == 1 ? 10 : pow (10, MIN (fabs (digits), 300));
  if (digits >= 0 && !isfinite (value * scale))
    _asp_xpath_set_number (result, value);
  else if (digits >= 0)
    _asp_xpath_set_number (result, round (_asp_xpath_round_digits (value * scale)) / scale);
  else
    _asp_xpath_set_number (result, round (value / scale) * scale);
}

#define FUNCTION_OF_ONE(name, c_function) \
  FUNCTION (name) \
  { \
    _asp_xpath_set_number (result, c_function (_asp_xpath_arg_number (expr, context, 0))); \
  }

FUNCTION_OF_ONE (floor, floor)
FUNCTION_OF_ONE (ceiling, ceil)
FUNCTION_OF_ONE (abs, fabs)
FUNCTION_OF_ONE (sqrt, sqrt)
FUNCTION_OF_ONE (sin, sin)
FUNCTION_OF_ONE (cos, cos)
FUNCTION_OF_ONE (tan, tan)
FUNCTION_OF_ONE (asin, asin)
FUNCTION_OF_ONE (acos, acos)
FUNCTION_OF_ONE (atan, atan)
FUNCTION_OF_ONE (exp, exp)
FUNCTION_OF_ONE (log, log)
FUNCTION_OF_ONE (log10, log10)

FUNCTION (exp10)
{
  _asp_xpath_set_number (result, pow (10, _asp_xpath_arg_number (expr, context, 0)));
}

FUNCTION (atan2)
{
  _asp_xpath_set_number (result, atan2 (_asp_xpath_arg_number (expr, context, 0),
                                        _asp_xpath_arg_number (expr, context, 1)));
}

/* C gives 1 for NaN to the power of 0, and for 1 to that of NaN. */
FUNCTION (pow)
{
  double base = _asp_xpath_arg_number (expr, context, 0);
  double power = _asp_xpath_arg_number (expr, context, 1);

  _asp_xpath_set_number (result, isnan (power) || isnan (base) ? NAN : pow (base, power));
}

FUNCTION (pi)
{
  _asp_xpath_set_number (result, G_PI);
}

FUNCTION (random)
{
  _asp_xpath_set_number (result, _asp_xpath_random (context->env));
}

typedef struct
{
  AspExprKind kind;             /* PLUS, LESS for the least, GREATER for the greatest */
  double      value;
  guint       n;
} Fold;

static void
fold_atom (const AspXPathValue *atom,
           const AspXPathEnv   *env,
           gpointer             data)
{
  Fold *fold = data;
  double number;

  if (atom->type == ASP_XPATH_STRING && *atom->u.string == '\0')
    return;

  number = _asp_xpath_value_to_number (atom, env);
  if (fold->n++ == 0 || isnan (number))
    fold->value = fold->n > 1 && isnan (fold->value) ? fold->value : number;
  else if (fold->kind == ASP_EXPR_PLUS)
    fold->value += number;
  else if (fold->kind == ASP_EXPR_LESS ? number < fold->value : number > fold->value)
    fold->value = number;
}

static void
fold_all (const AspExpr         *expr,
          const AspXPathContext *context,
          AspExprKind            kind,
          AspXPathValue         *result)
{
  Fold fold = { kind, kind == ASP_EXPR_PLUS ? 0 : NAN, 0 };

  _asp_xpath_foreach_atom (expr, context, 0, fold_atom, &fold);
  _asp_xpath_set_number (result, kind == ASP_EXPR_PLUS ? _asp_xpath_round_digits (fold.value)
                                                       : fold.value);
}

FUNCTION (sum)
{
  fold_all (expr, context, ASP_EXPR_PLUS, result);
}

FUNCTION (min)
{
  fold_all (expr, context, ASP_EXPR_LESS, result);
}

FUNCTION (max)
{
  fold_all (expr, context, ASP_EXPR_GREATER, result);
}
