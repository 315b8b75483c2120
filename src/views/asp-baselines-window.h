/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "asp-scope.h"

G_BEGIN_DECLS

#define ASP_TYPE_BASELINES_WINDOW (asp_baselines_window_get_type ())

/* Freezes the plans of a scope under a name, and shows what has slipped against each. */
G_DECLARE_FINAL_TYPE (AspBaselinesWindow, asp_baselines_window, ASP, BASELINES_WINDOW, AdwWindow)

GtkWindow *asp_baselines_window_new (AspScope *scope);

G_END_DECLS
