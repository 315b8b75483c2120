/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-wave-change.h"

#include <glib/gi18n-lib.h>

#include "asp-format.h"
#include "asp-programme-rules.h"

struct _AspWaveChange
{
  GObject     parent_instance;

  AspPlanner *planner;          /* (owned) */
  gint64      wave_id;          /* 0: no wave */
  gboolean    takes_start;      /* the municipalities' own first days are given up */
  guint       n_own_starts;
  GPtrArray  *moves;            /* (owned) (element-type AspWaveMove) */
};

G_DEFINE_FINAL_TYPE (AspWaveChange, asp_wave_change, G_TYPE_OBJECT)

void
asp_wave_move_free (AspWaveMove *move)
{
  g_clear_pointer (&move->old_plan, asp_plan_unref);
  g_clear_pointer (&move->new_plan, asp_plan_unref);
  g_array_unref (move->tasks);
  g_free ((char *) move->name);
  g_free (move);
}

static void
asp_wave_change_dispose (GObject *object)
{
  g_clear_object (&ASP_WAVE_CHANGE (object)->planner);

  G_OBJECT_CLASS (asp_wave_change_parent_class)->dispose (object);
}

static void
asp_wave_change_finalize (GObject *object)
{
  g_ptr_array_unref (ASP_WAVE_CHANGE (object)->moves);

  G_OBJECT_CLASS (asp_wave_change_parent_class)->finalize (object);
}

static void
asp_wave_change_class_init (AspWaveChangeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = asp_wave_change_dispose;
  G_OBJECT_CLASS (klass)->finalize = asp_wave_change_finalize;
}

static void
asp_wave_change_init (AspWaveChange *self)
{
  self->moves = g_ptr_array_new_with_free_func ((GDestroyNotify) asp_wave_move_free);
}

/* The task of that code as @plan has it. Returns: (nullable): NULL when it does not apply there */
static const AspPlanTask *
find_task (AspPlan    *plan,
           const char *code,
           guint      *node)
{
  const AspPlanTask *task;

  if (plan == NULL || !asp_network_find (asp_plan_get_network (plan), code, node))
    return NULL;

  task = asp_plan_get_task (plan, *node);

  return task->applies ? task : NULL;
}

static void
add_task (AspPlanner        *planner,
          AspWaveMove       *move,
          guint              node,
          const char        *code,
          const AspPlanTask *old_task,
          const AspPlanTask *new_task)
{
  AspWaveTask task = {
    .node = node,
    .old_start = old_task != NULL ? old_task->start : ASP_DAY_NONE,
    .old_finish = old_task != NULL ? old_task->finish : ASP_DAY_NONE,
    .new_start = new_task != NULL ? new_task->start : ASP_DAY_NONE,
    .new_finish = new_task != NULL ? new_task->finish : ASP_DAY_NONE,
  };

  if (task.old_start == task.new_start && task.old_finish == task.new_finish &&
      old_task != NULL && new_task != NULL)
    return;

  if (new_task == NULL)
    {
      task.change = ASP_WAVE_TASK_GONE;
      move->n_gone++;
    }
  else if (old_task == NULL)
    {
      task.change = ASP_WAVE_TASK_COME;
      move->n_come++;
    }
  else
    {
      task.change = ASP_WAVE_TASK_MOVED;
      move->n_moved++;
    }
  task.has_state = asp_planner_get_task_row (planner, move->municipality_id, code) != NULL;
  g_array_append_val (move->tasks, task);
}

/* Both plans come of the same version of the template: its order is that of the changes. */
static void
compare_plans (AspPlanner  *planner,
               AspWaveMove *move)
{
  AspPlan *any = move->new_plan != NULL ? move->new_plan : move->old_plan;
  AspTemplate *template;

  if (any == NULL)
    return;

  template = asp_network_get_template (asp_plan_get_network (any));
  for (guint i = 0; i < asp_template_get_n_tasks (template); i++)
    {
      const char *code = asp_template_get_task (template, i)->code;
      guint old_node, new_node;
      const AspPlanTask *old_task = find_task (move->old_plan, code, &old_node);
      const AspPlanTask *new_task = find_task (move->new_plan, code, &new_node);

      if (new_task != NULL)
        add_task (planner, move, new_node, code, old_task, new_task);
      else if (old_task != NULL)
        add_task (planner, move, old_node, code, old_task, NULL);
    }
}

static const char *
find_doubt (AspPlanner *planner,
            AspRow     *municipality,
            gint64      wave_id)
{
  AspRow *wave = asp_document_lookup (asp_planner_get_document (planner), "wave", wave_id);
  AspWaveKind kind;

  if (wave == NULL || !asp_wave_kind_from_code (asp_row_get_text (wave, "kind"), &kind))
    return NULL;

  return asp_wave_kind_check_member (kind, municipality);
}

