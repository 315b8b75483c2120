/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

#include "asp-form-instance.h"
#include "bench-times.h"

/* usage: bench-form FORM…
 * What a form costs: opening it, an answer, a row, checking everything. */

#define N_OPENINGS 25
#define N_ANSWERS 2000
#define N_ROWS 50

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
measure_answers (AspFormInstance *instance,
                 GPtrArray       *questions)
{
  static const char *const values[] = { "yes", "12", "5", "1234", "2014-06-12", "no", "" };
  g_autoptr (GArray) times = bench_times_new ();
  /* An odd one meets each question of a row. */
  guint step = MAX (1, questions->len / N_ANSWERS) | 1;

  for (guint i = 0; i < MAX (questions->len, 1000) && questions->len > 0; i += step)
    {
      AspFormNode *node = g_ptr_array_index (questions, i % questions->len);
      double begin = bench_now ();

      asp_form_instance_set_answer (instance, asp_form_node_get_path (node),
                                    asp_form_node_get_row_id (node), ASP_ANSWER_ANSWERED,
                                    values[i % G_N_ELEMENTS (values)]);
      bench_times_add (times, begin);
    }
  if (times->len > 0)
    g_print ("  answer: median %.0f µs, p99 %.0f µs, most %.0f µs\n",
             bench_times_get_quantile (times, 0.5), bench_times_get_quantile (times, 0.99),
             bench_times_get_quantile (times, 1));
}

static void
measure_rows (AspFormInstance *instance,
              AspFormNode     *repeat)
{
  g_autoptr (GArray) added = bench_times_new ();
  g_autoptr (GArray) removed = bench_times_new ();
  GListModel *rows = asp_form_node_get_children (repeat);

  for (guint i = 0; i < N_ROWS; i++)
    {
      double begin = bench_now ();
      gint64 id;
      g_autoptr (AspFormNode) first = NULL;

      asp_form_instance_add_row (instance, asp_form_node_get_path (repeat), 1000 + i,
                                 g_list_model_get_n_items (rows));
      bench_times_add (added, begin);
      first = g_list_model_get_item (rows, 0);
      id = asp_form_node_get_row_id (first);
      begin = bench_now ();
      asp_form_instance_remove_row (instance, id);
      bench_times_add (removed, begin);
    }
  g_print ("  %u rows: add one %.0f µs, remove the first %.0f µs (medians)\n",
           g_list_model_get_n_items (rows), bench_times_get_quantile (added, 0.5),
           bench_times_get_quantile (removed, 0.5));
}

/* What libxml2 alone takes for the same file: how fast the machine is just now, for comparing
 * figures of two rounds. */
static void
measure_parser (GBytes *bytes)
{
  g_autoptr (GArray) times = bench_times_new ();
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  for (guint i = 0; i < N_OPENINGS; i++)
    {
      double begin = bench_now ();

      xmlFreeDoc (xmlReadMemory (data, (int) length, "form", NULL,
                                 XML_PARSE_HUGE | XML_PARSE_NONET | XML_PARSE_COMPACT));
      bench_times_add (times, begin);
    }
  g_print ("  libxml2 alone: %.1f ms\n", bench_times_get_quantile (times, 0.5) / 1000);
}

/* Returns: (transfer full): what has been opened last */
static AspFormInstance *
measure_openings (GBytes *bytes)
{
  g_autoptr (GArray) times = bench_times_new ();
  AspFormInstance *instance = NULL;
  guint64 memory = get_memory ();
  double first = 0;

  for (guint i = 0; i < N_OPENINGS; i++)
    {
      double begin;

      g_clear_object (&instance);
      begin = bench_now ();
      instance = open_form (bytes);
      bench_times_add (times, begin);
      if (i == 0)
        first = g_array_index (times, double, 0);
    }
  g_print ("  open: median %.1f ms, three quarters within %.1f ms, the first %.1f ms; %.1f MiB "
           "more\n",
           bench_times_get_quantile (times, 0.5) / 1000,
           bench_times_get_quantile (times, 0.75) / 1000, first / 1000,
           ((double) get_memory () - (double) memory) / 1024);

  return instance;
}

static void
measure (const char *path)
{
  g_autoptr (GBytes) bytes = NULL;
  char *data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AspFormInstance) instance = NULL;
  g_autoptr (GPtrArray) questions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) repeats = g_ptr_array_new_with_free_func (g_object_unref);
  gsize length;
  double begin;

  if (!g_file_get_contents (path, &data, &length, &error))
    g_error ("%s", error->message);
  bytes = g_bytes_new_take (data, length);

  g_print ("%s\n", path);
  instance = measure_openings (bytes);
  measure_parser (bytes);
  bench_collect (asp_form_instance_get_pages (instance), questions, repeats);
  g_print ("  %u questions\n", questions->len);

  measure_answers (instance, questions);
  begin = bench_now ();
  asp_form_instance_check_all (instance);
  g_print ("  check everything: %.1f ms\n", (bench_now () - begin) / 1000);
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
