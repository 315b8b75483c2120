/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Forms that lie in files, without a document. */

char *asp_form_file_check (GFile       *file,
                           GError     **error);
char *asp_form_file_state (GFile       *file,
                           GError     **error);
char *asp_form_file_run   (GFile       *file,
                           GFile       *steps,
                           GError     **error);

G_END_DECLS
