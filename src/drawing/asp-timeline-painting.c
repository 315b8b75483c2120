/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-timeline-painting.h"

#include <math.h>

/* Below this many pixels per day single days off are no longer told apart. */
#define MIN_SHADED_DAY 2.5

/* Where a day begins, on a whole pixel, in the coordinates of the area. */
static double
get_x (const AspTimelineView *view,
       const AspRect         *area,
       AspDay                 day)
{
  return round (area->x + asp_time_scale_get_x (view->scale, day) - view->offset);
}

static gboolean
is_visible (const AspRect *area,
            double         from,
            double         until)
{
  return until >= area->x && from <= area->x + area->width;
}

static AspColor
fade (const AspColor *color,
      float           alpha)
{
  return (AspColor) { color->red, color->green, color->blue, color->alpha * alpha };
}

static void
paint_grid (AspPainter            *painter,
            const AspTimelineView *view,
            AspTickUnit            unit,
            const AspRect         *area)
{
  AspDay first, last;

  asp_time_scale_get_visible (view->scale, view->offset, area->width, &first, &last);

  for (AspDay day = asp_tick_floor (unit, first); day <= last; day = asp_tick_next (unit, day))
    {
      AspRect line = { get_x (view, area, day), area->y, 1, area->height };

      if (line.x >= area->x)
        asp_painter_fill (painter, &line, &view->palette->grid);
    }
}

/**
 * asp_timeline_paint_days:
 *
 * The ground of the rows: days off are shaded (a worked Saturday is not, a transferred day off
 * is), and a line stands where a step of the ruler begins.
 */
void
asp_timeline_paint_days (AspPainter            *painter,
                         const AspTimelineView *view,
                         AspCalendar           *calendar,
                         const AspRect         *area)
{
  AspTickUnit unit = asp_time_scale_get_lower_unit (view->scale);
  AspDay first, last, run = ASP_DAY_NONE;

  g_return_if_fail (view->palette != NULL);

  asp_painter_push_clip (painter, area);

  if (calendar != NULL && asp_time_scale_get_zoom (view->scale) >= MIN_SHADED_DAY)
    {
      asp_time_scale_get_visible (view->scale, view->offset, area->width, &first, &last);

      /* Neighbouring days off make one rectangle. */
      for (AspDay day = first; day <= last + 1; day++)
        {
          gboolean off = day <= last && !asp_calendar_is_workday (calendar, day);

          if (off && run == ASP_DAY_NONE)
            {
              run = day;
            }
          else if (!off && run != ASP_DAY_NONE)
            {
              double x = get_x (view, area, run);
              AspRect shade = { x, area->y, get_x (view, area, day) - x, area->height };

              asp_painter_fill (painter, &shade, &view->palette->day_off);
              run = ASP_DAY_NONE;
            }
        }
    }

  /* A line for every day would be only noise beside the shades. */
  paint_grid (painter, view, unit == ASP_TICK_DAY ? ASP_TICK_WEEK : unit, area);
  asp_painter_pop_clip (painter);
}

/* The tail to the right of a bar: until when the work may slip. */
static void
paint_slack (AspPainter            *painter,
             const AspTimelineView *view,
             const AspBar          *bar,
             double                 from,
             const AspRect         *area)
{
  double until = get_x (view, area, bar->slack_end + 1);
  double middle = round (area->y + area->height / 2);
  AspRect tail = { from, middle - 1, until - from, 2 };
  AspRect end = { until - 2, middle - 4, 2, 8 };

  if (until <= from)
    return;

  asp_painter_fill (painter, &tail, &view->palette->slack);
  asp_painter_fill (painter, &end, &view->palette->slack);
}

/* From the bar's end to the status date a dashed line, and a flag which stands on the end:
 * lateness is told by shape too. */
static void
paint_late (AspPainter            *painter,
            const AspTimelineView *view,
            const AspBar          *bar,
            double                 from,
            const AspRect         *area)
{
  double until = get_x (view, area, bar->late_until);
  double bottom = round (area->y + area->height / 2);
  double top = area->y + 3;
  AspRect pole = { from, top, 2, area->y + area->height - top - 3 };
  AspPoint flag[] = {
    { from + 2, top },
    { from + 11, top + 4 },
    { from + 2, top + 8 },
  };

  for (double x = from + 4; x < until; x += 7)
    {
      AspRect dash = { x, bottom, MIN (4, until - x), 2 };

      if (is_visible (area, x, x + 4))
        asp_painter_fill (painter, &dash, &view->palette->late);
    }

  asp_painter_fill (painter, &pole, &view->palette->late);
  asp_painter_polygon (painter, flag, G_N_ELEMENTS (flag), &view->palette->late);
}

