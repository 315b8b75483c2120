/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-timeline-item.h"

#include "asp-plan-words.h"
#include "asp-role-kind.h"

#include <glib/gi18n-lib.h>

/**
 * AspTimelineItem:
 *
 * A row of the timeline: which part of which source it stands for. It holds no dates; those are
 * read from the source's plan of the moment. Made when a row is shown, and forgotten after.
 */
struct _AspTimelineItem
{
  GObject              parent_instance;

  AspTimelineSource   *source;    /* (owned) */
  AspTimelineItemKind  kind;
  AspStage             stage;     /* of a stage or group */
  guint                index;     /* the group's index, the task's node */
};

G_DEFINE_FINAL_TYPE (AspTimelineItem, asp_timeline_item, G_TYPE_OBJECT)

static void
asp_timeline_item_dispose (GObject *object)
{
  AspTimelineItem *self = ASP_TIMELINE_ITEM (object);

  g_clear_object (&self->source);

  G_OBJECT_CLASS (asp_timeline_item_parent_class)->dispose (object);
}

static void
asp_timeline_item_class_init (AspTimelineItemClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = asp_timeline_item_dispose;
}

static void
asp_timeline_item_init (AspTimelineItem *self)
{
  self->stage = ASP_STAGE_PREPARATION;
}

AspTimelineItem *
asp_timeline_item_new (AspTimelineSource   *source,
                       AspTimelineItemKind  kind,
                       AspStage             stage,
                       guint                index)
{
  AspTimelineItem *self;

  g_return_val_if_fail (ASP_IS_TIMELINE_SOURCE (source), NULL);

  self = g_object_new (ASP_TYPE_TIMELINE_ITEM, NULL);
  self->source = g_object_ref (source);
  self->kind = kind;
  self->stage = stage;
  self->index = index;

  return self;
}

AspTimelineSource *
asp_timeline_item_get_source (AspTimelineItem *self)
{
  g_return_val_if_fail (ASP_IS_TIMELINE_ITEM (self), NULL);

  return self->source;
}

AspTimelineItemKind
asp_timeline_item_get_kind (AspTimelineItem *self)
{
  g_return_val_if_fail (ASP_IS_TIMELINE_ITEM (self), ASP_TIMELINE_TASK);

  return self->kind;
}

AspStage
asp_timeline_item_get_stage (AspTimelineItem *self)
{
  g_return_val_if_fail (ASP_IS_TIMELINE_ITEM (self), ASP_STAGE_PREPARATION);

  return self->stage;
}

/**
 * asp_timeline_item_get_index:
 *
 * Returns: a group's index in the template or a task's node in the network
 */
guint
asp_timeline_item_get_index (AspTimelineItem *self)
{
  g_return_val_if_fail (ASP_IS_TIMELINE_ITEM (self), 0);

  return self->index;
}

/* The plan, if this row still stands for something in it: while a plan is being replaced, rows
 * of the old one may be asked once more before they go. */
static AspPlan *
get_plan (AspTimelineItem *self)
{
  AspPlan *plan = asp_timeline_source_get_plan (self->source);
  AspTemplate *template;

  if (plan == NULL)
    return NULL;

  template = asp_network_get_template (asp_plan_get_network (plan));
  if (self->kind == ASP_TIMELINE_TASK && self->index >= asp_plan_get_n_tasks (plan))
    return NULL;
  if (self->kind == ASP_TIMELINE_GROUP && self->index >= asp_template_get_n_groups (template))
    return NULL;

  return plan;
}

/**
 * asp_timeline_item_get_code:
 *
 * Returns: (transfer none) (nullable): the code of the task, %NULL for other rows. It belongs to
 *   the source's plan.
 */
const char *
asp_timeline_item_get_code (AspTimelineItem *self)
{
  AspPlan *plan;

  g_return_val_if_fail (ASP_IS_TIMELINE_ITEM (self), NULL);

  plan = get_plan (self);
  if (plan == NULL || self->kind != ASP_TIMELINE_TASK)
    return NULL;

  return asp_network_get_task (asp_plan_get_network (plan), self->index)->code;
}

static char *
get_source_title (AspTimelineSource *source)
{
  const char *title = asp_timeline_source_get_title (source);
  const char *subtitle = asp_timeline_source_get_subtitle (source);

  if (subtitle == NULL || *subtitle == '\0')
    return g_strdup (title != NULL ? title : "");

  return g_strdup_printf ("%s (%s)", title, subtitle);
}

/**
 * asp_timeline_item_get_title:
 *
 * Returns: (transfer full): what the row is called
 */
char *
asp_timeline_item_get_title (AspTimelineItem *self)
{
  AspPlan *plan;

  g_return_val_if_fail (ASP_IS_TIMELINE_ITEM (self), NULL);

  plan = get_plan (self);

  switch (self->kind)
    {
    case ASP_TIMELINE_STAGE:
      return asp_plan_get_stage_title (self->stage);
    case ASP_TIMELINE_GROUP:
      return plan != NULL ? asp_plan_get_group_title (plan, self->index) : g_strdup ("");
    case ASP_TIMELINE_TASK:
      return plan != NULL ? asp_plan_get_task_title (plan, self->index) : g_strdup ("");
    case ASP_TIMELINE_MUNICIPALITY:
    default:
      return get_source_title (self->source);
    }
}

