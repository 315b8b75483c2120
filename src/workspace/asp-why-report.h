/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-planner.h"
#include "asp-report.h"

G_BEGIN_DECLS

/* The whole chain of causes of a task's dates. */
char      *asp_why_report_to_text (AspPlanner *planner,
                                   gint64      municipality_id,
                                   const char *task_code,
                                   GError    **error);
AspReport *asp_why_report_new     (AspPlanner *planner,
                                   gint64      municipality_id,
                                   const char *task_code,
                                   GError    **error);

G_END_DECLS
