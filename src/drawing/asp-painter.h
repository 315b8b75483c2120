/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Lengths are in pixels on the screen and in points on paper; y grows downwards. */
typedef struct
{
  double x, y;
} AspPoint;

typedef struct
{
  double x, y, width, height;
} AspRect;

/* Each part 0…1, not premultiplied. */
typedef struct
{
  float red, green, blue, alpha;
} AspColor;

typedef enum
{
  ASP_TEXT_NORMAL,
  ASP_TEXT_BOLD,
  ASP_TEXT_TABULAR,             /* all digits equally wide */
} AspTextStyle;

/* What timelines and charts are drawn with. A back end embeds AspPainter as its first member. */
typedef struct _AspPainter AspPainter;

typedef struct
{
  void   (*fill)      (AspPainter     *self,
                       const AspRect  *area,
                       const AspColor *color);
  void   (*line)      (AspPainter     *self,
                       const AspPoint *from,
                       const AspPoint *to,
                       double          width,
                       const AspColor *color);
  void   (*polygon)   (AspPainter     *self,
                       const AspPoint *points,
                       guint           n_points,
                       const AspColor *color);
  void   (*hatch)     (AspPainter     *self,
                       const AspRect  *area,
                       const AspColor *color);
  void   (*text)      (AspPainter     *self,
                       const AspPoint *at,
                       const char     *text,
                       AspTextStyle    style,
                       const AspColor *color);
  void   (*measure)   (AspPainter     *self,
                       const char     *text,
                       AspTextStyle    style,
                       double         *width,
                       double         *height);
  void   (*push_clip) (AspPainter     *self,
                       const AspRect  *area);
  void   (*pop_clip)  (AspPainter     *self);
} AspPainterFuncs;

struct _AspPainter
{
  const AspPainterFuncs *funcs;
};

void asp_painter_fill      (AspPainter     *self,
                            const AspRect  *area,
                            const AspColor *color);
void asp_painter_outline   (AspPainter     *self,
                            const AspRect  *area,
                            double          width,
                            const AspColor *color);
void asp_painter_line      (AspPainter     *self,
                            const AspPoint *from,
                            const AspPoint *to,
                            double          width,
                            const AspColor *color);
void asp_painter_polygon   (AspPainter     *self,
                            const AspPoint *points,
                            guint           n_points,
                            const AspColor *color);
void asp_painter_diamond   (AspPainter     *self,
                            const AspPoint *centre,
                            double          radius,
                            const AspColor *color);
void asp_painter_hatch     (AspPainter     *self,
                            const AspRect  *area,
                            const AspColor *color);
void asp_painter_text      (AspPainter     *self,
                            const AspPoint *at,
                            const char     *text,
                            AspTextStyle    style,
                            const AspColor *color);
void asp_painter_measure   (AspPainter     *self,
                            const char     *text,
                            AspTextStyle    style,
                            double         *width,
                            double         *height);
void asp_painter_push_clip (AspPainter     *self,
                            const AspRect  *area);
void asp_painter_pop_clip  (AspPainter     *self);

G_END_DECLS
