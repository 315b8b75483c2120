/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-xpath-functions-private.h"

#include <math.h>
#include <string.h>

#include "asp-xpath-nodes-private.h"

FUNCTION (string)
{
  AspXPathValue value = { 0 };

  _asp_xpath_arg_text_or_node (expr, context, &value);
  *result = value;
}

static void
append_atom (const AspXPathValue *atom,
             const AspXPathEnv   *env,
             gpointer             data)
{
  g_autofree char *text = NULL;

  if (atom->type == ASP_XPATH_STRING)
    {
      if (_asp_xpath_spend (env, strlen (atom->u.string)))
        g_string_append (data, atom->u.string);
      return;
    }
  text = _asp_xpath_value_to_string (atom, env);
  if (_asp_xpath_spend (env, strlen (text)))
    g_string_append (data, text);
}

/* All nodes of a node-set, not the first alone. */
FUNCTION (concat)
{
  GString *out = g_string_sized_new (64);

  _asp_xpath_foreach_atom (expr, context, 0, append_atom, out);
  _asp_xpath_take_string (result, g_string_free (out, FALSE));
}

typedef struct
{
  GString    *out;
  const char *separator;
  gboolean    is_first;
} Join;

static void
join_atom (const AspXPathValue *atom,
           const AspXPathEnv   *env,
           gpointer             data)
{
  Join *join = data;

  if (!join->is_first && _asp_xpath_spend (env, strlen (join->separator)))
    g_string_append (join->out, join->separator);
  join->is_first = FALSE;
  append_atom (atom, env, join->out);
}

FUNCTION (join)
{
  TEXT_ARG (separator, 0);
  Join join = { g_string_new (NULL), separator, TRUE };

  _asp_xpath_foreach_atom (expr, context, 1, join_atom, &join);
  _asp_xpath_take_string (result, g_string_free (join.out, FALSE));
}

/* From 0, to before @end; negative ones count from the end. */
FUNCTION (substr)
{
  TEXT_ARG (text, 0);
  glong length = g_utf8_strlen (text, -1);
  double begin = trunc (_asp_xpath_arg_number (expr, context, 1));
  double end = _asp_xpath_n_args (expr) > 2 ? trunc (_asp_xpath_arg_number (expr, context, 2))
                                            : (double) length;
  gboolean is_number = !isnan (begin) && !isnan (end);

  begin = CLAMP (begin < 0 ? begin + (double) length : begin, 0, (double) length);
  end = CLAMP (end < 0 ? end + (double) length : end, 0, (double) length);
  _asp_xpath_take_string (result, is_number && begin < end
                                    ? g_utf8_substring (text, (glong) begin, (glong) end)
                                    : g_strdup (""));
}

static double
round_up (double value)
{
  return floor (value + 0.5);
}

/* XPath 1.0, 4.2: characters at positions, from 1, that are not less than the rounded beginning and
 * less than it plus the rounded length. */
FUNCTION (substring)
{
  TEXT_ARG (text, 0);
  double begin = round_up (_asp_xpath_arg_number (expr, context, 1));
  double end = _asp_xpath_n_args (expr) > 2
                 ? begin + round_up (_asp_xpath_arg_number (expr, context, 2)) : INFINITY;
  GString *out = g_string_new (NULL);
  double position = 1;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), position++)
    {
      if (position >= begin && position < end)
        g_string_append_unichar (out, g_utf8_get_char (p));
    }
  _asp_xpath_take_string (result, g_string_free (out, FALSE));
}

FUNCTION (substring_before)
{
  TEXT_ARG (text, 0);
  TEXT_ARG (mark, 1);
  const char *found = strstr (text, mark);

  _asp_xpath_take_string (result, found != NULL ? g_strndup (text, (gsize) (found - text))
                                                : g_strdup (""));
}

FUNCTION (substring_after)
{
  TEXT_ARG (text, 0);
  TEXT_ARG (mark, 1);
  const char *found = strstr (text, mark);

  _asp_xpath_take_string (result, g_strdup (found != NULL ? found + strlen (mark) : ""));
}

FUNCTION (translate)
{
  TEXT_ARG (text, 0);
  TEXT_ARG (from, 1);
  TEXT_ARG (to, 2);
  glong n_to = g_utf8_strlen (to, -1);
  gsize n_from = strlen (from);
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *found;
      glong place;

      if (!_asp_xpath_spend (context->env, 1 + n_from / 8))
        break;
      found = g_utf8_strchr (from, -1, c);
      place = found != NULL ? g_utf8_pointer_to_offset (from, found) : -1;
      if (place < 0)
        g_string_append_unichar (out, c);
      else if (place < n_to)
        g_string_append_unichar (out, g_utf8_get_char (g_utf8_offset_to_pointer (to, place)));
    }
  _asp_xpath_take_string (result, g_string_free (out, FALSE));
}

