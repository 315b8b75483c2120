/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-timeline-item.h"
#include "asp-timeline-layout.h"

G_BEGIN_DECLS

#define ASP_TYPE_TIMELINE_ROW (asp_timeline_row_get_type ())
G_DECLARE_FINAL_TYPE (AspTimelineRow, asp_timeline_row, ASP, TIMELINE_ROW, GtkWidget)

GtkWidget       *asp_timeline_row_new          (AspTimelineLayout *layout);
void             asp_timeline_row_set_list_row (AspTimelineRow    *self,
                                                GtkTreeListRow    *list_row);
GtkTreeListRow  *asp_timeline_row_get_list_row (AspTimelineRow    *self);
void             asp_timeline_row_set_selected (AspTimelineRow    *self,
                                                gboolean           selected);
const char      *asp_timeline_row_get_words    (AspTimelineRow    *self);

G_END_DECLS
