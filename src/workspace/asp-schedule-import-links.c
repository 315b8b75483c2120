/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-schedule-import-private.h"

#include <glib/gi18n-lib.h>

#include "asp-project-network.h"
#include "asp-task-plan.h"

/* The dependencies of an imported schedule beside those that the municipality has. */

/* Tasks of both: the nodes of the plan's network, then the file's tasks that are new. */
typedef struct
{
  AspScheduleImport *self;
  GPtrArray         *followers; /* (owned) (element-type GArray of guint): of each */
  guint             *seen;      /* (owned): the run that came by last */
  guint              run;
  gboolean           can_meet;  /* whether a dependency of the file may close a circle */
} Graph;

static guint
get_vertex (Graph *graph,
            guint  task)
{
  const AspScheduleMatch *match = &graph->self->matches->matches[task];

  return match->kind == ASP_IMPORT_MATCHED ? match->node
                                           : asp_plan_get_n_tasks (graph->self->plan) + task;
}

static void
add_edge (Graph *graph,
          guint  from,
          guint  to)
{
  g_array_append_val (g_ptr_array_index (graph->followers, from), to);
}

static void
init_graph (Graph             *graph,
            AspScheduleImport *self)
{
  AspNetwork *network = asp_plan_get_network (self->plan);
  const AspNetworkLink *links = asp_network_get_links (network);
  guint n = asp_plan_get_n_tasks (self->plan) + asp_project_file_get_n_tasks (self->file);

  *graph = (Graph) { .self = self, .seen = g_new0 (guint, n + 1) };
  graph->followers = g_ptr_array_new_full (n, (GDestroyNotify) g_array_unref);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (graph->followers, g_array_new (FALSE, FALSE, sizeof (guint)));
  for (guint i = 0; i < asp_network_get_n_links (network); i++)
    add_edge (graph, links[i].from, links[i].to);
  for (guint i = 0; i < asp_project_file_get_n_tasks (self->file); i++)
    graph->can_meet |= self->matches->matches[i].kind == ASP_IMPORT_MATCHED;
}

static void
clear_graph (Graph *graph)
{
  g_ptr_array_unref (graph->followers);
  g_free (graph->seen);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Graph, clear_graph)

static gboolean
leads_to (Graph *graph,
          guint  from,
          guint  to)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));

  graph->run++;
  g_array_append_val (open, from);
  while (open->len > 0)
    {
      guint vertex = g_array_index (open, guint, open->len - 1);
      GArray *followers = g_ptr_array_index (graph->followers, vertex);

      g_array_set_size (open, open->len - 1);
      if (vertex == to)
        return TRUE;
      if (graph->seen[vertex] == graph->run)
        continue;

      graph->seen[vertex] = graph->run;
      g_array_append_vals (open, followers->data, followers->len);
    }

  return FALSE;
}

static const AspNetworkLink *
find_old (AspScheduleImport    *self,
          const AspNetworkLink *link)
{
  const AspScheduleMatch *from = &self->matches->matches[link->from];
  const AspScheduleMatch *to = &self->matches->matches[link->to];
  AspNetwork *network = asp_plan_get_network (self->plan);
  const AspNetworkLink *links;
  guint n_links;

  if (from->kind != ASP_IMPORT_MATCHED || to->kind != ASP_IMPORT_MATCHED)
    return NULL;

  links = asp_network_get_links_to (network, to->node, &n_links);
  for (guint i = 0; i < n_links; i++)
    {
      if (links[i].from == from->node)
        return &links[i];
    }

  return NULL;
}

/* Programs that know no working days between tasks have the days as they pass from where the
 * predecessor is. */
static gboolean
means_the_same (AspScheduleImport    *self,
                const AspNetworkLink *old,
                const AspNetworkLink *link)
{
  AspCalendar *calendar = asp_plan_get_calendar (self->plan);
  const AspPlanTask *from = asp_plan_get_task (self->plan, old->from);
  AspDay day = from->finish;

  if (old->type != link->type)
    return FALSE;
  if (old->unit == link->unit || old->lag == 0)
    return old->lag == link->lag;
  if (link->unit == ASP_LAG_WORKING)
    return FALSE;
  if (old->type == ASP_LINK_START_START || old->type == ASP_LINK_START_FINISH)
    day = from->start;

  return asp_calendar_add (calendar, day, old->lag) - day == link->lag;
}

static gboolean
is_hammock (AspScheduleImport *self,
            guint              task)
{
  const AspScheduleMatch *match = &self->matches->matches[task];

  return match->kind == ASP_IMPORT_MATCHED &&
         asp_network_get_task (asp_plan_get_network (self->plan), match->node)->kind ==
         ASP_TASK_KIND_HAMMOCK;
}

static void
refuse (AspScheduleImport    *self,
        const AspNetworkLink *link,
        const char           *format)
{
  const AspProjectTask *from = asp_project_file_peek_task (self->file, link->from);
  g_autofree char *name = g_strdup_printf ("%s “%s”", from->uid, from->name);
  g_auto (GStrv) parts = g_strsplit (format, "%s", 2);
  g_autofree char *what = g_strconcat (parts[0], name, parts[1], NULL);

  _asp_schedule_import_add_loss (self, link->to, what);
}

