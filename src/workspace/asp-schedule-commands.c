/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-schedule-commands.h"

#include <glib/gi18n-lib.h>

#include "asp-plan-commands-private.h"

/* What a command works on: the task as the template and as the municipality have it. */
typedef struct
{
  const char        *title;     /* in the user's language */
  const AspPlanTask *task;
  AspRow            *row;       /* (nullable): no row yet */
  AspPlan           *plan;
} Target;

static gboolean
find_target (AspPlanner *planner,
             gint64      municipality_id,
             const char *task_code,
             Target     *target)
{
  AspPlan *plan = asp_planner_get_plan (planner, municipality_id);
  AspNetwork *network;
  guint node;

  if (plan == NULL)
    return FALSE;

  network = asp_plan_get_network (plan);
  if (!asp_network_find (network, task_code, &node))
    return FALSE;

  target->title = asp_network_get_task (network, node)->title[asp_format_get_language ()];
  target->task = asp_plan_get_task (plan, node);
  target->row = asp_planner_get_task_row (planner, municipality_id, task_code);
  target->plan = plan;

  return TRUE;
}

/* Begins the update of the task's row, or the insertion of one. */
static AspEdit *
begin_edit (const char   *label,
            const Target *target,
            gint64        municipality_id,
            const char   *task_code)
{
  AspEdit *edit = asp_edit_new (label);

  if (target->row != NULL)
    {
      asp_edit_update (edit, "task_state", asp_row_get_id (target->row));
    }
  else
    {
      asp_edit_insert (edit, "task_state");
      asp_edit_set_integer (edit, "municipality_id", municipality_id);
      asp_edit_set_text (edit, "task_code", task_code);
    }

  return edit;
}

static void
set_day (AspEdit    *edit,
         const char *column,
         AspDay      day)
{
  g_autofree char *text = day != ASP_DAY_NONE ? asp_day_to_iso (day) : NULL;

  asp_edit_set_text (edit, column, text);
}

static char *
describe_state (const char   *title,
                AspTaskState  state)
{
  switch (state)
    {
    case ASP_TASK_STATE_NOT_STARTED:
      /* Translators: undo step; %s is the title of a task */
      return g_strdup_printf (_("“%s”: not started"), title);
    case ASP_TASK_STATE_IN_PROGRESS:
      /* Translators: undo step; %s is the title of a task */
      return g_strdup_printf (_("“%s”: in progress"), title);
    case ASP_TASK_STATE_DONE:
      /* Translators: undo step; %s is the title of a task */
      return g_strdup_printf (_("“%s”: done"), title);
    case ASP_TASK_STATE_BLOCKED:
      /* Translators: undo step; %s is the title of a task */
      return g_strdup_printf (_("“%s”: blocked"), title);
    case ASP_TASK_STATE_NOT_APPLICABLE:
      /* Translators: undo step; %s is the title of a task */
      return g_strdup_printf (_("“%s”: not applicable"), title);
    default:
      g_assert_not_reached ();
    }
}

/* The days that go with a state, where the user has not given them: what is marked today is taken
 * to have happened by the status date. */
static void
complete_days (AspEdit      *edit,
               const Target *target,
               AspTaskState  state)
{
  const AspPlanTask *task = target->task;
  AspDay status = asp_plan_get_status_date (target->plan);

  _asp_plan_edit_release (edit);
  switch (state)
    {
    case ASP_TASK_STATE_DONE:
      if (task->actual_finish == ASP_DAY_NONE)
        set_day (edit, "actual_finish", MAX (status, task->actual_start));
      if (task->actual_start == ASP_DAY_NONE)
        set_day (edit, "actual_start", MIN (task->plan_start, status));
      asp_edit_set_integer (edit, "percent", 100);
      break;
    case ASP_TASK_STATE_IN_PROGRESS:
      if (task->actual_start == ASP_DAY_NONE)
        set_day (edit, "actual_start", MIN (task->plan_start, status));
      asp_edit_set_null (edit, "actual_finish");
      if (task->percent == 100)
        asp_edit_set_integer (edit, "percent", 0);
      break;
    case ASP_TASK_STATE_NOT_STARTED:
      asp_edit_set_null (edit, "actual_start");
      asp_edit_set_null (edit, "actual_finish");
      asp_edit_set_integer (edit, "percent", 0);
      break;
    case ASP_TASK_STATE_BLOCKED:
    case ASP_TASK_STATE_NOT_APPLICABLE:
      asp_edit_set_null (edit, "actual_finish");
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Marks a task. Days that a state implies are filled in where they are empty; a state that
 * contradicts a day clears it. */
AspEdit *
asp_schedule_command_set_state (AspPlanner   *planner,
                                gint64        municipality_id,
                                const char   *task_code,
                                AspTaskState  state)
{
  g_autofree char *label = NULL;
  AspEdit *edit;
  Target target;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);
  g_return_val_if_fail ((guint) state < ASP_N_TASK_STATES, NULL);

  if (!find_target (planner, municipality_id, task_code, &target) || target.task->state == state)
    return NULL;

  label = describe_state (target.title, state);
  edit = begin_edit (label, &target, municipality_id, task_code);
  asp_edit_set_text (edit, "state", asp_task_state_to_code (state));
  complete_days (edit, &target, state);

  return edit;
}

/* 100 percent is done, something between is in progress; 0 leaves the state as it is. */
AspEdit *
asp_schedule_command_set_percent (AspPlanner *planner,
                                  gint64      municipality_id,
                                  const char *task_code,
                                  int         percent)
{
  g_autofree char *label = NULL;
  AspTaskState state;
  AspEdit *edit;
  Target target;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);
  g_return_val_if_fail (percent >= 0 && percent <= 100, NULL);

  if (!find_target (planner, municipality_id, task_code, &target) ||
      target.task->percent == percent)
    return NULL;

  state = target.task->state;
  if (percent == 100)
    state = ASP_TASK_STATE_DONE;
  else if (state == ASP_TASK_STATE_DONE || (state == ASP_TASK_STATE_NOT_STARTED && percent > 0))
    state = ASP_TASK_STATE_IN_PROGRESS;

  /* Translators: undo step; %s is the title of a task, %d its progress in percent */
  label = g_strdup_printf (_("“%s”: %d%%"), target.title, percent);
  edit = begin_edit (label, &target, municipality_id, task_code);
  if (state != target.task->state)
    {
      asp_edit_set_text (edit, "state", asp_task_state_to_code (state));
      complete_days (edit, &target, state);
    }
  asp_edit_set_integer (edit, "percent", percent);

  return edit;
}

