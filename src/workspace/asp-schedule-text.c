/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-schedule-text.h"

#include <glib/gi18n-lib.h>

#include "asp-format.h"

/* Appends @text and as many blanks as it lacks to @width columns of a terminal. */
static void
append_cell (GString    *line,
             const char *text,
             glong       width)
{
  glong length = g_utf8_strlen (text, -1);

  g_string_append (line, text);
  for (glong i = length; i < width; i++)
    g_string_append_c (line, ' ');
  g_string_append (line, "  ");
}

static char *
format_duration (const AspTemplateTask *info,
                 const AspPlanTask     *task)
{
  if (info->kind == ASP_TASK_KIND_HAMMOCK)
    return g_strdup ("–");

  return g_strdup_printf ("%d", task->duration);
}

static void
append_task (GString *text,
             AspPlan *plan,
             guint    node)
{
  const AspTemplateTask *info = asp_network_get_task (asp_plan_get_network (plan), node);
  const AspPlanTask *task = asp_plan_get_task (plan, node);
  g_autofree char *duration = format_duration (info, task);
  g_autofree char *start = asp_format_day (task->start);
  g_autofree char *finish = asp_format_day (task->finish);

  append_cell (text, info->code, 6);
  append_cell (text, duration, 4);
  append_cell (text, start, 14);
  append_cell (text, finish, 14);
  append_cell (text, task->critical ? "*" : "", 1);
  g_string_append_printf (text, "%s\n", info->title[asp_format_get_language ()]);
}

/* A schedule as a table for people to read: stages, then the tasks that apply in the template's
 * order; a star stands before what is critical. Returns: (transfer full) */
char *
asp_schedule_text_new_table (AspPlan *plan)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (plan != NULL, NULL);

  for (int stage = ASP_STAGE_PREPARATION; stage <= ASP_STAGE_LIVE; stage++)
    {
      const AspPlanSpan *span = asp_plan_get_stage (plan, (AspStage) stage);
      g_autofree char *start = NULL;
      g_autofree char *finish = NULL;

      if (span->start == ASP_DAY_NONE)
        continue;

      start = asp_format_day (span->start);
      finish = asp_format_day (span->finish);
      g_string_append_printf (text, "%d. %s: %s – %s\n", stage,
                              asp_stage_get_label ((AspStage) stage), start, finish);
    }

  g_string_append_c (text, '\n');
  /* Translators: head of a column: the code of a task; at most 6 characters */
  append_cell (text, _("Code"), 6);
  /* Translators: head of a column: working days; at most 4 characters */
  append_cell (text, _("Days"), 4);
  append_cell (text, C_("timeline column", "Start"), 14);
  append_cell (text, C_("timeline column", "Finish"), 14);
  append_cell (text, "*", 1);
  g_string_append_printf (text, "%s\n", C_("timeline column", "Task"));
  for (guint i = 0; i < asp_plan_get_n_tasks (plan); i++)
    {
      if (asp_plan_get_task (plan, i)->applies)
        append_task (text, plan, i);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const char *
get_wave_letter (AspWaveKind wave)
{
  switch (wave)
    {
    case ASP_WAVE_KIND_PILOT:
      return "P";
    case ASP_WAVE_KIND_KMOP:
      return "K";
    case ASP_WAVE_KIND_FURTHER:
    default:
      return "T";
    }
}

/* A schedule for a machine: wave, task, working days (H: hammock), early start and finish as
 * working-day offsets, total slack in working days (empty: none), first and last day. The same in
 * every language. Returns: (transfer full) */
char *
asp_schedule_text_new_tsv (AspPlan *plan)
{
  g_autoptr (GString) text = g_string_new ("wave\tid\twd\tes\tef\ttotal_slack\tstart\tfinish\n");
  AspNetwork *network;

  g_return_val_if_fail (plan != NULL, NULL);

  network = asp_plan_get_network (plan);
  for (guint i = 0; i < asp_plan_get_n_tasks (plan); i++)
    {
      const AspTemplateTask *info = asp_network_get_task (network, i);
      const AspPlanTask *task = asp_plan_get_task (plan, i);
      gboolean is_hammock = info->kind == ASP_TASK_KIND_HAMMOCK;
      g_autofree char *days = g_strdup_printf ("%d", task->duration);
      g_autofree char *slack = g_strdup_printf ("%d", task->slack);
      g_autofree char *start = asp_day_to_iso (task->start);
      g_autofree char *finish = asp_day_to_iso (task->finish);

      if (!task->applies)
        continue;

      g_string_append_printf (text, "%s\t%s\t%s\t%d\t%d\t%s\t%s\t%s\n",
                              get_wave_letter (asp_network_get_wave (network)), info->code,
                              is_hammock ? "H" : days, task->es, task->ef,
                              is_hammock ? "" : slack, start, finish);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
