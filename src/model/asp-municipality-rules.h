/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-day.h"

G_BEGIN_DECLS

/* What the fields of a municipality's record may hold, and those of the people there and their
 * roles, by column: the same name means the same everywhere. A text is what was typed or
 * shown; a value is what the document holds (asp-record-commands.h). */
char *asp_municipality_field_check  (const char *column,
                                     const char *text,
                                     AspDay      reference);
char *asp_municipality_field_parse  (const char *column,
                                     const char *text,
                                     AspDay      reference);
char *asp_municipality_field_format (const char *column,
                                     const char *value);

G_END_DECLS
