/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-document.h"

G_BEGIN_DECLS

/* The forms of a document and their versions. A document keeps the older ones, with the answers
 * that were given to them. */

int        asp_form_version_compare     (const char  *a,
                                         const char  *b);
GPtrArray *asp_form_list_forms          (AspDocument *document);
AspRow    *asp_form_find_form           (AspDocument *document,
                                         gint64       municipality_id,
                                         const char  *code);
AspRow    *asp_form_find_instance       (AspDocument *document,
                                         gint64       municipality_id,
                                         gint64       form_id);

G_END_DECLS
