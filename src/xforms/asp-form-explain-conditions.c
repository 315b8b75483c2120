/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-explain-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-form-lint-private.h"

/* Conditions in words: "the answer to “Has it a server?” is “Yes”". What there are no words for
 * is given as it is written. */

/* A node, and the constant that it is compared with. */
typedef struct
{
  AspExprKind    relation;
  const AspExpr *subject;
  const AspExpr *object;
  AspFormPath   *path;            /* (nullable): of the subject */
} Comparison;

static gboolean
is_constant_text (const AspExpr *expr)
{
  return expr->kind == ASP_EXPR_STRING || expr->kind == ASP_EXPR_NUMBER;
}

/* The question before what it is compared with, whichever way it is written. */
static Comparison
read_comparison (const AspExplain *self,
                 const AspExpr    *expr)
{
  const AspExpr *left = g_ptr_array_index (expr->args, 0);
  const AspExpr *right = g_ptr_array_index (expr->args, 1);
  gboolean is_turned = is_constant_text (left) ||
                       (_asp_lint_is_call (left, "today") && right->kind == ASP_EXPR_PATH);
  Comparison comparison = { expr->kind, left, right, NULL };

  if (is_turned)
    comparison = (Comparison) { _asp_lint_turn_relation (expr->kind), right, left, NULL };
  comparison.path = _asp_lint_find_path (self->form, comparison.subject, self->context);

  return comparison;
}

static gboolean
is_own (const AspExplain *self,
        AspFormPath      *path)
{
  return self->is_own && path == self->context;
}

static gboolean
has_choices (AspFormPath *path)
{
  for (guint i = 0; path->elements != NULL && i < path->elements->len; i++)
    {
      const AspFormElement *element = g_ptr_array_index (path->elements, i);

      if (element->control == ASP_FORM_CONTROL_SELECT_ONE ||
          element->control == ASP_FORM_CONTROL_SELECT_MANY)
        return TRUE;
    }

  return FALSE;
}

static gboolean
takes_several (AspFormPath *path)
{
  for (guint i = 0; path->elements != NULL && i < path->elements->len; i++)
    {
      if (((AspFormElement *) g_ptr_array_index (path->elements, i))->control ==
          ASP_FORM_CONTROL_SELECT_MANY)
        return TRUE;
    }

  return FALSE;
}

static char *
explain_blank (const AspExplain *self,
               AspFormPath      *path,
               gboolean          is_blank)
{
  g_autofree char *label = _asp_explain_label (self, path);

  return g_strdup_printf (is_blank
                            /* Translators: %s is the words of a question */
                            ? _("there is no answer to “%s”")
                            /* Translators: %s is the words of a question */
                            : _("there is an answer to “%s”"), label);
}

static char *
explain_choice (const AspExplain *self,
                AspFormPath      *path,
                const char       *value,
                gboolean          is_it)
{
  g_autofree char *label = _asp_explain_label (self, path);
  g_autofree char *choice = _asp_explain_choice (self, path, value);

  if (is_own (self, path))
    return g_strdup_printf (is_it ? _("the answer is “%s”") : _("the answer is not “%s”"), choice);

  return g_strdup_printf (is_it
                            /* Translators: the words of a question, those of a choice */
                            ? _("the answer to “%s” is “%s”")
                            /* Translators: the words of a question, those of a choice */
                            : _("the answer to “%s” is not “%s”"), label, choice);
}

/* One of several choices. */
static char *
explain_selected (const AspExplain *self,
                  AspFormPath      *path,
                  const char       *value,
                  gboolean          is_it)
{
  g_autofree char *label = _asp_explain_label (self, path);
  g_autofree char *choice = _asp_explain_choice (self, path, value);

  if (!takes_several (path))
    return explain_choice (self, path, value, is_it);
  if (is_own (self, path))
    return g_strdup_printf (is_it ? _("“%s” is among the answers")
                                  : _("“%s” is not among the answers"), choice);

  return g_strdup_printf (is_it
                            /* Translators: the words of a choice, those of a question */
                            ? _("“%s” is among the answers to “%s”")
                            /* Translators: the words of a choice, those of a question */
                            : _("“%s” is not among the answers to “%s”"), choice, label);
}

