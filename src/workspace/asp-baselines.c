/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-baselines.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-plan-words.h"
#include "asp-plan.h"
#include "asp-record.h"

/* A line for each task that applies: code, first and last day of the plan. Returns: (transfer
 * full) */
static char *
write_content (AspPlan *plan)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < asp_plan_get_n_tasks (plan); i++)
    {
      const AspPlanTask *task = asp_plan_get_task (plan, i);
      g_autofree char *start = NULL;
      g_autofree char *finish = NULL;

      if (!task->applies)
        continue;

      start = asp_day_to_iso (task->plan_start);
      finish = asp_day_to_iso (task->plan_finish);
      g_string_append_printf (text, "%s\t%s\t%s\n",
                              asp_network_get_task (asp_plan_get_network (plan), i)->code, start,
                              finish);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * asp_baseline_command_freeze:
 * @name: what it is called; other baselines may be called the same
 *
 * Keeps the plans of these municipalities as they are now. Those without a plan are passed over.
 *
 * Returns: (transfer full) (nullable): NULL when none has a plan
 */
AspEdit *
asp_baseline_command_freeze (AspPlanner   *planner,
                             const char   *name,
                             const gint64 *municipality_ids,
                             guint         n_municipalities)
{
  g_autoptr (AspEdit) edit = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *label = NULL;
  g_autofree char *time = g_date_time_format_iso8601 (now);
  gint64 baseline_id;
  guint n_frozen = 0;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);
  g_return_val_if_fail (name != NULL && *name != '\0', NULL);

  /* Translators: undo step; %s is the name of a baseline */
  label = g_strdup_printf (_("Baseline “%s”"), name);
  edit = asp_edit_new (label);
  baseline_id = asp_edit_insert (edit, "baseline");
  asp_edit_set_text (edit, "name", name);
  asp_edit_set_text (edit, "made_at", time);
  for (guint i = 0; i < n_municipalities; i++)
    {
      AspPlan *plan = asp_planner_get_plan (planner, municipality_ids[i]);
      g_autofree char *content = NULL;

      if (plan == NULL)
        continue;

      content = write_content (plan);
      asp_edit_insert (edit, "baseline_plan");
      asp_edit_set_integer (edit, "baseline_id", baseline_id);
      asp_edit_set_integer (edit, "municipality_id", municipality_ids[i]);
      asp_edit_set_text (edit, "content", content);
      n_frozen++;
    }

  return n_frozen > 0 ? g_steal_pointer (&edit) : NULL;
}

