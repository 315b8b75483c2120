/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-list-row.h"

G_BEGIN_DECLS

#define ASP_TYPE_ROW_POOL (asp_row_pool_get_type ())

/* The row widgets of a list: which of its items each shows. */
G_DECLARE_FINAL_TYPE (AspRowPool, asp_row_pool, ASP, ROW_POOL, GObject)

typedef void (*AspRowFunc) (GtkWidget *row,
                            guint      position,
                            gpointer   user_data);

AspRowPool *asp_row_pool_new              (GtkWidget         *list,
                                           GType              row_type);
gboolean    asp_row_pool_reserve          (AspRowPool        *self,
                                           guint              n);
guint       asp_row_pool_get_size         (AspRowPool        *self);
void        asp_row_pool_clear            (AspRowPool        *self);
GtkWidget  *asp_row_pool_get_measured     (AspRowPool        *self);
GtkWidget  *asp_row_pool_find             (AspRowPool        *self,
                                           guint              position);
guint       asp_row_pool_get_position     (AspRowPool        *self,
                                           GtkWidget         *row);
void        asp_row_pool_foreach          (AspRowPool        *self,
                                           AspRowFunc         func,
                                           gpointer           user_data);
void        asp_row_pool_items_changed    (AspRowPool        *self,
                                           guint              position,
                                           guint              removed,
                                           guint              added,
                                           GtkWidget         *focused,
                                           guint              focused_position);
void        asp_row_pool_update_selection (AspRowPool        *self,
                                           GtkSelectionModel *model);
void        asp_row_pool_show             (AspRowPool        *self,
                                           GtkSelectionModel *model,
                                           guint              first,
                                           guint              n,
                                           guint              kept);
void        asp_row_pool_describe_later   (AspRowPool        *self,
                                           GtkWidget         *row);
void        asp_row_pool_describe         (AspRowPool        *self,
                                           GtkSelectionModel *model);

G_END_DECLS
