/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-plan-source.h"
#include "asp-planner.h"

G_BEGIN_DECLS

AspNetwork *_asp_planner_create_network (AspPlanner     *self,
                                         AspPlanSource  *source,
                                         GError        **error);

/* asp-planner-group.c: plans that depend on each other */
GPtrArray  *_asp_planner_compute_group  (AspPlanner     *self,
                                         GArray         *ids,
                                         AspEdit        *edit,
                                         GHashTable     *problems,
                                         GError        **error);
GArray     *_asp_planner_collect_group  (AspPlanner     *self,
                                         gint64          municipality_id,
                                         AspEdit        *edit);

G_END_DECLS
