/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "asp-form-import.h"

G_BEGIN_DECLS

#define ASP_TYPE_FORM_IMPORT_DIALOG (asp_form_import_dialog_get_type ())

/* What a questionnaire from a file would do to the document, and the button that does it. */
G_DECLARE_FINAL_TYPE (AspFormImportDialog, asp_form_import_dialog, ASP, FORM_IMPORT_DIALOG,
                      AdwWindow)

GtkWindow *asp_form_import_dialog_new (AspDocument   *document,
                                       AspFormImport *import);

G_END_DECLS
