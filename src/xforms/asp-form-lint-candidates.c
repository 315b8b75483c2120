/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-lint-facts-private.h"

#include <math.h>
#include <string.h>

/* Whether some value agrees with all that is said of one variable. Only finitely many values make
 * a difference: those that are named, their neighbours, what lies between two of them, a blank,
 * and one that nobody names. Each is tried with the engine's own comparison. */

/* A text that no form has. */
#define OTHER "\x7f"

static void
add_text (GPtrArray  *values,
          const char *text)
{
  if (!_asp_lint_contains (values, text))
    g_ptr_array_add (values, g_strdup (text));
}

static void
add_number (GPtrArray *values,
            double     number)
{
  g_autofree char *text = _asp_xpath_format_number (number);

  add_text (values, text);
}

static void
add_day (GPtrArray *values,
         double     days)
{
  g_autofree char *text = NULL;

  /* The days of the engine count from 1970-01-01, as those of expressions do. */
  if (days < -719000 || days > 2900000)
    return;

  text = asp_day_to_iso (asp_day_new (1970, 1, 1) + (AspDay) floor (days));
  add_text (values, text);
}

static int
compare_doubles (const void *a,
                 const void *b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return left < right ? -1 : left > right;
}

/* Returns: (transfer full) (element-type double): what is named as a number or a day */
static GArray *
collect_numbers (AspLint   *self,
                 GPtrArray *facts,
                 gboolean   days)
{
  GArray *numbers = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < facts->len; i++)
    {
      AspFact *fact = g_ptr_array_index (facts, i);
      double number = NAN;

      if (!days && fact->value.type != ASP_XPATH_DATE)
        number = _asp_xpath_value_to_number (&fact->value, &self->env);
      else if (days && (fact->value.type == ASP_XPATH_DATE || fact->value.type == ASP_XPATH_STRING))
        _asp_xpath_value_get_time (&fact->value, &self->env, &number);
      if (isfinite (number))
        g_array_append_val (numbers, number);
    }
  g_array_sort (numbers, compare_doubles);

  return numbers;
}

static void
add_numbers (AspLint   *self,
             GPtrArray *values,
             GPtrArray *facts,
             gboolean   whole,
             double     least)
{
  g_autoptr (GArray) numbers = collect_numbers (self, facts, FALSE);

  for (guint i = 0; i < numbers->len; i++)
    {
      double number = g_array_index (numbers, double, i);
      double tries[] = { floor (number) - 1, floor (number), number, ceil (number),
                         ceil (number) + 1, NAN };

      if (i + 1 < numbers->len)
        tries[5] = (number + g_array_index (numbers, double, i + 1)) / 2;
      for (guint j = 0; j < G_N_ELEMENTS (tries); j++)
        {
          if (isfinite (tries[j]) && tries[j] >= least && (!whole || trunc (tries[j]) == tries[j]))
            add_number (values, tries[j]);
        }
    }
  add_number (values, MAX (least, 0));
}

static void
add_days (AspLint   *self,
          GPtrArray *values,
          GPtrArray *facts)
{
  g_autoptr (GArray) days = collect_numbers (self, facts, TRUE);

  for (guint i = 0; i < days->len; i++)
    {
      for (int shift = -1; shift <= 1; shift++)
        add_day (values, floor (g_array_index (days, double, i)) + shift);
    }
  add_text (values, "1000-01-01");
  add_text (values, "2014-06-12");
  add_text (values, "9999-12-31");
}

static void
add_named (AspLint   *self,
           GPtrArray *values,
           GPtrArray *facts)
{
  for (guint i = 0; i < facts->len; i++)
    {
      const AspFact *fact = g_ptr_array_index (facts, i);
      g_autofree char *text = _asp_xpath_value_to_string (&fact->value, &self->env);

      add_text (values, text);
    }
}

