/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-document-file-private.h"

G_BEGIN_DECLS

gboolean asp_edit_runner_run            (AspDocumentFile  *document,
                                         AspEdit          *edit,
                                         GError          **error);
gboolean asp_edit_runner_store_contents (AspDocumentFile  *document,
                                         AspEdit          *edit,
                                         GError          **error);

G_END_DECLS
