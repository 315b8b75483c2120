/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "asp-planner.h"

G_BEGIN_DECLS

/* A drop-down, with search, of the municipalities whose tasks can be waited for: those that have a
 * schedule. */
GtkWidget *asp_municipality_choice_new    (AspPlanner  *planner,
                                           gint64       own_id);
void       asp_municipality_choice_set_id (GtkDropDown *choice,
                                           gint64       id);
gint64     asp_municipality_choice_get_id (GtkDropDown *choice);

G_END_DECLS
