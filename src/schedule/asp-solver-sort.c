/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-solver.h"

typedef enum
{
  MARK_NONE,
  MARK_OPEN,                    /* on the way from the task where the walk began */
  MARK_DONE,
} Mark;

typedef struct
{
  guint task;
  guint next_link;              /* into the task, that is looked at next */
} Step;

typedef struct
{
  const AspNetworkLink *links;
  const guint          *first_link;
  guint8               *marks;  /* (owned) */
  GArray               *path;   /* (owned) (element-type Step): open tasks, in order */
  guint                *order;
  guint                 n_order;
} Walk;

static void
open_task (Walk  *walk,
           guint  task)
{
  Step step = { task, walk->first_link[task] };

  walk->marks[task] = MARK_OPEN;
  g_array_append_val (walk->path, step);
}

static void
close_task (Walk *walk)
{
  Step *step = &g_array_index (walk->path, Step, walk->path->len - 1);

  walk->marks[step->task] = MARK_DONE;
  walk->order[walk->n_order++] = step->task;
  g_array_set_size (walk->path, walk->path->len - 1);
}

static void
name_cycle (Walk   *walk,
            guint   first,
            GArray *cycle)
{
  gboolean inside = FALSE;

  for (guint i = 0; i < walk->path->len; i++)
    {
      guint task = g_array_index (walk->path, Step, i).task;

      inside = inside || task == first;
      if (inside)
        g_array_append_val (cycle, task);
    }
}

/* Depth first along predecessors: an open task met again closes a cycle. The way is kept on the
 * heap, for imported plans are deep. */
static gboolean
walk_from (Walk   *walk,
           guint   task,
           GArray *cycle)
{
  open_task (walk, task);
  while (walk->path->len > 0)
    {
      Step *step = &g_array_index (walk->path, Step, walk->path->len - 1);
      guint from;

      if (step->next_link == walk->first_link[step->task + 1])
        {
          close_task (walk);
          continue;
        }

      from = walk->links[step->next_link++].from;
      if (walk->marks[from] == MARK_OPEN)
        {
          name_cycle (walk, from, cycle);
          return FALSE;
        }
      if (walk->marks[from] == MARK_NONE)
        open_task (walk, from);
    }

  return TRUE;
}

/**
 * asp_solver_sort:
 * @links: sorted by "to"; those into task i are @first_link[i] to @first_link[i + 1]
 * @order: (out caller-allocates): @n_tasks elements: all tasks, predecessors first
 * @cycle: (element-type guint): gets tasks each of which waits for the one after it, the last for
 *   the first
 *
 * Returns: FALSE when tasks wait for each other
 */
gboolean
asp_solver_sort (guint                 n_tasks,
                 const AspNetworkLink *links,
                 const guint          *first_link,
                 guint                *order,
                 GArray               *cycle)
{
  g_autofree guint8 *marks = g_new0 (guint8, n_tasks);
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (Step));
  Walk walk = { links, first_link, marks, path, order, 0 };

  for (guint i = 0; i < n_tasks; i++)
    {
      if (marks[i] == MARK_NONE && !walk_from (&walk, i, cycle))
        return FALSE;
    }

  return TRUE;
}
