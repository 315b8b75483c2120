/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "asp-timeline-source.h"

G_BEGIN_DECLS

#define ASP_TYPE_TIMELINE (asp_timeline_get_type ())
G_DECLARE_FINAL_TYPE (AspTimeline, asp_timeline, ASP, TIMELINE, GtkWidget)

GtkWidget         *asp_timeline_new                     (void);
void               asp_timeline_set_model               (AspTimeline       *self,
                                                         GListModel        *sources);
GListModel        *asp_timeline_get_model               (AspTimeline       *self);
gboolean           asp_timeline_select                  (AspTimeline       *self,
                                                         AspTimelineSource *source,
                                                         const char        *code);
gboolean           asp_timeline_focus_selected          (AspTimeline       *self);
const char        *asp_timeline_get_selected_code       (AspTimeline       *self);
AspTimelineSource *asp_timeline_get_selected_source     (AspTimeline       *self);
void               asp_timeline_set_zoom                (AspTimeline       *self,
                                                         double             zoom);
double             asp_timeline_get_zoom                (AspTimeline       *self);
void               asp_timeline_zoom_to_fit             (AspTimeline       *self);
void               asp_timeline_scroll_to_day           (AspTimeline       *self,
                                                         AspDay             day);
void               asp_timeline_scroll_to_status_date   (AspTimeline       *self);
void               asp_timeline_expand_all              (AspTimeline       *self);
void               asp_timeline_collapse_all            (AspTimeline       *self);
void               asp_timeline_set_show_critical       (AspTimeline       *self,
                                                         gboolean           show);
gboolean           asp_timeline_get_show_critical       (AspTimeline       *self);
void               asp_timeline_set_show_not_applicable (AspTimeline       *self,
                                                         gboolean           show);
gboolean           asp_timeline_get_show_not_applicable (AspTimeline       *self);

G_END_DECLS
