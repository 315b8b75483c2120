/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-edit.h"

G_BEGIN_DECLS

/* Edits that could not be stored and wait for another try, in the order in which they were made.
 * What is written later over the same thing takes the place of what waits. */
typedef struct _AspUnstoredEdits AspUnstoredEdits;

AspUnstoredEdits *asp_unstored_edits_new        (void);
void              asp_unstored_edits_free       (AspUnstoredEdits *self);
void              asp_unstored_edits_add        (AspUnstoredEdits *self,
                                                 AspEdit          *edit);
void              asp_unstored_edits_settle     (AspUnstoredEdits *self,
                                                 AspEdit          *stored);
guint             asp_unstored_edits_get_n      (AspUnstoredEdits *self);
char             *asp_unstored_edits_describe   (AspUnstoredEdits *self);
GPtrArray        *asp_unstored_edits_take       (AspUnstoredEdits *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspUnstoredEdits, asp_unstored_edits_free)

G_END_DECLS
