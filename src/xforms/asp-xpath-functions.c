/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-xpath-private.h"

#include <math.h>
#include <string.h>

#define FUNCTION(name) \
  static void \
  call_ ## name (const AspExpr         *expr, \
                 const AspXPathContext *context, \
                 AspXPathValue         *result)

static guint
n_args (const AspExpr *expr)
{
  return expr->args->len;
}

static char *
get_string (const AspExpr         *expr,
            const AspXPathContext *context,
            guint                  index)
{
  return _asp_expr_to_string (g_ptr_array_index (expr->args, index), context);
}

/* The argument, or the context node where it is left out. */
static char *
get_string_or_node (const AspExpr         *expr,
                    const AspXPathContext *context)
{
  return n_args (expr) > 0 ? get_string (expr, context, 0) : _asp_xpath_node_value (context->node);
}

static double
get_number (const AspExpr         *expr,
            const AspXPathContext *context,
            guint                  index)
{
  return _asp_expr_to_number (g_ptr_array_index (expr->args, index), context);
}

static gboolean
get_boolean (const AspExpr         *expr,
             const AspXPathContext *context,
             guint                  index)
{
  return _asp_expr_is_true (g_ptr_array_index (expr->args, index), context);
}

static void
get_value (const AspExpr         *expr,
           const AspXPathContext *context,
           guint                  index,
           AspXPathValue         *value)
{
  _asp_expr_evaluate (g_ptr_array_index (expr->args, index), context, value);
}

/* The arguments from @first on as texts; a node-set gives one for each node.
 * Returns: (transfer full) (element-type utf8) */
static GPtrArray *
list_strings (const AspExpr         *expr,
              const AspXPathContext *context,
              guint                  first)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = first; i < n_args (expr); i++)
    {
      g_auto (AspXPathValue) value = { 0 };

      get_value (expr, context, i, &value);
      if (value.type != ASP_XPATH_NODES)
        {
          g_ptr_array_add (texts, _asp_xpath_value_to_string (&value));
          continue;
        }
      for (guint j = 0; j < value.nodes->len; j++)
        g_ptr_array_add (texts, _asp_xpath_node_value (g_ptr_array_index (value.nodes, j)));
    }

  return texts;
}

static void
join (GPtrArray     *texts,
      const char    *separator,
      AspXPathValue *result)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? separator : "",
                            (const char *) g_ptr_array_index (texts, i));
  _asp_xpath_take_string (result, g_string_free (g_steal_pointer (&joined), FALSE));
}

/* Texts. Characters are counted, not bytes. */

FUNCTION (string)
{
  _asp_xpath_take_string (result, get_string_or_node (expr, context));
}

FUNCTION (concat)
{
  g_autoptr (GPtrArray) texts = list_strings (expr, context, 0);

  join (texts, "", result);
}

FUNCTION (join)
{
  g_autoptr (GPtrArray) texts = list_strings (expr, context, 1);
  g_autofree char *separator = get_string (expr, context, 0);

  join (texts, separator, result);
}

static char *
cut (const char *text,
     double      from,
     double      until)
{
  glong length = g_utf8_strlen (text, -1);
  glong begin = (glong) CLAMP (from, 0, (double) length);
  glong end = (glong) CLAMP (until, 0, (double) length);

  return begin < end ? g_utf8_substring (text, begin, end) : g_strdup ("");
}

/* From 0; negative places count from the end. */
FUNCTION (substr)
{
  g_autofree char *text = get_string (expr, context, 0);
  double length = (double) g_utf8_strlen (text, -1);
  double from = get_number (expr, context, 1);
  double until = n_args (expr) > 2 ? get_number (expr, context, 2) : length;

  if (from < 0)
    from += length;
  if (until < 0)
    until += length;
  _asp_xpath_take_string (result, isnan (from) || isnan (until) ? g_strdup ("")
                                                                : cut (text, from, until));
}

/* From 1, places are rounded (XPath 1.0). */
FUNCTION (substring)
{
  g_autofree char *text = get_string (expr, context, 0);
  double from = floor (get_number (expr, context, 1) + 0.5);
  double until = n_args (expr) > 2 ? from + floor (get_number (expr, context, 2) + 0.5) : INFINITY;

  _asp_xpath_take_string (result, isnan (from) || isnan (until) ? g_strdup ("")
                                                                : cut (text, from - 1, until - 1));
}

