/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-network.h"

#include "asp-plan.h"

#include <string.h>

/* What a municipality has beside its template: tasks and links of its own. */

static AspNetwork *
create_base (void)
{
  g_autoptr (GBytes) file = asp_template_get_reference_file ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AspTemplate) template = NULL;
  AspNetwork *network;

  template = asp_template_new (g_bytes_get_data (file, NULL), (gssize) g_bytes_get_size (file),
                               "reference-schedule.xml", &error);
  g_assert_no_error (error);
  network = asp_network_new (template, ASP_WAVE_KIND_PILOT, &error);
  g_assert_no_error (error);

  return network;
}

static AspPlan *
create_plan (AspNetwork *network)
{
  g_autoptr (AspCalendar) calendar = asp_calendar_new_hungarian ();
  AspPlanInput input = {
    .start_day = asp_day_new (2014, 6, 12),
    .status_date = asp_day_new (2014, 6, 12),
    .joint_office = TRUE,
    .buys_testing = TRUE,
    .has_grant = TRUE,
  };

  return asp_plan_new (network, calendar, &input);
}

static const AspOwnTask own_tasks[] = {
  { "2.S1", "Szerverszoba felújítása", "IT", ASP_STAGE_PREPARATION, 1, 10 },
  { "12.S1", "Hírlevél", "KT", ASP_STAGE_LIVE, 11, 0 },
};

static void
test_own_tasks_stand_in_their_group (void)
{
  g_autoptr (AspNetwork) base = create_base ();
  g_autoptr (AspNetwork) network = NULL;
  g_autoptr (GError) error = NULL;
  guint node, before, after;

  network = asp_network_extend (base, own_tasks, G_N_ELEMENTS (own_tasks), NULL, 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (asp_network_get_n_nodes (network), ==, asp_network_get_n_nodes (base) + 2);
  g_assert_cmpuint (asp_network_get_n_links (network), ==, asp_network_get_n_links (base));

  g_assert_true (asp_network_find (network, "2.12", &before));
  g_assert_true (asp_network_find (network, "2.S1", &node));
  g_assert_true (asp_network_find (network, "3.1", &after));
  g_assert_cmpuint (node, ==, before + 1);
  g_assert_cmpuint (after, ==, node + 1);
  g_assert_cmpstr (asp_network_get_task (network, node)->title[ASP_LANGUAGE_HU], ==,
                   "Szerverszoba felújítása");
  g_assert_true (asp_network_get_task (network, node)->own);

  g_assert_true (asp_network_find (network, "12.S1", &node));
  g_assert_cmpuint (node, ==, asp_network_get_n_nodes (network) - 1);
  g_assert_cmpint (asp_network_get_task (network, node)->kind, ==, ASP_TASK_KIND_MILESTONE);
}

/* 2.7 is planned from 1 to 25 September 2014, 2.6 to 29 August (domain.md 11): ten working days
 * before it move it, and everything behind it. */
static void
test_own_links_bind (void)
{
  const AspOwnLink links[] = {
    { .from_code = "2.6", .to_code = "2.S1" },
    { .from_code = "2.S1", .to_code = "2.7", .type = ASP_LINK_FINISH_START, .lag = 2 },
  };
  g_autoptr (AspNetwork) base = create_base ();
  g_autoptr (AspNetwork) network = NULL;
  g_autoptr (AspPlan) plan = NULL;
  g_autoptr (AspPlan) before = create_plan (base);
  g_autoptr (GError) error = NULL;
  guint node;

  network = asp_network_extend (base, own_tasks, G_N_ELEMENTS (own_tasks), links,
                                G_N_ELEMENTS (links), &error);
  g_assert_no_error (error);
  plan = create_plan (network);
  g_assert_true (asp_network_find (network, "2.S1", &node));
  g_assert_cmpint (asp_plan_get_task (plan, node)->es, ==, 56);
  g_assert_true (asp_network_find (network, "2.7", &node));
  g_assert_cmpint (asp_plan_get_task (plan, node)->es, ==, 56 + 10 + 2);
  g_assert_cmpint (asp_plan_get_working_days (plan), ==, asp_plan_get_working_days (before) + 12);
}

/* Without its only predecessor in the way, 2.7 begins when the other things do. */
static void
test_links_can_be_removed (void)
{
  const AspOwnLink links[] = { { .from_code = "2.6", .to_code = "2.7", .removed = TRUE } };
  g_autoptr (AspNetwork) base = create_base ();
  g_autoptr (AspNetwork) network = NULL;
  g_autoptr (AspPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  guint node;

  network = asp_network_extend (base, NULL, 0, links, G_N_ELEMENTS (links), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (asp_network_get_n_links (network), ==, asp_network_get_n_links (base) - 1);
  plan = create_plan (network);
  g_assert_true (asp_network_find (network, "2.7", &node));
  g_assert_cmpint (asp_plan_get_task (plan, node)->es, ==, 0);
}

static void
test_cycles_are_named (void)
{
  const AspOwnLink links[] = { { .from_code = "2.7", .to_code = "2.5" } };
  g_autoptr (AspNetwork) base = create_base ();
  g_autoptr (AspNetwork) network = NULL;
  g_autoptr (GError) error = NULL;

  network = asp_network_extend (base, NULL, 0, links, G_N_ELEMENTS (links), &error);
  g_assert_null (network);
  g_assert_error (error, ASP_TEMPLATE_ERROR, ASP_TEMPLATE_ERROR_CYCLE);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "2.5 → 2.7 → 2.6 → 2.5"));
}

/* Links to tasks of another wave wait, and nothing hangs on a hammock. */
static void
test_links_that_wait (void)
{
  const AspOwnLink links[] = {
    { .from_code = "5.4/A", .to_code = "2.7" },
    { .from_code = "nowhere", .to_code = "2.7" },
    { .from_code = "12.3", .to_code = "2.7" },
    { .from_code = "2.7", .to_code = "2.7" },
  };
  g_autoptr (AspNetwork) base = create_base ();
  g_autoptr (AspNetwork) network = NULL;
  g_autoptr (GError) error = NULL;

  network = asp_network_extend (base, NULL, 0, links, G_N_ELEMENTS (links), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (asp_network_get_n_links (network), ==, asp_network_get_n_links (base));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/schedule/network/own-tasks-stand-in-their-group",
                   test_own_tasks_stand_in_their_group);
  g_test_add_func ("/schedule/network/own-links-bind", test_own_links_bind);
  g_test_add_func ("/schedule/network/links-can-be-removed", test_links_can_be_removed);
  g_test_add_func ("/schedule/network/cycles-are-named", test_cycles_are_named);
  g_test_add_func ("/schedule/network/links-that-wait", test_links_that_wait);

  return g_test_run ();
}
