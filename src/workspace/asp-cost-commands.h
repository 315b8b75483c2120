/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-cost-sheet.h"

G_BEGIN_DECLS

#define ASP_COST_ERROR (asp_cost_error_quark ())

typedef enum
{
  ASP_COST_ERROR_VALUE,         /* what was typed is no value of the column; said in words */
  ASP_COST_ERROR_TOO_LARGE,     /* the amount of the line is too large to be reckoned with */
} AspCostError;

GQuark asp_cost_error_quark (void);

char       *asp_cost_format           (AspCostItem    *item,
                                       AspCostColumn   column);

/* Commands: each returns the edit to run, NULL when nothing would change or on an error. */
AspEdit    *asp_cost_command_add      (AspCostSheet   *sheet,
                                       AspCostGroup    group,
                                       gint64         *id);
AspEdit    *asp_cost_command_set      (AspCostItem    *item,
                                       AspCostColumn   column,
                                       const char     *text,
                                       GError        **error);
AspEdit    *asp_cost_command_remove   (AspCostItem    *item);
AspEdit    *asp_cost_command_paste    (AspCostSheet   *sheet,
                                       AspCostGroup    group,
                                       AspCostItem    *first,
                                       AspCostColumn   column,
                                       const char     *text,
                                       GError        **error);

G_END_DECLS
