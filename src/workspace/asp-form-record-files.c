/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-record-files.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-export-file.h"
#include "asp-form-session-private.h"
#include "asp-schedule-export.h"

/* What file systems take. */
#define MAX_NAME 255

/* Whether the file lies in the folder where it is looked for. */
static gboolean
is_plain (const char *name)
{
  if (*name == '\0' || strlen (name) > MAX_NAME || !g_utf8_validate (name, -1, NULL) ||
      strcmp (name, ".") == 0 || strcmp (name, "..") == 0)
    return FALSE;

  for (const char *p = name; *p != '\0'; p++)
    {
      if (*p == '/' || (guchar) *p < 0x20)
        return FALSE;
    }

  return TRUE;
}

/* Calls itself for each question below @nodes. */
static void
collect_names (GListModel *nodes,
               GPtrArray  *names)
{
  for (guint i = 0; nodes != NULL && i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (AspFormNode) node = g_list_model_get_item (nodes, i);
      const char *value = asp_form_node_get_value (node);

      if (!asp_form_node_get_relevant (node))
        continue;

      if (asp_form_node_get_control (node) == ASP_FORM_CONTROL_UPLOAD && *value != '\0' &&
          !g_ptr_array_find_with_equal_func (names, value, g_str_equal, NULL))
        g_ptr_array_add (names, g_strdup (value));
      collect_names (asp_form_node_get_children (node), names);
    }
}

/* Returns: (transfer full) (element-type utf8): of the files that the record of @instance names */
GPtrArray *
_asp_record_files_list_names (AspFormInstance *instance)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  collect_names (asp_form_instance_get_pages (instance), names);

  return names;
}

AspRecordFiles *
_asp_record_files_new (GPtrArray *names)
{
  AspRecordFiles *self = g_new0 (AspRecordFiles, 1);

  self->names = g_ptr_array_ref (names);
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                       (GDestroyNotify) asp_attachment_file_free);
  self->problems = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  return self;
}

void
_asp_record_files_free (AspRecordFiles *self)
{
  g_hash_table_unref (self->problems);
  g_hash_table_unref (self->files);
  g_ptr_array_unref (self->names);
  g_free (self);
}

/* Reads what lies beside @record. Any thread; blocks. */
void
_asp_record_files_load (AspRecordFiles *self,
                        GFile          *record)
{
  g_autoptr (GFile) folder = g_file_get_parent (record);

  for (guint i = 0; i < self->names->len; i++)
    {
      char *name = g_ptr_array_index (self->names, i);
      g_autoptr (GFile) place = NULL;
      g_autoptr (AspAttachmentFile) file = NULL;
      g_autoptr (GError) error = NULL;

      if (folder == NULL || !is_plain (name))
        {
          g_hash_table_insert (self->problems, name,
                               /* Translators: %s is what a record has in the place of a name */
                               g_strdup_printf (_("“%s” is no name of a file beside the record: "
                                                  "none was looked for."), name));
          continue;
        }

      /* A link may lead out of the folder. */
      place = g_file_get_child (folder, name);
      file = asp_attachment_file_load (place, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, &error);
      if (file != NULL)
        {
          g_free (file->name);
          file->name = g_strdup (name);
          g_hash_table_insert (self->files, name, g_steal_pointer (&file));
        }
      else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        {
          g_hash_table_insert (self->problems, name, g_strdup (error->message));
        }
    }
}

static gboolean
has_content (AspAttachment     *stored,
             AspAttachmentFile *file)
{
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, file->content);

  return g_strcmp0 (asp_record_get_text (ASP_RECORD (stored), "sha256"), sha256) == 0;
}

/* @edit: gets the file, in the place of another one of that name */
static void
store_file (AspFormSession    *session,
            AspRecordList     *uploads,
            AspAttachmentFile *file,
            AspEdit           *edit)
{
  g_autoptr (AspAttachment) stored = asp_form_upload_find_by_name (uploads, file->name);

  if (stored != NULL && has_content (stored, file))
    return;

  if (stored != NULL)
    asp_edit_delete (edit, "attachment", asp_record_get_id (ASP_RECORD (stored)));
  asp_attachment_edit_add (edit, "form_instance", session->answers.instance_id, file);
}

