/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-schedule-export.h"

G_BEGIN_DECLS

/* A schedule of the reference template, ready to be exported. */
typedef struct
{
  AspTemplate       *template;
  AspNetwork        *network;
  AspCalendar       *calendar;
  AspPlan           *plan;
  const char       **persons;       /* of each node; static strings */
  const char       **notes;
  GDateTime         *created;
  AspScheduleExport  data;
} ScheduleFixture;

#define FIXTURE_FORMULA "=HYPERLINK(\"http://example.org\";\"kattintson\")"
#define FIXTURE_HOSTILE "]]> <b>&amp; %s%n \x01 \x1b vége"

ScheduleFixture *schedule_fixture_new  (AspWaveKind             wave,
                                        AspLanguage             language,
                                        const AspTaskOverride  *overrides,
                                        guint                   n_overrides);
void             schedule_fixture_free (ScheduleFixture        *self);
guint            schedule_fixture_node (ScheduleFixture        *self,
                                        const char             *code);
ScheduleFixture *schedule_fixture_new_running (AspLanguage      language);
ScheduleFixture *schedule_fixture_new_constrained (void);
ScheduleFixture *schedule_fixture_new_template (AspWaveKind     wave,
                                        AspLanguage             language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ScheduleFixture, schedule_fixture_free)

G_END_DECLS
