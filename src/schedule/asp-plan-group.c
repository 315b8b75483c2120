/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-plan-group.h"

#include <glib/gi18n-lib.h>

#include "asp-network-private.h"
#include "asp-plan-private.h"

/* Plans that depend on each other are solved as one network, whose parts begin and end each for
 * itself. That is exact also when municipalities wait for each other in turn (A for B, and another
 * task of B for A), where one plan after the other would have no order. */

typedef struct
{
  const AspGroupMember *members;
  guint                 n_members;
  const AspGroupLink   *links;
  guint                 n_links;
  AspPlan             **plans;
  guint                *first_task;     /* by member: its first task in the one network */
  guint                 n_tasks;
  AspSolverTask        *tasks;
  guint                *parts;          /* by task */
  AspDay               *starts;         /* by member */
  AspCalendar         **calendars;      /* by member; borrowed */
  AspNetworkLink       *all_links;      /* sorted by "to" */
  guint                *origin;         /* by link of those: index in the member's network, or, from
                                         * the member's number of links on, in "links" */
  guint                *first_link;
  guint                *order;
  guint                 n_order;
  AspSolverDates       *plan;
  AspSolverDates       *forecast;
} Group;

static void
group_clear (Group *self)
{
  g_free (self->first_task);
  g_free (self->tasks);
  g_free (self->parts);
  g_free (self->starts);
  g_free (self->calendars);
  g_free (self->all_links);
  g_free (self->origin);
  g_free (self->first_link);
  g_free (self->order);
  g_free (self->plan);
  g_free (self->forecast);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Group, group_clear)

static void
lay_out (Group *self)
{
  guint n_links = self->n_links;

  self->first_task = g_new (guint, self->n_members + 1);
  for (guint i = 0; i < self->n_members; i++)
    {
      self->first_task[i] = self->n_tasks;
      self->n_tasks += asp_network_get_n_nodes (self->members[i].network);
      n_links += asp_network_get_n_links (self->members[i].network);
    }
  self->first_task[self->n_members] = self->n_tasks;

  self->tasks = g_new0 (AspSolverTask, self->n_tasks);
  self->parts = g_new (guint, self->n_tasks);
  self->starts = g_new (AspDay, self->n_members);
  self->calendars = g_new (AspCalendar *, self->n_members);
  self->all_links = g_new (AspNetworkLink, n_links);
  self->origin = g_new (guint, n_links);
  self->first_link = g_new (guint, self->n_tasks + 1);
  self->order = g_new (guint, self->n_tasks);
  self->plan = g_new0 (AspSolverDates, self->n_tasks);
  self->forecast = g_new0 (AspSolverDates, self->n_tasks);
}

static void
fill_tasks (Group *self)
{
  for (guint i = 0; i < self->n_members; i++)
    {
      const AspGroupMember *member = &self->members[i];

      self->plans[i] = _asp_plan_create (member->network, member->calendar, member->input);
      self->starts[i] = asp_plan_get_start_day (self->plans[i]);
      self->calendars[i] = member->calendar;
      _asp_plan_fill_tasks (self->plans[i], member->input, self->tasks + self->first_task[i]);
      for (guint j = self->first_task[i]; j < self->first_task[i + 1]; j++)
        {
          self->parts[j] = i;
          self->tasks[j].calendar = i;
        }
    }
}

static gboolean
is_hammock (const AspGroupMember *member,
            guint                 node)
{
  return asp_network_get_task (member->network, node)->kind == ASP_TASK_KIND_HAMMOCK;
}

/* Accompanying tasks bind nobody and are bound by nobody. */
static gboolean
counts (Group              *self,
        const AspGroupLink *link)
{
  return !is_hammock (&self->members[link->from_member], link->from_node) &&
         !is_hammock (&self->members[link->to_member], link->to_node);
}

/* By the task that they end in. */
static int
compare_ends (gconstpointer a,
              gconstpointer b,
              gpointer      user_data)
{
  const AspGroupLink *links = user_data;
  const AspGroupLink *left = &links[*(const guint *) a];
  const AspGroupLink *right = &links[*(const guint *) b];

  if (left->to_member != right->to_member)
    return left->to_member < right->to_member ? -1 : 1;

  return left->to_node < right->to_node ? -1 : left->to_node > right->to_node;
}

