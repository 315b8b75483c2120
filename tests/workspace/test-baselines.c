/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-baselines.h"

#include <string.h>

#include "asp-plan-commands.h"
#include "asp-schedule-commands.h"
#include "document-fixture.h"

/* The sample's Nagymaros. */

static gint64
get_id (DocumentFixture *fixture,
        const char      *name)
{
  return asp_standing_get_id (document_fixture_find (fixture, name));
}

static const AspSlip *
find_slip (GPtrArray  *slips,
           const char *code)
{
  for (guint i = 0; i < slips->len; i++)
    {
      const AspSlip *slip = g_ptr_array_index (slips, i);

      if (strcmp (slip->code, code) == 0)
        return slip;
    }
  g_assert_not_reached ();
}

static void
freeze (DocumentFixture *fixture,
        const char      *name)
{
  gint64 ids[] = { get_id (fixture, "Nagymaros"), get_id (fixture, "Abony") };

  document_fixture_run (fixture, asp_baseline_command_freeze (fixture->planner, name, ids,
                                                              G_N_ELEMENTS (ids)));
}

/* The plan moves with a longer task, the baseline does not. */
static void
test_slip (DocumentFixture *fixture,
           gconstpointer    data)
{
  gint64 id = get_id (fixture, "Nagymaros");
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autofree char *words = NULL;
  const AspSlip *old, *new;
  gint64 baseline;

  freeze (fixture, "Testületi terv");
  baseline = asp_baseline_find (fixture->document, id, NULL);
  g_assert_cmpint (baseline, !=, 0);
  before = asp_baseline_compare (fixture->planner, id, baseline);
  document_fixture_run (fixture,
                        asp_schedule_command_set_duration (fixture->planner, id, "9.4", 9));
  after = asp_baseline_compare (fixture->planner, id, baseline);

  /* 9.4 takes 5 working days by the template. */
  old = find_slip (before, "9.4");
  new = find_slip (after, "9.4");
  g_assert_cmpint (new->base_finish, ==, old->base_finish);
  g_assert_cmpint (new->days, ==, old->days + 4);
  g_assert_cmpint (find_slip (after, "9.5")->days, ==, find_slip (before, "9.5")->days + 4);
  words = asp_slip_describe (new);
  g_assert_nonnull (strstr (words, "later"));
}

static void
test_tasks_come_and_go (DocumentFixture *fixture,
                        gconstpointer    data)
{
  gint64 id = get_id (fixture, "Nagymaros");
  g_autoptr (GPtrArray) slips = NULL;
  g_autofree char *code = NULL;
  gint64 baseline;

  freeze (fixture, "Előtte");
  baseline = asp_baseline_find (fixture->document, id, "Előtte");
  document_fixture_run (fixture, asp_plan_command_add_task (fixture->planner, id, "Új", "G12",
                                                            ASP_STAGE_LIVE, "KT", 2, NULL, &code,
                                                            NULL));
  document_fixture_run (fixture, asp_schedule_command_set_state (fixture->planner, id, "9.7",
                                                                 ASP_TASK_STATE_NOT_APPLICABLE));
  slips = asp_baseline_compare (fixture->planner, id, baseline);
  g_assert_cmpint (find_slip (slips, code)->base_finish, ==, ASP_DAY_NONE);
  g_assert_cmpint (find_slip (slips, code)->finish, !=, ASP_DAY_NONE);
  g_assert_cmpint (find_slip (slips, "9.7")->base_finish, !=, ASP_DAY_NONE);
  g_assert_cmpint (find_slip (slips, "9.7")->finish, ==, ASP_DAY_NONE);
}

/* Made, renamed, deleted, and all of it undone. */
static void
test_undo (DocumentFixture *fixture,
           gconstpointer    data)
{
  gint64 id = get_id (fixture, "Abony");
  g_autofree char *before = document_fixture_dump (fixture);
  g_autofree char *deleted = NULL;
  g_autofree char *undone = NULL;
  g_autoptr (GPtrArray) list = NULL;
  gint64 baseline;

  freeze (fixture, "A");
  freeze (fixture, "B");
  list = asp_baseline_list (fixture->document, id);
  g_assert_cmpuint (list->len, ==, 2);
  baseline = asp_baseline_find (fixture->document, id, "A");
  document_fixture_run (fixture, asp_baseline_command_rename (fixture->document, baseline, "C"));
  g_assert_cmpint (asp_baseline_find (fixture->document, id, "C"), ==, baseline);
  g_assert_cmpint (asp_baseline_find (fixture->document, id, "A"), ==, 0);
  document_fixture_run (fixture, asp_baseline_command_delete (fixture->document, baseline));
  document_fixture_run (fixture,
                        asp_baseline_command_delete (fixture->document,
                                                     asp_baseline_find (fixture->document, id,
                                                                        "B")));
  deleted = document_fixture_dump (fixture);
  g_assert_cmpstr (deleted, ==, before);
  for (guint i = 0; i < 5; i++)
    g_assert_true (asp_document_undo (fixture->document, NULL));
  undone = document_fixture_dump (fixture);
  g_assert_cmpstr (undone, ==, before);
}

/* One task, against the newest of several. */
static void
test_one_task (DocumentFixture *fixture,
               gconstpointer    data)
{
  gint64 id = get_id (fixture, "Nagymaros");
  g_autoptr (AspSlip) none = NULL;
  g_autoptr (AspSlip) before = NULL;
  g_autoptr (AspSlip) slip = NULL;
  g_autoptr (AspSlip) unknown = NULL;
  const char *name = NULL;

  none = asp_baseline_compare_task (fixture->planner, id, "9.4", &name);
  g_assert_null (none);
  freeze (fixture, "Előtte");
  document_fixture_run (fixture,
                        asp_schedule_command_set_duration (fixture->planner, id, "9.4", 9));
  freeze (fixture, "Utána");
  /* The forecast may be behind the plan already. */
  before = asp_baseline_compare_task (fixture->planner, id, "9.4", &name);
  document_fixture_run (fixture,
                        asp_schedule_command_set_duration (fixture->planner, id, "9.4", 11));
  slip = asp_baseline_compare_task (fixture->planner, id, "9.4", &name);
  g_assert_nonnull (slip);
  g_assert_cmpint (slip->days, ==, before->days + 2);
  g_assert_cmpstr (name, ==, "Utána");
  unknown = asp_baseline_compare_task (fixture->planner, id, "99.9", &name);
  g_assert_null (unknown);
}

static void
test_nothing_to_freeze (DocumentFixture *fixture,
                        gconstpointer    data)
{
  g_assert_null (asp_baseline_command_freeze (fixture->planner, "Üres", NULL, 0));
  g_assert_null (asp_baseline_compare (fixture->planner, get_id (fixture, "Abony"), 12345));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/workspace/baselines/" name, DocumentFixture, NULL, document_fixture_set_up, \
              function, document_fixture_tear_down)
  ADD ("slip", test_slip);
  ADD ("tasks-come-and-go", test_tasks_come_and_go);
  ADD ("undo", test_undo);
  ADD ("one-task", test_one_task);
  ADD ("nothing-to-freeze", test_nothing_to_freeze);
#undef ADD

  return g_test_run ();
}
