/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-format.h"
#include "asp-timeline-painting.h"

#include <locale.h>
#include <string.h>

/* A painter that writes down what it is asked for. A letter is 6 wide and 10 high. */
typedef enum { FILL, LINE, POLYGON, HATCH, TEXT } MarkKind;

typedef struct
{
  MarkKind kind;
  AspRect  area;                  /* of a polygon the box around it */
  AspColor color;
  guint    n_points;
  char    *text;
} Mark;

typedef struct
{
  AspPainter  parent;
  GArray     *marks;
  int         clips;
} Recorder;

static const AspTimelinePalette palette = {
  .foreground = { 0.01f, 0, 0, 1 },
  .dim = { 0.02f, 0, 0, 1 },
  .grid = { 0.03f, 0, 0, 1 },
  .day_off = { 0.04f, 0, 0, 1 },
  .stage = { { 0.11f, 0, 0, 1 }, { 0.12f, 0, 0, 1 }, { 0.13f, 0, 0, 1 } },
  .critical = { 0.21f, 0, 0, 1 },
  .late = { 0.22f, 0, 0, 1 },
  .slack = { 0.23f, 0, 0, 1 },
  .today = { 0.24f, 0, 0, 1 },
};

static void
add_mark (AspPainter     *painter,
          MarkKind        kind,
          const AspRect  *area,
          const AspColor *color)
{
  Recorder *self = (Recorder *) painter;
  Mark mark = { .kind = kind, .area = *area, .color = *color };

  g_array_append_val (self->marks, mark);
}

static Mark *
get_last (AspPainter *painter)
{
  Recorder *self = (Recorder *) painter;

  return &g_array_index (self->marks, Mark, self->marks->len - 1);
}

static void
record_fill (AspPainter     *painter,
             const AspRect  *area,
             const AspColor *color)
{
  add_mark (painter, FILL, area, color);
}

static void
record_line (AspPainter     *painter,
             const AspPoint *from,
             const AspPoint *to,
             double          width,
             const AspColor *color)
{
  AspRect area = { from->x, from->y, to->x - from->x, to->y - from->y };

  add_mark (painter, LINE, &area, color);
}

static void
record_polygon (AspPainter     *painter,
                const AspPoint *points,
                guint           n_points,
                const AspColor *color)
{
  double left = points[0].x, right = left, top = points[0].y, bottom = top;

  for (guint i = 1; i < n_points; i++)
    {
      left = MIN (left, points[i].x);
      right = MAX (right, points[i].x);
      top = MIN (top, points[i].y);
      bottom = MAX (bottom, points[i].y);
    }

  add_mark (painter, POLYGON, &(AspRect) { left, top, right - left, bottom - top }, color);
  get_last (painter)->n_points = n_points;
}

static void
record_hatch (AspPainter     *painter,
              const AspRect  *area,
              const AspColor *color)
{
  add_mark (painter, HATCH, area, color);
}

static void
record_text (AspPainter     *painter,
             const AspPoint *at,
             const char     *text,
             AspTextStyle    style,
             const AspColor *color)
{
  add_mark (painter, TEXT, &(AspRect) { at->x, at->y, 6.0 * g_utf8_strlen (text, -1), 10 },
            color);
  get_last (painter)->text = g_strdup (text);
}

static void
measure_text (AspPainter   *painter,
              const char   *text,
              AspTextStyle  style,
              double       *width,
              double       *height)
{
  *width = 6.0 * g_utf8_strlen (text, -1);
  *height = 10;
}

static void
record_push_clip (AspPainter    *painter,
                  const AspRect *area)
{
  ((Recorder *) painter)->clips++;
}

static void
record_pop_clip (AspPainter *painter)
{
  ((Recorder *) painter)->clips--;
}

static const AspPainterFuncs recorder_funcs = {
  record_fill, record_line, record_polygon, record_hatch, record_text, measure_text,
  record_push_clip, record_pop_clip,
};

static void
recorder_init (Recorder *self)
{
  self->parent.funcs = &recorder_funcs;
  self->marks = g_array_new (FALSE, TRUE, sizeof (Mark));
  self->clips = 0;
}

static void
recorder_clear (Recorder *self)
{
  g_assert_cmpint (self->clips, ==, 0);
  for (guint i = 0; i < self->marks->len; i++)
    g_free (g_array_index (self->marks, Mark, i).text);
  g_array_unref (self->marks);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Recorder, recorder_clear)

