/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-timeline-children.h"

/**
 * AspTimelineChildren:
 *
 * The rows of one kind below a row: the stages of a source, the groups of a stage, or the tasks
 * of a group. Only numbers are kept; items are made when they are asked for. When the plan is
 * replaced, only the rows which come and go are told of, so that the others keep selection and
 * expansion.
 */
struct _AspTimelineChildren
{
  GObject              parent_instance;

  AspTimelineSource   *source;    /* (owned) */
  AspTimelineLayout   *layout;    /* (owned) */
  AspTimelineItemKind  kind;
  AspStage             stage;
  guint                group;
  AspNetwork          *network;   /* (owned) (nullable): which the keys belong to */
  GArray              *keys;      /* guint, rising: stage number, group index, or node */
};

static void list_model_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AspTimelineChildren, asp_timeline_children, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_iface_init))

static gboolean
is_group_in_stage (AspNetwork *network,
                   AspStage    stage,
                   guint       group)
{
  for (guint node = 0; node < asp_network_get_n_nodes (network); node++)
    {
      const AspTemplateTask *task = asp_network_get_task (network, node);

      if (task->stage == stage && task->group == group)
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_row (AspTimelineChildren *self,
         AspPlan             *plan,
         guint                key)
{
  gboolean all = asp_timeline_layout_get_show_not_applicable (self->layout);
  AspNetwork *network = asp_plan_get_network (plan);
  const AspTemplateTask *task;
  const AspPlanSpan *span;

  switch (self->kind)
    {
    case ASP_TIMELINE_STAGE:
      return all || asp_plan_get_stage (plan, key)->start != ASP_DAY_NONE;
    case ASP_TIMELINE_GROUP:
      span = asp_plan_get_group (plan, self->stage, key);
      if (span != NULL && span->n_tasks > 0)
        return TRUE;
      return all && is_group_in_stage (network, self->stage, key);
    case ASP_TIMELINE_TASK:
      task = asp_network_get_task (network, key);
      if (task->stage != self->stage || task->group != self->group)
        return FALSE;
      return all || asp_plan_get_task (plan, key)->applies;
    case ASP_TIMELINE_MUNICIPALITY:
    default:
      return FALSE;
    }
}

static GArray *
find_keys (AspTimelineChildren *self)
{
  AspPlan *plan = asp_timeline_source_get_plan (self->source);
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (guint));
  guint first = 0, end = 0;

  if (plan == NULL)
    return keys;

  if (self->kind == ASP_TIMELINE_STAGE)
    {
      first = ASP_STAGE_PREPARATION;
      end = ASP_STAGE_LIVE + 1;
    }
  else if (self->kind == ASP_TIMELINE_GROUP)
    {
      end = asp_template_get_n_groups (asp_network_get_template (asp_plan_get_network (plan)));
    }
  else
    {
      end = asp_plan_get_n_tasks (plan);
    }

  for (guint key = first; key < end; key++)
    {
      if (has_row (self, plan, key))
        g_array_append_val (keys, key);
    }

  return keys;
}

/* Both lists rise: the rows that differ come in runs, each of which is told on its own. */
static void
merge_keys (AspTimelineChildren *self,
            GArray              *wanted)
{
  guint position = 0;

  while (position < self->keys->len || position < wanted->len)
    {
      guint removed = 0, added = 0;

      while (position + removed < self->keys->len
             && (position >= wanted->len
                 || g_array_index (self->keys, guint, position + removed)
                    < g_array_index (wanted, guint, position)))
        removed++;

      if (removed > 0)
        g_array_remove_range (self->keys, position, removed);

      while (position + added < wanted->len
             && (position + added >= self->keys->len
                 || g_array_index (wanted, guint, position + added)
                    < g_array_index (self->keys, guint, position + added)))
        {
          guint key = g_array_index (wanted, guint, position + added);

          g_array_insert_val (self->keys, position + added, key);
          added++;
        }

      if (removed > 0 || added > 0)
        g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
      position += MAX (added, 1);
    }
}

static void
replace_keys (AspTimelineChildren *self,
              GArray              *wanted)
{
  guint removed = self->keys->len;

  g_array_set_size (self->keys, 0);
  if (wanted->len > 0)
    g_array_append_vals (self->keys, wanted->data, wanted->len);
  if (removed > 0 || wanted->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, removed, wanted->len);
}

static gboolean
have_same_template (AspNetwork *a,
                    AspNetwork *b)
{
  return a != NULL && b != NULL
         && asp_network_get_template (a) == asp_network_get_template (b);
}

static void
update_cb (AspTimelineChildren *self)
{
  g_autoptr(GArray) wanted = find_keys (self);
  AspPlan *plan = asp_timeline_source_get_plan (self->source);
  AspNetwork *network = plan != NULL ? asp_plan_get_network (plan) : NULL;
  gboolean same;

  /* Stages are numbered alike everywhere, groups within a template, tasks within a network. */
  same = self->kind == ASP_TIMELINE_STAGE || network == self->network
         || (self->kind == ASP_TIMELINE_GROUP && have_same_template (network, self->network));

  if (network != self->network)
    {
      g_clear_pointer (&self->network, asp_network_unref);
      if (network != NULL)
        self->network = asp_network_ref (network);
    }

  if (same)
    merge_keys (self, wanted);
  else
    replace_keys (self, wanted);
}

static GType
asp_timeline_children_get_item_type (GListModel *model)
{
  return ASP_TYPE_TIMELINE_ITEM;
}

static guint
asp_timeline_children_get_n_items (GListModel *model)
{
  return ASP_TIMELINE_CHILDREN (model)->keys->len;
}

static gpointer
asp_timeline_children_get_item (GListModel *model,
                                guint       position)
{
  AspTimelineChildren *self = ASP_TIMELINE_CHILDREN (model);
  guint key;

  if (position >= self->keys->len)
    return NULL;

  key = g_array_index (self->keys, guint, position);
  if (self->kind == ASP_TIMELINE_STAGE)
    return asp_timeline_item_new (self->source, self->kind, key, 0);

  return asp_timeline_item_new (self->source, self->kind, self->stage, key);
}

static void
list_model_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = asp_timeline_children_get_item_type;
  iface->get_n_items = asp_timeline_children_get_n_items;
  iface->get_item = asp_timeline_children_get_item;
}

