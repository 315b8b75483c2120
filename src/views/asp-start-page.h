/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define ASP_TYPE_START_PAGE (asp_start_page_get_type ())

/* What the window shows before a document is open. Its buttons are actions of the window:
 * win.sample, win.open, win.new, win.new-import. */
G_DECLARE_FINAL_TYPE (AspStartPage, asp_start_page, ASP, START_PAGE, GtkWidget)

G_END_DECLS
