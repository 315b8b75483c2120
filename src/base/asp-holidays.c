/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-holidays.h"

#include <glib/gi18n-lib.h>

/* Public holidays of Hungary on a fixed date and the first year in which the day was free
 * (Act XXII of 1992, section 125; Act CXXIII of 1999, in force from 1 January 2000, added
 * 1 November; Act I of 2012, section 102). Years before 1990 follow the same table, but holidays
 * that were abolished by then are not in it. */
typedef struct
{
  int         month;
  int         day;
  int         since;
  const char *name;
} FixedHoliday;

static const FixedHoliday fixed_holidays[] = {
  {  1,  1,    1, N_("New Year's Day") },
  {  3, 15, 1989, N_("1848 Revolution Day") },
  {  5,  1, 1946, N_("Labour Day") },
  {  8, 20,    1, N_("State Foundation Day") },
  { 10, 23, 1991, N_("1956 Revolution Day") },
  { 11,  1, 2000, N_("All Saints' Day") },
  { 12, 25,    1, N_("Christmas Day") },
  { 12, 26,    1, N_("Second Day of Christmas") },
};

typedef struct
{
  int         days_after_easter;
  int         since;
  const char *name;
} MovingHoliday;

/* Whit Monday came back with Act XXII of 1992, in force from 1 July, after that year's Whitsun. */
static const MovingHoliday moving_holidays[] = {
  { -2, 2017, N_("Good Friday") },
  {  0,    1, N_("Easter Sunday") },
  {  1,    1, N_("Easter Monday") },
  { 49,    1, N_("Whit Sunday") },
  { 50, 1993, N_("Whit Monday") },
};

/* The minister's decrees of each year: a weekday off is worked on a Saturday of the same year.
 * Years without a line (1995, 1996, 2000, 2006, 2017, 2023) had no transfer. */
typedef struct
{
  int year;
  int off_month;
  int off_day;
  int worked_month;
  int worked_day;
} Transfer;

static const Transfer transfers[] = {
  { 1991,  8, 19,  8, 17 },
  { 1992,  8, 21,  8, 29 },
  { 1992, 12, 24, 12, 19 },
  { 1993, 12, 24, 12, 18 },
  { 1994,  3, 14,  3, 12 },
  { 1997,  5,  2,  4, 26 },
  { 1997, 10, 24, 10, 18 },
  { 1997, 12, 24, 12, 20 },
  { 1998,  1,  2,  1, 10 },
  { 1998,  8, 21,  8, 15 },
  { 1998, 12, 24, 12, 19 },
  { 1999, 12, 24, 12, 18 },
  { 2001,  3, 16,  3, 10 },
  { 2001,  4, 30,  4, 28 },
  { 2001, 10, 22, 10, 20 },
  { 2001, 11,  2, 10, 27 },
  { 2001, 12, 24, 12, 22 },
  { 2001, 12, 31, 12, 29 },
  { 2002,  8, 19,  8, 10 },
  { 2002, 12, 24, 12, 28 },
  { 2003,  5,  2,  4, 26 },
  { 2003, 10, 24, 10, 18 },
  { 2003, 12, 24, 12, 13 },
  { 2004,  1,  2,  1, 10 },
  { 2004, 12, 24, 12, 18 },
  { 2005,  3, 14,  3, 19 },
  { 2005, 10, 31, 11,  5 },
  { 2007,  3, 16,  3, 10 },
  { 2007,  4, 30,  4, 21 },
  { 2007, 10, 22, 10, 20 },
  { 2007, 11,  2, 10, 27 },
  { 2007, 12, 24, 12, 22 },
  { 2007, 12, 31, 12, 29 },
  { 2008,  5,  2,  4, 26 },
  { 2008, 10, 24, 10, 18 },
  { 2008, 12, 24, 12, 20 },
  { 2009,  1,  2,  3, 28 },
  { 2009,  8, 21,  8, 29 },
  { 2009, 12, 24, 12, 19 },
  { 2010, 12, 24, 12, 11 },
  { 2011,  3, 14,  3, 19 },
  { 2011, 10, 31, 11,  5 },
  { 2012,  3, 16,  3, 24 },
  { 2012,  4, 30,  4, 21 },
  { 2012, 10, 22, 10, 27 },
  { 2012, 11,  2, 11, 10 },
  { 2012, 12, 24, 12, 15 },
  { 2012, 12, 31, 12,  1 },
  { 2013,  8, 19,  8, 24 },
  { 2013, 12, 24, 12,  7 },
  { 2013, 12, 27, 12, 21 },
  { 2014,  5,  2,  5, 10 },
  { 2014, 10, 24, 10, 18 },
  { 2014, 12, 24, 12, 13 },
  { 2015,  1,  2,  1, 10 },
  { 2015,  8, 21,  8,  8 },
  { 2015, 12, 24, 12, 12 },
  { 2016,  3, 14,  3,  5 },
  { 2016, 10, 31, 10, 15 },
  { 2018,  3, 16,  3, 10 },
  { 2018,  4, 30,  4, 21 },
  { 2018, 10, 22, 10, 13 },
  { 2018, 11,  2, 11, 10 },
  { 2018, 12, 24, 12,  1 },
  { 2018, 12, 31, 12, 15 },
  { 2019,  8, 19,  8, 10 },
  { 2019, 12, 24, 12,  7 },
  { 2019, 12, 27, 12, 14 },
  { 2020,  8, 21,  8, 29 },
  { 2020, 12, 24, 12, 12 },
  { 2021, 12, 24, 12, 11 },
  { 2022,  3, 14,  3, 26 },
  { 2022, 10, 31, 10, 15 },
  { 2024,  8, 19,  8,  3 },
  { 2024, 12, 24, 12,  7 },
  { 2024, 12, 27, 12, 14 },
  { 2025,  5,  2,  5, 17 },
  { 2025, 10, 24, 10, 18 },
  { 2025, 12, 24, 12, 13 },
  { 2026,  1,  2,  1, 10 },
  { 2026,  8, 21,  8,  8 },
  { 2026, 12, 24, 12, 12 },
};

