/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "asp-form-session-private.h"
#include "asp-form-submission.h"
#include "form-fixture.h"
#include "random-form.h"

/* Whatever is answered, undone, done again and opened anew: a questionnaire looks as it did when it
 * stood there before. */

typedef struct
{
  DocumentFixture document;
  gint64          municipality_id;
  guint           n_between;
} Fixture;

typedef struct
{
  Fixture        *fixture;
  AspFormSession *session;      /* (owned) */
  gint64          form_id;
  GRand          *rand;         /* (owned) */
  GPtrArray      *looks;        /* (owned) (element-type utf8): after each step of undo */
  GPtrArray      *answered;     /* (owned) (element-type utf8): whose answer each was, or "" */
  guint           at;           /* in both */
} History;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  document_fixture_set_up (&fixture->document, NULL);
  fixture->municipality_id =
    asp_standing_get_id (document_fixture_find (&fixture->document, "Zsámbok"));
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  document_fixture_tear_down (&fixture->document, data);
}

/* Returns: (transfer full) */
static char *
describe (History *self)
{
  return random_form_describe (asp_form_session_get_instance (self->session));
}

/* What is shown and what the next command starts from are the same record. */
static void
check_ahead (History *self)
{
  g_autofree char *shown = asp_form_instance_to_submission (self->session->instance);
  g_autofree char *ahead = asp_form_instance_to_submission (self->session->ahead);

  if (strcmp (shown, ahead) == 0)
    return;

  g_test_message ("shown: %s\nahead: %s", shown, ahead);
  g_test_fail ();
}

static void
check_looks (History    *self,
             const char *after)
{
  g_autofree char *now = describe (self);
  const char *then = g_ptr_array_index (self->looks, self->at);

  check_ahead (self);
  if (strcmp (now, then) == 0)
    return;

  random_form_show_difference (then, now);
  g_test_message ("after %s, at step %u of %u", after, self->at, self->looks->len - 1);
  g_test_fail ();
}

/* Whether the row or the question is there when all that is on its way has arrived: one may be
 * clicked that a command before has taken away. */
static gboolean
is_ahead (History          *self,
          const RandomStep *step)
{
  return step->node != NULL &&
         asp_form_instance_find (self->session->ahead, asp_form_node_get_path (step->node),
                                 asp_form_node_get_row_id (step->node)) != NULL;
}

/* Returns: (transfer full) (nullable): NULL: it changes nothing. @step: (inout) */
static AspEdit *
make_edit (History    *self,
           RandomStep *step)
{
  AspFormSession *session = self->session;
  AspEdit *edit = NULL;

  if (g_rand_int_range (self->rand, 0, 8) == 0)
    edit = asp_form_session_get_finished (session) ? asp_form_session_reopen (session)
                                                   : asp_form_session_finish (session);
  if (edit != NULL)
    step->action = RANDOM_NOTHING;
  else if (!is_ahead (self, step))
    return NULL;
  else if (step->action == RANDOM_ANSWER)
    edit = asp_form_session_set_answer (session, step->node, step->kind, step->value);
  else if (step->action == RANDOM_ADD_ROW)
    edit = asp_form_session_add_row (session, step->node);
  else if (step->action == RANDOM_REMOVE_ROW)
    edit = asp_form_session_remove_row (session, step->node);

  return edit;
}

static void
do_something (History *self)
{
  g_auto (RandomStep) step = random_form_next (asp_form_session_get_instance (self->session),
                                               self->rand);
  g_autofree char *answered = NULL;
  AspEdit *edit = make_edit (self, &step);

  if (edit == NULL)
    return;

  document_fixture_run (&self->fixture->document, edit);
  check_ahead (self);
  answered = step.action == RANDOM_ANSWER
             ? g_strdup_printf ("%s %" G_GINT64_FORMAT, asp_form_node_get_path (step.node),
                                asp_form_node_get_row_id (step.node)) : g_strdup ("");
  /* Typing again in the same field is one step with what was typed before. */
  if (*answered == '\0' ||
      strcmp (g_ptr_array_index (self->answered, self->at), answered) != 0)
    self->at++;
  g_ptr_array_set_size (self->looks, (int) self->at);
  g_ptr_array_add (self->looks, describe (self));
  g_ptr_array_set_size (self->answered, (int) self->at);
  g_ptr_array_add (self->answered, g_steal_pointer (&answered));
}

/* From here on something else cannot be undone, so that the next answer is a step of its own. */
static void
begin_looks (History *self)
{
  g_autofree char *code = g_strdup_printf ("between %u", self->fixture->n_between++);

  form_fixture_add_form (&self->fixture->document, code, "");
  self->at = 0;
  g_ptr_array_set_size (self->looks, 0);
  g_ptr_array_add (self->looks, describe (self));
  g_ptr_array_set_size (self->answered, 0);
  g_ptr_array_add (self->answered, g_strdup (""));
}

