/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-xpath-lexer-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-form.h"

void
_asp_lexer_fail (Parser     *parser,
                 const char *reason)
{
  if (parser->failed)
    return;

  parser->failed = TRUE;
  g_set_error (parser->error, ASP_FORM_ERROR, ASP_FORM_ERROR_EXPRESSION,
               /* Translators: an expression, the place in it, what is wrong there */
               _("“%s”, character %ld: %s"), parser->text,
               g_utf8_pointer_to_offset (parser->text, parser->token_at) + 1, reason);
}

/* Most letters of most forms are ASCII: they are not looked up. */
static gboolean
is_name_start (const char *at)
{
  gunichar c;

  if ((guchar) *at < 0x80)
    return g_ascii_isalpha (*at) || *at == '_';

  c = g_utf8_get_char (at);

  return g_unichar_isalpha (c);
}

static gboolean
is_name_part (const char *at)
{
  if ((guchar) *at < 0x80)
    return g_ascii_isalnum (*at) || *at == '_' || *at == '-' || *at == '.';

  return is_name_start (at) || g_unichar_isdigit (g_utf8_get_char (at));
}

static const char *
skip_name (const char *at)
{
  while (is_name_part (at))
    at = g_utf8_next_char (at);

  return at;
}

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static void
set_token (Parser     *parser,
           TokenKind   kind,
           const char *begin,
           gsize       length)
{
  parser->kind = kind;
  memcpy (parser->token, begin, length);
  parser->token[length] = '\0';
}

static void
read_string (Parser *parser)
{
  char quote = *parser->at;
  const char *end = strchr (parser->at + 1, quote);

  if (end == NULL)
    {
      set_token (parser, TOKEN_END, "", 0);
      _asp_lexer_fail (parser, _("the text is not closed"));
      parser->at += strlen (parser->at);
      return;
    }

  set_token (parser, TOKEN_STRING, parser->at + 1, (gsize) (end - parser->at - 1));
  parser->at = end + 1;
}

static void
read_number (Parser *parser)
{
  const char *begin = parser->at;
  const char *exponent;

  while (g_ascii_isdigit (*parser->at))
    parser->at++;
  if (*parser->at == '.')
    parser->at++;
  while (g_ascii_isdigit (*parser->at))
    parser->at++;
  exponent = *parser->at == 'e' || *parser->at == 'E' ? parser->at + 1 : "";
  if (*exponent == '-' || *exponent == '+')
    exponent++;
  /* Not in XPath 1.0, but it can mean nothing else; other engines of forms take it. */
  if (g_ascii_isdigit (*exponent))
    {
      parser->at = exponent;
      while (g_ascii_isdigit (*parser->at))
        parser->at++;
    }

  set_token (parser, TOKEN_NUMBER, begin, (gsize) (parser->at - begin));
}

/* A name with its prefix. After an operand "div", "mod", "and" and "or" are operators, and may be
 * followed by a digit or a minus at once, as in "2div2". */
static void
read_name (Parser *parser)
{
  static const char *const operators[] = { "and", "or", "div", "mod" };
  const char *begin = parser->at;

  for (guint i = 0; parser->after_operand && i < G_N_ELEMENTS (operators); i++)
    {
      gsize length = strlen (operators[i]);

      if (strncmp (begin, operators[i], length) == 0 &&
          !is_name_start (begin + length))
        {
          set_token (parser, TOKEN_SYMBOL, begin, length);
          parser->at = begin + length;
          return;
        }
    }

  parser->at = skip_name (begin);
  if (*parser->at == ':' && parser->at[1] != ':' &&
      is_name_start (parser->at + 1))
    parser->at = skip_name (parser->at + 1);
  else if (*parser->at == ':' && parser->at[1] == '*')
    parser->at += 2;
  set_token (parser, TOKEN_NAME, begin, (gsize) (parser->at - begin));
}

static void
read_symbol (Parser *parser)
{
  static const char pairs[][3] = { "!=", "<=", ">=", "//", "..", "::" };
  gsize length = strchr ("()[]/.,@+-*|=<>$", *parser->at) != NULL ? 1 : 0;

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      if (parser->at[0] == pairs[i][0] && parser->at[1] == pairs[i][1])
        length = 2;
    }
  if (length > 0)
    {
      set_token (parser, TOKEN_SYMBOL, parser->at, length);
      parser->at += length;
      return;
    }

  set_token (parser, TOKEN_END, "", 0);
  _asp_lexer_fail (parser, _("this sign is not understood"));
  parser->at += strlen (parser->at);
}

/* Reads the first token. The parser's token is to be freed. */
void
_asp_lexer_begin (Parser      *parser,
                  const char  *text,
                  GError     **error)
{
  *parser = (Parser) { .text = text, .at = text, .token_at = text, .error = error };
  parser->token = g_malloc (strlen (text) + 1);
  *parser->token = '\0';
  _asp_lexer_advance (parser);
}

void
_asp_lexer_advance (Parser *parser)
{
  gboolean ends_operand = parser->kind == TOKEN_NUMBER || parser->kind == TOKEN_STRING ||
                          parser->kind == TOKEN_NAME ||
                          (parser->kind == TOKEN_SYMBOL &&
                           strchr (")].*", parser->token[strlen (parser->token) - 1]) != NULL);

  /* "*" ended an operand only where it was one: a name test, not a product. */
  if (ends_operand && parser->kind == TOKEN_SYMBOL && strcmp (parser->token, "*") == 0)
    ends_operand = !parser->after_operand;
  parser->after_operand = ends_operand;

  while (is_blank (*parser->at))
    parser->at++;
  parser->token_at = parser->at;

  if (*parser->at == '\0')
    {
      set_token (parser, TOKEN_END, "", 0);
    }
  else if (*parser->at == '"' || *parser->at == '\'')
    read_string (parser);
  else if (g_ascii_isdigit (*parser->at) ||
           (*parser->at == '.' && g_ascii_isdigit (parser->at[1])))
    read_number (parser);
  else if (is_name_start (parser->at))
    read_name (parser);
  else
    read_symbol (parser);
}

gboolean
_asp_lexer_is_symbol (Parser     *parser,
                      const char *symbol)
{
  return parser->kind == TOKEN_SYMBOL && *parser->token == *symbol &&
         strcmp (parser->token, symbol) == 0;
}

gboolean
_asp_lexer_accept (Parser     *parser,
                   const char *symbol)
{
  if (!_asp_lexer_is_symbol (parser, symbol))
    return FALSE;

  _asp_lexer_advance (parser);

  return TRUE;
}

void
_asp_lexer_expect (Parser     *parser,
                   const char *symbol)
{
  g_autofree char *reason = NULL;

  if (_asp_lexer_accept (parser, symbol))
    return;

  /* Translators: %s is a sign, such as ")" */
  reason = g_strdup_printf (_("“%s” is expected"), symbol);
  _asp_lexer_fail (parser, reason);
}
