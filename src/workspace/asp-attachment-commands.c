/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-attachment-commands.h"

#include <glib/gi18n-lib.h>

#include "asp-document-private.h"

G_DEFINE_QUARK (asp-attachment-error-quark, asp_attachment_error)

void
asp_attachment_file_free (AspAttachmentFile *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->media_type);
  g_bytes_unref (self->content);
  g_free (self);
}

/* The file is looked at first: nothing is read of one that cannot be taken. */
static gboolean
check_file (GFile         *file,
            GFileInfo     *info,
            GError       **error)
{
  g_autofree char *limit = g_format_size_full (ASP_ATTACHMENT_MAX_BYTES,
                                               G_FORMAT_SIZE_IEC_UNITS);

  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      g_set_error (error, ASP_ATTACHMENT_ERROR, ASP_ATTACHMENT_ERROR_NO_FILE,
                   /* Translators: %s is the name of a folder */
                   _("“%s” is no file that can be attached."),
                   g_file_info_get_display_name (info));
      return FALSE;
    }

  if (g_file_info_get_size (info) > ASP_ATTACHMENT_MAX_BYTES)
    {
      g_autofree char *size = g_format_size_full ((guint64) g_file_info_get_size (info),
                                                  G_FORMAT_SIZE_IEC_UNITS);

      g_set_error (error, ASP_ATTACHMENT_ERROR, ASP_ATTACHMENT_ERROR_TOO_LARGE,
                   /* Translators: the name of a file, its size, the limit */
                   _("“%s” has %s; a file of at most %s can be attached."),
                   g_file_info_get_display_name (info), size, limit);
      return FALSE;
    }

  return TRUE;
}

/* Reads a file that is to be attached. Blocks; any thread. Errors: as of
 * asp_attachment_file_load_finish(). Returns: (transfer full) (nullable) */
AspAttachmentFile *
asp_attachment_file_load (GFile                *file,
                          GFileQueryInfoFlags   flags,
                          GCancellable         *cancellable,
                          GError              **error)
{
  static const char attributes[] = G_FILE_ATTRIBUTE_STANDARD_TYPE ","
                                   G_FILE_ATTRIBUTE_STANDARD_SIZE ","
                                   G_FILE_ATTRIBUTE_STANDARD_DISPLAY_NAME ","
                                   G_FILE_ATTRIBUTE_STANDARD_CONTENT_TYPE;
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GBytes) content = NULL;
  AspAttachmentFile *result;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  info = g_file_query_info (file, attributes, flags, cancellable, error);
  if (info == NULL || !check_file (file, info, error))
    return NULL;

  content = g_file_load_bytes (file, cancellable, NULL, error);
  if (content == NULL)
    return NULL;

  result = g_new0 (AspAttachmentFile, 1);
  result->content = g_steal_pointer (&content);
  result->name = g_strdup (g_file_info_get_display_name (info));
  result->media_type = g_content_type_get_mime_type (g_file_info_get_content_type (info));

  return result;
}

static void
load_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  AspAttachmentFile *file = asp_attachment_file_load (data, G_FILE_QUERY_INFO_NONE, cancellable,
                                                      &error);

  if (file != NULL)
    g_task_return_pointer (task, file, (GDestroyNotify) asp_attachment_file_free);
  else
    g_task_return_error (task, error);
}

/* As asp_attachment_file_load(), in a thread. */
void
asp_attachment_file_load_async (GFile               *file,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, asp_attachment_file_load_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, load_in_thread);
}

/* Errors: ASP_ATTACHMENT_ERROR, G_IO_ERROR; both name the file in the user's language.
 * Returns: (transfer full) (nullable) */
AspAttachmentFile *
asp_attachment_file_load_finish (GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Adds the attaching of @file to an edit that does something else as well. */
void
asp_attachment_edit_add (AspEdit           *edit,
                         const char        *owner_table,
                         gint64             owner_id,
                         AspAttachmentFile *file)
{
  g_autofree char *sha256 = NULL;

  g_return_if_fail (edit != NULL);
  g_return_if_fail (owner_table != NULL);
  g_return_if_fail (owner_id != 0);
  g_return_if_fail (file != NULL);

  sha256 = asp_edit_add_content (edit, file->content);
  asp_edit_insert (edit, "attachment");
  asp_edit_set_text (edit, "owner_table", owner_table);
  asp_edit_set_integer (edit, "owner_id", owner_id);
  asp_edit_set_text (edit, "sha256", sha256);
  asp_edit_set_text (edit, "name", file->name);
  asp_edit_set_text (edit, "media_type", file->media_type);
  asp_edit_set_integer (edit, "size", (gint64) g_bytes_get_size (file->content));
}

/* Returns: (transfer full) */
AspEdit *
asp_attachment_command_add (const char        *owner_table,
                            gint64             owner_id,
                            AspAttachmentFile *file)
{
  g_autofree char *label = NULL;
  AspEdit *edit;

  g_return_val_if_fail (file != NULL, NULL);

  /* Translators: undo step; %s is the name of a file */
  label = g_strdup_printf (_("File attached: %s"), file->name);
  edit = asp_edit_new (label);
  asp_attachment_edit_add (edit, owner_table, owner_id, file);

  return edit;
}

/* The content stays in the document, so that the removal can be undone. Returns: (transfer full) */
AspEdit *
asp_attachment_command_remove (AspAttachment *attachment)
{
  g_autofree char *label = NULL;
  AspEdit *edit;

  g_return_val_if_fail (ASP_IS_ATTACHMENT (attachment), NULL);

  /* Translators: undo step; %s is the name of a file */
  label = g_strdup_printf (_("File removed: %s"),
                           asp_record_get_text (ASP_RECORD (attachment), "name"));
  edit = asp_edit_new (label);
  asp_edit_delete (edit, "attachment", asp_record_get_id (ASP_RECORD (attachment)));

  return edit;
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_file_replace_contents_finish (G_FILE (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
content_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GBytes) content = asp_store_read_content_finish (ASP_STORE (source), result, &error);

  if (content == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_file_replace_contents_bytes_async (g_task_get_task_data (task), content, NULL, FALSE,
                                       G_FILE_CREATE_PRIVATE, NULL, saved_cb,
                                       g_object_ref (task));
}

/* Writes an attachment's content to a file, which is replaced when it is there. */
void
asp_attachment_save_async (AspDocument         *document,
                           AspAttachment       *attachment,
                           GFile               *target,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (ASP_IS_DOCUMENT (document));
  g_return_if_fail (ASP_IS_ATTACHMENT (attachment));
  g_return_if_fail (G_IS_FILE (target));

  task = g_task_new (document, NULL, callback, user_data);
  g_task_set_source_tag (task, asp_attachment_save_async);
  g_task_set_task_data (task, g_object_ref (target), g_object_unref);
  asp_store_read_content_async (_asp_document_get_store (document),
                                asp_record_get_text (ASP_RECORD (attachment), "sha256"),
                                NULL, content_read_cb, task);
}

/* Errors: ASP_STORE_ERROR when the document does not hold it whole, G_IO_ERROR. */
gboolean
asp_attachment_save_finish (AspDocument   *document,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, document), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
