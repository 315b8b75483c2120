/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-role.h"

struct _AspRole
{
  AspRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (AspRole, asp_role, ASP_TYPE_RECORD)

/* Column of the document, property, type. */
static const AspField fields[] = {
  { "municipality_id", "municipality-id", ASP_FIELD_INTEGER },
  { "person_id", "person-id", ASP_FIELD_INTEGER },
  { "kind", "kind", ASP_FIELD_TEXT },
  { "system", "system", ASP_FIELD_TEXT },
  { "from_day", "from-day", ASP_FIELD_DAY },
  { "to_day", "to-day", ASP_FIELD_DAY },
  { "deputy_id", "deputy-id", ASP_FIELD_INTEGER },
  { "note", "note", ASP_FIELD_TEXT },
};

static void
asp_role_class_init (AspRoleClass *klass)
{
  asp_record_class_set_fields (ASP_RECORD_CLASS (klass), "role", fields, G_N_ELEMENTS (fields));
}

static void
asp_role_init (AspRole *self)
{
}
