/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-timeline.h"
#include "asp-timeline-item.h"
#include "asp-timeline-layout.h"
#include "asp-timeline-model.h"

G_BEGIN_DECLS

struct _AspTimeline
{
  GtkWidget           parent_instance;

  AspTimelineLayout  *layout;             /* (owned) */
  GListModel         *sources;            /* (owned) (nullable) */
  AspTimelineModel   *model;              /* (owned) (nullable): the outermost rows */
  GtkTreeListModel   *tree;               /* (owned) (nullable) */
  GtkSingleSelection *selection;          /* (owned) */

  char               *selected_code;      /* (owned) (nullable) */
  AspTimelineSource  *selected_source;    /* (owned) (nullable) */
  GString            *typed;              /* (owned): what type-ahead looks for */
  gint64              typed_at;           /* microseconds of the monotonic clock */
  double              pointer_x;          /* where the pointer was last */
  int                 wanted_tree_width;  /* -1: chosen by the width of the whole */
  guint               update_id;

  guint               plans_changing : 1; /* rows may go without the user's doing */
  guint               expand_wanted : 1;  /* the first expansion is still to be made */
  guint               view_wanted : 1;    /* so are the first zoom and place */

  GtkWidget          *titles;
  GtkWidget          *ruler;
  GtkWidget          *body;
  GtkWidget          *list;
  GtkWidget          *splitter;
  GtkWidget          *scrollbar;
};

/* asp-timeline.c */
void asp_timeline_flush                (AspTimeline    *self);

/* asp-timeline-tree.c */
void asp_timeline_install_tree_actions (GtkWidgetClass *widget_class);
void asp_timeline_expand_default       (AspTimeline    *self);
void asp_timeline_add_type_ahead       (AspTimeline    *self);

/* asp-timeline-view.c */
void asp_timeline_install_view_actions (GtkWidgetClass *widget_class);
void asp_timeline_add_scrolling        (AspTimeline    *self);
void asp_timeline_update_range         (AspTimeline    *self);
void asp_timeline_show_bar             (AspTimeline    *self,
                                        GtkTreeListRow *row);
void asp_timeline_update_adjustment    (AspTimeline    *self,
                                        int             canvas_width);

G_END_DECLS
