/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-plan-warnings.h"

G_BEGIN_DECLS

/* What does not fit in a plan, as one sentence in the user's language. */
char *asp_warning_describe (AspPlan              *plan,
                            const AspPlanWarning *warning);

G_END_DECLS
