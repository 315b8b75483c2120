/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "asp-document.h"

G_BEGIN_DECLS

#define ASP_TYPE_PROGRAMME_WINDOW (asp_programme_window_get_type ())

/* The programme, its milestones and its waves; follows the document while it is open. */
G_DECLARE_FINAL_TYPE (AspProgrammeWindow, asp_programme_window, ASP, PROGRAMME_WINDOW, AdwWindow)

GtkWindow *asp_programme_window_new (AspDocument *document);

G_END_DECLS