static const AspPlanSpan *
get_span (AspTimelineItem *self,
          AspPlan         *plan)
{
  switch (self->kind)
    {
    case ASP_TIMELINE_STAGE:
      return asp_plan_get_stage (plan, self->stage);
    case ASP_TIMELINE_GROUP:
      return asp_plan_get_group (plan, self->stage, self->index);
    case ASP_TIMELINE_MUNICIPALITY:
    case ASP_TIMELINE_TASK:
    default:
      return asp_plan_get_total (plan);
    }
}

static void
fill_task_cells (AspTimelineItem  *self,
                 AspPlan          *plan,
                 AspTimelineCells *cells)
{
  const AspPlanTask *task = asp_plan_get_task (plan, self->index);
  const AspTemplateTask *info = asp_network_get_task (asp_plan_get_network (plan), self->index);
  const char *person = asp_timeline_source_get_person (self->source, self->index);

  cells->person = g_strdup (person != NULL ? person : asp_role_get_label (info->role));
  cells->state = task->applies ? task->state : ASP_TASK_STATE_NOT_APPLICABLE;
  if (task->applies)
    {
      cells->start = task->start;
      cells->finish = task->finish;
      cells->percent = task->percent;
      cells->late = task->late;
      cells->imported = task->pinned;
    }

  if (cells->late && task->overdue)
    cells->state_words = asp_plan_get_lateness_words (asp_plan_get_days_late (plan, self->index));
  else if (cells->late)
    /* Translators: state of a task in a table cell */
    cells->state_words = g_strdup (C_("task state", "Should have begun"));
  else
    cells->state_words = g_strdup (asp_task_state_get_label (cells->state));
}

static void
fill_span_cells (AspTimelineItem  *self,
                 AspPlan          *plan,
                 AspTimelineCells *cells)
{
  const AspPlanSpan *span = get_span (self, plan);
  const char *words = asp_plan_span_get_state (span, &cells->state);

  if (span != NULL && span->start != ASP_DAY_NONE)
    {
      cells->start = span->start;
      cells->finish = span->finish;
      cells->percent = span->percent;
      cells->late = span->n_late > 0;
    }

  if (cells->late)
    {
      /* Translators: %u: number of late tasks in a group; short, it stands in a table cell */
      cells->state_words = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u task late",
                                                         "%u tasks late", span->n_late),
                                            span->n_late);
    }
  else
    {
      cells->state_words = g_strdup (words);
    }
}

/**
 * asp_timeline_item_get_cells:
 * @cells: (out caller-allocates): free its texts with asp_timeline_cells_clear()
 */
void
asp_timeline_item_get_cells (AspTimelineItem  *self,
                             AspTimelineCells *cells)
{
  AspPlan *plan;

  g_return_if_fail (ASP_IS_TIMELINE_ITEM (self));

  *cells = (AspTimelineCells) {
    .title = asp_timeline_item_get_title (self),
    .start = ASP_DAY_NONE,
    .finish = ASP_DAY_NONE,
    .percent = -1,
    .state = ASP_TASK_STATE_NOT_APPLICABLE,
  };

  plan = get_plan (self);
  if (plan == NULL)
    return;

  if (self->kind == ASP_TIMELINE_TASK)
    fill_task_cells (self, plan, cells);
  else
    fill_span_cells (self, plan, cells);
}

void
asp_timeline_cells_clear (AspTimelineCells *self)
{
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->person, g_free);
  g_clear_pointer (&self->state_words, g_free);
}

/**
 * asp_timeline_item_get_bar:
 * @bar: (out caller-allocates): what is drawn
 */
void
asp_timeline_item_get_bar (AspTimelineItem *self,
                           AspBar          *bar)
{
  AspPlan *plan;

  g_return_if_fail (ASP_IS_TIMELINE_ITEM (self));

  asp_bar_clear (bar);
  plan = get_plan (self);
  if (plan == NULL)
    return;

  switch (self->kind)
    {
    case ASP_TIMELINE_MUNICIPALITY:
      asp_bar_set_plan (bar, plan);
      break;
    case ASP_TIMELINE_STAGE:
      asp_bar_set_stage (bar, plan, self->stage);
      break;
    case ASP_TIMELINE_GROUP:
      asp_bar_set_group (bar, plan, self->stage, self->index);
      break;
    case ASP_TIMELINE_TASK:
    default:
      asp_bar_set_task (bar, plan, self->index);
      break;
    }
}

/**
 * asp_timeline_item_describe:
 *
 * Returns: (transfer full): the whole row in words
 */
char *
asp_timeline_item_describe (AspTimelineItem *self)
{
  g_autofree char *title = NULL;
  AspPlan *plan;
  const char *person;

  g_return_val_if_fail (ASP_IS_TIMELINE_ITEM (self), NULL);

  plan = get_plan (self);
  if (plan == NULL)
    return asp_timeline_item_get_title (self);

  switch (self->kind)
    {
    case ASP_TIMELINE_STAGE:
      return asp_plan_describe_stage (plan, self->stage);
    case ASP_TIMELINE_GROUP:
      return asp_plan_describe_group (plan, self->stage, self->index);
    case ASP_TIMELINE_TASK:
      person = asp_timeline_source_get_person (self->source, self->index);
      if (person == NULL)
        person = asp_role_get_label (
          asp_network_get_task (asp_plan_get_network (plan), self->index)->role);
      return asp_plan_describe_task (plan, self->index, person);
    case ASP_TIMELINE_MUNICIPALITY:
    default:
      title = get_source_title (self->source);
      return asp_plan_describe (plan, title);
    }
}
