/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-agenda.h"

#include <glib/gi18n-lib.h>

#include "asp-form-title.h"
#include "asp-format.h"
#include "asp-plan-warnings.h"
#include "asp-plan.h"
#include "asp-role-kind.h"
#include "asp-warning-words.h"

static void
free_task (gpointer data)
{
  AspAgendaTask *task = data;

  g_free (task->code);
  g_free (task->title);
  g_free (task->person);
  g_free (task);
}

static void
free_gap (gpointer data)
{
  AspAgendaGap *gap = data;

  g_free (gap->text);
  g_free (gap->detail);
  g_free (gap->place);
  g_free (gap);
}

/* The briefing's six tasks of the next period come first, in its order; then by day. */
static int
compare_tasks (gconstpointer a,
               gconstpointer b)
{
  const AspAgendaTask *x = *(const AspAgendaTask *const *) a;
  const AspAgendaTask *y = *(const AspAgendaTask *const *) b;

  if (x->next_period != y->next_period)
    {
      if (x->next_period == 0 || y->next_period == 0)
        return x->next_period == 0 ? 1 : -1;

      return x->next_period < y->next_period ? -1 : 1;
    }

  return (x->day > y->day) - (x->day < y->day);
}

static AspAgendaTask *
create_task (AspPlanner  *planner,
             AspStanding *standing,
             guint        node)
{
  AspPlan *plan = asp_standing_get_plan (standing);
  const AspTemplateTask *template_task = asp_network_get_task (asp_plan_get_network (plan), node);
  const AspPlanTask *plan_task = asp_plan_get_task (plan, node);
  AspRow *row = asp_planner_get_task_row (planner, asp_standing_get_id (standing),
                                          template_task->code);
  AspRow *person = NULL;
  AspAgendaTask *task = g_new0 (AspAgendaTask, 1);

  if (row != NULL)
    person = asp_document_lookup (asp_planner_get_document (planner), "person",
                                  asp_row_get_integer (row, "person_id", 0));
  task->code = g_strdup (template_task->code);
  task->title = g_strdup (template_task->title[asp_format_get_language ()]);
  task->person = g_strdup (person != NULL ? asp_row_get_text (person, "name") : NULL);
  task->role = asp_role_get_label (template_task->role);
  task->day = plan_task->plan_finish;
  task->state = plan_task->state;
  task->late = plan_task->late;
  task->next_period = template_task->next_period;

  return task;
}

/* What is to be done next: the briefing's tasks of the next period (domain.md 2), then open tasks
 * by their deadline, so that late ones come first.
 * Returns: (transfer full) (element-type AspAgendaTask) */
GPtrArray *
asp_agenda_list_tasks (AspPlanner  *planner,
                       AspStanding *standing,
                       guint        max_tasks)
{
  GPtrArray *tasks = g_ptr_array_new_with_free_func (free_task);
  AspPlan *plan;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), tasks);
  g_return_val_if_fail (ASP_IS_STANDING (standing), tasks);

  plan = asp_standing_get_plan (standing);
  for (guint i = 0; plan != NULL && i < asp_plan_get_n_tasks (plan); i++)
    {
      const AspPlanTask *task = asp_plan_get_task (plan, i);
      AspTaskKind kind = asp_network_get_task (asp_plan_get_network (plan), i)->kind;

      gboolean is_next = asp_network_get_task (asp_plan_get_network (plan), i)->next_period > 0;

      if (task->applies && task->state != ASP_TASK_STATE_DONE &&
          (kind != ASP_TASK_KIND_HAMMOCK || is_next))
        g_ptr_array_add (tasks, create_task (planner, standing, i));
    }

  g_ptr_array_sort (tasks, compare_tasks);
  if (tasks->len > max_tasks)
    g_ptr_array_set_size (tasks, (int) max_tasks);

  return tasks;
}

static void
add_gap (GPtrArray  *gaps,
         char       *text,
         char       *detail,
         const char *icon,
         const char *page,
         const char *place)
{
  AspAgendaGap *gap = g_new0 (AspAgendaGap, 1);

  gap->text = text;
  gap->detail = detail;
  gap->icon = icon;
  gap->page = page;
  gap->place = g_strdup (place);
  g_ptr_array_add (gaps, gap);
}

static void
add_role_gaps (GPtrArray   *gaps,
               AspStanding *standing)
{
  for (guint i = 0; i < ASP_N_ROLE_KINDS; i++)
    {
      AspRoleKind kind = (AspRoleKind) i;

      if (asp_standing_lacks_role (standing, kind))
        add_gap (gaps, g_strdup (asp_role_kind_get_invitation (kind)), NULL,
                 "avatar-default-symbolic", "contacts", asp_role_kind_to_code (kind));
    }
}

