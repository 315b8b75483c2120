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

/* Rows that call for rows in them end here. */
#define MAX_ROUNDS 1000

/* Nodes that the expressions of one run may look at, and bytes that they may write: about a second.
 * The largest of the real forms needs a thousandth of it. */
#define MAX_WORK (100 * 1000 * 1000)

static gboolean
is_same_kind (xmlNode           *xml,
              const AspFormPath *path)
{
  AspNodeState *state = _asp_node_state (xml);

  return state != NULL && state->path == path;
}

/* Where an expression for @xml begins; its position() is that among the nodes of one name. */
AspXPathContext
_asp_form_context (AspFormInstance *self,
                   xmlNode         *xml)
{
  AspXPathContext context = { &self->env, xml, xml, 1, 1 };
  AspNodeState *state = _asp_node_state (xml);

  if (!self->is_running)
    self->work = MAX_WORK;
  if (state != NULL)
    self->last_path = state->path;
  if (state == NULL || self->states[state->path->index]->len == 1)
    return context;

  /* The numbers of rows are known. */
  if (state->is_row)
    {
      xmlNode *anchor = _asp_form_find_anchor (xml->parent, state->path);

      context.position = _asp_form_get_row_number (self, state);
      context.size = anchor != NULL ? _asp_form_count_rows (self, anchor) : context.position;
      return context;
    }

  for (xmlNode *node = xml->prev; node != NULL && is_same_kind (node, state->path);
       node = node->prev)
    context.position++;
  context.size = context.position;
  for (xmlNode *node = xml->next; node != NULL && is_same_kind (node, state->path);
       node = node->next)
    context.size++;

  return context;
}

/* Whether a node holds a yes: a blank and "0" of a node for yes or no are a no. */
static gboolean
is_typed_true (const AspXPathValue *value)
{
  AspNodeState *state;
  g_autofree char *text = NULL;

  if (value->type != ASP_XPATH_NODES || value->n_nodes == 0)
    return _asp_xpath_value_is_true (value);

  state = _asp_node_state (_asp_xpath_value_get_node (value, 0));
  if (state == NULL || state->path->bind == NULL ||
      state->path->bind->type != ASP_FORM_TYPE_BOOLEAN)
    return _asp_xpath_value_is_true (value);

  text = _asp_xpath_node_value (state->xml);

  return strcmp (text, "1") == 0 || strcmp (text, "true") == 0;
}

/* Whether what was computed means something. */
gboolean
_asp_form_instance_is_sound (AspFormInstance *self)
{
  if (self->work >= 0)
    return TRUE;

  if (self->too_much == NULL)
    self->too_much = self->last_path;

  return FALSE;
}

static gboolean
evaluate_condition (AspFormInstance *self,
                    const AspExpr   *expr,
                    xmlNode         *xml)
{
  AspXPathContext context = _asp_form_context (self, xml);
  g_auto (AspXPathValue) value = { 0 };

  _asp_expr_evaluate (expr, &context, &value);

  return is_typed_true (&value);
}

