/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-document-file-private.h"

#include "asp-backup-private.h"
#include "asp-files-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BUSY_TIMEOUT_MS 5000

/* PRAGMA synchronous: EXTRA also syncs the folder after the journal is gone. With FULL a power cut
 * can bring the journal back and with it undo a commit that was acknowledged. */
#define SYNCHRONOUS_EXTRA 3

void
asp_document_file_free (AspDocumentFile *self)
{
  if (self == NULL)
    return;

  g_assert (self->thread == g_thread_self ());

  /* Every statement is finalised before its job returns, so this cannot stay half open. */
  if (self->db != NULL && sqlite3_close (self->db) != SQLITE_OK)
    g_critical ("The document cannot be closed: %s", sqlite3_errmsg (self->db));

  g_clear_pointer (&self->lock, asp_write_lock_free);
  g_clear_pointer (&self->schema, asp_schema_free);
  g_free (self->holder);
  g_free (self->path);
  g_free (self);
}

static gboolean
open_connection (AspDocumentFile  *self,
                 GError          **error)
{
  int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_EXRESCODE;
  int timeout = self->options.busy_timeout > 0 ? self->options.busy_timeout : BUSY_TIMEOUT_MS;
  int code;

  g_clear_pointer (&self->db, sqlite3_close);

  flags |= self->reason == ASP_READ_ONLY_NO ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
  code = sqlite3_open_v2 (self->path, &self->db, flags, NULL);
  if (code != SQLITE_OK)
    {
      asp_db_set_error (self->db, code, error);
      return FALSE;
    }

  sqlite3_busy_timeout (self->db, timeout);

  return asp_db_configure (self->db, error);
}

/* Reads what the file says of itself, from its header alone. */
static gboolean
check_identity (AspDocumentFile  *self,
                int              *version,
                GError          **error)
{
  gint64 application_id, user_version;

  if (!asp_db_get_integer (self->db, "PRAGMA application_id", &application_id, error)
      || !asp_db_get_integer (self->db, "PRAGMA user_version", &user_version, error))
    return FALSE;

  if (application_id != ASP_SCHEMA_APPLICATION_ID || user_version < 1)
    {
      g_set_error_literal (error, ASP_STORE_ERROR, ASP_STORE_ERROR_NOT_OURS,
                           _("the file is not a document of this program"));
      return FALSE;
    }

  *version = user_version;
  return TRUE;
}

static gboolean
open_newer (AspDocumentFile  *self,
            int               version,
            GError          **error)
{
  g_clear_pointer (&self->lock, asp_write_lock_free);
  self->reason = ASP_READ_ONLY_NEWER;

  if (!open_connection (self, error))
    return FALSE;

  if (!asp_schema_check_readable (self->schema, self->db, error))
    {
      g_prefix_error (error,
                      /* Translators: both %d are versions of the document's format */
                      _("it was made by a newer version of the program "
                        "(format %d, this one reads %d): "),
                      version, self->schema->version);
      return FALSE;
    }

  return asp_db_check_pages (self->db, error);
}

/* A document that may not be written is upgraded in memory; the file stays as it is. */
static gboolean
upgrade (AspDocumentFile  *self,
         int               version,
         GError          **error)
{
  if (self->reason == ASP_READ_ONLY_NO)
    {
      g_autofree char *aside = asp_backup_write_aside (self->db, self->path, version, error);

      if (aside == NULL)
        {
          g_prefix_error (error, _("the copy before the upgrade failed: "));
          return FALSE;
        }
      g_debug ("Format %d is upgraded to %d; the copy before it is %s", version,
               self->schema->version, aside);
    }
  else
    {
      sqlite3 *copy = asp_backup_to_memory (self->db, error);

      if (copy == NULL)
        return FALSE;

      sqlite3_close (self->db);
      self->db = copy;
    }

  if (asp_schema_migrate (self->schema, self->db, version, error))
    return TRUE;

  g_prefix_error (error, _("the upgrade failed, nothing was changed: "));
  return FALSE;
}

static gboolean
check_document (AspDocumentFile  *self,
                GError          **error)
{
  int version;

  if (!check_identity (self, &version, error))
    return FALSE;

  self->format = MAX (version, self->schema->version);
  if (version > self->schema->version)
    return open_newer (self, version, error);

  if (!asp_schema_check_known (self->schema, self->db, version, error)
      || !asp_db_check_pages (self->db, error))
    return FALSE;

  return version == self->schema->version || upgrade (self, version, error);
}

/* Whoever only reads holds no lock, so another process may have upgraded the document meanwhile:
 * its rows may then mean something else. Errors: %ASP_STORE_ERROR_NEWER. */
gboolean
asp_document_file_check_format (AspDocumentFile  *self,
                                GError          **error)
{
  gint64 format;

  g_assert (self->thread == g_thread_self ());

  if (!asp_db_get_integer (self->db, "PRAGMA user_version", &format, error))
    return FALSE;

  if (format <= self->format)
    return TRUE;

  g_set_error (error, ASP_STORE_ERROR, ASP_STORE_ERROR_NEWER,
               /* Translators: both %d are versions of the document's format */
               _("it was upgraded from format %d to %d while it was open"), self->format,
               (int) format);
  return FALSE;
}

