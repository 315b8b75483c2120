/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "asp-money.h"

G_BEGIN_DECLS

/* Groups of the cost sheet (domain.md 2); the document holds "A", "B", "C". */
typedef enum
{
  ASP_COST_GROUP_HARDWARE,      /* A: hardware and software */
  ASP_COST_GROUP_MIGRATION,     /* B: testing and migration */
  ASP_COST_GROUP_OTHER,         /* C: other joining tasks */
} AspCostGroup;

#define ASP_N_COST_GROUPS 3

typedef enum
{
  ASP_FUNDING_GRANT,
  ASP_FUNDING_OWN,
  ASP_FUNDING_OTHER,
} AspFunding;

/* The columns of the cost sheet: what a user gives of a line, in the order of the sheet, then what
 * follows from that. */
typedef enum
{
  ASP_COST_COLUMN_TITLE,
  ASP_COST_COLUMN_QUANTITY,
  ASP_COST_COLUMN_UNIT,
  ASP_COST_COLUMN_UNIT_PRICE,
  ASP_COST_COLUMN_VAT,
  ASP_COST_COLUMN_FUNDING,
  ASP_COST_COLUMN_GROUP,
  ASP_COST_COLUMN_NET,
  ASP_COST_COLUMN_VAT_AMOUNT,
  ASP_COST_COLUMN_GROSS,
} AspCostColumn;

#define ASP_N_COST_COLUMNS 6    /* those that a user gives */
#define ASP_N_FUNDINGS 3
#define ASP_N_VATS 7

const char  *asp_cost_group_to_code   (AspCostGroup   group);
gboolean     asp_cost_group_from_code (const char    *code,
                                       AspCostGroup  *group);
const char  *asp_cost_group_get_label (AspCostGroup   group);
const char  *asp_cost_column_get_label (AspCostColumn  column);
const char  *asp_funding_to_code      (AspFunding     funding);
gboolean     asp_funding_from_code    (const char    *code,
                                       AspFunding    *funding);
const char  *asp_funding_get_label    (AspFunding     funding);
const char  *asp_vat_to_code          (AspVat         vat);
gboolean     asp_vat_from_code        (const char    *code,
                                       AspVat        *vat);
const char  *asp_vat_get_label        (AspVat         vat);

G_END_DECLS
