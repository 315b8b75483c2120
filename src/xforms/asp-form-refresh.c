/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-instance-private.h"

#include <string.h>

/* Brings what a view shows up to date: the nodes that something has changed of. */

/* Returns: (transfer full): the text in the instance's language, for the node @xml */
char *
_asp_form_instance_format (AspFormInstance   *self,
                           const AspFormText *text,
                           xmlNode           *xml)
{
  AspXPathContext context = _asp_form_context (self, xml);

  return _asp_form_text_format (text, self->language, &context);
}

/* Whether the node or what it stands in may not be answered. */
gboolean
_asp_node_is_locked (xmlNode *xml)
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

/* Returns: (transfer full): the words of a choice: what @itemset says, or its value */
static char *
make_label (AspFormInstance       *self,
            const AspFormItemset  *itemset,
            const AspXPathContext *item,
            const char            *value)
{
  g_autofree char *label = NULL;
  AspFormText *text;

  if (itemset->label == NULL)
    return g_strdup (value);

  label = _asp_expr_to_string (itemset->label, item);
  if (!itemset->label_is_id)
    return g_steal_pointer (&label);

  text = g_hash_table_lookup (self->form->texts, label);

  return text != NULL ? _asp_form_text_format (text, self->language, item) : g_strdup (label);
}

/* @item: where the expressions of a choice are evaluated. Returns: TRUE to stop */
typedef gboolean (*ItemFunc) (AspFormInstance       *self,
                              const AspXPathContext *item,
                              const char            *value,
                              gpointer               data);

/* Returns: whether @func stopped */
static gboolean
visit_itemset (AspFormInstance      *self,
               const AspFormItemset *itemset,
               xmlNode              *xml,
               ItemFunc              func,
               gpointer              data)
{
  AspXPathContext context = _asp_form_context (self, xml);
  g_auto (AspXPathValue) nodes = { 0 };

  _asp_expr_evaluate (itemset->nodes, &context, &nodes);
  for (guint i = 0; nodes.type == ASP_XPATH_NODES && i < nodes.n_nodes; i++)
    {
      AspXPathContext item = context;
      g_autofree char *value = NULL;

      item.node = _asp_xpath_value_get_node (&nodes, i);
      item.position = i + 1;
      item.size = nodes.n_nodes;
      value = _asp_expr_to_string (itemset->value, &item);
      /* A row that nobody has filled in yet is no choice. */
      if (*value != '\0' && func (self, &item, value, data))
        return TRUE;
    }

  return FALSE;
}

/* What is done with choices of an itemset. */
typedef struct
{
  const AspFormItemset *itemset;
  GPtrArray            *choices;
  const char           *wanted;
  char                 *label;
  AspFormValueFunc      func;
  gpointer              data;
} Visit;

static gboolean
take_choice (AspFormInstance       *self,
             const AspXPathContext *item,
             const char            *value,
             gpointer               data)
{
  Visit *visit = data;

  add_choice (visit->choices, g_strdup (value), make_label (self, visit->itemset, item, value));

  return FALSE;
}

static gboolean
take_label (AspFormInstance       *self,
            const AspXPathContext *item,
            const char            *value,
            gpointer               data)
{
  Visit *visit = data;

  if (strcmp (value, visit->wanted) != 0)
    return FALSE;

  visit->label = make_label (self, visit->itemset, item, value);

  return TRUE;
}

static gboolean
take_value (AspFormInstance       *self,
            const AspXPathContext *item,
            const char            *value,
            gpointer               data)
{
  Visit *visit = data;

  return visit->func (value, visit->data);
}

/* What can be chosen now. Returns: (transfer full) (nullable) (element-type AspFormChoice) */
GPtrArray *
_asp_form_instance_list_choices (AspFormInstance      *self,
                                 const AspFormElement *element,
                                 xmlNode              *xml)
{
  GPtrArray *choices;

  if (element->control != ASP_FORM_CONTROL_SELECT_ONE &&
      element->control != ASP_FORM_CONTROL_SELECT_MANY &&
      element->control != ASP_FORM_CONTROL_RANK)
    return NULL;

  choices = g_ptr_array_new_with_free_func (free_choice);
  for (guint i = 0; i < element->items->len; i++)
    {
      const AspFormItem *item = g_ptr_array_index (element->items, i);

      add_choice (choices, g_strdup (item->value),
                  item->label != NULL ? _asp_form_instance_format (self, item->label, xml)
                                      : g_strdup (item->value));
    }
  if (element->itemset != NULL)
    {
      Visit visit = { .itemset = element->itemset, .choices = choices };

      visit_itemset (self, element->itemset, xml, take_choice, &visit);
    }

  return choices;
}

