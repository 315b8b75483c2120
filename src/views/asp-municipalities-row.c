/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-municipalities-row.h"

#include <adwaita.h>

#include "asp-compat-widget.h"
#include "asp-municipalities-cell.h"

#define ICON_SIZE ASP_MUNICIPALITIES_ICON_SIZE
#define SPACING ASP_MUNICIPALITIES_SPACING
#define BAR_WIDTH ASP_MUNICIPALITIES_BAR_WIDTH
#define BAR_HEIGHT 6

/* All of these that are seen show other standings at each key of a search. A row therefore has no
 * widgets in it and paints itself. */
struct _AspMunicipalitiesRow
{
  GtkWidget     parent_instance;

  AspTable     *table;          /* (unowned) (nullable): that it stands in */
  AspRowList   *list;           /* (unowned) (nullable): in the table */
  AspStanding  *standing;       /* (owned) (nullable) */
  gulong        handler;
};

/* One column of a row that is being painted. */
typedef struct
{
  AspMunicipalitiesRow    *row;
  AspMunicipalitiesColumn  column;
  int                      x;
  int                      width;
  GdkRGBA                  color;
} Place;

static void list_row_iface_init (AspListRowInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AspMunicipalitiesRow, asp_municipalities_row, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (ASP_TYPE_LIST_ROW, list_row_iface_init))

/* Columns whose texts are cut with an ellipsis when they are long. */
static gboolean
is_cut (AspMunicipalitiesColumn column)
{
  return column == ASP_MUNICIPALITIES_NAME || column == ASP_MUNICIPALITIES_WAVE ||
         column == ASP_MUNICIPALITIES_NEXT;
}

static void
asp_municipalities_row_measure (GtkWidget      *widget,
                                GtkOrientation  orientation,
                                int             for_size,
                                int            *minimum,
                                int            *natural,
                                int            *minimum_baseline,
                                int            *natural_baseline)
{
  AspTable *table = ASP_MUNICIPALITIES_ROW (widget)->table;

  /* The table has the same font; a row that is asked for its own has to make something for it. */
  if (orientation == GTK_ORIENTATION_VERTICAL && table != NULL)
    *minimum = *natural = MAX (
      ICON_SIZE,
      asp_municipalities_cell_get_metrics (GTK_WIDGET (table), ASP_MUNICIPALITIES_NAME)->height);
}

/* What needs attention or is well has a colour besides its words and its icon. @color: (inout) */
static void
set_tone (AspMunicipalitiesRow    *self,
          AspMunicipalitiesColumn  column,
          GdkRGBA                 *color)
{
  AdwStyleManager *style;

  switch (asp_municipalities_column_get_tone (column, self->standing))
    {
    case ASP_MUNICIPALITIES_TONE_WELL:
      asp_compat_lookup_color (GTK_WIDGET (self), "success_color", color);
      break;
    case ASP_MUNICIPALITIES_TONE_WRONG:
      asp_compat_lookup_color (GTK_WIDGET (self), "error_color", color);
      break;
    case ASP_MUNICIPALITIES_TONE_DIM:
      style = adw_style_manager_get_for_display (gtk_widget_get_display (GTK_WIDGET (self)));
      color->alpha *= adw_style_manager_get_high_contrast (style) ? 0.9f : 0.55f;
      break;
    case ASP_MUNICIPALITIES_TONE_PLAIN:
    default:
      break;
    }
}

static void
paint_icon (const Place *place,
            GtkSnapshot *snapshot,
            const char  *name,
            int          x)
{
  GtkWidget *widget = GTK_WIDGET (place->row);
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gtk_widget_get_display (widget));
  g_autoptr (GtkIconPaintable) icon =
    gtk_icon_theme_lookup_icon (theme, name, NULL, ICON_SIZE, gtk_widget_get_scale_factor (widget),
                                gtk_widget_get_direction (widget), 0);
  const GdkRGBA colors[] = { place->color, place->color, place->color, place->color };
  graphene_point_t point = { (float) x,
                             (float) ((gtk_widget_get_height (widget) - ICON_SIZE) / 2) };

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &point);
  gtk_symbolic_paintable_snapshot_symbolic (GTK_SYMBOLIC_PAINTABLE (icon), snapshot, ICON_SIZE,
                                            ICON_SIZE, colors, G_N_ELEMENTS (colors));
  gtk_snapshot_restore (snapshot);
}

