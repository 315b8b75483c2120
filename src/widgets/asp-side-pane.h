/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ASP_TYPE_SIDE_PANE (asp_side_pane_get_type ())

/* A sidebar beside its content while there is room, over it when there is not. */
G_DECLARE_FINAL_TYPE (AspSidePane, asp_side_pane, ASP, SIDE_PANE, GtkWidget)

GtkWidget *asp_side_pane_new              (void);
void       asp_side_pane_set_sidebar      (AspSidePane *self,
                                           GtkWidget   *sidebar);
void       asp_side_pane_set_content      (AspSidePane *self,
                                           GtkWidget   *content);
gboolean   asp_side_pane_get_collapsed    (AspSidePane *self);
gboolean   asp_side_pane_get_show_sidebar (AspSidePane *self);
void       asp_side_pane_set_show_sidebar (AspSidePane *self,
                                           gboolean     show_sidebar);

G_END_DECLS
