/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-record.h"

G_BEGIN_DECLS

#define ASP_TYPE_COST_ITEM (asp_cost_item_get_type ())

/* A line of the cost sheet. */
G_DECLARE_FINAL_TYPE (AspCostItem, asp_cost_item, ASP, COST_ITEM, AspRecord)

gboolean  asp_cost_item_get_amounts    (AspCostItem *self,
                                        gint64      *net,
                                        gint64      *vat_amount,
                                        gint64      *gross);

G_END_DECLS
