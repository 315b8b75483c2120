/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "asp-time-scale.h"
#include "asp-timeline-painting.h"

G_BEGIN_DECLS

/* The columns of the tree part, from left to right. */
typedef enum
{
  ASP_TIMELINE_COLUMN_TITLE,
  ASP_TIMELINE_COLUMN_STATE,
  ASP_TIMELINE_COLUMN_PERSON,
  ASP_TIMELINE_COLUMN_START,
  ASP_TIMELINE_COLUMN_FINISH,
  ASP_TIMELINE_COLUMN_PERCENT,
} AspTimelineColumn;

#define ASP_N_TIMELINE_COLUMNS 6

/* The widget is narrow when it is less than this many pixels wide. */
#define ASP_TIMELINE_NARROW 720

#define ASP_TYPE_TIMELINE_LAYOUT (asp_timeline_layout_get_type ())
G_DECLARE_FINAL_TYPE (AspTimelineLayout, asp_timeline_layout, ASP, TIMELINE_LAYOUT, GObject)

AspTimelineLayout        *asp_timeline_layout_new                 (void);
AspTimeScale             *asp_timeline_layout_get_scale           (AspTimelineLayout *self);
GtkAdjustment            *asp_timeline_layout_get_adjustment      (AspTimelineLayout *self);
const AspTimelinePalette *asp_timeline_layout_get_palette         (AspTimelineLayout *self);
void                      asp_timeline_layout_take_style          (AspTimelineLayout *self,
                                                                   GtkWidget         *widget);
gboolean                  asp_timeline_layout_get_show_critical   (AspTimelineLayout *self);
void                      asp_timeline_layout_set_show_critical   (AspTimelineLayout *self,
                                                                   gboolean           show);
gboolean                  asp_timeline_layout_get_show_not_applicable (AspTimelineLayout *self);
void                      asp_timeline_layout_set_show_not_applicable (AspTimelineLayout *self,
                                                                       gboolean           show);
int                       asp_timeline_layout_get_row_height      (AspTimelineLayout *self);
int                       asp_timeline_layout_get_tree_width      (AspTimelineLayout *self);
int                       asp_timeline_layout_get_min_tree_width  (AspTimelineLayout *self);
int                       asp_timeline_layout_get_full_tree_width (AspTimelineLayout *self);
void                      asp_timeline_layout_set_geometry        (AspTimelineLayout *self,
                                                                   int                tree_width,
                                                                   gboolean           narrow);
gboolean                  asp_timeline_layout_get_column          (AspTimelineLayout *self,
                                                                   AspTimelineColumn  column,
                                                                   int               *x,
                                                                   int               *width);
gboolean                  asp_timeline_layout_has_state_words     (AspTimelineLayout *self);
void                      asp_timeline_layout_get_view            (AspTimelineLayout *self,
                                                                   AspTimelineView   *view);

G_END_DECLS
