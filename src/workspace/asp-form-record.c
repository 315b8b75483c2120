/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-document-private.h"
#include "asp-form-record-files.h"
#include "asp-form-session-private.h"
#include "asp-form-submission.h"
#include "asp-form-versions.h"

/* A record, read as the answers to one of the document's forms. */
typedef struct
{
  AspFormSession  *session;     /* (owned) (nullable) */
  AspFormInstance *instance;    /* (owned) */
  GPtrArray       *losses;      /* (owned) (element-type utf8): what is not taken over */
} Reading;

static void
clear_reading (Reading *self)
{
  g_clear_object (&self->instance);
  g_clear_object (&self->session);
  g_clear_pointer (&self->losses, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, clear_reading)

/* Of the forms that a record fits, it has the answers to the one that the municipality has begun,
 * else to the newest.
 * Errors: ASP_FORM_ERROR: it fits no form of the document; ASP_STORE_ERROR */
static gboolean
read_record (AspDocument  *document,
             gint64        municipality_id,
             GBytes       *record,
             const char   *source_name,
             Reading      *found,
             GError      **error)
{
  g_autoptr (GPtrArray) forms = asp_form_list_forms (document);
  g_autoptr (GError) why = NULL;
  gsize length;
  const char *data = g_bytes_get_data (record, &length);

  for (guint i = 0; i < forms->len; i++)
    {
      gint64 form_id = asp_row_get_id (g_ptr_array_index (forms, i));
      g_auto (Reading) reading = { NULL };

      g_clear_error (&why);
      reading.session = asp_form_session_new (document, municipality_id, form_id, &why);
      if (reading.session == NULL ||
          (found->session != NULL && !asp_form_session_get_started (reading.session)))
        continue;

      reading.instance = asp_form_instance_load_other (reading.session->instance, data,
                                                       (gssize) length, source_name,
                                                       &reading.losses, &why);
      if (reading.instance == NULL)
        continue;

      clear_reading (found);
      *found = reading;
      reading = (Reading) { NULL };
      if (asp_form_session_get_started (found->session))
        break;
    }
  if (found->session != NULL)
    return TRUE;

  if (why != NULL)
    g_propagate_error (error, g_steal_pointer (&why));
  else
    g_set_error_literal (error, ASP_FORM_ERROR, ASP_FORM_ERROR_STRUCTURE,
                         _("The document does not hold this questionnaire."));

  return FALSE;
}

/* A record on its way into a file, with the files beside it. */
typedef struct
{
  AspDocument *document;        /* (owned) */
  GFile       *target;          /* (owned) */
  gboolean     replace;
  GBytes      *contents;        /* (owned) */
  GPtrArray   *wanted;          /* (owned) (element-type AspAttachment) */
  GPtrArray   *files;           /* (owned) (element-type AspAttachmentFile): those that are read */
} Writing;

static void
free_writing (gpointer data)
{
  Writing *self = data;

  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->wanted);
  g_bytes_unref (self->contents);
  g_object_unref (self->target);
  g_object_unref (self->document);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Writing, free_writing)

/* Returns: (transfer full) (element-type AspAttachment): the files of these names that the document
 * has; a record from elsewhere may name others */
static GPtrArray *
list_attachments (AspFormSession *session,
                  GPtrArray      *names)
{
  GPtrArray *attachments = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (AspRecordList) uploads = asp_form_session_list_uploads (session);

  for (guint i = 0; i < names->len; i++)
    {
      AspAttachment *file = asp_form_upload_find_by_name (uploads,
                                                          g_ptr_array_index (names, i));

      if (file != NULL)
        g_ptr_array_add (attachments, file);
    }

  return attachments;
}

static gboolean
check_names (GPtrArray  *attachments,
             GFile      *target,
             GError    **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < attachments->len; i++)
    g_ptr_array_add (names, (gpointer) asp_record_get_text (g_ptr_array_index (attachments, i),
                                                            "name"));

  return _asp_record_files_check (names, target, error);
}