/* A calculated value as the node's type writes it; NaN is a blank. */
char *
_asp_form_format_value (const AspFormBind   *bind,
                        const AspXPathValue *value,
                        const AspXPathEnv   *env)
{
  AspXPathValue date = { .type = ASP_XPATH_DATE, .number = value->number };

  if (bind != NULL && bind->type == ASP_FORM_TYPE_DATE && value->type == ASP_XPATH_NUMBER)
    return _asp_xpath_value_to_string (&date, env);

  return _asp_xpath_value_to_string (value, env);
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

/* A list that hangs on answers is looked at with every value. A fixed one only with those that the
 * form itself puts in: what people choose is in it. */
static gboolean
chooses_by_answers (AspFormInstance *self,
                    AspNodeState    *state)
{
  guint vertex = state->path->vertex[ASP_READ_CHOICES];
  const AspFormElement *element;

  if (vertex == G_MAXUINT)
    return FALSE;

  element = g_array_index (self->form->order, AspFormVertex, vertex).element;

  return element->itemset != NULL && element->itemset->varies;
}

/* A list that counts itself may get its next row when its last one is begun. */
static void
mark_outer_rows (AspFormInstance   *self,
                 const AspFormPath *repeat)
{
  for (; repeat != NULL; repeat = repeat->parent != NULL ? repeat->parent->repeat : NULL)
    {
      for (guint i = 0; repeat->elements != NULL && i < repeat->elements->len; i++)
        {
          AspFormElement *element = g_ptr_array_index (repeat->elements, i);

          if (element->counts_itself)
            g_hash_table_add (self->counts, element);
        }
    }
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

  _asp_form_log_touch (self, state);
  /* What an action puts in takes the place of "I do not know". */
  if (*value != '\0')
    state->kind = ASP_ANSWER_ANSWERED;
  set_content (state->xml, value);
  _asp_xpath_cache_value_changed (self->env.cache, state->xml);
  _asp_form_mark (self, state, ASP_BIND_CONSTRAINT);
  if (chooses_by_answers (self, state))
    _asp_form_mark (self, state, ASP_READ_CHOICES);
  _asp_form_mark_value (self, state);
  mark_outer_rows (self, state->path->repeat);

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
  value = _asp_form_format_value (state->path->bind, &result, &self->env);
  _asp_xpath_spend (&self->env, strlen (value));
  if (_asp_form_instance_is_sound (self))
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
  _asp_xpath_cache_presence_changed (self->env.cache, state->xml);
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
  AspNodeState *parent = _asp_node_state (state->xml->parent);
  gboolean relevant = evaluate_condition (self, state->path->bind->exprs[ASP_BIND_RELEVANT],
                                          state->xml);

  if (!_asp_form_instance_is_sound (self))
    return;

  state->relevant = relevant;
  spread_relevance (self, state, parent == NULL || parent->visible);
}

static gboolean
add_value (const char *value,
           gpointer    values)
{
  g_hash_table_add (values, g_strdup (value));

  return FALSE;
}

static gboolean
is_value (const char *value,
          gpointer    wanted)
{
  return strcmp (value, wanted) == 0;
}

/* What can be chosen at @element now. A list that depends on no answer is kept.
 * Returns: (transfer full): set of values */
static GHashTable *
get_values (AspFormInstance      *self,
            const AspFormElement *element,
            xmlNode              *xml)
{
  GHashTable *values = g_hash_table_lookup (self->values, element);

  if (values != NULL)
    return g_hash_table_ref (values);

  values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  _asp_form_instance_find_value (self, element, xml, add_value, values);
  if ((element->itemset == NULL || !element->itemset->varies) && _asp_form_instance_is_sound (self))
    g_hash_table_insert (self->values, (gpointer) element, g_hash_table_ref (values));

  return values;
}

/* Returns: (transfer full): those of the values in @value that are among the choices */
static char *
keep_choices (AspFormInstance      *self,
              const AspFormElement *element,
              xmlNode              *xml,
              const char           *value)
{
  g_autoptr (GHashTable) values = get_values (self, element, xml);
  g_autoptr (GString) kept = g_string_new (NULL);
  g_auto (GStrv) chosen = g_strsplit_set (value, " \t\n", -1);

  for (guint i = 0; chosen[i] != NULL; i++)
    {
      if (g_hash_table_contains (values, chosen[i]))
        g_string_append_printf (kept, "%s%s", kept->len > 0 ? " " : "", chosen[i]);
    }

  return g_string_free (g_steal_pointer (&kept), FALSE);
}

static gboolean
can_choose (AspFormInstance      *self,
            const AspFormElement *element,
            xmlNode              *xml,
            char                 *value)
{
  g_autoptr (GHashTable) values = NULL;

  /* It is not worth making a set of a list that is another one each time. */
  if (element->itemset != NULL && element->itemset->varies)
    return _asp_form_instance_find_value (self, element, xml, is_value, value);

  values = get_values (self, element, xml);

  return g_hash_table_contains (values, value);
}

/* Takes away what cannot be chosen, or no longer (R12). */
static void
clear_stale_choice (AspFormInstance *self,
                    AspNodeState    *state)
{
  const AspFormElement *element = g_array_index (self->form->order, AspFormVertex,
                                                 state->path->vertex[ASP_READ_CHOICES]).element;
  g_autofree char *value = _asp_xpath_node_value (state->xml);
  g_autofree char *kept = NULL;

  if (*value == '\0')
    return;

  if (element->control != ASP_FORM_CONTROL_SELECT_ONE)
    kept = keep_choices (self, element, state->xml, value);
  else
    kept = g_strdup (can_choose (self, element, state->xml, value) ? value : "");
  if (_asp_form_instance_is_sound (self))
    _asp_form_put_value (self, state, kept);
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
      /* What is left stays as it was. */
      if (!_asp_form_instance_is_sound (self))
        continue;
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

  gboolean value;

  if (bind == NULL || bind->exprs[kind] == NULL)
    return fallback;

  value = evaluate_condition (self, bind->exprs[kind], state->xml);

  return _asp_form_instance_is_sound (self) ? value : fallback;
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
  state->violated = FALSE;
  if (state->path->children != NULL || state->kind != ASP_ANSWER_ANSWERED ||
      state->xml->children == NULL)
    return;

  value = _asp_xpath_node_value (state->xml);
  if (*value == '\0')
    return;

  state->violated = !evaluate_flag (self, state, ASP_BIND_CONSTRAINT, TRUE);
  if (bind != NULL)
    state->error = _asp_form_check_value (bind, value);
  if (state->error == NULL)
    state->error = _asp_form_check_range (state->path, value);
  if (state->error == NULL && state->violated)
    state->error = format_message (self, state, bind->constraint_text,
                                   _("This answer is not possible."));
  if (state->error == NULL && !evaluate_flag (self, state, ASP_BIND_WARNING, TRUE))
    state->warning = format_message (self, state, bind->warning_text,
                                     _("Please look at this answer again."));
}

static void
touch_below (AspFormInstance *self,
             xmlNode         *xml)
{
  for (xmlNode *child = xml->children; child != NULL; child = child->next)
    {
      AspNodeState *state = _asp_node_state (child);

      if (state == NULL)
        continue;
      _asp_form_touch (self, state);
      touch_below (self, child);
    }
}

/* What stands in a locked group is locked, too. */
static void
lock (AspFormInstance *self,
      AspNodeState    *state,
      gboolean         readonly)
{
  if (state->readonly == (guint) readonly)
    return;

  state->readonly = readonly;
  touch_below (self, state->xml);
}

#define BIT(kind) (1u << (kind))

static void
run_checks (AspFormInstance *self)
{
  for (guint i = 0; i < self->touched->len; i++)
    {
      AspNodeState *state = g_ptr_array_index (self->touched, i);

      if ((state->dirty & BIT (ASP_BIND_REQUIRED)) != 0)
        state->required = evaluate_flag (self, state, ASP_BIND_REQUIRED, FALSE);
      if ((state->dirty & BIT (ASP_BIND_READONLY)) != 0)
        lock (self, state, evaluate_flag (self, state, ASP_BIND_READONLY, FALSE));
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

  self->work = MAX_WORK;
  self->is_running = TRUE;
  g_hash_table_remove_all (self->grown);
  do
    run_order (self);
  while (_asp_form_instance_apply_counts (self) && ++rounds < MAX_ROUNDS);

  run_checks (self);
  self->work = MAX_WORK;
  _asp_form_instance_refresh (self);
  self->is_running = FALSE;
}

static int
get_line (const AspFormPath *path)
{
  if (path->bind != NULL)
    return path->bind->line;

  return path->elements != NULL && path->elements->len > 0
         ? ((AspFormElement *) g_ptr_array_index (path->elements, 0))->line : 1;
}

/* Whether the form has more to compute than may be: what depends on that stays as it was.
 *
 * Sets ASP_FORM_ERROR_LIMIT, with the question. */
gboolean
asp_form_instance_check_work (AspFormInstance  *self,
                              GError          **error)
{
  g_return_val_if_fail (ASP_IS_FORM_INSTANCE (self), FALSE);

  if (self->too_much == NULL)
    return TRUE;

  g_set_error (error, ASP_FORM_ERROR, ASP_FORM_ERROR_LIMIT,
               /* Translators: name of a file or of a questionnaire, number of a line, place of a
                * question in it */
               _("%s, line %d: what is computed for “%s” is too much work"),
               self->form->source_name, get_line (self->too_much), self->too_much->path);

  return FALSE;
}
