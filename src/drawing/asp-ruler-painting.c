/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-timeline-painting.h"

#include <math.h>

#include "asp-format.h"

/* Free pixels before a name that stands at the beginning of its step, and around one in the
 * middle. */
#define PADDING 4
#define CENTRED_PADDING 1

static AspTextStyle
get_style (AspTickForm longest)
{
  return longest == ASP_TICK_FULL ? ASP_TEXT_BOLD : ASP_TEXT_NORMAL;
}

static gboolean
fits (AspPainter  *painter,
      const char  *name,
      AspTickForm  longest,
      double       room)
{
  double padding = longest == ASP_TICK_FULL ? PADDING : CENTRED_PADDING;
  double width, height;

  asp_painter_measure (painter, name, get_style (longest), &width, &height);

  return width + 2 * padding <= room;
}

/* The form in which the steps of the lower line are named, one for all of them, so that "V 7"
 * never stands beside "8": the longest for which every step has room. */
static AspTickForm
choose_form (AspPainter            *painter,
             const AspTimelineView *view,
             AspTickUnit            unit,
             double                 width)
{
  AspDay first, last;

  asp_time_scale_get_visible (view->scale, view->offset, width, &first, &last);

  for (AspDay day = asp_tick_floor (unit, first); day <= last; day = asp_tick_next (unit, day))
    {
      g_autofree char *name = asp_tick_format (unit, day, ASP_TICK_MEDIUM);
      double room = (asp_tick_next (unit, day) - day) * asp_time_scale_get_zoom (view->scale);

      if (!fits (painter, name, ASP_TICK_MEDIUM, floor (room)))
        return ASP_TICK_SHORT;
    }

  return ASP_TICK_MEDIUM;
}

/* Writes the step's name in the longest form from @form on which fits; none when there is no
 * room for any. */
static void
paint_name (AspPainter            *painter,
            const AspTimelineView *view,
            AspTickUnit            unit,
            AspDay                 day,
            AspTickForm            form,
            const AspRect         *cell)
{
  gboolean upper = form == ASP_TICK_FULL;
  /* The shortest form is a bare number, which only tells something under another line. */
  guint shortest = upper ? ASP_TICK_MEDIUM : ASP_TICK_SHORT;
  const AspColor *color = upper ? &view->palette->foreground : &view->palette->dim;

  for (guint i = form; i <= shortest; i++)
    {
      g_autofree char *name = asp_tick_format (unit, day, (AspTickForm) i);
      AspPoint at = { cell->x + PADDING, cell->y };
      double width, height;

      if (!fits (painter, name, form, cell->width))
        continue;

      asp_painter_measure (painter, name, get_style (form), &width, &height);
      if (!upper)
        at.x = round (cell->x + (cell->width - width) / 2);
      at.y = round (cell->y + (cell->height - height) / 2);
      asp_painter_text (painter, &at, name, get_style (form), color);
      return;
    }
}

/* A transferred day off is shaded like a holiday; the mark tells that it was worked for. */
static void
paint_transfer_mark (AspPainter            *painter,
                     const AspTimelineView *view,
                     const AspRect         *cell)
{
  AspPoint corner[] = {
    { cell->x + cell->width - 7, cell->y + 1 },
    { cell->x + cell->width, cell->y + 1 },
    { cell->x + cell->width, cell->y + 8 },
  };

  asp_painter_polygon (painter, corner, G_N_ELEMENTS (corner), &view->palette->dim);
}

/* Names stay in sight while there is room for them in what is seen of their step, and beside the
 * flag (nullable) of the status date. */
static void
cut_to_free (AspRect       *cell,
             const AspRect *line,
             const AspRect *flag)
{
  double left = MAX (cell->x, line->x);
  double right = MIN (cell->x + cell->width, line->x + line->width);

  if (flag != NULL && flag->x < right && flag->x + flag->width > left)
    {
      if (flag->x - left >= right - (flag->x + flag->width))
        right = flag->x;
      else
        left = flag->x + flag->width;
    }

  cell->x = left;
  cell->width = MAX (0, right - left);
}

