/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-mspdi-reader-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* MS Project XML as Project 2002 to 2019 write it, and what others write in its name. Elements that
 * are not known are passed over, whatever they hold. */

#define TASK_DEPTH 3            /* Project/Tasks/Task */
#define MAX_DAYS   41000        /* all days of the years of schedules */

/* Says which value of which element is wrong. */
void
asp_mspdi_refuse (AspMspdiReader *self,
                  AspXmlScan     *scan,
                  const char     *name,
                  const char     *text)
{
  g_autofree char *shown = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 40));

  asp_xml_scan_fail (scan, asp_project_error_new (
    ASP_PROJECT_FILE_ERROR_VALUE, asp_xml_scan_get_line (scan),
    self->task != NULL ? self->task->task : NULL,
    /* Translators: the name of a field of another program's file, and what stands there */
    g_strdup_printf (_("%s cannot be “%s”"), name, shown)));
}

gboolean
asp_mspdi_read_integer (AspMspdiReader *self,
                        AspXmlScan     *scan,
                        const char     *name,
                        const char     *text,
                        gint64          min,
                        gint64          max,
                        gint64         *value)
{
  if (asp_project_parse_integer (text, min, max, value))
    return TRUE;

  asp_mspdi_refuse (self, scan, name, text);

  return FALSE;
}

static gboolean
read_instant (AspMspdiReader    *self,
              AspXmlScan        *scan,
              const char        *name,
              const char        *text,
              AspProjectInstant *instant)
{
  if (asp_project_parse_instant (text, instant))
    return TRUE;

  asp_mspdi_refuse (self, scan, name, text);

  return FALSE;
}

static void
replace (char       **target,
         const char  *text)
{
  g_free (*target);
  *target = g_strstrip (g_strdup (text));
}

static void
start_task (AspMspdiReader *self,
            AspXmlScan     *scan)
{
  GError *error = NULL;

  self->task = asp_project_builder_add_task (self->builder, asp_xml_scan_get_line (scan), &error);
  if (self->task == NULL)
    asp_xml_scan_fail (scan, error);
  self->is_blank = FALSE;
  self->has_level = FALSE;
  self->duration_format = 7;
}

static void
start_link (AspMspdiReader *self,
            AspXmlScan     *scan)
{
  GError *error = NULL;

  self->link = asp_project_builder_add_link (self->builder, self->task, &error);
  if (self->link == NULL)
    asp_xml_scan_fail (scan, error);
  self->link_lag = 0;
  self->lag_format = 7;
  self->link_is_foreign = FALSE;
}

/* Units of lengths: even numbers count time as it passes; 32 more means "estimated". */
static gboolean
is_elapsed (int format)
{
  format &= ~32;

  return format >= 4 && format <= 12 && format % 2 == 0;
}

static void
end_link (AspMspdiReader *self)
{
  int format = self->lag_format & ~32;

  if (self->link_is_foreign)
    {
      g_array_set_size (self->task->task->links, self->task->task->links->len - 1);
      self->builder->n_foreign++;
      self->link = NULL;
      return;
    }

  self->link->is_percent = format == 19 || format == 20;
  self->link->unit = is_elapsed (format) || format == 20 ? ASP_LAG_CALENDAR : ASP_LAG_WORKING;
  if (self->link->is_percent)
    self->link->percent = (int) self->link_lag;
  else
    self->link->lag_minutes = asp_project_divide_up (self->link_lag, 10);
  self->link = NULL;
}

static void
end_link_field (AspMspdiReader *self,
                AspXmlScan     *scan,
                const char     *name,
                const char     *text)
{
  static const AspLinkType types[] = { ASP_LINK_FINISH_FINISH, ASP_LINK_FINISH_START,
                                       ASP_LINK_START_FINISH, ASP_LINK_START_START };
  gint64 value;

  if (strcmp (name, "PredecessorUID") == 0)
    replace (&self->link->uid, text);
  else if (strcmp (name, "Type") == 0 &&
           asp_mspdi_read_integer (self, scan, name, text, 0, 3, &value))
    self->link->type = types[value];
  else if (strcmp (name, "LinkLag") == 0 &&
           asp_mspdi_read_integer (self, scan, name, text, -(gint64) MAX_DAYS * 14400,
                                   (gint64) MAX_DAYS * 14400, &value))
    self->link_lag = value;
  else if (strcmp (name, "LagFormat") == 0 &&
           asp_mspdi_read_integer (self, scan, name, text, 0, 255, &value))
    self->lag_format = (int) value;
  else if (strcmp (name, "CrossProject") == 0 &&
           asp_mspdi_read_integer (self, scan, name, text, 0, 1, &value))
    self->link_is_foreign = value != 0;
}

