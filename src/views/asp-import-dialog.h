/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "asp-document.h"

G_BEGIN_DECLS

#define ASP_TYPE_IMPORT_DIALOG (asp_import_dialog_get_type ())

/* How a table of municipalities was understood, what it would do, and the button that does it. */
G_DECLARE_FINAL_TYPE (AspImportDialog, asp_import_dialog, ASP, IMPORT_DIALOG, AdwWindow)

GtkWindow *asp_import_dialog_new (AspDocument  *document,
                                  GBytes       *contents,
                                  const char   *name,
                                  GError      **error);

G_END_DECLS
