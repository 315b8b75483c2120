/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-month-names.h"

#include "asp-text.h"

#include <string.h>

/* The program's own tables: the C library's names depend on which locales are built. */
static const char *const long_names[][12] = {
  [ASP_LANGUAGE_HU] = {
    "január", "február", "március", "április", "május", "június",
    "július", "augusztus", "szeptember", "október", "november", "december",
  },
  [ASP_LANGUAGE_EN] = {
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
  },
};

static const char *const short_names[][12] = {
  [ASP_LANGUAGE_HU] = {
    "jan.", "febr.", "márc.", "ápr.", "máj.", "jún.",
    "júl.", "aug.", "szept.", "okt.", "nov.", "dec.",
  },
  [ASP_LANGUAGE_EN] = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  },
};

/* Used in dates of council resolutions: 45/2014. (VI. 12.) */
static const char *const roman_numerals[] = {
  "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii",
};

/**
 * asp_month_names_get_long:
 * @language: a language
 * @month: 1 to 12
 *
 * Returns: the name of the month, as inside a date
 */
const char *
asp_month_names_get_long (AspLanguage language,
                          int         month)
{
  g_return_val_if_fail (month >= 1 && month <= 12, "");

  return long_names[language][month - 1];
}

/**
 * asp_month_names_get_short:
 * @language: a language
 * @month: 1 to 12
 *
 * Returns: the shortened name of the month, in Hungarian with its point
 */
const char *
asp_month_names_get_short (AspLanguage language,
                           int         month)
{
  g_return_val_if_fail (month >= 1 && month <= 12, "");

  return short_names[language][month - 1];
}

/**
 * asp_month_names_find:
 * @folded: one word from asp_text_fold(), without a point
 *
 * Knows the names of both languages, shortened to three letters or more, and Roman numerals.
 *
 * Returns: the month, 1 to 12, or 0 when @folded is none
 */
int
asp_month_names_find (const char *folded)
{
  gsize length;

  g_return_val_if_fail (folded != NULL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (roman_numerals); i++)
    {
      if (g_str_equal (folded, roman_numerals[i]))
        return (int) i + 1;
    }

  length = strlen (folded);
  if (length < 3)
    return 0;

  for (guint i = 0; i < 12; i++)
    {
      for (guint language = 0; language < G_N_ELEMENTS (long_names); language++)
        {
          g_autofree char *name = asp_text_fold (long_names[language][i]);

          if (strncmp (name, folded, length) == 0)
            return (int) i + 1;
        }
    }

  return 0;
}
