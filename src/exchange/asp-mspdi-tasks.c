/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-mspdi-private.h"

#include "asp-schedule-words.h"

#define MINUTES_OF_A_DAY (24 * 60)

/* Task fields Text1 … Text5. */
static const struct
{
  const char *id;
  const char *name;
  AspWord     alias;
} fields[] =
{
  { "188743731", "Text1", ASP_WORD_CODE },
  { "188743734", "Text2", ASP_WORD_DOCUMENT },
  { "188743737", "Text3", ASP_WORD_MARK },
  { "188743740", "Text4", ASP_WORD_STATE },
  { "188743743", "Text5", ASP_WORD_ROLE },
};

void
asp_mspdi_write_field_definitions (AspMspdiWriter *self)
{
  AspLanguage language = asp_schedule_rows_get_data (self->rows)->language;

  asp_mspdi_open (self, "ExtendedAttributes");
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      asp_mspdi_open (self, "ExtendedAttribute");
      asp_mspdi_text (self, "FieldID", fields[i].id);
      asp_mspdi_text (self, "FieldName", fields[i].name);
      asp_mspdi_text (self, "Alias", asp_word (fields[i].alias, language));
      asp_mspdi_close (self);
    }
  asp_mspdi_close (self);
}

static void
write_summary_times (AspMspdiWriter *self,
                     AspDay          first,
                     AspDay          last,
                     gboolean        critical,
                     int             percent)
{
  AspCalendar *calendar = asp_plan_get_calendar (asp_schedule_rows_get_data (self->rows)->plan);
  int days = asp_calendar_count (calendar, first, last + 1);

  asp_mspdi_instant (self, "Start", first, ASP_MSPDI_MORNING);
  asp_mspdi_instant (self, "Finish", last, ASP_MSPDI_EVENING);
  asp_mspdi_duration (self, "Duration", days * ASP_MSPDI_MINUTES_PER_DAY);
  asp_mspdi_integer (self, "DurationFormat", 7);
  asp_mspdi_integer (self, "EffortDriven", 0);
  asp_mspdi_integer (self, "Estimated", 0);
  asp_mspdi_integer (self, "Milestone", 0);
  asp_mspdi_integer (self, "Summary", 1);
  asp_mspdi_integer (self, "Critical", critical);
  asp_mspdi_integer (self, "PercentComplete", percent);
  asp_mspdi_integer (self, "ConstraintType", 0);
  asp_mspdi_integer (self, "CalendarUID", -1);
}

static void
write_identity (AspMspdiWriter *self,
                guint           uid,
                const char     *name,
                const char     *wbs,
                const char     *outline,
                int             level)
{
  asp_mspdi_integer (self, "UID", (int) (self->uid_base + uid));
  asp_mspdi_integer (self, "ID", (int) (self->uid_base + uid));
  asp_mspdi_name (self, "Name", name);
  asp_mspdi_integer (self, "Type", 1);
  asp_mspdi_integer (self, "IsNull", 0);
  asp_mspdi_text (self, "WBS", wbs);
  if (self->place > 0 && uid > 0)
    {
      g_autofree char *inner = g_strdup_printf ("%u.%s", self->place, outline);

      asp_mspdi_text (self, "OutlineNumber", inner);
      asp_mspdi_integer (self, "OutlineLevel", level + 1);
    }
  else
    {
      asp_mspdi_text (self, "OutlineNumber", outline);
      asp_mspdi_integer (self, "OutlineLevel", level);
    }
  asp_mspdi_integer (self, "Priority", 500);
}

/* Row 0 stands for the whole project, as in Project's own files. */
static void
write_project_row (AspMspdiWriter *self)
{
  const AspPlanSpan *total = asp_plan_get_total (asp_schedule_rows_get_data (self->rows)->plan);
  AspDay first, last;

  asp_mspdi_get_range (self->rows, &first, &last);
  asp_mspdi_open (self, "Task");
  write_identity (self, 0, asp_schedule_rows_get_title (self->rows), "0", "0", 0);
  write_summary_times (self, first, last, total->critical, total->percent);
  asp_mspdi_close (self);
}

