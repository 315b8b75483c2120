/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-answers-private.h"

#include <string.h>

/* A row of the table that an edit inserts which is not yet stored. */
typedef struct
{
  gint64 id;
  gint64 row_id;
} ComingAnswer;

void
_asp_form_answers_init (AspFormAnswers *self)
{
  self->stored = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                        (GDestroyNotify) asp_row_unref);
  self->by_place = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->coming = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->going = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->cleared = g_ptr_array_new_with_free_func (g_free);
}

void
_asp_form_answers_clear (AspFormAnswers *self)
{
  g_hash_table_unref (self->by_place);
  g_hash_table_unref (self->stored);
  g_hash_table_unref (self->coming);
  g_hash_table_unref (self->going);
  g_ptr_array_unref (self->cleared);
}

static char *
get_place (AspRow *row)
{
  return asp_form_stored_key (asp_row_get_text (row, "path"),
                              asp_row_get_integer (row, "row_id", 0));
}

void
_asp_form_answers_keep (AspFormAnswers *self,
                        AspRow         *row)
{
  gint64 id = asp_row_get_id (row);

  /* First, for it does not own its rows. */
  g_hash_table_replace (self->by_place, get_place (row), row);
  g_hash_table_insert (self->stored, g_memdup2 (&id, sizeof id), asp_row_ref (row));
}

/* The answer is no longer on disk. */
void
_asp_form_answers_forget (AspFormAnswers *self,
                          gint64          id)
{
  AspRow *row = g_hash_table_lookup (self->stored, &id);
  g_autofree char *place = NULL;

  if (row == NULL)
    return;

  place = get_place (row);
  /* Another row may have taken its place. */
  if (g_hash_table_lookup (self->by_place, place) == row)
    g_hash_table_remove (self->by_place, place);
  g_hash_table_remove (self->going, &id);
  g_hash_table_remove (self->stored, &id);
}

/* Nothing is on its way any more. */
void
_asp_form_answers_arrived (AspFormAnswers *self)
{
  g_hash_table_remove_all (self->coming);
  g_hash_table_remove_all (self->going);
}

/* Returns: (transfer none) (nullable): what is on disk */
AspRow *
_asp_form_answers_find (AspFormAnswers *self,
                        const char     *path,
                        gint64          row_id)
{
  g_autofree char *key = asp_form_stored_key (path, row_id);

  return g_hash_table_lookup (self->by_place, key);
}

/* The identifier of a stored answer, or of one on its way; 0 where there is none. */
static gint64
find_id (AspFormAnswers      *self,
         const AspFormStored *stored)
{
  AspRow *row = _asp_form_answers_find (self, stored->path, stored->row_id);
  g_autofree char *key = asp_form_stored_key (stored->path, stored->row_id);
  ComingAnswer *coming = g_hash_table_lookup (self->coming, key);
  gint64 id = row != NULL ? asp_row_get_id (row) : 0;

  if (row != NULL && !g_hash_table_contains (self->going, &id))
    return id;

  return coming != NULL ? coming->id : 0;
}

void
_asp_form_edit_set_time (AspEdit    *edit,
                         const char *column)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *text = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");

  asp_edit_set_text (edit, column, text);
}

/* How far the questionnaire is, into the operation begun last, on the row of its instance. */
void
_asp_form_edit_set_counts (AspEdit         *edit,
                           AspFormInstance *instance)
{
  guint answered, missing, wrong;

  asp_form_instance_count (instance, &answered, &missing, &wrong);
  asp_edit_set_integer (edit, "answered", answered);
  asp_edit_set_integer (edit, "missing", missing);
  asp_edit_set_integer (edit, "wrong", wrong);
}

/* It is not finished, or not any more: likewise. */
void
_asp_form_edit_reopen (AspEdit *edit)
{
  asp_edit_set_text (edit, "state", "started");
  asp_edit_set_null (edit, "finished_at");
}

