/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-municipality-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-check.h"
#include "asp-format.h"
#include "asp-text.h"

#define MAX_NAME 120

/* Spreadsheets and the readers of most other programs hold numbers exactly up to here: 2^53. */
#define MAX_AMOUNT G_GINT64_CONSTANT (9007199254740992)

/* The legal statuses of the gazetteer of 2015, as the document writes them (domain.md 7.2). */
static const char *const legal_statuses[] = {
  "község", "nagyközség", "város", "megyei jogú város", "megyeszékhely megyei jogú város",
  "fővárosi kerület", "főváros",
};

typedef enum
{
  KIND_TEXT,
  KIND_NAME,
  KIND_IDENTIFIER,
  KIND_LEGAL_STATUS,
  KIND_OFFICE_CODE,
  KIND_INTEGER,
  KIND_FORINT,
  KIND_DAY,
  KIND_POSTCODE,
  KIND_PHONE,
  KIND_EMAIL,
} FieldKind;

typedef struct
{
  const char    *column;
  FieldKind      kind;
  AspIdentifier  identifier;
} FieldRule;

/* A column that is not here is free text. */
static const FieldRule rules[] = {
  { "name", KIND_NAME, 0 },
  { "ksh_code", KIND_IDENTIFIER, ASP_IDENTIFIER_KSH },
  { "pir", KIND_IDENTIFIER, ASP_IDENTIFIER_PIR },
  { "tax_number", KIND_IDENTIFIER, ASP_IDENTIFIER_TAX_NUMBER },
  { "stat_code", KIND_IDENTIFIER, ASP_IDENTIFIER_STAT_CODE },
  { "bank_account", KIND_IDENTIFIER, ASP_IDENTIFIER_BANK_ACCOUNT },
  { "iban", KIND_IDENTIFIER, ASP_IDENTIFIER_IBAN },
  { "legal_status", KIND_LEGAL_STATUS, 0 },
  { "office_code", KIND_OFFICE_CODE, 0 },
  { "population", KIND_INTEGER, 0 },
  { "permanent_population", KIND_INTEGER, 0 },
  { "dwellings", KIND_INTEGER, 0 },
  { "grant_amount", KIND_FORINT, 0 },
  { "start_day", KIND_DAY, 0 },
  { "from_day", KIND_DAY, 0 },
  { "to_day", KIND_DAY, 0 },
  { "postcode", KIND_POSTCODE, 0 },
  { "phone", KIND_PHONE, 0 },
  { "email", KIND_EMAIL, 0 },
};

static FieldRule
find_rule (const char *column)
{
  const FieldRule text_rule = { column, KIND_TEXT, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      if (strcmp (rules[i].column, column) == 0)
        return rules[i];
    }

  return text_rule;
}

static char *
clean (const char *text)
{
  return g_strstrip (asp_text_clean (text));
}

/* National numbers are eight digits, nine for mobiles (domain.md 7.1). */
static gboolean
is_hungarian_phone (const char *digits)
{
  static const char *const mobiles[] = { "20", "30", "31", "50", "70" };
  gsize length = strlen (digits);

  if (digits[0] == '0')
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (mobiles); i++)
    {
      if (g_str_has_prefix (digits, mobiles[i]))
        return length == 9;
    }

  return length == 8;
}

/* Returns: (transfer full) (nullable): "+" and digits; NULL when @text is no telephone number */
static char *
parse_phone (const char *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  const char *national = NULL;
  gboolean international = text[0] == '+';

  for (const char *p = international ? text + 1 : text; *p != '\0'; p++)
    {
      if (g_ascii_isdigit (*p))
        g_string_append_c (digits, *p);
      else if (strchr (" -/().", *p) == NULL)
        return NULL;
    }

  if (!international && g_str_has_prefix (digits->str, "00"))
    {
      g_string_erase (digits, 0, 2);
      international = TRUE;
    }
  if (!international)
    national = g_str_has_prefix (digits->str, "06") ? digits->str + 2 : digits->str;
  else if (g_str_has_prefix (digits->str, "36"))
    national = digits->str + 2;

  if (national != NULL)
    return is_hungarian_phone (national) ? g_strconcat ("+36", national, NULL) : NULL;
  if (digits->len < 7 || digits->len > 15 || digits->str[0] == '0')
    return NULL;

  return g_strconcat ("+", digits->str, NULL);
}

