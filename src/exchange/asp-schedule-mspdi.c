/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-schedule-writers.h"

#include <string.h>

#include "asp-mspdi-private.h"
#include "asp-schedule-words.h"

/* MS Project XML as Project 2007 has it: its elements only, in its order, and without those
 * (IsPublished, StatusManager, Commitment…) whose place differs between the published schema and
 * the files that Project itself writes. */

#define MSPDI_NAMESPACE "http://schemas.microsoft.com/project"
#define FLUSH_SIZE      (256 * 1024)
#define SPECIAL         "&<>\r"
#define SAVE_VERSION    12      /* Project 2007, where every task is scheduled automatically */

/* Written without a library: a file of all municipalities has ten million elements of one line, and
 * what an element may hold is known. */

void
asp_mspdi_init (AspMspdiWriter  *self,
                AspScheduleRows *rows,
                FILE            *file)
{
  *self = (AspMspdiWriter) { .rows = rows, .file = file };
  self->out = g_string_sized_new (2 * FLUSH_SIZE);
  self->open = g_ptr_array_new ();
}

void
asp_mspdi_clear (AspMspdiWriter *self)
{
  if (self->out != NULL)
    g_string_free (self->out, TRUE);
  self->out = NULL;
  g_clear_pointer (&self->open, g_ptr_array_unref);
  g_clear_pointer (&self->resources, g_ptr_array_unref);
  g_clear_pointer (&self->resource_of_row, g_free);
}

static void
flush (AspMspdiWriter *self,
       gsize           at_least)
{
  if (self->file == NULL || self->out->len < at_least)
    return;

  if (fwrite (self->out->str, 1, self->out->len, self->file) != self->out->len)
    self->failed = TRUE;
  g_string_truncate (self->out, 0);
}

static void
indent (AspMspdiWriter *self)
{
  for (guint i = 0; i < self->open->len; i++)
    g_string_append_c (self->out, ' ');
}

/* @name: a static string */
void
asp_mspdi_open (AspMspdiWriter *self,
                const char     *name)
{
  indent (self);
  g_string_append_c (self->out, '<');
  g_string_append (self->out, name);
  g_string_append (self->out, ">\n");
  g_ptr_array_add (self->open, (gpointer) name);
}

void
asp_mspdi_close (AspMspdiWriter *self)
{
  const char *name = g_ptr_array_index (self->open, self->open->len - 1);

  g_ptr_array_set_size (self->open, (int) self->open->len - 1);
  indent (self);
  g_string_append (self->out, "</");
  g_string_append (self->out, name);
  g_string_append (self->out, ">\n");
  flush (self, FLUSH_SIZE);
}

/* The rows have no characters that XML cannot hold. */
static void
append_escaped (GString    *out,
                const char *text)
{
  while (*text != '\0')
    {
      gsize n = strcspn (text, SPECIAL);

      g_string_append_len (out, text, (gssize) n);
      text += n;
      switch (*text)
        {
        case '&':
          g_string_append (out, "&amp;");
          break;
        case '<':
          g_string_append (out, "&lt;");
          break;
        case '>':
          g_string_append (out, "&gt;");
          break;
        case '\r':
          g_string_append (out, "&#13;");
          break;
        default:
          return;
        }
      text++;
    }
}

static char *
put (char       *p,
     const char *bytes,
     gsize       n)
{
  memcpy (p, bytes, n);

  return p + n;
}

/* @text: has nothing that XML writes otherwise. All at once: there are ten million of these. */
static void
write_plain (AspMspdiWriter *self,
             const char     *name,
             const char     *text,
             gsize           length)
{
  gsize depth = self->open->len, n = strlen (name), before = self->out->len;
  char *p;

  g_string_set_size (self->out, before + depth + 2 * n + length + strlen ("<></>\n"));
  p = self->out->str + before;
  memset (p, ' ', depth);
  p = put (p + depth, "<", 1);
  p = put (p, name, n);
  p = put (p, ">", 1);
  p = put (p, text, length);
  p = put (p, "</", 2);
  p = put (p, name, n);
  put (p, ">\n", 2);
}

