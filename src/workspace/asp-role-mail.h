/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-role-kind.h"
#include "asp-scope.h"

G_BEGIN_DECLS

/* To whom a mail to a role goes: those who have it on the status date. */
typedef struct
{
  GPtrArray *addresses;         /* (owned) (element-type utf8): each once, in order */
  GPtrArray *without;           /* (owned) (element-type utf8): who has none, with the place */
} AspRoleMail;

/* Longer addresses are cut by some mail programs and systems. */
#define ASP_ROLE_MAIL_MAX_URI 2000

AspRoleMail *asp_role_mail_new          (AspScope    *scope,
                                         AspRoleKind  kind);
void         asp_role_mail_free         (AspRoleMail *self);
char        *asp_role_mail_to_uri       (AspRoleMail *self);
char        *asp_role_mail_to_text      (AspRoleMail *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspRoleMail, asp_role_mail_free)

G_END_DECLS
