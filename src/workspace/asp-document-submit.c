/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-document-private.h"

/* What views use: edits and steps whose end is told by signals of the document. */

static void
submitted_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  AspDocument *self = ASP_DOCUMENT (source);
  g_autoptr (AspEdit) edit = user_data;
  g_autoptr (GError) error = NULL;

  if (asp_document_run_finish (self, result, &error))
    g_signal_emit_by_name (self, "committed", edit);
  else
    g_signal_emit_by_name (self, "failed", edit, error);
}

/* Runs an edit whose end is told by the signals "committed" and "failed": what views use. */
void
asp_document_submit (AspDocument *self,
                     AspEdit     *edit)
{
  g_return_if_fail (ASP_IS_DOCUMENT (self));
  g_return_if_fail (edit != NULL);

  asp_document_run_async (self, edit, NULL, submitted_cb, asp_edit_ref (edit));
}

static void
stored_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  AspDocument *self = ASP_DOCUMENT (source);
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!asp_document_run_finish (self, result, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  g_signal_emit_by_name (self, "committed", g_task_get_task_data (task));
  g_task_return_boolean (task, TRUE);
}

/* As asp_document_submit(), for a view that keeps what was typed until it is stored: a failure is
 * told to it alone. */
void
asp_document_submit_async (AspDocument         *self,
                           AspEdit             *edit,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (ASP_IS_DOCUMENT (self));
  g_return_if_fail (edit != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, asp_document_submit_async);
  g_task_set_task_data (task, asp_edit_ref (edit), (GDestroyNotify) asp_edit_unref);
  asp_document_run_async (self, edit, NULL, stored_cb, task);
}

/* Errors: ASP_STORE_ERROR; then nothing has changed. */
gboolean
asp_document_submit_finish (AspDocument   *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
finish_step (AspDocument *self,
             AspCommit   *commit,
             GError      *error)
{
  _asp_document_change_pending (self, -1);
  if (!_asp_document_take_commit (self, commit))
    g_signal_emit_by_name (self, "failed", NULL, error);
}

static void
undone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AspDocument) self = user_data;
  g_autoptr (GError) error = NULL;
  AspCommit *commit = asp_store_undo_finish (ASP_STORE (source), result, &error);

  finish_step (self, commit, error);
}

static void
redone_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AspDocument) self = user_data;
  g_autoptr (GError) error = NULL;
  AspCommit *commit = asp_store_redo_finish (ASP_STORE (source), result, &error);

  finish_step (self, commit, error);
}

/* Takes the last step back; a failure is told by "failed". */
void
asp_document_submit_undo (AspDocument *self)
{
  g_return_if_fail (ASP_IS_DOCUMENT (self));

  _asp_document_change_pending (self, +1);
  asp_store_undo_async (_asp_document_get_store (self), NULL, undone_cb, g_object_ref (self));
}

void
asp_document_submit_redo (AspDocument *self)
{
  g_return_if_fail (ASP_IS_DOCUMENT (self));

  _asp_document_change_pending (self, +1);
  asp_store_redo_async (_asp_document_get_store (self), NULL, redone_cb, g_object_ref (self));
}
