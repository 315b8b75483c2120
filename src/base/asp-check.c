/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-check.h"

#include "asp-text.h"

#include <string.h>

#define CORE_LENGTH 8           /* törzsszám: the first block of the tax number */
#define IBAN_LENGTH 28

/* Weights of every Hungarian check digit used here, repeated from the left. */
static const int weights[] = { 9, 7, 3, 1 };

/* Where the separators of the written form stand: lengths of the blocks, ended by 0. */
typedef struct
{
  int         blocks[8];
  const char *separator;
} WrittenForm;

static const WrittenForm written_forms[] = {
  [ASP_IDENTIFIER_KSH] = { { 5 }, "" },
  [ASP_IDENTIFIER_PIR] = { { 6 }, "" },
  [ASP_IDENTIFIER_TAX_NUMBER] = { { 8, 1, 2 }, "-" },
  [ASP_IDENTIFIER_STAT_CODE] = { { 8, 4, 3, 2 }, "-" },
  [ASP_IDENTIFIER_BANK_ACCOUNT] = { { 8, 8, 8 }, "-" },
  [ASP_IDENTIFIER_IBAN] = { { 4, 4, 4, 4, 4, 4, 4 }, " " },
};

static gboolean
is_kind (AspIdentifier kind)
{
  return (guint) kind < G_N_ELEMENTS (written_forms);
}

/* The bare signs: without spaces and hyphens, letters in upper case. */
static char *
strip_separators (const char *text)
{
  g_autofree char *folded = asp_text_fold (text);
  GString *bare = g_string_sized_new (strlen (folded));

  for (const char *p = folded; *p != '\0'; p++)
    {
      if (*p != ' ' && *p != '-')
        g_string_append_c (bare, g_ascii_toupper (*p));
    }

  return g_string_free (bare, FALSE);
}

static gboolean
has_only (const char *text,
          const char *accepted)
{
  return strspn (text, accepted) == strlen (text);
}

static gboolean
has_only_digits (const char *text)
{
  return has_only (text, "0123456789");
}

static int
get_number (const char *digits,
            int         length)
{
  int value = 0;

  for (int i = 0; i < length; i++)
    value = value * 10 + (digits[i] - '0');

  return value;
}

/* Whether the last of @length digits is the check digit of the ones before it. */
static gboolean
ends_in_check_digit (const char *digits,
                     gsize       length)
{
  return asp_check_digit (digits, length - 1) == digits[length - 1] - '0';
}

/* The account part has its check digit inside: the weighted sum of all its digits ends in 0. */
static gboolean
has_account_sum (const char *digits)
{
  return asp_check_digit (digits, strlen (digits)) == 0;
}

/* Eight zeros would pass as a number, but nobody has it. */
static gboolean
has_right_core (const char *digits)
{
  return ends_in_check_digit (digits, CORE_LENGTH)
         && strncmp (digits, "00000000", CORE_LENGTH) != 0;
}

/* Tax offices (the last block): 02-20 bodies by county, 22-40 persons by county,
 * 41-43 Budapest, 44 and 51 the offices with a country-wide area. */
static gboolean
is_tax_office (int area)
{
  return (area >= 2 && area <= 20) || (area >= 22 && area <= 44) || area == 51;
}

static AspCheck
check_plain (const char *digits,
             gsize       length)
{
  if (strlen (digits) != length)
    return ASP_CHECK_LENGTH;

  if (has_only (digits, "0"))
    return ASP_CHECK_BLOCK;

  return ends_in_check_digit (digits, length) ? ASP_CHECK_OK : ASP_CHECK_DIGIT;
}

static AspCheck
check_tax_number (const char *digits)
{
  if (strlen (digits) != CORE_LENGTH + 3)
    return ASP_CHECK_LENGTH;

  if (!has_right_core (digits))
    return ASP_CHECK_DIGIT;

  if (digits[CORE_LENGTH] < '1' || digits[CORE_LENGTH] > '5')
    return ASP_CHECK_BLOCK;

  return is_tax_office (get_number (digits + CORE_LENGTH + 1, 2)) ? ASP_CHECK_OK : ASP_CHECK_BLOCK;
}