/* The answers of now. Returns: (transfer full) (nullable). Errors: ASP_FORM_ERROR: there is no such
 * form, or it has not been begun; ASP_STORE_ERROR; ASP_EXPORT_ERROR: a name cannot be used */
static Writing *
create_writing (AspDocument  *document,
                gint64        municipality_id,
                const char   *code,
                GFile        *target,
                gboolean      replace,
                GError      **error)
{
  AspRow *form = asp_form_find_form (document, municipality_id, code);
  g_autoptr (AspFormSession) session =
    asp_form_session_new (document, municipality_id, form != NULL ? asp_row_get_id (form) : 0,
                          error);
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GPtrArray) wanted = NULL;
  Writing *self;
  char *text;

  if (session == NULL)
    return NULL;
  if (!asp_form_session_get_started (session))
    {
      g_set_error (error, ASP_FORM_ERROR, ASP_FORM_ERROR_STRUCTURE,
                   /* Translators: %s is the title of a questionnaire */
                   _("The questionnaire “%s” has not been begun."), session->title);
      return NULL;
    }

  names = _asp_record_files_list_names (session->instance);
  wanted = list_attachments (session, names);
  if (!check_names (wanted, target, error))
    return NULL;

  text = asp_form_instance_to_submission (session->instance);
  self = g_new0 (Writing, 1);
  self->document = g_object_ref (document);
  self->target = g_object_ref (target);
  self->replace = replace;
  self->contents = g_bytes_new_take (text, strlen (text));
  self->wanted = g_steal_pointer (&wanted);
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) asp_attachment_file_free);

  return self;
}

static const char *
get_next_content (Writing *self)
{
  return asp_record_get_text (g_ptr_array_index (self->wanted, self->files->len), "sha256");
}

/* Takes @content over. */
static void
take_content (Writing *self,
              GBytes  *content)
{
  AspRecord *attachment = g_ptr_array_index (self->wanted, self->files->len);
  AspAttachmentFile *file = g_new0 (AspAttachmentFile, 1);

  file->name = g_strdup (asp_record_get_text (attachment, "name"));
  file->content = content;
  g_ptr_array_add (self->files, file);
}

/* Writes the answers given so far to a questionnaire, and the files among them beside it. Blocks.
 * @code: of the form in the document
 * @replace: also files that are others'
 * Errors: ASP_EXPORT_ERROR; then the target is as it was. ASP_FORM_ERROR: there is no such form,
 * or it has not been begun. ASP_STORE_ERROR */
gboolean
asp_form_record_export (AspDocument  *document,
                        gint64        municipality_id,
                        const char   *code,
                        GFile        *target,
                        gboolean      replace,
                        GError      **error)
{
  g_autoptr (Writing) writing = NULL;

  g_return_val_if_fail (ASP_IS_DOCUMENT (document), FALSE);
  g_return_val_if_fail (G_IS_FILE (target), FALSE);

  writing = create_writing (document, municipality_id, code, target, replace, error);
  if (writing == NULL)
    return FALSE;

  while (writing->files->len < writing->wanted->len)
    {
      GBytes *content = asp_store_read_content (_asp_document_get_store (document),
                                                get_next_content (writing), error);

      if (content == NULL)
        return FALSE;
      take_content (writing, content);
    }

  return _asp_record_files_write (writing->files, target, writing->contents, replace, error);
}

