/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

/* What is wrong on a screen: two widgets with one access key, a labelled control without one, a
 * widget with the keyboard's focus but no name, a widget that only a pointer reaches. */
GPtrArray *walk_check_screen     (GtkWidget  *root,
                                  const char *screen);
void       walk_assert_no_faults (guint       n_screens);
