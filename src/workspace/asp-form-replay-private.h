/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-form-instance.h"
#include "asp-row.h"

G_BEGIN_DECLS

/* Stored answers, rows of the table "answer", and the instance that shows them. */

gboolean _asp_form_is_repeat_row    (AspFormInstance *instance,
                                     AspRow          *row);
void     _asp_form_apply_answer     (AspFormInstance *instance,
                                     AspRow          *row);
void     _asp_form_take_back_answer (AspFormInstance *instance,
                                     AspRow          *row);
void     _asp_form_replay           (AspFormInstance *instance,
                                     GHashTable      *answers);

G_END_DECLS