/* Days come before and after each other. Returns: (nullable) */
static char *
explain_days (AspExprKind  relation,
              const char  *subject,
              const char  *day)
{
  switch ((guint) relation)
    {
    case ASP_EXPR_EQUAL:
      /* Translators: a question, a day */
      return g_strdup_printf (_("%s falls on %s"), subject, day);
    case ASP_EXPR_NOT_EQUAL:
      /* Translators: a question, a day */
      return g_strdup_printf (_("%s does not fall on %s"), subject, day);
    case ASP_EXPR_LESS:
      /* Translators: a question, a day */
      return g_strdup_printf (_("%s is before %s"), subject, day);
    case ASP_EXPR_LESS_EQUAL:
      /* Translators: a question, a day */
      return g_strdup_printf (_("%s is not after %s"), subject, day);
    case ASP_EXPR_GREATER:
      /* Translators: a question, a day */
      return g_strdup_printf (_("%s is after %s"), subject, day);
    case ASP_EXPR_GREATER_EQUAL:
      /* Translators: a question, a day */
      return g_strdup_printf (_("%s is not before %s"), subject, day);
    default:
      return NULL;
    }
}

/* With a number that is written there. */
static char *
explain_amount (AspExprKind  relation,
                const char  *subject,
                const char  *number)
{
  switch ((guint) relation)
    {
    case ASP_EXPR_EQUAL:
      /* Translators: a question or a count, a number */
      return g_strdup_printf (_("%s is %s"), subject, number);
    case ASP_EXPR_NOT_EQUAL:
      /* Translators: a question or a count, a number */
      return g_strdup_printf (_("%s is not %s"), subject, number);
    case ASP_EXPR_LESS:
      /* Translators: a question or a count, a number */
      return g_strdup_printf (_("%s is less than %s"), subject, number);
    case ASP_EXPR_LESS_EQUAL:
      /* Translators: a question or a count, a number */
      return g_strdup_printf (_("%s is at most %s"), subject, number);
    case ASP_EXPR_GREATER:
      /* Translators: a question or a count, a number */
      return g_strdup_printf (_("%s is more than %s"), subject, number);
    case ASP_EXPR_GREATER_EQUAL:
    default:
      /* Translators: a question or a count, a number */
      return g_strdup_printf (_("%s is at least %s"), subject, number);
    }
}

/* With another question, a sum or a count. */
static char *
explain_other (AspExprKind  relation,
               const char  *subject,
               const char  *object)
{
  switch ((guint) relation)
    {
    case ASP_EXPR_EQUAL:
      /* Translators: a question or a count, another one */
      return g_strdup_printf (_("%s is the same as %s"), subject, object);
    case ASP_EXPR_NOT_EQUAL:
      /* Translators: a question or a count, another one */
      return g_strdup_printf (_("%s is not the same as %s"), subject, object);
    case ASP_EXPR_LESS:
      /* Translators: a question or a count, another one */
      return g_strdup_printf (_("%s is less than %s"), subject, object);
    case ASP_EXPR_LESS_EQUAL:
      /* Translators: a question or a count, another one */
      return g_strdup_printf (_("%s is at most as much as %s"), subject, object);
    case ASP_EXPR_GREATER:
      /* Translators: a question or a count, another one */
      return g_strdup_printf (_("%s is more than %s"), subject, object);
    case ASP_EXPR_GREATER_EQUAL:
    default:
      /* Translators: a question or a count, another one */
      return g_strdup_printf (_("%s is at least as much as %s"), subject, object);
    }
}

static AspExprKind
negate_equality (AspExprKind relation)
{
  return relation == ASP_EXPR_EQUAL ? ASP_EXPR_NOT_EQUAL : ASP_EXPR_EQUAL;
}

static gboolean
is_date (AspFormPath *path)
{
  return path != NULL && path->bind != NULL && (path->bind->type == ASP_FORM_TYPE_DATE ||
                                                path->bind->type == ASP_FORM_TYPE_DATE_TIME);
}

