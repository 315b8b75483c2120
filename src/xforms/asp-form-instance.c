/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-instance-private.h"

#include <string.h>

#include "asp-form-snapshot.h"

G_DEFINE_FINAL_TYPE (AspFormInstance, asp_form_instance, G_TYPE_OBJECT)

static gboolean
is_row (xmlNode  *xml,
        gpointer  data)
{
  AspNodeState *state = _asp_node_state (xml);

  return state != NULL && state->is_row;
}

static guint
get_place (xmlNode  *xml,
           gpointer  data)
{
  AspFormInstance *self = data;
  AspNodeState *state = _asp_node_state (xml);

  return state != NULL && state->is_row ? _asp_form_get_row_number (self, state) : 0;
}

/* Nodes of other instances always are. */
static gboolean
is_relevant (xmlNode  *xml,
             gpointer  data)
{
  AspNodeState *state = _asp_node_state (xml);

  return state == NULL || state->visible;
}

/* The nodes of the instance know where they stand in the form. */
static gboolean
find_child (xmlNode     *parent,
            const char  *name,
            xmlNode    **child,
            gpointer     data)
{
  AspFormInstance *self = data;
  AspNodeState *state = _asp_node_state (parent);
  AspFormPath *path;
  GPtrArray *states;

  if (state == NULL || state->path->by_name == NULL)
    return FALSE;

  path = g_hash_table_lookup (state->path->by_name, name);
  if (path == NULL || path->repeat == path)
    return FALSE;

  states = self->states[path->index];
  if (states->len != 1)
    return FALSE;

  *child = ((AspNodeState *) g_ptr_array_index (states, 0))->xml;

  return (*child)->parent == parent;
}

static xmlNode *
get_instance (const char *id,
              gpointer    data)
{
  AspFormInstance *self = data;

  /* The answers themselves are an instance, too. */
  if (g_strcmp0 (id, self->form->primary_id) == 0)
    return (xmlNode *) self->doc;

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

/* The node of @path that is nearest to @context: in the same rows. Returns: (nullable) */
static xmlNode *
find_nearest (AspFormInstance   *self,
              xmlNode           *context,
              const AspFormPath *path)
{
  GPtrArray *states = self->states[path->index];
  AspFormPath *repeat = path->repeat;

  for (xmlNode *node = context; repeat != NULL && node != NULL; node = node->parent)
    {
      AspNodeState *state = _asp_node_state (node);

      for (AspFormPath *at = repeat; state != NULL && at != NULL;
           at = at->parent != NULL ? at->parent->repeat : NULL)
        {
          for (guint i = 0; state->path == at && i < states->len; i++)
            {
              xmlNode *found = ((AspNodeState *) g_ptr_array_index (states, i))->xml;

              for (xmlNode *up = found; up != NULL; up = up->parent)
                {
                  if (up == node)
                    return found;
                }
            }
        }
    }

  return states->len > 0 ? ((AspNodeState *) g_ptr_array_index (states, 0))->xml : NULL;
}

/* The words of a choice of the question at @path, which may be relative to @context. */
static char *
get_choice_name (const char *value,
                 const char *path,
                 xmlNode    *context,
                 gpointer    data)
{
  AspFormInstance *self = data;
  AspNodeState *state = _asp_node_state (context);
  g_autofree char *resolved = _asp_form_resolve (state != NULL ? state->path->path : "", path);
  AspFormPath *at = _asp_form_find_path (self->form, resolved);
  xmlNode *xml = at != NULL ? find_nearest (self, context, at) : NULL;

  for (guint i = 0; xml != NULL && at->elements != NULL && i < at->elements->len; i++)
    {
      char *label = _asp_form_instance_find_label (self, g_ptr_array_index (at->elements, i), xml,
                                                   value);

      if (label != NULL)
        return label;
    }

  return NULL;
}

/* A view may hold a node a little longer. */
static void
leave_nodes (AspFormInstance *self)
{
  GHashTableIter iter;
  gpointer nodes;

  g_hash_table_iter_init (&iter, self->shown);
  while (g_hash_table_iter_next (&iter, NULL, &nodes))
    {
      for (guint i = 0; i < ((GPtrArray *) nodes)->len; i++)
        _asp_form_node_set_instance (g_ptr_array_index ((GPtrArray *) nodes, i), NULL);
    }
}

static void
asp_form_instance_finalize (GObject *object)
{
  AspFormInstance *self = ASP_FORM_INSTANCE (object);

  leave_nodes (self);
  if (self->doc != NULL)
    {
      _asp_form_instance_free_states (self, self->env.root);
      g_hash_table_remove_all (self->aside);
      xmlFreeDoc (self->doc);
    }
  for (guint i = 0; self->states != NULL && i < self->form->paths->len; i++)
    g_ptr_array_unref (self->states[i]);
  for (guint i = 0; self->pending != NULL && i < self->n_vertices; i++)
    g_clear_pointer (&self->pending[i], g_ptr_array_unref);
  g_free (self->states);
  g_free (self->pending);
  g_free (self->pending_bits);
  g_clear_object (&self->pages);
  g_hash_table_unref (self->nodes);
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->shown);
  g_hash_table_unref (self->lists);
  g_hash_table_unref (self->values);
  g_hash_table_unref (self->aside);
  g_ptr_array_unref (self->stale);
  g_ptr_array_unref (self->new_rows);
  g_hash_table_unref (self->counts);
  g_hash_table_unref (self->grown);
  _asp_form_log_free (self->log);
  g_ptr_array_unref (self->touched);
  _asp_xpath_cache_free (self->env.cache);
  g_free (self->deprecated_id);
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
  self->nodes = _asp_form_make_nodes ();
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->shown = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->lists = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->aside = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                       (GDestroyNotify) xmlFreeNode);
  self->values = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  self->stale = g_ptr_array_new ();
  self->new_rows = g_ptr_array_new ();
  self->counts = g_hash_table_new (NULL, NULL);
  self->grown = g_hash_table_new (NULL, NULL);
  self->touched = g_ptr_array_new ();
  self->pages = g_list_store_new (ASP_TYPE_FORM_NODE);
}

