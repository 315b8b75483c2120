/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-timeline-model.h"

#include "asp-timeline-children.h"

/**
 * AspTimelineModel:
 *
 * The outermost rows of a timeline: the stages of the only source, or one row for each of
 * several. ::plans-changed tells that a source has another plan.
 */
struct _AspTimelineModel
{
  GObject               parent_instance;

  GListModel           *sources;  /* (owned): of AspTimelineSource */
  GPtrArray            *watched;  /* (owned): the sources in their order */
  AspTimelineLayout    *layout;   /* (owned) */
  AspTimelineChildren  *stages;   /* (owned) (nullable): of the only source */
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AspTimelineModel, asp_timeline_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

enum
{
  PLANS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
plan_changed_cb (AspTimelineModel *self)
{
  g_signal_emit (self, signals[PLANS_CHANGED], 0);
}

static void
stages_changed_cb (AspTimelineModel *self,
                   guint             position,
                   guint             removed,
                   guint             added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
drop_stages (AspTimelineModel *self)
{
  if (self->stages != NULL)
    g_signal_handlers_disconnect_by_func (self->stages, stages_changed_cb, self);
  g_clear_object (&self->stages);
}

/* Watches the sources that came and forgets those that went. */
static void
watch_sources (AspTimelineModel *self,
               guint             position,
               guint             removed,
               guint             added)
{
  for (guint i = 0; i < removed; i++)
    g_signal_handlers_disconnect_by_func (g_ptr_array_index (self->watched, position + i),
                                          plan_changed_cb, self);
  if (removed > 0)
    g_ptr_array_remove_range (self->watched, position, removed);

  for (guint i = 0; i < added; i++)
    {
      AspTimelineSource *source = g_list_model_get_item (self->sources, position + i);

      g_signal_connect_object (source, "notify::plan", G_CALLBACK (plan_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_ptr_array_insert (self->watched, position + i, source);
    }
}

static void
watch_only_source (AspTimelineModel *self)
{
  drop_stages (self);
  if (self->watched->len != 1)
    return;

  self->stages = asp_timeline_children_new (g_ptr_array_index (self->watched, 0),
                                            ASP_TIMELINE_STAGE, ASP_STAGE_PREPARATION, 0,
                                            self->layout);
  g_signal_connect_object (self->stages, "items-changed", G_CALLBACK (stages_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
sources_changed_cb (AspTimelineModel *self,
                    guint             position,
                    guint             removed,
                    guint             added)
{
  guint rows_before = g_list_model_get_n_items (G_LIST_MODEL (self));
  gboolean was_single = self->stages != NULL;

  watch_sources (self, position, removed, added);

  if (was_single || self->watched->len == 1)
    {
      watch_only_source (self);
      g_list_model_items_changed (G_LIST_MODEL (self), 0, rows_before,
                                  g_list_model_get_n_items (G_LIST_MODEL (self)));
    }
  else
    {
      g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
    }

  g_signal_emit (self, signals[PLANS_CHANGED], 0);
}

static GType
asp_timeline_model_get_item_type (GListModel *model)
{
  return ASP_TYPE_TIMELINE_ITEM;
}

static guint
asp_timeline_model_get_n_items (GListModel *model)
{
  AspTimelineModel *self = ASP_TIMELINE_MODEL (model);

  if (self->stages != NULL)
    return g_list_model_get_n_items (G_LIST_MODEL (self->stages));

  return self->watched->len;
}

static gpointer
asp_timeline_model_get_item (GListModel *model,
                             guint       position)
{
  AspTimelineModel *self = ASP_TIMELINE_MODEL (model);

  if (self->stages != NULL)
    return g_list_model_get_item (G_LIST_MODEL (self->stages), position);

  if (position >= self->watched->len)
    return NULL;

  return asp_timeline_item_new (g_ptr_array_index (self->watched, position),
                                ASP_TIMELINE_MUNICIPALITY, ASP_STAGE_PREPARATION, 0);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = asp_timeline_model_get_item_type;
  iface->get_n_items = asp_timeline_model_get_n_items;
  iface->get_item = asp_timeline_model_get_item;
}

static void
asp_timeline_model_dispose (GObject *object)
{
  AspTimelineModel *self = ASP_TIMELINE_MODEL (object);

  drop_stages (self);
  g_clear_object (&self->sources);
  g_clear_object (&self->layout);
  g_ptr_array_set_size (self->watched, 0);

  G_OBJECT_CLASS (asp_timeline_model_parent_class)->dispose (object);
}

static void
asp_timeline_model_finalize (GObject *object)
{
  AspTimelineModel *self = ASP_TIMELINE_MODEL (object);

  g_clear_pointer (&self->watched, g_ptr_array_unref);

  G_OBJECT_CLASS (asp_timeline_model_parent_class)->finalize (object);
}

static void
asp_timeline_model_class_init (AspTimelineModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = asp_timeline_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = asp_timeline_model_finalize;

  signals[PLANS_CHANGED] = g_signal_new ("plans-changed", G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
}

static void
asp_timeline_model_init (AspTimelineModel *self)
{
  self->watched = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * asp_timeline_model_new:
 * @sources: a list of AspTimelineSource
 */
AspTimelineModel *
asp_timeline_model_new (GListModel        *sources,
                        AspTimelineLayout *layout)
{
  AspTimelineModel *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (sources), NULL);

  self = g_object_new (ASP_TYPE_TIMELINE_MODEL, NULL);
  self->sources = g_object_ref (sources);
  self->layout = g_object_ref (layout);
  watch_sources (self, 0, 0, g_list_model_get_n_items (sources));
  watch_only_source (self);
  g_signal_connect_object (sources, "items-changed", G_CALLBACK (sources_changed_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * asp_timeline_model_is_single:
 *
 * Returns: whether the outermost rows are the stages of the only source
 */
gboolean
asp_timeline_model_is_single (AspTimelineModel *self)
{
  g_return_val_if_fail (ASP_IS_TIMELINE_MODEL (self), FALSE);

  return self->stages != NULL;
}

gboolean
asp_timeline_model_find (AspTimelineModel  *self,
                         AspTimelineSource *source,
                         guint             *position)
{
  g_return_val_if_fail (ASP_IS_TIMELINE_MODEL (self), FALSE);

  return g_ptr_array_find (self->watched, source, position);
}

/**
 * asp_timeline_model_get_first:
 *
 * Returns: (transfer none) (nullable): the first source
 */
AspTimelineSource *
asp_timeline_model_get_first (AspTimelineModel *self)
{
  g_return_val_if_fail (ASP_IS_TIMELINE_MODEL (self), NULL);

  return self->watched->len > 0 ? g_ptr_array_index (self->watched, 0) : NULL;
}

/**
 * asp_timeline_model_get_range:
 * @first: (out): the earliest day of any plan; unchanged when there is none
 * @last: (out): the latest day, status dates included
 *
 * Returns: whether there is any plan with dates
 */
gboolean
asp_timeline_model_get_range (AspTimelineModel *self,
                              AspDay           *first,
                              AspDay           *last)
{
  AspDay from = G_MAXINT32, until = G_MININT32;

  g_return_val_if_fail (ASP_IS_TIMELINE_MODEL (self), FALSE);

  for (guint i = 0; i < self->watched->len; i++)
    {
      AspPlan *plan = asp_timeline_source_get_plan (g_ptr_array_index (self->watched, i));
      const AspPlanSpan *total = plan != NULL ? asp_plan_get_total (plan) : NULL;

      if (total == NULL || total->start == ASP_DAY_NONE)
        continue;

      from = MIN (from, total->start);
      until = MAX (until, total->finish);
    }

  if (from > until)
    return FALSE;

  *first = from;
  *last = until;

  return TRUE;
}
