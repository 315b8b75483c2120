/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-record.h"

G_BEGIN_DECLS

#define ASP_TYPE_PROGRAMME (asp_programme_get_type ())

/* The programme that the document is about; it has exactly one. */
G_DECLARE_FINAL_TYPE (AspProgramme, asp_programme, ASP, PROGRAMME, AspRecord)

G_END_DECLS
