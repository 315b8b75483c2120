/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-project-drift.h"

#include <glib/gi18n-lib.h>

#include "asp-project-network.h"

typedef struct
{
  AspDay start, finish;
} Days;

struct _AspProjectDrift
{
  GArray *moves;                /* (owned) (element-type AspProjectMove) */
  Days   *days;                 /* (owned): ours, by task */
};

typedef struct
{
  AspProjectDrift   *drift;
  AspProjectFile    *file;
  AspProjectNetwork *network;
  AspSolverDates    *dates;
} Context;

static AspCalendar *
get_calendar (Context *context,
              guint    task)
{
  return context->network->calendars[context->network->tasks[task].calendar];
}

/* A summary reaches from the first start to the last finish below it. */
static void
roll_up (Context *context)
{
  for (guint i = asp_project_file_get_n_tasks (context->file); i > 0; i--)
    {
      const AspProjectTask *task = asp_project_file_peek_task (context->file, i - 1);
      Days *own = &context->drift->days[i - 1];
      Days *above;

      /* Nothing below it counts. */
      if (task->summary && own->start == ASP_DAY_NONE)
        *own = (Days) { task->start, task->finish };
      if (asp_project_network_is_pinned (task))
        *own = (Days) { task->start, task->finish };
      if (task->parent < 0 || task->inactive || own->start == ASP_DAY_NONE)
        continue;

      above = &context->drift->days[task->parent];
      above->start = above->start == ASP_DAY_NONE ? own->start : MIN (above->start, own->start);
      above->finish = MAX (above->finish, own->finish);
    }
}

static void
take_days (Context *context)
{
  for (guint i = 0; i < asp_project_file_get_n_tasks (context->file); i++)
    {
      Days *own = &context->drift->days[i];

      *own = (Days) { ASP_DAY_NONE, ASP_DAY_NONE };
      if (!asp_project_file_peek_task (context->file, i)->summary)
        asp_solver_get_days (&context->network->problem, context->dates, i, &own->start,
                             &own->finish);
    }
  roll_up (context);
}

static gboolean
has_part_of_day (Context *context,
                 guint    index,
                 guint    link)
{
  const AspProjectTask *task = asp_project_file_peek_task (context->file, index);
  guint from;

  if (task->inside_day)
    return TRUE;

  from = context->network->problem.links[link].from;

  return asp_project_file_peek_task (context->file, from)->inside_day;
}

static gboolean
has_moved (Context *context,
           guint    task)
{
  const AspProjectTask *imported = asp_project_file_peek_task (context->file, task);

  return imported->start != context->drift->days[task].start ||
         imported->finish != context->drift->days[task].finish;
}

/* Why a task starts where it does. */
static AspDriftRule
explain_start (Context *context,
               guint    index,
               guint   *from)
{
  const AspProjectTask *task = asp_project_file_peek_task (context->file, index);
  const AspSolverDates *dates = &context->dates[index];
  guint link = dates->binding;

  if (task->start != ASP_DAY_NONE &&
      !asp_calendar_is_workday (get_calendar (context, index), task->start))
    return ASP_DRIFT_CALENDAR;
  if (task->actual_start != ASP_DAY_NONE)
    return ASP_DRIFT_ACTUAL;
  if (asp_project_file_is_from_finish (context->file))
    return ASP_DRIFT_FROM_FINISH;
  if (dates->held || task->constraint == ASP_CONSTRAINT_AS_LATE_AS_POSSIBLE)
    return ASP_DRIFT_CONSTRAINT;
  if (link == ASP_SOLVER_NONE)
    return ASP_DRIFT_PROJECT_START;

  if (task->start != ASP_DAY_NONE && has_part_of_day (context, index, link) &&
      !has_moved (context, context->network->problem.links[link].from))
    return ASP_DRIFT_WHOLE_DAYS;

  *from = context->network->problem.links[link].from;

  return ASP_DRIFT_LINK;
}

