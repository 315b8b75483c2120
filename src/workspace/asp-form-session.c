/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-session-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-form-prefill.h"
#include "asp-form-replay-private.h"
#include "asp-form-versions.h"

enum
{
  SIGNAL_CHANGED,
  SIGNAL_SIDE_EFFECT,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (AspFormSession, asp_form_session, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

/* A view may hold the instance a little longer than the session lives. */
void
_asp_form_session_drop_instance (AspFormInstance **instance)
{
  if (*instance != NULL)
    asp_form_instance_set_record (*instance, NULL, NULL);
  g_clear_object (instance);
}

static void
asp_form_session_dispose (GObject *object)
{
  AspFormSession *self = ASP_FORM_SESSION (object);

  _asp_form_session_drop_instance (&self->instance);
  _asp_form_session_drop_instance (&self->ahead);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (asp_form_session_parent_class)->dispose (object);
}

static void
asp_form_session_finalize (GObject *object)
{
  AspFormSession *self = ASP_FORM_SESSION (object);

  g_clear_pointer (&self->form, asp_form_unref);
  g_free (self->cut_told);
  g_free (self->title);
  _asp_form_answers_clear (&self->answers);

  G_OBJECT_CLASS (asp_form_session_parent_class)->finalize (object);
}

static void
asp_form_session_class_init (AspFormSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = asp_form_session_dispose;
  object_class->finalize = asp_form_session_finalize;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_SIDE_EFFECT] =
    g_signal_new ("side-effect", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
asp_form_session_init (AspFormSession *self)
{
  _asp_form_answers_init (&self->answers);
}

static char *
get_record_value (const char *field,
                  gpointer    data)
{
  AspFormSession *self = data;
  AspRow *municipality = asp_document_lookup (self->document, "municipality",
                                              self->municipality_id);

  return municipality != NULL ? asp_form_prefill (self->document, municipality, field) : NULL;
}

/* Lets the form ask what the municipality's record says. */
void
_asp_form_session_set_record (AspFormSession  *self,
                              AspFormInstance *instance)
{
  asp_form_instance_set_record (instance, get_record_value, self);
}

/* Returns: (transfer full): without answers, in the user's language */
AspFormInstance *
_asp_form_session_create_instance (AspFormSession *self)
{
  AspFormInstance *instance;

  instance = asp_form_instance_new (self->form, asp_document_get_status_date (self->document),
                                    asp_format_get_language ());
  _asp_form_session_set_record (self, instance);

  return instance;
}

static void
put_answers_in (AspFormSession  *self,
                AspFormInstance *instance,
                GPtrArray       *rows)
{
  asp_form_instance_begin_log (instance);
  _asp_form_put_answers (instance, rows);
  _asp_form_replay_new_rows (instance, self->answers.stored);
  asp_form_instance_end_log (instance, NULL, NULL);
}

/* Rows and answers that come: into what is shown, and into what is ahead of the disk unless more is
 * on its way. */
static void
put_answers (AspFormSession *self,
             GPtrArray      *rows)
{
  put_answers_in (self, self->instance, rows);
  if (asp_document_get_busy (self->document))
    self->ahead_is_stale = TRUE;
  else
    put_answers_in (self, self->ahead, rows);
}

static void
apply_changes (AspFormSession *self,
               GPtrArray      *changes)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < changes->len; i++)
    {
      AspRowChange *change = g_ptr_array_index (changes, i);
      AspRow *old = g_hash_table_lookup (self->answers.stored, &change->id);

      if (strcmp (change->table, "answer") != 0)
        continue;

      if (change->row == NULL && old != NULL)
        {
          _asp_form_take_back_answer (self->instance, old);
          _asp_form_take_back_answer (self->ahead, old);
          _asp_form_answers_forget (&self->answers, change->id);
        }
      else if (change->row != NULL &&
               asp_row_get_integer (change->row, "instance_id", 0) == self->answers.instance_id)
        {
          _asp_form_answers_keep (&self->answers, change->row);
          g_ptr_array_add (rows, change->row);
        }
    }

  put_answers (self, rows);
}

static gint64
find_instance_id (AspFormSession *self)
{
  AspRow *row = asp_form_find_instance (self->document, self->municipality_id, self->form_id);

  return row != NULL ? asp_row_get_id (row) : 0;
}

/* What was ahead of the disk is there, or is not going to be: start again from the disk. */
static void
rebuild_ahead (AspFormSession *self)
{
  self->ahead_is_stale = FALSE;
  _asp_form_answers_arrived (&self->answers);
  _asp_form_session_drop_instance (&self->ahead);
  self->ahead = _asp_form_session_create_instance (self);
  _asp_form_replay (self->ahead, self->answers.stored);
}

static void
document_changed_cb (AspFormSession *self,
                     GPtrArray      *changes)
{
  gboolean ours = FALSE;
  gboolean has_answers = FALSE;

  for (guint i = 0; i < changes->len; i++)
    {
      AspRowChange *change = g_ptr_array_index (changes, i);

      if (strcmp (change->table, "form_instance") == 0)
        {
          self->answers.instance_id = find_instance_id (self);
          ours = TRUE;
        }
      else if (change->id == self->municipality_id)
        {
          _asp_form_session_set_record (self, self->instance);
          _asp_form_session_set_record (self, self->ahead);
          ours = TRUE;
        }
      else if (strcmp (change->table, "answer") == 0)
        {
          has_answers = TRUE;
        }
    }
  if (has_answers)
    apply_changes (self, changes);
  ours |= has_answers;

  if (!asp_document_get_busy (self->document))
    {
      _asp_form_answers_arrived (&self->answers);
      if (self->ahead_is_stale)
        rebuild_ahead (self);
    }
  if (ours)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
document_failed_cb (AspFormSession *self)
{
  rebuild_ahead (self);
}

static gboolean
load (AspFormSession  *self,
      GError         **error)
{
  AspRow *row = asp_document_lookup (self->document, "form", self->form_id);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GBytes) bytes = NULL;
  const char *content;

  if (row == NULL)
    {
      g_set_error_literal (error, ASP_FORM_ERROR, ASP_FORM_ERROR_STRUCTURE,
                           _("The document does not hold this questionnaire."));
      return FALSE;
    }

  content = asp_row_get_text (row, "content");
  bytes = g_bytes_new_with_free_func (content, strlen (content), (GDestroyNotify) asp_row_unref,
                                      asp_row_ref (row));
  self->form = asp_form_new_from_bytes (bytes, asp_row_get_text (row, "title"), error);
  if (self->form == NULL)
    return FALSE;

  self->title = asp_form_get_title (self->form, asp_format_get_language ());
  self->instance = _asp_form_session_create_instance (self);
  if (!asp_form_instance_check_work (self->instance, error))
    return FALSE;

  self->ahead = _asp_form_session_create_instance (self);
  self->answers.instance_id = find_instance_id (self);
  if (self->answers.instance_id == 0)
    return TRUE;

  rows = asp_document_find_rows (self->document, "answer", "instance_id", self->answers.instance_id,
                                 error);
  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    _asp_form_answers_keep (&self->answers, g_ptr_array_index (rows, i));
  _asp_form_replay (self->instance, self->answers.stored);
  _asp_form_replay (self->ahead, self->answers.stored);

  return TRUE;
}

static void
find_answer_change (AspFormSession *self,
                    AspRow         *row,
                    GHashTable     *seen,
                    GPtrArray      *changes)
{
  gint64 id = asp_row_get_id (row);
  AspRow *old = g_hash_table_lookup (self->answers.stored, &id);

  g_hash_table_add (seen, g_memdup2 (&id, sizeof id));
  if (old == NULL || !asp_row_equal (old, row))
    g_ptr_array_add (changes, asp_row_change_new (old == NULL ? ASP_CHANGE_INSERT
                                                              : ASP_CHANGE_UPDATE,
                                                  "answer", id, asp_row_ref (row)));
}

/* Another process has written the document; answers are not among the rows that come with that. */
static void
document_refreshed_cb (AspFormSession *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = asp_document_find_rows (self->document, "answer", "instance_id",
                                                       self->answers.instance_id, &error);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GPtrArray) changes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) asp_row_change_free);
  GHashTableIter iter;
  gpointer row;

  if (rows == NULL)
    {
      g_signal_emit_by_name (self->document, "failed", NULL, error);
      return;
    }

  for (guint i = 0; i < rows->len; i++)
    find_answer_change (self, g_ptr_array_index (rows, i), seen, changes);
  g_hash_table_iter_init (&iter, self->answers.stored);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      gint64 id = asp_row_get_id (row);

      if (!g_hash_table_contains (seen, &id))
        g_ptr_array_add (changes, asp_row_change_new (ASP_CHANGE_DELETE, "answer", id, NULL));
    }

  document_changed_cb (self, changes);
}