static gboolean
has_color (const Mark     *mark,
           const AspColor *color)
{
  return mark->color.red == color->red && mark->color.alpha == color->alpha;
}

static guint
count (Recorder       *self,
       MarkKind        kind,
       const AspColor *color)
{
  guint n = 0;

  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);

      n += mark->kind == kind && has_color (mark, color);
    }

  return n;
}

/* The @n-th mark of a kind and colour. */
static const Mark *
get_mark (Recorder       *self,
          MarkKind        kind,
          const AspColor *color,
          guint           n)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      const Mark *mark = &g_array_index (self->marks, Mark, i);

      if (mark->kind == kind && has_color (mark, color) && n-- == 0)
        return mark;
    }

  g_assert_not_reached ();
}

static gboolean
has_text (Recorder   *self,
          const char *text)
{
  for (guint i = 0; i < self->marks->len; i++)
    {
      if (g_strcmp0 (g_array_index (self->marks, Mark, i).text, text) == 0)
        return TRUE;
    }

  return FALSE;
}

typedef struct
{
  AspTimeScale    *scale;
  AspTimelineView  view;
  AspBar           bar;
  Recorder         recorder;
} Fixture;

#define ROW ((AspRect) { 0, 0, 600, 30 })

/* June and July 2014 at ten pixels a day; a task from Monday 16 to Friday 20 June. */
static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->scale = asp_time_scale_new ();
  asp_time_scale_set_range (fixture->scale, asp_day_new (2014, 6, 1), asp_day_new (2014, 7, 31));
  asp_time_scale_set_zoom (fixture->scale, 10);
  fixture->view = (AspTimelineView) { fixture->scale, 0, &palette, TRUE };
  recorder_init (&fixture->recorder);

  asp_bar_clear (&fixture->bar);
  fixture->bar.kind = ASP_BAR_TASK;
  fixture->bar.start = asp_day_new (2014, 6, 16);
  fixture->bar.finish = asp_day_new (2014, 6, 20);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  recorder_clear (&fixture->recorder);
  g_assert_finalize_object (fixture->scale);
}

static void
paint_bar (Fixture *fixture)
{
  asp_timeline_paint_bar (&fixture->recorder.parent, &fixture->view, &fixture->bar, &ROW);
}

static void
assert_span (const Mark *mark,
             double      x,
             double      width)
{
  g_assert_cmpfloat (mark->area.x, ==, x);
  g_assert_cmpfloat (mark->area.width, ==, width);
}

static void
test_task (Fixture       *fixture,
           gconstpointer  data)
{
  const AspColor *blue = &palette.stage[0];
  const Mark *ground;

  fixture->bar.percent = 40;
  paint_bar (fixture);

  /* Five days, the 16th being the fifteenth day after the beginning. */
  ground = &g_array_index (fixture->recorder.marks, Mark, 0);
  assert_span (ground, 150, 50);
  g_assert_cmpfloat (ground->color.red, ==, blue->red);
  g_assert_cmpfloat (ground->color.alpha, <, 1);
  assert_span (get_mark (&fixture->recorder, FILL, blue, 0), 150, 20);
  g_assert_cmpuint (count (&fixture->recorder, HATCH, &palette.critical), ==, 0);
  g_assert_cmpuint (count (&fixture->recorder, FILL, &palette.slack), ==, 0);
  g_assert_cmpuint (count (&fixture->recorder, FILL, &palette.late), ==, 0);
}

/* Planned for Monday 9 to Wednesday 11 June: a line of three days under the bar, from the eighth.
 * */
static void
test_plan (Fixture       *fixture,
           gconstpointer  data)
{
  const Mark *line;

  fixture->bar.plan_start = asp_day_new (2014, 6, 9);
  fixture->bar.plan_finish = asp_day_new (2014, 6, 11);
  paint_bar (fixture);
  g_assert_cmpuint (count (&fixture->recorder, FILL, &palette.slack), ==, 1);
  line = get_mark (&fixture->recorder, FILL, &palette.slack, 0);
  assert_span (line, 80, 30);
  g_assert_cmpfloat (line->area.height, <, 6);
  g_assert_cmpfloat (line->area.y + line->area.height, <=, 30);
}

static void
test_offset (Fixture       *fixture,
             gconstpointer  data)
{
  fixture->view.offset = 100;
  paint_bar (fixture);
  assert_span (&g_array_index (fixture->recorder.marks, Mark, 0), 50, 50);
}

