/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-mspdi-reader-private.h"

#include <string.h>

/* How deep what counts stands: Project/Calendars/Calendar. */
#define CALENDAR_DEPTH 3

static const char *
get_parent (AspXmlScan *scan)
{
  return asp_xml_scan_get_name (scan, asp_xml_scan_get_depth (scan) - 1);
}

static void
start_calendar (AspMspdiReader *self,
                AspXmlScan     *scan)
{
  GError *error = NULL;

  self->calendar = asp_project_builder_add_calendar (self->builder, asp_xml_scan_get_line (scan),
                                                     &error);
  if (self->calendar == NULL)
    asp_xml_scan_fail (scan, error);
  self->has_exceptions = FALSE;
  g_array_set_size (self->old_ranges, 0);
}

void
asp_mspdi_start_in_calendar (AspMspdiReader *self,
                             AspXmlScan     *scan,
                             const char     *name)
{
  if (strcmp (name, "Calendar") == 0)
    {
      if (asp_xml_scan_get_depth (scan) == CALENDAR_DEPTH)
        start_calendar (self, scan);
    }
  else if (strcmp (name, "WeekDay") == 0)
    {
      self->day_type = -1;
      self->day_working = FALSE;
      self->day_minutes = self->day_end = 0;
      self->range = (AspMspdiRange) { 0 };
    }
  else if (strcmp (name, "Exception") == 0)
    {
      self->exception = (AspMspdiException) { .type = 1, .period = 1 };
      self->range = (AspMspdiRange) { 0 };
      self->day_minutes = 0;
    }
  else if (strcmp (name, "WorkWeek") == 0)
    {
      self->week_range = (AspMspdiRange) { 0 };
      self->week_stated = self->week_working = 0;
    }
}

/* Ranges may reach beyond the years of schedules, and are then cut. */
static void
read_range_end (AspMspdiReader *self,
                AspXmlScan     *scan,
                const char     *name,
                const char     *text)
{
  AspDay earliest = asp_day_new (ASP_CALENDAR_FIRST_YEAR, 1, 1);
  AspDay latest = asp_day_new (ASP_CALENDAR_LAST_YEAR, 12, 31);
  gboolean in_week = strcmp (asp_xml_scan_get_name (scan, asp_xml_scan_get_depth (scan) - 2),
                             "WorkWeek") == 0;
  AspMspdiRange *range = in_week ? &self->week_range : &self->range;
  g_autofree char *iso = g_strndup (text, 10);
  AspDay day = asp_day_from_iso (iso);

  if (day == ASP_DAY_NONE)
    {
      asp_mspdi_refuse (self, scan, name, text);
      return;
    }

  if (strcmp (name, "FromDate") == 0)
    {
      range->from = MAX (day, earliest);
      range->until = MAX (range->from, range->until);
    }
  else
    range->until = MIN (day, latest);
  range->has_range = TRUE;
}

static void
read_time (AspMspdiReader *self,
           AspXmlScan     *scan,
           const char     *name,
           const char     *text)
{
  int minutes;

  if (!asp_project_parse_clock (text, &minutes))
    asp_mspdi_refuse (self, scan, name, text);
  else if (strcmp (name, "FromTime") == 0)
    self->from_time = minutes;
  else
    {
      /* Midnight is the end of the day. */
      minutes = minutes == 0 ? 1440 : minutes;
      self->day_minutes += MAX (0, minutes - self->from_time);
      self->day_end = MAX (self->day_end, minutes);
    }
}

/* DayType: 1 Sunday … 7 Saturday; 0 a range of days, as Project 2003 had for exceptions. */
static void
end_week_day (AspMspdiReader *self,
              AspXmlScan     *scan)
{
  int weekday = (self->day_type + 5) % 7;
  guint bit = 1u << weekday;

  if (asp_xml_scan_is_below (scan, "WorkWeek"))
    {
      if (self->day_type < 1)
        return;
      self->week_stated |= bit;
      self->week_working = (self->week_working & ~bit) | (self->day_working ? bit : 0);
    }
  else if (self->day_type == 0 && self->range.has_range)
    {
      AspMspdiException range = { self->range.from, self->range.until, .type = 1, .period = 1,
                                  .working = self->day_working };

      g_array_append_val (self->old_ranges, range);
    }
  else if (self->day_type >= 1)
    {
      self->calendar->stated |= bit;
      self->calendar->working = (self->calendar->working & ~bit) | (self->day_working ? bit : 0);
      self->calendar->minutes[weekday] = self->day_working ? MIN (self->day_minutes, 1440) : 0;
      self->calendar->day_end = MAX (self->calendar->day_end, self->day_end);
    }
}

static void
expand (AspMspdiReader          *self,
        AspXmlScan              *scan,
        const AspMspdiException *exception)
{
  GError *error = NULL;

  if (!asp_mspdi_exception_expand (exception, self->week_start, self->builder, self->calendar,
                                   &error))
    asp_xml_scan_fail (scan, error);
}

