/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-document.h"

G_BEGIN_DECLS

gboolean _asp_document_setup_add_data (AspEdit      *edit,
                                       GError      **error);
gboolean _asp_sample_fill             (AspDocument  *document,
                                       GError      **error);

G_END_DECLS
