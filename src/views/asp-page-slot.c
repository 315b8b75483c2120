/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-page-slot.h"

struct _AspPageSlot
{
  GtkWidget  parent_instance;

  GType      page_type;         /* of a widget that is an AspPage */
  AspPage   *page;              /* (nullable): a child, NULL until it is shown */
  char      *view;              /* (owned) (nullable): for the page, until there is one */
};

enum
{
  PROP_0,
  PROP_PAGE_TYPE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void page_iface_init (AspPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (AspPageSlot, asp_page_slot, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (ASP_TYPE_PAGE, page_iface_init))

static void
asp_page_slot_set_scope (AspPage  *page,
                         AspScope *scope)
{
  AspPageSlot *self = ASP_PAGE_SLOT (page);

  if (self->page == NULL && scope != NULL)
    {
      self->page = g_object_new (self->page_type, NULL);
      gtk_widget_set_parent (GTK_WIDGET (self->page), GTK_WIDGET (self));
      asp_page_set_view (self->page, self->view);
    }
  if (self->page != NULL)
    asp_page_set_scope (self->page, scope);
}

static gboolean
asp_page_slot_focus_search (AspPage *page)
{
  AspPageSlot *self = ASP_PAGE_SLOT (page);

  return self->page != NULL && asp_page_focus_search (self->page);
}

static void
asp_page_slot_go_to (AspPage    *page,
                     const char *place)
{
  AspPageSlot *self = ASP_PAGE_SLOT (page);

  if (self->page != NULL)
    asp_page_go_to (self->page, place);
}

static char *
asp_page_slot_get_place (AspPage *page)
{
  AspPageSlot *self = ASP_PAGE_SLOT (page);

  return self->page != NULL ? asp_page_get_place (self->page) : NULL;
}

static AdwToastOverlay *
asp_page_slot_get_toasts (AspPage *page)
{
  AspPageSlot *self = ASP_PAGE_SLOT (page);

  return self->page != NULL ? asp_page_get_toasts (self->page) : NULL;
}

static char *
asp_page_slot_get_view (AspPage *page)
{
  AspPageSlot *self = ASP_PAGE_SLOT (page);

  return self->page != NULL ? asp_page_get_view (self->page) : g_strdup (self->view);
}

static void
asp_page_slot_set_view (AspPage    *page,
                        const char *view)
{
  AspPageSlot *self = ASP_PAGE_SLOT (page);

  g_free (self->view);
  self->view = g_strdup (view);
  if (self->page != NULL)
    asp_page_set_view (self->page, view);
}

static void
page_iface_init (AspPageInterface *iface)
{
  iface->set_scope = asp_page_slot_set_scope;
  iface->focus_search = asp_page_slot_focus_search;
  iface->go_to = asp_page_slot_go_to;
  iface->get_place = asp_page_slot_get_place;
  iface->get_toasts = asp_page_slot_get_toasts;
  iface->get_view = asp_page_slot_get_view;
  iface->set_view = asp_page_slot_set_view;
}

static void
asp_page_slot_get_property (GObject    *object,
                            guint       property_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  AspPageSlot *self = ASP_PAGE_SLOT (object);

  switch (property_id)
    {
    case PROP_PAGE_TYPE:
      g_value_set_gtype (value, self->page_type);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
asp_page_slot_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  AspPageSlot *self = ASP_PAGE_SLOT (object);

  switch (property_id)
    {
    case PROP_PAGE_TYPE:
      self->page_type = g_value_get_gtype (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
asp_page_slot_dispose (GObject *object)
{
  AspPageSlot *self = ASP_PAGE_SLOT (object);
  GtkWidget *page = GTK_WIDGET (g_steal_pointer (&self->page));

  g_clear_pointer (&page, gtk_widget_unparent);

  G_OBJECT_CLASS (asp_page_slot_parent_class)->dispose (object);
}

static void
asp_page_slot_finalize (GObject *object)
{
  g_free (ASP_PAGE_SLOT (object)->view);

  G_OBJECT_CLASS (asp_page_slot_parent_class)->finalize (object);
}

static void
asp_page_slot_class_init (AspPageSlotClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = asp_page_slot_get_property;
  object_class->set_property = asp_page_slot_set_property;
  object_class->dispose = asp_page_slot_dispose;
  object_class->finalize = asp_page_slot_finalize;

  properties[PROP_PAGE_TYPE] =
    g_param_spec_gtype ("page-type", NULL, NULL, GTK_TYPE_WIDGET,
                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
asp_page_slot_init (AspPageSlot *self)
{
}
