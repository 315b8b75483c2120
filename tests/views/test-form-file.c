/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "form-fixture.h"
#include "view-fixture.h"

#include <string.h>
#include <unistd.h>

#include "asp-form-file.h"
#include "asp-form-question.h"
#include "asp-form-upload.h"

/* Questions that are answered with files. */

static const char form[] =
  "<h:html xmlns='http://www.w3.org/2002/xforms' xmlns:h='http://www.w3.org/1999/xhtml'>"
  "<h:head><h:title>Próba</h:title><model><instance><d id='proba' version='1'><a/><b/>"
  "<sor><c/></sor></d></instance>"
  "<bind nodeset='/d/a' type='binary'/><bind nodeset='/d/b' type='binary'/>"
  "</model></h:head><h:body>"
  "<upload ref='/d/a' mediatype='image/*'><label>Kép</label></upload>"
  "<upload ref='/d/b' mediatype='application/*'><label>Szerződés</label></upload>"
  "<repeat nodeset='/d/sor'><upload ref='/d/sor/c'><label>Melléklet</label></upload></repeat>"
  "</h:body></h:html>";

typedef struct
{
  DocumentFixture     base;
  AspFormSession     *session;   /* (owned) */
  GtkWindow          *window;    /* (owned) */
  GtkListBox         *list;      /* (unowned): in the window */
  GSimpleActionGroup *actions;   /* (owned): what the window would tell */
  AspFormQuestion    *question;  /* (owned) (nullable): /d/a */
  GFile              *file;      /* (owned) */
  char               *error;     /* (owned) (nullable): told last */
} Fixture;

static void
error_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  Fixture *self = user_data;

  g_free (self->error);
  g_variant_get (parameter, "(ss)", NULL, &self->error);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  static const GActionEntry entries[] = { { "error", error_cb, "(ss)" } };
  g_autofree char *path = NULL;

  document_fixture_set_up (&self->base, NULL);
  self->session = form_fixture_begin (&self->base, "Zsámbok", form);
  self->question = asp_form_question_new (self->session,
                                          form_fixture_find (self->session, "/d/a", 0));
  path = g_build_filename (self->base.folder, "kép.png", NULL);
  g_assert_true (g_file_set_contents (path, "tartalom", -1, NULL));
  self->file = g_file_new_for_path (path);

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  self->window = GTK_WINDOW (gtk_window_new ());
  g_object_ref_sink (self->window);
  gtk_widget_insert_action_group (GTK_WIDGET (self->window), "win",
                                  G_ACTION_GROUP (self->actions));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_append (self->list, asp_form_question_get_row (self->question));
  gtk_window_set_child (self->window, GTK_WIDGET (self->list));
  gtk_window_present (self->window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_clear_object (&self->question);
  gtk_window_destroy (self->window);
  g_object_unref (self->window);
  g_object_unref (self->actions);
  g_object_unref (self->session);
  g_object_unref (self->file);
  g_free (self->error);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  document_fixture_tear_down (&self->base, NULL);
}

static gboolean
is_file (GtkWidget  *widget,
         const char *text)
{
  return ASP_IS_FORM_FILE (widget);
}

static AspFormFile *
get_file (Fixture *self)
{
  return ASP_FORM_FILE (view_fixture_find (GTK_WIDGET (self->window), is_file, NULL));
}

static gboolean
is_shown (Fixture    *self,
          const char *tooltip)
{
  return gtk_widget_get_visible (view_fixture_find (GTK_WIDGET (self->window),
                                                    view_fixture_has_tooltip, tooltip));
}

static const char *
get_value (Fixture    *self,
           const char *path)
{
  return asp_form_node_get_value (form_fixture_find (self->session, path, 0));
}

static guint
count_files (Fixture *self)
{
  g_autoptr (AspRecordList) uploads = asp_form_session_list_uploads (self->session);

  return g_list_model_get_n_items (G_LIST_MODEL (uploads));
}

static void
take (Fixture    *self,
      const char *until)
{
  asp_form_file_take (get_file (self), self->file);
  while (strcmp (get_value (self, "/d/a"), until) != 0)
    g_main_context_iteration (NULL, TRUE);
  view_fixture_settle (self->base.document);
}