/* What an answer says, into the operation begun last. */
static void
set_said (AspEdit             *edit,
          const AspFormStored *stored,
          const char          *author)
{
  gboolean has_value = stored->kind == ASP_ANSWER_ANSWERED && *stored->value != '\0';

  asp_edit_set_text (edit, "kind", asp_answer_kind_get_code (stored->kind));
  /* An empty text is no answer. */
  asp_edit_set_text (edit, "value", has_value ? stored->value : NULL);
  asp_edit_set_text (edit, "author", author);
  _asp_form_edit_set_time (edit, "time");
}

/* Returns: the identifier of the new row of the table */
gint64
_asp_form_answers_insert (AspFormAnswers      *self,
                          AspEdit             *edit,
                          const AspFormStored *stored,
                          const char          *author)
{
  gint64 id = asp_edit_insert (edit, "answer");

  asp_edit_set_integer (edit, "instance_id", self->instance_id);
  asp_edit_set_text (edit, "path", stored->path);
  asp_edit_set_integer (edit, "row_id", stored->row_id);
  asp_edit_set_integer (edit, "parent_row_id", stored->parent_row_id);
  asp_edit_set_integer (edit, "position", stored->position);
  set_said (edit, stored, author);

  return id;
}

/* Writes a row of the table; until it is on the disk, later edits have to know of it. */
static void
write_one (AspFormAnswers      *self,
           AspEdit             *edit,
           const AspFormStored *stored,
           const char          *author)
{
  gint64 id = find_id (self, stored);
  ComingAnswer *coming;

  if (id != 0)
    {
      asp_edit_update (edit, "answer", id);
      set_said (edit, stored, author);
      return;
    }

  coming = g_new0 (ComingAnswer, 1);
  coming->id = _asp_form_answers_insert (self, edit, stored, author);
  coming->row_id = stored->row_id;
  g_hash_table_insert (self->coming, asp_form_stored_key (stored->path, stored->row_id), coming);
}

/* Whether the table says something else. */
static gboolean
has_changed (AspFormAnswers      *self,
             const AspFormStored *old,
             const AspFormStored *now)
{
  AspRow *row;

  if (now->is_row)
    return !now->is_counted && old == NULL && find_id (self, now) == 0;
  if (old != NULL)
    return old->kind != now->kind || strcmp (old->value, now->value) != 0;

  /* A new row's: one that was put aside has its answers already. */
  row = _asp_form_answers_find (self, now->path, now->row_id);
  if (row != NULL)
    {
      const char *value = asp_row_get_text (row, "value");

      return strcmp (value != NULL ? value : "", now->value) != 0 ||
             asp_answer_kind_from_code (asp_row_get_text (row, "kind")) != now->kind;
    }

  return *now->value != '\0' || *now->initial != '\0' || now->kind != ASP_ANSWER_ANSWERED;
}

static void
note_losses (AspFormAnswers *self,
             GHashTable     *before,
             GHashTable     *after)
{
  g_autoptr (GHashTable) gone = g_hash_table_new (g_int64_hash, g_int64_equal);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      AspFormStored *old = value;

      if ((old->is_counted || old->counts_itself) && !g_hash_table_contains (after, key))
        g_hash_table_add (gone, &old->row_id);
    }
  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      AspFormStored *old = value;

      if (!old->is_row && strcmp (old->value, old->initial) != 0 &&
          g_hash_table_remove (gone, &old->row_id))
        self->n_put_aside++;
    }
}

/* Returns: whether the row in which @row stood is gone, too: it is deleted with that, or comes back
 * with it */
static gboolean
is_lost_with_outer (const AspFormStored *row,
                    GHashTable          *before,
                    GHashTable          *after)
{
  GHashTableIter iter;
  gpointer key, value;

  if (row->parent_row_id == 0)
    return FALSE;

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const AspFormStored *outer = value;

      if (outer->is_row && outer->row_id == row->parent_row_id)
        return !g_hash_table_contains (after, key);
    }

  return FALSE;
}

