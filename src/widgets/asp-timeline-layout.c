/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-timeline-layout.h"

#include "asp-compat-widget.h"
#include "asp-format.h"

/**
 * AspTimelineLayout:
 *
 * What the parts of one timeline share: the time scale and its scrolling, the widths of the
 * columns, the colours, what is shown. ::changed asks for a new allocation, ::redraw only for a
 * new picture.
 */
struct _AspTimelineLayout
{
  GObject             parent_instance;

  AspTimeScale       *scale;              /* (owned) */
  GtkAdjustment      *adjustment;         /* (owned): horizontal, in the scale's pixels */
  AspTimelinePalette  palette;

  int                 tree_width;
  int                 row_height;
  int                 title_min;          /* pixels that a title needs to make sense */
  int                 widths[ASP_N_TIMELINE_COLUMNS];
  int                 icon_width;         /* of the state column without words */
  guint               shown;              /* bits: 1 << AspTimelineColumn */

  guint               changed_source;

  guint               narrow : 1;
  guint               state_words : 1;
  guint               show_critical : 1;
  guint               show_not_applicable : 1;
};

G_DEFINE_FINAL_TYPE (AspTimelineLayout, asp_timeline_layout, G_TYPE_OBJECT)

enum
{
  CHANGED,
  REDRAW,
  ROWS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The gap between the edge of a column and its contents. */
#define CELL_PADDING 6

static void
redraw_cb (AspTimelineLayout *self)
{
  g_signal_emit (self, signals[REDRAW], 0);
}

static void
asp_timeline_layout_dispose (GObject *object)
{
  AspTimelineLayout *self = ASP_TIMELINE_LAYOUT (object);

  g_clear_handle_id (&self->changed_source, g_source_remove);
  g_clear_object (&self->scale);
  g_clear_object (&self->adjustment);

  G_OBJECT_CLASS (asp_timeline_layout_parent_class)->dispose (object);
}

static void
asp_timeline_layout_class_init (AspTimelineLayoutClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = asp_timeline_layout_dispose;

  signals[CHANGED] = g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[REDRAW] = g_signal_new ("redraw", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[ROWS_CHANGED] = g_signal_new ("rows-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 0);
}

static void
asp_timeline_layout_init (AspTimelineLayout *self)
{
  self->scale = asp_time_scale_new ();
  self->adjustment = g_object_ref_sink (gtk_adjustment_new (0, 0, 0, 20, 200, 0));
  self->show_critical = TRUE;
  self->row_height = 32;
  self->title_min = 200;
  self->tree_width = 400;

  g_signal_connect_object (self->scale, "changed", G_CALLBACK (redraw_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->adjustment, "value-changed", G_CALLBACK (redraw_cb), self,
                           G_CONNECT_SWAPPED);
}

AspTimelineLayout *
asp_timeline_layout_new (void)
{
  return g_object_new (ASP_TYPE_TIMELINE_LAYOUT, NULL);
}

AspTimeScale *
asp_timeline_layout_get_scale (AspTimelineLayout *self)
{
  g_return_val_if_fail (ASP_IS_TIMELINE_LAYOUT (self), NULL);

  return self->scale;
}

GtkAdjustment *
asp_timeline_layout_get_adjustment (AspTimelineLayout *self)
{
  g_return_val_if_fail (ASP_IS_TIMELINE_LAYOUT (self), NULL);

  return self->adjustment;
}

const AspTimelinePalette *
asp_timeline_layout_get_palette (AspTimelineLayout *self)
{
  g_return_val_if_fail (ASP_IS_TIMELINE_LAYOUT (self), NULL);

  return &self->palette;
}

static void
look_up (GtkWidget  *widget,
         const char *name,
         AspColor   *color)
{
  GdkRGBA rgba;

  asp_compat_get_color (widget, &rgba);
  asp_compat_lookup_color (widget, name, &rgba);
  *color = (AspColor) { rgba.red, rgba.green, rgba.blue, rgba.alpha };
}

static int
measure (GtkWidget  *widget,
         const char *text)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);

  return width;
}

/* The longest short date of a year. The day with the most and widest digits of each month. */
static int
measure_dates (GtkWidget *widget)
{
  int widest = 0;

  for (int month = 1; month <= 12; month++)
    {
      g_autofree char *text = asp_format_day_short (asp_day_new (2014, month, 28));

      widest = MAX (widest, measure (widget, text));
    }

  return widest;
}

static void
take_metrics (AspTimelineLayout *self,
              GtkWidget         *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int line = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));
  int character = PANGO_PIXELS_CEIL (pango_font_metrics_get_approximate_char_width (metrics));
  g_autofree char *percent = asp_format_percent (100);
  int words = 0;

