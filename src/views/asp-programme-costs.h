/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "asp-scope.h"

G_BEGIN_DECLS

#define ASP_TYPE_PROGRAMME_COSTS (asp_programme_costs_get_type ())

/* What the cost sheets of many municipalities come to, one row each, with their total in sight. */
G_DECLARE_FINAL_TYPE (AspProgrammeCosts, asp_programme_costs, ASP, PROGRAMME_COSTS, GtkWidget)

void  asp_programme_costs_set_scope (AspProgrammeCosts *self,
                                     AspScope          *scope);
char *asp_programme_costs_get_view  (AspProgrammeCosts *self);
void  asp_programme_costs_set_view  (AspProgrammeCosts *self,
                                     const char        *view);

G_END_DECLS
