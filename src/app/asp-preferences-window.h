/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ASP_TYPE_PREFERENCES_WINDOW (asp_preferences_window_get_type ())

/* What the user chooses for herself: it is kept in the settings, never in the document. */
G_DECLARE_FINAL_TYPE (AspPreferencesWindow, asp_preferences_window, ASP, PREFERENCES_WINDOW,
                      AdwWindow)

GtkWindow *asp_preferences_window_new (GSettings *settings);

G_END_DECLS
