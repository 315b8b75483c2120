/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "asp-day.h"

G_BEGIN_DECLS

#define ASP_TYPE_STATUS_POPOVER (asp_status_popover_get_type ())

G_DECLARE_FINAL_TYPE (AspStatusPopover, asp_status_popover, ASP, STATUS_POPOVER, GtkPopover)

GtkWidget *asp_status_popover_new     (void);
void       asp_status_popover_set_day (AspStatusPopover *self,
                                       AspDay            day,
                                       gboolean          writable);

G_END_DECLS
