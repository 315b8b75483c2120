/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "asp-scope.h"

G_BEGIN_DECLS

#define ASP_TYPE_PROGRAMME_OVERVIEW (asp_programme_overview_get_type ())

/* How many municipalities stand where, the worst of them, and what is due. */
G_DECLARE_FINAL_TYPE (AspProgrammeOverview, asp_programme_overview,
                      ASP, PROGRAMME_OVERVIEW, GtkWidget)

void asp_programme_overview_set_scope (AspProgrammeOverview *self,
                                       AspScope             *scope);

G_END_DECLS
