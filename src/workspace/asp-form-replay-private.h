/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-form-snapshot.h"
#include "asp-row.h"

G_BEGIN_DECLS

/* Stored answers, rows of the table "answer", and the instance that shows them. */

void _asp_form_take_back_answer (AspFormInstance *instance,
                                 AspRow          *row);
void _asp_form_put_answers      (AspFormInstance *instance,
                                 GPtrArray       *rows);
void _asp_form_replay           (AspFormInstance *instance,
                                 GHashTable      *answers);
void _asp_form_replay_new_rows  (AspFormInstance *instance,
                                 GHashTable      *answers);

G_END_DECLS
