/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the storage does with files besides SQLite's own work. None of these opens a document that
 * may be in use: closing a descriptor of it would drop the locks SQLite holds in this process. */

char     *asp_files_resolve        (const char  *path,
                                    GError     **error);
gboolean  asp_files_check_document (const char  *path,
                                    GError     **error);
gboolean  asp_files_can_write      (const char  *path);
gboolean  asp_files_check_free     (const char  *path,
                                    gboolean     replace,
                                    GError     **error);
char     *asp_files_make_temporary (const char  *target,
                                    GError     **error);
void      asp_files_discard        (const char  *path);
gboolean  asp_files_publish        (const char  *temporary,
                                    const char  *target,
                                    gboolean     replace,
                                    GError     **error);

G_END_DECLS
