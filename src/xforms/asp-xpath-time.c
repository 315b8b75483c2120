/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-xpath-private.h"

#include <math.h>
#include <string.h>

/* Dates are whole days (R1), dates with a time are instants: days since 1970-01-01T00:00Z (R2). A
 * time without an offset is one of the env's zone. Texts as ISO 8601 writes them. */

#define SECONDS_A_DAY 86400.0
#define MS_A_DAY 86400000.0

/* @n digits and no more. Returns: FALSE: they are not there */
static gboolean
read_digits (const char **at,
             guint        n,
             int         *value)
{
  *value = 0;
  for (guint i = 0; i < n; i++, (*at)++)
    {
      if (!g_ascii_isdigit (**at))
        return FALSE;
      *value = *value * 10 + (**at - '0');
    }

  return !g_ascii_isdigit (**at);
}

static gboolean
accept (const char **at,
        char         c)
{
  if (**at != c)
    return FALSE;

  (*at)++;

  return TRUE;
}

/* "Z", "+01:00", "-0730", "+02". @has: whether there is one. Returns: FALSE: it is wrong */
static gboolean
read_offset (const char **at,
             double      *seconds,
             gboolean    *has)
{
  int sign, hours, minutes = 0;

  *seconds = 0;
  *has = **at != '\0' && **at != ' ';
  if (!*has || accept (at, 'Z') || accept (at, 'z'))
    return TRUE;

  sign = **at == '-' ? -1 : 1;
  if (!accept (at, '-') && !accept (at, '+'))
    return FALSE;
  if (g_ascii_isdigit (**at) && g_ascii_isdigit ((*at)[1]) && g_ascii_isdigit ((*at)[2]))
    {
      if (!read_digits (at, 4, &hours))
        return FALSE;
      minutes = hours % 100;
      hours /= 100;
    }
  else if (!read_digits (at, 2, &hours) || (accept (at, ':') && !read_digits (at, 2, &minutes)))
    {
      return FALSE;
    }
  *seconds = sign * (hours * 3600 + minutes * 60);

  return hours <= 14 && minutes < 60;
}

/* "10:20", "10:20:30", "10:20:30.123". @seconds: since midnight, of whole milliseconds */
static gboolean
read_clock (const char **at,
            double      *seconds)
{
  int hour, minute, second = 0;
  double fraction = 0, place = 0.1;

  if (!read_digits (at, 2, &hour) || !accept (at, ':') || !read_digits (at, 2, &minute))
    return FALSE;
  if (accept (at, ':'))
    {
      if (!read_digits (at, 2, &second))
        return FALSE;
      if (accept (at, '.'))
        {
          for (; g_ascii_isdigit (**at); (*at)++, place /= 10)
            fraction += place * (**at - '0');
        }
    }
  *seconds = hour * 3600 + minute * 60 + second + floor (fraction * 1000 + 1e-6) / 1000;

  return (hour < 24 || (hour == 24 && minute == 0 && second == 0)) && minute < 60 && second < 60;
}

/* The offset of @zone, in seconds, at an instant or at a local time. */
static double
get_offset (const AspXPathEnv *env,
            GTimeType          type,
            double             seconds)
{
  g_autoptr (GTimeZone) zone = env != NULL && env->zone != NULL
                                 ? g_time_zone_ref (env->zone) : g_time_zone_new_local ();
  gint64 time = (gint64) floor (seconds);
  int interval;

  /* A local time that the clocks leap over is taken with the offset of before. */
  if (type == G_TIME_TYPE_UNIVERSAL)
    interval = g_time_zone_find_interval (zone, type, time);
  else
    interval = g_time_zone_adjust_time (zone, type, &time);

  return g_time_zone_get_offset (zone, MAX (interval, 0));
}

/* The instant of midnight, local time, at the beginning of a day. */
double
_asp_xpath_date_to_instant (double             days,
                            const AspXPathEnv *env)
{
  double seconds = days * SECONDS_A_DAY;

  if (!isfinite (days) || fabs (days) > 4000000)
    return NAN;

  return (seconds - get_offset (env, G_TIME_TYPE_STANDARD, seconds)) / SECONDS_A_DAY;
}

/* What the clock shows at an instant, as days since 1970-01-01T00:00 local time. */
double
_asp_xpath_instant_to_local (double             days,
                             const AspXPathEnv *env)
{
  double ms = round (days * MS_A_DAY);

  if (!isfinite (days) || fabs (days) > 4000000)
    return NAN;

  return (ms + get_offset (env, G_TIME_TYPE_UNIVERSAL, ms / 1000) * 1000) / MS_A_DAY;
}

