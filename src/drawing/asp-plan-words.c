/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-plan-words.h"

#include "asp-format.h"

#include <glib/gi18n-lib.h>

/* The parts of a description are complete in themselves, so that each language may order its own
 * words; they are only put one after the other. */
static void
append_part (GString *text,
             char    *part)
{
  g_autofree char *owned = part;

  if (owned == NULL || *owned == '\0')
    return;

  if (text->len > 0)
    g_string_append (text, ", ");
  g_string_append (text, owned);
}

static char *
format_days_of_work (int days)
{
  /* Translators: %d: number of working days a task takes */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d working day", "%d working days",
                                       days),
                          days);
}

static char *
format_slack (int days)
{
  /* Translators: how much a task may slip; %d: working days */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "may slip %d working day",
                                       "may slip %d working days", days),
                          days);
}

static char *
format_done (guint n_done,
             guint n_tasks)
{
  /* Translators: %1$u of %2$u tasks are done */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$u of %2$u task done",
                                       "%1$u of %2$u tasks done", n_tasks),
                          n_done, n_tasks);
}

static char *
format_late (guint n_late)
{
  /* Translators: %u: number of late tasks, after other numbers of tasks */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u late", "%u late", n_late), n_late);
}

static char *
format_dates (AspDay start,
              AspDay finish)
{
  g_autofree char *from = asp_format_day_long (start);
  g_autofree char *until = asp_format_day_long (finish);

  if (start == finish)
    {
      /* Translators: %s: a date, "12 June 2014" */
      return g_strdup_printf (_("on %s"), from);
    }

  /* Translators: %1$s and %2$s: dates, "12 June 2014"; no case endings can be added */
  return g_strdup_printf (_("from %1$s to %2$s"), from, until);
}

static char *
format_percent_words (int percent)
{
  /* Translators: progress read aloud; %d: 0 to 100 */
  return g_strdup_printf (_("%d percent"), percent);
}

/**
 * asp_plan_get_days_late:
 *
 * Returns: the working days after the task's planned finish up to the status date, that day
 *   included; 0 when the task is not overdue
 */
int
asp_plan_get_days_late (AspPlan *plan,
                        guint    node)
{
  const AspPlanTask *task = asp_plan_get_task (plan, node);

  if (!task->overdue)
    return 0;

  return asp_calendar_count (asp_plan_get_calendar (plan), task->plan_finish + 1,
                             asp_plan_get_status_date (plan) + 1);
}

/**
 * asp_plan_get_lateness_words:
 * @days: working days
 *
 * Returns: (transfer full): "2 days late"
 */
char *
asp_plan_get_lateness_words (int days)
{
  /* A finish on Friday is late on Saturday by no working day. */
  if (days <= 0)
    return g_strdup (C_("task state", "Late"));

  /* Translators: %d: number of working days */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day late", "%d days late", days),
                          days);
}

/**
 * asp_plan_get_task_title:
 *
 * Returns: (transfer full): code and title, "3.2 Map duties to ASP roles"
 */
char *
asp_plan_get_task_title (AspPlan *plan,
                         guint    node)
{
  const AspTemplateTask *task = asp_network_get_task (asp_plan_get_network (plan), node);

  return g_strconcat (task->code, " ", task->title[asp_format_get_language ()], NULL);
}

/* A task of another municipality: "Kisbér: 3.2 Map duties to ASP roles".
 * Returns: (transfer full) */
char *
asp_outside_link_get_title (const AspOutsideLink *link)
{
  g_autofree char *title = NULL;

  g_return_val_if_fail (link != NULL, NULL);

  title = g_strconcat (link->task->code, " ", link->task->title[asp_format_get_language ()], NULL);

  /* Translators: name of a municipality, then its task: "Kisbér: 2.7FS+2" */
  return g_strdup_printf (C_("task of a municipality", "%s: %s"), link->municipality, title);
}

/* A predecessor in another municipality: "Kisbér: 2.7FS+2". Returns: (transfer full) */
char *
asp_outside_link_format (const char  *municipality,
                         const char  *code,
                         AspLinkType  type,
                         AspLagUnit   unit,
                         int          lag)
{
  g_autofree char *link = asp_link_format (code, type, unit, lag);

  g_return_val_if_fail (municipality != NULL, NULL);

  return g_strdup_printf (C_("task of a municipality", "%s: %s"), municipality, link);
}

/**
 * asp_plan_get_group_title:
 *
 * Returns: (transfer full): code and title, "G01 Planning"
 */
char *
asp_plan_get_group_title (AspPlan *plan,
                          guint    group)
{
  AspTemplate *template = asp_network_get_template (asp_plan_get_network (plan));
  const AspTemplateGroup *info = asp_template_get_group (template, group);

  return g_strconcat (info->code, " ", info->title[asp_format_get_language ()], NULL);
}

/**
 * asp_plan_get_stage_title:
 *
 * Returns: (transfer full): number and title, "1. Preparation"
 */
char *
asp_plan_get_stage_title (AspStage stage)
{
  /* Translators: a stage of joining; %1$d: its number, %2$s: its title */
  return g_strdup_printf (C_("stage", "%1$d. %2$s"), (int) stage, asp_stage_get_label (stage));
}

static char *
format_kind (const AspTemplateTask *task)
{
  switch (task->kind)
    {
    case ASP_TASK_KIND_MILESTONE:
      return g_strdup (C_("kind of task", "milestone"));
    case ASP_TASK_KIND_HAMMOCK:
      return g_strdup (C_("kind of task", "accompanying task"));
    case ASP_TASK_KIND_TASK:
    default:
      return NULL;
    }
}

