/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-widget-style.h"

#include "asp-compat-widget.h"

/* Dots per inch of text that is not scaled. */
#define PLAIN_DPI 96

/**
 * asp_widget_style_ensure:
 *
 * Gives the display of @widget the style of the widgets in this folder, once. They need its
 * colours to paint, in whichever program or test they stand.
 */
void
asp_widget_style_ensure (GtkWidget *widget)
{
  GdkDisplay *display = gtk_widget_get_display (widget);
  g_autoptr(GtkCssProvider) provider = NULL;

  if (g_object_get_data (G_OBJECT (display), "asp-widget-style") != NULL)
    return;

  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/hu/onkormanyzat/Csatlakozas/timeline.css");
  asp_compat_add_style (display, GTK_STYLE_PROVIDER (provider),
                        GTK_STYLE_PROVIDER_PRIORITY_APPLICATION - 1);
  g_object_set_data_full (G_OBJECT (display), "asp-widget-style", g_steal_pointer (&provider),
                          g_object_unref);
}

/**
 * asp_widget_scale_length:
 * @length: pixels that hold a text of usual size
 *
 * Returns: pixels that hold the same text as large as the user has set it
 */
int
asp_widget_scale_length (GtkWidget *widget,
                         int        length)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);

  return dpi > 0 ? (int) ((gint64) length * dpi / (PLAIN_DPI * 1024)) : length;
}

/**
 * asp_widget_limit_labels:
 * @widget: a row of a list, with its labels in it
 * @n_chars: a width, in characters
 *
 * Lets no label that breaks its text ask for less than @n_chars. Without a least width a label
 * finds out how narrow it could be by breaking its text after every letter, and each of these lines
 * is shaped anew: for a list of thirty rows that takes longer than to paint the whole window.
 */
void
asp_widget_limit_labels (GtkWidget *widget,
                         int        n_chars)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (GTK_IS_LABEL (widget) && gtk_label_get_wrap (GTK_LABEL (widget)))
    gtk_label_set_width_chars (GTK_LABEL (widget), n_chars);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    asp_widget_limit_labels (child, n_chars);
}
