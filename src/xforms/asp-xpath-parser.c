/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-xpath-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-form.h"

/* Deeper than this nobody writes; a form from elsewhere might, to exhaust the stack. */
#define MAX_DEPTH 100

typedef enum
{
  TOKEN_END,
  TOKEN_NUMBER,
  TOKEN_STRING,
  TOKEN_NAME,                   /* with its prefix, if any */
  TOKEN_SYMBOL,
} TokenKind;

typedef struct
{
  const char *text;             /* the whole expression */
  const char *at;               /* after the token */
  const char *token_at;         /* where the token begins */
  TokenKind   kind;
  char       *token;            /* (owned) */
  gboolean    after_operand;    /* the token before ended an operand: "*", "and" … are operators */
  guint       depth;
  GError    **error;
  gboolean    failed;
} Parser;

static AspExpr *parse_or (Parser *parser);

static void
fail (Parser     *parser,
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

static gboolean
is_name_start (gunichar c)
{
  return g_unichar_isalpha (c) || c == '_';
}

static gboolean
is_name_part (gunichar c)
{
  return is_name_start (c) || g_unichar_isdigit (c) || c == '-' || c == '.';
}

static const char *
skip_name (const char *at)
{
  while (is_name_part (g_utf8_get_char (at)))
    at = g_utf8_next_char (at);

  return at;
}

static void
read_string (Parser *parser)
{
  char quote = *parser->at;
  const char *end = strchr (parser->at + 1, quote);

  if (end == NULL)
    {
      parser->token = g_strdup ("");
      fail (parser, _("the text is not closed"));
      parser->at += strlen (parser->at);
      return;
    }

  parser->kind = TOKEN_STRING;
  parser->token = g_strndup (parser->at + 1, (gsize) (end - parser->at - 1));
  parser->at = end + 1;
}

static void
read_number (Parser *parser)
{
  const char *begin = parser->at;

  while (g_ascii_isdigit (*parser->at))
    parser->at++;
  if (*parser->at == '.')
    parser->at++;
  while (g_ascii_isdigit (*parser->at))
    parser->at++;

  parser->kind = TOKEN_NUMBER;
  parser->token = g_strndup (begin, (gsize) (parser->at - begin));
}

/* A name with its prefix. After an operand "div", "mod", "and" and "or" are operators, and may be
 * followed by a digit at once, as in "2div2". */
static void
read_name (Parser *parser)
{
  static const char *const operators[] = { "and", "or", "div", "mod" };
  const char *begin = parser->at;

  for (guint i = 0; parser->after_operand && i < G_N_ELEMENTS (operators); i++)
    {
      gsize length = strlen (operators[i]);

      if (strncmp (begin, operators[i], length) == 0 &&
          (!is_name_part (g_utf8_get_char (begin + length)) || g_ascii_isdigit (begin[length])))
        {
          parser->kind = TOKEN_SYMBOL;
          parser->token = g_strdup (operators[i]);
          parser->at = begin + length;
          return;
        }
    }

  parser->at = skip_name (begin);
  if (*parser->at == ':' && parser->at[1] != ':' &&
      is_name_start (g_utf8_get_char (parser->at + 1)))
    parser->at = skip_name (parser->at + 1);
  parser->kind = TOKEN_NAME;
  parser->token = g_strndup (begin, (gsize) (parser->at - begin));
}

static void
read_symbol (Parser *parser)
{
  static const char *const symbols[] = {
    "!=", "<=", ">=", "//", "..", "::", "(", ")", "[", "]", "/", ".", ",", "@", "+", "-", "*", "|",
    "=", "<", ">", "$",
  };

  for (guint i = 0; i < G_N_ELEMENTS (symbols); i++)
    {
      gsize length = strlen (symbols[i]);

      if (strncmp (parser->at, symbols[i], length) == 0)
        {
          parser->kind = TOKEN_SYMBOL;
          parser->token = g_strdup (symbols[i]);
          parser->at += length;
          return;
        }
    }

  parser->token = g_strdup ("");
  fail (parser, _("this sign is not understood"));
  parser->at += strlen (parser->at);
}

static void
advance (Parser *parser)
{
  gboolean ends_operand = parser->kind == TOKEN_NUMBER || parser->kind == TOKEN_STRING ||
                          parser->kind == TOKEN_NAME ||
                          (parser->kind == TOKEN_SYMBOL && parser->token != NULL &&
                           strchr (")].*", parser->token[strlen (parser->token) - 1]) != NULL);

  /* "*" ended an operand only where it was one: a name test, not a product. */
  if (ends_operand && parser->kind == TOKEN_SYMBOL && strcmp (parser->token, "*") == 0)
    ends_operand = !parser->after_operand;
  parser->after_operand = ends_operand;

  g_clear_pointer (&parser->token, g_free);
  while (*parser->at != '\0' && strchr (" \t\r\n", *parser->at) != NULL)
    parser->at++;
  parser->token_at = parser->at;

  if (*parser->at == '\0')
    {
      parser->kind = TOKEN_END;
      parser->token = g_strdup ("");
    }
  else if (*parser->at == '"' || *parser->at == '\'')
    read_string (parser);
  else if (g_ascii_isdigit (*parser->at) ||
           (*parser->at == '.' && g_ascii_isdigit (parser->at[1])))
    read_number (parser);
  else if (is_name_start (g_utf8_get_char (parser->at)))
    read_name (parser);
  else
    read_symbol (parser);
}

static gboolean
is_symbol (Parser     *parser,
           const char *symbol)
{
  return parser->kind == TOKEN_SYMBOL && strcmp (parser->token, symbol) == 0;
}

static gboolean
accept (Parser     *parser,
        const char *symbol)
{
  if (!is_symbol (parser, symbol))
    return FALSE;

  advance (parser);

  return TRUE;
}

static void
expect (Parser     *parser,
        const char *symbol)
{
  g_autofree char *reason = NULL;

  if (accept (parser, symbol))
    return;

  /* Translators: %s is a sign, such as ")" */
  reason = g_strdup_printf (_("“%s” is expected"), symbol);
  fail (parser, reason);
}

static void
free_step (gpointer data)
{
  AspExprStep *step = data;

  g_free (step->name);
  g_ptr_array_unref (step->predicates);
  g_free (step);
}

void
_asp_expr_free (AspExpr *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_clear_pointer (&self->args, g_ptr_array_unref);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  _asp_expr_free (self->base);
  g_free (self);
}

static AspExpr *
create (AspExprKind kind)
{
  AspExpr *self = g_new0 (AspExpr, 1);

  self->kind = kind;
  self->args = g_ptr_array_new_with_free_func ((GDestroyNotify) _asp_expr_free);
  self->steps = g_ptr_array_new_with_free_func (free_step);

  return self;
}

static AspExpr *
create_binary (AspExprKind  kind,
               AspExpr     *left,
               AspExpr     *right)
{
  AspExpr *self = create (kind);

  g_ptr_array_add (self->args, left);
  g_ptr_array_add (self->args, right);

  return self;
}

static AspExprStep *
add_step (AspExpr    *path,
          AspAxis     axis,
          const char *name)
{
  AspExprStep *step = g_new0 (AspExprStep, 1);

  step->axis = axis;
  step->name = g_strdup (name);
  step->predicates = g_ptr_array_new_with_free_func ((GDestroyNotify) _asp_expr_free);
  g_ptr_array_add (path->steps, step);

  return step;
}

static void
parse_predicates (Parser      *parser,
                  AspExprStep *step)
{
  while (!parser->failed && accept (parser, "["))
    {
      g_ptr_array_add (step->predicates, parse_or (parser));
      expect (parser, "]");
    }
}

static gboolean
find_axis (const char *name,
           AspAxis    *axis)
{
  static const struct
  {
    const char *name;
    AspAxis     axis;
  } axes[] = {
    { "child", ASP_AXIS_CHILD },
    { "parent", ASP_AXIS_PARENT },
    { "self", ASP_AXIS_SELF },
    { "descendant-or-self", ASP_AXIS_DESCENDANT_OR_SELF },
    { "attribute", ASP_AXIS_ATTRIBUTE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (axes); i++)
    {
      if (strcmp (axes[i].name, name) == 0)
        {
          *axis = axes[i].axis;
          return TRUE;
        }
    }

  return FALSE;
}

/* The name after its prefix: instances are told apart by their form, not by namespaces. */
static const char *
get_local_name (const char *name)
{
  const char *colon = strchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

static void
parse_node_test (Parser  *parser,
                 AspExpr *path,
                 AspAxis  axis)
{
  AspExprStep *step;

  if (accept (parser, "*"))
    {
      step = add_step (path, axis, NULL);
    }
  else if (parser->kind == TOKEN_NAME)
    {
      g_autofree char *name = g_strdup (parser->token);

      advance (parser);
      if (strcmp (name, "node") == 0 && accept (parser, "("))
        {
          expect (parser, ")");
          step = add_step (path, axis, NULL);
        }
      else
        {
          step = add_step (path, axis, get_local_name (name));
        }
    }
  else
    {
      fail (parser, _("the name of a node is expected"));
      return;
    }
  parse_predicates (parser, step);
}

static void
parse_step (Parser  *parser,
            AspExpr *path)
{
  AspAxis axis = ASP_AXIS_CHILD;

  if (accept (parser, ".."))
    {
      parse_predicates (parser, add_step (path, ASP_AXIS_PARENT, NULL));
      return;
    }
  if (accept (parser, "."))
    {
      parse_predicates (parser, add_step (path, ASP_AXIS_SELF, NULL));
      return;
    }
  if (accept (parser, "@"))
    {
      parse_node_test (parser, path, ASP_AXIS_ATTRIBUTE);
      return;
    }

  if (parser->kind == TOKEN_NAME && strncmp (parser->at, "::", 2) == 0)
    {
      if (!find_axis (parser->token, &axis))
        fail (parser, _("this axis is not supported"));
      advance (parser);
      expect (parser, "::");
    }
  parse_node_test (parser, path, axis);
}

static void
parse_steps (Parser  *parser,
             AspExpr *path)
{
  parse_step (parser, path);
  while (!parser->failed)
    {
      if (accept (parser, "//"))
        add_step (path, ASP_AXIS_DESCENDANT_OR_SELF, NULL);
      else if (!accept (parser, "/"))
        break;
      parse_step (parser, path);
    }
}

static gboolean
begins_step (Parser *parser)
{
  return parser->kind == TOKEN_NAME || is_symbol (parser, ".") || is_symbol (parser, "..") ||
         is_symbol (parser, "@") || is_symbol (parser, "*");
}

static AspExpr *
parse_location_path (Parser *parser)
{
  AspExpr *path = create (ASP_EXPR_PATH);

  if (accept (parser, "//"))
    {
      path->absolute = TRUE;
      add_step (path, ASP_AXIS_DESCENDANT_OR_SELF, NULL);
      parse_steps (parser, path);
    }
  else if (accept (parser, "/"))
    {
      path->absolute = TRUE;
      if (begins_step (parser))
        parse_steps (parser, path);
    }
  else
    {
      parse_steps (parser, path);
    }

  return path;
}

static void
check_call (Parser  *parser,
            AspExpr *call)
{
  const AspXPathFunction *function = call->function;
  int n_args = (int) call->args->len;
  g_autofree char *reason = NULL;

  if (function == NULL)
    /* Translators: %s is the name of a function */
    reason = g_strdup_printf (_("there is no function “%s”"), call->text);
  else if (n_args < function->min_args || (function->max_args >= 0 && n_args > function->max_args))
    /* Translators: %s is the name of a function, %d how many arguments it was given */
    reason = g_strdup_printf (_("the function “%s” does not take %d arguments"), call->text,
                              n_args);
  if (reason != NULL)
    fail (parser, reason);
}

static AspExpr *
parse_call (Parser     *parser,
            const char *name)
{
  AspExpr *call = create (ASP_EXPR_CALL);

  call->text = g_strdup (name);
  call->function = _asp_xpath_find_function (name);
  if (!is_symbol (parser, ")"))
    {
      do
        {
          AspExpr *arg = parse_or (parser);

          if (arg->kind == ASP_EXPR_PATH && call->function != NULL)
            arg->wants_all = call->function->takes_nodes;
          g_ptr_array_add (call->args, arg);
        }
      while (!parser->failed && accept (parser, ","));
    }
  check_call (parser, call);
  expect (parser, ")");

  return call;
}

/* What a path may begin with besides its first step, or what stands alone. */
static AspExpr *
parse_primary (Parser *parser)
{
  AspExpr *self;

  if (parser->kind == TOKEN_NUMBER || parser->kind == TOKEN_STRING)
    {
      self = create (parser->kind == TOKEN_NUMBER ? ASP_EXPR_NUMBER : ASP_EXPR_STRING);
      self->text = g_strdup (parser->token);
      self->number = self->kind == ASP_EXPR_NUMBER ? g_ascii_strtod (parser->token, NULL) : 0;
      advance (parser);
      return self;
    }
  if (accept (parser, "("))
    {
      self = parse_or (parser);
      expect (parser, ")");
      return self;
    }
  if (parser->kind == TOKEN_NAME && strcmp (parser->token, "node") != 0)
    {
      const char *rest = parser->at;

      while (*rest == ' ')
        rest++;
      if (*rest == '(')
        {
          g_autofree char *name = g_strdup (parser->token);

          advance (parser);
          advance (parser);
          return parse_call (parser, name);
        }
    }

  return NULL;
}

static AspExpr *
parse_path (Parser *parser)
{
  AspExpr *primary = parse_primary (parser);
  AspExpr *path;

  if (primary == NULL)
    {
      if (!begins_step (parser) && !is_symbol (parser, "/") && !is_symbol (parser, "//"))
        {
          fail (parser, _("a value is expected"));
          return create (ASP_EXPR_STRING);
        }
      return parse_location_path (parser);
    }
  if (!is_symbol (parser, "/") && !is_symbol (parser, "//") && !is_symbol (parser, "["))
    return primary;

  path = create (ASP_EXPR_PATH);
  path->base = primary;
  if (is_symbol (parser, "["))
    parse_predicates (parser, add_step (path, ASP_AXIS_SELF, NULL));
  if (accept (parser, "//"))
    {
      add_step (path, ASP_AXIS_DESCENDANT_OR_SELF, NULL);
      parse_steps (parser, path);
    }
  else if (accept (parser, "/"))
    {
      parse_steps (parser, path);
    }

  return path;
}

static AspExpr *
parse_unary (Parser *parser)
{
  AspExpr *self;

  /* Each minus is one level, as each bracket is. */
  if (++parser->depth > MAX_DEPTH)
    {
      fail (parser, _("the expression is nested too deeply"));
      parser->depth--;
      return create (ASP_EXPR_STRING);
    }

  if (accept (parser, "-"))
    {
      self = create (ASP_EXPR_NEGATE);
      g_ptr_array_add (self->args, parse_unary (parser));
    }
  else
    {
      self = parse_path (parser);
      while (!parser->failed && accept (parser, "|"))
        self = create_binary (ASP_EXPR_UNION, self, parse_path (parser));
    }
  parser->depth--;

  return self;
}

typedef struct
{
  const char  *symbol;
  AspExprKind  kind;
} Operator;

/* Operators of one strength, from left to right. */
static AspExpr *
parse_operators (Parser          *parser,
                 const Operator  *operators,
                 AspExpr       *(*parse_operand) (Parser *parser))
{
  AspExpr *self = parse_operand (parser);

  while (!parser->failed)
    {
      const Operator *found = NULL;

      for (guint i = 0; operators[i].symbol != NULL && found == NULL; i++)
        {
          if (is_symbol (parser, operators[i].symbol))
            found = &operators[i];
        }
      if (found == NULL)
        break;

      advance (parser);
      self = create_binary (found->kind, self, parse_operand (parser));
    }

  return self;
}

static AspExpr *
parse_product (Parser *parser)
{
  static const Operator operators[] = {
    { "*", ASP_EXPR_TIMES }, { "div", ASP_EXPR_DIV }, { "mod", ASP_EXPR_MOD }, { NULL, 0 },
  };

  return parse_operators (parser, operators, parse_unary);
}

static AspExpr *
parse_sum (Parser *parser)
{
  static const Operator operators[] = {
    { "+", ASP_EXPR_PLUS }, { "-", ASP_EXPR_MINUS }, { NULL, 0 },
  };

  return parse_operators (parser, operators, parse_product);
}

static AspExpr *
parse_relation (Parser *parser)
{
  static const Operator operators[] = {
    { "<", ASP_EXPR_LESS }, { "<=", ASP_EXPR_LESS_EQUAL }, { ">", ASP_EXPR_GREATER },
    { ">=", ASP_EXPR_GREATER_EQUAL }, { NULL, 0 },
  };

  return parse_operators (parser, operators, parse_sum);
}

static AspExpr *
parse_equality (Parser *parser)
{
  static const Operator operators[] = {
    { "=", ASP_EXPR_EQUAL }, { "!=", ASP_EXPR_NOT_EQUAL }, { NULL, 0 },
  };

  return parse_operators (parser, operators, parse_relation);
}

static AspExpr *
parse_and (Parser *parser)
{
  static const Operator operators[] = { { "and", ASP_EXPR_AND }, { NULL, 0 } };

  return parse_operators (parser, operators, parse_equality);
}

static AspExpr *
parse_or (Parser *parser)
{
  static const Operator operators[] = { { "or", ASP_EXPR_OR }, { NULL, 0 } };
  AspExpr *self;

  if (++parser->depth > MAX_DEPTH)
    {
      fail (parser, _("the expression is nested too deeply"));
      self = create (ASP_EXPR_STRING);
    }
  else
    {
      self = parse_operators (parser, operators, parse_and);
    }
  parser->depth--;

  return self;
}

/* Errors: ASP_FORM_ERROR_EXPRESSION, with the place. Returns: (transfer full) (nullable) */
AspExpr *
_asp_expr_parse (const char  *text,
                 GError     **error)
{
  Parser parser = { .text = text, .at = text, .token_at = text, .error = error };
  g_autoptr (AspExpr) self = NULL;

  advance (&parser);
  self = parse_or (&parser);
  if (!parser.failed && parser.kind != TOKEN_END)
    fail (&parser, _("the expression should end here"));
  g_free (parser.token);

  return parser.failed ? NULL : g_steal_pointer (&self);
}
