/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-lint-facts-private.h"

#include <string.h>

/* Whether a condition can hold at all. It is written as alternatives, each a list of facts that
 * have to be true together (a disjunctive normal form); an alternative is possible when for each
 * variable some value agrees with all that is said of it. What is not understood may be either. */

/* Beyond this nobody wrote it by hand: then it is taken to be possible. */
#define MAX_ALTERNATIVES 256

/* Through how many conditions of conditions. */
#define MAX_DEPTH 5

typedef struct
{
  AspLint   *lint;
  GPtrArray *facts;               /* (owned) (element-type AspFact): of all alternatives */
  gboolean   overflow;
} Logic;

static void
free_fact (gpointer data)
{
  AspFact *fact = data;

  _asp_xpath_value_clear (&fact->value);
  g_free (fact->key);
  g_free (fact);
}

static GPtrArray *
create_alternatives (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
}

/* One that holds whatever is answered. */
static GPtrArray *
create_truth (void)
{
  GPtrArray *alternatives = create_alternatives ();

  g_ptr_array_add (alternatives, g_ptr_array_new ());

  return alternatives;
}

static GPtrArray *
join (GPtrArray *a,
      GPtrArray *b)
{
  GPtrArray *joined = g_ptr_array_new ();

  g_ptr_array_extend (joined, a, NULL, NULL);
  g_ptr_array_extend (joined, b, NULL, NULL);

  return joined;
}

/* Both: each alternative with each. Takes @a and @b. */
static GPtrArray *
multiply (Logic     *self,
          GPtrArray *a,
          GPtrArray *b)
{
  GPtrArray *product = create_alternatives ();

  if (a->len * b->len > MAX_ALTERNATIVES)
    {
      self->overflow = TRUE;
      g_ptr_array_add (product, g_ptr_array_new ());
    }
  else
    {
      for (guint i = 0; i < a->len; i++)
        {
          for (guint j = 0; j < b->len; j++)
            g_ptr_array_add (product, join (g_ptr_array_index (a, i), g_ptr_array_index (b, j)));
        }
    }
  g_ptr_array_unref (a);
  g_ptr_array_unref (b);

  return product;
}

/* Either. Takes @b. */
static void
add_all (GPtrArray *a,
         GPtrArray *b)
{
  for (guint i = 0; i < b->len; i++)
    g_ptr_array_add (a, g_ptr_array_ref (g_ptr_array_index (b, i)));
  g_ptr_array_unref (b);
}

/* Whether it may give another result each time it is asked. */
static gboolean
is_random (const AspExpr *expr)
{
  if (_asp_lint_is_call (expr, "random") || _asp_lint_is_call (expr, "uuid"))
    return TRUE;

  for (guint i = 0; i < expr->args->len; i++)
    {
      if (is_random (g_ptr_array_index (expr->args, i)))
        return TRUE;
    }

  return FALSE;
}

/* A path into rows is several values: of them one may be this and another that. */
static gboolean
is_variable (Logic         *self,
             const AspExpr *expr,
             AspFormPath   *context,
             AspFormPath  **path)
{
  *path = _asp_lint_find_path (self->lint->form, expr, context);
  if (*path != NULL)
    return (*path)->children == NULL && _asp_lint_is_single (*path, context);

  return expr->kind == ASP_EXPR_CALL && !is_random (expr) &&
         (expr->function->flags & ASP_FUNCTION_GIVES_NODES) == 0;
}

static gboolean
read_comparison (Logic         *self,
                 const AspExpr *expr,
                 AspFormPath   *context,
                 AspFact       *fact)
{
  const AspExpr *left = g_ptr_array_index (expr->args, 0);
  const AspExpr *right = g_ptr_array_index (expr->args, 1);
  const AspExpr *variable = left;

  fact->relation = expr->kind;
  if (!_asp_lint_evaluate (self->lint, right, &fact->value))
    {
      if (!_asp_lint_evaluate (self->lint, left, &fact->value))
        return FALSE;
      variable = right;
      fact->relation = _asp_lint_turn_relation (expr->kind);
    }
  /* 'NaN' is how some ask whether a number is there. */
  if (fact->value.type == ASP_XPATH_BOOLEAN ||
      (fact->value.type == ASP_XPATH_STRING && strcmp (fact->value.u.string, "NaN") == 0) ||
      !is_variable (self, variable, context, &fact->path))
    return FALSE;

  fact->type = ASP_FACT_COMPARED;
  fact->key = _asp_expr_print (variable, context->path);

  return TRUE;
}

