/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-xpath-private.h"

#include <math.h>
#include <string.h>

void
_asp_xpath_value_clear (AspXPathValue *self)
{
  if (self->owned != NULL)
    g_free (self->owned);
  self->owned = NULL;
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
_asp_xpath_set_date_time (AspXPathValue *self,
                          double         days)
{
  *self = (AspXPathValue) { .type = ASP_XPATH_DATE_TIME, .number = days };
}

/* @value: has to outlive the value */
void
_asp_xpath_set_string (AspXPathValue *self,
                       const char    *value)
{
  *self = (AspXPathValue) { .type = ASP_XPATH_STRING, .u.string = value };
}

void
_asp_xpath_take_string (AspXPathValue *self,
                        char          *value)
{
  *self = (AspXPathValue) { .type = ASP_XPATH_STRING, .u.string = value, .owned = value };
}

/* @node: (nullable): NULL: no node */
void
_asp_xpath_set_node (AspXPathValue *self,
                     xmlNode       *node)
{
  *self = (AspXPathValue) { .type = ASP_XPATH_NODES, .n_nodes = node != NULL ? 1 : 0,
                            .u.node = node };
}

/* @nodes: have to outlive the value */
void
_asp_xpath_set_nodes (AspXPathValue  *self,
                      xmlNode *const *nodes,
                      guint           n_nodes)
{
  *self = (AspXPathValue) { .type = ASP_XPATH_NODES, .n_nodes = n_nodes };
  if (n_nodes == 1)
    self->u.node = nodes[0];
  else
    self->u.nodes = nodes;
}

/* @nodes: (transfer full) */
void
_asp_xpath_take_nodes (AspXPathValue  *self,
                       xmlNode       **nodes,
                       guint           n_nodes)
{
  _asp_xpath_set_nodes (self, nodes, n_nodes);
  self->owned = nodes;
}

/* The text that lies in the tree in one piece. Returns: (nullable): NULL: it has to be gathered */
static const char *
peek_text (xmlNode *node)
{
  xmlNode *child;

  switch ((guint) node->type)
    {
    case XML_TEXT_NODE:
    case XML_CDATA_SECTION_NODE:
    case XML_COMMENT_NODE:
    case XML_PI_NODE:
      return node->content != NULL ? (const char *) node->content : "";
    case XML_NAMESPACE_DECL:
      return ((xmlNs *) node)->href != NULL ? (const char *) ((xmlNs *) node)->href : "";
    case XML_ELEMENT_NODE:
    case XML_ATTRIBUTE_NODE:
      child = node->children;
      if (child == NULL)
        return "";
      if (child->next == NULL &&
          (child->type == XML_TEXT_NODE || child->type == XML_CDATA_SECTION_NODE))
        return child->content != NULL ? (const char *) child->content : "";
      return NULL;
    default:
      return NULL;
    }
}

static char *
gather_text (xmlNode *node)
{
  xmlChar *content = xmlNodeGetContent (node);
  char *value = g_strdup (content != NULL ? (const char *) content : "");

  xmlFree (content);

  return value;
}

/* The text of a leaf; of a group, that of all its leaves. Returns: (transfer full) */
char *
_asp_xpath_node_value (xmlNode *node)
{
  const char *text = peek_text (node);

  return text != NULL ? g_strdup (text) : gather_text (node);
}

/* The same, without a copy where there need be none. */
void
_asp_xpath_set_node_text (AspXPathValue *self,
                          xmlNode       *node)
{
  const char *text = peek_text (node);

  if (text != NULL)
    _asp_xpath_set_string (self, text);
  else
    _asp_xpath_take_string (self, gather_text (node));
}

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Digits with a point, XPath's whole grammar of numbers, and blanks around (R4: no exponents). */
static double
parse_decimal (const char *text)
{
  const char *at = text;
  const char *begin;
  gboolean is_negative;
  guint64 whole = 0;
  guint n_digits = 0;

  while (is_space (*at))
    at++;
  begin = at;
  is_negative = *at == '-';
  if (is_negative)
    at++;
  for (; g_ascii_isdigit (*at); at++, n_digits++)
    whole = whole * 10 + (guint64) (*at - '0');
  if (*at == '.')
    {
      for (at++; g_ascii_isdigit (*at); at++)
        n_digits += 100;
    }
  while (is_space (*at))
    at++;
  if (*at != '\0' || n_digits == 0)
    return NAN;
  /* Up to 15 digits and no fraction: exact without the library. */
  if (n_digits <= 15)
    return is_negative ? -(double) whole : (double) whole;

  return g_ascii_strtod (begin, NULL);
}

/* A date is a number of days, an untyped one too (R1, R11); "1e3" is none (R4). */
double
_asp_xpath_parse_number (const char        *text,
                         const AspXPathEnv *env)
{
  double number = parse_decimal (text);
  double days;

  if (isnan (number) && _asp_xpath_parse_time (text, env, &days) != ASP_TIME_NONE)
    return days;

  return number;
}

static void
cut_zeros (char *text)
{
  gsize length = strlen (text);

  if (strchr (text, '.') == NULL)
    return;

  while (text[length - 1] == '0')
    text[--length] = '\0';
  if (text[length - 1] == '.')
    text[--length] = '\0';
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
    {
      g_snprintf (buffer, sizeof buffer, "%" G_GINT64_FORMAT, (gint64) value);
      return g_strdup (buffer);
    }

  /* 15 digits hide what the binary form adds (R5), 17 are never too few. */
  for (int digits = 15; digits <= 17; digits++)
    {
      int decimals = MAX (0, digits - 1 - (int) floor (log10 (fabs (value))));
      char format[16];

      g_snprintf (format, sizeof format, "%%.%df", MIN (decimals, 340));
      g_ascii_formatd (buffer, sizeof buffer, format, value);
      if (g_ascii_strtod (buffer, NULL) == value)
        break;
    }
  cut_zeros (buffer);

  return g_strdup (buffer);
}

/* Sums and differences are rounded to the 15 digits that a double surely has: 6.1 - 7.8 is -1.7
 * (R5). */
double
_asp_xpath_round_digits (double value)
{
  double scale;

  /* Whole numbers and eighths are exact as they are. */
  if (!isfinite (value) || (fabs (value) < 1e11 && value * 8 == trunc (value * 8)))
    return value;

  scale = pow (10, 14 - floor (log10 (fabs (value))));
  if (!isfinite (scale) || scale == 0 || !isfinite (value * scale))
    return value;

  return round (value * scale) / scale;
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
_asp_xpath_value_to_string (const AspXPathValue *self,
                            const AspXPathEnv   *env)
{
  switch (self->type)
    {
    case ASP_XPATH_BOOLEAN:
      return g_strdup (self->number != 0 ? "true" : "false");
    case ASP_XPATH_NUMBER:
      return _asp_xpath_format_number (self->number);
    case ASP_XPATH_DATE:
      return format_date (self->number);
    case ASP_XPATH_DATE_TIME:
      return _asp_xpath_format_instant (self->number, env);
    case ASP_XPATH_STRING:
      return g_strdup (self->u.string);
    case ASP_XPATH_NODES:
      return self->n_nodes > 0 ? _asp_xpath_node_value (_asp_xpath_value_get_node (self, 0))
                               : g_strdup ("");
    default:
      g_assert_not_reached ();
    }
}

/* Turns the value into a string. Returns: (transfer none): as long as the value */
const char *
_asp_xpath_value_make_string (AspXPathValue     *self,
                              const AspXPathEnv *env)
{
  AspXPathValue old = *self;

  if (self->type == ASP_XPATH_STRING)
    return self->u.string;

  if (self->type == ASP_XPATH_BOOLEAN)
    _asp_xpath_set_string (self, self->number != 0 ? "true" : "false");
  else if (self->type == ASP_XPATH_NODES && self->n_nodes == 0)
    _asp_xpath_set_string (self, "");
  else if (self->type == ASP_XPATH_NODES)
    _asp_xpath_set_node_text (self, _asp_xpath_value_get_node (&old, 0));
  else
    _asp_xpath_take_string (self, _asp_xpath_value_to_string (&old, env));
  _asp_xpath_value_clear (&old);

  return self->u.string;
}

double
_asp_xpath_value_to_number (const AspXPathValue *self,
                            const AspXPathEnv   *env)
{
  g_auto (AspXPathValue) text = { 0 };

  if (self->type == ASP_XPATH_STRING)
    return _asp_xpath_parse_number (self->u.string, env);
  if (self->type != ASP_XPATH_NODES)
    return self->number;
  if (self->n_nodes == 0)
    return NAN;

  _asp_xpath_set_node_text (&text, _asp_xpath_value_get_node (self, 0));

  return _asp_xpath_parse_number (text.u.string, env);
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
    case ASP_XPATH_DATE_TIME:
      return self->number != 0 && !isnan (self->number);
    case ASP_XPATH_STRING:
      return *self->u.string != '\0';
    case ASP_XPATH_NODES:
      return self->n_nodes > 0;
    default:
      g_assert_not_reached ();
    }
}
