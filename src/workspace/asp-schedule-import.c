/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-schedule-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-why-words.h"

/* As many as the schedule of one municipality may have. */
#define MAX_TASKS 10000
/* After so many rounds everything is pinned. */
#define MAX_ROUNDS 8

/* The task of the schedule that one of the file is; FALSE when it is none. */
gboolean
_asp_schedule_import_get_target (AspScheduleImport *self,
                                 guint              task,
                                 AspPlanTarget     *target)
{
  const AspScheduleMatch *match = &self->matches->matches[task];

  if (match->kind != ASP_IMPORT_MATCHED)
    return FALSE;

  target->plan = self->plan;
  target->network = asp_plan_get_network (self->plan);
  target->node = match->node;
  target->info = asp_network_get_task (target->network, match->node);
  target->task = asp_plan_get_task (self->plan, match->node);
  target->row = g_hash_table_lookup (self->rows, target->info->code);

  return TRUE;
}

/* Its first and last day in the file; FALSE when the file has none. */
gboolean
asp_schedule_import_get_days (AspScheduleImport *self,
                              guint              index,
                              AspDay            *start,
                              AspDay            *finish)
{
  const AspProjectTask *task = asp_project_file_peek_task (self->file, index);

  *start = task->start != ASP_DAY_NONE ? task->start : task->finish;
  *finish = task->finish != ASP_DAY_NONE ? task->finish : task->start;

  return *start != ASP_DAY_NONE && *start <= *finish;
}

static gboolean
refuse (const AspProjectTask  *task,
        const char            *message,
        GError               **error)
{
  g_set_error (error, ASP_PROJECT_FILE_ERROR, ASP_PROJECT_FILE_ERROR_VALUE,
               _("line %d, task %s “%s”: %s"), task->line, task->uid, task->name, message);

  return FALSE;
}

static gboolean
is_possible (AspDay day)
{
  return _asp_plan_check_day (day, NULL);
}

/* Nothing of a file is stored that the document could not hold. */
static gboolean
check_file (AspProjectFile  *file,
            GError         **error)
{
  guint n_tasks = asp_project_file_get_n_tasks (file);

  if (n_tasks > MAX_TASKS)
    {
      g_set_error (error, ASP_PROJECT_FILE_ERROR, ASP_PROJECT_FILE_ERROR_LIMIT,
                   ngettext ("The schedule of a municipality has at most %d task.",
                             "The schedule of a municipality has at most %d tasks.", MAX_TASKS),
                   MAX_TASKS);
      return FALSE;
    }

  for (guint i = 0; i < n_tasks; i++)
    {
      const AspProjectTask *task = asp_project_file_peek_task (file, i);

      if (!is_possible (task->start) || !is_possible (task->finish) ||
          !is_possible (task->constraint_day) || !is_possible (task->deadline) ||
          !is_possible (task->actual_start) || !is_possible (task->actual_finish))
        return refuse (task, _("a date lies outside the years of schedules"), error);
      if (task->start != ASP_DAY_NONE && task->finish != ASP_DAY_NONE &&
          task->finish < task->start)
        return refuse (task, _("it finishes before it starts"), error);
      if (task->percent < 0 || task->percent > 100)
        return refuse (task, _("its progress is not between 0 and 100 percent"), error);
    }

  return TRUE;
}

static gboolean
is_free (AspScheduleImport *self,
         GHashTable        *own_tasks,
         const char        *code)
{
  guint node;

  return !asp_network_find (asp_plan_get_network (self->plan), code, &node) &&
         !g_hash_table_contains (own_tasks, code) && !g_hash_table_contains (self->rows, code);
}

