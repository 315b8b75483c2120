/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-document.h"

G_BEGIN_DECLS

const char *asp_form_title (AspDocument *document,
                            gint64       form_id);

G_END_DECLS
