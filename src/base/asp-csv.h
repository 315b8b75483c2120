/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ASP_CSV_ERROR (asp_csv_error_quark ())

typedef enum
{
  ASP_CSV_ERROR_ENCODING,       /* neither UTF-8 nor Windows-1250/ISO-8859-2 text */
  ASP_CSV_ERROR_QUOTE,          /* a quoted cell is not closed */
  ASP_CSV_ERROR_LIMIT,          /* more rows, columns or bytes than the reader accepts */
  ASP_CSV_ERROR_EMPTY,          /* nothing to read; set by who needs rows */
} AspCsvError;

GQuark     asp_csv_error_quark (void);

typedef enum
{
  ASP_CSV_ENCODING_UNKNOWN,     /* asked: to be found out */
  ASP_CSV_ENCODING_UTF_8,
  ASP_CSV_ENCODING_UTF_16,      /* little-endian unless its mark says otherwise */
  ASP_CSV_ENCODING_WINDOWS_1250,
  ASP_CSV_ENCODING_ISO_8859_2,
} AspCsvEncoding;

/* How a table is written. */
typedef struct
{
  AspCsvEncoding encoding;
  char           separator;     /* ; , or tab; '\0' asked: to be found out */
} AspCsvDialect;

/* A read table: rows of cells. Separator (; , tab) and encoding are found out. */
typedef struct _AspCsv AspCsv;

AspCsv     *asp_csv_parse         (const char     *data,
                                   gsize           length,
                                   GError        **error);
AspCsv     *asp_csv_parse_dialect (const char     *data,
                                   gsize           length,
                                   AspCsvDialect  *dialect,
                                   GError        **error);
void        asp_csv_free          (AspCsv         *self);
guint       asp_csv_get_n_rows    (AspCsv         *self);
guint       asp_csv_get_n_cells   (AspCsv         *self,
                                   guint           row);
const char *asp_csv_get_cell      (AspCsv         *self,
                                   guint           row,
                                   guint           column);
guint       asp_csv_get_line      (AspCsv         *self,
                                   guint           row);

/* Appends a cell in the form Excel expects in Hungary: quoted as needed, a leading = + - @ tab
 * made harmless (ux.md T6). Cells of a row are joined by the caller with ';'. */
void        asp_csv_append_cell    (GString    *out,
                                    const char *text);
void        asp_csv_append_integer (GString    *out,
                                    gint64      value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspCsv, asp_csv_free)

G_END_DECLS
