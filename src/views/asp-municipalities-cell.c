/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-municipalities-cell.h"

#include <adwaita.h>

#include "asp-compat-widget.h"
#include "asp-format.h"

#define ICON_SIZE 16
#define SPACING 6
#define BAR_WIDTH 60
#define BAR_HEIGHT 6
#define N_SAMPLES 12

/* A list keeps two thousand of these and gives all of them other standings at each key of a search.
 * A cell therefore has no widgets in it, paints itself, and only when it is near the screen; its
 * width does not depend on what it shows but where a wave's name wants more. */
struct _AspMunicipalitiesCell
{
  GtkWidget                parent_instance;

  AspCellQueue            *queue;       /* (owned) */
  AspMunicipalitiesColumn  column;
  AspStanding             *standing;    /* (owned) (nullable) */
  gulong                   handler;     /* of the cell with the name, for the whole row */
  int                      n_chars;     /* of the text, where the width depends on it */
};

/* What a column's texts need, in pixels, of cells with the same font. */
typedef struct
{
  PangoFontDescription *font;           /* (owned) (nullable) */
  double                dpi;
  int                   char_width;
  int                   text_width;
  int                   height;
} Metrics;

G_DEFINE_FINAL_TYPE (AspMunicipalitiesCell, asp_municipalities_cell, GTK_TYPE_WIDGET)

static gboolean
has_icon (AspMunicipalitiesColumn column)
{
  return column == ASP_MUNICIPALITIES_STAGE || column == ASP_MUNICIPALITIES_LATE;
}

/* Columns whose texts are cut with an ellipsis when they are long. */
static gboolean
is_cut (AspMunicipalitiesColumn column)
{
  return column == ASP_MUNICIPALITIES_NAME || column == ASP_MUNICIPALITIES_WAVE ||
         column == ASP_MUNICIPALITIES_NEXT;
}

/* Returns: (transfer full): a text that is as wide as those of the column become */
static char *
get_sample (AspMunicipalitiesColumn column,
            guint                   i)
{
  switch (column)
    {
    case ASP_MUNICIPALITIES_STAGE:
      return g_strdup (asp_standing_stage_get_short_label ((AspStandingStage) (i % 4)));
    case ASP_MUNICIPALITIES_PROGRESS:
      return asp_format_percent (100);
    case ASP_MUNICIPALITIES_LATE:
    case ASP_MUNICIPALITIES_MISSING:
    case ASP_MUNICIPALITIES_ROLES:
      return asp_format_integer_in_column (9999);
    case ASP_MUNICIPALITIES_GO_LIVE:
      return asp_format_day (asp_day_new (2000, (int) i + 1, 28));
    case ASP_MUNICIPALITIES_POPULATION:
      return asp_format_integer_in_column (9999999);
    case ASP_MUNICIPALITIES_KSH_CODE:
      return g_strdup ("00000");
    case ASP_MUNICIPALITIES_NAME:
    case ASP_MUNICIPALITIES_WAVE:
    case ASP_MUNICIPALITIES_NEXT:
    default:
      return g_strdup ("x");
    }
}

static PangoLayout *
create_layout (AspMunicipalitiesCell *self,
               const char            *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  if (asp_municipalities_column_is_numeric (self->column) ||
      self->column == ASP_MUNICIPALITIES_KSH_CODE)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      /* As the style class "numeric" of a label */
      pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
      pango_layout_set_attributes (layout, attributes);
    }
  pango_layout_set_single_paragraph_mode (layout, TRUE);

  return layout;
}

static void
measure_samples (AspMunicipalitiesCell *self,
                 PangoContext          *context,
                 Metrics               *metrics)
{
  PangoFontMetrics *font = pango_context_get_metrics (context, NULL, NULL);

  metrics->char_width = PANGO_PIXELS_CEIL (
    MAX (pango_font_metrics_get_approximate_char_width (font),
         pango_font_metrics_get_approximate_digit_width (font)));
  pango_font_metrics_unref (font);
  metrics->text_width = 0;
  metrics->height = 0;
  for (guint i = 0; i < N_SAMPLES; i++)
    {
      g_autofree char *sample = get_sample (self->column, i);
      g_autoptr (PangoLayout) layout = create_layout (self, sample);
      int width, height;

      pango_layout_get_pixel_size (layout, &width, &height);
      metrics->text_width = MAX (metrics->text_width, width);
      metrics->height = MAX (metrics->height, height);
    }
}

