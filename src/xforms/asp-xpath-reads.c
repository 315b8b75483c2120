/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-xpath-private.h"

#include <string.h>

/* What an expression reads, found without evaluating it: for the graph of dependencies. */
typedef struct
{
  const char      *current;     /* path of the node that the expression is for */
  AspExprReadFunc  func;
  gpointer         user_data;
} Reads;

static void foreach_read (const AspExpr *expr,
                          const char    *context_path,
                          const Reads   *reads);

static void
cut_last (GString *path)
{
  char *slash = strrchr (path->str, '/');

  g_string_truncate (path, slash != NULL ? (gsize) (slash - path->str) : 0);
}

static void
append_step (GString    *path,
             const char *name)
{
  g_string_append_c (path, '/');
  g_string_append (path, name != NULL ? name : "*");
}

/* What may lie anywhere beside or above. */
static void
forget (GString  *at,
        AspAxis   axis)
{
  if (axis == ASP_AXIS_FOLLOWING_SIBLING || axis == ASP_AXIS_PRECEDING_SIBLING)
    cut_last (at);
  else if (axis == ASP_AXIS_ANCESTOR || axis == ASP_AXIS_ANCESTOR_OR_SELF ||
           axis == ASP_AXIS_FOLLOWING || axis == ASP_AXIS_PRECEDING)
    g_string_truncate (at, 0);
}

/* The "//" between two steps. */
static gboolean
is_gap (const AspExprStep *step)
{
  return step->axis == ASP_AXIS_DESCENDANT_OR_SELF && step->test == ASP_NODE_TEST_NODE &&
         step->predicates->len == 0;
}

/* @after_gap: whether "//" stands before it
 * Returns: whether the path is known behind the step, too */
static gboolean
read_step (const AspExprStep *step,
           gboolean           after_gap,
           GString           *at)
{
  switch ((guint) step->axis)
    {
    case ASP_AXIS_SELF:
    case ASP_AXIS_ATTRIBUTE:
    case ASP_AXIS_NAMESPACE:
      return !after_gap;
    case ASP_AXIS_PARENT:
      cut_last (at);
      return !after_gap && !g_str_has_suffix (at->str, "/");
    case ASP_AXIS_CHILD:
      /* The text of a node is its own. */
      if (step->test == ASP_NODE_TEST_TEXT && !after_gap)
        return TRUE;
      break;
    case ASP_AXIS_DESCENDANT:
      after_gap = TRUE;
      break;
    case ASP_AXIS_FOLLOWING_SIBLING:
    case ASP_AXIS_PRECEDING_SIBLING:
      cut_last (at);
      break;
    case ASP_AXIS_DESCENDANT_OR_SELF:
      cut_last (at);
      after_gap = TRUE;
      break;
    default:
      /* Any of that name is more than there is above, behind or in front. */
      g_string_truncate (at, 0);
      after_gap = TRUE;
      break;
    }

  if (step->test != ASP_NODE_TEST_NAME || g_str_has_suffix (at->str, "/"))
    return FALSE;

  if (after_gap)
    g_string_append_c (at, '/');
  append_step (at, step->name);

  return TRUE;
}

static void
read_predicates (GPtrArray   *predicates,
                 GString     *at,
                 const Reads *reads)
{
  for (guint i = 0; i < predicates->len; i++)
    foreach_read (g_ptr_array_index (predicates, i), at != NULL ? at->str : NULL, reads);
}

static gboolean
goes_down (const AspExprStep *step)
{
  return step->axis == ASP_AXIS_CHILD || step->axis == ASP_AXIS_DESCENDANT;
}

/* Who goes down and then up or aside asks which nodes there are below.
 * @at: (nullable) */
static void
read_turn (const AspExprStep *step,
           const GString     *at,
           gboolean           is_known,
           const Reads       *reads)
{
  g_autofree char *anything = NULL;

  if (at == NULL || goes_down (step) || step->axis == ASP_AXIS_SELF ||
      step->axis == ASP_AXIS_ATTRIBUTE || step->axis == ASP_AXIS_NAMESPACE)
    return;

  if (!is_known)
    anything = g_strconcat (at->str, ASP_EXPR_ANYTHING_BELOW, NULL);
  reads->func (is_known ? at->str : anything, is_known, reads->user_data);
}

/* Returns: whether the path is known to its end, and not only as far as a step that may be
 * anything */
