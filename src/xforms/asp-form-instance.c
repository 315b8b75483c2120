/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-instance-private.h"

#include <string.h>

G_DEFINE_FINAL_TYPE (AspFormInstance, asp_form_instance, G_TYPE_OBJECT)

static gboolean
is_row (xmlNode  *xml,
        gpointer  data)
{
  AspNodeState *state = _asp_node_state (xml);

  return state != NULL && state->is_row;
}

static xmlNode *
get_instance (const char *id,
              gpointer    data)
{
  AspFormInstance *self = data;

  return g_hash_table_lookup (self->form->instances, id);
}

static char *
get_record_value (const char *field,
                  gpointer    data)
{
  AspFormInstance *self = data;

  return self->record_func != NULL ? self->record_func (field, self->record_data) : NULL;
}

static char *
get_text (const char *id,
          gpointer    data)
{
  AspFormInstance *self = data;
  AspFormText *text = g_hash_table_lookup (self->form->texts, id);

  return text != NULL ? _asp_form_text_format (text, self->language, NULL) : NULL;
}

/* The words of a choice of the question at @path, wherever that question stands. */
static char *
get_choice_name (const char *value,
                 const char *path,
                 gpointer    data)
{
  AspFormInstance *self = data;
  g_autofree char *resolved = _asp_form_resolve ("", path);
  AspFormNode *node = asp_form_instance_find (self, resolved, 0);
  const AspFormElement *element = node != NULL ? _asp_form_node_get_element (node) : NULL;

  for (guint i = 0; element != NULL && i < element->items->len; i++)
    {
      const AspFormItem *item = g_ptr_array_index (element->items, i);

      if (strcmp (item->value, value) == 0 && item->label != NULL)
        return _asp_form_text_format (item->label, self->language, NULL);
    }

  return NULL;
}

static void
free_states (xmlNode *xml)
{
  AspNodeState *state = _asp_node_state (xml);

  for (xmlNode *child = xml->children; child != NULL; child = child->next)
    free_states (child);
  if (state == NULL)
    return;

  xml->_private = NULL;
  g_free (state->error);
  g_free (state->warning);
  g_free (state);
}

static void
asp_form_instance_finalize (GObject *object)
{
  AspFormInstance *self = ASP_FORM_INSTANCE (object);

  if (self->doc != NULL)
    {
      free_states (self->env.root);
      g_hash_table_unref (self->templates);
      xmlFreeDoc (self->doc);
    }
  for (guint i = 0; self->states != NULL && i < self->form->binds->len; i++)
    g_ptr_array_unref (self->states[i]);
  g_free (self->states);
  g_free (self->dirty);
  g_clear_object (&self->pages);
  g_clear_pointer (&self->nodes, g_hash_table_unref);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->calendar, asp_calendar_unref);
  g_clear_pointer (&self->form, asp_form_unref);

  G_OBJECT_CLASS (asp_form_instance_parent_class)->finalize (object);
}

static void
asp_form_instance_class_init (AspFormInstanceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = asp_form_instance_finalize;
}

static void
asp_form_instance_init (AspFormInstance *self)
{
  self->nodes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->templates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                           (GDestroyNotify) xmlFreeNode);
  self->pages = g_list_store_new (ASP_TYPE_FORM_NODE);
}

/* @today: what today() gives as long as the instance lives (R17) */
AspFormInstance *
asp_form_instance_new (AspForm     *form,
                       AspDay       today,
                       AspLanguage  language)
{
  AspFormInstance *self;

  g_return_val_if_fail (form != NULL, NULL);

  self = g_object_new (ASP_TYPE_FORM_INSTANCE, NULL);
  self->form = asp_form_ref (form);
  self->language = language;
  self->calendar = asp_calendar_new_hungarian ();
  self->env = (AspXPathEnv) {
    .today = today,
    .calendar = self->calendar,
    .data = self,
    .is_relevant = _asp_form_instance_is_relevant,
    .is_row = is_row,
    .get_instance = get_instance,
    .get_record_value = get_record_value,
    .get_choice_name = get_choice_name,
    .get_text = get_text,
  };
  self->states = g_new0 (GPtrArray *, form->binds->len + 1);
  for (guint i = 0; i < form->binds->len; i++)
    self->states[i] = g_ptr_array_new ();
  self->dirty = g_new0 (guint8, form->binds->len + 1);

  _asp_form_instance_build (self);
  memset (self->dirty, ASP_ALL_DIRTY, form->binds->len);
  _asp_form_instance_run (self);

  return self;
}

AspForm *
asp_form_instance_get_form (AspFormInstance *self)
{
  g_return_val_if_fail (ASP_IS_FORM_INSTANCE (self), NULL);

  return self->form;
}

/* Says where asp:record() finds the record that the form is about, or that it is another than it
 * was. @data has to live until the next call. @func: (nullable): no record */
void
asp_form_instance_set_record (AspFormInstance   *self,
                              AspFormRecordFunc  func,
                              gpointer           data)
{
  g_return_if_fail (ASP_IS_FORM_INSTANCE (self));

  self->record_func = func;
  self->record_data = data;

  memset (self->dirty, ASP_ALL_DIRTY, self->form->binds->len);
  _asp_form_instance_run (self);
}

GListModel *
asp_form_instance_get_pages (AspFormInstance *self)
{
  g_return_val_if_fail (ASP_IS_FORM_INSTANCE (self), NULL);

  return G_LIST_MODEL (self->pages);
}