static void
asp_timeline_children_dispose (GObject *object)
{
  AspTimelineChildren *self = ASP_TIMELINE_CHILDREN (object);

  g_clear_object (&self->source);
  g_clear_object (&self->layout);

  G_OBJECT_CLASS (asp_timeline_children_parent_class)->dispose (object);
}

static void
asp_timeline_children_finalize (GObject *object)
{
  AspTimelineChildren *self = ASP_TIMELINE_CHILDREN (object);

  g_clear_pointer (&self->network, asp_network_unref);
  g_clear_pointer (&self->keys, g_array_unref);

  G_OBJECT_CLASS (asp_timeline_children_parent_class)->finalize (object);
}

static void
asp_timeline_children_class_init (AspTimelineChildrenClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = asp_timeline_children_dispose;
  G_OBJECT_CLASS (klass)->finalize = asp_timeline_children_finalize;
}

static void
asp_timeline_children_init (AspTimelineChildren *self)
{
  self->keys = g_array_new (FALSE, FALSE, sizeof (guint));
}

/**
 * asp_timeline_children_new:
 * @kind: of the rows in the list
 * @stage: of groups and tasks
 * @group: of tasks
 */
AspTimelineChildren *
asp_timeline_children_new (AspTimelineSource   *source,
                           AspTimelineItemKind  kind,
                           AspStage             stage,
                           guint                group,
                           AspTimelineLayout   *layout)
{
  AspTimelineChildren *self;

  g_return_val_if_fail (ASP_IS_TIMELINE_SOURCE (source), NULL);
  g_return_val_if_fail (kind != ASP_TIMELINE_MUNICIPALITY, NULL);

  self = g_object_new (ASP_TYPE_TIMELINE_CHILDREN, NULL);
  self->source = g_object_ref (source);
  self->layout = g_object_ref (layout);
  self->kind = kind;
  self->stage = stage;
  self->group = group;
  update_cb (self);

  g_signal_connect_object (source, "notify::plan", G_CALLBACK (update_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (layout, "rows-changed", G_CALLBACK (update_cb), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * asp_timeline_children_new_for_item:
 *
 * Returns: (transfer full) (nullable): the rows below @item, %NULL below a task
 */
AspTimelineChildren *
asp_timeline_children_new_for_item (AspTimelineItem   *item,
                                    AspTimelineLayout *layout)
{
  AspTimelineSource *source = asp_timeline_item_get_source (item);
  AspStage stage = asp_timeline_item_get_stage (item);

  switch (asp_timeline_item_get_kind (item))
    {
    case ASP_TIMELINE_MUNICIPALITY:
      return asp_timeline_children_new (source, ASP_TIMELINE_STAGE, stage, 0, layout);
    case ASP_TIMELINE_STAGE:
      return asp_timeline_children_new (source, ASP_TIMELINE_GROUP, stage, 0, layout);
    case ASP_TIMELINE_GROUP:
      return asp_timeline_children_new (source, ASP_TIMELINE_TASK, stage,
                                        asp_timeline_item_get_index (item), layout);
    case ASP_TIMELINE_TASK:
    default:
      return NULL;
    }
}
