/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-compat-file.h"

#include <glib/gi18n-lib.h>

/* GtkFileDialog came with GTK 4.10; the baseline has GtkFileChooserNative only. */

static void
close_dialog (GtkNativeDialog *dialog,
              GTask           *task)
{
  gulong cancel_id = GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (dialog), "asp-cancel-id"));

  g_cancellable_disconnect (g_task_get_cancellable (task), cancel_id);
  g_object_set_data (G_OBJECT (dialog), "asp-cancel-id", NULL);
  g_signal_handlers_disconnect_by_data (dialog, task);
  gtk_native_dialog_destroy (dialog);

  /* The result may outlive the windows, and a dialog must not outlive its parent. */
  g_task_set_task_data (task, NULL, NULL);
}

static void
dialog_response_cb (GtkNativeDialog *dialog,
                    int              response,
                    GTask           *task)
{
  g_autoptr(GTask) owned = task;
  g_autoptr(GtkNativeDialog) kept = g_object_ref (dialog);

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      close_dialog (dialog, task);
      if (file != NULL)
        g_task_return_pointer (task, g_steal_pointer (&file), g_object_unref);
      else
        g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                                 "The dialog was accepted without a file");
      return;
    }

  close_dialog (dialog, task);
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "No file was chosen");
}

/* The dialog must not be taken down inside the cancellable's own signal: disconnecting there
 * would wait for itself. */
static gboolean
cancel_idle_cb (gpointer user_data)
{
  GTask *task = user_data;
  GtkNativeDialog *dialog = g_task_get_task_data (task);

  if (dialog != NULL)
    dialog_response_cb (dialog, GTK_RESPONSE_CANCEL, task);

  return G_SOURCE_REMOVE;
}

static void
cancelled_cb (GCancellable *cancellable,
              GTask        *task)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, cancel_idle_cb, g_object_ref (task), g_object_unref);
}

static void
add_filter (GtkFileChooser           *chooser,
            const AspCompatFileQuery *query)
{
  g_autoptr(GtkFileFilter) filter = NULL;
  g_autoptr(GtkFileFilter) all = NULL;

  if (query->patterns == NULL && query->media_types == NULL)
    return;

  filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, query->filter_name);
  for (guint i = 0; query->patterns != NULL && query->patterns[i] != NULL; i++)
    gtk_file_filter_add_pattern (filter, query->patterns[i]);
  for (guint i = 0; query->media_types != NULL && query->media_types[i] != NULL; i++)
    gtk_file_filter_add_mime_type (filter, query->media_types[i]);
  gtk_file_chooser_add_filter (chooser, filter);

  all = gtk_file_filter_new ();
  gtk_file_filter_set_name (all, _("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, all);
}

static void
run_dialog (GtkWindow                *parent,
            GtkFileChooserAction      action,
            const AspCompatFileQuery *query,
            GTask                    *task)
{
  GtkFileChooserNative *native = gtk_file_chooser_native_new (query->title, parent, action,
                                                              query->accept_label, NULL);
  GCancellable *cancellable = g_task_get_cancellable (task);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (native), TRUE);
  add_filter (GTK_FILE_CHOOSER (native), query);

  /* A folder that is gone is no reason to refuse: the dialog then begins where it likes. */
  if (query->folder != NULL)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (native), query->folder, NULL);
  if (query->suggested_name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (native), query->suggested_name);

  g_task_set_task_data (task, native, g_object_unref);
  g_signal_connect (native, "response", G_CALLBACK (dialog_response_cb), task);
  if (cancellable != NULL)
    {
      gulong id = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), task, NULL);

      g_object_set_data (G_OBJECT (native), "asp-cancel-id", GSIZE_TO_POINTER (id));
    }

  /* The task is now owned by the dialog's response. */
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (native));
}

/**
 * asp_compat_open_file_async:
 * @parent: (nullable): the window in front of which the dialog stands
 * @query: what to ask
 *
 * Lets the user choose a file that exists.
 */
void
asp_compat_open_file_async (GtkWindow                *parent,
                            const AspCompatFileQuery *query,
                            GCancellable             *cancellable,
                            GAsyncReadyCallback       callback,
                            gpointer                  user_data)
{
  GTask *task;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (query != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, asp_compat_open_file_async);
  run_dialog (parent, GTK_FILE_CHOOSER_ACTION_OPEN, query, task);
}

/**
 * asp_compat_open_file_finish:
 *
 * Returns: (transfer full) (nullable): the file; %G_IO_ERROR_CANCELLED when the user went back
 */
GFile *
asp_compat_open_file_finish (GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, asp_compat_open_file_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * asp_compat_save_file_async:
 *
 * Lets the user name a file to write; the dialog asks before one that exists is replaced.
 */
void
asp_compat_save_file_async (GtkWindow                *parent,
                            const AspCompatFileQuery *query,
                            GCancellable             *cancellable,
                            GAsyncReadyCallback       callback,
                            gpointer                  user_data)
{
  GTask *task;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (query != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, asp_compat_save_file_async);
  run_dialog (parent, GTK_FILE_CHOOSER_ACTION_SAVE, query, task);
}

GFile *
asp_compat_save_file_finish (GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, asp_compat_save_file_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
