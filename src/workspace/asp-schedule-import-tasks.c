/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-schedule-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-schedule-rows.h"
#include "asp-task-plan.h"

#define MAX_TITLE 200

/* What of an imported task is stored: a row of its state, and of itself when it is new. */

/* The row of a task's state, begun when the first of its columns is written. */
typedef struct
{
  AspScheduleImport *self;
  AspEdit           *edit;
  guint              task;
  AspPlanTarget     *target;    /* (nullable): NULL for a new task */
  gboolean           begun;
} Row;

static void
begin (Row *row)
{
  if (row->begun)
    return;

  row->begun = TRUE;
  if (row->target != NULL)
    {
      _asp_plan_edit_state (row->edit, row->self->municipality_id, row->target);
      return;
    }
  asp_edit_insert (row->edit, "task_state");
  asp_edit_set_integer (row->edit, "municipality_id", row->self->municipality_id);
  asp_edit_set_text (row->edit, "task_code", row->self->codes[row->task]);
}

static void
set_day (Row        *row,
         const char *column,
         AspDay      day)
{
  begin (row);
  _asp_plan_edit_set_day (row->edit, column, day);
}

/* The task as the schedule has it now, or as a new one begins. */
static AspPlanTask
get_old (const Row *row)
{
  AspPlanTask task = {
    .actual_start = ASP_DAY_NONE,
    .actual_finish = ASP_DAY_NONE,
    .constraint_day = ASP_DAY_NONE,
    .deadline = ASP_DAY_NONE,
  };

  return row->target != NULL ? *row->target->task : task;
}

static AspTaskState
get_state (const AspProjectTask *task,
           const AspPlanTask    *old)
{
  gboolean waits = old->state == ASP_TASK_STATE_BLOCKED ||
                   old->state == ASP_TASK_STATE_NOT_APPLICABLE;

  if (task->inactive)
    return ASP_TASK_STATE_NOT_APPLICABLE;
  if (task->actual_finish != ASP_DAY_NONE || task->percent == 100)
    return ASP_TASK_STATE_DONE;
  if (waits || (old->state == ASP_TASK_STATE_IN_PROGRESS && old->percent == task->percent))
    return old->state;

  return task->percent > 0 || task->actual_start != ASP_DAY_NONE ? ASP_TASK_STATE_IN_PROGRESS
                                                                 : ASP_TASK_STATE_NOT_STARTED;
}

static void
write_progress (Row                  *row,
                const AspProjectTask *task)
{
  AspPlanTask old = get_old (row);
  AspTaskState state = get_state (task, &old);
  gboolean tells = task->percent > 0 || task->actual_start != ASP_DAY_NONE ||
                   task->actual_finish != ASP_DAY_NONE || task->inactive;
  int percent = state == ASP_TASK_STATE_DONE ? 100 : task->percent;

  /* A file that knows of no progress takes none away. */
  if (!tells)
    return;

  if (state != old.state)
    {
      begin (row);
      asp_edit_set_text (row->edit, "state", asp_task_state_to_code (state));
    }
  if (percent != old.percent)
    {
      begin (row);
      asp_edit_set_integer (row->edit, "percent", percent);
    }
  if (task->actual_start != old.actual_start)
    set_day (row, "actual_start", task->actual_start);
  if (task->actual_finish != old.actual_finish)
    set_day (row, "actual_finish", task->actual_finish);
}

/* Our files say "not before" of what only stands where it stands. */
static gboolean
has_constraint (const Row            *row,
                const AspProjectTask *task,
                const AspPlanTask    *old)
{
  AspCalendar *calendar = asp_plan_get_calendar (row->self->plan);
  AspDay day = old->constraint_day;

  if (task->constraint == ASP_CONSTRAINT_AS_SOON_AS_POSSIBLE ||
      (asp_constraint_type_has_day (task->constraint) && task->constraint_day == ASP_DAY_NONE))
    return TRUE;
  if (row->self->matches->is_ours && row->target != NULL &&
      (task->constraint_day == old->start || task->constraint_day == old->actual_start) &&
      (task->constraint == ASP_CONSTRAINT_MUST_START_ON ||
       task->constraint == ASP_CONSTRAINT_START_NOT_EARLIER))
    return TRUE;
  if (task->constraint != old->constraint)
    return FALSE;

  return !asp_constraint_type_has_day (task->constraint) || task->constraint_day == day ||
         task->constraint_day == asp_calendar_next_workday (calendar, day) ||
         task->constraint_day == asp_calendar_previous_workday (calendar, day);
}

static void
write_limits (Row                  *row,
              const AspProjectTask *task)
{
  AspPlanTask old = get_old (row);
  gboolean follows = row->target != NULL && row->target->info->kind == ASP_TASK_KIND_HAMMOCK;

  if (!follows && !has_constraint (row, task, &old))
    {
      begin (row);
      _asp_plan_edit_set_constraint (row->edit, task->constraint, task->constraint_day);
    }
  if (task->deadline != ASP_DAY_NONE && task->deadline != old.deadline)
    set_day (row, "deadline", task->deadline);
}

/* A milestone stays one, and an accompanying task takes its length from others. */
static void
write_length (Row                  *row,
              const AspProjectTask *task)
{
  if (row->target == NULL || row->target->info->kind != ASP_TASK_KIND_TASK || task->days == 0 ||
      task->days == row->target->task->duration || task->days > ASP_TASK_PLAN_MAX_DURATION)
    return;

  begin (row);
  asp_edit_set_integer (row->edit, "duration", task->days);
}

