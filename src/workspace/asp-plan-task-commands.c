/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-plan-commands-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Tasks and dependencies that a municipality has beside its template. */

/* The next free code of a group: "2.S1". Returns: (transfer full) */
static char *
make_code (AspPlanner *planner,
           gint64      municipality_id,
           AspNetwork *network,
           const char *group_code)
{
  const char *digits = group_code;

  while (*digits != '\0' && (!g_ascii_isdigit (*digits) || *digits == '0'))
    digits++;

  for (guint i = 1;; i++)
    {
      g_autofree char *code = g_strdup_printf ("%s.S%u", *digits != '\0' ? digits : group_code, i);
      guint node;

      if (!asp_network_find (network, code, &node) &&
          _asp_plan_find_row (planner, municipality_id, "own_task", "code", code) == NULL)
        return g_steal_pointer (&code);
    }
}

static void
insert_link (AspEdit    *edit,
             gint64      municipality_id,
             const char *from_code,
             const char *to_code)
{
  asp_edit_insert (edit, "own_link");
  asp_edit_set_integer (edit, "municipality_id", municipality_id);
  asp_edit_set_text (edit, "from_code", from_code);
  asp_edit_set_text (edit, "to_code", to_code);
}

/**
 * asp_plan_command_add_task:
 * @group_code: of the template
 * @working_days: 0: a milestone
 * @after_code: (nullable): a predecessor, finish to start
 * @code: (out) (optional): the code that the task gets
 */
AspEdit *
asp_plan_command_add_task (AspPlanner  *planner,
                           gint64       municipality_id,
                           const char  *title,
                           const char  *group_code,
                           AspStage     stage,
                           const char  *role,
                           int          working_days,
                           const char  *after_code,
                           char       **code,
                           GError     **error)
{
  static const char *const stages[] = { "S1", "S2", "S3" };
  g_autofree char *label = NULL;
  g_autofree char *new_code = NULL;
  AspPlan *plan;
  AspEdit *edit;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);
  g_return_val_if_fail (title != NULL && *title != '\0', NULL);
  g_return_val_if_fail (stage >= ASP_STAGE_PREPARATION && stage <= ASP_STAGE_LIVE, NULL);
  g_return_val_if_fail (working_days >= 0 && working_days <= 10000, NULL);

  plan = asp_planner_get_plan (planner, municipality_id);
  if (plan == NULL)
    return NULL;

  new_code = make_code (planner, municipality_id, asp_plan_get_network (plan), group_code);
  /* Translators: undo step; %s is the title of a task */
  label = g_strdup_printf (_("New task “%s”"), title);
  edit = asp_edit_new (label);
  asp_edit_insert (edit, "own_task");
  asp_edit_set_integer (edit, "municipality_id", municipality_id);
  asp_edit_set_text (edit, "code", new_code);
  asp_edit_set_text (edit, "title", title);
  asp_edit_set_text (edit, "group_code", group_code);
  asp_edit_set_text (edit, "stage", stages[stage - ASP_STAGE_PREPARATION]);
  asp_edit_set_text (edit, "role", role);
  asp_edit_set_integer (edit, "duration", working_days);
  if (after_code != NULL)
    insert_link (edit, municipality_id, after_code, new_code);
  if (code != NULL)
    *code = g_steal_pointer (&new_code);

  return _asp_plan_finish_edit (planner, municipality_id, edit, error);
}

static AspRow *
find_own_task (AspPlanner  *planner,
               gint64       municipality_id,
               const char  *task_code,
               GError     **error)
{
  AspRow *row = _asp_plan_find_row (planner, municipality_id, "own_task", "code", task_code);

  if (row == NULL)
    g_set_error (error, ASP_PLAN_COMMAND_ERROR, ASP_PLAN_COMMAND_ERROR_TASK,
                 /* Translators: %s is the code of a task */
                 _("Task %s belongs to the template: it can be marked not applicable, but not "
                   "changed or deleted."), task_code);

  return row;
}

/* An own task's title and role; what else it has is set as for the template's tasks. */
AspEdit *
asp_plan_command_change_task (AspPlanner  *planner,
                              gint64       municipality_id,
                              const char  *task_code,
                              const char  *title,
                              const char  *role,
                              GError     **error)
{
  g_autofree char *label = NULL;
  AspEdit *edit;
  AspRow *row;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);
  g_return_val_if_fail (title != NULL && *title != '\0' && role != NULL, NULL);

  row = find_own_task (planner, municipality_id, task_code, error);
  if (row == NULL || (g_strcmp0 (asp_row_get_text (row, "title"), title) == 0 &&
                      g_strcmp0 (asp_row_get_text (row, "role"), role) == 0))
    return NULL;

  /* Translators: undo step; %s is the title of a task */
  label = g_strdup_printf (_("Task “%s” changed"), title);
  edit = asp_edit_new (label);
  asp_edit_update (edit, "own_task", asp_row_get_id (row));
  asp_edit_set_text (edit, "title", title);
  asp_edit_set_text (edit, "role", role);

  return edit;
}

