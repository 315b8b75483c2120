/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-link.h"

#include <string.h>

/* Codes as documents, templates and other programs' texts have them. */
static const char *const link_codes[ASP_N_LINK_TYPES] = { "FS", "SS", "FF", "SF" };

static const char *const constraint_codes[ASP_N_CONSTRAINT_TYPES] = {
  "ASAP", "ALAP", "MSO", "MFO", "SNET", "SNLT", "FNET", "FNLT",
};

const char *
asp_link_type_to_code (AspLinkType type)
{
  g_return_val_if_fail ((guint) type < ASP_N_LINK_TYPES, NULL);

  return link_codes[type];
}

/* Only the first two characters of @code count: "SS+3" is a start to start too. */
gboolean
asp_link_type_from_code (const char  *code,
                         AspLinkType *type)
{
  for (guint i = 0; code != NULL && i < ASP_N_LINK_TYPES; i++)
    {
      if (strncmp (code, link_codes[i], 2) == 0)
        {
          *type = (AspLinkType) i;
          return TRUE;
        }
    }

  return FALSE;
}

const char *
asp_constraint_type_to_code (AspConstraintType type)
{
  g_return_val_if_fail ((guint) type < ASP_N_CONSTRAINT_TYPES, NULL);

  return constraint_codes[type];
}

gboolean
asp_constraint_type_from_code (const char        *code,
                               AspConstraintType *type)
{
  for (guint i = 0; code != NULL && i < ASP_N_CONSTRAINT_TYPES; i++)
    {
      if (strcmp (code, constraint_codes[i]) == 0)
        {
          *type = (AspConstraintType) i;
          return TRUE;
        }
    }

  return FALSE;
}

gboolean
asp_constraint_type_has_day (AspConstraintType type)
{
  return type > ASP_CONSTRAINT_AS_LATE_AS_POSSIBLE && type < ASP_N_CONSTRAINT_TYPES;
}

/* A predecessor as tables of schedules have it: "2.7", "2.7FS+2", "2.7SS", "2.7FF-1ed" (elapsed
 * days, as MS Project writes them). Returns: (transfer full) */
char *
asp_link_format (const char  *code,
                 AspLinkType  type,
                 AspLagUnit   unit,
                 int          lag)
{
  g_return_val_if_fail (code != NULL, NULL);

  if (lag == 0)
    return g_strconcat (code, type == ASP_LINK_FINISH_START ? "" : link_codes[type], NULL);

  return g_strdup_printf ("%s%s%+d%s", code, link_codes[type], lag,
                          unit == ASP_LAG_CALENDAR ? "ed" : "");
}