FUNCTION (substring_before)
{
  g_autofree char *text = get_string (expr, context, 0);
  g_autofree char *part = get_string (expr, context, 1);
  const char *found = strstr (text, part);

  _asp_xpath_take_string (result, found != NULL ? g_strndup (text, (gsize) (found - text))
                                                : g_strdup (""));
}

FUNCTION (substring_after)
{
  g_autofree char *text = get_string (expr, context, 0);
  g_autofree char *part = get_string (expr, context, 1);
  const char *found = strstr (text, part);

  _asp_xpath_take_string (result, g_strdup (found != NULL ? found + strlen (part) : ""));
}

FUNCTION (translate)
{
  g_autofree char *text = get_string (expr, context, 0);
  g_autofree char *from = get_string (expr, context, 1);
  g_autofree char *to = get_string (expr, context, 2);
  g_autoptr (GString) out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *found = g_utf8_strchr (from, -1, c);
      glong place = found != NULL ? g_utf8_pointer_to_offset (from, found) : -1;

      if (place < 0)
        g_string_append_unichar (out, c);
      else if (place < g_utf8_strlen (to, -1))
        g_string_append_unichar (out, g_utf8_get_char (g_utf8_offset_to_pointer (to, place)));
    }
  _asp_xpath_take_string (result, g_string_free (g_steal_pointer (&out), FALSE));
}

FUNCTION (string_length)
{
  g_autofree char *text = get_string_or_node (expr, context);

  _asp_xpath_set_number (result, (double) g_utf8_strlen (text, -1));
}

FUNCTION (normalize_space)
{
  g_autofree char *text = get_string_or_node (expr, context);
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n", -1);
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] != '\0')
        g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", words[i]);
    }
  _asp_xpath_take_string (result, g_string_free (g_steal_pointer (&out), FALSE));
}

FUNCTION (contains)
{
  g_autofree char *text = get_string (expr, context, 0);
  g_autofree char *part = get_string (expr, context, 1);

  _asp_xpath_set_boolean (result, strstr (text, part) != NULL);
}

FUNCTION (starts_with)
{
  g_autofree char *text = get_string (expr, context, 0);
  g_autofree char *part = get_string (expr, context, 1);

  _asp_xpath_set_boolean (result, g_str_has_prefix (text, part));
}

FUNCTION (ends_with)
{
  g_autofree char *text = get_string (expr, context, 0);
  g_autofree char *part = get_string (expr, context, 1);

  _asp_xpath_set_boolean (result, g_str_has_suffix (text, part));
}

/* Logic */

FUNCTION (true)
{
  _asp_xpath_set_boolean (result, TRUE);
}

FUNCTION (false)
{
  _asp_xpath_set_boolean (result, FALSE);
}

FUNCTION (not)
{
  _asp_xpath_set_boolean (result, !get_boolean (expr, context, 0));
}

FUNCTION (boolean)
{
  _asp_xpath_set_boolean (result, get_boolean (expr, context, 0));
}

FUNCTION (boolean_from_string)
{
  g_autofree char *text = get_string (expr, context, 0);

  _asp_xpath_set_boolean (result, strcmp (text, "true") == 0 || strcmp (text, "1") == 0);
}

/* Only the branch that is taken is evaluated. */
FUNCTION (if)
{
  get_value (expr, context, get_boolean (expr, context, 0) ? 1 : 2, result);
}

FUNCTION (coalesce)
{
  guint last = n_args (expr) - 1;

  for (guint i = 0; i < last; i++)
    {
      g_autofree char *text = get_string (expr, context, i);

      if (*text != '\0')
        {
          get_value (expr, context, i, result);
          return;
        }
    }
  get_value (expr, context, last, result);
}

/* What the node has, else the argument. */
FUNCTION (once)
{
  char *text = _asp_xpath_node_value (context->current);

  if (*text != '\0')
    {
      _asp_xpath_take_string (result, text);
      return;
    }
  g_free (text);
  get_value (expr, context, 0, result);
}

/* The whole text has to match (R9). */
FUNCTION (regex)
{
  g_autofree char *text = get_string (expr, context, 0);
  g_autofree char *pattern = get_string (expr, context, 1);
  g_autofree char *whole = g_strdup_printf ("^(?:%s)$", pattern);

  _asp_xpath_set_boolean (result, g_regex_match_simple (whole, text, G_REGEX_DOLLAR_ENDONLY, 0));
}

