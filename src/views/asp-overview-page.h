/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-page.h"

G_BEGIN_DECLS

#define ASP_TYPE_OVERVIEW_PAGE (asp_overview_page_get_type ())

/* "Áttekintés": where the municipality stands; for many, how many stand where. */
G_DECLARE_FINAL_TYPE (AspOverviewPage, asp_overview_page, ASP, OVERVIEW_PAGE, GtkWidget)

G_END_DECLS
