/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-instance-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-form-check-private.h"

/* Recalculation: what was marked is computed in the form's order, marking what depends on it; then
 * what only shows (required, readonly, constraints, warnings), then the nodes for the view. */

static gboolean
is_below (const char *path,
          const char *ancestor)
{
  gsize length = strlen (ancestor);

  return strncmp (path, ancestor, length) == 0 && (path[length] == '\0' || path[length] == '/');
}

static void
mark_readers (AspFormInstance *self,
              const char      *path)
{
  GArray *readers = g_hash_table_lookup (self->form->readers, path);

  for (guint i = 0; readers != NULL && i < readers->len; i++)
    {
      const AspFormReader *reader = &g_array_index (readers, AspFormReader, i);

      self->dirty[reader->bind->index] |= 1u << reader->kind;
    }
}

/* Marks who reads @path or a group around it; with @is_structure also who reads anything below:
 * rows have come or gone, or a group is relevant or no longer. */
void
_asp_form_instance_mark (AspFormInstance *self,
                         const char      *path,
                         gboolean         is_structure)
{
  g_autofree char *prefix = g_strdup (path);
  GHashTableIter iter;
  gpointer read;

  for (;;)
    {
      char *slash = strrchr (prefix, '/');

      mark_readers (self, prefix);
      if (slash == NULL)
        break;
      *slash = '\0';
    }
  if (!is_structure)
    return;

  g_hash_table_iter_init (&iter, self->form->readers);
  while (g_hash_table_iter_next (&iter, &read, NULL))
    {
      if (is_below (read, path))
        mark_readers (self, read);
    }
}

/* By its own relevance and that of all it stands in; nodes of other instances always are. */
gboolean
_asp_form_instance_is_relevant (xmlNode  *xml,
                                gpointer  data)
{
  for (xmlNode *node = xml; node != NULL; node = node->parent)
    {
      AspNodeState *state = _asp_node_state (node);

      if (state != NULL && !state->relevant)
        return FALSE;
    }

  return TRUE;
}

static AspXPathContext
get_context (AspFormInstance *self,
             xmlNode         *xml)
{
  return (AspXPathContext) { &self->env, xml, xml, 1, 1 };
}

/* A calculated value as the node's type writes it; NaN is a blank. */
static char *
format_value (AspFormType          type,
              const AspXPathValue *value)
{
  AspXPathValue date = { ASP_XPATH_DATE, value->number, NULL, NULL };

  if (type == ASP_FORM_TYPE_DATE && value->type == ASP_XPATH_NUMBER)
    return _asp_xpath_value_to_string (&date);

  return _asp_xpath_value_to_string (value);
}

static void
set_content (xmlNode    *xml,
             const char *value)
{
  xmlNodeSetContent (xml, NULL);
  xmlNodeAddContent (xml, (const xmlChar *) value);
}

static void
calculate (AspFormInstance *self,
           AspNodeState    *state)
{
  AspXPathContext context = get_context (self, state->xml);
  g_auto (AspXPathValue) result = { 0 };
  g_autofree char *value = NULL;
  g_autofree char *old = NULL;

  _asp_expr_evaluate (state->bind->exprs[ASP_BIND_CALCULATE], &context, &result);
  value = format_value (state->bind->type, &result);
  old = _asp_xpath_node_value (state->xml);
  if (strcmp (value, old) == 0)
    return;

  set_content (state->xml, value);
  self->dirty[state->bind->index] |= 1u << ASP_BIND_CONSTRAINT;
  _asp_form_instance_mark (self, state->bind->path, FALSE);
}

static void
compute_relevance (AspFormInstance *self,
                   AspNodeState    *state)
{
  AspXPathContext context = get_context (self, state->xml);
  gboolean relevant = _asp_expr_is_true (state->bind->exprs[ASP_BIND_RELEVANT], &context);

  if (relevant == state->relevant)
    return;

  state->relevant = relevant;
  self->relevance_changed = TRUE;
  _asp_form_instance_mark (self, state->bind->path, TRUE);
}

static void
run_order (AspFormInstance *self)
{
  for (guint i = 0; i < self->form->order->len; i++)
    {
      const AspFormVertex *vertex = &g_array_index (self->form->order, AspFormVertex, i);
      GPtrArray *states = self->states[vertex->bind->index];

      if ((self->dirty[vertex->bind->index] & (1u << vertex->kind)) == 0)
        continue;

      for (guint j = 0; j < states->len; j++)
        {
          if (vertex->kind == ASP_BIND_CALCULATE)
            calculate (self, g_ptr_array_index (states, j));
          else
            compute_relevance (self, g_ptr_array_index (states, j));
        }
    }
}

static gboolean
evaluate_flag (AspFormInstance *self,
               AspNodeState    *state,
               AspBindKind      kind,
               gboolean         fallback)
{
  AspXPathContext context = get_context (self, state->xml);

  if (state->bind->exprs[kind] == NULL)
    return fallback;

  return _asp_expr_is_true (state->bind->exprs[kind], &context);
}

