/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-timeline-body.h"

#include "asp-snapshot-painter.h"

/**
 * AspTimelineBody:
 *
 * Holds the list of rows, paints the days under it and the status date over it: once for the
 * whole height, not in each row.
 */
struct _AspTimelineBody
{
  GtkWidget          parent_instance;

  AspTimelineLayout *layout;      /* (owned) (nullable) */
  AspCalendar       *calendar;    /* (owned) (nullable) */
  AspDay             status_date;
};

static void buildable_iface_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AspTimelineBody, asp_timeline_body, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_iface_init))

static GtkBuildableIface *parent_buildable_iface;

static void
asp_timeline_body_add_child (GtkBuildable *buildable,
                             GtkBuilder   *builder,
                             GObject      *child,
                             const char   *type)
{
  if (GTK_IS_WIDGET (child))
    gtk_widget_set_parent (GTK_WIDGET (child), GTK_WIDGET (buildable));
  else
    parent_buildable_iface->add_child (buildable, builder, child, type);
}

static void
buildable_iface_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);
  iface->add_child = asp_timeline_body_add_child;
}

static void
asp_timeline_body_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  AspTimelineBody *self = ASP_TIMELINE_BODY (widget);
  AspRect area = { 0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget) };
  AspSnapshotPainter painter;
  AspTimelineView view;

  area.x = asp_timeline_layout_get_tree_width (self->layout);
  area.width -= area.x;
  asp_snapshot_painter_init (&painter, snapshot, NULL);
  asp_timeline_layout_get_view (self->layout, &view);

  if (area.width > 0)
    asp_timeline_paint_days (&painter.parent, &view, self->calendar, &area);

  GTK_WIDGET_CLASS (asp_timeline_body_parent_class)->snapshot (widget, snapshot);

  if (area.width > 0)
    asp_timeline_paint_status_line (&painter.parent, &view, self->status_date, &area);
}

/* Tab leaves the list of rows; the arrow keys go through it. */
static gboolean
asp_timeline_body_focus (GtkWidget        *widget,
                         GtkDirectionType  direction)
{
  if ((direction == GTK_DIR_TAB_FORWARD || direction == GTK_DIR_TAB_BACKWARD)
      && gtk_widget_get_focus_child (widget) != NULL)
    return FALSE;

  return GTK_WIDGET_CLASS (asp_timeline_body_parent_class)->focus (widget, direction);
}

static void
asp_timeline_body_dispose (GObject *object)
{
  AspTimelineBody *self = ASP_TIMELINE_BODY (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  g_clear_pointer (&self->calendar, asp_calendar_unref);
  g_clear_object (&self->layout);

  G_OBJECT_CLASS (asp_timeline_body_parent_class)->dispose (object);
}

static void
asp_timeline_body_class_init (AspTimelineBodyClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = asp_timeline_body_dispose;
  widget_class->snapshot = asp_timeline_body_snapshot;
  widget_class->focus = asp_timeline_body_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "timelinebody");
}

static void
asp_timeline_body_init (AspTimelineBody *self)
{
  self->status_date = ASP_DAY_NONE;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

void
asp_timeline_body_set_layout (AspTimelineBody   *self,
                              AspTimelineLayout *layout)
{
  g_return_if_fail (ASP_IS_TIMELINE_BODY (self));
  g_return_if_fail (self->layout == NULL);

  self->layout = g_object_ref (layout);
  g_signal_connect_object (layout, "redraw", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
}

/**
 * asp_timeline_body_set_plan:
 * @calendar: (nullable): whose days off are shaded
 * @status_date: or %ASP_DAY_NONE
 */
void
asp_timeline_body_set_plan (AspTimelineBody *self,
                            AspCalendar     *calendar,
                            AspDay           status_date)
{
  g_return_if_fail (ASP_IS_TIMELINE_BODY (self));

  if (calendar != NULL)
    asp_calendar_ref (calendar);
  g_clear_pointer (&self->calendar, asp_calendar_unref);
  self->calendar = calendar;
  self->status_date = status_date;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
