/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-document-file-private.h"

G_BEGIN_DECLS

/* The rows that changesets touch, each once, in the order of their first appearance. */
typedef struct _AspChanges AspChanges;

AspChanges *asp_changes_new              (void);
void        asp_changes_free             (AspChanges   *self);
gboolean    asp_changes_add              (AspChanges   *self,
                                          int           length,
                                          void         *changeset,
                                          GError      **error);
gboolean    asp_changes_check_references (AspChanges       *self,
                                          AspDocumentFile  *document,
                                          GError          **error);
GPtrArray  *asp_changes_read             (AspChanges       *self,
                                          AspDocumentFile  *document,
                                          GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspChanges, asp_changes_free)

G_END_DECLS
