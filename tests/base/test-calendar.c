/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-calendar.h"

static AspDay
get_day (const char *iso)
{
  AspDay day = asp_day_from_iso (iso);

  g_assert_cmpint (day, !=, ASP_DAY_NONE);

  return day;
}

static int
count_year (AspCalendar *calendar,
            int          year)
{
  return asp_calendar_count (calendar, asp_day_new (year, 1, 1), asp_day_new (year + 1, 1, 1));
}

/* domain.md 9 */
static void
test_working_days_of_years (void)
{
  static const int expected[] = {
    251, 253, 254, 255, 251, 250, 250, 254, 254, 254, 251, 251, 252, 253, 254,
  };
  g_autoptr (AspCalendar) calendar = asp_calendar_new_hungarian ();

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (count_year (calendar, 2013 + (int) i), ==, expected[i]);
}

static void
test_working_days_of_months_of_2014 (void)
{
  static const int expected[] = { 22, 20, 21, 21, 21, 20, 23, 20, 22, 22, 20, 21 };
  g_autoptr (AspCalendar) calendar = asp_calendar_new_hungarian ();

  for (int month = 1; month <= 12; month++)
    {
      AspDay first = asp_day_new (2014, month, 1);

      g_assert_cmpint (asp_calendar_count (calendar, first, asp_day_add_months (first, 1)), ==,
                       expected[month - 1]);
    }
}

static void
test_transferred_days (void)
{
  static const char *const off[] = {
    "2014-05-02", "2014-10-24", "2014-12-24", "2018-12-31", "1991-08-19", "2026-01-02",
  };
  static const char *const worked[] = {
    "2014-05-10", "2014-10-18", "2014-12-13", "2018-12-15", "1991-08-17", "2026-01-10",
  };
  g_autoptr (AspCalendar) calendar = asp_calendar_new_hungarian ();

  for (guint i = 0; i < G_N_ELEMENTS (off); i++)
    {
      g_assert_false (asp_calendar_is_workday (calendar, get_day (off[i])));
      g_assert_true (asp_calendar_is_transferred (calendar, get_day (off[i])));
      g_assert_null (asp_calendar_get_holiday_name (calendar, get_day (off[i])));
      g_assert_true (asp_calendar_is_workday (calendar, get_day (worked[i])));
      g_assert_true (asp_calendar_is_transferred (calendar, get_day (worked[i])));
    }

  /* 24 and 31 December are working days unless transferred. */
  g_assert_true (asp_calendar_is_workday (calendar, get_day ("2014-12-31")));
  g_assert_true (asp_calendar_is_workday (calendar, get_day ("2027-12-24")));
  g_assert_false (asp_calendar_is_transferred (calendar, get_day ("2014-06-12")));
}

/* Every transfer gives one day off and one Saturday worked. */
static void
test_transfers_are_balanced (void)
{
  g_autoptr (AspCalendar) calendar = asp_calendar_new_hungarian ();
  int n_pairs = 0;

  for (int year = 1990; year <= 2027; year++)
    {
      int balance = 0;

      for (AspDay day = asp_day_new (year, 1, 1); day < asp_day_new (year + 1, 1, 1); day++)
        {
          if (!asp_calendar_is_transferred (calendar, day))
            continue;

          g_assert_null (asp_calendar_get_holiday_name (calendar, day));
          if (asp_calendar_is_workday (calendar, day))
            {
              g_assert_cmpint (asp_day_get_weekday (day), ==, 6);
              balance++;
              n_pairs++;
            }
          else
            {
              g_assert_cmpint (asp_day_get_weekday (day), <=, 5);
              balance--;
            }
        }

      g_assert_cmpint (balance, ==, 0);
    }

  g_assert_cmpint (n_pairs, ==, 82);
}

