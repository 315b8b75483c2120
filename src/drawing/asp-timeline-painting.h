/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-bar.h"
#include "asp-calendar.h"
#include "asp-painter.h"
#include "asp-time-scale.h"

G_BEGIN_DECLS

/* The colours of a timeline; whoever paints takes them from its style or its paper. */
typedef struct
{
  AspColor foreground;            /* texts, group brackets */
  AspColor dim;                   /* less important texts */
  AspColor grid;
  AspColor day_off;               /* shade of weekends and holidays */
  AspColor stage[3];              /* 3:1 against the background */
  AspColor critical;
  AspColor late;
  AspColor slack;
  AspColor today;
} AspTimelinePalette;

/* What the painting functions share. */
typedef struct
{
  AspTimeScale             *scale;
  double                    offset;         /* the scale's x at the left edge of the area */
  const AspTimelinePalette *palette;
  gboolean                  show_critical;
} AspTimelineView;

void asp_timeline_paint_days        (AspPainter            *painter,
                                     const AspTimelineView *view,
                                     AspCalendar           *calendar,
                                     const AspRect         *area);
void asp_timeline_paint_bar         (AspPainter            *painter,
                                     const AspTimelineView *view,
                                     const AspBar          *bar,
                                     const AspRect         *area);
void asp_timeline_paint_status_line (AspPainter            *painter,
                                     const AspTimelineView *view,
                                     AspDay                 day,
                                     const AspRect         *area);
void asp_timeline_paint_ruler       (AspPainter            *painter,
                                     const AspTimelineView *view,
                                     AspCalendar           *calendar,
                                     AspDay                 status_date,
                                     const AspRect         *area);

G_END_DECLS
