/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-format.h"

#include <locale.h>

#define REFUSED G_MININT64

typedef struct
{
  const char *text;
  gint64      hungarian;
  gint64      english;
} NumberCase;

static void
check_numbers (const NumberCase *cases,
               gsize             n_cases,
               gboolean        (*parse) (const char *, gint64 *))
{
  for (gsize i = 0; i < n_cases; i++)
    {
      gint64 hungarian = REFUSED;
      gint64 english = REFUSED;
      g_autofree char *shown = g_strescape (cases[i].text, NULL);

      g_test_message ("%s", shown);

      asp_format_set_language (ASP_LANGUAGE_HU);
      g_assert_true (parse (cases[i].text, &hungarian) == (cases[i].hungarian != REFUSED));
      g_assert_cmpint (hungarian, ==, cases[i].hungarian);

      asp_format_set_language (ASP_LANGUAGE_EN);
      g_assert_true (parse (cases[i].text, &english) == (cases[i].english != REFUSED));
      g_assert_cmpint (english, ==, cases[i].english);
    }
}

static void
test_integers (void)
{
  static const NumberCase cases[] = {
    { "0", 0, 0 },
    { "1320000", 1320000, 1320000 },
    { "1 320 000", 1320000, 1320000 },
    { "1\xC2\xA0" "320\xC2\xA0" "000", 1320000, 1320000 },
    { "1\xE2\x80\xAF" "320\xE2\x80\x89" "000", 1320000, 1320000 },
    { "1.320.000", 1320000, 1320000 },
    { "1,320,000", 1320000, 1320000 },
    { "1.234", 1234, REFUSED },
    { "1,234", REFUSED, 1234 },
    { "15,00", 15, 15 },
    { "15,5", REFUSED, REFUSED },
    { "-5", -5, -5 },
    { "\xE2\x88\x92" "5", -5, -5 },
    { "+5", 5, 5 },
    { "  12  ", 12, 12 },
    { "007", 7, 7 },
    { "0.125", REFUSED, REFUSED },
    { "0,125", REFUSED, REFUSED },
    { "9223372036854775807", G_MAXINT64, G_MAXINT64 },
    { "9223372036854775808", REFUSED, REFUSED },
    { "99999999999999999999", REFUSED, REFUSED },
    { "12 34", REFUSED, REFUSED },
    { "1234 567", REFUSED, REFUSED },
    { "1 234.567", REFUSED, REFUSED },
    { "", REFUSED, REFUSED },
    { " ", REFUSED, REFUSED },
    { "-", REFUSED, REFUSED },
    { "5-", REFUSED, REFUSED },
    { "--5", REFUSED, REFUSED },
    { ",", REFUSED, REFUSED },
    { "1e3", REFUSED, REFUSED },
    { "0x10", REFUSED, REFUSED },
    { "öt", REFUSED, REFUSED },
    { "\xFF", REFUSED, REFUSED },
  };
  gint64 untouched = 77;

  check_numbers (cases, G_N_ELEMENTS (cases), asp_parse_integer);
  g_assert_false (asp_parse_integer (NULL, &untouched));
  g_assert_cmpint (untouched, ==, 77);
}

static void
test_forints (void)
{
  static const NumberCase cases[] = {
    { "1 320 000 Ft", 1320000, 1320000 },
    { "1320000Ft", 1320000, 1320000 },
    { "1 320 000,- Ft", 1320000, 1320000 },
    { "1500,-", 1500, 1500 },
    { "1.500.-", 1500, REFUSED },
    { "1500 HUF", 1500, 1500 },
    { "1500 forint", 1500, 1500 },
    { "1500 ft.", 1500, 1500 },
    { "1320 eFt", 1320000, 1320000 },
    { "1320 E Ft", 1320000, 1320000 },
    { "2 ezer forint", 2000, 2000 },
    { "1,5 MFt", 1500000, 1500000 },
    { "3 millió Ft", 3000000, 3000000 },
    { "2 Mrd Ft", 2000000000, 2000000000 },
    { "-1500 Ft", -1500, -1500 },
    { "1500,50 Ft", REFUSED, REFUSED },
    { "9223372036854775807 eFt", REFUSED, REFUSED },
    { "Ft", REFUSED, REFUSED },
    { "1500 EUR", REFUSED, REFUSED },
    { "1500 m", REFUSED, REFUSED },
    { "", REFUSED, REFUSED },
  };

  check_numbers (cases, G_N_ELEMENTS (cases), asp_parse_forint);
}