/* "2.S1", "2.S2"… by the number of the group. */
static void
give_codes (AspScheduleImport *self)
{
  AspTemplate *template = asp_network_get_template (asp_plan_get_network (self->plan));
  g_autofree guint *last = g_new0 (guint, asp_template_get_n_groups (template));
  g_autoptr (GHashTable) own_tasks = _asp_plan_index_rows (self->planner, self->municipality_id,
                                                           "own_task", "code");

  for (guint i = 0; i < asp_project_file_get_n_tasks (self->file); i++)
    {
      const AspScheduleMatch *match = &self->matches->matches[i];
      const char *digits;

      if (match->kind == ASP_IMPORT_MATCHED)
        self->codes[i] = g_strdup (asp_network_get_task (asp_plan_get_network (self->plan),
                                                         match->node)->code);
      if (match->kind != ASP_IMPORT_OWN)
        continue;

      digits = asp_template_get_group (template, match->group)->code;
      digits += strcspn (digits, "123456789");
      if (*digits == '\0')
        digits = asp_template_get_group (template, match->group)->code;
      do
        {
          g_free (self->codes[i]);
          self->codes[i] = g_strdup_printf ("%s.S%u", digits, ++last[match->group]);
        }
      while (!is_free (self, own_tasks, self->codes[i]));
    }
}

static AspEdit *
create_edit (AspScheduleImport *self,
             const gboolean    *pins)
{
  g_autofree char *label = asp_schedule_import_summarize (self);
  AspEdit *edit = asp_edit_new (label);

  _asp_schedule_import_write_tasks (self, pins, edit);
  _asp_schedule_import_write_links (self, edit);

  return edit;
}

static gboolean
find_planned (AspScheduleImport  *self,
              AspPlan            *plan,
              guint               task,
              guint              *node)
{
  return self->codes[task] != NULL &&
         asp_network_find (asp_plan_get_network (plan), self->codes[task], node);
}

/* Whether the plan has the task on other days than the file, which it is not known to have. */
static gboolean
differs (AspScheduleImport *self,
         AspPlan           *plan,
         guint              task)
{
  AspDay start, finish;
  guint node;

  return find_planned (self, plan, task, &node) &&
         asp_schedule_import_get_days (self, task, &start, &finish) &&
         !_asp_schedule_import_is_unchanged (self, task) &&
         (asp_plan_get_task (plan, node)->start != start ||
          asp_plan_get_task (plan, node)->finish != finish);
}

static void
add_move (AspScheduleImport *self,
          guint              task,
          gboolean           is_finish,
          AspDay             imported,
          AspDay             ours)
{
  AspScheduleImportMove move = { task, is_finish, imported, ours };

  g_array_append_val (self->moves, move);
}

/* Returns: (transfer full): why a task starts when it does by our rules: what is said after its
 * days, or that it has none */
static char *
explain_start (AspPlan *plan,
               guint    node)
{
  g_autoptr (GPtrArray) sentences = NULL;
  AspWhy why;

  asp_plan_explain (plan, node, &why);
  sentences = asp_why_describe (plan, &why);

  return g_strdup (g_ptr_array_index (sentences, MIN (sentences->len, 2) - 1));
}

static char *
explain_finish (const AspPlanTask *task)
{
  gulong days = (gulong) MAX (task->ef - task->es, 0);

  if (task->actual_finish != ASP_DAY_NONE)
    return g_strdup (_("Its actual dates hold it."));

  return g_strdup_printf (ngettext ("It takes %lu working day.", "It takes %lu working days.",
                                    days), days);
}

/* @plan: by our rules alone */
static void
compare (AspScheduleImport *self,
         AspPlan           *plan)
{
  for (guint i = 0; i < asp_project_file_get_n_tasks (self->file); i++)
    {
      const AspPlanTask *ours;
      AspDay start, finish;
      guint node;

      if (!differs (self, plan, i) || !find_planned (self, plan, i, &node))
        continue;

      ours = asp_plan_get_task (plan, node);
      asp_schedule_import_get_days (self, i, &start, &finish);
      if (ours->start != start && asp_project_file_peek_task (self->file, i)->days > 0)
        add_move (self, i, FALSE, start, ours->start);
      if (ours->finish != finish)
        add_move (self, i, TRUE, finish, ours->finish);
    }
}

