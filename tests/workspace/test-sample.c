/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document-fixture.h"

#include "asp-check.h"
#include "asp-plan.h"

/* The pilots as the gazetteer of 1 January 2015 has them (domain.md 3.1). */
static const struct
{
  const char *name;
  const char *ksh_code;
  const char *district;
  int         office_code;
  int         population;
  int         dwellings;
} pilots[] = {
  { "Márianosztra", "04570", "Szobi", 2, 843, 383 },
  { "Ipolydamásd", "28097", "Szobi", 6, 359, 197 },
  { "Zebegény", "14960", "Szobi", 6, 1197, 586 },
  { "Letkés", "22682", "Szobi", 6, 1127, 433 },
  { "Ipolytölgyes", "04978", "Szobi", 6, 427, 124 },
  { "Csobánka", "06822", "Szentendrei", 1, 3189, 1093 },
  { "Nagymaros", "31732", "Szobi", 1, 4721, 2018 },
  { "Pilisszántó", "05290", "Pilisvörösvári", 1, 2881, 1451 },
  { "Zsámbok", "22035", "Gödöllői", 1, 2297, 999 },
  { "Jászkarajenő", "11004", "Ceglédi", 1, 2707, 1390 },
  { "Abony", "27872", "Ceglédi", 1, 14563, 6009 },
};

static void
test_pilots (DocumentFixture *fixture,
             gconstpointer    data)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->standings)), ==,
                    G_N_ELEMENTS (pilots));

  for (guint i = 0; i < G_N_ELEMENTS (pilots); i++)
    {
      AspStanding *standing = document_fixture_find (fixture, pilots[i].name);
      AspRecord *record;

      g_test_message ("%s", pilots[i].name);
      g_assert_nonnull (standing);
      record = ASP_RECORD (asp_standing_get_municipality (standing));
      g_assert_cmpstr (asp_record_get_text (record, "ksh_code"), ==, pilots[i].ksh_code);
      g_assert_cmpint (asp_check_identifier (ASP_IDENTIFIER_KSH, pilots[i].ksh_code), ==,
                       ASP_CHECK_OK);
      g_assert_cmpstr (asp_record_get_text (record, "district"), ==, pilots[i].district);
      g_assert_cmpint (asp_record_get_integer (record, "office_code", 0), ==,
                       pilots[i].office_code);
      g_assert_cmpint (asp_record_get_integer (record, "population", 0), ==, pilots[i].population);
      g_assert_cmpint (asp_record_get_integer (record, "dwellings", 0), ==, pilots[i].dwellings);
      g_assert_nonnull (asp_standing_get_plan (standing));
    }
}

/* The states differ: somebody is late, somebody waits, somebody is in each of two stages. */
static void
test_states_differ (DocumentFixture *fixture,
                    gconstpointer    data)
{
  guint n_stage[4] = { 0 }, n_late = 0, n_on_time = 0, n_blocked = 0;

  g_assert_cmpint (asp_document_get_status_date (fixture->document), ==,
                   asp_day_new (2014, 9, 15));
  for (guint i = 0; i < G_N_ELEMENTS (pilots); i++)
    {
      AspStanding *standing = document_fixture_find (fixture, pilots[i].name);

      n_stage[asp_standing_get_stage (standing)]++;
      n_late += asp_standing_get_n_late (standing) > 0;
      n_on_time += asp_standing_get_n_late (standing) == 0;
      n_blocked += asp_standing_get_n_blocked (standing) > 0;
      g_test_message ("%s: stage %d, %d %%, %u late, %u blocked, slip %d", pilots[i].name,
                      asp_standing_get_stage (standing), asp_standing_get_percent (standing),
                      asp_standing_get_n_late (standing), asp_standing_get_n_blocked (standing),
                      asp_plan_get_slip (asp_standing_get_plan (standing)));
    }
  g_assert_cmpuint (n_stage[ASP_STANDING_PREPARATION], >, 0);
  g_assert_cmpuint (n_stage[ASP_STANDING_JOINING], >, 0);
  g_assert_cmpuint (n_late, >, 0);
  g_assert_cmpuint (n_on_time, >, 0);
  g_assert_cmpuint (n_blocked, >, 0);
}

/* Nobody works in the future, nor finishes before beginning. */
static void
test_days_are_possible (DocumentFixture *fixture,
                        gconstpointer    data)
{
  for (guint i = 0; i < G_N_ELEMENTS (pilots); i++)
    {
      AspPlan *plan = asp_standing_get_plan (document_fixture_find (fixture, pilots[i].name));

      for (guint node = 0; node < asp_plan_get_n_tasks (plan); node++)
        {
          const AspPlanTask *task = asp_plan_get_task (plan, node);

          if (task->actual_start != ASP_DAY_NONE)
            g_assert_cmpint (task->actual_start, <=, asp_plan_get_status_date (plan));
          if (task->actual_finish == ASP_DAY_NONE)
            continue;
          g_assert_cmpint (task->actual_finish, <=, asp_plan_get_status_date (plan));
          g_assert_cmpint (task->actual_start, <=, task->actual_finish);
          g_assert_cmpint (task->state, ==, ASP_TASK_STATE_DONE);
        }
    }
}

static void
test_blank_document (DocumentFixture *fixture,
                     gconstpointer    data)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->standings)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (
                      G_LIST_MODEL (asp_document_get_waves (fixture->document))), ==, 3);
  g_assert_cmpint (asp_planner_get_default_template_id (fixture->planner), !=, 0);
  g_assert_null (asp_document_get_undo_label (fixture->document));
  /* Its status date is the real day. */
  g_assert_cmpint (asp_document_get_status_date (fixture->document), ==, asp_day_today ());
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, data, func) \
  g_test_add (path, DocumentFixture, data, document_fixture_set_up, func, \
              document_fixture_tear_down)
  ADD ("/workspace/sample/pilots-have-their-public-data", NULL, test_pilots);
  ADD ("/workspace/sample/states-differ", NULL, test_states_differ);
  ADD ("/workspace/sample/days-are-possible", NULL, test_days_are_possible);
  ADD ("/workspace/sample/blank-document", "blank", test_blank_document);
#undef ADD

  return g_test_run ();
}