static void
paint_line (AspPainter            *painter,
            const AspTimelineView *view,
            AspCalendar           *calendar,
            AspTickUnit            unit,
            AspTickForm            form,
            const AspRect         *flag,
            const AspRect         *line)
{
  gboolean days = unit == ASP_TICK_DAY && calendar != NULL;
  AspDay first, last;

  asp_time_scale_get_visible (view->scale, view->offset, line->width, &first, &last);

  for (AspDay day = asp_tick_floor (unit, first); day <= last; day = asp_tick_next (unit, day))
    {
      AspDay next = asp_tick_next (unit, day);
      double begin = round (asp_time_scale_get_x (view->scale, day) - view->offset);
      double end = round (asp_time_scale_get_x (view->scale, next) - view->offset);
      AspRect cell = { line->x + begin, line->y, end - begin, line->height };
      AspRect edge = { cell.x, cell.y, 1, cell.height };

      if (days && !asp_calendar_is_workday (calendar, day))
        asp_painter_fill (painter, &cell, &view->palette->day_off);
      if (days && asp_calendar_is_transferred (calendar, day))
        paint_transfer_mark (painter, view, &cell);
      asp_painter_fill (painter, &edge, &view->palette->grid);

      cut_to_free (&cell, line, flag);
      paint_name (painter, view, unit, day, form, &cell);
    }
}

/* Where the flag of the status date stands: over its day, kept within the line. FALSE when the day
 * is out of sight. */
static gboolean
find_flag (AspPainter            *painter,
           const AspTimelineView *view,
           AspDay                 day,
           const AspRect         *line,
           AspRect               *flag)
{
  g_autofree char *text = asp_format_day_short (day);
  double x = line->x + asp_time_scale_get_x (view->scale, day) - view->offset +
             asp_time_scale_get_zoom (view->scale) / 2;
  double width, height;

  asp_painter_measure (painter, text, ASP_TEXT_NORMAL, &width, &height);
  *flag = (AspRect) { 0, line->y + 2, round (width) + 2 * PADDING, line->height - 6 };
  flag->x = round (CLAMP (x - flag->width / 2, line->x,
                          MAX (line->x, line->x + line->width - flag->width)));

  return x >= line->x && x <= line->x + line->width;
}

/* The day in a flag whose foot points to where the line begins. */
static void
paint_flag (AspPainter            *painter,
            const AspTimelineView *view,
            AspDay                 day,
            const AspRect         *line,
            const AspRect         *flag)
{
  /* The ground is a named background colour of the theme, on which white is readable. */
  static const AspColor white = { 1, 1, 1, 1 };
  g_autofree char *text = asp_format_day_short (day);
  double x = line->x + asp_time_scale_get_x (view->scale, day) - view->offset +
             asp_time_scale_get_zoom (view->scale) / 2;
  double bottom = line->y + line->height;
  AspPoint foot[] = { { x - 5, bottom - 5 }, { x + 5, bottom - 5 }, { x, bottom } };
  AspPoint at;
  double width, height;

  asp_painter_measure (painter, text, ASP_TEXT_NORMAL, &width, &height);
  at = (AspPoint) { flag->x + PADDING, round (flag->y + (flag->height - height) / 2) };
  asp_painter_fill (painter, flag, &view->palette->today);
  asp_painter_polygon (painter, foot, G_N_ELEMENTS (foot), &view->palette->today);
  asp_painter_text (painter, &at, text, ASP_TEXT_NORMAL, &white);
}

/**
 * asp_timeline_paint_ruler:
 * @calendar: (nullable): marks days off where single days are seen
 * @status_date: marked by a flag with the day, or %ASP_DAY_NONE
 *
 * The two lines of the time ruler in equal halves of @area.
 */
void
asp_timeline_paint_ruler (AspPainter            *painter,
                          const AspTimelineView *view,
                          AspCalendar           *calendar,
                          AspDay                 status_date,
                          const AspRect         *area)
{
  double half = round (area->height / 2);
  AspRect upper = { area->x, area->y, area->width, half };
  AspRect lower = { area->x, area->y + half, area->width, area->height - half };
  AspRect between = { area->x, area->y + half, area->width, 1 };
  AspTickUnit unit = asp_time_scale_get_lower_unit (view->scale);
  AspTickForm form;
  gboolean has_flag;
  AspRect flag;

  g_return_if_fail (view->palette != NULL);

  asp_painter_push_clip (painter, area);
  form = choose_form (painter, view, unit, area->width);
  has_flag = status_date != ASP_DAY_NONE && find_flag (painter, view, status_date, &lower, &flag);
  paint_line (painter, view, calendar, asp_time_scale_get_upper_unit (view->scale),
              ASP_TICK_FULL, NULL, &upper);
  paint_line (painter, view, calendar, unit, form, has_flag ? &flag : NULL, &lower);
  asp_painter_fill (painter, &between, &view->palette->grid);

  if (has_flag)
    paint_flag (painter, view, status_date, &lower, &flag);

  asp_painter_pop_clip (painter);
}