/* MS Project dates a summary by the tasks below it: a stage's bar by its gates cannot be kept. */
static void
write_summary_row (AspMspdiWriter       *self,
                   guint                 uid,
                   const AspScheduleRow *row)
{
  asp_mspdi_open (self, "Task");
  write_identity (self, uid, row->title, row->code, row->outline, row->level);
  write_summary_times (self, row->first, row->last, row->critical, row->percent);
  if (row->note != NULL)
    asp_mspdi_text (self, "Notes", row->note);
  asp_mspdi_close (self);
}

/* A milestone stands at the instant its predecessors end, but in the morning when its own
 * constraint (or the project's start) holds it. A finished one happened by the end of its day. */
static AspMspdiHour
get_milestone_hour (const AspPlanTask *planned,
                    gboolean           finished)
{
  if (finished)
    return ASP_MSPDI_EVENING;

  return planned->held || planned->binding == G_MAXUINT ? ASP_MSPDI_MORNING : ASP_MSPDI_EVENING;
}

/* MS Project knows no progress without a start and takes 100 % for finished: a task that is at
 * 100 % but not marked done goes out with 99 %. */
void
asp_mspdi_get_times (AspMspdiWriter       *self,
                     const AspScheduleRow *row,
                     AspMspdiTimes        *times)
{
  AspPlan *plan = asp_schedule_rows_get_data (self->rows)->plan;
  const AspPlanTask *planned = asp_plan_get_task (plan, row->node);

  times->finished = row->state == ASP_TASK_STATE_DONE || row->actual_finish != ASP_DAY_NONE;
  times->percent = times->finished ? 100 : CLAMP (row->percent, 0, 99);
  times->finish = times->finished && row->actual_finish != ASP_DAY_NONE ? row->actual_finish
                                                                        : row->finish;
  if (row->days == 0)
    {
      times->start = times->finish;
      times->start_hour = times->finish_hour = get_milestone_hour (planned, times->finished);
      times->minutes = 0;
      times->percent = times->finished ? 100 : 0;
      times->started = times->finished;
    }
  else
    {
      times->start = row->actual_start != ASP_DAY_NONE ? row->actual_start : row->start;
      times->finish = MAX (times->start, times->finish);
      times->start_hour = ASP_MSPDI_MORNING;
      times->finish_hour = ASP_MSPDI_EVENING;
      times->minutes = ASP_MSPDI_MINUTES_PER_DAY *
                       asp_calendar_count (asp_plan_get_calendar (plan), times->start,
                                           times->finish + 1);
      times->started = row->actual_start != ASP_DAY_NONE || times->percent > 0;
    }
  times->done_minutes = (int) ((gint64) times->minutes * times->percent / 100);
}

/* MS Project's numbers are ours. A day off means the working day that the constraint means here:
 * Project would let a milestone stand on the day off. */
static void
write_constraint_date (AspMspdiWriter    *self,
                       AspConstraintType  type,
                       AspDay             day)
{
  AspCalendar *calendar = asp_plan_get_calendar (asp_schedule_rows_get_data (self->rows)->plan);
  gboolean is_finish = type == ASP_CONSTRAINT_MUST_FINISH_ON ||
                       type == ASP_CONSTRAINT_FINISH_NOT_EARLIER ||
                       type == ASP_CONSTRAINT_FINISH_NOT_LATER;
  gboolean goes_back = type == ASP_CONSTRAINT_MUST_FINISH_ON ||
                       type == ASP_CONSTRAINT_START_NOT_LATER ||
                       type == ASP_CONSTRAINT_FINISH_NOT_LATER;

  asp_mspdi_instant (self, "ConstraintDate",
                     goes_back ? asp_calendar_previous_workday (calendar, day)
                               : asp_calendar_next_workday (calendar, day),
                     is_finish ? ASP_MSPDI_EVENING : ASP_MSPDI_MORNING);
}

