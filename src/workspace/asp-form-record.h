/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-document.h"

G_BEGIN_DECLS

/* A municipality's answers as a file that other programs of the ODK family know: a record, with the
 * files that it names beside it. */

gboolean asp_form_record_export        (AspDocument          *document,
                                        gint64                municipality_id,
                                        const char           *code,
                                        GFile                *target,
                                        gboolean              replace,
                                        GError              **error);
void     asp_form_record_export_async  (AspDocument          *document,
                                        gint64                municipality_id,
                                        const char           *code,
                                        GFile                *target,
                                        gboolean              replace,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
gboolean asp_form_record_export_finish (GAsyncResult         *result,
                                        GError              **error);
AspEdit *asp_form_record_import        (AspDocument          *document,
                                        gint64                municipality_id,
                                        GFile                *file,
                                        GPtrArray           **losses,
                                        GError              **error);
void     asp_form_record_import_async  (AspDocument          *document,
                                        gint64                municipality_id,
                                        GFile                *file,
                                        GAsyncReadyCallback   callback,
                                        gpointer              user_data);
AspEdit *asp_form_record_import_finish (GAsyncResult         *result,
                                        GPtrArray           **losses,
                                        GError              **error);

G_END_DECLS
