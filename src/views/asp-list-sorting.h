/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void  asp_list_sorting_set_compare (GtkColumnViewColumn *column,
                                    GCompareDataFunc     compare,
                                    gpointer             user_data);
void  asp_list_sorting_changed     (GtkColumnView       *view);
char *asp_list_sorting_describe    (GtkColumnView       *view);
void  asp_list_sorting_apply       (GtkColumnView       *view,
                                    const char          *text);

G_END_DECLS
