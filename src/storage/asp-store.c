/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-store.h"

#include "asp-store-jobs-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A document on the disk. Its thread owns the connection and does one job after the other; all
 * functions here are for the thread that opened the store, and the functions without "_async" wait
 * for the jobs before them. asp_store_close() must be called before the last reference goes. */

G_DEFINE_QUARK (asp-store-error-quark, asp_store_error)

G_DEFINE_FINAL_TYPE (AspStore, asp_store, G_TYPE_OBJECT)

static AspCommit *
copy_commit (AspCommit *self)
{
  AspCommit *copy = g_new0 (AspCommit, 1);

  copy->label = g_strdup (self->label);
  copy->changes = g_ptr_array_ref (self->changes);

  return copy;
}

G_DEFINE_BOXED_TYPE (AspCommit, asp_commit, copy_commit, asp_commit_free)

void
asp_commit_free (AspCommit *self)
{
  if (self == NULL)
    return;

  g_free (self->label);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

static AspStoreNews *
copy_news (AspStoreNews *self)
{
  AspStoreNews *copy = g_new0 (AspStoreNews, 1);

  copy->rows = self->rows != NULL ? g_ptr_array_ref (self->rows) : NULL;
  copy->in_use = self->in_use;
  copy->holder = g_strdup (self->holder);
  copy->asked_by = g_strdup (self->asked_by);

  return copy;
}

G_DEFINE_BOXED_TYPE (AspStoreNews, asp_store_news, copy_news, asp_store_news_free)

void
asp_store_news_free (AspStoreNews *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self->holder);
  g_free (self->asked_by);
  g_free (self);
}

static void
free_news (gpointer data)
{
  asp_store_news_free (data);
}

static void
free_open_input (gpointer data)
{
  AspStoreOpenInput *input = data;

  g_free (input->path);
  g_free (input);
}

static void
free_commit_input (gpointer data)
{
  AspStoreCommitInput *input = data;

  asp_edit_unref (input->edit);
  g_free (input->author);
  g_free (input);
}

static void
free_commit (gpointer data)
{
  asp_commit_free (data);
}

static void
free_rows (gpointer data)
{
  g_ptr_array_unref (data);
}

/* Makes the labels that the worker left last those that are seen. */
static void
adopt_labels (AspStore *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->mutex);

  if (g_strcmp0 (self->undo_label, self->next_undo) != 0)
    {
      g_free (self->undo_label);
      self->undo_label = g_strdup (self->next_undo);
    }
  if (g_strcmp0 (self->redo_label, self->next_redo) != 0)
    {
      g_free (self->redo_label);
      self->redo_label = g_strdup (self->next_redo);
    }
}

static void
job_done_cb (gpointer      target,
             const GError *error)
{
  adopt_labels (target);
}

static void
open_done_cb (gpointer      target,
              const GError *error)
{
  AspStore *self = target;

  if (error != NULL)
    g_clear_pointer (&self->worker, asp_worker_stop);
  else
    adopt_labels (self);
}

static void
set_closed_error (GError **error)
{
  g_set_error_literal (error, ASP_STORE_ERROR, ASP_STORE_ERROR_CLOSED,
                       _("The document has been closed"));
}

static gpointer
run_sync (AspStore    *self,
          AspJobFunc   func,
          gpointer     input,
          GError     **error)
{
  gpointer result;

  if (self->worker == NULL)
    {
      set_closed_error (error);
      return NULL;
    }

  result = asp_worker_run (self->worker, func, self, input, error);
  adopt_labels (self);

  return result;
}

/* Takes @input. */
static void
run_async (AspStore            *self,
           AspJobFunc           func,
           gpointer             input,
           GDestroyNotify       free_input,
           GDestroyNotify       free_result,
           gpointer             source_tag,
           GCancellable        *cancellable,
           GAsyncReadyCallback  callback,
           gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, source_tag);
  /* The worker looks before it begins: a commit that was made is reported as made. */
  g_task_set_check_cancellable (task, FALSE);

  if (self->worker == NULL)
    {
      GError *error = NULL;

      set_closed_error (&error);
      g_task_return_error (task, error);
      if (input != NULL)
        free_input (input);
      return;
    }

  asp_worker_run_async (self->worker, func, G_OBJECT (self), input, free_input,
                        g_steal_pointer (&task), free_result, job_done_cb);
}

static void
asp_store_finalize (GObject *object)
{
  AspStore *self = ASP_STORE (object);

  /* The thread cannot be joined here: a task may drop the last reference anywhere. */
  g_assert (self->worker == NULL);

  g_object_unref (self->file);
  g_free (self->author);
  g_free (self->undo_label);
  g_free (self->redo_label);
  g_free (self->holder);
  g_free (self->next_undo);
  g_free (self->next_redo);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (asp_store_parent_class)->finalize (object);
}

