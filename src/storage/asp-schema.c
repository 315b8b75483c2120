/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-schema-private.h"

#include "asp-storage-resources.h"
#include "asp-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MIGRATIONS_PATH "/hu/onkormanyzat/Csatlakozas/storage/migrations/"

/* Parents before children, so that changes reach the model in an order it can follow. Content,
 * journal and settings are not recorded: undo must not touch them. */
const char *const asp_schema_recorded[] = {
  "programme",
  "programme_milestone",
  "schedule_template",
  "wave",
  "municipality",
  "person",
  "role",
  "task_state",
  "own_task",
  "own_link",
  "closing_day",
  "baseline",
  "baseline_plan",
  "form",
  "form_instance",
  "answer",
  "cost_item",
  "attachment",
  "day_exception",
  NULL,
};

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gpointer
load_migrations (gpointer user_data)
{
  GResource *resource = asp_storage_get_resource ();
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  g_auto (GStrv) names = NULL;
  guint n_names;

  names = g_resource_enumerate_children (resource, MIGRATIONS_PATH, 0, NULL);
  g_assert (names != NULL);
  n_names = g_strv_length (names);
  qsort (names, n_names, sizeof *names, compare_names);

  for (guint i = 0; i < n_names; i++)
    {
      g_autofree char *path = g_strconcat (MIGRATIONS_PATH, names[i], NULL);
      g_autoptr (GBytes) data = g_resource_lookup_data (resource, path, 0, NULL);

      /* The number in the name is the version that the file makes. */
      g_assert (data != NULL && g_ascii_strtoull (names[i], NULL, 10) == i + 1);
      g_ptr_array_add (texts, g_strndup (g_bytes_get_data (data, NULL), g_bytes_get_size (data)));
    }
  g_ptr_array_add (texts, NULL);

  return g_ptr_array_free (g_steal_pointer (&texts), FALSE);
}

/* The program's own migrations: the text at index n makes version n + 1. Lives as long as the
 * program. */
const char *const *
asp_schema_get_migrations (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load_migrations, NULL);
}

static void
free_table (gpointer data)
{
  AspSchemaTable *table = data;

  g_ptr_array_unref (table->columns);
  g_free (table);
}

void
asp_schema_free (AspSchema *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->tables);
  g_array_unref (self->references);
  g_free (self);
}

static sqlite3 *
open_memory (GError **error)
{
  g_autoptr (sqlite3) db = NULL;
  int code = sqlite3_open_v2 (":memory:", &db,
                              SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY
                                | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);

  if (code != SQLITE_OK)
    {
      asp_db_set_error (db, code, error);
      return NULL;
    }

  return g_steal_pointer (&db);
}

/* A database in memory as the first @version migrations make it. */
static sqlite3 *
open_reference (const char *const  *migrations,
                int                 version,
                GError            **error)
{
  g_autoptr (sqlite3) db = open_memory (error);

  if (db == NULL || !asp_db_configure (db, error))
    return NULL;

  for (int i = 0; i < version; i++)
    {
      if (!asp_db_exec (db, migrations[i], error))
        return NULL;
    }

  return g_steal_pointer (&db);
}

static gboolean
is_recorded (const char *name)
{
  return g_strv_contains (asp_schema_recorded, name);
}

/* Calls for each row of a statement with the table's name as its only parameter. */
static sqlite3_stmt *
prepare_for_table (sqlite3     *db,
                   const char  *sql,
                   const char  *table,
                   GError     **error)
{
  sqlite3_stmt *stmt = asp_db_prepare (db, sql, error);

  if (stmt != NULL)
    sqlite3_bind_text (stmt, 1, table, -1, SQLITE_TRANSIENT);

  return stmt;
}

static gboolean
read_columns (sqlite3         *db,
              AspSchemaTable  *table,
              GError         **error)
{
  g_autoptr (sqlite3_stmt) stmt =
    prepare_for_table (db, "SELECT name FROM pragma_table_xinfo (?)", table->name, error);
  AspStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = asp_db_step (stmt, error)) == ASP_STEP_ROW)
    {
      const char *name = g_intern_string ((const char *) sqlite3_column_text (stmt, 0));

      if (strcmp (name, "id") != 0)
        g_ptr_array_add (table->columns, (gpointer) name);
    }

  return step == ASP_STEP_DONE;
}

