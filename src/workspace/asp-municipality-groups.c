/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-municipality-groups.h"

/* Most documents have no such dependency, and the largest a few hundred: groups are found anew
 * after each change of one. */

typedef struct
{
  gint64 from;
  gint64 to;
} Pair;

struct _AspMunicipalityGroups
{
  GHashTable *pairs;            /* (owned): key of the own_link row → Pair */
  GHashTable *groups;           /* (owned) (nullable): key of a municipality → its GArray of keys;
                                 * NULL until asked for */
};

AspMunicipalityGroups *
asp_municipality_groups_new (void)
{
  AspMunicipalityGroups *self = g_new0 (AspMunicipalityGroups, 1);

  self->pairs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  return self;
}

void
asp_municipality_groups_free (AspMunicipalityGroups *self)
{
  g_return_if_fail (self != NULL);

  g_hash_table_unref (self->pairs);
  g_clear_pointer (&self->groups, g_hash_table_unref);
  g_free (self);
}

/* @link: a row of own_link as it is now */
void
asp_municipality_groups_put (AspMunicipalityGroups *self,
                             AspRow                *link)
{
  gint64 id = asp_row_get_id (link);
  Pair pair = {
    .from = asp_row_get_integer (link, "from_municipality_id", 0),
    .to = asp_row_get_integer (link, "municipality_id", 0),
  };

  g_return_if_fail (self != NULL);

  if (pair.from == 0 || asp_row_get_integer (link, "removed", 0) != 0)
    {
      asp_municipality_groups_remove (self, id);
      return;
    }

  g_hash_table_replace (self->pairs, g_memdup2 (&id, sizeof id), g_memdup2 (&pair, sizeof pair));
  g_clear_pointer (&self->groups, g_hash_table_unref);
}

void
asp_municipality_groups_remove (AspMunicipalityGroups *self,
                                gint64                 link_id)
{
  g_return_if_fail (self != NULL);

  if (g_hash_table_remove (self->pairs, &link_id))
    g_clear_pointer (&self->groups, g_hash_table_unref);
}

/* Returns: (transfer none): the group of a municipality, itself alone when it had none */
static GArray *
ensure_group (GHashTable *groups,
              gint64      id)
{
  GArray *group = g_hash_table_lookup (groups, &id);

  if (group != NULL)
    return group;

  group = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (group, id);
  g_hash_table_insert (groups, g_memdup2 (&id, sizeof id), group);

  return group;
}

/* The smaller goes into the larger, so that joining all takes n·log n steps. */
static void
join (GHashTable *groups,
      gint64      a,
      gint64      b)
{
  GArray *large = ensure_group (groups, a);
  GArray *small = ensure_group (groups, b);

  if (large == small)
    return;
  if (small->len > large->len)
    {
      GArray *other = large;

      large = small;
      small = other;
    }

  g_array_append_vals (large, small->data, small->len);
  g_array_ref (small);
  for (guint i = 0; i < small->len; i++)
    {
      gint64 id = g_array_index (small, gint64, i);

      g_hash_table_replace (groups, g_memdup2 (&id, sizeof id), g_array_ref (large));
    }
  g_array_unref (small);
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return left < right ? -1 : left > right;
}

/* Returns: (transfer none): key of a municipality → GArray of the keys (gint64) of its group, in
 * order; municipalities that depend on no other are not in it. Stays as it is: what changes later
 * makes a new one. */
GHashTable *
asp_municipality_groups_get (AspMunicipalityGroups *self)
{
  GHashTableIter iter;
  gpointer value;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->groups != NULL)
    return self->groups;

  self->groups = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                        (GDestroyNotify) g_array_unref);
  g_hash_table_iter_init (&iter, self->pairs);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Pair *pair = value;

      join (self->groups, pair->from, pair->to);
    }
  g_hash_table_iter_init (&iter, self->groups);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_array_sort (value, compare_ids);

  return self->groups;
}
