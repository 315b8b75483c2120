/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-stage-strip.h"

#include <glib/gi18n-lib.h>

#include "asp-compat-widget.h"
#include "asp-format.h"

#define BAR_HEIGHT 20
#define GAP 4
#define RADIUS 6
#define N_STAGES 3

struct _AspStageStrip
{
  GtkWidget    parent_instance;

  AspPlan     *plan;                    /* (owned) (nullable) */
  PangoLayout *labels[N_STAGES];        /* (owned) (nullable): made when needed */
  PangoLayout *status_label;            /* (owned) (nullable): made when needed */
};

G_DEFINE_FINAL_TYPE (AspStageStrip, asp_stage_strip, GTK_TYPE_WIDGET)

static void
drop_labels (AspStageStrip *self)
{
  for (guint i = 0; i < N_STAGES; i++)
    g_clear_object (&self->labels[i]);
  g_clear_object (&self->status_label);
}

/* "Preparation, 12 June – 29 August 2014": by words, for those who do not see the strip. */
static char *
describe_stage (AspStageStrip *self,
                guint          index)
{
  const AspPlanSpan *span = asp_plan_get_stage (self->plan, (AspStage) (index + 1));
  g_autofree char *start = NULL;
  g_autofree char *finish = NULL;
  g_autofree char *percent = NULL;

  if (span->start == ASP_DAY_NONE)
    return NULL;

  start = asp_format_day (span->start);
  finish = asp_format_day (span->finish);
  percent = asp_format_percent (span->percent);

  /* Translators: a stage, its first and last day, its progress in percent with the sign */
  return g_strdup_printf (_("%s: %s – %s, %s"), asp_stage_get_label ((AspStage) (index + 1)),
                          start, finish, percent);
}

static void
ensure_labels (AspStageStrip *self)
{
  if (self->status_label != NULL || self->plan == NULL)
    return;

  for (guint i = 0; i < N_STAGES; i++)
    {
      g_autofree char *text = describe_stage (self, i);

      self->labels[i] = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
      pango_layout_set_ellipsize (self->labels[i], PANGO_ELLIPSIZE_END);
    }
  {
    g_autofree char *day = asp_format_day_short (asp_plan_get_status_date (self->plan));

    self->status_label = gtk_widget_create_pango_layout (GTK_WIDGET (self), day);
  }
}

static int
get_line_height (AspStageStrip *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "Á");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);

  return height;
}

static void
asp_stage_strip_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = 120;
      *natural = 600;
    }
  else
    {
      /* the day, the bar, and a line of words for each stage: words never have to fit the bar */
      *minimum = (N_STAGES + 1) * (get_line_height (ASP_STAGE_STRIP (widget)) + GAP) + BAR_HEIGHT;
      *natural = *minimum;
    }
}

static double
get_x (AspDay day,
       AspDay first,
       AspDay last,
       int    width)
{
  return (double) (day - first) * width / MAX (last - first, 1);
}