static gboolean
read_selected (Logic         *self,
               const AspExpr *expr,
               AspFormPath   *context,
               AspFact       *fact)
{
  const AspExpr *variable;

  if (!_asp_lint_is_call (expr, "selected") && !_asp_lint_is_call (expr, "is-selected"))
    return FALSE;

  variable = g_ptr_array_index (expr->args, 0);
  if (!_asp_lint_evaluate (self->lint, g_ptr_array_index (expr->args, 1), &fact->value) ||
      !is_variable (self, variable, context, &fact->path) || fact->path == NULL)
    return FALSE;
  if (*_asp_xpath_value_make_string (&fact->value, &self->lint->env) == '\0')
    return FALSE;

  fact->type = ASP_FACT_SELECTED;
  fact->key = _asp_expr_print (variable, context->path);

  return TRUE;
}

static GPtrArray *
expand_fact (Logic         *self,
             const AspExpr *expr,
             AspFormPath   *context,
             gboolean       negated)
{
  GPtrArray *alternatives = create_truth ();
  AspFact *fact;

  if (is_random (expr))
    return alternatives;

  fact = g_new0 (AspFact, 1);
  g_ptr_array_add (self->facts, fact);
  g_ptr_array_add (g_ptr_array_index (alternatives, 0), fact);
  fact->negated = negated;
  if (_asp_lint_is_relation (expr->kind) ? read_comparison (self, expr, context, fact)
                                         : read_selected (self, expr, context, fact))
    return alternatives;

  fact->type = ASP_FACT_OPAQUE;
  fact->path = NULL;
  _asp_xpath_value_clear (&fact->value);
  fact->value = (AspXPathValue) { 0 };
  fact->key = _asp_expr_print (expr, context->path);

  return alternatives;
}

/* "x = x": both sides are the same, whatever they are. Blanks are neither less nor more.
 * Returns: whether the result is known */
static gboolean
compares_with_itself (const AspExpr *expr,
                      AspFormPath   *context,
                      gboolean      *result)
{
  g_autofree char *left = NULL;
  g_autofree char *right = NULL;

  if (!_asp_lint_is_relation (expr->kind) || expr->kind == ASP_EXPR_LESS_EQUAL ||
      expr->kind == ASP_EXPR_GREATER_EQUAL || is_random (expr))
    return FALSE;

  left = _asp_expr_print (g_ptr_array_index (expr->args, 0), context->path);
  right = _asp_expr_print (g_ptr_array_index (expr->args, 1), context->path);
  *result = expr->kind == ASP_EXPR_EQUAL;

  return ((AspExpr *) g_ptr_array_index (expr->args, 0))->kind == ASP_EXPR_PATH &&
         strcmp (left, right) == 0;
}

/* Returns: (transfer full): the alternatives of @expr, or of its contrary */
static GPtrArray *
expand (Logic         *self,
        const AspExpr *expr,
        AspFormPath   *context,
        gboolean       negated)
{
  g_auto (AspXPathValue) value = { 0 };
  gboolean is_so;

  if (compares_with_itself (expr, context, &is_so))
    return is_so != negated ? create_truth () : create_alternatives ();
  if (_asp_lint_evaluate (self->lint, expr, &value))
    return _asp_xpath_value_is_true (&value) != negated ? create_truth () : create_alternatives ();
  if (_asp_lint_is_call (expr, "not"))
    return expand (self, g_ptr_array_index (expr->args, 0), context, !negated);

  if (expr->kind == ASP_EXPR_AND || expr->kind == ASP_EXPR_OR)
    {
      gboolean is_product = (expr->kind == ASP_EXPR_AND) != negated;
      GPtrArray *result = is_product ? create_truth () : create_alternatives ();

      for (guint i = 0; i < expr->args->len; i++)
        {
          GPtrArray *part = expand (self, g_ptr_array_index (expr->args, i), context, negated);

          if (is_product)
            result = multiply (self, result, part);
          else
            add_all (result, part);
        }
      if (result->len > MAX_ALTERNATIVES)
        self->overflow = TRUE;

      return result;
    }

  return expand_fact (self, expr, context, negated);
}

static gboolean
has_opposites (GPtrArray *facts)
{
  for (guint i = 0; i < facts->len; i++)
    {
      const AspFact *a = g_ptr_array_index (facts, i);

      for (guint j = i + 1; a->type == ASP_FACT_OPAQUE && j < facts->len; j++)
        {
          const AspFact *b = g_ptr_array_index (facts, j);

          if (b->type == ASP_FACT_OPAQUE && a->negated != b->negated &&
              strcmp (a->key, b->key) == 0)
            return TRUE;
        }
    }

  return FALSE;
}

