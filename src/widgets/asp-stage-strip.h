/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "asp-plan.h"

G_BEGIN_DECLS

#define ASP_TYPE_STAGE_STRIP (asp_stage_strip_get_type ())

/* The three stages of a plan on one line, with the status date. */
G_DECLARE_FINAL_TYPE (AspStageStrip, asp_stage_strip, ASP, STAGE_STRIP, GtkWidget)

GtkWidget *asp_stage_strip_new      (void);
void       asp_stage_strip_set_plan (AspStageStrip *self,
                                     AspPlan       *plan);

G_END_DECLS