static gboolean
is_chosen (AspLint    *self,
           GPtrArray  *facts,
           const char *value,
           gboolean    negated)
{
  for (guint i = 0; i < facts->len; i++)
    {
      const AspFact *fact = g_ptr_array_index (facts, i);
      g_autofree char *text = NULL;

      if (fact->type != ASP_FACT_SELECTED || fact->negated != negated)
        continue;
      text = _asp_xpath_value_to_string (&fact->value, &self->env);
      if (strcmp (text, value) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Several choices together: all that have to be chosen, with and without a further one. */
static void
add_combination (AspLint   *self,
                 GPtrArray *values,
                 GPtrArray *facts)
{
  g_autoptr (GPtrArray) singles = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) needed = g_string_new (NULL);

  g_ptr_array_extend (singles, values, (GCopyFunc) (void (*) (void)) g_strdup, NULL);
  for (guint i = 0; i < singles->len; i++)
    {
      const char *single = g_ptr_array_index (singles, i);

      if (*single != '\0' && is_chosen (self, facts, single, FALSE))
        g_string_append_printf (needed, needed->len > 0 ? " %s" : "%s", single);
    }
  add_text (values, needed->str);
  for (guint i = 0; needed->len > 0 && i < singles->len; i++)
    {
      const char *single = g_ptr_array_index (singles, i);
      g_autofree char *more = g_strdup_printf ("%s %s", needed->str, single);

      if (*single != '\0' && !is_chosen (self, facts, single, FALSE) &&
          !is_chosen (self, facts, single, TRUE))
        add_text (values, more);
    }
}

static void
add_choices (AspLint     *self,
             GPtrArray   *values,
             GPtrArray   *facts,
             AspFormPath *path)
{
  const AspFormElement *question = _asp_lint_get_question (path);
  GPtrArray *choices = _asp_lint_find_choices (self, path);

  /* What is not among the choices is another finding than that a condition cannot hold. */
  add_named (self, values, facts);
  for (guint i = 0; choices != NULL && i < choices->len; i++)
    add_text (values, g_ptr_array_index (choices, i));
  if (choices == NULL)
    {
      add_numbers (self, values, facts, FALSE, -INFINITY);
      add_days (self, values, facts);
      add_text (values, OTHER);
    }
  if (question == NULL || question->control != ASP_FORM_CONTROL_SELECT_ONE)
    add_combination (self, values, facts);
}

/* Numbers that no answer makes negative. */
static gboolean
counts (const char *key)
{
  static const char *const functions[] = {
    "count(", "count-non-empty(", "count-selected(", "string-length(", "position(",
  };

  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      if (g_str_has_prefix (key, functions[i]))
        return TRUE;
    }

  return FALSE;
}

static AspFormType
get_type (const AspFact *fact)
{
  return fact->path->bind != NULL ? fact->path->bind->type : ASP_FORM_TYPE_STRING;
}

/* Returns: (transfer full) (nullable) (element-type utf8): NULL: nobody knows */
static GPtrArray *
find_candidates (AspLint   *self,
                 GPtrArray *facts)
{
  const AspFact *first = g_ptr_array_index (facts, 0);
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

  if (first->path == NULL && counts (first->key))
    {
      add_numbers (self, values, facts, TRUE, g_str_has_prefix (first->key, "position(") ? 1 : 0);
      return g_steal_pointer (&values);
    }

  add_text (values, "");
  if (first->path == NULL || _asp_lint_get_question (first->path) == NULL)
    {
      /* What is computed may be anything: its type binds nobody. */
      add_named (self, values, facts);
      add_numbers (self, values, facts, FALSE, -INFINITY);
      add_days (self, values, facts);
      add_text (values, OTHER);
      add_combination (self, values, facts);
      return g_steal_pointer (&values);
    }

  switch (get_type (first))
    {
    case ASP_FORM_TYPE_INTEGER:
    case ASP_FORM_TYPE_DECIMAL:
      add_numbers (self, values, facts, get_type (first) == ASP_FORM_TYPE_INTEGER, -INFINITY);
      break;
    case ASP_FORM_TYPE_DATE:
      add_days (self, values, facts);
      break;
    case ASP_FORM_TYPE_TIME:
    case ASP_FORM_TYPE_DATE_TIME:
      return NULL;
    case ASP_FORM_TYPE_STRING:
    case ASP_FORM_TYPE_BOOLEAN:
    default:
      add_choices (self, values, facts, first->path);
      break;
    }

  return g_steal_pointer (&values);
}

static gboolean
holds (AspLint       *self,
       const AspFact *fact,
       const char    *candidate)
{
  g_auto (AspXPathValue) value = { 0 };
  gboolean result;

  if (fact->type == ASP_FACT_SELECTED)
    {
      g_autofree char *wanted = _asp_xpath_value_to_string (&fact->value, &self->env);
      g_auto (GStrv) tokens = g_strsplit (candidate, " ", -1);

      return g_strv_contains ((const char *const *) tokens, wanted) != fact->negated;
    }

  _asp_xpath_set_string (&value, candidate);
  result = _asp_xpath_compare (fact->relation, &value, &fact->value, &self->env);

  return result != fact->negated;
}

static gboolean
all_hold (AspLint    *self,
          GPtrArray  *facts,
          const char *candidate)
{
  for (guint i = 0; i < facts->len; i++)
    {
      if (!holds (self, g_ptr_array_index (facts, i), candidate))
        return FALSE;
    }

  return TRUE;
}

/* @facts: about one variable, at least one; @has_value: it is known to be no blank */
gboolean
_asp_lint_facts_can_hold (AspLint   *self,
                          GPtrArray *facts,
                          gboolean   has_value)
{
  g_autoptr (GPtrArray) candidates = find_candidates (self, facts);

  if (candidates == NULL)
    return TRUE;

  for (guint i = 0; i < candidates->len; i++)
    {
      const char *candidate = g_ptr_array_index (candidates, i);

      if ((*candidate != '\0' || !has_value) && all_hold (self, facts, candidate))
        return TRUE;
    }

  return FALSE;
}

/* Whether the fact is false for what has no answer. */
gboolean
_asp_lint_fact_needs_value (AspLint       *self,
                            const AspFact *fact)
{
  return fact->type != ASP_FACT_OPAQUE && !holds (self, fact, "");
}