/* A border that leaves nothing inside of it: a clip with round ends takes cairo, which paints where
 * there is no graphics card, five times as long. */
static void
paint_pill (GtkSnapshot           *snapshot,
            const graphene_rect_t *bounds,
            const GdkRGBA         *color)
{
  const float widths[] = { BAR_HEIGHT / 2.0f, BAR_HEIGHT / 2.0f, BAR_HEIGHT / 2.0f,
                           BAR_HEIGHT / 2.0f };
  const GdkRGBA colors[] = { *color, *color, *color, *color };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, bounds, BAR_HEIGHT / 2.0f);
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

static void
paint_bar (const Place *place,
           GtkSnapshot *snapshot,
           int          x)
{
  GtkWidget *widget = GTK_WIDGET (place->row);
  int y = (gtk_widget_get_height (widget) - BAR_HEIGHT) / 2;
  int width = BAR_WIDTH * asp_standing_get_percent (place->row->standing) / 100;
  GdkRGBA trough = place->color, filled = place->color;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT ((float) x, (float) y, BAR_WIDTH, BAR_HEIGHT);

  trough.alpha *= 0.15f;
  asp_compat_lookup_color (widget, "accent_bg_color", &filled);
  paint_pill (snapshot, &bounds, &trough);
  if (width == 0)
    return;

  bounds.size.width = (float) MAX (width, BAR_HEIGHT);
  paint_pill (snapshot, &bounds, &filled);
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
paint_place (const Place *place,
             GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (place->row);
  AspStanding *standing = place->row->standing;
  g_autofree char *text = asp_municipalities_column_format (place->column, standing);
  const char *icon = asp_municipalities_column_get_icon (place->column, standing);
  int before = 0, bar_text = 0, width, height, x;
  PangoLayout *layout;
  gboolean is_clipped;

  if (icon != NULL)
    before = ICON_SIZE + SPACING;
  else if (place->column == ASP_MUNICIPALITIES_PROGRESS)
    {
      before = BAR_WIDTH + SPACING;
      bar_text = asp_municipalities_cell_get_metrics (GTK_WIDGET (place->row->table),
                                                      place->column)->text_width;
    }
  layout = asp_text_cache_get_layout (asp_table_get_texts (place->row->table), text,
                                      asp_municipalities_column_get_style (place->column),
                                      MAX (place->width - before, 0));
  pango_layout_get_pixel_size (layout, &width, &height);
  /* A column that was made narrow keeps to itself. */
  is_clipped = before + MAX (width, bar_text) > place->width;
  if (is_clipped)
    gtk_snapshot_push_clip (snapshot,
                            &GRAPHENE_RECT_INIT ((float) place->x, 0, (float) place->width,
                                                 (float) gtk_widget_get_height (widget)));
  x = asp_municipalities_column_is_numeric (place->column) ? place->width - width : before;
  paint_text (snapshot, layout, &place->color, place->x + x,
              (gtk_widget_get_height (widget) - height) / 2);
  if (icon != NULL)
    paint_icon (place, snapshot, icon, place->x + x - before);
  else if (before > 0 && asp_standing_get_plan (standing) != NULL)
    paint_bar (place, snapshot, place->x + place->width - before - bar_text);
  if (is_clipped)
    gtk_snapshot_pop (snapshot);
}

static void
asp_municipalities_row_snapshot (GtkWidget   *widget,
                                 GtkSnapshot *snapshot)
{
  AspMunicipalitiesRow *self = ASP_MUNICIPALITIES_ROW (widget);
  const AspTableSpan *spans;
  GdkRGBA color;
  guint n;

  if (self->standing == NULL || self->table == NULL)
    return;

  asp_compat_get_color (widget, &color);
  spans = asp_table_get_spans (self->table, &n);
  for (guint i = 0; i < n; i++)
    {
      Place place = { self, spans[i].column, spans[i].x, spans[i].width, color };

      set_tone (self, place.column, &place.color);
      paint_place (&place, snapshot);
    }
}

/* Tells the whole of a text that may be cut. */
static gboolean
asp_municipalities_row_query_tooltip (GtkWidget  *widget,
                                      int         x,
                                      int         y,
                                      gboolean    keyboard,
                                      GtkTooltip *tooltip)
{
  AspMunicipalitiesRow *self = ASP_MUNICIPALITIES_ROW (widget);
  const AspTableSpan *spans;
  guint n;

  if (self->standing == NULL || self->table == NULL)
    return FALSE;

  spans = asp_table_get_spans (self->table, &n);
  for (guint i = 0; i < n; i++)
    {
      GdkRectangle area = { spans[i].x, 0, spans[i].width, gtk_widget_get_height (widget) };
      g_autofree char *text = NULL;

      if (!is_cut (spans[i].column) || x < area.x || x >= area.x + area.width)
        continue;

      text = asp_municipalities_column_format (spans[i].column, self->standing);
      gtk_tooltip_set_text (tooltip, text);
      gtk_tooltip_set_tip_area (tooltip, &area);

      return *text != '\0';
    }

  return FALSE;
}

static void
refresh_cb (AspMunicipalitiesRow *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->list != NULL)
    asp_row_list_describe (self->list, GTK_WIDGET (self));
}