static char *
format_predecessors (AspPlan *plan,
                     guint    node)
{
  AspNetwork *network = asp_plan_get_network (plan);
  guint n_links;
  const AspNetworkLink *links = asp_network_get_links_to (network, node, &n_links);
  g_autoptr(GString) codes = g_string_new (NULL);

  for (guint i = 0; i < n_links; i++)
    {
      g_autofree char *link = NULL;

      if (!asp_plan_get_task (plan, links[i].from)->applies)
        continue;

      link = asp_link_format (asp_network_get_task (network, links[i].from)->code, links[i].type,
                              links[i].unit, links[i].lag);
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? ", " : "", link);
    }
  for (guint i = 0; i < asp_plan_get_n_outside_links (plan); i++)
    {
      const AspOutsideLink *outside = asp_plan_get_outside_link (plan, i);
      g_autofree char *link = NULL;

      if (outside->node != node || !outside->is_predecessor || !outside->applies)
        continue;

      link = asp_outside_link_format (outside->municipality, outside->task->code, outside->type,
                                      outside->unit, outside->lag);
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? ", " : "", link);
    }

  if (codes->len == 0)
    return NULL;

  /* Translators: %s: codes of the tasks that come before this one, "3.1, 3.6" */
  return g_strdup_printf (_("after %s"), codes->str);
}

/**
 * asp_plan_describe_task:
 * @person: (nullable): who is in charge
 *
 * Returns: (transfer full): all that the row and its bar show, as one sentence
 */
char *
asp_plan_describe_task (AspPlan    *plan,
                        guint       node,
                        const char *person)
{
  const AspTemplateTask *info;
  const AspPlanTask *task;
  g_autoptr(GString) text = g_string_new (NULL);

  g_return_val_if_fail (node < asp_plan_get_n_tasks (plan), NULL);

  info = asp_network_get_task (asp_plan_get_network (plan), node);
  task = asp_plan_get_task (plan, node);
  append_part (text, asp_plan_get_task_title (plan, node));
  append_part (text, format_kind (info));

  if (!task->applies)
    {
      append_part (text, g_strdup (asp_task_state_get_label (ASP_TASK_STATE_NOT_APPLICABLE)));
      return g_string_free (g_steal_pointer (&text), FALSE);
    }

  if (info->kind == ASP_TASK_KIND_TASK)
    append_part (text, format_days_of_work (task->duration));
  append_part (text, format_dates (task->start, task->finish));
  if (task->pinned)
    append_part (text, g_strdup (C_("task", "dates of the imported schedule")));
  append_part (text, g_utf8_strdown (asp_task_state_get_label (task->state), -1));
  if (info->kind != ASP_TASK_KIND_MILESTONE)
    append_part (text, format_percent_words (task->percent));
  if (task->critical)
    append_part (text, g_strdup (C_("task", "critical")));
  else if (task->slack > 0 && task->state != ASP_TASK_STATE_DONE)
    append_part (text, format_slack (task->slack));
  if (task->overdue)
    append_part (text, asp_plan_get_lateness_words (asp_plan_get_days_late (plan, node)));
  else if (task->late_start)
    append_part (text, g_strdup (C_("task", "should have begun")));
  append_part (text, g_strdup (person));
  append_part (text, format_predecessors (plan, node));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
append_span (GString           *text,
             const AspPlanSpan *span)
{
  if (span == NULL || span->start == ASP_DAY_NONE)
    {
      append_part (text, g_strdup (asp_task_state_get_label (ASP_TASK_STATE_NOT_APPLICABLE)));
      return;
    }

  append_part (text, format_dates (span->start, span->finish));
  append_part (text, format_percent_words (span->percent));
  append_part (text, format_done (span->n_done, span->n_tasks));
  if (span->n_late > 0)
    append_part (text, format_late (span->n_late));
}

char *
asp_plan_describe_group (AspPlan  *plan,
                         AspStage  stage,
                         guint     group)
{
  g_autoptr(GString) text = g_string_new (NULL);

  append_part (text, asp_plan_get_group_title (plan, group));
  append_span (text, asp_plan_get_group (plan, stage, group));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
asp_plan_describe_stage (AspPlan  *plan,
                         AspStage  stage)
{
  g_autoptr(GString) text = g_string_new (NULL);

  append_part (text, asp_plan_get_stage_title (stage));
  append_span (text, asp_plan_get_stage (plan, stage));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * asp_plan_describe:
 * @title: the municipality's name
 *
 * Returns: (transfer full): the whole plan as one sentence
 */
char *
asp_plan_describe (AspPlan    *plan,
                   const char *title)
{
  g_autoptr(GString) text = g_string_new (NULL);
  AspDay go_live = asp_plan_get_go_live (plan);

  append_part (text, g_strdup (title));
  append_part (text, asp_plan_get_stage_title (asp_plan_get_current_stage (plan)));
  append_span (text, asp_plan_get_total (plan));
  if (go_live != ASP_DAY_NONE)
    {
      g_autofree char *day = asp_format_day_long (go_live);

      /* Translators: %s: a date, "12 June 2014" */
      append_part (text, g_strdup_printf (_("go-live on %s"), day));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * asp_plan_span_get_state:
 * @state: (out): the state that the tasks have together
 *
 * Returns: its word
 */
const char *
asp_plan_span_get_state (const AspPlanSpan *span,
                         AspTaskState      *state)
{
  if (span == NULL || span->n_tasks == 0)
    *state = ASP_TASK_STATE_NOT_APPLICABLE;
  else if (span->n_done == span->n_tasks)
    *state = ASP_TASK_STATE_DONE;
  else if (span->percent > 0 || span->n_done > 0)
    *state = ASP_TASK_STATE_IN_PROGRESS;
  else
    *state = ASP_TASK_STATE_NOT_STARTED;

  return asp_task_state_get_label (*state);
}