/* "+3612345678" → "+36 1 234 5678", "+3627370414" → "+36 27 370 414" */
static char *
format_phone (const char *value)
{
  const char *rest;
  int area, first;

  if (!g_str_has_prefix (value, "+36") || !is_hungarian_phone (value + 3) ||
      strspn (value + 1, "0123456789") != strlen (value + 1))
    return g_strdup (value);

  area = value[3] == '1' ? 1 : 2;
  rest = value + 3 + area;
  first = 3;

  return g_strdup_printf ("+36 %.*s %.*s %s", area, value + 3, first, rest, rest + first);
}

static gboolean
is_email (const char *text)
{
  const char *at = strchr (text, '@');
  const char *dot;

  if (at == NULL || at == text || strchr (at + 1, '@') != NULL || strpbrk (text, " ,;<>") != NULL)
    return FALSE;
  dot = strchr (at + 1, '.');

  return dot != NULL && dot != at + 1 && !g_str_has_suffix (text, ".");
}

static gboolean
is_postcode (const char *text)
{
  return strlen (text) == 4 && strspn (text, "0123456789") == 4 && text[0] != '0';
}

static gboolean
parse_amount (FieldKind   kind,
              const char *text,
              gint64     *value)
{
  gboolean parsed = kind == KIND_FORINT ? asp_parse_forint (text, value)
                                        : asp_parse_integer (text, value);

  return parsed && *value >= 0 && *value <= MAX_AMOUNT;
}

/* Letters only: KSH writes a comma in "megyeszékhely, megyei jogú város", and "vármegye" for
 * "megye" since 2023. */
static char *
simplify_status (const char *text)
{
  g_autofree char *folded = asp_text_fold (text);
  g_autoptr (GString) simple = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p++)
    {
      if (g_ascii_isalpha (*p))
        g_string_append_c (simple, *p);
    }
  g_string_replace (simple, "varmegye", "megye", 0);

  return g_string_free (g_steal_pointer (&simple), FALSE);
}

/* Returns: (nullable): as the document writes it; NULL when @text is no legal status */
static const char *
find_legal_status (const char *text)
{
  g_autofree char *simple = simplify_status (text);

  for (guint i = 0; i < G_N_ELEMENTS (legal_statuses); i++)
    {
      g_autofree char *known = simplify_status (legal_statuses[i]);

      if (strcmp (simple, known) == 0)
        return legal_statuses[i];
    }

  return NULL;
}

/* The gazetteer's codes (domain.md 7.2). */
static gboolean
is_office_code (const char *text)
{
  return text[0] >= '1' && text[0] <= '6' && text[1] == '\0';
}

static const char *
check_amount (FieldKind   kind,
              const char *text)
{
  gint64 value = 0;

  if (parse_amount (kind, text, &value))
    return NULL;
  if (value > MAX_AMOUNT)
    return _("This number is too large.");
  if (kind == KIND_FORINT)
    return _("Please give whole forints, such as 9 100 000, or leave it empty.");

  return _("Please give a whole number, such as 843, or leave it empty.");
}

static const char *
check_other (FieldKind   kind,
             const char *text,
             AspDay      reference)
{
  g_autofree char *phone = NULL;

  switch (kind)
    {
    case KIND_LEGAL_STATUS:
      return find_legal_status (text) != NULL
               ? NULL : _("This is none of the gazetteer’s legal statuses, such as község or "
                          "város.");
    case KIND_OFFICE_CODE:
      return is_office_code (text) ? NULL : _("The code of the office is a digit from 1 to 6.");
    case KIND_INTEGER:
    case KIND_FORINT:
      return check_amount (kind, text);
    case KIND_DAY:
      return asp_parse_day (text, reference) != ASP_DAY_NONE
               ? NULL : _("Please give a date, such as 2014-06-12, or leave it empty.");
    case KIND_POSTCODE:
      return is_postcode (text) ? NULL : _("A postcode has four digits, such as 2629.");
    case KIND_PHONE:
      phone = parse_phone (text);
      return phone != NULL
               ? NULL : _("Please give the number with its area code, such as +36 27 370 414.");
    case KIND_EMAIL:
      return is_email (text) ? NULL : _("An e-mail address looks like name@example.hu.");
    case KIND_TEXT:
    case KIND_NAME:
    case KIND_IDENTIFIER:
    default:
      return NULL;
    }
}

