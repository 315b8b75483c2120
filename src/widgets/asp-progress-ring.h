/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ASP_TYPE_PROGRESS_RING (asp_progress_ring_get_type ())
G_DECLARE_FINAL_TYPE (AspProgressRing, asp_progress_ring, ASP, PROGRESS_RING, GtkWidget)

GtkWidget  *asp_progress_ring_new         (void);
int         asp_progress_ring_get_percent (AspProgressRing *self);
void        asp_progress_ring_set_percent (AspProgressRing *self,
                                           int              percent);
const char *asp_progress_ring_get_title   (AspProgressRing *self);
void        asp_progress_ring_set_title   (AspProgressRing *self,
                                           const char      *title);

G_END_DECLS