/* Dependencies on the task, here and in other municipalities. */
static void
delete_links_of (AspPlanner *planner,
                 gint64      municipality_id,
                 const char *task_code,
                 AspEdit    *edit)
{
  g_autoptr (GArray) ids = asp_planner_get_group_of (planner, municipality_id);

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      GPtrArray *links = asp_document_get_children (asp_planner_get_document (planner), "own_link",
                                                    id);

      for (guint j = 0; links != NULL && j < links->len; j++)
        {
          AspRow *link = g_ptr_array_index (links, j);
          gint64 from_id = asp_row_get_integer (link, "from_municipality_id", id);

          if ((from_id == municipality_id &&
               g_strcmp0 (asp_row_get_text (link, "from_code"), task_code) == 0) ||
              (id == municipality_id &&
               g_strcmp0 (asp_row_get_text (link, "to_code"), task_code) == 0))
            asp_edit_delete (edit, "own_link", asp_row_get_id (link));
        }
    }
}

/* What hangs on the task goes with it. */
AspEdit *
asp_plan_command_delete_task (AspPlanner  *planner,
                              gint64       municipality_id,
                              const char  *task_code,
                              GError     **error)
{
  g_autofree char *label = NULL;
  AspEdit *edit;
  AspRow *row, *state;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);

  row = find_own_task (planner, municipality_id, task_code, error);
  if (row == NULL)
    return NULL;

  /* Translators: undo step; %s is the title of a task */
  label = g_strdup_printf (_("Task “%s” deleted"), asp_row_get_text (row, "title"));
  edit = asp_edit_new (label);
  delete_links_of (planner, municipality_id, task_code, edit);
  state = asp_planner_get_task_row (planner, municipality_id, task_code);
  if (state != NULL)
    asp_edit_delete (edit, "task_state", asp_row_get_id (state));
  asp_edit_delete (edit, "own_task", asp_row_get_id (row));

  return _asp_plan_finish_edit (planner, municipality_id, edit, error);
}

/* The own row that adds, or removes, a dependency. Returns: (nullable) */
static AspRow *
find_link_row (AspPlanner *planner,
               gint64      municipality_id,
               const char *from_code,
               const char *to_code,
               gboolean    removed)
{
  GPtrArray *rows = asp_document_get_children (asp_planner_get_document (planner), "own_link",
                                               municipality_id);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      AspRow *row = g_ptr_array_index (rows, i);

      if (g_strcmp0 (asp_row_get_text (row, "from_code"), from_code) == 0 &&
          g_strcmp0 (asp_row_get_text (row, "to_code"), to_code) == 0 &&
          (asp_row_get_integer (row, "removed", 0) != 0) == removed &&
          asp_row_is_null (row, "from_municipality_id"))
        return row;
    }

  return NULL;
}

