/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-task-plan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-outside-link-commands.h"
#include "asp-plan-commands-private.h"

/* An edit that grows by what has changed. */
typedef struct
{
  AspPlanner          *planner;
  gint64               municipality_id;
  const AspPlanTarget *target;
  AspEdit             *edit;
  GPtrArray           *labels;  /* (element-type utf8): of each change */
} Writer;

static void
link_free (AspTaskLink *link)
{
  g_free (link->code);
  g_free (link);
}

static const char *
get_title (const AspPlanTarget *target)
{
  return target->info->title[asp_format_get_language ()];
}

static int
get_own_duration (const AspPlanTarget *target)
{
  return target->row != NULL ? (int) asp_row_get_integer (target->row, "duration", -1) : -1;
}

static gboolean
is_shown (const AspOutsideLink *link,
          const AspPlanTarget  *target)
{
  return link->node == target->node && link->is_predecessor && link->applies;
}

static void
read_links (AspTaskPlan         *self,
            const AspPlanTarget *target)
{
  guint n_links;
  const AspNetworkLink *links = asp_network_get_links_to (target->network, target->node, &n_links);

  for (guint i = 0; i < n_links; i++)
    {
      if (asp_plan_get_task (target->plan, links[i].from)->applies)
        asp_task_plan_add_link (self, asp_network_get_task (target->network, links[i].from)->code,
                                links[i].type, links[i].unit, links[i].lag);
    }
  for (guint i = 0; i < asp_plan_get_n_outside_links (target->plan); i++)
    {
      const AspOutsideLink *link = asp_plan_get_outside_link (target->plan, i);

      if (is_shown (link, target))
        asp_task_plan_add_outside_link (self, link->municipality_id, link->task->code, link->type,
                                        link->unit, link->lag);
    }
}

/**
 * asp_task_plan_new:
 *
 * What is decided about a task now.
 *
 * Errors: ASP_PLAN_COMMAND_ERROR_TASK.
 *
 * Returns: (transfer full) (nullable)
 */
AspTaskPlan *
asp_task_plan_new (AspPlanner  *planner,
                   gint64       municipality_id,
                   const char  *task_code,
                   GError     **error)
{
  AspTaskPlan *self;
  AspPlanTarget target;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);
  g_return_val_if_fail (task_code != NULL, NULL);

  if (!_asp_plan_find_target (planner, municipality_id, task_code, &target, error))
    return NULL;

  self = g_new0 (AspTaskPlan, 1);
  self->code = g_strdup (target.info->code);
  self->title = g_strdup (get_title (&target));
  self->role = g_strdup (target.info->role);
  self->own = target.info->own;
  self->has_links = target.info->kind != ASP_TASK_KIND_HAMMOCK;
  self->has_duration = target.info->kind == ASP_TASK_KIND_TASK;
  self->template_duration = target.info->duration;
  self->duration = get_own_duration (&target);
  self->constraint = target.task->constraint;
  self->constraint_day = target.task->constraint_day;
  self->deadline = target.task->deadline;
  self->links = g_ptr_array_new_with_free_func ((GDestroyNotify) link_free);
  if (self->has_links)
    read_links (self, &target);

  return self;
}

void
asp_task_plan_free (AspTaskPlan *self)
{
  g_return_if_fail (self != NULL);

  g_free (self->code);
  g_free (self->title);
  g_free (self->role);
  g_ptr_array_unref (self->links);
  g_free (self);
}

void
asp_task_plan_add_link (AspTaskPlan *self,
                        const char  *code,
                        AspLinkType  type,
                        AspLagUnit   unit,
                        int          lag)
{
  asp_task_plan_add_outside_link (self, 0, code, type, unit, lag);
}

/* @municipality_id: whose task @code is; 0: the same municipality's */
void
asp_task_plan_add_outside_link (AspTaskPlan *self,
                                gint64       municipality_id,
                                const char  *code,
                                AspLinkType  type,
                                AspLagUnit   unit,
                                int          lag)
{
  AspTaskLink *link;

  g_return_if_fail (self != NULL);
  g_return_if_fail (code != NULL);
  g_return_if_fail (ABS (lag) <= ASP_TASK_PLAN_MAX_LAG);

  link = g_new0 (AspTaskLink, 1);
  link->municipality_id = municipality_id;
  link->code = g_strdup (code);
  link->type = type;
  link->unit = unit;
  link->lag = lag;
  g_ptr_array_add (self->links, link);
}

