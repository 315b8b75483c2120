/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-plan.h"

G_BEGIN_DECLS

char *asp_schedule_text_new_table (AspPlan *plan);
char *asp_schedule_text_new_tsv   (AspPlan *plan);

G_END_DECLS
