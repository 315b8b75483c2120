/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-application.h"

G_BEGIN_DECLS

/* asp-application-dialogs.c: the windows that belong to no document */
void _asp_application_add_dialogs (GtkApplication *application);

G_END_DECLS
