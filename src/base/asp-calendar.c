/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-calendar.h"

#include "asp-calendar-table.h"
#include "asp-holidays.h"

/**
 * AspCalendar:
 *
 * The Hungarian working days: Monday to Friday without the public holidays, with the days that
 * the yearly decrees transfer, and with exceptions of the document (a newer decree, a local
 * shutdown), which win over everything. Or, for schedules of other programs, a week of working
 * days with exceptions.
 *
 * Inside the years ASP_CALENDAR_FIRST_YEAR to ASP_CALENDAR_LAST_YEAR working-day arithmetic is a
 * look-up, because a schedule of 3200 municipalities asks some million times. Days outside are
 * worked out from the rules.
 *
 * Threads: asp_calendar_set_exception() belongs to whoever made the calendar, before anybody else
 * sees it. After that every function only reads and may be called from any thread;
 * the reference count is atomic.
 */
struct _AspCalendar
{
  AspCalendarTable  table;            /* first: asp_calendar_get_table() */
  gatomicrefcount   ref_count;

  gboolean          is_hungarian;
  guint             weekdays;         /* bits of ASP_WEEK_ALL; for the others */
  gboolean         *working;          /* (owned): an element for each day of the table */
  GHashTable       *exceptions;       /* (owned): day -> working, both as integers */
};

G_DEFINE_BOXED_TYPE (AspCalendar, asp_calendar, asp_calendar_ref, asp_calendar_unref)

static AspDay
get_earliest_day (void)
{
  return asp_day_new (1, 1, 1);
}

static AspDay
get_latest_day (void)
{
  return asp_day_new (9999, 12, 31);
}

static gboolean
is_workday_by_law (AspCalendar *self,
                   AspDay       day)
{
  if (!self->is_hungarian)
    return (self->weekdays >> (asp_day_get_weekday (day) - G_DATE_MONDAY)) & 1;

  switch (asp_holidays_get_transfer (day))
    {
    case ASP_TRANSFER_DAY_OFF:
      return FALSE;

    case ASP_TRANSFER_WORKED:
      return TRUE;

    case ASP_TRANSFER_NONE:
    default:
      return asp_day_get_weekday (day) <= G_DATE_FRIDAY && asp_holidays_get_name (day) == NULL;
    }
}

static gboolean
is_in_index (AspCalendar *self,
             AspDay       day)
{
  return day >= self->table.first && day - self->table.first < self->table.n_days;
}

static void
rebuild_index (AspCalendar *self)
{
  int n_workdays = 0;

  for (int i = 0; i < self->table.n_days; i++)
    {
      self->table.n_before[i] = n_workdays;

      if (self->working[i])
        self->table.workdays[n_workdays++] = self->table.first + i;
    }

  self->table.n_before[self->table.n_days] = n_workdays;
  self->table.n_workdays = n_workdays;
}

/* The first working day at or after @day (@step 1), at or before it (@step -1). */
static AspDay
find_workday (AspCalendar *self,
              AspDay       day,
              int          step)
{
  AspDay earliest = get_earliest_day ();
  AspDay latest = get_latest_day ();

  while (day >= earliest && day <= latest)
    {
      if (asp_calendar_is_workday (self, day))
        return day;

      day += step;
    }

  return ASP_DAY_NONE;
}

