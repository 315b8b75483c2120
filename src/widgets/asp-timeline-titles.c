/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-timeline-titles.h"

#include <glib/gi18n-lib.h>

/**
 * AspTimelineTitles:
 *
 * The names of the tree's columns, above them.
 */
struct _AspTimelineTitles
{
  GtkWidget          parent_instance;

  AspTimelineLayout *layout;      /* (owned) (nullable) */
  GtkWidget         *labels[ASP_N_TIMELINE_COLUMNS];
};

G_DEFINE_FINAL_TYPE (AspTimelineTitles, asp_timeline_titles, GTK_TYPE_WIDGET)

static const char *const column_titles[ASP_N_TIMELINE_COLUMNS] = {
  NC_("timeline column", "Task"),
  NC_("timeline column", "State"),
  NC_("timeline column", "In charge"),
  NC_("timeline column", "Start"),
  NC_("timeline column", "Finish"),
  NC_("timeline column", "%"),
};

static void
asp_timeline_titles_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  AspTimelineTitles *self = ASP_TIMELINE_TITLES (widget);

  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    gtk_widget_measure (self->labels[0], orientation, -1, minimum, natural, NULL, NULL);
}

static void
asp_timeline_titles_size_allocate (GtkWidget *widget,
                                   int        width,
                                   int        height,
                                   int        baseline)
{
  AspTimelineTitles *self = ASP_TIMELINE_TITLES (widget);

  for (guint i = 0; i < ASP_N_TIMELINE_COLUMNS; i++)
    {
      GtkAllocation cell = { 0, 0, 0, height };
      gboolean shown;
      int minimum;

      shown = self->layout != NULL
              && asp_timeline_layout_get_column (self->layout, i, &cell.x, &cell.width);

      /* Without its words the state's column is too small for a title. */
      if (i == ASP_TIMELINE_COLUMN_STATE && shown)
        shown = asp_timeline_layout_has_state_words (self->layout);

      gtk_widget_set_child_visible (self->labels[i], shown);
      if (!shown)
        continue;

      gtk_widget_measure (self->labels[i], GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL,
                          NULL, NULL);
      cell.width = MAX (cell.width, minimum);
      gtk_widget_size_allocate (self->labels[i], &cell, -1);
    }
}

static void
asp_timeline_titles_dispose (GObject *object)
{
  AspTimelineTitles *self = ASP_TIMELINE_TITLES (object);

  for (guint i = 0; i < ASP_N_TIMELINE_COLUMNS; i++)
    g_clear_pointer (&self->labels[i], gtk_widget_unparent);
  g_clear_object (&self->layout);

  G_OBJECT_CLASS (asp_timeline_titles_parent_class)->dispose (object);
}

static void
asp_timeline_titles_class_init (AspTimelineTitlesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = asp_timeline_titles_dispose;
  widget_class->measure = asp_timeline_titles_measure;
  widget_class->size_allocate = asp_timeline_titles_size_allocate;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
  gtk_widget_class_set_css_name (widget_class, "timelinetitles");
}

static void
asp_timeline_titles_init (AspTimelineTitles *self)
{
  for (guint i = 0; i < ASP_N_TIMELINE_COLUMNS; i++)
    {
      const char *title = g_dpgettext2 (GETTEXT_PACKAGE, "timeline column", column_titles[i]);

      self->labels[i] = g_object_new (GTK_TYPE_LABEL,
                                      "label", title,
                                      "accessible-role", GTK_ACCESSIBLE_ROLE_COLUMN_HEADER,
                                      "ellipsize", PANGO_ELLIPSIZE_END,
                                      "xalign", i < ASP_TIMELINE_COLUMN_START ? 0.0 : 1.0,
                                      NULL);
      gtk_widget_set_parent (self->labels[i], GTK_WIDGET (self));
    }

  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

void
asp_timeline_titles_set_layout (AspTimelineTitles *self,
                                AspTimelineLayout *layout)
{
  g_return_if_fail (ASP_IS_TIMELINE_TITLES (self));
  g_return_if_fail (self->layout == NULL);

  self->layout = g_object_ref (layout);
  g_signal_connect_object (layout, "changed", G_CALLBACK (gtk_widget_queue_resize), self,
                           G_CONNECT_SWAPPED);
}
