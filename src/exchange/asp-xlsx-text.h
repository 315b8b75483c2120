/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Texts of a workbook (ST_Xstring of ECMA-376): "_x0041_" stands for the letter A there. */

gboolean asp_xlsx_is_escape (const char *place);
char *asp_xlsx_escape (const char *text);
char *asp_xlsx_unescape (const char *text);

G_END_DECLS
