/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-timeline-layout.h"

G_BEGIN_DECLS

#define ASP_TYPE_TIMELINE_RULER (asp_timeline_ruler_get_type ())
G_DECLARE_FINAL_TYPE (AspTimelineRuler, asp_timeline_ruler, ASP, TIMELINE_RULER, GtkWidget)

void asp_timeline_ruler_set_layout (AspTimelineRuler  *self,
                                    AspTimelineLayout *layout);
void asp_timeline_ruler_set_plan   (AspTimelineRuler  *self,
                                    AspCalendar       *calendar,
                                    AspDay             status_date);

G_END_DECLS
