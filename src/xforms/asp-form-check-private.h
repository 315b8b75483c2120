/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-form-private.h"

G_BEGIN_DECLS

char *_asp_form_check_value (const AspFormBind *bind,
                             const char        *value);
char *_asp_form_check_range (const AspFormPath *path,
                             const char        *value);

G_END_DECLS
