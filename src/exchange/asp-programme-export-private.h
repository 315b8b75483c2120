/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-programme-export.h"
#include "asp-schedule-rows.h"

G_BEGIN_DECLS

/* Returns: (transfer full) */
AspScheduleRows *_asp_programme_get_rows    (const AspProgrammeExport  *programme,
                                             guint                      index);

/* The writers, each into a file of that path or a stream. */
gboolean         _asp_programme_write_mspdi (const AspProgrammeExport  *programme,
                                             const char                *path,
                                             GError                   **error);
gboolean         _asp_programme_write_csv   (const AspProgrammeExport  *programme,
                                             const char                *path,
                                             GError                   **error);
gboolean         _asp_programme_write_xlsx  (const AspProgrammeExport  *programme,
                                             GOutputStream             *stream,
                                             GError                   **error);

G_END_DECLS