static void
add_form_gaps (GPtrArray   *gaps,
               AspDocument *document,
               AspStanding *standing)
{
  GPtrArray *rows = asp_document_get_children (document, "form_instance",
                                               asp_standing_get_id (standing));

  if (rows == NULL)
    add_gap (gaps, g_strdup (_("The questionnaires have not been begun")), NULL,
             "document-edit-symbolic", "questionnaires", NULL);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      AspRow *row = g_ptr_array_index (rows, i);
      AspRow *form = asp_document_lookup (document, "form",
                                          asp_row_get_integer (row, "form_id", 0));
      guint missing = (guint) asp_row_get_integer (row, "missing", 0);
      guint wrong = (guint) asp_row_get_integer (row, "wrong", 0);
      const char *code = form != NULL ? asp_row_get_text (form, "code") : NULL;
      const char *title = form != NULL ? asp_form_title (document, asp_row_get_id (form)) : NULL;

      if (missing > 0)
        add_gap (gaps,
                 g_strdup_printf (ngettext ("%u missing answer", "%u missing answers", missing),
                                  missing),
                 g_strdup (title),
                 "document-edit-symbolic", "questionnaires", code);
      if (wrong > 0)
        add_gap (gaps,
                 g_strdup_printf (ngettext ("%u wrong answer", "%u wrong answers", wrong), wrong),
                 g_strdup (title),
                 "dialog-warning-symbolic", "questionnaires", code);
    }
}

static void
add_plan_gaps (GPtrArray   *gaps,
               AspStanding *standing)
{
  AspPlan *plan = asp_standing_get_plan (standing);

  if (plan == NULL)
    {
      add_gap (gaps, g_strdup (_("There is no schedule yet")),
               g_strdup (_("It needs a wave and a start day.")), "x-office-calendar-symbolic",
               NULL, NULL);
      return;
    }

  for (guint i = 0; i < asp_plan_get_n_tasks (plan); i++)
    {
      const AspTemplateTask *task = asp_network_get_task (asp_plan_get_network (plan), i);

      if (asp_plan_get_task (plan, i)->applies &&
          asp_plan_get_task (plan, i)->state == ASP_TASK_STATE_BLOCKED)
        add_gap (gaps,
                 /* Translators: code and title of a task */
                 g_strdup_printf (_("Blocked: %s %s"), task->code,
                                  task->title[asp_format_get_language ()]),
                 NULL, "action-unavailable-symbolic", "schedule", task->code);
    }
}

/* Own dependencies that do not count because they contradict each other. */
static void
add_problem (GPtrArray   *gaps,
             AspPlanner  *planner,
             AspStanding *standing)
{
  const char *problem = asp_planner_get_problem (planner, asp_standing_get_id (standing));

  if (problem != NULL)
    add_gap (gaps, g_strdup (_("Own dependencies do not count")), g_strdup (problem),
             "dialog-warning-symbolic", "schedule", NULL);
}

/* Limits that cannot be kept, days that are missed, stages and planning that are too short. */
static void
add_warnings (GPtrArray   *gaps,
              AspStanding *standing)
{
  AspPlan *plan = asp_standing_get_plan (standing);
  g_autoptr (GArray) warnings = NULL;

  if (plan == NULL)
    return;

  warnings = asp_plan_list_warnings (plan);
  for (guint i = 0; i < warnings->len; i++)
    {
      const AspPlanWarning *warning = &g_array_index (warnings, AspPlanWarning, i);
      const char *code = NULL;

      if (warning->node != G_MAXUINT)
        code = asp_network_get_task (asp_plan_get_network (plan), warning->node)->code;
      add_gap (gaps, asp_warning_describe (plan, warning), NULL, "dialog-warning-symbolic",
               "schedule", code);
    }
}

/* What is missing at a municipality. Returns: (transfer full) (element-type AspAgendaGap) */
GPtrArray *
asp_agenda_list_gaps (AspPlanner  *planner,
                      AspStanding *standing)
{
  GPtrArray *gaps = g_ptr_array_new_with_free_func (free_gap);
  AspDocument *document;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), gaps);
  g_return_val_if_fail (ASP_IS_STANDING (standing), gaps);

  document = asp_planner_get_document (planner);
  add_plan_gaps (gaps, standing);
  add_problem (gaps, planner, standing);
  add_warnings (gaps, standing);
  add_form_gaps (gaps, document, standing);
  add_role_gaps (gaps, standing);

  return gaps;
}
