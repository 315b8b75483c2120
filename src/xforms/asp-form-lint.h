/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-form.h"

G_BEGIN_DECLS

typedef enum
{
  ASP_FINDING_ERROR,              /* it cannot work as written */
  ASP_FINDING_WARNING,            /* it works, most likely not as it was meant */
  ASP_FINDING_HINT,               /* it works here; other programs or later authors may stumble */
} AspFindingSeverity;

/* Something about a form that its author should look at. */
typedef struct
{
  AspFindingSeverity  severity;
  const char         *rule;       /* (unowned): a fixed English name, as "missing-node" */
  char               *file;       /* (owned) */
  int                 line;       /* from 1; 0: of no single place */
  char               *path;       /* (owned): the node, as "/data/base/ksh"; "": of none */
  char               *words;      /* (owned): a sentence in the user's language */
} AspFormFinding;

/* (transfer full) (element-type AspFormFinding): by line. A form that cannot be read at all has no
 * findings but the error of asp_form_new(). */
GPtrArray  *asp_form_lint                 (AspForm              *form);
/* What errors, warnings and hints are called in tables. */
const char *asp_form_finding_get_severity (const AspFormFinding *self);

G_END_DECLS