/* Files that answered questions, and that no answer names any more. */
static void
delete_rest (AspFormSession *session,
             GHashTable     *after,
             AspEdit        *edit)
{
  g_autoptr (GHashTable) names = _asp_form_list_files (session->instance);
  GHashTableIter iter;
  gpointer stored;

  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, NULL, &stored))
    g_hash_table_remove (names, ((AspFormStored *) stored)->value);
  _asp_form_session_delete_files (session, names, edit);
}

/* Adds to @edit that the files of the record take the place of those that are stored.
 * @after: (element-type utf8 AspFormStored): the answers then
 * @losses: (element-type utf8): gets what is missing */
void
_asp_record_files_store (AspRecordFiles *self,
                         AspFormSession *session,
                         GHashTable     *after,
                         AspEdit        *edit,
                         GPtrArray      *losses)
{
  g_autoptr (AspRecordList) uploads = asp_form_session_list_uploads (session);

  delete_rest (session, after, edit);
  for (guint i = 0; i < self->names->len; i++)
    {
      const char *name = g_ptr_array_index (self->names, i);
      AspAttachmentFile *file = g_hash_table_lookup (self->files, name);
      const char *problem = g_hash_table_lookup (self->problems, name);
      g_autoptr (AspAttachment) stored = asp_form_upload_find_by_name (uploads, name);

      if (file != NULL)
        store_file (session, uploads, file, edit);
      else if (problem != NULL)
        g_ptr_array_add (losses, g_strdup (problem));
      else if (stored == NULL)
        g_ptr_array_add (losses,
                         /* Translators: %s is the name of a file */
                         g_strdup_printf (_("“%s” does not lie beside the record: the answer is "
                                            "read in without its file."), name));
    }
}

/* Whether files of these names can lie beside @record. Sets ASP_EXPORT_ERROR_WRITE. */
gboolean
_asp_record_files_check (GPtrArray  *names,
                         GFile      *record,
                         GError    **error)
{
  g_autofree char *own_name = g_file_get_basename (record);

  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (g_strcmp0 (name, own_name) == 0)
        {
          g_set_error (error, ASP_EXPORT_ERROR, ASP_EXPORT_ERROR_WRITE,
                       _("A file of the answers is called “%s” as well: please give the record "
                         "another name."), name);
          return FALSE;
        }
      if (!is_plain (name))
        {
          g_set_error (error, ASP_EXPORT_ERROR, ASP_EXPORT_ERROR_WRITE,
                       _("“%s” cannot be the name of a file: please attach the file to its "
                         "question again."), name);
          return FALSE;
        }
    }

  return TRUE;
}

/* Whether the file may be written: there is none, or the same. */
static gboolean
is_free (GFile             *place,
         AspAttachmentFile *file)
{
  g_autoptr (AspAttachmentFile) other = NULL;
  g_autoptr (GError) error = NULL;

  other = asp_attachment_file_load (place, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, &error);
  if (other == NULL)
    return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);

  return g_bytes_equal (other->content, file->content);
}

static gboolean
check_free (GPtrArray  *files,
            GFile      *folder,
            GError    **error)
{
  g_autoptr (GString) taken = g_string_new (NULL);

  for (guint i = 0; i < files->len; i++)
    {
      AspAttachmentFile *file = g_ptr_array_index (files, i);
      g_autoptr (GFile) place = g_file_get_child (folder, file->name);

      if (!is_free (place, file))
        g_string_append_printf (taken, "%s%s", taken->len > 0 ? ", " : "", file->name);
    }
  if (taken->len == 0)
    return TRUE;

  g_set_error (error, ASP_EXPORT_ERROR, ASP_EXPORT_ERROR_EXISTS,
               /* Translators: %s is a list of names of files */
               _("Other files of the same names are in the folder already: %s"), taken->str);

  return FALSE;
}