static void
test_thousandths (void)
{
  static const NumberCase cases[] = {
    { "1", 1000, 1000 },
    { "1,5", 1500, 1500 },
    { "1.5", 1500, 1500 },
    { ",25", 250, 250 },
    { "1,", REFUSED, REFUSED },
    { "0,125", 125, 125 },
    { "0.125", 125, 125 },
    { "1.234", REFUSED, 1234 },
    { "1,234", 1234, 1234000 },
    { "12 345,678", 12345678, REFUSED },
    { "12,345.678", REFUSED, 12345678 },
    { "1,5000", 1500, 1500 },
    { "1,0005", REFUSED, REFUSED },
    { "-0,5", -500, -500 },
    { "9223372036854775", G_GINT64_CONSTANT (9223372036854775000),
      G_GINT64_CONSTANT (9223372036854775000) },
    { "9223372036854776", REFUSED, REFUSED },
  };

  check_numbers (cases, G_N_ELEMENTS (cases), asp_parse_thousandths);
}

/* What is shown can be typed back. */
static void
test_formatted_numbers_are_read_back (void)
{
  static const gint64 values[] = { 0, 5, -5, 1000, 3155, 10000, 1320000, -145669, 123456789012 };

  for (guint i = 0; i < G_N_ELEMENTS (values) * 2; i++)
    {
      gint64 expected = values[i / 2];
      gint64 value = REFUSED;
      g_autofree char *integer = NULL;
      g_autofree char *forint = NULL;
      g_autofree char *quantity = NULL;

      asp_format_set_language (i % 2 == 0 ? ASP_LANGUAGE_HU : ASP_LANGUAGE_EN);
      integer = asp_format_integer (expected);
      forint = asp_format_forint_in_column (expected);
      quantity = asp_format_thousandths (expected);

      g_assert_true (asp_parse_integer (integer, &value));
      g_assert_cmpint (value, ==, expected);
      g_assert_true (asp_parse_forint (forint, &value));
      g_assert_cmpint (value, ==, expected);
      g_assert_true (asp_parse_thousandths (quantity, &value));
      g_assert_cmpint (value, ==, expected);
    }
}

typedef struct
{
  const char *text;
  const char *expected;         /* NULL: refused */
} DayCase;