/**
 * asp_municipality_field_check:
 * @column: a column of the municipality's record
 * @text: (nullable): as typed
 * @reference: the day from which an incomplete date is completed, or %ASP_DAY_NONE
 *
 * Only the name must be given; everything else may be empty, but not wrong.
 *
 * Returns: (transfer full) (nullable): what is wrong, as a sentence for the user, or %NULL
 */
char *
asp_municipality_field_check (const char *column,
                              const char *text,
                              AspDay      reference)
{
  g_autofree char *cleaned = NULL;
  FieldRule rule;
  AspCheck check;

  g_return_val_if_fail (column != NULL, NULL);

  rule = find_rule (column);
  cleaned = clean (text);
  if (rule.kind == KIND_NAME)
    {
      if (*cleaned == '\0')
        return g_strdup (_("The name is missing."));
      if (g_utf8_strlen (cleaned, -1) > MAX_NAME)
        return g_strdup (_("The name is too long."));
    }
  if (*cleaned == '\0')
    return NULL;

  if (rule.kind != KIND_IDENTIFIER)
    return g_strdup (check_other (rule.kind, cleaned, reference));

  check = asp_check_identifier (rule.identifier, cleaned);
  if (check == ASP_CHECK_OK || check == ASP_CHECK_EMPTY)
    return NULL;

  return asp_check_describe (rule.identifier, check);
}

/**
 * asp_municipality_field_parse:
 * @column: a column of the municipality's record
 * @text: (nullable): as typed; asp_municipality_field_check() finds nothing wrong with it
 * @reference: as there
 *
 * Returns: (transfer full) (nullable): the value as the document holds it: integers as digits,
 *   days in ISO form, identifiers in their usual written form; %NULL for nothing
 */
char *
asp_municipality_field_parse (const char *column,
                              const char *text,
                              AspDay      reference)
{
  g_autofree char *cleaned = NULL;
  FieldRule rule;
  gint64 value = 0;

  g_return_val_if_fail (column != NULL, NULL);

  rule = find_rule (column);
  cleaned = clean (text);
  if (*cleaned == '\0')
    return NULL;

  switch (rule.kind)
    {
    case KIND_IDENTIFIER:
      if (asp_check_identifier (rule.identifier, cleaned) == ASP_CHECK_EMPTY)
        return NULL;
      return asp_identifier_normalize (rule.identifier, cleaned);
    case KIND_LEGAL_STATUS:
      return g_strdup (find_legal_status (cleaned));
    case KIND_INTEGER:
    case KIND_FORINT:
      if (!parse_amount (rule.kind, cleaned, &value))
        return NULL;
      return g_strdup_printf ("%" G_GINT64_FORMAT, value);
    case KIND_DAY:
      return asp_day_to_iso (asp_parse_day (cleaned, reference));
    case KIND_PHONE:
      return parse_phone (cleaned);
    case KIND_TEXT:
    case KIND_NAME:
    case KIND_OFFICE_CODE:
    case KIND_POSTCODE:
    case KIND_EMAIL:
    default:
      return g_steal_pointer (&cleaned);
    }
}

/**
 * asp_municipality_field_format:
 * @column: a column of the municipality's record
 * @value: (nullable): as the document holds it
 *
 * Returns: (transfer full): the text that a field shows; asp_municipality_field_parse() gives the
 *   same value for it
 */
char *
asp_municipality_field_format (const char *column,
                               const char *value)
{
  g_return_val_if_fail (column != NULL, NULL);

  if (value == NULL || *value == '\0')
    return g_strdup ("");

  switch (find_rule (column).kind)
    {
    case KIND_INTEGER:
      return asp_format_integer (g_ascii_strtoll (value, NULL, 10));
    case KIND_FORINT:
      return asp_format_forint (g_ascii_strtoll (value, NULL, 10));
    case KIND_DAY:
      return asp_format_day (asp_day_from_iso (value));
    case KIND_PHONE:
      return format_phone (value);
    case KIND_TEXT:
    case KIND_NAME:
    case KIND_IDENTIFIER:
    case KIND_LEGAL_STATUS:
    case KIND_OFFICE_CODE:
    case KIND_POSTCODE:
    case KIND_EMAIL:
    default:
      return g_strdup (value);
    }
}
