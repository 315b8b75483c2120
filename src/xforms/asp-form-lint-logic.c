/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-lint-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Questions that nobody can reach and conditions that say nothing. */

static gboolean
is_literal (AspLint       *self,
            const AspExpr *expr)
{
  g_auto (AspXPathValue) value = { 0 };

  return _asp_lint_evaluate (self, expr, &value);
}

/* TRUE as well when something that holds it cannot be shown: that has been said. */
static gboolean
is_hidden_above (GHashTable  *hidden,
                 AspFormPath *path)
{
  for (AspFormPath *at = path->parent; at != NULL; at = at->parent)
    {
      if (g_hash_table_contains (hidden, at))
        return TRUE;
    }

  return FALSE;
}

static void
check_relevant (AspLint     *self,
                AspFormBind *bind,
                GHashTable  *hidden)
{
  const AspExpr *relevant = bind->exprs[ASP_BIND_RELEVANT];
  const char *source = bind->sources[ASP_BIND_RELEVANT];
  AspTruth truth = _asp_lint_find_truth (self, relevant, bind->at, FALSE);

  if (is_hidden_above (hidden, bind->at))
    return;

  if (truth == ASP_TRUTH_NEVER)
    _asp_lint_add (self, ASP_FINDING_WARNING, "unreachable", bind->line, bind->path,
                   /* Translators: %s is a condition as it is written */
                   _("this is never asked: the condition %s cannot hold"), source);
  else if (!_asp_lint_can_be_shown (self, bind->at))
    _asp_lint_add (self, ASP_FINDING_WARNING, "unreachable", bind->line, bind->path,
                   /* Translators: %s is a condition as it is written */
                   _("this is never asked: the condition %s contradicts those of the groups and "
                     "questions that it depends on"), source);
  else
    {
      if (truth == ASP_TRUTH_ALWAYS)
        _asp_lint_add (self, is_literal (self, relevant) ? ASP_FINDING_HINT : ASP_FINDING_WARNING,
                       "always-true", bind->line, bind->path,
                       /* Translators: %s is a condition as it is written */
                       _("the condition %s always holds"), source);
      return;
    }
  g_hash_table_add (hidden, bind->at);
}

/* A question with a list needs no constraint that the list keeps by itself. */
static gboolean
has_choices (AspFormPath *path)
{
  const AspFormElement *question = _asp_lint_get_question (path);

  return question != NULL && (question->control == ASP_FORM_CONTROL_SELECT_ONE ||
                              question->control == ASP_FORM_CONTROL_SELECT_MANY);
}

static void
check_condition (AspLint     *self,
                 AspFormBind *bind,
                 guint        kind)
{
  const AspExpr *expr = bind->exprs[kind];
  AspTruth truth;

  /* Plainly yes or no is how one says that it is required, or how one leaves it out. */
  if (expr == NULL || (kind != ASP_BIND_CONSTRAINT && is_literal (self, expr)))
    return;

  truth = _asp_lint_find_truth (self, expr, bind->at, kind == ASP_BIND_CONSTRAINT);
  if (truth == ASP_TRUTH_ALWAYS)
    _asp_lint_add (self, is_literal (self, expr) || (kind == ASP_BIND_CONSTRAINT &&
                                                     has_choices (bind->at))
                           ? ASP_FINDING_HINT : ASP_FINDING_WARNING,
                   "always-true", bind->line, bind->path, _("the condition %s always holds"),
                   bind->sources[kind]);
  else if (truth == ASP_TRUTH_NEVER)
    _asp_lint_add (self, ASP_FINDING_WARNING, "always-false", bind->line, bind->path,
                   kind == ASP_BIND_CONSTRAINT
                     /* Translators: %s is a condition as it is written */
                     ? _("no answer is accepted: the condition %s cannot hold")
                     /* Translators: %s is a condition as it is written */
                     : _("the condition %s never holds"),
                   bind->sources[kind]);
}

/* The condition of each if() within an expression. */
static void
check_branches (AspLint        *self,
                const AspPlace *place,
                const AspExpr  *expr)
{
  if (_asp_lint_is_call (expr, "if") && !is_literal (self, g_ptr_array_index (expr->args, 0)))
    {
      const AspExpr *condition = g_ptr_array_index (expr->args, 0);
      AspTruth truth = _asp_lint_find_truth (self, condition, place->context, FALSE);
      g_autofree char *source = _asp_expr_print (condition, NULL);

      if (truth == ASP_TRUTH_ALWAYS)
        _asp_lint_add (self, ASP_FINDING_WARNING, "always-true", place->line,
                       place->path != NULL ? place->path->path : NULL,
                       _("the condition %s always holds"), source);
      else if (truth == ASP_TRUTH_NEVER)
        _asp_lint_add (self, ASP_FINDING_WARNING, "always-false", place->line,
                       place->path != NULL ? place->path->path : NULL,
                       _("the condition %s never holds"), source);
    }
  for (guint i = 0; i < expr->args->len; i++)
    check_branches (self, place, g_ptr_array_index (expr->args, i));
}

static void
check_place (AspLint        *self,
             const AspPlace *place)
{
  check_branches (self, place, place->expr);
}

void
_asp_lint_logic (AspLint *self)
{
  g_autoptr (GHashTable) hidden = g_hash_table_new (NULL, NULL);

  /* Groups before what is in them. */
  for (guint i = 0; i < self->form->paths->len; i++)
    {
      AspFormPath *path = g_ptr_array_index (self->form->paths, i);

      if (path->bind != NULL && path->bind->exprs[ASP_BIND_RELEVANT] != NULL)
        check_relevant (self, path->bind, hidden);
    }
  for (guint i = 0; i < self->form->binds->len; i++)
    {
      AspFormBind *bind = g_ptr_array_index (self->form->binds, i);

      check_condition (self, bind, ASP_BIND_REQUIRED);
      check_condition (self, bind, ASP_BIND_READONLY);
      check_condition (self, bind, ASP_BIND_CONSTRAINT);
      check_condition (self, bind, ASP_BIND_WARNING);
    }
  _asp_lint_foreach_place (self, check_place);
}
