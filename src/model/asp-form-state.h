/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-record.h"

G_BEGIN_DECLS

#define ASP_TYPE_FORM_STATE (asp_form_state_get_type ())

/* How far a municipality is with a questionnaire. */
G_DECLARE_FINAL_TYPE (AspFormState, asp_form_state, ASP, FORM_STATE, AspRecord)

G_END_DECLS