void
asp_mspdi_text (AspMspdiWriter *self,
                const char     *name,
                const char     *text)
{
  gsize n = strcspn (text, SPECIAL);

  if (text[n] == '\0')
    {
      write_plain (self, name, text, n);
      return;
    }

  indent (self);
  g_string_append_c (self->out, '<');
  g_string_append (self->out, name);
  g_string_append_c (self->out, '>');
  append_escaped (self->out, text);
  g_string_append (self->out, "</");
  g_string_append (self->out, name);
  g_string_append (self->out, ">\n");
}

/* A text of one line, cut to what the fields of MS Project hold. */
void
asp_mspdi_name (AspMspdiWriter *self,
                const char     *name,
                const char     *text)
{
  g_autofree char *line = NULL;

  if (g_utf8_strlen (text, -1) > ASP_MSPDI_MAX_TEXT)
    {
      g_autofree char *head = g_utf8_substring (text, 0, ASP_MSPDI_MAX_TEXT - 1);

      line = g_strconcat (head, "…", NULL);
    }
  else
    line = g_strdup (text);

  g_strdelimit (line, "\n\t", ' ');
  asp_mspdi_text (self, name, line);
}

/* Writes the decimal digits of @number from right to left. Returns: where they begin */
static char *
put_digits (char  *end,
            guint  number,
            guint  n_least)
{
  char *p = end;

  while (number > 0 || n_least > 0)
    {
      *--p = (char) ('0' + number % 10);
      number /= 10;
      n_least -= n_least > 0;
    }

  return p;
}

void
asp_mspdi_integer (AspMspdiWriter *self,
                   const char     *name,
                   int             value)
{
  char text[16];
  char *end = text + sizeof text;
  char *p = put_digits (end, value < 0 ? 0u - (guint) value : (guint) value, 1);

  if (value < 0)
    *--p = '-';
  write_plain (self, name, p, (gsize) (end - p));
}

/* Local time without a zone, as the format wants it. */
void
asp_mspdi_instant (AspMspdiWriter *self,
                   const char     *name,
                   AspDay          day,
                   AspMspdiHour    hour)
{
  char text[] = "0000-00-00T00:00:00";
  int year, month, of_month;

  asp_day_get_ymd (day, &year, &month, &of_month);
  put_digits (text + 4, (guint) CLAMP (year, 0, 9999), 4);
  put_digits (text + 7, (guint) month, 2);
  put_digits (text + 10, (guint) of_month, 2);
  put_digits (text + 13, (guint) hour, 2);
  write_plain (self, name, text, strlen (text));
}

/* @minutes: working time; a day is PT8H0M0S */
void
asp_mspdi_duration (AspMspdiWriter *self,
                    const char     *name,
                    int             minutes)
{
  g_autofree char *text = g_strdup_printf ("PT%dH%dM0S", minutes / 60, minutes % 60);

  asp_mspdi_text (self, name, text);
}

/* From the earliest start to the latest finish of all rows. */
void
asp_mspdi_get_range (AspScheduleRows *rows,
                     AspDay          *first,
                     AspDay          *last)
{
  *first = *last = asp_plan_get_start_day (asp_schedule_rows_get_data (rows)->plan);
  for (guint i = 0; i < asp_schedule_rows_get_n_rows (rows); i++)
    {
      const AspScheduleRow *row = asp_schedule_rows_get (rows, i);

      *first = i == 0 ? row->first : MIN (*first, row->first);
      *last = MAX (*last, row->last);
    }
}

void
asp_mspdi_write_head (AspMspdiWriter *self)
{
  const char *municipality = asp_schedule_rows_get_municipality (self->rows);
  const char *author = asp_schedule_rows_get_author (self->rows);
  GDateTime *created = asp_schedule_rows_get_data (self->rows)->created;

  asp_mspdi_integer (self, "SaveVersion", SAVE_VERSION);
  asp_mspdi_name (self, "Name", asp_schedule_rows_get_title (self->rows));
  asp_mspdi_name (self, "Title", asp_schedule_rows_get_title (self->rows));
  if (municipality != NULL)
    asp_mspdi_name (self, "Company", municipality);
  if (author != NULL)
    asp_mspdi_name (self, "Author", author);
  if (created != NULL)
    {
      g_autofree char *text = g_date_time_format (created, "%Y-%m-%dT%H:%M:%S");

      asp_mspdi_text (self, "CreationDate", text);
    }
}

