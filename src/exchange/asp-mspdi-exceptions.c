/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-mspdi-exceptions.h"

/* Values of the element Type. */
enum
{
  DAILY = 1,
  YEARLY_BY_DAY = 2,
  YEARLY_BY_POSITION = 3,
  MONTHLY_BY_DAY = 4,
  MONTHLY_BY_POSITION = 5,
  WEEKLY = 6,
  EVERY_N_DAYS = 7,
};

/* Values of the element MonthItem. */
enum
{
  ANY_DAY = 0,
  A_WEEKDAY = 1,
  A_WEEKEND_DAY = 2,
  FIRST_OF_THE_WEEK = 3,
};

#define LAST_POSITION 4

/* Sunday is 0. */
static int
get_sunday_based (AspDay day)
{
  return asp_day_get_weekday (day) % 7;
}

static gboolean
is_item (AspDay day,
         int    item)
{
  int weekday = get_sunday_based (day);

  switch (item)
    {
    case ANY_DAY:
      return TRUE;
    case A_WEEKDAY:
      return weekday != 0 && weekday != 6;
    case A_WEEKEND_DAY:
      return weekday == 0 || weekday == 6;
    default:
      return weekday == item - FIRST_OF_THE_WEEK;
    }
}

/* The day that the rule means in a month, counted from year 0; ASP_DAY_NONE when the month has
 * none. */
static AspDay
find_in_month (const AspMspdiException *self,
               int                      month)
{
  AspDay first = asp_day_new (month / 12, month % 12 + 1, 1);
  AspDay next = asp_day_new ((month + 1) / 12, (month + 1) % 12 + 1, 1);
  AspDay found = ASP_DAY_NONE;
  int n = 0;

  if (self->type == MONTHLY_BY_DAY || self->type == YEARLY_BY_DAY)
    return self->month_day >= 1 && first + self->month_day - 1 < next ? first + self->month_day - 1
                                                                      : ASP_DAY_NONE;

  for (AspDay day = first; day < next; day++)
    {
      if (!is_item (day, self->month_item))
        continue;

      found = day;
      if (self->month_position != LAST_POSITION && n++ == self->month_position)
        return day;
    }

  return self->month_position == LAST_POSITION ? found : ASP_DAY_NONE;
}

/* Months and years are counted from the first one that has such a day inside the range. */
static gboolean
expand_months (const AspMspdiException  *self,
               AspProjectBuilder        *builder,
               AspCalendarDraft         *calendar,
               GError                  **error)
{
  gboolean yearly = self->type == YEARLY_BY_DAY || self->type == YEARLY_BY_POSITION;
  int step = yearly ? 12 : self->period;
  int year, month, mday, n = 0;

  asp_day_get_ymd (self->from, &year, &month, &mday);
  month = year * 12 + (yearly ? self->month : month - 1);
  while (month < (ASP_CALENDAR_LAST_YEAR + 1) * 12)
    {
      AspDay day = find_in_month (self, month);

      if (day != ASP_DAY_NONE && day > self->until)
        break;

      if (day != ASP_DAY_NONE && day >= self->from)
        {
          if (!asp_project_builder_add_exception (builder, calendar, day, self->working, error))
            return FALSE;
          if (++n == self->occurrences)
            break;
        }
      month += n > 0 || yearly ? step : 1;
    }

  return TRUE;
}

static gboolean
expand_days (const AspMspdiException  *self,
             int                       week_start,
             AspProjectBuilder        *builder,
             AspCalendarDraft         *calendar,
             GError                  **error)
{
  AspDay week = self->from - (get_sunday_based (self->from) - week_start + 7) % 7;
  int n = 0;

  for (AspDay day = self->from; day <= self->until; day++)
    {
      if (self->type == EVERY_N_DAYS && (day - self->from) % self->period != 0)
        continue;
      if (self->type == WEEKLY && (((self->days_of_week >> get_sunday_based (day)) & 1) == 0 ||
                                   ((day - week) / 7) % self->period != 0))
        continue;

      if (!asp_project_builder_add_exception (builder, calendar, day, self->working, error))
        return FALSE;
      if (self->type != DAILY && ++n == self->occurrences)
        break;
    }

  return TRUE;
}

/* Adds the days of an exception to the calendar. What recurs does so until its range ends or it has
 * happened as often as it says, whichever comes first.
 * @week_start: 0 when weeks begin with Sunday
 * Errors: ASP_PROJECT_FILE_ERROR_LIMIT. */
gboolean
asp_mspdi_exception_expand (const AspMspdiException  *self,
                            int                       week_start,
                            AspProjectBuilder        *builder,
                            AspCalendarDraft         *calendar,
                            GError                  **error)
{
  if (self->type >= YEARLY_BY_DAY && self->type <= MONTHLY_BY_POSITION)
    return expand_months (self, builder, calendar, error);

  return expand_days (self, week_start, builder, calendar, error);
}
