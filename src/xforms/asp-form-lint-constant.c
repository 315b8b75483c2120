/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-lint-private.h"

#include <string.h>

/* Expressions that need no answers. */

/* Nodes looked at and bytes written by one: nobody waits for what is to be told about a form. */
#define MAX_WORK (1000 * 1000)

gboolean
_asp_lint_is_call (const AspExpr *expr,
                   const char    *name)
{
  return expr->kind == ASP_EXPR_CALL && strcmp (expr->text, name) == 0;
}

/* Functions that give the same for the same arguments; without any, some ask the node. */
static gboolean
is_pure (const AspExpr *call)
{
  static const char *const pure[] = {
    "true", "false", "pi", "not", "boolean", "boolean-from-string", "if", "coalesce", "number",
    "int", "round", "floor", "ceiling", "abs", "pow", "sqrt", "min", "max", "string", "concat",
    "join", "substr", "substring", "substring-before", "substring-after", "translate",
    "string-length", "normalize-space", "contains", "starts-with", "ends-with", "regex", "date",
    "selected", "is-selected", "selected-at", "count-selected", NULL,
  };
  static const char *const without_arguments[] = { "true", "false", "pi", NULL };

  return g_strv_contains (call->args->len > 0 ? pure : without_arguments, call->text);
}

static gboolean
is_constant (const AspExpr *expr)
{
  if (expr->kind == ASP_EXPR_PATH || expr->kind == ASP_EXPR_UNION ||
      (expr->kind == ASP_EXPR_CALL && !is_pure (expr)))
    return FALSE;

  for (guint i = 0; i < expr->args->len; i++)
    {
      if (!is_constant (g_ptr_array_index (expr->args, i)))
        return FALSE;
    }

  return TRUE;
}

/* The value of an expression that is the same whatever is answered.
 * @value: cleared by the caller. Returns: whether there is one */
gboolean
_asp_lint_evaluate (AspLint       *self,
                    const AspExpr *expr,
                    AspXPathValue *value)
{
  const AspXPathContext context = { &self->env, self->form->primary, self->form->primary, 1, 1 };

  if (!is_constant (expr))
    return FALSE;

  self->work = MAX_WORK;
  self->env.work = &self->work;
  _asp_expr_evaluate (expr, &context, value);

  return self->work >= 0;
}
