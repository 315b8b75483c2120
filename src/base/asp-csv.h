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
} AspCsvError;

GQuark     asp_csv_error_quark (void);

/* A read table: rows of cells. Separator (; , tab) and encoding are found out. */
typedef struct _AspCsv AspCsv;

AspCsv     *asp_csv_parse       (const char  *data,
                                 gsize        length,
                                 GError     **error);
void        asp_csv_free        (AspCsv      *self);
guint       asp_csv_get_n_rows  (AspCsv      *self);
guint       asp_csv_get_n_cells (AspCsv      *self,
                                 guint        row);
const char *asp_csv_get_cell    (AspCsv      *self,
                                 guint        row,
                                 guint        column);
guint       asp_csv_get_line    (AspCsv      *self,
                                 guint        row);

/* Appends a cell in the form Excel expects in Hungary: quoted as needed, a leading = + - @ tab
 * made harmless (ux.md T6). Cells of a row are joined by the caller with ';'. */
void        asp_csv_append_cell    (GString    *out,
                                    const char *text);
void        asp_csv_append_integer (GString    *out,
                                    gint64      value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspCsv, asp_csv_free)

G_END_DECLS
