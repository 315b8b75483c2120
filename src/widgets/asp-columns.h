/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ASP_TYPE_COLUMNS (asp_columns_get_type ())

/* Children in as many columns of equal width as there is room for, row by row. A flow box asks its
 * children how wide they would like to be; here the room decides. */
G_DECLARE_FINAL_TYPE (AspColumns, asp_columns, ASP, COLUMNS, GtkWidget)

GtkWidget *asp_columns_new (void);

G_END_DECLS
