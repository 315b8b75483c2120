/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "asp-planner.h"

G_BEGIN_DECLS

#define ASP_TYPE_DAYS_WINDOW (asp_days_window_get_type ())

/* The working-day table of a year: what the country, the document and one municipality have
 * otherwise than an ordinary week; follows the document while it is open. */
G_DECLARE_FINAL_TYPE (AspDaysWindow, asp_days_window, ASP, DAYS_WINDOW, AdwWindow)

GtkWindow *asp_days_window_new (AspPlanner *planner,
                                gint64      municipality_id);

G_END_DECLS