static AspCheck
check_stat_code (const char *digits)
{
  int county;

  if (strlen (digits) != CORE_LENGTH + 9)
    return ASP_CHECK_LENGTH;

  if (!has_right_core (digits))
    return ASP_CHECK_DIGIT;

  /* Legal forms (GFO) have three digits from 111 on; counties are 01 (Budapest) to 20. */
  county = get_number (digits + CORE_LENGTH + 7, 2);
  if (get_number (digits + CORE_LENGTH + 4, 3) < 111 || county < 1 || county > 20)
    return ASP_CHECK_BLOCK;

  return ASP_CHECK_OK;
}

static AspCheck
check_bank_account (const char *digits)
{
  gsize length = strlen (digits);

  if (length != 16 && length != 24)
    return ASP_CHECK_LENGTH;

  if (strncmp (digits, "00000000", 8) == 0)
    return ASP_CHECK_BLOCK;

  /* With 24 digits the middle block need not be right by itself, only the last 16 together
   * (decree 18/2009 of the national bank). */
  if (!ends_in_check_digit (digits, 8) || !has_account_sum (digits + 8))
    return ASP_CHECK_DIGIT;

  return ASP_CHECK_OK;
}

static AspCheck
check_iban (const char *signs)
{
  int rest = 0;

  if (!g_ascii_isalpha (signs[0]) || !g_ascii_isalpha (signs[1]) || !has_only_digits (signs + 2))
    return ASP_CHECK_CHARACTERS;

  if (strncmp (signs, "HU", 2) != 0)
    return ASP_CHECK_BLOCK;

  if (strlen (signs) != IBAN_LENGTH)
    return ASP_CHECK_LENGTH;

  /* ISO 13616: account, country (H = 17, U = 30), check digits, read as one number. */
  for (const char *p = signs + 4; *p != '\0'; p++)
    rest = (rest * 10 + (*p - '0')) % 97;

  rest = (rest * 10000 + 1730) % 97;
  rest = (rest * 100 + get_number (signs + 2, 2)) % 97;
  if (rest != 1)
    return ASP_CHECK_DIGIT;

  return check_bank_account (signs + 4);
}

/**
 * asp_check_digit:
 * @digits: decimal digits, not necessarily ended by a NUL
 * @length: how many of them count
 *
 * The check digit of Hungarian identifiers: the digits are weighted with 9, 7, 3, 1 repeated
 * from the left; what the sum lacks to the next ten.
 *
 * Returns: 0 to 9, or -1 when a sign is no digit
 */
int
asp_check_digit (const char *digits,
                 gsize       length)
{
  int sum = 0;

  g_return_val_if_fail (digits != NULL, -1);

  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (digits[i]))
        return -1;

      sum = (sum + (digits[i] - '0') * weights[i % G_N_ELEMENTS (weights)]) % 10;
    }

  return (10 - sum) % 10;
}

/**
 * asp_check_identifier:
 * @kind: what @text is to be
 * @text: (nullable): as typed; spaces and hyphens are allowed anywhere
 *
 * Checks form and check digits (domain.md 7.1). Whether such a body or account exists is not known.
 *
 * Returns: the first thing that is wrong, or %ASP_CHECK_OK
 */
