/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-db-private.h"

#include "asp-store.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

/* Attachments of 30 MB and changesets of large imports must fit. */
#define MAX_VALUE_BYTES (64 * 1024 * 1024)

static AspStoreError
map_io_error (int number)
{
  /* SQLite names only ENOSPC "full"; a quota or a file size limit is the same to the user. */
  if (number == ENOSPC || number == EDQUOT || number == EFBIG)
    return ASP_STORE_ERROR_FULL;
  if (number == EACCES || number == EPERM || number == EROFS)
    return ASP_STORE_ERROR_PERMISSION;

  return ASP_STORE_ERROR_UNREACHABLE;
}

static AspStoreError
map_code (int code,
          int number)
{
  if (code == SQLITE_READONLY_DBMOVED)
    return ASP_STORE_ERROR_NOT_FOUND;
  /* The file may be written, but no journal can be made beside it. */
  if (code == SQLITE_READONLY_DIRECTORY)
    return ASP_STORE_ERROR_PERMISSION;
  /* A hot journal, which a reader can neither play back nor leave out. */
  if (code == SQLITE_READONLY_ROLLBACK || code == SQLITE_READONLY_RECOVERY)
    return ASP_STORE_ERROR_UNFINISHED;

  switch (code & 0xff)
    {
    case SQLITE_FULL:
      return ASP_STORE_ERROR_FULL;
    case SQLITE_CORRUPT:
      return ASP_STORE_ERROR_DAMAGED;
    case SQLITE_NOTADB:
      return ASP_STORE_ERROR_NOT_OURS;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return ASP_STORE_ERROR_BUSY;
    case SQLITE_READONLY:
      return ASP_STORE_ERROR_READ_ONLY;
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return ASP_STORE_ERROR_PERMISSION;
    case SQLITE_CONSTRAINT:
    case SQLITE_MISMATCH:
      return ASP_STORE_ERROR_CONSTRAINT;
    case SQLITE_IOERR:
      return map_io_error (number);
    default:
      return ASP_STORE_ERROR_FAILED;
    }
}

static const char *
describe_code (AspStoreError code)
{
  switch (code)
    {
    case ASP_STORE_ERROR_NOT_FOUND:
      return _("the file was moved or deleted");
    case ASP_STORE_ERROR_NOT_OURS:
      return _("the file is not a document of this program");
    case ASP_STORE_ERROR_DAMAGED:
      return _("the file is damaged");
    case ASP_STORE_ERROR_READ_ONLY:
      return _("the file is read-only");
    case ASP_STORE_ERROR_PERMISSION:
      return _("no permission for the file or its folder");
    case ASP_STORE_ERROR_BUSY:
      return _("another program holds the file");
    case ASP_STORE_ERROR_FULL:
      return _("no space is left on the disk");
    case ASP_STORE_ERROR_UNREACHABLE:
      return _("the disk or the network folder does not answer");
    case ASP_STORE_ERROR_UNFINISHED:
      return _("a change was broken off and must be taken back first");
    case ASP_STORE_ERROR_CONSTRAINT:
      return _("a rule of the document would be broken");
    case ASP_STORE_ERROR_FAILED:
    case ASP_STORE_ERROR_NEWER:
    case ASP_STORE_ERROR_EXISTS:
    case ASP_STORE_ERROR_CONFLICT:
    case ASP_STORE_ERROR_CLOSED:
    default:
      return _("the database reports a fault");
    }
}

/* Sets the error that fits an SQLite result @code (extended) of @db's last call. */
void
asp_db_set_error (sqlite3  *db,
                  int       code,
                  GError  **error)
{
  AspStoreError mapped = map_code (code, db != NULL ? sqlite3_system_errno (db) : 0);
  const char *detail = db != NULL && sqlite3_extended_errcode (db) == code
                         ? sqlite3_errmsg (db) : sqlite3_errstr (code);

  g_set_error (error, ASP_STORE_ERROR, mapped, "%s (SQLite %d: %s)",
               describe_code (mapped), code, detail);
}