/* @days: whole days of a DATE, the instant of a DATE_TIME */
AspTimeKind
_asp_xpath_parse_time (const char        *text,
                       const AspXPathEnv *env,
                       double            *days)
{
  const char *at = text;
  int year, month, day;
  double clock, offset;
  gboolean has_offset;
  AspDay date;

  while (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r')
    at++;
  if (!read_digits (&at, 4, &year) || !accept (&at, '-'))
    return ASP_TIME_NONE;
  if (!read_digits (&at, g_ascii_isdigit (at[0]) && g_ascii_isdigit (at[1]) ? 2 : 1, &month) ||
      !accept (&at, '-') ||
      !read_digits (&at, g_ascii_isdigit (at[0]) && g_ascii_isdigit (at[1]) ? 2 : 1, &day))
    return ASP_TIME_NONE;

  date = asp_day_new (year, month, day);
  if (date == ASP_DAY_NONE)
    return ASP_TIME_NONE;
  *days = date;
  if (*at != 'T')
    {
      while (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r')
        at++;
      return *at == '\0' ? ASP_TIME_DATE : ASP_TIME_NONE;
    }

  at++;
  if (!read_clock (&at, &clock) || !read_offset (&at, &offset, &has_offset))
    return ASP_TIME_NONE;
  while (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r')
    at++;
  if (*at != '\0')
    return ASP_TIME_NONE;
  if (!has_offset)
    offset = get_offset (env, G_TIME_TYPE_STANDARD, date * SECONDS_A_DAY + clock);
  *days = round ((date * SECONDS_A_DAY + clock - offset) * 1000) / MS_A_DAY;

  return ASP_TIME_DATE_TIME;
}

/* A time of the day, as its part of a day in local time; with an offset it is today's. NaN where it
 * is none. */
double
_asp_xpath_parse_clock (const char        *text,
                        const AspXPathEnv *env)
{
  const char *at = text;
  double clock, offset, local;
  gboolean has_offset;

  if (!read_clock (&at, &clock) || !read_offset (&at, &offset, &has_offset) || *at != '\0')
    return NAN;
  if (!has_offset)
    return clock / SECONDS_A_DAY;

  local = clock - offset +
          get_offset (env, G_TIME_TYPE_UNIVERSAL, env->today * SECONDS_A_DAY + clock - offset);
  local = fmod (local, SECONDS_A_DAY);

  return (local < 0 ? local + SECONDS_A_DAY : local) / SECONDS_A_DAY;
}

/* Local time with milliseconds and the offset: "1970-01-01T14:50:49.000-07:00". */
char *
_asp_xpath_format_instant (double             days,
                           const AspXPathEnv *env)
{
  double local = _asp_xpath_instant_to_local (days, env);
  g_autofree char *date = NULL;
  int offset, clock;

  if (isnan (local))
    return g_strdup ("");

  offset = (int) round ((local - days) * 1440);
  clock = (int) round ((local - floor (local)) * MS_A_DAY);
  /* A last half millisecond of a day. */
  if (clock >= (int) MS_A_DAY)
    clock = (int) MS_A_DAY - 1;
  date = asp_day_to_iso ((AspDay) floor (local));

  return g_strdup_printf ("%sT%02d:%02d:%02d.%03d%c%02d:%02d", date, clock / 3600000,
                          clock / 60000 % 60, clock / 1000 % 60, clock % 1000,
                          offset < 0 ? '-' : '+', ABS (offset) / 60, ABS (offset) % 60);
}

/* The number that the value is, and whether it is a DATE or a DATE_TIME, by its type or by how its
 * text looks (R11); all else is a NUMBER. */
AspXPathType
_asp_xpath_value_get_time (const AspXPathValue *self,
                           const AspXPathEnv   *env,
                           double              *days)
{
  g_auto (AspXPathValue) text = { 0 };
  const char *string;
  AspTimeKind kind;

  if (self->type == ASP_XPATH_DATE || self->type == ASP_XPATH_DATE_TIME)
    {
      *days = self->number;
      return self->type;
    }
  if (self->type != ASP_XPATH_STRING && self->type != ASP_XPATH_NODES)
    {
      *days = self->number;
      return ASP_XPATH_NUMBER;
    }

  if (self->type == ASP_XPATH_STRING)
    string = self->u.string;
  else if (self->n_nodes == 0)
    string = "";
  else
    {
      _asp_xpath_set_node_text (&text, _asp_xpath_value_get_node (self, 0));
      string = text.u.string;
    }
  *days = NAN;
  kind = strchr (string, '-') != NULL ? _asp_xpath_parse_time (string, env, days) : ASP_TIME_NONE;
  if (kind != ASP_TIME_NONE)
    return kind == ASP_TIME_DATE ? ASP_XPATH_DATE : ASP_XPATH_DATE_TIME;

  *days = _asp_xpath_parse_number (string, env);

  return ASP_XPATH_NUMBER;
}
