/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-row-table.h"

struct _AspRowTable
{
  const char *table;            /* (interned) */
  const char *parent_column;    /* (interned) (nullable) */
  GHashTable *by_id;            /* (owned): gint64 → AspRow */
  GHashTable *by_parent;        /* (owned): gint64 → GPtrArray of AspRow */
};

/* @parent_column: (nullable): integer column by which children are found */
AspRowTable *
asp_row_table_new (const char *table,
                   const char *parent_column)
{
  AspRowTable *self = g_new0 (AspRowTable, 1);

  g_return_val_if_fail (table != NULL, NULL);

  self->table = g_intern_string (table);
  self->parent_column = g_intern_string (parent_column);
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal,
                                       g_free, (GDestroyNotify) asp_row_unref);
  self->by_parent = g_hash_table_new_full (g_int64_hash, g_int64_equal,
                                           g_free, (GDestroyNotify) g_ptr_array_unref);

  return self;
}

void
asp_row_table_free (AspRowTable *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->by_parent);
  g_hash_table_unref (self->by_id);
  g_free (self);
}

void
asp_row_table_clear (AspRowTable *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_remove_all (self->by_parent);
  g_hash_table_remove_all (self->by_id);
}

const char *
asp_row_table_get_name (AspRowTable *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->table;
}

static void
unlink_from_parent (AspRowTable *self,
                    AspRow      *row)
{
  gint64 parent;
  GPtrArray *children;

  if (self->parent_column == NULL)
    return;

  parent = asp_row_get_integer (row, self->parent_column, 0);
  children = g_hash_table_lookup (self->by_parent, &parent);
  g_assert (children != NULL);
  g_ptr_array_remove (children, row);
  if (children->len == 0)
    g_hash_table_remove (self->by_parent, &parent);
}

/* Adds a row, or replaces the one of the same key. */
void
asp_row_table_put (AspRowTable *self,
                   AspRow      *row)
{
  gint64 id;

  g_return_if_fail (self != NULL);
  g_return_if_fail (row != NULL);
  g_return_if_fail (asp_row_get_table (row) == self->table);

  id = asp_row_get_id (row);
  asp_row_table_remove (self, id);
  g_hash_table_insert (self->by_id, g_memdup2 (&id, sizeof id), asp_row_ref (row));

  if (self->parent_column != NULL)
    {
      gint64 parent = asp_row_get_integer (row, self->parent_column, 0);
      GPtrArray *children = g_hash_table_lookup (self->by_parent, &parent);

      if (children == NULL)
        {
          children = g_ptr_array_new_with_free_func ((GDestroyNotify) asp_row_unref);
          g_hash_table_insert (self->by_parent, g_memdup2 (&parent, sizeof parent), children);
        }
      g_ptr_array_add (children, asp_row_ref (row));
    }
}

void
asp_row_table_remove (AspRowTable *self,
                      gint64       id)
{
  AspRow *row;

  g_return_if_fail (self != NULL);

  row = g_hash_table_lookup (self->by_id, &id);
  if (row == NULL)
    return;

  unlink_from_parent (self, row);
  g_hash_table_remove (self->by_id, &id);
}

/* Returns: (transfer none) (nullable) */
AspRow *
asp_row_table_lookup (AspRowTable *self,
                      gint64       id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_lookup (self->by_id, &id);
}

guint
asp_row_table_get_n_rows (AspRowTable *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return g_hash_table_size (self->by_id);
}

/* Returns: (transfer none) (nullable) (element-type AspRow): NULL when there are none; valid until
 * the table changes */
GPtrArray *
asp_row_table_get_children (AspRowTable *self,
                            gint64       parent_id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_lookup (self->by_parent, &parent_id);
}

/* Calls @func with each row, in no order. */
void
asp_row_table_foreach (AspRowTable *self,
                       GFunc        func,
                       gpointer     user_data)
{
  GHashTableIter iter;
  gpointer row;

  g_return_if_fail (self != NULL);

  g_hash_table_iter_init (&iter, self->by_id);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    func (row, user_data);
}
