/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-xpath-functions-private.h"

#include <math.h>
#include <string.h>

#include "asp-month-names.h"

/* Dates are whole days since 1 January 1970 (R1), dates with a time are instants (R2). */

FUNCTION (today)
{
  _asp_xpath_set_date (result, context->env->today);
}

FUNCTION (now)
{
  gint64 now = context->env->now != 0 ? context->env->now : g_get_real_time ();

  _asp_xpath_set_date_time (result, (double) (now / 1000) / 86400000);
}

static double
get_written_day (const AspXPathValue *value,
                 const AspXPathEnv   *env)
{
  g_autofree char *text = _asp_xpath_value_to_string (value, env);
  char *end = strchr (text, 'T');
  double days = NAN;

  if (end != NULL)
    *end = '\0';
  _asp_xpath_parse_time (text, env, &days);

  return days;
}

/* The day that the value is; NaN where it is none. Of a text with a time it is the day written, as
 * in XPath 2.0's cast; of an instant, and of a number that is no whole day, that of local time. */
static double
get_day (const AspXPathValue *value,
         const AspXPathEnv   *env)
{
  double days;
  AspXPathType type = _asp_xpath_value_get_time (value, env, &days);

  if (value->type == ASP_XPATH_BOOLEAN || isnan (days) || fabs (days) > 4000000)
    return NAN;
  if (type == ASP_XPATH_DATE_TIME && value->type != ASP_XPATH_DATE_TIME)
    return get_written_day (value, env);
  if (type == ASP_XPATH_DATE_TIME || (type == ASP_XPATH_NUMBER && days != floor (days)))
    return floor (_asp_xpath_instant_to_local (days, env));

  return floor (days);
}

/* The instant that the value is; of a day, its midnight; NaN where it is none. */
static double
get_instant (const AspXPathValue *value,
             const AspXPathEnv   *env)
{
  double days;
  AspXPathType type = _asp_xpath_value_get_time (value, env, &days);

  if (value->type == ASP_XPATH_BOOLEAN || isnan (days) || fabs (days) > 4000000)
    return NAN;

  return type == ASP_XPATH_DATE ? _asp_xpath_date_to_instant (days, env) : days;
}

FUNCTION (date)
{
  g_auto (AspXPathValue) value = { 0 };
  double day;

  _asp_xpath_arg (expr, context, 0, &value);
  day = get_day (&value, context->env);
  if (isnan (day))
    _asp_xpath_set_string (result, "");
  else
    _asp_xpath_set_date (result, day);
}

FUNCTION (date_time)
{
  g_auto (AspXPathValue) value = { 0 };
  double instant;

  _asp_xpath_arg (expr, context, 0, &value);
  instant = get_instant (&value, context->env);
  if (isnan (instant))
    _asp_xpath_set_string (result, "");
  else
    _asp_xpath_set_date_time (result, instant);
}

/* Of a date the whole days (R1). */
FUNCTION (decimal_date_time)
{
  g_auto (AspXPathValue) value = { 0 };
  double days;

  _asp_xpath_arg (expr, context, 0, &value);
  _asp_xpath_value_get_time (&value, context->env, &days);
  _asp_xpath_set_number (result, value.type == ASP_XPATH_BOOLEAN ? NAN : days);
}

/* Of a time, or of a date with a time, the part of the day in local time. */
FUNCTION (decimal_time)
{
  g_auto (AspXPathValue) value = { 0 };
  double days;
  double local;

  _asp_xpath_arg (expr, context, 0, &value);
  if (_asp_xpath_value_get_time (&value, context->env, &days) == ASP_XPATH_DATE_TIME)
    {
      local = _asp_xpath_instant_to_local (days, context->env);
      _asp_xpath_set_number (result, local - floor (local));
      return;
    }
  _asp_xpath_set_number (result,
                         _asp_xpath_parse_clock (_asp_xpath_value_make_string (&value,
                                                                               context->env),
                                                 context->env));
}

static const char *
get_weekday_name (AspLanguage language,
                  int         weekday)
{
  static const char *const names[][7] = {
    [ASP_LANGUAGE_HU] = { "H", "K", "Sze", "Cs", "P", "Szo", "V" },
    [ASP_LANGUAGE_EN] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" },
  };

  return names[language][weekday - 1];
}