static void
test_holidays_begin_in_their_years (void)
{
  static const struct
  {
    const char *day;
    gboolean    holiday;
  } cases[] = {
    { "2014-01-01", TRUE }, { "2014-03-15", TRUE }, { "2014-04-20", TRUE }, { "2014-04-21", TRUE },
    { "2014-05-01", TRUE }, { "2014-06-08", TRUE }, { "2014-06-09", TRUE }, { "2014-08-20", TRUE },
    { "2014-10-23", TRUE }, { "2014-11-01", TRUE }, { "2014-12-25", TRUE }, { "2014-12-26", TRUE },
    { "2014-04-18", FALSE }, { "2016-03-25", FALSE }, { "2017-04-14", TRUE },
    { "2015-04-06", TRUE }, { "2015-05-25", TRUE }, { "2024-04-01", TRUE }, { "2024-05-20", TRUE },
    { "2027-03-29", TRUE }, { "2027-05-17", TRUE }, { "1999-11-01", FALSE }, { "2000-11-01", TRUE },
    { "1990-10-23", FALSE }, { "1991-10-23", TRUE }, { "2014-12-24", FALSE },
    { "2014-12-31", FALSE }, { "2014-06-12", FALSE }, { "2114-03-15", TRUE },
  };
  g_autoptr (AspCalendar) calendar = asp_calendar_new_hungarian ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *name = asp_calendar_get_holiday_name (calendar, get_day (cases[i].day));

      g_test_message ("%s", cases[i].day);
      g_assert_true ((name != NULL) == cases[i].holiday);
      if (cases[i].holiday)
        g_assert_false (asp_calendar_is_workday (calendar, get_day (cases[i].day)));
    }

  g_assert_cmpstr (asp_calendar_get_holiday_name (calendar, get_day ("2017-04-14")), ==,
                   "Good Friday");
  g_assert_null (asp_calendar_get_holiday_name (calendar, ASP_DAY_NONE));
}

static void
test_add_moves_to_a_workday_first (void)
{
  g_autoptr (AspCalendar) calendar = asp_calendar_new_hungarian ();
  AspDay saturday = get_day ("2014-06-14");

  g_assert_cmpint (asp_calendar_add (calendar, saturday, 0), ==, get_day ("2014-06-16"));
  g_assert_cmpint (asp_calendar_add (calendar, saturday, 1), ==, get_day ("2014-06-17"));
  g_assert_cmpint (asp_calendar_add (calendar, saturday, -1), ==, get_day ("2014-06-13"));
  g_assert_cmpint (asp_calendar_add (calendar, get_day ("2014-06-12"), 0), ==,
                   get_day ("2014-06-12"));
  /* Over 2 May and to Saturday 10 May, which is worked. */
  g_assert_cmpint (asp_calendar_add (calendar, get_day ("2014-04-30"), 1), ==,
                   get_day ("2014-05-05"));
  g_assert_cmpint (asp_calendar_add (calendar, get_day ("2014-05-09"), 1), ==,
                   get_day ("2014-05-10"));
  g_assert_cmpint (asp_calendar_next_workday (calendar, saturday), ==, get_day ("2014-06-16"));
  g_assert_cmpint (asp_calendar_previous_workday (calendar, saturday), ==, get_day ("2014-06-13"));
  g_assert_cmpint (asp_calendar_next_workday (calendar, get_day ("2014-06-12")), ==,
                   get_day ("2014-06-12"));
  g_assert_cmpint (asp_calendar_previous_workday (calendar, get_day ("2014-06-12")), ==,
                   get_day ("2014-06-12"));
}

static void
test_count_is_half_open_and_signed (void)
{
  g_autoptr (AspCalendar) calendar = asp_calendar_new_hungarian ();
  AspDay monday = get_day ("2014-06-16");

  g_assert_cmpint (asp_calendar_count (calendar, monday, monday), ==, 0);
  g_assert_cmpint (asp_calendar_count (calendar, monday, monday + 1), ==, 1);
  g_assert_cmpint (asp_calendar_count (calendar, monday, monday + 7), ==, 5);
  g_assert_cmpint (asp_calendar_count (calendar, monday + 7, monday), ==, -5);
  g_assert_cmpint (asp_calendar_count (calendar, monday - 2, monday), ==, 0);
}

