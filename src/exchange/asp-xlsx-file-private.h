/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <xlsxwriter.h>

G_BEGIN_DECLS

/* Fills a workbook. Returns the first failure of the library. */
typedef lxw_error (*AspXlsxFunc) (lxw_workbook *book,
                                  gpointer      data);

GBytes *asp_xlsx_make (AspXlsxFunc   func,
                       gpointer      data,
                       gboolean      constant_memory,
                       GError      **error);

G_END_DECLS
