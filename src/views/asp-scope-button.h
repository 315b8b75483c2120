/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "asp-scope.h"

G_BEGIN_DECLS

#define ASP_TYPE_SCOPE_BUTTON (asp_scope_button_get_type ())

/* About whom the pages are, with a searchable list to choose somebody else. What is chosen goes to
 * the window by its action win.go. */
G_DECLARE_FINAL_TYPE (AspScopeButton, asp_scope_button, ASP, SCOPE_BUTTON, GtkWidget)

void asp_scope_button_set_scope (AspScopeButton  *self,
                                 AspScope        *scope,
                                 AspStandingList *standings);
void asp_scope_button_popup     (AspScopeButton  *self);

G_END_DECLS
