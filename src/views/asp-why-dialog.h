/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "asp-plan.h"

G_BEGIN_DECLS

#define ASP_TYPE_WHY_DIALOG (asp_why_dialog_get_type ())

/* Why a task is on its days, and on to what determines that.
 *
 * Signals: "go-to" (code): the task is to be shown. */
G_DECLARE_FINAL_TYPE (AspWhyDialog, asp_why_dialog, ASP, WHY_DIALOG, AdwWindow)

AspWhyDialog *asp_why_dialog_new (AspPlan *plan,
                                  guint    node);

G_END_DECLS
