/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-explain-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "asp-form-lint-private.h"

/* Values in words: answers, numbers, days, counts. */

/* A number as people write it in the user's language: 12,5. */
static char *
format_number (double number)
{
  g_autofree char *text = _asp_xpath_format_number (number);

  if (asp_format_get_language () == ASP_LANGUAGE_HU)
    g_strdelimit (text, ".", ',');

  return g_steal_pointer (&text);
}

static char *
explain_path (const AspExplain *self,
              const AspExpr    *expr)
{
  AspFormPath *path = _asp_lint_find_path (self->form, expr, self->context);
  g_autofree char *label = NULL;

  if (path == NULL)
    return NULL;
  if (path == self->context && self->is_own)
    return g_strdup (_("the answer"));

  label = _asp_explain_label (self, path);

  /* Translators: %s is the words of a question; "a(z)" is made "a" or "az" afterwards */
  return g_strdup_printf (C_("question", "“%s”"), label);
}

/* "2014-06-12", date('2014-06-12'), today(), today() + 30. Returns: (nullable) */
static char *
explain_literal_day (const AspExpr *expr)
{
  AspDay day;

  if (_asp_lint_is_call (expr, "date") || _asp_lint_is_call (expr, "date-time"))
    expr = g_ptr_array_index (expr->args, 0);
  if (expr->kind != ASP_EXPR_STRING)
    return NULL;
  day = asp_day_from_iso (expr->text);

  return day != ASP_DAY_NONE ? asp_format_day (day) : NULL;
}

char *
_asp_explain_day (const AspExpr *expr)
{
  const AspExpr *left, *right;
  int days;

  if (_asp_lint_is_call (expr, "today"))
    /* Translators: the day on which somebody answers */
    return g_strdup (C_("day", "today"));
  if (_asp_lint_is_call (expr, "now"))
    return g_strdup (C_("day", "this moment"));
  if (expr->kind != ASP_EXPR_PLUS && expr->kind != ASP_EXPR_MINUS)
    return explain_literal_day (expr);

  left = g_ptr_array_index (expr->args, 0);
  right = g_ptr_array_index (expr->args, 1);
  if (!_asp_lint_is_call (left, "today") || right->kind != ASP_EXPR_NUMBER ||
      trunc (right->number) != right->number || fabs (right->number) > 36500)
    return NULL;

  days = (int) right->number;

  return expr->kind == ASP_EXPR_PLUS
           ? g_strdup_printf (ngettext ("%d day after today", "%d days after today", days), days)
           : g_strdup_printf (ngettext ("%d day before today", "%d days before today", days), days);
}

/* Functions of one argument, most of them of a question. */
/* What is asked in several rows, taken together. */
static char *
explain_rows (const char *function,
              const char *label)
{
  if (strcmp (function, "count") == 0)
    /* Translators: %s is the words of a group whose rows are counted */
    return g_strdup_printf (_("the number of rows of “%s”"), label);
  if (strcmp (function, "count-non-empty") == 0)
    /* Translators: %s is the words of a question that is asked in several rows */
    return g_strdup_printf (_("the number of answers to “%s”"), label);
  if (strcmp (function, "sum") == 0)
    /* Translators: %s is the words of a question that is asked in several rows */
    return g_strdup_printf (_("the sum of “%s”"), label);
  if (strcmp (function, "min") == 0)
    /* Translators: %s is the words of a question that is asked in several rows */
    return g_strdup_printf (_("the least of “%s”"), label);
  if (strcmp (function, "max") == 0)
    /* Translators: %s is the words of a question that is asked in several rows */
    return g_strdup_printf (_("the greatest of “%s”"), label);

  return NULL;
}

