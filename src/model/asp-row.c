/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-row.h"

#include <string.h>

struct _AspRow
{
  gatomicrefcount    ref_count;

  const char        *table;      /* (interned) */
  gint64             id;
  guint              n_columns;
  const char *const *columns;    /* (interned): one array for all rows of a table */
  AspValue           values[];
};

G_DEFINE_BOXED_TYPE (AspRow, asp_row, asp_row_ref, asp_row_unref)

/* Frees what the value owns and makes it NULL. */
void
asp_value_clear (AspValue *value)
{
  g_return_if_fail (value != NULL);

  if (value->type == ASP_VALUE_TEXT)
    g_clear_pointer (&value->text, g_free);
  else if (value->type == ASP_VALUE_BLOB)
    g_clear_pointer (&value->blob, g_bytes_unref);

  value->type = ASP_VALUE_NULL;
}

/* Makes @target, which must hold nothing, a copy of @source. */
void
asp_value_copy (const AspValue *source,
                AspValue       *target)
{
  g_return_if_fail (source != NULL);
  g_return_if_fail (target != NULL);

  *target = *source;
  if (source->type == ASP_VALUE_TEXT)
    target->text = g_strdup (source->text);
  else if (source->type == ASP_VALUE_BLOB)
    target->blob = g_bytes_ref (source->blob);
}

gboolean
asp_value_equal (const AspValue *a,
                 const AspValue *b)
{
  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  if (a->type != b->type)
    return FALSE;

  switch (a->type)
    {
    case ASP_VALUE_NULL:
      return TRUE;
    case ASP_VALUE_INTEGER:
      return a->integer == b->integer;
    case ASP_VALUE_REAL:
      return memcmp (&a->real, &b->real, sizeof a->real) == 0;
    case ASP_VALUE_TEXT:
      return strcmp (a->text, b->text) == 0;
    case ASP_VALUE_BLOB:
      return g_bytes_equal (a->blob, b->blob);
    default:
      g_assert_not_reached ();
    }
}

/* A table has one set of columns while the program runs, so its rows share the array of names.
 * The arrays live as long as the program, like interned strings. */
static const char *const *
intern_columns (guint              n_columns,
                const char *const *columns)
{
  static GMutex mutex;
  static GHashTable *arrays;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);
  g_autofree char *key = NULL;
  const char **array;

  if (arrays == NULL)
    arrays = g_hash_table_new (g_str_hash, g_str_equal);

  {
    g_autoptr (GString) joined = g_string_new (NULL);

    for (guint i = 0; i < n_columns; i++)
      g_string_append_printf (joined, "%s\n", columns[i]);
    key = g_string_free (g_steal_pointer (&joined), FALSE);
  }

  array = g_hash_table_lookup (arrays, key);
  if (array == NULL)
    {
      array = g_new0 (const char *, n_columns + 1);
      for (guint i = 0; i < n_columns; i++)
        array[i] = g_intern_string (columns[i]);
      g_hash_table_insert (arrays, g_steal_pointer (&key), array);
    }

  return array;
}

/* Makes a row. Takes what the @n_columns @values own and leaves them NULL; copies the names. */
AspRow *
asp_row_new (const char        *table,
             gint64             id,
             guint              n_columns,
             const char *const *columns,
             AspValue          *values)
{
  AspRow *self;

  g_return_val_if_fail (table != NULL, NULL);
  g_return_val_if_fail (n_columns == 0 || (columns != NULL && values != NULL), NULL);

  self = g_malloc0 (sizeof (AspRow) + n_columns * sizeof (AspValue));
  g_atomic_ref_count_init (&self->ref_count);
  self->table = g_intern_string (table);
  self->id = id;
  self->n_columns = n_columns;
  self->columns = intern_columns (n_columns, columns);
  for (guint i = 0; i < n_columns; i++)
    {
      self->values[i] = values[i];
      values[i].type = ASP_VALUE_NULL;
    }

  return self;
}

AspRow *
asp_row_ref (AspRow *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
asp_row_unref (AspRow *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < self->n_columns; i++)
    asp_value_clear (&self->values[i]);
  g_free (self);
}

/* Returns: (interned): the name of the row's table */
const char *
asp_row_get_table (AspRow *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->table;
}

gint64
asp_row_get_id (AspRow *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->id;
}

guint
asp_row_get_n_columns (AspRow *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_columns;
}

/* Returns: (interned): the name of a column */
const char *
asp_row_get_column (AspRow *self,
                    guint   index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->n_columns, NULL);

  return self->columns[index];
}

/* Returns: (nullable): the value, or NULL when the row has no such column */
const AspValue *
asp_row_get_value (AspRow     *self,
                   const char *column)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (column != NULL, NULL);

  for (guint i = 0; i < self->n_columns; i++)
    {
      if (self->columns[i] == column || strcmp (self->columns[i], column) == 0)
        return &self->values[i];
    }

  return NULL;
}

/* Returns: (nullable): the text of a column that holds text, owned by the row */
const char *
asp_row_get_text (AspRow     *self,
                  const char *column)
{
  const AspValue *value = asp_row_get_value (self, column);

  return value != NULL && value->type == ASP_VALUE_TEXT ? value->text : NULL;
}

/* The integer of a column, or @fallback when the column is NULL or missing. */
gint64
asp_row_get_integer (AspRow     *self,
                     const char *column,
                     gint64      fallback)
{
  const AspValue *value = asp_row_get_value (self, column);

  return value != NULL && value->type == ASP_VALUE_INTEGER ? value->integer : fallback;
}

gboolean
asp_row_is_null (AspRow     *self,
                 const char *column)
{
  const AspValue *value = asp_row_get_value (self, column);

  return value == NULL || value->type == ASP_VALUE_NULL;
}

/* Whether two rows of one table hold the same values under the same key. */
gboolean
asp_row_equal (AspRow *a,
               AspRow *b)
{
  g_return_val_if_fail (a != NULL, FALSE);
  g_return_val_if_fail (b != NULL, FALSE);

  if (a->table != b->table || a->id != b->id || a->columns != b->columns)
    return FALSE;

  for (guint i = 0; i < a->n_columns; i++)
    {
      if (!asp_value_equal (&a->values[i], &b->values[i]))
        return FALSE;
    }

  return TRUE;
}

/* @row: (nullable) (transfer full): the row as it is now */
AspRowChange *
asp_row_change_new (AspChangeKind  kind,
                    const char    *table,
                    gint64         id,
                    AspRow        *row)
{
  AspRowChange *self = g_new0 (AspRowChange, 1);

  self->kind = kind;
  self->table = g_intern_string (table);
  self->id = id;
  self->row = row;

  return self;
}

void
asp_row_change_free (AspRowChange *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->row, asp_row_unref);
  g_free (self);
}
