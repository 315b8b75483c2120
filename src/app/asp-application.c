/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-application.h"

#include <glib/gi18n-lib.h>

#define APPLICATION_ID "hu.onkormanyzat.Csatlakozas"

struct _AspApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (AspApplication, asp_application, ADW_TYPE_APPLICATION)

static GtkWidget *
create_window (AspApplication *self)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (self));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), APPLICATION_ID "-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("Csatlakozás"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _("Plan and follow how municipalities join the municipal "
                                     "ASP centre"));
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), page);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), _("Csatlakozás"));
  gtk_window_set_default_size (GTK_WINDOW (window), 1280, 800);

  return window;
}

static void
asp_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (create_window (ASP_APPLICATION (application)));
  gtk_window_present (window);
}

static void
asp_application_class_init (AspApplicationClass *klass)
{
  G_APPLICATION_CLASS (klass)->activate = asp_application_activate;
}

static void
asp_application_init (AspApplication *self)
{
}

/* Returns: (transfer full) */
AspApplication *
asp_application_new (void)
{
  return g_object_new (ASP_TYPE_APPLICATION,
                       "application-id", APPLICATION_ID,
                       "resource-base-path", "/hu/onkormanyzat/Csatlakozas",
                       NULL);
}