static gboolean
set_durability (AspDocumentFile  *self,
                GError          **error)
{
  g_autofree char *mode = NULL;
  gint64 synchronous;

  if (!asp_db_get_text (self->db, "PRAGMA journal_mode = DELETE", &mode, error)
      || !asp_db_exec (self->db, "PRAGMA synchronous = EXTRA", error)
      || !asp_db_get_integer (self->db, "PRAGMA synchronous", &synchronous, error))
    return FALSE;

  if (g_strcmp0 (mode, "delete") == 0 && synchronous == SYNCHRONOUS_EXTRA)
    return TRUE;

  g_set_error (error, ASP_STORE_ERROR, ASP_STORE_ERROR_FAILED,
               "journal_mode %s, synchronous %" G_GINT64_FORMAT, mode, synchronous);
  return FALSE;
}

static gboolean
prepare_use (AspDocumentFile  *self,
             GError          **error)
{
  gint64 foreign_keys;

  if (!asp_db_exec (self->db, "PRAGMA foreign_keys = ON", error)
      || !asp_db_exec (self->db, "PRAGMA secure_delete = ON", error)
      || !asp_db_get_integer (self->db, "PRAGMA foreign_keys", &foreign_keys, error))
    return FALSE;

  g_assert (foreign_keys == 1);

  if (self->reason != ASP_READ_ONLY_NO)
    return asp_db_exec (self->db, "PRAGMA query_only = ON", error);

  if (self->options.max_pages > 0)
    {
      g_autofree char *sql = g_strdup_printf ("PRAGMA max_page_count = %d",
                                              self->options.max_pages);

      if (!asp_db_exec (self->db, sql, error))
        return FALSE;
    }

  return set_durability (self, error);
}

/* Decides whether the document can be written, before SQLite opens it. */
static void
take_lock (AspDocumentFile *self,
           AspStoreMode     mode)
{
  gboolean in_use;

  if (mode == ASP_STORE_OPEN_READ_ONLY)
    {
      self->reason = ASP_READ_ONLY_ASKED;
    }
  else if (mode == ASP_STORE_OPEN_FOLLOW)
    {
      self->reason = ASP_READ_ONLY_IN_USE;
      asp_write_lock_is_taken (self->path, &self->holder);
    }
  else if (!asp_files_can_write (self->path))
    {
      self->reason = ASP_READ_ONLY_PERMISSION;
    }
  else
    {
      self->lock = asp_write_lock_take (self->path, &in_use, &self->holder);
      if (self->lock == NULL)
        self->reason = in_use ? ASP_READ_ONLY_IN_USE : ASP_READ_ONLY_PERMISSION;
    }
}

static gboolean
make_database (AspDocumentFile  *self,
               const char       *path,
               GError          **error)
{
  g_autoptr (sqlite3) db = NULL;
  int code = sqlite3_open_v2 (path, &db,
                              SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW
                                | SQLITE_OPEN_EXRESCODE, NULL);

  if (code != SQLITE_OK)
    {
      asp_db_set_error (db, code, error);
      return FALSE;
    }

  return asp_db_configure (db, error) && asp_schema_migrate (self->schema, db, 0, error);
}

/* The new document gets its name when it is complete, so that a failure leaves nothing behind. */
static gboolean
create_file (AspDocumentFile  *self,
             GError          **error)
{
  g_autofree char *temporary = NULL;

  if (!asp_files_check_free (self->path, FALSE, error))
    return FALSE;

  temporary = asp_files_make_temporary (self->path, error);
  if (temporary == NULL)
    return FALSE;

  if (make_database (self, temporary, error)
      && asp_files_publish (temporary, self->path, FALSE, error))
    return TRUE;

  asp_files_discard (temporary);
  return FALSE;
}

static gboolean
open_file (AspDocumentFile  *self,
           AspStoreMode      mode,
           GError          **error)
{
  if (!asp_files_check_document (self->path, error))
    return FALSE;

  take_lock (self, mode);
  if (!open_connection (self, error))
    return FALSE;

  if (self->reason == ASP_READ_ONLY_NO && sqlite3_db_readonly (self->db, "main") == 1)
    {
      g_clear_pointer (&self->lock, asp_write_lock_free);
      self->reason = ASP_READ_ONLY_PERMISSION;
    }

  return check_document (self, error) && prepare_use (self, error);
}

/* Opens or creates the document at @path on the calling thread, which owns it from then on. */
AspDocumentFile *
asp_document_file_open (const char             *path,
                   AspStoreMode            mode,
                   const AspStoreOptions  *options,
                   GError                **error)
{
  g_autoptr (AspDocumentFile) self = g_new0 (AspDocumentFile, 1);

  self->thread = g_thread_self ();
  self->options = *options;
  self->path = asp_files_resolve (path, error);
  if (self->path == NULL)
    return NULL;

  self->schema = asp_schema_new (options->migrations != NULL ? options->migrations
                                                             : asp_schema_get_migrations (),
                                 error);
  if (self->schema == NULL)
    return NULL;

  if (mode == ASP_STORE_CREATE && !create_file (self, error))
    return NULL;

  if (!open_file (self, mode, error))
    return NULL;

  return g_steal_pointer (&self);
}