/* A file that is written, and what was there. */
typedef struct
{
  GFile    *place;              /* (owned) */
  GFile    *aside;              /* (owned) (nullable): another's file, until all is written */
  gboolean  is_new;             /* there was nothing */
} Written;

static void
free_written (gpointer data)
{
  Written *self = data;

  g_object_unref (self->place);
  g_clear_object (&self->aside);
  g_free (self);
}

/* Puts another's file aside, under a name that is free. What is no file stays: it is not replaced.
 * Returns: (transfer full) (nullable): where it is */
static GFile *
put_aside (GFile *place)
{
  GFileType type = g_file_query_file_type (place, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL);
  g_autoptr (GFile) folder = g_file_get_parent (place);
  g_autofree char *name = g_file_get_basename (place);

  if (type != G_FILE_TYPE_REGULAR && type != G_FILE_TYPE_SYMBOLIC_LINK)
    return NULL;

  for (guint i = 1; i < 1000; i++)
    {
      g_autofree char *free_name = g_strdup_printf ("%s.%u~", name, i);
      g_autoptr (GFile) aside = g_file_get_child (folder, free_name);

      if (g_file_move (place, aside, G_FILE_COPY_NOFOLLOW_SYMLINKS, NULL, NULL, NULL, NULL))
        return g_steal_pointer (&aside);
      if (!g_file_query_exists (aside, NULL))
        return NULL;
    }

  return NULL;
}

static gboolean
write_file (AspAttachmentFile  *file,
            GFile              *folder,
            GPtrArray          *written,
            GError            **error)
{
  g_autoptr (GFile) place = g_file_get_child (folder, file->name);
  Written *entry;

  if (g_file_query_exists (place, NULL) && is_free (place, file))
    return TRUE;

  entry = g_new0 (Written, 1);
  entry->place = g_object_ref (place);
  entry->is_new = g_file_query_file_type (place, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL) ==
                  G_FILE_TYPE_UNKNOWN;
  entry->aside = put_aside (place);
  g_ptr_array_add (written, entry);

  return asp_export_replace_file (place, file->content, error);
}

/* What is new is taken away, what was there comes back. */
static void
take_back (GPtrArray *written)
{
  for (guint i = 0; i < written->len; i++)
    {
      const Written *entry = g_ptr_array_index (written, i);

      if (entry->aside != NULL)
        g_file_move (entry->aside, entry->place,
                     G_FILE_COPY_OVERWRITE | G_FILE_COPY_NOFOLLOW_SYMLINKS, NULL, NULL, NULL, NULL);
      else if (entry->is_new)
        g_file_delete (entry->place, NULL, NULL);
    }
}

/* Writes the files beside @record, then the record, which names no file that is not there. When
 * something fails, all is as it was.
 * @files: (element-type AspAttachmentFile): of names that _asp_record_files_check() has accepted
 * @contents: of @record
 * @replace: other files of the same names are replaced, instead of ASP_EXPORT_ERROR_EXISTS
 * Any thread; blocks. Errors: ASP_EXPORT_ERROR */
gboolean
_asp_record_files_write (GPtrArray  *files,
                         GFile      *record,
                         GBytes     *contents,
                         gboolean    replace,
                         GError    **error)
{
  g_autoptr (GFile) folder = g_file_get_parent (record);
  g_autoptr (GPtrArray) written = g_ptr_array_new_with_free_func (free_written);
  gboolean done = folder == NULL || replace || check_free (files, folder, error);

  if (!done)
    return FALSE;

  for (guint i = 0; folder != NULL && i < files->len && done; i++)
    done = write_file (g_ptr_array_index (files, i), folder, written, error);
  done = done && asp_export_replace_file (record, contents, error);
  if (!done)
    {
      take_back (written);
      return FALSE;
    }

  for (guint i = 0; i < written->len; i++)
    {
      const Written *entry = g_ptr_array_index (written, i);

      if (entry->aside != NULL)
        g_file_delete (entry->aside, NULL, NULL);
    }

  return TRUE;
}
