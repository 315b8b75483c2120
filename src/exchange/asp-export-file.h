/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean asp_export_replace_file (GFile   *target,
                                  GBytes  *contents,
                                  GError **error);

G_END_DECLS
