/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-plan.h"

G_BEGIN_DECLS

/* What asp_plan_new() takes. Borrows everything. */
typedef struct
{
  AspNetwork         *network;
  AspCalendar        *calendar;     /* must not change afterwards */
  const AspPlanInput *input;
} AspPlanJob;

void asp_plan_create_many (const AspPlanJob  *jobs,
                           guint              n_jobs,
                           AspPlan          **plans);

G_END_DECLS