/* Rows that were stored and that the form has taken away; what was answered in them stays (R13). */
static void
delete_lost_rows (AspFormAnswers *self,
                  AspEdit        *edit,
                  GHashTable     *before,
                  GHashTable     *after)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, before);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const AspFormStored *old = value;
      gint64 id;

      if (!old->counts_itself || g_hash_table_contains (after, key) ||
          is_lost_with_outer (old, before, after))
        continue;

      id = find_id (self, old);
      if (id == 0)
        continue;
      asp_edit_delete (edit, "answer", id);
      g_hash_table_remove (self->coming, key);
      if (g_hash_table_contains (self->stored, &id))
        g_hash_table_add (self->going, g_memdup2 (&id, sizeof id));
    }
}

/* Writes what is other in @after than in @before, two snapshots of the instance; rows whose number
 * the form gives come and go by themselves, their answers stay (R13).
 * @answered: (nullable): key of the answer that the user gave
 * @prefilled: (nullable): set of keys of what the municipality's record said */
void
_asp_form_answers_write (AspFormAnswers *self,
                         AspEdit        *edit,
                         GHashTable     *before,
                         GHashTable     *after,
                         const char     *answered,
                         GHashTable     *prefilled,
                         const char     *author)
{
  GHashTableIter iter;
  gpointer key, value;

  g_ptr_array_set_size (self->cleared, 0);
  self->n_put_aside = 0;
  note_losses (self, before, after);
  delete_lost_rows (self, edit, before, after);
  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const AspFormStored *now = value;
      const AspFormStored *old = g_hash_table_lookup (before, key);
      gboolean is_prefilled = prefilled != NULL && g_hash_table_contains (prefilled, key);

      if (!is_prefilled && !has_changed (self, old, now))
        continue;

      write_one (self, edit, now, is_prefilled ? ASP_FORM_PREFILL_AUTHOR : author);
      if (old != NULL && now->is_choice && strlen (now->value) < strlen (old->value) &&
          g_strcmp0 (key, answered) != 0)
        g_ptr_array_add (self->cleared, g_strdup (key));
    }
}

/* The row itself and the rows in it. Returns: (transfer full): set of gint64 */
static GHashTable *
list_inner_rows (GHashTable *snapshot,
                 gint64      row_id)
{
  GHashTable *rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gboolean changed = TRUE;

  g_hash_table_add (rows, g_memdup2 (&row_id, sizeof row_id));
  while (changed)
    {
      GHashTableIter iter;
      gpointer value;

      changed = FALSE;
      g_hash_table_iter_init (&iter, snapshot);
      while (g_hash_table_iter_next (&iter, NULL, &value))
        {
          const AspFormStored *stored = value;

          if (stored->is_row && g_hash_table_contains (rows, &stored->parent_row_id))
            changed |= g_hash_table_add (rows, g_memdup2 (&stored->row_id, sizeof (gint64)));
        }
    }

  return rows;
}

/* Deletes all that is stored of a row, and of the rows in it.
 * @before: the snapshot in which it still is */
void
_asp_form_answers_delete_row (AspFormAnswers *self,
                              AspEdit        *edit,
                              GHashTable     *before,
                              gint64          row_id)
{
  g_autoptr (GHashTable) rows = list_inner_rows (before, row_id);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->stored);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      gint64 of = asp_row_get_integer (value, "row_id", 0);

      if (g_hash_table_contains (rows, &of))
        asp_edit_delete (edit, "answer", asp_row_get_id (value));
    }
  g_hash_table_iter_init (&iter, self->coming);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      ComingAnswer *coming = value;

      if (g_hash_table_contains (rows, &coming->row_id) &&
          !g_hash_table_contains (self->stored, &coming->id))
        asp_edit_delete (edit, "answer", coming->id);
    }
}
