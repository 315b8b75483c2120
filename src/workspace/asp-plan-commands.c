/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-plan-commands-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-plan-change.h"
#include "asp-record.h"

G_DEFINE_QUARK (asp-plan-command-error-quark, asp_plan_command_error)

gboolean
_asp_plan_find_target (AspPlanner     *planner,
                       gint64          municipality_id,
                       const char     *task_code,
                       AspPlanTarget  *target,
                       GError        **error)
{
  AspPlan *plan = asp_planner_get_plan (planner, municipality_id);

  if (plan == NULL || !asp_network_find (asp_plan_get_network (plan), task_code, &target->node))
    {
      g_set_error (error, ASP_PLAN_COMMAND_ERROR, ASP_PLAN_COMMAND_ERROR_TASK,
                   /* Translators: %s is the code of a task, "2.7" */
                   _("There is no task %s in the schedule."), task_code);
      return FALSE;
    }

  target->plan = plan;
  target->network = asp_plan_get_network (plan);
  target->info = asp_network_get_task (target->network, target->node);
  target->task = asp_plan_get_task (plan, target->node);
  target->row = asp_planner_get_task_row (planner, municipality_id, target->info->code);

  return TRUE;
}

/* Returns: (transfer none) (nullable): the municipality's first row with that text */
AspRow *
_asp_plan_find_row (AspPlanner *planner,
                    gint64      municipality_id,
                    const char *table,
                    const char *column,
                    const char *text)
{
  GPtrArray *rows = asp_document_get_children (asp_planner_get_document (planner), table,
                                               municipality_id);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      AspRow *row = g_ptr_array_index (rows, i);

      if (g_strcmp0 (asp_row_get_text (row, column), text) == 0)
        return row;
    }

  return NULL;
}

/* For who looks for many of them. Returns: (transfer full) (element-type utf8 AspRow): the
 * municipality's rows by their text; the document has to stay as it is meanwhile */
GHashTable *
_asp_plan_index_rows (AspPlanner *planner,
                      gint64      municipality_id,
                      const char *table,
                      const char *column)
{
  GPtrArray *rows = asp_document_get_children (asp_planner_get_document (planner), table,
                                               municipality_id);
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                             (GDestroyNotify) asp_row_unref);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      AspRow *row = g_ptr_array_index (rows, i);
      const char *text = asp_row_get_text (row, column);

      if (text != NULL && !g_hash_table_contains (index, text))
        g_hash_table_insert (index, (gpointer) text, asp_row_ref (row));
    }

  return index;
}

/**
 * _asp_plan_finish_edit:
 * @edit: (transfer full)
 *
 * Says in the edit's label what moves. Errors: ASP_PLAN_COMMAND_ERROR_CYCLE.
 *
 * Returns: (transfer full) (nullable)
 */
AspEdit *
_asp_plan_finish_edit (AspPlanner  *planner,
                       gint64       municipality_id,
                       AspEdit     *edit,
                       GError     **error)
{
  g_autoptr (AspEdit) owned = edit;
  g_autoptr (AspPlanChange) change = NULL;
  g_autoptr (GError) local_error = NULL;
  g_autofree char *consequence = NULL;
  g_autofree char *label = NULL;

  change = asp_plan_change_preview (planner, municipality_id, edit, &local_error);
  if (change == NULL)
    {
      g_set_error_literal (error, ASP_PLAN_COMMAND_ERROR, ASP_PLAN_COMMAND_ERROR_CYCLE,
                           local_error->message);
      return NULL;
    }

  consequence = asp_plan_change_describe (change);
  if (consequence != NULL)
    {
      /* Translators: undo step; what was changed, then what follows: "14 tasks moved" */
      label = g_strdup_printf (_("%s: %s"), asp_edit_get_label (edit), consequence);
      asp_edit_set_label (edit, label);
    }

  return g_steal_pointer (&owned);
}

static const char *
get_title (const AspPlanTarget *target)
{
  return target->info->title[asp_format_get_language ()];
}

/* Begins the update of the task's row, or the insertion of one. */
void
_asp_plan_edit_state (AspEdit             *edit,
                      gint64               municipality_id,
                      const AspPlanTarget *target)
{
  if (target->row != NULL)
    {
      asp_edit_update (edit, "task_state", asp_row_get_id (target->row));
    }
  else
    {
      asp_edit_insert (edit, "task_state");
      asp_edit_set_integer (edit, "municipality_id", municipality_id);
      asp_edit_set_text (edit, "task_code", target->info->code);
    }
}

