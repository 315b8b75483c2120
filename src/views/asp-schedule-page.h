/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-page.h"

G_BEGIN_DECLS

#define ASP_TYPE_SCHEDULE_PAGE (asp_schedule_page_get_type ())

/* The schedules of the scope as one timeline; beside it the selected task, where it is marked. */
G_DECLARE_FINAL_TYPE (AspSchedulePage, asp_schedule_page, ASP, SCHEDULE_PAGE, GtkWidget)

G_END_DECLS
