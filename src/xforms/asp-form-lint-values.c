/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-lint-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* Comparisons with what a question cannot be answered with. */

static AspFormType
get_type (const AspFormPath *path)
{
  return path->bind != NULL ? path->bind->type : ASP_FORM_TYPE_STRING;
}

static gboolean
is_asked_as_text (const AspFormElement *question)
{
  return (question->control == ASP_FORM_CONTROL_TEXT ||
          question->control == ASP_FORM_CONTROL_LONG_TEXT) &&
         (question->appearance == NULL || strstr (question->appearance, "numbers") == NULL);
}

static void
check_choice (AspLint        *self,
              const AspPlace *place,
              AspFormPath    *path,
              const char     *value)
{
  GPtrArray *choices = _asp_lint_find_choices (self, path);
  g_autofree char *key = NULL;

  if (choices == NULL || *value == '\0' || _asp_lint_contains (choices, value))
    return;

  /* Where a question is compared with one wrong value it often is with several. */
  key = g_strdup_printf ("%p %p", (gconstpointer) place->expr, (gconstpointer) path);
  if (!g_hash_table_add (self->seen, g_steal_pointer (&key)))
    return;

  _asp_lint_add (self, ASP_FINDING_WARNING, "no-such-choice", place->line,
                 place->path != NULL ? place->path->path : NULL,
                 /* Translators: a value, then the path of a question */
                 _("“%s” is not among the choices of %s"), value, path->path);
}

/* Several choices in one text are compared as a whole. */
static void
check_whole_choice (AspLint        *self,
                    const AspPlace *place,
                    AspFormPath    *path,
                    const char     *value)
{
  g_auto (GStrv) tokens = g_strsplit (value, " ", -1);

  for (guint i = 0; tokens[i] != NULL; i++)
    check_choice (self, place, path, tokens[i]);
}

static gboolean
fits_type (AspFormType          type,
           const AspXPathValue *value,
           const AspXPathEnv   *env)
{
  double days;

  switch (type)
    {
    case ASP_FORM_TYPE_INTEGER:
    case ASP_FORM_TYPE_DECIMAL:
      return value->type == ASP_XPATH_NUMBER ||
             (value->type == ASP_XPATH_STRING &&
              (*value->u.string == '\0' ||
               isfinite (_asp_xpath_parse_number (value->u.string, env))));
    case ASP_FORM_TYPE_DATE:
    case ASP_FORM_TYPE_DATE_TIME:
      return value->type == ASP_XPATH_DATE || value->type == ASP_XPATH_DATE_TIME ||
             (value->type == ASP_XPATH_STRING &&
              (*value->u.string == '\0' ||
               _asp_xpath_value_get_time (value, env, &days) == ASP_XPATH_DATE ||
               _asp_xpath_value_get_time (value, env, &days) == ASP_XPATH_DATE_TIME));
    case ASP_FORM_TYPE_TIME:
    case ASP_FORM_TYPE_STRING:
    case ASP_FORM_TYPE_BOOLEAN:
    default:
      return TRUE;
    }
}

static void
add_wrong_value (AspLint             *self,
                 const AspPlace      *place,
                 AspFormPath         *path,
                 const AspXPathValue *value)
{
  g_autofree char *text = _asp_xpath_value_to_string (value, &self->env);
  AspFormType type = get_type (path);

  _asp_lint_add (self, ASP_FINDING_WARNING, "value-against-type", place->line,
                 place->path != NULL ? place->path->path : NULL,
                 type == ASP_FORM_TYPE_DATE || type == ASP_FORM_TYPE_DATE_TIME
                   /* Translators: path of a question, then what it is compared with */
                   ? _("%s is a date; “%s” is none")
                   /* Translators: path of a question, then what it is compared with */
                   : _("%s is a number; “%s” is none"),
                 path->path, text);
}

/* @path: a question; @value: what it is compared with */
static void
check_value (AspLint             *self,
             const AspPlace      *place,
             AspExprKind          relation,
             AspFormPath         *path,
             const AspXPathValue *value)
{
  const AspFormElement *question = _asp_lint_get_question (path);
  gboolean is_equality = relation == ASP_EXPR_EQUAL || relation == ASP_EXPR_NOT_EQUAL;
  g_autofree char *text = NULL;

  if (question == NULL || value->type == ASP_XPATH_BOOLEAN)
    return;

  text = _asp_xpath_value_to_string (value, &self->env);
  /* How some ask whether a number is there. */
  if (strcmp (text, "NaN") == 0)
    return;

  if (question->control == ASP_FORM_CONTROL_SELECT_ONE && is_equality)
    check_choice (self, place, path, text);
  else if (question->control == ASP_FORM_CONTROL_SELECT_MANY && is_equality)
    check_whole_choice (self, place, path, text);
  else if (!fits_type (get_type (path), value, &self->env))
    add_wrong_value (self, place, path, value);
  else if (!is_equality && isfinite (_asp_xpath_value_to_number (value, &self->env)) &&
           value->type != ASP_XPATH_DATE && is_asked_as_text (question))
    _asp_lint_add (self, path->bind != NULL && path->bind->type_name != NULL ? ASP_FINDING_WARNING
                                                                             : ASP_FINDING_HINT,
                   "text-as-number", place->line,
                   place->path != NULL ? place->path->path : NULL,
                   /* Translators: path of a question, then a number */
                   _("%s is a text, yet it is compared with the number %s"), path->path, text);
}

