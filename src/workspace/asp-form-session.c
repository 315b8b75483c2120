/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-session.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-form-answers-private.h"
#include "asp-form-prefill.h"
#include "asp-form-replay-private.h"
#include "asp-form-submission.h"

struct _AspFormSession
{
  GObject          parent_instance;

  AspDocument     *document;         /* (owned) */
  gint64           municipality_id;
  gint64           form_id;
  AspForm         *form;             /* (owned) */
  char            *title;            /* (owned): in the user's language */
  AspFormInstance *instance;         /* (owned): what is on disk */
  AspFormInstance *ahead;            /* (owned): what will be on disk when all edits are stored */
  gboolean         ahead_is_stale;   /* a change came while others were on their way */
  AspFormAnswers   answers;
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (AspFormSession, asp_form_session, G_TYPE_OBJECT)

static guint signals[N_SIGNALS];

/* A view may hold the instance a little longer than the session lives. */
static void
drop_instance (AspFormInstance **instance)
{
  if (*instance != NULL)
    asp_form_instance_set_record (*instance, NULL, NULL);
  g_clear_object (instance);
}

static void
asp_form_session_dispose (GObject *object)
{
  AspFormSession *self = ASP_FORM_SESSION (object);

  drop_instance (&self->instance);
  drop_instance (&self->ahead);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (asp_form_session_parent_class)->dispose (object);
}

static void
asp_form_session_finalize (GObject *object)
{
  AspFormSession *self = ASP_FORM_SESSION (object);

  g_clear_pointer (&self->form, asp_form_unref);
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

static AspFormInstance *
create_instance (AspFormSession *self)
{
  AspFormInstance *instance;

  instance = asp_form_instance_new (self->form, asp_document_get_status_date (self->document),
                                    asp_format_get_language ());
  asp_form_instance_set_record (instance, get_record_value, self);

  return instance;
}

/* Rows and answers that come: into what is shown, and into what is ahead of the disk unless more is
 * on its way. */
static void
put_answers (AspFormSession *self,
             GPtrArray      *rows)
{
  g_autoptr (GHashTable) rows_before = asp_form_instance_list_rows (self->instance);

  _asp_form_put_answers (self->instance, rows);
  _asp_form_replay_new_rows (self->instance, self->answers.stored, rows_before);
  if (asp_document_get_busy (self->document))
    {
      self->ahead_is_stale = TRUE;
      return;
    }

  g_clear_pointer (&rows_before, g_hash_table_unref);
  rows_before = asp_form_instance_list_rows (self->ahead);
  _asp_form_put_answers (self->ahead, rows);
  _asp_form_replay_new_rows (self->ahead, self->answers.stored, rows_before);
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
          g_hash_table_remove (self->answers.stored, &change->id);
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
  GPtrArray *rows = asp_document_get_children (self->document, "form_instance",
                                               self->municipality_id);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      AspRow *row = g_ptr_array_index (rows, i);

      if (asp_row_get_integer (row, "form_id", 0) == self->form_id)
        return asp_row_get_id (row);
    }

  return 0;
}

/* What was ahead of the disk is there, or is not going to be: start again from the disk. */
static void
rebuild_ahead (AspFormSession *self)
{
  self->ahead_is_stale = FALSE;
  g_hash_table_remove_all (self->answers.coming);
  drop_instance (&self->ahead);
  self->ahead = create_instance (self);
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
          asp_form_instance_set_record (self->instance, get_record_value, self);
          asp_form_instance_set_record (self->ahead, get_record_value, self);
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
      g_hash_table_remove_all (self->answers.coming);
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

  if (row == NULL)
    {
      g_set_error_literal (error, ASP_FORM_ERROR, ASP_FORM_ERROR_STRUCTURE,
                           _("The document does not hold this questionnaire."));
      return FALSE;
    }

  self->form = asp_form_new (asp_row_get_text (row, "content"), -1,
                             asp_row_get_text (row, "title"), error);
  if (self->form == NULL)
    return FALSE;

  self->title = asp_form_get_title (self->form, asp_format_get_language ());
  self->instance = create_instance (self);
  self->ahead = create_instance (self);
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

static void
set_counts (AspFormSession *self,
            AspEdit        *edit)
{
  guint answered, missing, wrong;

  asp_form_instance_count (self->ahead, &answered, &missing, &wrong);
  asp_edit_set_integer (edit, "answered", answered);
  asp_edit_set_integer (edit, "missing", missing);
  asp_edit_set_integer (edit, "wrong", wrong);
}

/* What stood before a change of what is ahead; a finished record becomes another with it. */
typedef struct
{
  GHashTable *snapshot;
  GHashTable *rows;
} Before;

static void
begin_change (AspFormSession *self,
              Before         *before)
{
  before->snapshot = asp_form_instance_take_snapshot (self->ahead);
  before->rows = asp_form_instance_list_rows (self->ahead);
  if (asp_form_session_get_finished (self))
    asp_form_instance_renew_id (self->ahead);
}

/* Writes all that the change has brought about. @answered: (nullable): key of the answer that the
 * user gave. @prefilled: (nullable): keys of what came from the municipality's record */
static void
end_change (AspFormSession *self,
            AspEdit        *edit,
            Before         *before,
            const char     *answered,
            GHashTable     *prefilled)
{
  g_autoptr (GHashTable) after = NULL;

  _asp_form_replay_new_rows (self->ahead, self->answers.stored, before->rows);
  after = asp_form_instance_take_snapshot (self->ahead);
  _asp_form_answers_write (&self->answers, edit, before->snapshot, after, answered, prefilled,
                           asp_document_get_author (self->document));
  g_clear_pointer (&before->snapshot, g_hash_table_unref);
  g_clear_pointer (&before->rows, g_hash_table_unref);
}

/* Calls itself for each question below @nodes; puts what the record knows into @instance.
 * @prefilled: set of keys of what was put in */
static void
prefill (AspFormSession  *self,
         AspFormInstance *instance,
         GListModel      *nodes,
         GHashTable      *prefilled)
{
  AspRow *municipality = asp_document_lookup (self->document, "municipality",
                                              self->municipality_id);

  for (guint i = 0; nodes != NULL && i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (AspFormNode) node = g_list_model_get_item (nodes, i);
      const char *source = asp_form_node_get_from (node);
      const char *path = asp_form_node_get_path (node);
      g_autofree char *value = NULL;

      prefill (self, instance, asp_form_node_get_children (node), prefilled);
      if (source == NULL || municipality == NULL)
        continue;

      value = asp_form_prefill (self->document, municipality, source);
      if (value == NULL)
        continue;

      if (asp_form_instance_give_answer (instance, path, 0, ASP_ANSWER_ANSWERED, value))
        g_hash_table_add (prefilled, asp_form_stored_key (path, 0));
    }
}

/* An instance as the form begins, with what the municipality's record knows. Its texts are in the
 * form's own language: it is not shown.
 * @prefilled: set of keys of what came from the record */
static AspFormInstance *
create_first (AspFormSession *self,
              GHashTable     *prefilled)
{
  AspFormInstance *instance =
    asp_form_instance_new_first (self->form, asp_document_get_status_date (self->document), FALSE);

  asp_form_instance_set_record (instance, get_record_value, self);
  prefill (self, instance, asp_form_instance_get_pages (instance), prefilled);

  return instance;
}

/* Begins the questionnaire: the form's own rows, what it does at its first load, and what the
 * municipality's record knows become its first answers. */
AspEdit *
asp_form_session_start (AspFormSession *self)
{
  g_autofree char *label = NULL;
  g_autoptr (GHashTable) prefilled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                            NULL);
  Before before;
  AspEdit *edit;
  gint64 id;

  g_return_val_if_fail (ASP_IS_FORM_SESSION (self), NULL);

  if (self->answers.instance_id != 0)
    return NULL;

  /* Translators: undo step; %s is the title of a questionnaire */
  label = g_strdup_printf (_("Questionnaire begun: %s"), self->title);
  edit = asp_edit_new (label);
  id = asp_edit_insert (edit, "form_instance");
  asp_edit_set_integer (edit, "municipality_id", self->municipality_id);
  asp_edit_set_integer (edit, "form_id", self->form_id);

  begin_change (self, &before);
  drop_instance (&self->ahead);
  self->ahead = create_first (self, prefilled);
  /* The record has no identifier but in the form's own block. */
  g_free (asp_form_instance_get_id (self->ahead));
  self->answers.instance_id = id;
  end_change (self, edit, &before, NULL, prefilled);
  self->answers.instance_id = 0;
  asp_edit_update (edit, "form_instance", id);
  set_counts (self, edit);

  return edit;
}

/* Adds what every change of an answer does to the instance's row: counts, and not finished. */
static void
touch_instance (AspFormSession *self,
                AspEdit        *edit)
{
  asp_edit_update (edit, "form_instance", self->answers.instance_id);
  set_counts (self, edit);
  if (asp_form_session_get_finished (self))
    {
      asp_edit_set_text (edit, "state", "started");
      asp_edit_set_null (edit, "finished_at");
    }
}

/* Stores an answer as it stands, right or wrong. Successive edits of one answer are one step. */
AspEdit *
asp_form_session_set_answer (AspFormSession *self,
                             AspFormNode    *node,
                             AspAnswerKind   kind,
                             const char     *value)
{
  const char *path = asp_form_node_get_path (node);
  gint64 row_id = asp_form_node_get_row_id (node);
  AspFormNode *ahead;
  g_autofree char *key = NULL;
  g_autofree char *label = NULL;
  Before before;
  g_autofree char *group = NULL;
  AspEdit *edit;

  g_return_val_if_fail (ASP_IS_FORM_SESSION (self), NULL);
  g_return_val_if_fail (self->answers.instance_id != 0, NULL);
  g_return_val_if_fail (value != NULL, NULL);

  ahead = asp_form_instance_find (self->ahead, path, row_id);
  g_return_val_if_fail (ahead != NULL, NULL);
  if (asp_form_node_get_kind (ahead) == kind &&
      strcmp (asp_form_node_get_value (ahead), value) == 0)
    return NULL;

  begin_change (self, &before);
  asp_form_instance_give_answer (self->ahead, path, row_id, kind, value);

  /* Translators: undo step; %s is a question */
  label = g_strdup_printf (_("Answer: %s"), asp_form_node_get_label (node));
  group = g_strdup_printf ("answer %" G_GINT64_FORMAT " %s %" G_GINT64_FORMAT,
                           self->answers.instance_id, path, row_id);
  edit = asp_edit_new (label);
  asp_edit_set_group (edit, group);

  key = asp_form_stored_key (path, row_id);
  end_change (self, edit, &before, key, NULL);
  touch_instance (self, edit);

  return edit;
}

/* Adds a row at the end of a repeat. */
AspEdit *
asp_form_session_add_row (AspFormSession *self,
                          AspFormNode    *repeat)
{
  const char *path = asp_form_node_get_path (repeat);
  g_autofree char *label = NULL;
  gint64 parent_id = asp_form_node_get_row_id (repeat);
  gint64 row_id = asp_id_new ();
  AspFormNode *ahead;
  Before before;
  AspEdit *edit;

  g_return_val_if_fail (ASP_IS_FORM_SESSION (self), NULL);
  g_return_val_if_fail (self->answers.instance_id != 0, NULL);

  ahead = asp_form_instance_find (self->ahead, path, parent_id);
  g_return_val_if_fail (ahead != NULL, NULL);

  begin_change (self, &before);
  if (!asp_form_instance_give_row (self->ahead, path, parent_id, row_id))
    {
      g_hash_table_unref (before.snapshot);
      g_hash_table_unref (before.rows);
      return NULL;
    }

  /* Translators: undo step; %s is the heading of a list in a questionnaire */
  label = g_strdup_printf (_("New row: %s"), asp_form_node_get_label (repeat));
  edit = asp_edit_new (label);
  end_change (self, edit, &before, NULL, NULL);
  touch_instance (self, edit);

  return edit;
}

AspEdit *
asp_form_session_remove_row (AspFormSession *self,
                             AspFormNode    *row)
{
  gint64 row_id = asp_form_node_get_row_id (row);
  g_autofree char *label = NULL;
  Before before;
  AspEdit *edit;

  g_return_val_if_fail (ASP_IS_FORM_SESSION (self), NULL);

  begin_change (self, &before);
  if (!asp_form_instance_remove_row (self->ahead, row_id))
    {
      g_hash_table_unref (before.snapshot);
      g_hash_table_unref (before.rows);
      return NULL;
    }

  /* Translators: undo step; %s is the heading of a list in a questionnaire */
  label = g_strdup_printf (_("Row deleted: %s"),
                           asp_form_node_get_label (asp_form_node_get_parent (row)));
  edit = asp_edit_new (label);
  _asp_form_answers_delete_row (&self->answers, edit, before.snapshot, row_id);
  end_change (self, edit, &before, NULL, NULL);
  touch_instance (self, edit);

  return edit;
}

/* Finishing alone is refused while something is missing or wrong: then NULL. */
AspEdit *
asp_form_session_finish (AspFormSession *self)
{
  guint answered, missing, wrong;
  Before before;
  AspEdit *edit;

  g_return_val_if_fail (ASP_IS_FORM_SESSION (self), NULL);

  asp_form_instance_count (self->ahead, &answered, &missing, &wrong);
  if (self->answers.instance_id == 0 || missing > 0 || wrong > 0 ||
      asp_form_session_get_finished (self))
    return NULL;

  edit = asp_edit_new (_("Questionnaire finished"));
  begin_change (self, &before);
  asp_form_instance_finish (self->ahead);
  end_change (self, edit, &before, NULL, NULL);
  asp_edit_update (edit, "form_instance", self->answers.instance_id);
  asp_edit_set_text (edit, "state", "finished");
  _asp_form_edit_set_time (edit, "finished_at");

  return edit;
}

AspEdit *
asp_form_session_reopen (AspFormSession *self)
{
  Before before;
  AspEdit *edit;

  g_return_val_if_fail (ASP_IS_FORM_SESSION (self), NULL);

  if (!asp_form_session_get_finished (self))
    return NULL;

  edit = asp_edit_new (_("Questionnaire opened again"));
  begin_change (self, &before);
  end_change (self, edit, &before, NULL, NULL);
  asp_edit_update (edit, "form_instance", self->answers.instance_id);
  asp_edit_set_text (edit, "state", "started");
  asp_edit_set_null (edit, "finished_at");

  return edit;
}

/* What a questionnaire not yet begun would ask of the municipality at least: the required
 * questions that its record does not answer. */
guint
asp_form_session_count_open (AspFormSession *self)
{
  g_autoptr (GHashTable) prefilled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                            NULL);
  g_autoptr (AspFormInstance) instance = NULL;
  guint answered, missing, wrong;