/* Functions of one argument. */
static char *
explain_function (const AspExplain *self,
                  const AspExpr    *call)
{
  const AspExpr *arg = call->args->len == 1 ? g_ptr_array_index (call->args, 0) : NULL;
  AspFormPath *path = arg != NULL ? _asp_lint_find_path (self->form, arg, self->context) : NULL;
  g_autofree char *label = path != NULL ? _asp_explain_label (self, path) : NULL;
  g_autofree char *inner = arg != NULL ? _asp_explain_value (self, arg) : NULL;
  char *rows = label != NULL ? explain_rows (call->text, label) : NULL;

  if (rows != NULL || inner == NULL)
    return rows;

  if (strcmp (call->text, "count-selected") == 0 && path != NULL)
    return path == self->context && self->is_own
             ? g_strdup (_("the number of choices chosen"))
             /* Translators: %s is the words of a question with several answers */
             : g_strdup_printf (_("the number of choices chosen in “%s”"), label);
  if (strcmp (call->text, "string-length") == 0)
    /* Translators: %s is “words of a question”, or "the answer" */
    return g_strdup_printf (_("the length of %s"), inner);
  if (strcmp (call->text, "number") == 0 || strcmp (call->text, "string") == 0 ||
      strcmp (call->text, "date") == 0)
    return g_steal_pointer (&inner);
  if (strcmp (call->text, "int") == 0)
    /* Translators: %s is “words of a question”, or a sum */
    return g_strdup_printf (_("the whole part of %s"), inner);
  if (strcmp (call->text, "round") == 0)
    /* Translators: %s is “words of a question”, or a sum */
    return g_strdup_printf (_("%s rounded"), inner);

  return NULL;
}

static char *
explain_if (const AspExplain *self,
            const AspExpr    *call)
{
  g_autofree char *condition = _asp_explain_condition (self, g_ptr_array_index (call->args, 0),
                                                       FALSE);
  g_autofree char *yes = _asp_explain_value (self, g_ptr_array_index (call->args, 1));
  g_autofree char *no = _asp_explain_value (self, g_ptr_array_index (call->args, 2));

  if (yes == NULL || no == NULL)
    return NULL;

  /* Translators: a condition, the value where it holds, the value where it does not */
  return g_strdup_printf (_("if %s: %s; otherwise: %s"), condition, yes, no);
}

static char *
explain_call (const AspExplain *self,
              const AspExpr    *call)
{
  if (_asp_lint_is_call (call, "if"))
    return explain_if (self, call);
  if (_asp_lint_is_call (call, "position"))
    return g_strdup (_("the number of the row"));
  if (_asp_lint_is_call (call, "jr:choice-name"))
    return _asp_explain_value (self, g_ptr_array_index (call->args, 0));

  return explain_function (self, call);
}

static char *
explain_sum (const AspExplain *self,
             const AspExpr    *expr)
{
  static const char *const signs[] = {
    [ASP_EXPR_PLUS] = "+", [ASP_EXPR_MINUS] = "−", [ASP_EXPR_TIMES] = "·", [ASP_EXPR_DIV] = "/",
  };
  const AspExpr *parts[] = { g_ptr_array_index (expr->args, 0),
                             g_ptr_array_index (expr->args, 1) };
  char *texts[2];
  char *sum = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *plain = _asp_explain_value (self, parts[i]);
      gboolean is_sum = parts[i]->kind >= ASP_EXPR_PLUS && parts[i]->kind <= ASP_EXPR_MOD;
      gboolean is_flat = i == 0 && (expr->kind == ASP_EXPR_PLUS || expr->kind == ASP_EXPR_MINUS);

      texts[i] = plain != NULL && is_sum && !is_flat ? g_strdup_printf ("(%s)", plain)
                                                     : g_steal_pointer (&plain);
    }
  if (texts[0] != NULL && texts[1] != NULL)
    sum = g_strdup_printf ("%s %s %s", texts[0], signs[expr->kind], texts[1]);
  g_free (texts[0]);
  g_free (texts[1]);

  return sum;
}

/* Returns: (transfer full) (nullable): NULL: there are no words for it */
char *
_asp_explain_value (const AspExplain *self,
                    const AspExpr    *expr)
{
  char *day = _asp_explain_day (expr);

  if (day != NULL)
    return day;

  switch ((guint) expr->kind)
    {
    case ASP_EXPR_NUMBER:
      return format_number (expr->number);
    case ASP_EXPR_STRING:
      return *expr->text == '\0' ? g_strdup (C_("value", "nothing"))
                                 : g_strdup_printf (C_("value", "“%s”"), expr->text);
    case ASP_EXPR_NEGATE:
      {
        const AspExpr *inner = g_ptr_array_index (expr->args, 0);

        return inner->kind == ASP_EXPR_NUMBER ? format_number (-inner->number) : NULL;
      }
    case ASP_EXPR_PLUS:
    case ASP_EXPR_MINUS:
    case ASP_EXPR_TIMES:
    case ASP_EXPR_DIV:
      return explain_sum (self, expr);
    case ASP_EXPR_PATH:
      return explain_path (self, expr);
    case ASP_EXPR_CALL:
      return explain_call (self, expr);
    default:
      return NULL;
    }
}
