/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-standing-list.h"

struct _AspStandingList
{
  GObject     parent_instance;

  AspPlanner *planner;          /* (owned) */
  /* (owned) (element-type AspStanding): as the municipalities' list */
  GPtrArray  *standings;
  GHashTable *by_id;            /* (owned): gint64 key → AspStanding of the array */
};

enum
{
  SIGNAL_STANDINGS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GType
asp_standing_list_get_item_type (GListModel *model)
{
  return ASP_TYPE_STANDING;
}

static guint
asp_standing_list_get_n_items (GListModel *model)
{
  return ASP_STANDING_LIST (model)->standings->len;
}

static gpointer
asp_standing_list_get_item (GListModel *model,
                            guint       position)
{
  AspStandingList *self = ASP_STANDING_LIST (model);

  if (position >= self->standings->len)
    return NULL;

  return g_object_ref (g_ptr_array_index (self->standings, position));
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = asp_standing_list_get_item_type;
  iface->get_n_items = asp_standing_list_get_n_items;
  iface->get_item = asp_standing_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (AspStandingList, asp_standing_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static void
asp_standing_list_dispose (GObject *object)
{
  AspStandingList *self = ASP_STANDING_LIST (object);

  g_clear_object (&self->planner);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->standings, g_ptr_array_unref);

  G_OBJECT_CLASS (asp_standing_list_parent_class)->dispose (object);
}

static void
asp_standing_list_class_init (AspStandingListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = asp_standing_list_dispose;

  signals[SIGNAL_STANDINGS_CHANGED] =
    g_signal_new ("standings-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
asp_standing_list_init (AspStandingList *self)
{
  self->standings = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/* Keeps the positions of the municipalities' list, so that a change there is the same change
 * here. */
static void
municipalities_items_changed_cb (AspStandingList *self,
                                 guint            position,
                                 guint            n_removed,
                                 guint            n_added,
                                 GListModel      *municipalities)
{
  for (guint i = 0; i < n_removed; i++)
    {
      gint64 id = asp_standing_get_id (g_ptr_array_index (self->standings, position + i));

      g_hash_table_remove (self->by_id, &id);
    }
  if (n_removed > 0)
    g_ptr_array_remove_range (self->standings, position, n_removed);

  for (guint i = 0; i < n_added; i++)
    {
      g_autoptr (AspMunicipality) municipality = g_list_model_get_item (municipalities,
                                                                        position + i);

      AspStanding *standing = asp_standing_new (self->planner, municipality);
      gint64 id = asp_standing_get_id (standing);

      g_ptr_array_insert (self->standings, (int) (position + i), standing);
      g_hash_table_insert (self->by_id, g_memdup2 (&id, sizeof id), standing);
    }

  g_list_model_items_changed (G_LIST_MODEL (self), position, n_removed, n_added);
}

static void
municipalities_changed_cb (AspStandingList *self,
                           GArray          *ids)
{
  if (ids == NULL)
    {
      for (guint i = 0; i < self->standings->len; i++)
        asp_standing_invalidate (g_ptr_array_index (self->standings, i));
    }
  else
    {
      for (guint i = 0; i < ids->len; i++)
        {
          AspStanding *standing = asp_standing_list_lookup (self, g_array_index (ids, gint64, i));

          if (standing != NULL)
            asp_standing_invalidate (standing);
        }
    }

  g_signal_emit (self, signals[SIGNAL_STANDINGS_CHANGED], 0);
}

/* The planner must have been made for the document before: it has to forget its plans first. */
AspStandingList *
asp_standing_list_new (AspPlanner *planner)
{
  AspStandingList *self;
  AspDocument *document;
  GListModel *municipalities;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);

  self = g_object_new (ASP_TYPE_STANDING_LIST, NULL);
  self->planner = g_object_ref (planner);
  document = asp_planner_get_document (planner);
  municipalities = G_LIST_MODEL (asp_document_get_municipalities (document));

  municipalities_items_changed_cb (self, 0, 0, g_list_model_get_n_items (municipalities),
                                   municipalities);
  g_signal_connect_object (municipalities, "items-changed",
                           G_CALLBACK (municipalities_items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "municipalities-changed",
                           G_CALLBACK (municipalities_changed_cb), self, G_CONNECT_SWAPPED);

  return self;
}

/* Returns: (transfer none) (nullable) */
AspStanding *
asp_standing_list_lookup (AspStandingList *self,
                          gint64           municipality_id)
{
  g_return_val_if_fail (ASP_IS_STANDING_LIST (self), NULL);

  return g_hash_table_lookup (self->by_id, &municipality_id);
}
