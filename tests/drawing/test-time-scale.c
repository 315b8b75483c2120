/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-format.h"
#include "asp-time-scale.h"

#include <locale.h>

static void
count_cb (AspTimeScale *scale,
          guint        *count)
{
  (*count)++;
}

static void
test_positions (void)
{
  g_autoptr(AspTimeScale) scale = asp_time_scale_new ();
  AspDay first = asp_day_new (2014, 6, 1);

  asp_time_scale_set_range (scale, first, asp_day_new (2014, 6, 30));
  asp_time_scale_set_zoom (scale, 10);

  g_assert_cmpfloat (asp_time_scale_get_x (scale, first), ==, 0);
  g_assert_cmpfloat (asp_time_scale_get_x (scale, asp_day_new (2014, 6, 12)), ==, 110);
  g_assert_cmpfloat (asp_time_scale_get_width (scale), ==, 300);
  g_assert_cmpint (asp_time_scale_get_day (scale, 110), ==, asp_day_new (2014, 6, 12));
  g_assert_cmpint (asp_time_scale_get_day (scale, 119.9), ==, asp_day_new (2014, 6, 12));
  g_assert_cmpint (asp_time_scale_get_day (scale, -0.1), ==, asp_day_new (2014, 5, 31));
}

static void
test_day_survives_position (void)
{
  static const double zooms[] = { 0.1, 0.3, 0.7, 1, 3.3, 4, 17.9, 18, 60 };
  g_autoptr(AspTimeScale) scale = asp_time_scale_new ();

  asp_time_scale_set_range (scale, asp_day_new (2014, 1, 1), asp_day_new (2018, 12, 31));

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    {
      asp_time_scale_set_zoom (scale, zooms[i]);
      for (AspDay day = asp_day_new (2014, 1, 1); day <= asp_day_new (2018, 12, 31); day += 7)
        {
          double middle = asp_time_scale_get_x (scale, day) + zooms[i] / 2;

          g_assert_cmpint (asp_time_scale_get_day (scale, middle), ==, day);
        }
    }
}

static void
test_levels (void)
{
  static const struct
  {
    double       zoom;
    AspZoomLevel level;
    AspTickUnit  upper, lower;
  } cases[] = {
    { 60, ASP_ZOOM_DAY, ASP_TICK_MONTH, ASP_TICK_DAY },
    { 18, ASP_ZOOM_DAY, ASP_TICK_MONTH, ASP_TICK_DAY },
    { 17.9, ASP_ZOOM_WEEK, ASP_TICK_MONTH, ASP_TICK_WEEK },
    { 4, ASP_ZOOM_WEEK, ASP_TICK_MONTH, ASP_TICK_WEEK },
    { 3.9, ASP_ZOOM_MONTH, ASP_TICK_QUARTER, ASP_TICK_MONTH },
    { 1, ASP_ZOOM_MONTH, ASP_TICK_QUARTER, ASP_TICK_MONTH },
    { 0.9, ASP_ZOOM_QUARTER, ASP_TICK_YEAR, ASP_TICK_QUARTER },
    { 0.3, ASP_ZOOM_QUARTER, ASP_TICK_YEAR, ASP_TICK_QUARTER },
    { 0.2, ASP_ZOOM_YEAR, ASP_TICK_YEAR, ASP_TICK_QUARTER },
  };
  g_autoptr(AspTimeScale) scale = asp_time_scale_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      asp_time_scale_set_zoom (scale, cases[i].zoom);
      g_assert_cmpint (asp_time_scale_get_level (scale), ==, cases[i].level);
      g_assert_cmpint (asp_time_scale_get_upper_unit (scale), ==, cases[i].upper);
      g_assert_cmpint (asp_time_scale_get_lower_unit (scale), ==, cases[i].lower);
    }
}

