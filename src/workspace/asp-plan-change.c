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

/**
 * asp_plan_change_preview:
 * @edit: an edit that nobody has run
 *
 * All dates that would move, without storing anything.
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
  g_autoptr (AspPlan) plan = NULL;
  g_autoptr (GError) local_error = NULL;

  plan = asp_planner_create_preview (planner, municipality_id, edit, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return asp_plan_change_new (asp_planner_get_plan (planner, municipality_id), plan);
}

void
asp_plan_change_free (AspPlanChange *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->moves);
  g_free (self);
}

/* What moves, in words for the end of a sentence: "14 tasks moved, go-live 3 working days later".
 * Returns: (transfer full) (nullable): NULL when nothing does */
char *
asp_plan_change_describe (AspPlanChange *self)
{
  g_autofree char *moved = NULL;
  g_autofree char *go_live = NULL;
  unsigned long days;

  g_return_val_if_fail (self != NULL, NULL);

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
