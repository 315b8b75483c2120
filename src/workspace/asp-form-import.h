/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-document.h"
#include "asp-report.h"

G_BEGIN_DECLS

#define ASP_TYPE_FORM_IMPORT (asp_form_import_get_type ())

/* A form from a file that a document gets: a new one, or another version of one that it has, which
 * takes the answers over. Reading it changes nothing. Main thread. */
G_DECLARE_FINAL_TYPE (AspFormImport, asp_form_import, ASP, FORM_IMPORT, GObject)

AspFormImport *asp_form_import_new       (AspDocument    *document,
                                          GFile          *file,
                                          GError        **error);
gboolean       asp_form_import_is_needed (AspFormImport  *self);
const char    *asp_form_import_get_label (AspFormImport  *self);
char          *asp_form_import_to_text   (AspFormImport  *self);
AspReport     *asp_form_import_report    (AspFormImport  *self);
gboolean       asp_form_import_run       (AspFormImport  *self,
                                          GError        **error);

G_END_DECLS