static gboolean
read_references (sqlite3     *db,
                 const char  *table,
                 GArray      *references,
                 GError     **error)
{
  g_autoptr (sqlite3_stmt) stmt =
    prepare_for_table (db, "SELECT \"from\", \"table\", \"to\" FROM pragma_foreign_key_list (?)",
                       table, error);
  AspStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = asp_db_step (stmt, error)) == ASP_STEP_ROW)
    {
      AspSchemaReference reference = {
        .table = table,
        .column = g_intern_string ((const char *) sqlite3_column_text (stmt, 0)),
        .parent = g_intern_string ((const char *) sqlite3_column_text (stmt, 1)),
      };

      /* The check after undo and redo knows no other form. */
      g_assert (g_strcmp0 ((const char *) sqlite3_column_text (stmt, 2), "id") == 0);
      g_array_append_val (references, reference);
    }

  return step == ASP_STEP_DONE;
}

static gboolean
read_tables (AspSchema  *self,
             sqlite3    *db,
             GError    **error)
{
  g_autoptr (sqlite3_stmt) stmt =
    asp_db_prepare (db, "SELECT name FROM sqlite_schema WHERE type = 'table'", error);
  AspStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = asp_db_step (stmt, error)) == ASP_STEP_ROW)
    {
      AspSchemaTable *table = g_new0 (AspSchemaTable, 1);

      table->name = g_intern_string ((const char *) sqlite3_column_text (stmt, 0));
      table->is_recorded = is_recorded (table->name);
      table->columns = g_ptr_array_new ();
      g_ptr_array_add (self->tables, table);

      if (!read_columns (db, table, error)
          || !read_references (db, table->name, self->references, error))
        return FALSE;
    }

  return step == ASP_STEP_DONE;
}

/* @migrations must outlive the schema.
 * Returns: (nullable): what the migrations make, or NULL when one of them is wrong */