static AspEdit *
begin_edit (const char          *label,
            const AspPlanTarget *target,
            gint64               municipality_id)
{
  AspEdit *edit = asp_edit_new (label);

  _asp_plan_edit_state (edit, municipality_id, target);

  return edit;
}

void
_asp_plan_edit_set_day (AspEdit    *edit,
                        const char *column,
                        AspDay      day)
{
  g_autofree char *text = day != ASP_DAY_NONE ? asp_day_to_iso (day) : NULL;

  asp_edit_set_text (edit, column, text);
}

/* Errors: ASP_PLAN_COMMAND_ERROR_DAY. */
gboolean
_asp_plan_check_day (AspDay   day,
                     GError **error)
{
  if (day == ASP_DAY_NONE || (day >= asp_day_new (ASP_CALENDAR_FIRST_YEAR, 1, 1) &&
                              day <= asp_day_new (ASP_CALENDAR_LAST_YEAR, 12, 31)))
    return TRUE;

  g_set_error (error, ASP_PLAN_COMMAND_ERROR, ASP_PLAN_COMMAND_ERROR_DAY,
               /* Translators: two years */
               _("A day of a schedule has to be between %d and %d."), ASP_CALENDAR_FIRST_YEAR,
               ASP_CALENDAR_LAST_YEAR);

  return FALSE;
}

/* Returns: (transfer full): for the label of an undo step */
char *
_asp_plan_describe_constraint (const char        *title,
                               AspConstraintType  type,
                               AspDay             day)
{
  g_autofree char *text = day != ASP_DAY_NONE ? asp_format_day (day) : g_strdup ("");

  switch (type)
    {
    case ASP_CONSTRAINT_AS_LATE_AS_POSSIBLE:
      /* Translators: undo step; %s is the title of a task */
      return g_strdup_printf (_("“%s”: as late as possible"), title);
    case ASP_CONSTRAINT_MUST_START_ON:
      /* Translators: undo step; the title of a task, then a day */
      return g_strdup_printf (_("“%s”: starts on %s"), title, text);
    case ASP_CONSTRAINT_MUST_FINISH_ON:
      /* Translators: undo step; the title of a task, then a day */
      return g_strdup_printf (_("“%s”: finishes on %s"), title, text);
    case ASP_CONSTRAINT_START_NOT_EARLIER:
      /* Translators: undo step; the title of a task, then a day */
      return g_strdup_printf (_("“%s”: not before %s"), title, text);
    case ASP_CONSTRAINT_START_NOT_LATER:
      /* Translators: undo step; the title of a task, then a day */
      return g_strdup_printf (_("“%s”: starts by %s"), title, text);
    case ASP_CONSTRAINT_FINISH_NOT_EARLIER:
      /* Translators: undo step; the title of a task, then a day */
      return g_strdup_printf (_("“%s”: does not finish before %s"), title, text);
    case ASP_CONSTRAINT_FINISH_NOT_LATER:
      /* Translators: undo step; the title of a task, then a day */
      return g_strdup_printf (_("“%s”: finishes by %s"), title, text);
    case ASP_CONSTRAINT_AS_SOON_AS_POSSIBLE:
    default:
      /* Translators: undo step; %s is the title of a task */
      return g_strdup_printf (_("“%s”: as soon as possible"), title);
    }
}

/* The task follows the rules again: whoever decides anew when it is done does not mean the days of
 * an import. */
void
_asp_plan_edit_release (AspEdit *edit)
{
  asp_edit_set_null (edit, "imported_start");
  asp_edit_set_null (edit, "imported_finish");
}

void
_asp_plan_edit_set_constraint (AspEdit           *edit,
                               AspConstraintType  type,
                               AspDay             day)
{
  gboolean in_own_column = type == ASP_CONSTRAINT_AS_SOON_AS_POSSIBLE ||
                           type == ASP_CONSTRAINT_START_NOT_EARLIER;

  _asp_plan_edit_set_day (edit, "not_before",
                          type == ASP_CONSTRAINT_START_NOT_EARLIER ? day : ASP_DAY_NONE);
  asp_edit_set_text (edit, "constraint_type",
                     in_own_column ? NULL : asp_constraint_type_to_code (type));
  _asp_plan_edit_set_day (edit, "constraint_day", in_own_column ? ASP_DAY_NONE : day);
  _asp_plan_edit_release (edit);
}