static void
test_hidden_bar_costs_nothing (Fixture       *fixture,
                               gconstpointer  data)
{
  fixture->view.offset = 300;
  paint_bar (fixture);
  g_assert_cmpuint (fixture->recorder.marks->len, ==, 0);
}

static void
test_critical (Fixture       *fixture,
               gconstpointer  data)
{
  fixture->bar.critical = TRUE;
  paint_bar (fixture);

  /* Outline and hatching: nothing depends on colour alone. */
  g_assert_cmpuint (count (&fixture->recorder, HATCH, &palette.critical), ==, 1);
  g_assert_cmpuint (count (&fixture->recorder, FILL, &palette.critical), ==, 4);
}

static void
test_critical_hidden (Fixture       *fixture,
                      gconstpointer  data)
{
  fixture->bar.critical = TRUE;
  fixture->view.show_critical = FALSE;
  paint_bar (fixture);

  g_assert_cmpuint (count (&fixture->recorder, HATCH, &palette.critical), ==, 0);
  g_assert_cmpuint (count (&fixture->recorder, FILL, &palette.critical), ==, 0);
}

static void
test_slack (Fixture       *fixture,
            gconstpointer  data)
{
  fixture->bar.slack_end = asp_day_new (2014, 6, 25);
  paint_bar (fixture);

  /* From the end of the 20th to the end of the 25th. */
  assert_span (get_mark (&fixture->recorder, FILL, &palette.slack, 0), 200, 50);
}

static void
test_late (Fixture       *fixture,
           gconstpointer  data)
{
  const Mark *last;
  guint dashes;

  fixture->bar.late_until = asp_day_new (2014, 6, 25);
  paint_bar (fixture);

  g_assert_cmpuint (count (&fixture->recorder, POLYGON, &palette.late), ==, 1);
  dashes = count (&fixture->recorder, FILL, &palette.late) - 1;
  g_assert_cmpuint (dashes, >, 1);
  last = get_mark (&fixture->recorder, FILL, &palette.late, dashes - 1);
  g_assert_cmpfloat (last->area.x + last->area.width, <=, 240);
}

static void
test_milestone (Fixture       *fixture,
                gconstpointer  data)
{
  const Mark *diamond;

  fixture->bar.kind = ASP_BAR_MILESTONE;
  fixture->bar.finish = fixture->bar.start;
  fixture->bar.stage = ASP_STAGE_JOINING;
  paint_bar (fixture);

  diamond = get_mark (&fixture->recorder, POLYGON, &palette.stage[1], 0);
  g_assert_cmpuint (diamond->n_points, ==, 4);
  g_assert_cmpfloat (diamond->area.x + diamond->area.width / 2, ==, 155);
  g_assert_cmpfloat (diamond->area.y + diamond->area.height / 2, ==, 15);
}

static void
test_summary (Fixture       *fixture,
              gconstpointer  data)
{
  fixture->bar.kind = ASP_BAR_GROUP;
  fixture->bar.stage = ASP_STAGE_LIVE;
  paint_bar (fixture);

  /* The two ends of the bracket. */
  g_assert_cmpuint (count (&fixture->recorder, POLYGON, &palette.stage[2]), ==, 2);
}

static void
test_strip (Fixture       *fixture,
            gconstpointer  data)
{
  AspBar *bar = &fixture->bar;

  bar->kind = ASP_BAR_MUNICIPALITY;
  bar->segments[0] = (AspBarSegment) { asp_day_new (2014, 6, 1), asp_day_new (2014, 6, 10), 100 };
  bar->segments[1] = (AspBarSegment) { asp_day_new (2014, 6, 11), asp_day_new (2014, 6, 20), 50 };
  bar->segments[2] = (AspBarSegment) { asp_day_new (2014, 6, 21), asp_day_new (2014, 6, 30), 0 };
  bar->go_live = asp_day_new (2014, 6, 21);
  paint_bar (fixture);

  assert_span (get_mark (&fixture->recorder, FILL, &palette.stage[0], 0), 0, 100);
  assert_span (get_mark (&fixture->recorder, FILL, &palette.stage[1], 0), 100, 50);
  g_assert_cmpuint (count (&fixture->recorder, POLYGON, &palette.foreground), ==, 1);
}

static void
test_no_bar (Fixture       *fixture,
             gconstpointer  data)
{
  asp_bar_clear (&fixture->bar);
  paint_bar (fixture);
  g_assert_cmpuint (fixture->recorder.marks->len, ==, 0);
}

/* domain.md 9: in 2014 Whit Monday was 9 June; 18 October, a Saturday, was worked for Friday
 * 24 October, and Thursday 23 October is a holiday. */
