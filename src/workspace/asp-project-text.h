/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *asp_project_text_new (GFile    *file,
                            gboolean  for_machine,
                            GError  **error);

G_END_DECLS