/* Calls @func for the value of each choice until it returns TRUE. Their words, which take most of
 * the time, are not made. Returns: whether it did */
gboolean
_asp_form_instance_find_value (AspFormInstance      *self,
                               const AspFormElement *element,
                               xmlNode              *xml,
                               AspFormValueFunc      func,
                               gpointer              data)
{
  Visit visit = { .itemset = element->itemset, .func = func, .data = data };

  for (guint i = 0; i < element->items->len; i++)
    {
      if (func (((AspFormItem *) g_ptr_array_index (element->items, i))->value, data))
        return TRUE;
    }

  return element->itemset != NULL &&
         visit_itemset (self, element->itemset, xml, take_value, &visit);
}

/* The words of one choice. Returns: (transfer full) (nullable): NULL: it cannot be chosen */
char *
_asp_form_instance_find_label (AspFormInstance      *self,
                               const AspFormElement *element,
                               xmlNode              *xml,
                               const char           *value)
{
  Visit visit = { .itemset = element->itemset, .wanted = value };

  for (guint i = 0; i < element->items->len; i++)
    {
      const AspFormItem *item = g_ptr_array_index (element->items, i);

      if (strcmp (item->value, value) == 0)
        return item->label != NULL ? _asp_form_instance_format (self, item->label, xml)
                                   : g_strdup (value);
    }
  if (element->itemset != NULL)
    visit_itemset (self, element->itemset, xml, take_label, &visit);

  return visit.label;
}

static gboolean
is_blank (AspFormNode   *node,
          AspAnswerKind  kind,
          const char    *value)
{
  /* A list that has to have rows is blank without any. */
  if (asp_form_node_get_node_kind (node) == ASP_FORM_NODE_REPEAT)
    return g_list_model_get_n_items (asp_form_node_get_children (node)) == 0;

  return kind == ASP_ANSWER_LATER || (kind == ASP_ANSWER_ANSWERED && *value == '\0');
}

/* A repeat's own node is none: only its rows are. Binds of its path say what holds for all. */
static void
fill_repeat (AspFormInstance      *self,
             const AspFormElement *element,
             xmlNode              *anchor,
             AspFormNodeState     *out)
{
  AspXPathContext context = _asp_form_context (self, anchor->parent);
  AspNodeState *parent = _asp_node_state (anchor->parent);
  const AspFormBind *bind = element->bind;

  out->relevant = parent == NULL || parent->visible;
  if (bind == NULL)
    return;

  if (out->relevant && bind->exprs[ASP_BIND_RELEVANT] != NULL)
    out->relevant = _asp_expr_is_true (bind->exprs[ASP_BIND_RELEVANT], &context);
  if (bind->exprs[ASP_BIND_REQUIRED] != NULL)
    out->required = _asp_expr_is_true (bind->exprs[ASP_BIND_REQUIRED], &context);
}

static void
fill_own (AspFormInstance      *self,
          AspFormNode          *node,
          const AspFormElement *element,
          xmlNode              *xml,
          AspFormNodeState     *out)
{
  AspNodeState *state = _asp_node_state (xml);
  const AspFormBind *bind = element->bind;

  if (state == NULL)
    return;

  out->relevant = state->visible;
  out->required = state->required;
  out->readonly = _asp_node_is_locked (xml) ||
                  (bind != NULL && bind->exprs[ASP_BIND_CALCULATE] != NULL);
  out->kind = state->kind;
  out->error = g_strdup (state->error);
  out->warning = g_strdup (state->warning);
  if (asp_form_node_get_node_kind (node) == ASP_FORM_NODE_QUESTION)
    {
      out->value = _asp_xpath_node_value (xml);
      out->choices = _asp_form_instance_list_choices (self, element, xml);
    }
}

