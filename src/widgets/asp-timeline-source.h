/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "asp-plan.h"

G_BEGIN_DECLS

#define ASP_TYPE_TIMELINE_SOURCE (asp_timeline_source_get_type ())
G_DECLARE_FINAL_TYPE (AspTimelineSource, asp_timeline_source, ASP, TIMELINE_SOURCE, GObject)

AspTimelineSource *asp_timeline_source_new          (const char         *title,
                                                     const char         *subtitle);
const char        *asp_timeline_source_get_title    (AspTimelineSource  *self);
void               asp_timeline_source_set_title    (AspTimelineSource  *self,
                                                     const char         *title);
const char        *asp_timeline_source_get_subtitle (AspTimelineSource  *self);
void               asp_timeline_source_set_subtitle (AspTimelineSource  *self,
                                                     const char         *subtitle);
AspPlan           *asp_timeline_source_get_plan     (AspTimelineSource  *self);
void               asp_timeline_source_set_plan     (AspTimelineSource  *self,
                                                     AspPlan            *plan);
void               asp_timeline_source_set_persons  (AspTimelineSource  *self,
                                                     const char * const *persons);
const char        *asp_timeline_source_get_person   (AspTimelineSource  *self,
                                                     guint               node);

G_END_DECLS
