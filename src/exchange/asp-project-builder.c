/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-project-builder.h"

#include <glib/gi18n-lib.h>

#include "asp-project-file-private.h"

/* Twice as many as the plan of all municipalities has. */
#define MAX_TASKS      500000
#define MAX_LINKS      2000000
#define MAX_EXCEPTIONS 50000

static void
free_calendar (gpointer data)
{
  AspCalendarDraft *draft = data;

  g_free (draft->uid);
  g_free (draft->name);
  g_free (draft->base);
  g_array_unref (draft->exceptions);
  g_free (draft);
}

static void
free_task (gpointer data)
{
  AspTaskDraft *draft = data;

  g_clear_pointer (&draft->task, _asp_project_task_free);
  g_free (draft->calendar);
  g_free (draft);
}

/* @format: a static string */
AspProjectBuilder *
asp_project_builder_new (const char *format)
{
  AspProjectBuilder *self = g_new0 (AspProjectBuilder, 1);

  self->format = format;
  self->start_day = ASP_DAY_NONE;
  self->status_date = ASP_DAY_NONE;
  self->minutes_per_day = 480;
  self->calendars = g_ptr_array_new_with_free_func (free_calendar);
  self->tasks = g_ptr_array_new_with_free_func (free_task);

  return self;
}

void
asp_project_builder_free (AspProjectBuilder *self)
{
  g_free (self->title);
  g_free (self->calendar);
  g_ptr_array_unref (self->calendars);
  g_ptr_array_unref (self->tasks);
  g_free (self);
}

static gboolean
check_limit (guint    n,
             guint    max,
             int      line,
             GError **error)
{
  if (n < max)
    return TRUE;

  g_propagate_error (error, asp_project_error_new (
    ASP_PROJECT_FILE_ERROR_LIMIT, line, NULL,
    g_strdup (_("the schedule has more tasks, links or calendars than are read"))));

  return FALSE;
}

/* Returns: (transfer none) (nullable): NULL when there are too many */
AspCalendarDraft *
asp_project_builder_add_calendar (AspProjectBuilder  *self,
                                  int                 line,
                                  GError            **error)
{
  AspCalendarDraft *draft;

  if (!check_limit (self->calendars->len, ASP_PROJECT_MAX_CALENDARS, line, error))
    return NULL;

  draft = g_new0 (AspCalendarDraft, 1);
  draft->line = line;
  draft->exceptions = g_array_new (FALSE, FALSE, sizeof (AspProjectException));
  g_ptr_array_add (self->calendars, draft);

  return draft;
}

/* Returns: (transfer none) (nullable): NULL when there are too many */
AspTaskDraft *
asp_project_builder_add_task (AspProjectBuilder  *self,
                              int                 line,
                              GError            **error)
{
  AspTaskDraft *draft;

  if (!check_limit (self->tasks->len, MAX_TASKS, line, error))
    return NULL;

  draft = g_new0 (AspTaskDraft, 1);
  draft->task = _asp_project_task_new (line);
  draft->start = draft->finish = ASP_PROJECT_INSTANT_NONE;
  draft->minutes = -1;
  g_ptr_array_add (self->tasks, draft);

  return draft;
}

/* Takes the last task out again. */
void
asp_project_builder_drop_task (AspProjectBuilder *self)
{
  g_ptr_array_set_size (self->tasks, (int) self->tasks->len - 1);
}

/* Returns: (transfer none) (nullable): a finish-start link without lag, until the next one is
 *   added; NULL when there are too many */
AspProjectLink *
asp_project_builder_add_link (AspProjectBuilder  *self,
                              AspTaskDraft       *task,
                              GError            **error)
{
  AspProjectLink link = { .type = ASP_LINK_FINISH_START };

  if (!check_limit (self->n_links, MAX_LINKS, task->task->line, error))
    return NULL;

  self->n_links++;
  g_array_append_val (task->task->links, link);

  return &g_array_index (task->task->links, AspProjectLink, task->task->links->len - 1);
}

/* Days outside the years of schedules are left out: no schedule meets them. */
gboolean
asp_project_builder_add_exception (AspProjectBuilder  *self,
                                   AspCalendarDraft   *calendar,
                                   AspDay              day,
                                   gboolean            working,
                                   GError            **error)
{
  AspProjectException exception = { day, working };

  if (!asp_project_is_day_in_range (day))
    return TRUE;
  if (!check_limit (self->n_exceptions, MAX_EXCEPTIONS, calendar->line, error))
    return FALSE;

  self->n_exceptions++;
  g_array_append_val (calendar->exceptions, exception);

  return TRUE;
}

