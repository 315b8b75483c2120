/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-list-row.h"

G_BEGIN_DECLS

#define ASP_TYPE_ROW_LIST (asp_row_list_get_type ())

G_DECLARE_FINAL_TYPE (AspRowList, asp_row_list, ASP, ROW_LIST, GtkWidget)

GtkSelectionModel *asp_row_list_get_model (AspRowList        *self);
void               asp_row_list_set_model (AspRowList        *self,
                                           GtkSelectionModel *model);
void               asp_row_list_scroll_to (AspRowList        *self,
                                           guint              position);
gboolean           asp_row_list_go_to     (AspRowList        *self,
                                           guint              position);
guint              asp_row_list_get_cursor (AspRowList       *self);
guint              asp_row_list_get_page  (AspRowList        *self);
void               asp_row_list_select    (AspRowList        *self,
                                           guint              position,
                                           gboolean           modify,
                                           gboolean           extend);
void               asp_row_list_activate  (AspRowList        *self,
                                           guint              position);
void               asp_row_list_describe  (AspRowList        *self,
                                           GtkWidget         *row);

G_END_DECLS
