/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-migrate.h"

#include <string.h>

#include "asp-form-instance-private.h"
#include "asp-form-snapshot.h"

/* Answers go to the node of the same path, or to the one whose bind says where it was: asp:was
 * with one path or several, separated by blanks. */

/* Rows of one list that are looked for when they are not there: as many as a form may ask for. */
#define MAX_PUT_ASIDE 10000

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
  g_clear_object (&self->old);
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->moved);
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
  AspFormChange *change = g_new0 (AspFormChange, 1);

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

/* @sources: (element-type utf8 utf8): gets new path → old path */
static void
list_moves (AspFormMigration *self,
            AspForm          *form,
            GHashTable       *sources)
{
  g_autoptr (GHashTable) map = map_paths (form);
  GHashTableIter iter;
  gpointer from, to;

  self->moved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_iter_init (&iter, map);
  while (g_hash_table_iter_next (&iter, &from, &to))
    {
      char *old_path = g_strdup (from);
      char *new_path = g_strdup (((AspFormPath *) to)->path);

      g_hash_table_insert (self->moved, old_path, new_path);
      g_hash_table_insert (sources, new_path, old_path);
    }
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

/* The row of the new form that stands for one that is there in the old form. */
gint64
asp_form_migration_map_row (AspFormMigration *self,
                            gint64            row_id)
{
  gint64 *mapped = g_hash_table_lookup (self->rows, &row_id);

  return mapped != NULL ? *mapped : row_id;
}

/* Rows that the form makes by itself have their number from the name of their list. */
static void
map_rows (AspFormMigration *self,
          GPtrArray        *sorted)
{
  self->rows = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; i < sorted->len; i++)
    {
      const AspFormStored *stored = g_ptr_array_index (sorted, i);
      const char *path = g_hash_table_lookup (self->moved, stored->path);
      gint64 mapped;

      if (!stored->is_counted || path == NULL)
        continue;

      mapped = asp_form_make_row_id (path, asp_form_migration_map_row (self, stored->parent_row_id),
                                     stored->position);
      if (mapped != stored->row_id)
        g_hash_table_insert (self->rows, g_memdup2 (&stored->row_id, sizeof (gint64)),
                             g_memdup2 (&mapped, sizeof (gint64)));
    }
}

/* What has no node in either form, the identifier of the record that this one takes the place of,
 * goes where it was. Returns: FALSE when its row is not there, or not yet */
static gboolean
restore (AspFormMigration    *self,
         const AspFormStored *stored)
{
  const char *path = g_hash_table_lookup (self->moved, stored->path);
  gint64 row_id = asp_form_migration_map_row (self, stored->row_id);
  gint64 outer = asp_form_migration_map_row (self, stored->parent_row_id);

  if (path == NULL && _asp_form_find_path (self->instance->form, stored->path) != NULL)
    return TRUE;
  if (path == NULL)
    path = stored->path;
  if (stored->is_row)
    return stored->is_counted ||
           asp_form_instance_restore_row (self->instance, path, outer, row_id, stored->position);

  return asp_form_instance_restore (self->instance, path, row_id, stored->kind, stored->value);
}

/* Puts in what has its place; rows whose number the form gives come when all else is computed.
 * @sorted: outer ones first */
static void
restore_all (AspFormMigration *self,
             GPtrArray        *sorted)
{
  g_autoptr (GPtrArray) pending = g_ptr_array_copy (sorted, NULL, NULL);
  guint n_before = G_MAXUINT;
  guint passes = 0;

  while (pending->len < n_before && pending->len > 0)
    {
      guint n_left = 0;

      n_before = pending->len;
      for (guint i = 0; i < n_before; i++)
        {
          if (!restore (self, g_ptr_array_index (pending, i)))
            pending->pdata[n_left++] = pending->pdata[i];
        }
      g_ptr_array_set_size (pending, (int) n_left);
      asp_form_instance_settle (self->instance);
      passes++;
    }

  /* What was computed while some were missing may have taken others away. */
  for (guint i = 0; passes > 1 && i < sorted->len; i++)
    restore (self, g_ptr_array_index (sorted, i));
  asp_form_instance_settle (self->instance);
}

/* Whether the new form has kept what was put into it: what it computes itself and what cannot be
 * chosen any more it has not. @after: snapshot of the new instance */
static gboolean
is_kept (AspFormMigration    *self,
         GHashTable          *after,
         const AspFormStored *stored)
{
  const char *path = g_hash_table_lookup (self->moved, stored->path);
  g_autofree char *key = asp_form_stored_key (path != NULL ? path : stored->path,
                                              asp_form_migration_map_row (self, stored->row_id));
  const AspFormStored *now = g_hash_table_lookup (after, key);

  return now != NULL && now->kind == stored->kind &&
         (stored->kind != ASP_ANSWER_ANSWERED || strcmp (now->value, stored->value) == 0);
}

static gboolean
holds_something (const AspFormStored *stored)
{
  return !stored->is_row && (stored->kind != ASP_ANSWER_ANSWERED || *stored->value != '\0');
}

/* Returns: (transfer full) (element-type gint64 gint64): rows of the new form → those of the old
 * one that have another key there; borrowed from @self */
