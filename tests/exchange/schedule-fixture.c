/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "schedule-fixture.h"

#define START_DAY  asp_day_new (2014, 6, 12)
#define STATUS_DAY asp_day_new (2014, 6, 16)

static void
make_network (ScheduleFixture *self,
              AspWaveKind      wave)
{
  g_autoptr (GBytes) file = asp_template_get_reference_file ();
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *text = g_bytes_get_data (file, &length);

  self->template = asp_template_new (text, (gssize) length, "reference", &error);
  g_assert_no_error (error);
  self->network = asp_network_new (self->template, wave, &error);
  g_assert_no_error (error);
}

/* Day 0 of domain.md 11; every condition of the template holds. */
static void
make_plan (ScheduleFixture       *self,
           const AspTaskOverride *overrides,
           guint                  n_overrides)
{
  AspPlanInput input = {
    .start_day = START_DAY,
    .status_date = n_overrides > 0 ? STATUS_DAY : START_DAY,
    .joint_office = TRUE,
    .buys_testing = TRUE,
    .has_grant = TRUE,
    .n_overrides = n_overrides,
    .overrides = overrides,
  };

  g_clear_pointer (&self->plan, asp_plan_unref);
  self->plan = asp_plan_new (self->network, self->calendar, &input);
  self->data.plan = self->plan;
}

ScheduleFixture *
schedule_fixture_new (AspWaveKind            wave,
                      AspLanguage            language,
                      const AspTaskOverride *overrides,
                      guint                  n_overrides)
{
  ScheduleFixture *self = g_new0 (ScheduleFixture, 1);

  make_network (self, wave);
  self->calendar = asp_calendar_new_hungarian ();
  self->persons = g_new0 (const char *, asp_network_get_n_nodes (self->network) + 1);
  self->notes = g_new0 (const char *, asp_network_get_n_nodes (self->network) + 1);
  self->created = g_date_time_new_utc (2014, 9, 15, 10, 20, 30);
  make_plan (self, overrides, n_overrides);
  self->data.language = language;
  self->data.title = "Csatlakozási ütemterv";
  self->data.municipality = "Márianosztra & Társai";
  self->data.persons = self->persons;
  self->data.notes = self->notes;
  self->data.author = "Próba Éva";
  self->data.created = self->created;

  return self;
}

void
schedule_fixture_free (ScheduleFixture *self)
{
  asp_plan_unref (self->plan);
  asp_calendar_unref (self->calendar);
  asp_network_unref (self->network);
  asp_template_unref (self->template);
  g_date_time_unref (self->created);
  g_free (self->persons);
  g_free (self->notes);
  g_free (self);
}

guint
schedule_fixture_node (ScheduleFixture *self,
                       const char      *code)
{
  guint node;

  g_assert_true (asp_network_find (self->network, code, &node));

  return node;
}

/* A pilot in the middle of its work: 1.1 done as planned, 1.2 at 40 %, 11.4 not before
 * 1 January 2015, which is a holiday. Names and notes are such that a careless writer would
 * break on them. */
ScheduleFixture *
schedule_fixture_new_running (AspLanguage language)
{
  ScheduleFixture *self = schedule_fixture_new (ASP_WAVE_KIND_PILOT, language, NULL, 0);
  AspTaskOverride overrides[] = {
    {
      .node = schedule_fixture_node (self, "1.1"),
      .state = ASP_TASK_STATE_DONE,
      .percent = 100,
      .duration = -1,
      .actual_start = asp_day_new (2014, 6, 12),
      .actual_finish = asp_day_new (2014, 6, 13),
      .constraint_day = ASP_DAY_NONE,
      .deadline = ASP_DAY_NONE,
    },
    {
      .node = schedule_fixture_node (self, "1.2"),
      .state = ASP_TASK_STATE_IN_PROGRESS,
      .percent = 40,
      .duration = -1,
      .actual_start = asp_day_new (2014, 6, 16),
      .actual_finish = ASP_DAY_NONE,
      .constraint_day = ASP_DAY_NONE,
      .deadline = ASP_DAY_NONE,
    },
    {
      .node = schedule_fixture_node (self, "11.4"),
      .state = ASP_TASK_STATE_NOT_STARTED,
      .duration = -1,
      .actual_start = ASP_DAY_NONE,
      .actual_finish = ASP_DAY_NONE,
      .constraint = ASP_CONSTRAINT_START_NOT_EARLIER,
      .constraint_day = asp_day_new (2015, 1, 1),
      .deadline = ASP_DAY_NONE,
    },
    {
      .node = schedule_fixture_node (self, "8.5"),
      .state = ASP_TASK_STATE_NOT_APPLICABLE,
      .duration = -1,
      .actual_start = ASP_DAY_NONE,
      .actual_finish = ASP_DAY_NONE,
      .constraint_day = ASP_DAY_NONE,
      .deadline = ASP_DAY_NONE,
    },
  };

  make_plan (self, overrides, G_N_ELEMENTS (overrides));
  self->persons[schedule_fixture_node (self, "1.7")] = "Kovács, Anna [dr.]";
  self->persons[schedule_fixture_node (self, "1.9")] = "+36 1 234 5678";
  self->notes[schedule_fixture_node (self, "1.7")] = FIXTURE_FORMULA;
  self->notes[schedule_fixture_node (self, "1.8")] = FIXTURE_HOSTILE;
  self->notes[schedule_fixture_node (self, "1.9")] = "első sor\r\nmásodik; sor \"idézettel\"";

  return self;
}

