/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-xpath-private.h"

G_BEGIN_DECLS

#define FUNCTION(name) \
  void \
  _asp_xpath_call_ ## name (const AspExpr         *expr, \
                            const AspXPathContext *context, \
                            AspXPathValue         *result)

/* Declares @name as the text of an argument, lent until the end of the block. */
#define TEXT_ARG(name, index) \
  g_auto (AspXPathValue) name ## _value = { 0 }; \
  const char *name = _asp_xpath_spend_text (context->env, \
                                            _asp_xpath_arg_text (expr, context, index, \
                                                                 &name ## _value))

/* A long text is some work even where only one of its letters is wanted. */
static inline const char *
_asp_xpath_spend_text (const AspXPathEnv *env,
                       const char        *text)
{
  _asp_xpath_spend (env, strlen (text) / 64);

  return text;
}

static inline guint
_asp_xpath_n_args (const AspExpr *expr)
{
  return expr->args->len;
}

static inline void
_asp_xpath_arg (const AspExpr         *expr,
                const AspXPathContext *context,
                guint                  index,
                AspXPathValue         *value)
{
  _asp_expr_evaluate (g_ptr_array_index (expr->args, index), context, value);
}

static inline const char *
_asp_xpath_arg_text (const AspExpr         *expr,
                     const AspXPathContext *context,
                     guint                  index,
                     AspXPathValue         *value)
{
  _asp_expr_evaluate (g_ptr_array_index (expr->args, index), context, value);

  return _asp_xpath_value_make_string (value, context->env);
}

/* The argument, or the context node where it is left out. */
static inline const char *
_asp_xpath_arg_text_or_node (const AspExpr         *expr,
                             const AspXPathContext *context,
                             AspXPathValue         *value)
{
  if (expr->args->len > 0)
    return _asp_xpath_arg_text (expr, context, 0, value);

  _asp_xpath_set_node (value, context->node);

  return _asp_xpath_value_make_string (value, context->env);
}

static inline double
_asp_xpath_arg_number (const AspExpr         *expr,
                       const AspXPathContext *context,
                       guint                  index)
{
  return _asp_expr_to_number (g_ptr_array_index (expr->args, index), context);
}

static inline gboolean
_asp_xpath_arg_boolean (const AspExpr         *expr,
                        const AspXPathContext *context,
                        guint                  index)
{
  return _asp_expr_is_true (g_ptr_array_index (expr->args, index), context);
}

/* Calls @func with each value of the arguments from @first on, node-sets node by node. */
typedef void (*AspXPathAtomFunc) (const AspXPathValue *atom,
                                  const AspXPathEnv   *env,
                                  gpointer             data);

void _asp_xpath_foreach_atom (const AspExpr         *expr,
                              const AspXPathContext *context,
                              guint                  first,
                              AspXPathAtomFunc       func,
                              gpointer               data);

double _asp_xpath_random (const AspXPathEnv *env);

FUNCTION (abs);
FUNCTION (acos);
FUNCTION (add_workdays);
FUNCTION (asin);
FUNCTION (atan);
FUNCTION (atan2);
FUNCTION (base64_decode);
FUNCTION (boolean);
FUNCTION (boolean_from_string);
FUNCTION (ceiling);
FUNCTION (checklist);
FUNCTION (choice_name);
FUNCTION (coalesce);
FUNCTION (concat);
FUNCTION (contains);
FUNCTION (cos);
FUNCTION (count);
FUNCTION (count_non_empty);
FUNCTION (count_selected);
FUNCTION (current);
FUNCTION (date);
FUNCTION (date_time);
FUNCTION (decimal_date_time);
FUNCTION (decimal_time);
FUNCTION (digest);
FUNCTION (ends_with);
FUNCTION (exp);
FUNCTION (exp10);
FUNCTION (false);
FUNCTION (floor);
FUNCTION (format_date);
FUNCTION (id);
FUNCTION (if);
FUNCTION (indexed_repeat);
FUNCTION (instance);
FUNCTION (int);
FUNCTION (itext);
FUNCTION (join);
FUNCTION (lang);
FUNCTION (last);
FUNCTION (local_name);
FUNCTION (log);
FUNCTION (log10);
FUNCTION (max);
FUNCTION (min);
FUNCTION (name);
FUNCTION (namespace_uri);
FUNCTION (normalize_space);
FUNCTION (not);
FUNCTION (nothing);
FUNCTION (now);
FUNCTION (number);
FUNCTION (once);
FUNCTION (pi);
FUNCTION (position);
FUNCTION (pow);
FUNCTION (property);
FUNCTION (pulldata);
FUNCTION (random);
FUNCTION (randomize);
FUNCTION (record);
FUNCTION (regex);
FUNCTION (round);
FUNCTION (selected);
FUNCTION (selected_at);
FUNCTION (sin);
FUNCTION (sqrt);
FUNCTION (starts_with);
FUNCTION (string);
FUNCTION (string_length);
FUNCTION (substr);
FUNCTION (substring);
FUNCTION (substring_after);
FUNCTION (substring_before);
FUNCTION (sum);
FUNCTION (tan);
FUNCTION (today);
FUNCTION (translate);
FUNCTION (true);
FUNCTION (uuid);
FUNCTION (version);
FUNCTION (weighted_checklist);
FUNCTION (workday);

G_END_DECLS