AspSchema *
asp_schema_new (const char *const  *migrations,
                GError            **error)
{
  g_autoptr (AspSchema) self = g_new0 (AspSchema, 1);
  g_autoptr (sqlite3) db = NULL;

  self->migrations = migrations;
  self->version = g_strv_length ((char **) migrations);
  self->tables = g_ptr_array_new_with_free_func (free_table);
  self->references = g_array_new (FALSE, FALSE, sizeof (AspSchemaReference));

  db = open_reference (migrations, self->version, error);
  if (db == NULL || !read_tables (self, db, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* Returns: (nullable): the table of this name */
const AspSchemaTable *
asp_schema_find_table (const AspSchema *self,
                       const char      *name)
{
  for (guint i = 0; i < self->tables->len; i++)
    {
      const AspSchemaTable *table = g_ptr_array_index (self->tables, i);

      if (strcmp (table->name, name) == 0)
        return table;
    }

  return NULL;
}

/* "id" is not among the columns: a row's key is not written like one. */
gboolean
asp_schema_has_column (const AspSchemaTable *table,
                       const char           *name)
{
  return g_ptr_array_find_with_equal_func (table->columns, name, g_str_equal, NULL);
}

typedef struct
{
  const AspSchema *schema;
  int              from;
} Migration;

static gboolean
check_references (sqlite3  *db,
                  GError  **error)
{
  g_autofree char *table = NULL;

  if (!asp_db_get_text (db, "SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1", &table,
                        error))
    return FALSE;

  if (table == NULL)
    return TRUE;

  /* Translators: %s is the name of a table of the database */
  g_set_error (error, ASP_STORE_ERROR, ASP_STORE_ERROR_DAMAGED,
               _("a row of “%s” belongs to a row that does not exist"), table);
  return FALSE;
}

static gboolean
apply_migrations (sqlite3   *db,
                  gpointer   data,
                  GError   **error)
{
  Migration *migration = data;
  g_autofree char *version = g_strdup_printf ("PRAGMA user_version = %d",
                                              migration->schema->version);
  g_autofree char *application = g_strdup_printf ("PRAGMA application_id = %d",
                                                  ASP_SCHEMA_APPLICATION_ID);

  for (int i = migration->from; i < migration->schema->version; i++)
    {
      if (!asp_db_exec (db, migration->schema->migrations[i], error))
        return FALSE;
    }

  /* A changeset fits the tables it was recorded on; what was done before an upgrade stays in the
   * history but can no longer be undone. */
  if (migration->from > 0 && !asp_db_exec (db, "UPDATE journal SET state = 'dropped'", error))
    return FALSE;

  return asp_db_exec (db, application, error) && asp_db_exec (db, version, error)
         && check_references (db, error);
}

/* Brings @db from version @from to the last one, in one transaction. Foreign keys are off during
 * it, because a migration may rebuild a table; they are checked before the end. */
gboolean
asp_schema_migrate (const AspSchema  *self,
                    sqlite3          *db,
                    int               from,
                    GError          **error)
{
  Migration migration = { self, from };

  return asp_db_exec (db, "PRAGMA foreign_keys = OFF", error)
         && asp_db_transaction (db, apply_migrations, &migration, error);
}

/* All of sqlite_schema in a fixed order, one entry a line. */
static char *
describe_schema (sqlite3  *db,
                 GError  **error)
{
  g_autoptr (sqlite3_stmt) stmt =
    asp_db_prepare (db, "SELECT quote (type), quote (name), quote (tbl_name), quote (sql)"
                        " FROM sqlite_schema ORDER BY type, name", error);
  g_autoptr (GString) text = g_string_new (NULL);
  AspStep step;

  if (stmt == NULL)
    return NULL;

  while ((step = asp_db_step (stmt, error)) == ASP_STEP_ROW)
    {
      for (int i = 0; i < 4; i++)
        g_string_append_printf (text, "%s ", (const char *) sqlite3_column_text (stmt, i));
      g_string_append_c (text, '\n');
    }

  return step == ASP_STEP_DONE ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* Fails unless the schema of @db is, word for word, what the first @version migrations make: a
 * foreign trigger, view, table or check would run in our transactions. */
gboolean
asp_schema_check_known (const AspSchema  *self,
                        sqlite3          *db,
                        int               version,
                        GError          **error)
{
  g_autoptr (sqlite3) reference = open_reference (self->migrations, version, error);
  g_autofree char *expected = NULL;
  g_autofree char *actual = NULL;

  if (reference == NULL)
    return FALSE;

  expected = describe_schema (reference, error);
  if (expected == NULL)
    return FALSE;

  actual = describe_schema (db, error);
  if (actual == NULL)
    return FALSE;

  if (strcmp (expected, actual) == 0)
    return TRUE;

  g_set_error (error, ASP_STORE_ERROR, ASP_STORE_ERROR_NOT_OURS,
               /* Translators: %d is the version of the document's format */
               _("its tables are not those of format version %d"), version);
  return FALSE;
}

static gboolean
check_table_readable (const AspSchemaTable  *table,
                      sqlite3               *db,
                      GError               **error)
{
  g_autoptr (sqlite3_stmt) stmt =
    prepare_for_table (db, "SELECT c.name FROM pragma_table_list AS t,"
                           " pragma_table_xinfo (t.name) AS c"
                           " WHERE t.schema = 'main' AND t.type = 'table' AND t.name = ?",
                       table->name, error);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  AspStep step;

  if (stmt == NULL)
    return FALSE;

  while ((step = asp_db_step (stmt, error)) == ASP_STEP_ROW)
    g_hash_table_add (names, g_strdup ((const char *) sqlite3_column_text (stmt, 0)));

  if (step == ASP_STEP_ERROR)
    return FALSE;

  if (table->is_recorded && !g_hash_table_contains (names, "id"))
    {
      g_set_error (error, ASP_STORE_ERROR, ASP_STORE_ERROR_NEWER,
                   /* Translators: %s is the name of a table of the database */
                   _("it no longer has the table “%s”"), table->name);
      return FALSE;
    }

  for (guint i = 0; i < table->columns->len; i++)
    {
      const char *name = g_ptr_array_index (table->columns, i);

      if (!g_hash_table_contains (names, name))
        {
          g_set_error (error, ASP_STORE_ERROR, ASP_STORE_ERROR_NEWER,
                       /* Translators: the name of a column, the name of its table */
                       _("it no longer has the column “%s” of “%s”"), name, table->name);
          return FALSE;
        }
    }

  return TRUE;
}

/* Fails with %ASP_STORE_ERROR_NEWER unless every table and column that this program reads is a
 * real table and column of @db. More of them are no hindrance. */
gboolean
asp_schema_check_readable (const AspSchema  *self,
                           sqlite3          *db,
                           GError          **error)
{
  for (guint i = 0; i < self->tables->len; i++)
    {
      if (!check_table_readable (g_ptr_array_index (self->tables, i), db, error))
        return FALSE;
    }

  return TRUE;
}