/* A bar's body: pale ground, full colour as far as the work is done, an outline of its own. */
static void
paint_body (AspPainter     *painter,
            const AspRect  *body,
            int             percent,
            const AspColor *color)
{
  AspColor ground = fade (color, 0.28f);
  AspRect done = { body->x, body->y, round (body->width * percent / 100.0), body->height };

  asp_painter_fill (painter, body, &ground);
  asp_painter_fill (painter, &done, color);
  asp_painter_outline (painter, body, 1, color);
}

static void
paint_critical (AspPainter            *painter,
                const AspTimelineView *view,
                const AspRect         *body)
{
  AspRect frame = { body->x - 1, body->y - 1, body->width + 2, body->height + 2 };

  /* A frame of two pixels would leave nothing to be seen of a very short bar. */
  asp_painter_hatch (painter, body, &view->palette->critical);
  asp_painter_outline (painter, &frame, body->width < 12 ? 1 : 2, &view->palette->critical);
}

/* A bracket: a flat bar whose ends point down to what it holds together. */
static void
paint_bracket (AspPainter     *painter,
               const AspRect  *body,
               const AspColor *color)
{
  double tip = MIN (6, body->width / 2);
  double bottom = body->y + body->height;
  AspPoint left[] = {
    { body->x, bottom }, { body->x + tip, bottom }, { body->x, bottom + 5 },
  };
  AspPoint right[] = {
    { body->x + body->width - tip, bottom },
    { body->x + body->width, bottom },
    { body->x + body->width, bottom + 5 },
  };

  asp_painter_polygon (painter, left, G_N_ELEMENTS (left), color);
  asp_painter_polygon (painter, right, G_N_ELEMENTS (right), color);
}

/* A hammock hangs between other tasks: it has no ground, only a rope with knots at both ends. */
static void
paint_hammock (AspPainter     *painter,
               const AspRect  *body,
               int             percent,
               const AspColor *color)
{
  double middle = round (body->y + body->height / 2);
  AspRect rope = { body->x, middle - 1, body->width, 2 };
  AspRect done = { body->x, middle - 2, round (body->width * percent / 100.0), 4 };
  AspRect left = { body->x, body->y + 1, 3, body->height - 2 };
  AspRect right = { body->x + body->width - 3, body->y + 1, 3, body->height - 2 };

  asp_painter_fill (painter, &rope, color);
  asp_painter_fill (painter, &done, color);
  asp_painter_fill (painter, &left, color);
  asp_painter_fill (painter, &right, color);
}

static void
paint_milestone (AspPainter            *painter,
                 const AspTimelineView *view,
                 const AspBar          *bar,
                 const AspColor        *color,
                 double                 x,
                 const AspRect         *area)
{
  AspPoint centre = { x, round (area->y + area->height / 2) };
  double radius = MIN (8, area->height / 2 - 4);

  if (bar->critical && view->show_critical)
    asp_painter_diamond (painter, &centre, radius + 3, &view->palette->critical);
  asp_painter_diamond (painter, &centre, radius, color);
}

static void
paint_strip (AspPainter            *painter,
             const AspTimelineView *view,
             const AspBar          *bar,
             const AspRect         *area)
{
  double height = MIN (12, area->height - 12);
  double y = round (area->y + (area->height - height) / 2);

  for (guint i = 0; i < G_N_ELEMENTS (bar->segments); i++)
    {
      const AspBarSegment *segment = &bar->segments[i];
      AspRect body;

      if (segment->start == ASP_DAY_NONE)
        continue;

      body.x = get_x (view, area, segment->start);
      body.y = y;
      body.width = MAX (get_x (view, area, segment->finish + 1) - body.x, 2);
      body.height = height;
      if (is_visible (area, body.x, body.x + body.width))
        paint_body (painter, &body, segment->percent, &view->palette->stage[i]);
    }

  if (bar->go_live != ASP_DAY_NONE)
    {
      AspPoint centre = { get_x (view, area, bar->go_live), y + height / 2 };

      asp_painter_diamond (painter, &centre, height / 2 + 3, &view->palette->foreground);
    }

  if (bar->late_until != ASP_DAY_NONE)
    paint_late (painter, view, bar, get_x (view, area, bar->late_until), area);
}

static void
paint_task (AspPainter            *painter,
            const AspTimelineView *view,
            const AspBar          *bar,
            const AspRect         *body,
            const AspColor        *color)
{
  paint_body (painter, body, bar->percent, color);
  if (bar->critical && view->show_critical)
    paint_critical (painter, view, body);
}