/* Actual days; ASP_DAY_NONE for "not yet". A finish makes the task done, a start without a finish
 * puts it in progress. */
AspEdit *
asp_schedule_command_set_actual (AspPlanner *planner,
                                 gint64      municipality_id,
                                 const char *task_code,
                                 AspDay      start,
                                 AspDay      finish)
{
  g_autofree char *label = NULL;
  AspTaskState state;
  AspEdit *edit;
  Target target;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);
  g_return_val_if_fail (start == ASP_DAY_NONE || finish == ASP_DAY_NONE || start <= finish, NULL);

  if (!find_target (planner, municipality_id, task_code, &target) ||
      (target.task->actual_start == start && target.task->actual_finish == finish))
    return NULL;

  state = target.task->state;
  if (finish != ASP_DAY_NONE)
    state = ASP_TASK_STATE_DONE;
  else if (state == ASP_TASK_STATE_DONE)
    state = start != ASP_DAY_NONE ? ASP_TASK_STATE_IN_PROGRESS : ASP_TASK_STATE_NOT_STARTED;
  else if (state == ASP_TASK_STATE_NOT_STARTED && start != ASP_DAY_NONE)
    state = ASP_TASK_STATE_IN_PROGRESS;

  /* Translators: undo step; %s is the title of a task */
  label = g_strdup_printf (_("“%s”: actual days"), target.title);
  edit = begin_edit (label, &target, municipality_id, task_code);
  asp_edit_set_text (edit, "state", asp_task_state_to_code (state));
  if (state == ASP_TASK_STATE_DONE)
    asp_edit_set_integer (edit, "percent", 100);
  else if (target.task->percent == 100)
    asp_edit_set_integer (edit, "percent", 0);
  set_day (edit, "actual_start", start == ASP_DAY_NONE ? finish : start);
  set_day (edit, "actual_finish", finish);
  _asp_plan_edit_release (edit);

  return edit;
}

/* The constraint "not before"; ASP_DAY_NONE takes it away. */
AspEdit *
asp_schedule_command_set_not_before (AspPlanner *planner,
                                     gint64      municipality_id,
                                     const char *task_code,
                                     AspDay      day)
{
  g_autofree char *label = NULL;
  g_autofree char *day_text = NULL;
  AspEdit *edit;
  Target target;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);

  if (!find_target (planner, municipality_id, task_code, &target) ||
      asp_plan_task_get_not_before (target.task) == day)
    return NULL;

  if (day != ASP_DAY_NONE)
    {
      day_text = asp_format_day (day);
      /* Translators: undo step; the title of a task, then a day */
      label = g_strdup_printf (_("“%s”: not before %s"), target.title, day_text);
    }
  else
    {
      /* Translators: undo step; %s is the title of a task */
      label = g_strdup_printf (_("“%s”: no “not before” day"), target.title);
    }
  edit = begin_edit (label, &target, municipality_id, task_code);
  set_day (edit, "not_before", day);
  _asp_plan_edit_release (edit);

  return edit;
}