/* The fields of a task that are read. Each name of a file is looked up once. */
typedef enum
{
  FIELD_OTHER = 1,
  FIELD_ACTIVE,
  FIELD_ACTUAL_FINISH,
  FIELD_ACTUAL_START,
  FIELD_CALENDAR,
  FIELD_CONSTRAINT_DATE,
  FIELD_CONSTRAINT_TYPE,
  FIELD_DEADLINE,
  FIELD_DURATION,
  FIELD_DURATION_FORMAT,
  FIELD_EARLY_FINISH,
  FIELD_EARLY_START,
  FIELD_FINISH,
  FIELD_FREE_SLACK,
  FIELD_IS_NULL,
  FIELD_LATE_FINISH,
  FIELD_LATE_START,
  FIELD_LEVEL,
  FIELD_MANUAL,
  FIELD_MILESTONE,
  FIELD_NAME,
  FIELD_NOTES,
  FIELD_PERCENT,
  FIELD_SLACK,
  FIELD_START,
  FIELD_UID,
  FIELD_WBS,
} Field;

static const struct
{
  const char *name;
  Field       field;
  gint64      min, max;         /* of a number */
} fields[] =
{
  { "Active", FIELD_ACTIVE, 0, 1 },
  { "ActualFinish", FIELD_ACTUAL_FINISH, 0, 0 },
  { "ActualStart", FIELD_ACTUAL_START, 0, 0 },
  { "CalendarUID", FIELD_CALENDAR, 0, 0 },
  { "ConstraintDate", FIELD_CONSTRAINT_DATE, 0, 0 },
  { "ConstraintType", FIELD_CONSTRAINT_TYPE, 0, 7 },
  { "Deadline", FIELD_DEADLINE, 0, 0 },
  { "Duration", FIELD_DURATION, 0, 0 },
  { "DurationFormat", FIELD_DURATION_FORMAT, 0, 255 },
  { "EarlyFinish", FIELD_EARLY_FINISH, 0, 0 },
  { "EarlyStart", FIELD_EARLY_START, 0, 0 },
  { "Finish", FIELD_FINISH, 0, 0 },
  { "FreeSlack", FIELD_FREE_SLACK, -G_MAXINT, G_MAXINT },
  { "IsNull", FIELD_IS_NULL, 0, 1 },
  { "LateFinish", FIELD_LATE_FINISH, 0, 0 },
  { "LateStart", FIELD_LATE_START, 0, 0 },
  { "Manual", FIELD_MANUAL, 0, 1 },
  { "Milestone", FIELD_MILESTONE, 0, 1 },
  { "Name", FIELD_NAME, 0, 0 },
  { "Notes", FIELD_NOTES, 0, 0 },
  { "OutlineLevel", FIELD_LEVEL, 0, 65535 },
  { "PercentComplete", FIELD_PERCENT, 0, 100 },
  { "Start", FIELD_START, 0, 0 },
  { "TotalSlack", FIELD_SLACK, -G_MAXINT, G_MAXINT },
  { "UID", FIELD_UID, 0, 0 },
  { "WBS", FIELD_WBS, 0, 0 },
};

/* @name: the scan's, always the same pointer
 * @index: (out): place in the table, when it is a field that is read */
static Field
find_field (AspMspdiReader *self,
            const char     *name,
            gsize          *index)
{
  gsize known = GPOINTER_TO_SIZE (g_hash_table_lookup (self->fields, name));

  if (known == 0)
    {
      known = 1;
      while (known <= G_N_ELEMENTS (fields) && strcmp (fields[known - 1].name, name) != 0)
        known++;
      g_hash_table_insert (self->fields, (gpointer) name, GSIZE_TO_POINTER (known));
    }
  *index = known - 1;

  return *index < G_N_ELEMENTS (fields) ? fields[*index].field : FIELD_OTHER;
}

