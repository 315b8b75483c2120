/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-standing.h"

G_BEGIN_DECLS

#define ASP_TYPE_STANDING_LIST (asp_standing_list_get_type ())

/* The standing of each municipality of the document, as a list model that follows it. The signal
 * "standings-changed" tells, once for each change, that some standings are other than they were. */
G_DECLARE_FINAL_TYPE (AspStandingList, asp_standing_list, ASP, STANDING_LIST, GObject)

AspStandingList *asp_standing_list_new    (AspPlanner      *planner);
AspStanding     *asp_standing_list_lookup (AspStandingList *self,
                                           gint64           municipality_id);

G_END_DECLS
