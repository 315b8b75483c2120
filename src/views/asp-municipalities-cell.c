/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-municipalities-cell.h"

struct _AspMunicipalitiesCell
{
  GtkWidget                parent_instance;

  GtkWidget               *box;
  GtkImage                *image;       /* (nullable): only in columns that have one */
  GtkLabel                *label;

  GtkProgressBar          *bar;         /* (nullable) */

  AspMunicipalitiesColumn  column;
  AspStanding             *standing;    /* (owned) (nullable) */
  gulong                   handler;
  const char              *style;       /* (nullable): the class that the label has now */
};

G_DEFINE_FINAL_TYPE (AspMunicipalitiesCell, asp_municipalities_cell, GTK_TYPE_WIDGET)

/* Below the row's widget stand the column's cell and in it this one. */
static void
describe_row (AspMunicipalitiesCell *self)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self));
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;
  g_autofree char *words = NULL;

  if (row == NULL)
    return;

  words = asp_municipalities_describe (self->standing);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
refresh_cb (AspMunicipalitiesCell *self)
{
  const char *style = asp_municipalities_column_get_style (self->column, self->standing);
  g_autofree char *text = asp_municipalities_column_format (self->column, self->standing);

  gtk_label_set_label (self->label, text);
  if (self->bar != NULL)
    {
      gtk_progress_bar_set_fraction (self->bar, asp_standing_get_percent (self->standing) / 100.0);
      gtk_widget_set_visible (GTK_WIDGET (self->bar),
                              asp_standing_get_plan (self->standing) != NULL);
    }
  if (self->column == ASP_MUNICIPALITIES_NEXT || self->column == ASP_MUNICIPALITIES_WAVE ||
      self->column == ASP_MUNICIPALITIES_NAME)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self), text);
  if (self->image != NULL)
    {
      const char *icon = asp_municipalities_column_get_icon (self->column, self->standing);

      gtk_image_set_from_icon_name (self->image, icon);
      gtk_widget_set_visible (GTK_WIDGET (self->image), icon != NULL);
    }

  if (self->style != style)
    {
      if (self->style != NULL)
        gtk_widget_remove_css_class (self->box, self->style);
      if (style != NULL)
        gtk_widget_add_css_class (self->box, style);
      self->style = style;
    }

  if (self->column == ASP_MUNICIPALITIES_NAME)
    describe_row (self);
}

static void
drop_standing (AspMunicipalitiesCell *self)
{
  if (self->standing != NULL)
    g_clear_signal_handler (&self->handler, self->standing);
  g_clear_object (&self->standing);
}

static void
asp_municipalities_cell_dispose (GObject *object)
{
  AspMunicipalitiesCell *self = ASP_MUNICIPALITIES_CELL (object);

  drop_standing (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (asp_municipalities_cell_parent_class)->dispose (object);
}

static void
asp_municipalities_cell_class_init (AspMunicipalitiesCellClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = asp_municipalities_cell_dispose;

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
asp_municipalities_cell_init (AspMunicipalitiesCell *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->label = GTK_LABEL (gtk_label_new (NULL));
}

GtkWidget *
asp_municipalities_cell_new (AspMunicipalitiesColumn column)
{
  AspMunicipalitiesCell *self = g_object_new (ASP_TYPE_MUNICIPALITIES_CELL, NULL);
  gboolean numeric = asp_municipalities_column_is_numeric (column);

  self->column = column;
  if (column == ASP_MUNICIPALITIES_STAGE || column == ASP_MUNICIPALITIES_LATE)
    {
      self->image = GTK_IMAGE (gtk_image_new ());
      gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->image));
    }
  if (column == ASP_MUNICIPALITIES_PROGRESS)
    {
      self->bar = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
      gtk_widget_set_valign (GTK_WIDGET (self->bar), GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (GTK_WIDGET (self->bar), "in-cell");
      gtk_label_set_width_chars (self->label, 5);
      gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->bar));
    }
  gtk_label_set_xalign (self->label, numeric ? 1 : 0);
  gtk_widget_set_halign (self->box, numeric ? GTK_ALIGN_END : GTK_ALIGN_FILL);
  if (numeric || column == ASP_MUNICIPALITIES_KSH_CODE)
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "numeric");
  if (column == ASP_MUNICIPALITIES_NAME || column == ASP_MUNICIPALITIES_WAVE ||
      column == ASP_MUNICIPALITIES_NEXT)
    {
      gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
      gtk_label_set_width_chars (self->label, column == ASP_MUNICIPALITIES_NEXT ? 16 : 12);
      gtk_label_set_max_width_chars (self->label, column == ASP_MUNICIPALITIES_NEXT ? 40 : 24);
    }
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->label));

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
  self->handler = g_signal_connect_swapped (standing, "notify::plan", G_CALLBACK (refresh_cb),
                                            self);
  refresh_cb (self);
}