/* A moment at midnight belongs to the day before when something ends at it. */
static AspDay
get_last_day (const AspTaskDraft *draft)
{
  AspProjectInstant finish = draft->finish;

  if (finish.day == ASP_DAY_NONE)
    return ASP_DAY_NONE;
  if (finish.minute == 0 && draft->minutes != 0 && finish.day > draft->start.day &&
      draft->start.day != ASP_DAY_NONE)
    return finish.day - 1;

  return finish.day;
}

/* What begins when a working day is over begins on the next one; some programs write it so. */
static AspDay
get_first_day (const AspTaskDraft       *draft,
               const AspProjectCalendar *calendar,
               AspDay                    last)
{
  AspProjectInstant start = draft->start;

  if (start.day == ASP_DAY_NONE || draft->minutes == 0 || start.minute < calendar->day_end ||
      last <= start.day)
    return start.day;

  return MIN (asp_calendar_next_workday (calendar->calendar, start.day + 1), last);
}

static void
work_out_length (const AspTaskDraft       *draft,
                 const AspProjectCalendar *calendar)
{
  AspProjectTask *task = draft->task;

  if (draft->minutes < 0)
    {
      /* Whole days were given, or only dates. */
      if (task->days == 0 && !task->milestone && task->start != ASP_DAY_NONE &&
          task->finish != ASP_DAY_NONE)
        task->days = MAX (1, asp_calendar_count (calendar->calendar, task->start,
                                                 task->finish + 1));
      task->minutes = (int) MIN ((gint64) task->days * calendar->minutes, G_MAXINT);
      return;
    }

  task->minutes = (int) MIN (draft->minutes, G_MAXINT);
  task->days = asp_project_divide_up (draft->minutes, calendar->minutes);
  if (task->elapsed && draft->minutes > 0)
    {
      AspDay end = task->start + asp_project_divide_up (draft->minutes, 1440);

      task->days = asp_project_divide_up (draft->minutes, 1440);
      if (task->start != ASP_DAY_NONE)
        task->days = MAX (1, asp_calendar_count (calendar->calendar, task->start, end));
    }
  task->inside_day = task->minutes % calendar->minutes != 0;
}

static void
work_out_days (AspProjectFile *file,
               AspTaskDraft   *draft)
{
  AspProjectTask *task = draft->task;
  guint index = task->calendar >= 0 ? (guint) task->calendar : file->calendar;
  const AspProjectCalendar *calendar = asp_project_file_peek_calendar (file, index);

  task->finish = get_last_day (draft);
  if (task->finish == ASP_DAY_NONE && draft->start.day != ASP_DAY_NONE && draft->minutes < 0)
    task->finish = task->days > 1 ? asp_calendar_add (calendar->calendar, draft->start.day,
                                                      task->days - 1)
                                  : draft->start.day;
  task->start = get_first_day (draft, calendar, task->finish);
  work_out_length (draft, calendar);
  if (draft->is_done && task->actual_finish == ASP_DAY_NONE)
    task->actual_finish = task->finish;
  if ((draft->is_done || task->percent > 0) && task->actual_start == ASP_DAY_NONE)
    task->actual_start = task->start;
}

/* Parents come from the levels alone. */
static void
work_out_outline (AspProjectFile *file)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < file->tasks->len; i++)
    {
      AspProjectTask *task = g_ptr_array_index (file->tasks, i);

      while (open->len > 0)
        {
          guint last = g_array_index (open, guint, open->len - 1);
          AspProjectTask *above = g_ptr_array_index (file->tasks, last);

          if (above->level < task->level)
            {
              above->summary = TRUE;
              task->parent = (int) last;
              break;
            }
          g_array_set_size (open, open->len - 1);
        }
      g_array_append_val (open, i);
    }
}

static gboolean
index_tasks (AspProjectFile  *file,
             GHashTable      *index,
             GError         **error)
{
  for (guint i = 0; i < file->tasks->len; i++)
    {
      AspProjectTask *task = g_ptr_array_index (file->tasks, i);

      if (task->uid == NULL || g_hash_table_contains (index, task->uid))
        {
          g_propagate_error (error, asp_project_error_new (
            ASP_PROJECT_FILE_ERROR_REFERENCE, task->line, task,
            g_strdup (_("the task has no number of its own"))));
          return FALSE;
        }
      if (task->name == NULL)
        task->name = g_strdup ("");
      g_hash_table_insert (index, task->uid, GUINT_TO_POINTER (i + 1));
    }

  return TRUE;
}