/* Numbers. Blanks are passed over in sums and extremes, and nothing at all gives a blank (R6). */

FUNCTION (number)
{
  g_autofree char *text = NULL;

  if (n_args (expr) > 0)
    {
      _asp_xpath_set_number (result, get_number (expr, context, 0));
      return;
    }
  text = _asp_xpath_node_value (context->node);
  _asp_xpath_set_number (result, _asp_xpath_parse_number (text));
}

FUNCTION (int)
{
  _asp_xpath_set_number (result, trunc (get_number (expr, context, 0)));
}

/* Halves go away from zero, as in commerce (R8). */
FUNCTION (round)
{
  double value = get_number (expr, context, 0);
  double digits = n_args (expr) > 1 ? trunc (get_number (expr, context, 1)) : 0;
  double scale = pow (10, CLAMP (digits, -30, 30));

  _asp_xpath_set_number (result, round (value * scale) / scale);
}

FUNCTION (floor)
{
  _asp_xpath_set_number (result, floor (get_number (expr, context, 0)));
}

FUNCTION (ceiling)
{
  _asp_xpath_set_number (result, ceil (get_number (expr, context, 0)));
}

FUNCTION (abs)
{
  _asp_xpath_set_number (result, fabs (get_number (expr, context, 0)));
}

FUNCTION (pow)
{
  _asp_xpath_set_number (result, pow (get_number (expr, context, 0),
                                      get_number (expr, context, 1)));
}

typedef double (*Fold) (double a,
                        double b);

static double
add (double a,
     double b)
{
  return a + b;
}

static void
fold (const AspExpr         *expr,
      const AspXPathContext *context,
      Fold                   func,
      AspXPathValue         *result)
{
  g_autoptr (GPtrArray) texts = list_strings (expr, context, 0);
  double value = NAN;
  gboolean is_first = TRUE;

  for (guint i = 0; i < texts->len; i++)
    {
      const char *text = g_ptr_array_index (texts, i);
      double number = _asp_xpath_parse_number (text);

      if (*text == '\0')
        continue;
      value = is_first ? number : func (value, number);
      is_first = FALSE;
    }
  _asp_xpath_set_number (result, value);
}

FUNCTION (sum)
{
  fold (expr, context, add, result);
}

FUNCTION (min)
{
  fold (expr, context, fmin, result);
}

FUNCTION (max)
{
  fold (expr, context, fmax, result);
}

/* Node-sets */

FUNCTION (count)
{
  g_auto (AspXPathValue) value = { 0 };

  get_value (expr, context, 0, &value);
  _asp_xpath_set_number (result, value.type == ASP_XPATH_NODES ? value.nodes->len : 0);
}

FUNCTION (count_non_empty)
{
  g_autoptr (GPtrArray) texts = list_strings (expr, context, 0);
  guint n = 0;

  for (guint i = 0; i < texts->len; i++)
    n += *(const char *) g_ptr_array_index (texts, i) != '\0';
  _asp_xpath_set_number (result, n);
}

/* With an argument: the place among the siblings of the same name. */
FUNCTION (position)
{
  g_auto (AspXPathValue) value = { 0 };
  guint position = 1;
  xmlNode *node;

  if (n_args (expr) == 0)
    {
      _asp_xpath_set_number (result, context->position);
      return;
    }

  get_value (expr, context, 0, &value);
  if (value.type != ASP_XPATH_NODES || value.nodes->len == 0)
    {
      _asp_xpath_set_number (result, NAN);
      return;
    }

  node = g_ptr_array_index (value.nodes, 0);
  for (xmlNode *before = node->prev; before != NULL; before = before->prev)
    position += before->type == XML_ELEMENT_NODE && xmlStrEqual (before->name, node->name);
  _asp_xpath_set_number (result, position);
}

FUNCTION (last)
{
  _asp_xpath_set_number (result, context->size);
}

FUNCTION (current)
{
  GPtrArray *nodes = g_ptr_array_new ();

  g_ptr_array_add (nodes, context->current);
  _asp_xpath_take_nodes (result, nodes);
}

