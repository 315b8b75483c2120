/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-document-file-private.h"

G_BEGIN_DECLS

AspCommit *asp_journal_commit      (AspDocumentFile  *document,
                                    AspEdit          *edit,
                                    const char       *author,
                                    GError          **error);
AspCommit *asp_journal_undo        (AspDocumentFile  *document,
                                    GError          **error);
AspCommit *asp_journal_redo        (AspDocumentFile  *document,
                                    GError          **error);
gboolean   asp_journal_read_labels (AspDocumentFile  *document,
                                    char            **undo_label,
                                    char            **redo_label,
                                    GError          **error);

G_END_DECLS
