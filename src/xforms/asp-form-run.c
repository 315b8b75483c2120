/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-instance-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-form-check-private.h"

/* Recalculation: what was marked is computed in the form's order, marking what depends on it; rows
 * are counted; then what only shows (required, readonly, constraints, warnings) is computed, and
 * at last the nodes for the view. */

/* Rows that call for more rows end here. */
#define MAX_ROUNDS 1000

AspXPathContext
_asp_form_context (AspFormInstance *self,
                   xmlNode         *xml)
{
  return (AspXPathContext) { &self->env, xml, xml, 1, 1 };
}

/* A calculated value as the node's type writes it; NaN is a blank. */
char *
_asp_form_format_value (const AspFormBind   *bind,
                        const AspXPathValue *value)
{
  AspXPathValue date = { ASP_XPATH_DATE, value->number, NULL, NULL };

  if (bind != NULL && bind->type == ASP_FORM_TYPE_DATE && value->type == ASP_XPATH_NUMBER)
    return _asp_xpath_value_to_string (&date);

  return _asp_xpath_value_to_string (value);
}

static void
set_content (xmlNode    *xml,
             const char *value)
{
  xmlNode *text = xml->children;

  if (text != NULL && text->next == NULL && text->type == XML_TEXT_NODE && *value != '\0')
    {
      xmlNodeSetContent (text, (const xmlChar *) value);
      return;
    }

  xmlNodeSetContent (xml, NULL);
  if (*value != '\0')
    xmlNodeAddContent (xml, (const xmlChar *) value);
}

/* Puts a value into a node and marks what reads it. Returns: whether it is another one */
gboolean
_asp_form_put_value (AspFormInstance *self,
                     AspNodeState    *state,
                     const char      *value)
{
  g_autofree char *old = NULL;

  /* A group is no answer. */
  if (state->path->children != NULL)
    return FALSE;

  old = _asp_xpath_node_value (state->xml);
  if (strcmp (value, old) == 0)
    return FALSE;

  set_content (state->xml, value);
  _asp_form_mark (self, state, ASP_BIND_CONSTRAINT);
  if (state->path->vertex[ASP_READ_CHOICES] != G_MAXUINT)
    _asp_form_mark (self, state, ASP_READ_CHOICES);
  _asp_form_mark_value (self, state);

  return TRUE;
}

static void
calculate (AspFormInstance *self,
           AspNodeState    *state)
{
  AspXPathContext context = _asp_form_context (self, state->xml);
  g_auto (AspXPathValue) result = { 0 };
  g_autofree char *value = NULL;

  _asp_expr_evaluate (state->path->bind->exprs[ASP_BIND_CALCULATE], &context, &result);
  value = _asp_form_format_value (state->path->bind, &result);
  _asp_form_put_value (self, state, value);
}

/* Carries the relevance of @state to all that stands in it. */
static void
spread_relevance (AspFormInstance *self,
                  AspNodeState    *state,
                  gboolean         parent_visible)
{
  gboolean visible = parent_visible && state->relevant;

  if (visible == state->visible)
    return;

  state->visible = visible;
  _asp_form_touch (self, state);
  _asp_form_mark_presence (self, state);
  for (xmlNode *child = state->xml->children; child != NULL; child = child->next)
    {
      AspNodeState *inner = _asp_node_state (child);

      if (inner != NULL)
        spread_relevance (self, inner, visible);
    }
}

static void
compute_relevance (AspFormInstance *self,
                   AspNodeState    *state)
{
  AspXPathContext context = _asp_form_context (self, state->xml);
  AspNodeState *parent = _asp_node_state (state->xml->parent);

  state->relevant = _asp_expr_is_true (state->path->bind->exprs[ASP_BIND_RELEVANT], &context);
  spread_relevance (self, state, parent == NULL || parent->visible);
}

