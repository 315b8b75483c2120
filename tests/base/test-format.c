/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-format.h"

#include <locale.h>

#define NBSP "\xC2\xA0"
#define MINUS "\xE2\x88\x92"

typedef struct
{
  gint64      value;
  const char *hungarian;
  const char *english;
} NumberCase;

static void
check_numbers (const NumberCase *cases,
               gsize             n_cases,
               char           *(*format) (gint64))
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autofree char *hungarian = NULL;
      g_autofree char *english = NULL;

      asp_format_set_language (ASP_LANGUAGE_HU);
      hungarian = format (cases[i].value);
      asp_format_set_language (ASP_LANGUAGE_EN);
      english = format (cases[i].value);

      g_assert_cmpstr (hungarian, ==, cases[i].hungarian);
      g_assert_cmpstr (english, ==, cases[i].english);
    }
}

static void
test_english_until_set (void)
{
  g_assert_cmpint (asp_format_get_language (), ==, ASP_LANGUAGE_EN);
}

static void
test_integers (void)
{
  static const NumberCase cases[] = {
    { 0, "0", "0" },
    { 999, "999", "999" },
    { 3155, "3155", "3,155" },
    { 10000, "10" NBSP "000", "10,000" },
    { -7, MINUS "7", MINUS "7" },
    { -145669, MINUS "145" NBSP "669", MINUS "145,669" },
    { 1000000, "1" NBSP "000" NBSP "000", "1,000,000" },
    { G_MININT64,
      MINUS "9" NBSP "223" NBSP "372" NBSP "036" NBSP "854" NBSP "775" NBSP "808",
      MINUS "9,223,372,036,854,775,808" },
  };

  check_numbers (cases, G_N_ELEMENTS (cases), asp_format_integer);
}

static void
test_four_digits_in_a_column (void)
{
  static const NumberCase numbers[] = {
    { 3155, "3" NBSP "155", "3,155" },
    { 155, "155", "155" },
  };
  static const NumberCase amounts[] = {
    { 3155, "3" NBSP "155" NBSP "Ft", "3,155" NBSP "Ft" },
  };

  check_numbers (numbers, G_N_ELEMENTS (numbers), asp_format_integer_in_column);
  check_numbers (amounts, G_N_ELEMENTS (amounts), asp_format_forint_in_column);
}

static void
test_forints (void)
{
  static const NumberCase cases[] = {
    { 1320000, "1" NBSP "320" NBSP "000" NBSP "Ft", "1,320,000" NBSP "Ft" },
    { 0, "0" NBSP "Ft", "0" NBSP "Ft" },
    { 1500, "1500" NBSP "Ft", "1,500" NBSP "Ft" },
    { -1500, MINUS "1500" NBSP "Ft", MINUS "1,500" NBSP "Ft" },
  };

  check_numbers (cases, G_N_ELEMENTS (cases), asp_format_forint);
}

static void
test_thousandths (void)
{
  static const NumberCase cases[] = {
    { 0, "0", "0" },
    { 1000, "1", "1" },
    { 1500, "1,5", "1.5" },
    { 1250, "1,25", "1.25" },
    { 1, "0,001", "0.001" },
    { -50, MINUS "0,05", MINUS "0.05" },
    { 12345678, "12" NBSP "345,678", "12,345.678" },
  };

  check_numbers (cases, G_N_ELEMENTS (cases), asp_format_thousandths);
}

static void
test_percent (void)
{
  g_autofree char *rate = asp_format_percent (27);
  g_autofree char *negative = asp_format_percent (-5);

  g_assert_cmpstr (rate, ==, "27%");
  g_assert_cmpstr (negative, ==, MINUS "5%");
}

typedef struct
{
  char       *(*format) (AspDay);
  const char   *hungarian;
  const char   *english;
} DayCase;

static const DayCase day_cases[] = {
  { asp_format_day, "2014. jún. 12.", "12 Jun 2014" },
  { asp_format_day_short, "jún. 12.", "12 Jun" },
  { asp_format_day_long, "2014. június 12.", "12 June 2014" },
  { asp_format_day_with_weekday, "2014. június 12., csütörtök", "12 June 2014, Thursday" },
  { asp_format_month, "2014. június", "June 2014" },
  { asp_format_month_short, "jún.", "Jun" },
  { asp_format_weekday_short, "Cs", "Thu" },
};

static void
test_days (void)
{
  AspDay day = asp_day_new (2014, 6, 12);

  for (guint i = 0; i < G_N_ELEMENTS (day_cases); i++)
    {
      g_autofree char *hungarian = NULL;
      g_autofree char *english = NULL;
      g_autofree char *none = day_cases[i].format (ASP_DAY_NONE);

      asp_format_set_language (ASP_LANGUAGE_HU);
      hungarian = day_cases[i].format (day);
      asp_format_set_language (ASP_LANGUAGE_EN);
      english = day_cases[i].format (day);

      g_assert_cmpstr (hungarian, ==, day_cases[i].hungarian);
      g_assert_cmpstr (english, ==, day_cases[i].english);
      g_assert_cmpstr (none, ==, "");
    }
}

static void
test_hungarian_names (void)
{
  static const char *const months[] = {
    "jan.", "febr.", "márc.", "ápr.", "máj.", "jún.",
    "júl.", "aug.", "szept.", "okt.", "nov.", "dec.",
  };
  static const char *const weekdays[] = { "H", "K", "Sze", "Cs", "P", "Szo", "V" };

  asp_format_set_language (ASP_LANGUAGE_HU);

  for (int i = 0; i < 12; i++)
    {
      g_autofree char *month = asp_format_month_short (asp_day_new (2014, i + 1, 1));

      g_assert_cmpstr (month, ==, months[i]);
    }

  /* 16 June 2014 was a Monday. */
  for (int i = 0; i < 7; i++)
    {
      g_autofree char *weekday = asp_format_weekday_short (asp_day_new (2014, 6, 16 + i));

      g_assert_cmpstr (weekday, ==, weekdays[i]);
    }

  asp_format_set_language (ASP_LANGUAGE_EN);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/format/english-until-set", test_english_until_set);
  g_test_add_func ("/base/format/integers", test_integers);
  g_test_add_func ("/base/format/four-digits-in-a-column", test_four_digits_in_a_column);
  g_test_add_func ("/base/format/forints", test_forints);
  g_test_add_func ("/base/format/thousandths", test_thousandths);
  g_test_add_func ("/base/format/percent", test_percent);
  g_test_add_func ("/base/format/days", test_days);
  g_test_add_func ("/base/format/hungarian-names", test_hungarian_names);

  return g_test_run ();
}
