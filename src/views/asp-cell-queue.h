/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ASP_TYPE_CELL_QUEUE (asp_cell_queue_get_type ())

/* What the cells of one list put off. A list keeps some two hundred rows, of which a tenth is on
 * the screen: the others are painted when they come near it, and what is said of cells is said when
 * there is time. */
G_DECLARE_FINAL_TYPE (AspCellQueue, asp_cell_queue, ASP, CELL_QUEUE, GObject)

typedef void (*AspCellFunc) (GtkWidget *cell);

AspCellQueue *asp_cell_queue_new      (GtkWidget    *list,
                                       AspCellFunc   describe);
gboolean      asp_cell_queue_put_off  (AspCellQueue *self,
                                       GtkWidget    *cell);
void          asp_cell_queue_describe (AspCellQueue *self,
                                       GtkWidget    *cell);
void          asp_cell_queue_remove   (AspCellQueue *self,
                                       GtkWidget    *cell);

G_END_DECLS
