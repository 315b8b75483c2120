/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-migrate.h"

#include <string.h>

#include "asp-form-instance-private.h"
#include "asp-form-snapshot.h"

/* Answers go to the node of the same path, or to the one whose bind says where it was: asp:was
 * with one path or several, separated by blanks. */

static void
free_change (gpointer data)
{
  AspFormChange *change = data;

  g_free (change->path);
  g_free (change->label);
  g_free (change->value);
  g_free (change);
}

void
asp_form_migration_free (AspFormMigration *self)
{
  g_clear_object (&self->instance);
  g_ptr_array_unref (self->lost);
  g_ptr_array_unref (self->required);
  g_free (self);
}

static void
add_change (GPtrArray   *changes,
            AspFormNode *node,
            const char  *path,
            const char  *value)
{
  AspFormChange *change = g_new (AspFormChange, 1);

  change->path = g_strdup (path);
  change->label = g_strdup (node != NULL ? asp_form_node_get_label (node) : "");
  change->value = g_strdup (value);
  g_ptr_array_add (changes, change);
}

/* Old path → node of the new form. Names that the new form gives go before equal paths: two
 * questions may have changed their names with each other.
 * Returns: (transfer full) (element-type utf8 AspFormPath) */
static GHashTable *
map_paths (AspForm *form)
{
  GHashTable *map = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) renamed = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < form->paths->len; i++)
    {
      AspFormPath *path = g_ptr_array_index (form->paths, i);
      g_auto (GStrv) was = g_strsplit_set (path->bind != NULL && path->bind->was != NULL
                                             ? path->bind->was : "", " \t\n\r", -1);

      for (guint j = 0; was[j] != NULL; j++)
        {
          if (*was[j] == '\0')
            continue;
          g_hash_table_insert (map, g_strdup (was[j]), path);
          g_hash_table_add (renamed, path);
        }
    }
  for (guint i = 0; i < form->paths->len; i++)
    {
      AspFormPath *path = g_ptr_array_index (form->paths, i);

      if (!g_hash_table_contains (map, path->path) && !g_hash_table_contains (renamed, path))
        g_hash_table_insert (map, g_strdup (path->path), path);
    }

  return map;
}

/* Where it stands in the form; what the form has no node for comes last. */
static guint
get_index (AspForm             *form,
           const AspFormStored *stored)
{
  AspFormPath *path = _asp_form_find_path (form, stored->path);

  return path != NULL ? path->index : G_MAXUINT;
}

/* The outer rows first, for a node stands behind what holds it; then the answers. */
static int
compare_stored (gconstpointer a,
                gconstpointer b,
                gpointer      user_data)
{
  const AspFormStored *x = *(const AspFormStored **) a;
  const AspFormStored *y = *(const AspFormStored **) b;
  guint x_index = get_index (user_data, x);
  guint y_index = get_index (user_data, y);

  if (x->is_row != y->is_row)
    return y->is_row - x->is_row;
  if (x_index != y_index)
    return x_index < y_index ? -1 : 1;

  return (x->position > y->position) - (x->position < y->position);
}

static GPtrArray *
sort_stored (AspFormInstance *old,
             GHashTable      *snapshot)
{
  GPtrArray *sorted = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer stored;

  g_hash_table_iter_init (&iter, snapshot);
  while (g_hash_table_iter_next (&iter, NULL, &stored))
    g_ptr_array_add (sorted, stored);
  g_ptr_array_sort_with_data (sorted, compare_stored, old->form);

  return sorted;
}

static gboolean
restore (AspFormInstance     *instance,
         const AspFormPath   *target,
         const AspFormStored *stored)
{
  if (target == NULL)
    return FALSE;
  if (stored->is_row)
    return stored->is_counted || asp_form_instance_restore_row (instance, target->path,
                                                                stored->parent_row_id,
                                                                stored->row_id, stored->position);

  return asp_form_instance_restore (instance, target->path, stored->row_id, stored->kind,
                                    stored->value);
}

/* Whether the new form has kept what was put into it: what it computes itself and what cannot be
 * chosen any more it has not. */
static gboolean
is_kept (AspFormInstance     *instance,
         AspFormPath         *target,
         const AspFormStored *stored)
{
  AspFormNode *node = _asp_form_instance_find_node (instance, target, stored->row_id);

  return node != NULL && asp_form_node_get_kind (node) == stored->kind &&
         (stored->kind != ASP_ANSWER_ANSWERED ||
          strcmp (asp_form_node_get_value (node), stored->value) == 0);
}

static gboolean
holds_something (const AspFormStored *stored)
{
  return !stored->is_row && (stored->kind != ASP_ANSWER_ANSWERED || *stored->value != '\0');
}

/* Questions that the old form did not ask, or did not have to be answered there. */
static void
list_required (AspFormMigration *self,
               AspFormInstance  *old,
               GHashTable       *sources,
               GListModel       *nodes)
{
  for (guint i = 0; nodes != NULL && i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (AspFormNode) node = g_list_model_get_item (nodes, i);
      const char *path = asp_form_node_get_path (node);
      const char *source = g_hash_table_lookup (sources, path);
      AspFormNode *before = source != NULL
                              ? asp_form_instance_find (old, source,
                                                        asp_form_node_get_row_id (node)) : NULL;

      if (asp_form_node_get_missing (node) &&
          (before == NULL || !asp_form_node_get_required (before)))
        add_change (self->required, node, path, "");
      list_required (self, old, sources, asp_form_node_get_children (node));
    }
}

/* Takes the answers of @old over into a new instance of @form, another version of its form. @old
 * stays as it is. Returns: (transfer full) */
AspFormMigration *
asp_form_migrate (AspFormInstance *old,
                  AspForm         *form,
                  AspDay           today,
                  AspLanguage      language)
{
  AspFormMigration *self;
  g_autoptr (GHashTable) map = NULL;
  g_autoptr (GHashTable) sources = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) snapshot = NULL;
  g_autoptr (GPtrArray) sorted = NULL;
  g_autoptr (GHashTable) placed = g_hash_table_new (NULL, NULL);

  g_return_val_if_fail (ASP_IS_FORM_INSTANCE (old), NULL);
  g_return_val_if_fail (form != NULL, NULL);

  self = g_new0 (AspFormMigration, 1);
  self->instance = asp_form_instance_new (form, today, language);
  self->lost = g_ptr_array_new_with_free_func (free_change);
  self->required = g_ptr_array_new_with_free_func (free_change);
  map = map_paths (form);
  snapshot = asp_form_instance_take_snapshot (old);
  sorted = sort_stored (old, snapshot);

  for (guint i = 0; i < sorted->len; i++)
    {
      const AspFormStored *stored = g_ptr_array_index (sorted, i);
      AspFormPath *target = g_hash_table_lookup (map, stored->path);

      if (restore (self->instance, target, stored))
        g_hash_table_insert (placed, (gpointer) stored, target);
      if (target != NULL)
        g_hash_table_insert (sources, target->path, stored->path);
    }
  asp_form_instance_settle (self->instance);

  for (guint i = 0; i < sorted->len; i++)
    {
      const AspFormStored *stored = g_ptr_array_index (sorted, i);
      AspFormPath *target = g_hash_table_lookup (placed, stored);

      if (!holds_something (stored))
        continue;
      if (target != NULL && is_kept (self->instance, target, stored))
        self->n_carried++;
      else
        add_change (self->lost, asp_form_instance_find (old, stored->path, stored->row_id),
                    stored->path, stored->value);
    }
  list_required (self, old, sources, asp_form_instance_get_pages (self->instance));

  return self;
}
