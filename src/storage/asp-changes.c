/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-changes-private.h"

#include "asp-rows-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *table;            /* (interned) */
  gint64      id;
  gboolean    existed;          /* before the first changeset */
  gboolean    exists;           /* after the last one */
} Touched;

struct _AspChanges
{
  GPtrArray  *order;            /* (owned) (element-type Touched) */
  GHashTable *set;              /* (owned): the same, by table and id */
};

static guint
hash_touched (gconstpointer data)
{
  const Touched *touched = data;

  return g_direct_hash (touched->table) ^ g_int64_hash (&touched->id);
}

static gboolean
equal_touched (gconstpointer a,
               gconstpointer b)
{
  const Touched *x = a;
  const Touched *y = b;

  return x->table == y->table && x->id == y->id;
}

AspChanges *
asp_changes_new (void)
{
  AspChanges *self = g_new0 (AspChanges, 1);

  self->order = g_ptr_array_new_with_free_func (g_free);
  self->set = g_hash_table_new (hash_touched, equal_touched);

  return self;
}

void
asp_changes_free (AspChanges *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->set);
  g_ptr_array_unref (self->order);
  g_free (self);
}

static void
touch (AspChanges *self,
       const char *table,
       gint64      id,
       int         op)
{
  Touched key = { g_intern_string (table), id };
  Touched *touched = g_hash_table_lookup (self->set, &key);

  if (touched == NULL)
    {
      touched = g_memdup2 (&key, sizeof key);
      touched->existed = op != SQLITE_INSERT;
      g_ptr_array_add (self->order, touched);
      g_hash_table_add (self->set, touched);
    }
  touched->exists = op != SQLITE_DELETE;
}

static gboolean
add_current (AspChanges            *self,
             sqlite3_changeset_iter *iter,
             GError               **error)
{
  const char *table;
  int n_columns, op, indirect;
  sqlite3_value *id = NULL;
  int code = sqlite3changeset_op (iter, &table, &n_columns, &op, &indirect);

  if (code == SQLITE_OK)
    code = op == SQLITE_INSERT ? sqlite3changeset_new (iter, 0, &id)
                               : sqlite3changeset_old (iter, 0, &id);
  if (code != SQLITE_OK)
    {
      asp_db_set_error (NULL, code, error);
      return FALSE;
    }

  /* The journal of a file from elsewhere may hold anything. */
  if (!g_strv_contains (asp_schema_recorded, table) || id == NULL
      || sqlite3_value_type (id) != SQLITE_INTEGER)
    {
      g_set_error_literal (error, ASP_STORE_ERROR, ASP_STORE_ERROR_DAMAGED,
                           _("the history holds a change that cannot be read"));
      return FALSE;
    }

  touch (self, table, sqlite3_value_int64 (id), op);
  return TRUE;
}

/* Adds the rows of a changeset that is applied after those added before. */
gboolean
asp_changes_add (AspChanges  *self,
                 int          length,
                 void        *changeset,
                 GError     **error)
{
  sqlite3_changeset_iter *iter = NULL;
  gboolean is_added = TRUE;
  int code = sqlite3changeset_start (&iter, length, changeset);

  while (code == SQLITE_OK && is_added && (code = sqlite3changeset_next (iter)) == SQLITE_ROW)
    {
      is_added = add_current (self, iter, error);
      code = SQLITE_OK;
    }

  /* The result of a failed step comes again from the end. */
  if (iter != NULL)
    code = sqlite3changeset_finalize (iter);

  if (is_added && code != SQLITE_OK)
    {
      asp_db_set_error (NULL, code, error);
      return FALSE;
    }

  return is_added;
}

/* Whether a statement with an id as its only parameter finds nothing for the rows of @table that
 * are there (or gone) now. */