FUNCTION (instance)
{
  g_autofree char *id = get_string (expr, context, 0);
  xmlNode *node = context->env->get_instance (id, context->env->data);
  GPtrArray *nodes = g_ptr_array_new ();

  if (node != NULL)
    g_ptr_array_add (nodes, node);
  _asp_xpath_take_nodes (result, nodes);
}

/* Dates: days since 1 January 1970, whole ones (R1). */

FUNCTION (today)
{
  _asp_xpath_set_date (result, context->env->today);
}

FUNCTION (date)
{
  g_auto (AspXPathValue) value = { 0 };
  double days;

  get_value (expr, context, 0, &value);
  days = _asp_xpath_value_to_number (&value);
  if (isnan (days))
    _asp_xpath_take_string (result, g_strdup (""));
  else
    _asp_xpath_set_date (result, floor (days));
}

static const char *
get_month_name (int month)
{
  static const char *const names[] = {
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  };

  return names[month - 1];
}

FUNCTION (format_date)
{
  double days = get_number (expr, context, 0);
  g_autofree char *format = get_string (expr, context, 1);
  g_autoptr (GString) out = g_string_new (NULL);
  int year, month, day;

  if (isnan (days) || fabs (days) > 4000000)
    {
      _asp_xpath_take_string (result, g_strdup (""));
      return;
    }

  asp_day_get_ymd ((AspDay) floor (days), &year, &month, &day);
  for (const char *p = format; *p != '\0'; p++)
    {
      if (*p != '%' || p[1] == '\0')
        {
          g_string_append_c (out, *p);
          continue;
        }
      switch (*++p)
        {
        case 'Y':
          g_string_append_printf (out, "%04d", year);
          break;
        case 'y':
          g_string_append_printf (out, "%02d", year % 100);
          break;
        case 'm':
          g_string_append_printf (out, "%02d", month);
          break;
        case 'n':
          g_string_append_printf (out, "%d", month);
          break;
        case 'b':
          g_string_append (out, get_month_name (month));
          break;
        case 'd':
          g_string_append_printf (out, "%02d", day);
          break;
        case 'e':
          g_string_append_printf (out, "%d", day);
          break;
        case '%':
          g_string_append_c (out, '%');
          break;
        default:
          g_string_append_printf (out, "%%%c", *p);
          break;
        }
    }
  _asp_xpath_take_string (result, g_string_free (g_steal_pointer (&out), FALSE));
}

/* Ours (design: asp:): whether a day is worked, and the day so many working days later. */

FUNCTION (workday)
{
  double days = get_number (expr, context, 0);

  _asp_xpath_set_boolean (result, !isnan (days) && fabs (days) < 4000000 &&
                                  context->env->calendar != NULL &&
                                  asp_calendar_is_workday (context->env->calendar,
                                                           (AspDay) floor (days)));
}

FUNCTION (add_workdays)
{
  double days = get_number (expr, context, 0);
  double n = get_number (expr, context, 1);

  if (isnan (days) || isnan (n) || fabs (days) > 4000000 || fabs (n) > 100000 ||
      context->env->calendar == NULL)
    _asp_xpath_take_string (result, g_strdup (""));
  else
    _asp_xpath_set_date (result, asp_calendar_add (context->env->calendar, (AspDay) floor (days),
                                                   (int) n));
}

/* Ours: what the record that the form is about holds in a field; '' where it holds nothing. */
FUNCTION (record)
{
  g_autofree char *field = get_string (expr, context, 0);
  char *value = context->env->get_record_value (field, context->env->data);

  _asp_xpath_take_string (result, value != NULL ? value : g_strdup (""));
}

/* Selections: values separated by blanks */

FUNCTION (selected)
{
  g_autofree char *text = get_string (expr, context, 0);
  g_autofree char *wanted = g_strstrip (get_string (expr, context, 1));
  g_auto (GStrv) values = g_strsplit_set (text, " \t\r\n", -1);

  _asp_xpath_set_boolean (result, g_strv_contains ((const char *const *) values, wanted) ||
                                  (*text == '\0' && *wanted == '\0'));
}

FUNCTION (selected_at)
{
  g_autofree char *text = get_string (expr, context, 0);
  g_auto (GStrv) values = g_strsplit (text, " ", -1);
  double place = get_number (expr, context, 1);

  _asp_xpath_take_string (result, g_strdup (place >= 0 && place < g_strv_length (values)
                                              ? values[(guint) place] : ""));
}

