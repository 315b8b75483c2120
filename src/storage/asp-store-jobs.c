/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-store-jobs-private.h"

#include "asp-backup-private.h"
#include "asp-files-private.h"
#include "asp-journal-private.h"
#include "asp-rows-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

static void
leave_labels (AspStore *self)
{
  g_autofree char *undo = NULL;
  g_autofree char *redo = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GMutexLocker) locker = NULL;

  /* What happened is on the disk already: without labels the user cannot undo, but loses
   * nothing. */
  if (self->document->reason == ASP_READ_ONLY_NO
      && !asp_journal_read_labels (self->document, &undo, &redo, &error))
    g_message ("The labels of undo and redo cannot be read: %s", error->message);

  locker = g_mutex_locker_new (&self->mutex);
  g_free (self->next_undo);
  self->next_undo = g_steal_pointer (&undo);
  g_free (self->next_redo);
  self->next_redo = g_steal_pointer (&redo);
}

/* The result is a reference of its own: whoever waits for the store owns it. */
gpointer
asp_store_job_open (gpointer   target,
                    gpointer   data,
                    GError   **error)
{
  AspStore *self = target;
  AspStoreOpenInput *input = data;

  if (input->path == NULL)
    {
      g_set_error_literal (error, ASP_STORE_ERROR, ASP_STORE_ERROR_NOT_FOUND,
                           _("Documents can only be opened from a folder of this computer"));
      return NULL;
    }

  self->document = asp_document_file_open (input->path, input->mode, &input->options, error);
  if (self->document == NULL)
    {
      g_autofree char *name = g_filename_display_name (input->path);

      if (input->mode == ASP_STORE_CREATE)
        /* Translators: %s is a file name with its folder; the cause follows */
        g_prefix_error (error, _("“%s” could not be created: "), name);
      else
        /* Translators: %s is a file name with its folder; the cause follows */
        g_prefix_error (error, _("“%s” could not be opened: "), name);

      return NULL;
    }

  self->reason = self->document->reason;
  self->holder = g_strdup (self->document->holder);
  leave_labels (self);

  return g_object_ref (self);
}

gpointer
asp_store_job_close (gpointer   target,
                     gpointer   input,
                     GError   **error)
{
  AspStore *self = target;

  g_clear_pointer (&self->document, asp_document_file_free);

  return self;
}

gpointer
asp_store_job_load (gpointer   target,
                    gpointer   input,
                    GError   **error)
{
  AspStore *self = target;
  GPtrArray *rows = NULL;
  gint64 version;

  if (asp_db_get_integer (self->document->db, "PRAGMA data_version", &version, error))
    rows = asp_rows_load (self->document, error);

  /* What could not be read is still news when it is looked for again. */
  if (rows != NULL)
    self->document->version = version;
  else
    g_prefix_error (error, _("The document could not be read: "));

  return rows;
}

/* The version is read before the rows: what is written in between is news again. */
gpointer
asp_store_job_look (gpointer   target,
                    gpointer   input,
                    GError   **error)
{
  AspStore *self = target;
  AspDocumentFile *document = self->document;
  g_autoptr (AspStoreNews) news = g_new0 (AspStoreNews, 1);
  gint64 version;

  if (document->lock != NULL)
    {
      news->asked_by = asp_write_lock_read_request (document->lock);
      return g_steal_pointer (&news);
    }

  news->in_use = asp_write_lock_is_taken (document->path, &news->holder);
  if (!asp_db_get_integer (document->db, "PRAGMA data_version", &version, error))
    return NULL;

  if (version != document->version)
    {
      news->rows = asp_store_job_load (self, NULL, error);
      if (news->rows == NULL)
        return NULL;
    }

  return g_steal_pointer (&news);
}

/* The result is a reference of the store. */
gpointer
asp_store_job_ask (gpointer   target,
                   gpointer   ask,
                   GError   **error)
{
  AspStore *self = target;

  if (asp_write_lock_ask (self->document->path, GPOINTER_TO_INT (ask)))
    return g_object_ref (self);

  g_set_error_literal (error, ASP_STORE_ERROR, ASP_STORE_ERROR_PERMISSION,
                       _("The program that writes the document cannot be asked"));
  return NULL;
}

gpointer
asp_store_job_find (gpointer   target,
                    gpointer   data,
                    GError   **error)
{
  AspStore *self = target;
  AspStoreFindInput *input = data;
  GPtrArray *rows = asp_rows_find (self->document, input->table, input->column, input->value,
                                   error);

  if (rows == NULL)
    g_prefix_error (error, _("The document could not be read: "));

  return rows;
}

