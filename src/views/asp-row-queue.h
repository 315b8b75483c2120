/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ASP_TYPE_ROW_QUEUE (asp_row_queue_get_type ())

/* What the rows of one list put off. A list keeps some two hundred rows, of which a tenth is on the
 * screen: the others are painted when they are seen, and what is said of rows is said when there is
 * time. */
G_DECLARE_FINAL_TYPE (AspRowQueue, asp_row_queue, ASP, ROW_QUEUE, GObject)

typedef void (*AspRowFunc) (GtkWidget *row);

AspRowQueue *asp_row_queue_new      (GtkWidget   *list,
                                     AspRowFunc   describe);
gboolean     asp_row_queue_put_off  (AspRowQueue *self,
                                     GtkWidget   *row);
void         asp_row_queue_describe (AspRowQueue *self,
                                     GtkWidget   *row);
void         asp_row_queue_remove   (AspRowQueue *self,
                                     GtkWidget   *row);

G_END_DECLS
