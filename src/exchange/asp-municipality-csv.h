/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-csv.h"
#include "asp-municipality-fields.h"

G_BEGIN_DECLS

/* A table of municipalities from another program, and which of its columns gives which field. */
typedef struct _AspMunicipalityCsv AspMunicipalityCsv;

/* What is said about a row of the file: that it cannot be taken as it is, or (repaired) that it was
 * taken otherwise than it stands there. */
typedef struct
{
  guint     line;               /* of the file, from 1; 0: the whole file */
  int       field;              /* or ASP_MUNICIPALITY_FIELD_NONE: the whole row */
  gboolean  repaired;
  char     *text;               /* (owned): a sentence for the user */
} AspImportProblem;

/* A municipality as the file gives it. A field that is NULL is not given and stays as it is; "" is
 * given as nothing. The values have the document's form (asp-record-commands.h). */
typedef struct
{
  guint      line;
  gboolean   wrong;             /* a problem says why; not to be stored */
  char     **values;            /* (owned) (array length=asp_municipality_fields_get_n()) */
} AspMunicipalityCsvRow;

AspMunicipalityCsv *asp_municipality_csv_new           (const char           *data,
                                                        gsize                 length,
                                                        const AspCsvDialect  *dialect,
                                                        GError              **error);
void                asp_municipality_csv_free          (AspMunicipalityCsv   *self);
AspCsvDialect       asp_municipality_csv_get_dialect   (AspMunicipalityCsv   *self);
guint               asp_municipality_csv_get_n_rows    (AspMunicipalityCsv   *self);
guint               asp_municipality_csv_get_n_columns (AspMunicipalityCsv   *self);
char               *asp_municipality_csv_get_header    (AspMunicipalityCsv   *self,
                                                        guint                 column);
const char         *asp_municipality_csv_get_cell      (AspMunicipalityCsv   *self,
                                                        guint                 row,
                                                        guint                 column);
guint               asp_municipality_csv_get_line      (AspMunicipalityCsv   *self,
                                                        guint                 row);
int                 asp_municipality_csv_get_field     (AspMunicipalityCsv   *self,
                                                        guint                 column);
void                asp_municipality_csv_set_field     (AspMunicipalityCsv   *self,
                                                        guint                 column,
                                                        int                   field);
GPtrArray          *asp_municipality_csv_read          (AspMunicipalityCsv   *self,
                                                        GPtrArray            *problems);

AspImportProblem   *asp_import_problem_new             (guint                 line,
                                                        int                   field,
                                                        char                 *text);
void                asp_import_problem_free            (AspImportProblem     *self);
char               *asp_import_problem_describe        (AspImportProblem     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspMunicipalityCsv, asp_municipality_csv_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspImportProblem, asp_import_problem_free)

G_END_DECLS
