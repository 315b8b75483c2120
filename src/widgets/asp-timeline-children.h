/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "asp-timeline-item.h"
#include "asp-timeline-layout.h"

G_BEGIN_DECLS

#define ASP_TYPE_TIMELINE_CHILDREN (asp_timeline_children_get_type ())
G_DECLARE_FINAL_TYPE (AspTimelineChildren, asp_timeline_children, ASP, TIMELINE_CHILDREN, GObject)

AspTimelineChildren *asp_timeline_children_new          (AspTimelineSource   *source,
                                                         AspTimelineItemKind  kind,
                                                         AspStage             stage,
                                                         guint                group,
                                                         AspTimelineLayout   *layout);
AspTimelineChildren *asp_timeline_children_new_for_item (AspTimelineItem     *item,
                                                         AspTimelineLayout   *layout);

G_END_DECLS
