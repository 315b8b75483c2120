/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "asp-scope.h"

G_BEGIN_DECLS

#define ASP_TYPE_PAGE (asp_page_get_type ())

/* A page of the window: a view over a scope. It works for one municipality and for many.
 *
 * What it wants from the window it asks for by actions:
 *   win.go (sss)      scope text (asp_scope_to_text(); "" for the present scope), page, place
 *   win.toast (s)     a short message
 *   win.error (ss)    heading and text of something that went wrong, shown until it is closed
 */
G_DECLARE_INTERFACE (AspPage, asp_page, ASP, PAGE, GtkWidget)

struct _AspPageInterface
{
  GTypeInterface parent_iface;

  /* @scope: (nullable): NULL when the document is closed */
  void             (*set_scope)    (AspPage    *self,
                                    AspScope   *scope);
  /* Ctrl+F. FALSE when the page has nothing to search. */
  gboolean         (*focus_search) (AspPage    *self);
  /* Shows a place within the page: a task's code, a questionnaire's code … */
  void             (*go_to)        (AspPage    *self,
                                    const char *place);
  /* Returns: (transfer full) (nullable): the place shown, for going back to it */
  char            *(*get_place)    (AspPage    *self);
  /* Returns: (transfer none) (nullable): where a toast hides nothing that is needed; NULL when that
   *   is anywhere */
  AdwToastOverlay *(*get_toasts)   (AspPage    *self);
  /* Returns: (transfer full) (nullable): how the page's lists are sorted and filtered */
  char            *(*get_view)     (AspPage    *self);
  /* @view: (nullable): what get_view() told of the document; NULL: as at first */
  void             (*set_view)     (AspPage    *self,
                                    const char *view);
};

void             asp_page_set_scope    (AspPage    *self,
                                        AspScope   *scope);
gboolean         asp_page_focus_search (AspPage    *self);
void             asp_page_go_to        (AspPage    *self,
                                        const char *place);
char            *asp_page_get_place    (AspPage    *self);
AdwToastOverlay *asp_page_get_toasts   (AspPage    *self);
char            *asp_page_get_view     (AspPage    *self);
void             asp_page_set_view     (AspPage    *self,
                                        const char *view);

G_END_DECLS
