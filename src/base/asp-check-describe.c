/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-check.h"

#include <glib/gi18n-lib.h>

/* Whole sentences, because an inflected name cannot be put into one in Hungarian. */
static const char *const descriptions[][6] = {
  [ASP_IDENTIFIER_KSH] = {
    [ASP_CHECK_EMPTY] = N_("The KSH code is missing."),
    [ASP_CHECK_LENGTH] =
      N_("A KSH code has five digits, with a zero at its beginning where there is one."),
    [ASP_CHECK_CHARACTERS] = N_("A KSH code has only digits."),
    [ASP_CHECK_DIGIT] =
      N_("The check digit of the KSH code does not fit: please look for a mistyped digit."),
    [ASP_CHECK_BLOCK] = N_("A KSH code cannot be all zeros."),
  },
  [ASP_IDENTIFIER_PIR] = {
    [ASP_CHECK_EMPTY] = N_("The PIR registry number is missing."),
    [ASP_CHECK_LENGTH] = N_("A PIR registry number has six digits."),
    [ASP_CHECK_CHARACTERS] = N_("A PIR registry number has only digits."),
    [ASP_CHECK_DIGIT] =
      N_("The check digit of the PIR registry number does not fit: please look for a mistyped "
         "digit."),
    [ASP_CHECK_BLOCK] = N_("A PIR registry number cannot be all zeros."),
  },
  [ASP_IDENTIFIER_TAX_NUMBER] = {
    [ASP_CHECK_EMPTY] = N_("The tax number is missing."),
    [ASP_CHECK_LENGTH] = N_("A tax number has eleven digits, in the form 12345676-2-13."),
    [ASP_CHECK_CHARACTERS] = N_("A tax number has only digits and hyphens."),
    [ASP_CHECK_DIGIT] =
      N_("The check digit of the tax number, its eighth digit, does not fit: please look for a "
         "mistyped digit in the first block."),
    [ASP_CHECK_BLOCK] =
      N_("The end of the tax number is not possible: the ninth digit is from 1 to 5, the last "
         "two are the code of the tax office."),
  },
  [ASP_IDENTIFIER_STAT_CODE] = {
    [ASP_CHECK_EMPTY] = N_("The statistical code is missing."),
    [ASP_CHECK_LENGTH] =
      N_("A statistical code has seventeen digits, in the form 12345676-8411-321-13."),
    [ASP_CHECK_CHARACTERS] = N_("A statistical code has only digits and hyphens."),
    [ASP_CHECK_DIGIT] =
      N_("The check digit of the statistical code, its eighth digit, does not fit: please look "
         "for a mistyped digit in the first block."),
    [ASP_CHECK_BLOCK] =
      N_("The end of the statistical code is not possible: the third block is the code of the "
         "legal form, the last one the code of the county, from 01 to 20."),
  },
  [ASP_IDENTIFIER_BANK_ACCOUNT] = {
    [ASP_CHECK_EMPTY] = N_("The account number is missing."),
    [ASP_CHECK_LENGTH] = N_("An account number has 16 or 24 digits, in blocks of eight."),
    [ASP_CHECK_CHARACTERS] = N_("An account number has only digits and hyphens."),
    [ASP_CHECK_DIGIT] =
      N_("A check digit of the account number does not fit: please look for a mistyped digit."),
    [ASP_CHECK_BLOCK] = N_("The first block of an account number names the bank and cannot be "
                           "all zeros."),
  },
  [ASP_IDENTIFIER_IBAN] = {
    [ASP_CHECK_EMPTY] = N_("The IBAN is missing."),
    [ASP_CHECK_LENGTH] = N_("A Hungarian IBAN has 28 characters: HU and 26 digits."),
    [ASP_CHECK_CHARACTERS] = N_("An IBAN has two letters at its beginning, then only digits."),
    [ASP_CHECK_DIGIT] =
      N_("A check digit of the IBAN does not fit: please look for a mistyped digit."),
    [ASP_CHECK_BLOCK] =
      N_("This is not the IBAN of a Hungarian account: it begins with HU, and the digits of the "
         "bank are not all zeros."),
  },
};

/**
 * asp_check_describe:
 * @kind: what was checked
 * @check: the result of asp_check_identifier()
 *
 * Returns: (transfer full) (nullable): a translated sentence that says what is wrong, or %NULL for
 *   %ASP_CHECK_OK
 */
char *
asp_check_describe (AspIdentifier kind,
                    AspCheck      check)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (descriptions), NULL);
  g_return_val_if_fail ((guint) check < G_N_ELEMENTS (descriptions[0]), NULL);

  if (check == ASP_CHECK_OK)
    return NULL;

  return g_strdup (_(descriptions[kind][check]));
}