/* Returns: (nullable) */
static char *
explain_comparison (const AspExplain *self,
                    Comparison       *comparison)
{
  gboolean is_equal = comparison->relation == ASP_EXPR_EQUAL;
  gboolean is_equality = is_equal || comparison->relation == ASP_EXPR_NOT_EQUAL;
  g_autofree char *subject = NULL;
  g_autofree char *object = NULL;
  g_autofree char *day = NULL;

  if (is_equality && comparison->path != NULL && is_constant_text (comparison->object))
    {
      g_autofree char *value = comparison->object->kind == ASP_EXPR_STRING
                                 ? g_strdup (comparison->object->text)
                                 : _asp_xpath_format_number (comparison->object->number);

      if (*value == '\0')
        return explain_blank (self, comparison->path, is_equal);
      if (has_choices (comparison->path))
        return explain_choice (self, comparison->path, value, is_equal);
    }

  subject = _asp_explain_value (self, comparison->subject);
  day = _asp_explain_day (comparison->object);
  object = _asp_explain_value (self, comparison->object);
  if (subject == NULL || object == NULL)
    return NULL;
  if (day != NULL)
    return explain_days (comparison->relation, subject, day);
  if (is_constant_text (comparison->object) || comparison->object->kind == ASP_EXPR_NEGATE)
    return explain_amount (comparison->relation, subject, object);
  if (is_date (comparison->path) && comparison->object->kind == ASP_EXPR_PATH && !is_equality)
    return explain_days (comparison->relation, subject, object);

  return explain_other (comparison->relation, subject, object);
}

/* contains (a, 'x') and its like. Returns: (nullable) */
static char *
explain_text_test (const AspExplain *self,
                   const AspExpr    *call)
{
  const AspExpr *text = call->args->len == 2 ? g_ptr_array_index (call->args, 1) : NULL;
  g_autofree char *subject = NULL;

  if (text == NULL || text->kind != ASP_EXPR_STRING)
    return NULL;

  subject = _asp_explain_value (self, g_ptr_array_index (call->args, 0));
  if (subject == NULL)
    return NULL;
  if (strcmp (call->text, "contains") == 0)
    /* Translators: a question, a part of its answer */
    return g_strdup_printf (_("%s contains “%s”"), subject, text->text);
  if (strcmp (call->text, "starts-with") == 0)
    /* Translators: a question, a part of its answer */
    return g_strdup_printf (_("%s begins with “%s”"), subject, text->text);
  if (strcmp (call->text, "ends-with") == 0)
    /* Translators: a question, a part of its answer */
    return g_strdup_printf (_("%s ends with “%s”"), subject, text->text);
  if (strcmp (call->text, "regex") == 0)
    /* Translators: a question, a pattern (regular expression) */
    return g_strdup_printf (_("%s has the pattern “%s”"), subject, text->text);

  return NULL;
}

/* What has a contrary in words. Returns: (nullable) */
static char *
explain_with_contrary (const AspExplain *self,
                       const AspExpr    *expr,
                       gboolean          negated)
{
  if (expr->kind == ASP_EXPR_EQUAL || expr->kind == ASP_EXPR_NOT_EQUAL)
    {
      Comparison comparison = read_comparison (self, expr);

      if (negated)
        comparison.relation = negate_equality (comparison.relation);
      return explain_comparison (self, &comparison);
    }
  if (_asp_lint_is_call (expr, "true") || _asp_lint_is_call (expr, "false"))
    return g_strdup (_asp_lint_is_call (expr, "true") != negated ? C_("condition", "always")
                                                               : C_("condition", "never"));
  if (_asp_lint_is_call (expr, "selected") || _asp_lint_is_call (expr, "is-selected"))
    {
      const AspExpr *value = g_ptr_array_index (expr->args, 1);
      AspFormPath *path = _asp_lint_find_path (self->form, g_ptr_array_index (expr->args, 0),
                                               self->context);

      if (path != NULL && value->kind == ASP_EXPR_STRING)
        return explain_selected (self, path, value->text, !negated);
    }

  return NULL;
}

/* Returns: (nullable) */
static char *
explain_plain (const AspExplain *self,
               const AspExpr    *expr)
{
  if (_asp_lint_is_relation (expr->kind))
    {
      Comparison comparison = read_comparison (self, expr);

      return explain_comparison (self, &comparison);
    }

  return expr->kind == ASP_EXPR_CALL ? explain_text_test (self, expr) : NULL;
}

static gboolean
is_joined (const AspExpr *expr)
{
  return expr->kind == ASP_EXPR_AND || expr->kind == ASP_EXPR_OR;
}

