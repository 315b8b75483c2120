/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is wrong with an identifier (domain.md 7.1). The words for the user are made by
 * asp_check_describe(). */
typedef enum
{
  ASP_CHECK_OK,
  ASP_CHECK_EMPTY,
  ASP_CHECK_LENGTH,
  ASP_CHECK_CHARACTERS,
  ASP_CHECK_DIGIT,
  ASP_CHECK_BLOCK,
} AspCheck;

typedef enum
{
  ASP_IDENTIFIER_KSH,
  ASP_IDENTIFIER_PIR,
  ASP_IDENTIFIER_TAX_NUMBER,
  ASP_IDENTIFIER_STAT_CODE,
  ASP_IDENTIFIER_BANK_ACCOUNT,
  ASP_IDENTIFIER_IBAN,
} AspIdentifier;

AspCheck  asp_check_identifier             (AspIdentifier  kind,
                                            const char    *text);
char     *asp_identifier_normalize         (AspIdentifier  kind,
                                            const char    *text);
char     *asp_check_describe               (AspIdentifier  kind,
                                            AspCheck       check);
int       asp_check_digit                  (const char    *digits,
                                            gsize          length);
char     *asp_identifier_tax_core_from_pir (const char    *pir);
char     *asp_identifier_iban_from_account (const char    *account);

G_END_DECLS
