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

gboolean
asp_role_row_is_kind (AspRow      *row,
                      AspRoleKind  kind)
{
  return g_strcmp0 (asp_row_get_text (row, "kind"), asp_role_kind_to_code (kind)) == 0;
}

/* Whether the person has the role on @day; both its first and its last day count. */
gboolean
asp_role_row_is_in_force (AspRow *row,
                          AspDay  day)
{
  AspDay from = asp_row_get_day (row, "from_day");
  AspDay to = asp_row_get_day (row, "to_day");

  return (from == ASP_DAY_NONE || from <= day) && (to == ASP_DAY_NONE || day <= to);
}