static void
work_out_lag (AspProjectFile *file,
              AspProjectTask *task,
              AspProjectLink *link,
              int             minutes_per_day)
{
  const AspProjectTask *from = g_ptr_array_index (file->tasks, link->from);

  if (link->is_percent && link->unit == ASP_LAG_CALENDAR && from->start != ASP_DAY_NONE)
    link->lag = asp_project_divide_up ((gint64) link->percent * (from->finish - from->start + 1),
                                       100);
  else if (link->is_percent)
    link->lag = asp_project_divide_up ((gint64) link->percent * from->days, 100);
  else
    {
      int day = link->unit == ASP_LAG_CALENDAR ? 1440 : minutes_per_day;

      link->lag = asp_project_divide_up (link->lag_minutes, day);
      if (link->lag_minutes % day != 0)
        task->inside_day = TRUE;
    }
}

static gboolean
resolve_links (AspProjectFile  *file,
               int              minutes_per_day,
               GError         **error)
{
  g_autoptr (GHashTable) index = g_hash_table_new (g_str_hash, g_str_equal);

  if (!index_tasks (file, index, error))
    return FALSE;

  for (guint i = 0; i < file->tasks->len; i++)
    {
      AspProjectTask *task = g_ptr_array_index (file->tasks, i);

      for (guint j = 0; j < task->links->len; j++)
        {
          AspProjectLink *link = &g_array_index (task->links, AspProjectLink, j);
          guint from = link->uid != NULL
                       ? GPOINTER_TO_UINT (g_hash_table_lookup (index, link->uid)) : 0;

          if (from == 0)
            {
              g_propagate_error (error, asp_project_error_new (
                ASP_PROJECT_FILE_ERROR_REFERENCE, task->line, task,
                /* Translators: %s is the number of a task */
                g_strdup_printf (_("its predecessor %s is not in the file"),
                                 link->uid != NULL ? link->uid : "?")));
              return FALSE;
            }
          link->from = from - 1;
          work_out_lag (file, task, link, minutes_per_day);
        }
    }

  return TRUE;
}

/* Without a stated start, the project begins with its first task. */
static void
find_start_day (AspProjectFile *file)
{
  for (guint i = 0; i < file->tasks->len && file->start_day == ASP_DAY_NONE; i++)
    {
      AspProjectTask *task = g_ptr_array_index (file->tasks, i);

      file->start_day = task->start;
    }
  for (guint i = 0; i < file->tasks->len; i++)
    {
      AspProjectTask *task = g_ptr_array_index (file->tasks, i);

      if (task->start != ASP_DAY_NONE)
        file->start_day = MIN (file->start_day, task->start);
    }
}

static guint
find_own_calendar (AspProjectBuilder *self,
                   AspProjectFile    *file)
{
  guint index = 0;

  while (g_strcmp0 (asp_project_file_peek_calendar (file, index)->uid, self->calendar) != 0)
    index++;

  return index;
}

/* Puts everything together that refers to each other. The builder is of no use afterwards.
 * Errors: ASP_PROJECT_FILE_ERROR. */
AspProjectFile *
asp_project_builder_finish (AspProjectBuilder  *self,
                            GError            **error)
{
  g_autoptr (AspProjectFile) file = _asp_project_file_new ();

  file->format = self->format;
  file->title = self->title != NULL ? g_steal_pointer (&self->title) : g_strdup ("");
  file->start_day = self->start_day;
  file->status_date = self->status_date;
  file->from_finish = self->from_finish;
  file->n_blank = self->n_blank;
  file->n_foreign = self->n_foreign;
  if (!asp_project_builder_work_out_calendars (self, file->calendars, error))
    return NULL;

  file->calendar = find_own_calendar (self, file);
  for (guint i = 0; i < self->tasks->len; i++)
    {
      AspTaskDraft *draft = g_ptr_array_index (self->tasks, i);

      work_out_days (file, draft);
      g_ptr_array_add (file->tasks, g_steal_pointer (&draft->task));
    }
  work_out_outline (file);
  if (!resolve_links (file, self->minutes_per_day, error))
    return NULL;

  if (file->start_day == ASP_DAY_NONE)
    find_start_day (file);

  return g_steal_pointer (&file);
}
