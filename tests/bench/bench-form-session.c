/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <stdlib.h>

#include "bench-times.h"
#include "form-fixture.h"

/* usage: bench-form-session FORM…
 * What a questionnaire costs in a document: beginning it, an answer that is written with all that
 * it brings about, taking it back, opening it again. */

#define N_ANSWERS 200

static void
print_times (const char *what,
             GArray     *times)
{
  g_print ("  %s: median %.2f ms, p99 %.2f ms\n", what,
           bench_times_get_quantile (times, 0.5) / 1000,
           bench_times_get_quantile (times, 0.99) / 1000);
}

static void
measure_answers (DocumentFixture *fixture,
                 AspFormSession  *session)
{
  static const char *const values[] = { "12", "yes", "5", "2014-06-12", "no" };
  g_autoptr (GPtrArray) questions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) repeats = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) answers = bench_times_new ();
  g_autoptr (GArray) undone = bench_times_new ();

  bench_collect (asp_form_instance_get_pages (asp_form_session_get_instance (session)), questions,
                 repeats);
  for (guint i = 0; i < N_ANSWERS && questions->len > 0; i++)
    {
      AspFormNode *node = g_ptr_array_index (questions, i * 37 % questions->len);
      double begin = bench_now ();
      AspEdit *edit;

      if (asp_form_node_get_control (node) == ASP_FORM_CONTROL_NOTE)
        continue;
      edit = asp_form_session_set_answer (session, node, ASP_ANSWER_ANSWERED,
                                          values[i % G_N_ELEMENTS (values)]);
      if (edit == NULL)
        continue;
      document_fixture_run (fixture, edit);
      bench_times_add (answers, begin);
    }
  for (guint i = 0; i < answers->len / 2; i++)
    {
      double begin = bench_now ();

      if (!asp_document_undo (fixture->document, NULL))
        break;
      bench_times_add (undone, begin);
    }
  if (undone->len > 0)
    {
      print_times ("answer", answers);
      print_times ("undo", undone);
    }
}

static void
measure (const char *path)
{
  DocumentFixture fixture = { NULL };
  g_autofree char *text = NULL;
  gint64 municipality_id;
  gint64 form_id;
  double begin;
  AspFormSession *session;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    g_error ("%s cannot be read", path);

  document_fixture_set_up (&fixture, NULL);
  municipality_id = asp_standing_get_id (document_fixture_find (&fixture, "Zsámbok"));
  form_id = form_fixture_add_form (&fixture, "bench", text);
  g_print ("%s\n", path);

  begin = bench_now ();
  session = form_fixture_open (&fixture, municipality_id, form_id);
  document_fixture_run (&fixture, asp_form_session_start (session));
  g_print ("  begin: %.1f ms\n", (bench_now () - begin) / 1000);
  measure_answers (&fixture, session);
  g_object_unref (session);

  begin = bench_now ();
  session = form_fixture_open (&fixture, municipality_id, form_id);
  g_print ("  open again: %.1f ms\n", (bench_now () - begin) / 1000);
  g_object_unref (session);
  document_fixture_tear_down (&fixture, NULL);
}

int
main (int    argc,
      char **argv)
{
  for (int i = 1; i < argc; i++)
    measure (argv[i]);

  return EXIT_SUCCESS;
}