/* Whether the template itself has a dependency between the two. */
static gboolean
is_in_template (const AspPlanTarget *from,
                const AspPlanTarget *to)
{
  for (guint i = 0; i < to->info->n_predecessors; i++)
    {
      const char *code = to->info->predecessors[i].code;

      if (strcmp (code, from->info->code) == 0 || g_strcmp0 (code, from->info->variant_of) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Returns: (nullable): the dependency between the two, as it is */
const AspNetworkLink *
_asp_plan_find_link (const AspPlanTarget *from,
                     const AspPlanTarget *to)
{
  guint n_links;
  const AspNetworkLink *links = asp_network_get_links_to (to->network, to->node, &n_links);

  for (guint i = 0; i < n_links; i++)
    {
      if (links[i].from == from->node)
        return &links[i];
    }

  return NULL;
}

/* Errors: ASP_PLAN_COMMAND_ERROR_TASK. */
gboolean
_asp_plan_find_ends (AspPlanner     *planner,
                     gint64          municipality_id,
                     const char     *from_code,
                     const char     *to_code,
                     AspPlanTarget  *from,
                     AspPlanTarget  *to,
                     GError        **error)
{
  if (!_asp_plan_find_target (planner, municipality_id, from_code, from, error) ||
      !_asp_plan_find_target (planner, municipality_id, to_code, to, error))
    return FALSE;

  if (from->info->kind != ASP_TASK_KIND_HAMMOCK && to->info->kind != ASP_TASK_KIND_HAMMOCK &&
      from->node != to->node)
    return TRUE;

  g_set_error (error, ASP_PLAN_COMMAND_ERROR, ASP_PLAN_COMMAND_ERROR_TASK,
               /* Translators: codes of two tasks */
               _("%s and %s cannot depend on each other: an accompanying task follows others, and "
                 "no task waits for itself."), from->info->code, to->info->code);

  return FALSE;
}

void
_asp_plan_edit_set_link (AspEdit             *edit,
                         AspPlanner          *planner,
                         gint64               municipality_id,
                         const AspPlanTarget *from,
                         const AspPlanTarget *to,
                         AspLinkType          type,
                         AspLagUnit           unit,
                         int                  lag)
{
  const char *from_code = from->info->code;
  const char *to_code = to->info->code;
  AspRow *row = find_link_row (planner, municipality_id, from_code, to_code, FALSE);

  if (row != NULL)
    {
      asp_edit_update (edit, "own_link", asp_row_get_id (row));
    }
  else
    {
      if (is_in_template (from, to) &&
          find_link_row (planner, municipality_id, from_code, to_code, TRUE) == NULL)
        {
          insert_link (edit, municipality_id, from_code, to_code);
          asp_edit_set_integer (edit, "removed", 1);
        }
      insert_link (edit, municipality_id, from_code, to_code);
    }
  asp_edit_set_text (edit, "type", asp_link_type_to_code (type));
  asp_edit_set_text (edit, "unit", unit == ASP_LAG_CALENDAR ? "calendar" : "working");
  asp_edit_set_integer (edit, "lag", lag);
}

void
_asp_plan_edit_remove_link (AspEdit             *edit,
                            AspPlanner          *planner,
                            gint64               municipality_id,
                            const AspPlanTarget *from,
                            const AspPlanTarget *to)
{
  const char *from_code = from->info->code;
  const char *to_code = to->info->code;
  AspRow *row = find_link_row (planner, municipality_id, from_code, to_code, FALSE);

  if (row != NULL)
    asp_edit_delete (edit, "own_link", asp_row_get_id (row));
  if (is_in_template (from, to) &&
      find_link_row (planner, municipality_id, from_code, to_code, TRUE) == NULL)
    {
      insert_link (edit, municipality_id, from_code, to_code);
      asp_edit_set_integer (edit, "removed", 1);
    }
}

/* Makes a dependency, or changes one; one of the template's is replaced by one's own. */
AspEdit *
asp_plan_command_set_link (AspPlanner   *planner,
                           gint64        municipality_id,
                           const char   *from_code,
                           const char   *to_code,
                           AspLinkType   type,
                           AspLagUnit    unit,
                           int           lag,
                           GError      **error)
{
  g_autofree char *label = NULL;
  g_autofree char *words = NULL;
  const AspNetworkLink *old;
  AspPlanTarget from, to;
  AspEdit *edit;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);
  g_return_val_if_fail (ABS (lag) <= 1000, NULL);

  if (!_asp_plan_find_ends (planner, municipality_id, from_code, to_code, &from, &to, error))
    return NULL;
  old = _asp_plan_find_link (&from, &to);
  if (old != NULL && old->type == type && old->unit == unit && old->lag == lag)
    return NULL;

  words = asp_link_format (from.info->code, type, unit, lag);
  /* Translators: undo step; code of a task, then its predecessor: "1.9", "2.7FS+2" */
  label = g_strdup_printf (_("%s depends on %s"), to.info->code, words);
  edit = asp_edit_new (label);
  _asp_plan_edit_set_link (edit, planner, municipality_id, &from, &to, type, unit, lag);

  return _asp_plan_finish_edit (planner, municipality_id, edit, error);
}

/* Takes a dependency away; one of the template's does not count for this municipality. */
AspEdit *
asp_plan_command_remove_link (AspPlanner  *planner,
                              gint64       municipality_id,
                              const char  *from_code,
                              const char  *to_code,
                              GError     **error)
{
  g_autofree char *label = NULL;
  AspPlanTarget from, to;
  AspEdit *edit;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);

  if (!_asp_plan_find_ends (planner, municipality_id, from_code, to_code, &from, &to, error) ||
      _asp_plan_find_link (&from, &to) == NULL)
    return NULL;

  /* Translators: undo step; codes of two tasks */
  label = g_strdup_printf (_("%s no longer depends on %s"), to.info->code, from.info->code);
  edit = asp_edit_new (label);
  _asp_plan_edit_remove_link (edit, planner, municipality_id, &from, &to);

  return _asp_plan_finish_edit (planner, municipality_id, edit, error);
}
