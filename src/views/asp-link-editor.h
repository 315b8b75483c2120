/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "asp-plan.h"
#include "asp-planner.h"

G_BEGIN_DECLS

#define ASP_TYPE_LINK_EDITOR (asp_link_editor_get_type ())

/* One predecessor of a task: whose and which task, how the two hold each other, and how far apart.
 *
 * Signals: "changed"; "removed": the user takes it away. */
G_DECLARE_FINAL_TYPE (AspLinkEditor, asp_link_editor, ASP, LINK_EDITOR, GtkBox)

GtkWidget   *asp_link_editor_new      (AspPlanner    *planner,
                                       gint64         municipality_id,
                                       const char    *to_code);
void         asp_link_editor_set_link (AspLinkEditor *self,
                                       gint64         municipality_id,
                                       const char    *code,
                                       AspLinkType    type,
                                       AspLagUnit     unit,
                                       int            lag);
gint64       asp_link_editor_get_municipality_id (AspLinkEditor *self);
const char  *asp_link_editor_get_code (AspLinkEditor *self);
AspLinkType  asp_link_editor_get_link_type (AspLinkEditor *self);
AspLagUnit   asp_link_editor_get_unit (AspLinkEditor *self);
int          asp_link_editor_get_lag  (AspLinkEditor *self);

G_END_DECLS