/* -1 goes back to the template's duration. */
AspEdit *
asp_schedule_command_set_duration (AspPlanner *planner,
                                   gint64      municipality_id,
                                   const char *task_code,
                                   int         working_days)
{
  g_autofree char *label = NULL;
  AspEdit *edit;
  Target target;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);
  g_return_val_if_fail (working_days >= -1 && working_days <= 10000, NULL);

  if (!find_target (planner, municipality_id, task_code, &target) ||
      target.task->duration == working_days)
    return NULL;

  if (working_days >= 0)
    /* Translators: undo step; the title of a task, then its duration in working days */
    label = g_strdup_printf (ngettext ("“%s”: %d working day", "“%s”: %d working days",
                                       (unsigned long) working_days),
                             target.title, working_days);
  else
    /* Translators: undo step; %s is the title of a task */
    label = g_strdup_printf (_("“%s”: the template’s duration"), target.title);

  edit = begin_edit (label, &target, municipality_id, task_code);
  if (working_days >= 0)
    asp_edit_set_integer (edit, "duration", working_days);
  else
    asp_edit_set_null (edit, "duration");
  _asp_plan_edit_release (edit);

  return edit;
}

/* 0: nobody is in charge */
AspEdit *
asp_schedule_command_set_person (AspPlanner *planner,
                                 gint64      municipality_id,
                                 const char *task_code,
                                 gint64      person_id)
{
  g_autofree char *label = NULL;
  AspEdit *edit;
  Target target;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);

  if (!find_target (planner, municipality_id, task_code, &target) ||
      (target.row == NULL && person_id == 0) ||
      (target.row != NULL && asp_row_get_integer (target.row, "person_id", 0) == person_id))
    return NULL;

  /* Translators: undo step; %s is the title of a task */
  label = g_strdup_printf (_("“%s”: person in charge"), target.title);
  edit = begin_edit (label, &target, municipality_id, task_code);
  if (person_id != 0)
    asp_edit_set_integer (edit, "person_id", person_id);
  else
    asp_edit_set_null (edit, "person_id");

  return edit;
}

/* Puts a person in charge whom the document does not know yet. */
AspEdit *
asp_schedule_command_set_new_person (AspPlanner *planner,
                                     gint64      municipality_id,
                                     const char *task_code,
                                     const char *name)
{
  g_autofree char *label = NULL;
  AspEdit *edit;
  gint64 person_id;
  Target target;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);
  g_return_val_if_fail (name != NULL && *name != '\0', NULL);

  if (!find_target (planner, municipality_id, task_code, &target))
    return NULL;

  /* Translators: undo step; %s is the title of a task */
  label = g_strdup_printf (_("“%s”: person in charge"), target.title);
  edit = asp_edit_new (label);
  person_id = asp_edit_insert (edit, "person");
  asp_edit_set_text (edit, "name", name);

  if (target.row != NULL)
    {
      asp_edit_update (edit, "task_state", asp_row_get_id (target.row));
    }
  else
    {
      asp_edit_insert (edit, "task_state");
      asp_edit_set_integer (edit, "municipality_id", municipality_id);
      asp_edit_set_text (edit, "task_code", task_code);
    }
  asp_edit_set_integer (edit, "person_id", person_id);

  return edit;
}

/* @note: (nullable): NULL or empty takes the note away */
AspEdit *
asp_schedule_command_set_note (AspPlanner *planner,
                               gint64      municipality_id,
                               const char *task_code,
                               const char *note)
{
  g_autofree char *label = NULL;
  const char *old = NULL;
  AspEdit *edit;
  Target target;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);

  if (note != NULL && *note == '\0')
    note = NULL;
  if (!find_target (planner, municipality_id, task_code, &target))
    return NULL;
  if (target.row != NULL)
    old = asp_row_get_text (target.row, "note");
  if (g_strcmp0 (old, note) == 0)
    return NULL;

  /* Translators: undo step; %s is the title of a task */
  label = g_strdup_printf (_("“%s”: note"), target.title);
  edit = begin_edit (label, &target, municipality_id, task_code);
  asp_edit_set_text (edit, "note", note);

  return edit;
}

/* Attaches a file to a task, which gets a row of its own for that when it has none. Returns:
 * (transfer full) (nullable): NULL when there is no such task */
AspEdit *
asp_schedule_command_attach (AspPlanner        *planner,
                             gint64             municipality_id,
                             const char        *task_code,
                             AspAttachmentFile *file)
{
  g_autofree char *label = NULL;
  Target target;
  AspEdit *edit;
  gint64 owner_id;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);
  g_return_val_if_fail (file != NULL, NULL);

  if (!find_target (planner, municipality_id, task_code, &target))
    return NULL;
  if (target.row != NULL)
    return asp_attachment_command_add ("task_state", asp_row_get_id (target.row), file);

  /* Translators: undo step; %s is the name of a file */
  label = g_strdup_printf (_("File attached: %s"), file->name);
  edit = begin_edit (label, &target, municipality_id, task_code);
  owner_id = asp_edit_get_operation (edit, 0)->id;
  asp_attachment_edit_add (edit, "task_state", owner_id, file);

  return edit;
}
