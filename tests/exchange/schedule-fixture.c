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
