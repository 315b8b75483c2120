/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-page.h"

G_BEGIN_DECLS

#define ASP_TYPE_MUNICIPALITIES_PAGE (asp_municipalities_page_get_type ())

/* The municipalities of the scope as a table: search, filter, sort, add, edit, delete. */
G_DECLARE_FINAL_TYPE (AspMunicipalitiesPage, asp_municipalities_page, ASP, MUNICIPALITIES_PAGE,
                      GtkWidget)

G_END_DECLS