  g_return_val_if_fail (ASP_IS_FORM_SESSION (self), 0);

  if (self->answers.instance_id == 0)
    instance = create_first (self, prefilled);
  else
    instance = create_instance (self);
  _asp_form_replay (instance, self->answers.stored);
  asp_form_instance_count (instance, &answered, &missing, &wrong);

  return missing;
}

/* What the last change took away elsewhere: a choice that is not in its list any more (R12).
 * Returns: (transfer container) (element-type AspFormNode): the questions */
GPtrArray *
asp_form_session_get_cleared (AspFormSession *self)
{
  GPtrArray *nodes = g_ptr_array_new ();

  g_return_val_if_fail (ASP_IS_FORM_SESSION (self), nodes);

  for (guint i = 0; i < self->answers.cleared->len; i++)
    {
      const char *key = g_ptr_array_index (self->answers.cleared, i);
      AspFormNode *node = asp_form_instance_find (self->instance, strchr (key, ' ') + 1,
                                                  g_ascii_strtoll (key, NULL, 10));

      if (node != NULL)
        g_ptr_array_add (nodes, node);
    }

  return nodes;
}

/* How many rows with answers the last change put aside: they come back when the number of rows
 * that the form asks for grows again (R13). */
guint
asp_form_session_get_n_put_aside (AspFormSession *self)
{
  g_return_val_if_fail (ASP_IS_FORM_SESSION (self), 0);

  return self->answers.n_put_aside;
}
