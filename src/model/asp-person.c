/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-person.h"

struct _AspPerson
{
  AspRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (AspPerson, asp_person, ASP_TYPE_RECORD)

/* Column of the document, property, type. */
static const AspField fields[] = {
  { "name", "name", ASP_FIELD_TEXT },
  { "post", "post", ASP_FIELD_TEXT },
  { "employer", "employer", ASP_FIELD_TEXT },
  { "email", "email", ASP_FIELD_TEXT },
  { "phone", "phone", ASP_FIELD_TEXT },
  { "note", "note", ASP_FIELD_TEXT },
};

static void
asp_person_class_init (AspPersonClass *klass)
{
  asp_record_class_set_fields (ASP_RECORD_CLASS (klass), "person", fields, G_N_ELEMENTS (fields));
}

static void
asp_person_init (AspPerson *self)
{
}
