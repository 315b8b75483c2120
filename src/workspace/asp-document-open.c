/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-document-private.h"

G_STATIC_ASSERT ((int) ASP_DOCUMENT_OPEN == (int) ASP_STORE_OPEN);
G_STATIC_ASSERT ((int) ASP_DOCUMENT_OPEN_READ_ONLY == (int) ASP_STORE_OPEN_READ_ONLY);
G_STATIC_ASSERT ((int) ASP_DOCUMENT_CREATE == (int) ASP_STORE_CREATE);
G_STATIC_ASSERT ((int) ASP_DOCUMENT_FOLLOW == (int) ASP_STORE_OPEN_FOLLOW);

/* Opens or makes a document and reads it. Blocks: for the command line and for tests.
 * Errors: ASP_STORE_ERROR. */
AspDocument *
asp_document_open (GFile         *file,
                   AspDocumentMode   mode,
                   GError       **error)
{
  g_autoptr (AspStore) store = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  store = asp_store_open (file, (AspStoreMode) mode, error);
  if (store == NULL)
    return NULL;

  rows = asp_store_load (store, error);
  if (rows == NULL)
    {
      asp_store_close (store, NULL);
      return NULL;
    }

  return _asp_document_new (store, rows);
}

static void
store_loaded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = asp_store_load_finish (ASP_STORE (source), result, &error);

  if (rows == NULL)
    {
      asp_store_close (ASP_STORE (source), NULL);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  g_task_return_pointer (task, _asp_document_new (ASP_STORE (source), rows), g_object_unref);
}

static void
store_opened_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AspStore) store = asp_store_open_finish (result, &error);

  if (store == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  asp_store_load_async (store, g_task_get_cancellable (task), store_loaded_cb,
                        g_object_ref (task));
}

void
asp_document_open_async (GFile               *file,
                         AspDocumentMode      mode,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, asp_document_open_async);
  /* A document that was opened has to be closed by the caller, cancelled or not. */
  g_task_set_check_cancellable (task, FALSE);
  asp_store_open_async (file, (AspStoreMode) mode, cancellable, store_opened_cb,
                        g_object_ref (task));
}

/* Returns: (transfer full): the document, to be closed with asp_document_close() */
AspDocument *
asp_document_open_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Names who makes the changes from now on. @author: (nullable): NULL for the name of the account on
 * this computer */
void
asp_document_set_author (AspDocument *self,
                         const char  *author)
{
  g_autofree char *name = NULL;

  g_return_if_fail (ASP_IS_DOCUMENT (self));

  /* GLib's word for an account that has no name but its login */
  if (author == NULL && g_strcmp0 (g_get_real_name (), "Unknown") != 0)
    author = g_get_real_name ();
  if (author == NULL || *author == '\0')
    author = g_get_user_name ();
  name = g_utf8_make_valid (author, -1);
  asp_store_set_author (_asp_document_get_store (self), name);
}

/* Returns: (transfer none): who makes the changes */
const char *
asp_document_get_author (AspDocument *self)
{
  g_return_val_if_fail (ASP_IS_DOCUMENT (self), NULL);

  return asp_store_get_author (_asp_document_get_store (self));
}

static void
backup_written_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (asp_store_backup_finish (ASP_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Writes a copy of the document as it is on disk when the edits on their way are stored. */
void
asp_document_backup_async (AspDocument         *self,
                           GFile               *target,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (ASP_IS_DOCUMENT (self));
  g_return_if_fail (G_IS_FILE (target));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, asp_document_backup_async);
  asp_store_backup_async (_asp_document_get_store (self), target, NULL, backup_written_cb, task);
}

/* Errors: ASP_STORE_ERROR; then what was at the place before is still there. */
gboolean
asp_document_backup_finish (AspDocument   *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
