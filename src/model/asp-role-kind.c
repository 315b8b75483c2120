/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-role-kind.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const char *code;
  /* The briefing asks every municipality to name one (domain.md 2). Users, whom it lists too, are
   * counted by the questionnaire, not named. */
  gboolean    mandatory;
  const char *label;
  const char *duty;
  const char *invitation;
} Kind;

/* domain.md 3.3 */
static const Kind kinds[ASP_N_ROLE_KINDS] = {
  { "HK", TRUE, NC_("role", "Official representative"),
    N_("Signs the contracts, normally the mayor"), N_("Name the official representative") },
  { "KT", TRUE, NC_("role", "ASP contact person"),
    N_("Links the municipality to the Centre, sends the questionnaires"),
    N_("Name the ASP contact person") },
  { "IT", TRUE, NC_("role", "Local IT operator"),
    N_("Looks after workstations, network and accounts"), N_("Name the local IT operator") },
  { "KF", TRUE, NC_("role", "Key user"),
    N_("Tests the systems, checks the migration, trains the others"), N_("Name a key user") },
  { "FH", FALSE, NC_("role", "User"),
    N_("Takes part in the training, uses the systems"), N_("Add a user") },
  { "JE", FALSE, NC_("role", "Notary"),
    N_("Heads the office, makes its rules"), N_("Name the notary") },
  { "PM", FALSE, NC_("role", "Project manager"),
    N_("Reports on the grant"), N_("Name the project manager") },
  { "GV", FALSE, NC_("role", "Finance officer"),
    N_("Checks the funds, keeps the cost sheet"), N_("Name the finance officer") },
  { "AK", FALSE, NC_("role", "ASP Centre"),
    N_("Who answers at the Centre"), N_("Add whom to ask at the Centre") },
};

const char *
asp_role_kind_to_code (AspRoleKind kind)
{
  g_return_val_if_fail ((guint) kind < ASP_N_ROLE_KINDS, NULL);

  return kinds[kind].code;
}

gboolean
asp_role_kind_from_code (const char  *code,
                         AspRoleKind *kind)
{
  for (guint i = 0; code != NULL && i < ASP_N_ROLE_KINDS; i++)
    {
      if (strcmp (code, kinds[i].code) == 0)
        {
          *kind = (AspRoleKind) i;
          return TRUE;
        }
    }

  return FALSE;
}

/* Whether a municipality lacks something while nobody has the role. */
gboolean
asp_role_kind_is_mandatory (AspRoleKind kind)
{
  g_return_val_if_fail ((guint) kind < ASP_N_ROLE_KINDS, FALSE);

  return kinds[kind].mandatory;
}

const char *
asp_role_kind_get_label (AspRoleKind kind)
{
  g_return_val_if_fail ((guint) kind < ASP_N_ROLE_KINDS, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, "role", kinds[kind].label);
}

/* What the role is for, without a full stop. */
const char *
asp_role_kind_get_duty (AspRoleKind kind)
{
  g_return_val_if_fail ((guint) kind < ASP_N_ROLE_KINDS, NULL);

  return _(kinds[kind].duty);
}

/* The words on what is pressed to name somebody. */
const char *
asp_role_kind_get_invitation (AspRoleKind kind)
{
  g_return_val_if_fail ((guint) kind < ASP_N_ROLE_KINDS, NULL);

  return _(kinds[kind].invitation);
}

/* A code that is not known is returned as it is. */
const char *
asp_role_get_label (const char *role_code)
{
  AspRoleKind kind;

  g_return_val_if_fail (role_code != NULL, NULL);

  return asp_role_kind_from_code (role_code, &kind) ? asp_role_kind_get_label (kind) : role_code;
}
