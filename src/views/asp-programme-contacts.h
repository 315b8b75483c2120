/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "asp-scope.h"

G_BEGIN_DECLS

#define ASP_TYPE_PROGRAMME_CONTACTS (asp_programme_contacts_get_type ())

/* Who is missing: the municipalities of a scope by their mandatory roles, and the way to write to
 * a role. */
G_DECLARE_FINAL_TYPE (AspProgrammeContacts, asp_programme_contacts, ASP, PROGRAMME_CONTACTS,
                      GtkWidget)

void  asp_programme_contacts_set_scope (AspProgrammeContacts *self,
                                        AspScope             *scope);
char *asp_programme_contacts_get_view  (AspProgrammeContacts *self);
void  asp_programme_contacts_set_view  (AspProgrammeContacts *self,
                                        const char           *view);

G_END_DECLS