/**
 * asp_holidays_get_name:
 * @day: a day
 *
 * Returns: (nullable): the translated name of the public holiday, or %NULL when @day is none.
 *   Sundays that are holidays (Easter, Whitsun) have a name too.
 */
const char *
asp_holidays_get_name (AspDay day)
{
  int year;
  int month;
  int mday;

  if (day == ASP_DAY_NONE)
    return NULL;

  asp_day_get_ymd (day, &year, &month, &mday);

  for (guint i = 0; i < G_N_ELEMENTS (fixed_holidays); i++)
    {
      const FixedHoliday *holiday = &fixed_holidays[i];

      if (holiday->month == month && holiday->day == mday && year >= holiday->since)
        return _(holiday->name);
    }

  /* Good Friday is never before 20 March, Whit Monday never after 14 June. */
  if (month >= 3 && month <= 6)
    {
      AspDay easter = asp_day_get_easter_sunday (year);

      for (guint i = 0; i < G_N_ELEMENTS (moving_holidays); i++)
        {
          const MovingHoliday *holiday = &moving_holidays[i];

          if (day - easter == holiday->days_after_easter && year >= holiday->since)
            return _(holiday->name);
        }
    }

  return NULL;
}

/**
 * asp_holidays_get_transfer:
 * @day: a day
 *
 * Returns: what the decree of that year does to @day. Decrees are known for 1991 to 2026;
 *   days of other years are never transferred.
 */
AspTransfer
asp_holidays_get_transfer (AspDay day)
{
  int year;
  int month;
  int mday;

  if (day == ASP_DAY_NONE)
    return ASP_TRANSFER_NONE;

  asp_day_get_ymd (day, &year, &month, &mday);
  /* A calendar asks about every day of a century: most are after the last decree. */
  if (year > transfers[G_N_ELEMENTS (transfers) - 1].year)
    return ASP_TRANSFER_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (transfers) && transfers[i].year <= year; i++)
    {
      const Transfer *transfer = &transfers[i];

      if (transfer->year != year)
        continue;

      if (transfer->off_month == month && transfer->off_day == mday)
        return ASP_TRANSFER_DAY_OFF;

      if (transfer->worked_month == month && transfer->worked_day == mday)
        return ASP_TRANSFER_WORKED;
    }

  return ASP_TRANSFER_NONE;
}
