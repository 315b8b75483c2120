/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-timeline-layout.h"

G_BEGIN_DECLS

#define ASP_TYPE_TIMELINE_TITLES (asp_timeline_titles_get_type ())
G_DECLARE_FINAL_TYPE (AspTimelineTitles, asp_timeline_titles, ASP, TIMELINE_TITLES, GtkWidget)

void asp_timeline_titles_set_layout (AspTimelineTitles *self,
                                     AspTimelineLayout *layout);

G_END_DECLS
