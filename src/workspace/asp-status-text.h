/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-standing.h"

G_BEGIN_DECLS

char *asp_status_text_new (AspDocument *document,
                           AspStanding *standing);

/* "in 3 days", "today", "5 days ago": calendar days from @from. Returns: (transfer full) */
char *asp_status_text_describe_distance (AspDay from,
                                         AspDay day);

G_END_DECLS
