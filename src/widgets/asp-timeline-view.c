/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-timeline-private.h"

#include <math.h>

/* The time axis of the timeline: zooming, horizontal scrolling, the range of days. */

#define ZOOM_STEP 1.25

/* Days before the first and after the last bar that can be scrolled to. */
#define MARGIN_BEFORE 14
#define MARGIN_AFTER 45

static AspDay
get_status_date (AspTimeline *self)
{
  AspTimelineSource *source = self->selected_source;
  AspPlan *plan;

  if (source == NULL && self->model != NULL)
    source = asp_timeline_model_get_first (self->model);

  plan = source != NULL ? asp_timeline_source_get_plan (source) : NULL;

  return plan != NULL ? asp_plan_get_status_date (plan) : ASP_DAY_NONE;
}

/* Zooms so that the time at @anchor, in pixels from the left edge of the canvas, stays there. */
static void
zoom_around (AspTimeline *self,
             double       zoom,
             double       anchor)
{
  AspTimeScale *scale = asp_timeline_layout_get_scale (self->layout);
  GtkAdjustment *adjustment = asp_timeline_layout_get_adjustment (self->layout);
  double before = asp_time_scale_get_zoom (scale);
  double offset;

  offset = asp_time_scale_zoom_around (scale, zoom, gtk_adjustment_get_value (adjustment),
                                       anchor);
  if (before == asp_time_scale_get_zoom (scale))
    return;

  self->view_wanted = FALSE;
  asp_timeline_update_adjustment (self, (int) gtk_adjustment_get_page_size (adjustment));
  gtk_adjustment_set_value (adjustment, offset);
  g_object_notify (G_OBJECT (self), "zoom");
}

/* Keys zoom around the selected bar when it is in sight, otherwise around the middle. */
static double
get_key_anchor (AspTimeline *self)
{
  AspTimeScale *scale = asp_timeline_layout_get_scale (self->layout);
  GtkAdjustment *adjustment = asp_timeline_layout_get_adjustment (self->layout);
  double page = gtk_adjustment_get_page_size (adjustment);
  GtkTreeListRow *row = gtk_single_selection_get_selected_item (self->selection);
  g_autoptr(AspTimelineItem) item = NULL;
  AspBar bar;
  double x;

  if (row == NULL)
    return page / 2;

  item = gtk_tree_list_row_get_item (row);
  asp_timeline_item_get_bar (item, &bar);
  if (bar.kind == ASP_BAR_NONE)
    return page / 2;

  x = asp_time_scale_get_x (scale, bar.start) - gtk_adjustment_get_value (adjustment);

  return x >= 0 && x <= page ? x : page / 2;
}

static void
zoom_in_action (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  AspTimeline *self = ASP_TIMELINE (widget);

  zoom_around (self, asp_timeline_get_zoom (self) * ZOOM_STEP, get_key_anchor (self));
}

static void
zoom_out_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  AspTimeline *self = ASP_TIMELINE (widget);

  zoom_around (self, asp_timeline_get_zoom (self) / ZOOM_STEP, get_key_anchor (self));
}

static void
zoom_fit_action (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  asp_timeline_zoom_to_fit (ASP_TIMELINE (widget));
}

static void
go_to_status_date_action (GtkWidget  *widget,
                          const char *action_name,
                          GVariant   *parameter)
{
  asp_timeline_scroll_to_status_date (ASP_TIMELINE (widget));
}

void
asp_timeline_install_view_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint       key;
    const char *action;
  } keys[] = {
    { GDK_KEY_plus, "timeline.zoom-in" },
    { GDK_KEY_equal, "timeline.zoom-in" },
    { GDK_KEY_KP_Add, "timeline.zoom-in" },
    { GDK_KEY_minus, "timeline.zoom-out" },
    { GDK_KEY_KP_Subtract, "timeline.zoom-out" },
    { GDK_KEY_t, "timeline.go-to-status-date" },
  };

  gtk_widget_class_install_action (widget_class, "timeline.zoom-in", NULL, zoom_in_action);
  gtk_widget_class_install_action (widget_class, "timeline.zoom-out", NULL, zoom_out_action);
  gtk_widget_class_install_action (widget_class, "timeline.zoom-fit", NULL, zoom_fit_action);
  gtk_widget_class_install_action (widget_class, "timeline.go-to-status-date", NULL,
                                   go_to_status_date_action);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, GDK_CONTROL_MASK,
                                         keys[i].action, NULL);
}