/* Returns: (transfer full): what a task of a municipality is called among those of all */
char *
asp_mspdi_get_key (gint64      municipality_id,
                   const char *code)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT " %s", municipality_id, code);
}

/* The number of the other municipality's task, which the file has when it is about all.
 * 0: it is not there. */
static guint
get_outside_number (AspMspdiWriter       *self,
                    const AspOutsideLink *link)
{
  g_autofree char *key = NULL;

  if (self->numbers == NULL)
    return 0;

  key = asp_mspdi_get_key (link->municipality_id, link->task->code);

  return GPOINTER_TO_UINT (g_hash_table_lookup (self->numbers, key));
}

/* Whether the task has its day from a task that the file has not. The file has one constraint for a
 * task: a day that it has to keep goes first. */
static gboolean
is_held_outside (AspMspdiWriter    *self,
                 const AspPlanTask *planned)
{
  AspPlan *plan = asp_schedule_rows_get_data (self->rows)->plan;

  return planned->binding_outside != G_MAXUINT &&
         get_outside_number (self, asp_plan_get_outside_link (plan, planned->binding_outside)) == 0
         &&
         planned->constraint != ASP_CONSTRAINT_MUST_START_ON &&
         planned->constraint != ASP_CONSTRAINT_MUST_FINISH_ON;
}

static void
write_constraint (AspMspdiWriter        *self,
                  const AspScheduleRow  *row,
                  const AspTemplateTask *task,
                  gboolean               bound)
{
  AspPlan *plan = asp_schedule_rows_get_data (self->rows)->plan;
  const AspPlanTask *planned = asp_plan_get_task (plan, row->node);
  AspConstraintType type = planned->constraint;
  AspDay day = planned->constraint_day;

  /* Work that was to have begun before the status date, and what waits for another municipality:
   * without a constraint, Project would put it back to where it was. And among others the project
   * begins with the first of all. */
  if (planned->pushed || planned->pinned || is_held_outside (self, planned) ||
      (task->kind == ASP_TASK_KIND_HAMMOCK && !bound) ||
      (self->place > 0 && type == ASP_CONSTRAINT_AS_SOON_AS_POSSIBLE &&
       planned->binding == G_MAXUINT && planned->binding_outside == G_MAXUINT &&
       task->kind != ASP_TASK_KIND_HAMMOCK))
    {
      type = ASP_CONSTRAINT_START_NOT_EARLIER;
      day = row->start;
    }

  asp_mspdi_integer (self, "ConstraintType", (int) type);
  asp_mspdi_integer (self, "CalendarUID", self->calendar_uid > 0 ? self->calendar_uid : -1);
  if (asp_constraint_type_has_day (type))
    write_constraint_date (self, type, day);
  if (planned->deadline != ASP_DAY_NONE)
    asp_mspdi_instant (self, "Deadline", planned->deadline, ASP_MSPDI_EVENING);
}

static void
write_progress (AspMspdiWriter      *self,
                const AspMspdiTimes *times)
{
  asp_mspdi_integer (self, "PercentComplete", times->percent);
  if (times->started)
    asp_mspdi_instant (self, "ActualStart", times->start, times->start_hour);
  if (times->finished)
    asp_mspdi_instant (self, "ActualFinish", times->finish, times->finish_hour);
  asp_mspdi_duration (self, "ActualDuration", times->done_minutes);
  asp_mspdi_duration (self, "RemainingDuration", times->minutes - times->done_minutes);
}

static void
write_notes (AspMspdiWriter        *self,
             const AspScheduleRow  *row,
             const AspTemplateTask *task)
{
  AspLanguage language = asp_schedule_rows_get_data (self->rows)->language;
  g_autoptr (GString) notes = g_string_new (row->note);

  if (task->kind == ASP_TASK_KIND_HAMMOCK)
    {
      g_auto (GStrv) parts = g_strsplit (asp_word (ASP_WORD_HAMMOCK, language), "%s", 2);

      g_string_append_printf (notes, "%s%s%s%s", notes->len > 0 ? "\n" : "", parts[0],
                              row->predecessors, parts[1]);
    }
  if (notes->len > 0)
    asp_mspdi_text (self, "Notes", notes->str);
}

