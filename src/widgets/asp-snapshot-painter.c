/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-snapshot-painter.h"

static GdkRGBA
to_rgba (const AspColor *color)
{
  return (GdkRGBA) { color->red, color->green, color->blue, color->alpha };
}

static graphene_rect_t
to_rect (const AspRect *area)
{
  return GRAPHENE_RECT_INIT (area->x, area->y, area->width, area->height);
}

static void
fill (AspPainter     *painter,
      const AspRect  *area,
      const AspColor *color)
{
  AspSnapshotPainter *self = (AspSnapshotPainter *) painter;
  graphene_rect_t rect = to_rect (area);
  GdkRGBA rgba = to_rgba (color);

  gtk_snapshot_append_color (self->snapshot, &rgba, &rect);
}

static void
line (AspPainter     *painter,
      const AspPoint *from,
      const AspPoint *to,
      double          width,
      const AspColor *color)
{
  AspSnapshotPainter *self = (AspSnapshotPainter *) painter;
  double left = MIN (from->x, to->x) - width, top = MIN (from->y, to->y) - width;
  double right = MAX (from->x, to->x) + width, bottom = MAX (from->y, to->y) + width;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (left, top, right - left, bottom - top);
  GdkRGBA rgba = to_rgba (color);
  cairo_t *cr = gtk_snapshot_append_cairo (self->snapshot, &bounds);

  gdk_cairo_set_source_rgba (cr, &rgba);
  cairo_set_line_width (cr, width);
  cairo_move_to (cr, from->x, from->y);
  cairo_line_to (cr, to->x, to->y);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
polygon (AspPainter     *painter,
         const AspPoint *points,
         guint           n_points,
         const AspColor *color)
{
  AspSnapshotPainter *self = (AspSnapshotPainter *) painter;
  double left = points[0].x, right = left, top = points[0].y, bottom = top;
  graphene_rect_t bounds;
  GdkRGBA rgba = to_rgba (color);
  cairo_t *cr;

  for (guint i = 1; i < n_points; i++)
    {
      left = MIN (left, points[i].x);
      right = MAX (right, points[i].x);
      top = MIN (top, points[i].y);
      bottom = MAX (bottom, points[i].y);
    }

  bounds = GRAPHENE_RECT_INIT (left - 1, top - 1, right - left + 2, bottom - top + 2);
  cr = gtk_snapshot_append_cairo (self->snapshot, &bounds);
  gdk_cairo_set_source_rgba (cr, &rgba);
  for (guint i = 0; i < n_points; i++)
    cairo_line_to (cr, points[i].x, points[i].y);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_destroy (cr);
}

static void
hatch (AspPainter     *painter,
       const AspRect  *area,
       const AspColor *color)
{
  AspSnapshotPainter *self = (AspSnapshotPainter *) painter;
  graphene_rect_t rect = to_rect (area);
  GdkRGBA rgba = to_rgba (color);
  GdkRGBA none = { rgba.red, rgba.green, rgba.blue, 0 };
  GskColorStop stops[] = { { 0, rgba }, { 0.35f, rgba }, { 0.35f, none }, { 1, none } };

  gtk_snapshot_append_repeating_linear_gradient (
    self->snapshot, &rect,
    &GRAPHENE_POINT_INIT (rect.origin.x, rect.origin.y),
    &GRAPHENE_POINT_INIT (rect.origin.x + 4, rect.origin.y + 4),
    stops, G_N_ELEMENTS (stops));
}

static void
draw_text (AspPainter     *painter,
           const AspPoint *at,
           const char     *text,
           AspTextStyle    style,
           const AspColor *color)
{
  AspSnapshotPainter *self = (AspSnapshotPainter *) painter;
  GdkRGBA rgba = to_rgba (color);

  gtk_snapshot_save (self->snapshot);
  gtk_snapshot_translate (self->snapshot, &GRAPHENE_POINT_INIT (at->x, at->y));
  gtk_snapshot_append_layout (self->snapshot,
                              asp_text_cache_get_layout (self->texts, text, style, -1), &rgba);
  gtk_snapshot_restore (self->snapshot);
}

static void
measure (AspPainter   *painter,
         const char   *text,
         AspTextStyle  style,
         double       *width,
         double       *height)
{
  AspSnapshotPainter *self = (AspSnapshotPainter *) painter;
  int w, h;

  pango_layout_get_pixel_size (asp_text_cache_get_layout (self->texts, text, style, -1), &w, &h);
  *width = w;
  *height = h;
}

static void
push_clip (AspPainter    *painter,
           const AspRect *area)
{
  AspSnapshotPainter *self = (AspSnapshotPainter *) painter;
  graphene_rect_t rect = to_rect (area);

  gtk_snapshot_push_clip (self->snapshot, &rect);
}

static void
pop_clip (AspPainter *painter)
{
  AspSnapshotPainter *self = (AspSnapshotPainter *) painter;

  gtk_snapshot_pop (self->snapshot);
}

static const AspPainterFuncs snapshot_painter_funcs = {
  fill, line, polygon, hatch, draw_text, measure, push_clip, pop_clip,
};

/**
 * asp_snapshot_painter_init:
 * @texts: (nullable): when texts are painted; the widget keeps it from frame to frame
 */
void
asp_snapshot_painter_init (AspSnapshotPainter *self,
                           GtkSnapshot        *snapshot,
                           AspTextCache       *texts)
{
  g_return_if_fail (self != NULL);

  self->parent.funcs = &snapshot_painter_funcs;
  self->snapshot = snapshot;
  self->texts = texts;
}
