/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-edit-runner-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The most that one attachment may have, as in the schema. */
#define MAX_CONTENT_BYTES (30 * 1024 * 1024)

static char *
make_insert (const AspEditOperation *operation)
{
  g_autofree char *table = asp_db_quote (operation->table);
  g_autoptr (GString) names = g_string_new ("\"id\"");
  g_autoptr (GString) marks = g_string_new ("?");

  for (guint i = 0; i < operation->columns->len; i++)
    {
      g_autofree char *column = asp_db_quote (g_ptr_array_index (operation->columns, i));

      g_string_append_printf (names, ", %s", column);
      g_string_append (marks, ", ?");
    }

  return g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s)", table, names->str, marks->str);
}

static char *
make_update (const AspEditOperation *operation)
{
  g_autofree char *table = asp_db_quote (operation->table);
  g_autoptr (GString) sets = g_string_new (NULL);

  for (guint i = 0; i < operation->columns->len; i++)
    {
      g_autofree char *column = asp_db_quote (g_ptr_array_index (operation->columns, i));

      g_string_append_printf (sets, "%s%s = ?%u", i > 0 ? ", " : "", column, i + 2);
    }

  return g_strdup_printf ("UPDATE %s SET %s WHERE \"id\" = ?1", table, sets->str);
}

static char *
make_sql (const AspEditOperation *operation)
{
  g_autofree char *table = NULL;

  switch (operation->kind)
    {
    case ASP_EDIT_INSERT:
      return make_insert (operation);
    case ASP_EDIT_UPDATE:
      return make_update (operation);
    case ASP_EDIT_DELETE:
      table = asp_db_quote (operation->table);
      return g_strdup_printf ("DELETE FROM %s WHERE \"id\" = ?1", table);
    default:
      g_assert_not_reached ();
    }
}

