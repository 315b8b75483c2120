/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Why a file is not well-formed XML, in the user's language. */

char *asp_xml_describe_problem (int         code,
                                const char *first,
                                const char *second,
                                const char *message);

G_END_DECLS
