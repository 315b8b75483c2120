/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-instance-private.h"
#include "asp-form-snapshot.h"

/* What a command changes, without looking at ten thousand questions before and after it: each
 * answer says what it was when it is first touched. */

typedef struct
{
  const char *path;
  gint64      row_id;
  gboolean    is_row;
} Place;

struct _AspFormLog
{
  GHashTable *before;           /* (owned) (element-type utf8 AspFormStored) */
  GHashTable *touched;          /* (owned): key → Place (owned) */
  GHashTable *new_rows;         /* (owned): set of gint64 */
  char       *deprecated_id;    /* (owned) (nullable) */
};

void
_asp_form_log_free (AspFormLog *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->before);
  g_hash_table_unref (self->touched);
  g_hash_table_unref (self->new_rows);
  g_free (self->deprecated_id);
  g_free (self);
}

/* From now on until asp_form_instance_end_log() it is noted what changes. */
void
asp_form_instance_begin_log (AspFormInstance *self)
{
  AspFormLog *log;

  g_return_if_fail (ASP_IS_FORM_INSTANCE (self));
  g_return_if_fail (self->log == NULL);

  log = g_new0 (AspFormLog, 1);
  log->before = asp_form_stored_table_new ();
  log->touched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  log->new_rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  log->deprecated_id = g_strdup (self->deprecated_id);
  self->log = log;
}

/* @was_there: FALSE: it is new */
static void
touch (AspFormLog   *self,
       AspNodeState *state,
       gboolean      was_there)
{
  AspFormStored *stored = _asp_form_store (state);
  g_autofree char *key = NULL;
  Place place;

  if (stored == NULL)
    return;

  key = asp_form_stored_key (stored->path, stored->row_id);
  place = (Place) { state->path->path, stored->row_id, stored->is_row };
  if (g_hash_table_contains (self->touched, key) || !was_there)
    asp_form_stored_free (stored);
  else
    g_hash_table_insert (self->before, g_strdup (key), stored);
  if (!g_hash_table_contains (self->touched, key))
    g_hash_table_insert (self->touched, g_steal_pointer (&key),
                         g_memdup2 (&place, sizeof place));
}

/* The answer is going to be another one. */
void
_asp_form_log_touch (AspFormInstance *self,
                     AspNodeState    *state)
{
  if (self->log != NULL)
    touch (self->log, state, TRUE);
}

/* A row has come. */
void
_asp_form_log_new_row (AspFormInstance *self,
                       xmlNode         *xml)
{
  AspNodeState *state = self->log != NULL ? _asp_node_state (xml) : NULL;

  if (state == NULL)
    return;

  touch (self->log, state, FALSE);
  if (state->is_row)
    g_hash_table_add (self->log->new_rows, g_memdup2 (&state->row_id, sizeof (gint64)));
  for (xmlNode *child = xml->children; child != NULL; child = child->next)
    _asp_form_log_new_row (self, child);
}

/* A row is going to go. */
void
_asp_form_log_lost_row (AspFormInstance *self,
                        xmlNode         *xml)
{
  AspNodeState *state = self->log != NULL ? _asp_node_state (xml) : NULL;

  if (state == NULL)
    return;

  touch (self->log, state, TRUE);
  if (state->is_row)
    g_hash_table_remove (self->log->new_rows, &state->row_id);
  for (xmlNode *child = xml->children; child != NULL; child = child->next)
    _asp_form_log_lost_row (self, child);
}

/* Returns: (transfer none): what all that has changed was before, as a snapshot has it */
GHashTable *
asp_form_instance_peek_log (AspFormInstance *self)
{
  g_return_val_if_fail (ASP_IS_FORM_INSTANCE (self), NULL);
  g_return_val_if_fail (self->log != NULL, NULL);

  return self->log->before;
}

/* Returns: (transfer none): set of gint64: the rows that have come and are there */
GHashTable *
asp_form_instance_peek_new_rows (AspFormInstance *self)
{
  g_return_val_if_fail (ASP_IS_FORM_INSTANCE (self), NULL);
  g_return_val_if_fail (self->log != NULL, NULL);

  return self->log->new_rows;
}

gboolean
asp_form_instance_has_row (AspFormInstance *self,
                           gint64           row_id)
{
  g_return_val_if_fail (ASP_IS_FORM_INSTANCE (self), FALSE);

  return g_hash_table_contains (self->rows, &row_id);
}

static void
add_now (AspFormInstance *self,
         const char      *key,
         const Place     *place,
         GHashTable      *after)
{
  AspNodeState *state = place->is_row ? g_hash_table_lookup (self->rows, &place->row_id)
                                      : _asp_form_find_state (self, place->path, place->row_id);
  AspNodeState *parent;

  if (state == NULL)
    return;

  parent = place->is_row ? _asp_node_state (state->xml->parent) : NULL;
  if (parent != NULL)
    _asp_form_number_rows (parent);
  g_hash_table_insert (after, g_strdup (key), _asp_form_store (state));
}

/* @before, @after: (out) (transfer full) (nullable): what has changed, as two snapshots have it */
void
asp_form_instance_end_log (AspFormInstance  *self,
                           GHashTable      **before,
                           GHashTable      **after)
{
  AspFormLog *log;
  GHashTableIter iter;
  gpointer key, place;

  g_return_if_fail (ASP_IS_FORM_INSTANCE (self));
  g_return_if_fail (self->log != NULL);

  log = g_steal_pointer (&self->log);
  if (before != NULL)
    {
      *before = g_hash_table_ref (log->before);
      *after = asp_form_stored_table_new ();
      g_hash_table_iter_init (&iter, log->touched);
      while (g_hash_table_iter_next (&iter, &key, &place))
        add_now (self, key, place, *after);
      if (g_strcmp0 (log->deprecated_id, self->deprecated_id) != 0)
        {
          _asp_form_store_deprecated (self, log->deprecated_id, *before);
          _asp_form_store_deprecated (self, self->deprecated_id, *after);
        }
    }
  _asp_form_log_free (log);
}
