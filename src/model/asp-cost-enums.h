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

#define ASP_N_FUNDINGS 3
#define ASP_N_VATS 7

const char  *asp_cost_group_to_code   (AspCostGroup   group);
gboolean     asp_cost_group_from_code (const char    *code,
                                       AspCostGroup  *group);
const char  *asp_cost_group_get_label (AspCostGroup   group);
const char  *asp_funding_to_code      (AspFunding     funding);
gboolean     asp_funding_from_code    (const char    *code,
                                       AspFunding    *funding);
const char  *asp_funding_get_label    (AspFunding     funding);
const char  *asp_vat_to_code          (AspVat         vat);
gboolean     asp_vat_from_code        (const char    *code,
                                       AspVat        *vat);
const char  *asp_vat_get_label        (AspVat         vat);

G_END_DECLS
