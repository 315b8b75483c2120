/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-page.h"

G_BEGIN_DECLS

#define ASP_TYPE_COSTS_PAGE (asp_costs_page_get_type ())

/* "Költségek": the cost sheet of a municipality; for many, what their sheets come to. */
G_DECLARE_FINAL_TYPE (AspCostsPage, asp_costs_page, ASP, COSTS_PAGE, GtkWidget)

G_END_DECLS
