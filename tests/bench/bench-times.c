/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "bench-times.h"

#include <math.h>

GArray *
bench_times_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (double));
}

double
bench_now (void)
{
  return (double) g_get_monotonic_time ();
}

/* What has passed since @begin. */
void
bench_times_add (GArray *times,
                 double  begin)
{
  double taken = bench_now () - begin;

  g_array_append_val (times, taken);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  const double x = *(const double *) a;
  const double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* @times: is sorted by this. @quantile: 0.5: the median; 1: the longest */
double
bench_times_get_quantile (GArray *times,
                          double  quantile)
{
  g_array_sort (times, compare_doubles);

  return g_array_index (times, double, (guint) floor (quantile * (times->len - 1)));
}

/* @questions, @repeats: (element-type AspFormNode): get those below @nodes. @nodes: (nullable) */
void
bench_collect (GListModel *nodes,
               GPtrArray  *questions,
               GPtrArray  *repeats)
{
  for (guint i = 0; nodes != NULL && i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (AspFormNode) node = g_list_model_get_item (nodes, i);

      if (asp_form_node_get_node_kind (node) == ASP_FORM_NODE_QUESTION)
        g_ptr_array_add (questions, g_object_ref (node));
      else if (asp_form_node_get_node_kind (node) == ASP_FORM_NODE_REPEAT)
        g_ptr_array_add (repeats, g_object_ref (node));
      bench_collect (asp_form_node_get_children (node), questions, repeats);
    }
}
