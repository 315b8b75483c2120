/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-table-set.h"

#include <string.h>

#include "asp-municipality-groups.h"

struct _AspTableSet
{
  GHashTable *tables;           /* (owned): interned name → AspRowTable */
  AspMunicipalityGroups *groups; /* (owned) */
};

/* Whose standing a change of a row concerns. */
typedef enum
{
  CONCERNS_NOBODY,
  CONCERNS_MUNICIPALITY,        /* that of the column municipality_id */
  CONCERNS_ITSELF,              /* the row is a municipality */
  CONCERNS_ALL,
} Concern;

typedef struct
{
  const char *name;
  const char *parent_column;    /* (nullable): the column by which a row's owner is found */
  Concern     concern;
} KnownTable;

/* Tables that are held in memory. */
static const KnownTable known_tables[] = {
  { "programme", NULL, CONCERNS_ALL },
  { "programme_milestone", "programme_id", CONCERNS_NOBODY },
  { "schedule_template", NULL, CONCERNS_ALL },
  { "wave", NULL, CONCERNS_ALL },
  { "municipality", "wave_id", CONCERNS_ITSELF },
  { "person", NULL, CONCERNS_ALL },
  { "role", "municipality_id", CONCERNS_MUNICIPALITY },
  { "task_state", "municipality_id", CONCERNS_MUNICIPALITY },
  { "own_task", "municipality_id", CONCERNS_MUNICIPALITY },
  { "own_link", "municipality_id", CONCERNS_MUNICIPALITY },
  { "closing_day", "municipality_id", CONCERNS_MUNICIPALITY },
  { "baseline", NULL, CONCERNS_ALL },
  { "baseline_plan", "municipality_id", CONCERNS_MUNICIPALITY },
  { "form", NULL, CONCERNS_ALL },
  { "form_instance", "municipality_id", CONCERNS_MUNICIPALITY },
  { "cost_item", "municipality_id", CONCERNS_MUNICIPALITY },
  { "attachment", "owner_id", CONCERNS_NOBODY },
  { "day_exception", NULL, CONCERNS_ALL },
};

AspTableSet *
asp_table_set_new (void)
{
  AspTableSet *self = g_new0 (AspTableSet, 1);

  self->tables = g_hash_table_new_full (g_str_hash, g_str_equal,
                                        NULL, (GDestroyNotify) asp_row_table_free);
  self->groups = asp_municipality_groups_new ();
  for (guint i = 0; i < G_N_ELEMENTS (known_tables); i++)
    g_hash_table_insert (self->tables, (gpointer) g_intern_string (known_tables[i].name),
                         asp_row_table_new (known_tables[i].name, known_tables[i].parent_column));

  return self;
}

void
asp_table_set_free (AspTableSet *self)
{
  g_return_if_fail (self != NULL);

  asp_municipality_groups_free (self->groups);
  g_hash_table_unref (self->tables);
  g_free (self);
}

/* Takes @rows (element-type AspRow) in; rows of tables that are not held are passed over. */
void
asp_table_set_load (AspTableSet *self,
                    GPtrArray   *rows)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (rows != NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      AspRow *row = g_ptr_array_index (rows, i);
      AspRowTable *table = asp_table_set_get (self, asp_row_get_table (row));

      if (table == NULL)
        continue;

      asp_row_table_put (table, row);
      if (strcmp (asp_row_get_table (row), "own_link") == 0)
        asp_municipality_groups_put (self->groups, row);
    }
}

/* Returns: (transfer none) (nullable): NULL when the table is not held in memory */
AspRowTable *
asp_table_set_get (AspTableSet *self,
                   const char  *table)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (table != NULL, NULL);

  return g_hash_table_lookup (self->tables, table);
}

static Concern
find_concern (const char *table)
{
  for (guint i = 0; i < G_N_ELEMENTS (known_tables); i++)
    {
      if (strcmp (known_tables[i].name, table) == 0)
        return known_tables[i].concern;
    }

  return CONCERNS_NOBODY;
}

/* Which municipalities a change concerns. Returns FALSE when it may concern all. */
static gboolean
collect_municipality (AspRowChange *change,
                      AspRow       *old,
                      GHashTable   *ids)
{
  AspRow *rows[] = { old, change->row };
  Concern concern = find_concern (change->table);

  if (concern == CONCERNS_ALL)
    return FALSE;

  for (guint i = 0; concern != CONCERNS_NOBODY && i < G_N_ELEMENTS (rows); i++)
    {
      gint64 id;

      if (rows[i] == NULL)
        continue;

      id = concern == CONCERNS_ITSELF ? asp_row_get_id (rows[i])
                                      : asp_row_get_integer (rows[i], "municipality_id", 0);
      if (id != 0)
        g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
    }

  return TRUE;
}

/* Returns: (transfer none) (nullable) (element-type gint64): the keys of the municipalities whose
 * plans depend on each other, the given one among them; NULL when it depends on no other; valid
 * until the next change */