static void
drop_standing (AspMunicipalitiesRow *self)
{
  if (self->standing != NULL)
    g_clear_signal_handler (&self->handler, self->standing);
  g_clear_object (&self->standing);
}

static void
asp_municipalities_row_set_item (AspListRow *row,
                                 GObject    *item)
{
  AspMunicipalitiesRow *self = ASP_MUNICIPALITIES_ROW (row);

  if (G_OBJECT (self->standing) == item)
    return;

  drop_standing (self);
  if (item == NULL)
    return;

  /* A standing notifies all its properties when anything of it may have changed. */
  self->standing = ASP_STANDING (g_object_ref (item));
  self->handler = g_signal_connect_swapped (item, "notify::plan", G_CALLBACK (refresh_cb), self);
  refresh_cb (self);
}

static char *
asp_municipalities_row_describe (AspListRow *row)
{
  return asp_municipalities_describe (ASP_MUNICIPALITIES_ROW (row)->standing);
}

static void
list_row_iface_init (AspListRowInterface *iface)
{
  iface->set_item = asp_municipalities_row_set_item;
  iface->describe = asp_municipalities_row_describe;
}

/* Rows come and go with their table, and this is where they learn whose they are. */
static void
asp_municipalities_row_root (GtkWidget *widget)
{
  AspMunicipalitiesRow *self = ASP_MUNICIPALITIES_ROW (widget);

  GTK_WIDGET_CLASS (asp_municipalities_row_parent_class)->root (widget);
  self->table = ASP_TABLE (gtk_widget_get_ancestor (widget, ASP_TYPE_TABLE));
  self->list = ASP_ROW_LIST (gtk_widget_get_ancestor (widget, ASP_TYPE_ROW_LIST));
}

static void
asp_municipalities_row_unroot (GtkWidget *widget)
{
  ASP_MUNICIPALITIES_ROW (widget)->table = NULL;
  ASP_MUNICIPALITIES_ROW (widget)->list = NULL;
  GTK_WIDGET_CLASS (asp_municipalities_row_parent_class)->unroot (widget);
}

static void
asp_municipalities_row_dispose (GObject *object)
{
  drop_standing (ASP_MUNICIPALITIES_ROW (object));

  G_OBJECT_CLASS (asp_municipalities_row_parent_class)->dispose (object);
}

static void
asp_municipalities_row_class_init (AspMunicipalitiesRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = asp_municipalities_row_dispose;
  widget_class->measure = asp_municipalities_row_measure;
  widget_class->snapshot = asp_municipalities_row_snapshot;
  widget_class->query_tooltip = asp_municipalities_row_query_tooltip;
  widget_class->root = asp_municipalities_row_root;
  widget_class->unroot = asp_municipalities_row_unroot;

  gtk_widget_class_set_css_name (widget_class, "row");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
asp_municipalities_row_init (AspMunicipalitiesRow *self)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}
