/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Kinds of roles (domain.md 3.3), in the order in which they are shown; the document and the
 * template file hold the code in the comment. */
typedef enum
{
  ASP_ROLE_KIND_REPRESENTATIVE,   /* HK */
  ASP_ROLE_KIND_CONTACT,          /* KT */
  ASP_ROLE_KIND_IT_OPERATOR,      /* IT */
  ASP_ROLE_KIND_KEY_USER,         /* KF */
  ASP_ROLE_KIND_USER,             /* FH */
  ASP_ROLE_KIND_NOTARY,           /* JE */
  ASP_ROLE_KIND_PROJECT_MANAGER,  /* PM */
  ASP_ROLE_KIND_FINANCE,          /* GV */
  ASP_ROLE_KIND_CENTRE,           /* AK */
} AspRoleKind;

#define ASP_N_ROLE_KINDS 9

const char *asp_role_kind_to_code        (AspRoleKind  kind);
gboolean    asp_role_kind_from_code      (const char  *code,
                                          AspRoleKind *kind);
gboolean    asp_role_kind_is_mandatory   (AspRoleKind  kind);

/* Translated words for the screen. */
const char *asp_role_kind_get_label      (AspRoleKind  kind);
const char *asp_role_kind_get_duty       (AspRoleKind  kind);
const char *asp_role_kind_get_invitation (AspRoleKind  kind);
const char *asp_role_get_label           (const char  *role_code);

G_END_DECLS
