/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-xpath-private.h"

#include <math.h>
#include <string.h>

void
_asp_xpath_value_clear (AspXPathValue *self)
{
  g_clear_pointer (&self->string, g_free);
  g_clear_pointer (&self->nodes, g_ptr_array_unref);
}

void
_asp_xpath_set_boolean (AspXPathValue *self,
                        gboolean       value)
{
  *self = (AspXPathValue) { .type = ASP_XPATH_BOOLEAN, .number = value ? 1 : 0 };
}

void
_asp_xpath_set_number (AspXPathValue *self,
                       double         value)
{
  *self = (AspXPathValue) { .type = ASP_XPATH_NUMBER, .number = value };
}

void
_asp_xpath_set_date (AspXPathValue *self,
                     double         days)
{
  *self = (AspXPathValue) { .type = ASP_XPATH_DATE, .number = days };
}

void
_asp_xpath_take_string (AspXPathValue *self,
                        char          *value)
{
  *self = (AspXPathValue) { .type = ASP_XPATH_STRING, .string = value };
}

void
_asp_xpath_take_nodes (AspXPathValue *self,
                       GPtrArray     *nodes)
{
  *self = (AspXPathValue) { .type = ASP_XPATH_NODES, .nodes = nodes };
}

/* The text of a leaf; of a group, that of all its leaves. */
char *
_asp_xpath_node_value (xmlNode *node)
{
  xmlChar *content = xmlNodeGetContent (node);
  char *value = g_strdup (content != NULL ? (const char *) content : "");

  xmlFree (content);

  return value;
}

/* A date is a number of days, an untyped one too (R1, R11); "1e3" is none (R4). */
double
_asp_xpath_parse_number (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  const char *rest = stripped;
  AspDay day;

  day = asp_day_from_iso (stripped);
  if (day != ASP_DAY_NONE)
    return day;

  if (*rest == '-')
    rest++;
  if (*rest == '\0' || strspn (rest, "0123456789.") != strlen (rest) ||
      strcmp (rest, ".") == 0 || strchr (rest, '.') != strrchr (rest, '.'))
    return NAN;

  return g_ascii_strtod (stripped, NULL);
}

/* The shortest plain decimal that reads back as the same number, never with an exponent (R3); NaN
 * is blank (R18). */
char *
_asp_xpath_format_number (double value)
{
  char buffer[512];

  if (isnan (value))
    return g_strdup ("");
  if (isinf (value))
    return g_strdup (value > 0 ? "Infinity" : "-Infinity");
  if (value == 0)
    return g_strdup ("0");
  if (value == trunc (value) && fabs (value) < 1e15)
    return g_strdup_printf ("%.0f", value);

  /* 15 digits hide what the binary form adds (R5), 17 are never too few. */
  for (int digits = 15; digits <= 17; digits++)
    {
      int decimals = MAX (0, digits - 1 - (int) floor (log10 (fabs (value))));
      g_autofree char *format = g_strdup_printf ("%%.%df", MIN (decimals, 340));

      g_ascii_formatd (buffer, sizeof buffer, format, value);
      if (g_ascii_strtod (buffer, NULL) == value)
        break;
    }
  if (strchr (buffer, '.') != NULL)
    {
      gsize length = strlen (buffer);

      while (buffer[length - 1] == '0')
        buffer[--length] = '\0';
      if (buffer[length - 1] == '.')
        buffer[--length] = '\0';
    }

  return g_strdup (buffer);
}

static char *
format_date (double days)
{
  if (isnan (days) || fabs (days) > 4000000)
    return g_strdup ("");

  return asp_day_to_iso ((AspDay) floor (days));
}

/* Returns: (transfer full) (not nullable) */
char *
_asp_xpath_value_to_string (const AspXPathValue *self)
{
  switch (self->type)
    {
    case ASP_XPATH_BOOLEAN:
      return g_strdup (self->number != 0 ? "true" : "false");
    case ASP_XPATH_NUMBER:
      return _asp_xpath_format_number (self->number);
    case ASP_XPATH_DATE:
      return format_date (self->number);
    case ASP_XPATH_STRING:
      return g_strdup (self->string);
    case ASP_XPATH_NODES:
      return self->nodes->len > 0 ? _asp_xpath_node_value (g_ptr_array_index (self->nodes, 0))
                                  : g_strdup ("");
    default:
      g_assert_not_reached ();
    }
}

