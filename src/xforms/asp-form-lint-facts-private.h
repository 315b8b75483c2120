/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-form-lint-private.h"

G_BEGIN_DECLS

typedef enum
{
  ASP_FACT_COMPARED,              /* variable, relation, value */
  ASP_FACT_SELECTED,              /* a value is among those chosen */
  ASP_FACT_OPAQUE,                /* true or false, nobody knows when */
} AspFactType;

/* A part of a condition that is true or false by itself. */
typedef struct
{
  AspFactType    type;
  gboolean       negated;
  char          *key;             /* (owned): the variable; OPAQUE: the whole expression */
  AspFormPath   *path;            /* (nullable): where the variable is a node */
  AspExprKind    relation;        /* COMPARED */
  AspXPathValue  value;           /* (owned): of a number, a date, a text; SELECTED: a text */
} AspFact;

/* asp-form-lint-candidates.c */
gboolean _asp_lint_facts_can_hold (AspLint   *self,
                                   GPtrArray *facts,
                                   gboolean   has_value);
gboolean _asp_lint_fact_needs_value (AspLint       *self,
                                     const AspFact *fact);

G_END_DECLS
