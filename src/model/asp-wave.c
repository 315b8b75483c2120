/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-wave.h"

struct _AspWave
{
  AspRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (AspWave, asp_wave, ASP_TYPE_RECORD)

/* Column of the document, property, type. */
static const AspField fields[] = {
  { "kind", "kind", ASP_FIELD_TEXT },
  { "number", "number", ASP_FIELD_INTEGER },
  { "name", "name", ASP_FIELD_TEXT },
  { "prepare_from", "prepare-from", ASP_FIELD_DAY },
  { "join_from", "join-from", ASP_FIELD_DAY },
  { "live_from", "live-from", ASP_FIELD_DAY },
  { "has_grant", "has-grant", ASP_FIELD_BOOLEAN },
  { "note", "note", ASP_FIELD_TEXT },
};

static void
asp_wave_class_init (AspWaveClass *klass)
{
  asp_record_class_set_fields (ASP_RECORD_CLASS (klass), "wave", fields, G_N_ELEMENTS (fields));
}

static void
asp_wave_init (AspWave *self)
{
}
