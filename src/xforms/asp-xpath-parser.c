/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-xpath-lexer-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-form.h"

/* Deeper than this nobody writes; a form from elsewhere might, to exhaust the stack. */
#define MAX_DEPTH 100
#define MAX_OPERATORS 4000

/* In bytes; the longest expression of the forms known has some 10,000. */
#define MAX_LENGTH (256 * 1024)

static AspExpr *parse_or (Parser *parser);

static void
free_step (gpointer data)
{
  AspExprStep *step = data;

  g_free (step->prefix);
  g_free (step->name);
  g_free (step->key_name);
  g_ptr_array_unref (step->predicates);
  g_free (step);
}

/* Conditions that many questions have are parsed once. */
AspExpr *
_asp_expr_ref (AspExpr *self)
{
  g_ref_count_inc (&self->ref_count);

  return self;
}

/* @self: (nullable) */
void
_asp_expr_unref (AspExpr *self)
{
  if (self == NULL || !g_ref_count_dec (&self->ref_count))
    return;

  g_free (self->text);
  g_clear_pointer (&self->args, g_ptr_array_unref);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->filters, g_ptr_array_unref);
  g_clear_pointer (&self->regex, g_regex_unref);
  _asp_expr_unref (self->base);
  g_free (self);
}

/* What most expressions have nothing of. Returns: (transfer full): to be replaced, never filled */
static GPtrArray *
get_nothing (void)
{
  static GPtrArray *nothing;

  if (g_once_init_enter (&nothing))
    g_once_init_leave (&nothing, g_ptr_array_new ());

  return g_ptr_array_ref (nothing);
}

static GPtrArray *
create_exprs (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) _asp_expr_unref);
}