static void
asp_store_class_init (AspStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = asp_store_finalize;
}

static void
asp_store_init (AspStore *self)
{
  g_mutex_init (&self->mutex);
  self->author = g_utf8_make_valid (g_get_user_name (), -1);
}

static AspStore *
make_store (GFile *file)
{
  AspStore *self = g_object_new (ASP_TYPE_STORE, NULL);

  self->file = g_object_ref (file);
  self->worker = asp_worker_new ("asp-storage");

  return self;
}

static AspStoreOpenInput *
make_open_input (GFile                 *file,
                 AspStoreMode           mode,
                 const AspStoreOptions *options)
{
  AspStoreOpenInput *input = g_new0 (AspStoreOpenInput, 1);

  input->path = g_file_get_path (file);
  input->mode = mode;
  input->options = *options;

  return input;
}

/* asp_store_open() with what only tests vary. */
AspStore *
asp_store_open_with (GFile                  *file,
                     AspStoreMode            mode,
                     const AspStoreOptions  *options,
                     GError                **error)
{
  g_autoptr (AspStore) self = NULL;
  AspStoreOpenInput *input;
  gpointer opened;

  g_return_val_if_fail (G_IS_FILE (file), NULL);
  g_return_val_if_fail (options != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = make_store (file);
  input = make_open_input (file, mode, options);
  opened = asp_worker_run (self->worker, asp_store_job_open, self, input, error);
  free_open_input (input);

  if (opened == NULL)
    {
      g_clear_pointer (&self->worker, asp_worker_stop);
      return NULL;
    }

  adopt_labels (self);

  return opened;
}

/* Opens or creates a document and waits for it. Each code of %ASP_STORE_ERROR but CONSTRAINT,
 * CONFLICT and CLOSED is possible.
 * Returns: (transfer full) (nullable): the store, to be closed by asp_store_close() */
AspStore *
asp_store_open (GFile         *file,
                AspStoreMode   mode,
                GError       **error)
{
  AspStoreOptions options = { 0 };

  return asp_store_open_with (file, mode, &options, error);
}

/* An opened store that nobody fetched. */
static void
discard_store (gpointer data)
{
  AspStore *self = data;

  asp_store_close (self, NULL); /* Nothing was written, so nothing can fail to be. */
  g_object_unref (self);
}

void
asp_store_open_async (GFile               *file,
                      AspStoreMode         mode,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  AspStoreOptions options = { 0 };
  g_autoptr (AspStore) self = NULL;
  GTask *task;

  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (cancellable == NULL || G_IS_CANCELLABLE (cancellable));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, asp_store_open_async);
  self = make_store (file);
  asp_worker_run_async (self->worker, asp_store_job_open, G_OBJECT (self),
                        make_open_input (file, mode, &options), free_open_input, task,
                        discard_store, open_done_cb);
}

