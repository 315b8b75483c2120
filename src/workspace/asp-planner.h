/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-document.h"
#include "asp-enums.h"

G_BEGIN_DECLS

/* Defined by asp-plan.h and asp-network.h, for who may use them. */
typedef struct _AspPlan AspPlan;
typedef struct _AspNetwork AspNetwork;

#define ASP_TYPE_PLANNER (asp_planner_get_type ())

/* The plans of a document's municipalities, computed when asked for and kept until something that
 * they depend on changes. Main thread. */
G_DECLARE_FINAL_TYPE (AspPlanner, asp_planner, ASP, PLANNER, GObject)

AspPlanner  *asp_planner_new            (AspDocument  *document);
AspDocument *asp_planner_get_document   (AspPlanner   *self);
AspPlan     *asp_planner_get_plan       (AspPlanner   *self,
                                         gint64        municipality_id);
void         asp_planner_compute_all    (AspPlanner   *self);
AspNetwork  *asp_planner_get_network    (AspPlanner   *self,
                                         gint64        template_id,
                                         AspWaveKind   wave,
                                         GError      **error);
AspPlan     *asp_planner_create_example (AspPlanner   *self,
                                         AspWaveKind   wave,
                                         AspDay        start_day,
                                         GError      **error);
AspPlan     *asp_planner_create_variant (AspPlanner   *self,
                                         gint64        municipality_id,
                                         gint64        wave_id,
                                         AspDay        own_start);
AspPlan     *asp_planner_create_preview (AspPlanner   *self,
                                         gint64        municipality_id,
                                         AspEdit      *edit,
                                         GError      **error);
GPtrArray   *asp_planner_create_previews (AspPlanner  *self,
                                         gint64        municipality_id,
                                         AspEdit      *edit,
                                         GArray      **ids,
                                         GError      **error);
GArray      *asp_planner_get_group_of   (AspPlanner   *self,
                                         gint64        municipality_id);
const char  *asp_planner_get_problem    (AspPlanner   *self,
                                         gint64        municipality_id);
gint64       asp_planner_get_default_template_id (AspPlanner *self);
AspRow      *asp_planner_get_task_row   (AspPlanner   *self,
                                         gint64        municipality_id,
                                         const char   *task_code);

G_END_DECLS
