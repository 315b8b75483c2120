/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-start-page.h"

struct _AspStartPage
{
  GtkWidget  parent_instance;

  /* Template widgets */
  GtkWidget *child;
};

G_DEFINE_FINAL_TYPE (AspStartPage, asp_start_page, GTK_TYPE_WIDGET)

static void
asp_start_page_dispose (GObject *object)
{
  AspStartPage *self = ASP_START_PAGE (object);

  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (asp_start_page_parent_class)->dispose (object);
}

static void
asp_start_page_class_init (AspStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = asp_start_page_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/hu/onkormanyzat/Csatlakozas/asp-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AspStartPage, child);
}

static void
asp_start_page_init (AspStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