/* Returns: (transfer full): indices of the links that count, sorted by the task they end in */
static guint *
sort_links (Group *self,
            guint *n_sorted)
{
  guint *sorted = g_new (guint, self->n_links + 1);

  *n_sorted = 0;
  for (guint i = 0; i < self->n_links; i++)
    {
      if (counts (self, &self->links[i]))
        sorted[(*n_sorted)++] = i;
    }
  g_qsort_with_data (sorted, (int) *n_sorted, sizeof (guint), compare_ends,
                     (gpointer) self->links);

  return sorted;
}

static void
fill_links (Group *self)
{
  guint n_sorted;
  g_autofree guint *sorted = sort_links (self, &n_sorted);
  guint n = 0;
  guint next = 0;

  for (guint i = 0; i < self->n_members; i++)
    {
      AspNetwork *network = self->members[i].network;
      const AspNetworkLink *own = asp_network_get_links (network);
      const guint *own_first = _asp_network_get_first_links (network);
      guint offset = self->first_task[i];

      for (guint node = 0; node < asp_network_get_n_nodes (network); node++)
        {
          self->first_link[offset + node] = n;
          for (guint j = own_first[node]; j < own_first[node + 1]; j++)
            {
              self->all_links[n] = own[j];
              self->all_links[n].from += offset;
              self->all_links[n].to += offset;
              self->origin[n++] = j;
            }
          for (; next < n_sorted && self->links[sorted[next]].to_member == i &&
                 self->links[sorted[next]].to_node == node; next++)
            {
              const AspGroupLink *link = &self->links[sorted[next]];

              self->all_links[n] = (AspNetworkLink) {
                .from = self->first_task[link->from_member] + link->from_node,
                .to = offset + node,
                .type = link->type,
                .unit = link->unit,
                .lag = link->lag,
              };
              self->origin[n++] = asp_network_get_n_links (network) + sorted[next];
            }
        }
    }
  self->first_link[self->n_tasks] = n;
}

static void
set_cycle_error (Group   *self,
                 GArray  *cycle,
                 GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i <= cycle->len; i++)
    {
      guint task = g_array_index (cycle, guint, i % cycle->len);
      const AspGroupMember *member = &self->members[self->parts[task]];
      guint node = task - self->first_task[self->parts[task]];

      g_string_append_printf (text, "%s%s: %s", i > 0 ? " → " : "", member->name,
                              asp_network_get_task (member->network, node)->code);
    }

  g_set_error (error, ASP_TEMPLATE_ERROR, ASP_TEMPLATE_ERROR_CYCLE,
               _("Tasks wait for each other: %s"), text->str);
}

static gboolean
find_order (Group   *self,
            GError **error)
{
  g_autoptr (GArray) cycle = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint *all = g_new (guint, self->n_tasks);

  if (!asp_solver_sort (self->n_tasks, self->all_links, self->first_link, all, cycle))
    {
      set_cycle_error (self, cycle, error);
      return FALSE;
    }

  for (guint i = 0; i < self->n_tasks; i++)
    {
      guint part = self->parts[all[i]];

      if (!is_hammock (&self->members[part], all[i] - self->first_task[part]))
        self->order[self->n_order++] = all[i];
    }

  return TRUE;
}

static AspSolverProblem
get_problem (Group *self)
{
  return (AspSolverProblem) {
    .n_tasks = self->n_tasks,
    .tasks = self->tasks,
    .links = self->all_links,
    .first_link = self->first_link,
    .n_order = self->n_order,
    .order = self->order,
    .calendars = self->calendars,
    .start_day = self->starts[0],
    .n_parts = self->n_members,
    .parts = self->parts,
    .part_starts = self->starts,
    .status_date = self->members[0].input->status_date,
  };
}

