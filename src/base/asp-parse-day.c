/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-format.h"

#include "asp-month-names.h"
#include "asp-text.h"

#include <string.h>

#define MAX_PARTS 3

/* One part of a typed date. */
typedef struct
{
  gboolean is_month_name;
  int      value;
  int      n_digits;            /* 0 for the name of a month */
} Part;

typedef struct
{
  Part     parts[MAX_PARTS];
  int      n_parts;
} Parts;

/* What Hungarian and English write after the number of a day: 1-jén, 12-én, 12th. */
static const char *const day_endings[] = {
  "a", "an", "e", "en", "ig", "je", "jen", "jeig", "nd", "rd", "st", "th", "tol",
};

typedef struct
{
  const char *word;
  int         days;
} RelativeDay;

static const RelativeDay relative_days[] = {
  { "ma", 0 }, { "today", 0 }, { "holnap", 1 }, { "tomorrow", 1 }, { "tegnap", -1 },
  { "yesterday", -1 }, { "holnaputan", 2 }, { "tegnapelott", -2 },
};

static gboolean
is_day_ending (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (day_endings); i++)
    {
      if (g_str_equal (word, day_endings[i]))
        return TRUE;
    }

  return FALSE;
}

static gboolean
add_number (Parts       *parts,
            const char **position)
{
  Part part = { FALSE, 0, 0 };

  for (; g_ascii_isdigit (**position); (*position)++)
    {
      if (++part.n_digits > 8)
        return FALSE;

      part.value = part.value * 10 + (**position - '0');
    }

  if (parts->n_parts == MAX_PARTS)
    return FALSE;

  parts->parts[parts->n_parts++] = part;

  return TRUE;
}

static gboolean
add_word (Parts       *parts,
          const char **position,
          gboolean     after_number)
{
  const char *start = *position;
  g_autofree char *word = NULL;
  Part part = { TRUE, 0, 0 };

  while (g_ascii_isalpha (**position))
    (*position)++;

  word = g_strndup (start, *position - start);
  if (after_number && is_day_ending (word))
    return TRUE;

  part.value = asp_month_names_find (word);
  if (part.value == 0 || parts->n_parts == MAX_PARTS)
    return FALSE;

  parts->parts[parts->n_parts++] = part;

  return TRUE;
}

/* Two signs of separation in a row are one ("2014. 06. 12."); before the first part none. */
static gboolean
split_parts (const char *folded,
             Parts      *parts)
{
  gboolean after_number = FALSE;

  parts->n_parts = 0;

  while (*folded != '\0')
    {
      if (g_ascii_isdigit (*folded))
        {
          if (!add_number (parts, &folded))
            return FALSE;

          after_number = TRUE;
        }
      else if (g_ascii_isalpha (*folded))
        {
          if (!add_word (parts, &folded, after_number))
            return FALSE;

          after_number = FALSE;
        }
      else
        {
          if (strchr (" .,/-()", *folded) == NULL || (parts->n_parts == 0 && *folded != '('))
            return FALSE;

          folded++;
        }
    }

  return parts->n_parts > 0;
}

/* The day in the year that brings it nearest to @reference: in December "jan. 10." is next
 * month, in January "dec. 20." was last month. */
static AspDay
find_nearest (int    month,
              int    mday,
              AspDay reference)
{
  AspDay nearest = ASP_DAY_NONE;
  int year;

  if (reference == ASP_DAY_NONE)
    return ASP_DAY_NONE;

  asp_day_get_ymd (reference, &year, NULL, NULL);

  for (int candidate_year = year - 1; candidate_year <= year + 1; candidate_year++)
    {
      AspDay day = asp_day_new (candidate_year, month, mday);

      if (day == ASP_DAY_NONE)
        continue;

      if (nearest == ASP_DAY_NONE || ABS (day - reference) < ABS (nearest - reference))
        nearest = day;
    }

  return nearest;
}