/* Also at both ends of the index, 1990 and 2099, and far outside. */
static void
test_add_and_count_agree (void)
{
  static const char *const days[] = {
    "2014-06-14", "2014-12-24", "1990-01-01", "1990-01-05", "2099-12-31", "2099-12-26",
    "2100-01-02", "1989-12-29", "1850-07-06", "2150-02-03",
  };
  g_autoptr (AspCalendar) calendar = asp_calendar_new_hungarian ();

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      for (int n = -300; n <= 300; n += 7)
        {
          AspDay day = get_day (days[i]);
          AspDay moved = asp_calendar_add (calendar, day, n);

          g_assert_true (asp_calendar_is_workday (calendar, moved));
          g_assert_cmpint (asp_calendar_count (calendar, day, moved), ==, n);
        }
    }
}

static void
test_exceptions_win (void)
{
  g_autoptr (AspCalendar) calendar = asp_calendar_new_hungarian ();
  AspDay friday = get_day ("2027-12-24");
  AspDay saturday = get_day ("2027-12-11");

  asp_calendar_set_exception (calendar, friday, FALSE);
  asp_calendar_set_exception (calendar, saturday, TRUE);
  asp_calendar_set_exception (calendar, get_day ("2120-06-03"), FALSE);
  asp_calendar_set_exception (calendar, get_day ("2014-12-13"), FALSE);
  asp_calendar_set_exception (calendar, ASP_DAY_NONE, TRUE);

  g_assert_false (asp_calendar_is_workday (calendar, friday));
  g_assert_true (asp_calendar_is_workday (calendar, saturday));
  g_assert_cmpint (count_year (calendar, 2027), ==, 254);
  g_assert_cmpint (asp_calendar_add (calendar, saturday - 1, 1), ==, saturday);
  g_assert_cmpint (asp_calendar_next_workday (calendar, friday), ==, friday + 3);
  g_assert_false (asp_calendar_is_workday (calendar, get_day ("2120-06-03")));
  g_assert_false (asp_calendar_is_transferred (calendar, get_day ("2014-12-13")));
  g_assert_cmpint (count_year (calendar, 2014), ==, 252);

  asp_calendar_set_exception (calendar, friday, TRUE);
  g_assert_true (asp_calendar_is_workday (calendar, friday));
}

/* Working days by number agree with counting, at both ends too. */
static void
test_workdays_have_numbers (void)
{
  g_autoptr (AspCalendar) calendar = asp_calendar_new_hungarian ();
  AspDay first = asp_day_new (ASP_CALENDAR_FIRST_YEAR, 1, 1);
  AspDay last = asp_day_new (ASP_CALENDAR_LAST_YEAR, 12, 31);
  int n = asp_calendar_get_n_workdays (calendar);

  g_assert_cmpint (n, ==, asp_calendar_count (calendar, first, last + 1));
  for (AspDay day = asp_day_new (2014, 1, 1); day <= asp_day_new (2015, 1, 31); day++)
    {
      int index = asp_calendar_get_index (calendar, day);

      g_assert_cmpint (index, ==, asp_calendar_count (calendar, first, day));
      g_assert_cmpint (asp_calendar_get_workday (calendar, index), ==,
                       asp_calendar_next_workday (calendar, day));
    }
  g_assert_cmpint (asp_calendar_get_index (calendar, ASP_DAY_NONE), ==, 0);
  g_assert_cmpint (asp_calendar_get_index (calendar, G_MAXINT32), ==, n);
  g_assert_cmpint (asp_calendar_get_workday (calendar, -1), ==, first - 1);
  g_assert_cmpint (asp_calendar_get_workday (calendar, n), ==, last + 1);
}