static const AspTaskLink *
find_link (AspTaskPlan *self,
           gint64       municipality_id,
           const char  *code)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      const AspTaskLink *link = g_ptr_array_index (self->links, i);

      if (link->municipality_id == municipality_id && strcmp (link->code, code) == 0)
        return link;
    }

  return NULL;
}

static void
write_own_task (AspTaskPlan *self,
                Writer      *writer)
{
  AspRow *row = _asp_plan_find_row (writer->planner, writer->municipality_id, "own_task", "code",
                                    self->code);

  if (!self->own || row == NULL ||
      (g_strcmp0 (asp_row_get_text (row, "title"), self->title) == 0 &&
       g_strcmp0 (asp_row_get_text (row, "role"), self->role) == 0))
    return;

  asp_edit_update (writer->edit, "own_task", asp_row_get_id (row));
  asp_edit_set_text (writer->edit, "title", self->title);
  asp_edit_set_text (writer->edit, "role", self->role);
  /* Translators: undo step; %s is the title of a task */
  g_ptr_array_add (writer->labels, g_strdup_printf (_("Task “%s” changed"), self->title));
}

static char *
describe_duration (const char *title,
                   int         working_days)
{
  if (working_days < 0)
    /* Translators: undo step; %s is the title of a task */
    return g_strdup_printf (_("“%s”: the template’s duration"), title);

  /* Translators: undo step; the title of a task, then its duration in working days */
  return g_strdup_printf (ngettext ("“%s”: %d working day", "“%s”: %d working days",
                                    (unsigned long) working_days), title, working_days);
}

/* The task has one row, whatever of it changes. */
static void
write_state (AspTaskPlan *self,
             Writer      *writer)
{
  const AspPlanTarget *target = writer->target;
  gboolean duration = self->has_duration && self->duration != get_own_duration (target);
  gboolean constraint = self->constraint != target->task->constraint ||
                        self->constraint_day != target->task->constraint_day;
  gboolean deadline = self->deadline != target->task->deadline;

  if (!duration && !constraint && !deadline)
    return;

  _asp_plan_edit_state (writer->edit, writer->municipality_id, target);
  if (duration)
    {
      if (self->duration >= 0)
        asp_edit_set_integer (writer->edit, "duration", self->duration);
      else
        asp_edit_set_null (writer->edit, "duration");
      _asp_plan_edit_release (writer->edit);
      g_ptr_array_add (writer->labels, describe_duration (self->title, self->duration));
    }
  if (constraint)
    {
      _asp_plan_edit_set_constraint (writer->edit, self->constraint, self->constraint_day);
      g_ptr_array_add (writer->labels,
                       _asp_plan_describe_constraint (self->title, self->constraint,
                                                      self->constraint_day));
    }
  if (deadline)
    {
      _asp_plan_edit_set_day (writer->edit, "deadline", self->deadline);
      g_ptr_array_add (writer->labels, _asp_plan_describe_deadline (self->title, self->deadline));
    }
}

static void
remove_links (AspTaskPlan *self,
              Writer      *writer)
{
  const AspPlanTarget *to = writer->target;
  guint n_links;
  const AspNetworkLink *links = asp_network_get_links_to (to->network, to->node, &n_links);

  for (guint i = 0; i < n_links; i++)
    {
      AspPlanTarget from;
      const char *code;

      if (!asp_plan_get_task (to->plan, links[i].from)->applies)
        continue;

      code = asp_network_get_task (to->network, links[i].from)->code;
      if (find_link (self, 0, code) != NULL ||
          !_asp_plan_find_target (writer->planner, writer->municipality_id, code, &from, NULL))
        continue;

      _asp_plan_edit_remove_link (writer->edit, writer->planner, writer->municipality_id, &from,
                                  to);
      g_ptr_array_add (writer->labels,
                       /* Translators: undo step; codes of two tasks */
                       g_strdup_printf (_("%s no longer depends on %s"), self->code, code));
    }
}