static AspDay
combine_one (const Part *part,
             AspDay      reference)
{
  int year;
  int month;

  if (part->n_digits == 8)
    return asp_day_new (part->value / 10000, part->value / 100 % 100, part->value % 100);

  if (part->is_month_name || part->n_digits > 2 || reference == ASP_DAY_NONE)
    return ASP_DAY_NONE;

  asp_day_get_ymd (reference, &year, &month, NULL);

  return asp_day_new (year, month, part->value);
}

static AspDay
combine_two (const Part *a,
             const Part *b,
             AspDay      reference)
{
  if (a->n_digits > 2 || b->n_digits > 2 || (a->is_month_name && b->is_month_name))
    return ASP_DAY_NONE;

  if (b->is_month_name)
    return find_nearest (b->value, a->value, reference);

  return find_nearest (a->value, b->value, reference);
}

/* Year last: 12 June 2014, June 12, 2014; figures only when they cannot be exchanged. */
static AspDay
combine_year_last (const Part *a,
                   const Part *b,
                   int         year)
{
  if (a->n_digits > 2 || b->n_digits > 2 || (a->is_month_name && b->is_month_name))
    return ASP_DAY_NONE;

  if (a->is_month_name)
    return asp_day_new (year, a->value, b->value);

  if (b->is_month_name)
    return asp_day_new (year, b->value, a->value);

  if (a->value <= 12 && b->value <= 12 && a->value != b->value)
    return ASP_DAY_NONE;

  return a->value > 12 ? asp_day_new (year, b->value, a->value)
                       : asp_day_new (year, a->value, b->value);
}

static AspDay
combine_three (const Part *a,
               const Part *b,
               const Part *c)
{
  gboolean hungarian = asp_format_get_language () == ASP_LANGUAGE_HU;

  if (c->n_digits == 4)
    return combine_year_last (a, b, c->value);

  if (c->is_month_name || c->n_digits > 2 || b->n_digits > 2 || a->is_month_name)
    return ASP_DAY_NONE;

  if (a->n_digits == 4)
    return asp_day_new (a->value, b->value, c->value);

  /* Hungarian always has the year first, so that two digits are enough. */
  if (a->n_digits == 2 && hungarian)
    return asp_day_new (2000 + a->value, b->value, c->value);

  return ASP_DAY_NONE;
}

/**
 * asp_parse_day:
 * @text: (nullable): what was typed
 * @reference: the day from which what is missing is completed, usually the status date, or
 *   %ASP_DAY_NONE to accept full dates only
 *
 * Reads a date leniently, in both languages whatever the program's is: `2014-06-12`,
 * `2014.06.12`, `2014. jún. 12.`, `2014. június 12-én`, `2014. VI. 12.`, `20140612`, `14.06.12`
 * (Hungarian only), `jún. 12.`, `06.12.`, `6/12` (always month before day), `12 June 2014`, `12.`,
 * `holnap`. Without a year the day nearest to @reference is meant; a lone number is a day in
 * the month of @reference. Numbers with the year at the end are refused when day and month could
 * be exchanged (`6/12/2014`). What was understood is to be shown back.
 *
 * Returns: the day, or %ASP_DAY_NONE when @text is no date or not only one
 */
AspDay
asp_parse_day (const char *text,
               AspDay      reference)
{
  g_autofree char *folded = asp_text_fold (text);
  Parts parts;

  for (guint i = 0; i < G_N_ELEMENTS (relative_days); i++)
    {
      if (g_str_equal (folded, relative_days[i].word))
        return reference == ASP_DAY_NONE ? ASP_DAY_NONE : reference + relative_days[i].days;
    }

  if (!split_parts (folded, &parts))
    return ASP_DAY_NONE;

  switch (parts.n_parts)
    {
    case 1:
      return combine_one (&parts.parts[0], reference);

    case 2:
      return combine_two (&parts.parts[0], &parts.parts[1], reference);

    default:
      return combine_three (&parts.parts[0], &parts.parts[1], &parts.parts[2]);
    }
}