/* Sets the error that fits a failed system call on @path. */
void
asp_db_set_errno (int          number,
                  const char  *path,
                  GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);
  AspStoreError code;

  if (number == ENOENT || number == ENOTDIR)
    code = ASP_STORE_ERROR_NOT_FOUND;
  else if (number == EEXIST || number == EISDIR || number == ENOTEMPTY)
    code = ASP_STORE_ERROR_EXISTS;
  else
    code = map_io_error (number);

  g_set_error (error, ASP_STORE_ERROR, code, "%s: %s", name, g_strerror (number));
}

gboolean
asp_db_exec (sqlite3     *db,
             const char  *sql,
             GError     **error)
{
  int code = sqlite3_exec (db, sql, NULL, NULL, NULL);

  if (code == SQLITE_OK)
    return TRUE;

  asp_db_set_error (db, code, error);
  return FALSE;
}

/* Returns: (transfer full) (nullable): the compiled statement, or NULL with @error set */
sqlite3_stmt *
asp_db_prepare (sqlite3     *db,
                const char  *sql,
                GError     **error)
{
  sqlite3_stmt *stmt = NULL;
  int code = sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL);

  if (code != SQLITE_OK)
    {
      asp_db_set_error (db, code, error);
      return NULL;
    }

  return stmt;
}

AspStep
asp_db_step (sqlite3_stmt  *stmt,
             GError       **error)
{
  int code = sqlite3_step (stmt);

  switch (code)
    {
    case SQLITE_ROW:
      return ASP_STEP_ROW;
    case SQLITE_DONE:
      return ASP_STEP_DONE;
    default:
      asp_db_set_error (sqlite3_db_handle (stmt), code, error);
      return ASP_STEP_ERROR;
    }
}

/* Runs a statement to its end and makes it ready for the next binding. */
gboolean
asp_db_run (sqlite3_stmt  *stmt,
            GError       **error)
{
  AspStep step;

  while ((step = asp_db_step (stmt, error)) == ASP_STEP_ROW)
    ;

  sqlite3_reset (stmt);
  sqlite3_clear_bindings (stmt);

  return step == ASP_STEP_DONE;
}

/* Reads the first column of the first row; no row is 0. */
gboolean
asp_db_get_integer (sqlite3     *db,
                    const char  *sql,
                    gint64      *value,
                    GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = asp_db_prepare (db, sql, error);
  AspStep step;

  if (stmt == NULL)
    return FALSE;

  step = asp_db_step (stmt, error);
  *value = step == ASP_STEP_ROW ? sqlite3_column_int64 (stmt, 0) : 0;

  return step != ASP_STEP_ERROR;
}

/* Reads the first column of the first row; no row and NULL are NULL. */
gboolean
asp_db_get_text (sqlite3     *db,
                 const char  *sql,
                 char       **value,
                 GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt = asp_db_prepare (db, sql, error);
  AspStep step;

  if (stmt == NULL)
    return FALSE;

  step = asp_db_step (stmt, error);
  *value = step == ASP_STEP_ROW ? g_strdup ((const char *) sqlite3_column_text (stmt, 0)) : NULL;

  return step != ASP_STEP_ERROR;
}

static int
bind_blob (sqlite3_stmt *stmt,
           int           index,
           GBytes       *blob)
{
  gsize size;
  const void *data = g_bytes_get_data (blob, &size);

  if (size == 0)
    return sqlite3_bind_zeroblob (stmt, index, 0);

  return sqlite3_bind_blob64 (stmt, index, data, size, SQLITE_TRANSIENT);
}