static void
check_comparison (AspLint        *self,
                  const AspPlace *place,
                  const AspExpr  *expr)
{
  for (guint i = 0; i < 2; i++)
    {
      g_auto (AspXPathValue) value = { 0 };
      AspFormPath *path = _asp_lint_find_path (self->form, g_ptr_array_index (expr->args, i),
                                               place->context);

      if (path != NULL && _asp_lint_evaluate (self, g_ptr_array_index (expr->args, 1 - i), &value))
        check_value (self, place, expr->kind, path, &value);
    }
}

/* A pattern that asks for letters only suits no number, one without hyphens no date. */
static gboolean
pattern_fits (AspFormType  type,
              const char  *pattern)
{
  static const char *const days[] = { "2014-06-12", "1999-12-31", "2000-01-01", "2020-10-20",
                                      "1985-03-07", "2031-11-29" };
  g_autoptr (GRegex) regex = NULL;

  if (type == ASP_FORM_TYPE_INTEGER || type == ASP_FORM_TYPE_DECIMAL)
    return strpbrk (pattern, "0123456789.^\\") == NULL
             ? FALSE
             : strpbrk (pattern, "0123456789.") != NULL || strstr (pattern, "\\d") != NULL ||
               strstr (pattern, "\\w") != NULL || strstr (pattern, "\\S") != NULL ||
               strstr (pattern, "[^") != NULL;
  if (type != ASP_FORM_TYPE_DATE)
    return TRUE;

  regex = _asp_xpath_compile_regex (pattern);
  for (guint i = 0; regex != NULL && i < G_N_ELEMENTS (days); i++)
    {
      if (g_regex_match (regex, days[i], 0, NULL))
        return TRUE;
    }

  return regex == NULL;
}

static void
check_regex (AspLint        *self,
             const AspPlace *place,
             const AspExpr  *call)
{
  const AspExpr *pattern = g_ptr_array_index (call->args, 1);
  AspFormPath *path = _asp_lint_find_path (self->form, g_ptr_array_index (call->args, 0),
                                           place->context);
  const char *at = place->path != NULL ? place->path->path : NULL;
  gsize length;

  if (pattern->kind != ASP_EXPR_STRING)
    return;

  length = strlen (pattern->text);
  if (path != NULL && _asp_lint_get_question (path) != NULL &&
      !pattern_fits (get_type (path), pattern->text))
    _asp_lint_add (self, ASP_FINDING_WARNING, "pattern-against-type", place->line, at,
                   /* Translators: a pattern (regular expression), the path of a question */
                   _("no answer to %s, which is a date or a number, has the pattern “%s”"),
                   path->path, pattern->text);
  if (length == 0 || pattern->text[0] != '^' || pattern->text[length - 1] != '$')
    _asp_lint_add (self, ASP_FINDING_WARNING, "unanchored-pattern", place->line, at,
                   /* Translators: %s is a pattern (regular expression) */
                   _("the pattern “%s” is compared with the whole answer here, with a part of it "
                     "elsewhere; please begin it with ^ and end it with $"), pattern->text);
}

static void
check_selected (AspLint        *self,
                const AspPlace *place,
                const AspExpr  *call)
{
  g_auto (AspXPathValue) value = { 0 };
  AspFormPath *path = _asp_lint_find_path (self->form, g_ptr_array_index (call->args, 0),
                                           place->context);
  const AspFormElement *question = path != NULL ? _asp_lint_get_question (path) : NULL;
  g_autofree char *text = NULL;

  if (question == NULL ||
      !_asp_lint_evaluate (self, g_ptr_array_index (call->args, 1), &value))
    return;

  text = _asp_xpath_value_to_string (&value, &self->env);
  check_choice (self, place, path, text);
  if (question->control == ASP_FORM_CONTROL_INTEGER ||
      question->control == ASP_FORM_CONTROL_DECIMAL || question->control == ASP_FORM_CONTROL_DATE ||
      question->control == ASP_FORM_CONTROL_TIME ||
      question->control == ASP_FORM_CONTROL_DATE_TIME)
    _asp_lint_add (self, ASP_FINDING_WARNING, "no-choices", place->line,
                   place->path != NULL ? place->path->path : NULL,
                   /* Translators: %s is the path of a question */
                   _("%s has no choices, so none of them can be selected"), path->path);
}

static void
check_expr (AspLint        *self,
            const AspPlace *place,
            const AspExpr  *expr)
{
  if (_asp_lint_is_relation (expr->kind))
    check_comparison (self, place, expr);
  else if (_asp_lint_is_call (expr, "regex"))
    check_regex (self, place, expr);
  else if (_asp_lint_is_call (expr, "selected") || _asp_lint_is_call (expr, "is-selected"))
    check_selected (self, place, expr);

  for (guint i = 0; i < expr->args->len; i++)
    check_expr (self, place, g_ptr_array_index (expr->args, i));
}

static void
check_place (AspLint        *self,
             const AspPlace *place)
{
  check_expr (self, place, place->expr);
}

void
_asp_lint_values (AspLint *self)
{
  _asp_lint_foreach_place (self, check_place);
}
