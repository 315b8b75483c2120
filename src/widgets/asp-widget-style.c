/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-widget-style.h"

#include "asp-compat-widget.h"

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
