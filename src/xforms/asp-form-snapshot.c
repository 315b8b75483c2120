/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-snapshot.h"

#include <string.h>

#include "asp-form-instance-private.h"

void
asp_form_stored_free (AspFormStored *self)
{
  g_free (self->path);
  g_free (self->value);
  g_free (self->initial);
  g_free (self);
}

/* Returns: (transfer full): as a snapshot is, empty */
GHashTable *
asp_form_stored_table_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                (GDestroyNotify) asp_form_stored_free);
}

/* Returns: (transfer full) */
AspFormStored *
asp_form_stored_copy (const AspFormStored *self)
{
  AspFormStored *copy = g_memdup2 (self, sizeof *self);

  copy->path = g_strdup (self->path);
  copy->value = g_strdup (self->value);
  copy->initial = g_strdup (self->initial);

  return copy;
}

/* Returns: (transfer full) */
char *
asp_form_stored_key (const char *path,
                     gint64      row_id)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s", row_id, path);
}

/* The row that @xml is or stands in; 0: none */
static gint64
find_row_id (xmlNode *xml)
{
  for (xmlNode *node = xml; node != NULL; node = node->parent)
    {
      AspNodeState *state = _asp_node_state (node);

      if (state != NULL && state->is_row)
        return state->row_id;
    }

  return 0;
}

/* Returns: (transfer none) (nullable): who says how many rows there are */
static const AspFormElement *
find_count (const AspFormPath *repeat)
{
  for (guint i = 0; repeat->elements != NULL && i < repeat->elements->len; i++)
    {
      const AspFormElement *element = g_ptr_array_index (repeat->elements, i);

      if (element->count != NULL)
        return element;
    }

  return NULL;
}

/* The record's identifier is kept even if the form computes it: it would be another each time. */
static gboolean
is_kept (const AspFormPath *path)
{
  return path->bind == NULL || path->bind->exprs[ASP_BIND_CALCULATE] == NULL ||
         (path->depth == 2 && strcmp (path->name, "instanceID") == 0 &&
          strcmp (path->parent->name, "meta") == 0);
}

/* Returns: (transfer full): what the form has there */
char *
_asp_form_get_initial (const AspFormPath *path)
{
  return path->row != NULL ? _asp_xpath_node_value (path->row) : g_strdup ("");
}

static char *
make_deprecated_path (AspFormInstance *self)
{
  const AspFormPath *root = g_ptr_array_index (self->form->paths, 0);

  return g_strconcat (root->path, "/meta/deprecatedID", NULL);
}

static AspFormStored *
store_row (AspNodeState *state)
{
  AspFormStored *stored = g_new0 (AspFormStored, 1);
  const AspFormElement *count = find_count (state->path);

  stored->path = g_strdup (state->path->path);
  stored->value = g_strdup ("");
  stored->initial = g_strdup ("");
  stored->row_id = state->row_id;
  stored->parent_row_id = find_row_id (state->xml->parent);
  stored->is_row = TRUE;
  stored->is_counted = count != NULL && !count->counts_itself;
  stored->counts_itself = count != NULL && count->counts_itself;
  stored->position = state->order;

  return stored;
}

static AspFormStored *
store_answer (AspNodeState *state)
{
  AspFormStored *stored = g_new0 (AspFormStored, 1);

  stored->path = g_strdup (state->path->path);
  stored->value = _asp_xpath_node_value (state->xml);
  stored->initial = _asp_form_get_initial (state->path);
  stored->row_id = find_row_id (state->xml->parent);
  stored->kind = state->kind;
  stored->is_choice = state->path->vertex[ASP_READ_CHOICES] != G_MAXUINT;
  stored->is_relevant = state->visible;

  return stored;
}

/* Returns: (transfer full) (nullable): NULL: nothing of it is kept */
AspFormStored *
_asp_form_store (AspNodeState *state)
{
  if (state->path->repeat == state->path)
    return store_row (state);

  return state->path->children == NULL && is_kept (state->path) ? store_answer (state) : NULL;
}

/* @id: (nullable): of the record that this one takes the place of */
void
_asp_form_store_deprecated (AspFormInstance *self,
                            const char      *id,
                            GHashTable      *snapshot)
{
  AspFormStored *stored;

  if (id == NULL)
    return;

  stored = g_new0 (AspFormStored, 1);
  stored->path = make_deprecated_path (self);
  stored->value = g_strdup (id);
  stored->initial = g_strdup ("");
  g_hash_table_replace (snapshot, asp_form_stored_key (stored->path, 0), stored);
}

