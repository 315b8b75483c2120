/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-template-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef enum
{
  MARK_NONE,
  MARK_OPEN,                    /* on the way from the task where the walk began */
  MARK_DONE,
} Mark;

typedef struct
{
  AspTemplate *template;
  Mark        *marks;
  GArray      *path;            /* (element-type guint): tasks that are open, in order */
} Walk;

static const AspTemplateTask *
get_task (AspTemplate *self,
          guint        index)
{
  return &g_array_index (self->tasks, AspTemplateTask, index);
}

static gboolean
names_task (const AspTemplateTask *task,
            const char            *code)
{
  return strcmp (task->code, code) == 0 ||
         (task->variant_of != NULL && strcmp (task->variant_of, code) == 0);
}

static gboolean
is_known (AspTemplate *self,
          const char  *code)
{
  for (guint i = 0; i < self->tasks->len; i++)
    {
      if (names_task (get_task (self, i), code))
        return TRUE;
    }

  return FALSE;
}

static gboolean
check_reference (AspTemplate           *self,
                 const AspTemplateTask *task,
                 const char            *code,
                 const char            *source_name,
                 GError               **error)
{
  if (code == NULL || is_known (self, code))
    return TRUE;

  g_set_error (error, ASP_TEMPLATE_ERROR, ASP_TEMPLATE_ERROR_REFERENCE,
               /* Translators: name of a file, code of a task, code of another task */
               _("%s: task %s names task %s, which is not there."), source_name, task->code, code);

  return FALSE;
}

static void
set_cycle_error (Walk        *walk,
                 guint        first,
                 const char  *source_name,
                 GError     **error)
{
  g_autoptr (GString) cycle = g_string_new (NULL);
  gboolean inside = FALSE;

  for (guint i = 0; i < walk->path->len; i++)
    {
      guint index = g_array_index (walk->path, guint, i);

      inside = inside || index == first;
      if (inside)
        g_string_append_printf (cycle, "%s → ", get_task (walk->template, index)->code);
    }
  g_string_append (cycle, get_task (walk->template, first)->code);

  g_set_error (error, ASP_TEMPLATE_ERROR, ASP_TEMPLATE_ERROR_CYCLE,
               /* Translators: name of a file, then tasks that wait for each other: 1 → 2 → 1 */
               _("%s: tasks wait for each other: %s"), source_name, cycle->str);
}

/* Depth first along predecessors: an open task met again closes a cycle. The depth is bounded by
 * the number of tasks. */
static gboolean
walk_task (Walk        *walk,
           guint        index,
           const char  *source_name,
           GError     **error)
{
  const AspTemplateTask *task = get_task (walk->template, index);

  if (walk->marks[index] == MARK_DONE)
    return TRUE;
  if (walk->marks[index] == MARK_OPEN)
    {
      set_cycle_error (walk, index, source_name, error);
      return FALSE;
    }

  walk->marks[index] = MARK_OPEN;
  g_array_append_val (walk->path, index);
  for (guint i = 0; i < task->n_predecessors; i++)
    {
      for (guint j = 0; j < walk->template->tasks->len; j++)
        {
          if (names_task (get_task (walk->template, j), task->predecessors[i].code) &&
              !walk_task (walk, j, source_name, error))
            return FALSE;
        }
    }
  g_array_set_size (walk->path, walk->path->len - 1);
  walk->marks[index] = MARK_DONE;

  return TRUE;
}

/* Whether tasks name only tasks that are there, and none waits for itself. */
gboolean
_asp_template_check (AspTemplate  *self,
                     const char   *source_name,
                     GError      **error)
{
  g_autofree Mark *marks = g_new0 (Mark, self->tasks->len);
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (guint));
  Walk walk = { self, marks, path };

  for (guint i = 0; i < self->tasks->len; i++)
    {
      const AspTemplateTask *task = get_task (self, i);

      if (!check_reference (self, task, task->hammock_from, source_name, error) ||
          !check_reference (self, task, task->hammock_to, source_name, error))
        return FALSE;
      for (guint j = 0; j < task->n_predecessors; j++)
        {
          if (!check_reference (self, task, task->predecessors[j].code, source_name, error))
            return FALSE;
        }
    }

  for (guint i = 0; i < self->tasks->len; i++)
    {
      if (!walk_task (&walk, i, source_name, error))
        return FALSE;
    }

  return TRUE;
}
