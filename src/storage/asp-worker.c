/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-worker-private.h"

struct _AspWorker
{
  GThread     *thread;          /* (owned) */
  GAsyncQueue *jobs;            /* (owned) (element-type Job) */
};

typedef struct
{
  AspJobFunc      func;         /* NULL ends the thread */
  gpointer        target;
  gpointer        input;
  gpointer        result;
  GError         *error;        /* (owned) (nullable) */

  /* A job that somebody waits for. */
  GMutex          mutex;
  GCond           cond;
  gboolean        is_done;

  /* A job with a callback; NULL task else. Then the target is owned, and dropped in the caller's
   * main context: the worker must never drop the last reference of the object that joins it. */
  GTask          *task;         /* (owned) (nullable) */
  GDestroyNotify  free_input;
  GDestroyNotify  free_result;
  AspJobDone      done;
} Job;

static gboolean
return_task_cb (gpointer user_data)
{
  Job *job = user_data;

  job->done (job->target, job->error);

  if (job->error != NULL)
    g_task_return_error (job->task, g_steal_pointer (&job->error));
  else
    g_task_return_pointer (job->task, g_steal_pointer (&job->result), job->free_result);

  return G_SOURCE_REMOVE;
}

static void
free_async_job (gpointer data)
{
  Job *job = data;

  if (job->input != NULL && job->free_input != NULL)
    job->free_input (job->input);
  g_clear_pointer (&job->result, job->free_result);
  g_clear_error (&job->error);
  g_object_unref (job->task);
  g_object_unref (job->target);
  g_free (job);
}

/* Hands an asynchronous job back; the worker may not touch it afterwards. */
static void
hand_back (Job *job)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, g_task_get_priority (job->task));
  g_source_set_static_name (source, "asp-storage");
  g_source_set_callback (source, return_task_cb, job, free_async_job);
  g_source_attach (source, g_task_get_context (job->task));
}

static void
run_job (Job *job)
{
  GCancellable *cancellable = job->task != NULL ? g_task_get_cancellable (job->task) : NULL;

  /* What is not begun need not be done; what is begun is finished, because its caller must learn
   * what is on the disk. */
  if (!g_cancellable_set_error_if_cancelled (cancellable, &job->error))
    job->result = job->func (job->target, job->input, &job->error);

  g_assert ((job->result == NULL) == (job->error != NULL));

  if (job->task != NULL)
    {
      hand_back (job);
      return;
    }

  g_mutex_lock (&job->mutex);
  job->is_done = TRUE;
  g_cond_signal (&job->cond);
  g_mutex_unlock (&job->mutex);
}

static gpointer
work (gpointer data)
{
  GAsyncQueue *jobs = data;

  while (TRUE)
    {
      Job *job = g_async_queue_pop (jobs);

      if (job->func == NULL)
        break;

      run_job (job);
    }

  g_async_queue_unref (jobs);

  return NULL;
}

AspWorker *
asp_worker_new (const char *name)
{
  AspWorker *self = g_new0 (AspWorker, 1);

  self->jobs = g_async_queue_new ();
  self->thread = g_thread_new (name, work, g_async_queue_ref (self->jobs));

  return self;
}

/* Runs a job behind those posted before and waits for it. @func must not return NULL without an
 * error. */
gpointer
asp_worker_run (AspWorker   *self,
                AspJobFunc   func,
                gpointer     target,
                gpointer     input,
                GError     **error)
{
  Job job = { .func = func, .target = target, .input = input };

  g_assert (self->thread != g_thread_self ());

  g_mutex_init (&job.mutex);
  g_cond_init (&job.cond);
  g_async_queue_push (self->jobs, &job);

  g_mutex_lock (&job.mutex);
  while (!job.is_done)
    g_cond_wait (&job.cond, &job.mutex);
  g_mutex_unlock (&job.mutex);

  g_mutex_clear (&job.mutex);
  g_cond_clear (&job.cond);

  if (job.error != NULL)
    g_propagate_error (error, job.error);

  return job.result;
}

/* Runs a job behind those posted before and returns @task, which is consumed, in its own main
 * context. The job is skipped when the task is cancelled before it begins. */
void
asp_worker_run_async (AspWorker      *self,
                      AspJobFunc      func,
                      GObject        *target,
                      gpointer        input,
                      GDestroyNotify  free_input,
                      GTask          *task,
                      GDestroyNotify  free_result,
                      AspJobDone      done)
{
  Job *job = g_new0 (Job, 1);

  job->func = func;
  job->target = g_object_ref (target);
  job->input = input;
  job->free_input = free_input;
  job->task = task;
  job->free_result = free_result;
  job->done = done;
  g_async_queue_push (self->jobs, job);
}

/* Waits for all jobs, then ends the thread. */
void
asp_worker_stop (AspWorker *self)
{
  Job last = { 0 };

  g_assert (self->thread != g_thread_self ());

  g_async_queue_push (self->jobs, &last);
  g_thread_join (self->thread);
  g_async_queue_unref (self->jobs);
  g_free (self);
}
