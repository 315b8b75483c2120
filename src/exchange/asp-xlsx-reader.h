/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean  asp_xlsx_is_workbook (GBytes  *bytes);
GBytes   *asp_xlsx_read_table  (GBytes  *workbook,
                                GError **error);

G_END_DECLS