/* What a thread has done for another task, whose data must not be freed there: the end of both. */
static void
thread_done_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
run_in_thread (GTask           *task,
               GTaskThreadFunc  func)
{
  g_autoptr (GTask) inner = g_task_new (NULL, NULL, thread_done_cb, g_object_ref (task));

  g_task_set_source_tag (inner, run_in_thread);
  g_task_set_task_data (inner, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (inner, func);
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  Writing *writing = data;
  GError *error = NULL;

  if (_asp_record_files_write (writing->files, writing->target, writing->contents,
                               writing->replace, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void read_next (GTask *task);

static void
content_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GBytes *content = asp_store_read_content_finish (ASP_STORE (source), result, &error);

  if (content == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  take_content (g_task_get_task_data (task), content);
  read_next (task);
}

/* Reads the next file out of the document, or writes when all are there. */
static void
read_next (GTask *task)
{
  Writing *writing = g_task_get_task_data (task);

  if (writing->files->len < writing->wanted->len)
    asp_store_read_content_async (_asp_document_get_store (writing->document),
                                  get_next_content (writing), NULL, content_read_cb,
                                  g_object_ref (task));
  else
    run_in_thread (task, write_in_thread);
}

/* As asp_form_record_export(): the answers are those of now, and the files are written in a thread.
 * It cannot be cancelled: what was begun is written. */
void
asp_form_record_export_async (AspDocument         *document,
                              gint64               municipality_id,
                              const char          *code,
                              GFile               *target,
                              gboolean             replace,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  Writing *writing;

  g_return_if_fail (ASP_IS_DOCUMENT (document));
  g_return_if_fail (G_IS_FILE (target));

  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, asp_form_record_export_async);
  writing = create_writing (document, municipality_id, code, target, replace, &error);
  if (writing == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_task_set_task_data (task, writing, free_writing);
  read_next (task);
}

gboolean
asp_form_record_export_finish (GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Rows of one list in one outer row, in their order: what is compared is not how they are numbered
 * but their places. */
static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const AspFormStored *x = *(const AspFormStored **) a;
  const AspFormStored *y = *(const AspFormStored **) b;
  gsize x_length = strlen (x->path);
  gsize y_length = strlen (y->path);

  /* The outer lists first: their paths are shorter. */
  if (x_length != y_length)
    return (x_length > y_length) - (x_length < y_length);
  if (strcmp (x->path, y->path) != 0)
    return strcmp (x->path, y->path);

  return (x->position > y->position) - (x->position < y->position);
}

static GPtrArray *
list_rows (GHashTable *snapshot)
{
  GPtrArray *rows = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer stored;

  g_hash_table_iter_init (&iter, snapshot);
  while (g_hash_table_iter_next (&iter, NULL, &stored))
    {
      if (((AspFormStored *) stored)->is_row)
        g_ptr_array_add (rows, stored);
    }
  g_ptr_array_sort (rows, compare_rows);

  return rows;
}

static gint64
map_row (GHashTable *map,
         gint64      row_id)
{
  gint64 *mapped = g_hash_table_lookup (map, &row_id);

  return mapped != NULL ? *mapped : row_id;
}

/* The first of @rows at @path in @outer that stands for no other yet. Returns: (nullable) */
static const AspFormStored *
take_row (GPtrArray  *rows,
          GHashTable *taken,
          const char *path,
          gint64      outer)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const AspFormStored *row = g_ptr_array_index (rows, i);

      if (row->parent_row_id == outer && strcmp (row->path, path) == 0 &&
          g_hash_table_add (taken, (gpointer) row))
        return row;
    }

  return NULL;
}

/* Gives the rows of the record the numbers of those that stand in the same places; what is more
 * comes behind them.
 * Returns: (transfer full) (element-type gint64 gint64): number in the record → number here */
static GHashTable *
pair_rows (GHashTable *here,
           GHashTable *record)
{
  GHashTable *map = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) own = list_rows (here);
  g_autoptr (GPtrArray) theirs = list_rows (record);
  guint behind = 0;

  for (guint i = 0; i < own->len; i++)
    behind = MAX (behind, ((AspFormStored *) g_ptr_array_index (own, i))->position + 1);
  for (guint i = 0; i < theirs->len; i++)
    {
      AspFormStored *row = g_ptr_array_index (theirs, i);
      const AspFormStored *match = take_row (own, taken, row->path,
                                             map_row (map, row->parent_row_id));
      gint64 id = match != NULL ? match->row_id
                                : row->is_counted ? row->row_id : asp_id_new ();

      row->position = match != NULL ? match->position : row->position + behind;

      g_hash_table_insert (map, g_memdup2 (&row->row_id, sizeof (gint64)),
                           g_memdup2 (&id, sizeof (gint64)));
    }

  return map;
}

/* Numbers the rows of @record, which loses its entries, anew.
 * Returns: (transfer full) (element-type utf8 AspFormStored) */
static GHashTable *
renumber (GHashTable *record,
          GHashTable *map)
{
  GHashTable *renumbered = asp_form_stored_table_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, record);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      AspFormStored *stored = asp_form_stored_copy (value);

      stored->row_id = map_row (map, stored->row_id);
      stored->parent_row_id = map_row (map, stored->parent_row_id);
      g_hash_table_insert (renumbered, asp_form_stored_key (stored->path, stored->row_id), stored);
    }

  return renumbered;
}

