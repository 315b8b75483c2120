/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-db-private.h"

G_BEGIN_DECLS

gboolean  asp_backup_write       (sqlite3     *db,
                                  const char  *target,
                                  gboolean     replace,
                                  GError     **error);
char     *asp_backup_write_aside (sqlite3     *db,
                                  const char  *path,
                                  int          version,
                                  GError     **error);
sqlite3  *asp_backup_to_memory   (sqlite3     *db,
                                  GError     **error);

G_END_DECLS