/* Programs break lines as they like. */
static gboolean
has_same_words (const char *a,
                const char *b)
{
  while (*a != '\0' || *b != '\0')
    {
      while (g_ascii_isspace (*a))
        a++;
      while (g_ascii_isspace (*b))
        b++;
      if (*a != *b)
        return FALSE;
      if (*a != '\0')
        a++, b++;
    }

  return TRUE;
}

/* Our own files begin the notes with what holds the task, in the language of the file. */
static const char *
skip_conditions (const Row  *row,
                 const char *notes)
{
  for (int language = 0; row->target != NULL && language < 2; language++)
    {
      g_autofree char *words = asp_schedule_describe_conditions (row->self->plan, row->target->node,
                                                                 (AspLanguage) language);

      if (*words != '\0' && g_str_has_prefix (notes, words))
        return notes + strlen (words);
    }

  return notes;
}

static void
write_notes (Row                  *row,
             const AspProjectTask *task)
{
  const char *old = row->target != NULL && row->target->row != NULL
                    ? asp_row_get_text (row->target->row, "note") : NULL;

  if (task->notes == NULL || *task->notes == '\0')
    return;

  /* Our own files tell there what an accompanying task follows. */
  if (has_same_words (task->notes, old != NULL ? old : "") ||
      (row->self->matches->is_ours &&
       has_same_words (skip_conditions (row, task->notes), old != NULL ? old : "")) ||
      (row->self->matches->is_ours && row->target != NULL &&
       row->target->info->kind == ASP_TASK_KIND_HAMMOCK))
    return;

  begin (row);
  asp_edit_set_text (row->edit, "note", task->notes);
}

static void
write_pin (Row      *row,
           gboolean  pinned)
{
  AspDay start, finish;

  if (pinned && asp_schedule_import_get_days (row->self, row->task, &start, &finish))
    {
      if (row->target != NULL && row->target->task->pinned &&
          row->target->task->start == start && row->target->task->finish == finish)
        return;

      set_day (row, "imported_start", start);
      set_day (row, "imported_finish", finish);
    }
  else if (row->target != NULL && row->target->task->pinned)
    {
      set_day (row, "imported_start", ASP_DAY_NONE);
      set_day (row, "imported_finish", ASP_DAY_NONE);
    }
}

static void
insert_task (AspScheduleImport *self,
             guint              index,
             AspEdit           *edit)
{
  static const char *const stages[] = { "S1", "S2", "S3" };
  const AspProjectTask *task = asp_project_file_peek_task (self->file, index);
  const AspScheduleMatch *match = &self->matches->matches[index];
  AspTemplate *template = asp_network_get_template (asp_plan_get_network (self->plan));
  g_autofree char *title = NULL;

  if (*task->name == '\0')
    /* Translators: a task without a name; %s is its number */
    title = g_strdup_printf (_("Task %s"), task->uid);
  else
    title = g_utf8_substring (task->name, 0, MIN (g_utf8_strlen (task->name, -1), MAX_TITLE));
  g_strdelimit (title, "\t\r\n", ' ');

  asp_edit_insert (edit, "own_task");
  asp_edit_set_integer (edit, "municipality_id", self->municipality_id);
  asp_edit_set_text (edit, "code", self->codes[index]);
  asp_edit_set_text (edit, "title", title);
  asp_edit_set_text (edit, "group_code", asp_template_get_group (template, match->group)->code);
  asp_edit_set_text (edit, "stage", stages[match->stage - ASP_STAGE_PREPARATION]);
  asp_edit_set_text (edit, "role", "KT");
  asp_edit_set_integer (edit, "duration", MIN (task->days, ASP_TASK_PLAN_MAX_DURATION));
}

/* Whether a task of our own file is as it went out: begun tasks from their actual days, and without
 * progress of what is not marked. */
gboolean
_asp_schedule_import_is_unchanged (AspScheduleImport *self,
                                   guint              index)
{
  const AspProjectTask *task = asp_project_file_peek_task (self->file, index);
  const AspPlanTask *old;
  AspPlanTarget target;
  AspDay start, finish;
  gboolean done;

  if (!self->matches->is_ours || !_asp_schedule_import_get_target (self, index, &target) ||
      task->inactive || !asp_schedule_import_get_days (self, index, &start, &finish))
    return FALSE;

  old = target.task;
  done = old->state == ASP_TASK_STATE_DONE || old->actual_finish != ASP_DAY_NONE;
  if (finish != (done && old->actual_finish != ASP_DAY_NONE ? old->actual_finish : old->finish) ||
      (task->days > 0 &&
       start != (old->actual_start != ASP_DAY_NONE ? old->actual_start : old->start)))
    return FALSE;
  if (task->days == 0)
    return done == (task->percent == 100 || task->actual_finish != ASP_DAY_NONE);

  return (done && task->percent == 100) || task->percent == old->percent ||
         (task->percent == 99 && old->percent == 100);
}

/* @pins: whether each task keeps the file's dates */
void
_asp_schedule_import_write_tasks (AspScheduleImport *self,
                                  const gboolean    *pins,
                                  AspEdit           *edit)
{
  for (guint i = 0; i < asp_project_file_get_n_tasks (self->file); i++)
    {
      const AspProjectTask *task = asp_project_file_peek_task (self->file, i);
      AspPlanTarget target;
      Row row = { self, edit, i, NULL, FALSE };

      if (self->matches->matches[i].kind == ASP_IMPORT_HEADING)
        continue;
      if (_asp_schedule_import_get_target (self, i, &target))
        row.target = &target;
      else
        insert_task (self, i, edit);

      write_limits (&row, task);
      write_notes (&row, task);
      if (_asp_schedule_import_is_unchanged (self, i))
        continue;

      write_progress (&row, task);
      write_length (&row, task);
      write_pin (&row, pins[i]);
    }
}
