/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-lint-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is said of a node and does not go together. */

static gboolean
is_true (AspLint       *self,
         const AspExpr *expr)
{
  g_auto (AspXPathValue) value = { 0 };

  return expr != NULL && _asp_lint_evaluate (self, expr, &value) &&
         _asp_xpath_value_is_true (&value);
}

/* FALSE: it is plainly false. */
static gboolean
can_be_true (AspLint       *self,
             const AspExpr *expr)
{
  g_auto (AspXPathValue) value = { 0 };

  return !_asp_lint_evaluate (self, expr, &value) || _asp_xpath_value_is_true (&value);
}

static gboolean
has_default (const AspFormPath *path)
{
  g_autofree char *text = path->row != NULL ? _asp_xpath_node_value (path->row) : NULL;

  return text != NULL && *text != '\0';
}

/* What holds a node makes it readonly too. */
static gboolean
is_readonly (AspLint     *self,
             AspFormPath *path)
{
  for (AspFormPath *at = path; at != NULL; at = at->parent)
    {
      if (at->bind != NULL && is_true (self, at->bind->exprs[ASP_BIND_READONLY]))
        return TRUE;
    }

  return FALSE;
}

static void
check_required (AspLint     *self,
                AspFormBind *bind)
{
  AspFormPath *path = bind->at;
  gboolean is_asked = path->elements != NULL && path->elements->len > 0;

  if (bind->exprs[ASP_BIND_REQUIRED] == NULL || path->children != NULL ||
      !can_be_true (self, bind->exprs[ASP_BIND_REQUIRED]) ||
      bind->exprs[ASP_BIND_CALCULATE] != NULL || bind->preload != ASP_PRELOAD_NONE ||
      bind->from != NULL || has_default (path) || g_hash_table_contains (self->set_paths, path))
    return;

  if (!is_asked)
    _asp_lint_add (self, ASP_FINDING_WARNING, "cannot-answer", bind->line, bind->path, "%s",
                   _("an answer is required, and no question asks for it"));
  /* Under a condition it is how one stops who has answered what cannot be. */
  else if (bind->exprs[ASP_BIND_RELEVANT] == NULL && is_readonly (self, path))
    _asp_lint_add (self, ASP_FINDING_WARNING, "cannot-answer", bind->line, bind->path, "%s",
                   _("an answer is required, and nobody can give it: the question is readonly"));
}

static gboolean
reads_itself (const AspExpr *expr)
{
  if (_asp_lint_is_call (expr, "once"))
    return TRUE;
  if (expr->kind == ASP_EXPR_PATH && expr->base == NULL && !expr->absolute &&
      expr->steps->len == 1)
    return ((AspExprStep *) g_ptr_array_index (expr->steps, 0))->axis == ASP_AXIS_SELF;

  for (guint i = 0; i < expr->args->len; i++)
    {
      if (reads_itself (g_ptr_array_index (expr->args, i)))
        return TRUE;
    }

  return FALSE;
}

/* What is typed in is written over at the next calculation. */
static void
check_calculate (AspLint     *self,
                 AspFormBind *bind)
{
  const AspFormElement *question = _asp_lint_get_question (bind->at);

  if (bind->exprs[ASP_BIND_CALCULATE] == NULL)
    return;

  if (question != NULL && bind->exprs[ASP_BIND_READONLY] == NULL &&
      !is_readonly (self, bind->at) && question->control != ASP_FORM_CONTROL_TRIGGER &&
      !reads_itself (bind->exprs[ASP_BIND_CALCULATE]))
    _asp_lint_add (self, ASP_FINDING_HINT, "calculated-question", bind->line, bind->path, "%s",
                   _("this is asked and calculated as well; please make it readonly"));
}

static void
check_action (AspLint             *self,
              const AspFormAction *action)
{
  const AspFormBind *bind = action->target->bind;

  if (bind == NULL || bind->exprs[ASP_BIND_CALCULATE] == NULL ||
      reads_itself (bind->exprs[ASP_BIND_CALCULATE]))
    return;

  _asp_lint_add (self, ASP_FINDING_WARNING, "set-and-calculated", action->line,
                 action->target->path, "%s",
                 _("the value is set here, and calculated over again by its bind"));
}

void
_asp_lint_binds (AspLint *self)
{
  for (guint i = 0; i < self->form->binds->len; i++)
    {
      AspFormBind *bind = g_ptr_array_index (self->form->binds, i);

      check_required (self, bind);
      check_calculate (self, bind);
    }
  for (guint i = 0; i < self->form->actions->len; i++)
    check_action (self, g_ptr_array_index (self->form->actions, i));
}
