/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "asp-cost-enums.h"

G_BEGIN_DECLS

/* A line of a cost sheet (domain.md 8.4), with the amounts as they are shown. */
typedef struct
{
  AspCostGroup  group;
  char         *title;          /* (owned) (nullable) */
  char         *unit;           /* (owned) (nullable) */
  gboolean      is_priced;      /* has a quantity and a unit price, and so amounts */
  gint64        quantity;       /* thousandths */
  gint64        unit_price;     /* whole forints, as all amounts */
  AspVat        vat;
  AspFunding    funding;
  gint64        net;
  gint64        vat_amount;
  gint64        gross;
} AspCostLine;

#define ASP_TYPE_COST_TABLE (asp_cost_table_get_type ())

/* A cost sheet ready to be written: a copy, so that a worker can write it. */
typedef struct
{
  char      *municipality;      /* (owned) */
  char      *author;            /* (owned) (nullable) */
  GDateTime *created;           /* (owned) */
  gboolean   has_grant;
  gint64     grant;
  GPtrArray *lines;             /* (owned) (element-type AspCostLine): in the order shown */
} AspCostTable;

GType         asp_cost_table_get_type  (void) G_GNUC_CONST;
AspCostTable *asp_cost_table_new       (const char    *municipality);
AspCostTable *asp_cost_table_copy      (AspCostTable  *self);
void          asp_cost_table_free      (AspCostTable  *self);
AspCostLine  *asp_cost_table_add       (AspCostTable  *self,
                                        const char    *title,
                                        const char    *unit);

/* @format: "xlsx" or "csv" */
gboolean      asp_cost_export_write    (AspCostTable  *table,
                                        const char    *format,
                                        GFile         *target,
                                        GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspCostTable, asp_cost_table_free)

G_END_DECLS
