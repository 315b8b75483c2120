/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-network-private.h"

#include <string.h>

struct _AspNetwork
{
  gatomicrefcount  ref_count;

  AspTemplate     *template;    /* (owned) */
  AspWaveKind      wave;
  GArray          *tasks;       /* (owned) (element-type guint): index in the template, by node */
  GArray          *links;       /* (owned) (element-type AspNetworkLink): sorted by "to" */
  guint           *first_link;  /* (owned): by node; one more at the end */
  GArray          *order;       /* (owned) (element-type guint) */
};

G_DEFINE_BOXED_TYPE (AspNetwork, asp_network, asp_network_ref, asp_network_unref)

static const AspTemplateTask *
get_task (AspNetwork *self,
          guint       node)
{
  return asp_template_get_task (self->template, g_array_index (self->tasks, guint, node));
}

static void
collect_nodes (AspNetwork *self)
{
  for (guint i = 0; i < asp_template_get_n_tasks (self->template); i++)
    {
      if (asp_template_get_task (self->template, i)->waves & (1u << self->wave))
        g_array_append_val (self->tasks, i);
    }
}

/* A predecessor that does not apply to the wave is dropped (domain.md 11). A common code means the
 * variant that applies. */
static void
collect_links (AspNetwork *self)
{
  self->first_link = g_new0 (guint, self->tasks->len + 1);
  for (guint node = 0; node < self->tasks->len; node++)
    {
      const AspTemplateTask *task = get_task (self, node);

      self->first_link[node] = self->links->len;
      for (guint i = 0; i < task->n_predecessors; i++)
        {
          AspNetworkLink link = { .to = node, .lag = task->lags[i] };

          if (asp_network_find (self, task->predecessors[i], &link.from))
            g_array_append_val (self->links, link);
        }
    }
  self->first_link[self->tasks->len] = self->links->len;
}

/* Kahn's algorithm. The template has no cycle, so a part of it has none. */
static void
sort_nodes (AspNetwork *self)
{
  guint n_nodes = self->tasks->len;
  g_autofree guint *n_open = g_new0 (guint, n_nodes);
  g_autofree gboolean *done = g_new0 (gboolean, n_nodes);
  guint n_done;

  for (guint i = 0; i < n_nodes; i++)
    n_open[i] = self->first_link[i + 1] - self->first_link[i];

  do
    {
      n_done = 0;
      for (guint node = 0; node < n_nodes; node++)
        {
          if (done[node] || n_open[node] > 0)
            continue;

          done[node] = TRUE;
          n_done++;
          if (get_task (self, node)->kind != ASP_TASK_KIND_HAMMOCK)
            g_array_append_val (self->order, node);
          for (guint i = 0; i < self->links->len; i++)
            {
              const AspNetworkLink *link = &g_array_index (self->links, AspNetworkLink, i);

              if (link->from == node)
                n_open[link->to]--;
            }
        }
    }
  while (n_done > 0);
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

  self = g_new0 (AspNetwork, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->template = asp_template_ref (template);
  self->wave = wave;
  self->tasks = g_array_new (FALSE, FALSE, sizeof (guint));
  self->links = g_array_new (FALSE, FALSE, sizeof (AspNetworkLink));
  self->order = g_array_new (FALSE, FALSE, sizeof (guint));

  collect_nodes (self);
  if (self->tasks->len == 0)
    {
      g_set_error (error, ASP_TEMPLATE_ERROR, ASP_TEMPLATE_ERROR_REFERENCE,
                   "The template has no task for the wave %s", asp_wave_kind_to_code (wave));
      return NULL;
    }
  collect_links (self);
  sort_nodes (self);

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

  asp_template_unref (self->template);
  g_array_unref (self->tasks);
  g_array_unref (self->links);
  g_array_unref (self->order);
  g_free (self->first_link);
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
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (code != NULL, FALSE);

  for (guint i = 0; i < self->tasks->len; i++)
    {
      const AspTemplateTask *task = get_task (self, i);

      if (strcmp (task->code, code) == 0 ||
          (task->variant_of != NULL && strcmp (task->variant_of, code) == 0))
        {
          *node = i;
          return TRUE;
        }
    }

  return FALSE;
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

const guint *
_asp_network_get_order (AspNetwork *self,
                        guint      *n_nodes)
{
  *n_nodes = self->order->len;

  return (const guint *) (gpointer) self->order->data;
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