static AspExpr *
create (AspExprKind kind)
{
  AspExpr *self = g_new0 (AspExpr, 1);
  gboolean is_leaf = kind == ASP_EXPR_NUMBER || kind == ASP_EXPR_STRING || kind == ASP_EXPR_PATH;

  g_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->args = is_leaf ? get_nothing () : create_exprs ();
  self->steps = kind == ASP_EXPR_PATH ? g_ptr_array_new_with_free_func (free_step)
                                      : get_nothing ();
  self->filters = get_nothing ();

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
add_step (AspExpr     *path,
          AspAxis      axis,
          AspNodeTest  test)
{
  AspExprStep *step = g_new0 (AspExprStep, 1);

  step->axis = axis;
  step->test = test;
  step->predicates = get_nothing ();
  g_ptr_array_add (path->steps, step);

  return step;
}

/* Whether the expression gives the same wherever within a predicate it is evaluated. */
static gboolean
is_fixed (const AspExpr *expr)
{
  static const char *const functions[] = { "string", "concat", "coalesce", "if", "selected-at",
                                           "substr", "normalize-space", NULL };

  if (expr->kind == ASP_EXPR_STRING)
    return TRUE;
  if (expr->kind == ASP_EXPR_PATH)
    return expr->absolute || (expr->base != NULL && expr->base->kind == ASP_EXPR_CALL &&
                              strcmp (expr->base->text, "current") == 0);
  if (expr->kind != ASP_EXPR_CALL || expr->args->len == 0 ||
      !g_strv_contains (functions, expr->text))
    return FALSE;

  for (guint i = 0; i < expr->args->len; i++)
    {
      if (!is_fixed (g_ptr_array_index (expr->args, i)))
        return FALSE;
    }

  return TRUE;
}

/* The name of a child element, if that is all that the expression is. Returns: (nullable) */
static const char *
get_child_name (const AspExpr *expr)
{
  const AspExprStep *step;

  if (expr->kind != ASP_EXPR_PATH || expr->absolute || expr->base != NULL || expr->steps->len != 1)
    return NULL;

  step = g_ptr_array_index (expr->steps, 0);

  return step->axis == ASP_AXIS_CHILD && step->test == ASP_NODE_TEST_NAME &&
         step->prefix == NULL && step->predicates->len == 0 ? step->name : NULL;
}

static void
find_key (AspExprStep *step)
{
  AspExpr *predicate = g_ptr_array_index (step->predicates, 0);

  if (predicate->kind != ASP_EXPR_EQUAL)
    return;

  for (guint i = 0; i < 2 && step->key == NULL; i++)
    {
      AspExpr *key = g_ptr_array_index (predicate->args, 1 - i);
      const char *name = get_child_name (g_ptr_array_index (predicate->args, i));

      if (name != NULL && is_fixed (key))
        {
          step->key_name = g_strdup (name);
          step->key = key;
        }
    }
}

static gboolean
may_nest (const AspExpr *expr)
{
  if (expr->kind == ASP_EXPR_PATH)
    return expr->may_nest;

  return expr->kind == ASP_EXPR_UNION ||
         (expr->kind == ASP_EXPR_CALL && strcmp (expr->text, "instance") != 0 &&
          strcmp (expr->text, "current") != 0);
}

/* What of the path needs to be found only once. */
static void
finish_path (AspExpr *path)
{
  static int last_id = 0;
  gboolean is_fixed_so_far;

  path->may_nest = path->base != NULL && may_nest (path->base);
  is_fixed_so_far = path->absolute ||
                    (path->base != NULL && path->filters->len == 0 &&
                     path->base->kind == ASP_EXPR_CALL &&
                     strcmp (path->base->text, "instance") == 0 && path->base->args->len == 1 &&
                     ((AspExpr *) g_ptr_array_index (path->base->args, 0))->kind ==
                     ASP_EXPR_STRING);
  for (guint i = 0; i < path->steps->len; i++)
    {
      AspExprStep *step = g_ptr_array_index (path->steps, i);

      path->may_nest |= step->axis != ASP_AXIS_CHILD && step->axis != ASP_AXIS_ATTRIBUTE &&
                        step->axis != ASP_AXIS_SELF && step->axis != ASP_AXIS_NAMESPACE;
      if (step->predicates->len == 1 && step->axis == ASP_AXIS_CHILD)
        find_key (step);
      if (is_fixed_so_far && (step->predicates->len == 0 || step->key != NULL))
        path->n_fixed = i + 1;
      is_fixed_so_far &= step->predicates->len == 0;
    }
  if (path->n_fixed > 0)
    path->id = (guint64) g_atomic_int_add (&last_id, 1) + 1;
}

/* @predicates: (inout): none so far */
static void
parse_predicates (Parser     *parser,
                  GPtrArray **predicates)
{
  for (guint n = 0; !parser->failed && _asp_lexer_accept (parser, "["); n++)
    {
      if (n == 0)
        {
          g_ptr_array_unref (*predicates);
          *predicates = create_exprs ();
        }
      g_ptr_array_add (*predicates, parse_or (parser));
      _asp_lexer_expect (parser, "]");
    }
}

static gboolean
find_axis (const char *name,
           AspAxis    *axis)
{
  static const char *const axes[] = {
    [ASP_AXIS_CHILD] = "child",
    [ASP_AXIS_PARENT] = "parent",
    [ASP_AXIS_SELF] = "self",
    [ASP_AXIS_DESCENDANT] = "descendant",
    [ASP_AXIS_DESCENDANT_OR_SELF] = "descendant-or-self",
    [ASP_AXIS_ANCESTOR] = "ancestor",
    [ASP_AXIS_ANCESTOR_OR_SELF] = "ancestor-or-self",
    [ASP_AXIS_FOLLOWING_SIBLING] = "following-sibling",
    [ASP_AXIS_PRECEDING_SIBLING] = "preceding-sibling",
    [ASP_AXIS_FOLLOWING] = "following",
    [ASP_AXIS_PRECEDING] = "preceding",
    [ASP_AXIS_ATTRIBUTE] = "attribute",
    [ASP_AXIS_NAMESPACE] = "namespace",
  };

  for (guint i = 0; i < G_N_ELEMENTS (axes); i++)
    {
      if (strcmp (axes[i], name) == 0)
        {
          *axis = (AspAxis) i;
          return TRUE;
        }
    }

  return FALSE;
}

/* Returns: FALSE: it is the name of no such test */
static gboolean
find_node_test (const char  *name,
                AspNodeTest *test)
{
  static const char *const tests[] = {
    [ASP_NODE_TEST_NODE] = "node",
    [ASP_NODE_TEST_TEXT] = "text",
    [ASP_NODE_TEST_COMMENT] = "comment",
    [ASP_NODE_TEST_INSTRUCTION] = "processing-instruction",
  };

  for (guint i = ASP_NODE_TEST_NODE; i < G_N_ELEMENTS (tests); i++)
    {
      if (strcmp (tests[i], name) == 0)
        {
          *test = (AspNodeTest) i;
          return TRUE;
        }
    }

  return FALSE;
}

/* Whether the name that is read is followed by "(". */
static gboolean
is_call (Parser *parser)
{
  const char *rest = parser->at;

  if (parser->kind != TOKEN_NAME)
    return FALSE;

  while (*rest != '\0' && strchr (" \t\r\n", *rest) != NULL)
    rest++;

  return *rest == '(';
}

static void
parse_name_test (Parser      *parser,
                 AspExprStep *step)
{
  const char *colon = strchr (parser->token, ':');
  const char *name = colon != NULL ? colon + 1 : parser->token;

  if (colon != NULL)
    step->prefix = g_strndup (parser->token, (gsize) (colon - parser->token));
  if (strcmp (name, "*") != 0)
    step->name = g_strdup (name);
  _asp_lexer_advance (parser);
}

static void
parse_node_test (Parser  *parser,
                 AspExpr *path,
                 AspAxis  axis)
{
  AspExprStep *step = add_step (path, axis, ASP_NODE_TEST_NAME);

  if (_asp_lexer_accept (parser, "*"))
    {
      step->name = NULL;
    }
  else if (is_call (parser))
    {
      if (!find_node_test (parser->token, &step->test))
        _asp_lexer_fail (parser, _("the name of a node is expected"));
      _asp_lexer_advance (parser);
      _asp_lexer_expect (parser, "(");
      if (step->test == ASP_NODE_TEST_INSTRUCTION && parser->kind == TOKEN_STRING)
        {
          step->name = g_strdup (parser->token);
          _asp_lexer_advance (parser);
        }
      _asp_lexer_expect (parser, ")");
    }
  else if (parser->kind == TOKEN_NAME)
    {
      parse_name_test (parser, step);
    }
  else
    {
      _asp_lexer_fail (parser, _("the name of a node is expected"));
      return;
    }
  parse_predicates (parser, &step->predicates);
}

static gboolean
is_axis (Parser *parser)
{
  const char *rest = parser->at;

  while (*rest != '\0' && strchr (" \t\r\n", *rest) != NULL)
    rest++;

  return parser->kind == TOKEN_NAME && strncmp (rest, "::", 2) == 0;
}

static void
parse_step (Parser  *parser,
            AspExpr *path)
{
  AspAxis axis = ASP_AXIS_CHILD;

  if (_asp_lexer_accept (parser, ".."))
    {
      parse_predicates (parser, &add_step (path, ASP_AXIS_PARENT, ASP_NODE_TEST_NODE)->predicates);
      return;
    }
  if (_asp_lexer_accept (parser, "."))
    {
      parse_predicates (parser, &add_step (path, ASP_AXIS_SELF, ASP_NODE_TEST_NODE)->predicates);
      return;
    }
  if (_asp_lexer_accept (parser, "@"))
    {
      parse_node_test (parser, path, ASP_AXIS_ATTRIBUTE);
      return;
    }

  if (is_axis (parser))
    {
      if (!find_axis (parser->token, &axis))
        _asp_lexer_fail (parser, _("there is no such axis"));
      _asp_lexer_advance (parser);
      _asp_lexer_expect (parser, "::");
    }
  parse_node_test (parser, path, axis);
}

/* "//x" is one step, unless positions are asked for: those count within each parent. */
static void
join_descendants (AspExpr *path)
{
  AspExprStep *last = g_ptr_array_index (path->steps, path->steps->len - 1);

  if (last->axis != ASP_AXIS_CHILD || last->predicates->len > 0)
    return;

  g_ptr_array_remove_index (path->steps, path->steps->len - 2);
  last->axis = ASP_AXIS_DESCENDANT;
}

static void
parse_descendant_step (Parser  *parser,
                       AspExpr *path)
{
  add_step (path, ASP_AXIS_DESCENDANT_OR_SELF, ASP_NODE_TEST_NODE);
  parse_step (parser, path);
  if (!parser->failed)
    join_descendants (path);
}

static void
parse_more_steps (Parser  *parser,
                  AspExpr *path)
{
  while (!parser->failed)
    {
      if (_asp_lexer_accept (parser, "//"))
        parse_descendant_step (parser, path);
      else if (_asp_lexer_accept (parser, "/"))
        parse_step (parser, path);
      else
        break;
    }
}

static gboolean
begins_step (Parser *parser)
{
  return parser->kind == TOKEN_NAME || _asp_lexer_is_symbol (parser, ".") ||
         _asp_lexer_is_symbol (parser, "..") || _asp_lexer_is_symbol (parser, "@") ||
         _asp_lexer_is_symbol (parser, "*");
}

static AspExpr *
parse_location_path (Parser *parser)
{
  AspExpr *path = create (ASP_EXPR_PATH);

  if (_asp_lexer_accept (parser, "//"))
    {
      path->absolute = TRUE;
      parse_descendant_step (parser, path);
    }
  else if (_asp_lexer_accept (parser, "/"))
    {
      path->absolute = TRUE;
      if (begins_step (parser))
        parse_step (parser, path);
    }
  else
    {
      parse_step (parser, path);
    }
  if (path->steps->len > 0)
    parse_more_steps (parser, path);
  finish_path (path);

  return path;
}

static gboolean
may_be_nodes (const AspExpr *expr)
{
  return expr->kind == ASP_EXPR_PATH || expr->kind == ASP_EXPR_UNION ||
         (expr->kind == ASP_EXPR_CALL && expr->function != NULL &&
          (expr->function->flags & ASP_FUNCTION_GIVES_NODES) != 0);
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
  else if ((function->flags & ASP_FUNCTION_NEEDS_NODES) != 0 && n_args > 0 &&
           !may_be_nodes (g_ptr_array_index (call->args, 0)))
    /* Translators: %s is the name of a function */
    reason = g_strdup_printf (_("the function “%s” needs nodes, not a value"), call->text);
  if (reason != NULL)
    _asp_lexer_fail (parser, reason);
}

/* Says that all nodes are wanted of the paths, not that of the own row alone (R14). */
void
_asp_expr_want_all (AspExpr *self)
{
  self->wants_all = TRUE;
  for (guint i = 0; self->kind == ASP_EXPR_UNION && i < self->args->len; i++)
    _asp_expr_want_all (g_ptr_array_index (self->args, i));
}

static void
finish_call (AspExpr *call)
{
  gboolean is_indexed = strcmp (call->text, "indexed-repeat") == 0;

  if (strcmp (call->text, "regex") == 0 && call->args->len == 2)
    {
      const AspExpr *pattern = g_ptr_array_index (call->args, 1);

      if (pattern->kind == ASP_EXPR_STRING)
        call->regex = _asp_xpath_compile_regex (pattern->text);
    }
  if (call->function == NULL || (call->function->flags & ASP_FUNCTION_TAKES_NODES) == 0)
    return;

  /* The numbers of rows are single values. */
  for (guint i = 0; i < call->args->len; i++)
    {
      if (!is_indexed || i == 0 || i % 2 == 1)
        _asp_expr_want_all (g_ptr_array_index (call->args, i));
    }
}

static AspExpr *
parse_call (Parser *parser)
{
  AspExpr *call = create (ASP_EXPR_CALL);

  call->text = g_strdup (parser->token);
  call->function = _asp_xpath_find_function (call->text);
  _asp_lexer_advance (parser);
  _asp_lexer_advance (parser);
  if (!_asp_lexer_is_symbol (parser, ")"))
    {
      do
        g_ptr_array_add (call->args, parse_or (parser));
      while (!parser->failed && _asp_lexer_accept (parser, ","));
    }
  if (!parser->failed)
    check_call (parser, call);
  _asp_lexer_expect (parser, ")");
  if (!parser->failed)
    finish_call (call);

  return call;
}

/* What a path may begin with besides its first step, or what stands alone. */
static AspExpr *
parse_primary (Parser *parser)
{
  AspNodeTest test;
  AspExpr *self;

  if (parser->kind == TOKEN_NUMBER || parser->kind == TOKEN_STRING)
    {
      self = create (parser->kind == TOKEN_NUMBER ? ASP_EXPR_NUMBER : ASP_EXPR_STRING);
      self->text = g_strdup (parser->token);
      self->number = self->kind == ASP_EXPR_NUMBER ? g_ascii_strtod (parser->token, NULL) : 0;
      _asp_lexer_advance (parser);
      return self;
    }
  if (_asp_lexer_accept (parser, "("))
    {
      self = parse_or (parser);
      _asp_lexer_expect (parser, ")");
      return self;
    }

  return is_call (parser) && !find_node_test (parser->token, &test) ? parse_call (parser) : NULL;
}

static AspExpr *
parse_path (Parser *parser)
{
  AspExpr *primary = parse_primary (parser);
  AspExpr *path;

  if (primary == NULL)
    {
      if (!begins_step (parser) && !_asp_lexer_is_symbol (parser, "/") &&
          !_asp_lexer_is_symbol (parser, "//"))
        {
          _asp_lexer_fail (parser, _("a value is expected"));
          return create (ASP_EXPR_STRING);
        }
      return parse_location_path (parser);
    }
  if (!_asp_lexer_is_symbol (parser, "/") && !_asp_lexer_is_symbol (parser, "//") &&
      !_asp_lexer_is_symbol (parser, "["))
    return primary;

  path = create (ASP_EXPR_PATH);
  path->base = primary;
  /* "(…)[1]" is the first of all, so of all rows. */
  if (!parser->failed && _asp_lexer_is_symbol (parser, "["))
    _asp_expr_want_all (primary);
  parse_predicates (parser, &path->filters);
  parse_more_steps (parser, path);
  finish_path (path);

  return path;
}

/* Each operator of a chain is a level of the tree too. */
static gboolean
may_go_on (Parser *parser,
           guint   n_operators)
{
  if (n_operators >= MAX_OPERATORS)
    _asp_lexer_fail (parser, _("the expression is nested too deeply"));

  return !parser->failed;
}

static AspExpr *
parse_unary (Parser *parser)
{
  AspExpr *self;

  /* Each minus is one level, as each bracket is. */
  if (++parser->depth > MAX_DEPTH)
    {
      _asp_lexer_fail (parser, _("the expression is nested too deeply"));
      parser->depth--;
      return create (ASP_EXPR_STRING);
    }

  if (_asp_lexer_accept (parser, "-"))
    {
      self = create (ASP_EXPR_NEGATE);
      g_ptr_array_add (self->args, parse_unary (parser));
    }
  else
    {
      self = parse_path (parser);
      for (guint n = 0; may_go_on (parser, n) && _asp_lexer_accept (parser, "|"); n++)
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

  for (guint n = 0; may_go_on (parser, n); n++)
    {
      const Operator *found = NULL;

      for (guint i = 0; operators[i].symbol != NULL && found == NULL; i++)
        {
          if (_asp_lexer_is_symbol (parser, operators[i].symbol))
            found = &operators[i];
        }
      if (found == NULL)
        break;

      _asp_lexer_advance (parser);
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
      _asp_lexer_fail (parser, _("the expression is nested too deeply"));
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
  Parser parser;
  g_autoptr (AspExpr) self = NULL;

  if (strlen (text) > MAX_LENGTH || !g_utf8_validate (text, -1, NULL))
    {
      g_set_error_literal (error, ASP_FORM_ERROR, ASP_FORM_ERROR_EXPRESSION,
                           _("The expression is too long, or is no text."));
      return NULL;
    }

  _asp_lexer_begin (&parser, text, error);
  self = parse_or (&parser);
  if (!parser.failed && parser.kind != TOKEN_END)
    _asp_lexer_fail (&parser, _("the expression should end here"));
  g_free (parser.token);

  return parser.failed ? NULL : g_steal_pointer (&self);
}
