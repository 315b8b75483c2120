/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *asp_text_fold           (const char *text);
gboolean  asp_text_matches        (const char *folded_text,
                                   const char *folded_words);
char     *asp_text_collate_key    (const char *text);
int       asp_text_compare        (const char *a,
                                   const char *b);
char     *asp_text_join_compounds (const char *text);
char     *asp_text_clean          (const char *text);

G_END_DECLS
