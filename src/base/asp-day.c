/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-day.h"

#include <string.h>
#include <time.h>

/* Four-digit years only: what ISO 8601 writes without agreement between the parties. */
#define FIRST_YEAR 1
#define LAST_YEAR 9999

/* GDate counts from 1 January of year 1, which is its day 1. */
#define JULIAN_OF_EPOCH 719163

#define DAYS_PER_ERA 146097     /* 400 Gregorian years */

static gboolean
is_leap_year (int year)
{
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
count_days_of_month (int year,
                     int month)
{
  static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  g_assert (month >= 1 && month <= 12);

  return days[month - 1] + (month == 2 && is_leap_year (year) ? 1 : 0);
}

static int
parse_digits (const char *text,
              int         n_digits)
{
  int value = 0;

  for (int i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;

      value = value * 10 + (text[i] - '0');
    }

  return value;
}

/**
 * asp_day_new:
 * @year: 1 to 9999
 * @month: 1 to 12
 * @day: 1 to 31
 *
 * Returns: the day, or %ASP_DAY_NONE when there is no such day in the calendar
 */
AspDay
asp_day_new (int year,
             int month,
             int day)
{
  int shifted_year;
  int era;
  int year_of_era;
  int day_of_year;
  int day_of_era;

  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12)
    return ASP_DAY_NONE;

  if (day < 1 || day > count_days_of_month (year, month))
    return ASP_DAY_NONE;

  /* The year is counted from 1 March, so that the leap day is its last. */
  shifted_year = month <= 2 ? year - 1 : year;
  era = shifted_year / 400;
  year_of_era = shifted_year - era * 400;
  day_of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * DAYS_PER_ERA + day_of_era - 719468;
}

/**
 * asp_day_get_ymd:
 * @day: a day, not %ASP_DAY_NONE
 * @year: (out) (optional): the year
 * @month: (out) (optional): the month, 1 to 12
 * @mday: (out) (optional): the day of the month, 1 to 31
 */
void
asp_day_get_ymd (AspDay  day,
                 int    *year,
                 int    *month,
                 int    *mday)
{
  gint64 shifted;
  gint64 era;
  int day_of_era;
  int year_of_era;
  int day_of_year;
  int shifted_month;
  int result_month;

  g_return_if_fail (day != ASP_DAY_NONE);

  shifted = (gint64) day + 719468;
  era = (shifted >= 0 ? shifted : shifted - (DAYS_PER_ERA - 1)) / DAYS_PER_ERA;
  day_of_era = (int) (shifted - era * DAYS_PER_ERA);
  year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524
                 - day_of_era / (DAYS_PER_ERA - 1)) / 365;
  day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  shifted_month = (5 * day_of_year + 2) / 153;
  result_month = shifted_month < 10 ? shifted_month + 3 : shifted_month - 9;

  if (year != NULL)
    *year = (int) (year_of_era + era * 400) + (result_month <= 2 ? 1 : 0);

  if (month != NULL)
    *month = result_month;

  if (mday != NULL)
    *mday = day_of_year - (153 * shifted_month + 2) / 5 + 1;
}

/**
 * asp_day_get_weekday:
 * @day: a day, not %ASP_DAY_NONE
 *
 * Returns: 1 for Monday to 7 for Sunday, as in ISO 8601 and #GDateWeekday
 */
int
asp_day_get_weekday (AspDay day)
{
  g_return_val_if_fail (day != ASP_DAY_NONE, 0);

  /* 1 January 1970 was a Thursday. */
  return (int) ((((gint64) day + 3) % 7 + 7) % 7) + 1;
}

/**
 * asp_day_today:
 *
 * Returns: the civil day at this moment in the computer's time zone
 */
AspDay
asp_day_today (void)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_time_t (&date, time (NULL));

  return (AspDay) g_date_get_julian (&date) - JULIAN_OF_EPOCH;
}

/**
 * asp_day_from_iso:
 * @text: (nullable): `YYYY-MM-DD`, nothing before or after it
 *
 * The stored form. What people type is read by asp_parse_day().
 *
 * Returns: the day, or %ASP_DAY_NONE when @text is not in that form or is no day
 */
AspDay
asp_day_from_iso (const char *text)
{
  int year;
  int month;
  int day;

  if (text == NULL || strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return ASP_DAY_NONE;

  year = parse_digits (text, 4);
  month = parse_digits (text + 5, 2);
  day = parse_digits (text + 8, 2);

  return asp_day_new (year, month, day);
}

/**
 * asp_day_to_iso:
 * @day: a day, or %ASP_DAY_NONE
 *
 * Returns: (transfer full) (nullable): `YYYY-MM-DD`, or %NULL for %ASP_DAY_NONE
 */
char *
asp_day_to_iso (AspDay day)
{
  int year;
  int month;
  int mday;

  if (day == ASP_DAY_NONE)
    return NULL;

  asp_day_get_ymd (day, &year, &month, &mday);

  return g_strdup_printf ("%04d-%02d-%02d", year, month, mday);
}

/**
 * asp_day_add_months:
 * @day: a day, or %ASP_DAY_NONE
 * @months: how many calendar months later; earlier when negative
 *
 * The day of the month stays, or becomes the last of a shorter month: one month after
 * 31 January is 28 or 29 February. This is the civil code's rule for terms set in months.
 *
 * Returns: the day, or %ASP_DAY_NONE when @day is that or the result leaves years 1 to 9999
 */
AspDay
asp_day_add_months (AspDay day,
                    int    months)
{
  int year;
  int month;
  int mday;
  gint64 index;

  if (day == ASP_DAY_NONE)
    return ASP_DAY_NONE;

  asp_day_get_ymd (day, &year, &month, &mday);

  index = (gint64) year * 12 + (month - 1) + months;
  if (index < FIRST_YEAR * 12 || index > LAST_YEAR * 12 + 11)
    return ASP_DAY_NONE;

  year = (int) (index / 12);
  month = (int) (index % 12) + 1;

  return asp_day_new (year, month, MIN (mday, count_days_of_month (year, month)));
}

/**
 * asp_day_get_easter_sunday:
 * @year: 1 to 9999
 *
 * The Gregorian computus in the form of Meeus, Jones and Butcher.
 *
 * Returns: Easter Sunday, or %ASP_DAY_NONE for a year outside 1 to 9999
 */
AspDay
asp_day_get_easter_sunday (int year)
{
  int golden;
  int century;
  int century_rest;
  int epact;
  int week;
  int correction;
  int sum;

  if (year < FIRST_YEAR || year > LAST_YEAR)
    return ASP_DAY_NONE;

  golden = year % 19;
  century = year / 100;
  century_rest = year % 100;
  epact = (19 * golden + century - century / 4
           - (century - (century + 8) / 25 + 1) / 3 + 15) % 30;
  week = (32 + 2 * (century % 4) + 2 * (century_rest / 4) - epact - century_rest % 4) % 7;
  correction = (golden + 11 * epact + 22 * week) / 451;
  sum = epact + week - 7 * correction + 114;

  return asp_day_new (year, sum / 31, sum % 31 + 1);
}