/* @day: ASP_DAY_NONE for the constraints that have none */
AspEdit *
asp_plan_command_set_constraint (AspPlanner         *planner,
                                 gint64              municipality_id,
                                 const char         *task_code,
                                 AspConstraintType   type,
                                 AspDay              day,
                                 GError            **error)
{
  g_autofree char *label = NULL;
  AspPlanTarget target;
  AspEdit *edit;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);
  g_return_val_if_fail (asp_constraint_type_has_day (type) == (day != ASP_DAY_NONE), NULL);

  if (!_asp_plan_check_day (day, error) ||
      !_asp_plan_find_target (planner, municipality_id, task_code, &target, error) ||
      (target.task->constraint == type && target.task->constraint_day == day))
    return NULL;

  label = _asp_plan_describe_constraint (get_title (&target), type, day);
  edit = begin_edit (label, &target, municipality_id);
  _asp_plan_edit_set_constraint (edit, type, day);

  return _asp_plan_finish_edit (planner, municipality_id, edit, error);
}

/* @day: ASP_DAY_NONE for none. Returns: (transfer full): for the label of an undo step */
char *
_asp_plan_describe_deadline (const char *title,
                             AspDay      day)
{
  g_autofree char *text = day != ASP_DAY_NONE ? asp_format_day (day) : NULL;

  if (text == NULL)
    /* Translators: undo step; %s is the title of a task */
    return g_strdup_printf (_("“%s”: no deadline"), title);

  /* Translators: undo step; the title of a task, then a day */
  return g_strdup_printf (_("“%s”: deadline %s"), title, text);
}

/* The day by which the task has to be finished; it moves nothing, but missing it is told.
 * ASP_DAY_NONE takes it away. */
AspEdit *
asp_plan_command_set_deadline (AspPlanner  *planner,
                               gint64       municipality_id,
                               const char  *task_code,
                               AspDay       day,
                               GError     **error)
{
  g_autofree char *label = NULL;
  AspPlanTarget target;
  AspEdit *edit;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);

  if (!_asp_plan_check_day (day, error) ||
      !_asp_plan_find_target (planner, municipality_id, task_code, &target, error) ||
      target.task->deadline == day)
    return NULL;

  label = _asp_plan_describe_deadline (get_title (&target), day);
  edit = begin_edit (label, &target, municipality_id);
  _asp_plan_edit_set_day (edit, "deadline", day);

  return _asp_plan_finish_edit (planner, municipality_id, edit, error);
}

static char *
describe_move (const char *title,
               int         working_days)
{
  unsigned long days = (unsigned long) ABS (working_days);

  if (working_days < 0)
    /* Translators: undo step; the title of a task, then a number */
    return g_strdup_printf (ngettext ("“%s” %lu working day earlier",
                                      "“%s” %lu working days earlier", days), title, days);

  /* Translators: undo step; the title of a task, then a number */
  return g_strdup_printf (ngettext ("“%s” %lu working day later",
                                    "“%s” %lu working days later", days), title, days);
}

/* Moves a task that has not begun: it gets the constraint "not before", or the day of its "must
 * start" moves. Steps that follow each other are undone together. */
AspEdit *
asp_plan_command_move (AspPlanner  *planner,
                       gint64       municipality_id,
                       const char  *task_code,
                       int          working_days,
                       GError     **error)
{
  g_autofree char *label = NULL;
  g_autofree char *group = NULL;
  AspConstraintType type = ASP_CONSTRAINT_START_NOT_EARLIER;
  AspPlanTarget target;
  AspEdit *edit;
  AspDay day;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);

  if (!_asp_plan_find_target (planner, municipality_id, task_code, &target, error))
    return NULL;
  if (target.info->kind == ASP_TASK_KIND_HAMMOCK || target.task->actual_start != ASP_DAY_NONE ||
      target.task->state == ASP_TASK_STATE_DONE)
    {
      g_set_error (error, ASP_PLAN_COMMAND_ERROR, ASP_PLAN_COMMAND_ERROR_TASK,
                   /* Translators: %s is the title of a task */
                   _("“%s” cannot be moved: its days come from other tasks or have happened."),
                   get_title (&target));
      return NULL;
    }

  if (target.task->constraint == ASP_CONSTRAINT_MUST_START_ON)
    type = ASP_CONSTRAINT_MUST_START_ON;
  day = asp_calendar_add (asp_plan_get_calendar (target.plan), target.task->start, working_days);
  if (working_days == 0 || !_asp_plan_check_day (day, error))
    return NULL;

  label = describe_move (get_title (&target), working_days);
  edit = begin_edit (label, &target, municipality_id);
  group = g_strdup_printf ("move:%" G_GINT64_FORMAT ":%s", municipality_id, target.info->code);
  asp_edit_set_group (edit, group);
  _asp_plan_edit_set_constraint (edit, type, day);

  return _asp_plan_finish_edit (planner, municipality_id, edit, error);
}

