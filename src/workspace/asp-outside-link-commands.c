/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-outside-link-commands.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-plan-commands-private.h"
#include "asp-plan-source.h"
#include "asp-plan-words.h"

/* Returns: (transfer none): "?" for none such */
static const char *
get_name (AspPlanner *planner,
          gint64      municipality_id)
{
  AspRow *row = asp_document_lookup (asp_planner_get_document (planner), "municipality",
                                     municipality_id);

  return row != NULL ? asp_row_get_text (row, "name") : "?";
}

/* Returns: (transfer none) (nullable) */
static AspRow *
find_row (AspPlanner *planner,
          gint64      municipality_id,
          const char *task_code,
          gint64      from_municipality_id,
          const char *from_code)
{
  GPtrArray *rows = asp_document_get_children (asp_planner_get_document (planner), "own_link",
                                               municipality_id);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      AspRow *row = g_ptr_array_index (rows, i);

      if (asp_row_get_integer (row, "from_municipality_id", 0) == from_municipality_id &&
          asp_row_get_integer (row, "removed", 0) == 0 &&
          strcmp (asp_row_get_text (row, "from_code"), from_code) == 0 &&
          strcmp (asp_row_get_text (row, "to_code"), task_code) == 0)
        return row;
    }

  return NULL;
}

static gboolean
find_ends (AspPlanner     *planner,
           gint64          municipality_id,
           const char     *task_code,
           gint64          from_municipality_id,
           const char     *from_code,
           AspPlanTarget  *from,
           AspPlanTarget  *to,
           GError        **error)
{
  if (!_asp_plan_find_target (planner, municipality_id, task_code, to, error))
    return FALSE;
  if (!_asp_plan_find_target (planner, from_municipality_id, from_code, from, error))
    {
      g_prefix_error (error, "%s: ", get_name (planner, from_municipality_id));
      return FALSE;
    }

  if (from->info->kind != ASP_TASK_KIND_HAMMOCK && to->info->kind != ASP_TASK_KIND_HAMMOCK)
    return TRUE;

  g_set_error (error, ASP_PLAN_COMMAND_ERROR, ASP_PLAN_COMMAND_ERROR_TASK,
               _("%s and %s cannot depend on each other: an accompanying task follows others, and "
                 "no task waits for itself."), from->info->code, to->info->code);

  return FALSE;
}

static gboolean
is_same (AspRow      *row,
         AspLinkType  type,
         AspLagUnit   unit,
         int          lag)
{
  AspOwnLink link;

  asp_plan_source_read_link (row, &link);

  return link.type == type && link.unit == unit && link.lag == lag;
}

/* As asp_outside_link_command_set(), without what moves. */
AspEdit *
_asp_outside_link_create (AspPlanner   *planner,
                          gint64        municipality_id,
                          const char   *task_code,
                          gint64        from_municipality_id,
                          const char   *from_code,
                          AspLinkType   type,
                          AspLagUnit    unit,
                          int           lag,
                          GError      **error)
{
  g_autofree char *words = NULL;
  g_autofree char *label = NULL;
  AspPlanTarget from, to;
  AspEdit *edit;
  AspRow *row;

  if (!find_ends (planner, municipality_id, task_code, from_municipality_id, from_code, &from, &to,
                  error))
    return NULL;

  row = find_row (planner, municipality_id, to.info->code, from_municipality_id, from.info->code);
  if (row != NULL && is_same (row, type, unit, lag))
    return NULL;

  words = asp_outside_link_format (get_name (planner, from_municipality_id), from.info->code, type,
                                   unit, lag);
  label = g_strdup_printf (_("%s depends on %s"), to.info->code, words);
  edit = asp_edit_new (label);
  if (row != NULL)
    {
      asp_edit_update (edit, "own_link", asp_row_get_id (row));
    }
  else
    {
      asp_edit_insert (edit, "own_link");
      asp_edit_set_integer (edit, "municipality_id", municipality_id);
      asp_edit_set_integer (edit, "from_municipality_id", from_municipality_id);
      asp_edit_set_text (edit, "from_code", from.info->code);
      asp_edit_set_text (edit, "to_code", to.info->code);
    }
  asp_edit_set_text (edit, "type", asp_link_type_to_code (type));
  asp_edit_set_text (edit, "unit", unit == ASP_LAG_CALENDAR ? "calendar" : "working");
  asp_edit_set_integer (edit, "lag", lag);

  return edit;
}

/* As asp_outside_link_command_remove(), without what moves. */
AspEdit *
_asp_outside_link_create_removal (AspPlanner *planner,
                                  gint64      municipality_id,
                                  const char *task_code,
                                  gint64      from_municipality_id,
                                  const char *from_code)
{
  g_autofree char *label = NULL;
  g_autofree char *words = NULL;
  AspEdit *edit;
  AspRow *row;

  row = find_row (planner, municipality_id, task_code, from_municipality_id, from_code);
  if (row == NULL)
    return NULL;

  words = g_strdup_printf (C_("task of a municipality", "%s: %s"),
                           get_name (planner, from_municipality_id), from_code);
  label = g_strdup_printf (_("%s no longer depends on %s"), task_code, words);
  edit = asp_edit_new (label);
  asp_edit_delete (edit, "own_link", asp_row_get_id (row));

  return edit;
}

