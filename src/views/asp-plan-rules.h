/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-day.h"

G_BEGIN_DECLS

/* What may stand in the fields of the dialogs over a plan, as AspRecordDialogClass has it: "title",
 * "note", "duration" (working days) and "deadline", which may be empty; "new_duration",
 * "constraint_day" and "day", which may not. */
char *asp_plan_field_check  (const char *column,
                             const char *text,
                             AspDay      reference);
char *asp_plan_field_parse  (const char *column,
                             const char *text,
                             AspDay      reference);
char *asp_plan_field_format (const char *column,
                             const char *value);

G_END_DECLS