  pango_font_metrics_unref (metrics);
  for (guint state = 0; state < ASP_N_TASK_STATES; state++)
    words = MAX (words, measure (widget, asp_task_state_get_label ((AspTaskState) state)));

  self->row_height = MAX (30, line + 10);
  self->title_min = 36 * character;
  self->icon_width = 16 + 2 * CELL_PADDING;
  self->widths[ASP_TIMELINE_COLUMN_STATE] = self->icon_width + words + CELL_PADDING;
  self->widths[ASP_TIMELINE_COLUMN_PERSON] = 20 * character + 2 * CELL_PADDING;
  self->widths[ASP_TIMELINE_COLUMN_START] = measure_dates (widget) + 2 * CELL_PADDING;
  self->widths[ASP_TIMELINE_COLUMN_FINISH] = self->widths[ASP_TIMELINE_COLUMN_START];
  self->widths[ASP_TIMELINE_COLUMN_PERCENT] = measure (widget, percent)
                                              + 5 * CELL_PADDING;
}

/* Which columns have room beside the title, the more telling ones first. On a narrow widget only
 * the title and the state's icon stay. */
static void
choose_columns (AspTimelineLayout *self)
{
  static const AspTimelineColumn order[] = {
    ASP_TIMELINE_COLUMN_START,
    ASP_TIMELINE_COLUMN_FINISH,
    ASP_TIMELINE_COLUMN_PERCENT,
    ASP_TIMELINE_COLUMN_PERSON,
  };
  int left = self->tree_width - self->icon_width - self->title_min;
  gboolean fits = !self->narrow;

  self->shown = 1 << ASP_TIMELINE_COLUMN_TITLE | 1 << ASP_TIMELINE_COLUMN_STATE;

  for (guint i = 0; fits && i < G_N_ELEMENTS (order); i++)
    {
      fits = self->widths[order[i]] <= left;
      if (fits)
        {
          self->shown |= 1u << order[i];
          left -= self->widths[order[i]];
        }
    }

  self->state_words = fits && self->widths[ASP_TIMELINE_COLUMN_STATE] - self->icon_width <= left;
}

/**
 * asp_timeline_layout_take_style:
 * @widget: whose style gives colours and font
 *
 * To be called when the style of @widget has changed.
 */
void
asp_timeline_layout_take_style (AspTimelineLayout *self,
                                GtkWidget         *widget)
{
  AspTimelinePalette *palette;

  g_return_if_fail (ASP_IS_TIMELINE_LAYOUT (self));

  palette = &self->palette;
  look_up (widget, "timeline_fg_color", &palette->foreground);
  look_up (widget, "timeline_dim_color", &palette->dim);
  look_up (widget, "timeline_grid_color", &palette->grid);
  look_up (widget, "timeline_day_off_color", &palette->day_off);
  look_up (widget, "timeline_stage_1_color", &palette->stage[0]);
  look_up (widget, "timeline_stage_2_color", &palette->stage[1]);
  look_up (widget, "timeline_stage_3_color", &palette->stage[2]);
  look_up (widget, "timeline_critical_color", &palette->critical);
  look_up (widget, "timeline_late_color", &palette->late);
  look_up (widget, "timeline_slack_color", &palette->slack);
  look_up (widget, "timeline_today_color", &palette->today);
  /* Shapes lie over bars and lines, which must not shine through. */
  palette->foreground.alpha = 1;
  palette->critical.alpha = 1;
  take_metrics (self, widget);
  choose_columns (self);

  g_signal_emit (self, signals[CHANGED], 0);
  g_signal_emit (self, signals[REDRAW], 0);
}

gboolean
asp_timeline_layout_get_show_critical (AspTimelineLayout *self)
{
  g_return_val_if_fail (ASP_IS_TIMELINE_LAYOUT (self), FALSE);

  return self->show_critical;
}

void
asp_timeline_layout_set_show_critical (AspTimelineLayout *self,
                                       gboolean           show)
{
  g_return_if_fail (ASP_IS_TIMELINE_LAYOUT (self));

  if (self->show_critical == !!show)
    return;

  self->show_critical = !!show;
  g_signal_emit (self, signals[REDRAW], 0);
}

gboolean
asp_timeline_layout_get_show_not_applicable (AspTimelineLayout *self)
{
  g_return_val_if_fail (ASP_IS_TIMELINE_LAYOUT (self), FALSE);

  return self->show_not_applicable;
}

/**
 * asp_timeline_layout_set_show_not_applicable:
 *
 * Whether tasks that do not apply have rows. ::rows-changed tells the lists.
 */