static gboolean
is_choice (GPtrArray  *choices,
           const char *value)
{
  for (guint i = 0; i < choices->len; i++)
    {
      if (strcmp (((AspFormChoice *) g_ptr_array_index (choices, i))->value, value) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Takes away what can no longer be chosen (R12). */
static void
clear_stale_choice (AspFormInstance *self,
                    AspNodeState    *state)
{
  const AspFormVertex *vertex = &g_array_index (self->form->order, AspFormVertex,
                                                state->path->vertex[ASP_READ_CHOICES]);
  g_autofree char *value = _asp_xpath_node_value (state->xml);
  g_autoptr (GPtrArray) choices = NULL;
  g_autoptr (GString) kept = g_string_new (NULL);
  g_auto (GStrv) chosen = NULL;

  if (*value == '\0')
    return;

  choices = _asp_form_instance_list_choices (self, vertex->element, state->xml);
  chosen = vertex->element->control == ASP_FORM_CONTROL_SELECT_ONE
             ? g_strsplit (value, "\n", 1) : g_strsplit_set (value, " \t\n", -1);
  for (guint i = 0; choices != NULL && chosen[i] != NULL; i++)
    {
      if (*chosen[i] != '\0' && is_choice (choices, chosen[i]))
        g_string_append_printf (kept, "%s%s", kept->len > 0 ? " " : "", chosen[i]);
    }
  _asp_form_put_value (self, state, kept->str);
}

static guint
find_next_vertex (const AspFormInstance *self)
{
  for (guint word = 0; word * 64 < self->n_vertices; word++)
    {
      if (self->pending_bits[word] != 0)
        return word * 64 + (guint) __builtin_ctzll (self->pending_bits[word]);
    }

  return G_MAXUINT;
}

static void
run_vertex (AspFormInstance *self,
            guint            index)
{
  const AspFormVertex *vertex = &g_array_index (self->form->order, AspFormVertex, index);
  GPtrArray *states = self->pending[index];

  while (states->len > 0)
    {
      AspNodeState *state = g_ptr_array_steal_index_fast (states, states->len - 1);

      state->dirty &= ~(1u << vertex->kind);
      if (vertex->kind == ASP_BIND_CALCULATE)
        calculate (self, state);
      else if (vertex->kind == ASP_BIND_RELEVANT)
        compute_relevance (self, state);
      else
        clear_stale_choice (self, state);
    }
  self->pending_bits[index / 64] &= ~(G_GUINT64_CONSTANT (1) << (index % 64));
}

static void
run_order (AspFormInstance *self)
{
  guint vertex;

  while ((vertex = find_next_vertex (self)) != G_MAXUINT)
    run_vertex (self, vertex);
}

static gboolean
evaluate_flag (AspFormInstance   *self,
               AspNodeState      *state,
               AspBindKind        kind,
               gboolean           fallback)
{
  const AspFormBind *bind = state->path->bind;
  AspXPathContext context = _asp_form_context (self, state->xml);

  if (bind == NULL || bind->exprs[kind] == NULL)
    return fallback;

  return _asp_expr_is_true (bind->exprs[kind], &context);
}

static char *
format_message (AspFormInstance   *self,
                AspNodeState      *state,
                const AspFormText *text,
                const char        *fallback)
{
  return text != NULL ? _asp_form_instance_format (self, text, state->xml)
                      : g_strdup (fallback);
}

/* Blanks are never wrong (R16), only missing. */
static void
check (AspFormInstance *self,
       AspNodeState    *state)
{
  const AspFormBind *bind = state->path->bind;
  g_autofree char *value = NULL;

  g_clear_pointer (&state->error, g_free);
  g_clear_pointer (&state->warning, g_free);
  if (bind == NULL || state->path->children != NULL || state->kind != ASP_ANSWER_ANSWERED ||
      state->xml->children == NULL)
    return;

  value = _asp_xpath_node_value (state->xml);
  if (*value == '\0')
    return;

  state->error = _asp_form_check_value (bind, value);
  if (state->error == NULL && !evaluate_flag (self, state, ASP_BIND_CONSTRAINT, TRUE))
    state->error = format_message (self, state, bind->constraint_text,
                                   _("This answer is not possible."));
  if (state->error == NULL && !evaluate_flag (self, state, ASP_BIND_WARNING, TRUE))
    state->warning = format_message (self, state, bind->warning_text,
                                     _("Please look at this answer again."));
}

#define BIT(kind) (1u << (kind))

static void
run_checks (AspFormInstance *self)
{
  for (guint i = 0; i < self->touched->len; i++)
    {
      AspNodeState *state = g_ptr_array_index (self->touched, i);
      const AspFormBind *bind = state->path->bind;

      if ((state->dirty & BIT (ASP_BIND_REQUIRED)) != 0)
        state->required = evaluate_flag (self, state, ASP_BIND_REQUIRED, FALSE);
      if ((state->dirty & BIT (ASP_BIND_READONLY)) != 0 ||
          (bind != NULL && bind->exprs[ASP_BIND_READONLY] == NULL))
        state->readonly = evaluate_flag (self, state, ASP_BIND_READONLY, FALSE);
      if ((state->dirty & (BIT (ASP_BIND_CONSTRAINT) | BIT (ASP_BIND_WARNING))) != 0)
        check (self, state);
      state->dirty &= ~(BIT (ASP_BIND_REQUIRED) | BIT (ASP_BIND_READONLY) |
                        BIT (ASP_BIND_CONSTRAINT) | BIT (ASP_BIND_WARNING));
    }
}

/* Computes what is marked. */
void
_asp_form_instance_run (AspFormInstance *self)
{
  guint rounds = 0;

  do
    run_order (self);
  while (_asp_form_instance_apply_counts (self) && ++rounds < MAX_ROUNDS);

  run_checks (self);
  _asp_form_instance_refresh (self);
}
