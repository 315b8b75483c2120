/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-project-network.h"

#include <glib/gi18n-lib.h>

#include "asp-project-builder.h"

#define MAX_LINKS 2000000

/* A cycle may be as long as the plan; who reads it needs its beginning. */
#define MAX_NAMED 20

/* Whether its dates are kept whatever the links say. */
gboolean
asp_project_network_is_pinned (const AspProjectTask *task)
{
  return (task->manual || task->inactive) && task->start != ASP_DAY_NONE &&
         task->finish != ASP_DAY_NONE;
}

/* One past the last task below a summary. */
static guint
find_end (AspProjectFile *file,
          guint           summary)
{
  int level = asp_project_file_peek_task (file, summary)->level;
  guint end = summary + 1;

  while (end < asp_project_file_get_n_tasks (file) &&
         asp_project_file_peek_task (file, end)->level > level)
    end++;

  return end;
}

static gboolean
add_link (AspProjectNetwork     *self,
          const AspProjectLink  *link,
          guint                  from,
          guint                  to,
          GError               **error)
{
  AspNetworkLink own = { from, to, link->type, link->unit, link->lag };

  if (self->links->len >= MAX_LINKS)
    {
      g_set_error_literal (error, ASP_PROJECT_FILE_ERROR, ASP_PROJECT_FILE_ERROR_LIMIT,
                           _("the schedule has more tasks, links or calendars than are read"));
      return FALSE;
    }
  g_array_append_val (self->links, own);

  return TRUE;
}

/* The task below a summary with which it begins in the file. */
static guint
find_first_leaf (AspProjectFile *file,
                 guint           summary,
                 guint           end)
{
  guint first = summary;
  AspDay start = G_MAXINT32;

  for (guint i = summary + 1; i < end; i++)
    {
      const AspProjectTask *task = asp_project_file_peek_task (file, i);

      if (!task->summary && !task->inactive && task->start != ASP_DAY_NONE && task->start < start)
        {
          first = i;
          start = task->start;
        }
    }

  return first;
}

/* A link from a summary's finish comes from all tasks below it; one from its start, from the first
 * of them. */
static gboolean
add_links_to (AspProjectNetwork     *self,
              AspProjectFile        *file,
              const AspProjectLink  *link,
              guint                  to,
              GError               **error)
{
  guint end;

  if (!asp_project_file_peek_task (file, link->from)->summary)
    return add_link (self, link, link->from, to, error);

  end = find_end (file, link->from);
  if (link->type == ASP_LINK_START_START || link->type == ASP_LINK_START_FINISH)
    {
      guint first = find_first_leaf (file, link->from, end);

      return first == link->from || add_link (self, link, first, to, error);
    }

  for (guint i = link->from + 1; i < end; i++)
    {
      if (!asp_project_file_peek_task (file, i)->summary && !add_link (self, link, i, to, error))
        return FALSE;
    }

  return TRUE;
}

/* Its own links, then those of the summaries above it. */
static gboolean
add_task_links (AspProjectNetwork  *self,
                AspProjectFile     *file,
                guint               task,
                GError            **error)
{
  self->first_link[task] = self->links->len;
  if (asp_project_file_peek_task (file, task)->summary ||
      asp_project_network_is_pinned (asp_project_file_peek_task (file, task)))
    return TRUE;

  for (int above = (int) task; above >= 0;
       above = asp_project_file_peek_task (file, (guint) above)->parent)
    {
      GArray *links = asp_project_file_peek_task (file, (guint) above)->links;

      for (guint i = 0; i < links->len; i++)
        {
          if (!add_links_to (self, file, &g_array_index (links, AspProjectLink, i), task, error))
            return FALSE;
        }
    }

  return TRUE;
}

/* A summary that may not start earlier holds all tasks below it that have no constraint. */
static void
inherit_constraint (AspProjectFile *file,
                    guint           index,
                    AspSolverTask  *own)
{
  const AspProjectTask *task = asp_project_file_peek_task (file, index);

  while (own->constraint == ASP_CONSTRAINT_AS_SOON_AS_POSSIBLE && task->parent >= 0)
    {
      task = asp_project_file_peek_task (file, (guint) task->parent);
      if (task->constraint == ASP_CONSTRAINT_START_NOT_EARLIER &&
          task->constraint_day != ASP_DAY_NONE)
        {
          own->constraint = task->constraint;
          own->constraint_day = task->constraint_day;
        }
    }
}

