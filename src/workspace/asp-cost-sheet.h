/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-cost-enums.h"
#include "asp-cost-item.h"
#include "asp-document.h"

G_BEGIN_DECLS

/* Sums of lines, in whole forints. Those of the lines' own rounded amounts, so that a column adds
 * up to its sum. */
typedef struct
{
  guint  n_lines;
  guint  n_unpriced;            /* without a quantity or a price yet: they count as nothing */
  gint64 net;
  gint64 vat;
  gint64 gross;
  gint64 by_funding[ASP_N_FUNDINGS];    /* gross */
} AspCostSums;

#define ASP_TYPE_COST_SHEET (asp_cost_sheet_get_type ())

/* A municipality's cost sheet (domain.md 8.4) as it is in the document. Signal "changed": a line
 * or the grant is another than it was. Main thread. */
G_DECLARE_FINAL_TYPE (AspCostSheet, asp_cost_sheet, ASP, COST_SHEET, GObject)

AspCostSheet      *asp_cost_sheet_new                 (AspDocument   *document,
                                                       gint64         municipality_id);
AspDocument       *asp_cost_sheet_get_document        (AspCostSheet  *self);
gint64             asp_cost_sheet_get_municipality_id (AspCostSheet  *self);
GPtrArray         *asp_cost_sheet_get_lines           (AspCostSheet  *self,
                                                       AspCostGroup   group);
const AspCostSums *asp_cost_sheet_get_group_sums      (AspCostSheet  *self,
                                                       AspCostGroup   group);
const AspCostSums *asp_cost_sheet_get_sums            (AspCostSheet  *self);
gboolean           asp_cost_sheet_get_fits            (AspCostSheet  *self);
gboolean           asp_cost_sheet_get_grant           (AspCostSheet  *self,
                                                       gint64        *grant);

gboolean           asp_cost_sums_add                  (AspCostSums   *self,
                                                       GPtrArray     *rows);

G_END_DECLS