static const Metrics *
get_metrics (AspMunicipalitiesCell *self)
{
  static Metrics all_metrics[ASP_N_MUNICIPALITIES_COLUMNS];
  Metrics *metrics = &all_metrics[self->column];
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double dpi = pango_cairo_context_get_resolution (context);

  if (metrics->font == NULL || !pango_font_description_equal (metrics->font, font) ||
      metrics->dpi < dpi || metrics->dpi > dpi)
    {
      g_clear_pointer (&metrics->font, pango_font_description_free);
      metrics->font = pango_font_description_copy (font);
      metrics->dpi = dpi;
      measure_samples (self, context, metrics);
    }

  return metrics;
}

static void
asp_municipalities_cell_measure (GtkWidget      *widget,
                                 GtkOrientation  orientation,
                                 int             for_size,
                                 int            *minimum,
                                 int            *natural,
                                 int            *minimum_baseline,
                                 int            *natural_baseline)
{
  AspMunicipalitiesCell *self = ASP_MUNICIPALITIES_CELL (widget);
  const Metrics *metrics = get_metrics (self);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = MAX (metrics->height, has_icon (self->column) ? ICON_SIZE : 0);
      return;
    }

  switch (self->column)
    {
    case ASP_MUNICIPALITIES_NAME:
    case ASP_MUNICIPALITIES_WAVE:
      *minimum = 12 * metrics->char_width;
      *natural = CLAMP (self->n_chars, 12, 24) * metrics->char_width;
      return;
    case ASP_MUNICIPALITIES_NEXT:
      *minimum = 16 * metrics->char_width;
      *natural = 40 * metrics->char_width;
      return;
    case ASP_MUNICIPALITIES_PROGRESS:
      *minimum = BAR_WIDTH + SPACING + MAX (metrics->text_width, 5 * metrics->char_width);
      break;
    case ASP_MUNICIPALITIES_STAGE:
    case ASP_MUNICIPALITIES_LATE:
      *minimum = ICON_SIZE + SPACING + metrics->text_width;
      break;
    case ASP_MUNICIPALITIES_GO_LIVE:
    case ASP_MUNICIPALITIES_MISSING:
    case ASP_MUNICIPALITIES_ROLES:
    case ASP_MUNICIPALITIES_POPULATION:
    case ASP_MUNICIPALITIES_KSH_CODE:
    default:
      *minimum = metrics->text_width;
    }
  *natural = *minimum;
}

/* What needs attention or is well has a colour besides its words and its icon. */
static void
get_color (AspMunicipalitiesCell *self,
           GdkRGBA               *color)
{
  AdwStyleManager *style = adw_style_manager_get_for_display (
    gtk_widget_get_display (GTK_WIDGET (self)));

  asp_compat_get_color (GTK_WIDGET (self), color);
  switch (asp_municipalities_column_get_tone (self->column, self->standing))
    {
    case ASP_MUNICIPALITIES_TONE_WELL:
      asp_compat_lookup_color (GTK_WIDGET (self), "success_color", color);
      break;
    case ASP_MUNICIPALITIES_TONE_WRONG:
      asp_compat_lookup_color (GTK_WIDGET (self), "error_color", color);
      break;
    case ASP_MUNICIPALITIES_TONE_DIM:
      color->alpha *= adw_style_manager_get_high_contrast (style) ? 0.9f : 0.55f;
      break;
    case ASP_MUNICIPALITIES_TONE_PLAIN:
    default:
      break;
    }
}

