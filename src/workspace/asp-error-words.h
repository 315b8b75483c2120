/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What went wrong, for the user: what happened, to what, and what to do now.
 * @file: (nullable): the file that the error is about
 * Returns: (transfer full) */
char *asp_error_describe (const GError *error,
                          GFile        *file);

/* A headline for the same. Returns: (transfer full) */
char *asp_error_get_heading (const GError *error,
                             GFile        *file);

gboolean asp_error_is_newer (const GError *error);
gboolean asp_error_is_taken (const GError *error);

G_END_DECLS
