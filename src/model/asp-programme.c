/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-programme.h"

struct _AspProgramme
{
  AspRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (AspProgramme, asp_programme, ASP_TYPE_RECORD)

/* Column of the document, property, type. */
static const AspField fields[] = {
  { "name", "name", ASP_FIELD_TEXT },
  { "code", "code", ASP_FIELD_TEXT },
  { "status_date", "status-date", ASP_FIELD_DAY },
  { "note", "note", ASP_FIELD_TEXT },
};

static void
asp_programme_class_init (AspProgrammeClass *klass)
{
  asp_record_class_set_fields (ASP_RECORD_CLASS (klass), "programme", fields,
                               G_N_ELEMENTS (fields));
}

static void
asp_programme_init (AspProgramme *self)
{
}