static void
fill_task (AspProjectNetwork *self,
           AspProjectFile    *file,
           guint              index)
{
  const AspProjectTask *task = asp_project_file_peek_task (file, index);
  AspSolverTask *own = &self->tasks[index];
  AspCalendar *calendar;

  own->calendar = task->calendar >= 0 ? (guint) task->calendar
                                      : asp_project_file_get_calendar (file);
  own->duration = task->days;
  own->constraint = task->constraint;
  own->constraint_day = task->constraint_day;
  own->deadline = task->deadline;
  own->actual_start = task->actual_start;
  own->actual_finish = task->actual_finish;
  own->percent = task->percent;
  own->applies = !task->inactive;
  own->begun = task->actual_start != ASP_DAY_NONE;
  own->done = task->actual_finish != ASP_DAY_NONE;
  own->hammock = task->summary;
  if (own->constraint_day == ASP_DAY_NONE &&
      own->constraint != ASP_CONSTRAINT_AS_LATE_AS_POSSIBLE)
    own->constraint = ASP_CONSTRAINT_AS_SOON_AS_POSSIBLE;
  inherit_constraint (file, index, own);

  if (!asp_project_network_is_pinned (task))
    return;

  calendar = asp_project_file_peek_calendar (file, own->calendar)->calendar;
  own->constraint = ASP_CONSTRAINT_MUST_START_ON;
  own->constraint_day = task->start;
  own->duration = MAX (0, asp_calendar_count (calendar, task->start, task->finish + 1));
  own->duration = task->days == 0 ? 0 : own->duration;
  own->actual_start = own->actual_finish = ASP_DAY_NONE;
  own->begun = own->done = FALSE;
}

/* Names the tasks of a cycle, each before the one that waits for it. */
static GError *
name_cycle (AspProjectFile *file,
            GArray         *cycle)
{
  g_autoptr (GString) names = g_string_new (NULL);
  const AspProjectTask *first;

  for (guint i = 0; i <= cycle->len; i++)
    {
      guint index = g_array_index (cycle, guint, (cycle->len - i) % cycle->len);
      const AspProjectTask *task = asp_project_file_peek_task (file, index);

      if (i == MAX_NAMED)
        {
          g_string_append (names, " → …");
          break;
        }
      g_string_append_printf (names, "%s%s “%s”", i > 0 ? " → " : "", task->uid, task->name);
    }
  first = asp_project_file_peek_task (file, g_array_index (cycle, guint, 0));

  return asp_project_error_new (ASP_PROJECT_FILE_ERROR_CYCLE, first->line, NULL,
                                /* Translators: %s is a chain of tasks with arrows between them */
                                g_strdup_printf (_("tasks wait for each other: %s"), names->str));
}

static gboolean
sort (AspProjectNetwork  *self,
      AspProjectFile     *file,
      GError            **error)
{
  guint n_tasks = asp_project_file_get_n_tasks (file);
  g_autoptr (GArray) cycle = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_order = 0;

  if (!asp_solver_sort (n_tasks, (const AspNetworkLink *) (gconstpointer) self->links->data,
                        self->first_link, self->order, cycle))
    {
      g_propagate_error (error, name_cycle (file, cycle));
      return FALSE;
    }

  for (guint i = 0; i < n_tasks; i++)
    {
      if (!self->tasks[self->order[i]].hammock)
        self->order[n_order++] = self->order[i];
    }
  self->problem.n_order = n_order;

  return TRUE;
}

/* Facts count, but nothing is pushed after the status date: other programs do not do that on their
 * own. */
static void
fill_problem (AspProjectNetwork *self,
              AspProjectFile    *file)
{
  self->problem.n_tasks = asp_project_file_get_n_tasks (file);
  self->problem.tasks = self->tasks;
  self->problem.links = (const AspNetworkLink *) (gconstpointer) self->links->data;
  self->problem.first_link = self->first_link;
  self->problem.order = self->order;
  self->problem.calendars = self->calendars;
  self->problem.start_day = asp_project_file_get_start_day (file);
  self->problem.status_date = asp_day_new (ASP_CALENDAR_FIRST_YEAR, 1, 1) - 1;
  self->problem.forecast = TRUE;
}

/* Borrows from @file. Errors: ASP_PROJECT_FILE_ERROR_CYCLE, which names the tasks; …_LIMIT. */
AspProjectNetwork *
asp_project_network_new (AspProjectFile  *file,
                         GError         **error)
{
  g_autoptr (AspProjectNetwork) self = g_new0 (AspProjectNetwork, 1);
  guint n_tasks = asp_project_file_get_n_tasks (file);
  guint n_calendars = asp_project_file_get_n_calendars (file);

  self->tasks = g_new0 (AspSolverTask, n_tasks + 1);
  self->links = g_array_new (FALSE, FALSE, sizeof (AspNetworkLink));
  self->first_link = g_new0 (guint, n_tasks + 1);
  self->order = g_new0 (guint, n_tasks + 1);
  self->calendars = g_new0 (AspCalendar *, n_calendars);
  for (guint i = 0; i < n_calendars; i++)
    self->calendars[i] = asp_project_file_peek_calendar (file, i)->calendar;
  for (guint i = 0; i < n_tasks; i++)
    {
      fill_task (self, file, i);
      if (!add_task_links (self, file, i, error))
        return NULL;
    }
  self->first_link[n_tasks] = self->links->len;
  fill_problem (self, file);
  if (!sort (self, file, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
asp_project_network_free (AspProjectNetwork *self)
{
  g_free (self->tasks);
  g_clear_pointer (&self->links, g_array_unref);
  g_free (self->first_link);
  g_free (self->order);
  g_free (self->calendars);
  g_free (self);
}