static gboolean
finds_none (AspChanges   *self,
            sqlite3      *db,
            const char   *table,
            gboolean      exists,
            const char   *sql,
            GError      **error)
{
  g_autoptr (sqlite3_stmt) stmt = asp_db_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;

  for (guint i = 0; i < self->order->len; i++)
    {
      const Touched *touched = g_ptr_array_index (self->order, i);
      AspStep step;

      if (touched->table != table || touched->exists != exists)
        continue;

      sqlite3_bind_int64 (stmt, 1, touched->id);
      step = asp_db_step (stmt, error);
      if (step == ASP_STEP_ERROR)
        return FALSE;
      if (step == ASP_STEP_ROW)
        {
          g_set_error (error, ASP_STORE_ERROR, ASP_STORE_ERROR_CONFLICT,
                       /* Translators: %s is the name of a table of the database */
                       _("a row of “%s” belongs to a row that does not exist"), table);
          return FALSE;
        }
      sqlite3_reset (stmt);
    }

  return TRUE;
}

/* Checks the foreign keys of the touched rows only: a whole document takes too long for an undo.
 * A row that is there must find its parents, a row that is gone may have no children. */
gboolean
asp_changes_check_references (AspChanges       *self,
                              AspDocumentFile  *document,
                              GError          **error)
{
  GArray *references = document->schema->references;

  for (guint i = 0; i < references->len; i++)
    {
      const AspSchemaReference *reference = &g_array_index (references, AspSchemaReference, i);
      g_autofree char *table = asp_db_quote (reference->table);
      g_autofree char *column = asp_db_quote (reference->column);
      g_autofree char *parent = asp_db_quote (reference->parent);
      g_autofree char *orphan =
        g_strdup_printf ("SELECT 1 FROM %s AS c WHERE c.id = ?1 AND c.%s IS NOT NULL"
                         " AND NOT EXISTS (SELECT 1 FROM %s AS p WHERE p.id = c.%s)",
                         table, column, parent, column);
      g_autofree char *child = g_strdup_printf ("SELECT 1 FROM %s WHERE %s = ?1 LIMIT 1",
                                                table, column);

      if (!finds_none (self, document->db, reference->table, TRUE, orphan, error)
          || !finds_none (self, document->db, reference->parent, FALSE, child, error))
        return FALSE;
    }

  return TRUE;
}

/* Reads a row with the reader of its table, which replaces that of another one: a changeset goes
 * table by table. */
static gboolean
read_row (AspDocumentFile  *document,
          const Touched    *touched,
          AspRowReader    **reader,
          AspRow          **row,
          GError          **error)
{
  if (*reader == NULL || asp_row_reader_get_table (*reader) != touched->table)
    {
      g_clear_pointer (reader, asp_row_reader_free);
      *reader = asp_row_reader_new (document, touched->table, error);
      if (*reader == NULL)
        return FALSE;
    }

  return asp_row_reader_read (*reader, touched->id, row, error);
}

/* Returns: (transfer container) (element-type AspRowChange) (nullable): what became of the rows */
GPtrArray *
asp_changes_read (AspChanges       *self,
                  AspDocumentFile  *document,
                  GError          **error)
{
  g_autoptr (GPtrArray) changes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) asp_row_change_free);
  g_autoptr (AspRowReader) reader = NULL;

  for (guint i = 0; i < self->order->len; i++)
    {
      const Touched *touched = g_ptr_array_index (self->order, i);
      AspChangeKind kind = touched->existed ? ASP_CHANGE_UPDATE : ASP_CHANGE_INSERT;
      AspRow *row = NULL;

      if (!touched->existed && !touched->exists)
        continue;

      if (!touched->exists)
        kind = ASP_CHANGE_DELETE;
      else if (!read_row (document, touched, &reader, &row, error))
        return NULL;

      /* The transaction that wrote it is still open, so only a broken file can have lost it. */
      if (row == NULL && kind != ASP_CHANGE_DELETE)
        {
          asp_db_set_error (NULL, SQLITE_CORRUPT, error);
          return NULL;
        }

      g_ptr_array_add (changes, asp_row_change_new (kind, touched->table, touched->id, row));
    }

  return g_steal_pointer (&changes);
}
