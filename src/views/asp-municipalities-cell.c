/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-municipalities-cell.h"

#include "asp-format.h"
#include "asp-text-cache.h"

#define N_SAMPLES 12

/* Measures a column of the list of municipalities and shows nothing: the rows paint themselves. A
 * column's width does not depend on what it shows but where a wave's name wants more. */
struct _AspMunicipalitiesCell
{
  GtkWidget                parent_instance;

  AspMunicipalitiesColumn  column;
  int                      n_chars;     /* of the widest text, where the width depends on it */
};

G_DEFINE_FINAL_TYPE (AspMunicipalitiesCell, asp_municipalities_cell, GTK_TYPE_WIDGET)

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

static void
measure_samples (GtkWidget                *widget,
                 AspMunicipalitiesColumn   column,
                 AspMunicipalitiesMetrics *metrics)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *font = pango_context_get_metrics (context, NULL, NULL);
  g_autoptr (AspTextCache) texts = asp_text_cache_new (widget);

  metrics->char_width = PANGO_PIXELS_CEIL (
    MAX (pango_font_metrics_get_approximate_char_width (font),
         pango_font_metrics_get_approximate_digit_width (font)));
  pango_font_metrics_unref (font);
  metrics->text_width = 0;
  metrics->height = 0;
  for (guint i = 0; i < N_SAMPLES; i++)
    {
      g_autofree char *sample = get_sample (column, i);
      PangoLayout *layout =
        asp_text_cache_get_layout (texts, sample, asp_municipalities_column_get_style (column), -1);
      int width, height;

      pango_layout_get_pixel_size (layout, &width, &height);
      metrics->text_width = MAX (metrics->text_width, width);
      metrics->height = MAX (metrics->height, height);
    }
}

/* Returns: (transfer none): what the column's texts need in the font of @widget */
const AspMunicipalitiesMetrics *
asp_municipalities_cell_get_metrics (GtkWidget               *widget,
                                     AspMunicipalitiesColumn  column)
{
  static struct
  {
    PangoFontDescription     *font;     /* (owned) (nullable) */
    double                    dpi;
    AspMunicipalitiesMetrics  metrics;
  } kept[ASP_N_MUNICIPALITIES_COLUMNS];
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double dpi = pango_cairo_context_get_resolution (context);

  if (kept[column].font == NULL || !pango_font_description_equal (kept[column].font, font) ||
      kept[column].dpi < dpi || kept[column].dpi > dpi)
    {
      g_clear_pointer (&kept[column].font, pango_font_description_free);
      kept[column].font = pango_font_description_copy (font);
      kept[column].dpi = dpi;
      measure_samples (widget, column, &kept[column].metrics);
    }

  return &kept[column].metrics;
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
  const AspMunicipalitiesMetrics *metrics =
    asp_municipalities_cell_get_metrics (widget, self->column);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = metrics->height;
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
      *minimum = ASP_MUNICIPALITIES_BAR_WIDTH + ASP_MUNICIPALITIES_SPACING + metrics->text_width;
      break;
    case ASP_MUNICIPALITIES_STAGE:
    case ASP_MUNICIPALITIES_LATE:
      *minimum = ASP_MUNICIPALITIES_ICON_SIZE + ASP_MUNICIPALITIES_SPACING + metrics->text_width;
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

static void
asp_municipalities_cell_class_init (AspMunicipalitiesCellClass *klass)
{
  GTK_WIDGET_CLASS (klass)->measure = asp_municipalities_cell_measure;

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_NONE);
}

static void
asp_municipalities_cell_init (AspMunicipalitiesCell *self)
{
}

GtkWidget *
asp_municipalities_cell_new (AspMunicipalitiesColumn column)
{
  AspMunicipalitiesCell *self = g_object_new (ASP_TYPE_MUNICIPALITIES_CELL, NULL);

  self->column = column;

  return GTK_WIDGET (self);
}

/* @text: the longest that the column has to show */
void
asp_municipalities_cell_set_text (AspMunicipalitiesCell *self,
                                  const char            *text)
{
  g_return_if_fail (ASP_IS_MUNICIPALITIES_CELL (self));
  g_return_if_fail (text != NULL);

  self->n_chars = (int) g_utf8_strlen (text, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
