/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-form-migrate.h"
#include "asp-form-session.h"

G_BEGIN_DECLS

void _asp_form_move (AspFormSession   *session,
                     AspFormMigration *migration,
                     gint64            form_id,
                     AspEdit          *edit);

G_END_DECLS