/**
 * asp_outside_link_command_set:
 * @task_code: the municipality's task that is to wait
 * @from_municipality_id: another one, whose task @from_code is waited for
 * @lag: -1000…1000 days
 *
 * Makes a dependency, or changes one. Errors: ASP_PLAN_COMMAND_ERROR_TASK,
 * ASP_PLAN_COMMAND_ERROR_CYCLE with the tasks and their municipalities.
 *
 * Returns: (transfer full) (nullable)
 */
AspEdit *
asp_outside_link_command_set (AspPlanner   *planner,
                              gint64        municipality_id,
                              const char   *task_code,
                              gint64        from_municipality_id,
                              const char   *from_code,
                              AspLinkType   type,
                              AspLagUnit    unit,
                              int           lag,
                              GError      **error)
{
  AspEdit *edit;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);
  g_return_val_if_fail (municipality_id != from_municipality_id, NULL);
  g_return_val_if_fail (task_code != NULL && from_code != NULL, NULL);
  g_return_val_if_fail (ABS (lag) <= 1000, NULL);

  edit = _asp_outside_link_create (planner, municipality_id, task_code, from_municipality_id,
                                   from_code, type, unit, lag, error);

  return edit != NULL ? _asp_plan_finish_edit (planner, municipality_id, edit, error) : NULL;
}

/* Takes a dependency away, also one of tasks that are no longer there. */
AspEdit *
asp_outside_link_command_remove (AspPlanner  *planner,
                                 gint64       municipality_id,
                                 const char  *task_code,
                                 gint64       from_municipality_id,
                                 const char  *from_code,
                                 GError     **error)
{
  AspEdit *edit;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);
  g_return_val_if_fail (task_code != NULL && from_code != NULL, NULL);

  edit = _asp_outside_link_create_removal (planner, municipality_id, task_code,
                                           from_municipality_id, from_code);

  return edit != NULL ? _asp_plan_finish_edit (planner, municipality_id, edit, error) : NULL;
}

static void
broken_link_free (AspBrokenLink *broken)
{
  g_free (broken->text);
  g_free (broken);
}

/* FALSE: the task is not there or binds nobody. @name: of the municipality. */
static gboolean
check_end (AspPlanner  *planner,
           gint64       municipality_id,
           const char  *code,
           char       **reason)
{
  const char *name = get_name (planner, municipality_id);
  AspPlan *plan = asp_planner_get_plan (planner, municipality_id);
  guint node;

  if (plan == NULL)
    /* Translators: name of a municipality */
    *reason = g_strdup_printf (_("%s has no schedule yet"), name);
  else if (!asp_network_find (asp_plan_get_network (plan), code, &node))
    /* Translators: name of a municipality, then the code of a task */
    *reason = g_strdup_printf (_("%s has no task %s"), name, code);
  else if (!asp_plan_get_task (plan, node)->applies)
    /* Translators: name of a municipality, then the code of a task */
    *reason = g_strdup_printf (_("at %s task %s does not apply"), name, code);
  else
    return TRUE;

  return FALSE;
}

static void
add_broken (GPtrArray  *broken,
            AspPlanner *planner,
            AspRow     *row,
            const char *reason)
{
  AspBrokenLink *link = g_new0 (AspBrokenLink, 1);
  g_autofree char *words = NULL;
  AspOwnLink own;

  asp_plan_source_read_link (row, &own);
  words = asp_outside_link_format (
    get_name (planner, asp_row_get_integer (row, "from_municipality_id", 0)), own.from_code,
    own.type, own.unit, own.lag);
  link->link_id = asp_row_get_id (row);
  link->municipality_id = asp_row_get_integer (row, "municipality_id", 0);
  /* Translators: code of a task, its predecessor in another municipality, then the reason */
  link->text = g_strdup_printf (_("The dependency of %s on another municipality’s task (%s) does "
                                  "not count: %s."), own.to_code, words, reason);
  g_ptr_array_add (broken, link);
}

/* The dependencies on other municipalities' tasks that do not count because a task is not there; of
 * tasks that wait for each other asp_planner_get_problem() tells.
 * Returns: (transfer full) (element-type AspBrokenLink) */
GPtrArray *
asp_outside_links_find_broken (AspPlanner *planner,
                               gint64      municipality_id)
{
  GPtrArray *broken = g_ptr_array_new_with_free_func ((GDestroyNotify) broken_link_free);
  GPtrArray *rows;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), broken);

  rows = asp_document_get_children (asp_planner_get_document (planner), "own_link",
                                    municipality_id);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      AspRow *row = g_ptr_array_index (rows, i);
      gint64 from_id = asp_row_get_integer (row, "from_municipality_id", 0);
      g_autofree char *reason = NULL;

      if (from_id == 0 || asp_row_get_integer (row, "removed", 0) != 0)
        continue;

      if (!check_end (planner, from_id, asp_row_get_text (row, "from_code"), &reason) ||
          !check_end (planner, municipality_id, asp_row_get_text (row, "to_code"), &reason))
        add_broken (broken, planner, row, reason);
    }

  return broken;
}
