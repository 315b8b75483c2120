/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-record.h"

G_BEGIN_DECLS

#define ASP_TYPE_MILESTONE (asp_milestone_get_type ())

/* A date of the whole programme, such as the EKOP closing. */
G_DECLARE_FINAL_TYPE (AspMilestone, asp_milestone, ASP, MILESTONE, AspRecord)

G_END_DECLS
