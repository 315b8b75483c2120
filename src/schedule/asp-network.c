/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-network-private.h"

#include <glib/gi18n-lib.h>

struct _AspNetwork
{
  gatomicrefcount  ref_count;

  AspTemplate     *template;    /* (owned) */
  AspWaveKind      wave;
  AspNetwork      *base;        /* (owned) (nullable): what this one extends */
  GPtrArray       *tasks;       /* (owned) (element-type AspTemplateTask): by node; borrowed */
  AspTemplateTask *own_tasks;   /* (owned) (nullable) */
  GStringChunk    *strings;     /* (owned) (nullable): of own tasks */
  GHashTable      *by_code;     /* (owned): code, also a variant's common one → node + 1 */
  GArray          *links;       /* (owned) (element-type AspNetworkLink): sorted by "to" */
  guint           *first_link;  /* (owned): by node; one more at the end */
  guint           *order;       /* (owned): tasks that are no hammock, predecessors first */
  guint            n_order;
  AspPlanTask     *blank;       /* (owned): by node: what thousands of plans begin with */
  AspSolverTask   *blank_solver; /* (owned): by node */
  GArray          *conditional; /* (owned) (element-type guint) */
};

G_DEFINE_BOXED_TYPE (AspNetwork, asp_network, asp_network_ref, asp_network_unref)

static const AspTemplateTask *
get_task (AspNetwork *self,
          guint       node)
{
  return g_ptr_array_index (self->tasks, node);
}

static AspNetwork *
create (AspTemplate *template,
        AspWaveKind  wave)
{
  AspNetwork *self = g_new0 (AspNetwork, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->template = asp_template_ref (template);
  self->wave = wave;
  self->tasks = g_ptr_array_new ();
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  self->links = g_array_new (FALSE, FALSE, sizeof (AspNetworkLink));

  return self;
}

static void
add_node (AspNetwork            *self,
          const AspTemplateTask *task)
{
  g_ptr_array_add (self->tasks, (gpointer) task);
  g_hash_table_insert (self->by_code, (gpointer) task->code, GUINT_TO_POINTER (self->tasks->len));
  if (task->variant_of != NULL && !g_hash_table_contains (self->by_code, task->variant_of))
    g_hash_table_insert (self->by_code, (gpointer) task->variant_of,
                         GUINT_TO_POINTER (self->tasks->len));
}

/* A predecessor that does not apply to the wave is dropped (domain.md 11). A common code means the
 * variant that applies. */
static void
add_links_of (AspNetwork *self,
              guint       node)
{
  const AspTemplateTask *task = get_task (self, node);

  for (guint i = 0; i < task->n_predecessors; i++)
    {
      AspNetworkLink link = {
        .to = node,
        .type = task->predecessors[i].type,
        .unit = task->predecessors[i].unit,
        .lag = task->predecessors[i].lag,
      };

      if (asp_network_find (self, task->predecessors[i].code, &link.from))
        g_array_append_val (self->links, link);
    }
}

static int
compare_links (gconstpointer a,
               gconstpointer b)
{
  const AspNetworkLink *left = a;
  const AspNetworkLink *right = b;

  if (left->to != right->to)
    return left->to < right->to ? -1 : 1;

  return left->from < right->from ? -1 : left->from > right->from;
}

static void
set_cycle_error (AspNetwork  *self,
                 GArray      *cycle,
                 GError     **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i <= cycle->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " → " : "",
                            get_task (self, g_array_index (cycle, guint, i % cycle->len))->code);

  g_set_error (error, ASP_TEMPLATE_ERROR, ASP_TEMPLATE_ERROR_CYCLE,
               /* Translators: tasks that wait for each other: 1 → 2 → 1 */
               _("Tasks wait for each other: %s"), text->str);
}

static void
create_blank (AspNetwork *self)
{
  guint n_nodes = self->tasks->len;

  self->blank = g_new0 (AspPlanTask, n_nodes);
  self->blank_solver = g_new0 (AspSolverTask, n_nodes);
  self->conditional = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < n_nodes; i++)
    {
      const AspTemplateTask *task = get_task (self, i);

      self->blank[i] = (AspPlanTask) {
        .duration = task->duration,
        .actual_start = ASP_DAY_NONE,
        .actual_finish = ASP_DAY_NONE,
        .constraint_day = ASP_DAY_NONE,
        .deadline = ASP_DAY_NONE,
        .applies = TRUE,
      };
      self->blank_solver[i] = (AspSolverTask) {
        .duration = task->duration,
        .constraint_day = ASP_DAY_NONE,
        .deadline = ASP_DAY_NONE,
        .actual_start = ASP_DAY_NONE,
        .actual_finish = ASP_DAY_NONE,
        .applies = TRUE,
      };
      if (task->condition != ASP_CONDITION_ALWAYS)
        g_array_append_val (self->conditional, i);
    }
}

