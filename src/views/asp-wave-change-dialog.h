/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "asp-planner.h"

G_BEGIN_DECLS

#define ASP_TYPE_WAVE_CHANGE_DIALOG (asp_wave_change_dialog_get_type ())

/* Chooses another wave for municipalities, and shows beforehand what that changes for each. */
G_DECLARE_FINAL_TYPE (AspWaveChangeDialog, asp_wave_change_dialog, ASP, WAVE_CHANGE_DIALOG,
                      AdwWindow)

GtkWindow *asp_wave_change_dialog_new (AspPlanner   *planner,
                                       const gint64 *municipality_ids,
                                       guint         n_municipalities);

G_END_DECLS
