/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "asp-cost-sheet.h"

G_BEGIN_DECLS

#define ASP_TYPE_MUNICIPALITY_COSTS (asp_municipality_costs_get_type ())

/* The cost sheet of one municipality as a grid to type into: groups with their sums, and below the
 * grid, always in sight, what it all comes to and who pays. */
G_DECLARE_FINAL_TYPE (AspMunicipalityCosts, asp_municipality_costs, ASP, MUNICIPALITY_COSTS,
                      GtkWidget)

void asp_municipality_costs_set_sheet (AspMunicipalityCosts *self,
                                       AspCostSheet         *sheet);

G_END_DECLS
