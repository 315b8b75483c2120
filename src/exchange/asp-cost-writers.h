/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-cost-export.h"

G_BEGIN_DECLS

/* The columns of a written cost sheet. */
typedef enum
{
  ASP_COST_OUT_GROUP,
  ASP_COST_OUT_TITLE,
  ASP_COST_OUT_QUANTITY,
  ASP_COST_OUT_UNIT,
  ASP_COST_OUT_UNIT_PRICE,
  ASP_COST_OUT_VAT_RATE,
  ASP_COST_OUT_NET,
  ASP_COST_OUT_VAT,
  ASP_COST_OUT_GROSS,
  ASP_COST_OUT_FUNDING,
} AspCostOut;

#define ASP_N_COST_OUTS 10

const char *_asp_cost_out_get_title (AspCostOut     column);

GBytes     *_asp_cost_write_csv     (AspCostTable  *table);
GBytes     *_asp_cost_write_xlsx    (AspCostTable  *table,
                                     GError       **error);

G_END_DECLS