static gboolean
can_be_in_a_record (const AspFormStored *stored,
                    AspRow              *row)
{
  return stored->is_relevant &&
         asp_answer_kind_from_code (asp_row_get_text (row, "kind")) == ASP_ANSWER_ANSWERED;
}

/* What does not matter now is in no record (R10), nor is that somebody does not know an answer yet:
 * what is stored of it stays where the record says nothing. */
static void
keep_unsaid (AspFormAnswers *answers,
             GHashTable     *after)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      AspFormStored *stored = value;
      AspRow *row = !stored->is_row && *stored->value == '\0'
                      ? _asp_form_answers_find (answers, stored->path, stored->row_id) : NULL;
      const char *text;

      if (row == NULL || can_be_in_a_record (stored, row))
        continue;

      text = asp_row_get_text (row, "value");
      g_free (stored->value);
      stored->value = g_strdup (text != NULL ? text : "");
      stored->kind = asp_answer_kind_from_code (asp_row_get_text (row, "kind"));
    }
}

/* What is stored and not in the record goes, but for rows that are put aside (R13). */
static void
delete_rest (AspFormSession *session,
             GHashTable     *after,
             AspEdit        *edit)
{
  g_autoptr (GHashTable) rows = asp_form_instance_list_rows (session->instance);
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, session->answers.stored);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      gint64 row_id = asp_row_get_integer (row, "row_id", 0);
      g_autofree char *key = asp_form_stored_key (asp_row_get_text (row, "path"), row_id);

      if (!g_hash_table_contains (after, key) &&
          (row_id == 0 || g_hash_table_contains (rows, &row_id)))
        asp_edit_delete (edit, "answer", asp_row_get_id (row));
    }
}

static AspEdit *
create_edit (Reading        *reading,
             AspRecordFiles *files)
{
  AspFormSession *session = reading->session;
  AspFormInstance *record = reading->instance;
  AspFormAnswers *answers = &session->answers;
  g_autoptr (GHashTable) here = asp_form_instance_take_snapshot (session->instance);
  g_autoptr (GHashTable) read = asp_form_instance_take_snapshot (record);
  g_autoptr (GHashTable) nothing = asp_form_stored_table_new ();
  g_autoptr (GHashTable) map = pair_rows (here, read);
  g_autoptr (GHashTable) after = renumber (read, map);
  g_autoptr (AspEdit) edit = NULL;
  g_autofree char *label = NULL;
  gint64 was_id = answers->instance_id;
  gint64 id = was_id;
  guint n_before;

  /* Translators: undo step; %s is the title of a questionnaire */
  label = g_strdup_printf (_("Answers read in: %s"), session->title);
  edit = asp_edit_new (label);
  if (id == 0)
    {
      id = asp_edit_insert (edit, "form_instance");
      asp_edit_set_integer (edit, "municipality_id", session->municipality_id);
      asp_edit_set_integer (edit, "form_id", session->form_id);
      answers->instance_id = id;
    }
  n_before = asp_edit_get_n_operations (edit);
  keep_unsaid (answers, after);
  delete_rest (session, after, edit);
  _asp_form_answers_write (answers, edit, nothing, after, NULL, NULL,
                           asp_document_get_author (session->document));
  _asp_record_files_store (files, session, after, edit, reading->losses);
  answers->instance_id = was_id;
  if (was_id != 0 && asp_edit_get_n_operations (edit) == n_before)
    return NULL;

  asp_edit_update (edit, "form_instance", id);
  _asp_form_edit_set_counts (edit, record);
  if (asp_form_session_get_finished (session))
    _asp_form_edit_reopen (edit);

  return g_steal_pointer (&edit);
}

