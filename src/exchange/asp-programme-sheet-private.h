/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-schedule-rows.h"
#include "asp-zip-writer.h"

G_BEGIN_DECLS

/* The rows of a sheet as XML, which go into the open part of a ZIP file piece by piece. */
typedef struct _AspProgrammeSheet AspProgrammeSheet;

AspProgrammeSheet *_asp_programme_sheet_new     (AspZipWriter       *zip,
                                                 guint               first_row,
                                                 int                 day_style,
                                                 int                 percent_style);
void               _asp_programme_sheet_free    (AspProgrammeSheet  *self);
gboolean           _asp_programme_sheet_add     (AspProgrammeSheet  *self,
                                                 AspScheduleRows    *rows,
                                                 GError            **error);
gboolean           _asp_programme_sheet_flush   (AspProgrammeSheet  *self,
                                                 GError            **error);
guint              _asp_programme_sheet_get_row (AspProgrammeSheet  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspProgrammeSheet, _asp_programme_sheet_free)

G_END_DECLS
