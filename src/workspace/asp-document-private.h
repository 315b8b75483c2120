/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-document.h"
#include "asp-store.h"

G_BEGIN_DECLS

AspDocument *_asp_document_new (AspStore  *store,
                                GPtrArray *rows);
AspStore    *_asp_document_get_store (AspDocument *self);
gboolean     _asp_document_take_commit (AspDocument *self,
                                        AspCommit   *commit);
void         _asp_document_change_pending (AspDocument *self,
                                           int          by);
void         _asp_document_take_rows (AspDocument *self,
                                      GPtrArray   *rows);

G_END_DECLS
