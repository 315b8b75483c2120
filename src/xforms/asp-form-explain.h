/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-form.h"

G_BEGIN_DECLS

/* A condition or calculation of a form, in words. */
typedef struct
{
  char       *path;               /* (owned): the node, as "/data/base/ksh" */
  char       *label;              /* (owned): of the question or group; "": it has none */
  int         line;
  const char *kind;               /* (unowned): a fixed English name, as "relevant" */
  char       *source;             /* (owned): the expression as written */
  char       *words;              /* (owned): a sentence in the user's language, without a stop */
} AspFormExplanation;

/* (transfer full) (element-type AspFormExplanation): in the order of the nodes. Labels are those
 * of @language; the words around them are translated into the user's language. */
GPtrArray *asp_form_explain (AspForm     *form,
                             AspLanguage  language);

G_END_DECLS
