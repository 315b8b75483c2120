/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-planner.h"

G_BEGIN_DECLS

/* Plans that were frozen under a name, for one municipality or many, and what has slipped since. */

/* A task against a baseline, or against the plan where there is none. */
typedef struct
{
  char   *code;                 /* (owned) */
  char   *title;                /* (owned): with its code, in the user's language */
  AspDay  base_start;           /* ASP_DAY_NONE: the task was not there */
  AspDay  base_finish;
  AspDay  start;                /* forecast; ASP_DAY_NONE: the task does not apply any more */
  AspDay  finish;
  int     days;                 /* working days that the finish comes later; earlier if negative */
} AspSlip;

AspEdit   *asp_baseline_command_freeze (AspPlanner   *planner,
                                        const char   *name,
                                        const gint64 *municipality_ids,
                                        guint         n_municipalities);
AspEdit   *asp_baseline_command_rename (AspDocument  *document,
                                        gint64        baseline_id,
                                        const char   *name);
AspEdit   *asp_baseline_command_delete (AspDocument  *document,
                                        gint64        baseline_id);
GPtrArray *asp_baseline_list           (AspDocument  *document,
                                        gint64        municipality_id);
gint64     asp_baseline_find           (AspDocument  *document,
                                        gint64        municipality_id,
                                        const char   *name);
GPtrArray *asp_baseline_compare        (AspPlanner   *planner,
                                        gint64        municipality_id,
                                        gint64        baseline_id);
AspSlip   *asp_baseline_compare_task   (AspPlanner   *planner,
                                        gint64        municipality_id,
                                        const char   *code,
                                        const char  **name);
char      *asp_slip_describe           (const AspSlip *slip);
void       asp_slip_free               (AspSlip       *slip);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspSlip, asp_slip_free)

G_END_DECLS
