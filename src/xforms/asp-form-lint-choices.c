/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-lint-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Lists of choices: what is in them and what filters them. */

/* A long list with one mistake has it in many lines. */
#define MAX_OF_A_LIST 3

static gboolean
takes_several (const AspFormElement *element)
{
  return element->control == ASP_FORM_CONTROL_SELECT_MANY ||
         element->control == ASP_FORM_CONTROL_RANK;
}

/* Said once for each question. Returns: whether it has been said by now */
static gboolean
check_blank_in_value (AspLint        *self,
                      AspFormElement *element,
                      const char     *value,
                      int             line)
{
  if (strpbrk (value, " \t\n") == NULL)
    return FALSE;

  _asp_lint_add (self, takes_several (element) ? ASP_FINDING_WARNING : ASP_FINDING_HINT,
                 "space-in-choice", line, element->path,
                 /* Translators: %s is the value of a choice */
                 _("the value “%s” of a choice has a space in it"), value);

  return TRUE;
}

static void
add_duplicate (AspLint        *self,
               AspFormElement *element,
               const char     *value,
               int             line)
{
  _asp_lint_add (self, ASP_FINDING_WARNING, "duplicate-choice", line, element->path,
                 /* Translators: %s is the value of a choice */
                 _("the list has the choice “%s” twice"), value);
}

static void
check_static (AspLint        *self,
              AspFormElement *element)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean has_blank = FALSE;

  for (guint i = 0; i < element->items->len; i++)
    {
      AspFormItem *item = g_ptr_array_index (element->items, i);

      has_blank = has_blank || check_blank_in_value (self, element, item->value, item->line);
      if (!g_hash_table_add (seen, item->value))
        add_duplicate (self, element, item->value, item->line);
    }
}

/* The name of the child that an expression of a list means. Returns: (nullable) */
static const char *
get_column (const AspExpr *expr)
{
  const AspExprStep *step;

  if (expr == NULL || expr->kind != ASP_EXPR_PATH || expr->base != NULL || expr->absolute ||
      expr->steps->len != 1)
    return NULL;
  step = g_ptr_array_index (expr->steps, 0);

  return step->axis == ASP_AXIS_CHILD && step->test == ASP_NODE_TEST_NAME ? step->name : NULL;
}

