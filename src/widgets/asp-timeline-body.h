/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-timeline-layout.h"

G_BEGIN_DECLS

#define ASP_TYPE_TIMELINE_BODY (asp_timeline_body_get_type ())
G_DECLARE_FINAL_TYPE (AspTimelineBody, asp_timeline_body, ASP, TIMELINE_BODY, GtkWidget)

void asp_timeline_body_set_layout (AspTimelineBody   *self,
                                   AspTimelineLayout *layout);
void asp_timeline_body_set_plan   (AspTimelineBody   *self,
                                   AspCalendar       *calendar,
                                   AspDay             status_date);

G_END_DECLS
