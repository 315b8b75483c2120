/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-format.h"

#include "asp-month-names.h"

#define NO_BREAK_SPACE "\xC2\xA0"
#define MINUS "\xE2\x88\x92"    /* U+2212, as wide as the digits are */

/* Set once at start, before any other thread; the language of the messages. */
static AspLanguage current_language = ASP_LANGUAGE_EN;

static const char *const short_weekdays[][7] = {
  [ASP_LANGUAGE_HU] = { "H", "K", "Sze", "Cs", "P", "Szo", "V" },
  [ASP_LANGUAGE_EN] = { "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun" },
};

static const char *const long_weekdays[][7] = {
  [ASP_LANGUAGE_HU] = { "hétfő", "kedd", "szerda", "csütörtök", "péntek", "szombat", "vasárnap" },
  [ASP_LANGUAGE_EN] = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
                        "Sunday" },
};

/* From how many digits on numbers are grouped. In Hungarian running text four digits stay solid
 * (rules of Hungarian spelling); in a column with longer numbers they are grouped too. */
static int
get_grouping_start (gboolean in_column)
{
  return current_language == ASP_LANGUAGE_HU && !in_column ? 5 : 4;
}

static void
append_number (GString  *out,
               gboolean  negative,
               guint64   value,
               gboolean  in_column)
{
  const char *separator = current_language == ASP_LANGUAGE_HU ? NO_BREAK_SPACE : ",";
  char digits[24];
  int n_digits = g_snprintf (digits, sizeof digits, "%" G_GUINT64_FORMAT, value);
  gboolean grouped = n_digits >= get_grouping_start (in_column);

  if (negative)
    g_string_append (out, MINUS);

  for (int i = 0; i < n_digits; i++)
    {
      if (grouped && i > 0 && (n_digits - i) % 3 == 0)
        g_string_append (out, separator);

      g_string_append_c (out, digits[i]);
    }
}

/* G_MININT64 has no positive counterpart in a signed integer. */
static guint64
get_magnitude (gint64 value)
{
  return value < 0 ? (guint64) 0 - (guint64) value : (guint64) value;
}

static char *
format_integer (gint64      value,
                gboolean    in_column,
                const char *unit)
{
  GString *out = g_string_new (NULL);

  append_number (out, value < 0, get_magnitude (value), in_column);
  if (unit != NULL)
    g_string_append_printf (out, NO_BREAK_SPACE "%s", unit);

  return g_string_free (out, FALSE);
}

/**
 * asp_format_set_language:
 * @language: the language of the messages
 *
 * Chooses the written forms of the whole program. To be called once at start, before there is a
 * second thread; English until then.
 */
void
asp_format_set_language (AspLanguage language)
{
  g_return_if_fail (language == ASP_LANGUAGE_HU || language == ASP_LANGUAGE_EN);

  current_language = language;
}

/**
 * asp_format_get_language:
 *
 * Returns: the language that asp_format_set_language() chose
 */
AspLanguage
asp_format_get_language (void)
{
  return current_language;
}

/**
 * asp_format_integer:
 * @value: a number
 *
 * A number in a sentence. Hungarian: groups of three with U+00A0 from five digits on; English:
 * with commas from four. The sign of a negative one is U+2212.
 *
 * Returns: (transfer full): the number
 */
char *
asp_format_integer (gint64 value)
{
  return format_integer (value, FALSE, NULL);
}

/**
 * asp_format_integer_in_column:
 * @value: a number
 *
 * A number in a column with others: like asp_format_integer(), but grouped from four digits on in
 * both languages, so that digits stand under digits.
 *
 * Returns: (transfer full): the number
 */
char *
asp_format_integer_in_column (gint64 value)
{
  return format_integer (value, TRUE, NULL);
}

/**
 * asp_format_forint:
 * @forints: whole forints
 *
 * Returns: (transfer full): the amount with its unit after U+00A0, so that no line breaks in it
 */
char *
asp_format_forint (gint64 forints)
{
  return format_integer (forints, FALSE, "Ft");
}

/**
 * asp_format_forint_in_column:
 * @forints: whole forints
 *
 * Returns: (transfer full): the amount as in asp_format_forint(), grouped from four digits on
 */
char *
asp_format_forint_in_column (gint64 forints)
{
  return format_integer (forints, TRUE, "Ft");
}

/**
 * asp_format_thousandths:
 * @thousandths: a quantity in thousandths
 *
 * Returns: (transfer full): the quantity with up to three decimals, none that are 0
 */
char *
asp_format_thousandths (gint64 thousandths)
{
  guint64 magnitude = get_magnitude (thousandths);
  int decimals = (int) (magnitude % 1000);
  GString *out = g_string_new (NULL);

  append_number (out, thousandths < 0, magnitude / 1000, FALSE);

  if (decimals > 0)
    {
      g_string_append_c (out, current_language == ASP_LANGUAGE_HU ? ',' : '.');
      g_string_append_printf (out, "%03d", decimals);
      while (out->str[out->len - 1] == '0')
        g_string_truncate (out, out->len - 1);
    }

  return g_string_free (out, FALSE);
}