/* The calendar takes longer to make than most forms take to open, few of which ask for it; nobody
 * changes it. Returns: (transfer none) */
static AspCalendar *
get_calendar (void)
{
  static AspCalendar *calendar = NULL;

  if (g_once_init_enter (&calendar))
    g_once_init_leave (&calendar, asp_calendar_new_hungarian ());

  return calendar;
}

/* Without its XML. */
AspFormInstance *
_asp_form_instance_create (AspForm     *form,
                           AspDay       today,
                           AspLanguage  language)
{
  AspFormInstance *self = g_object_new (ASP_TYPE_FORM_INSTANCE, NULL);

  self->form = asp_form_ref (form);
  self->language = _asp_form_find_language (form, language);
  self->env = (AspXPathEnv) {
    .today = today,
    .language = language,
    .get_calendar = get_calendar,
    .data = self,
    .cache = _asp_xpath_cache_new (),
    .is_relevant = is_relevant,
    .is_row = is_row,
    .get_place = get_place,
    .find_child = find_child,
    .get_instance = get_instance,
    .get_record_value = get_record_value,
    .get_choice_name = get_choice_name,
    .get_text = get_text,
    .work = &self->work,
  };
  self->states = g_new0 (GPtrArray *, form->paths->len + 1);
  for (guint i = 0; i < form->paths->len; i++)
    self->states[i] = g_ptr_array_new ();
  self->n_vertices = form->order->len;
  self->pending = g_new0 (GPtrArray *, self->n_vertices + 1);
  self->pending_bits = g_new0 (guint64, self->n_vertices / 64 + 1);

  return self;
}

/* All rows whose number the form gives are to be counted. */
void
_asp_form_instance_count_all (AspFormInstance *self)
{
  for (guint i = 0; i < self->form->repeats->len; i++)
    {
      AspFormElement *element = g_ptr_array_index (self->form->repeats, i);

      if (element->count != NULL && element->at->parent != NULL)
        g_hash_table_add (self->counts, element);
    }
}

/* An instance for answers that are kept elsewhere: without the rows that the form begins with, and
 * without what happens when a form is filled in for the first time.
 * @today: what today() gives (R17) */
