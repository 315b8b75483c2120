/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-schedule-import-private.h"

/* An import from a file: at once, or so that a window lives on meanwhile. */

typedef struct
{
  AspPlanner        *planner;   /* (owned) */
  gint64             municipality_id;
  AspProjectFile    *file;      /* (owned) (nullable) */
  AspScheduleImport *import;    /* (owned) (nullable) */
} Load;

static void
load_free (Load *self)
{
  g_object_unref (self->planner);
  g_clear_pointer (&self->file, asp_project_file_unref);
  g_clear_pointer (&self->import, asp_schedule_import_free);
  g_free (self);
}

/* From a file. Blocks. Errors: those of reading @file, and of asp_schedule_import_new().
 * Returns: (transfer full) (nullable) */
AspScheduleImport *
asp_schedule_import_load (AspPlanner  *planner,
                          gint64       municipality_id,
                          GFile       *file,
                          GError     **error)
{
  g_autoptr (AspProjectFile) project = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  project = asp_project_file_load (file, error);

  return project != NULL ? asp_schedule_import_new (planner, municipality_id, project, error)
                         : NULL;
}

static gboolean
step_cb (gpointer user_data)
{
  GTask *task = user_data;
  Load *self = g_task_get_task_data (task);
  GError *error = NULL;
  gboolean done = FALSE;

  if (g_task_return_error_if_cancelled (task))
    return G_SOURCE_REMOVE;

  /* What was changed meanwhile begins it anew. */
  if (self->import != NULL && !asp_schedule_import_is_current (self->import))
    g_clear_pointer (&self->import, asp_schedule_import_free);
  if (self->import == NULL)
    self->import = _asp_schedule_import_begin (self->planner, self->municipality_id, self->file,
                                               &error);
  if (self->import == NULL || !_asp_schedule_import_step (self->import, &done, &error))
    {
      g_task_return_error (task, error);
      return G_SOURCE_REMOVE;
    }
  if (!done)
    return G_SOURCE_CONTINUE;

  g_task_return_pointer (task, g_steal_pointer (&self->import),
                         (GDestroyNotify) asp_schedule_import_free);

  return G_SOURCE_REMOVE;
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Load *self = g_task_get_task_data (task);
  GError *error = NULL;

  self->file = g_task_propagate_pointer (G_TASK (result), &error);
  if (self->file == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, step_cb, g_steal_pointer (&task), g_object_unref);
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  AspProjectFile *file = asp_project_file_load (task_data, &error);

  if (file != NULL)
    g_task_return_pointer (task, file, (GDestroyNotify) asp_project_file_unref);
  else
    g_task_return_error (task, error);
}

/* The file is read by another thread; what the document is needed for is done between whatever
 * else the main loop does. */
void
asp_schedule_import_load_async (AspPlanner          *planner,
                                gint64               municipality_id,
                                GFile               *file,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  GTask *task, *reading;
  Load *self;

  g_return_if_fail (ASP_IS_PLANNER (planner));
  g_return_if_fail (G_IS_FILE (file));

  self = g_new0 (Load, 1);
  self->planner = g_object_ref (planner);
  self->municipality_id = municipality_id;
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, asp_schedule_import_load_async);
  g_task_set_task_data (task, self, (GDestroyNotify) load_free);

  reading = g_task_new (NULL, cancellable, read_cb, task);
  g_task_set_task_data (reading, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (reading, read_in_thread);
  g_object_unref (reading);
}

/* Errors: those of asp_schedule_import_load(), and of being cancelled. Returns: (transfer full)
 * (nullable) */
AspScheduleImport *
asp_schedule_import_load_finish (GAsyncResult  *result,
                                 GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, asp_schedule_import_load_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