GArray *
asp_table_set_get_group (AspTableSet *self,
                         gint64       municipality_id)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_lookup (asp_municipality_groups_get (self->groups), &municipality_id);
}

static void
apply_change (AspTableSet  *self,
              AspRowTable  *table,
              AspRowChange *change)
{
  gboolean is_link = strcmp (change->table, "own_link") == 0;

  if (change->row != NULL)
    {
      asp_row_table_put (table, change->row);
      if (is_link)
        asp_municipality_groups_put (self->groups, change->row);
    }
  else
    {
      asp_row_table_remove (table, change->id);
      if (is_link)
        asp_municipality_groups_remove (self->groups, change->id);
    }
}

/* Adds those whose plans depend on the plans of @ids. */
static void
add_groups (GHashTable *groups,
            GHashTable *ids)
{
  g_autoptr (GList) keys = NULL;

  if (g_hash_table_size (groups) == 0)
    return;

  keys = g_hash_table_get_keys (ids);
  for (GList *l = keys; l != NULL; l = l->next)
    {
      GArray *group = g_hash_table_lookup (groups, l->data);

      for (guint i = 0; group != NULL && i < group->len; i++)
        {
          gint64 *id = &g_array_index (group, gint64, i);

          if (!g_hash_table_contains (ids, id))
            g_hash_table_add (ids, g_memdup2 (id, sizeof *id));
        }
    }
}

/* Applies committed changes (element-type AspRowChange). The keys (gint64) of the municipalities
 * they concern are added to @municipalities, with those that depend on these or did so before;
 * FALSE when they may concern all. */
gboolean
asp_table_set_apply (AspTableSet *self,
                     GPtrArray   *changes,
                     GArray      *municipalities)
{
  g_autoptr (GHashTable) ids = NULL;
  g_autoptr (GHashTable) old_groups = NULL;
  GHashTableIter iter;
  gpointer key;
  gboolean all = FALSE;

  g_return_val_if_fail (self != NULL, FALSE);

  ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  old_groups = g_hash_table_ref (asp_municipality_groups_get (self->groups));
  for (guint i = 0; i < changes->len; i++)
    {
      AspRowChange *change = g_ptr_array_index (changes, i);
      AspRowTable *table = asp_table_set_get (self, change->table);

      if (table == NULL)
        continue;

      if (!collect_municipality (change, asp_row_table_lookup (table, change->id), ids))
        all = TRUE;
      apply_change (self, table, change);
    }

  add_groups (old_groups, ids);
  add_groups (asp_municipality_groups_get (self->groups), ids);
  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_array_append_vals (municipalities, key, 1);

  return !all;
}

typedef struct
{
  GHashTable *seen;             /* (element-type AspRow): the rows that are still there, by key */
  GPtrArray  *changes;          /* (element-type AspRowChange) */
} Comparison;

static void
find_deleted (gpointer data,
              gpointer user_data)
{
  Comparison *comparison = user_data;
  gint64 id = asp_row_get_id (data);

  if (!g_hash_table_contains (comparison->seen, &id))
    g_ptr_array_add (comparison->changes,
                     asp_row_change_new (ASP_CHANGE_DELETE, asp_row_get_table (data), id, NULL));
}

/* Keys are drawn at random from 63 bits, but only a table's own are told apart by the schema. */
static void
compare_table (AspRowTable *table,
               GPtrArray   *rows,
               GPtrArray   *changes)
{
  const char *name = asp_row_table_get_name (table);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Comparison comparison = { seen, changes };

  for (guint i = 0; i < rows->len; i++)
    {
      AspRow *row = g_ptr_array_index (rows, i);
      AspRow *old;
      gint64 id;

      if (asp_row_get_table (row) != name)
        continue;

      id = asp_row_get_id (row);
      g_hash_table_add (seen, g_memdup2 (&id, sizeof id));
      old = asp_row_table_lookup (table, id);
      if (old == NULL || !asp_row_equal (old, row))
        g_ptr_array_add (changes, asp_row_change_new (old == NULL ? ASP_CHANGE_INSERT
                                                                  : ASP_CHANGE_UPDATE,
                                                      name, id, asp_row_ref (row)));
    }

  asp_row_table_foreach (table, find_deleted, &comparison);
}

/* What would have to be applied to hold @rows, all rows of the tables here and perhaps of others.
 * Returns: (transfer full) (element-type AspRowChange) */
GPtrArray *
asp_table_set_compare (AspTableSet *self,
                       GPtrArray   *rows)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) asp_row_change_free);

  g_return_val_if_fail (self != NULL, changes);
  g_return_val_if_fail (rows != NULL, changes);

  for (guint i = 0; i < G_N_ELEMENTS (known_tables); i++)
    compare_table (asp_table_set_get (self, known_tables[i].name), rows, changes);

  return changes;
}
