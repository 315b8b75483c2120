/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-contacts-page.h"

#include "asp-municipality-contacts.h"
#include "asp-programme-contacts.h"

struct _AspContactsPage
{
  GtkWidget                parent_instance;

  /* Template widgets */
  GtkWidget               *stack;
  AspMunicipalityContacts *municipality;
  AspProgrammeContacts    *programme;

  AspScope                *scope;       /* (owned) (nullable) */
};

static void page_iface_init (AspPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AspContactsPage, asp_contacts_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (ASP_TYPE_PAGE, page_iface_init))

static void
refresh_cb (AspContactsPage *self)
{
  AspStanding *single = self->scope != NULL ? asp_scope_get_single (self->scope) : NULL;
  const char *child = "programme";

  if (single != NULL)
    child = "municipality";
  else if (self->scope != NULL &&
           g_list_model_get_n_items (asp_scope_get_standings (self->scope)) == 0)
    child = "empty";

  asp_municipality_contacts_set_standing (self->municipality, self->scope, single);
  asp_programme_contacts_set_scope (self->programme, single == NULL ? self->scope : NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), child);
}

static void
asp_contacts_page_set_scope (AspPage  *page,
                             AspScope *scope)
{
  AspContactsPage *self = ASP_CONTACTS_PAGE (page);

  if (self->scope != NULL)
    g_signal_handlers_disconnect_by_data (self->scope, self);
  g_set_object (&self->scope, scope);
  if (scope != NULL)
    g_signal_connect_object (scope, "changed", G_CALLBACK (refresh_cb), self, G_CONNECT_SWAPPED);

  refresh_cb (self);
}

/* @place: the code of a role */
static void
asp_contacts_page_go_to (AspPage    *page,
                         const char *place)
{
  AspContactsPage *self = ASP_CONTACTS_PAGE (page);
  AspRoleKind kind;

  if (asp_role_kind_from_code (place, &kind))
    asp_municipality_contacts_go_to (self->municipality, kind);
}

static char *
asp_contacts_page_get_view (AspPage *page)
{
  return asp_programme_contacts_get_view (ASP_CONTACTS_PAGE (page)->programme);
}

static void
asp_contacts_page_set_view (AspPage    *page,
                            const char *view)
{
  asp_programme_contacts_set_view (ASP_CONTACTS_PAGE (page)->programme, view);
}

static void
page_iface_init (AspPageInterface *iface)
{
  iface->set_scope = asp_contacts_page_set_scope;
  iface->go_to = asp_contacts_page_go_to;
  iface->get_view = asp_contacts_page_get_view;
  iface->set_view = asp_contacts_page_set_view;
}

static void
asp_contacts_page_dispose (GObject *object)
{
  AspContactsPage *self = ASP_CONTACTS_PAGE (object);

  g_clear_object (&self->scope);
  g_clear_pointer (&self->stack, gtk_widget_unparent);

  G_OBJECT_CLASS (asp_contacts_page_parent_class)->dispose (object);
}

static void
asp_contacts_page_class_init (AspContactsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = asp_contacts_page_dispose;

  g_type_ensure (ASP_TYPE_MUNICIPALITY_CONTACTS);
  g_type_ensure (ASP_TYPE_PROGRAMME_CONTACTS);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/hu/onkormanyzat/Csatlakozas/asp-contacts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AspContactsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AspContactsPage, municipality);
  gtk_widget_class_bind_template_child (widget_class, AspContactsPage, programme);
}

static void
asp_contacts_page_init (AspContactsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