double
_asp_xpath_value_to_number (const AspXPathValue *self)
{
  g_autofree char *text = NULL;

  if (self->type == ASP_XPATH_BOOLEAN || self->type == ASP_XPATH_NUMBER ||
      self->type == ASP_XPATH_DATE)
    return self->number;

  text = _asp_xpath_value_to_string (self);

  return _asp_xpath_parse_number (text);
}

gboolean
_asp_xpath_value_is_true (const AspXPathValue *self)
{
  switch (self->type)
    {
    case ASP_XPATH_BOOLEAN:
      return self->number != 0;
    case ASP_XPATH_NUMBER:
    case ASP_XPATH_DATE:
      return self->number != 0 && !isnan (self->number);
    case ASP_XPATH_STRING:
      return *self->string != '\0';
    case ASP_XPATH_NODES:
      return self->nodes->len > 0;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
compare_numbers (AspExprKind operation,
                 double      left,
                 double      right)
{
  switch ((guint) operation)
    {
    case ASP_EXPR_EQUAL:
      return left == right;
    case ASP_EXPR_NOT_EQUAL:
      return left != right;
    case ASP_EXPR_LESS:
      return left < right;
    case ASP_EXPR_LESS_EQUAL:
      return left <= right;
    case ASP_EXPR_GREATER:
      return left > right;
    case ASP_EXPR_GREATER_EQUAL:
      return left >= right;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
is_equality (AspExprKind operation)
{
  return operation == ASP_EXPR_EQUAL || operation == ASP_EXPR_NOT_EQUAL;
}

/* Neither is a node-set. */
static gboolean
compare_atoms (AspExprKind          operation,
               const AspXPathValue *left,
               const AspXPathValue *right)
{
  g_autofree char *left_text = NULL;
  g_autofree char *right_text = NULL;

  if (is_equality (operation))
    {
      if (left->type == ASP_XPATH_BOOLEAN || right->type == ASP_XPATH_BOOLEAN)
        return (_asp_xpath_value_is_true (left) == _asp_xpath_value_is_true (right)) ==
               (operation == ASP_EXPR_EQUAL);

      if (left->type == ASP_XPATH_STRING && right->type == ASP_XPATH_STRING)
        {
          left_text = _asp_xpath_value_to_string (left);
          right_text = _asp_xpath_value_to_string (right);

          return (strcmp (left_text, right_text) == 0) == (operation == ASP_EXPR_EQUAL);
        }
    }

  return compare_numbers (operation, _asp_xpath_value_to_number (left),
                          _asp_xpath_value_to_number (right));
}

/* A node-set compares if any of its nodes does; an empty one as a blank (R7). */
gboolean
_asp_xpath_compare (AspExprKind          operation,
                    const AspXPathValue *left,
                    const AspXPathValue *right)
{
  const AspXPathValue *set = left->type == ASP_XPATH_NODES ? left : right;
  guint n;

  if (set->type != ASP_XPATH_NODES)
    return compare_atoms (operation, left, right);

  if (is_equality (operation) &&
      (left->type == ASP_XPATH_BOOLEAN || right->type == ASP_XPATH_BOOLEAN))
    return (_asp_xpath_value_is_true (left) == _asp_xpath_value_is_true (right)) ==
           (operation == ASP_EXPR_EQUAL);

  n = MAX (set->nodes->len, 1);
  for (guint i = 0; i < n; i++)
    {
      g_auto (AspXPathValue) atom = { ASP_XPATH_STRING, 0, NULL, NULL };

      atom.string = i < set->nodes->len ? _asp_xpath_node_value (g_ptr_array_index (set->nodes, i))
                                        : g_strdup ("");
      if (set == left ? _asp_xpath_compare (operation, &atom, right)
                      : _asp_xpath_compare (operation, left, &atom))
        return TRUE;
    }

  return FALSE;
}