/* Where a text's relative paths begin: a page without a node has its parent's. */
static xmlNode *
get_text_node (AspFormInstance *self,
               AspFormNode     *node)
{
  xmlNode *xml;

  while (node != NULL && _asp_form_node_get_xml (node) == NULL)
    node = asp_form_node_get_parent (node);
  xml = node != NULL ? _asp_form_node_get_xml (node) : self->env.root;

  return xml->type == XML_ELEMENT_NODE ? xml : xml->parent;
}

/* Gives @node the state that the instance has for it. */
void
_asp_form_instance_refresh_node (AspFormInstance *self,
                                 AspFormNode     *node)
{
  const AspFormElement *element = _asp_form_node_get_element (node);
  AspFormNodeKind node_kind = asp_form_node_get_node_kind (node);
  AspFormNode *parent = asp_form_node_get_parent (node);
  xmlNode *xml = _asp_form_node_get_xml (node);
  xmlNode *text_node = get_text_node (self, node);
  AspFormNodeState out = { 0 };

  /* A group without a node is there when what holds it is. */
  out.relevant = parent == NULL || asp_form_node_get_relevant (parent);
  if (xml != NULL && node_kind == ASP_FORM_NODE_REPEAT)
    fill_repeat (self, element, xml, &out);
  else if (xml != NULL)
    fill_own (self, node, element, xml, &out);
  if (out.value == NULL)
    out.value = g_strdup ("");
  out.label = element->label != NULL ? _asp_form_instance_format (self, element->label, text_node)
                                     : g_strdup ("");
  out.hint = element->hint != NULL ? _asp_form_instance_format (self, element->hint, text_node)
                                   : g_strdup ("");
  /* Only what is answered can be missing: a question, or a list without rows. */
  if (node_kind != ASP_FORM_NODE_QUESTION && node_kind != ASP_FORM_NODE_REPEAT)
    out.required = FALSE;
  out.missing = out.relevant && out.required && is_blank (node, out.kind, out.value);
  _asp_form_node_take_state (node, &out);
}

static void
collect_repeats (AspFormInstance *self,
                 AspNodeState    *state)
{
  for (guint i = 0; state->path->children != NULL && i < state->path->children->len; i++)
    {
      AspFormPath *child = g_ptr_array_index (state->path->children, i);

      for (guint j = 0; child->repeat == child && j < child->elements->len; j++)
        {
          GPtrArray *lists = g_hash_table_lookup (self->lists,
                                                  g_ptr_array_index (child->elements, j));

          for (guint k = 0; lists != NULL && k < lists->len; k++)
            _asp_form_queue (self, g_ptr_array_index (lists, k));
        }
    }
}

/* What has no node of its own follows what it stands in. */
static void
queue_with_parts (AspFormInstance *self,
                  AspFormNode     *node)
{
  GPtrArray *children = _asp_form_node_peek_children (node);

  _asp_form_queue (self, node);
  if (asp_form_node_get_node_kind (node) == ASP_FORM_NODE_REPEAT)
    return;

  for (guint i = 0; children != NULL && i < children->len; i++)
    {
      AspFormNode *child = g_ptr_array_index (children, i);

      if (_asp_form_node_get_xml (child) == NULL)
        queue_with_parts (self, child);
    }
}

/* Shows anew what was touched. */
void
_asp_form_instance_refresh (AspFormInstance *self)
{
  for (guint i = 0; i < self->touched->len; i++)
    {
      AspNodeState *state = g_ptr_array_index (self->touched, i);

      state->touched = FALSE;
      for (GSList *l = state->nodes; l != NULL; l = l->next)
        queue_with_parts (self, l->data);
      if (state->path->has_repeats)
        collect_repeats (self, state);
    }
  g_ptr_array_set_size (self->touched, 0);

  /* Who is told of a row may look at everything. */
  for (guint i = 0; i < self->stale->len; i++)
    _asp_form_node_set_stale (g_ptr_array_index (self->stale, i));
  _asp_form_instance_show_new_rows (self);

  /* What somebody does about a change may bring more. */
  for (guint i = 0; i < self->stale->len; i++)
    {
      g_autoptr (AspFormNode) node = g_object_ref (g_ptr_array_index (self->stale, i));

      _asp_form_node_set_queued (node, FALSE);
      _asp_form_node_change (node);
    }
  g_ptr_array_set_size (self->stale, 0);
}
