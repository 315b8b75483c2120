/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

gboolean asp_export_replace_file (GFile   *target,
                                  GBytes  *contents,
                                  GError **error);

/* Writes the whole content into the file of that path. */
typedef gboolean (*AspExportStreamFunc) (const char  *path,
                                         gpointer     data,
                                         GError     **error);

gboolean asp_export_stream_file  (GFile                *target,
                                  AspExportStreamFunc   func,
                                  gpointer              data,
                                  GError              **error);

G_END_DECLS