AspEdit *
asp_baseline_command_rename (AspDocument *document,
                             gint64       baseline_id,
                             const char  *name)
{
  g_autofree char *label = NULL;
  AspRow *row;
  AspEdit *edit;

  g_return_val_if_fail (ASP_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (name != NULL && *name != '\0', NULL);

  row = asp_document_lookup (document, "baseline", baseline_id);
  if (row == NULL || strcmp (asp_row_get_text (row, "name"), name) == 0)
    return NULL;

  /* Translators: undo step; %s is the new name of a baseline */
  label = g_strdup_printf (_("Baseline renamed: “%s”"), name);
  edit = asp_edit_new (label);
  asp_edit_update (edit, "baseline", baseline_id);
  asp_edit_set_text (edit, "name", name);

  return edit;
}

typedef struct
{
  AspEdit *edit;
  gint64   baseline_id;
} Deletion;

static void
delete_plan (gpointer data,
             gpointer user_data)
{
  Deletion *deletion = user_data;

  if (asp_row_get_integer (data, "baseline_id", 0) == deletion->baseline_id)
    asp_edit_delete (deletion->edit, "baseline_plan", asp_row_get_id (data));
}

AspEdit *
asp_baseline_command_delete (AspDocument *document,
                             gint64       baseline_id)
{
  g_autofree char *label = NULL;
  Deletion deletion = { NULL, baseline_id };
  AspRow *row;

  g_return_val_if_fail (ASP_IS_DOCUMENT (document), NULL);

  row = asp_document_lookup (document, "baseline", baseline_id);
  if (row == NULL)
    return NULL;

  /* Translators: undo step; %s is the name of a baseline */
  label = g_strdup_printf (_("Baseline “%s” deleted"), asp_row_get_text (row, "name"));
  deletion.edit = asp_edit_new (label);
  asp_document_foreach (document, "baseline_plan", delete_plan, &deletion);
  asp_edit_delete (deletion.edit, "baseline", baseline_id);

  return deletion.edit;
}

/* The newest first; keys tell two of one second apart. */
static int
compare_baselines (gconstpointer a,
                   gconstpointer b)
{
  AspRow *left = *(AspRow *const *) a;
  AspRow *right = *(AspRow *const *) b;
  int order = strcmp (asp_row_get_text (right, "made_at"), asp_row_get_text (left, "made_at"));

  if (order != 0)
    return order;

  return (asp_row_get_id (right) > asp_row_get_id (left)) -
         (asp_row_get_id (right) < asp_row_get_id (left));
}

/* The baselines that hold the municipality's plan, the newest first. Returns: (transfer container)
 * (element-type AspRow): rows of the table baseline, valid until the next change */
GPtrArray *
asp_baseline_list (AspDocument *document,
                   gint64       municipality_id)
{
  GPtrArray *baselines = g_ptr_array_new ();
  GPtrArray *plans;

  g_return_val_if_fail (ASP_IS_DOCUMENT (document), baselines);

  plans = asp_document_get_children (document, "baseline_plan", municipality_id);
  for (guint i = 0; plans != NULL && i < plans->len; i++)
    {
      AspRow *row = asp_document_lookup (document, "baseline",
                                         asp_row_get_integer (g_ptr_array_index (plans, i),
                                                              "baseline_id", 0));

      if (row != NULL)
        g_ptr_array_add (baselines, row);
    }
  g_ptr_array_sort (baselines, compare_baselines);

  return baselines;
}

/* The municipality's newest baseline, or the newest of that name; 0: none. @name: (nullable) */
gint64
asp_baseline_find (AspDocument *document,
                   gint64       municipality_id,
                   const char  *name)
{
  g_autoptr (GPtrArray) baselines = asp_baseline_list (document, municipality_id);

  for (guint i = 0; i < baselines->len; i++)
    {
      AspRow *row = g_ptr_array_index (baselines, i);

      if (name == NULL || strcmp (asp_row_get_text (row, "name"), name) == 0)
        return asp_row_get_id (row);
    }

  return 0;
}

void
asp_slip_free (AspSlip *slip)
{
  g_free (slip->code);
  g_free (slip->title);
  g_free (slip);
}

/* Adds the task as it is now; what the base knows of it is filled in by the caller. */
static AspSlip *
add_slip (GPtrArray  *slips,
          AspPlan    *plan,
          const char *code)
{
  AspSlip *slip = g_new0 (AspSlip, 1);
  guint node;

  slip->code = g_strdup (code);
  slip->base_start = slip->base_finish = slip->start = slip->finish = ASP_DAY_NONE;
  if (asp_network_find (asp_plan_get_network (plan), code, &node))
    {
      const AspPlanTask *task = asp_plan_get_task (plan, node);

      slip->title = asp_plan_get_task_title (plan, node);
      slip->start = task->applies ? task->start : ASP_DAY_NONE;
      slip->finish = task->applies ? task->finish : ASP_DAY_NONE;
    }
  else
    {
      slip->title = g_strdup (code);
    }
  g_ptr_array_add (slips, slip);

  return slip;
}

static void
count_days (AspSlip *slip,
            AspPlan *plan)
{
  if (slip->base_finish != ASP_DAY_NONE && slip->finish != ASP_DAY_NONE)
    slip->days = asp_calendar_count (asp_plan_get_calendar (plan), slip->base_finish,
                                     slip->finish);
}

static void
compare_with_plan (GPtrArray *slips,
                   AspPlan   *plan)
{
  for (guint i = 0; i < asp_plan_get_n_tasks (plan); i++)
    {
      const AspPlanTask *task = asp_plan_get_task (plan, i);
      AspSlip *slip;

      if (!task->applies)
        continue;

      slip = add_slip (slips, plan, asp_network_get_task (asp_plan_get_network (plan), i)->code);
      slip->base_start = task->plan_start;
      slip->base_finish = task->plan_finish;
      count_days (slip, plan);
    }
}

/* Tasks that have come since then. */
static void
add_new_tasks (GPtrArray *slips,
               AspPlan   *plan)
{
  guint n_old = slips->len;

  for (guint i = 0; i < asp_plan_get_n_tasks (plan); i++)
    {
      const char *code = asp_network_get_task (asp_plan_get_network (plan), i)->code;
      gboolean known = FALSE;

      for (guint j = 0; j < n_old && !known; j++)
        known = strcmp (((AspSlip *) g_ptr_array_index (slips, j))->code, code) == 0;
      if (!known && asp_plan_get_task (plan, i)->applies)
        add_slip (slips, plan, code);
    }
}

static void
compare_with_content (GPtrArray  *slips,
                      AspPlan    *plan,
                      const char *content)
{
  g_auto (GStrv) lines = g_strsplit (content, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);
      AspSlip *slip;

      if (g_strv_length (cells) != 3)
        continue;

      slip = add_slip (slips, plan, cells[0]);
      slip->base_start = asp_day_from_iso (cells[1]);
      slip->base_finish = asp_day_from_iso (cells[2]);
      count_days (slip, plan);
    }
  add_new_tasks (slips, plan);
}