ScheduleFixture *
schedule_fixture_new_template (AspWaveKind wave,
                               AspLanguage language)
{
  ScheduleFixture *self = schedule_fixture_new (wave, language, NULL, 0);

  self->data.title = "Ütemterv minta";
  self->data.municipality = NULL;
  self->data.persons = NULL;
  self->data.notes = NULL;

  return self;
}

/* Links of all kinds to own tasks, with lag and lead in working and calendar days. */
static void
extend_network (ScheduleFixture *self)
{
  const AspOwnTask tasks[] = {
    { "2.S1", "Saját; feladat, vesszővel", "IT", ASP_STAGE_PREPARATION, 1, 4 },
    { "2.S2", "Saját mérföldkő", "IT", ASP_STAGE_PREPARATION, 1, 0 },
    { "12.S1", "Hírlevél", "KT", ASP_STAGE_LIVE, 11, 3 },
  };
  const AspOwnLink links[] = {
    { "1.13", "2.S1", ASP_LINK_FINISH_START, ASP_LAG_WORKING, 3, FALSE },
    { "2.S1", "2.S2", ASP_LINK_FINISH_START, ASP_LAG_WORKING, 0, FALSE },
    { "2.S1", "2.3", ASP_LINK_START_START, ASP_LAG_CALENDAR, 5, FALSE },
    { "2.3", "12.S1", ASP_LINK_FINISH_FINISH, ASP_LAG_WORKING, -1, FALSE },
    { "12.1", "12.2", ASP_LINK_START_FINISH, ASP_LAG_WORKING, 4, FALSE },
  };
  g_autoptr (AspNetwork) base = self->network;
  g_autoptr (GError) error = NULL;

  self->network = asp_network_extend (base, tasks, G_N_ELEMENTS (tasks), links,
                                      G_N_ELEMENTS (links), &error);
  g_assert_no_error (error);
  g_free (self->persons);
  g_free (self->notes);
  self->persons = g_new0 (const char *, asp_network_get_n_nodes (self->network) + 1);
  self->notes = g_new0 (const char *, asp_network_get_n_nodes (self->network) + 1);
  self->data.persons = self->persons;
  self->data.notes = self->notes;
}

/* A pilot that has not begun, with all eight constraints (days off among their days), a deadline,
 * and tasks and links of its own. */
ScheduleFixture *
schedule_fixture_new_constrained (void)
{
  static const struct
  {
    const char        *code;
    AspConstraintType  type;
    int                month, day;
  } constraints[] = {
    { "3.5", ASP_CONSTRAINT_AS_LATE_AS_POSSIBLE, 0, 0 },
    { "4.5", ASP_CONSTRAINT_MUST_START_ON, 7, 19 },       /* a Saturday */
    { "4.6", ASP_CONSTRAINT_MUST_FINISH_ON, 7, 25 },
    { "4.7", ASP_CONSTRAINT_START_NOT_EARLIER, 8, 20 },   /* a holiday */
    { "4.8", ASP_CONSTRAINT_START_NOT_LATER, 12, 1 },
    { "1.13", ASP_CONSTRAINT_FINISH_NOT_EARLIER, 7, 16 },
    { "3.4", ASP_CONSTRAINT_FINISH_NOT_LATER, 12, 1 },
  };
  ScheduleFixture *self = schedule_fixture_new (ASP_WAVE_KIND_PILOT, ASP_LANGUAGE_HU, NULL, 0);
  AspTaskOverride overrides[G_N_ELEMENTS (constraints)];

  extend_network (self);
  for (guint i = 0; i < G_N_ELEMENTS (constraints); i++)
    overrides[i] = (AspTaskOverride) {
      .node = schedule_fixture_node (self, constraints[i].code),
      .duration = -1,
      .actual_start = ASP_DAY_NONE,
      .actual_finish = ASP_DAY_NONE,
      .constraint = constraints[i].type,
      .constraint_day = constraints[i].month == 0
                          ? ASP_DAY_NONE
                          : asp_day_new (2014, constraints[i].month, constraints[i].day),
      .deadline = i == 0 ? asp_day_new (2014, 12, 31) : ASP_DAY_NONE,
    };
  make_plan (self, overrides, G_N_ELEMENTS (overrides));

  return self;
}
