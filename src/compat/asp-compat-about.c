/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-compat-about.h"

#include <adwaita.h>

/* A dialog within the window replaces this one in libadwaita 1.5. @parent: (nullable) */
void
asp_compat_show_about (GtkWindow            *parent,
                       const AspCompatAbout *about)
{
  const char *developers[] = { about->developer, NULL };
  GtkWidget *window = adw_about_window_new ();

  g_object_set (window,
                "transient-for", parent,
                "modal", parent != NULL,
                "application-name", about->name,
                "application-icon", about->icon_name,
                "version", about->version,
                "comments", about->comments,
                "developer-name", about->developer,
                "developers", developers,
                "translator-credits", about->translators,
                "copyright", about->copyright,
                "license-type", GTK_LICENSE_GPL_3_0,
                "debug-info", about->versions,
                "debug-info-filename", "csatlakozas.txt",
                NULL);
  adw_about_window_add_legal_section (ADW_ABOUT_WINDOW (window), about->data_title,
                                      about->data_copyright, GTK_LICENSE_CUSTOM,
                                      about->data_licence);
  gtk_window_present (GTK_WINDOW (window));
}
