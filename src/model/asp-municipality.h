/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-record.h"

G_BEGIN_DECLS

#define ASP_TYPE_MUNICIPALITY (asp_municipality_get_type ())

/* A municipality as the document knows it. */
G_DECLARE_FINAL_TYPE (AspMunicipality, asp_municipality, ASP, MUNICIPALITY, AspRecord)

G_END_DECLS
