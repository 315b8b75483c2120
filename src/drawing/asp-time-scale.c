/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-time-scale.h"

#include <math.h>

/**
 * AspTimeScale:
 *
 * Maps days to horizontal positions and back. Shared by everything that is drawn over the same
 * time. x is 0 at the beginning of the first day of the range; a view subtracts its own
 * scrolling offset. ::changed tells that positions are not what they were.
 */
struct _AspTimeScale
{
  GObject parent_instance;

  AspDay  first;
  AspDay  last;                   /* in the range */
  double  zoom;                   /* pixels per day */
};

G_DEFINE_FINAL_TYPE (AspTimeScale, asp_time_scale, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
asp_time_scale_class_init (AspTimeScaleClass *klass)
{
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
asp_time_scale_init (AspTimeScale *self)
{
  self->first = 0;
  self->last = 0;
  self->zoom = 6;
}

AspTimeScale *
asp_time_scale_new (void)
{
  return g_object_new (ASP_TYPE_TIME_SCALE, NULL);
}

/**
 * asp_time_scale_set_range:
 * @last: the last day that can be shown, not before @first
 */
void
asp_time_scale_set_range (AspTimeScale *self,
                          AspDay        first,
                          AspDay        last)
{
  g_return_if_fail (ASP_IS_TIME_SCALE (self));
  g_return_if_fail (first <= last);

  if (self->first == first && self->last == last)
    return;

  self->first = first;
  self->last = last;
  g_signal_emit (self, signals[CHANGED], 0);
}

AspDay
asp_time_scale_get_first (AspTimeScale *self)
{
  g_return_val_if_fail (ASP_IS_TIME_SCALE (self), 0);

  return self->first;
}

AspDay
asp_time_scale_get_last (AspTimeScale *self)
{
  g_return_val_if_fail (ASP_IS_TIME_SCALE (self), 0);

  return self->last;
}

/**
 * asp_time_scale_set_zoom:
 * @zoom: pixels per day; brought between %ASP_ZOOM_MIN and %ASP_ZOOM_MAX
 */
void
asp_time_scale_set_zoom (AspTimeScale *self,
                         double        zoom)
{
  g_return_if_fail (ASP_IS_TIME_SCALE (self));

  zoom = CLAMP (zoom, ASP_ZOOM_MIN, ASP_ZOOM_MAX);
  if (fabs (self->zoom - zoom) < 1e-9)
    return;

  self->zoom = zoom;
  g_signal_emit (self, signals[CHANGED], 0);
}

double
asp_time_scale_get_zoom (AspTimeScale *self)
{
  g_return_val_if_fail (ASP_IS_TIME_SCALE (self), ASP_ZOOM_MIN);

  return self->zoom;
}

/**
 * asp_time_scale_get_fit:
 *
 * The zoom at which the whole range is @width pixels wide, as far as the limits allow.
 */
double
asp_time_scale_get_fit (AspTimeScale *self,
                        double        width)
{
  g_return_val_if_fail (ASP_IS_TIME_SCALE (self), ASP_ZOOM_MIN);

  return CLAMP (width / (self->last - self->first + 1), ASP_ZOOM_MIN, ASP_ZOOM_MAX);
}

AspZoomLevel
asp_time_scale_get_level (AspTimeScale *self)
{
  g_return_val_if_fail (ASP_IS_TIME_SCALE (self), ASP_ZOOM_YEAR);

  if (self->zoom >= 18)
    return ASP_ZOOM_DAY;
  if (self->zoom >= 4)
    return ASP_ZOOM_WEEK;
  if (self->zoom >= 1)
    return ASP_ZOOM_MONTH;
  if (self->zoom >= 0.3)
    return ASP_ZOOM_QUARTER;

  return ASP_ZOOM_YEAR;
}

/**
 * asp_time_scale_get_upper_unit:
 *
 * The step of the ruler's upper line.
 */
AspTickUnit
asp_time_scale_get_upper_unit (AspTimeScale *self)
{
  switch (asp_time_scale_get_level (self))
    {
    case ASP_ZOOM_DAY:
    case ASP_ZOOM_WEEK:
      return ASP_TICK_MONTH;
    case ASP_ZOOM_MONTH:
      return ASP_TICK_QUARTER;
    case ASP_ZOOM_QUARTER:
    case ASP_ZOOM_YEAR:
    default:
      return ASP_TICK_YEAR;
    }
}

AspTickUnit
asp_time_scale_get_lower_unit (AspTimeScale *self)
{
  switch (asp_time_scale_get_level (self))
    {
    case ASP_ZOOM_DAY:
      return ASP_TICK_DAY;
    case ASP_ZOOM_WEEK:
      return ASP_TICK_WEEK;
    case ASP_ZOOM_MONTH:
      return ASP_TICK_MONTH;
    case ASP_ZOOM_QUARTER:
    case ASP_ZOOM_YEAR:
    default:
      return ASP_TICK_QUARTER;
    }
}

/**
 * asp_time_scale_get_width:
 *
 * Pixels of the whole range.
 */
double
asp_time_scale_get_width (AspTimeScale *self)
{
  g_return_val_if_fail (ASP_IS_TIME_SCALE (self), 0);

  return (self->last - self->first + 1) * self->zoom;
}

/**
 * asp_time_scale_get_x:
 *
 * Where @day begins. A day outside the range lies outside 0…width.
 */
double
asp_time_scale_get_x (AspTimeScale *self,
                      AspDay        day)
{
  g_return_val_if_fail (ASP_IS_TIME_SCALE (self), 0);

  return ((double) day - self->first) * self->zoom;
}

/**
 * asp_time_scale_get_day:
 *
 * The day at @x.
 */
AspDay
asp_time_scale_get_day (AspTimeScale *self,
                        double        x)
{
  g_return_val_if_fail (ASP_IS_TIME_SCALE (self), 0);

  return self->first + (AspDay) floor (x / self->zoom);
}

/**
 * asp_time_scale_get_visible:
 * @offset: the x at the left edge of the view
 * @width: pixels of the view
 * @first: (out): the first day of which a part is in the view
 * @last: (out): the last one
 */
void
asp_time_scale_get_visible (AspTimeScale *self,
                            double        offset,
                            double        width,
                            AspDay       *first,
                            AspDay       *last)
{
  g_return_if_fail (ASP_IS_TIME_SCALE (self));

  *first = asp_time_scale_get_day (self, offset);
  *last = asp_time_scale_get_day (self, offset + MAX (width, 0));
}

/**
 * asp_time_scale_zoom_around:
 * @zoom: pixels per day
 * @offset: the x at the left edge of the view now
 * @anchor: pixels from the left edge of the view; the time there stays where it is
 *
 * Returns: the offset that the view has to take, between 0 and the width
 */
double
asp_time_scale_zoom_around (AspTimeScale *self,
                            double        zoom,
                            double        offset,
                            double        anchor)
{
  double days;

  g_return_val_if_fail (ASP_IS_TIME_SCALE (self), 0);

  days = (offset + anchor) / self->zoom;
  asp_time_scale_set_zoom (self, zoom);

  return CLAMP (days * self->zoom - anchor, 0, asp_time_scale_get_width (self));
}
