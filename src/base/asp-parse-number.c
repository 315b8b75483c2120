/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-format.h"

#include "asp-text.h"

#include <string.h>

/* A number as it was understood: magnitude = whole + thousandths / 1000. */
typedef struct
{
  gboolean negative;
  guint64  whole;
  int      thousandths;
} Number;

/* Words between an amount and its unit, longest first: "eFt" is a thousand forints. */
typedef struct
{
  const char *word;
  gint64      factor;
} Unit;

static const char *const forint_words[] = { "forint", "huf", "ft" };

static const Unit multipliers[] = {
  { "milliard", 1000000000 },
  { "mrd", 1000000000 },
  { "millio", 1000000 },
  { "ezer", 1000 },
  { "m", 1000000 },
  { "e", 1000 },
};

static guint
count_char (const char *text,
            char        c)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == c ? 1 : 0;

  return n;
}

/* Finds the decimal separator in @text, which has digits, spaces, points and commas only. The
 * other language's sign is taken when it cannot be one of thousands. Returns FALSE when two
 * readings are possible: a quantity "1.234" is in Hungarian either 1234 or 1,234. */
static gboolean
find_decimal_separator (const char  *text,
                        gboolean     wants_fraction,
                        const char **separator)
{
  gboolean hungarian = asp_format_get_language () == ASP_LANGUAGE_HU;
  char own = hungarian ? ',' : '.';
  char other = hungarian ? '.' : ',';
  guint n_own = count_char (text, own);
  guint n_other = count_char (text, other);
  const char *last;

  *separator = NULL;
  if (n_own == 1)
    {
      *separator = strchr (text, own);
      return TRUE;
    }

  if (n_own > 1 || n_other != 1)
    return TRUE;

  /* Thousands come in threes and do not begin with a zero. */
  last = strchr (text, other);
  if (strlen (last + 1) != 3 || g_str_has_prefix (text, "0"))
    *separator = last;
  else if (hungarian && wants_fraction)
    return FALSE;

  return TRUE;
}

static gboolean
append_digit (guint64 *value,
              char     digit)
{
  return !__builtin_mul_overflow (*value, (guint64) 10, value)
         && !__builtin_add_overflow (*value, (guint64) (digit - '0'), value);
}

/* Digits, alone or in groups of three with one kind of separator. */
static gboolean
parse_whole (const char *text,
             gsize       length,
             guint64    *value)
{
  char separator = '\0';
  gsize group_start = 0;

  *value = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (g_ascii_isdigit (text[i]))
        {
          if (!append_digit (value, text[i]))
            return FALSE;

          continue;
        }

      if (strchr (" .,", text[i]) == NULL || (separator != '\0' && text[i] != separator))
        return FALSE;

      if (separator == '\0' ? i < 1 || i > 3 : i - group_start != 3)
        return FALSE;

      separator = text[i];
      group_start = i + 1;
    }

  return separator == '\0' || length - group_start == 3;
}

/* A fourth decimal that is not 0 is refused: it would be lost silently. */
static gboolean
parse_fraction (const char *text,
                int        *thousandths)
{
  int weight = 100;

  *thousandths = 0;
  if (*text == '\0')
    return FALSE;

  for (; *text != '\0'; text++)
    {
      if (!g_ascii_isdigit (*text) || (weight == 0 && *text != '0'))
        return FALSE;

      *thousandths += (*text - '0') * weight;
      weight /= 10;
    }

  return TRUE;
}

static gboolean
parse_number (const char *folded,
              gboolean    wants_fraction,
              Number     *number)
{
  const char *separator;
  gsize length;

  number->negative = *folded == '-';
  if (*folded == '-' || *folded == '+')
    folded++;

  while (*folded == ' ')
    folded++;

  if (!find_decimal_separator (folded, wants_fraction, &separator))
    return FALSE;

  number->thousandths = 0;
  length = separator != NULL ? (gsize) (separator - folded) : strlen (folded);

  if (length == 0 && separator == NULL)
    return FALSE;

  return parse_whole (folded, length, &number->whole)
         && (separator == NULL || parse_fraction (separator + 1, &number->thousandths));
}

