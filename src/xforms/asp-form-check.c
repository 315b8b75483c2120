/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-check-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "asp-check.h"

static gboolean
is_integer (const char *value)
{
  const char *digits = *value == '-' ? value + 1 : value;
  gsize length = strlen (digits);

  return length > 0 && length <= 18 && strspn (digits, "0123456789") == length;
}

/* hh:mm, as far as a person types it */
static gboolean
is_time (const char *value)
{
  int hour, minute;

  return strlen (value) >= 5 && value[2] == ':' &&
         sscanf (value, "%2d:%2d", &hour, &minute) == 2 &&
         hour >= 0 && hour < 24 && minute >= 0 && minute < 60;
}

static gboolean
is_date_time (const char *value)
{
  g_autofree char *day = g_strndup (value, 10);

  return asp_day_from_iso (day) != ASP_DAY_NONE &&
         (value[10] == '\0' || (value[10] == 'T' && is_time (value + 11)));
}

static const char *
check_type (AspFormType  type,
            const char  *value)
{
  switch (type)
    {
    case ASP_FORM_TYPE_INTEGER:
      return is_integer (value) ? NULL : _("Please give a whole number, such as 843.");
    case ASP_FORM_TYPE_DECIMAL:
      return isnan (_asp_xpath_parse_number (value, NULL)) || strchr (value + 1, '-') != NULL
               ? _("Please give a number, such as 12,5.") : NULL;
    case ASP_FORM_TYPE_DATE:
      return asp_day_from_iso (value) == ASP_DAY_NONE
               ? _("Please give a date, such as 2014-06-12.") : NULL;
    case ASP_FORM_TYPE_TIME:
      return is_time (value) ? NULL : _("Please give a time, such as 08:30.");
    case ASP_FORM_TYPE_DATE_TIME:
      return strlen (value) < 10 || !is_date_time (value)
               ? _("Please give a date and a time, such as 2014-06-12T08:30.") : NULL;
    case ASP_FORM_TYPE_STRING:
    case ASP_FORM_TYPE_BOOLEAN:
    default:
      return NULL;
    }
}

/* Identifiers with check digits (domain.md 7.1), by the name that asp:identifier gives. */
static gboolean
find_identifier (const char    *name,
                 AspIdentifier *identifier)
{
  static const struct
  {
    const char    *name;
    AspIdentifier  identifier;
  } identifiers[] = {
    { "ksh", ASP_IDENTIFIER_KSH },
    { "pir", ASP_IDENTIFIER_PIR },
    { "ado", ASP_IDENTIFIER_TAX_NUMBER },
    { "stat", ASP_IDENTIFIER_STAT_CODE },
    { "bank", ASP_IDENTIFIER_BANK_ACCOUNT },
    { "iban", ASP_IDENTIFIER_IBAN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (identifiers); i++)
    {
      if (strcmp (identifiers[i].name, name) == 0)
        {
          *identifier = identifiers[i].identifier;
          return TRUE;
        }
    }

  return FALSE;
}

/* Returns: (transfer full) (nullable): what is wrong by type and identifier, as a sentence;
 *   @value: not blank */
char *
_asp_form_check_value (const AspFormBind *bind,
                       const char        *value)
{
  const char *words = check_type (bind->type, value);
  AspIdentifier identifier;
  AspCheck check;

  if (words != NULL)
    return g_strdup (words);
  if (bind->identifier == NULL || !find_identifier (bind->identifier, &identifier))
    return NULL;

  check = asp_check_identifier (identifier, value);

  return check != ASP_CHECK_OK ? asp_check_describe (identifier, check) : NULL;
}