/* Returns: (transfer full) (nullable): the store, to be closed by asp_store_close() */
AspStore *
asp_store_open_finish (GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Waits for all jobs, then closes the file and gives the right to write back. Later calls fail with
 * %ASP_STORE_ERROR_CLOSED. Closing again does nothing. */
gboolean
asp_store_close (AspStore  *self,
                 GError   **error)
{
  gboolean is_closed;

  g_return_val_if_fail (ASP_IS_STORE (self), FALSE);

  if (self->worker == NULL)
    return TRUE;

  is_closed = asp_worker_run (self->worker, asp_store_job_close, self, NULL, error) != NULL;
  g_clear_pointer (&self->worker, asp_worker_stop);
  g_clear_pointer (&self->undo_label, g_free);
  g_clear_pointer (&self->redo_label, g_free);
  g_clear_pointer (&self->next_undo, g_free);
  g_clear_pointer (&self->next_redo, g_free);

  return is_closed;
}

/* Returns: (transfer none): the file as it was given */
GFile *
asp_store_get_file (AspStore *self)
{
  g_return_val_if_fail (ASP_IS_STORE (self), NULL);

  return self->file;
}

AspReadOnlyReason
asp_store_get_read_only_reason (AspStore *self)
{
  g_return_val_if_fail (ASP_IS_STORE (self), ASP_READ_ONLY_NO);

  return self->reason;
}

/* Returns: (nullable): who writes the document, as "user@host", when it is in use elsewhere */
const char *
asp_store_get_holder (AspStore *self)
{
  g_return_val_if_fail (ASP_IS_STORE (self), NULL);

  return self->holder;
}

/* Returns: (transfer full) (element-type AspRow) (nullable): the rows */
GPtrArray *
asp_store_load (AspStore  *self,
                GError   **error)
{
  g_return_val_if_fail (ASP_IS_STORE (self), NULL);

  return run_sync (self, asp_store_job_load, NULL, error);
}

void
asp_store_load_async (AspStore            *self,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_return_if_fail (ASP_IS_STORE (self));

  run_async (self, asp_store_job_load, NULL, NULL, free_rows, asp_store_load_async, cancellable,
             callback, user_data);
}

/* Returns: (transfer full) (element-type AspRow) (nullable): the rows */
GPtrArray *
asp_store_load_finish (AspStore      *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Returns: (transfer full) (element-type AspRow) (nullable): the rows in the order of their keys;
 *   an unknown table or column is an error */
GPtrArray *
asp_store_find (AspStore    *self,
                const char  *table,
                const char  *column,
                gint64       value,
                GError     **error)
{
  AspStoreFindInput input = { table, column, value };

  g_return_val_if_fail (ASP_IS_STORE (self), NULL);
  g_return_val_if_fail (table != NULL, NULL);
  g_return_val_if_fail (column != NULL, NULL);

  return run_sync (self, asp_store_job_find, &input, error);
}

static AspStoreCommitInput *
make_commit_input (AspStore *self,
                   AspEdit  *edit)
{
  AspStoreCommitInput *input = g_new0 (AspStoreCommitInput, 1);

  input->edit = asp_edit_ref (edit);
  input->author = g_strdup (self->author);

  return input;
}

/* Writes an edit with its undo in one transaction: when this returns, both survive a power cut;
 * when it fails, nothing has changed. The edit must not be changed any more.
 * Returns: (transfer full) (nullable): what changed, cascades included; without changes the edit
 *   changed nothing and is not in the history */
AspCommit *
asp_store_commit (AspStore  *self,
                  AspEdit   *edit,
                  GError   **error)
{
  AspStoreCommitInput *input;
  AspCommit *commit;

  g_return_val_if_fail (ASP_IS_STORE (self), NULL);
  g_return_val_if_fail (edit != NULL, NULL);

  input = make_commit_input (self, edit);
  commit = run_sync (self, asp_store_job_commit, input, error);
  free_commit_input (input);

  return commit;
}

/* Cancelling keeps an edit from being begun; one that was begun is finished and reported. */
void
asp_store_commit_async (AspStore            *self,
                        AspEdit             *edit,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (ASP_IS_STORE (self));
  g_return_if_fail (edit != NULL);

  run_async (self, asp_store_job_commit, make_commit_input (self, edit), free_commit_input,
             free_commit, asp_store_commit_async, cancellable, callback, user_data);
}

/* Returns: (transfer full) (nullable): as asp_store_commit() */
AspCommit *
asp_store_commit_finish (AspStore      *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Takes back the last step, all of it or nothing. %ASP_STORE_ERROR_CONFLICT when there is none or
 * when its rows are not what it left.
 * Returns: (transfer full) (nullable): the step's label and what changed */
AspCommit *
asp_store_undo (AspStore  *self,
                GError   **error)
{
  g_return_val_if_fail (ASP_IS_STORE (self), NULL);

  return run_sync (self, asp_store_job_undo, NULL, error);
}

void
asp_store_undo_async (AspStore            *self,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_return_if_fail (ASP_IS_STORE (self));

  run_async (self, asp_store_job_undo, NULL, NULL, free_commit, asp_store_undo_async, cancellable,
             callback, user_data);
}

/* Returns: (transfer full) (nullable): as asp_store_undo() */
AspCommit *
asp_store_undo_finish (AspStore      *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Does the step again that was taken back last; errors as for asp_store_undo().
 * Returns: (transfer full) (nullable): the step's label and what changed */
AspCommit *
asp_store_redo (AspStore  *self,
                GError   **error)
{
  g_return_val_if_fail (ASP_IS_STORE (self), NULL);

  return run_sync (self, asp_store_job_redo, NULL, error);
}

void
asp_store_redo_async (AspStore            *self,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_return_if_fail (ASP_IS_STORE (self));

  run_async (self, asp_store_job_redo, NULL, NULL, free_commit, asp_store_redo_async, cancellable,
             callback, user_data);
}

/* Returns: (transfer full) (nullable): as asp_store_redo() */
AspCommit *
asp_store_redo_finish (AspStore      *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Returns: (nullable): the label; valid until the next job ends */
const char *
asp_store_get_undo_label (AspStore *self)
{
  g_return_val_if_fail (ASP_IS_STORE (self), NULL);

  return self->undo_label;
}

/* Returns: (nullable): the label; valid until the next job ends */
const char *
asp_store_get_redo_label (AspStore *self)
{
  g_return_val_if_fail (ASP_IS_STORE (self), NULL);

  return self->redo_label;
}

/* Returns: (transfer full) (nullable): the content whose SHA-256 in lower-case hexadecimal is
 *   @sha256; %ASP_STORE_ERROR_DAMAGED when what is stored has another */
GBytes *
asp_store_read_content (AspStore    *self,
                        const char  *sha256,
                        GError     **error)
{
  g_return_val_if_fail (ASP_IS_STORE (self), NULL);
  g_return_val_if_fail (sha256 != NULL, NULL);

  return run_sync (self, asp_store_job_read_content, (gpointer) sha256, error);
}

static void
free_content (gpointer data)
{
  g_bytes_unref (data);
}

void
asp_store_read_content_async (AspStore            *self,
                              const char          *sha256,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_return_if_fail (ASP_IS_STORE (self));
  g_return_if_fail (sha256 != NULL);

  run_async (self, asp_store_job_read_content, g_strdup (sha256), g_free, free_content,
             asp_store_read_content_async, cancellable, callback, user_data);
}

/* Returns: (transfer full) (nullable): as asp_store_read_content() */
GBytes *
asp_store_read_content_finish (AspStore      *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Writes a copy of the document as it is now. An existing @target is replaced when the copy is
 * complete, checked and on the disk; on failure it stays as it was. A link is replaced, not
 * followed. */
gboolean
asp_store_backup (AspStore  *self,
                  GFile     *target,
                  GError   **error)
{
  g_autoptr (GObject) done = NULL;
  g_autofree char *path = NULL;

  g_return_val_if_fail (ASP_IS_STORE (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (target), FALSE);

  path = g_file_get_path (target);
  done = run_sync (self, asp_store_job_backup, path, error);

  return done != NULL;
}

/* Cancelling keeps a copy from being begun; one that was begun is finished. */
void
asp_store_backup_async (AspStore            *self,
                        GFile               *target,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (ASP_IS_STORE (self));
  g_return_if_fail (G_IS_FILE (target));

  run_async (self, asp_store_job_backup, g_file_get_path (target), g_free, g_object_unref,
             asp_store_backup_async, cancellable, callback, user_data);
}

/* Returns: as asp_store_backup() */
gboolean
asp_store_backup_finish (AspStore      *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_autoptr (GObject) done = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  done = g_task_propagate_pointer (G_TASK (result), error);

  return done != NULL;
}

/* Looks whether others have written the document or would like to write it.
 * Returns: (transfer full) (nullable): the news */
AspStoreNews *
asp_store_look (AspStore  *self,
                GError   **error)
{
  g_return_val_if_fail (ASP_IS_STORE (self), NULL);

  return run_sync (self, asp_store_job_look, NULL, error);
}

void
asp_store_look_async (AspStore            *self,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  g_return_if_fail (ASP_IS_STORE (self));

  run_async (self, asp_store_job_look, NULL, NULL, free_news, asp_store_look_async, cancellable,
             callback, user_data);
}

/* Returns: (transfer full) (nullable): as asp_store_look() */
AspStoreNews *
asp_store_look_finish (AspStore      *self,
                       GAsyncResult  *result,
                       GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Asks the process that writes the document to give the right up, or takes that back. Whether it
 * has is seen by asp_store_look(). %ASP_STORE_ERROR_PERMISSION when it cannot be asked. */
gboolean
asp_store_ask (AspStore  *self,
               gboolean   ask,
               GError   **error)
{
  g_autoptr (GObject) done = NULL;

  g_return_val_if_fail (ASP_IS_STORE (self), FALSE);

  done = run_sync (self, asp_store_job_ask, GINT_TO_POINTER (ask), error);

  return done != NULL;
}

/* Returns: (transfer none): who makes the commits, as asp_store_set_author() said */
const char *
asp_store_get_author (AspStore *self)
{
  g_return_val_if_fail (ASP_IS_STORE (self), NULL);

  return self->author;
}

/* Names who makes the commits from now on; at first the user's login name. */
void
asp_store_set_author (AspStore   *self,
                      const char *author)
{
  g_return_if_fail (ASP_IS_STORE (self));
  g_return_if_fail (author != NULL);

  if (strcmp (self->author, author) == 0)
    return;

  g_free (self->author);
  self->author = g_strdup (author);
}