static void
test_days_off (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(AspCalendar) calendar = asp_calendar_new_hungarian ();
  AspRect area = { 0, 0, 300, 30 };

  asp_time_scale_set_range (fixture->scale, asp_day_new (2014, 6, 2), asp_day_new (2014, 12, 31));
  asp_timeline_paint_days (&fixture->recorder.parent, &fixture->view, calendar, &area);
  assert_span (get_mark (&fixture->recorder, FILL, &palette.day_off, 0), 50, 30);
  assert_span (get_mark (&fixture->recorder, FILL, &palette.day_off, 1), 120, 20);
}

static void
test_transferred_days (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr(AspCalendar) calendar = asp_calendar_new_hungarian ();
  AspRect area = { 0, 0, 139, 30 };

  asp_time_scale_set_range (fixture->scale, asp_day_new (2014, 10, 13),
                            asp_day_new (2014, 12, 31));
  asp_timeline_paint_days (&fixture->recorder.parent, &fixture->view, calendar, &area);

  /* Only Sunday the 19th, then Thursday the 23rd to Sunday the 26th. */
  g_assert_cmpuint (count (&fixture->recorder, FILL, &palette.day_off), ==, 2);
  assert_span (get_mark (&fixture->recorder, FILL, &palette.day_off, 0), 60, 10);
  assert_span (get_mark (&fixture->recorder, FILL, &palette.day_off, 1), 100, 40);
}

static void
test_days_merge_when_small (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr(AspCalendar) calendar = asp_calendar_new_hungarian ();

  asp_time_scale_set_zoom (fixture->scale, 2);
  asp_timeline_paint_days (&fixture->recorder.parent, &fixture->view, calendar, &ROW);
  g_assert_cmpuint (count (&fixture->recorder, FILL, &palette.day_off), ==, 0);
}

static void
test_status_line (Fixture       *fixture,
                  gconstpointer  data)
{
  AspPainter *painter = &fixture->recorder.parent;

  asp_timeline_paint_status_line (painter, &fixture->view, asp_day_new (2014, 6, 12), &ROW);
  assert_span (get_mark (&fixture->recorder, FILL, &palette.today, 0), 114, 2);

  asp_timeline_paint_status_line (painter, &fixture->view, ASP_DAY_NONE, &ROW);
  asp_timeline_paint_status_line (painter, &fixture->view, asp_day_new (2020, 1, 1), &ROW);
  g_assert_cmpuint (fixture->recorder.marks->len, ==, 1);
}

static void
test_ruler (Fixture       *fixture,
            gconstpointer  data)
{
  AspRect area = { 0, 0, 600, 40 };

  asp_format_set_language (ASP_LANGUAGE_HU);
  asp_timeline_paint_ruler (&fixture->recorder.parent, &fixture->view, NULL,
                            asp_day_new (2014, 6, 12), &area);

  g_assert_true (has_text (&fixture->recorder, "2014. június"));
  g_assert_true (has_text (&fixture->recorder, "2014. július"));
  /* Seven letters of six pixels fit into a week of seventy, but for the one under the flag. */
  g_assert_true (has_text (&fixture->recorder, "Week 26"));
  g_assert_cmpuint (count (&fixture->recorder, POLYGON, &palette.today), ==, 1);
}

static void
test_ruler_keeps_names_whole (Fixture       *fixture,
                              gconstpointer  data)
{
  AspRect area = { 0, 0, 600, 40 };
  const Mark *last = NULL;

  asp_time_scale_set_zoom (fixture->scale, 4);
  asp_timeline_paint_ruler (&fixture->recorder.parent, &fixture->view, NULL, ASP_DAY_NONE, &area);

  /* 28 pixels: only the bare number. */
  g_assert_false (has_text (&fixture->recorder, "Week 24"));
  g_assert_true (has_text (&fixture->recorder, "24"));

  /* No name runs into the next one of its line. */
  for (guint i = 0; i < fixture->recorder.marks->len; i++)
    {
      const Mark *mark = &g_array_index (fixture->recorder.marks, Mark, i);

      if (mark->kind != TEXT)
        continue;
      if (last != NULL && last->area.y == mark->area.y)
        g_assert_cmpfloat (last->area.x + last->area.width, <=, mark->area.x);
      last = mark;
    }
}