/* What changes when the municipality of @row moves to @wave_id (0: no wave), and its own first day
 * is @own_start (ASP_DAY_NONE: the wave's). Returns: (transfer full) */
AspWaveMove *
asp_wave_move_new (AspPlanner *planner,
                   AspRow     *row,
                   gint64      wave_id,
                   AspDay      own_start)
{
  AspWaveMove *move;
  AspPlan *plan;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);
  g_return_val_if_fail (row != NULL, NULL);

  move = g_new0 (AspWaveMove, 1);
  move->municipality_id = asp_row_get_id (row);
  move->name = g_strdup (asp_row_get_text (row, "name"));
  move->tasks = g_array_new (FALSE, TRUE, sizeof (AspWaveTask));
  plan = asp_planner_get_plan (planner, move->municipality_id);
  if (plan != NULL)
    move->old_plan = asp_plan_ref (plan);
  move->new_plan = asp_planner_create_variant (planner, move->municipality_id, wave_id, own_start);
  move->old_go_live = plan != NULL ? asp_plan_get_go_live (plan) : ASP_DAY_NONE;
  move->new_go_live = move->new_plan != NULL ? asp_plan_get_go_live (move->new_plan)
                                             : ASP_DAY_NONE;
  move->doubt = find_doubt (planner, row, wave_id);
  compare_plans (planner, move);

  return move;
}

static void
add_move (AspWaveChange *self,
          AspRow        *row)
{
  AspDay own_start = asp_row_get_day (row, "start_day");

  if (own_start != ASP_DAY_NONE)
    self->n_own_starts++;
  if (asp_row_get_integer (row, "wave_id", 0) == self->wave_id &&
      (own_start == ASP_DAY_NONE || !self->takes_start))
    return;

  g_ptr_array_add (self->moves,
                   asp_wave_move_new (self->planner, row, self->wave_id,
                                      self->takes_start ? ASP_DAY_NONE : own_start));
}

/* @wave_id: 0 to take them out of their waves. @takes_start: the municipalities give up their own
 * first days of preparation for that of the wave. Those for which nothing changes make no move. */
AspWaveChange *
asp_wave_change_new (AspPlanner   *planner,
                     const gint64 *municipality_ids,
                     guint         n_municipalities,
                     gint64        wave_id,
                     gboolean      takes_start)
{
  AspWaveChange *self;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);
  g_return_val_if_fail (municipality_ids != NULL || n_municipalities == 0, NULL);

  self = g_object_new (ASP_TYPE_WAVE_CHANGE, NULL);
  self->planner = g_object_ref (planner);
  self->wave_id = wave_id;
  self->takes_start = takes_start;
  for (guint i = 0; i < n_municipalities; i++)
    {
      AspRow *row = asp_document_lookup (asp_planner_get_document (planner), "municipality",
                                         municipality_ids[i]);

      if (row != NULL)
        add_move (self, row);
    }

  return self;
}

guint
asp_wave_change_get_n_moves (AspWaveChange *self)
{
  g_return_val_if_fail (ASP_IS_WAVE_CHANGE (self), 0);

  return self->moves->len;
}

const AspWaveMove *
asp_wave_change_get_move (AspWaveChange *self,
                          guint          index)
{
  g_return_val_if_fail (ASP_IS_WAVE_CHANGE (self), NULL);
  g_return_val_if_fail (index < self->moves->len, NULL);

  return g_ptr_array_index (self->moves, index);
}

/* How many of the municipalities have a first day of their own: only for them it makes a
 * difference whose first day is taken. */
guint
asp_wave_change_get_n_own_starts (AspWaveChange *self)
{
  g_return_val_if_fail (ASP_IS_WAVE_CHANGE (self), 0);

  return self->n_own_starts;
}

static char *
create_label (AspWaveChange *self)
{
  AspRow *wave = asp_document_lookup (asp_planner_get_document (self->planner), "wave",
                                      self->wave_id);
  const char *wave_name = wave != NULL ? asp_row_get_text (wave, "name") : _("no wave");
  const AspWaveMove *first = g_ptr_array_index (self->moves, 0);

  if (self->moves->len == 1)
    /* Translators: undo step; a municipality and the wave that it moves to */
    return g_strdup_printf (_("Wave of %s: %s"), first->name, wave_name);

  /* Translators: undo step; a number of municipalities and the wave that they move to */
  return g_strdup_printf (ngettext ("Wave of %u municipality: %s",
                                    "Wave of %u municipalities: %s", self->moves->len),
                          self->moves->len, wave_name);
}

/* What was entered about tasks that fall away is kept, and counts again after a move back.
 * Returns: (transfer full) (nullable): one undo step; NULL when nothing would change */
