/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-plan-change.h"

#include <glib/gi18n-lib.h>

#include "asp-plan-words.h"
#include "asp-plan.h"

static void
move_free (AspPlanMove *move)
{
  g_free (move->code);
  g_free (move->title);
  g_free (move);
}

/* @plan: (nullable) */
static const AspPlanTask *
find_task (AspPlan    *plan,
           const char *code,
           guint      *node)
{
  const AspPlanTask *task;

  if (plan == NULL || !asp_network_find (asp_plan_get_network (plan), code, node))
    return NULL;

  task = asp_plan_get_task (plan, *node);

  return task->applies ? task : NULL;
}

static void
add_move (AspPlanChange     *self,
          AspPlan           *plan,
          guint              node,
          const AspPlanTask *before,
          const AspPlanTask *after)
{
  AspPlanMove *move = g_new0 (AspPlanMove, 1);

  move->code = g_strdup (asp_network_get_task (asp_plan_get_network (plan), node)->code);
  move->title = asp_plan_get_task_title (plan, node);
  move->old_start = before != NULL ? before->start : ASP_DAY_NONE;
  move->old_finish = before != NULL ? before->finish : ASP_DAY_NONE;
  move->new_start = after != NULL ? after->start : ASP_DAY_NONE;
  move->new_finish = after != NULL ? after->finish : ASP_DAY_NONE;
  if (before != NULL && after != NULL)
    move->days = asp_calendar_count (asp_plan_get_calendar (plan), before->finish, after->finish);
  g_ptr_array_add (self->moves, move);
}

static void
add_moves (AspPlanChange *self,
           AspPlan       *old_plan,
           AspPlan       *new_plan)
{
  guint n = new_plan != NULL ? asp_plan_get_n_tasks (new_plan) : 0;

  for (guint i = 0; i < n; i++)
    {
      const char *code = asp_network_get_task (asp_plan_get_network (new_plan), i)->code;
      const AspPlanTask *after = asp_plan_get_task (new_plan, i);
      guint node;
      const AspPlanTask *before = find_task (old_plan, code, &node);

      if (!after->applies)
        after = NULL;
      if ((before == NULL) != (after == NULL) ||
          (before != NULL && (before->start != after->start || before->finish != after->finish)))
        add_move (self, new_plan, i, before, after);
    }
}

/* Tasks that only the old plan has. */
static void
add_lost (AspPlanChange *self,
          AspPlan       *old_plan,
          AspPlan       *new_plan)
{
  guint n = old_plan != NULL ? asp_plan_get_n_tasks (old_plan) : 0;

  for (guint i = 0; i < n; i++)
    {
      const AspPlanTask *before = asp_plan_get_task (old_plan, i);
      guint node;

      if (before->applies && (new_plan == NULL ||
                              !asp_network_find (asp_plan_get_network (new_plan),
                                                 asp_network_get_task (
                                                   asp_plan_get_network (old_plan), i)->code,
                                                 &node)))
        add_move (self, old_plan, i, before, NULL);
    }
}

/* @old_plan: (nullable). @new_plan: (nullable). Returns: (transfer full) */
AspPlanChange *
asp_plan_change_new (AspPlan *old_plan,
                     AspPlan *new_plan)
{
  AspPlanChange *self = g_new0 (AspPlanChange, 1);

  self->moves = g_ptr_array_new_with_free_func ((GDestroyNotify) move_free);
  self->old_go_live = old_plan != NULL ? asp_plan_get_go_live (old_plan) : ASP_DAY_NONE;
  self->new_go_live = new_plan != NULL ? asp_plan_get_go_live (new_plan) : ASP_DAY_NONE;
  if (self->old_go_live != ASP_DAY_NONE && self->new_go_live != ASP_DAY_NONE)
    self->go_live_days = asp_calendar_count (asp_plan_get_calendar (new_plan), self->old_go_live,
                                             self->new_go_live);
  add_moves (self, old_plan, new_plan);
  add_lost (self, old_plan, new_plan);

  return self;
}