static const char *
find_content (AspDocument *document,
              gint64       municipality_id,
              gint64       baseline_id)
{
  GPtrArray *plans = asp_document_get_children (document, "baseline_plan", municipality_id);

  for (guint i = 0; plans != NULL && i < plans->len; i++)
    {
      AspRow *row = g_ptr_array_index (plans, i);

      if (asp_row_get_integer (row, "baseline_id", 0) == baseline_id)
        return asp_row_get_text (row, "content");
    }

  return NULL;
}

/**
 * asp_baseline_compare:
 * @baseline_id: 0: the plan as it is now
 *
 * The forecast against what was planned.
 *
 * Returns: (transfer full) (element-type AspSlip) (nullable): all tasks of either; NULL when there
 *   is no plan, or the baseline does not hold the municipality
 */
GPtrArray *
asp_baseline_compare (AspPlanner *planner,
                      gint64      municipality_id,
                      gint64      baseline_id)
{
  g_autoptr (GPtrArray) slips = NULL;
  const char *content = NULL;
  AspPlan *plan;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);

  plan = asp_planner_get_plan (planner, municipality_id);
  if (baseline_id != 0)
    content = find_content (asp_planner_get_document (planner), municipality_id, baseline_id);
  if (plan == NULL || (baseline_id != 0 && content == NULL))
    return NULL;

  slips = g_ptr_array_new_with_free_func ((GDestroyNotify) asp_slip_free);
  if (content != NULL)
    compare_with_content (slips, plan, content);
  else
    compare_with_plan (slips, plan);

  return g_steal_pointer (&slips);
}

/* "3 working days later". Returns: (transfer full) (nullable): NULL when nothing has changed */
char *
asp_slip_describe (const AspSlip *slip)
{
  unsigned long days = (unsigned long) ABS (slip->days);

  if (slip->base_finish == ASP_DAY_NONE)
    return g_strdup (C_("task against baseline", "new"));
  if (slip->finish == ASP_DAY_NONE)
    return g_strdup (C_("task against baseline", "no longer there"));
  if (slip->days > 0)
    return g_strdup_printf (ngettext ("%lu working day later", "%lu working days later", days),
                            days);
  if (slip->days < 0)
    return g_strdup_printf (ngettext ("%lu working day earlier", "%lu working days earlier", days),
                            days);
  if (slip->base_start != slip->start)
    return g_strdup (C_("task against baseline", "other start, same finish"));

  return NULL;
}

/* A task against the newest baseline that holds the municipality.
 * Returns: (transfer full) (nullable): NULL when there is none, or no such task
 * @name: (out) (transfer none): of the baseline */
AspSlip *
asp_baseline_compare_task (AspPlanner  *planner,
                           gint64       municipality_id,
                           const char  *code,
                           const char **name)
{
  AspDocument *document;
  gint64 baseline_id;
  g_autoptr (GPtrArray) slips = NULL;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);
  g_return_val_if_fail (code != NULL, NULL);

  document = asp_planner_get_document (planner);
  baseline_id = asp_baseline_find (document, municipality_id, NULL);
  if (baseline_id != 0)
    slips = asp_baseline_compare (planner, municipality_id, baseline_id);
  for (guint i = 0; slips != NULL && i < slips->len; i++)
    {
      if (strcmp (((AspSlip *) g_ptr_array_index (slips, i))->code, code) != 0)
        continue;

      *name = asp_row_get_text (asp_document_lookup (document, "baseline", baseline_id), "name");

      return g_ptr_array_steal_index_fast (slips, i);
    }

  return NULL;
}
