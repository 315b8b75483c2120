/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-form-instance-private.h"

G_BEGIN_DECLS

void _asp_report_append       (GString         *out,
                               const char      *field);
void _asp_report_append_place (AspFormInstance *instance,
                               GString         *out,
                               AspNodeState    *state,
                               gboolean         with_first);

G_END_DECLS