AspEdit *
asp_wave_change_create_edit (AspWaveChange *self)
{
  g_autofree char *label = NULL;
  AspEdit *edit;

  g_return_val_if_fail (ASP_IS_WAVE_CHANGE (self), NULL);

  if (self->moves->len == 0)
    return NULL;

  label = create_label (self);
  edit = asp_edit_new (label);
  for (guint i = 0; i < self->moves->len; i++)
    {
      const AspWaveMove *move = g_ptr_array_index (self->moves, i);

      asp_edit_update (edit, "municipality", move->municipality_id);
      if (self->wave_id != 0)
        asp_edit_set_integer (edit, "wave_id", self->wave_id);
      else
        asp_edit_set_null (edit, "wave_id");
      if (self->takes_start)
        asp_edit_set_null (edit, "start_day");
    }

  return edit;
}

/* The template's words for a task of @move. */
const AspTemplateTask *
asp_wave_move_get_task (const AspWaveMove *move,
                        const AspWaveTask *task)
{
  AspPlan *plan;

  g_return_val_if_fail (move != NULL && task != NULL, NULL);

  plan = task->change == ASP_WAVE_TASK_GONE ? move->old_plan : move->new_plan;

  return asp_network_get_task (asp_plan_get_network (plan), task->node);
}

/* The task of the contract, which has a variant for each of its forms (domain.md 2: 5.4/B for
 * pilots, 5.4/A for the others). Returns: (nullable) */
const AspTemplateTask *
asp_wave_move_get_contract (const AspWaveMove *move,
                            gboolean           new_plan)
{
  AspPlan *plan;

  g_return_val_if_fail (move != NULL, NULL);

  plan = new_plan ? move->new_plan : move->old_plan;
  for (guint i = 0; plan != NULL && i < asp_plan_get_n_tasks (plan); i++)
    {
      const AspTemplateTask *task = asp_network_get_task (asp_plan_get_network (plan), i);

      if (task->variant_of != NULL && asp_plan_get_task (plan, i)->applies)
        return task;
    }

  return NULL;
}

static void
add_part (GString *text,
          char    *part)
{
  if (text->len > 0)
    g_string_append (text, "; ");
  g_string_append (text, part);
  g_free (part);
}

static void
add_go_live (GString           *text,
             const AspWaveMove *move)
{
  g_autofree char *old_day = NULL;
  g_autofree char *new_day = NULL;

  if (move->new_plan == NULL)
    {
      add_part (text, g_strdup (move->old_plan != NULL
                                ? _("no schedule any more") : _("no schedule yet")));
      return;
    }
  if (move->new_go_live == ASP_DAY_NONE)
    return;

  new_day = asp_format_day (move->new_go_live);
  if (move->old_go_live == ASP_DAY_NONE)
    {
      /* Translators: part of a list; %s is a day */
      add_part (text, g_strdup_printf (_("go-live: %s"), new_day));
      return;
    }
  if (move->old_go_live == move->new_go_live)
    {
      /* Translators: part of a list; %s is a day */
      add_part (text, g_strdup_printf (_("go-live stays: %s"), new_day));
      return;
    }

  old_day = asp_format_day (move->old_go_live);
  /* Translators: part of a list; two days, the old one first */
  add_part (text, g_strdup_printf (_("go-live: %s → %s"), old_day, new_day));
}

static void
add_contract (GString           *text,
              const AspWaveMove *move)
{
  const AspTemplateTask *old_task = asp_wave_move_get_contract (move, FALSE);
  const AspTemplateTask *new_task = asp_wave_move_get_contract (move, TRUE);
  AspLanguage language = asp_format_get_language ();

  if (new_task == NULL || new_task == old_task)
    return;

  if (old_task != NULL)
    /* Translators: part of a list; each a form of the contract and the code of its task, the old
     * one first */
    add_part (text, g_strdup_printf (_("contract: %s (%s) → %s (%s)"),
                                     old_task->document[language], old_task->code,
                                     new_task->document[language], new_task->code));
  else
    /* Translators: part of a list; a form of the contract and the code of its task */
    add_part (text, g_strdup_printf (_("contract: %s (%s)"), new_task->document[language],
                                     new_task->code));
}

/* What the move changes, in words. Returns: (transfer full): parts of a sentence */
char *
asp_wave_move_summarize (const AspWaveMove *move)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (move != NULL, g_string_free (text, FALSE));

  if (move->n_gone > 0)
    add_part (text, g_strdup_printf (ngettext ("%u task falls away", "%u tasks fall away",
                                               move->n_gone), move->n_gone));
  if (move->n_come > 0)
    add_part (text, g_strdup_printf (ngettext ("%u new task", "%u new tasks", move->n_come),
                                     move->n_come));
  if (move->n_moved > 0)
    add_part (text, g_strdup_printf (ngettext ("%u task moves", "%u tasks move", move->n_moved),
                                     move->n_moved));
  add_go_live (text, move);
  add_contract (text, move);

  return g_string_free (text, FALSE);
}