/* Day 0 of the municipality's schedule; ASP_DAY_NONE: that of its wave */
AspEdit *
asp_plan_command_set_start_day (AspPlanner  *planner,
                                gint64       municipality_id,
                                AspDay       day,
                                GError     **error)
{
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;
  AspRow *row;
  AspEdit *edit;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);

  row = asp_document_lookup (asp_planner_get_document (planner), "municipality", municipality_id);
  if (row == NULL || !_asp_plan_check_day (day, error) || asp_row_get_day (row, "start_day") == day)
    return NULL;

  text = day != ASP_DAY_NONE ? asp_format_day (day) : NULL;
  label = text != NULL
            /* Translators: undo step; name of a municipality, then a day */
            ? g_strdup_printf (_("%s: planning starts on %s"), asp_row_get_text (row, "name"), text)
            /* Translators: undo step; %s is the name of a municipality */
            : g_strdup_printf (_("%s: planning starts with the wave"),
                               asp_row_get_text (row, "name"));
  edit = asp_edit_new (label);
  asp_edit_update (edit, "municipality", municipality_id);
  _asp_plan_edit_set_day (edit, "start_day", day);

  return _asp_plan_finish_edit (planner, municipality_id, edit, error);
}

static AspRow *
find_closing_day (AspPlanner *planner,
                  gint64      municipality_id,
                  AspDay      day)
{
  g_autofree char *text = asp_day_to_iso (day);

  return _asp_plan_find_row (planner, municipality_id, "closing_day", "day", text);
}

/* A day that the office does not work, or works, unlike the country. @note: (nullable) */
AspEdit *
asp_plan_command_set_closing_day (AspPlanner  *planner,
                                  gint64       municipality_id,
                                  AspDay       day,
                                  gboolean     working,
                                  const char  *note,
                                  GError     **error)
{
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;
  AspEdit *edit;
  AspRow *row;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);
  g_return_val_if_fail (day != ASP_DAY_NONE, NULL);

  if (!_asp_plan_check_day (day, error))
    return NULL;
  row = find_closing_day (planner, municipality_id, day);
  if (row != NULL && (asp_row_get_integer (row, "working", 0) != 0) == working &&
      g_strcmp0 (asp_row_get_text (row, "note"), note) == 0)
    return NULL;

  text = asp_format_day (day);
  /* Translators: undo step; %s is a day */
  label = g_strdup_printf (working ? _("The office works on %s") : _("The office is closed on %s"),
                           text);
  edit = asp_edit_new (label);
  if (row != NULL)
    {
      asp_edit_update (edit, "closing_day", asp_row_get_id (row));
    }
  else
    {
      asp_edit_insert (edit, "closing_day");
      asp_edit_set_integer (edit, "municipality_id", municipality_id);
      _asp_plan_edit_set_day (edit, "day", day);
    }
  asp_edit_set_integer (edit, "working", working);
  asp_edit_set_text (edit, "note", note != NULL && *note != '\0' ? note : NULL);

  return _asp_plan_finish_edit (planner, municipality_id, edit, error);
}

AspEdit *
asp_plan_command_remove_closing_day (AspPlanner  *planner,
                                     gint64       municipality_id,
                                     AspDay       day,
                                     GError     **error)
{
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;
  AspEdit *edit;
  AspRow *row;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);

  row = find_closing_day (planner, municipality_id, day);
  if (row == NULL)
    return NULL;

  text = asp_format_day (day);
  /* Translators: undo step; %s is a day */
  label = g_strdup_printf (_("The office keeps to the calendar on %s"), text);
  edit = asp_edit_new (label);
  asp_edit_delete (edit, "closing_day", asp_row_get_id (row));

  return _asp_plan_finish_edit (planner, municipality_id, edit, error);
}
