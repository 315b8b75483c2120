/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-rows-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The key first, then the table's columns in their order. */
static char *
make_select (const AspSchemaTable *table,
             const char           *condition)
{
  g_autoptr (GString) sql = g_string_new ("SELECT \"id\"");
  g_autofree char *name = asp_db_quote (table->name);

  for (guint i = 0; i < table->columns->len; i++)
    {
      g_autofree char *column = asp_db_quote (g_ptr_array_index (table->columns, i));

      g_string_append_printf (sql, ", %s", column);
    }
  g_string_append_printf (sql, " FROM %s%s", name, condition);

  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/* @values has room for all columns and is left empty. */
static AspRow *
take_row (sqlite3_stmt         *stmt,
          const AspSchemaTable *table,
          AspValue             *values)
{
  for (guint i = 0; i < table->columns->len; i++)
    asp_db_read (stmt, i + 1, &values[i]);

  return asp_row_new (table->name, sqlite3_column_int64 (stmt, 0), table->columns->len,
                      (const char *const *) table->columns->pdata, values);
}

static gboolean
take_rows (sqlite3_stmt          *stmt,
           const AspSchemaTable  *table,
           GPtrArray             *rows,
           GError               **error)
{
  g_autofree AspValue *values = g_new0 (AspValue, table->columns->len);
  AspStep step;

  while ((step = asp_db_step (stmt, error)) == ASP_STEP_ROW)
    g_ptr_array_add (rows, take_row (stmt, table, values));

  return step == ASP_STEP_DONE;
}

static gboolean
load_tables (sqlite3   *db,
             AspSchema *schema,
             GPtrArray *rows,
             GError   **error)
{
  for (guint i = 0; asp_schema_recorded[i] != NULL; i++)
    {
      const AspSchemaTable *table = asp_schema_find_table (schema, asp_schema_recorded[i]);
      g_autoptr (sqlite3_stmt) stmt = NULL;
      g_autofree char *sql = NULL;

      /* Answers are read when their form is opened. */
      if (strcmp (asp_schema_recorded[i], "answer") == 0)
        continue;

      sql = make_select (table, "");
      stmt = asp_db_prepare (db, sql, error);
      if (stmt == NULL || !take_rows (stmt, table, rows, error))
        return FALSE;
    }

  return TRUE;
}

/* Returns: (transfer container) (element-type AspRow) (nullable): all rows of one moment */
GPtrArray *
asp_rows_load (AspDocumentFile  *document,
               GError          **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) asp_row_unref);
  gboolean is_loaded;

  g_assert (document->thread == g_thread_self ());

  /* One read transaction: another process may be writing between two tables. */
  if (!asp_db_exec (document->db, "BEGIN", error))
    return NULL;

  is_loaded = asp_document_file_check_format (document, error) &&
              load_tables (document->db, document->schema, rows, error);

  /* NULL: nothing was written, so the end of the transaction cannot lose anything. */
  if (!sqlite3_get_autocommit (document->db))
    asp_db_exec (document->db, "ROLLBACK", NULL);

  return is_loaded ? g_steal_pointer (&rows) : NULL;
}

/* The rows of @table whose @column has @value, in the order of their keys. */
GPtrArray *
asp_rows_find (AspDocumentFile  *document,
               const char       *table,
               const char       *column,
               gint64            value,
               GError          **error)
{
  const AspSchemaTable *known = asp_schema_find_table (document->schema, table);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) asp_row_unref);
  g_autoptr (sqlite3_stmt) stmt = NULL;
  g_autofree char *quoted = NULL;
  g_autofree char *condition = NULL;
  g_autofree char *sql = NULL;

  g_assert (document->thread == g_thread_self ());

  if (known == NULL || !known->is_recorded
      || (strcmp (column, "id") != 0 && !asp_schema_has_column (known, column)))
    {
      g_set_error (error, ASP_STORE_ERROR, ASP_STORE_ERROR_FAILED,
                   /* Translators: the name of a table, the name of a column of the database */
                   _("there is no “%s” with “%s”"), table, column);
      return NULL;
    }

  if (!asp_document_file_check_format (document, error))
    return NULL;

  quoted = asp_db_quote (column);
  condition = g_strdup_printf (" WHERE %s = ? ORDER BY \"id\"", quoted);
  sql = make_select (known, condition);
  stmt = asp_db_prepare (document->db, sql, error);
  if (stmt == NULL)
    return NULL;

  sqlite3_bind_int64 (stmt, 1, value);

  return take_rows (stmt, known, rows, error) ? g_steal_pointer (&rows) : NULL;
}

