/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-plan-many.h"

/* A thread takes as long to begin as some plans take; each takes a few of them at a time. */
#define MIN_OF_THREAD 128
#define BLOCK 16

typedef struct
{
  const AspPlanJob  *jobs;
  guint              n_jobs;
  AspPlan          **plans;
  guint              next;      /* atomic: the first that nobody has taken */
} Work;

static gpointer
work_cb (gpointer data)
{
  Work *work = data;
  guint first;

  while ((first = (guint) g_atomic_int_add (&work->next, BLOCK)) < work->n_jobs)
    {
      for (guint i = first; i < MIN (first + BLOCK, work->n_jobs); i++)
        work->plans[i] = asp_plan_new (work->jobs[i].network, work->jobs[i].calendar,
                                       work->jobs[i].input);
    }

  return NULL;
}

/**
 * asp_plan_create_many:
 * @plans: (out caller-allocates) (transfer full): one for each job
 *
 * Computes plans that do not depend on each other, with all processors when there are many.
 */
void
asp_plan_create_many (const AspPlanJob  *jobs,
                      guint              n_jobs,
                      AspPlan          **plans)
{
  Work work = { .jobs = jobs, .n_jobs = n_jobs, .plans = plans };
  guint n_threads = MIN (g_get_num_processors (), n_jobs / MIN_OF_THREAD);
  g_autoptr (GPtrArray) threads = g_ptr_array_new ();

  g_return_if_fail (jobs != NULL || n_jobs == 0);
  g_return_if_fail (plans != NULL || n_jobs == 0);

  /* Where the system gives no thread, this one does it all. */
  for (guint i = 1; i < n_threads; i++)
    {
      GThread *thread = g_thread_try_new ("plans", work_cb, &work, NULL);

      if (thread != NULL)
        g_ptr_array_add (threads, thread);
    }
  work_cb (&work);
  for (guint i = 0; i < threads->len; i++)
    g_thread_join (g_ptr_array_index (threads, i));
}
