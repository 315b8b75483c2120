/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-document.h"

G_BEGIN_DECLS

/* What a new document begins with. */
typedef enum
{
  ASP_DOCUMENT_BLANK,           /* programme, waves, the reference schedule, the questionnaires */
  ASP_DOCUMENT_SAMPLE,          /* the sample programme: the pilots on 15 September 2014 */
} AspDocumentContent;

gboolean     asp_document_create        (GFile                *file,
                                         AspDocumentContent    content,
                                         GError              **error);
void         asp_document_create_async  (GFile                *file,
                                         AspDocumentContent    content,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
gboolean     asp_document_create_finish (GAsyncResult         *result,
                                         GError              **error);
GFile       *asp_document_get_default_folder (void);

G_END_DECLS
