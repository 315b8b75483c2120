/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-document.h"
#include "asp-report.h"

G_BEGIN_DECLS

/* What becomes of one municipality's answers to an older version. */
typedef struct
{
  char      *name;              /* (owned): of the municipality */
  guint      n_carried;         /* answers */
  GPtrArray *lost;              /* (owned) (element-type AspFormChange) */
  GPtrArray *required;          /* (owned) (element-type AspFormChange): newly to be answered */
} AspFormImportMove;

#define ASP_TYPE_FORM_IMPORT (asp_form_import_get_type ())

/* A form from a file that a document gets: a new one, or another version of one that it has, which
 * takes the answers over. Reading it changes nothing. Main thread. */
G_DECLARE_FINAL_TYPE (AspFormImport, asp_form_import, ASP, FORM_IMPORT, GObject)

AspFormImport *asp_form_import_new       (AspDocument    *document,
                                          GFile          *file,
                                          GError        **error);
void           asp_form_import_start_async (AspDocument  *document,
                                          GFile          *file,
                                          GCancellable   *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer        user_data);
AspFormImport *asp_form_import_start_finish (AspDocument *document,
                                          GAsyncResult   *result,
                                          GError        **error);
gboolean       asp_form_import_look_on   (AspFormImport  *self,
                                          double         *done,
                                          GError        **error);
GPtrArray     *asp_form_import_get_losses (AspFormImport *self);
guint          asp_form_import_get_n_moves (AspFormImport *self);
const AspFormImportMove *
               asp_form_import_peek_move (AspFormImport  *self,
                                          guint           index);
gboolean       asp_form_import_is_needed (AspFormImport  *self);
const char    *asp_form_import_get_label (AspFormImport  *self);
char          *asp_form_import_to_text   (AspFormImport  *self);
AspReport     *asp_form_import_report    (AspFormImport  *self);
void           asp_form_import_submit    (AspFormImport  *self);
gboolean       asp_form_import_run       (AspFormImport  *self,
                                          GError        **error);

G_END_DECLS