/* Adds the link to the plan of one of its ends. Returns: its index there */
static guint
add_outside_link (Group              *self,
                  const AspGroupLink *link,
                  gboolean            to_successor,
                  int                 room)
{
  AspPlan *plan = self->plans[to_successor ? link->to_member : link->from_member];
  guint other = to_successor ? link->from_member : link->to_member;
  guint other_node = to_successor ? link->from_node : link->to_node;
  const AspPlanTask *task = asp_plan_get_task (self->plans[other], other_node);
  AspOutsideLink outside = {
    .node = to_successor ? link->to_node : link->from_node,
    .is_predecessor = to_successor,
    .type = link->type,
    .unit = link->unit,
    .lag = link->lag,
    .room = room,
    .municipality_id = self->members[other].id,
    .task = asp_network_get_task (self->members[other].network, other_node),
    .start = task->start,
    .finish = task->finish,
    .applies = task->applies,
  };

  if (plan->outside == NULL)
    {
      plan->outside = g_array_new (FALSE, FALSE, sizeof (AspOutsideLink));
      plan->others = g_ptr_array_new_with_free_func ((GDestroyNotify) asp_network_unref);
      plan->names = g_string_chunk_new (64);
    }
  outside.municipality = g_string_chunk_insert_const (plan->names, self->members[other].name);
  g_ptr_array_add (plan->others, asp_network_ref (self->members[other].network));
  g_array_append_val (plan->outside, outside);

  return plan->outside->len - 1;
}

/* The solver's bindings name links of the one network: those that a plan knows are its own. */
static void
keep_dates (Group *self)
{
  for (guint i = 0; i < self->n_members; i++)
    {
      guint first = self->first_task[i];
      guint n_own_links = asp_network_get_n_links (self->members[i].network);
      guint n_tasks = self->first_task[i + 1] - first;
      g_autofree AspSolverDates *own = g_memdup2 (self->forecast + first,
                                                  n_tasks * sizeof (AspSolverDates));
      g_autofree AspSolverTask *tasks = g_memdup2 (self->tasks + first,
                                                   n_tasks * sizeof (AspSolverTask));

      for (guint j = 0; j < n_tasks; j++)
        {
          tasks[j].calendar = 0;
          if (own[j].binding != ASP_SOLVER_NONE)
            own[j].binding = self->origin[own[j].binding];
          if (own[j].binding >= n_own_links)
            own[j].binding = ASP_SOLVER_NONE;
        }
      _asp_plan_keep_dates (self->plans[i], tasks, self->plan + first, own);
    }
}

static void
keep_outside_links (Group                  *self,
                    const AspSolverProblem *problem)
{
  for (guint i = 0; i < self->first_link[self->n_tasks]; i++)
    {
      guint to = self->all_links[i].to;
      guint part = self->parts[to];
      guint n_own_links = asp_network_get_n_links (self->members[part].network);
      const AspGroupLink *link;
      int room;
      guint index;

      if (self->origin[i] < n_own_links)
        continue;

      link = &self->links[self->origin[i] - n_own_links];
      room = asp_solver_get_room (problem, self->forecast, &self->all_links[i]);
      add_outside_link (self, link, FALSE, room);
      index = add_outside_link (self, link, TRUE, room);
      if (self->forecast[to].binding == i)
        self->plans[part]->tasks[link->to_node].binding_outside = index;
    }
}

/**
 * asp_plan_group_compute:
 * @members: at least one; all with the same status date
 * @links: between different members
 * @plans: (out caller-allocates): one for each member, (transfer full); NULL when it fails
 *
 * The plans of municipalities that depend on each other. The late dates of each come from its own
 * end and from those who wait for it.
 *
 * Errors: ASP_TEMPLATE_ERROR_CYCLE, naming the tasks that would wait for each other and whose.
 */
gboolean
asp_plan_group_compute (const AspGroupMember  *members,
                        guint                  n_members,
                        const AspGroupLink    *links,
                        guint                  n_links,
                        AspPlan              **plans,
                        GError               **error)
{
  g_auto (Group) self = {
    .members = members,
    .n_members = n_members,
    .links = links,
    .n_links = n_links,
    .plans = plans,
  };
  AspSolverProblem problem;

  g_return_val_if_fail (members != NULL && n_members > 0, FALSE);
  g_return_val_if_fail (links != NULL || n_links == 0, FALSE);

  lay_out (&self);
  fill_tasks (&self);
  fill_links (&self);
  if (!find_order (&self, error))
    {
      for (guint i = 0; i < n_members; i++)
        g_clear_pointer (&plans[i], asp_plan_unref);
      return FALSE;
    }

  problem = get_problem (&self);
  asp_solver_solve_both (&problem, self.plan, self.forecast);
  keep_dates (&self);
  problem.forecast = TRUE;
  keep_outside_links (&self, &problem);
  for (guint i = 0; i < n_members; i++)
    _asp_plan_build_spans (plans[i]);

  return TRUE;
}
