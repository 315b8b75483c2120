/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "asp-role-kind.h"
#include "asp-scope.h"

G_BEGIN_DECLS

#define ASP_TYPE_MUNICIPALITY_CONTACTS (asp_municipality_contacts_get_type ())

/* The roles of one municipality with those who have them, and its people. */
G_DECLARE_FINAL_TYPE (AspMunicipalityContacts, asp_municipality_contacts, ASP,
                      MUNICIPALITY_CONTACTS, GtkWidget)

void asp_municipality_contacts_set_standing (AspMunicipalityContacts *self,
                                             AspScope                *scope,
                                             AspStanding             *standing);
void asp_municipality_contacts_go_to        (AspMunicipalityContacts *self,
                                             AspRoleKind              kind);

G_END_DECLS