/* Binds parameter @index (from 1). Text must be UTF-8: widgets that show it later rely on it. */
gboolean
asp_db_bind (sqlite3_stmt    *stmt,
             int              index,
             const AspValue  *value,
             GError         **error)
{
  int code = SQLITE_OK;

  switch (value->type)
    {
    case ASP_VALUE_NULL:
      code = sqlite3_bind_null (stmt, index);
      break;
    case ASP_VALUE_INTEGER:
      code = sqlite3_bind_int64 (stmt, index, value->integer);
      break;
    case ASP_VALUE_REAL:
      code = sqlite3_bind_double (stmt, index, value->real);
      break;
    case ASP_VALUE_TEXT:
      if (!g_utf8_validate (value->text, -1, NULL))
        {
          g_set_error_literal (error, ASP_STORE_ERROR, ASP_STORE_ERROR_CONSTRAINT,
                               _("a text is not valid UTF-8"));
          return FALSE;
        }
      code = sqlite3_bind_text (stmt, index, value->text, -1, SQLITE_TRANSIENT);
      break;
    case ASP_VALUE_BLOB:
      code = bind_blob (stmt, index, value->blob);
      break;
    default:
      g_assert_not_reached ();
    }

  if (code == SQLITE_OK)
    return TRUE;

  asp_db_set_error (sqlite3_db_handle (stmt), code, error);
  return FALSE;
}

/* Copies column @column (from 0) of the current row into @value, which must hold nothing. Text of
 * a file that another program wrote may be anything: it is made valid UTF-8 here, once. */
void
asp_db_read (sqlite3_stmt *stmt,
             int           column,
             AspValue     *value)
{
  const char *text;

  switch (sqlite3_column_type (stmt, column))
    {
    case SQLITE_INTEGER:
      value->type = ASP_VALUE_INTEGER;
      value->integer = sqlite3_column_int64 (stmt, column);
      break;
    case SQLITE_FLOAT:
      value->type = ASP_VALUE_REAL;
      value->real = sqlite3_column_double (stmt, column);
      break;
    case SQLITE_TEXT:
      text = (const char *) sqlite3_column_text (stmt, column);
      value->type = ASP_VALUE_TEXT;
      value->text = g_utf8_validate (text, -1, NULL) ? g_strdup (text)
                                                     : g_utf8_make_valid (text, -1);
      break;
    case SQLITE_BLOB:
      value->type = ASP_VALUE_BLOB;
      value->blob = g_bytes_new (sqlite3_column_blob (stmt, column),
                                 sqlite3_column_bytes (stmt, column));
      break;
    default:
      value->type = ASP_VALUE_NULL;
      break;
    }
}

/* Returns: (transfer full): @name as an SQL identifier, whatever characters it holds */
char *
asp_db_quote (const char *name)
{
  g_autoptr (GString) quoted = g_string_new (name);

  g_string_replace (quoted, "\"", "\"\"", 0);
  g_string_prepend_c (quoted, '"');
  g_string_append_c (quoted, '"');

  return g_string_free (g_steal_pointer (&quoted), FALSE);
}

