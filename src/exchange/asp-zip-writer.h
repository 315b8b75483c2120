/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How much of a part is worth handing over at a time. */
#define ASP_ZIP_CHUNK_SIZE (256 * 1024)

/* A ZIP file that is written from front to back; its parts are packed by all processors. */
typedef struct _AspZipWriter AspZipWriter;

AspZipWriter *asp_zip_writer_new    (GOutputStream  *stream);
void          asp_zip_writer_free   (AspZipWriter   *self);
void          asp_zip_writer_set_limit (AspZipWriter *self,
                                     guint64         max_bytes);
gboolean      asp_zip_writer_begin  (AspZipWriter   *self,
                                     const char     *name,
                                     GError        **error);
gboolean      asp_zip_writer_push   (AspZipWriter   *self,
                                     GBytes         *chunk,
                                     GError        **error);
gboolean      asp_zip_writer_end    (AspZipWriter   *self,
                                     GError        **error);
gboolean      asp_zip_writer_finish (AspZipWriter   *self,
                                     GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspZipWriter, asp_zip_writer_free)

G_END_DECLS