/* Several things before the first of them is on the disk. */
static void
hurry (History *self)
{
  AspDocument *document = self->fixture->document.document;

  for (guint i = 0; i < 4; i++)
    {
      g_auto (RandomStep) step = random_form_next (asp_form_session_get_instance (self->session),
                                                   self->rand);
      AspEdit *edit = make_edit (self, &step);

      if (edit == NULL)
        continue;
      asp_document_submit (document, edit);
      asp_edit_unref (edit);
    }
  while (asp_document_get_busy (document))
    g_main_context_iteration (NULL, TRUE);
  check_ahead (self);
  begin_looks (self);
}

static void
undo (History *self)
{
  g_autoptr (GError) error = NULL;

  if (self->at == 0)
    return;

  g_assert_true (asp_document_undo (self->fixture->document.document, &error));
  g_assert_no_error (error);
  self->at--;
  check_looks (self, "undo");
}

static void
redo (History *self)
{
  g_autoptr (GError) error = NULL;

  if (self->at + 1 == self->looks->len)
    return;

  g_assert_true (asp_document_redo (self->fixture->document.document, &error));
  g_assert_no_error (error);
  self->at++;
  check_looks (self, "redo");
}

static void
open_again (History *self)
{
  g_clear_object (&self->session);
  self->session = form_fixture_open (&self->fixture->document, self->fixture->municipality_id,
                                     self->form_id);
  check_looks (self, "opening again");
}

static void
play (Fixture *fixture,
      gint64   form_id,
      guint32  seed,
      guint    n_steps)
{
  History history = { fixture, NULL, form_id, NULL, NULL, NULL, 0 };

  history.rand = g_rand_new_with_seed (seed);
  history.looks = g_ptr_array_new_with_free_func (g_free);
  history.session = form_fixture_open (&fixture->document, fixture->municipality_id, form_id);
  if (!asp_form_session_get_started (history.session))
    document_fixture_run (&fixture->document, asp_form_session_start (history.session));
  history.answered = g_ptr_array_new_with_free_func (g_free);
  begin_looks (&history);

  for (guint i = 0; i < n_steps; i++)
    {
      gint32 what = g_rand_int_range (history.rand, 0, 13);

      if (what < 3)
        undo (&history);
      else if (what < 5)
        redo (&history);
      else if (what == 5)
        open_again (&history);
      else if (what == 6)
        hurry (&history);
      else
        do_something (&history);
    }
  g_test_message ("%u steps", history.looks->len - 1);

  g_object_unref (history.session);
  g_rand_free (history.rand);
  g_ptr_array_unref (history.looks);
  g_ptr_array_unref (history.answered);
}

static void
get_first_id (gpointer data,
              gpointer user_data)
{
  *(gint64 *) user_data = asp_row_get_id (data);
}

static void
test_own_form (Fixture       *fixture,
               gconstpointer  data)
{
  gint64 form_id = 0;

  asp_document_foreach (fixture->document.document, "form", get_first_id, &form_id);
  for (guint32 seed = 1; seed <= 2; seed++)
    play (fixture, form_id, seed, 50);
}

/* Returns: whether it can be played */
static gboolean
play_file (Fixture *fixture,
           GFile   *file,
           guint    number,
           guint    n_times,
           guint    n_steps)
{
  g_autofree char *text = random_form_is_restless (file) ? NULL : random_form_read (file);
  g_autofree char *code = g_strdup_printf ("form%u", number);
  gint64 form_id;

  if (text == NULL)
    return FALSE;

  form_id = form_fixture_add_form (&fixture->document, code, text);
  for (guint i = 0; i < n_times; i++)
    play (fixture, form_id, number * 1000 + i, n_steps);

  return TRUE;
}

/* Plays one of @nth forms, @n_times each. */
static void
play_folder (Fixture *fixture,
             GFile   *folder,
             guint    nth,
             guint    n_times,
             guint    n_steps)
{
  g_autoptr (GPtrArray) files = random_form_list_files (folder);
  guint n_played = 0;

  for (guint i = 0; i < files->len; i += nth)
    n_played += play_file (fixture, g_ptr_array_index (files, i), i, n_times, n_steps) ? 1 : 0;
  g_assert_cmpuint (n_played, >=, 1);
}

/* Forms that are only made to be difficult. */
static void
test_difficult_forms (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GFile) folder = g_file_new_for_path (RANDOM_DATA);

  play_folder (fixture, folder, 1, 2, 80);
}

static void
test_forms_of_others (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GFile) forms = random_form_get_others ();

  if (forms == NULL)
    {
      g_test_skip ("CSATLAKOZAS_TEST_DATA is not set");
      return;
    }

  /* By hand: all of them. Each step is written to the disk. */
  play_folder (fixture, forms, 12, 1, 8);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/workspace/form-histories/difficult-forms", test_difficult_forms);
  ADD ("/workspace/form-histories/own-form", test_own_form);
  ADD ("/workspace/form-histories/forms-of-others", test_forms_of_others);
#undef ADD

  return g_test_run ();
}