static AspCalendar *
create (gboolean is_hungarian,
        guint    weekdays)
{
  AspCalendar *self = g_new0 (AspCalendar, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->is_hungarian = is_hungarian;
  self->weekdays = weekdays;
  self->table.first = asp_day_new (ASP_CALENDAR_FIRST_YEAR, 1, 1);
  self->table.n_days = asp_day_new (ASP_CALENDAR_LAST_YEAR, 12, 31) - self->table.first + 1;
  self->working = g_new (gboolean, self->table.n_days);
  self->table.n_before = g_new (int, self->table.n_days + 1);
  self->table.workdays = g_new (AspDay, self->table.n_days);
  self->exceptions = g_hash_table_new (NULL, NULL);

  for (int i = 0; i < self->table.n_days; i++)
    self->working[i] = is_workday_by_law (self, self->table.first + i);

  rebuild_index (self);

  return self;
}

/**
 * asp_calendar_new_hungarian:
 *
 * Returns: (transfer full): the working days by law, without exceptions
 */
AspCalendar *
asp_calendar_new_hungarian (void)
{
  return create (TRUE, 0);
}

/**
 * asp_calendar_new_weekly:
 * @weekdays: bits, Monday's is the lowest
 *
 * Returns: (transfer full): every week the same days, without holidays; none when @weekdays is 0
 */
AspCalendar *
asp_calendar_new_weekly (guint weekdays)
{
  g_return_val_if_fail (weekdays <= ASP_WEEK_ALL, NULL);

  return create (FALSE, weekdays);
}

/**
 * asp_calendar_copy:
 * @self: a calendar
 *
 * Returns: (transfer full): one to which exceptions may be added: an office's closing days over
 *   the national working days
 */
AspCalendar *
asp_calendar_copy (AspCalendar *self)
{
  AspCalendar *copy;
  GHashTableIter iter;
  gpointer day, working;

  g_return_val_if_fail (self != NULL, NULL);

  copy = create (self->is_hungarian, self->weekdays);
  g_hash_table_iter_init (&iter, self->exceptions);
  while (g_hash_table_iter_next (&iter, &day, &working))
    {
      AspDay exception = GPOINTER_TO_INT (day);

      g_hash_table_insert (copy->exceptions, day, working);
      if (is_in_index (copy, exception))
        copy->working[exception - copy->table.first] = GPOINTER_TO_INT (working);
    }
  rebuild_index (copy);

  return copy;
}

/**
 * asp_calendar_ref:
 * @self: a calendar
 *
 * Returns: (transfer full): @self
 */
AspCalendar *
asp_calendar_ref (AspCalendar *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * asp_calendar_unref:
 * @self: (transfer full): a calendar
 */
void
asp_calendar_unref (AspCalendar *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->exceptions);
  g_free (self->table.workdays);
  g_free (self->table.n_before);
  g_free (self->working);
  g_free (self);
}

/**
 * asp_calendar_set_exception:
 * @self: a calendar that nobody else reads yet
 * @day: a day; %ASP_DAY_NONE is ignored
 * @working: whether it is a working day
 *
 * Overrides law and decree for one day. The last exception for a day counts.
 */
void
asp_calendar_set_exception (AspCalendar *self,
                            AspDay       day,
                            gboolean     working)
{
  g_return_if_fail (self != NULL);

  if (day == ASP_DAY_NONE)
    return;

  g_hash_table_insert (self->exceptions, GINT_TO_POINTER (day), GINT_TO_POINTER (working != FALSE));

  if (is_in_index (self, day) && self->working[day - self->table.first] != (working != FALSE))
    {
      self->working[day - self->table.first] = working != FALSE;
      rebuild_index (self);
    }
}

/**
 * asp_calendar_is_workday:
 * @self: a calendar
 * @day: a day, or %ASP_DAY_NONE, which is none
 *
 * Returns: whether @day is worked
 */
gboolean
asp_calendar_is_workday (AspCalendar *self,
                         AspDay       day)
{
  gpointer working;

  g_return_val_if_fail (self != NULL, FALSE);

  if (day == ASP_DAY_NONE)
    return FALSE;

  if (is_in_index (self, day))
    return self->working[day - self->table.first];

  if (g_hash_table_lookup_extended (self->exceptions, GINT_TO_POINTER (day), NULL, &working))
    return GPOINTER_TO_INT (working);

  return is_workday_by_law (self, day);
}

/**
 * asp_calendar_get_holiday_name:
 * @self: a calendar
 * @day: a day
 *
 * An exception does not take the name from a holiday.
 *
 * Returns: (nullable): the translated name of the public holiday on @day, or %NULL when there is
 *   none; a weekday off by decree has no name (see asp_calendar_is_transferred())
 */
const char *
asp_calendar_get_holiday_name (AspCalendar *self,
                               AspDay       day)
{
  g_return_val_if_fail (self != NULL, NULL);

  return asp_holidays_get_name (day);
}

/**
 * asp_calendar_is_transferred:
 * @self: a calendar
 * @day: a day
 *
 * Returns: whether a decree made @day, a weekday, free or @day, a Saturday, a working day, and no
 *   exception says the opposite. asp_calendar_is_workday() tells which of the two.
 */
gboolean
asp_calendar_is_transferred (AspCalendar *self,
                             AspDay       day)
{
  AspTransfer transfer;

  g_return_val_if_fail (self != NULL, FALSE);

  transfer = asp_holidays_get_transfer (day);
  if (transfer == ASP_TRANSFER_NONE)
    return FALSE;

  return asp_calendar_is_workday (self, day) == (transfer == ASP_TRANSFER_WORKED);
}

/**
 * asp_calendar_next_workday:
 * @self: a calendar
 * @day: a day, or %ASP_DAY_NONE
 *
 * Returns: @day itself when it is a working day, otherwise the first one after it;
 *   %ASP_DAY_NONE for %ASP_DAY_NONE. The working day strictly after @day is
 *   `asp_calendar_next_workday (self, day + 1)`.
 */
AspDay
asp_calendar_next_workday (AspCalendar *self,
                           AspDay       day)
{
  g_return_val_if_fail (self != NULL, ASP_DAY_NONE);

  return find_workday (self, day, 1);
}

/**
 * asp_calendar_previous_workday:
 * @self: a calendar
 * @day: a day, or %ASP_DAY_NONE
 *
 * Returns: @day itself when it is a working day, otherwise the last one before it;
 *   %ASP_DAY_NONE for %ASP_DAY_NONE. The working day strictly before @day is
 *   `asp_calendar_previous_workday (self, day - 1)`.
 */
AspDay
asp_calendar_previous_workday (AspCalendar *self,
                               AspDay       day)
{
  g_return_val_if_fail (self != NULL, ASP_DAY_NONE);

  return find_workday (self, day, -1);
}

/**
 * asp_calendar_add:
 * @self: a calendar
 * @day: a day, or %ASP_DAY_NONE
 * @workdays: how many working days later; earlier when negative
 *
 * @day is first moved to the next working day if it is not one itself; then @workdays steps are
 * taken from working day to working day. So 0 only moves, and from a Saturday 1 is the Tuesday
 * after (Monday being the start) and -1 the Friday before. For every @workdays,
 * `asp_calendar_count (self, day, asp_calendar_add (self, day, workdays)) == workdays`.
 *
 * Returns: a working day, or %ASP_DAY_NONE when @day is that or the result leaves years 1 to 9999
 */
AspDay
asp_calendar_add (AspCalendar *self,
                  AspDay       day,
                  int          workdays)
{
  int step = workdays < 0 ? -1 : 1;

  g_return_val_if_fail (self != NULL, ASP_DAY_NONE);

  if (is_in_index (self, day))
    {
      gint64 target = (gint64) self->table.n_before[day - self->table.first] + workdays;

      if (target >= 0 && target < self->table.n_before[self->table.n_days])
        return self->table.workdays[target];
    }

  day = find_workday (self, day, 1);
  while (workdays != 0 && day != ASP_DAY_NONE)
    {
      day = find_workday (self, day + step, step);
      workdays -= step;
    }

  return day;
}

/**
 * asp_calendar_count:
 * @self: a calendar
 * @from: a day
 * @until: a day
 *
 * Returns: the number of working days from @from, counted in, to @until, not counted in; negative
 *   (those from @until to before @from) when @until is earlier. 0 when either is %ASP_DAY_NONE.
 */
int
asp_calendar_count (AspCalendar *self,
                    AspDay       from,
                    AspDay       until)
{
  int n_workdays = 0;

  g_return_val_if_fail (self != NULL, 0);

  if (from == ASP_DAY_NONE || until == ASP_DAY_NONE)
    return 0;

  if (until < from)
    return -asp_calendar_count (self, until, from);

  if (is_in_index (self, from) && until - self->table.first <= self->table.n_days)
    return self->table.n_before[until - self->table.first] -
           self->table.n_before[from - self->table.first];

  from = MAX (from, get_earliest_day ());
  until = MIN (until, get_latest_day () + 1);
  for (AspDay day = from; day < until; day++)
    n_workdays += asp_calendar_is_workday (self, day) ? 1 : 0;

  return n_workdays;
}

/**
 * asp_calendar_get_n_workdays:
 * @self: a calendar
 *
 * Returns: how many working days there are from ASP_CALENDAR_FIRST_YEAR to ASP_CALENDAR_LAST_YEAR
 */
int
asp_calendar_get_n_workdays (AspCalendar *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->table.n_workdays;
}

/**
 * asp_calendar_get_index:
 * @self: a calendar
 * @day: a day
 *
 * Numbers the working days from 0 on, the first being that of ASP_CALENDAR_FIRST_YEAR.
 *
 * Returns: the number of @day, or of the first working day after it when it is none. 0 before the
 *   first year, asp_calendar_get_n_workdays() after the last.
 */
int
asp_calendar_get_index (AspCalendar *self,
                        AspDay       day)
{
  g_return_val_if_fail (self != NULL, 0);

  return asp_calendar_table_get_index (&self->table, day);
}

/**
 * asp_calendar_get_workday:
 * @self: a calendar
 * @index: the number of a working day
 *
 * Returns: the day. The day before the first year for a negative number, the day after the last
 *   year for a number that is too large.
 */
AspDay
asp_calendar_get_workday (AspCalendar *self,
                          int          index)
{
  g_return_val_if_fail (self != NULL, ASP_DAY_NONE);

  return asp_calendar_table_get_workday (&self->table, index);
}
