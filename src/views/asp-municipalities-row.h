/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-municipalities-columns.h"
#include "asp-row-list.h"
#include "asp-table.h"

G_BEGIN_DECLS

#define ASP_TYPE_MUNICIPALITIES_ROW (asp_municipalities_row_get_type ())

G_DECLARE_FINAL_TYPE (AspMunicipalitiesRow, asp_municipalities_row, ASP, MUNICIPALITIES_ROW,
                      GtkWidget)

G_END_DECLS