AspFormInstance *
asp_form_instance_new (AspForm     *form,
                       AspDay       today,
                       AspLanguage  language)
{
  AspFormInstance *self;

  g_return_val_if_fail (form != NULL, NULL);

  self = _asp_form_instance_create (form, today, language);
  _asp_form_instance_build (self, FALSE);
  _asp_form_mark_all (self);
  _asp_form_instance_count_all (self);
  asp_form_instance_settle (self);
  _asp_form_instance_show (self);

  return self;
}

/* An instance as a form begins: with its rows, its preloaded values and what it does at its first
 * load; its texts are in the form's own language until asp_form_instance_set_language().
 * @counts_wait: rows whose number the form gives come only when they are asked for */
AspFormInstance *
asp_form_instance_new_first (AspForm     *form,
                             AspDay       today,
                             gboolean     counts_wait)
{
  AspFormInstance *self;

  g_return_val_if_fail (form != NULL, NULL);

  self = _asp_form_instance_create (form, today, ASP_LANGUAGE_HU);
  self->counts_wait = counts_wait;
  self->language = form->default_language;
  _asp_form_instance_build (self, TRUE);
  _asp_form_instance_preload (self, self->env.root);
  _asp_form_mark_all (self);
  _asp_form_instance_count_all (self);
  _asp_form_instance_run (self);
  _asp_form_instance_fire (self, ASP_EVENT_FIRST_LOAD, NULL);
  _asp_form_instance_fire (self, ASP_EVENT_LOAD, NULL);
  _asp_form_instance_show (self);

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
  static const char *const names[] = { "asp:record", NULL };

  g_return_if_fail (ASP_IS_FORM_INSTANCE (self));

  self->record_func = func;
  self->record_data = data;

  _asp_form_mark_again (self, names);
  _asp_form_instance_run (self);
}

/* It is another day: what today() gives from now on (R17: a record that is finished is computed
 * with the day on which it is). */