static void
copy_operation (AspEdit                *edit,
                const AspEditOperation *operation)
{
  if (operation->kind == ASP_EDIT_INSERT)
    asp_edit_insert (edit, operation->table);
  else if (operation->kind == ASP_EDIT_UPDATE)
    asp_edit_update (edit, operation->table, operation->id);
  else
    asp_edit_delete (edit, operation->table, operation->id);
  for (guint i = 0; i < operation->columns->len; i++)
    asp_edit_set_value (edit, g_ptr_array_index (operation->columns, i),
                        &g_array_index (operation->values, AspValue, i));
}

/* Takes the operations and the label of another edit over. @edit: (transfer full) (nullable) */
static void
write_outside_edit (Writer  *writer,
                    AspEdit *edit)
{
  g_autoptr (AspEdit) owned = edit;

  if (edit == NULL)
    return;

  for (guint i = 0; i < asp_edit_get_n_operations (edit); i++)
    copy_operation (writer->edit, asp_edit_get_operation (edit, i));
  g_ptr_array_add (writer->labels, g_strdup (asp_edit_get_label (edit)));
}

static void
remove_outside_links (AspTaskPlan *self,
                      Writer      *writer)
{
  AspPlan *plan = writer->target->plan;

  for (guint i = 0; i < asp_plan_get_n_outside_links (plan); i++)
    {
      const AspOutsideLink *link = asp_plan_get_outside_link (plan, i);

      if (is_shown (link, writer->target) &&
          find_link (self, link->municipality_id, link->task->code) == NULL)
        write_outside_edit (writer, _asp_outside_link_create_removal (
                                      writer->planner, writer->municipality_id, self->code,
                                      link->municipality_id, link->task->code));
    }
}

static gboolean
set_outside_link (AspTaskPlan        *self,
                  Writer             *writer,
                  const AspTaskLink  *link,
                  GError            **error)
{
  g_autoptr (GError) local_error = NULL;
  AspEdit *edit = _asp_outside_link_create (writer->planner, writer->municipality_id, self->code,
                                            link->municipality_id, link->code, link->type,
                                            link->unit, link->lag, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  write_outside_edit (writer, edit);

  return TRUE;
}

static gboolean
set_links (AspTaskPlan  *self,
           Writer       *writer,
           GError      **error)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      const AspTaskLink *link = g_ptr_array_index (self->links, i);
      g_autofree char *words = NULL;
      const AspNetworkLink *old;
      AspPlanTarget from, to;

      if (find_link (self, link->municipality_id, link->code) != link)
        {
          g_set_error (error, ASP_PLAN_COMMAND_ERROR, ASP_PLAN_COMMAND_ERROR_TASK,
                       /* Translators: %s is the code of a task, "2.7" */
                       _("%s is among the predecessors twice."), link->code);
          return FALSE;
        }
      if (link->municipality_id != 0)
        {
          if (!set_outside_link (self, writer, link, error))
            return FALSE;
          continue;
        }
      if (!_asp_plan_find_ends (writer->planner, writer->municipality_id, link->code, self->code,
                                &from, &to, error))
        return FALSE;

      old = _asp_plan_find_link (&from, &to);
      if (old != NULL && old->type == link->type && old->unit == link->unit &&
          old->lag == link->lag)
        continue;

      _asp_plan_edit_set_link (writer->edit, writer->planner, writer->municipality_id, &from, &to,
                               link->type, link->unit, link->lag);
      words = asp_link_format (link->code, link->type, link->unit, link->lag);
      g_ptr_array_add (writer->labels,
                       /* Translators: undo step; code of a task, then its predecessor: "1.9",
                        * "2.7FS+2" */
                       g_strdup_printf (_("%s depends on %s"), self->code, words));
    }

  return TRUE;
}

