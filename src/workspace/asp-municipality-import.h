/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-csv.h"
#include "asp-document.h"

G_BEGIN_DECLS

/* A table of municipalities on its way into the document: what it would do, what stands against it,
 * and the command that does it. Main thread.
 *
 * A municipality is recognised by its KSH code, one without a code by its name. What the file gives
 * replaces what the document has; an empty cell leaves it. Rows and columns are counted from 0, a
 * field is a number from 0, -1 is a column that is left out. */
typedef struct _AspMunicipalityImport AspMunicipalityImport;

typedef struct
{
  guint n_rows;
  guint n_new;
  guint n_changed;
  guint n_same;
  guint n_wrong;
} AspImportCounts;

GBytes                *asp_municipality_import_load            (GFile                  *file,
                                                                GError                **error);
void                   asp_municipality_import_load_async      (GFile                  *file,
                                                                GCancellable           *cancellable,
                                                                GAsyncReadyCallback     callback,
                                                                gpointer                user_data);
GBytes                *asp_municipality_import_load_finish     (GAsyncResult           *result,
                                                                GError                **error);
AspMunicipalityImport *asp_municipality_import_new             (AspDocument            *document,
                                                                GBytes                 *contents,
                                                                const AspCsvDialect    *dialect,
                                                                GError                **error);
void                   asp_municipality_import_free            (AspMunicipalityImport  *self);
AspCsvDialect          asp_municipality_import_get_dialect     (AspMunicipalityImport  *self);

guint                  asp_municipality_import_get_n_columns   (AspMunicipalityImport  *self);
char                  *asp_municipality_import_get_header      (AspMunicipalityImport  *self,
                                                                guint                   column);
int                    asp_municipality_import_get_field       (AspMunicipalityImport  *self,
                                                                guint                   column);
void                   asp_municipality_import_set_field       (AspMunicipalityImport  *self,
                                                                guint                   column,
                                                                int                     field);
guint                  asp_municipality_import_get_n_fields    (void);
const char            *asp_municipality_import_get_field_title (int                     field);

guint                  asp_municipality_import_get_n_rows      (AspMunicipalityImport  *self);
guint                  asp_municipality_import_get_line        (AspMunicipalityImport  *self,
                                                                guint                   row);
const char            *asp_municipality_import_get_cell        (AspMunicipalityImport  *self,
                                                                guint                   row,
                                                                guint                   column);
const char            *asp_municipality_import_get_cell_error  (AspMunicipalityImport  *self,
                                                                guint                   row,
                                                                guint                   column);

guint                  asp_municipality_import_get_n_problems  (AspMunicipalityImport  *self);
char                  *asp_municipality_import_get_problem     (AspMunicipalityImport  *self,
                                                                guint                   index,
                                                                gboolean               *is_error);
AspImportCounts        asp_municipality_import_get_counts      (AspMunicipalityImport  *self);
char                  *asp_municipality_import_summarize       (AspMunicipalityImport  *self);
AspEdit               *asp_municipality_import_create_edit     (AspMunicipalityImport  *self,
                                                                gboolean                skip_wrong);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspMunicipalityImport, asp_municipality_import_free)

G_END_DECLS