FUNCTION (string_length)
{
  g_auto (AspXPathValue) value = { 0 };
  const char *text = _asp_xpath_arg_text_or_node (expr, context, &value);

  _asp_xpath_set_number (result, (double) g_utf8_strlen (text, -1));
}

FUNCTION (normalize_space)
{
  g_auto (AspXPathValue) value = { 0 };
  const char *text = _asp_xpath_arg_text_or_node (expr, context, &value);
  GString *out = g_string_new (NULL);
  gboolean has_gap = FALSE;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (strchr (" \t\r\n", *p) != NULL)
        {
          has_gap = TRUE;
          continue;
        }
      if (has_gap && out->len > 0)
        g_string_append_c (out, ' ');
      has_gap = FALSE;
      g_string_append_c (out, *p);
    }
  _asp_xpath_take_string (result, g_string_free (out, FALSE));
}

FUNCTION (contains)
{
  TEXT_ARG (text, 0);
  TEXT_ARG (part, 1);

  _asp_xpath_set_boolean (result, strstr (text, part) != NULL);
}

FUNCTION (starts_with)
{
  TEXT_ARG (text, 0);
  TEXT_ARG (part, 1);

  _asp_xpath_set_boolean (result, g_str_has_prefix (text, part));
}

FUNCTION (ends_with)
{
  TEXT_ARG (text, 0);
  TEXT_ARG (part, 1);

  _asp_xpath_set_boolean (result, g_str_has_suffix (text, part));
}

/* The whole text has to match (R9). A pattern that would try for ever gives up: no match.
 * Returns: (transfer full) (nullable): NULL: it is no pattern */
GRegex *
_asp_xpath_compile_regex (const char *pattern)
{
  g_autofree char *whole = g_strdup_printf ("(*LIMIT_MATCH=200000)^(?:%s)$", pattern);

  return g_regex_new (whole, G_REGEX_DOLLAR_ENDONLY | G_REGEX_OPTIMIZE, 0, NULL);
}

FUNCTION (regex)
{
  TEXT_ARG (text, 0);
  g_autoptr (GRegex) own = NULL;
  GRegex *regex = expr->regex;

  if (regex == NULL)
    {
      TEXT_ARG (pattern, 1);

      if (context->env->cache != NULL)
        regex = _asp_xpath_cache_regex (context->env->cache, pattern);
      else
        regex = own = _asp_xpath_compile_regex (pattern);
    }
  _asp_xpath_set_boolean (result, regex != NULL && g_regex_match (regex, text, 0, NULL));
}

static gboolean
find_checksum (const char    *name,
               GChecksumType *type)
{
  static const struct
  {
    const char    *name;
    GChecksumType  type;
  } types[] = {
    { "MD5", G_CHECKSUM_MD5 },         { "SHA-1", G_CHECKSUM_SHA1 },
    { "SHA1", G_CHECKSUM_SHA1 },       { "SHA-256", G_CHECKSUM_SHA256 },
    { "SHA256", G_CHECKSUM_SHA256 },   { "SHA-384", G_CHECKSUM_SHA384 },
    { "SHA384", G_CHECKSUM_SHA384 },   { "SHA-512", G_CHECKSUM_SHA512 },
    { "SHA512", G_CHECKSUM_SHA512 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      if (g_ascii_strcasecmp (types[i].name, name) == 0)
        {
          *type = types[i].type;
          return TRUE;
        }
    }

  return FALSE;
}

/* In base64 unless "hex" is asked for; blank for what is not known. */
FUNCTION (digest)
{
  TEXT_ARG (text, 0);
  TEXT_ARG (name, 1);
  g_auto (AspXPathValue) encoding_value = { 0 };
  const char *encoding = "base64";
  g_autoptr (GChecksum) checksum = NULL;
  guint8 buffer[64];
  gsize length = sizeof buffer;
  GChecksumType type;

  if (_asp_xpath_n_args (expr) > 2)
    encoding = _asp_xpath_arg_text (expr, context, 2, &encoding_value);
  if (!find_checksum (name, &type) || (g_ascii_strcasecmp (encoding, "base64") != 0 &&
                                       g_ascii_strcasecmp (encoding, "hex") != 0))
    {
      _asp_xpath_set_string (result, "");
      return;
    }

  checksum = g_checksum_new (type);
  g_checksum_update (checksum, (const guchar *) text, (gssize) strlen (text));
  if (g_ascii_strcasecmp (encoding, "hex") == 0)
    {
      _asp_xpath_take_string (result, g_strdup (g_checksum_get_string (checksum)));
      return;
    }
  g_checksum_get_digest (checksum, buffer, &length);
  _asp_xpath_take_string (result, g_base64_encode (buffer, length));
}

/* What is not UTF-8 has its bad bytes replaced. */
FUNCTION (base64_decode)
{
  TEXT_ARG (text, 0);
  gsize length = 0;
  g_autofree guchar *bytes = g_base64_decode (text, &length);
  char *decoded = g_utf8_make_valid ((const char *) bytes, (gssize) length);

  _asp_xpath_take_string (result, decoded);
}