static void
paint_icon (AspMunicipalitiesCell *self,
            GtkSnapshot           *snapshot,
            const char            *name,
            const GdkRGBA         *color,
            int                    x)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  g_autoptr (GtkIconPaintable) icon =
    gtk_icon_theme_lookup_icon (theme, name, NULL, ICON_SIZE, gtk_widget_get_scale_factor (widget),
                                gtk_widget_get_direction (widget), 0);
  const GdkRGBA colors[] = { *color, *color, *color, *color };
  graphene_point_t point = { (float) x,
                             (float) ((gtk_widget_get_height (widget) - ICON_SIZE) / 2) };

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &point);
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, ICON_SIZE,
                                            ICON_SIZE, colors, G_N_ELEMENTS (colors));
  gtk_snapshot_restore (snapshot);
}

static void
paint_bar (AspMunicipalitiesCell *self,
           GtkSnapshot           *snapshot,
           const GdkRGBA         *color,
           int                    x)
{
  int y = (gtk_widget_get_height (GTK_WIDGET (self)) - BAR_HEIGHT) / 2;
  int width = BAR_WIDTH * asp_standing_get_percent (self->standing) / 100;
  GdkRGBA trough = *color, filled = *color;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) x, (float) y, BAR_WIDTH, BAR_HEIGHT);
  GskRoundedRect outline;

  trough.alpha *= 0.15f;
  asp_compat_lookup_color (GTK_WIDGET (self), "accent_bg_color", &filled);
  gsk_rounded_rect_init_from_rect (&outline, &bounds, BAR_HEIGHT / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &trough, &bounds);
  gtk_snapshot_pop (snapshot);
  if (width == 0)
    return;

  bounds.size.width = (float) MAX (width, BAR_HEIGHT);
  gsk_rounded_rect_init_from_rect (&outline, &bounds, BAR_HEIGHT / 2.0f);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &filled, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
paint_text (GtkSnapshot   *snapshot,
            PangoLayout   *layout,
            const GdkRGBA *color,
            int            x,
            int            y)
{
  graphene_point_t point = { (float) x, (float) y };

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &point);
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static void
asp_municipalities_cell_snapshot (GtkWidget   *widget,
                                  GtkSnapshot *snapshot)
{
  AspMunicipalitiesCell *self = ASP_MUNICIPALITIES_CELL (widget);
  int all_width = gtk_widget_get_width (widget);
  g_autoptr (PangoLayout) layout = NULL;
  g_autofree char *text = NULL;
  const char *icon;
  int before = 0, width, height, x;
  GdkRGBA color;

  if (self->standing == NULL || asp_cell_queue_put_off (self->queue, widget))
    return;

  get_color (self, &color);
  icon = asp_municipalities_column_get_icon (self->column, self->standing);
  if (icon != NULL)
    before = ICON_SIZE + SPACING;
  else if (self->column == ASP_MUNICIPALITIES_PROGRESS)
    before = BAR_WIDTH + SPACING;
  text = asp_municipalities_column_format (self->column, self->standing);
  layout = create_layout (self, text);
  pango_layout_get_pixel_size (layout, &width, &height);
  if (width > all_width - before)
    {
      width = MAX (all_width - before, 0);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_width (layout, width * PANGO_SCALE);
    }

  x = asp_municipalities_column_is_numeric (self->column) ? all_width - width : before;
  paint_text (snapshot, layout, &color, x, (gtk_widget_get_height (widget) - height) / 2);
  if (icon != NULL)
    paint_icon (self, snapshot, icon, &color, x - before);
  else if (before > 0 && asp_standing_get_plan (self->standing) != NULL)
    paint_bar (self, snapshot, &color,
               all_width - before - MAX (width, 5 * get_metrics (self)->char_width));
}

static gboolean
asp_municipalities_cell_query_tooltip (GtkWidget  *widget,
                                       int         x,
                                       int         y,
                                       gboolean    keyboard,
                                       GtkTooltip *tooltip)
{
  AspMunicipalitiesCell *self = ASP_MUNICIPALITIES_CELL (widget);
  g_autofree char *text = NULL;

  if (self->standing == NULL)
    return FALSE;

  text = asp_municipalities_column_format (self->column, self->standing);
  gtk_tooltip_set_text (tooltip, text);

  return *text != '\0';
}

/* Tells the screen reader what the cell shows and, with the name, what the whole row does. Below
 * the row's widget stand the column's cell and in it this one. */