static char *
format_message (AspFormInstance   *self,
                AspNodeState      *state,
                const AspFormText *text,
                const char        *fallback)
{
  AspXPathContext context = get_context (self, state->xml);

  return text != NULL ? _asp_form_text_format (text, self->language, &context)
                      : g_strdup (fallback);
}

/* Blanks are never wrong (R16), only missing. */
static void
check (AspFormInstance *self,
       AspNodeState    *state)
{
  g_autofree char *value = _asp_xpath_node_value (state->xml);
  const AspFormBind *bind = state->bind;

  g_clear_pointer (&state->error, g_free);
  g_clear_pointer (&state->warning, g_free);
  if (*value == '\0' || state->kind != ASP_ANSWER_ANSWERED || state->xml->children == NULL ||
      xmlFirstElementChild (state->xml) != NULL)
    return;

  state->error = _asp_form_check_value (bind, value);
  if (state->error == NULL && !evaluate_flag (self, state, ASP_BIND_CONSTRAINT, TRUE))
    state->error = format_message (self, state, bind->constraint_text,
                                   _("This answer is not possible."));
  if (state->error == NULL && !evaluate_flag (self, state, ASP_BIND_WARNING, TRUE))
    state->warning = format_message (self, state, bind->warning_text,
                                     _("Please look at this answer again."));
}

static void
run_checks (AspFormInstance *self)
{
  for (guint i = 0; i < self->form->binds->len; i++)
    {
      GPtrArray *states = self->states[i];

      for (guint j = 0; self->dirty[i] != 0 && j < states->len; j++)
        {
          AspNodeState *state = g_ptr_array_index (states, j);

          state->required = evaluate_flag (self, state, ASP_BIND_REQUIRED, FALSE);
          state->readonly = evaluate_flag (self, state, ASP_BIND_READONLY,
                                           state->bind->exprs[ASP_BIND_CALCULATE] != NULL);
          check (self, state);
        }
    }
}

static gboolean
is_readonly (xmlNode *xml)
{
  for (xmlNode *node = xml; node != NULL; node = node->parent)
    {
      AspNodeState *state = _asp_node_state (node);

      if (state != NULL && state->readonly)
        return TRUE;
    }

  return FALSE;
}

static void
free_choice (gpointer data)
{
  AspFormChoice *choice = data;

  g_free (choice->value);
  g_free (choice->label);
  g_free (choice);
}

static void
add_choice (GPtrArray *choices,
            char      *value,
            char      *label)
{
  AspFormChoice *choice = g_new (AspFormChoice, 1);

  choice->value = value;
  choice->label = label;
  g_ptr_array_add (choices, choice);
}

static char *
get_child_value (xmlNode    *parent,
                 const char *name)
{
  for (xmlNode *child = parent->children; child != NULL; child = child->next)
    {
      if (_asp_xml_is (child, name))
        return _asp_xpath_node_value (child);
    }

  return g_strdup ("");
}

static void
add_itemset (AspFormInstance      *self,
             const AspFormItemset *itemset,
             xmlNode              *xml,
             GPtrArray            *choices)
{
  AspXPathContext context = get_context (self, xml);
  g_auto (AspXPathValue) nodes = { 0 };

  _asp_expr_evaluate (itemset->nodes, &context, &nodes);
  for (guint i = 0; nodes.type == ASP_XPATH_NODES && i < nodes.nodes->len; i++)
    {
      xmlNode *item = g_ptr_array_index (nodes.nodes, i);
      char *label = get_child_value (item, itemset->label);

      if (itemset->label_is_id)
        {
          AspFormText *text = g_hash_table_lookup (self->form->texts, label);

          g_free (label);
          label = text != NULL ? _asp_form_text_format (text, self->language, &context)
                               : g_strdup ("");
        }
      add_choice (choices, get_child_value (item, itemset->value), label);
    }
}

/* Returns: (transfer full) (nullable) */
static GPtrArray *
list_choices (AspFormInstance      *self,
              const AspFormElement *element,
              xmlNode              *xml)
{
  AspXPathContext context = get_context (self, xml);
  GPtrArray *choices;

  if (element->control != ASP_FORM_CONTROL_SELECT_ONE &&
      element->control != ASP_FORM_CONTROL_SELECT_MANY)
    return NULL;

  choices = g_ptr_array_new_with_free_func (free_choice);
  for (guint i = 0; i < element->items->len; i++)
    {
      const AspFormItem *item = g_ptr_array_index (element->items, i);

      add_choice (choices, g_strdup (item->value),
                  item->label != NULL ? _asp_form_text_format (item->label, self->language,
                                                               &context)
                                      : g_strdup (item->value));
    }
  if (element->itemset != NULL)
    add_itemset (self, element->itemset, xml, choices);

  return choices;
}

