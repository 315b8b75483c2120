/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-plan.h"
#include "asp-template.h"

#include "fuzz.h"

/* Any bytes as a schedule template: it is refused, or planned for each kind of wave. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static const AspWaveKind waves[] = {
    ASP_WAVE_KIND_PILOT, ASP_WAVE_KIND_KMOP, ASP_WAVE_KIND_FURTHER,
  };
  g_autoptr (AspCalendar) calendar = asp_calendar_new_hungarian ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AspTemplate) template = asp_template_new ((const char *) data, (gssize) size,
                                                       "fuzz.xml", &error);
  const AspPlanInput input = {
    .start_day = asp_day_new (2014, 6, 12),
    .status_date = asp_day_new (2014, 9, 15),
    .joint_office = TRUE,
    .buys_testing = TRUE,
    .has_grant = TRUE,
  };

  g_assert_true ((template == NULL) == (error != NULL));
  for (guint i = 0; template != NULL && i < G_N_ELEMENTS (waves); i++)
    {
      g_autoptr (GError) network_error = NULL;
      g_autoptr (AspNetwork) network = asp_network_new (template, waves[i], &network_error);
      g_autoptr (AspPlan) plan = NULL;

      g_assert_true ((network == NULL) == (network_error != NULL));
      if (network == NULL)
        continue;

      plan = asp_plan_new (network, calendar, &input);
      g_assert_cmpuint (asp_plan_get_n_tasks (plan), ==, asp_network_get_n_nodes (network));
    }

  return 0;
}