/* Finds runs of links and order. FALSE when tasks wait for each other. */
static gboolean
finish (AspNetwork  *self,
        GError     **error)
{
  guint n_nodes = self->tasks->len;
  g_autoptr (GArray) cycle = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree guint *order = g_new (guint, n_nodes);
  guint link = 0;

  g_free (self->first_link);
  self->first_link = g_new (guint, n_nodes + 1);
  for (guint i = 0; i < n_nodes; i++)
    {
      self->first_link[i] = link;
      while (link < self->links->len && g_array_index (self->links, AspNetworkLink, link).to == i)
        link++;
    }
  self->first_link[n_nodes] = link;

  if (!asp_solver_sort (n_nodes, asp_network_get_links (self), self->first_link, order, cycle))
    {
      set_cycle_error (self, cycle, error);
      return FALSE;
    }

  self->order = g_new (guint, n_nodes);
  for (guint i = 0; i < n_nodes; i++)
    {
      if (get_task (self, order[i])->kind != ASP_TASK_KIND_HAMMOCK)
        self->order[self->n_order++] = order[i];
    }
  create_blank (self);

  return TRUE;
}

/* Compiles the tasks of @template that apply to @wave. Errors: ASP_TEMPLATE_ERROR_REFERENCE when
 * none does. Returns: (transfer full) (nullable) */