/* The file and the answer are one step; taking it away is another. */
static void
test_attached (Fixture       *self,
               gconstpointer  data)
{
  GtkWidget *button;

  g_assert_false (is_shown (self, "A fájl eltávolítása"));
  g_assert_nonnull (view_fixture_find (GTK_WIDGET (self->window), view_fixture_is_label,
                                       "Nincs fájl"));
  take (self, "kép.png");
  g_assert_cmpuint (count_files (self), ==, 1);
  g_assert_nonnull (view_fixture_find (GTK_WIDGET (self->window), view_fixture_is_label,
                                       "kép.png"));
  button = view_fixture_find (GTK_WIDGET (self->window), view_fixture_has_tooltip,
                              "A fájl eltávolítása");
  g_assert_true (gtk_widget_get_visible (button));
  g_signal_emit_by_name (button, "clicked");
  view_fixture_settle (self->base.document);
  g_assert_cmpstr (get_value (self, "/d/a"), ==, "");
  g_assert_cmpuint (count_files (self), ==, 0);

  asp_document_submit_undo (self->base.document);
  view_fixture_settle (self->base.document);
  g_assert_cmpstr (get_value (self, "/d/a"), ==, "kép.png");
  g_assert_cmpuint (count_files (self), ==, 1);
  g_assert_true (is_shown (self, "Mentés fájlba"));
  asp_document_submit_undo (self->base.document);
  view_fixture_settle (self->base.document);
  g_assert_true (asp_form_session_get_started (self->session));
  g_assert_cmpstr (get_value (self, "/d/a"), ==, "");
  g_assert_cmpuint (count_files (self), ==, 0);
}

static void
attach (Fixture     *self,
        AspFormNode *node,
        const char  *name)
{
  g_autoptr (GBytes) content = g_bytes_new_static ("más", 4);
  AspAttachmentFile file = { (char *) name, NULL, content };

  document_fixture_run (&self->base, asp_form_session_set_upload (self->session, node, &file));
}

/* Each file of a questionnaire has another name; one that takes the place of another has its. */
static void
test_names (Fixture       *self,
            gconstpointer  data)
{
  gint64 row_id;

  attach (self, form_fixture_find (self->session, "/d/a", 0), "kép.png");
  attach (self, form_fixture_find (self->session, "/d/b", 0), "kép.png");
  g_assert_cmpstr (get_value (self, "/d/b"), ==, "kép (2).png");
  attach (self, form_fixture_find (self->session, "/d/a", 0), "kép.png");
  g_assert_cmpstr (get_value (self, "/d/a"), ==, "kép.png");
  g_assert_cmpuint (count_files (self), ==, 2);

  /* A row that is deleted takes its file with it. */
  row_id = form_fixture_get_row_id (self->session, "/d/sor", 0, 0);
  attach (self, form_fixture_find (self->session, "/d/sor/c", row_id), "a/kép (2).png");
  g_assert_cmpstr (asp_form_node_get_value (form_fixture_find (self->session, "/d/sor/c", row_id)),
                   ==, "a_kép (2).png");
  g_assert_cmpuint (count_files (self), ==, 3);
  document_fixture_run (&self->base, asp_form_session_remove_row (
                          self->session, asp_form_node_get_parent (
                            form_fixture_find (self->session, "/d/sor/c", row_id))));
  g_assert_cmpuint (count_files (self), ==, 2);
}

/* What cannot be attached is told, and the answer stays. */
static void
test_refused (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *path = g_file_get_path (self->file);

  take (self, "kép.png");
  g_assert_cmpint (truncate (path, ASP_ATTACHMENT_MAX_BYTES + 1), ==, 0);
  asp_form_file_take (get_file (self), self->file);
  while (self->error == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_nonnull (strstr (self->error, "kép.png"));
  g_clear_pointer (&self->error, g_free);

  g_assert_true (g_file_delete (self->file, NULL, NULL));
  asp_form_file_take (get_file (self), self->file);
  while (self->error == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (get_value (self, "/d/a"), ==, "kép.png");
  g_assert_cmpuint (count_files (self), ==, 1);
}

/* The page may go before the file has been read: it is stored. With the window it is not. */
static void
test_closed_at_once (Fixture       *self,
                     gconstpointer  data)
{
  asp_form_file_take (get_file (self), self->file);
  gtk_list_box_remove (self->list, asp_form_question_get_row (self->question));
  g_assert_finalize_object (g_steal_pointer (&self->question));
  while (strcmp (get_value (self, "/d/a"), "kép.png") != 0)
    g_main_context_iteration (NULL, TRUE);
  view_fixture_settle (self->base.document);

  self->question = asp_form_question_new (self->session,
                                          form_fixture_find (self->session, "/d/b", 0));
  gtk_list_box_append (self->list, asp_form_question_get_row (self->question));
  asp_form_file_take (get_file (self), self->file);
  gtk_window_destroy (self->window);
  for (guint i = 0; i < 50; i++)
    {
      g_usleep (G_USEC_PER_SEC / 500);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_cmpstr (get_value (self, "/d/b"), ==, "");
}

int
main (int    argc,
      char **argv)
{
  view_fixture_init (&argc, &argv);

#define ADD(name, function) \
  g_test_add ("/views/form-file/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("attached", test_attached);
  ADD ("names", test_names);
  ADD ("refused", test_refused);
  ADD ("closed-at-once", test_closed_at_once);
#undef ADD

  return g_test_run ();
}