static void
choose (Graph          *graph,
        GHashTable     *pairs,
        AspNetworkLink  link)
{
  AspScheduleImport *self = graph->self;
  const AspNetworkLink *old = find_old (self, &link);
  guint from = get_vertex (graph, link.from), to = get_vertex (graph, link.to);
  g_autofree char *pair = g_strdup_printf ("%u %u", link.from, link.to);

  if (old != NULL && means_the_same (self, old, &link))
    return;
  if (is_hammock (self, link.from) || is_hammock (self, link.to))
    {
      /* Our own files say with one where an accompanying task begins. */
      if (!self->matches->is_ours)
        /* Translators: what of an imported task is not stored; %s is another task */
        refuse (self, &link, _("its dependency on %s, for an accompanying task follows others"));
    }
  else if (ABS (link.lag) > ASP_TASK_PLAN_MAX_LAG)
    /* Translators: what of an imported task is not stored; %s is another task */
    refuse (self, &link, _("its dependency on %s, for the days between them are too many"));
  else if (!g_hash_table_add (pairs, g_steal_pointer (&pair)))
    /* Translators: what of an imported task is not stored; %s is another task */
    refuse (self, &link, _("its second dependency on %s"));
  else if (from == to || (old == NULL && graph->can_meet && leads_to (graph, to, from)))
    /* Translators: what of an imported task is not stored; %s is another task */
    refuse (self, &link, _("its dependency on %s, which waits for it in the schedule"));
  else
    {
      add_edge (graph, from, to);
      g_array_append_val (self->links, link);
    }
}

/* Tasks with dates of their own have no place in the network that was computed. */
static void
choose_of_pinned (Graph      *graph,
                  GHashTable *pairs,
                  guint       task)
{
  GArray *links = asp_project_file_peek_task (graph->self->file, task)->links;

  for (guint i = 0; i < links->len; i++)
    {
      const AspProjectLink *link = &g_array_index (links, AspProjectLink, i);

      if (asp_project_file_peek_task (graph->self->file, link->from)->summary)
        {
          AspNetworkLink named = { link->from, task, link->type, link->unit, link->lag };

          /* Translators: what of an imported task is not stored; %s is a heading of the file */
          refuse (graph->self, &named, _("its dependency on the heading %s"));
        }
      else
        {
          choose (graph, pairs, (AspNetworkLink) { link->from, task, link->type, link->unit,
                                                   link->lag });
        }
    }
}

/* Those of headings belong to the tasks below them. What would make tasks wait for each other is a
 * loss. Errors: ASP_PROJECT_FILE_ERROR. */
gboolean
_asp_schedule_import_choose_links (AspScheduleImport  *self,
                                   GError            **error)
{
  g_autoptr (AspProjectNetwork) network = asp_project_network_new (self->file, error);
  g_autoptr (GHashTable) pairs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (Graph) graph = { NULL };

  if (network == NULL)
    return FALSE;

  init_graph (&graph, self);
  for (guint i = 0; i < asp_project_file_get_n_tasks (self->file); i++)
    {
      const AspProjectTask *task = asp_project_file_peek_task (self->file, i);

      if (task->summary)
        continue;
      if (asp_project_network_is_pinned (task))
        {
          graph.can_meet = TRUE;
          choose_of_pinned (&graph, pairs, i);
        }
      for (guint j = network->first_link[i]; j < network->first_link[i + 1]; j++)
        choose (&graph, pairs, g_array_index (network->links, AspNetworkLink, j));
    }

  return TRUE;
}

static void
insert (AspScheduleImport    *self,
        const AspNetworkLink *link,
        AspEdit              *edit)
{
  asp_edit_insert (edit, "own_link");
  asp_edit_set_integer (edit, "municipality_id", self->municipality_id);
  asp_edit_set_text (edit, "from_code", self->codes[link->from]);
  asp_edit_set_text (edit, "to_code", self->codes[link->to]);
  asp_edit_set_text (edit, "type", asp_link_type_to_code (link->type));
  asp_edit_set_text (edit, "unit", link->unit == ASP_LAG_CALENDAR ? "calendar" : "working");
  asp_edit_set_integer (edit, "lag", link->lag);
}

void
_asp_schedule_import_write_links (AspScheduleImport *self,
                                  AspEdit           *edit)
{
  for (guint i = 0; i < self->links->len; i++)
    {
      const AspNetworkLink *link = &g_array_index (self->links, AspNetworkLink, i);
      AspPlanTarget from, to;

      if (_asp_schedule_import_get_target (self, link->from, &from) &&
          _asp_schedule_import_get_target (self, link->to, &to))
        _asp_plan_edit_set_link (edit, self->planner, self->municipality_id, &from, &to,
                                 link->type, link->unit, link->lag);
      else
        insert (self, link, edit);
    }
}