/* @row_id: of the innermost row, 0 outside of repeats. Returns: (transfer none) (nullable) */
AspFormNode *
asp_form_instance_find (AspFormInstance *self,
                        const char      *path,
                        gint64           row_id)
{
  g_autofree char *key = NULL;

  g_return_val_if_fail (ASP_IS_FORM_INSTANCE (self), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  key = _asp_form_node_key (path, row_id);

  return g_hash_table_lookup (self->nodes, key);
}

gboolean
asp_form_instance_set_answer (AspFormInstance *self,
                              const char      *path,
                              gint64           row_id,
                              AspAnswerKind    kind,
                              const char      *value)
{
  AspFormNode *node;
  AspNodeState *state;
  xmlNode *xml;

  g_return_val_if_fail (ASP_IS_FORM_INSTANCE (self), FALSE);

  node = asp_form_instance_find (self, path, row_id);
  xml = node != NULL ? _asp_form_node_get_xml (node) : NULL;
  state = xml != NULL ? _asp_node_state (xml) : NULL;
  if (state == NULL || asp_form_node_get_node_kind (node) != ASP_FORM_NODE_QUESTION)
    return FALSE;

  state->kind = kind;
  xmlNodeSetContent (xml, NULL);
  if (kind == ASP_ANSWER_ANSWERED && value != NULL)
    xmlNodeAddContent (xml, (const xmlChar *) value);

  if (state->bind != NULL)
    self->dirty[state->bind->index] |= 1u << ASP_BIND_CONSTRAINT;
  _asp_form_instance_mark (self, path, FALSE);
  _asp_form_instance_run (self);

  return TRUE;
}

/* Everything in the repeat has to be computed: its rows are new, or stand elsewhere. */
static void
mark_repeat (AspFormInstance *self,
             const char      *path)
{
  gsize length = strlen (path);

  for (guint i = 0; i < self->form->binds->len; i++)
    {
      const AspFormBind *bind = g_ptr_array_index (self->form->binds, i);

      if (strncmp (bind->path, path, length) == 0)
        self->dirty[i] = ASP_ALL_DIRTY;
    }
  _asp_form_instance_mark (self, path, TRUE);
}

gboolean
asp_form_instance_add_row (AspFormInstance *self,
                           const char      *repeat_path,
                           gint64           row_id,
                           guint            position)
{
  AspFormNode *repeat;

  g_return_val_if_fail (ASP_IS_FORM_INSTANCE (self), FALSE);
  g_return_val_if_fail (row_id != 0, FALSE);

  repeat = asp_form_instance_find (self, repeat_path, 0);
  if (repeat == NULL || asp_form_node_get_node_kind (repeat) != ASP_FORM_NODE_REPEAT ||
      g_hash_table_contains (self->rows, &row_id) ||
      _asp_form_instance_build_row (self, repeat, row_id, position) == NULL)
    return FALSE;

  mark_repeat (self, repeat_path);
  _asp_form_instance_run (self);

  return TRUE;
}

gboolean
asp_form_instance_remove_row (AspFormInstance *self,
                              gint64           row_id)
{
  AspFormNode *row;
  g_autofree char *path = NULL;

  g_return_val_if_fail (ASP_IS_FORM_INSTANCE (self), FALSE);

  row = g_hash_table_lookup (self->rows, &row_id);
  if (row == NULL)
    return FALSE;

  path = g_strdup (asp_form_node_get_path (row));
  _asp_form_instance_drop_row (self, row);
  mark_repeat (self, path);
  _asp_form_instance_run (self);

  return TRUE;
}

/* @n_answered, @n_missing, @n_wrong: (out): of all questions that are asked now */
void
asp_form_instance_count (AspFormInstance *self,
                         guint           *n_answered,
                         guint           *n_missing,
                         guint           *n_wrong)
{
  g_return_if_fail (ASP_IS_FORM_INSTANCE (self));

  *n_answered = 0;
  *n_missing = 0;
  *n_wrong = 0;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->pages)); i++)
    {
      g_autoptr (AspFormNode) page = g_list_model_get_item (G_LIST_MODEL (self->pages), i);
      guint answered, missing, wrong;

      asp_form_node_count (page, &answered, &missing, &wrong);
      *n_answered += answered;
      *n_missing += missing;
      *n_wrong += wrong;
    }
}

/* Takes what is not relevant, and the marks of repeats, out of @copy, a copy of @from. */
static void
cut_irrelevant (AspFormInstance *self,
                xmlNode         *from,
                xmlNode         *copy)
{
  xmlNode *mirror = copy->children;

  for (xmlNode *child = from->children; child != NULL && mirror != NULL; child = child->next)
    {
      xmlNode *next = mirror->next;

      if (child->type == XML_COMMENT_NODE ||
          (child->type == XML_ELEMENT_NODE && !_asp_form_instance_is_relevant (child, self)))
        {
          xmlUnlinkNode (mirror);
          xmlFreeNode (mirror);
        }
      else if (child->type == XML_ELEMENT_NODE)
        {
          cut_irrelevant (self, child, mirror);
        }
      mirror = next;
    }
}

/* Returns: (transfer full) */
char *
asp_form_instance_to_xml (AspFormInstance *self)
{
  xmlDoc *doc;
  xmlNode *root;
  xmlChar *text = NULL;
  char *result;
  int length;

  g_return_val_if_fail (ASP_IS_FORM_INSTANCE (self), NULL);

  doc = xmlNewDoc ((const xmlChar *) "1.0");
  root = xmlDocCopyNode (self->env.root, doc, 1);
  xmlDocSetRootElement (doc, root);
  cut_irrelevant (self, self->env.root, root);
  xmlDocDumpMemoryEnc (doc, &text, &length, "UTF-8");
  result = g_strndup ((const char *) text, (gsize) length);
  xmlFree (text);
  xmlFreeDoc (doc);

  return result;
}