void
asp_timeline_layout_set_show_not_applicable (AspTimelineLayout *self,
                                             gboolean           show)
{
  g_return_if_fail (ASP_IS_TIMELINE_LAYOUT (self));

  if (self->show_not_applicable == !!show)
    return;

  self->show_not_applicable = !!show;
  g_signal_emit (self, signals[ROWS_CHANGED], 0);
}

int
asp_timeline_layout_get_row_height (AspTimelineLayout *self)
{
  g_return_val_if_fail (ASP_IS_TIMELINE_LAYOUT (self), 0);

  return self->row_height;
}

int
asp_timeline_layout_get_tree_width (AspTimelineLayout *self)
{
  g_return_val_if_fail (ASP_IS_TIMELINE_LAYOUT (self), 0);

  return self->tree_width;
}

int
asp_timeline_layout_get_min_tree_width (AspTimelineLayout *self)
{
  g_return_val_if_fail (ASP_IS_TIMELINE_LAYOUT (self), 0);

  return self->title_min / 3 + self->icon_width;
}

/**
 * asp_timeline_layout_get_full_tree_width:
 *
 * Returns: pixels at which all columns are there and titles have some more room
 */
int
asp_timeline_layout_get_full_tree_width (AspTimelineLayout *self)
{
  int width;

  g_return_val_if_fail (ASP_IS_TIMELINE_LAYOUT (self), 0);

  width = self->title_min * 5 / 4;
  for (guint i = ASP_TIMELINE_COLUMN_STATE; i < ASP_N_TIMELINE_COLUMNS; i++)
    width += self->widths[i];

  return width;
}

static gboolean
tell_change_cb (gpointer user_data)
{
  AspTimelineLayout *self = user_data;

  self->changed_source = 0;
  g_signal_emit (self, signals[CHANGED], 0);

  return G_SOURCE_REMOVE;
}

/* Called while the timeline is being allocated, when nothing may ask for a new size: who has to is
 * told afterwards. */
void
asp_timeline_layout_set_geometry (AspTimelineLayout *self,
                                  int                tree_width,
                                  gboolean           narrow)
{
  g_return_if_fail (ASP_IS_TIMELINE_LAYOUT (self));

  if (self->tree_width == tree_width && self->narrow == !!narrow)
    return;

  self->tree_width = tree_width;
  self->narrow = !!narrow;
  choose_columns (self);
  if (self->changed_source == 0)
    self->changed_source = g_idle_add_full (GTK_PRIORITY_RESIZE, tell_change_cb, self, NULL);
}

/**
 * asp_timeline_layout_get_column:
 * @x: (out): where its contents begin, in pixels from the left edge of the row
 * @width: (out): pixels for its contents
 *
 * Returns: whether there is room for the column
 */
gboolean
asp_timeline_layout_get_column (AspTimelineLayout *self,
                                AspTimelineColumn  column,
                                int               *x,
                                int               *width)
{
  int right;

  g_return_val_if_fail (ASP_IS_TIMELINE_LAYOUT (self), FALSE);

  if ((self->shown & 1u << column) == 0)
    return FALSE;

  right = self->tree_width;
  for (guint i = ASP_N_TIMELINE_COLUMNS - 1; i > (guint) column; i--)
    {
      if (i == ASP_TIMELINE_COLUMN_STATE && !self->state_words)
        right -= self->icon_width;
      else if (self->shown & 1u << i)
        right -= self->widths[i];
    }

  if (column == ASP_TIMELINE_COLUMN_TITLE)
    *width = right;
  else if (column == ASP_TIMELINE_COLUMN_STATE && !self->state_words)
    *width = self->icon_width;
  else
    *width = self->widths[column];
  *x = right - *width;

  /* The last column keeps away from the splitter. */
  *x += CELL_PADDING;
  *width -= column == ASP_TIMELINE_COLUMN_PERCENT ? 4 * CELL_PADDING : 2 * CELL_PADDING;

  return TRUE;
}

/**
 * asp_timeline_layout_has_state_words:
 *
 * Returns: whether the state's column has room for more than its icon
 */
gboolean
asp_timeline_layout_has_state_words (AspTimelineLayout *self)
{
  g_return_val_if_fail (ASP_IS_TIMELINE_LAYOUT (self), FALSE);

  return self->state_words;
}

/**
 * asp_timeline_layout_get_view:
 * @view: (out caller-allocates): how to paint now; valid as long as @self
 */
void
asp_timeline_layout_get_view (AspTimelineLayout *self,
                              AspTimelineView   *view)
{
  g_return_if_fail (ASP_IS_TIMELINE_LAYOUT (self));

  *view = (AspTimelineView) {
    .scale = self->scale,
    .offset = gtk_adjustment_get_value (self->adjustment),
    .palette = &self->palette,
    .show_critical = self->show_critical,
  };
}
