/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean asp_command_line_run (int    argc,
                               char **argv,
                               int   *status);

G_END_DECLS