static AspPlan *
preview (AspScheduleImport  *self,
         AspEdit            *edit,
         GError            **error)
{
  AspPlan *plan = asp_planner_create_preview (self->planner, self->municipality_id, edit, error);

  if (plan == NULL && error != NULL && *error == NULL)
    g_set_error_literal (error, ASP_PLAN_COMMAND_ERROR, ASP_PLAN_COMMAND_ERROR_DAY,
                         _("The municipality has no schedule yet."));

  return plan;
}

/* Tasks that are pinned may move others that had the right dates by chance: until none differs. */
static gboolean
run_round (AspScheduleImport  *self,
           guint               round,
           gboolean           *is_last,
           GError            **error)
{
  guint n_tasks = asp_project_file_get_n_tasks (self->file);
  g_autoptr (AspEdit) edit = create_edit (self, self->pins);
  g_autoptr (AspPlan) plan = preview (self, edit, error);

  if (plan == NULL)
    return FALSE;

  if (round == 0)
    {
      compare (self, plan);
      self->ours = asp_plan_ref (plan);
      self->edits[TRUE] = asp_edit_ref (edit);
    }

  *is_last = TRUE;
  for (guint i = 0; i < n_tasks; i++)
    {
      if (self->pins[i] || (round < MAX_ROUNDS && !differs (self, plan, i)))
        continue;

      self->pins[i] = TRUE;
      *is_last = FALSE;
    }
  if (*is_last)
    self->edits[FALSE] = g_steal_pointer (&edit);

  return TRUE;
}

/* An import that has everything still before it. Errors: as asp_schedule_import_new(). */
AspScheduleImport *
_asp_schedule_import_begin (AspPlanner      *planner,
                            gint64           municipality_id,
                            AspProjectFile  *file,
                            GError         **error)
{
  AspScheduleImport *self;
  AspPlan *plan;

  if (!check_file (file, error))
    return NULL;
  plan = asp_planner_get_plan (planner, municipality_id);
  if (plan == NULL)
    {
      const char *problem = asp_planner_get_problem (planner, municipality_id);

      g_set_error_literal (error, ASP_PLAN_COMMAND_ERROR, ASP_PLAN_COMMAND_ERROR_DAY,
                           problem != NULL ? problem
                                           : _("The municipality has no schedule yet."));
      return NULL;
    }

  self = g_new0 (AspScheduleImport, 1);
  self->planner = g_object_ref (planner);
  self->municipality_id = municipality_id;
  self->file = asp_project_file_ref (file);
  self->plan = asp_plan_ref (plan);
  self->rows = _asp_plan_index_rows (planner, municipality_id, "task_state", "task_code");
  self->codes = g_new0 (char *, asp_project_file_get_n_tasks (file) + 1);
  self->pins = g_new0 (gboolean, asp_project_file_get_n_tasks (file) + 1);
  self->links = g_array_new (FALSE, FALSE, sizeof (AspNetworkLink));
  self->moves = g_array_new (FALSE, FALSE, sizeof (AspScheduleImportMove));
  self->losses = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/* A part of the work that is short enough for a window to live on meanwhile.
 * @done: (out): nothing is left. Errors: as asp_schedule_import_new(). */
gboolean
_asp_schedule_import_step (AspScheduleImport  *self,
                           gboolean           *done,
                           GError            **error)
{
  *done = FALSE;
  switch (self->n_steps++)
    {
    case 0:
      self->matches = asp_schedule_matches_new (self->plan, self->file);
      give_codes (self);
      return TRUE;
    case 1:
      return _asp_schedule_import_choose_links (self, error);
    case 2:
      _asp_schedule_import_list_losses (self);
      return TRUE;
    default:
      return run_round (self, self->n_steps - 4, done, error);
    }
}

/**
 * asp_schedule_import_new:
 *
 * Errors: ASP_PROJECT_FILE_ERROR, with the place in the file; ASP_PLAN_COMMAND_ERROR when the
 * municipality has no schedule.
 *
 * Returns: (transfer full) (nullable)
 */
AspScheduleImport *
asp_schedule_import_new (AspPlanner      *planner,
                         gint64           municipality_id,
                         AspProjectFile  *file,
                         GError         **error)
{
  g_autoptr (AspScheduleImport) self = NULL;
  gboolean done = FALSE;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);
  g_return_val_if_fail (file != NULL, NULL);

  self = _asp_schedule_import_begin (planner, municipality_id, file, error);
  while (self != NULL && !done)
    {
      if (!_asp_schedule_import_step (self, &done, error))
        return NULL;
    }

  return g_steal_pointer (&self);
}

