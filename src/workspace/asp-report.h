/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "asp-day.h"

G_BEGIN_DECLS

/* A table that a command prints for a machine, as TSV or JSON. Columns have fixed English names. */
typedef struct _AspReport AspReport;

AspReport *asp_report_new         (const char *const *columns);
void       asp_report_free        (AspReport         *self);

/* Cells come column by column, row by row. */
void       asp_report_add_text    (AspReport         *self,
                                   const char        *text);
void       asp_report_add_integer (AspReport         *self,
                                   gint64             value);
void       asp_report_add_day     (AspReport         *self,
                                   AspDay             day);
guint      asp_report_get_n_rows  (AspReport         *self);
char      *asp_report_to_tsv      (AspReport         *self);
char      *asp_report_to_json     (AspReport         *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspReport, asp_report_free)

G_END_DECLS
