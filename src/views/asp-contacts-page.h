/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-page.h"

G_BEGIN_DECLS

#define ASP_TYPE_CONTACTS_PAGE (asp_contacts_page_get_type ())

/* "Kapcsolattartók": who has which role at the municipality; for many, who is missing. */
G_DECLARE_FINAL_TYPE (AspContactsPage, asp_contacts_page, ASP, CONTACTS_PAGE, GtkWidget)

G_END_DECLS