/* One change is named, several are not listed. */
static void
set_label (AspTaskPlan *self,
           Writer      *writer)
{
  g_autofree char *label = NULL;

  if (writer->labels->len == 1)
    label = g_strdup (g_ptr_array_index (writer->labels, 0));
  else
    /* Translators: undo step; %s is the title of a task */
    label = g_strdup_printf (_("“%s” rescheduled"), self->title);
  asp_edit_set_label (writer->edit, label);
}

/**
 * asp_task_plan_create_edit:
 *
 * Makes the edit of one undo step that stores all that differs from what is decided now.
 *
 * Errors: ASP_PLAN_COMMAND_ERROR.
 *
 * Returns: (transfer full) (nullable): NULL without an error when nothing differs
 */
AspEdit *
asp_task_plan_create_edit (AspTaskPlan  *self,
                           AspPlanner   *planner,
                           gint64        municipality_id,
                           GError      **error)
{
  g_autoptr (AspEdit) edit = NULL;
  g_autoptr (GPtrArray) labels = g_ptr_array_new_with_free_func (g_free);
  AspPlanTarget target;
  Writer writer = { planner, municipality_id, &target, NULL, labels };

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);
  g_return_val_if_fail (asp_constraint_type_has_day (self->constraint) ==
                        (self->constraint_day != ASP_DAY_NONE), NULL);
  g_return_val_if_fail (self->duration >= -1 && self->duration <= ASP_TASK_PLAN_MAX_DURATION,
                        NULL);

  if (!_asp_plan_check_day (self->constraint_day, error) ||
      !_asp_plan_check_day (self->deadline, error) ||
      !_asp_plan_find_target (planner, municipality_id, self->code, &target, error))
    return NULL;

  edit = asp_edit_new ("");
  writer.edit = edit;
  write_own_task (self, &writer);
  write_state (self, &writer);
  if (self->has_links)
    {
      remove_links (self, &writer);
      remove_outside_links (self, &writer);
      if (!set_links (self, &writer, error))
        return NULL;
    }
  if (labels->len == 0)
    return NULL;

  set_label (self, &writer);

  return _asp_plan_finish_edit (planner, municipality_id, g_steal_pointer (&edit), error);
}

/* Makes a task longer or shorter by @working_days, at least one day long. Steps that follow each
 * other are undone together. Errors: ASP_PLAN_COMMAND_ERROR. */
AspEdit *
asp_plan_command_change_duration (AspPlanner  *planner,
                                  gint64       municipality_id,
                                  const char  *task_code,
                                  int          working_days,
                                  GError     **error)
{
  g_autoptr (AspTaskPlan) plan = NULL;
  g_autofree char *group = NULL;
  AspPlanTarget target;
  AspEdit *edit;
  int duration;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);

  plan = asp_task_plan_new (planner, municipality_id, task_code, error);
  if (plan == NULL ||
      !_asp_plan_find_target (planner, municipality_id, task_code, &target, error))
    return NULL;

  duration = target.task->duration + working_days;
  if (!plan->has_duration || target.task->state == ASP_TASK_STATE_DONE)
    {
      g_set_error (error, ASP_PLAN_COMMAND_ERROR, ASP_PLAN_COMMAND_ERROR_TASK,
                   /* Translators: %s is the title of a task */
                   _("The duration of “%s” cannot be changed: it is a milestone, spans other tasks "
                     "or is done."), plan->title);
      return NULL;
    }
  if (duration < 1 || duration > ASP_TASK_PLAN_MAX_DURATION)
    {
      g_set_error (error, ASP_PLAN_COMMAND_ERROR, ASP_PLAN_COMMAND_ERROR_TASK,
                   /* Translators: %s is the title of a task */
                   _("“%s” has to take at least one working day."), plan->title);
      return NULL;
    }

  plan->duration = duration == plan->template_duration ? -1 : duration;
  edit = asp_task_plan_create_edit (plan, planner, municipality_id, error);
  if (edit == NULL)
    return NULL;

  group = g_strdup_printf ("duration:%" G_GINT64_FORMAT ":%s", municipality_id, plan->code);
  asp_edit_set_group (edit, group);

  return edit;
}
