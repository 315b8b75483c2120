/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "form-fixture.h"
#include "view-fixture.h"

#include "asp-form-import-dialog.h"
#include "asp-form-versions.h"

/* A questionnaire from a file: what it would do is told before it is done. */

#define FORM(version, model, body) \
  "<h:html xmlns='http://www.w3.org/2002/xforms' xmlns:h='http://www.w3.org/1999/xhtml'>" \
  "<h:head><h:title>Próba</h:title><model><instance><d id='proba' version='" version "'>" model \
  "</d></instance></model></h:head><h:body>" body "</h:body></h:html>"

#define INPUT(name) "<input ref='/d/" name "'><label>" name "</label></input>"

static const char first_version[] = FORM ("1", "<a/><regi/>", INPUT ("a") INPUT ("regi"));
static const char second_version[] = FORM ("2", "<a/>", INPUT ("a"));

typedef struct
{
  DocumentFixture  base;
  GFile           *file;        /* (owned): the second version */
  GtkWindow       *dialog;      /* (owned) (nullable) */
} Fixture;

/* Two municipalities have answered the first version, one of them the question that goes. */
static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  static const char *const names[] = { "Zsámbok", "Zebegény" };
  g_autofree char *path = NULL;
  gint64 form_id;

  document_fixture_set_up (&self->base, NULL);
  form_id = form_fixture_add_form (&self->base, "proba", first_version);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gint64 id = asp_standing_get_id (document_fixture_find (&self->base, names[i]));
      g_autoptr (AspFormSession) session = form_fixture_open (&self->base, id, form_id);

      document_fixture_run (&self->base, asp_form_session_start (session));
      form_fixture_answer (&self->base, session, "/d/a", 0, ASP_ANSWER_ANSWERED, "egy");
      if (i == 0)
        form_fixture_answer (&self->base, session, "/d/regi", 0, ASP_ANSWER_ANSWERED, "volt");
    }

  path = g_build_filename (self->base.folder, "proba.xml", NULL);
  g_assert_true (g_file_set_contents (path, second_version, -1, NULL));
  self->file = g_file_new_for_path (path);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  if (self->dialog != NULL)
    {
      gtk_window_destroy (self->dialog);
      g_object_unref (self->dialog);
    }
  g_clear_object (&self->file);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  document_fixture_tear_down (&self->base, NULL);
}

static GtkWidget *
get_child (Fixture    *self,
           const char *name)
{
  return GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (self->dialog),
                                                    ASP_TYPE_FORM_IMPORT_DIALOG, name));
}

typedef struct
{
  AspFormImport *import;        /* (owned) (nullable) */
  GError        *error;         /* (owned) (nullable) */
  gboolean       is_there;
} Outcome;

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Outcome *outcome = user_data;

  outcome->import = asp_form_import_start_finish (ASP_DOCUMENT (source), result, &outcome->error);
  outcome->is_there = TRUE;
}

static void
read_file (Fixture      *self,
           GCancellable *cancellable,
           Outcome      *outcome)
{
  asp_form_import_start_async (self->base.document, self->file, cancellable, read_cb, outcome);
  /* It is read elsewhere: nobody waits for the disk. */
  g_assert_false (outcome->is_there);
  g_cancellable_cancel (cancellable);
  while (!outcome->is_there)
    g_main_context_iteration (NULL, TRUE);
}

static void
open_dialog (Fixture *self)
{
  Outcome outcome = { NULL };
  g_autoptr (AspFormImport) import = NULL;

  read_file (self, NULL, &outcome);
  g_assert_no_error (outcome.error);
  import = outcome.import;
  self->dialog = asp_form_import_dialog_new (self->base.document, import);
  g_object_ref_sink (self->dialog);
  gtk_window_present (self->dialog);
  while (gtk_widget_get_visible (get_child (self, "progress")))
    g_main_context_iteration (NULL, TRUE);
}

static guint
count_rows (GtkWidget *list)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), (int) n) != NULL)
    n++;

  return n;
}

