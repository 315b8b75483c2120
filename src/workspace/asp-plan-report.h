/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-planner.h"
#include "asp-report.h"

G_BEGIN_DECLS

/* Tables about the schedules of municipalities, for commands. */

/* What does not fit in the schedules. */
AspReport *asp_validate_report_new  (void);
void       asp_validate_report_add  (AspReport  *report,
                                     GString    *text,
                                     AspPlanner *planner,
                                     gint64      municipality_id,
                                     const char *name);

/* The forecast against a baseline, or the plan. */
AspReport *asp_diff_report_new      (void);
gboolean   asp_diff_report_add      (AspReport  *report,
                                     GString    *text,
                                     AspPlanner *planner,
                                     gint64      municipality_id,
                                     const char *name,
                                     gint64      baseline_id);

G_END_DECLS
