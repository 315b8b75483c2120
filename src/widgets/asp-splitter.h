/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ASP_TYPE_SPLITTER (asp_splitter_get_type ())
G_DECLARE_FINAL_TYPE (AspSplitter, asp_splitter, ASP, SPLITTER, GtkWidget)

int  asp_splitter_get_position (AspSplitter *self);
void asp_splitter_set_position (AspSplitter *self,
                                int          position);
void asp_splitter_set_limits   (AspSplitter *self,
                                int          minimum,
                                int          maximum);

G_END_DECLS