static gboolean
has_column (GPtrArray  *items,
            const char *name)
{
  for (guint i = 0; i < items->len; i++)
    {
      if (_asp_xml_find_child (g_ptr_array_index (items, i), name) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Returns: FALSE: the list lacks the column that @expr names */
static gboolean
check_column (AspLint        *self,
              AspFormElement *element,
              GPtrArray      *items,
              const AspExpr  *expr)
{
  const char *column = get_column (expr);

  if (column == NULL || has_column (items, column))
    return TRUE;

  _asp_lint_add (self, ASP_FINDING_WARNING, "missing-column", element->itemset->line,
                 element->path,
                 /* Translators: %s is the name of a column of a list */
                 _("the list has no column “%s”"), column);

  return FALSE;
}

/* All columns that a filter names: paths that begin in the list. */
static void
check_filter (AspLint        *self,
              AspFormElement *element,
              GPtrArray      *items,
              const AspExpr  *expr)
{
  const char *column = get_column (expr);

  if (column != NULL && !has_column (items, column))
    {
      _asp_lint_add (self, ASP_FINDING_WARNING, "empty-filter", element->itemset->line,
                     element->path,
                     /* Translators: %s is the name of a column of a list */
                     _("the choices are filtered by “%s”, which the list does not have"), column);
      return;
    }
  for (guint i = 0; expr->kind != ASP_EXPR_PATH && i < expr->args->len; i++)
    check_filter (self, element, items, g_ptr_array_index (expr->args, i));
}

static gboolean
has_value (GPtrArray  *items,
           const char *column,
           GPtrArray  *values)
{
  for (guint i = 0; i < items->len; i++)
    {
      xmlNode *cell = _asp_xml_find_child (g_ptr_array_index (items, i), column);
      g_autofree char *text = cell != NULL ? _asp_xpath_node_value (cell) : NULL;

      if (text != NULL && _asp_lint_contains (values, text))
        return TRUE;
    }

  return FALSE;
}

/* What a column is compared with, as far as it is known.
 * Returns: (transfer full) (nullable) (element-type utf8) */
static GPtrArray *
find_wanted (AspLint        *self,
             AspFormElement *element,
             const AspExpr  *expr)
{
  g_auto (AspXPathValue) value = { 0 };
  const AspFormElement *question;
  GPtrArray *choices;
  AspFormPath *path;

  if (_asp_lint_evaluate (self, expr, &value))
    {
      GPtrArray *wanted = g_ptr_array_new_with_free_func (g_free);

      g_ptr_array_add (wanted, _asp_xpath_value_to_string (&value, &self->env));
      return wanted;
    }
  /* Other relative paths begin in the list. */
  if (expr->kind != ASP_EXPR_PATH || (!expr->absolute && expr->base == NULL) ||
      element->at == NULL)
    return NULL;

  path = _asp_lint_find_path (self->form, expr, element->at);
  question = path != NULL ? _asp_lint_get_question (path) : NULL;
  if (question == NULL || question->control != ASP_FORM_CONTROL_SELECT_ONE)
    return NULL;
  choices = _asp_lint_find_choices (self, path);

  return choices != NULL ? g_ptr_array_ref (choices) : NULL;
}

/* "column = x" and all that has to hold together with it. */
static void
check_filter_values (AspLint        *self,
                     AspFormElement *element,
                     GPtrArray      *items,
                     const AspExpr  *expr)
{
  for (guint i = 0; i < expr->args->len; i++)
    {
      const AspExpr *arg = g_ptr_array_index (expr->args, i);
      const char *column = get_column (arg);
      g_autoptr (GPtrArray) wanted = NULL;

      if (expr->kind == ASP_EXPR_AND)
        check_filter_values (self, element, items, arg);
      if (expr->kind != ASP_EXPR_EQUAL || column == NULL || !has_column (items, column))
        continue;
      wanted = find_wanted (self, element, g_ptr_array_index (expr->args, 1 - i));
      if (wanted == NULL || _asp_lint_contains (wanted, "") || has_value (items, column, wanted))
        continue;
      _asp_lint_add (self, ASP_FINDING_WARNING, "empty-filter", element->itemset->line,
                     element->path, _("there is nothing to choose from: %s"),
                     element->itemset->source);
    }
}

static const AspExpr *
get_filtered (const AspExpr *nodes)
{
  return _asp_lint_is_call (nodes, "randomize") ? g_ptr_array_index (nodes->args, 0) : nodes;
}

static gboolean
check_filters (AspLint        *self,
               AspFormElement *element,
               GPtrArray      *items)
{
  const AspExpr *nodes = get_filtered (element->itemset->nodes);
  const AspExprStep *last = g_ptr_array_index (nodes->steps, nodes->steps->len - 1);

  for (guint i = 0; i < last->predicates->len; i++)
    {
      check_filter (self, element, items, g_ptr_array_index (last->predicates, i));
      check_filter_values (self, element, items, g_ptr_array_index (last->predicates, i));
    }

  return last->predicates->len > 0;
}

/* What tells two items of a list apart: in a filtered one all but the label. */
static char *
get_identity (xmlNode    *item,
              const char *value,
              const char *label,
              gboolean    is_filtered)
{
  GString *identity = g_string_new (value);

  for (xmlNode *child = item->children; is_filtered && child != NULL; child = child->next)
    {
      g_autofree char *text = NULL;

      if (child->type != XML_ELEMENT_NODE || g_strcmp0 ((const char *) child->name, label) == 0)
        continue;
      text = _asp_xpath_node_value (child);
      g_string_append_printf (identity, "\x1f%s\x1f%s", (const char *) child->name, text);
    }

  return g_string_free (identity, FALSE);
}

static void
check_items (AspLint        *self,
             AspFormElement *element,
             GPtrArray      *items,
             gboolean        is_filtered)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *label = get_column (element->itemset->label);
  gboolean has_blank = FALSE;
  guint said = 0;

  for (guint i = 0; i < items->len && said < MAX_OF_A_LIST; i++)
    {
      xmlNode *item = g_ptr_array_index (items, i);
      const AspXPathContext context = { &self->env, item, item, 1, 1 };
      g_autofree char *value = _asp_expr_to_string (element->itemset->value, &context);
      g_autofree char *identity = get_identity (item, value, label, is_filtered);
      int line = item->doc == self->form->doc ? (int) xmlGetLineNo (item)
                                              : element->itemset->line;

      has_blank = has_blank || check_blank_in_value (self, element, value, line);
      if (g_hash_table_add (seen, g_steal_pointer (&identity)))
        continue;
      add_duplicate (self, element, value, line);
      said++;
    }
}

/* Labels that are ids of texts. */
static void
check_text_ids (AspLint        *self,
                AspFormElement *element,
                GPtrArray      *items)
{
  guint said = 0;

  for (guint i = 0; i < items->len && said < MAX_OF_A_LIST; i++)
    {
      xmlNode *item = g_ptr_array_index (items, i);
      const AspXPathContext context = { &self->env, item, item, 1, 1 };
      g_autofree char *id = _asp_expr_to_string (element->itemset->label, &context);

      if (*id == '\0' || g_hash_table_contains (self->text_ids, id) ||
          item->doc != self->form->doc)
        continue;
      _asp_lint_add (self, ASP_FINDING_WARNING, "missing-text", (int) xmlGetLineNo (item),
                     element->path,
                     /* Translators: %s is the id of a text of a form */
                     _("there is no text “%s”"), id);
      said++;
    }
}

static void
check_list (AspLint        *self,
            AspFormElement *element)
{
  const AspFormItemset *itemset = element->itemset;
  g_autoptr (GPtrArray) items = _asp_lint_find_items (self->form, itemset->nodes);
  gboolean is_filtered;

  if (items == NULL)
    return;
  if (items->len == 0)
    {
      _asp_lint_add (self, ASP_FINDING_WARNING, "empty-list", element->itemset->line, element->path,
                     /* Translators: %s is an expression */
                     _("there is nothing to choose from: %s"), itemset->source);
      return;
    }

  is_filtered = check_filters (self, element, items);
  if (check_column (self, element, items, itemset->value))
    check_items (self, element, items, is_filtered);
  check_column (self, element, items, itemset->label);
  if (itemset->label_is_id)
    check_text_ids (self, element, items);
}

static void
check_element (AspLint        *self,
               AspFormElement *element)
{
  check_static (self, element);
  if (element->itemset != NULL)
    check_list (self, element);
  else if (element->items->len == 0 && (element->control == ASP_FORM_CONTROL_SELECT_ONE ||
                                        takes_several (element)))
    _asp_lint_add (self, ASP_FINDING_WARNING, "empty-list", element->line, element->path,
                   "%s", _("there is nothing to choose from"));
  for (guint i = 0; i < element->children->len; i++)
    check_element (self, g_ptr_array_index (element->children, i));
}

void
_asp_lint_choices (AspLint *self)
{
  for (guint i = 0; i < self->form->pages->len; i++)
    check_element (self, g_ptr_array_index (self->form->pages, i));
}
