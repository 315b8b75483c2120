/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-bar.h"
#include "asp-timeline-source.h"

G_BEGIN_DECLS

typedef enum
{
  ASP_TIMELINE_MUNICIPALITY,
  ASP_TIMELINE_STAGE,
  ASP_TIMELINE_GROUP,
  ASP_TIMELINE_TASK,
} AspTimelineItemKind;

/* What the cells of a row say. */
typedef struct
{
  char         *title;            /* (owned) */
  char         *person;           /* (owned) */
  AspDay        start;            /* or ASP_DAY_NONE */
  AspDay        finish;
  int           percent;          /* -1: nothing to say */
  AspTaskState  state;
  gboolean      late;
  gboolean      imported;         /* its dates are those of an imported schedule */
  char         *state_words;      /* (owned) */
} AspTimelineCells;

void asp_timeline_cells_clear (AspTimelineCells *self);

#define ASP_TYPE_TIMELINE_ITEM (asp_timeline_item_get_type ())
G_DECLARE_FINAL_TYPE (AspTimelineItem, asp_timeline_item, ASP, TIMELINE_ITEM, GObject)

AspTimelineItem     *asp_timeline_item_new        (AspTimelineSource   *source,
                                                   AspTimelineItemKind  kind,
                                                   AspStage             stage,
                                                   guint                index);
AspTimelineSource   *asp_timeline_item_get_source (AspTimelineItem     *self);
AspTimelineItemKind  asp_timeline_item_get_kind   (AspTimelineItem     *self);
AspStage             asp_timeline_item_get_stage  (AspTimelineItem     *self);
guint                asp_timeline_item_get_index  (AspTimelineItem     *self);
const char          *asp_timeline_item_get_code   (AspTimelineItem     *self);
char                *asp_timeline_item_get_title  (AspTimelineItem     *self);
void                 asp_timeline_item_get_cells  (AspTimelineItem     *self,
                                                   AspTimelineCells    *cells);
void                 asp_timeline_item_get_bar    (AspTimelineItem     *self,
                                                   AspBar              *bar);
char                *asp_timeline_item_describe   (AspTimelineItem     *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AspTimelineCells, asp_timeline_cells_clear)

G_END_DECLS
