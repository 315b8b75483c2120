/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "asp-day.h"
#include "asp-tick.h"

G_BEGIN_DECLS

/* Pixels for one day. */
#define ASP_ZOOM_MIN 0.1
#define ASP_ZOOM_MAX 60.0

/* Levels of detail by pixels per day. */
typedef enum
{
  ASP_ZOOM_DAY,                   /* 18 and more */
  ASP_ZOOM_WEEK,                  /* 4 to 18 */
  ASP_ZOOM_MONTH,                 /* 1 to 4 */
  ASP_ZOOM_QUARTER,               /* 0.3 to 1 */
  ASP_ZOOM_YEAR,                  /* less */
} AspZoomLevel;

#define ASP_TYPE_TIME_SCALE (asp_time_scale_get_type ())
G_DECLARE_FINAL_TYPE (AspTimeScale, asp_time_scale, ASP, TIME_SCALE, GObject)

AspTimeScale *asp_time_scale_new            (void);
void          asp_time_scale_set_range      (AspTimeScale *self,
                                             AspDay        first,
                                             AspDay        last);
AspDay        asp_time_scale_get_first      (AspTimeScale *self);
AspDay        asp_time_scale_get_last       (AspTimeScale *self);
void          asp_time_scale_set_zoom       (AspTimeScale *self,
                                             double        zoom);
double        asp_time_scale_get_zoom       (AspTimeScale *self);
double        asp_time_scale_get_fit        (AspTimeScale *self,
                                             double        width);
AspZoomLevel  asp_time_scale_get_level      (AspTimeScale *self);
AspTickUnit   asp_time_scale_get_upper_unit (AspTimeScale *self);
AspTickUnit   asp_time_scale_get_lower_unit (AspTimeScale *self);
double        asp_time_scale_get_width      (AspTimeScale *self);
double        asp_time_scale_get_x          (AspTimeScale *self,
                                             AspDay        day);
AspDay        asp_time_scale_get_day        (AspTimeScale *self,
                                             double        x);
void          asp_time_scale_get_visible    (AspTimeScale *self,
                                             double        offset,
                                             double        width,
                                             AspDay       *first,
                                             AspDay       *last);
double        asp_time_scale_zoom_around    (AspTimeScale *self,
                                             double        zoom,
                                             double        offset,
                                             double        anchor);

G_END_DECLS
