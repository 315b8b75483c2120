/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-milestone.h"

struct _AspMilestone
{
  AspRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (AspMilestone, asp_milestone, ASP_TYPE_RECORD)

/* Column of the document, property, type. */
static const AspField fields[] = {
  { "name", "name", ASP_FIELD_TEXT },
  { "day", "day", ASP_FIELD_DAY },
  { "note", "note", ASP_FIELD_TEXT },
};

static void
asp_milestone_class_init (AspMilestoneClass *klass)
{
  asp_record_class_set_fields (ASP_RECORD_CLASS (klass), "programme_milestone", fields,
                               G_N_ELEMENTS (fields));
}

static void
asp_milestone_init (AspMilestone *self)
{
}
