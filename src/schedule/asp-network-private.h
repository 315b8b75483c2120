/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-network.h"
#include "asp-plan.h"
#include "asp-solver.h"

G_BEGIN_DECLS

/* Node by node in topological order; hammocks are left out. */
const guint *_asp_network_get_order        (AspNetwork  *self,
                                            guint       *n_nodes);

/* By node: links that end in it are a run of the array of links, which is sorted by "to". One more
 * at the end. */
const guint *_asp_network_get_first_links  (AspNetwork  *self);

/* By node. */
const AspTemplateTask *const *
             _asp_network_get_tasks        (AspNetwork  *self);

/* What a hammock spans; FALSE when either end is not in the network. */
gboolean     _asp_network_get_span         (AspNetwork  *self,
                                            guint        node,
                                            guint       *from,
                                            guint       *to);

/* By node: the tasks of a plan to which nothing happened yet, as the plan keeps them and as the
 * solver sees them, whatever their conditions. */
const AspPlanTask *
             _asp_network_get_blank_tasks  (AspNetwork  *self);
const AspSolverTask *
             _asp_network_get_blank_solver_tasks (AspNetwork *self);

/* The nodes that apply under a condition. */
const guint *_asp_network_get_conditional  (AspNetwork  *self,
                                            guint       *n_nodes);

G_END_DECLS