static void
test_zoom_is_limited (void)
{
  g_autoptr(AspTimeScale) scale = asp_time_scale_new ();

  asp_time_scale_set_zoom (scale, 1e9);
  g_assert_cmpfloat (asp_time_scale_get_zoom (scale), ==, ASP_ZOOM_MAX);
  asp_time_scale_set_zoom (scale, 0);
  g_assert_cmpfloat (asp_time_scale_get_zoom (scale), ==, ASP_ZOOM_MIN);
}

static void
test_zoom_keeps_anchor (void)
{
  g_autoptr(AspTimeScale) scale = asp_time_scale_new ();
  AspDay day = asp_day_new (2014, 9, 15);
  double offset;

  asp_time_scale_set_range (scale, asp_day_new (2014, 1, 1), asp_day_new (2015, 12, 31));
  asp_time_scale_set_zoom (scale, 5);

  /* The day stands 200 pixels from the left edge and has to stay there. */
  offset = asp_time_scale_get_x (scale, day) - 200;
  offset = asp_time_scale_zoom_around (scale, 12, offset, 200);
  g_assert_cmpfloat_with_epsilon (asp_time_scale_get_x (scale, day) - offset, 200, 1e-6);

  /* Never before the beginning. */
  g_assert_cmpfloat (asp_time_scale_zoom_around (scale, 1, 0, 500), ==, 0);
}

static void
test_fit (void)
{
  g_autoptr(AspTimeScale) scale = asp_time_scale_new ();

  asp_time_scale_set_range (scale, 100, 199);
  g_assert_cmpfloat (asp_time_scale_get_fit (scale, 800), ==, 8);
  g_assert_cmpfloat (asp_time_scale_get_fit (scale, 1), ==, ASP_ZOOM_MIN);
  asp_time_scale_set_range (scale, 100, 100);
  g_assert_cmpfloat (asp_time_scale_get_fit (scale, 800), ==, ASP_ZOOM_MAX);
}

static void
test_visible (void)
{
  g_autoptr(AspTimeScale) scale = asp_time_scale_new ();
  AspDay first, last;

  asp_time_scale_set_range (scale, 1000, 1100);
  asp_time_scale_set_zoom (scale, 10);
  asp_time_scale_get_visible (scale, 15, 30, &first, &last);
  g_assert_cmpint (first, ==, 1001);
  g_assert_cmpint (last, ==, 1004);
  asp_time_scale_get_visible (scale, 0, 0, &first, &last);
  g_assert_cmpint (first, ==, 1000);
  g_assert_cmpint (last, ==, 1000);
}

static void
test_change_is_told_once (void)
{
  AspTimeScale *scale = asp_time_scale_new ();
  guint count = 0;

  g_signal_connect (scale, "changed", G_CALLBACK (count_cb), &count);
  asp_time_scale_set_zoom (scale, 7);
  asp_time_scale_set_zoom (scale, 7);
  asp_time_scale_set_range (scale, 5, 9);
  asp_time_scale_set_range (scale, 5, 9);
  g_assert_cmpuint (count, ==, 2);

  g_assert_finalize_object (scale);
}

/* ISO 8601: 2014 begins on a Wednesday, its first week on 30 December 2013; 2015 has 53 weeks. */
static void
test_week_numbers (void)
{
  g_assert_cmpint (asp_tick_get_week (asp_day_new (2013, 12, 29)), ==, 52);
  g_assert_cmpint (asp_tick_get_week (asp_day_new (2013, 12, 30)), ==, 1);
  g_assert_cmpint (asp_tick_get_week (asp_day_new (2014, 6, 12)), ==, 24);
  g_assert_cmpint (asp_tick_get_week (asp_day_new (2015, 12, 31)), ==, 53);
  g_assert_cmpint (asp_tick_get_week (asp_day_new (2016, 1, 3)), ==, 53);
  g_assert_cmpint (asp_tick_get_week (asp_day_new (2016, 1, 4)), ==, 1);
}