void
asp_schedule_import_free (AspScheduleImport *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < asp_project_file_get_n_tasks (self->file); i++)
    g_free (self->codes[i]);
  g_free (self->codes);
  g_free (self->pins);
  g_hash_table_unref (self->rows);
  g_clear_pointer (&self->edits[FALSE], asp_edit_unref);
  g_clear_pointer (&self->edits[TRUE], asp_edit_unref);
  g_array_unref (self->links);
  g_array_unref (self->moves);
  g_clear_pointer (&self->ours, asp_plan_unref);
  g_ptr_array_unref (self->losses);
  g_clear_pointer (&self->matches, asp_schedule_matches_free);
  asp_plan_unref (self->plan);
  asp_project_file_unref (self->file);
  g_object_unref (self->planner);
  g_free (self);
}

/* Whether the municipality's schedule is still the one that the import was made for. */
gboolean
asp_schedule_import_is_current (AspScheduleImport *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return asp_planner_get_plan (self->planner, self->municipality_id) == self->plan;
}

guint
asp_schedule_import_get_n_tasks (AspScheduleImport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return asp_project_file_get_n_tasks (self->file);
}

AspProjectFile *
asp_schedule_import_get_file (AspScheduleImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->file;
}

const AspScheduleMatch *
asp_schedule_import_peek_match (AspScheduleImport *self,
                                guint              task)
{
  g_return_val_if_fail (self != NULL, NULL);

  return &self->matches->matches[task];
}

/* Returns: (nullable): the code that the task has in the schedule; NULL for a heading */
const char *
asp_schedule_import_get_code (AspScheduleImport *self,
                              guint              task)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->codes[task];
}

guint
asp_schedule_import_get_n_moves (AspScheduleImport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->moves->len;
}

const AspScheduleImportMove *
asp_schedule_import_peek_move (AspScheduleImport *self,
                               guint              index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->moves->len, NULL);

  return &g_array_index (self->moves, AspScheduleImportMove, index);
}

/* Looks for it in the plan by our rules, so who shows a long list asks for what is seen. Returns:
 * (transfer full): why the date is another one by our rules: a sentence */
char *
asp_schedule_import_explain_move (AspScheduleImport *self,
                                  guint              index)
{
  const AspScheduleImportMove *move = asp_schedule_import_peek_move (self, index);
  AspDay start, finish;
  guint node;

  g_return_val_if_fail (move != NULL, NULL);

  if (!find_planned (self, self->ours, move->task, &node) ||
      !asp_schedule_import_get_days (self, move->task, &start, &finish))
    g_return_val_if_reached (NULL);

  if (move->is_finish && asp_plan_get_task (self->ours, node)->start == start)
    return explain_finish (asp_plan_get_task (self->ours, node));

  return explain_start (self->ours, node);
}

/* Returns: (transfer none) (element-type utf8): sentences */
GPtrArray *
asp_schedule_import_get_losses (AspScheduleImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->losses;
}