static void
describe (GtkWidget *widget)
{
  AspMunicipalitiesCell *self = ASP_MUNICIPALITIES_CELL (widget);
  GtkWidget *cell = gtk_widget_get_parent (widget);
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;
  g_autofree char *text = asp_municipalities_column_format (self->column, self->standing);
  g_autofree char *words = NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  if (self->column != ASP_MUNICIPALITIES_NAME || row == NULL)
    return;

  words = asp_municipalities_describe (self->standing);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
refresh_cb (AspMunicipalitiesCell *self)
{
  if (self->column == ASP_MUNICIPALITIES_WAVE)
    {
      const char *name = asp_standing_get_wave_name (self->standing);
      int n_chars = name != NULL ? (int) g_utf8_strlen (name, -1) : 0;

      if (self->n_chars != n_chars)
        gtk_widget_queue_resize (GTK_WIDGET (self));
      self->n_chars = n_chars;
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
  asp_cell_queue_describe (self->queue, GTK_WIDGET (self));
}

/* Two thousand handlers would take longer to come and go than all else: the cell with the name,
 * which is always there, has the one of its row. */
static void
standing_changed_cb (AspMunicipalitiesCell *self)
{
  GtkWidget *row = gtk_widget_get_parent (gtk_widget_get_parent (GTK_WIDGET (self)));

  for (GtkWidget *child = gtk_widget_get_first_child (row);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *cell = gtk_widget_get_first_child (child);

      /* A row that is being made has cells that show nothing yet. */
      if (ASP_IS_MUNICIPALITIES_CELL (cell) &&
          ASP_MUNICIPALITIES_CELL (cell)->standing == self->standing)
        refresh_cb (ASP_MUNICIPALITIES_CELL (cell));
    }
}

static void
drop_standing (AspMunicipalitiesCell *self)
{
  if (self->standing != NULL)
    {
      if (self->handler != 0)
        g_clear_signal_handler (&self->handler, self->standing);
      asp_cell_queue_remove (self->queue, GTK_WIDGET (self));
    }
  g_clear_object (&self->standing);
}

static void
asp_municipalities_cell_dispose (GObject *object)
{
  AspMunicipalitiesCell *self = ASP_MUNICIPALITIES_CELL (object);

  drop_standing (self);
  g_clear_object (&self->queue);

  G_OBJECT_CLASS (asp_municipalities_cell_parent_class)->dispose (object);
}

static void
asp_municipalities_cell_class_init (AspMunicipalitiesCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = asp_municipalities_cell_dispose;
  widget_class->measure = asp_municipalities_cell_measure;
  widget_class->snapshot = asp_municipalities_cell_snapshot;
  widget_class->query_tooltip = asp_municipalities_cell_query_tooltip;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LABEL);
}

static void
asp_municipalities_cell_init (AspMunicipalitiesCell *self)
{
}

/* Returns: (transfer full): what the cells of one list put off */
AspCellQueue *
asp_municipalities_cell_create_queue (GtkWidget *list)
{
  return asp_cell_queue_new (list, describe);
}

GtkWidget *
asp_municipalities_cell_new (AspMunicipalitiesColumn  column,
                             AspCellQueue            *queue)
{
  AspMunicipalitiesCell *self = g_object_new (ASP_TYPE_MUNICIPALITIES_CELL, NULL);

  self->column = column;
  self->queue = g_object_ref (queue);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), is_cut (column));

  return GTK_WIDGET (self);
}

/* @standing: (nullable) */
void
asp_municipalities_cell_set_standing (AspMunicipalitiesCell *self,
                                      AspStanding           *standing)
{
  g_return_if_fail (ASP_IS_MUNICIPALITIES_CELL (self));

  if (self->standing == standing)
    return;

  drop_standing (self);
  if (standing == NULL)
    return;

  /* A standing notifies all its properties when anything of it may have changed. */
  self->standing = g_object_ref (standing);
  if (self->column == ASP_MUNICIPALITIES_NAME)
    self->handler = g_signal_connect_swapped (standing, "notify::plan",
                                              G_CALLBACK (standing_changed_cb), self);
  refresh_cb (self);
}
