/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "asp-timeline-layout.h"
#include "asp-timeline-source.h"

G_BEGIN_DECLS

#define ASP_TYPE_TIMELINE_MODEL (asp_timeline_model_get_type ())
G_DECLARE_FINAL_TYPE (AspTimelineModel, asp_timeline_model, ASP, TIMELINE_MODEL, GObject)

AspTimelineModel  *asp_timeline_model_new       (GListModel         *sources,
                                                 AspTimelineLayout  *layout);
gboolean           asp_timeline_model_is_single (AspTimelineModel   *self);
gboolean           asp_timeline_model_find      (AspTimelineModel   *self,
                                                 AspTimelineSource  *source,
                                                 guint              *position);
AspTimelineSource *asp_timeline_model_get_first (AspTimelineModel   *self);
gboolean           asp_timeline_model_get_range (AspTimelineModel   *self,
                                                 AspDay             *first,
                                                 AspDay             *last);

G_END_DECLS
