/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-format.h"

G_BEGIN_DECLS

const char *asp_month_names_get_long  (AspLanguage  language,
                                       int          month);
const char *asp_month_names_get_short (AspLanguage  language,
                                       int          month);
int         asp_month_names_find      (const char  *folded);

G_END_DECLS