AspCheck
asp_check_identifier (AspIdentifier  kind,
                      const char    *text)
{
  g_autofree char *bare = strip_separators (text);

  g_return_val_if_fail (is_kind (kind), ASP_CHECK_EMPTY);

  if (*bare == '\0')
    return ASP_CHECK_EMPTY;

  if (kind != ASP_IDENTIFIER_IBAN && !has_only_digits (bare))
    return ASP_CHECK_CHARACTERS;

  switch (kind)
    {
    case ASP_IDENTIFIER_KSH:
      return check_plain (bare, 5);

    case ASP_IDENTIFIER_PIR:
      return check_plain (bare, 6);

    case ASP_IDENTIFIER_TAX_NUMBER:
      return check_tax_number (bare);

    case ASP_IDENTIFIER_STAT_CODE:
      return check_stat_code (bare);

    case ASP_IDENTIFIER_BANK_ACCOUNT:
      return check_bank_account (bare);

    case ASP_IDENTIFIER_IBAN:
    default:
      return check_iban (bare);
    }
}

/**
 * asp_identifier_normalize:
 * @kind: what @text is
 * @text: (nullable): as typed
 *
 * Returns: (transfer full): the usual written form (`27432426-2-42`, `10032000-01720361`,
 *   `HU42 1003 2000 …`) when @text is right; otherwise @text with the spaces around it removed,
 *   because a wrong value is kept as the user gave it. Leading zeros always stay.
 */
char *
asp_identifier_normalize (AspIdentifier  kind,
                          const char    *text)
{
  g_autofree char *bare = NULL;
  const WrittenForm *form;
  const char *rest;
  GString *written;

  g_return_val_if_fail (is_kind (kind), NULL);

  if (text == NULL)
    return g_strdup ("");

  if (asp_check_identifier (kind, text) != ASP_CHECK_OK)
    return g_strstrip (g_utf8_make_valid (text, -1));

  bare = strip_separators (text);
  form = &written_forms[kind];
  rest = bare;
  written = g_string_sized_new (strlen (bare) + G_N_ELEMENTS (form->blocks));

  /* A short account number ends before its last block. */
  for (guint i = 0; *rest != '\0' && i < G_N_ELEMENTS (form->blocks); i++)
    {
      if (i > 0)
        g_string_append (written, form->separator);

      g_string_append_len (written, rest, form->blocks[i]);
      rest += form->blocks[i];
    }

  return g_string_free (written, FALSE);
}

/**
 * asp_identifier_tax_core_from_pir:
 * @pir: (nullable): a PIR number
 *
 * The first block of a budgetary body's tax number follows from its PIR number: 15, the first
 * five digits, a check digit. A body may have another one, so a difference is worth a warning,
 * not an error.
 *
 * Returns: (transfer full) (nullable): eight digits, or %NULL when @pir is not right
 */
char *
asp_identifier_tax_core_from_pir (const char *pir)
{
  g_autofree char *bare = NULL;
  char core[CORE_LENGTH + 1] = "15";

  if (asp_check_identifier (ASP_IDENTIFIER_PIR, pir) != ASP_CHECK_OK)
    return NULL;

  bare = strip_separators (pir);
  memcpy (core + 2, bare, 5);
  core[CORE_LENGTH - 1] = (char) ('0' + asp_check_digit (core, CORE_LENGTH - 1));

  return g_strdup (core);
}

/**
 * asp_identifier_iban_from_account:
 * @account: (nullable): a domestic account number of 16 or 24 digits
 *
 * Returns: (transfer full) (nullable): its IBAN in written form, or %NULL when @account is not
 *   right
 */
char *
asp_identifier_iban_from_account (const char *account)
{
  g_autofree char *bare = NULL;
  g_autofree char *iban = NULL;
  int rest = 0;

  if (asp_check_identifier (ASP_IDENTIFIER_BANK_ACCOUNT, account) != ASP_CHECK_OK)
    return NULL;

  bare = strip_separators (account);
  for (int i = 0; i < 24; i++)
    rest = (rest * 10 + (i < (int) strlen (bare) ? bare[i] - '0' : 0)) % 97;

  rest = (rest * 10000 + 1730) % 97 * 100 % 97;
  iban = g_strdup_printf ("HU%02d%s%s", 98 - rest, bare, strlen (bare) == 16 ? "00000000" : "");

  return asp_identifier_normalize (ASP_IDENTIFIER_IBAN, iban);
}
