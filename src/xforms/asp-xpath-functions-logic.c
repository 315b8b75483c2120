/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-xpath-functions-private.h"

#include <math.h>
#include <string.h>

/* Logic, and selections: values separated by blanks. */

FUNCTION (true)
{
  _asp_xpath_set_boolean (result, TRUE);
}

FUNCTION (false)
{
  _asp_xpath_set_boolean (result, FALSE);
}

FUNCTION (not)
{
  _asp_xpath_set_boolean (result, !_asp_xpath_arg_boolean (expr, context, 0));
}

FUNCTION (boolean)
{
  _asp_xpath_set_boolean (result, _asp_xpath_arg_boolean (expr, context, 0));
}

FUNCTION (boolean_from_string)
{
  TEXT_ARG (text, 0);

  _asp_xpath_set_boolean (result, strcmp (text, "true") == 0 || strcmp (text, "1") == 0);
}

/* Only the branch that is taken is evaluated. */
FUNCTION (if)
{
  _asp_xpath_arg (expr, context, _asp_xpath_arg_boolean (expr, context, 0) ? 1 : 2, result);
}

static gboolean
is_blank (const AspXPathValue *value)
{
  g_auto (AspXPathValue) text = { 0 };

  switch (value->type)
    {
    case ASP_XPATH_STRING:
      return *value->u.string == '\0';
    case ASP_XPATH_NODES:
      if (value->n_nodes == 0)
        return TRUE;
      _asp_xpath_set_node_text (&text, _asp_xpath_value_get_node (value, 0));
      return *text.u.string == '\0';
    case ASP_XPATH_NUMBER:
    case ASP_XPATH_DATE:
    case ASP_XPATH_DATE_TIME:
      return isnan (value->number);
    case ASP_XPATH_BOOLEAN:
    default:
      return FALSE;
    }
}

/* What comes after the first that is not blank is not evaluated. */
FUNCTION (coalesce)
{
  guint last = _asp_xpath_n_args (expr) - 1;

  for (guint i = 0; i < last; i++)
    {
      AspXPathValue value = { 0 };

      _asp_xpath_arg (expr, context, i, &value);
      if (!is_blank (&value))
        {
          *result = value;
          return;
        }
      _asp_xpath_value_clear (&value);
    }
  _asp_xpath_arg (expr, context, last, result);
}

/* What the node has, else the argument. */
FUNCTION (once)
{
  AspXPathValue own = { 0 };

  _asp_xpath_set_node_text (&own, context->current);
  if (*own.u.string != '\0')
    {
      *result = own;
      return;
    }
  _asp_xpath_value_clear (&own);
  _asp_xpath_arg (expr, context, 0, result);
}


static void
set_within (const AspExpr         *expr,
            const AspXPathContext *context,
            double                 n,
            AspXPathValue         *result)
{
  double min = _asp_xpath_arg_number (expr, context, 0);
  double max = _asp_xpath_arg_number (expr, context, 1);

  _asp_xpath_set_boolean (result, (min < 0 || n >= min) && (max < 0 || n <= max));
}

/* An answer out of a node is true unless it is blank. */
static gboolean
is_answer_true (const AspXPathValue *atom)
{
  return _asp_xpath_value_is_true (atom);
}

static void
count_answer (const AspXPathValue *atom,
              const AspXPathEnv   *env,
              gpointer             data)
{
  *(double *) data += is_answer_true (atom);
}

FUNCTION (checklist)
{
  double n = 0;

  _asp_xpath_foreach_atom (expr, context, 2, count_answer, &n);
  set_within (expr, context, n, result);
}

static void
add_number (const AspXPathValue *atom,
            const AspXPathEnv   *env,
            gpointer             data)
{
  double number = _asp_xpath_value_to_number (atom, env);

  g_array_append_val ((GArray *) data, number);
}

static void
add_answer (const AspXPathValue *atom,
            const AspXPathEnv   *env,
            gpointer             data)
{
  double number = is_answer_true (atom);

  g_array_append_val ((GArray *) data, number);
}

/* The values of one argument. */
static GArray *
list_numbers (const AspExpr         *expr,
              const AspXPathContext *context,
              guint                  index,
              AspXPathAtomFunc       func)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (double));
  g_auto (AspXPathValue) value = { 0 };

  _asp_xpath_arg (expr, context, index, &value);
  if (value.type != ASP_XPATH_NODES)
    func (&value, context->env, numbers);
  for (guint i = 0; value.type == ASP_XPATH_NODES && i < value.n_nodes; i++)
    {
      g_auto (AspXPathValue) atom = { 0 };

      _asp_xpath_set_node_text (&atom, _asp_xpath_value_get_node (&value, i));
      func (&atom, context->env, numbers);
    }

  return numbers;
}

/* Pairs of an answer and its weight; lists of nodes are paired one by one. */
FUNCTION (weighted_checklist)
{
  double n = 0;

  for (guint i = 2; i + 1 < _asp_xpath_n_args (expr); i += 2)
    {
      g_autoptr (GArray) answers = list_numbers (expr, context, i, add_answer);
      g_autoptr (GArray) weights = list_numbers (expr, context, i + 1, add_number);

      for (guint j = 0; j < MIN (answers->len, weights->len); j++)
        {
          if (g_array_index (answers, double, j) != 0)
            n += g_array_index (weights, double, j);
        }
    }
  set_within (expr, context, n, result);
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* @at: moved behind the next value. Returns: (nullable): where it begins */
static const char *
next_selected (const char **at)
{
  const char *begin;

  while (is_space (**at))
    (*at)++;
  begin = *at;
  while (**at != '\0' && !is_space (**at))
    (*at)++;

  return *at > begin ? begin : NULL;
}

FUNCTION (selected)
{
  TEXT_ARG (text, 0);
  TEXT_ARG (wanted, 1);
  const char *at = text;
  const char *begin;
  gsize length;

  while (is_space (*wanted))
    wanted++;
  length = strlen (wanted);
  while (length > 0 && is_space (wanted[length - 1]))
    length--;
  /* Nothing is selected where nothing is. */
  if (length == 0)
    {
      _asp_xpath_set_boolean (result, *text == '\0');
      return;
    }

  while ((begin = next_selected (&at)) != NULL)
    {
      if ((gsize) (at - begin) == length && strncmp (begin, wanted, length) == 0)
        break;
    }
  _asp_xpath_set_boolean (result, begin != NULL);
}

FUNCTION (selected_at)
{
  TEXT_ARG (text, 0);
  double place = _asp_xpath_arg_number (expr, context, 1);
  const char *at = text;
  const char *begin = next_selected (&at);

  for (double i = 1; i <= place && begin != NULL; i++)
    begin = next_selected (&at);
  _asp_xpath_take_string (result, begin != NULL && place >= 0
                                    ? g_strndup (begin, (gsize) (at - begin)) : g_strdup (""));
}

FUNCTION (count_selected)
{
  TEXT_ARG (text, 0);
  guint n = 0;

  while (next_selected (&text) != NULL)
    n++;
  _asp_xpath_set_number (result, n);
}
