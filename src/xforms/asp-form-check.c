/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-check-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "asp-check.h"
#include "asp-format.h"

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

static gboolean
is_number (const char *value)
{
  return strspn (value, "+-.0123456789") == strlen (value) && strchr (value + 1, '-') == NULL &&
         !isnan (_asp_xpath_parse_number (value, NULL));
}

static double
get_number (const AspFormElement *range,
            double                index)
{
  return asp_form_range_get_number (range->range[0], range->range[2], index);
}

static gboolean
is_in_range (const AspFormElement *range,
             double                number)
{
  double steps;

  if (number < MIN (range->range[0], range->range[1]) ||
      number > MAX (range->range[0], range->range[1]))
    return FALSE;
  if (range->range[2] == 0)
    return TRUE;

  steps = (number - range->range[0]) / range->range[2];

  /* 0.3 is not quite three times 0.1. */
  return fabs (steps - rint (steps)) <= 1e-9 * MAX (1, fabs (steps));
}

/* Returns: (transfer full): a number as people write it */
static char *
format_number (double number)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *text = g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.10g", number));

  if (asp_format_get_language () == ASP_LANGUAGE_HU)
    g_strdelimit (text, ".", ',');

  return text;
}

/* The first numbers say where the steps are. @last: how many steps the last number is away.
 * Returns: (transfer full) */
static char *
describe_steps (const AspFormElement *range,
                double                last)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *end = format_number (get_number (range, last));

  for (int i = 0; i < MIN (last, 3); i++)
    {
      g_autofree char *number = format_number (get_number (range, i));

      g_string_append_printf (text, "%s; ", number);
    }
  if (last > 3)
    g_string_append (text, "…; ");
  g_string_append (text, end);

  /* Translators: a row of numbers, such as "0; 0.5; 1; …; 20" */
  return g_strdup_printf (_("Please give one of these numbers: %s"), text->str);
}

/* Returns: (transfer full): which numbers answer the question */
static char *
describe_range (const AspFormElement *range)
{
  double step = range->range[2];
  double last = step != 0 ? floor ((range->range[1] - range->range[0]) / step + 1e-6) : 0;
  g_autofree char *from = format_number (range->range[0]);
  g_autofree char *to = format_number (step != 0 ? get_number (range, last) : range->range[1]);
  const char *low = range->range[0] <= range->range[1] ? from : to;
  const char *high = low == from ? to : from;

  if (step == 0)
    /* Translators: two numbers, such as 0.5 and 20 */
    return g_strdup_printf (_("Please give a number between %s and %s."), low, high);
  if (fabs (step) == 1 && range->range[0] == rint (range->range[0]))
    /* Translators: two numbers, such as 0 and 200 */
    return g_strdup_printf (_("Please give a whole number between %s and %s."), low, high);

  return describe_steps (range, last);
}

/* The numbers of a range hold for what is typed, read in or computed as they do for what is chosen.
 * Returns: (transfer full) (nullable): what is wrong, as a sentence; @value: not blank */
char *
_asp_form_check_range (const AspFormPath *path,
                       const char        *value)
{
  for (guint i = 0; path->elements != NULL && i < path->elements->len; i++)
    {
      const AspFormElement *element = g_ptr_array_index (path->elements, i);

      if (element->control == ASP_FORM_CONTROL_RANGE &&
          (!is_number (value) || !is_in_range (element, _asp_xpath_parse_number (value, NULL))))
        return describe_range (element);
    }

  return NULL;
}
