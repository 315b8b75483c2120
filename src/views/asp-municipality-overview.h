/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "asp-scope.h"

G_BEGIN_DECLS

#define ASP_TYPE_MUNICIPALITY_OVERVIEW (asp_municipality_overview_get_type ())

G_DECLARE_FINAL_TYPE (AspMunicipalityOverview, asp_municipality_overview,
                      ASP, MUNICIPALITY_OVERVIEW, GtkWidget)

void asp_municipality_overview_set_standing (AspMunicipalityOverview *self,
                                             AspScope                *scope,
                                             AspStanding             *standing);

G_END_DECLS