/* LagFormat 7: working days, 8: elapsed days. The lag is in tenths of a minute. */
static void
write_link (AspMspdiWriter *self,
            guint           uid,
            AspLinkType     type,
            AspLagUnit      unit,
            int             lag)
{
  static const int types[ASP_N_LINK_TYPES] = {
    [ASP_LINK_FINISH_FINISH] = 0,
    [ASP_LINK_FINISH_START] = 1,
    [ASP_LINK_START_FINISH] = 2,
    [ASP_LINK_START_START] = 3,
  };
  int minutes = unit == ASP_LAG_CALENDAR ? MINUTES_OF_A_DAY : ASP_MSPDI_MINUTES_PER_DAY;

  asp_mspdi_open (self, "PredecessorLink");
  asp_mspdi_integer (self, "PredecessorUID", (int) uid);
  asp_mspdi_integer (self, "Type", types[type]);
  asp_mspdi_integer (self, "CrossProject", 0);
  asp_mspdi_integer (self, "LinkLag", lag * 10 * minutes);
  asp_mspdi_integer (self, "LagFormat", unit == ASP_LAG_CALENDAR ? 8 : 7);
  asp_mspdi_close (self);
}

/* MS Project has no hammock: it goes out as a task that begins with the one where it hangs, with
 * the length it has now. */
static gboolean
find_hammock_start (AspMspdiWriter        *self,
                    const AspTemplateTask *task,
                    guint                 *index)
{
  AspPlan *plan = asp_schedule_rows_get_data (self->rows)->plan;
  guint node;

  return task->kind == ASP_TASK_KIND_HAMMOCK &&
         asp_network_find (asp_plan_get_network (plan), task->hammock_from, &node) &&
         asp_schedule_rows_find_node (self->rows, node, index) != NULL;
}

static void
write_outside_links (AspMspdiWriter *self,
                     guint           node)
{
  AspPlan *plan = asp_schedule_rows_get_data (self->rows)->plan;

  for (guint i = 0; i < asp_plan_get_n_outside_links (plan); i++)
    {
      const AspOutsideLink *link = asp_plan_get_outside_link (plan, i);
      guint uid;

      if (link->node != node || !link->is_predecessor)
        continue;

      uid = get_outside_number (self, link);
      if (uid > 0)
        write_link (self, uid, link->type, link->unit, link->lag);
    }
}

static void
write_links (AspMspdiWriter        *self,
             const AspScheduleRow  *row,
             const AspTemplateTask *task)
{
  AspNetwork *network = asp_plan_get_network (asp_schedule_rows_get_data (self->rows)->plan);
  guint n_links;
  const AspNetworkLink *links = asp_network_get_links_to (network, row->node, &n_links);
  guint index;

  if (find_hammock_start (self, task, &index))
    write_link (self, self->uid_base + index + 1, ASP_LINK_START_START, ASP_LAG_WORKING, 0);
  if (task->kind == ASP_TASK_KIND_HAMMOCK)
    return;

  for (guint i = 0; i < n_links; i++)
    {
      if (asp_schedule_rows_find_node (self->rows, links[i].from, &index) != NULL)
        write_link (self, self->uid_base + index + 1, links[i].type, links[i].unit, links[i].lag);
    }
  write_outside_links (self, row->node);
}

static void
write_field (AspMspdiWriter *self,
             AspWord         field,
             const char     *value)
{
  if (value == NULL || *value == '\0')
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      if (fields[i].alias == field)
        {
          asp_mspdi_open (self, "ExtendedAttribute");
          asp_mspdi_text (self, "FieldID", fields[i].id);
          asp_mspdi_name (self, "Value", value);
          asp_mspdi_close (self);
        }
    }
}

