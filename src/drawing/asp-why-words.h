/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-why.h"

G_BEGIN_DECLS

/* Why a task is when it is, in the user's language. */
GPtrArray *asp_why_describe      (AspPlan      *plan,
                                  const AspWhy *why);
char      *asp_why_describe_text (AspPlan      *plan,
                                  const AspWhy *why);
const char *asp_why_kind_to_code (AspWhyKind    kind);

G_END_DECLS
