/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "asp-form-instance.h"

/* usage: bench-form FORM…
 * What a form costs: opening it, an answer, a row, checking everything. */

#define N_OPENINGS 5
#define N_ANSWERS 2000
#define N_ROWS 50

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  const double x = *(const double *) a;
  const double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
get_quantile (GArray *times,
              double  quantile)
{
  g_array_sort (times, compare_doubles);

  return g_array_index (times, double, (guint) floor (quantile * (times->len - 1)));
}

static double
now (void)
{
  return (double) g_get_monotonic_time ();
}

static guint64
get_memory (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/self/status", &text, NULL, NULL))
    return 0;
  line = strstr (text, "VmRSS:");

  return line != NULL ? g_ascii_strtoull (line + strlen ("VmRSS:"), NULL, 10) : 0;
}

static AspFormInstance *
open_form (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AspForm) form = asp_form_new_from_bytes (bytes, "form", &error);

  if (form == NULL)
    g_error ("%s", error->message);

  return asp_form_instance_new_first (form, asp_day_new (2014, 9, 15), FALSE);
}

static void
collect (GListModel *nodes,
         GPtrArray  *questions,
         GPtrArray  *repeats)
{
  for (guint i = 0; nodes != NULL && i < g_list_model_get_n_items (nodes); i++)
    {
      g_autoptr (AspFormNode) node = g_list_model_get_item (nodes, i);

      if (asp_form_node_get_node_kind (node) == ASP_FORM_NODE_QUESTION)
        g_ptr_array_add (questions, node);
      else if (asp_form_node_get_node_kind (node) == ASP_FORM_NODE_REPEAT)
        g_ptr_array_add (repeats, node);
      collect (asp_form_node_get_children (node), questions, repeats);
    }
}

static void
measure_answers (AspFormInstance *instance,
                 GPtrArray       *questions)
{
  static const char *const values[] = { "yes", "12", "5", "1234", "2014-06-12", "no", "" };
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  /* An odd one meets each question of a row. */
  guint step = MAX (1, questions->len / N_ANSWERS) | 1;

  for (guint i = 0; i < MAX (questions->len, 1000) && questions->len > 0; i += step)
    {
      AspFormNode *node = g_ptr_array_index (questions, i % questions->len);
      double begin = now ();
      double taken;

      asp_form_instance_set_answer (instance, asp_form_node_get_path (node),
                                    asp_form_node_get_row_id (node), ASP_ANSWER_ANSWERED,
                                    values[i % G_N_ELEMENTS (values)]);
      taken = now () - begin;
      g_array_append_val (times, taken);
    }
  if (times->len > 0)
    g_print ("  answer: median %.0f µs, p99 %.0f µs, most %.0f µs\n", get_quantile (times, 0.5),
             get_quantile (times, 0.99), get_quantile (times, 1));
}

static void
measure_rows (AspFormInstance *instance,
              AspFormNode     *repeat)
{
  g_autoptr (GArray) added = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) removed = g_array_new (FALSE, FALSE, sizeof (double));
  GListModel *rows = asp_form_node_get_children (repeat);

  for (guint i = 0; i < N_ROWS; i++)
    {
      double begin = now ();
      double middle;
      double taken;
      gint64 id;
      g_autoptr (AspFormNode) first = NULL;

      asp_form_instance_add_row (instance, asp_form_node_get_path (repeat), 1000 + i,
                                 g_list_model_get_n_items (rows));
      middle = now ();
      taken = middle - begin;
      g_array_append_val (added, taken);
      first = g_list_model_get_item (rows, 0);
      id = asp_form_node_get_row_id (first);
      middle = now ();
      asp_form_instance_remove_row (instance, id);
      taken = now () - middle;
      g_array_append_val (removed, taken);
    }
  g_print ("  %u rows: add one %.0f µs, remove the first %.0f µs (medians)\n",
           g_list_model_get_n_items (rows), get_quantile (added, 0.5),
           get_quantile (removed, 0.5));
}

static void
measure (const char *path)
{
  g_autoptr (GBytes) bytes = NULL;
  char *data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (AspFormInstance) instance = NULL;
  g_autoptr (GPtrArray) questions = g_ptr_array_new ();
  g_autoptr (GPtrArray) repeats = g_ptr_array_new ();
  guint64 memory;
  gsize length;
  double begin;

  if (!g_file_get_contents (path, &data, &length, &error))
    g_error ("%s", error->message);
  bytes = g_bytes_new_take (data, length);

  memory = get_memory ();
  for (guint i = 0; i < N_OPENINGS; i++)
    {
      double taken;

      g_clear_object (&instance);
      begin = now ();
      instance = open_form (bytes);
      taken = now () - begin;
      g_array_append_val (times, taken);
    }
  collect (asp_form_instance_get_pages (instance), questions, repeats);
  g_print ("%s: %u questions\n  open: %.1f ms (median of %d), %.1f MiB more\n", path,
           questions->len, get_quantile (times, 0.5) / 1000, N_OPENINGS,
           ((double) get_memory () - (double) memory) / 1024);

  measure_answers (instance, questions);
  begin = now ();
  asp_form_instance_check_all (instance);
  g_print ("  check everything: %.1f ms\n", (now () - begin) / 1000);
  if (repeats->len > 0)
    measure_rows (instance, g_ptr_array_index (repeats, 0));
}

int
main (int    argc,
      char **argv)
{
  for (int i = 1; i < argc; i++)
    measure (argv[i]);

  return EXIT_SUCCESS;
}
