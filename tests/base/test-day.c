/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-day.h"

static void
test_epoch_and_round_trip (void)
{
  AspDay previous = asp_day_new (1599, 12, 31);

  g_assert_cmpint (asp_day_new (1970, 1, 1), ==, 0);
  g_assert_cmpint (asp_day_new (1969, 12, 31), ==, -1);
  g_assert_cmpint (asp_day_new (2000, 3, 1), ==, 11017);

  for (AspDay day = previous + 1; day <= asp_day_new (2401, 1, 1); day++)
    {
      int year;
      int month;
      int mday;

      asp_day_get_ymd (day, &year, &month, &mday);
      g_assert_cmpint (asp_day_new (year, month, mday), ==, day);
    }
}

static void
test_agrees_with_gdate (void)
{
  for (int year = 1; year <= 9999; year += 7)
    {
      for (int month = 1; month <= 12; month++)
        {
          GDate date;
          AspDay day = asp_day_new (year, month, 28);

          g_date_clear (&date, 1);
          g_date_set_dmy (&date, 28, (GDateMonth) month, (GDateYear) year);
          g_assert_cmpint (day, ==, (int) g_date_get_julian (&date) - 719163);
          g_assert_cmpint (asp_day_get_weekday (day), ==, (int) g_date_get_weekday (&date));
        }
    }
}

static void
test_impossible_days_are_none (void)
{
  g_assert_cmpint (asp_day_new (2014, 2, 29), ==, ASP_DAY_NONE);
  g_assert_cmpint (asp_day_new (1900, 2, 29), ==, ASP_DAY_NONE);
  g_assert_cmpint (asp_day_new (2000, 2, 29), !=, ASP_DAY_NONE);
  g_assert_cmpint (asp_day_new (2014, 0, 1), ==, ASP_DAY_NONE);
  g_assert_cmpint (asp_day_new (2014, 13, 1), ==, ASP_DAY_NONE);
  g_assert_cmpint (asp_day_new (2014, 4, 31), ==, ASP_DAY_NONE);
  g_assert_cmpint (asp_day_new (2014, 4, 0), ==, ASP_DAY_NONE);
  g_assert_cmpint (asp_day_new (0, 1, 1), ==, ASP_DAY_NONE);
  g_assert_cmpint (asp_day_new (10000, 1, 1), ==, ASP_DAY_NONE);
}

static void
test_iso_text (void)
{
  static const char *const wrong[] = {
    "", "2014-06-1", "2014-6-12", "2014-06-123", "2014.06.12", "2014-06-31", " 2014-06-12",
    "2014-06-12 ", "+014-06-12", "2014-0x-12", "0000-01-01",
  };
  g_autofree char *text = asp_day_to_iso (asp_day_new (2014, 6, 2));
  g_autofree char *early = asp_day_to_iso (asp_day_new (33, 4, 3));

  g_assert_cmpstr (text, ==, "2014-06-02");
  g_assert_cmpstr (early, ==, "0033-04-03");
  g_assert_null (asp_day_to_iso (ASP_DAY_NONE));
  g_assert_cmpint (asp_day_from_iso ("2014-06-02"), ==, asp_day_new (2014, 6, 2));
  g_assert_cmpint (asp_day_from_iso (NULL), ==, ASP_DAY_NONE);

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_cmpint (asp_day_from_iso (wrong[i]), ==, ASP_DAY_NONE);
}

static void
test_weekdays (void)
{
  /* Thursday 12 June 2014, Saturday 18 October 2014 (domain.md 9). */
  g_assert_cmpint (asp_day_get_weekday (asp_day_new (2014, 6, 12)), ==, 4);
  g_assert_cmpint (asp_day_get_weekday (asp_day_new (2014, 10, 18)), ==, 6);
  g_assert_cmpint (asp_day_get_weekday (asp_day_new (1, 1, 1)), ==, 1);
}

static void
test_months_are_clamped (void)
{
  AspDay january = asp_day_new (2015, 1, 31);

  g_assert_cmpint (asp_day_add_months (january, 1), ==, asp_day_new (2015, 2, 28));
  g_assert_cmpint (asp_day_add_months (january, 13), ==, asp_day_new (2016, 2, 29));
  g_assert_cmpint (asp_day_add_months (january, -1), ==, asp_day_new (2014, 12, 31));
  g_assert_cmpint (asp_day_add_months (january, -2), ==, asp_day_new (2014, 11, 30));
  g_assert_cmpint (asp_day_add_months (january, 0), ==, january);
  g_assert_cmpint (asp_day_add_months (january, G_MAXINT), ==, ASP_DAY_NONE);
  g_assert_cmpint (asp_day_add_months (january, G_MININT), ==, ASP_DAY_NONE);
  g_assert_cmpint (asp_day_add_months (asp_day_new (1, 1, 1), -1), ==, ASP_DAY_NONE);
  g_assert_cmpint (asp_day_add_months (asp_day_new (9999, 12, 1), 1), ==, ASP_DAY_NONE);
  g_assert_cmpint (asp_day_add_months (ASP_DAY_NONE, 1), ==, ASP_DAY_NONE);
}

/* Earliest and latest possible dates are the textbook ones; the others are of domain.md 9. */
static void
test_easter (void)
{
  static const int sundays[][3] = {
    { 1818, 3, 22 }, { 1943, 4, 25 }, { 1954, 4, 18 }, { 1981, 4, 19 }, { 2014, 4, 20 },
    { 2015, 4, 5 }, { 2017, 4, 16 }, { 2024, 3, 31 }, { 2027, 3, 28 }, { 2038, 4, 25 },
    { 2049, 4, 18 }, { 2076, 4, 19 }, { 2285, 3, 22 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sundays); i++)
    {
      AspDay day = asp_day_get_easter_sunday (sundays[i][0]);

      g_assert_cmpint (day, ==, asp_day_new (sundays[i][0], sundays[i][1], sundays[i][2]));
      g_assert_cmpint (asp_day_get_weekday (day), ==, 7);
    }

  g_assert_cmpint (asp_day_get_easter_sunday (0), ==, ASP_DAY_NONE);
  g_assert_cmpint (asp_day_get_easter_sunday (10000), ==, ASP_DAY_NONE);
}

static void
test_today_is_the_clocks_day (void)
{
  g_autoptr (GDateTime) before = g_date_time_new_now_local ();
  AspDay today = asp_day_today ();
  g_autoptr (GDateTime) after = g_date_time_new_now_local ();
  g_autofree char *first = g_date_time_format (before, "%Y-%m-%d");
  g_autofree char *last = g_date_time_format (after, "%Y-%m-%d");

  g_assert_cmpint (today, >=, asp_day_from_iso (first));
  g_assert_cmpint (today, <=, asp_day_from_iso (last));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/day/epoch-and-round-trip", test_epoch_and_round_trip);
  g_test_add_func ("/base/day/agrees-with-gdate", test_agrees_with_gdate);
  g_test_add_func ("/base/day/impossible-days-are-none", test_impossible_days_are_none);
  g_test_add_func ("/base/day/iso-text", test_iso_text);
  g_test_add_func ("/base/day/weekdays", test_weekdays);
  g_test_add_func ("/base/day/months-are-clamped", test_months_are_clamped);
  g_test_add_func ("/base/day/easter", test_easter);
  g_test_add_func ("/base/day/today-is-the-clocks-day", test_today_is_the_clocks_day);

  return g_test_run ();
}