static void
test_upper_name_stays_in_sight (Fixture       *fixture,
                                gconstpointer  data)
{
  AspRect area = { 0, 0, 300, 40 };

  asp_format_set_language (ASP_LANGUAGE_HU);
  fixture->view.offset = 100;
  asp_timeline_paint_ruler (&fixture->recorder.parent, &fixture->view, NULL, ASP_DAY_NONE, &area);

  for (guint i = 0; i < fixture->recorder.marks->len; i++)
    {
      const Mark *mark = &g_array_index (fixture->recorder.marks, Mark, i);

      if (g_strcmp0 (mark->text, "2014. június") == 0)
        {
          g_assert_cmpfloat (mark->area.x, >=, 0);
          return;
        }
    }

  g_assert_not_reached ();
}

/* Wherever the ruler stands and is zoomed, a name is whole: neither its edge nor the flag of the
 * status date cuts it. */
static void
test_ruler_names_are_not_covered (Fixture       *fixture,
                                  gconstpointer  data)
{
  AspRect area = { 0, 0, 400, 40 };
  AspDay status = asp_day_new (2014, 9, 15);

  asp_format_set_language (ASP_LANGUAGE_HU);
  for (double zoom = 0.5; zoom < 30; zoom *= 1.7)
    {
      asp_time_scale_set_zoom (fixture->scale, zoom);
      for (double offset = 0; offset < 300; offset += 37)
        {
          g_autofree char *flag_text = asp_format_day_short (status);
          AspRect flag = { 0 };

          fixture->view.offset = offset;
          recorder_clear (&fixture->recorder);
          recorder_init (&fixture->recorder);
          asp_timeline_paint_ruler (&fixture->recorder.parent, &fixture->view, NULL, status,
                                    &area);
          for (guint i = 0; i < fixture->recorder.marks->len; i++)
            {
              const Mark *mark = &g_array_index (fixture->recorder.marks, Mark, i);

              if (mark->kind == TEXT && strcmp (mark->text, flag_text) == 0)
                flag = mark->area;
            }
          for (guint i = 0; i < fixture->recorder.marks->len; i++)
            {
              const Mark *mark = &g_array_index (fixture->recorder.marks, Mark, i);

              if (mark->kind != TEXT || strcmp (mark->text, flag_text) == 0)
                continue;

              g_test_message ("%s at %g, zoom %g, offset %g", mark->text, mark->area.x, zoom,
                              offset);
              g_assert_cmpfloat (mark->area.x, >=, 0);
              g_assert_cmpfloat (mark->area.x + mark->area.width, <=, area.width);
              if (flag.width > 0 && mark->area.y >= area.height / 2)
                g_assert_true (mark->area.x + mark->area.width <= flag.x - 4 ||
                               mark->area.x >= flag.x + flag.width + 4);
            }
        }
    }
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/drawing/bar/task-shows-its-days-and-progress", test_task);
  ADD ("/drawing/timeline/plan-is-a-line-where-it-differs", test_plan);
  ADD ("/drawing/bar/scrolls-with-the-offset", test_offset);
  ADD ("/drawing/bar/out-of-sight-paints-nothing", test_hidden_bar_costs_nothing);
  ADD ("/drawing/bar/critical-has-outline-and-hatching", test_critical);
  ADD ("/drawing/bar/critical-can-be-hidden", test_critical_hidden);
  ADD ("/drawing/bar/slack-is-a-tail", test_slack);
  ADD ("/drawing/bar/late-has-a-flag-and-a-dashed-line", test_late);
  ADD ("/drawing/bar/milestone-is-a-diamond", test_milestone);
  ADD ("/drawing/bar/group-is-a-bracket", test_summary);
  ADD ("/drawing/bar/municipality-is-a-strip", test_strip);
  ADD ("/drawing/bar/nothing-without-dates", test_no_bar);
  ADD ("/drawing/days/weekends-and-holidays-are-shaded", test_days_off);
  ADD ("/drawing/days/transferred-days-follow-the-decree", test_transferred_days);
  ADD ("/drawing/days/shades-go-when-days-are-small", test_days_merge_when_small);
  ADD ("/drawing/status-line/stands-in-the-middle-of-its-day", test_status_line);
  ADD ("/drawing/ruler/has-months-over-weeks", test_ruler);
  ADD ("/drawing/ruler/names-are-whole-or-shorter", test_ruler_keeps_names_whole);
  ADD ("/drawing/ruler/upper-name-stays-in-sight", test_upper_name_stays_in_sight);
  ADD ("/drawing/ruler/names-are-not-covered", test_ruler_names_are_not_covered);
#undef ADD

  return g_test_run ();
}
