/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-planner.h"

G_BEGIN_DECLS

/* The schedules of all municipalities that have one, in Hungarian order, in one file: "xlsx",
 * "mspdi" or "csv". */
gboolean asp_programme_file_write (AspPlanner  *planner,
                                   const char  *format,
                                   GFile       *target,
                                   GError     **error);

G_END_DECLS
