/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-form-explain.h"
#include "asp-form-private.h"

G_BEGIN_DECLS

/* For which node and in which language something is said. */
typedef struct
{
  AspForm     *form;
  AspFormPath *context;           /* where relative paths begin */
  guint        language;          /* of the labels */
  gboolean     is_own;            /* of a constraint: "." is the answer that is looked at */
} AspExplain;

/* asp-form-explain-names.c: what things are called. All give (transfer full). */
char *_asp_explain_label     (const AspExplain *self,
                              AspFormPath      *path);
char *_asp_explain_choice    (const AspExplain *self,
                              AspFormPath      *path,
                              const char       *value);
char *_asp_explain_articles  (const char       *text);

/* asp-form-explain-values.c: (transfer full) (nullable): NULL: there are no words for it */
char *_asp_explain_value     (const AspExplain *self,
                              const AspExpr    *expr);
char *_asp_explain_day       (const AspExpr    *expr);

/* asp-form-explain-conditions.c: (transfer full) */
char *_asp_explain_condition (const AspExplain *self,
                              const AspExpr    *expr,
                              gboolean          negated);

/* asp-form-explain.c: (transfer full) */
char *_asp_explain_sentence  (const AspExplain *self,
                              guint             kind,
                              const AspExpr    *expr);

G_END_DECLS
