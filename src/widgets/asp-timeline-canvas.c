/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-timeline-canvas.h"

#include "asp-snapshot-painter.h"

/**
 * AspTimelineCanvas:
 *
 * The drawn part of one row: its bar over the time scale that all rows share.
 */
struct _AspTimelineCanvas
{
  GtkWidget          parent_instance;

  AspTimelineLayout *layout;      /* (owned) (nullable) */
  AspBar             bar;
};

G_DEFINE_FINAL_TYPE (AspTimelineCanvas, asp_timeline_canvas, GTK_TYPE_WIDGET)

static void
asp_timeline_canvas_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  AspTimelineCanvas *self = ASP_TIMELINE_CANVAS (widget);
  AspRect area = { 0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget) };
  AspSnapshotPainter painter;
  AspTimelineView view;

  if (self->layout == NULL || self->bar.kind == ASP_BAR_NONE || area.width <= 0)
    return;

  asp_snapshot_painter_init (&painter, snapshot, NULL);
  asp_timeline_layout_get_view (self->layout, &view);
  asp_timeline_paint_bar (&painter.parent, &view, &self->bar, &area);
}

static void
asp_timeline_canvas_dispose (GObject *object)
{
  AspTimelineCanvas *self = ASP_TIMELINE_CANVAS (object);

  g_clear_object (&self->layout);

  G_OBJECT_CLASS (asp_timeline_canvas_parent_class)->dispose (object);
}

static void
asp_timeline_canvas_class_init (AspTimelineCanvasClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = asp_timeline_canvas_dispose;
  widget_class->snapshot = asp_timeline_canvas_snapshot;

  /* The row's label tells what is drawn here. */
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
  gtk_widget_class_set_css_name (widget_class, "timelinecanvas");
}

static void
asp_timeline_canvas_init (AspTimelineCanvas *self)
{
  asp_bar_clear (&self->bar);
}

void
asp_timeline_canvas_set_layout (AspTimelineCanvas *self,
                                AspTimelineLayout *layout)
{
  g_return_if_fail (ASP_IS_TIMELINE_CANVAS (self));
  g_return_if_fail (self->layout == NULL);

  self->layout = g_object_ref (layout);
  g_signal_connect_object (layout, "redraw", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

void
asp_timeline_canvas_set_bar (AspTimelineCanvas *self,
                             const AspBar      *bar)
{
  g_return_if_fail (ASP_IS_TIMELINE_CANVAS (self));

  self->bar = *bar;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
