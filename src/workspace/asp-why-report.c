/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-why-report.h"

#include "asp-plan-commands-private.h"
#include "asp-plan-words.h"
#include "asp-why-words.h"

typedef void (*CauseFunc) (AspPlan      *plan,
                           const AspWhy *why,
                           guint         step,
                           gpointer      user_data);

/* From the task back to where nothing else is the cause. The network has no cycle, so the chain is
 * no longer than its tasks are many. */
static gboolean
walk (AspPlanner  *planner,
      gint64       municipality_id,
      const char  *task_code,
      CauseFunc    func,
      gpointer     user_data,
      GError     **error)
{
  AspPlanTarget target;
  AspWhy why;
  guint step = 1;

  if (!_asp_plan_find_target (planner, municipality_id, task_code, &target, error))
    return FALSE;

  for (guint node = target.node; node != G_MAXUINT; node = why.from)
    {
      asp_plan_explain (target.plan, node, &why);
      func (target.plan, &why, step++, user_data);
    }

  return TRUE;
}

static void
append_text (AspPlan      *plan,
             const AspWhy *why,
             guint         step,
             gpointer      user_data)
{
  g_autofree char *title = asp_plan_get_task_title (plan, why->node);
  g_autoptr (GPtrArray) sentences = asp_why_describe (plan, why);

  g_string_append_printf (user_data, "%s%s\n", step > 1 ? "\n" : "", title);
  for (guint i = 0; i < sentences->len; i++)
    g_string_append_printf (user_data, "  %s\n", (char *) g_ptr_array_index (sentences, i));
}

/* Errors: ASP_PLAN_COMMAND_ERROR_TASK. Returns: (transfer full) (nullable) */
char *
asp_why_report_to_text (AspPlanner  *planner,
                        gint64       municipality_id,
                        const char  *task_code,
                        GError     **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!walk (planner, municipality_id, task_code, append_text, text, error))
    return NULL;

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
append_row (AspPlan      *plan,
            const AspWhy *why,
            guint         step,
            gpointer      user_data)
{
  AspReport *report = user_data;
  AspNetwork *network = asp_plan_get_network (plan);
  g_autofree char *text = asp_why_describe_text (plan, why);
  gboolean has_from = why->from != G_MAXUINT;

  asp_report_add_integer (report, step);
  asp_report_add_text (report, asp_network_get_task (network, why->node)->code);
  asp_report_add_day (report, why->task->start);
  asp_report_add_day (report, why->task->finish);
  asp_report_add_text (report, asp_why_kind_to_code (why->kind));
  asp_report_add_text (report, has_from ? asp_network_get_task (network, why->from)->code : NULL);
  asp_report_add_text (report, why->kind == ASP_WHY_PREDECESSOR
                                 ? asp_link_type_to_code (why->type) : NULL);
  asp_report_add_integer (report, why->lag);
  asp_report_add_text (report, why->unit == ASP_LAG_CALENDAR ? "calendar" : "working");
  asp_report_add_day (report, why->from_day);
  asp_report_add_integer (report, why->n_days_off);
  asp_report_add_text (report, asp_constraint_type_to_code (why->task->constraint));
  asp_report_add_day (report, why->task->constraint_day);
  asp_report_add_integer (report, why->task->slack);
  asp_report_add_integer (report, why->task->free_slack);
  asp_report_add_text (report, why->next != G_MAXUINT
                                 ? asp_network_get_task (network, why->next)->code : NULL);
  asp_report_add_text (report, text);
}

/* Errors: ASP_PLAN_COMMAND_ERROR_TASK. Returns: (transfer full) (nullable) */
AspReport *
asp_why_report_new (AspPlanner  *planner,
                    gint64       municipality_id,
                    const char  *task_code,
                    GError     **error)
{
  static const char *const columns[] = {
    "step", "task", "start", "finish", "cause", "predecessor", "link", "lag", "lag_unit",
    "predecessor_day", "days_off", "constraint", "constraint_day", "slack", "free_slack", "next",
    "text", NULL,
  };
  g_autoptr (AspReport) report = asp_report_new (columns);

  if (!walk (planner, municipality_id, task_code, append_row, report, error))
    return NULL;

  return g_steal_pointer (&report);
}
