/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-project-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-project-builder.h"
#include "asp-project-file-private.h"

/* How much of a file tells its format. */
#define HEAD_SIZE 4096

/* A large file is read in pieces of this size. */
#define BUFFER_SIZE 65536

static void
clear_calendar (gpointer data)
{
  AspProjectCalendar *calendar = data;

  g_free (calendar->uid);
  g_free (calendar->name);
  g_clear_pointer (&calendar->calendar, asp_calendar_unref);
}

static void
clear_link (gpointer data)
{
  AspProjectLink *link = data;

  g_free (link->uid);
}

AspProjectTask *
_asp_project_task_new (int line)
{
  AspProjectTask *task = g_new0 (AspProjectTask, 1);

  task->line = line;
  task->level = 1;
  task->parent = -1;
  task->calendar = -1;
  task->start = task->finish = ASP_DAY_NONE;
  task->constraint_day = task->deadline = ASP_DAY_NONE;
  task->actual_start = task->actual_finish = ASP_DAY_NONE;
  task->early_start = task->early_finish = ASP_DAY_NONE;
  task->late_start = task->late_finish = ASP_DAY_NONE;
  task->links = g_array_new (FALSE, TRUE, sizeof (AspProjectLink));
  g_array_set_clear_func (task->links, clear_link);

  return task;
}

void
_asp_project_task_free (AspProjectTask *task)
{
  g_free (task->uid);
  g_free (task->name);
  g_free (task->wbs);
  g_free (task->notes);
  g_array_unref (task->links);
  g_free (task);
}

AspProjectFile *
_asp_project_file_new (void)
{
  AspProjectFile *self = g_new0 (AspProjectFile, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->calendars = g_array_new (FALSE, TRUE, sizeof (AspProjectCalendar));
  g_array_set_clear_func (self->calendars, clear_calendar);
  self->tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) _asp_project_task_free);

  return self;
}

AspProjectFile *
asp_project_file_ref (AspProjectFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
asp_project_file_unref (AspProjectFile *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->title);
  g_array_unref (self->calendars);
  g_ptr_array_unref (self->tasks);
  g_free (self);
}

/* Reads a schedule; its beginning tells the format. Blocks.
 * Errors: ASP_PROJECT_FILE_ERROR, whose messages name line and task, and those of the stream. */
AspProjectFile *
asp_project_file_read (GInputStream  *stream,
                       GError       **error)
{
  g_autoptr (GInputStream) buffered = NULL;
  const char *head;
  gsize length;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  buffered = g_buffered_input_stream_new_sized (stream, BUFFER_SIZE);
  if (g_buffered_input_stream_fill (G_BUFFERED_INPUT_STREAM (buffered), HEAD_SIZE, NULL,
                                    error) < 0)
    return NULL;

  head = g_buffered_input_stream_peek_buffer (G_BUFFERED_INPUT_STREAM (buffered), &length);
  if (memchr (head, '<', length) != NULL)
    return asp_project_read_xml (buffered, error);
  if (memchr (head, ';', length) != NULL)
    return asp_project_read_plan_csv (buffered, error);

  g_set_error_literal (error, ASP_PROJECT_FILE_ERROR, ASP_PROJECT_FILE_ERROR_FORMAT,
                       _("the file is no schedule in a format that is read"));

  return NULL;
}

/* See asp_project_file_read(). */
AspProjectFile *
asp_project_file_load (GFile   *file,
                       GError **error)
{
  g_autoptr (GFileInputStream) stream = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  stream = g_file_read (file, NULL, error);
  if (stream == NULL)
    return NULL;

  return asp_project_file_read (G_INPUT_STREAM (stream), error);
}

/* "mspdi", "planner", "gan" or "csv". */
const char *
asp_project_file_get_format (AspProjectFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->format;
}

/* Never NULL. */
const char *
asp_project_file_get_title (AspProjectFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->title;
}

/* The day before which nothing begins that has not begun. */
AspDay
asp_project_file_get_start_day (AspProjectFile *self)
{
  g_return_val_if_fail (self != NULL, ASP_DAY_NONE);

  return self->start_day;
}

/* ASP_DAY_NONE when the file has none. */
AspDay
asp_project_file_get_status_date (AspProjectFile *self)
{
  g_return_val_if_fail (self != NULL, ASP_DAY_NONE);

  return self->status_date;
}

/* Whether the other program schedules from the project's finish backwards. */
gboolean
asp_project_file_is_from_finish (AspProjectFile *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->from_finish;
}

/* The index of the project's own calendar. */
guint
asp_project_file_get_calendar (AspProjectFile *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->calendar;
}

guint
asp_project_file_get_n_calendars (AspProjectFile *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->calendars->len;
}

const AspProjectCalendar *
asp_project_file_peek_calendar (AspProjectFile *self,
                                guint           index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->calendars->len, NULL);

  return &g_array_index (self->calendars, AspProjectCalendar, index);
}

guint
asp_project_file_get_n_tasks (AspProjectFile *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->tasks->len;
}

const AspProjectTask *
asp_project_file_peek_task (AspProjectFile *self,
                            guint           index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->tasks->len, NULL);

  return g_ptr_array_index (self->tasks, index);
}

/* Empty rows, which were left out. */
guint
asp_project_file_get_n_blank (AspProjectFile *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_blank;
}

/* Links from tasks of other files, which were left out. */
guint
asp_project_file_get_n_foreign (AspProjectFile *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_foreign;
}
