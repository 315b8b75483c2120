/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-lint-private.h"

#include <string.h>

/* Looks for what an author of a questionnaire most likely did not mean. Each rule is a fixed name;
 * the rules are told in the manual page of the command check-form. */

static void
free_finding (gpointer data)
{
  AspFormFinding *finding = data;

  g_free (finding->file);
  g_free (finding->path);
  g_free (finding->words);
  g_free (finding);
}

/* @path: (nullable) */
void
_asp_lint_add (AspLint            *self,
               AspFindingSeverity  severity,
               const char         *rule,
               int                 line,
               const char         *path,
               const char         *format,
               ...)
{
  g_autofree char *words = NULL;
  g_autofree char *key = NULL;
  AspFormFinding *finding;
  va_list args;

  va_start (args, format);
  words = g_strdup_vprintf (format, args);
  va_end (args);

  key = g_strdup_printf ("%s %d %s %s", rule, line, path != NULL ? path : "", words);
  if (!g_hash_table_add (self->seen, g_steal_pointer (&key)))
    return;

  finding = g_new0 (AspFormFinding, 1);
  finding->severity = severity;
  finding->rule = rule;
  finding->file = g_strdup (self->form->source_name);
  finding->line = line;
  finding->path = g_strdup (path != NULL ? path : "");
  finding->words = g_steal_pointer (&words);
  g_ptr_array_add (self->findings, finding);
}

typedef struct
{
  AspLint      *lint;
  AspPlace     *place;
  AspPlaceFunc  func;
} TextVisit;

static gboolean
visit_output_cb (AspExpr  *output,
                 gpointer  user_data)
{
  TextVisit *visit = user_data;

  visit->place->expr = output;
  visit->func (visit->lint, visit->place);

  return TRUE;
}

static void
visit_text (AspLint           *self,
            const AspFormText *text,
            AspPlace          *place,
            AspPlaceFunc       func)
{
  TextVisit visit = { self, place, func };

  if (text != NULL)
    _asp_form_text_foreach_output (text, visit_output_cb, &visit);
}

static void
visit_element (AspLint        *self,
               AspFormElement *element,
               AspPlaceFunc    func)
{
  AspPlace place = { ASP_PLACE_TEXT, 0, NULL, element->context, element->at, element,
                     element->line };

  visit_text (self, element->label, &place, func);
  visit_text (self, element->hint, &place, func);
  visit_text (self, element->guidance, &place, func);
  for (guint i = 0; i < element->items->len; i++)
    visit_text (self, ((AspFormItem *) g_ptr_array_index (element->items, i))->label, &place, func);
  if (element->itemset != NULL)
    {
      place.type = ASP_PLACE_CHOICES;
      place.expr = element->itemset->nodes;
      place.line = element->itemset->line;
      func (self, &place);
    }
  if (element->count != NULL && element->at->parent != NULL)
    {
      place.type = ASP_PLACE_COUNT;
      place.expr = element->count;
      place.line = element->line;
      place.context = element->at->parent;
      func (self, &place);
    }
  for (guint i = 0; i < element->children->len; i++)
    visit_element (self, g_ptr_array_index (element->children, i), func);
}

static void
visit_bind (AspLint      *self,
            AspFormBind  *bind,
            AspPlaceFunc  func)
{
  AspPlace place = { ASP_PLACE_BIND, 0, NULL, bind->at, bind->at, NULL, bind->line };

  for (guint kind = 0; kind < ASP_N_BIND_KINDS; kind++)
    {
      place.kind = kind;
      place.expr = bind->exprs[kind];
      if (place.expr != NULL)
        func (self, &place);
    }
  place.type = ASP_PLACE_TEXT;
  visit_text (self, bind->constraint_text, &place, func);
  visit_text (self, bind->required_text, &place, func);
  visit_text (self, bind->warning_text, &place, func);
}

/* Calls @func with each expression of the form. */
void
_asp_lint_foreach_place (AspLint      *self,
                         AspPlaceFunc  func)
{
  AspForm *form = self->form;

  for (guint i = 0; i < form->binds->len; i++)
    visit_bind (self, g_ptr_array_index (form->binds, i), func);
  for (guint i = 0; i < form->pages->len; i++)
    visit_element (self, g_ptr_array_index (form->pages, i), func);
  for (guint i = 0; i < form->actions->len; i++)
    {
      const AspFormAction *action = g_ptr_array_index (form->actions, i);
      AspPlace place = { ASP_PLACE_ACTION, 0, action->value, action->target, action->target, NULL,
                         action->line };

      if (action->value != NULL)
        func (self, &place);
    }
}

static void
free_choices (gpointer data)
{
  if (data != NULL)
    g_ptr_array_unref (data);
}

static int
compare_findings (const void *a,
                  const void *b)
{
  const AspFormFinding *left = *(const AspFormFinding *const *) a;
  const AspFormFinding *right = *(const AspFormFinding *const *) b;

  if (left->line != right->line)
    return left->line < right->line ? -1 : 1;
  if (left->severity != right->severity)
    return left->severity < right->severity ? -1 : 1;

  return strcmp (left->rule, right->rule);
}

/* Returns: (transfer full) (element-type AspFormFinding): by line */
GPtrArray *
asp_form_lint (AspForm *form)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (free_finding);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) set_paths = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) text_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) choices = g_hash_table_new_full (NULL, NULL, NULL, free_choices);
  AspLint lint = { form, findings, seen, set_paths, text_ids, choices, { .root = NULL } };

  g_return_val_if_fail (form != NULL, NULL);

  lint.env.root = form->primary;
  for (guint i = 0; i < form->actions->len; i++)
    g_hash_table_add (set_paths, ((AspFormAction *) g_ptr_array_index (form->actions, i))->target);

  _asp_lint_document (&lint);
  _asp_lint_texts (&lint);
  _asp_lint_binds (&lint);
  _asp_lint_expressions (&lint);
  _asp_lint_choices (&lint);
  _asp_lint_values (&lint);
  _asp_lint_logic (&lint);
  g_ptr_array_sort (findings, compare_findings);

  return g_steal_pointer (&findings);
}

const char *
asp_form_finding_get_severity (const AspFormFinding *self)
{
  static const char *const names[] = { "error", "warning", "hint" };

  g_return_val_if_fail (self != NULL, NULL);

  return names[self->severity];
}
