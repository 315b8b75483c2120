/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-timeline-ruler.h"

#include "asp-format.h"
#include "asp-snapshot-painter.h"

#include <glib/gi18n-lib.h>

/**
 * AspTimelineRuler:
 *
 * The two lines of time above the rows. It stays while rows scroll.
 */
struct _AspTimelineRuler
{
  GtkWidget          parent_instance;

  AspTimelineLayout *layout;      /* (owned) (nullable) */
  AspCalendar       *calendar;    /* (owned) (nullable) */
  AspDay             status_date;
  AspTextCache      *texts;       /* (owned) */
};

G_DEFINE_FINAL_TYPE (AspTimelineRuler, asp_timeline_ruler, GTK_TYPE_WIDGET)

static void
asp_timeline_ruler_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int line = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));

  pango_font_metrics_unref (metrics);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = 2 * (line + 6);
  else
    *minimum = *natural = 0;
}

static void
asp_timeline_ruler_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  AspTimelineRuler *self = ASP_TIMELINE_RULER (widget);
  AspRect area = { 0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget) };
  AspSnapshotPainter painter;
  AspTimelineView view;

  if (self->layout == NULL || area.width <= 0)
    return;

  asp_snapshot_painter_init (&painter, snapshot, self->texts);
  asp_timeline_layout_get_view (self->layout, &view);
  asp_timeline_paint_ruler (&painter.parent, &view, self->calendar, self->status_date, &area);
}

static void
asp_timeline_ruler_dispose (GObject *object)
{
  AspTimelineRuler *self = ASP_TIMELINE_RULER (object);

  g_clear_object (&self->layout);
  g_clear_object (&self->texts);
  g_clear_pointer (&self->calendar, asp_calendar_unref);

  G_OBJECT_CLASS (asp_timeline_ruler_parent_class)->dispose (object);
}

static void
asp_timeline_ruler_class_init (AspTimelineRulerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = asp_timeline_ruler_dispose;

  widget_class->measure = asp_timeline_ruler_measure;
  widget_class->snapshot = asp_timeline_ruler_snapshot;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "timelineruler");
}

static void
asp_timeline_ruler_init (AspTimelineRuler *self)
{
  self->texts = asp_text_cache_new (GTK_WIDGET (self));
  self->status_date = ASP_DAY_NONE;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

/* What is drawn, in words. */
static void
scale_changed_cb (AspTimelineRuler *self)
{
  AspTimeScale *scale = asp_timeline_layout_get_scale (self->layout);
  g_autofree char *first = asp_format_month (asp_time_scale_get_first (scale));
  g_autofree char *last = asp_format_month (asp_time_scale_get_last (scale));
  g_autofree char *label = NULL;

  /* Translators: the time ruler for a screen reader; %1$s and %2$s: months, "June 2014" */
  label = g_strdup_printf (_("Time ruler, %1$s – %2$s"), first, last);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
}

void
asp_timeline_ruler_set_layout (AspTimelineRuler  *self,
                               AspTimelineLayout *layout)
{
  g_return_if_fail (ASP_IS_TIMELINE_RULER (self));
  g_return_if_fail (self->layout == NULL);

  self->layout = g_object_ref (layout);
  g_signal_connect_object (layout, "redraw", G_CALLBACK (gtk_widget_queue_draw), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (asp_timeline_layout_get_scale (layout), "changed",
                           G_CALLBACK (scale_changed_cb), self, G_CONNECT_SWAPPED);
  scale_changed_cb (self);
}

/**
 * asp_timeline_ruler_set_plan:
 * @calendar: (nullable): whose days off are marked
 * @status_date: or %ASP_DAY_NONE
 */
void
asp_timeline_ruler_set_plan (AspTimelineRuler *self,
                             AspCalendar      *calendar,
                             AspDay            status_date)
{
  g_return_if_fail (ASP_IS_TIMELINE_RULER (self));

  if (calendar != NULL)
    asp_calendar_ref (calendar);
  g_clear_pointer (&self->calendar, asp_calendar_unref);
  self->calendar = calendar;
  self->status_date = status_date;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
