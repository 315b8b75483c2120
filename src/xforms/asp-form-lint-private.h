/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-form-lint.h"
#include "asp-form-private.h"

G_BEGIN_DECLS

/* What the rules share. */
typedef struct
{
  AspForm    *form;
  GPtrArray  *findings;           /* (element-type AspFormFinding) */
  GHashTable *seen;               /* (owned): what has been said, to say it once */
  GHashTable *set_paths;          /* (owned) (element-type AspFormPath): written by an action */
  GHashTable *text_ids;           /* (owned) (element-type utf8): of texts, sounds and pictures */
  GHashTable *choices;            /* (owned): AspFormPath → GPtrArray (nullable), once looked for */
  AspXPathEnv env;                /* for what can be computed without answers */
  gint64      work;               /* what of that may still be done */
} AspLint;

void        _asp_lint_add            (AspLint              *self,
                                      AspFindingSeverity    severity,
                                      const char           *rule,
                                      int                   line,
                                      const char           *path,
                                      const char           *format,
                                      ...) G_GNUC_PRINTF (6, 7);

/* An expression of the form, and where it stands. */
typedef enum
{
  ASP_PLACE_BIND,                 /* @kind: an AspBindKind */
  ASP_PLACE_TEXT,
  ASP_PLACE_CHOICES,
  ASP_PLACE_COUNT,
  ASP_PLACE_ACTION,
} AspPlaceType;

typedef struct
{
  AspPlaceType    type;
  guint           kind;
  const AspExpr  *expr;
  AspFormPath    *context;        /* where its relative paths begin */
  AspFormPath    *path;           /* (nullable): of what it is said */
  AspFormElement *element;        /* (nullable) */
  int             line;
} AspPlace;

typedef void (*AspPlaceFunc)         (AspLint              *self,
                                      const AspPlace       *place);

void        _asp_lint_foreach_place  (AspLint              *self,
                                      AspPlaceFunc          func);

/* asp-form-lint-places.c: questions and what they may be answered with */
AspFormElement *_asp_lint_get_question (AspFormPath         *path);
AspFormPath *_asp_lint_find_path     (AspForm              *form,
                                      const AspExpr        *expr,
                                      AspFormPath          *context);
gboolean    _asp_lint_is_single      (AspFormPath          *path,
                                      AspFormPath          *context);
GPtrArray  *_asp_lint_find_choices   (AspLint              *self,
                                      AspFormPath          *path);
GPtrArray  *_asp_lint_find_items     (AspForm              *form,
                                      const AspExpr        *nodes);
gboolean    _asp_lint_contains       (GPtrArray            *texts,
                                      const char           *text);
gboolean    _asp_lint_is_relation    (AspExprKind           kind);
AspExprKind _asp_lint_turn_relation  (AspExprKind           kind);

/* asp-form-lint-constant.c */
gboolean    _asp_lint_evaluate       (AspLint              *self,
                                      const AspExpr        *expr,
                                      AspXPathValue        *value);
gboolean    _asp_lint_is_call        (const AspExpr        *expr,
                                      const char           *name);

/* The rules. */
void        _asp_lint_logic          (AspLint              *self);
void        _asp_lint_values         (AspLint              *self);
void        _asp_lint_expressions    (AspLint              *self);
void        _asp_lint_choices        (AspLint              *self);
void        _asp_lint_binds          (AspLint              *self);
void        _asp_lint_document       (AspLint              *self);
void        _asp_lint_texts          (AspLint              *self);

/* asp-form-lint-facts.c: whether conditions can hold */
typedef enum
{
  ASP_TRUTH_OPEN,
  ASP_TRUTH_ALWAYS,
  ASP_TRUTH_NEVER,
} AspTruth;

AspTruth    _asp_lint_find_truth     (AspLint              *self,
                                      const AspExpr        *expr,
                                      AspFormPath          *context,
                                      gboolean              context_has_value);
gboolean    _asp_lint_can_be_shown   (AspLint              *self,
                                      AspFormPath          *path);

/* asp-xpath-print.c */
char       *_asp_expr_print          (const AspExpr        *self,
                                      const char           *context_path);

G_END_DECLS