static GHashTable *
list_old_rows (AspFormMigration *self)
{
  GHashTable *old_rows = g_hash_table_new (g_int64_hash, g_int64_equal);
  GHashTableIter iter;
  gpointer old_id, new_id;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &old_id, &new_id))
    g_hash_table_insert (old_rows, new_id, old_id);

  return old_rows;
}

/* Returns: the row in the old form that a node of the new one stands in */
static gint64
find_old_row (GHashTable  *old_rows,
              AspFormNode *node)
{
  gint64 row_id = asp_form_node_get_row_id (node);
  const gint64 *old_id = g_hash_table_lookup (old_rows, &row_id);

  return old_id != NULL ? *old_id : row_id;
}

/* Questions that the old form did not ask, or did not have to be answered there. */
static void
list_required (AspFormMigration *self,
               GHashTable       *old_rows,
               GHashTable       *sources,
               GListModel       *nodes)
{
  for (guint i = 0; nodes != NULL && i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (AspFormNode) node = g_list_model_get_item (nodes, i);
      const char *path = asp_form_node_get_path (node);
      const char *source = g_hash_table_lookup (sources, path);
      AspFormNode *before = source != NULL
                              ? asp_form_instance_find (self->old, source,
                                                        find_old_row (old_rows, node)) : NULL;

      if (asp_form_node_get_missing (node) &&
          (before == NULL || !asp_form_node_get_required (before)))
        add_change (self->required, node, path, "");
      list_required (self, old_rows, sources, asp_form_node_get_children (node));
    }
}

/* Takes the answers of @old over into a new instance of @form, another version of its form, which
 * asks the same record. @old stays as it is. Returns: (transfer full) */
AspFormMigration *
asp_form_migrate (AspFormInstance *old,
                  AspForm         *form,
                  AspDay           today,
                  AspLanguage      language)
{
  AspFormMigration *self;
  g_autoptr (GHashTable) sources = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) snapshot = NULL;
  g_autoptr (GHashTable) after = NULL;
  g_autoptr (GHashTable) old_rows = NULL;
  g_autoptr (GPtrArray) sorted = NULL;

  g_return_val_if_fail (ASP_IS_FORM_INSTANCE (old), NULL);
  g_return_val_if_fail (form != NULL, NULL);

  self = g_new0 (AspFormMigration, 1);
  self->old = g_object_ref (old);
  self->instance = asp_form_instance_new (form, today, language);
  asp_form_instance_set_record (self->instance, old->record_func, old->record_data);
  self->lost = g_ptr_array_new_with_free_func (free_change);
  self->required = g_ptr_array_new_with_free_func (free_change);
  list_moves (self, form, sources);
  snapshot = asp_form_instance_take_snapshot (old);
  sorted = sort_stored (old, snapshot);

  map_rows (self, sorted);
  restore_all (self, sorted);
  after = asp_form_instance_take_snapshot (self->instance);
  for (guint i = 0; i < sorted->len; i++)
    {
      const AspFormStored *stored = g_ptr_array_index (sorted, i);

      if (!holds_something (stored))
        continue;
      if (is_kept (self, after, stored))
        self->n_carried++;
      else
        add_change (self->lost, asp_form_instance_find (old, stored->path, stored->row_id),
                    stored->path, stored->value);
    }
  old_rows = list_old_rows (self);
  list_required (self, old_rows, sources, asp_form_instance_get_pages (self->instance));

  return self;
}

/* The row of the new form that stands for @row_id of the old one, in which something is stored at
 * @path: also one that the old form has put aside, as far as it stood in no other. */
gint64
asp_form_migration_get_row_id (AspFormMigration *self,
                               const char       *path,
                               gint64            row_id)
{
  const AspFormPath *at;
  const char *from;
  const char *to;

  g_return_val_if_fail (self != NULL, row_id);

  at = _asp_form_find_path (self->old->form, path);
  from = at != NULL && at->repeat != NULL ? at->repeat->path : NULL;
  to = from != NULL ? g_hash_table_lookup (self->moved, from) : NULL;
  if (to == NULL || strcmp (from, to) == 0 || g_hash_table_contains (self->old->rows, &row_id))
    return asp_form_migration_map_row (self, row_id);

  for (guint i = 0; i < MAX_PUT_ASIDE; i++)
    {
      if (asp_form_make_row_id (from, 0, i) == row_id)
        return asp_form_make_row_id (to, 0, i);
    }

  return row_id;
}

/* Notes that the file @name, which answered the question at @path of the old form, is lost: with
 * its answer, or alone where the new form takes the name for a text. */
void
asp_form_migration_lose_file (AspFormMigration *self,
                              const char       *path,
                              gint64            row_id,
                              const char       *name)
{
  AspFormChange *change;

  g_return_if_fail (self != NULL);
  g_return_if_fail (path != NULL);
  g_return_if_fail (name != NULL);

  for (guint i = 0; i < self->lost->len; i++)
    {
      change = g_ptr_array_index (self->lost, i);
      if (strcmp (change->path, path) == 0 && strcmp (change->value, name) == 0)
        {
          change->is_file = TRUE;
          return;
        }
    }

  add_change (self->lost, asp_form_instance_find (self->old, path, row_id), path, name);
  change = g_ptr_array_index (self->lost, self->lost->len - 1);
  change->is_file = TRUE;
}