static void
read_task_text (AspMspdiReader *self,
                Field           field,
                const char     *text)
{
  AspProjectTask *task = self->task->task;

  if (field == FIELD_UID)
    replace (&task->uid, text);
  else if (field == FIELD_NAME)
    replace (&task->name, text);
  else if (field == FIELD_WBS)
    replace (&task->wbs, text);
  else if (field == FIELD_NOTES)
    replace (&task->notes, text);
  else if (strcmp (text, "-1") != 0)
    replace (&self->task->calendar, text);
}

/* Returns: (nullable): where the day goes
 * @is_end: (out): whether something ends with it */
static AspDay *
find_task_day (AspProjectTask *task,
               Field           field,
               gboolean       *is_end)
{
  *is_end = field == FIELD_DEADLINE || field == FIELD_ACTUAL_FINISH ||
            field == FIELD_EARLY_FINISH || field == FIELD_LATE_FINISH;

  switch ((int) field)
    {
    case FIELD_CONSTRAINT_DATE:
      return &task->constraint_day;
    case FIELD_DEADLINE:
      return &task->deadline;
    case FIELD_ACTUAL_START:
      return &task->actual_start;
    case FIELD_ACTUAL_FINISH:
      return &task->actual_finish;
    case FIELD_EARLY_START:
      return &task->early_start;
    case FIELD_EARLY_FINISH:
      return &task->early_finish;
    case FIELD_LATE_START:
      return &task->late_start;
    case FIELD_LATE_FINISH:
      return &task->late_finish;
    default:
      return NULL;
    }
}

static void
read_task_day (AspMspdiReader *self,
               AspXmlScan     *scan,
               Field           field,
               const char     *name,
               const char     *text)
{
  gboolean is_end;
  AspDay *day = find_task_day (self->task->task, field, &is_end);
  AspProjectInstant instant;

  if (!read_instant (self, scan, name, text, &instant))
    return;

  if (field == FIELD_START)
    self->task->start = instant;
  else if (field == FIELD_FINISH)
    self->task->finish = instant;
  else if (day != NULL)
    *day = instant.day - (is_end && instant.minute == 0 && self->task->minutes != 0 ? 1 : 0);
}

static void
take_task_number (AspMspdiReader *self,
                  Field           field,
                  gint64          value)
{
  AspProjectTask *task = self->task->task;

  switch ((int) field)
    {
    case FIELD_LEVEL:
      task->level = (int) value;
      self->has_level = TRUE;
      break;
    case FIELD_PERCENT:
      task->percent = (int) value;
      break;
    case FIELD_CONSTRAINT_TYPE:
      task->constraint = (AspConstraintType) value;
      break;
    case FIELD_DURATION_FORMAT:
      self->duration_format = (int) value;
      break;
    case FIELD_MILESTONE:
      task->milestone = value != 0;
      break;
    case FIELD_MANUAL:
      task->manual = value != 0;
      break;
    case FIELD_ACTIVE:
      task->inactive = value == 0;
      break;
    case FIELD_IS_NULL:
      self->is_blank = value != 0;
      break;
    case FIELD_FREE_SLACK:
      task->free_slack = asp_project_divide_up (value, 10);
      task->has_free_slack = TRUE;
      break;
    case FIELD_SLACK:
    default:
      task->slack = asp_project_divide_up (value, 10);
      task->has_slack = TRUE;
      break;
    }
}

static void
end_task_field (AspMspdiReader *self,
                AspXmlScan     *scan,
                const char     *name,
                const char     *text)
{
  gsize index;
  gint64 value;
  Field field = find_field (self, name, &index);

  if (field == FIELD_OTHER || *text == '\0')
    return;

  if (field == FIELD_DURATION)
    {
      if (!asp_project_parse_duration (text, &self->task->minutes))
        asp_mspdi_refuse (self, scan, name, text);
    }
  else if (field == FIELD_UID || field == FIELD_NAME || field == FIELD_WBS ||
           field == FIELD_NOTES || field == FIELD_CALENDAR)
    read_task_text (self, field, text);
  else if (fields[index].max == 0)
    read_task_day (self, scan, field, name, text);
  else if (asp_mspdi_read_integer (self, scan, name, text, fields[index].min, fields[index].max,
                                   &value))
    take_task_number (self, field, value);
}