static gboolean
read_steps (const AspExpr *path,
            GString       *at,
            const Reads   *reads)
{
  gboolean is_known = at != NULL;
  gboolean after_gap = FALSE;
  gboolean is_below = FALSE;

  for (guint i = 0; i < path->steps->len; i++)
    {
      const AspExprStep *step = g_ptr_array_index (path->steps, i);

      if (is_known && is_gap (step))
        {
          after_gap = TRUE;
          continue;
        }
      if (is_below)
        read_turn (step, at, is_known && !after_gap, reads);
      is_below = goes_down (step) || (is_below && step->axis == ASP_AXIS_SELF);
      if (is_known)
        is_known = read_step (step, after_gap, at);
      else if (at != NULL && step->axis == ASP_AXIS_PARENT)
        cut_last (at);
      else if (at != NULL)
        forget (at, step->axis);
      after_gap = FALSE;
      /* What is left of "//" when the step behind it has been cut. */
      while (at != NULL && g_str_has_suffix (at->str, "/"))
        g_string_truncate (at, at->len - 1);
      read_predicates (step->predicates, at, reads);
    }

  return is_known && !after_gap;
}

/* count() and position() ask which nodes there are, not what is in them. */
static gboolean
asks_for_nodes_only (const AspExpr *call)
{
  static const char *const names[] = { "count", "position", "name", "local-name",
                                       "namespace-uri", NULL };

  return call->kind == ASP_EXPR_CALL && g_strv_contains (names, call->text);
}

static void
read_path (const AspExpr *path,
           const char    *context_path,
           gboolean       nodes_only,
           const Reads   *reads)
{
  g_autoptr (GString) at = NULL;
  const char *from = path->absolute ? "" : context_path;

  if (path->base != NULL)
    {
      from = NULL;
      if (path->base->kind == ASP_EXPR_CALL && strcmp (path->base->text, "current") == 0)
        from = reads->current;
      else
        foreach_read (path->base, context_path, reads);
    }
  if (from != NULL)
    {
      /* Long enough for most paths. */
      at = g_string_sized_new (192);
      g_string_append (at, from);
    }

  read_predicates (path->filters, at, reads);
  if (!read_steps (path, at, reads) && at != NULL)
    {
      g_string_append (at, ASP_EXPR_ANYTHING_BELOW);
      nodes_only = FALSE;
    }
  if (at != NULL)
    reads->func (at->str, nodes_only, reads->user_data);
}

/* @context_path: (nullable): NULL within a secondary instance, which never changes */
static void
foreach_read (const AspExpr *expr,
              const char    *context_path,
              const Reads   *reads)
{
  if (expr->kind == ASP_EXPR_PATH)
    {
      read_path (expr, context_path, FALSE, reads);
      return;
    }

  for (guint i = 0; i < expr->args->len; i++)
    {
      const AspExpr *arg = g_ptr_array_index (expr->args, i);

      if (arg->kind == ASP_EXPR_PATH && asks_for_nodes_only (expr))
        read_path (arg, context_path, TRUE, reads);
      else
        foreach_read (arg, context_path, reads);
      /* A path that stands as a text. */
      if (expr->kind == ASP_EXPR_CALL && arg->kind == ASP_EXPR_STRING && *arg->text == '/' &&
          ((i == 1 && strcmp (expr->text, "jr:choice-name") == 0) ||
           strcmp (expr->text, "indexed-repeat") == 0))
        reads->func (arg->text, FALSE, reads->user_data);
    }
}

void
_asp_expr_foreach_read (const AspExpr   *self,
                        const char      *context_path,
                        AspExprReadFunc  func,
                        gpointer         user_data)
{
  const Reads reads = { context_path, func, user_data };

  foreach_read (self, context_path, &reads);
}

static gboolean
any_calls (GPtrArray         *exprs,
           const char *const *names)
{
  for (guint i = 0; exprs != NULL && i < exprs->len; i++)
    {
      if (_asp_expr_calls (g_ptr_array_index (exprs, i), names))
        return TRUE;
    }

  return FALSE;
}

/* Whether the expression has a call of one of these functions in it. @names: ends with NULL */
gboolean
_asp_expr_calls (const AspExpr     *expr,
                 const char *const *names)
{
  if (expr->kind == ASP_EXPR_CALL && g_strv_contains (names, expr->text))
    return TRUE;
  if (expr->kind != ASP_EXPR_PATH)
    return any_calls (expr->args, names);

  if ((expr->base != NULL && _asp_expr_calls (expr->base, names)) ||
      any_calls (expr->filters, names))
    return TRUE;
  for (guint i = 0; expr->steps != NULL && i < expr->steps->len; i++)
    {
      if (any_calls (((AspExprStep *) g_ptr_array_index (expr->steps, i))->predicates, names))
        return TRUE;
    }

  return FALSE;
}