/* Runs @func between BEGIN IMMEDIATE and COMMIT; any failure rolls back, the first error wins. */
gboolean
asp_db_transaction (sqlite3    *db,
                    AspDbFunc   func,
                    gpointer    data,
                    GError    **error)
{
  if (!asp_db_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;

  if (func (db, data, error) && asp_db_exec (db, "COMMIT", error))
    return TRUE;

  /* A full disk and an I/O fault roll back by themselves. NULL: the first error is the one worth
   * reporting. */
  if (!sqlite3_get_autocommit (db) && !asp_db_exec (db, "ROLLBACK", NULL))
    g_critical ("Rollback failed: %s", sqlite3_errmsg (db));

  return FALSE;
}

static gboolean
set_switches (sqlite3  *db,
              GError  **error)
{
  static const struct
  {
    int name;
    int value;
  } switches[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
    { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
    { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
    { SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (switches); i++)
    {
      int now = -1;
      int code = sqlite3_db_config (db, switches[i].name, switches[i].value, &now);

      if (code != SQLITE_OK || now != switches[i].value)
        {
          asp_db_set_error (db, code, error);
          return FALSE;
        }
    }

  return TRUE;
}

/* The settings for a file that may come from anybody; before the first statement. The schema has
 * no trigger and no view; what foreign keys do is not a trigger in this sense. */
gboolean
asp_db_configure (sqlite3  *db,
                  GError  **error)
{
  static const struct
  {
    int name;
    int value;
  } limits[] = {
    { SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES },
    { SQLITE_LIMIT_SQL_LENGTH, 100 * 1000 },
    { SQLITE_LIMIT_COLUMN, 100 },
    { SQLITE_LIMIT_EXPR_DEPTH, 50 },
    { SQLITE_LIMIT_COMPOUND_SELECT, 3 },
    { SQLITE_LIMIT_VDBE_OP, 250 * 1000 },
    { SQLITE_LIMIT_FUNCTION_ARG, 8 },
    { SQLITE_LIMIT_ATTACHED, 0 },
    { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50 },
    { SQLITE_LIMIT_VARIABLE_NUMBER, 200 },
    { SQLITE_LIMIT_TRIGGER_DEPTH, 10 },
    { SQLITE_LIMIT_WORKER_THREADS, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (db, limits[i].name, limits[i].value);

  return set_switches (db, error) && asp_db_exec (db, "PRAGMA cell_size_check = ON", error)
         && asp_db_exec (db, "PRAGMA mmap_size = 0", error)
         && asp_db_exec (db, "PRAGMA temp_store = MEMORY", error);
}

/* The words of SQLite's check for a page that could not be read, which is no damaged page. A page
 * of a tree comes with the code; a page that continues another one, without. */
static gboolean
find_read_fault (const char *result,
                 int        *code)
{
  const char *words = strstr (result, "unable to get the page. error code=");

  *code = words != NULL ? atoi (strchr (words, '=') + 1) : SQLITE_IOERR_READ;

  return (words != NULL && (*code & 0xff) == SQLITE_IOERR)
         || strstr (result, "failed to get page ") != NULL;
}

static gboolean
check_size (sqlite3  *db,
            GError  **error)
{
  sqlite3_file *file = NULL;
  sqlite3_int64 size = 0;
  gint64 page_size;
  int code = sqlite3_file_control (db, "main", SQLITE_FCNTL_FILE_POINTER, &file);

  /* A database in memory has no file. */
  if (code == SQLITE_OK && file != NULL && file->pMethods != NULL)
    code = file->pMethods->xFileSize (file, &size);
  if (code != SQLITE_OK)
    {
      asp_db_set_error (NULL, code, error);
      return FALSE;
    }

  if (!asp_db_get_integer (db, "PRAGMA page_size", &page_size, error))
    return FALSE;
  if (size % page_size == 0)
    return TRUE;

  g_set_error (error, ASP_STORE_ERROR, ASP_STORE_ERROR_DAMAGED, "%s (%" G_GINT64_FORMAT " B)",
               _("the file is damaged"), (gint64) size);
  return FALSE;
}

/* A file that was cut off within its last page, as a copy that did not come to its end: SQLite
 * fills it up with zeros and may not notice what went. The lock of a reader keeps writers out. */
static gboolean
check_end (sqlite3  *db,
           GError  **error)
{
  gint64 n_pages;
  gboolean good;

  if (!asp_db_exec (db, "BEGIN", error))
    return FALSE;

  good = asp_db_get_integer (db, "PRAGMA page_count", &n_pages, error) && check_size (db, error);
  if (!asp_db_exec (db, "COMMIT", good ? error : NULL))
    return FALSE;

  return good;
}

/* Whether the file's pages are well formed, and all of them there. */
gboolean
asp_db_check_pages (sqlite3  *db,
                    GError  **error)
{
  g_autofree char *result = NULL;
  int code;

  if (!asp_db_get_text (db, "PRAGMA quick_check (1)", &result, error))
    return FALSE;

  if (g_strcmp0 (result, "ok") == 0)
    return check_end (db, error);

  if (result != NULL && find_read_fault (result, &code))
    asp_db_set_error (NULL, code, error);
  else
    g_set_error (error, ASP_STORE_ERROR, ASP_STORE_ERROR_DAMAGED, "%s (%s)",
                 _("the file is damaged"), result);

  return FALSE;
}
