/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-painter.h"

/**
 * asp_painter_fill:
 *
 * Fills a rectangle. Nothing is painted for an empty one.
 */
void
asp_painter_fill (AspPainter     *self,
                  const AspRect  *area,
                  const AspColor *color)
{
  g_return_if_fail (self != NULL);

  if (area->width > 0 && area->height > 0)
    self->funcs->fill (self, area, color);
}

/**
 * asp_painter_outline:
 *
 * Draws the border of a rectangle, wholly inside it, so that neighbours never overlap.
 */
void
asp_painter_outline (AspPainter     *self,
                     const AspRect  *area,
                     double          width,
                     const AspColor *color)
{
  double w = MIN (width, MIN (area->width, area->height) / 2);
  double inner = area->height - 2 * w;
  AspRect sides[] = {
    { area->x, area->y, area->width, w },
    { area->x, area->y + area->height - w, area->width, w },
    { area->x, area->y + w, w, inner },
    { area->x + area->width - w, area->y + w, w, inner },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    asp_painter_fill (self, &sides[i], color);
}

void
asp_painter_line (AspPainter     *self,
                  const AspPoint *from,
                  const AspPoint *to,
                  double          width,
                  const AspColor *color)
{
  g_return_if_fail (self != NULL);

  self->funcs->line (self, from, to, width, color);
}

/**
 * asp_painter_polygon:
 *
 * Fills a closed polygon.
 */
void
asp_painter_polygon (AspPainter     *self,
                     const AspPoint *points,
                     guint           n_points,
                     const AspColor *color)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (n_points >= 3);

  self->funcs->polygon (self, points, n_points, color);
}

/**
 * asp_painter_diamond:
 * @radius: from the centre to each of the four corners
 */
void
asp_painter_diamond (AspPainter     *self,
                     const AspPoint *centre,
                     double          radius,
                     const AspColor *color)
{
  AspPoint corners[] = {
    { centre->x, centre->y - radius },
    { centre->x + radius, centre->y },
    { centre->x, centre->y + radius },
    { centre->x - radius, centre->y },
  };

  asp_painter_polygon (self, corners, G_N_ELEMENTS (corners), color);
}

/**
 * asp_painter_hatch:
 *
 * Covers a rectangle with slanting lines; what lies under it stays visible between them.
 */
void
asp_painter_hatch (AspPainter     *self,
                   const AspRect  *area,
                   const AspColor *color)
{
  g_return_if_fail (self != NULL);

  if (area->width > 0 && area->height > 0)
    self->funcs->hatch (self, area, color);
}

/**
 * asp_painter_text:
 * @at: the top left corner of the text
 */
void
asp_painter_text (AspPainter     *self,
                  const AspPoint *at,
                  const char     *text,
                  AspTextStyle    style,
                  const AspColor *color)
{
  g_return_if_fail (self != NULL);

  self->funcs->text (self, at, text, style, color);
}

void
asp_painter_measure (AspPainter   *self,
                     const char   *text,
                     AspTextStyle  style,
                     double       *width,
                     double       *height)
{
  g_return_if_fail (self != NULL);

  self->funcs->measure (self, text, style, width, height);
}

/**
 * asp_painter_push_clip:
 *
 * Until the matching asp_painter_pop_clip() nothing is painted outside @area.
 */
void
asp_painter_push_clip (AspPainter    *self,
                       const AspRect *area)
{
  g_return_if_fail (self != NULL);

  self->funcs->push_clip (self, area);
}

void
asp_painter_pop_clip (AspPainter *self)
{
  g_return_if_fail (self != NULL);

  self->funcs->pop_clip (self);
}