gpointer
asp_store_job_read_content (gpointer   target,
                            gpointer   sha256,
                            GError   **error)
{
  AspStore *self = target;
  GBytes *content = asp_rows_read_content (self->document, sha256, error);

  if (content == NULL)
    g_prefix_error (error, _("The attachment could not be read: "));

  return content;
}

static gboolean
check_writable (AspStore  *self,
                GError   **error)
{
  if (self->document->reason == ASP_READ_ONLY_NO)
    return TRUE;

  g_set_error_literal (error, ASP_STORE_ERROR, ASP_STORE_ERROR_READ_ONLY,
                       _("the document is open for reading only"));
  return FALSE;
}

gpointer
asp_store_job_commit (gpointer   target,
                      gpointer   data,
                      GError   **error)
{
  AspStore *self = target;
  AspStoreCommitInput *input = data;
  AspCommit *commit = NULL;

  if (check_writable (self, error))
    commit = asp_journal_commit (self->document, input->edit, input->author, error);

  if (commit == NULL)
    /* Translators: %s is the label of a command, e.g. “Add Cost Line”; the cause follows */
    g_prefix_error (error, _("“%s” could not be saved: "), asp_edit_get_label (input->edit));
  else
    leave_labels (self);

  return commit;
}

gpointer
asp_store_job_undo (gpointer   target,
                    gpointer   input,
                    GError   **error)
{
  AspStore *self = target;
  AspCommit *commit = NULL;

  if (check_writable (self, error))
    commit = asp_journal_undo (self->document, error);

  if (commit == NULL)
    g_prefix_error (error, _("Undo failed: "));
  else
    leave_labels (self);

  return commit;
}

gpointer
asp_store_job_redo (gpointer   target,
                    gpointer   input,
                    GError   **error)
{
  AspStore *self = target;
  AspCommit *commit = NULL;

  if (check_writable (self, error))
    commit = asp_journal_redo (self->document, error);

  if (commit == NULL)
    g_prefix_error (error, _("Redo failed: "));
  else
    leave_labels (self);

  return commit;
}

/* A file may have several names in its folder, or in others. */
static gboolean
is_same_file (const char *path,
              const char *other)
{
  GStatBuf a, b;

  return strcmp (path, other) == 0
         || (g_stat (path, &a) == 0 && g_stat (other, &b) == 0
             && a.st_dev == b.st_dev && a.st_ino == b.st_ino);
}

/* Writes to a document that is open here or elsewhere are refused: its name would lead to another
 * file than the one its owner goes on writing. */
static gboolean
write_backup (AspStore    *self,
              const char  *path,
              GError     **error)
{
  g_autofree char *target = asp_files_resolve (path, error);
  g_autofree char *holder = NULL;
  g_autoptr (AspWriteLock) lock = NULL;
  gboolean in_use = FALSE;

  if (target == NULL)
    return FALSE;

  if (is_same_file (target, self->document->path))
    {
      g_set_error_literal (error, ASP_STORE_ERROR, ASP_STORE_ERROR_EXISTS,
                           _("it is the document itself"));
      return FALSE;
    }

  if (g_file_test (target, G_FILE_TEST_EXISTS))
    lock = asp_write_lock_take (target, &in_use, &holder);
  if (in_use)
    {
      g_set_error_literal (error, ASP_STORE_ERROR, ASP_STORE_ERROR_BUSY,
                           _("another program holds the file"));
      return FALSE;
    }

  return asp_backup_write (self->document->db, target, TRUE, error);
}

/* @data: the path, or NULL for a place that has none. The result is a reference of the store. */
gpointer
asp_store_job_backup (gpointer   target,
                      gpointer   data,
                      GError   **error)
{
  AspStore *self = target;
  const char *path = data;
  g_autofree char *name = NULL;

  if (path == NULL)
    {
      g_set_error_literal (error, ASP_STORE_ERROR, ASP_STORE_ERROR_NOT_FOUND,
                           _("Copies can only be written to a folder of this computer"));
      return NULL;
    }

  if (write_backup (self, path, error))
    return g_object_ref (self);

  name = g_filename_display_name (path);
  /* Translators: %s is a file name with its folder; the cause follows */
  g_prefix_error (error, _("The copy “%s” could not be written: "), name);
  return NULL;
}
