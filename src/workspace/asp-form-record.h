/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-document.h"

G_BEGIN_DECLS

/* A municipality's answers as a file that other programs of the ODK family know. */

gboolean asp_form_record_export (AspDocument  *document,
                                 gint64        municipality_id,
                                 const char   *code,
                                 GFile        *target,
                                 GError      **error);
void     asp_form_record_export_async (AspDocument *document,
                                 gint64        municipality_id,
                                 const char   *code,
                                 GFile        *target,
                                 GAsyncReadyCallback callback,
                                 gpointer      user_data);
gboolean asp_form_record_export_finish (GAsyncResult *result,
                                 GError      **error);
AspEdit *asp_form_record_import (AspDocument  *document,
                                 gint64        municipality_id,
                                 GBytes       *record,
                                 const char   *source_name,
                                 GPtrArray   **losses,
                                 GError      **error);

G_END_DECLS