/* @first: the day on which the project begins; @last: the last day of all */
void
asp_mspdi_write_project_settings (AspMspdiWriter *self,
                                  AspDay          first,
                                  AspDay          last)
{
  AspPlan *plan = asp_schedule_rows_get_data (self->rows)->plan;

  asp_mspdi_integer (self, "ScheduleFromStart", 1);
  asp_mspdi_instant (self, "StartDate", first, ASP_MSPDI_MORNING);
  asp_mspdi_instant (self, "FinishDate", last, ASP_MSPDI_EVENING);
  asp_mspdi_integer (self, "FYStartDate", 1);
  asp_mspdi_integer (self, "CriticalSlackLimit", 0);
  asp_mspdi_integer (self, "CurrencyDigits", 0);
  asp_mspdi_text (self, "CurrencySymbol", "Ft");
  asp_mspdi_text (self, "CurrencyCode", "HUF");
  asp_mspdi_integer (self, "CurrencySymbolPosition", 3);
  asp_mspdi_integer (self, "CalendarUID", ASP_MSPDI_BASE_CALENDAR);
  asp_mspdi_text (self, "DefaultStartTime", "08:00:00");
  asp_mspdi_text (self, "DefaultFinishTime", "17:00:00");
  asp_mspdi_integer (self, "MinutesPerDay", ASP_MSPDI_MINUTES_PER_DAY);
  asp_mspdi_integer (self, "MinutesPerWeek", 5 * ASP_MSPDI_MINUTES_PER_DAY);
  asp_mspdi_integer (self, "DaysPerMonth", 20);
  asp_mspdi_integer (self, "DefaultTaskType", 1);
  asp_mspdi_integer (self, "DurationFormat", 7);
  asp_mspdi_integer (self, "WorkFormat", 2);
  asp_mspdi_integer (self, "NewTasksEffortDriven", 0);
  asp_mspdi_integer (self, "NewTasksEstimated", 0);
  asp_mspdi_integer (self, "WeekStartDay", 1);
  if (asp_schedule_rows_get_municipality (self->rows) != NULL &&
      asp_plan_get_status_date (plan) != ASP_DAY_NONE)
    asp_mspdi_instant (self, "StatusDate", asp_plan_get_status_date (plan), ASP_MSPDI_EVENING);
}

static void
write_working_times (AspMspdiWriter *self)
{
  static const char *const hours[][2] = { { "08:00:00", "12:00:00" }, { "13:00:00", "17:00:00" } };

  asp_mspdi_open (self, "WorkingTimes");
  for (gsize i = 0; i < G_N_ELEMENTS (hours); i++)
    {
      asp_mspdi_open (self, "WorkingTime");
      asp_mspdi_text (self, "FromTime", hours[i][0]);
      asp_mspdi_text (self, "ToTime", hours[i][1]);
      asp_mspdi_close (self);
    }
  asp_mspdi_close (self);
}

/* DayType: 1 Sunday … 7 Saturday */
static void
write_week (AspMspdiWriter *self)
{
  asp_mspdi_open (self, "WeekDays");
  for (int day_type = 1; day_type <= 7; day_type++)
    {
      gboolean working = day_type != 1 && day_type != 7;

      asp_mspdi_open (self, "WeekDay");
      asp_mspdi_integer (self, "DayType", day_type);
      asp_mspdi_integer (self, "DayWorking", working);
      if (working)
        write_working_times (self);
      asp_mspdi_close (self);
    }
  asp_mspdi_close (self);
}

/* Within a calendar the name tells exceptions apart: it carries the year, or the day. */
static char *
name_exception (const AspScheduleDay *day,
                AspLanguage           language)
{
  g_autofree char *date = asp_word_for_day (day->day, language);
  int year, month, mday;

  if (day->name != NULL)
    {
      asp_day_get_ymd (day->day, &year, &month, &mday);
      return g_strdup_printf ("%s (%d)", day->name, year);
    }

  return g_strdup_printf ("%s (%s)", asp_schedule_day_get_kind_word (day, language), date);
}