/* Row 0 stands for the whole project, and empty rows for nothing. */
static void
end_task (AspMspdiReader *self)
{
  AspProjectTask *task = self->task->task;
  gboolean is_project = g_strcmp0 (task->uid, "0") == 0 && self->has_level && task->level == 0;

  task->level = MAX (1, task->level);
  task->elapsed = is_elapsed (self->duration_format);
  self->task->is_done = task->percent == 100;
  if (is_project && self->builder->title == NULL)
    self->builder->title = g_strdup (task->name);
  if (self->is_blank)
    self->builder->n_blank++;
  if (is_project || self->is_blank)
    asp_project_builder_drop_task (self->builder);
  self->task = NULL;
}

static void
end_project_field (AspMspdiReader *self,
                   AspXmlScan     *scan,
                   const char     *name,
                   const char     *text)
{
  AspProjectInstant instant;
  gint64 value;

  if (*text == '\0')
    return;

  if (strcmp (name, "Title") == 0 || (strcmp (name, "Name") == 0 && self->builder->title == NULL))
    replace (&self->builder->title, text);
  else if (strcmp (name, "StartDate") == 0 && read_instant (self, scan, name, text, &instant))
    self->builder->start_day = instant.day;
  else if (strcmp (name, "StatusDate") == 0 && read_instant (self, scan, name, text, &instant))
    self->builder->status_date = instant.day;
  else if (strcmp (name, "CalendarUID") == 0)
    replace (&self->builder->calendar, text);
  else if (strcmp (name, "ScheduleFromStart") == 0 &&
           asp_mspdi_read_integer (self, scan, name, text, 0, 1, &value))
    self->builder->from_finish = value == 0;
  else if (strcmp (name, "MinutesPerDay") == 0 &&
           asp_mspdi_read_integer (self, scan, name, text, 1, 1440, &value))
    self->builder->minutes_per_day = (int) value;
  else if (strcmp (name, "WeekStartDay") == 0 &&
           asp_mspdi_read_integer (self, scan, name, text, 0, 6, &value))
    self->week_start = (int) value;
}

static void
start_cb (AspXmlScan *scan,
          const char *name,
          gpointer    user_data)
{
  AspMspdiReader *self = user_data;
  guint depth = asp_xml_scan_get_depth (scan);

  if (depth == 2)
    {
      self->in_calendars = strcmp (name, "Calendars") == 0;
      self->in_tasks = strcmp (name, "Tasks") == 0;
    }
  if (self->in_calendars)
    asp_mspdi_start_in_calendar (self, scan, name);
  else if (!self->in_tasks)
    return;
  else if (depth == TASK_DEPTH && strcmp (name, "Task") == 0)
    start_task (self, scan);
  else if (depth == TASK_DEPTH + 1 && strcmp (name, "PredecessorLink") == 0 && self->task != NULL)
    start_link (self, scan);
  else if (depth == TASK_DEPTH + 1 && strcmp (name, "Baseline") == 0 && self->task != NULL)
    self->task->task->n_baselines++;
}

static void
end_cb (AspXmlScan *scan,
        const char *name,
        const char *text,
        gpointer    user_data)
{
  AspMspdiReader *self = user_data;
  guint depth = asp_xml_scan_get_depth (scan);

  if (depth == 2)
    end_project_field (self, scan, name, text);
  else if (self->calendar != NULL && self->in_calendars)
    asp_mspdi_end_in_calendar (self, scan, name, text);
  else if (self->task == NULL)
    return;
  else if (depth == TASK_DEPTH)
    end_task (self);
  else if (depth == TASK_DEPTH + 1 && self->link != NULL)
    end_link (self);
  else if (depth == TASK_DEPTH + 1)
    end_task_field (self, scan, name, text);
  else if (depth == TASK_DEPTH + 2 && self->link != NULL)
    end_link_field (self, scan, name, text);
}

static gpointer
create (AspProjectBuilder *builder)
{
  AspMspdiReader *self = g_new0 (AspMspdiReader, 1);

  self->builder = builder;
  self->fields = g_hash_table_new (NULL, NULL);
  self->old_ranges = g_array_new (FALSE, FALSE, sizeof (AspMspdiException));

  return self;
}

static void
reader_free (gpointer data)
{
  AspMspdiReader *self = data;

  g_hash_table_unref (self->fields);
  g_array_unref (self->old_ranges);
  g_free (self);
}

const AspProjectXmlFormat asp_project_mspdi = {
  "mspdi", { start_cb, end_cb }, create, NULL, reader_free,
};
