/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-standing-list.h"

G_BEGIN_DECLS

#define ASP_TYPE_SCOPE (asp_scope_get_type ())

typedef enum
{
  ASP_SCOPE_ALL,
  ASP_SCOPE_WAVE,               /* key: the wave */
  /* key: a municipality of the joint office; all with the same seat */
  ASP_SCOPE_OFFICE,
  ASP_SCOPE_MUNICIPALITY,       /* key: the municipality */
} AspScopeKind;

/* About whom the pages are: one municipality, an office, a wave, everybody. Immutable in what it
 * names; its list follows the document. */
G_DECLARE_FINAL_TYPE (AspScope, asp_scope, ASP, SCOPE, GObject)

AspScope     *asp_scope_new           (AspStandingList *standings,
                                       AspPlanner      *planner,
                                       AspScopeKind     kind,
                                       gint64           key);
AspScope     *asp_scope_new_from_text (AspStandingList *standings,
                                       AspPlanner      *planner,
                                       const char      *text);
char         *asp_scope_to_text       (AspScope        *self);
gboolean      asp_scope_equal         (AspScope        *self,
                                       AspScope        *other);
gboolean      asp_scope_exists        (AspScope        *self);

AspDocument  *asp_scope_get_document  (AspScope        *self);
AspPlanner   *asp_scope_get_planner   (AspScope        *self);
AspScopeKind  asp_scope_get_kind      (AspScope        *self);
gint64        asp_scope_get_key       (AspScope        *self);
char         *asp_scope_get_title     (AspScope        *self);
char         *asp_scope_get_subtitle  (AspScope        *self);
GListModel   *asp_scope_get_standings (AspScope        *self);
AspStanding  *asp_scope_get_single    (AspScope        *self);

G_END_DECLS