/* The order of rows that nobody has put in is that in which they stand. */
void
_asp_form_number_rows (AspNodeState *parent)
{
  const AspNodeState *last = NULL;

  for (xmlNode *child = parent->xml->children; child != NULL; child = child->next)
    {
      AspNodeState *row = _asp_node_state (child);

      if (row == NULL || !row->is_row)
        continue;
      if (last != NULL && last->path == row->path && row->order <= last->order)
        row->order = last->order + 1;
      last = row;
    }
}

GHashTable *
asp_form_instance_take_snapshot (AspFormInstance *self)
{
  GHashTable *snapshot = asp_form_stored_table_new ();

  g_return_val_if_fail (ASP_IS_FORM_INSTANCE (self), snapshot);

  for (guint i = 0; i < self->form->paths->len; i++)
    {
      const AspFormPath *path = g_ptr_array_index (self->form->paths, i);

      for (guint j = 0; path->has_repeats && j < self->states[i]->len; j++)
        _asp_form_number_rows (g_ptr_array_index (self->states[i], j));
    }
  for (guint i = 0; i < self->form->paths->len; i++)
    {
      GPtrArray *states = self->states[i];

      for (guint j = 0; j < states->len; j++)
        {
          AspFormStored *stored = _asp_form_store (g_ptr_array_index (states, j));

          if (stored == NULL)
            break;
          g_hash_table_replace (snapshot, asp_form_stored_key (stored->path, stored->row_id),
                                stored);
        }
    }
  _asp_form_store_deprecated (self, self->deprecated_id, snapshot);

  return snapshot;
}

GHashTable *
asp_form_instance_list_rows (AspFormInstance *self)
{
  GHashTable *rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key;

  g_return_val_if_fail (ASP_IS_FORM_INSTANCE (self), rows);

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (rows, g_memdup2 (key, sizeof (gint64)));

  return rows;
}

gboolean
asp_form_instance_is_repeat (AspFormInstance *self,
                             const char      *path)
{
  AspFormPath *at;

  g_return_val_if_fail (ASP_IS_FORM_INSTANCE (self), FALSE);

  at = _asp_form_find_path (self->form, path);

  return at != NULL && at->repeat == at;
}

/* The node of @at in or at @base, not in an inner row. Returns: (nullable) */
static AspNodeState *
descend (AspNodeState *base,
         AspFormPath  *at)
{
  AspNodeState *parent;

  if (base->path == at)
    return base;
  if (at->parent == NULL || at->repeat == at)
    return NULL;

  parent = descend (base, at->parent);
  for (xmlNode *child = parent != NULL ? parent->xml->children : NULL; child != NULL;
       child = child->next)
    {
      AspNodeState *state = _asp_node_state (child);

      if (state != NULL && state->path == at)
        return state;
    }

  return NULL;
}

/* Returns: (nullable): the node of @path that stands in the row @row_id; 0: in none */
AspNodeState *
_asp_form_find_state (AspFormInstance *self,
                      const char      *path,
                      gint64           row_id)
{
  AspFormPath *at = _asp_form_find_path (self->form, path);
  AspNodeState *base;

  if (at != NULL && at->repeat == NULL && row_id == 0 && self->states[at->index]->len == 1)
    return g_ptr_array_index (self->states[at->index], 0);

  base = row_id != 0 ? g_hash_table_lookup (self->rows, &row_id) : _asp_node_state (self->env.root);

  return at != NULL && base != NULL ? descend (base, at) : NULL;
}