static void
snapshot_stage (AspStageStrip *self,
                GtkSnapshot   *snapshot,
                guint          index,
                double         x,
                double         bar_width,
                int            y,
                int            line)
{
  static const char *const names[N_STAGES] = {
    "timeline_stage_1_color", "timeline_stage_2_color", "timeline_stage_3_color",
  };
  GtkWidget *widget = GTK_WIDGET (self);
  GdkRGBA color, text_color;
  GskRoundedRect bar;
  int row = y + BAR_HEIGHT + GAP + (int) index * (line + GAP);

  asp_compat_get_color (widget, &text_color);
  if (!asp_compat_lookup_color (widget, names[index], &color))
    color = text_color;

  gsk_rounded_rect_init_from_rect (&bar, &GRAPHENE_RECT_INIT ((float) x, (float) y,
                                                             (float) MAX (bar_width - 1, 2),
                                                             BAR_HEIGHT), RADIUS);
  gtk_snapshot_push_rounded_clip (snapshot, &bar);
  gtk_snapshot_append_color (snapshot, &color, &bar.bounds);
  gtk_snapshot_pop (snapshot);

  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT (0, (float) row + (float) line / 2 - 5, 10, 10));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (18, (float) row));
  pango_layout_set_width (self->labels[index],
                          MAX (gtk_widget_get_width (widget) - 18, 1) * PANGO_SCALE);
  gtk_snapshot_append_layout (snapshot, self->labels[index], &text_color);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_status (AspStageStrip *self,
                 GtkSnapshot   *snapshot,
                 double         x,
                 int            width,
                 int            y)
{
  GdkRGBA color;
  int label_width;
  double label_x;

  asp_compat_get_color (GTK_WIDGET (self), &color);
  pango_layout_get_pixel_size (self->status_label, &label_width, NULL);
  label_x = CLAMP (x - label_width / 2.0, 0, MAX (width - label_width, 0));
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) label_x, 0));
  gtk_snapshot_append_layout (snapshot, self->status_label, &color);
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_append_color (snapshot, &color,
                             &GRAPHENE_RECT_INIT ((float) x - 1, (float) y - 3, 2,
                                                  BAR_HEIGHT + 6));
}

static void
asp_stage_strip_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  AspStageStrip *self = ASP_STAGE_STRIP (widget);
  int width = gtk_widget_get_width (widget);
  int line = get_line_height (self);
  int y = line + GAP;
  AspDay first, last, status;

  if (self->plan == NULL)
    return;

  ensure_labels (self);
  status = asp_plan_get_status_date (self->plan);
  first = MIN (asp_plan_get_total (self->plan)->start, status);
  last = MAX (asp_plan_get_total (self->plan)->finish, status) + 1;
  for (guint i = 0; i < N_STAGES; i++)
    {
      const AspPlanSpan *span = asp_plan_get_stage (self->plan, (AspStage) (i + 1));
      double x, end;

      if (span->start == ASP_DAY_NONE)
        continue;

      x = get_x (span->start, first, last, width);
      end = get_x (span->finish + 1, first, last, width);
      snapshot_stage (self, snapshot, i, x, end - x, y, line);
    }
  snapshot_status (self, snapshot, get_x (status, first, last, width), width, y);
}

static void
asp_stage_strip_css_changed (GtkWidget         *widget,
                             GtkCssStyleChange *change)
{
  drop_labels (ASP_STAGE_STRIP (widget));

  GTK_WIDGET_CLASS (asp_stage_strip_parent_class)->css_changed (widget, change);
}

static void
asp_stage_strip_dispose (GObject *object)
{
  AspStageStrip *self = ASP_STAGE_STRIP (object);

  drop_labels (self);
  g_clear_pointer (&self->plan, asp_plan_unref);

  G_OBJECT_CLASS (asp_stage_strip_parent_class)->dispose (object);
}

static void
asp_stage_strip_class_init (AspStageStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = asp_stage_strip_dispose;
  widget_class->measure = asp_stage_strip_measure;
  widget_class->snapshot = asp_stage_strip_snapshot;
  widget_class->css_changed = asp_stage_strip_css_changed;

  gtk_widget_class_set_css_name (widget_class, "stagestrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
asp_stage_strip_init (AspStageStrip *self)
{
}

GtkWidget *
asp_stage_strip_new (void)
{
  return g_object_new (ASP_TYPE_STAGE_STRIP, NULL);
}

static void
update_words (AspStageStrip *self)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; self->plan != NULL && i < N_STAGES; i++)
    {
      g_autofree char *stage = describe_stage (self, i);

      if (stage != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? "; " : "", stage);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str,
                                  -1);
}

/* @plan: (nullable) */
void
asp_stage_strip_set_plan (AspStageStrip *self,
                          AspPlan       *plan)
{
  g_return_if_fail (ASP_IS_STAGE_STRIP (self));

  if (self->plan == plan)
    return;

  g_clear_pointer (&self->plan, asp_plan_unref);
  if (plan != NULL)
    self->plan = asp_plan_ref (plan);
  drop_labels (self);
  update_words (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