FUNCTION (count_selected)
{
  g_autofree char *text = get_string (expr, context, 0);
  g_auto (GStrv) values = g_strsplit_set (text, " \t\r\n", -1);
  guint n = 0;

  for (guint i = 0; values[i] != NULL; i++)
    n += *values[i] != '\0';
  _asp_xpath_set_number (result, n);
}

FUNCTION (choice_name)
{
  g_autofree char *value = get_string (expr, context, 0);
  g_autofree char *path = get_string (expr, context, 1);
  char *name = context->env->get_choice_name (value, path, context->env->data);

  _asp_xpath_take_string (result, name != NULL ? name : g_strdup (""));
}

FUNCTION (itext)
{
  g_autofree char *id = get_string (expr, context, 0);
  char *text = context->env->get_text (id, context->env->data);

  _asp_xpath_take_string (result, text != NULL ? text : g_strdup (""));
}

static const AspXPathFunction functions[] = {
  { "abs", 1, 1, FALSE, call_abs },
  { "asp:add-workdays", 2, 2, FALSE, call_add_workdays },
  { "asp:record", 1, 1, FALSE, call_record },
  { "asp:workday", 1, 1, FALSE, call_workday },
  { "boolean", 1, 1, FALSE, call_boolean },
  { "boolean-from-string", 1, 1, FALSE, call_boolean_from_string },
  { "ceiling", 1, 1, FALSE, call_ceiling },
  { "coalesce", 1, -1, FALSE, call_coalesce },
  { "concat", 0, -1, TRUE, call_concat },
  { "contains", 2, 2, FALSE, call_contains },
  { "count", 1, 1, TRUE, call_count },
  { "count-non-empty", 1, 1, TRUE, call_count_non_empty },
  { "count-selected", 1, 1, FALSE, call_count_selected },
  { "current", 0, 0, FALSE, call_current },
  { "date", 1, 1, FALSE, call_date },
  { "ends-with", 2, 2, FALSE, call_ends_with },
  { "false", 0, 0, FALSE, call_false },
  { "floor", 1, 1, FALSE, call_floor },
  { "format-date", 2, 2, FALSE, call_format_date },
  { "if", 3, 3, FALSE, call_if },
  { "instance", 1, 1, FALSE, call_instance },
  { "int", 1, 1, FALSE, call_int },
  { "is-selected", 2, 2, FALSE, call_selected },
  { "join", 1, -1, TRUE, call_join },
  { "jr:choice-name", 2, 2, FALSE, call_choice_name },
  { "jr:itext", 1, 1, FALSE, call_itext },
  { "last", 0, 0, FALSE, call_last },
  { "max", 1, -1, TRUE, call_max },
  { "min", 1, -1, TRUE, call_min },
  { "normalize-space", 0, 1, FALSE, call_normalize_space },
  { "not", 1, 1, FALSE, call_not },
  { "number", 0, 1, FALSE, call_number },
  { "once", 1, 1, FALSE, call_once },
  { "position", 0, 1, FALSE, call_position },
  { "pow", 2, 2, FALSE, call_pow },
  { "regex", 2, 2, FALSE, call_regex },
  { "round", 1, 2, FALSE, call_round },
  { "selected", 2, 2, FALSE, call_selected },
  { "selected-at", 2, 2, FALSE, call_selected_at },
  { "starts-with", 2, 2, FALSE, call_starts_with },
  { "string", 0, 1, FALSE, call_string },
  { "string-length", 0, 1, FALSE, call_string_length },
  { "substr", 2, 3, FALSE, call_substr },
  { "substring", 2, 3, FALSE, call_substring },
  { "substring-after", 2, 2, FALSE, call_substring_after },
  { "substring-before", 2, 2, FALSE, call_substring_before },
  { "sum", 1, -1, TRUE, call_sum },
  { "today", 0, 0, FALSE, call_today },
  { "translate", 3, 3, FALSE, call_translate },
  { "true", 0, 0, FALSE, call_true },
};

/* Returns: (nullable) */
const AspXPathFunction *
_asp_xpath_find_function (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      if (strcmp (functions[i].name, name) == 0)
        return &functions[i];
    }

  return NULL;
}
