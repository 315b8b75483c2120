/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-document-file-private.h"

G_BEGIN_DECLS

GPtrArray *asp_rows_load         (AspDocumentFile  *document,
                                  GError          **error);
GPtrArray *asp_rows_find         (AspDocumentFile  *document,
                                  const char       *table,
                                  const char       *column,
                                  gint64            value,
                                  GError          **error);
GBytes    *asp_rows_read_content (AspDocumentFile  *document,
                                  const char       *sha256,
                                  GError          **error);

/* Reads rows of one table by their keys. */
typedef struct _AspRowReader AspRowReader;

AspRowReader *asp_row_reader_new       (AspDocumentFile  *document,
                                        const char       *table,
                                        GError          **error);
void          asp_row_reader_free      (AspRowReader  *self);
const char   *asp_row_reader_get_table (AspRowReader  *self);
gboolean      asp_row_reader_read      (AspRowReader  *self,
                                        gint64         id,
                                        AspRow       **row,
                                        GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspRowReader, asp_row_reader_free)

G_END_DECLS