static void
motion_cb (AspTimeline *self,
           double       x,
           double       y)
{
  self->pointer_x = x;
}

static gboolean
scroll_cb (AspTimeline              *self,
           double                    dx,
           double                    dy,
           GtkEventControllerScroll *controller)
{
  GtkEventController *event_controller = GTK_EVENT_CONTROLLER (controller);
  GdkModifierType state = gtk_event_controller_get_current_event_state (event_controller);
  GtkAdjustment *adjustment = asp_timeline_layout_get_adjustment (self->layout);
  double anchor = self->pointer_x - asp_timeline_layout_get_tree_width (self->layout);

  if (state & GDK_CONTROL_MASK)
    {
      zoom_around (self, asp_timeline_get_zoom (self) * pow (ZOOM_STEP, -dy), MAX (anchor, 0));
      return GDK_EVENT_STOP;
    }

  if (state & GDK_SHIFT_MASK && dx == 0)
    dx = dy;
  else if (dx == 0)
    return GDK_EVENT_PROPAGATE;

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + dx * 60);

  return GDK_EVENT_STOP;
}

/* The wheel: with Ctrl zooms around the pointer, with Shift scrolls in time. */
void
asp_timeline_add_scrolling (AspTimeline *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll;

  scroll = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  gtk_event_controller_set_propagation_phase (motion, GTK_PHASE_CAPTURE);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}

/* Below this the bars of single days cannot be told apart. */
#define FIRST_ZOOM_MIN 1.5

/* The first look: all of the time, if that leaves the bars of one municipality readable. */
static void
choose_first_view (AspTimeline *self,
                   int          canvas_width)
{
  AspTimeScale *scale = asp_timeline_layout_get_scale (self->layout);
  GtkAdjustment *adjustment = asp_timeline_layout_get_adjustment (self->layout);
  double zoom = asp_time_scale_get_fit (scale, canvas_width);
  AspDay status = get_status_date (self);

  self->view_wanted = FALSE;
  if (asp_timeline_model_is_single (self->model))
    zoom = MAX (zoom, FIRST_ZOOM_MIN);

  asp_time_scale_set_zoom (scale, zoom);
  asp_timeline_update_adjustment (self, canvas_width);
  if (status != ASP_DAY_NONE)
    gtk_adjustment_set_value (adjustment,
                              asp_time_scale_get_x (scale, status) - canvas_width / 3.0);
  g_object_notify (G_OBJECT (self), "zoom");
}

/* Fits the adjustment to the scale and to the canvas's width in pixels. */
void
asp_timeline_update_adjustment (AspTimeline *self,
                                int          canvas_width)
{
  AspTimeScale *scale = asp_timeline_layout_get_scale (self->layout);
  GtkAdjustment *adjustment = asp_timeline_layout_get_adjustment (self->layout);
  double width = asp_time_scale_get_width (scale);
  double value = gtk_adjustment_get_value (adjustment);

  if (self->view_wanted && self->model != NULL && canvas_width > 0
      && asp_timeline_model_get_first (self->model) != NULL)
    {
      AspDay first, last;

      if (asp_timeline_model_get_range (self->model, &first, &last))
        {
          choose_first_view (self, canvas_width);
          return;
        }
    }

  gtk_adjustment_configure (adjustment, CLAMP (value, 0, MAX (0, width - canvas_width)),
                            0, MAX (width, canvas_width), canvas_width / 10.0,
                            canvas_width * 0.9, canvas_width);
}