/* A record on its way into the document. */
typedef struct
{
  AspDocument    *document;     /* (owned) */
  gint64          municipality_id;
  GFile          *file;         /* (owned) */
  Reading         reading;
  AspRecordFiles *files;        /* (owned) (nullable): NULL until the record has been read */
} Import;

static void
free_import (gpointer data)
{
  Import *self = data;

  g_clear_pointer (&self->files, _asp_record_files_free);
  clear_reading (&self->reading);
  g_object_unref (self->file);
  g_object_unref (self->document);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Import, free_import)

static Import *
create_import (AspDocument *document,
               gint64       municipality_id,
               GFile       *file)
{
  Import *self = g_new0 (Import, 1);

  self->document = g_object_ref (document);
  self->municipality_id = municipality_id;
  self->file = g_object_ref (file);

  return self;
}

/* Finds out which files the record names. */
static gboolean
take_record (Import  *self,
             GBytes  *record,
             GError **error)
{
  g_autofree char *name = g_file_get_basename (self->file);
  g_autoptr (GPtrArray) names = NULL;

  if (!read_record (self->document, self->municipality_id, record, name, &self->reading, error))
    return FALSE;

  names = _asp_record_files_list_names (self->reading.instance);
  self->files = _asp_record_files_new (names);

  return TRUE;
}

/* Puts the answers of a record in the place of those that are stored, in the questionnaire that it
 * fits, with the files that lie beside it: one step of undo. Blocks.
 * @losses: (out) (transfer full) (element-type utf8): what the form has no place for, and files
 * that are missing.
 * Returns: (transfer full) (nullable): the edit to run; NULL without an error: the same is stored
 * already. Errors: ASP_FORM_ERROR, ASP_STORE_ERROR, G_IO_ERROR */
AspEdit *
asp_form_record_import (AspDocument  *document,
                        gint64        municipality_id,
                        GFile        *file,
                        GPtrArray   **losses,
                        GError      **error)
{
  g_autoptr (Import) self = NULL;
  g_autoptr (GBytes) record = NULL;

  g_return_val_if_fail (ASP_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = create_import (document, municipality_id, file);
  record = g_file_load_bytes (file, NULL, NULL, error);
  if (record == NULL || !take_record (self, record, error))
    return NULL;

  _asp_record_files_load (self->files, file);
  *losses = g_ptr_array_ref (self->reading.losses);

  return create_edit (&self->reading, self->files);
}

static void
load_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Import *self = data;

  _asp_record_files_load (self->files, self->file);
  g_task_return_boolean (task, TRUE);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  GTask *task = user_data;
  Import *self = g_task_get_task_data (task);
  g_autoptr (GBytes) record = NULL;
  GError *error = NULL;

  record = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  if (record != NULL && take_record (self, record, &error))
    run_in_thread (task, load_in_thread);
  else
    g_task_return_error (task, error);
  g_object_unref (task);
}

/* As asp_form_record_import(); the files are read in threads. */
void
asp_form_record_import_async (AspDocument         *document,
                              gint64               municipality_id,
                              GFile               *file,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (ASP_IS_DOCUMENT (document));
  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, asp_form_record_import_async);
  g_task_set_task_data (task, create_import (document, municipality_id, file), free_import);
  g_file_load_bytes_async (file, NULL, loaded_cb, task);
}

/* The answers take the place of those that are stored now. */
AspEdit *
asp_form_record_import_finish (GAsyncResult  *result,
                               GPtrArray    **losses,
                               GError       **error)
{
  Import *self;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;

  self = g_task_get_task_data (G_TASK (result));
  *losses = g_ptr_array_ref (self->reading.losses);

  return create_edit (&self->reading, self->files);
}
