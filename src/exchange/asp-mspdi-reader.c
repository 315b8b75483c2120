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

static void
read_task_text (AspMspdiReader *self,
                const char     *name,
                const char     *text)
{
  AspProjectTask *task = self->task->task;
  struct { const char *name; char **target; } texts[] = {
    { "UID", &task->uid },
    { "Name", &task->name },
    { "WBS", &task->wbs },
    { "Notes", &task->notes },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      if (strcmp (texts[i].name, name) == 0)
        replace (texts[i].target, text);
    }
  if (strcmp (name, "CalendarUID") == 0 && strcmp (text, "-1") != 0)
    replace (&self->task->calendar, text);
}

static void
read_task_day (AspMspdiReader *self,
               AspXmlScan     *scan,
               const char     *name,
               const char     *text)
{
  AspProjectTask *task = self->task->task;
  AspProjectInstant instant;
  struct { const char *name; AspDay *day; gboolean is_end; } days[] = {
    { "ConstraintDate", &task->constraint_day, FALSE },
    { "Deadline", &task->deadline, TRUE },
    { "ActualStart", &task->actual_start, FALSE },
    { "ActualFinish", &task->actual_finish, TRUE },
    { "EarlyStart", &task->early_start, FALSE },
    { "EarlyFinish", &task->early_finish, TRUE },
    { "LateStart", &task->late_start, FALSE },
    { "LateFinish", &task->late_finish, TRUE },
  };

  if (strcmp (name, "Start") == 0 && read_instant (self, scan, name, text, &instant))
    self->task->start = instant;
  else if (strcmp (name, "Finish") == 0 && read_instant (self, scan, name, text, &instant))
    self->task->finish = instant;

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++)
    {
      if (strcmp (days[i].name, name) != 0 || !read_instant (self, scan, name, text, &instant))
        continue;

      *days[i].day = instant.day;
      if (days[i].is_end && instant.minute == 0 && self->task->minutes != 0)
        *days[i].day -= 1;
    }
}

static void
read_task_number (AspMspdiReader *self,
                  AspXmlScan     *scan,
                  const char     *name,
                  const char     *text)
{
  AspProjectTask *task = self->task->task;
  gint64 value;
  struct { const char *name; gint64 min, max; } numbers[] = {
    { "OutlineLevel", 0, 65535 }, { "PercentComplete", 0, 100 }, { "ConstraintType", 0, 7 },
    { "DurationFormat", 0, 255 }, { "Milestone", 0, 1 }, { "Manual", 0, 1 }, { "Active", 0, 1 },
    { "IsNull", 0, 1 }, { "TotalSlack", -G_MAXINT, G_MAXINT },
  };
  gsize i = 0;

  while (i < G_N_ELEMENTS (numbers) && strcmp (numbers[i].name, name) != 0)
    i++;
  if (i == G_N_ELEMENTS (numbers) ||
      !asp_mspdi_read_integer (self, scan, name, text, numbers[i].min, numbers[i].max, &value))
    return;

  switch (i)
    {
    case 0:
      task->level = (int) value;
      self->has_level = TRUE;
      break;
    case 1:
      task->percent = (int) value;
      break;
    case 2:
      task->constraint = (AspConstraintType) value;
      break;
    case 3:
      self->duration_format = (int) value;
      break;
    case 4:
      task->milestone = value != 0;
      break;
    case 5:
      task->manual = value != 0;
      break;
    case 6:
      task->inactive = value == 0;
      break;
    case 7:
      self->is_blank = value != 0;
      break;
    case 8:
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
  if (*text == '\0')
    return;

  if (strcmp (name, "Duration") == 0)
    {
      if (!asp_project_parse_duration (text, &self->task->minutes))
        asp_mspdi_refuse (self, scan, name, text);
      return;
    }

  read_task_text (self, name, text);
  read_task_day (self, scan, name, text);
  read_task_number (self, scan, name, text);
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
  const char *part = asp_xml_scan_get_name (scan, 2);

  if (strcmp (part, "Calendars") == 0)
    asp_mspdi_start_in_calendar (self, scan, name);
  else if (strcmp (part, "Tasks") != 0)
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
  const char *part = asp_xml_scan_get_name (scan, 2);

  if (depth == 2)
    end_project_field (self, scan, name, text);
  else if (self->calendar != NULL && strcmp (part, "Calendars") == 0)
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
  self->old_ranges = g_array_new (FALSE, FALSE, sizeof (AspMspdiException));

  return self;
}

static void
reader_free (gpointer data)
{
  AspMspdiReader *self = data;

  g_array_unref (self->old_ranges);
  g_free (self);
}

const AspProjectXmlFormat asp_project_mspdi = {
  "mspdi", { start_cb, end_cb }, create, NULL, reader_free,
};
