/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The right to write a document, held by one process at a time. */
typedef struct _AspWriteLock AspWriteLock;

AspWriteLock *asp_write_lock_take (const char    *path,
                                   gboolean      *in_use,
                                   char         **holder);
void          asp_write_lock_free (AspWriteLock  *self);
char         *asp_write_lock_read_request (AspWriteLock *self);

/* For those who do not have the right. */
gboolean      asp_write_lock_is_taken     (const char   *path,
                                           char        **holder);
gboolean      asp_write_lock_ask          (const char   *path,
                                           gboolean      ask);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspWriteLock, asp_write_lock_free)

G_END_DECLS