static gboolean
apply_sign (guint64   magnitude,
            gboolean  negative,
            gint64   *value)
{
  if (magnitude > (guint64) G_MAXINT64)
    return FALSE;

  *value = negative ? -(gint64) magnitude : (gint64) magnitude;

  return TRUE;
}

/* Cuts @suffix and the spaces before it from the end of @text. */
static gboolean
cut_suffix (char       *text,
            const char *suffix)
{
  if (!g_str_has_suffix (text, suffix))
    return FALSE;

  text[strlen (text) - strlen (suffix)] = '\0';
  g_strchomp (text);

  return TRUE;
}

/* Takes the unit from @text and returns how many forints it is. */
static gint64
cut_unit (char *text)
{
  gboolean has_unit = FALSE;

  cut_suffix (text, ".");
  for (guint i = 0; i < G_N_ELEMENTS (forint_words) && !has_unit; i++)
    has_unit = cut_suffix (text, forint_words[i]);

  if (!has_unit)
    return 1;

  for (guint i = 0; i < G_N_ELEMENTS (multipliers); i++)
    {
      if (cut_suffix (text, multipliers[i].word))
        return multipliers[i].factor;
    }

  return 1;
}

/**
 * asp_parse_integer:
 * @text: (nullable): what was typed
 * @value: (out): the number
 *
 * Reads a whole number, grouped or not, with any minus sign. Decimals must be 0.
 *
 * Returns: %FALSE, with @value unchanged, when @text is no whole number or does not fit
 */
gboolean
asp_parse_integer (const char *text,
                   gint64     *value)
{
  g_autofree char *folded = asp_text_fold (text);
  Number number;

  g_return_val_if_fail (value != NULL, FALSE);

  return parse_number (folded, FALSE, &number)
         && number.thousandths == 0
         && apply_sign (number.whole, number.negative, value);
}

/**
 * asp_parse_forint:
 * @text: (nullable): what was typed
 * @forints: (out): whole forints
 *
 * Reads an amount with or without its unit: `1 320 000 Ft`, `1.320.000,-`, `1320 eFt` (thousand),
 * `1,5 MFt` (million).
 *
 * Returns: %FALSE, with @forints unchanged, when @text is no whole amount or does not fit
 */
gboolean
asp_parse_forint (const char *text,
                  gint64     *forints)
{
  g_autofree char *folded = asp_text_fold (text);
  gint64 factor;
  guint64 magnitude;
  guint64 fraction;
  Number number;

  g_return_val_if_fail (forints != NULL, FALSE);

  factor = cut_unit (folded);
  if (!cut_suffix (folded, ",-"))
    cut_suffix (folded, ".-");

  if (!parse_number (folded, factor > 1, &number))
    return FALSE;

  fraction = (guint64) number.thousandths * (guint64) factor;
  if (fraction % 1000 != 0)
    return FALSE;

  return !__builtin_mul_overflow (number.whole, (guint64) factor, &magnitude)
         && !__builtin_add_overflow (magnitude, fraction / 1000, &magnitude)
         && apply_sign (magnitude, number.negative, forints);
}

/**
 * asp_parse_thousandths:
 * @text: (nullable): what was typed
 * @thousandths: (out): a quantity in thousandths
 *
 * Reads a quantity with up to three decimals. The other language's decimal sign is understood when
 * there is only one reading: `1.5` is one and a half in Hungarian too, `1.234` is refused there.
 *
 * Returns: %FALSE, with @thousandths unchanged, when @text is no such quantity or does not fit
 */
gboolean
asp_parse_thousandths (const char *text,
                       gint64     *thousandths)
{
  g_autofree char *folded = asp_text_fold (text);
  guint64 magnitude;
  Number number;

  g_return_val_if_fail (thousandths != NULL, FALSE);

  return parse_number (folded, TRUE, &number)
         && !__builtin_mul_overflow (number.whole, (guint64) 1000, &magnitude)
         && !__builtin_add_overflow (magnitude, (guint64) number.thousandths, &magnitude)
         && apply_sign (magnitude, number.negative, thousandths);
}