/**
 * asp_format_percent:
 * @percent: whole percent
 *
 * Returns: (transfer full): the number with the sign close to it
 */
char *
asp_format_percent (int percent)
{
  GString *out = g_string_new (NULL);

  append_number (out, percent < 0, get_magnitude (percent), FALSE);
  g_string_append_c (out, '%');

  return g_string_free (out, FALSE);
}

/**
 * asp_format_day:
 * @day: a day, or %ASP_DAY_NONE
 *
 * Returns: (transfer full): `2014. jún. 12.` or `12 Jun 2014`; an empty text for %ASP_DAY_NONE
 */
char *
asp_format_day (AspDay day)
{
  int year;
  int month;
  int mday;
  const char *name;

  if (day == ASP_DAY_NONE)
    return g_strdup ("");

  asp_day_get_ymd (day, &year, &month, &mday);
  name = asp_month_names_get_short (current_language, month);

  if (current_language == ASP_LANGUAGE_HU)
    return g_strdup_printf ("%d. %s %d.", year, name, mday);

  return g_strdup_printf ("%d %s %d", mday, name, year);
}

/**
 * asp_format_day_short:
 * @day: a day, or %ASP_DAY_NONE
 *
 * For tables where the year is plain.
 *
 * Returns: (transfer full): `jún. 12.` or `12 Jun`; an empty text for %ASP_DAY_NONE
 */
char *
asp_format_day_short (AspDay day)
{
  int month;
  int mday;
  const char *name;

  if (day == ASP_DAY_NONE)
    return g_strdup ("");

  asp_day_get_ymd (day, NULL, &month, &mday);
  name = asp_month_names_get_short (current_language, month);

  if (current_language == ASP_LANGUAGE_HU)
    return g_strdup_printf ("%s %d.", name, mday);

  return g_strdup_printf ("%d %s", mday, name);
}

/**
 * asp_format_day_long:
 * @day: a day, or %ASP_DAY_NONE
 *
 * For sentences.
 *
 * Returns: (transfer full): `2014. június 12.` or `12 June 2014`; an empty text for %ASP_DAY_NONE
 */
char *
asp_format_day_long (AspDay day)
{
  int year;
  int month;
  int mday;
  const char *name;

  if (day == ASP_DAY_NONE)
    return g_strdup ("");

  asp_day_get_ymd (day, &year, &month, &mday);
  name = asp_month_names_get_long (current_language, month);

  if (current_language == ASP_LANGUAGE_HU)
    return g_strdup_printf ("%d. %s %d.", year, name, mday);

  return g_strdup_printf ("%d %s %d", mday, name, year);
}

/**
 * asp_format_month:
 * @day: any day of the month, or %ASP_DAY_NONE
 *
 * Returns: (transfer full): `2014. június` or `June 2014`; an empty text for %ASP_DAY_NONE
 */
char *
asp_format_month (AspDay day)
{
  int year;
  int month;
  const char *name;

  if (day == ASP_DAY_NONE)
    return g_strdup ("");

  asp_day_get_ymd (day, &year, &month, NULL);
  name = asp_month_names_get_long (current_language, month);

  if (current_language == ASP_LANGUAGE_HU)
    return g_strdup_printf ("%d. %s", year, name);

  return g_strdup_printf ("%s %d", name, year);
}

/**
 * asp_format_month_short:
 * @day: any day of the month, or %ASP_DAY_NONE
 *
 * Returns: (transfer full): `jún.` or `Jun`; an empty text for %ASP_DAY_NONE
 */
char *
asp_format_month_short (AspDay day)
{
  int month;

  if (day == ASP_DAY_NONE)
    return g_strdup ("");

  asp_day_get_ymd (day, NULL, &month, NULL);

  return g_strdup (asp_month_names_get_short (current_language, month));
}

/**
 * asp_format_weekday_short:
 * @day: a day, or %ASP_DAY_NONE
 *
 * Returns: (transfer full): `Cs` or `Thu`; an empty text for %ASP_DAY_NONE
 */
char *
asp_format_weekday_short (AspDay day)
{
  if (day == ASP_DAY_NONE)
    return g_strdup ("");

  return g_strdup (short_weekdays[current_language][asp_day_get_weekday (day) - 1]);
}

/**
 * asp_format_day_with_weekday:
 * @day: a day, or %ASP_DAY_NONE
 *
 * Returns: (transfer full): `2014. június 12., csütörtök` or `12 June 2014, Thursday`; an empty
 *   text for %ASP_DAY_NONE
 */
char *
asp_format_day_with_weekday (AspDay day)
{
  g_autofree char *text = asp_format_day_long (day);

  if (day == ASP_DAY_NONE)
    return g_strdup ("");

  return g_strdup_printf ("%s, %s", text,
                          long_weekdays[current_language][asp_day_get_weekday (day) - 1]);
}