void
asp_form_instance_set_today (AspFormInstance *self,
                             AspDay           today)
{
  static const char *const names[] = { "today", NULL };

  g_return_if_fail (ASP_IS_FORM_INSTANCE (self));
  g_return_if_fail (today != ASP_DAY_NONE);

  if (self->env.today == today)
    return;

  self->env.today = today;
  _asp_form_mark_again (self, names);
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
  AspFormPath *at;

  g_return_val_if_fail (ASP_IS_FORM_INSTANCE (self), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  at = _asp_form_find_path (self->form, path);

  return at != NULL ? _asp_form_instance_find_node (self, at, row_id) : NULL;
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

  _asp_form_log_touch (self, state);
  state->kind = kind;
  _asp_form_mark (self, state, ASP_BIND_CONSTRAINT);
  _asp_form_put_value (self, state,
                       kind == ASP_ANSWER_ANSWERED && value != NULL ? value : "");
  _asp_form_instance_run (self);

  return TRUE;
}

/* The user has given the answer at @xml: what the form does at a change is done, too.
 * Internal: for who knows nodes by their place. */
gboolean
_asp_form_instance_answer (AspFormInstance *self,
                           xmlNode         *xml,
                           const char      *value)
{
  AspNodeState *state = _asp_node_state (xml);
  gboolean changed;

  if (state == NULL || state->path->children != NULL)
    return FALSE;

  _asp_form_log_touch (self, state);
  state->kind = ASP_ANSWER_ANSWERED;
  changed = _asp_form_put_value (self, state, value);
  _asp_form_instance_run (self);
  if (changed)
    _asp_form_instance_fire (self, ASP_EVENT_VALUE_CHANGED, state);

  return TRUE;
}

/* Puts a new row in before @place and marks what it brings. */
AspNodeState *
_asp_form_instance_insert (AspFormInstance *self,
                           xmlNode         *anchor,
                           gint64           row_id,
                           xmlNode         *place)
{
  AspNodeState *row = _asp_form_instance_build_row (self, anchor, row_id, place);

  _asp_form_instance_show_row (self, row);
  _asp_form_mark_new (self, row->xml);
  _asp_form_mark_rows (self, row->path, row->xml->parent, _asp_form_get_next_row (row->xml));

  return row;
}

/* Finds the mark of the rows of @repeat_path in the row @parent_id (0: outside of rows). */
static xmlNode *
find_rows (AspFormInstance *self,
           const char      *repeat_path,
           gint64           parent_id)
{
  AspFormNode *repeat = asp_form_instance_find (self, repeat_path, parent_id);

  if (repeat == NULL || asp_form_node_get_node_kind (repeat) != ASP_FORM_NODE_REPEAT)
    return NULL;

  return _asp_form_node_get_xml (repeat);
}

gboolean
asp_form_instance_add_row (AspFormInstance *self,
                           const char      *repeat_path,
                           gint64           row_id,
                           guint            position)
{
  return asp_form_instance_add_inner_row (self, repeat_path, 0, row_id, position);
}

/* Adds a row to a repeat that stands in the row @parent_id; 0: in none. */
gboolean
asp_form_instance_add_inner_row (AspFormInstance *self,
                                 const char      *repeat_path,
                                 gint64           parent_id,
                                 gint64           row_id,
                                 guint            position)
{
  xmlNode *anchor;

  g_return_val_if_fail (ASP_IS_FORM_INSTANCE (self), FALSE);
  g_return_val_if_fail (row_id != 0, FALSE);

  anchor = find_rows (self, repeat_path, parent_id);
  if (anchor == NULL || g_hash_table_contains (self->rows, &row_id))
    return FALSE;

  _asp_form_instance_insert (self, anchor, row_id, _asp_form_find_place (self, anchor, position));
  _asp_form_instance_run (self);

  return TRUE;
}

/* The user has asked for one more row: what the form does at that is done, too. */
AspNodeState *
_asp_form_instance_new_row (AspFormInstance *self,
                            xmlNode         *anchor)
{
  guint n = _asp_form_count_rows (self, anchor);
  gint64 row_id = _asp_form_make_row_id (anchor->_private, anchor->parent, n);
  AspNodeState *row;

  while (g_hash_table_contains (self->rows, &row_id))
    row_id++;
  row = _asp_form_instance_insert (self, anchor, row_id, anchor);
  _asp_form_instance_preload (self, row->xml);
  _asp_form_instance_run (self);
  _asp_form_instance_fire (self, ASP_EVENT_NEW_REPEAT, row);

  return row;
}

/* Shows the form's texts in the translation @name; an unknown name changes nothing. */
void
asp_form_instance_set_language (AspFormInstance *self,
                                const char      *name)
{
  static const char *const names[] = { "jr:itext", "jr:choice-name", NULL };

  g_return_if_fail (ASP_IS_FORM_INSTANCE (self));

  for (guint i = 0; i < self->form->languages->len; i++)
    {
      if (strcmp (g_ptr_array_index (self->form->languages, i), name) == 0)
        self->language = i;
    }
  _asp_form_mark_again (self, names);
  _asp_form_mark_shown (self);
  _asp_form_instance_run (self);
}

/* Takes a row and all that is in it away. */
void
_asp_form_instance_take_row (AspFormInstance *self,
                             AspNodeState    *row)
{
  AspFormPath *repeat = row->path;
  xmlNode *parent = row->xml->parent;
  xmlNode *next = _asp_form_get_next_row (row->xml);

  _asp_form_instance_drop_row (self, row, FALSE);
  _asp_form_mark_rows (self, repeat, parent, next);
  _asp_form_instance_run (self);
}

gboolean
asp_form_instance_remove_row (AspFormInstance *self,
                              gint64           row_id)
{
  AspNodeState *row;

  g_return_val_if_fail (ASP_IS_FORM_INSTANCE (self), FALSE);

  row = g_hash_table_lookup (self->rows, &row_id);
  if (row == NULL)
    return FALSE;

  _asp_form_instance_take_row (self, row);

  return TRUE;
}

/* Checks all answers anew, as before a form is finished. */
void
asp_form_instance_check_all (AspFormInstance *self)
{
  g_return_if_fail (ASP_IS_FORM_INSTANCE (self));

  _asp_form_mark_checks (self);
  _asp_form_instance_run (self);
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
