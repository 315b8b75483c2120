/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "asp-cost-commands.h"

G_BEGIN_DECLS

/* The columns of the grid of a cost sheet. */
typedef enum
{
  ASP_COST_CELL_TITLE,
  ASP_COST_CELL_QUANTITY,
  ASP_COST_CELL_UNIT,
  ASP_COST_CELL_UNIT_PRICE,
  ASP_COST_CELL_VAT_RATE,
  ASP_COST_CELL_NET,
  ASP_COST_CELL_VAT,
  ASP_COST_CELL_GROSS,
  ASP_COST_CELL_FUNDING,
  ASP_COST_CELL_REMOVE,
} AspCostCell;

#define ASP_N_COST_CELLS 10

#define ASP_TYPE_COST_CELLS (asp_cost_cells_get_type ())

/* The cells of one line of a cost sheet: what can be typed, and the amounts that follow from it.
 * A cell is stored when it is left; what cannot be taken stays in it, in red.
 *
 * Signals: "problem" (nullable text): what is wrong with the line, or that nothing is any more.
 * "move" (column, rows): the keyboard is to go so many lines down. "paste" (column, text): a block
 * of cells, to go over this line and those below. */
G_DECLARE_FINAL_TYPE (AspCostCells, asp_cost_cells, ASP, COST_CELLS, GObject)

const char   *asp_cost_cell_get_title  (AspCostCell    cell);
AspCostCells *asp_cost_cells_new       (AspCostSheet  *sheet,
                                        AspCostItem   *item);
AspCostItem  *asp_cost_cells_get_item  (AspCostCells  *self);
GtkWidget    *asp_cost_cells_get_cell  (AspCostCells  *self,
                                        AspCostCell    cell);
void          asp_cost_cells_refresh   (AspCostCells  *self);
void          asp_cost_cells_focus     (AspCostCells  *self,
                                        AspCostCell    cell);
char         *asp_cost_cells_describe_problem (AspCostCells *self);

G_END_DECLS
