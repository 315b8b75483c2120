/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-timeline-layout.h"

G_BEGIN_DECLS

#define ASP_TYPE_TIMELINE_CANVAS (asp_timeline_canvas_get_type ())
G_DECLARE_FINAL_TYPE (AspTimelineCanvas, asp_timeline_canvas, ASP, TIMELINE_CANVAS, GtkWidget)

void asp_timeline_canvas_set_layout (AspTimelineCanvas *self,
                                     AspTimelineLayout *layout);
void asp_timeline_canvas_set_bar    (AspTimelineCanvas *self,
                                     const AspBar      *bar);

G_END_DECLS
