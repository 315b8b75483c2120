/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-why-report.h"

#include "asp-plan-commands-private.h"
#include "asp-plan-words.h"
#include "asp-why-words.h"

/* @municipality: (nullable): the name of the task's, when it is not the one that was asked about */
typedef void (*CauseFunc) (AspPlan      *plan,
                           const AspWhy *why,
                           const char   *municipality,
                           guint         step,
                           gpointer      user_data);

/* From the task back to where nothing else is the cause, also by way of other municipalities. Tasks
 * do not wait for each other, so the chain is no longer than they are many. */
static gboolean
walk (AspPlanner  *planner,
      gint64       municipality_id,
      const char  *task_code,
      CauseFunc    func,
      gpointer     user_data,
      GError     **error)
{
  g_autoptr (AspPlan) plan = NULL;
  /* Names are the plans' own. */
  g_autoptr (GPtrArray) passed = g_ptr_array_new_with_free_func ((GDestroyNotify) asp_plan_unref);
  const char *municipality = NULL;
  AspPlanTarget target;
  AspWhy why;
  guint step = 1;
  guint node;

  if (!_asp_plan_find_target (planner, municipality_id, task_code, &target, error))
    return FALSE;

  plan = asp_plan_ref (target.plan);
  node = target.node;
  while (node != G_MAXUINT)
    {
      asp_plan_explain (plan, node, &why);
      func (plan, &why, municipality, step++, user_data);
      node = why.from;
      if (why.outside != NULL)
        {
          AspPlan *other = asp_planner_get_plan (planner, why.outside->municipality_id);

          if (other == NULL ||
              !asp_network_find (asp_plan_get_network (other), why.outside->task->code, &node))
            break;
          municipality = why.outside->municipality_id != municipality_id
                           ? why.outside->municipality : NULL;
          g_ptr_array_add (passed, plan);
          plan = asp_plan_ref (other);
        }
    }

  return TRUE;
}

static void
append_text (AspPlan      *plan,
             const AspWhy *why,
             const char   *municipality,
             guint         step,
             gpointer      user_data)
{
  g_autofree char *title = asp_plan_get_task_title (plan, why->node);
  g_autoptr (GPtrArray) sentences = asp_why_describe (plan, why);

  g_string_append_printf (user_data, "%s%s%s%s\n", step > 1 ? "\n" : "",
                          municipality != NULL ? municipality : "",
                          municipality != NULL ? ": " : "", title);
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
            const char   *municipality,
            guint         step,
            gpointer      user_data)
{
  AspReport *report = user_data;
  AspNetwork *network = asp_plan_get_network (plan);
  g_autofree char *text = asp_why_describe_text (plan, why);
  const char *from = NULL;
  const char *next = NULL;

  if (why->outside != NULL)
    from = why->outside->task->code;
  else if (why->from != G_MAXUINT)
    from = asp_network_get_task (network, why->from)->code;
  if (why->outside_next != NULL)
    next = why->outside_next->task->code;
  else if (why->next != G_MAXUINT)
    next = asp_network_get_task (network, why->next)->code;

  asp_report_add_integer (report, step);
  asp_report_add_text (report, asp_network_get_task (network, why->node)->code);
  asp_report_add_day (report, why->task->start);
  asp_report_add_day (report, why->task->finish);
  asp_report_add_text (report, asp_why_kind_to_code (why->kind));
  asp_report_add_text (report, from);
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
  asp_report_add_text (report, next);
  asp_report_add_text (report, text);
  asp_report_add_text (report, municipality);
  asp_report_add_text (report, why->outside != NULL ? why->outside->municipality : NULL);
  asp_report_add_text (report, why->outside_next != NULL ? why->outside_next->municipality : NULL);
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
    "text", "other_municipality", "predecessor_municipality", "next_municipality", NULL,
  };
  g_autoptr (AspReport) report = asp_report_new (columns);

  if (!walk (planner, municipality_id, task_code, append_row, report, error))
    return NULL;

  return g_steal_pointer (&report);
}