static void
paint_summary (AspPainter     *painter,
               const AspBar   *bar,
               const AspRect  *body,
               const AspColor *color)
{
  AspRect flat = *body;

  flat.height = bar->kind == ASP_BAR_STAGE ? 10 : 6;
  flat.y = round (body->y + (body->height - flat.height) / 2) - 2;
  paint_body (painter, &flat, bar->percent, color);
  paint_bracket (painter, &flat, color);
}

/* Slack and lateness of a task; those of a group are told by its tasks. */
static void
paint_tails (AspPainter            *painter,
             const AspTimelineView *view,
             const AspBar          *bar,
             double                 from,
             const AspRect         *area)
{
  if (bar->slack_end != ASP_DAY_NONE)
    paint_slack (painter, view, bar, from, area);
  if (bar->late_until != ASP_DAY_NONE)
    paint_late (painter, view, bar, from, area);
}

/* Under the bar, which is the forecast, a thin line where the plan is. */
static void
paint_plan (AspPainter            *painter,
            const AspTimelineView *view,
            const AspBar          *bar,
            const AspRect         *body,
            const AspRect         *area)
{
  double from = get_x (view, area, bar->plan_start);
  double until = MAX (get_x (view, area, bar->plan_finish + 1), from + 3);
  AspRect line = { from, MIN (body->y + body->height + 2, area->y + area->height - 3),
                   until - from, 3 };

  if (is_visible (area, from, until))
    asp_painter_fill (painter, &line, &view->palette->slack);
}

/**
 * asp_timeline_paint_bar:
 *
 * Paints what one row shows: a task's bar with its progress, a milestone, a hammock, the bracket
 * of a group or stage, or a municipality's strip; slack and lateness behind it, and the plan under
 * it where it differs. Critical work has an outline and hatching, when it is asked for.
 */
void
asp_timeline_paint_bar (AspPainter            *painter,
                        const AspTimelineView *view,
                        const AspBar          *bar,
                        const AspRect         *area)
{
  const AspColor *color = &view->palette->stage[bar->stage - ASP_STAGE_PREPARATION];
  double height = MIN (14, area->height - 10);
  AspRect body = { 0, round (area->y + (area->height - height) / 2), 0, height };
  double middle;

  g_return_if_fail (view->palette != NULL);

  if (bar->kind == ASP_BAR_NONE)
    return;

  body.x = get_x (view, area, bar->start);
  body.width = MAX (get_x (view, area, bar->finish + 1) - body.x, 3);
  middle = round (body.x + asp_time_scale_get_zoom (view->scale) / 2);
  asp_painter_push_clip (painter, area);
  if (bar->plan_start != ASP_DAY_NONE && bar->kind != ASP_BAR_MUNICIPALITY)
    paint_plan (painter, view, bar, &body, area);

  switch (bar->kind)
    {
    case ASP_BAR_TASK:
      paint_tails (painter, view, bar, body.x + body.width, area);
      if (is_visible (area, body.x, body.x + body.width))
        paint_task (painter, view, bar, &body, color);
      break;
    case ASP_BAR_HAMMOCK:
      paint_hammock (painter, &body, bar->percent, color);
      paint_tails (painter, view, bar, body.x + body.width, area);
      break;
    case ASP_BAR_MILESTONE:
      paint_tails (painter, view, bar, middle + 9, area);
      paint_milestone (painter, view, bar, color, middle, area);
      break;
    case ASP_BAR_GROUP:
    case ASP_BAR_STAGE:
      paint_summary (painter, bar, &body, color);
      break;
    case ASP_BAR_MUNICIPALITY:
      paint_strip (painter, view, bar, area);
      break;
    case ASP_BAR_NONE:
    default:
      break;
    }

  asp_painter_pop_clip (painter);
}

/**
 * asp_timeline_paint_status_line:
 * @day: the status date, or %ASP_DAY_NONE
 *
 * A line in the middle of @day, over the rows.
 */
void
asp_timeline_paint_status_line (AspPainter            *painter,
                                const AspTimelineView *view,
                                AspDay                 day,
                                const AspRect         *area)
{
  AspRect line = { 0, area->y, 2, area->height };

  if (day == ASP_DAY_NONE)
    return;

  line.x = round (get_x (view, area, day) + asp_time_scale_get_zoom (view->scale) / 2) - 1;
  if (is_visible (area, line.x, line.x + 2) && line.x >= area->x)
    asp_painter_fill (painter, &line, &view->palette->today);
}