AspScheduleImportCounts
asp_schedule_import_get_counts (AspScheduleImport *self)
{
  AspScheduleImportCounts counts = { 0 };

  g_return_val_if_fail (self != NULL, counts);

  for (guint i = 0; i < asp_project_file_get_n_tasks (self->file); i++)
    {
      AspScheduleImportKind kind = self->matches->matches[i].kind;

      counts.n_tasks += kind != ASP_IMPORT_HEADING;
      counts.n_matched += kind == ASP_IMPORT_MATCHED;
      counts.n_own += kind == ASP_IMPORT_OWN;
      counts.n_headings += kind == ASP_IMPORT_HEADING;
    }

  return counts;
}

/* Returns: (transfer full): "Schedule imported: 83 tasks, 4 of its own" */
char *
asp_schedule_import_summarize (AspScheduleImport *self)
{
  AspScheduleImportCounts counts = asp_schedule_import_get_counts (self);
  g_autofree char *tasks = g_strdup_printf (ngettext ("%u task", "%u tasks", counts.n_tasks),
                                            counts.n_tasks);
  g_autofree char *own = g_strdup_printf (ngettext ("%u own task", "%u own tasks", counts.n_own),
                                          counts.n_own);

  /* Translators: undo step; "83 tasks", then "4 own tasks" */
  return g_strdup_printf (_("Schedule imported: %s, %s"), tasks, own);
}

/* @accept_dates: our rules hold from the beginning; otherwise the file's dates stay until they are
 * accepted. Returns: (transfer full) (nullable): one undo step; NULL when nothing would change */
AspEdit *
asp_schedule_import_create_edit (AspScheduleImport *self,
                                 gboolean           accept_dates)
{
  AspEdit *edit;

  g_return_val_if_fail (self != NULL, NULL);

  edit = self->edits[accept_dates != FALSE];

  return asp_edit_get_n_operations (edit) > 0 ? asp_edit_ref (edit) : NULL;
}

static AspEdit *
create_accepting (AspPlanner         *planner,
                  gint64              municipality_id,
                  const char *const  *codes,
                  guint              *n_accepted,
                  const char        **title)
{
  AspPlan *plan = asp_planner_get_plan (planner, municipality_id);
  AspEdit *edit = asp_edit_new ("");
  g_autoptr (GHashTable) rows = _asp_plan_index_rows (planner, municipality_id, "task_state",
                                                      "task_code");

  for (guint i = 0; plan != NULL && i < asp_plan_get_n_tasks (plan); i++)
    {
      const AspTemplateTask *info = asp_network_get_task (asp_plan_get_network (plan), i);
      AspRow *row;

      if (!asp_plan_get_task (plan, i)->pinned ||
          (codes != NULL && !g_strv_contains (codes, info->code)))
        continue;

      row = g_hash_table_lookup (rows, info->code);
      asp_edit_update (edit, "task_state", asp_row_get_id (row));
      _asp_plan_edit_release (edit);
      (*n_accepted)++;
      *title = info->title[asp_format_get_language ()];
    }

  return edit;
}

/* NULL without an error when none of them keeps imported dates. */
AspEdit *
asp_plan_command_accept_days (AspPlanner         *planner,
                              gint64              municipality_id,
                              const char *const  *codes,
                              GError            **error)
{
  g_autoptr (AspEdit) edit = NULL;
  g_autofree char *label = NULL;
  const char *title = NULL;
  guint n = 0;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);

  edit = create_accepting (planner, municipality_id, codes, &n, &title);
  if (n == 0)
    return NULL;

  if (n == 1)
    /* Translators: undo step; %s is the title of a task */
    label = g_strdup_printf (_("“%s”: our date instead of the imported one"), title);
  else
    /* Translators: undo step */
    label = g_strdup_printf (ngettext ("Our dates instead of imported ones for %u task",
                                       "Our dates instead of imported ones for %u tasks", n), n);
  asp_edit_set_label (edit, label);

  return _asp_plan_finish_edit (planner, municipality_id, g_steal_pointer (&edit), error);
}