AspNetwork *
asp_network_new (AspTemplate  *template,
                 AspWaveKind   wave,
                 GError      **error)
{
  g_autoptr (AspNetwork) self = NULL;

  g_return_val_if_fail (template != NULL, NULL);
  g_return_val_if_fail ((guint) wave < ASP_N_WAVE_KINDS, NULL);

  self = create (template, wave);
  for (guint i = 0; i < asp_template_get_n_tasks (template); i++)
    {
      if (asp_template_get_task (template, i)->waves & (1u << wave))
        add_node (self, asp_template_get_task (template, i));
    }
  if (self->tasks->len == 0)
    {
      g_set_error (error, ASP_TEMPLATE_ERROR, ASP_TEMPLATE_ERROR_REFERENCE,
                   "The template has no task for the wave %s", asp_wave_kind_to_code (wave));
      return NULL;
    }
  for (guint i = 0; i < self->tasks->len; i++)
    add_links_of (self, i);
  if (!finish (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

static void
keep_own_task (AspNetwork       *self,
               const AspOwnTask *own,
               AspTemplateTask  *task)
{
  const char *title = g_string_chunk_insert (self->strings, own->title);

  *task = (AspTemplateTask) {
    .code = g_string_chunk_insert (self->strings, own->code),
    .title = { title, title },
    .role = own->role != NULL ? g_string_chunk_insert (self->strings, own->role) : NULL,
    .kind = own->duration == 0 ? ASP_TASK_KIND_MILESTONE : ASP_TASK_KIND_TASK,
    .stage = own->stage,
    .group = own->group,
    .waves = 1u << self->wave,
    .duration = own->duration,
    .due = ASP_DAY_NONE,
    .own = TRUE,
  };
}

/* Own tasks stand at the end of their group. A code that the template has too is left out. */
static void
add_extended_nodes (AspNetwork        *self,
                    const AspOwnTask  *own,
                    guint              n_own)
{
  g_autofree gboolean *added = g_new0 (gboolean, n_own);
  guint n_base = self->base->tasks->len;

  self->own_tasks = g_new0 (AspTemplateTask, n_own);
  for (guint i = 0; i < n_own; i++)
    {
      keep_own_task (self, &own[i], &self->own_tasks[i]);
      added[i] = g_hash_table_contains (self->base->by_code, own[i].code);
    }

  for (guint i = 0; i <= n_base; i++)
    {
      for (guint j = 0; j < n_own; j++)
        {
          if (!added[j] && (i == n_base || get_task (self->base, i)->group > own[j].group))
            {
              add_node (self, &self->own_tasks[j]);
              added[j] = TRUE;
            }
        }
      if (i < n_base)
        add_node (self, get_task (self->base, i));
    }
}

static gboolean
is_removed (AspNetwork           *self,
            const AspNetworkLink *link,
            const AspOwnLink     *own,
            guint                 n_own)
{
  for (guint i = 0; i < n_own; i++)
    {
      guint from, to;

      if (own[i].removed && asp_network_find (self, own[i].from_code, &from) &&
          asp_network_find (self, own[i].to_code, &to) && from == link->from && to == link->to)
        return TRUE;
    }

  return FALSE;
}

static void
add_extended_links (AspNetwork       *self,
                    const AspOwnLink *own,
                    guint             n_own)
{
  for (guint i = 0; i < self->tasks->len; i++)
    add_links_of (self, i);
  for (guint i = self->links->len; i > 0; i--)
    {
      if (is_removed (self, &g_array_index (self->links, AspNetworkLink, i - 1), own, n_own))
        g_array_remove_index (self->links, i - 1);
    }

  for (guint i = 0; i < n_own; i++)
    {
      AspNetworkLink link = { .type = own[i].type, .unit = own[i].unit, .lag = own[i].lag };

      if (!own[i].removed && asp_network_find (self, own[i].from_code, &link.from) &&
          asp_network_find (self, own[i].to_code, &link.to) && link.from != link.to &&
          get_task (self, link.from)->kind != ASP_TASK_KIND_HAMMOCK &&
          get_task (self, link.to)->kind != ASP_TASK_KIND_HAMMOCK)
        g_array_append_val (self->links, link);
    }
  g_array_sort (self->links, compare_links);
}

/**
 * asp_network_extend:
 * @own_tasks: a municipality's own; their texts are copied
 * @own_links: its own dependencies; those with an end that is not in the network wait until it is
 *
 * Errors: ASP_TEMPLATE_ERROR_CYCLE, naming the tasks that would wait for each other.
 *
 * Returns: (transfer full) (nullable)
 */
AspNetwork *
asp_network_extend (AspNetwork        *base,
                    const AspOwnTask  *own_tasks,
                    guint              n_own_tasks,
                    const AspOwnLink  *own_links,
                    guint              n_own_links,
                    GError           **error)
{
  g_autoptr (AspNetwork) self = NULL;

  g_return_val_if_fail (base != NULL, NULL);

  self = create (base->template, base->wave);
  self->base = asp_network_ref (base);
  self->strings = g_string_chunk_new (256);
  add_extended_nodes (self, own_tasks, n_own_tasks);
  add_extended_links (self, own_links, n_own_links);
  if (!finish (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

AspNetwork *
asp_network_ref (AspNetwork *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
asp_network_unref (AspNetwork *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->base, asp_network_unref);
  asp_template_unref (self->template);
  g_ptr_array_unref (self->tasks);
  g_free (self->own_tasks);
  g_clear_pointer (&self->strings, g_string_chunk_free);
  g_hash_table_unref (self->by_code);
  g_array_unref (self->links);
  g_free (self->order);
  g_free (self->first_link);
  g_free (self->blank);
  g_free (self->blank_solver);
  g_clear_pointer (&self->conditional, g_array_unref);
  g_free (self);
}

AspTemplate *
asp_network_get_template (AspNetwork *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->template;
}

AspWaveKind
asp_network_get_wave (AspNetwork *self)
{
  g_return_val_if_fail (self != NULL, ASP_WAVE_KIND_PILOT);

  return self->wave;
}

guint
asp_network_get_n_nodes (AspNetwork *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->tasks->len;
}

const AspTemplateTask *
asp_network_get_task (AspNetwork *self,
                      guint       node)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (node < self->tasks->len, NULL);

  return get_task (self, node);
}

/* Finds the node of a task's code, or the variant that applies of a common code. */
gboolean
asp_network_find (AspNetwork *self,
                  const char *code,
                  guint      *node)
{
  guint found;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (code != NULL, FALSE);

  found = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_code, code));
  if (found == 0)
    return FALSE;

  *node = found - 1;

  return TRUE;
}

guint
asp_network_get_n_links (AspNetwork *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->links->len;
}

/* Links sorted by the node they end in. */
const AspNetworkLink *
asp_network_get_links (AspNetwork *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const AspNetworkLink *) (gpointer) self->links->data;
}

/* Those that end in @node. Returns: (transfer none) (array length=n_links) */
const AspNetworkLink *
asp_network_get_links_to (AspNetwork *self,
                          guint       node,
                          guint      *n_links)
{
  g_return_val_if_fail (self != NULL && node < self->tasks->len, NULL);

  *n_links = self->first_link[node + 1] - self->first_link[node];

  return asp_network_get_links (self) + self->first_link[node];
}

const AspTemplateTask *const *
_asp_network_get_tasks (AspNetwork *self)
{
  return (const AspTemplateTask *const *) self->tasks->pdata;
}

const guint *
_asp_network_get_order (AspNetwork *self,
                        guint      *n_nodes)
{
  *n_nodes = self->n_order;

  return self->order;
}

const guint *
_asp_network_get_first_links (AspNetwork *self)
{
  return self->first_link;
}

gboolean
_asp_network_get_span (AspNetwork *self,
                       guint       node,
                       guint      *from,
                       guint      *to)
{
  const AspTemplateTask *task = get_task (self, node);

  return task->hammock_from != NULL && task->hammock_to != NULL &&
         asp_network_find (self, task->hammock_from, from) &&
         asp_network_find (self, task->hammock_to, to);
}

const AspPlanTask *
_asp_network_get_blank_tasks (AspNetwork *self)
{
  return self->blank;
}

const AspSolverTask *
_asp_network_get_blank_solver_tasks (AspNetwork *self)
{
  return self->blank_solver;
}

const guint *
_asp_network_get_conditional (AspNetwork *self,
                              guint      *n_nodes)
{
  *n_nodes = self->conditional->len;

  return (const guint *) (gpointer) self->conditional->data;
}