/* Makes all bars reachable. What is in view stays where it is. */
void
asp_timeline_update_range (AspTimeline *self)
{
  AspTimeScale *scale = asp_timeline_layout_get_scale (self->layout);
  GtkAdjustment *adjustment = asp_timeline_layout_get_adjustment (self->layout);
  AspDay before = asp_time_scale_get_first (scale);
  AspDay status = get_status_date (self);
  AspDay first, last;
  double value = gtk_adjustment_get_value (adjustment);

  if (self->model == NULL || !asp_timeline_model_get_range (self->model, &first, &last))
    return;

  if (status != ASP_DAY_NONE)
    {
      /* Not further than five years: a clock that is wrong must not make the axis endless. */
      first = MIN (first, MAX (status, first - 5 * 366));
      last = MAX (last, MIN (status, last + 5 * 366));
    }

  first = asp_tick_floor (ASP_TICK_MONTH, first - MARGIN_BEFORE);
  last = asp_tick_next (ASP_TICK_MONTH, last + MARGIN_AFTER) - 1;
  asp_time_scale_set_range (scale, first, last);
  asp_timeline_update_adjustment (self, (int) gtk_adjustment_get_page_size (adjustment));
  if (!self->view_wanted && before != first)
    gtk_adjustment_set_value (adjustment,
                              value + (before - first) * asp_time_scale_get_zoom (scale));
}

/* Scrolls in time if nothing of the row's bar is in sight. */
void
asp_timeline_show_bar (AspTimeline    *self,
                       GtkTreeListRow *row)
{
  AspTimeScale *scale = asp_timeline_layout_get_scale (self->layout);
  GtkAdjustment *adjustment = asp_timeline_layout_get_adjustment (self->layout);
  double value = gtk_adjustment_get_value (adjustment);
  g_autoptr(AspTimelineItem) item = gtk_tree_list_row_get_item (row);
  AspBar bar;

  asp_timeline_item_get_bar (item, &bar);
  if (bar.kind == ASP_BAR_NONE)
    return;

  if (asp_time_scale_get_x (scale, bar.finish + 1) <= value
      || asp_time_scale_get_x (scale, bar.start)
         >= value + gtk_adjustment_get_page_size (adjustment))
    asp_timeline_scroll_to_day (self, bar.start);
}

/**
 * asp_timeline_set_zoom:
 * @zoom: pixels per day, between %ASP_ZOOM_MIN and %ASP_ZOOM_MAX
 *
 * The middle of the canvas stays where it is.
 */
void
asp_timeline_set_zoom (AspTimeline *self,
                       double       zoom)
{
  GtkAdjustment *adjustment;

  g_return_if_fail (ASP_IS_TIMELINE (self));

  adjustment = asp_timeline_layout_get_adjustment (self->layout);
  zoom_around (self, zoom, gtk_adjustment_get_page_size (adjustment) / 2);
}

double
asp_timeline_get_zoom (AspTimeline *self)
{
  g_return_val_if_fail (ASP_IS_TIMELINE (self), ASP_ZOOM_MIN);

  return asp_time_scale_get_zoom (asp_timeline_layout_get_scale (self->layout));
}

/**
 * asp_timeline_zoom_to_fit:
 *
 * Shows the whole range of days.
 */
void
asp_timeline_zoom_to_fit (AspTimeline *self)
{
  GtkAdjustment *adjustment;
  AspTimeScale *scale;

  g_return_if_fail (ASP_IS_TIMELINE (self));

  adjustment = asp_timeline_layout_get_adjustment (self->layout);
  scale = asp_timeline_layout_get_scale (self->layout);
  zoom_around (self, asp_time_scale_get_fit (scale, gtk_adjustment_get_page_size (adjustment)),
               0);
  gtk_adjustment_set_value (adjustment, 0);
}

/**
 * asp_timeline_scroll_to_day:
 *
 * Brings @day to a third of the canvas, so that more of what follows is seen.
 */
void
asp_timeline_scroll_to_day (AspTimeline *self,
                            AspDay       day)
{
  GtkAdjustment *adjustment;
  AspTimeScale *scale;

  g_return_if_fail (ASP_IS_TIMELINE (self));

  adjustment = asp_timeline_layout_get_adjustment (self->layout);
  scale = asp_timeline_layout_get_scale (self->layout);
  gtk_adjustment_set_value (adjustment,
                            asp_time_scale_get_x (scale, day)
                            - gtk_adjustment_get_page_size (adjustment) / 3);
}

void
asp_timeline_scroll_to_status_date (AspTimeline *self)
{
  AspDay day;

  g_return_if_fail (ASP_IS_TIMELINE (self));

  day = get_status_date (self);
  if (day != ASP_DAY_NONE)
    asp_timeline_scroll_to_day (self, day);
}