struct _AspRowReader
{
  const AspSchemaTable *table;
  sqlite3_stmt         *stmt;   /* (owned) */
  AspValue             *values; /* (owned): room for one row */
};

/* Prepares the reading of many rows of a recorded table, one by one. */
AspRowReader *
asp_row_reader_new (AspDocumentFile  *document,
                    const char       *table,
                    GError          **error)
{
  const AspSchemaTable *known = asp_schema_find_table (document->schema, table);
  g_autoptr (sqlite3_stmt) stmt = NULL;
  g_autofree char *sql = NULL;
  AspRowReader *self;

  g_assert (document->thread == g_thread_self ());
  g_assert (known != NULL && known->is_recorded);

  sql = make_select (known, " WHERE \"id\" = ?");
  stmt = asp_db_prepare (document->db, sql, error);
  if (stmt == NULL)
    return NULL;

  self = g_new0 (AspRowReader, 1);
  self->table = known;
  self->stmt = g_steal_pointer (&stmt);
  self->values = g_new0 (AspValue, known->columns->len);

  return self;
}

void
asp_row_reader_free (AspRowReader *self)
{
  if (self == NULL)
    return;

  sqlite3_finalize (self->stmt);
  g_free (self->values);
  g_free (self);
}

/* Returns: (interned): the name of the table that is read */
const char *
asp_row_reader_get_table (AspRowReader *self)
{
  return self->table->name;
}

/* Reads one row; @row is NULL when there is none. */
gboolean
asp_row_reader_read (AspRowReader  *self,
                     gint64         id,
                     AspRow       **row,
                     GError       **error)
{
  AspStep step;

  *row = NULL;
  sqlite3_bind_int64 (self->stmt, 1, id);
  step = asp_db_step (self->stmt, error);
  if (step == ASP_STEP_ROW)
    *row = take_row (self->stmt, self->table, self->values);
  sqlite3_reset (self->stmt);

  return step != ASP_STEP_ERROR;
}

/* Returns: (nullable): the content with this hash. What is not what its hash says is damaged. */
GBytes *
asp_rows_read_content (AspDocumentFile  *document,
                       const char       *sha256,
                       GError          **error)
{
  g_autoptr (sqlite3_stmt) stmt =
    asp_db_prepare (document->db, "SELECT data FROM content WHERE sha256 = ?", error);
  g_autoptr (GBytes) content = NULL;
  g_autofree char *actual = NULL;
  AspStep step;

  g_assert (document->thread == g_thread_self ());

  if (stmt == NULL)
    return NULL;

  sqlite3_bind_text (stmt, 1, sha256, -1, SQLITE_TRANSIENT);
  step = asp_db_step (stmt, error);
  if (step == ASP_STEP_ERROR)
    return NULL;

  if (step == ASP_STEP_DONE)
    {
      g_set_error_literal (error, ASP_STORE_ERROR, ASP_STORE_ERROR_NOT_FOUND,
                           _("the document does not hold this content"));
      return NULL;
    }

  content = g_bytes_new (sqlite3_column_blob (stmt, 0), sqlite3_column_bytes (stmt, 0));
  actual = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  if (strcmp (actual, sha256) != 0)
    {
      g_set_error_literal (error, ASP_STORE_ERROR, ASP_STORE_ERROR_DAMAGED,
                           _("the content is not what was stored"));
      return NULL;
    }

  return g_steal_pointer (&content);
}
