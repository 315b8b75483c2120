/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "form-fixture.h"
#include "random-form.h"
#include "view-fixture.h"

#include <string.h>

#include "asp-form-page.h"
#include "asp-form-view.h"

/* Whatever is answered, added, removed and undone: a page that was there all the time shows what
 * one shows that is made now. */

typedef struct
{
  DocumentFixture  base;
  gint64           municipality_id;
  GtkWindow       *window;      /* (owned) */
  AspFormView     *view;        /* (unowned): in the window */
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  document_fixture_set_up (&self->base, NULL);
  self->municipality_id = asp_standing_get_id (document_fixture_find (&self->base, "Zsámbok"));
  self->view = g_object_new (ASP_TYPE_FORM_VIEW, NULL);
  self->window = GTK_WINDOW (gtk_window_new ());
  g_object_ref_sink (self->window);
  gtk_window_set_child (self->window, GTK_WIDGET (self->view));
  gtk_window_present (self->window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  view_fixture_end (self->window);
  document_fixture_tear_down (&self->base, NULL);
}

/* What can be seen of @widget and what is in it, a line each. */
static void
describe (GtkWidget *widget,
          GString   *out)
{
  if (!gtk_widget_get_visible (widget) || !gtk_widget_get_child_visible (widget))
    return;

  if (GTK_IS_LABEL (widget))
    g_string_append_printf (out, "label %s\n", gtk_label_get_text (GTK_LABEL (widget)));
  else if (GTK_IS_TEXT (widget))
    g_string_append_printf (out, "text %s\n", gtk_editable_get_text (GTK_EDITABLE (widget)));
  else if (GTK_IS_CHECK_BUTTON (widget))
    g_string_append_printf (out, "check %d\n",
                            gtk_check_button_get_active (GTK_CHECK_BUTTON (widget)));
  else if (GTK_IS_DROP_DOWN (widget))
    g_string_append_printf (out, "choice %u\n",
                            gtk_drop_down_get_selected (GTK_DROP_DOWN (widget)));
  else if (GTK_IS_BUTTON (widget))
    g_string_append_printf (out, "button %d\n", gtk_widget_get_sensitive (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    describe (child, out);
}

static gboolean
is_form_page (GtkWidget  *widget,
              const char *text)
{
  return ASP_IS_FORM_PAGE (widget);
}

static void
check_page (Fixture        *self,
            AspFormSession *session,
            const char     *name,
            guint           step)
{
  GtkWidget *shown = view_fixture_find (GTK_WIDGET (self->view), is_form_page, NULL);
  g_autoptr (GString) before = g_string_new (NULL);
  g_autoptr (GString) after = g_string_new (NULL);
  AspFormNode *node;
  GtkWidget *other, *window;

  /* Some forms ask nothing. */
  if (shown == NULL)
    return;

  node = asp_form_page_get_node (ASP_FORM_PAGE (shown));
  other = GTK_WIDGET (asp_form_page_new (session, node));
  window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (window), other);
  describe (shown, before);
  describe (other, after);
  gtk_window_destroy (GTK_WINDOW (window));
  if (strcmp (before->str, after->str) == 0)
    return;

  g_test_message ("%s, step %u, page %s", name, step, asp_form_node_get_path (node));
  random_form_show_difference (before->str, after->str);
  g_test_fail ();
}

/* Returns: (transfer full) (nullable): NULL: it changes nothing */
static AspEdit *
make_edit (AspFormSession   *session,
           const RandomStep *step)
{
  switch (step->action)
    {
    case RANDOM_ANSWER:
      return asp_form_session_set_answer (session, step->node, step->kind, step->value);
    case RANDOM_ADD_ROW:
      return asp_form_session_add_row (session, step->node);
    case RANDOM_REMOVE_ROW:
      return asp_form_session_remove_row (session, step->node);
    case RANDOM_NOTHING:
    default:
      return NULL;
    }
}

static void
do_something (Fixture        *self,
              AspFormSession *session,
              GRand          *rand)
{
  gint32 what = g_rand_int_range (rand, 0, 10);

  if (what == 0)
    {
      gtk_widget_activate_action (GTK_WIDGET (self->view), "form.next", NULL);
    }
  else if (what == 1)
    {
      gtk_widget_activate_action (GTK_WIDGET (self->view), "form.previous", NULL);
    }
  else if (what < 4 && asp_document_get_undo_label (self->base.document) != NULL)
    {
      asp_document_undo (self->base.document, NULL);
    }
  else
    {
      g_auto (RandomStep) step =
        random_form_next (asp_form_session_get_instance (session), rand);
      AspEdit *edit = make_edit (session, &step);

      if (edit != NULL)
        document_fixture_run (&self->base, edit);
    }
  /* What is wrong is not told of the question that has the keyboard. */
  gtk_window_set_focus (self->window, NULL);
  view_fixture_settle (self->base.document);
}

/* Returns: whether it can be played */
static gboolean
play_file (Fixture *self,
           GFile   *file,
           guint    number,
           guint    n_steps)
{
  g_autofree char *text = random_form_read (file);
  g_autofree char *code = g_strdup_printf ("form%u", number);
  g_autoptr (AspFormSession) session = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (number);

  if (text == NULL)
    return FALSE;

  session = form_fixture_open (&self->base, self->municipality_id,
                               form_fixture_add_form (&self->base, code, text));
  document_fixture_run (&self->base, asp_form_session_start (session));
  asp_form_view_set_session (self->view, session);
  for (guint i = 0; i < n_steps && asp_form_view_get_session (self->view) == session &&
                    asp_form_session_get_started (session); i++)
    {
      do_something (self, session, rand);
      if (asp_form_session_get_started (session))
        check_page (self, session, g_file_peek_path (file), i);
    }
  asp_form_view_set_session (self->view, NULL);

  return TRUE;
}

/* Plays one of @nth forms. */
static void
play_folder (Fixture *self,
             GFile   *folder,
             guint    nth,
             guint    n_steps)
{
  g_autoptr (GPtrArray) files = random_form_list_files (folder);
  guint n_played = 0;

  for (guint i = 0; i < files->len; i += nth)
    n_played += play_file (self, g_ptr_array_index (files, i), i, n_steps) ? 1 : 0;
  g_test_message ("%u of %u files were played", n_played, files->len);
  g_assert_cmpuint (n_played, >=, 1);
}

static void
test_folder (Fixture       *self,
             gconstpointer  path)
{
  g_autoptr (GFile) folder = g_file_new_for_path (path);

  play_folder (self, folder, 1, 60);
}

static void
test_forms_of_others (Fixture       *self,
                      gconstpointer  path)
{
  g_autoptr (GFile) folder = random_form_get_others ();

  if (folder == NULL)
    {
      g_test_skip ("CSATLAKOZAS_TEST_DATA is not set");
      return;
    }

  /* By hand: all of them. Each step is written to the disk. */
  play_folder (self, folder, 12, 12);
}

int
main (int    argc,
      char **argv)
{
  view_fixture_init (&argc, &argv);

#define ADD(name, path, function) \
  g_test_add ("/views/form-random/" name, Fixture, path, set_up, function, tear_down)
  ADD ("own-forms", FORMS_DATA, test_folder);
  ADD ("difficult-forms", RANDOM_DATA, test_folder);
  ADD ("forms-of-others", NULL, test_forms_of_others);
#undef ADD

  return g_test_run ();
}
