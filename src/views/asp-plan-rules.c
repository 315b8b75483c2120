/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-plan-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-calendar.h"
#include "asp-format.h"
#include "asp-task-plan.h"

#define MAX_TITLE 200

static gboolean
is_day (const char *column)
{
  return strcmp (column, "day") == 0 || strcmp (column, "deadline") == 0 ||
         g_str_has_suffix (column, "_day");
}

static char *
check_day (const char *column,
           const char *text,
           AspDay      reference)
{
  AspDay day;

  if (*text == '\0')
    return strcmp (column, "deadline") == 0 ? NULL : g_strdup (_("Please give the day."));

  day = asp_parse_day (text, reference);
  if (day == ASP_DAY_NONE)
    return g_strdup (_("Please give a date, such as 2014-06-12."));
  if (day < asp_day_new (ASP_CALENDAR_FIRST_YEAR, 1, 1) ||
      day > asp_day_new (ASP_CALENDAR_LAST_YEAR, 12, 31))
    /* Translators: two years */
    return g_strdup_printf (_("A day of a schedule has to be between %d and %d."),
                            ASP_CALENDAR_FIRST_YEAR, ASP_CALENDAR_LAST_YEAR);

  return NULL;
}

static char *
check_duration (const char *column,
                const char *text)
{
  gint64 days;

  if ((*text == '\0' && strcmp (column, "duration") == 0) ||
      (asp_parse_integer (text, &days) && days >= 1 && days <= ASP_TASK_PLAN_MAX_DURATION))
    return NULL;

  return g_strdup_printf (_("Please give a number of working days between 1 and %d."),
                          ASP_TASK_PLAN_MAX_DURATION);
}

/* Returns: (transfer full) (nullable): what is wrong; NULL when nothing is */
char *
asp_plan_field_check (const char *column,
                      const char *text,
                      AspDay      reference)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  if (is_day (column))
    return check_day (column, stripped, reference);
  if (g_str_has_suffix (column, "duration"))
    return check_duration (column, stripped);
  if (strcmp (column, "title") == 0 && *stripped == '\0')
    return g_strdup (_("Please give what is to be done."));
  if (strcmp (column, "title") == 0 && g_utf8_strlen (stripped, -1) > MAX_TITLE)
    return g_strdup_printf (_("At most %d characters, please."), MAX_TITLE);

  return NULL;
}

/* Returns: (transfer full) (nullable): as the document holds it; NULL for nothing */
char *
asp_plan_field_parse (const char *column,
                      const char *text,
                      AspDay      reference)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  if (*stripped == '\0')
    return NULL;

  if (is_day (column))
    {
      AspDay day = asp_parse_day (stripped, reference);

      return day != ASP_DAY_NONE ? asp_day_to_iso (day) : NULL;
    }
  if (g_str_has_suffix (column, "duration"))
    {
      gint64 days;

      return asp_parse_integer (stripped, &days) ? g_strdup_printf ("%" G_GINT64_FORMAT, days)
                                                 : NULL;
    }

  return g_steal_pointer (&stripped);
}

/* @value: (nullable). Returns: (transfer full): as it is shown */
char *
asp_plan_field_format (const char *column,
                       const char *value)
{
  AspDay day;

  if (value == NULL)
    return g_strdup ("");

  day = is_day (column) ? asp_day_from_iso (value) : ASP_DAY_NONE;

  return day != ASP_DAY_NONE ? asp_format_day (day) : g_strdup (value);
}