/* @plan: (nullable) */
static void
add_other (AspPlanChange *self,
           AspPlanner    *planner,
           gint64         municipality_id,
           AspPlan       *plan)
{
  g_autoptr (AspPlanChange) change = NULL;
  AspRow *row = asp_document_lookup (asp_planner_get_document (planner), "municipality",
                                     municipality_id);

  change = asp_plan_change_new (asp_planner_get_plan (planner, municipality_id), plan);
  if (change->moves->len == 0 || row == NULL)
    return;

  if (self->n_others++ == 0)
    self->other = g_strdup (asp_row_get_text (row, "name"));
  self->n_other_moves += change->moves->len;
}

/**
 * asp_plan_change_preview:
 * @edit: an edit that nobody has run
 *
 * All dates that would move, without storing anything; in other municipalities how many.
 *
 * Errors: ASP_TEMPLATE_ERROR_CYCLE when tasks would wait for each other.
 *
 * Returns: (transfer full) (nullable)
 */
AspPlanChange *
asp_plan_change_preview (AspPlanner  *planner,
                         gint64       municipality_id,
                         AspEdit     *edit,
                         GError     **error)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) plans = NULL;
  AspPlanChange *self;

  plans = asp_planner_create_previews (planner, municipality_id, edit, &ids, error);
  if (plans == NULL)
    return NULL;

  self = asp_plan_change_new (asp_planner_get_plan (planner, municipality_id),
                              g_ptr_array_index (plans, 0));
  for (guint i = 1; i < plans->len; i++)
    add_other (self, planner, g_array_index (ids, gint64, i), g_ptr_array_index (plans, i));

  return self;
}

void
asp_plan_change_free (AspPlanChange *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->moves);
  g_free (self->other);
  g_free (self);
}

/* Returns: (transfer full) (nullable) */
static char *
describe_own (AspPlanChange *self)
{
  g_autofree char *moved = NULL;
  g_autofree char *go_live = NULL;
  unsigned long days;

  if (self->moves->len == 0)
    return NULL;

  days = (unsigned long) ABS (self->go_live_days);
  moved = g_strdup_printf (ngettext ("%u task moved", "%u tasks moved",
                                     (unsigned long) self->moves->len), self->moves->len);
  if (self->go_live_days > 0)
    go_live = g_strdup_printf (ngettext ("go-live %lu working day later",
                                         "go-live %lu working days later", days), days);
  else if (self->go_live_days < 0)
    go_live = g_strdup_printf (ngettext ("go-live %lu working day earlier",
                                         "go-live %lu working days earlier", days), days);
  if (go_live == NULL)
    return g_steal_pointer (&moved);

  /* Translators: "14 tasks moved", then "go-live 3 working days later" */
  return g_strdup_printf (C_("two consequences", "%s, %s"), moved, go_live);
}

/* Returns: (transfer full) (nullable) */
static char *
describe_others (AspPlanChange *self)
{
  g_autofree char *moved = NULL;
  unsigned long n = self->n_other_moves;

  if (self->n_others == 0)
    return NULL;
  if (self->n_others > 1)
    return g_strdup_printf (ngettext ("%lu task moved in other municipalities",
                                      "%lu tasks moved in other municipalities", n), n);

  moved = g_strdup_printf (ngettext ("%u task moved", "%u tasks moved", n), self->n_other_moves);

  /* Translators: name of a municipality, then "14 tasks moved" */
  return g_strdup_printf (C_("consequence in a municipality", "%s: %s"), self->other, moved);
}

/* What moves, in words for the end of a sentence: "14 tasks moved, go-live 3 working days later;
 * Kisbér: 2 tasks moved". Returns: (transfer full) (nullable): NULL when nothing does */
char *
asp_plan_change_describe (AspPlanChange *self)
{
  g_autofree char *own = NULL;
  g_autofree char *others = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  own = describe_own (self);
  others = describe_others (self);
  if (own == NULL)
    return g_steal_pointer (&others);
  if (others == NULL)
    return g_steal_pointer (&own);

  /* Translators: what moves here, then what moves in other municipalities */
  return g_strdup_printf (C_("consequences here and elsewhere", "%s; %s"), own, others);
}
