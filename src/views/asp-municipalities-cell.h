/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-cell-queue.h"
#include "asp-municipalities-columns.h"

G_BEGIN_DECLS

#define ASP_TYPE_MUNICIPALITIES_CELL (asp_municipalities_cell_get_type ())

/* A cell of the list of municipalities; it follows its standing. */
G_DECLARE_FINAL_TYPE (AspMunicipalitiesCell, asp_municipalities_cell, ASP, MUNICIPALITIES_CELL,
                      GtkWidget)

AspCellQueue *asp_municipalities_cell_create_queue (GtkWidget               *list);
GtkWidget    *asp_municipalities_cell_new          (AspMunicipalitiesColumn  column,
                                                    AspCellQueue            *queue);
void          asp_municipalities_cell_set_standing (AspMunicipalitiesCell   *self,
                                                    AspStanding             *standing);

G_END_DECLS
