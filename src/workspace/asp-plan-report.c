/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-plan-report.h"

#include <glib/gi18n-lib.h>

#include "asp-baselines.h"
#include "asp-format.h"
#include "asp-outside-link-commands.h"
#include "asp-plan-warnings.h"
#include "asp-warning-words.h"

/* Returns: (transfer full) */
AspReport *
asp_validate_report_new (void)
{
  static const char *const columns[] = {
    "municipality", "kind", "conflict", "task", "stage", "limit", "days", "text", NULL,
  };

  return asp_report_new (columns);
}

static void
add_warning (AspReport            *report,
             AspPlan              *plan,
             const char           *name,
             const AspPlanWarning *warning,
             const char           *words)
{
  gboolean of_task = warning->node != G_MAXUINT;

  asp_report_add_text (report, name);
  asp_report_add_text (report, asp_warning_kind_to_code (warning->kind));
  asp_report_add_integer (report, asp_warning_is_conflict (warning->kind));
  asp_report_add_text (report, of_task
                                 ? asp_network_get_task (asp_plan_get_network (plan),
                                                         warning->node)->code : NULL);
  asp_report_add_integer (report, warning->stage);
  asp_report_add_day (report, warning->limit);
  asp_report_add_integer (report, warning->days);
  asp_report_add_text (report, words);
}

/* Own dependencies that do not count. @code: for machines */
static void
add_problem (AspReport  *report,
             GString    *text,
             const char *name,
             const char *code,
             const char *problem)
{
  asp_report_add_text (report, name);
  asp_report_add_text (report, code);
  asp_report_add_integer (report, TRUE);
  asp_report_add_text (report, NULL);
  asp_report_add_integer (report, 0);
  asp_report_add_day (report, ASP_DAY_NONE);
  asp_report_add_integer (report, 0);
  asp_report_add_text (report, problem);
  g_string_append_printf (text, "%s: %s\n", name, problem);
}

/* Adds a municipality's warnings, as rows and as lines of @text. */
void
asp_validate_report_add (AspReport  *report,
                         GString    *text,
                         AspPlanner *planner,
                         gint64      municipality_id,
                         const char *name)
{
  AspPlan *plan = asp_planner_get_plan (planner, municipality_id);
  const char *problem = asp_planner_get_problem (planner, municipality_id);
  g_autoptr (GPtrArray) broken = asp_outside_links_find_broken (planner, municipality_id);
  g_autoptr (GArray) warnings = NULL;

  if (problem != NULL)
    add_problem (report, text, name, "cycle", problem);
  for (guint i = 0; i < broken->len; i++)
    add_problem (report, text, name, "outside-link",
                 ((const AspBrokenLink *) g_ptr_array_index (broken, i))->text);
  if (plan == NULL)
    return;

  warnings = asp_plan_list_warnings (plan);
  for (guint i = 0; i < warnings->len; i++)
    {
      const AspPlanWarning *warning = &g_array_index (warnings, AspPlanWarning, i);
      g_autofree char *words = asp_warning_describe (plan, warning);

      add_warning (report, plan, name, warning, words);
      g_string_append_printf (text, "%s: %s\n", name, words);
    }
}

/* Returns: (transfer full) */
AspReport *
asp_diff_report_new (void)
{
  static const char *const columns[] = {
    "municipality", "task", "base_start", "base_finish", "start", "finish", "days", "text", NULL,
  };

  return asp_report_new (columns);
}

static void
append_line (GString       *text,
             const AspSlip *slip,
             const char    *words)
{
  g_autofree char *base = slip->base_finish != ASP_DAY_NONE ? asp_format_day (slip->base_finish)
                                                            : g_strdup ("–");
  g_autofree char *now = slip->finish != ASP_DAY_NONE ? asp_format_day (slip->finish)
                                                      : g_strdup ("–");

  g_string_append_printf (text, "  %s: %s → %s, %s\n", slip->title, base, now, words);
}

/**
 * asp_diff_report_add:
 * @baseline_id: 0: the plan as it is now
 *
 * Adds a municipality's tasks: all as rows, those that differ as lines of @text.
 *
 * Returns: FALSE when there is nothing to compare
 */
gboolean
asp_diff_report_add (AspReport  *report,
                     GString    *text,
                     AspPlanner *planner,
                     gint64      municipality_id,
                     const char *name,
                     gint64      baseline_id)
{
  g_autoptr (GPtrArray) slips = asp_baseline_compare (planner, municipality_id, baseline_id);
  guint n_different = 0;

  if (slips == NULL)
    return FALSE;

  g_string_append_printf (text, "%s\n", name);
  for (guint i = 0; i < slips->len; i++)
    {
      const AspSlip *slip = g_ptr_array_index (slips, i);
      g_autofree char *words = asp_slip_describe (slip);

      asp_report_add_text (report, name);
      asp_report_add_text (report, slip->code);
      asp_report_add_day (report, slip->base_start);
      asp_report_add_day (report, slip->base_finish);
      asp_report_add_day (report, slip->start);
      asp_report_add_day (report, slip->finish);
      asp_report_add_integer (report, slip->days);
      asp_report_add_text (report, words);
      if (words == NULL)
        continue;

      append_line (text, slip, words);
      n_different++;
    }
  if (n_different == 0)
    g_string_append_printf (text, "  %s\n", _("Everything is as planned."));

  return TRUE;
}
