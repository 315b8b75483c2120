/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-record.h"

G_BEGIN_DECLS

#define ASP_TYPE_WAVE (asp_wave_get_type ())

/* A wave (ütem) of joining with its periods. */
G_DECLARE_FINAL_TYPE (AspWave, asp_wave, ASP, WAVE, AspRecord)

G_END_DECLS
