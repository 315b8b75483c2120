/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-lint-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What expressions name: nodes and lists that are not there, and what other programs lack. */

typedef struct
{
  AspLint        *lint;
  const AspPlace *place;
} Reading;

static const char *
get_path (const AspPlace *place)
{
  return place->path != NULL ? place->path->path : NULL;
}

static void
read_cb (const char *path,
         gboolean    nodes_only,
         gpointer    user_data)
{
  Reading *reading = user_data;

  /* What is looked for wherever it is may be nowhere. */
  if (_asp_form_path_is_pattern (path) ||
      _asp_form_find_path (reading->lint->form, path) != NULL)
    return;

  _asp_lint_add (reading->lint, ASP_FINDING_WARNING, "missing-node", reading->place->line,
                 get_path (reading->place),
                 /* Translators: %s is the path of a node of a form */
                 _("there is no node %s"), path);
}

static gboolean
is_portable (const AspExprStep *step)
{
  return step->axis == ASP_AXIS_CHILD || step->axis == ASP_AXIS_PARENT ||
         step->axis == ASP_AXIS_SELF || step->axis == ASP_AXIS_ATTRIBUTE;
}

static void
check_steps (AspLint        *self,
             const AspPlace *place,
             const AspExpr  *path)
{
  for (guint i = 0; i < path->steps->len; i++)
    {
      const AspExprStep *step = g_ptr_array_index (path->steps, i);

      if (!is_portable (step) || step->test == ASP_NODE_TEST_TEXT)
        {
          g_autofree char *source = _asp_expr_print (path, NULL);

          _asp_lint_add (self, ASP_FINDING_HINT, "not-portable", place->line, get_path (place),
                         /* Translators: %s is a path within an expression */
                         _("other programs do not understand the path %s"), source);
          return;
        }
    }
}

static void
check_instance (AspLint        *self,
                const AspPlace *place,
                const AspExpr  *call)
{
  const AspExpr *id = g_ptr_array_index (call->args, 0);

  if (id->kind != ASP_EXPR_STRING || g_hash_table_contains (self->form->instances, id->text) ||
      g_strcmp0 (self->form->primary_id, id->text) == 0)
    return;

  _asp_lint_add (self, ASP_FINDING_ERROR, "missing-list", place->line, get_path (place),
                 /* Translators: %s is the id of a list of a form */
                 _("there is no list “%s”"), id->text);
}

static void check_expr (AspLint        *self,
                        const AspPlace *place,
                        const AspExpr  *expr);

static void
check_all (AspLint        *self,
           const AspPlace *place,
           GPtrArray      *exprs)
{
  for (guint i = 0; i < exprs->len; i++)
    check_expr (self, place, g_ptr_array_index (exprs, i));
}

static void
check_expr (AspLint        *self,
            const AspPlace *place,
            const AspExpr  *expr)
{
  check_all (self, place, expr->args);
  if (_asp_lint_is_call (expr, "instance") || _asp_lint_is_call (expr, "pulldata"))
    check_instance (self, place, expr);
  if (expr->kind != ASP_EXPR_PATH)
    return;

  check_steps (self, place, expr);
  if (expr->base != NULL)
    check_expr (self, place, expr->base);
  check_all (self, place, expr->filters);
  for (guint i = 0; i < expr->steps->len; i++)
    check_all (self, place, ((AspExprStep *) g_ptr_array_index (expr->steps, i))->predicates);
}

/* jr:count is a number, or the answer to a question that asks for one. */
static void
check_count (AspLint        *self,
             const AspPlace *place)
{
  g_auto (AspXPathValue) value = { 0 };
  AspFormPath *path = _asp_lint_find_path (self->form, place->expr, place->context);
  const AspFormElement *question = path != NULL ? _asp_lint_get_question (path) : NULL;
  gboolean is_number = TRUE;
  g_autofree char *source = NULL;

  if (_asp_lint_evaluate (self, place->expr, &value))
    is_number = _asp_xpath_value_to_number (&value, &self->env) >= 0;
  else if (question != NULL)
    is_number = question->control == ASP_FORM_CONTROL_INTEGER ||
                question->control == ASP_FORM_CONTROL_DECIMAL ||
                question->control == ASP_FORM_CONTROL_RANGE ||
                question->control == ASP_FORM_CONTROL_SELECT_ONE ||
                (question->appearance != NULL && strstr (question->appearance, "numbers") != NULL);
  if (is_number)
    return;

  source = _asp_expr_print (place->expr, NULL);
  _asp_lint_add (self, ASP_FINDING_WARNING, "count-no-number", place->line, get_path (place),
                 /* Translators: %s is an expression */
                 _("how many rows there are is not a number: %s"), source);
}

static void
check_place (AspLint        *self,
             const AspPlace *place)
{
  Reading reading = { self, place };

  _asp_expr_foreach_read (place->expr, place->context->path, read_cb, &reading);
  check_expr (self, place, place->expr);
  if (place->type == ASP_PLACE_COUNT)
    check_count (self, place);
}

void
_asp_lint_expressions (AspLint *self)
{
  _asp_lint_foreach_place (self, check_place);
}