static void
test_new_version (Fixture       *self,
                  gconstpointer  data)
{
  GtkWidget *moves;
  GtkListBoxRow *row;
  gint64 id = asp_standing_get_id (document_fixture_find (&self->base, "Zsámbok"));

  open_dialog (self);
  g_assert_nonnull (strstr (gtk_label_get_label (GTK_LABEL (get_child (self, "summary"))), "2"));
  moves = get_child (self, "moves");
  g_assert_cmpuint (count_rows (moves), ==, 2);

  /* In the order of the names: Zebegény before Zsámbok. */
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (moves), 1);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Zsámbok");
  g_assert_true (ADW_IS_EXPANDER_ROW (row));
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (moves), 0);
  g_assert_true (ADW_IS_ACTION_ROW (row));

  g_signal_emit_by_name (get_child (self, "import_button"), "clicked");
  while (asp_document_get_busy (self->base.document))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (asp_row_get_text (asp_form_find_form (self->base.document, id, "proba"),
                                     "version"), ==, "2");
}

/* The same once more is nothing: there is no button to press. */
static void
test_known (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *path = g_file_get_path (self->file);

  g_assert_true (g_file_set_contents (path, first_version, -1, NULL));
  open_dialog (self);
  g_assert_false (gtk_widget_get_sensitive (get_child (self, "import_button")));
  g_assert_false (gtk_widget_get_visible (get_child (self, "moves_group")));
  g_assert_true (gtk_window_get_focus (self->dialog) == get_child (self, "cancel_button"));
}

static void
test_refused (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *path = g_file_get_path (self->file);
  Outcome outcome = { NULL };

  g_assert_true (g_file_set_contents (path, "<a>\n<b></a>", -1, NULL));
  read_file (self, NULL, &outcome);
  g_assert_null (outcome.import);
  g_assert_error (outcome.error, ASP_FORM_ERROR, ASP_FORM_ERROR_XML);
  g_assert_nonnull (strstr (outcome.error->message, "proba.xml"));
  g_error_free (outcome.error);
}

/* The window may go before the file is there, and the dialog before the answers are looked at. */
static void
test_closed_at_once (Fixture       *self,
                     gconstpointer  data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (AspFormImport) import = NULL;
  Outcome outcome = { NULL };

  read_file (self, cancellable, &outcome);
  g_assert_null (outcome.import);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_error_free (outcome.error);

  outcome = (Outcome) { NULL };
  read_file (self, NULL, &outcome);
  import = outcome.import;
  self->dialog = asp_form_import_dialog_new (self->base.document, import);
  g_object_ref_sink (self->dialog);
  gtk_window_present (self->dialog);
  gtk_window_destroy (self->dialog);
  g_assert_finalize_object (g_steal_pointer (&self->dialog));
  g_assert_finalize_object (g_steal_pointer (&import));
}

/* A version that came into the document while the file was read is looked at, too. */
static void
test_document_changes_meanwhile (Fixture       *self,
                                 gconstpointer  data)
{
  static const char newer[] = FORM ("3", "<a/>", INPUT ("a"));
  AspEdit *edit = asp_edit_new ("Űrlap");
  Outcome outcome = { NULL };

  asp_edit_insert (edit, "form");
  asp_edit_set_text (edit, "code", "proba");
  asp_edit_set_text (edit, "version", "3");
  asp_edit_set_text (edit, "title", "Próba");
  asp_edit_set_text (edit, "content", newer);
  asp_form_import_start_async (self->base.document, self->file, NULL, read_cb, &outcome);
  document_fixture_run (&self->base, edit);
  while (!outcome.is_there)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (outcome.import);
  g_assert_error (outcome.error, ASP_FORM_ERROR, ASP_FORM_ERROR_STRUCTURE);
  g_error_free (outcome.error);
}

int
main (int    argc,
      char **argv)
{
  view_fixture_init (&argc, &argv);

#define ADD(name, function) \
  g_test_add ("/views/form-import-dialog/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("new-version", test_new_version);
  ADD ("known", test_known);
  ADD ("refused", test_refused);
  ADD ("closed-at-once", test_closed_at_once);
  ADD ("document-changes-meanwhile", test_document_changes_meanwhile);
#undef ADD

  return g_test_run ();
}