static void
write_fields (AspMspdiWriter       *self,
              const AspScheduleRow *row)
{
  AspLanguage language = asp_schedule_rows_get_data (self->rows)->language;

  write_field (self, ASP_WORD_CODE, row->code);
  write_field (self, ASP_WORD_DOCUMENT, row->document);
  write_field (self, ASP_WORD_MARK, row->mark);
  if (asp_schedule_rows_get_municipality (self->rows) != NULL)
    write_field (self, ASP_WORD_STATE, asp_word_for_state (row->state, language));
  write_field (self, ASP_WORD_ROLE, row->role);
}

static void
write_task_row (AspMspdiWriter       *self,
                guint                 index,
                const AspScheduleRow *row)
{
  AspPlan *plan = asp_schedule_rows_get_data (self->rows)->plan;
  const AspTemplateTask *task = asp_network_get_task (asp_plan_get_network (plan), row->node);
  const AspPlanTask *planned = asp_plan_get_task (plan, row->node);
  AspMspdiTimes times = { 0 };
  guint from;

  asp_mspdi_get_times (self, row, &times);
  asp_mspdi_open (self, "Task");
  write_identity (self, index + 1, row->title, row->code, row->outline, row->level);
  asp_mspdi_instant (self, "Start", times.start, times.start_hour);
  asp_mspdi_instant (self, "Finish", times.finish, times.finish_hour);
  asp_mspdi_duration (self, "Duration", times.minutes);
  asp_mspdi_integer (self, "DurationFormat", 7);
  if (self->resource_of_row != NULL && self->resource_of_row[index] != G_MAXUINT)
    asp_mspdi_duration (self, "Work", times.minutes);
  asp_mspdi_integer (self, "EffortDriven", 0);
  asp_mspdi_integer (self, "Estimated", 0);
  asp_mspdi_integer (self, "Milestone", row->days == 0);
  asp_mspdi_integer (self, "Summary", 0);
  asp_mspdi_integer (self, "Critical", row->critical);
  asp_mspdi_integer (self, "FreeSlack", planned->free_slack * ASP_MSPDI_SLACK_PER_DAY);
  asp_mspdi_integer (self, "TotalSlack", row->slack * ASP_MSPDI_SLACK_PER_DAY);
  write_progress (self, &times);
  write_constraint (self, row, task, find_hammock_start (self, task, &from));
  write_notes (self, row, task);
  write_links (self, row, task);
  write_fields (self, row);
  asp_mspdi_close (self);
}

/* A heading that is no row: a municipality among others, or the whole. */
void
asp_mspdi_write_summary (AspMspdiWriter *self,
                         guint           uid,
                         const char     *name,
                         const char     *outline,
                         int             level,
                         AspDay          first,
                         AspDay          last)
{
  const AspPlanSpan *total = asp_plan_get_total (asp_schedule_rows_get_data (self->rows)->plan);
  guint place = self->place;

  asp_mspdi_open (self, "Task");
  self->place = 0;
  write_identity (self, uid, name, outline, outline, level);
  self->place = place;
  write_summary_times (self, first, last, uid > 0 && total->critical,
                       uid > 0 ? total->percent : 0);
  asp_mspdi_close (self);
}

void
asp_mspdi_write_rows (AspMspdiWriter *self)
{
  for (guint i = 0; i < asp_schedule_rows_get_n_rows (self->rows); i++)
    {
      const AspScheduleRow *row = asp_schedule_rows_get (self->rows, i);

      if (row->kind == ASP_SCHEDULE_ROW_TASK)
        write_task_row (self, i, row);
      else
        write_summary_row (self, i + 1, row);
    }
}

void
asp_mspdi_write_tasks (AspMspdiWriter *self)
{
  asp_mspdi_open (self, "Tasks");
  write_project_row (self);
  asp_mspdi_write_rows (self);
  asp_mspdi_close (self);
}