/* Through any number of not(). */
static const AspExpr *
strip_not (const AspExpr *expr,
           gboolean      *negated)
{
  while (_asp_lint_is_call (expr, "not"))
    {
      expr = g_ptr_array_index (expr->args, 0);
      *negated = !*negated;
    }

  return expr;
}

/* ". >= 1 and . <= 50" is one thing to say. Returns: (nullable) */
static char *
explain_range (const AspExplain *self,
               const AspExpr    *low,
               const AspExpr    *high)
{
  Comparison from, to;
  g_autofree char *subject = NULL;
  g_autofree char *other = NULL;
  g_autofree char *least = NULL;
  g_autofree char *most = NULL;

  if (!_asp_lint_is_relation (low->kind) || !_asp_lint_is_relation (high->kind))
    return NULL;

  from = read_comparison (self, low);
  to = read_comparison (self, high);
  if (from.relation != ASP_EXPR_GREATER_EQUAL || to.relation != ASP_EXPR_LESS_EQUAL ||
      from.object->kind != ASP_EXPR_NUMBER || to.object->kind != ASP_EXPR_NUMBER)
    return NULL;

  subject = _asp_explain_value (self, from.subject);
  other = _asp_explain_value (self, to.subject);
  least = _asp_explain_value (self, from.object);
  most = _asp_explain_value (self, to.object);
  if (subject == NULL || g_strcmp0 (subject, other) != 0)
    return NULL;

  /* Translators: a question or a count, the least and the greatest number */
  return g_strdup_printf (_("%s is between %s and %s"), subject, least, most);
}

/* The parts of "a and b and c", which the parser groups two by two. */
static void
collect_parts (const AspExpr *expr,
               AspExprKind    kind,
               GPtrArray     *parts)
{
  if (expr->kind != kind)
    {
      g_ptr_array_add (parts, (gpointer) expr);
      return;
    }
  for (guint i = 0; i < expr->args->len; i++)
    collect_parts (g_ptr_array_index (expr->args, i), kind, parts);
}

static char *
explain_part (const AspExplain *self,
              const AspExpr    *part,
              gboolean          negated)
{
  gboolean inner_negated = FALSE;
  g_autofree char *words = _asp_explain_condition (self, part, negated);

  return is_joined (strip_not (part, &inner_negated)) ? g_strdup_printf ("(%s)", words)
                                                      : g_steal_pointer (&words);
}

/* not (a and b) is not a or not b. */
static char *
explain_joined (const AspExplain *self,
                const AspExpr    *expr,
                gboolean          negated)
{
  gboolean is_and = (expr->kind == ASP_EXPR_AND) != negated;
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  collect_parts (expr, expr->kind, parts);
  for (guint i = 0; i < parts->len; i++)
    {
      const AspExpr *part = g_ptr_array_index (parts, i);
      g_autofree char *before = g_steal_pointer (&joined);
      g_autofree char *words = NULL;

      if (is_and && !negated && i + 1 < parts->len)
        words = explain_range (self, part, g_ptr_array_index (parts, i + 1));
      if (words != NULL)
        i++;
      else
        words = explain_part (self, part, negated);
      joined = before == NULL ? g_steal_pointer (&words)
                              /* Translators: two conditions, both of which have to hold */
                              : g_strdup_printf (is_and ? _("%s, and %s")
                                                        /* Translators: two conditions, one of
                                                         * which is enough */
                                                        : _("%s, or %s"), before, words);
    }

  return g_steal_pointer (&joined);
}

/* Returns: (transfer full): a clause for behind "if" */
char *
_asp_explain_condition (const AspExplain *self,
                        const AspExpr    *expr,
                        gboolean          negated)
{
  g_autofree char *words = NULL;

  expr = strip_not (expr, &negated);
  if (is_joined (expr))
    return explain_joined (self, expr, negated);

  words = explain_with_contrary (self, expr, negated);
  if (words != NULL)
    return g_steal_pointer (&words);

  words = explain_plain (self, expr);
  if (words == NULL)
    words = _asp_expr_print (expr, NULL);

  /* Translators: %s is a condition */
  return negated ? g_strdup_printf (_("it is not so that %s"), words) : g_steal_pointer (&words);
}