/* @valued: (nullable): the node that is known to be answered */
static gboolean
can_hold (Logic       *self,
          GPtrArray   *facts,
          AspFormPath *valued)
{
  g_autoptr (GHashTable) groups = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                         (GDestroyNotify) g_ptr_array_unref);
  GHashTableIter iter;
  gpointer group;

  if (has_opposites (facts))
    return FALSE;

  for (guint i = 0; i < facts->len; i++)
    {
      AspFact *fact = g_ptr_array_index (facts, i);

      if (fact->type == ASP_FACT_OPAQUE)
        continue;
      group = g_hash_table_lookup (groups, fact->key);
      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_hash_table_insert (groups, fact->key, group);
        }
      g_ptr_array_add (group, fact);
    }

  g_hash_table_iter_init (&iter, groups);
  while (g_hash_table_iter_next (&iter, NULL, &group))
    {
      const AspFact *first = g_ptr_array_index ((GPtrArray *) group, 0);

      if (!_asp_lint_facts_can_hold (self->lint, group, valued != NULL && first->path == valued))
        return FALSE;
    }

  return TRUE;
}

/* Multiplies in the conditions of @path and of what holds it, each once. */
static GPtrArray *
add_relevance (Logic       *self,
               GPtrArray   *alternatives,
               AspFormPath *path,
               GHashTable  *known)
{
  for (AspFormPath *at = path; at != NULL; at = at->parent)
    {
      const AspExpr *relevant = at->bind != NULL ? at->bind->exprs[ASP_BIND_RELEVANT] : NULL;

      if (relevant != NULL && g_hash_table_add (known, at))
        alternatives = multiply (self, alternatives, expand (self, relevant, at, FALSE));
    }

  return alternatives;
}

/* Returns: (transfer full) */
static GHashTable *
copy_set (GHashTable *set)
{
  GHashTable *copy = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, set);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (copy, key);

  return copy;
}

/* What has to have an answer has to be asked as well: its own conditions hold too. */
static gboolean
can_be_reached (Logic      *self,
                GPtrArray  *facts,
                GHashTable *known,
                int         depth)
{
  g_autoptr (GHashTable) deeper = copy_set (known);
  g_autoptr (GPtrArray) alternatives = NULL;
  guint n_known = g_hash_table_size (known);

  if (!can_hold (self, facts, NULL))
    return FALSE;

  alternatives = create_alternatives ();
  g_ptr_array_add (alternatives, g_ptr_array_ref (facts));
  for (guint i = 0; i < facts->len; i++)
    {
      const AspFact *fact = g_ptr_array_index (facts, i);

      if (fact->path != NULL && _asp_lint_fact_needs_value (self->lint, fact))
        alternatives = add_relevance (self, g_steal_pointer (&alternatives), fact->path, deeper);
    }
  if (g_hash_table_size (deeper) == n_known || depth == MAX_DEPTH)
    return TRUE;

  for (guint i = 0; i < alternatives->len; i++)
    {
      if (can_be_reached (self, g_ptr_array_index (alternatives, i), deeper, depth + 1))
        return TRUE;
    }

  return FALSE;
}

/* Whether there are answers with which the node is asked: by its own condition, those of the
 * groups that hold it, and those of the questions that these conditions need an answer to. */
gboolean
_asp_lint_can_be_shown (AspLint     *self,
                        AspFormPath *path)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (free_fact);
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);
  Logic logic = { self, facts, FALSE };
  g_autoptr (GPtrArray) alternatives = add_relevance (&logic, create_truth (), path, known);

  for (guint i = 0; i < alternatives->len; i++)
    {
      if (can_be_reached (&logic, g_ptr_array_index (alternatives, i), known, 0))
        return TRUE;
    }

  return logic.overflow;
}

static gboolean
some_can_hold (Logic       *self,
               GPtrArray   *alternatives,
               AspFormPath *valued)
{
  for (guint i = 0; i < alternatives->len; i++)
    {
      if (can_hold (self, g_ptr_array_index (alternatives, i), valued))
        return TRUE;
    }

  return self->overflow;
}

/* Whether a condition holds with all answers or with none.
 * @context_has_value: a constraint is only asked of what is answered (R16) */
AspTruth
_asp_lint_find_truth (AspLint       *self,
                      const AspExpr *expr,
                      AspFormPath   *context,
                      gboolean       context_has_value)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (free_fact);
  Logic logic = { self, facts, FALSE };
  AspFormPath *valued = context_has_value ? context : NULL;
  g_autoptr (GPtrArray) for_it = expand (&logic, expr, context, FALSE);
  g_autoptr (GPtrArray) against_it = expand (&logic, expr, context, TRUE);

  if (!some_can_hold (&logic, for_it, valued))
    return ASP_TRUTH_NEVER;
  if (!some_can_hold (&logic, against_it, valued))
    return ASP_TRUTH_ALWAYS;

  return ASP_TRUTH_OPEN;
}
