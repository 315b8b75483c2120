/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-cost-sheet.h"

G_BEGIN_DECLS

/* A cost sheet as a file. Formats are named "xlsx" and "csv". */

char     *asp_cost_file_get_name     (AspCostSheet         *sheet,
                                      const char           *format);
gboolean  asp_cost_file_write        (AspCostSheet         *sheet,
                                      const char           *format,
                                      GFile                *target,
                                      GError              **error);
void      asp_cost_file_write_async  (AspCostSheet         *sheet,
                                      const char           *format,
                                      GFile                *target,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
gboolean  asp_cost_file_write_finish (GAsyncResult         *result,
                                      GError              **error);

G_END_DECLS