typedef struct
{
  AspLanguage language;
  int         year, month, day, weekday;
  int         hour, minute, second, ms;
} Moment;

static void
set_moment (Moment            *moment,
            double             local,
            const AspXPathEnv *env)
{
  AspDay day = (AspDay) floor (local);
  int ms = (int) round ((local - floor (local)) * 86400000);

  ms = MIN (ms, 86399999);
  asp_day_get_ymd (day, &moment->year, &moment->month, &moment->day);
  moment->weekday = asp_day_get_weekday (day);
  moment->language = env->language;
  moment->hour = ms / 3600000;
  moment->minute = ms / 60000 % 60;
  moment->second = ms / 1000 % 60;
  moment->ms = ms % 1000;
}

static void
append_part (GString      *out,
             char          part,
             const Moment *moment)
{
  switch (part)
    {
    case 'Y':
      g_string_append_printf (out, "%04d", moment->year);
      break;
    case 'y':
      g_string_append_printf (out, "%02d", moment->year % 100);
      break;
    case 'm':
      g_string_append_printf (out, "%02d", moment->month);
      break;
    case 'n':
      g_string_append_printf (out, "%d", moment->month);
      break;
    case 'b':
      g_string_append (out, asp_month_names_get_short (moment->language, moment->month));
      break;
    case 'd':
      g_string_append_printf (out, "%02d", moment->day);
      break;
    case 'e':
      g_string_append_printf (out, "%d", moment->day);
      break;
    case 'a':
      g_string_append (out, get_weekday_name (moment->language, moment->weekday));
      break;
    case 'H':
      g_string_append_printf (out, "%02d", moment->hour);
      break;
    case 'h':
      g_string_append_printf (out, "%d", moment->hour);
      break;
    case 'M':
      g_string_append_printf (out, "%02d", moment->minute);
      break;
    case 'S':
      g_string_append_printf (out, "%02d", moment->second);
      break;
    case '3':
      g_string_append_printf (out, "%03d", moment->ms);
      break;
    case '%':
      g_string_append_c (out, '%');
      break;
    default:
      g_string_append_printf (out, "%%%c", part);
      break;
    }
}

/* A day begins at midnight; of an instant the time is shown by the clock here. */
FUNCTION (format_date)
{
  g_auto (AspXPathValue) value = { 0 };
  TEXT_ARG (format, 1);
  double days;
  AspXPathType type;
  GString *out;
  Moment moment;

  _asp_xpath_arg (expr, context, 0, &value);
  type = _asp_xpath_value_get_time (&value, context->env, &days);
  if (type == ASP_XPATH_DATE_TIME || (type == ASP_XPATH_NUMBER && days != floor (days)))
    days = _asp_xpath_instant_to_local (days, context->env);
  if (value.type == ASP_XPATH_BOOLEAN || isnan (days) || fabs (days) > 4000000)
    {
      _asp_xpath_set_string (result, "");
      return;
    }

  set_moment (&moment, days, context->env);
  out = g_string_new (NULL);
  for (const char *p = format; *p != '\0'; p++)
    {
      if (*p != '%' || p[1] == '\0')
        g_string_append_c (out, *p);
      else
        append_part (out, *++p, &moment);
    }
  _asp_xpath_take_string (result, g_string_free (out, FALSE));
}

/* Ours (design: asp:): whether a day is worked, and the day so many working days later. */

FUNCTION (workday)
{
  g_auto (AspXPathValue) value = { 0 };
  double day;

  _asp_xpath_arg (expr, context, 0, &value);
  day = get_day (&value, context->env);
  _asp_xpath_set_boolean (result, !isnan (day) && context->env->get_calendar != NULL &&
                                  asp_calendar_is_workday (context->env->get_calendar (),
                                                           (AspDay) day));
}

FUNCTION (add_workdays)
{
  g_auto (AspXPathValue) value = { 0 };
  double n = _asp_xpath_arg_number (expr, context, 1);
  double day;

  _asp_xpath_arg (expr, context, 0, &value);
  day = get_day (&value, context->env);
  if (isnan (day) || isnan (n) || fabs (n) > 100000 || context->env->get_calendar == NULL)
    _asp_xpath_set_string (result, "");
  else
    _asp_xpath_set_date (result, asp_calendar_add (context->env->get_calendar (),
                                                   (AspDay) day, (int) n));
}
