/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-project-builder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Longer than all the years of a calendar, in minutes. */
#define MAX_MINUTES (G_GINT64_CONSTANT (112) * 366 * 1440)

G_DEFINE_QUARK (asp-project-file-error-quark, asp_project_file_error)

/* An error with its place. @message is taken over; @line 0: the whole file.
 * @task: (nullable): the task that it is about */
GError *
asp_project_error_new (AspProjectFileError  code,
                       int                  line,
                       AspProjectTask      *task,
                       char                *message)
{
  g_autofree char *text = message;
  const char *name = task != NULL && task->name != NULL ? task->name : "";
  const char *uid = task != NULL && task->uid != NULL ? task->uid : "?";

  if (task != NULL)
    /* Translators: the number of a line of a file, a task's number and name, then what is wrong
     * there */
    return g_error_new (ASP_PROJECT_FILE_ERROR, (int) code, _("line %d, task %s “%s”: %s"), line,
                        uid, name, text);

  if (line == 0)
    return g_error_new_literal (ASP_PROJECT_FILE_ERROR, (int) code, text);

  return g_error_new (ASP_PROJECT_FILE_ERROR, (int) code, _("line %d: %s"), line, text);
}

gboolean
asp_project_parse_integer (const char *text,
                           gint64      min,
                           gint64      max,
                           gint64     *value)
{
  g_autofree char *stripped = NULL;
  gsize length = strlen (text);

  /* Space around it is rare, and there are millions of them. */
  if (length > 0 && (g_ascii_isspace (text[0]) || g_ascii_isspace (text[length - 1])))
    text = stripped = g_strstrip (g_strdup (text));

  return g_ascii_string_to_signed (text, 10, min, max, value, NULL);
}

/* Whether a schedule may have @day. */
gboolean
asp_project_is_day_in_range (AspDay day)
{
  return day >= asp_day_new (ASP_CALENDAR_FIRST_YEAR, 1, 1) &&
         day <= asp_day_new (ASP_CALENDAR_LAST_YEAR, 12, 31);
}

/* @text: "08:00:00" or "08:00"; seconds are dropped */
gboolean
asp_project_parse_clock (const char *text,
                         int        *minutes)
{
  gsize length = strlen (text);
  int hour, minute;

  if ((length != 5 && length != 8) || text[2] != ':' || (length == 8 && text[5] != ':'))
    return FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (i % 3 != 2 && !g_ascii_isdigit (text[i]))
        return FALSE;
    }

  hour = (text[0] - '0') * 10 + text[1] - '0';
  minute = (text[3] - '0') * 10 + text[4] - '0';
  *minutes = hour * 60 + minute;

  return minute < 60 && *minutes <= 1440;
}

/* A day, with or without "T" and a time: local time, whatever zone stands behind it.
 * FALSE when it is none, or out of the years of schedules. */
gboolean
asp_project_parse_instant (const char        *text,
                           AspProjectInstant *instant)
{
  char day[11] = { 0 };
  char clock[9] = { 0 };
  gsize length;

  while (g_ascii_isspace (*text))
    text++;
  length = strlen (text);
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  if (length < 10 || (length > 10 && text[10] != 'T'))
    return FALSE;

  memcpy (day, text, 10);
  instant->day = asp_day_from_iso (day);
  instant->minute = 0;
  if (instant->day == ASP_DAY_NONE || !asp_project_is_day_in_range (instant->day))
    return FALSE;

  if (length == 10)
    return TRUE;

  memcpy (clock, text + 11, MIN (length - 11, length >= 19 ? 8 : 5));

  return asp_project_parse_clock (clock, &instant->minute);
}

/* A length like PT8H0M0S, and of a day: PT24H. Minutes, seconds rounded up. */
gboolean
asp_project_parse_duration (const char *text,
                            gint64     *minutes)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  const char *p = stripped;
  gboolean in_time = FALSE;
  double sum = 0;

  if (*p++ != 'P' || *p == '\0')
    return FALSE;

  while (*p != '\0')
    {
      static const struct { char unit; gboolean in_time; double minutes; } units[] = {
        { 'D', FALSE, 1440 }, { 'H', TRUE, 60 }, { 'M', TRUE, 1 }, { 'S', TRUE, 1.0 / 60 },
      };
      char *end;
      gsize i = 0;
      double number;

      if (*p == 'T' && !in_time)
        {
          in_time = TRUE;
          p++;
          continue;
        }

      number = g_ascii_isdigit (*p) ? g_ascii_strtod (p, &end) : -1;
      if (number < 0 || end - p > 12)
        return FALSE;

      while (i < G_N_ELEMENTS (units) && (units[i].unit != *end || units[i].in_time != in_time))
        i++;
      if (i == G_N_ELEMENTS (units))
        return FALSE;

      sum += number * units[i].minutes;
      p = end + 1;
    }

  if (sum > (double) MAX_MINUTES)
    return FALSE;

  *minutes = (gint64) (sum + 0.999);

  return TRUE;
}

/* The quotient rounded up, negative ones too; within an int. */
int
asp_project_divide_up (gint64 value,
                       gint64 by)
{
  gint64 quotient = value / by + (value % by > 0 ? 1 : 0);

  return (int) CLAMP (quotient, -G_MAXINT / 2, G_MAXINT / 2);
}