/* Opens a municipality's questionnaire with the answers given so far. Nothing is written.
 * Errors: ASP_FORM_ERROR when the form in the document cannot be read, ASP_STORE_ERROR. */
AspFormSession *
asp_form_session_new (AspDocument  *document,
                      gint64        municipality_id,
                      gint64        form_id,
                      GError      **error)
{
  g_autoptr (AspFormSession) self = NULL;

  g_return_val_if_fail (ASP_IS_DOCUMENT (document), NULL);

  self = g_object_new (ASP_TYPE_FORM_SESSION, NULL);
  self->document = g_object_ref (document);
  self->municipality_id = municipality_id;
  self->form_id = form_id;
  if (!load (self, error))
    return NULL;

  g_signal_connect_object (document, "changed", G_CALLBACK (document_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "refreshed", G_CALLBACK (document_refreshed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "failed", G_CALLBACK (document_failed_cb), self,
                           G_CONNECT_SWAPPED);

  return g_steal_pointer (&self);
}

/* Returns: (transfer none) */
AspFormInstance *
asp_form_session_get_instance (AspFormSession *self)
{
  g_return_val_if_fail (ASP_IS_FORM_SESSION (self), NULL);

  return self->instance;
}

AspDocument *
asp_form_session_get_document (AspFormSession *self)
{
  g_return_val_if_fail (ASP_IS_FORM_SESSION (self), NULL);

  return self->document;
}

gint64
asp_form_session_get_municipality_id (AspFormSession *self)
{
  g_return_val_if_fail (ASP_IS_FORM_SESSION (self), 0);

  return self->municipality_id;
}

gint64
asp_form_session_get_form_id (AspFormSession *self)
{
  g_return_val_if_fail (ASP_IS_FORM_SESSION (self), 0);

  return self->form_id;
}

/* In the user's language. */
const char *
asp_form_session_get_title (AspFormSession *self)
{
  g_return_val_if_fail (ASP_IS_FORM_SESSION (self), NULL);

  return self->title;
}

/* Returns: the row of what is filled in; 0: it has not been begun */
gint64
asp_form_session_get_instance_id (AspFormSession *self)
{
  g_return_val_if_fail (ASP_IS_FORM_SESSION (self), 0);

  return self->answers.instance_id;
}

gboolean
asp_form_session_get_started (AspFormSession *self)
{
  g_return_val_if_fail (ASP_IS_FORM_SESSION (self), FALSE);

  return self->answers.instance_id != 0;
}

gboolean
asp_form_session_get_finished (AspFormSession *self)
{
  AspRow *row;

  g_return_val_if_fail (ASP_IS_FORM_SESSION (self), FALSE);

  row = asp_document_lookup (self->document, "form_instance", self->answers.instance_id);

  return row != NULL && g_strcmp0 (asp_row_get_text (row, "state"), "finished") == 0;
}

/* TRUE while the answer is what the municipality's record said. */
gboolean
asp_form_session_is_prefilled (AspFormSession *self,
                               AspFormNode    *node)
{
  AspRow *row;

  g_return_val_if_fail (ASP_IS_FORM_SESSION (self), FALSE);

  row = _asp_form_answers_find (&self->answers, asp_form_node_get_path (node),
                                asp_form_node_get_row_id (node));

  return row != NULL && g_strcmp0 (asp_row_get_text (row, "author"), ASP_FORM_PREFILL_AUTHOR) == 0;
}
