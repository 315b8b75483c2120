/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "asp-plan-change.h"

G_BEGIN_DECLS

#define ASP_TYPE_PLAN_PREVIEW (asp_plan_preview_get_type ())

/* What an edit that nobody has stored yet would move: in one sentence, which whoever has it puts
 * where it is always in sight, and task by task when it is opened. */
G_DECLARE_FINAL_TYPE (AspPlanPreview, asp_plan_preview, ASP, PLAN_PREVIEW, AdwPreferencesGroup)

GtkWidget *asp_plan_preview_new        (void);
GtkWidget *asp_plan_preview_get_summary (AspPlanPreview *self);
void       asp_plan_preview_set_change (AspPlanPreview *self,
                                        AspPlanChange  *change);
void       asp_plan_preview_set_problem (AspPlanPreview *self,
                                        const char     *problem);

G_END_DECLS
