/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "asp-scope.h"

G_BEGIN_DECLS

#define ASP_TYPE_MAIL_DIALOG (asp_mail_dialog_get_type ())

/* Writes to all who have a role in a scope: by the user's own mail program, or by the addresses on
 * the clipboard. */
G_DECLARE_FINAL_TYPE (AspMailDialog, asp_mail_dialog, ASP, MAIL_DIALOG, AdwWindow)

GtkWindow *asp_mail_dialog_new (AspScope *scope);

G_END_DECLS
