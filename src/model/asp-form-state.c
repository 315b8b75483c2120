/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-state.h"

struct _AspFormState
{
  AspRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (AspFormState, asp_form_state, ASP_TYPE_RECORD)

/* Column of the document, property, type. */
static const AspField fields[] = {
  { "municipality_id", "municipality-id", ASP_FIELD_INTEGER },
  { "form_id", "form-id", ASP_FIELD_INTEGER },
  { "state", "state", ASP_FIELD_TEXT },
  { "answered", "answered", ASP_FIELD_INTEGER },
  { "missing", "missing", ASP_FIELD_INTEGER },
  { "wrong", "wrong", ASP_FIELD_INTEGER },
  { "finished_at", "finished-at", ASP_FIELD_TEXT },
};

static void
asp_form_state_class_init (AspFormStateClass *klass)
{
  asp_record_class_set_fields (ASP_RECORD_CLASS (klass), "form_instance", fields,
                               G_N_ELEMENTS (fields));
}

static void
asp_form_state_init (AspFormState *self)
{
}
