/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-xpath-private.h"

G_BEGIN_DECLS

/* The words of an expression, for the parser alone. */

typedef enum
{
  TOKEN_END,
  TOKEN_NUMBER,
  TOKEN_STRING,
  TOKEN_NAME,                   /* with its prefix, if any; "p:*" too */
  TOKEN_SYMBOL,
} TokenKind;

typedef struct
{
  const char *text;             /* the whole expression */
  const char *at;               /* after the token */
  const char *token_at;         /* where the token begins */
  TokenKind   kind;
  char       *token;            /* (owned): room for the longest one: all of @text */
  gboolean    after_operand;    /* the token before ended an operand: "*", "and" … are operators */
  guint       depth;
  GError    **error;
  gboolean    failed;
} Parser;

void     _asp_lexer_fail      (Parser     *parser,
                               const char *reason);
void     _asp_lexer_begin     (Parser     *parser,
                               const char *text,
                               GError    **error);
void     _asp_lexer_advance   (Parser     *parser);
gboolean _asp_lexer_is_symbol (Parser     *parser,
                               const char *symbol);
gboolean _asp_lexer_accept    (Parser     *parser,
                               const char *symbol);
void     _asp_lexer_expect    (Parser     *parser,
                               const char *symbol);

G_END_DECLS
