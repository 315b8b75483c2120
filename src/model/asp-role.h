/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-record.h"
#include "asp-role-kind.h"

G_BEGIN_DECLS

#define ASP_TYPE_ROLE (asp_role_get_type ())

/* A role (domain.md 3.3) that a person has for a municipality, from–to, with a deputy. */
G_DECLARE_FINAL_TYPE (AspRole, asp_role, ASP, ROLE, AspRecord)

/* A row of the table of roles, of which most are never made records. */
gboolean asp_role_row_is_kind     (AspRow      *row,
                                   AspRoleKind  kind);
gboolean asp_role_row_is_in_force (AspRow      *row,
                                   AspDay       day);

G_END_DECLS