/* Why a task that starts where the file has it finishes elsewhere. */
static AspDriftRule
explain_finish (Context *context,
                guint    index)
{
  const AspProjectTask *task = asp_project_file_peek_task (context->file, index);
  AspCalendar *calendar = get_calendar (context, index);

  if (task->elapsed)
    return ASP_DRIFT_ELAPSED;
  if (task->finish != ASP_DAY_NONE && !asp_calendar_is_workday (calendar, task->finish))
    return ASP_DRIFT_CALENDAR;
  if (task->actual_finish != ASP_DAY_NONE)
    return ASP_DRIFT_ACTUAL;
  if (task->inside_day)
    return ASP_DRIFT_WHOLE_DAYS;

  return ASP_DRIFT_LENGTH;
}

static void
add_move (Context        *context,
          AspProjectMove  move)
{
  if (move.imported != move.ours)
    g_array_append_val (context->drift->moves, move);
}

static void
compare (Context *context,
         guint    index)
{
  const AspProjectTask *task = asp_project_file_peek_task (context->file, index);
  const Days *ours = &context->drift->days[index];
  guint from = ASP_DRIFT_NO_TASK;
  AspDriftRule rule = ASP_DRIFT_CHILDREN;

  if (ours->start == ASP_DAY_NONE)
    return;

  if (!task->summary && task->start != ours->start)
    rule = explain_start (context, index, &from);
  if (task->summary || task->days > 0)
    add_move (context, (AspProjectMove) { index, FALSE, task->start, ours->start, rule, from });
  if (!task->summary && task->start == ours->start && task->finish != ours->finish)
    rule = explain_finish (context, index);
  add_move (context, (AspProjectMove) { index, TRUE, task->finish, ours->finish, rule, from });
}

/* Schedules the tasks of @file by our rules and compares. Manually scheduled and inactive tasks
 * keep their dates. Errors: ASP_PROJECT_FILE_ERROR: _CYCLE, _LIMIT, and _VALUE when dates would
 * leave the years of schedules. */
AspProjectDrift *
asp_project_drift_new (AspProjectFile  *file,
                       GError         **error)
{
  g_autoptr (AspProjectDrift) self = NULL;
  g_autoptr (AspProjectNetwork) network = NULL;
  g_autofree AspSolverDates *dates = NULL;
  guint n_tasks;
  Context context;

  g_return_val_if_fail (file != NULL, NULL);

  network = asp_project_network_new (file, error);
  if (network == NULL)
    return NULL;

  n_tasks = asp_project_file_get_n_tasks (file);
  dates = g_new0 (AspSolverDates, n_tasks + 1);
  self = g_new0 (AspProjectDrift, 1);
  self->moves = g_array_new (FALSE, FALSE, sizeof (AspProjectMove));
  self->days = g_new0 (Days, n_tasks + 1);
  if (n_tasks == 0)
    return g_steal_pointer (&self);

  if (!asp_solver_solve (&network->problem, dates))
    {
      g_set_error (error, ASP_PROJECT_FILE_ERROR, ASP_PROJECT_FILE_ERROR_VALUE,
                   _("the dates would leave the years %d to %d"), ASP_CALENDAR_FIRST_YEAR,
                   ASP_CALENDAR_LAST_YEAR);
      return NULL;
    }

  context = (Context) { self, file, network, dates };
  take_days (&context);
  for (guint i = 0; i < n_tasks; i++)
    compare (&context, i);

  return g_steal_pointer (&self);
}

void
asp_project_drift_free (AspProjectDrift *self)
{
  g_array_unref (self->moves);
  g_free (self->days);
  g_free (self);
}

guint
asp_project_drift_get_n_moves (AspProjectDrift *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->moves->len;
}

/* In the order of the tasks, start before finish. */
const AspProjectMove *
asp_project_drift_peek_move (AspProjectDrift *self,
                             guint            index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->moves->len, NULL);

  return &g_array_index (self->moves, AspProjectMove, index);
}

/* A task's first and last day by our rules; ASP_DAY_NONE for a summary of nothing without days. */
void
asp_project_drift_get_days (AspProjectDrift *self,
                            guint            task,
                            AspDay          *start,
                            AspDay          *finish)
{
  g_return_if_fail (self != NULL);

  *start = self->days[task].start;
  *finish = self->days[task].finish;
}
