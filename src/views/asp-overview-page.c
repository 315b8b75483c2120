/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-overview-page.h"

#include "asp-municipality-overview.h"
#include "asp-programme-overview.h"

struct _AspOverviewPage
{
  GtkWidget                parent_instance;

  /* Template widgets */
  GtkWidget               *stack;

  /* Children of the stack, each made when it is shown for the first time */
  AspMunicipalityOverview *municipality;        /* (nullable) */
  AspProgrammeOverview    *programme;           /* (nullable) */

  AspScope                *scope;       /* (owned) (nullable) */
};

static void page_iface_init (AspPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AspOverviewPage, asp_overview_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (ASP_TYPE_PAGE, page_iface_init))

static gpointer
add_child (AspOverviewPage *self,
           GType            type,
           const char      *name)
{
  GtkWidget *child = g_object_new (type, NULL);

  gtk_stack_add_named (GTK_STACK (self->stack), child, name);

  return child;
}

static void
refresh_cb (AspOverviewPage *self)
{
  AspStanding *single = self->scope != NULL ? asp_scope_get_single (self->scope) : NULL;
  const char *child = "programme";

  if (single != NULL)
    child = "municipality";
  else if (self->scope != NULL &&
           g_list_model_get_n_items (asp_scope_get_standings (self->scope)) == 0)
    child = "empty";

  if (single != NULL && self->municipality == NULL)
    self->municipality = add_child (self, ASP_TYPE_MUNICIPALITY_OVERVIEW, "municipality");
  if (g_str_equal (child, "programme") && self->scope != NULL && self->programme == NULL)
    self->programme = add_child (self, ASP_TYPE_PROGRAMME_OVERVIEW, "programme");

  if (self->municipality != NULL)
    asp_municipality_overview_set_standing (self->municipality, self->scope, single);
  if (self->programme != NULL)
    asp_programme_overview_set_scope (self->programme, single == NULL ? self->scope : NULL);
  if (self->scope == NULL)
    return;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), child);
}

static void
asp_overview_page_set_scope (AspPage  *page,
                             AspScope *scope)
{
  AspOverviewPage *self = ASP_OVERVIEW_PAGE (page);

  if (self->scope != NULL)
    g_signal_handlers_disconnect_by_data (self->scope, self);
  g_set_object (&self->scope, scope);
  if (scope != NULL)
    g_signal_connect_object (scope, "changed", G_CALLBACK (refresh_cb), self, G_CONNECT_SWAPPED);

  refresh_cb (self);
}

static void
page_iface_init (AspPageInterface *iface)
{
  iface->set_scope = asp_overview_page_set_scope;
}

static void
asp_overview_page_dispose (GObject *object)
{
  AspOverviewPage *self = ASP_OVERVIEW_PAGE (object);

  g_clear_object (&self->scope);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  self->municipality = NULL;
  self->programme = NULL;

  G_OBJECT_CLASS (asp_overview_page_parent_class)->dispose (object);
}

static void
asp_overview_page_class_init (AspOverviewPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = asp_overview_page_dispose;

  g_type_ensure (ASP_TYPE_MUNICIPALITY_OVERVIEW);
  g_type_ensure (ASP_TYPE_PROGRAMME_OVERVIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/hu/onkormanyzat/Csatlakozas/asp-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AspOverviewPage, stack);
}

static void
asp_overview_page_init (AspOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