static void
end_exception (AspMspdiReader *self,
               AspXmlScan     *scan)
{
  self->has_exceptions = TRUE;
  if (!self->range.has_range)
    return;

  self->exception.from = self->range.from;
  self->exception.until = self->range.until;
  expand (self, scan, &self->exception);
}

/* A week of its own for a time: each of its days is an exception, before those with a name. */
static void
end_work_week (AspMspdiReader *self,
               AspXmlScan     *scan)
{
  for (AspDay day = self->week_range.from;
       self->week_range.has_range && day <= self->week_range.until; day++)
    {
      guint bit = 1u << (asp_day_get_weekday (day) - G_DATE_MONDAY);
      GError *error = NULL;

      if ((self->week_stated & bit) != 0 &&
          !asp_project_builder_add_exception (self->builder, self->calendar, day,
                                              (self->week_working & bit) != 0, &error))
        {
          asp_xml_scan_fail (scan, error);
          return;
        }
    }
}

/* Project 2007 and later write exceptions a second time as ranges, for Project 2003. */
static void
end_calendar (AspMspdiReader *self,
              AspXmlScan     *scan)
{
  for (guint i = 0; !self->has_exceptions && i < self->old_ranges->len; i++)
    expand (self, scan, &g_array_index (self->old_ranges, AspMspdiException, i));
  self->calendar = NULL;
}

static void
end_exception_field (AspMspdiReader *self,
                     AspXmlScan     *scan,
                     const char     *name,
                     const char     *text)
{
  AspMspdiException *exception = &self->exception;
  struct { const char *name; gint64 min, max; int *value; } fields[] = {
    { "Type", 1, 9, &exception->type },
    { "Period", 1, 10000, &exception->period },
    { "Occurrences", 0, 100000, &exception->occurrences },
    { "Month", 0, 11, &exception->month },
    { "MonthDay", 0, 31, &exception->month_day },
    { "MonthItem", 0, 9, &exception->month_item },
    { "MonthPosition", 0, 4, &exception->month_position },
    { "DayWorking", 0, 1, &exception->working },
    { "DaysOfWeek", 0, 127, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      gint64 value;

      if (strcmp (fields[i].name, name) != 0 ||
          !asp_mspdi_read_integer (self, scan, name, text, fields[i].min, fields[i].max, &value))
        continue;

      if (fields[i].value != NULL)
        *fields[i].value = (int) value;
      else
        exception->days_of_week = (guint) value;
    }
}

static void
end_calendar_field (AspMspdiReader *self,
                    const char     *name,
                    const char     *text)
{
  char **target = NULL;

  if (strcmp (name, "UID") == 0)
    target = &self->calendar->uid;
  else if (strcmp (name, "Name") == 0)
    target = &self->calendar->name;
  else if (strcmp (name, "BaseCalendarUID") == 0 && strcmp (text, "-1") != 0)
    target = &self->calendar->base;
  if (target == NULL)
    return;

  g_free (*target);
  *target = g_strstrip (g_strdup (text));
}

static void
end_field (AspMspdiReader *self,
           AspXmlScan     *scan,
           const char     *name,
           const char     *text)
{
  const char *parent = get_parent (scan);
  gint64 value;

  if (asp_xml_scan_get_depth (scan) == CALENDAR_DEPTH + 1)
    end_calendar_field (self, name, text);
  else if (strcmp (parent, "TimePeriod") == 0)
    read_range_end (self, scan, name, text);
  else if (strcmp (parent, "WorkingTime") == 0)
    read_time (self, scan, name, text);
  else if (strcmp (parent, "Exception") == 0)
    end_exception_field (self, scan, name, text);
  else if (strcmp (parent, "WeekDay") != 0)
    return;
  else if (strcmp (name, "DayType") == 0 &&
           asp_mspdi_read_integer (self, scan, name, text, 0, 7, &value))
    self->day_type = (int) value;
  else if (strcmp (name, "DayWorking") == 0 &&
           asp_mspdi_read_integer (self, scan, name, text, 0, 1, &value))
    self->day_working = value != 0;
}

void
asp_mspdi_end_in_calendar (AspMspdiReader *self,
                           AspXmlScan     *scan,
                           const char     *name,
                           const char     *text)
{
  if (strcmp (name, "WeekDay") == 0)
    end_week_day (self, scan);
  else if (strcmp (name, "Exception") == 0)
    end_exception (self, scan);
  else if (strcmp (name, "WorkWeek") == 0)
    end_work_week (self, scan);
  else if (asp_xml_scan_get_depth (scan) == CALENDAR_DEPTH)
    end_calendar (self, scan);
  else
    end_field (self, scan, name, text);
}
