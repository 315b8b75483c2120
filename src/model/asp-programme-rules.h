/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-day.h"
#include "asp-enums.h"
#include "asp-row.h"

G_BEGIN_DECLS

/* What the fields of a programme, a milestone and a wave may hold, by column; as
 * asp-municipality-rules.h says it of a municipality. */
char *asp_programme_field_check  (const char *column,
                                  const char *text,
                                  AspDay      reference);
char *asp_programme_field_parse  (const char *column,
                                  const char *text,
                                  AspDay      reference);
char *asp_programme_field_format (const char *column,
                                  const char *value);

/* The periods of a wave, each named by its column's first day. */
const char *asp_wave_check_period     (const char  *column,
                                       AspDay       prepare_from,
                                       AspDay       join_from,
                                       AspDay       live_from);

const char *asp_wave_kind_get_members (AspWaveKind  kind);
const char *asp_wave_kind_check_member (AspWaveKind  kind,
                                       AspRow      *municipality);

G_END_DECLS
