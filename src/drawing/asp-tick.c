/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-tick.h"

#include "asp-format.h"

#include <glib/gi18n-lib.h>

/**
 * asp_tick_floor:
 *
 * The first day of the step that holds @day.
 */
AspDay
asp_tick_floor (AspTickUnit unit,
                AspDay      day)
{
  int year, month, mday;

  asp_day_get_ymd (day, &year, &month, &mday);

  switch (unit)
    {
    case ASP_TICK_DAY:
      return day;
    case ASP_TICK_WEEK:
      return day - (asp_day_get_weekday (day) - 1);
    case ASP_TICK_MONTH:
      return asp_day_new (year, month, 1);
    case ASP_TICK_QUARTER:
      return asp_day_new (year, month - (month - 1) % 3, 1);
    case ASP_TICK_YEAR:
      return asp_day_new (year, 1, 1);
    default:
      g_return_val_if_reached (day);
    }
}

/**
 * asp_tick_next:
 *
 * The first day of the step after the one that holds @day.
 */
AspDay
asp_tick_next (AspTickUnit unit,
               AspDay      day)
{
  AspDay first = asp_tick_floor (unit, day);

  switch (unit)
    {
    case ASP_TICK_DAY:
      return first + 1;
    case ASP_TICK_WEEK:
      return first + 7;
    case ASP_TICK_MONTH:
      return asp_day_add_months (first, 1);
    case ASP_TICK_QUARTER:
      return asp_day_add_months (first, 3);
    case ASP_TICK_YEAR:
      return asp_day_add_months (first, 12);
    default:
      g_return_val_if_reached (first + 1);
    }
}

/**
 * asp_tick_get_week:
 *
 * The number of the week as in ISO 8601: the week with the year's first Thursday is the first.
 */
int
asp_tick_get_week (AspDay day)
{
  AspDay thursday = day - asp_day_get_weekday (day) + 4;
  int year;

  asp_day_get_ymd (thursday, &year, NULL, NULL);

  return (thursday - asp_day_new (year, 1, 1)) / 7 + 1;
}

static char *
format_day (AspDay      day,
            AspTickForm form)
{
  g_autofree char *weekday = NULL;
  int year, month, mday;

  asp_day_get_ymd (day, &year, &month, &mday);

  switch (form)
    {
    case ASP_TICK_FULL:
      return asp_format_day_short (day);
    case ASP_TICK_MEDIUM:
      weekday = asp_format_weekday_short (day);
      /* Translators: a day on the time ruler; %1$s: short weekday, %2$d: day of the month */
      return g_strdup_printf (C_("time ruler", "%1$s %2$d"), weekday, mday);
    case ASP_TICK_SHORT:
    default:
      return g_strdup_printf ("%d", mday);
    }
}

static char *
format_week (AspDay      day,
             AspTickForm form)
{
  if (form == ASP_TICK_SHORT)
    return g_strdup_printf ("%d", asp_tick_get_week (day));

  /* Translators: a week on the time ruler; %d: its number in the year */
  return g_strdup_printf (C_("time ruler", "Week %d"), asp_tick_get_week (day));
}

static char *
format_month (AspDay      day,
              AspTickForm form)
{
  int year, month, mday;

  switch (form)
    {
    case ASP_TICK_FULL:
      return asp_format_month (day);
    case ASP_TICK_MEDIUM:
      return asp_format_month_short (day);
    case ASP_TICK_SHORT:
    default:
      asp_day_get_ymd (day, &year, &month, &mday);
      return g_strdup_printf ("%d", month);
    }
}

static char *
format_quarter (AspDay      day,
                AspTickForm form)
{
  static const char *const names[] = {
    NC_("quarter of a year", "1st quarter"),
    NC_("quarter of a year", "2nd quarter"),
    NC_("quarter of a year", "3rd quarter"),
    NC_("quarter of a year", "4th quarter"),
  };
  static const char *const short_names[] = {
    NC_("quarter of a year", "Q1"),
    NC_("quarter of a year", "Q2"),
    NC_("quarter of a year", "Q3"),
    NC_("quarter of a year", "Q4"),
  };
  int year, month, mday, index;

  asp_day_get_ymd (day, &year, &month, &mday);
  index = (month - 1) / 3;

  switch (form)
    {
    case ASP_TICK_FULL:
      /* Translators: %1$s: "1st quarter", %2$d: the year */
      return g_strdup_printf (C_("time ruler", "%1$s of %2$d"),
                              g_dpgettext2 (GETTEXT_PACKAGE, "quarter of a year", names[index]),
                              year);
    case ASP_TICK_MEDIUM:
      return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "quarter of a year", names[index]));
    case ASP_TICK_SHORT:
    default:
      return g_strdup (g_dpgettext2 (GETTEXT_PACKAGE, "quarter of a year", short_names[index]));
    }
}

/**
 * asp_tick_format:
 *
 * The name of the step that holds @day, in the user's language.
 *
 * Returns: (transfer full): the name
 */
char *
asp_tick_format (AspTickUnit unit,
                 AspDay      day,
                 AspTickForm form)
{
  int year, month, mday;

  switch (unit)
    {
    case ASP_TICK_DAY:
      return format_day (day, form);
    case ASP_TICK_WEEK:
      return format_week (day, form);
    case ASP_TICK_MONTH:
      return format_month (day, form);
    case ASP_TICK_QUARTER:
      return format_quarter (day, form);
    case ASP_TICK_YEAR:
      asp_day_get_ymd (day, &year, &month, &mday);
      return g_strdup_printf ("%d", year);
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}