static void
check_days (const DayCase *cases,
            gsize          n_cases,
            AspDay         reference)
{
  for (gsize i = 0; i < n_cases; i++)
    {
      g_autofree char *found = asp_day_to_iso (asp_parse_day (cases[i].text, reference));

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

static void
test_full_days (void)
{
  static const DayCase cases[] = {
    { "2014-06-12", "2014-06-12" }, { "2014.06.12", "2014-06-12" },
    { "2014.06.12.", "2014-06-12" }, { "2014. 06. 12.", "2014-06-12" },
    { "2014. 6. 12.", "2014-06-12" }, { "2014/6/12", "2014-06-12" },
    { "2014 06 12", "2014-06-12" }, { "20140612", "2014-06-12" },
    { "2014. jún. 12.", "2014-06-12" }, { "2014. június 12.", "2014-06-12" },
    { "2014 junius 12", "2014-06-12" }, { "2014. JÚNIUS 12-én", "2014-06-12" },
    { "2014. szept. 1-jén", "2014-09-01" }, { "2014. VI. 12.", "2014-06-12" },
    { "2014. (VI. 12.)", "2014-06-12" }, { " 2014. jún. 12. ", "2014-06-12" },
    { "2014.\xC2\xA0jún.\xC2\xA0" "12.", "2014-06-12" },
    { "12 June 2014", "2014-06-12" }, { "June 12, 2014", "2014-06-12" },
    { "12th Jun 2014", "2014-06-12" }, { "25/12/2014", "2014-12-25" },
    { "12.25.2014", "2014-12-25" }, { "6/6/2014", "2014-06-06" },
    { "6/12/2014", NULL }, { "2014-02-29", NULL }, { "2014-13-01", NULL }, { "2014-06", NULL },
    { "20141301", NULL }, { "", NULL }, { "június", NULL }, { "2014", NULL },
    { "2014-06-12-13", NULL }, { "12 June July", NULL }, { "2014. jún. 12. és 13.", NULL },
    { "-2014-06-12", NULL }, { "201406121", NULL }, { "2014-06-12T10:00", NULL },
    { "jún. 12.", NULL }, { "6/12", NULL }, { "12", NULL }, { "ma", NULL },
    { "999999999999", NULL }, { "jujuba 3", NULL },
  };

  for (int language = ASP_LANGUAGE_HU; language <= ASP_LANGUAGE_EN; language++)
    {
      asp_format_set_language ((AspLanguage) language);
      check_days (cases, G_N_ELEMENTS (cases), ASP_DAY_NONE);
    }

  g_assert_cmpint (asp_parse_day (NULL, ASP_DAY_NONE), ==, ASP_DAY_NONE);
}

static void
test_partial_days (void)
{
  static const DayCase cases[] = {
    { "jún. 12.", "2014-06-12" }, { "június 12", "2014-06-12" }, { "06.12.", "2014-06-12" },
    { "6/12", "2014-06-12" }, { "6. 12.", "2014-06-12" }, { "12 June", "2014-06-12" },
    { "VI. 12.", "2014-06-12" }, { "máj. 1-jéig", "2014-05-01" }, { "12.", "2014-09-12" },
    { "31", NULL }, { "jan. 10.", "2015-01-10" }, { "febr. 29.", NULL }, { "13/45", NULL },
    { "ma", "2014-09-15" }, { "Holnap", "2014-09-16" }, { "yesterday", "2014-09-14" },
    { "123", NULL },
  };

  for (int language = ASP_LANGUAGE_HU; language <= ASP_LANGUAGE_EN; language++)
    {
      asp_format_set_language ((AspLanguage) language);
      check_days (cases, G_N_ELEMENTS (cases), asp_day_new (2014, 9, 15));
    }
}

static void
test_missing_year_is_the_nearest (void)
{
  AspDay january = asp_day_new (2015, 1, 8);

  g_assert_cmpint (asp_parse_day ("dec. 20.", january), ==, asp_day_new (2014, 12, 20));
  g_assert_cmpint (asp_parse_day ("febr. 1.", january), ==, asp_day_new (2015, 2, 1));
  g_assert_cmpint (asp_parse_day ("febr. 29.", january), ==, asp_day_new (2016, 2, 29));
}

static void
test_two_digit_years_are_hungarian (void)
{
  asp_format_set_language (ASP_LANGUAGE_HU);
  g_assert_cmpint (asp_parse_day ("14.06.12.", ASP_DAY_NONE), ==, asp_day_new (2014, 6, 12));
  g_assert_cmpint (asp_parse_day ("14. jún. 12.", ASP_DAY_NONE), ==, asp_day_new (2014, 6, 12));

  asp_format_set_language (ASP_LANGUAGE_EN);
  g_assert_cmpint (asp_parse_day ("14.06.12.", ASP_DAY_NONE), ==, ASP_DAY_NONE);
}

static void
test_formatted_days_are_read_back (void)
{
  AspDay reference = asp_day_new (2014, 7, 2);

  for (int language = ASP_LANGUAGE_HU; language <= ASP_LANGUAGE_EN; language++)
    {
      asp_format_set_language ((AspLanguage) language);
      for (AspDay day = reference - 180; day < reference + 180; day++)
        {
          g_autofree char *usual = asp_format_day (day);
          g_autofree char *brief = asp_format_day_short (day);
          g_autofree char *full = asp_format_day_long (day);

          g_assert_cmpint (asp_parse_day (usual, ASP_DAY_NONE), ==, day);
          g_assert_cmpint (asp_parse_day (brief, reference), ==, day);
          g_assert_cmpint (asp_parse_day (full, ASP_DAY_NONE), ==, day);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/parse/integers", test_integers);
  g_test_add_func ("/base/parse/forints", test_forints);
  g_test_add_func ("/base/parse/thousandths", test_thousandths);
  g_test_add_func ("/base/parse/formatted-numbers-are-read-back",
                   test_formatted_numbers_are_read_back);
  g_test_add_func ("/base/parse/full-days", test_full_days);
  g_test_add_func ("/base/parse/partial-days", test_partial_days);
  g_test_add_func ("/base/parse/missing-year-is-the-nearest", test_missing_year_is_the_nearest);
  g_test_add_func ("/base/parse/two-digit-years-are-hungarian",
                   test_two_digit_years_are_hungarian);
  g_test_add_func ("/base/parse/formatted-days-are-read-back",
                   test_formatted_days_are_read_back);

  return g_test_run ();
}
