/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-record-list.h"

struct _AspRecordList
{
  GObject     parent_instance;

  GType       record_type;
  const char *table;            /* (interned) */
  const char *parent_column;    /* (interned) (nullable) */
  gint64      parent_id;
  GPtrArray  *records;          /* (owned) (element-type AspRecord) */
  GHashTable *by_id;            /* (owned): gint64 key inside the record's row → AspRecord */
};

static GType
asp_record_list_get_item_type (GListModel *model)
{
  return ASP_RECORD_LIST (model)->record_type;
}

static guint
asp_record_list_get_n_items (GListModel *model)
{
  return ASP_RECORD_LIST (model)->records->len;
}

static gpointer
asp_record_list_get_item (GListModel *model,
                          guint       position)
{
  AspRecordList *self = ASP_RECORD_LIST (model);

  if (position >= self->records->len)
    return NULL;

  return g_object_ref (g_ptr_array_index (self->records, position));
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = asp_record_list_get_item_type;
  iface->get_n_items = asp_record_list_get_n_items;
  iface->get_item = asp_record_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AspRecordList, asp_record_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
asp_record_list_finalize (GObject *object)
{
  AspRecordList *self = ASP_RECORD_LIST (object);

  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->records);

  G_OBJECT_CLASS (asp_record_list_parent_class)->finalize (object);
}

static void
asp_record_list_class_init (AspRecordListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = asp_record_list_finalize;
}

static void
asp_record_list_init (AspRecordList *self)
{
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/* @record_type: a subclass of AspRecord. @parent_column: (nullable): when given, only rows whose
 * integer column holds @parent_id belong to the list. */
AspRecordList *
asp_record_list_new (GType       record_type,
                     const char *parent_column,
                     gint64      parent_id)
{
  AspRecordList *self;
  AspRecordClass *klass;

  g_return_val_if_fail (g_type_is_a (record_type, ASP_TYPE_RECORD), NULL);

  klass = g_type_class_ref (record_type);
  self = g_object_new (ASP_TYPE_RECORD_LIST, NULL);
  self->record_type = record_type;
  self->table = klass->table;
  self->parent_column = g_intern_string (parent_column);
  self->parent_id = parent_id;
  g_type_class_unref (klass);

  return self;
}

static gboolean
is_ours (AspRecordList *self,
         AspRow        *row)
{
  if (asp_row_get_table (row) != self->table)
    return FALSE;

  return self->parent_column == NULL ||
         asp_row_get_integer (row, self->parent_column, 0) == self->parent_id;
}

static void
append (AspRecordList *self,
        AspRow        *row)
{
  AspRecord *record = g_object_new (self->record_type, "row", row, NULL);
  gint64 id = asp_row_get_id (row);

  g_ptr_array_add (self->records, record);
  g_hash_table_insert (self->by_id, g_memdup2 (&id, sizeof id), record);
}

/* Takes the table's rows out of @rows (element-type AspRow); other tables' rows are passed over.
 * Replaces what the list held. */
void
asp_record_list_load (AspRecordList *self,
                      GPtrArray     *rows)
{
  guint n_old;

  g_return_if_fail (ASP_IS_RECORD_LIST (self));
  g_return_if_fail (rows != NULL);

  n_old = self->records->len;
  g_hash_table_remove_all (self->by_id);
  g_ptr_array_set_size (self->records, 0);

  for (guint i = 0; i < rows->len; i++)
    {
      AspRow *row = g_ptr_array_index (rows, i);

      if (is_ours (self, row))
        append (self, row);
    }

  if (n_old > 0 || self->records->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_old, self->records->len);
}

static gboolean
is_removed (AspRecordList *self,
            GHashTable    *removed,
            guint          position)
{
  gint64 id = asp_record_get_id (g_ptr_array_index (self->records, position));

  return g_hash_table_contains (removed, &id);
}

/* Neighbours that are removed together are told in one signal; from the end on, so that the
 * positions before hold. @removed: (element-type gint64): keys */
static void
remove_records (AspRecordList *self,
                GHashTable    *removed)
{
  guint end = self->records->len;

  while (end > 0)
    {
      guint begin;

      if (!is_removed (self, removed, end - 1))
        {
          end--;
          continue;
        }

      for (begin = end - 1; begin > 0 && is_removed (self, removed, begin - 1); begin--)
        ;
      for (guint i = begin; i < end; i++)
        {
          gint64 id = asp_record_get_id (g_ptr_array_index (self->records, i));

          g_hash_table_remove (self->by_id, &id);
        }
      g_ptr_array_remove_range (self->records, begin, end - begin);
      g_list_model_items_changed (G_LIST_MODEL (self), begin, end - begin, 0);
      end = begin;
    }
}

/* Applies committed changes (element-type AspRowChange). Rows appended together are told in one
 * signal, rows removed together in one for each stretch of them. */
void
asp_record_list_apply (AspRecordList *self,
                       GPtrArray     *changes)
{
  g_autoptr (GHashTable) removed = g_hash_table_new (g_int64_hash, g_int64_equal);
  guint n_before;

  g_return_if_fail (ASP_IS_RECORD_LIST (self));
  g_return_if_fail (changes != NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      AspRowChange *change = g_ptr_array_index (changes, i);
      AspRecord *record;

      if (change->table != self->table)
        continue;

      record = g_hash_table_lookup (self->by_id, &change->id);
      if (record == NULL)
        continue;

      if (change->row != NULL && is_ours (self, change->row))
        asp_record_apply (record, change->row);
      else
        g_hash_table_add (removed, &change->id);
    }
  if (g_hash_table_size (removed) > 0)
    remove_records (self, removed);

  n_before = self->records->len;
  for (guint i = 0; i < changes->len; i++)
    {
      AspRowChange *change = g_ptr_array_index (changes, i);

      if (change->row != NULL && is_ours (self, change->row) &&
          !g_hash_table_contains (self->by_id, &change->id))
        append (self, change->row);
    }

  if (self->records->len > n_before)
    g_list_model_items_changed (G_LIST_MODEL (self), n_before, 0, self->records->len - n_before);
}

/* Returns: (transfer none) (nullable): the record of that key */
gpointer
asp_record_list_lookup (AspRecordList *self,
                        gint64         id)
{
  g_return_val_if_fail (ASP_IS_RECORD_LIST (self), NULL);

  return g_hash_table_lookup (self->by_id, &id);
}
