/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-document.h"

G_BEGIN_DECLS

/* The value that a question begins with, from the municipality's record. @source is the form's
 * asp:prefill: a column of the municipality, or one of the derived values named in the source.
 * Returns: (transfer full) (nullable): NULL when the record does not know it */
char *asp_form_prefill (AspDocument *document,
                        AspRow      *municipality,
                        const char  *source);

G_END_DECLS