static void
test_weekly_calendar (void)
{
  g_autoptr (AspCalendar) calendar = asp_calendar_new_weekly (ASP_WEEK_MONDAY_TO_FRIDAY);
  g_autoptr (AspCalendar) copy = NULL;
  g_autoptr (AspCalendar) idle = asp_calendar_new_weekly (0);
  AspDay saturday = asp_day_new (2014, 8, 23);

  /* No holiday, no transferred day. */
  g_assert_true (asp_calendar_is_workday (calendar, asp_day_new (2014, 8, 20)));
  g_assert_false (asp_calendar_is_workday (calendar, saturday));

  asp_calendar_set_exception (calendar, saturday, TRUE);
  copy = asp_calendar_copy (calendar);
  asp_calendar_set_exception (calendar, saturday, FALSE);
  g_assert_true (asp_calendar_is_workday (copy, saturday));
  g_assert_cmpint (asp_calendar_count (copy, saturday - 1, saturday + 3), ==, 3);

  g_assert_cmpint (asp_calendar_get_n_workdays (idle), ==, 0);
}

static void
test_no_day_gives_no_day (void)
{
  g_autoptr (AspCalendar) calendar = asp_calendar_new_hungarian ();
  AspDay last = asp_day_new (9999, 12, 30);

  g_assert_false (asp_calendar_is_workday (calendar, ASP_DAY_NONE));
  g_assert_cmpint (asp_calendar_add (calendar, ASP_DAY_NONE, 3), ==, ASP_DAY_NONE);
  g_assert_cmpint (asp_calendar_count (calendar, ASP_DAY_NONE, 3), ==, 0);
  g_assert_cmpint (asp_calendar_next_workday (calendar, ASP_DAY_NONE), ==, ASP_DAY_NONE);
  g_assert_cmpint (asp_calendar_previous_workday (calendar, ASP_DAY_NONE), ==, ASP_DAY_NONE);
  g_assert_false (asp_calendar_is_transferred (calendar, ASP_DAY_NONE));
  g_assert_cmpint (asp_calendar_add (calendar, last, G_MAXINT), ==, ASP_DAY_NONE);
}

static gpointer
count_in_thread (gpointer data)
{
  AspCalendar *calendar = data;
  int total = 0;

  for (int year = 1991; year < 2090; year++)
    total += count_year (calendar, year);

  asp_calendar_unref (calendar);

  return GINT_TO_POINTER (total);
}

static void
test_threads_read_at_once (void)
{
  g_autoptr (AspCalendar) calendar = asp_calendar_new_hungarian ();
  GThread *threads[4];
  int expected = GPOINTER_TO_INT (count_in_thread (asp_calendar_ref (calendar)));

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("count", count_in_thread, asp_calendar_ref (calendar));

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpint (GPOINTER_TO_INT (g_thread_join (threads[i])), ==, expected);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/calendar/working-days-of-years", test_working_days_of_years);
  g_test_add_func ("/base/calendar/working-days-of-months-of-2014",
                   test_working_days_of_months_of_2014);
  g_test_add_func ("/base/calendar/transferred-days", test_transferred_days);
  g_test_add_func ("/base/calendar/transfers-are-balanced", test_transfers_are_balanced);
  g_test_add_func ("/base/calendar/holidays-begin-in-their-years",
                   test_holidays_begin_in_their_years);
  g_test_add_func ("/base/calendar/add-moves-to-a-workday-first",
                   test_add_moves_to_a_workday_first);
  g_test_add_func ("/base/calendar/count-is-half-open-and-signed",
                   test_count_is_half_open_and_signed);
  g_test_add_func ("/base/calendar/add-and-count-agree", test_add_and_count_agree);
  g_test_add_func ("/base/calendar/exceptions-win", test_exceptions_win);
  g_test_add_func ("/base/calendar/workdays-have-numbers", test_workdays_have_numbers);
  g_test_add_func ("/base/calendar/weekly", test_weekly_calendar);
  g_test_add_func ("/base/calendar/no-day-gives-no-day", test_no_day_gives_no_day);
  g_test_add_func ("/base/calendar/threads-read-at-once", test_threads_read_at_once);

  return g_test_run ();
}
