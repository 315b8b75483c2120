/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-costs-page.h"

#include "asp-municipality-costs.h"
#include "asp-programme-costs.h"

struct _AspCostsPage
{
  GtkWidget             parent_instance;

  /* Template widgets */
  GtkWidget            *stack;
  AspMunicipalityCosts *municipality;
  AspProgrammeCosts    *programme;

  AspScope             *scope;    /* (owned) (nullable) */
  AspCostSheet         *sheet;    /* (owned) (nullable): of the only municipality */
};

static void page_iface_init (AspPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AspCostsPage, asp_costs_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (ASP_TYPE_PAGE, page_iface_init))

/* The sheet stays as long as the page is about the same municipality of the same document. */
static void
set_single (AspCostsPage *self,
            AspStanding  *single)
{
  AspDocument *document = self->scope != NULL ? asp_scope_get_document (self->scope) : NULL;

  if (single == NULL)
    {
      g_clear_object (&self->sheet);
    }
  else if (self->sheet == NULL || asp_cost_sheet_get_document (self->sheet) != document ||
           asp_cost_sheet_get_municipality_id (self->sheet) != asp_standing_get_id (single))
    {
      g_clear_object (&self->sheet);
      self->sheet = asp_cost_sheet_new (document, asp_standing_get_id (single));
    }
  asp_municipality_costs_set_sheet (self->municipality, self->sheet);
}

static void
refresh_cb (AspCostsPage *self)
{
  AspStanding *single = self->scope != NULL ? asp_scope_get_single (self->scope) : NULL;
  const char *child = "programme";

  if (single != NULL)
    child = "municipality";
  else if (self->scope != NULL &&
           g_list_model_get_n_items (asp_scope_get_standings (self->scope)) == 0)
    child = "empty";

  set_single (self, single);
  asp_programme_costs_set_scope (self->programme, single == NULL ? self->scope : NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), child);
}

static void
asp_costs_page_set_scope (AspPage  *page,
                          AspScope *scope)
{
  AspCostsPage *self = ASP_COSTS_PAGE (page);

  if (self->scope != NULL)
    g_signal_handlers_disconnect_by_data (self->scope, self);
  g_set_object (&self->scope, scope);
  if (scope != NULL)
    g_signal_connect_object (scope, "changed", G_CALLBACK (refresh_cb), self, G_CONNECT_SWAPPED);

  refresh_cb (self);
}

static char *
asp_costs_page_get_view (AspPage *page)
{
  return asp_programme_costs_get_view (ASP_COSTS_PAGE (page)->programme);
}

static void
asp_costs_page_set_view (AspPage    *page,
                         const char *view)
{
  asp_programme_costs_set_view (ASP_COSTS_PAGE (page)->programme, view);
}

static void
page_iface_init (AspPageInterface *iface)
{
  iface->set_scope = asp_costs_page_set_scope;
  iface->get_view = asp_costs_page_get_view;
  iface->set_view = asp_costs_page_set_view;
}

static void
asp_costs_page_dispose (GObject *object)
{
  AspCostsPage *self = ASP_COSTS_PAGE (object);

  g_clear_object (&self->scope);
  g_clear_object (&self->sheet);
  g_clear_pointer (&self->stack, gtk_widget_unparent);

  G_OBJECT_CLASS (asp_costs_page_parent_class)->dispose (object);
}

static void
asp_costs_page_class_init (AspCostsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = asp_costs_page_dispose;

  g_type_ensure (ASP_TYPE_MUNICIPALITY_COSTS);
  g_type_ensure (ASP_TYPE_PROGRAMME_COSTS);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/hu/onkormanyzat/Csatlakozas/asp-costs-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AspCostsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AspCostsPage, municipality);
  gtk_widget_class_bind_template_child (widget_class, AspCostsPage, programme);
}

static void
asp_costs_page_init (AspCostsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
