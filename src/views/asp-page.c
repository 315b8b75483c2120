/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-page.h"

G_DEFINE_INTERFACE (AspPage, asp_page, GTK_TYPE_WIDGET)

static void
asp_page_default_init (AspPageInterface *iface)
{
}

/* @scope: (nullable) */
void
asp_page_set_scope (AspPage  *self,
                    AspScope *scope)
{
  g_return_if_fail (ASP_IS_PAGE (self));
  g_return_if_fail (scope == NULL || ASP_IS_SCOPE (scope));

  ASP_PAGE_GET_IFACE (self)->set_scope (self, scope);
}

/* FALSE when the page has nothing to search. */
gboolean
asp_page_focus_search (AspPage *self)
{
  AspPageInterface *iface;

  g_return_val_if_fail (ASP_IS_PAGE (self), FALSE);

  iface = ASP_PAGE_GET_IFACE (self);

  return iface->focus_search != NULL && iface->focus_search (self);
}

/* Shows a place within the page; a place that is not there (any more) is passed over. */
void
asp_page_go_to (AspPage    *self,
                const char *place)
{
  AspPageInterface *iface;

  g_return_if_fail (ASP_IS_PAGE (self));
  g_return_if_fail (place != NULL);

  iface = ASP_PAGE_GET_IFACE (self);
  if (iface->go_to != NULL)
    iface->go_to (self, place);
}

/* Returns: (transfer full) (nullable) */
char *
asp_page_get_place (AspPage *self)
{
  AspPageInterface *iface;

  g_return_val_if_fail (ASP_IS_PAGE (self), NULL);

  iface = ASP_PAGE_GET_IFACE (self);

  return iface->get_place != NULL ? iface->get_place (self) : NULL;
}

/* Returns: (transfer none) (nullable): where a toast hides nothing that is needed; NULL when that
 *   is anywhere in the window */
AdwToastOverlay *
asp_page_get_toasts (AspPage *self)
{
  AspPageInterface *iface;

  g_return_val_if_fail (ASP_IS_PAGE (self), NULL);

  iface = ASP_PAGE_GET_IFACE (self);

  return iface->get_toasts != NULL ? iface->get_toasts (self) : NULL;
}

/* Returns: (transfer full) (nullable): how the lists of the page are sorted and filtered, NULL when
 *   there is nothing to tell */
char *
asp_page_get_view (AspPage *self)
{
  AspPageInterface *iface;

  g_return_val_if_fail (ASP_IS_PAGE (self), NULL);

  iface = ASP_PAGE_GET_IFACE (self);

  return iface->get_view != NULL ? iface->get_view (self) : NULL;
}

/* @view: (nullable): of asp_page_get_view() for the same document; what cannot be understood is
 *   passed over */
void
asp_page_set_view (AspPage    *self,
                   const char *view)
{
  AspPageInterface *iface;

  g_return_if_fail (ASP_IS_PAGE (self));

  iface = ASP_PAGE_GET_IFACE (self);
  if (iface->set_view != NULL)
    iface->set_view (self, view);
}