/* Only what the session records may be written, else an edit could be without its undo. */
static gboolean
check_names (AspDocumentFile         *document,
             const AspEditOperation  *operation,
             GError                 **error)
{
  const AspSchemaTable *table = asp_schema_find_table (document->schema, operation->table);

  if (table == NULL || !table->is_recorded)
    {
      g_set_error (error, ASP_STORE_ERROR, ASP_STORE_ERROR_CONSTRAINT,
                   /* Translators: %s is the name of a table of the database */
                   _("the document has no table “%s”"), operation->table);
      return FALSE;
    }

  for (guint i = 0; i < operation->columns->len; i++)
    {
      const char *column = g_ptr_array_index (operation->columns, i);

      if (!asp_schema_has_column (table, column))
        {
          g_set_error (error, ASP_STORE_ERROR, ASP_STORE_ERROR_CONSTRAINT,
                       /* Translators: the name of a table, the name of a column of the database */
                       _("the table “%s” has no column “%s”"), operation->table, column);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
run_operation (AspDocumentFile         *document,
               const AspEditOperation  *operation,
               sqlite3_stmt            *stmt,
               GError                 **error)
{
  sqlite3_bind_int64 (stmt, 1, operation->id);
  for (guint i = 0; i < operation->values->len; i++)
    {
      if (!asp_db_bind (stmt, i + 2, &g_array_index (operation->values, AspValue, i), error))
        return FALSE;
    }

  if (!asp_db_run (stmt, error))
    return FALSE;

  /* A row that is gone already is as deleted as it can be: the cascade of an earlier operation may
   * have taken it. A value that has no row to go to would be lost without a word. */
  if (operation->kind == ASP_EDIT_UPDATE && sqlite3_changes (document->db) == 0)
    {
      g_set_error (error, ASP_STORE_ERROR, ASP_STORE_ERROR_CONSTRAINT,
                   /* Translators: %s is the name of a table of the database */
                   _("the row of “%s” no longer exists"), operation->table);
      return FALSE;
    }

  return TRUE;
}

/* An attachment names the table and the key of its owner, which no foreign key can follow. What
 * belongs to nobody any more goes with its owner, and comes back with it by undo. */
static gboolean
drop_ownerless (AspDocumentFile  *document,
                GError          **error)
{
  g_autoptr (GPtrArray) owners = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (sqlite3_stmt) stmt =
    asp_db_prepare (document->db, "SELECT DISTINCT owner_table FROM attachment", error);
  AspStep step = ASP_STEP_ERROR;

  if (stmt == NULL)
    return FALSE;

  while ((step = asp_db_step (stmt, error)) == ASP_STEP_ROW)
    g_ptr_array_add (owners, g_strdup ((const char *) sqlite3_column_text (stmt, 0)));
  if (step == ASP_STEP_ERROR)
    return FALSE;

  for (guint i = 0; i < owners->len; i++)
    {
      const char *owner = g_ptr_array_index (owners, i);
      g_autofree char *table = NULL;
      g_autofree char *sql = NULL;
      g_autoptr (sqlite3_stmt) drop = NULL;

      if (asp_schema_find_table (document->schema, owner) == NULL)
        continue;

      table = asp_db_quote (owner);
      sql = g_strdup_printf ("DELETE FROM attachment WHERE owner_table = ?1"
                             " AND owner_id NOT IN (SELECT id FROM %s)", table);
      drop = asp_db_prepare (document->db, sql, error);
      if (drop == NULL)
        return FALSE;

      sqlite3_bind_text (drop, 1, owner, -1, SQLITE_TRANSIENT);
      if (!asp_db_run (drop, error))
        return FALSE;
    }

  return TRUE;
}

/* Runs the operations of @edit in their order, inside the caller's transaction. */
gboolean
asp_edit_runner_run (AspDocumentFile  *document,
                     AspEdit          *edit,
                     GError          **error)
{
  g_autoptr (sqlite3_stmt) stmt = NULL;
  g_autofree char *last_sql = NULL;
  gboolean deletes = FALSE;

  for (guint i = 0; i < asp_edit_get_n_operations (edit); i++)
    {
      const AspEditOperation *operation = asp_edit_get_operation (edit, i);
      g_autofree char *sql = NULL;

      if (!check_names (document, operation, error))
        return FALSE;

      if (operation->kind == ASP_EDIT_UPDATE && operation->columns->len == 0)
        continue;

      /* An import is thousands of the same statement. */
      sql = make_sql (operation);
      if (g_strcmp0 (sql, last_sql) != 0)
        {
          g_clear_pointer (&stmt, sqlite3_finalize);
          stmt = asp_db_prepare (document->db, sql, error);
          if (stmt == NULL)
            return FALSE;
          g_free (last_sql);
          last_sql = g_steal_pointer (&sql);
        }

      if (!run_operation (document, operation, stmt, error))
        {
          g_prefix_error (error, "%s: ", operation->table);
          return FALSE;
        }
      deletes = deletes || operation->kind == ASP_EDIT_DELETE;
    }

  return !deletes || drop_ownerless (document, error);
}

/* Stores the contents that @edit brings, each once however many rows name it. */
gboolean
asp_edit_runner_store_contents (AspDocumentFile  *document,
                                AspEdit          *edit,
                                GError          **error)
{
  g_autoptr (sqlite3_stmt) stmt =
    asp_db_prepare (document->db, "INSERT INTO content (sha256, data) VALUES (?, ?)"
                    " ON CONFLICT (sha256) DO NOTHING",
                    error);

  if (stmt == NULL)
    return FALSE;

  for (guint i = 0; i < asp_edit_get_n_contents (edit); i++)
    {
      const char *sha256;
      GBytes *content = asp_edit_get_content (edit, i, &sha256);
      AspValue value = { .type = ASP_VALUE_BLOB, .blob = content };

      if (g_bytes_get_size (content) > MAX_CONTENT_BYTES)
        {
          g_set_error_literal (error, ASP_STORE_ERROR, ASP_STORE_ERROR_CONSTRAINT,
                               _("an attachment is larger than 30 MB"));
          return FALSE;
        }

      sqlite3_bind_text (stmt, 1, sha256, -1, SQLITE_TRANSIENT);
      if (!asp_db_bind (stmt, 2, &value, error) || !asp_db_run (stmt, error))
        return FALSE;
    }

  return TRUE;
}
