/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-cost-enums.h"
#include "asp-cost-item.h"
#include "asp-document.h"

G_BEGIN_DECLS

/* Commands on the cost sheet; each makes the edit of one undo step, NULL when nothing would
 * change. */

AspEdit *asp_cost_command_add          (AspDocument  *document,
                                        gint64        municipality_id,
                                        AspCostGroup  group,
                                        const char   *title,
                                        gint64       *id);
AspEdit *asp_cost_command_set_title    (AspCostItem  *item,
                                        const char   *title);
AspEdit *asp_cost_command_set_quantity (AspCostItem  *item,
                                        gint64        thousandths);
AspEdit *asp_cost_command_set_price    (AspCostItem  *item,
                                        gint64        forints);
AspEdit *asp_cost_command_set_vat      (AspCostItem  *item,
                                        AspVat        vat);
AspEdit *asp_cost_command_set_funding  (AspCostItem  *item,
                                        AspFunding    funding);
AspEdit *asp_cost_command_delete       (GPtrArray    *items);

/* Sums of lines, whole forints. */
typedef struct
{
  gint64   net;
  gint64   vat;
  gint64   gross;
  gint64   by_funding[ASP_N_FUNDINGS];  /* gross */
  gboolean overflow;                    /* the sums do not fit and mean nothing */
} AspCostTotals;

void     asp_cost_sum                  (GListModel    *items,
                                        int            group,
                                        AspCostTotals *totals);

G_END_DECLS