/* @value: (nullable): NULL: what the form has there */
gboolean
asp_form_instance_restore (AspFormInstance *self,
                           const char      *path,
                           gint64           row_id,
                           AspAnswerKind    kind,
                           const char      *value)
{
  g_autofree char *deprecated = NULL;
  g_autofree char *initial = NULL;
  AspNodeState *state;

  g_return_val_if_fail (ASP_IS_FORM_INSTANCE (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  state = _asp_form_find_state (self, path, row_id);
  deprecated = make_deprecated_path (self);
  if (state == NULL && strcmp (path, deprecated) == 0)
    {
      g_free (self->deprecated_id);
      self->deprecated_id = g_strdup (value);
      return TRUE;
    }
  if (state == NULL || state->path->children != NULL)
    return FALSE;

  initial = _asp_form_get_initial (state->path);
  _asp_form_log_touch (self, state);
  state->kind = kind;
  _asp_form_mark (self, state, ASP_BIND_CONSTRAINT);
  if (kind != ASP_ANSWER_ANSWERED)
    value = "";
  _asp_form_put_value (self, state, value != NULL ? value : initial);
  /* What the form itself puts in may not be among the choices. */
  if (value == NULL && state->path->vertex[ASP_READ_CHOICES] != G_MAXUINT)
    _asp_form_mark (self, state, ASP_READ_CHOICES);
  if (value == NULL && state->path->bind != NULL &&
      state->path->bind->exprs[ASP_BIND_CALCULATE] != NULL)
    _asp_form_mark (self, state, ASP_BIND_CALCULATE);

  return TRUE;
}

/* The mark of the rows of @path in the row @parent_row_id. Returns: (nullable) */
static xmlNode *
find_anchor (AspFormInstance *self,
             const char      *path,
             gint64           parent_row_id)
{
  AspFormPath *at = _asp_form_find_path (self->form, path);
  AspNodeState *parent;

  if (at == NULL || at->repeat != at || at->parent == NULL)
    return NULL;

  parent = _asp_form_find_state (self, at->parent->path, parent_row_id);

  return parent != NULL ? _asp_form_find_anchor (parent->xml, at) : NULL;
}

/* Before what a row of this order has to stand. Mostly it is the last one. */
static xmlNode *
find_place (xmlNode *anchor,
            guint    order)
{
  xmlNode *place = anchor;
  AspNodeState *row;

  while ((row = _asp_form_find_last_row (place)) != NULL && row->order > order)
    place = row->xml;

  return place;
}

gboolean
asp_form_instance_restore_row (AspFormInstance *self,
                               const char      *path,
                               gint64           parent_row_id,
                               gint64           row_id,
                               guint            position)
{
  AspNodeState *row;
  xmlNode *anchor;

  g_return_val_if_fail (ASP_IS_FORM_INSTANCE (self), FALSE);
  g_return_val_if_fail (row_id != 0, FALSE);

  if (g_hash_table_contains (self->rows, &row_id))
    return TRUE;
  anchor = find_anchor (self, path, parent_row_id);
  if (anchor == NULL)
    return FALSE;

  row = _asp_form_instance_insert (self, anchor, row_id, find_place (anchor, position));
  row->order = position;

  return TRUE;
}

gboolean
asp_form_instance_drop_row (AspFormInstance *self,
                            gint64           row_id)
{
  AspNodeState *row;
  AspFormPath *repeat;
  xmlNode *parent;
  xmlNode *next;

  g_return_val_if_fail (ASP_IS_FORM_INSTANCE (self), FALSE);

  row = g_hash_table_lookup (self->rows, &row_id);
  if (row == NULL)
    return FALSE;

  repeat = row->path;
  parent = row->xml->parent;
  next = _asp_form_get_next_row (row->xml);
  _asp_form_instance_drop_row (self, row, FALSE);
  _asp_form_mark_rows (self, repeat, parent, next);

  return TRUE;
}

/* Computes what depends on what was put back. Lists whose length hangs on themselves are as long as
 * they were. */
void
asp_form_instance_settle (AspFormInstance *self)
{
  g_return_if_fail (ASP_IS_FORM_INSTANCE (self));

  self->keeps_rows = TRUE;
  _asp_form_instance_run (self);
  self->keeps_rows = FALSE;
}

gboolean
asp_form_instance_give_answer (AspFormInstance *self,
                               const char      *path,
                               gint64           row_id,
                               AspAnswerKind    kind,
                               const char      *value)
{
  AspNodeState *state;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_return_val_if_fail (ASP_IS_FORM_INSTANCE (self), FALSE);

  state = _asp_form_find_state (self, path, row_id);
  if (state == NULL || state->path->children != NULL)
    return FALSE;

  before = _asp_xpath_node_value (state->xml);
  asp_form_instance_restore (self, path, row_id, kind, value);
  after = _asp_xpath_node_value (state->xml);
  _asp_form_instance_run (self);
  /* What was computed may have taken its row away. */
  state = _asp_form_find_state (self, path, row_id);
  if (state != NULL && strcmp (before, after) != 0)
    _asp_form_instance_fire (self, ASP_EVENT_VALUE_CHANGED, state);

  return TRUE;
}

gboolean
asp_form_instance_give_row (AspFormInstance *self,
                            const char      *path,
                            gint64           parent_row_id,
                            gint64           row_id)
{
  AspNodeState *row;
  xmlNode *anchor;

  g_return_val_if_fail (ASP_IS_FORM_INSTANCE (self), FALSE);
  g_return_val_if_fail (row_id != 0, FALSE);

  anchor = find_anchor (self, path, parent_row_id);
  if (anchor == NULL || g_hash_table_contains (self->rows, &row_id))
    return FALSE;

  row = _asp_form_instance_insert (self, anchor, row_id, anchor);
  _asp_form_instance_preload (self, row->xml);
  _asp_form_instance_run (self);
  row = g_hash_table_lookup (self->rows, &row_id);
  if (row != NULL)
    _asp_form_instance_fire (self, ASP_EVENT_NEW_REPEAT, row);

  return TRUE;
}
