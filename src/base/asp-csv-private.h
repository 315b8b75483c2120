/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-csv.h"

G_BEGIN_DECLS

char *asp_csv_decode (const char      *data,
                      gsize            length,
                      AspCsvEncoding  *encoding,
                      GError         **error);

G_END_DECLS
