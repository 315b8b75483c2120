/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-cost-sheet.h"
#include "asp-municipality.h"
#include "asp-planner.h"
#include "asp-role-kind.h"

G_BEGIN_DECLS

#define ASP_TYPE_STANDING (asp_standing_get_type ())

typedef enum
{
  ASP_STANDING_UNPLANNED,       /* no wave, or no start day */
  ASP_STANDING_PREPARATION,     /* the stages of domain.md 2 */
  ASP_STANDING_JOINING,
  ASP_STANDING_LIVE,
} AspStandingStage;

/* Where a municipality stands: what lists and the overview show of it. Computed from the document
 * when first asked for after a change. Main thread. */
G_DECLARE_FINAL_TYPE (AspStanding, asp_standing, ASP, STANDING, GObject)

AspStanding      *asp_standing_new              (AspPlanner      *planner,
                                                 AspMunicipality *municipality);
void              asp_standing_invalidate       (AspStanding     *self);

AspMunicipality  *asp_standing_get_municipality (AspStanding     *self);
gint64            asp_standing_get_id           (AspStanding     *self);
const char       *asp_standing_get_name         (AspStanding     *self);
const char       *asp_standing_get_collate_key  (AspStanding     *self);
const char       *asp_standing_get_search_text  (AspStanding     *self);
gint64            asp_standing_get_wave_id      (AspStanding     *self);
const char       *asp_standing_get_wave_name    (AspStanding     *self);
const char       *asp_standing_get_wave_collate_key (AspStanding *self);
AspPlan          *asp_standing_get_plan         (AspStanding     *self);
AspStandingStage  asp_standing_get_stage        (AspStanding     *self);
int               asp_standing_get_percent      (AspStanding     *self);
guint             asp_standing_get_n_late       (AspStanding     *self);
guint             asp_standing_get_n_blocked    (AspStanding     *self);
guint             asp_standing_get_next_node    (AspStanding     *self);
AspDay            asp_standing_get_next_day     (AspStanding     *self);
AspDay            asp_standing_get_go_live      (AspStanding     *self);
guint             asp_standing_get_n_missing    (AspStanding     *self);
guint             asp_standing_get_n_wrong      (AspStanding     *self);
gboolean          asp_standing_lacks_role       (AspStanding     *self,
                                                 AspRoleKind      kind);
guint             asp_standing_get_n_roles_missing (AspStanding  *self);
gboolean          asp_standing_get_cost_sums    (AspStanding     *self,
                                                 AspCostSums     *sums);
gboolean          asp_standing_add_cost_sums    (AspStanding     *self,
                                                 AspCostSums     *sums);

const char       *asp_standing_stage_get_label  (AspStandingStage stage);
const char       *asp_standing_stage_get_short_label (AspStandingStage stage);

G_END_DECLS