static void
test_steps (void)
{
  AspDay day = asp_day_new (2014, 8, 20);

  g_assert_cmpint (asp_tick_floor (ASP_TICK_DAY, day), ==, day);
  g_assert_cmpint (asp_tick_floor (ASP_TICK_WEEK, day), ==, asp_day_new (2014, 8, 18));
  g_assert_cmpint (asp_tick_floor (ASP_TICK_MONTH, day), ==, asp_day_new (2014, 8, 1));
  g_assert_cmpint (asp_tick_floor (ASP_TICK_QUARTER, day), ==, asp_day_new (2014, 7, 1));
  g_assert_cmpint (asp_tick_floor (ASP_TICK_YEAR, day), ==, asp_day_new (2014, 1, 1));
  g_assert_cmpint (asp_tick_next (ASP_TICK_WEEK, day), ==, asp_day_new (2014, 8, 25));
  g_assert_cmpint (asp_tick_next (ASP_TICK_MONTH, day), ==, asp_day_new (2014, 9, 1));
  g_assert_cmpint (asp_tick_next (ASP_TICK_QUARTER, day), ==, asp_day_new (2014, 10, 1));
  g_assert_cmpint (asp_tick_next (ASP_TICK_YEAR, asp_day_new (2014, 12, 31)), ==,
                   asp_day_new (2015, 1, 1));
}

static void
assert_name (AspTickUnit  unit,
             AspTickForm  form,
             const char  *expected)
{
  g_autofree char *name = asp_tick_format (unit, asp_day_new (2014, 6, 12), form);

  g_assert_cmpstr (name, ==, expected);
}

static void
test_names (void)
{
  asp_format_set_language (ASP_LANGUAGE_HU);
  assert_name (ASP_TICK_MONTH, ASP_TICK_FULL, "2014. június");
  assert_name (ASP_TICK_MONTH, ASP_TICK_MEDIUM, "jún.");
  assert_name (ASP_TICK_DAY, ASP_TICK_FULL, "jún. 12.");

  asp_format_set_language (ASP_LANGUAGE_EN);
  assert_name (ASP_TICK_DAY, ASP_TICK_SHORT, "12");
  assert_name (ASP_TICK_WEEK, ASP_TICK_MEDIUM, "Week 24");
  assert_name (ASP_TICK_WEEK, ASP_TICK_SHORT, "24");
  assert_name (ASP_TICK_MONTH, ASP_TICK_FULL, "June 2014");
  assert_name (ASP_TICK_MONTH, ASP_TICK_SHORT, "6");
  assert_name (ASP_TICK_QUARTER, ASP_TICK_FULL, "2nd quarter of 2014");
  assert_name (ASP_TICK_QUARTER, ASP_TICK_SHORT, "Q2");
  assert_name (ASP_TICK_YEAR, ASP_TICK_FULL, "2014");
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/drawing/time-scale/day-has-its-place", test_positions);
  g_test_add_func ("/drawing/time-scale/place-has-its-day", test_day_survives_position);
  g_test_add_func ("/drawing/time-scale/zoom-chooses-the-steps", test_levels);
  g_test_add_func ("/drawing/time-scale/zoom-is-limited", test_zoom_is_limited);
  g_test_add_func ("/drawing/time-scale/zoom-keeps-the-anchor", test_zoom_keeps_anchor);
  g_test_add_func ("/drawing/time-scale/fit-shows-the-whole-range", test_fit);
  g_test_add_func ("/drawing/time-scale/visible-days", test_visible);
  g_test_add_func ("/drawing/time-scale/change-is-told-once", test_change_is_told_once);
  g_test_add_func ("/drawing/tick/weeks-are-numbered-by-iso-8601", test_week_numbers);
  g_test_add_func ("/drawing/tick/steps-begin-where-they-should", test_steps);
  g_test_add_func ("/drawing/tick/names-follow-the-language", test_names);

  return g_test_run ();
}