static void
write_exception (AspMspdiWriter       *self,
                 const AspScheduleDay *day)
{
  AspLanguage language = asp_schedule_rows_get_data (self->rows)->language;
  g_autofree char *iso = asp_day_to_iso (day->day);
  g_autofree char *from = g_strconcat (iso, "T00:00:00", NULL);
  g_autofree char *until = g_strconcat (iso, "T23:59:00", NULL);
  g_autofree char *name = name_exception (day, language);
  gboolean working = day->kind == ASP_SCHEDULE_DAY_WORKED ||
                     day->kind == ASP_SCHEDULE_DAY_LOCAL_WORKED;

  asp_mspdi_open (self, "Exception");
  asp_mspdi_integer (self, "EnteredByOccurrences", 0);
  asp_mspdi_open (self, "TimePeriod");
  asp_mspdi_text (self, "FromDate", from);
  asp_mspdi_text (self, "ToDate", until);
  asp_mspdi_close (self);
  asp_mspdi_integer (self, "Occurrences", 1);
  asp_mspdi_name (self, "Name", name);
  asp_mspdi_integer (self, "Type", 1);
  asp_mspdi_integer (self, "DayWorking", working);
  if (working)
    write_working_times (self);
  asp_mspdi_close (self);
}

/* The calendar of the rows, as one that stands alone. */
void
asp_mspdi_write_calendar (AspMspdiWriter *self,
                          int             uid,
                          const char     *name)
{
  guint n_days = asp_schedule_rows_get_n_days (self->rows);

  asp_mspdi_open (self, "Calendar");
  asp_mspdi_integer (self, "UID", uid);
  asp_mspdi_name (self, "Name", name);
  asp_mspdi_integer (self, "IsBaseCalendar", 1);
  asp_mspdi_integer (self, "BaseCalendarUID", -1);
  write_week (self);
  if (n_days > 0)
    {
      asp_mspdi_open (self, "Exceptions");
      for (guint i = 0; i < n_days; i++)
        write_exception (self, asp_schedule_rows_get_day (self->rows, i));
      asp_mspdi_close (self);
    }
  asp_mspdi_close (self);
}

/* A resource without a calendar of its own would work by Project's "Standard" one, which knows no
 * Hungarian holidays, and move the tasks. */
static void
write_calendars (AspMspdiWriter *self)
{
  AspLanguage language = asp_schedule_rows_get_data (self->rows)->language;

  asp_mspdi_open (self, "Calendars");
  asp_mspdi_write_calendar (self, ASP_MSPDI_BASE_CALENDAR, asp_word (ASP_WORD_CALENDAR, language));
  for (guint i = 0; i < self->resources->len; i++)
    {
      const AspMspdiResource *resource = g_ptr_array_index (self->resources, i);

      asp_mspdi_open (self, "Calendar");
      asp_mspdi_integer (self, "UID", (int) i + ASP_MSPDI_BASE_CALENDAR + 1);
      asp_mspdi_name (self, "Name", resource->name);
      asp_mspdi_integer (self, "IsBaseCalendar", 0);
      asp_mspdi_integer (self, "BaseCalendarUID", ASP_MSPDI_BASE_CALENDAR);
      asp_mspdi_close (self);
    }
  asp_mspdi_close (self);
}

void
asp_mspdi_begin (AspMspdiWriter *self)
{
  g_string_append (self->out, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                              "<Project xmlns=\"" MSPDI_NAMESPACE "\">\n");
  g_ptr_array_add (self->open, (gpointer) "Project");
}

void
asp_mspdi_end (AspMspdiWriter *self)
{
  asp_mspdi_close (self);
  flush (self, 0);
}

static void
write_document (AspMspdiWriter *self)
{
  AspPlan *plan = asp_schedule_rows_get_data (self->rows)->plan;
  AspDay first, last;

  asp_mspdi_begin (self);
  asp_mspdi_write_head (self);
  asp_mspdi_get_range (self->rows, &first, &last);
  asp_mspdi_write_project_settings (self, asp_plan_get_start_day (plan), last);
  asp_mspdi_write_field_definitions (self);
  write_calendars (self);
  asp_mspdi_write_tasks (self);
  if (self->resources->len > 0)
    {
      asp_mspdi_write_resources (self);
      asp_mspdi_write_assignments (self);
    }
  asp_mspdi_end (self);
}

/* Returns: (transfer full) */
GBytes *
asp_schedule_write_mspdi (AspScheduleRows *rows)
{
  AspMspdiWriter self;
  GBytes *bytes;

  asp_mspdi_init (&self, rows, NULL);
  self.resources = g_ptr_array_new ();
  asp_mspdi_collect_resources (&self);
  write_document (&self);
  bytes = g_string_free_to_bytes (g_steal_pointer (&self.out));
  asp_mspdi_clear (&self);

  return bytes;
}