static gboolean
is_blank (AspFormNode         *node,
          AspAnswerKind        kind,
          const char          *value)
{
  /* A list that has to have rows is blank without any. */
  if (asp_form_node_get_node_kind (node) == ASP_FORM_NODE_REPEAT)
    return g_list_model_get_n_items (asp_form_node_get_children (node)) == 0;

  return kind == ASP_ANSWER_LATER || (kind == ASP_ANSWER_ANSWERED && *value == '\0');
}

/* The state of a repeat's own node: it has none of its own, only binds of its path. */
static gboolean
is_repeat_required (AspFormInstance      *self,
                    const AspFormElement *element,
                    xmlNode              *anchor)
{
  AspXPathContext context;

  if (element->bind == NULL || element->bind->exprs[ASP_BIND_REQUIRED] == NULL)
    return FALSE;

  context = get_context (self, anchor->parent);

  return _asp_expr_is_true (element->bind->exprs[ASP_BIND_REQUIRED], &context);
}

static gboolean
is_repeat_relevant (AspFormInstance      *self,
                    const AspFormElement *element,
                    xmlNode              *anchor)
{
  AspXPathContext context = get_context (self, anchor->parent);

  if (!_asp_form_instance_is_relevant (anchor->parent, self))
    return FALSE;
  if (element->bind == NULL || element->bind->exprs[ASP_BIND_RELEVANT] == NULL)
    return TRUE;

  return _asp_expr_is_true (element->bind->exprs[ASP_BIND_RELEVANT], &context);
}

static void
fill_own (AspFormInstance      *self,
          AspFormNode          *node,
          const AspFormElement *element,
          xmlNode              *xml,
          AspFormNodeState     *out)
{
  AspNodeState *state = _asp_node_state (xml);

  if (asp_form_node_get_node_kind (node) == ASP_FORM_NODE_REPEAT)
    {
      out->relevant = is_repeat_relevant (self, element, xml);
      out->required = is_repeat_required (self, element, xml);
      return;
    }
  if (state == NULL)
    return;

  out->relevant = _asp_form_instance_is_relevant (xml, self);
  out->required = state->required;
  out->readonly = is_readonly (xml);
  out->kind = state->kind;
  out->error = g_strdup (state->error);
  out->warning = g_strdup (state->warning);
  if (asp_form_node_get_node_kind (node) == ASP_FORM_NODE_QUESTION)
    {
      out->value = _asp_xpath_node_value (xml);
      out->choices = list_choices (self, element, xml);
    }
}

/* Where a text's relative paths begin: a page without a node has its parent's. */
static xmlNode *
get_text_node (AspFormInstance *self,
               AspFormNode     *node)
{
  while (node != NULL && _asp_form_node_get_xml (node) == NULL)
    node = asp_form_node_get_parent (node);

  return node != NULL ? _asp_form_node_get_xml (node) : self->env.root;
}

static void
refresh_node (AspFormInstance *self,
              AspFormNode     *node)
{
  const AspFormElement *element = _asp_form_node_get_element (node);
  AspFormNodeKind node_kind = asp_form_node_get_node_kind (node);
  AspFormNode *parent = asp_form_node_get_parent (node);
  xmlNode *xml = _asp_form_node_get_xml (node);
  AspXPathContext context = get_context (self, get_text_node (self, node));
  AspFormNodeState out = { 0 };

  /* A group without a node is there when what holds it is. */
  out.relevant = parent == NULL || asp_form_node_get_relevant (parent);
  if (xml != NULL)
    fill_own (self, node, element, xml, &out);
  if (out.value == NULL)
    out.value = g_strdup ("");
  out.label = element->label != NULL
              ? _asp_form_text_format (element->label, self->language, &context) : g_strdup ("");
  out.hint = element->hint != NULL
             ? _asp_form_text_format (element->hint, self->language, &context) : g_strdup ("");
  /* Only what is answered can be missing: a question, or a list without rows. */
  if (node_kind != ASP_FORM_NODE_QUESTION && node_kind != ASP_FORM_NODE_REPEAT)
    out.required = FALSE;
  out.missing = out.relevant && out.required && is_blank (node, out.kind, out.value);
  _asp_form_node_take_state (node, &out);
}

static void
refresh_nodes (AspFormInstance *self,
               GListModel      *nodes)
{
  for (guint i = 0; nodes != NULL && i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (AspFormNode) node = g_list_model_get_item (nodes, i);

      refresh_node (self, node);
      refresh_nodes (self, asp_form_node_get_children (node));
    }
}

/* Computes what is marked. */
void
_asp_form_instance_run (AspFormInstance *self)
{
  run_order (self);
  run_checks (self);
  refresh_nodes (self, G_LIST_MODEL (self->pages));
  memset (self->dirty, 0, self->form->binds->len);
  self->relevance_changed = FALSE;
}
