/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "form-fixture.h"
#include "view-fixture.h"

#include "asp-form-question.h"
#include "asp-form-rank.h"

/* Questions that are answered otherwise than by typing or choosing, as ODK has them: a ranking
 * holds the values in their order, a trigger "OK", a note nothing. */

static const char form[] =
  "<h:html xmlns='http://www.w3.org/2002/xforms' xmlns:h='http://www.w3.org/1999/xhtml' "
  "xmlns:odk='http://www.opendatakit.org/xforms'>"
  "<h:head><h:title>Próba</h:title><model><instance><d id='proba' version='1'>"
  "<r/><t/><n>Ezt olvassa el.</n><s/><u/></d></instance>"
  "<bind nodeset='/d/r' type='odk:rank'/><bind nodeset='/d/t'/>"
  "<bind nodeset='/d/n' readonly='true()' type='string'/>"
  "<bind nodeset='/d/s' type='decimal'/><bind nodeset='/d/u' type='int'/>"
  "</model></h:head><h:body>"
  "<odk:rank ref='/d/r'><label>Rangsor</label>"
  "<item><label>Alma</label><value>a</value></item><item><label>Béka</label><value>b</value></item>"
  "<item><label>Cica</label><value>c</value></item></odk:rank>"
  "<trigger ref='/d/t'><label>Elolvasta?</label></trigger>"
  "<input ref='/d/n'><label>Jegyzet</label></input>"
  "<range ref='/d/s' start='0.3' end='-0.1' step='0.1'><label>Mennyire</label></range>"
  "<range ref='/d/u' start='0' end='200' step='1'><label>Mennyi</label></range>"
  "</h:body></h:html>";

typedef struct
{
  DocumentFixture  base;
  AspFormSession  *session;     /* (owned) */
  GtkWindow       *window;      /* (owned) */
  AspFormQuestion *questions[5]; /* (owned): r, t, n, s, u */
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  static const char *const paths[] = { "/d/r", "/d/t", "/d/n", "/d/s", "/d/u" };
  GtkWidget *list = gtk_list_box_new ();

  document_fixture_set_up (&self->base, NULL);
  self->session = form_fixture_begin (&self->base, "Zsámbok", form);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      self->questions[i] = asp_form_question_new (self->session,
                                                  form_fixture_find (self->session, paths[i], 0));
      gtk_list_box_append (GTK_LIST_BOX (list), asp_form_question_get_row (self->questions[i]));
    }
  self->window = GTK_WINDOW (gtk_window_new ());
  g_object_ref_sink (self->window);
  gtk_window_set_child (self->window, list);
  gtk_window_present (self->window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->questions); i++)
    g_object_unref (self->questions[i]);
  gtk_window_destroy (self->window);
  g_object_unref (self->window);
  g_object_unref (self->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  document_fixture_tear_down (&self->base, NULL);
}

static gboolean
is_rank (GtkWidget  *widget,
         const char *text)
{
  return ASP_IS_FORM_RANK (widget);
}

static gboolean
is_check (GtkWidget  *widget,
          const char *text)
{
  return GTK_IS_CHECK_BUTTON (widget);
}

static void
click (Fixture    *self,
       const char *tooltip)
{
  GtkWidget *button = view_fixture_find (GTK_WIDGET (self->window), view_fixture_has_tooltip,
                                         tooltip);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
  view_fixture_settle (self->base.document);
}

static void
assert_value (Fixture    *self,
              guint       question,
              const char *expected)
{
  g_assert_cmpstr (asp_form_node_get_value (asp_form_question_get_node (
                     self->questions[question])), ==, expected);
}

static void
test_rank (Fixture       *self,
           gconstpointer  data)
{
  AspFormRank *rank = ASP_FORM_RANK (view_fixture_find (GTK_WIDGET (self->window), is_rank, NULL));
  g_autofree char *before = asp_form_rank_get_value (rank);
  g_autofree char *after = NULL;
  GtkWidget *first;

  g_assert_cmpstr (before, ==, "");
  first = view_fixture_find (GTK_WIDGET (self->window), view_fixture_has_tooltip,
                             "Feljebb: Alma");
  g_assert_false (gtk_widget_get_sensitive (first));

  click (self, "Feljebb: Cica");
  assert_value (self, 0, "a c b");
  click (self, "Feljebb: Cica");
  assert_value (self, 0, "c a b");
  click (self, "Lejjebb: Alma");
  assert_value (self, 0, "c b a");

  /* One question is one step of undo: there was no order before. */
  asp_document_submit_undo (self->base.document);
  view_fixture_settle (self->base.document);
  g_assert_true (asp_form_session_get_started (self->session));
  assert_value (self, 0, "");
  after = asp_form_rank_get_value (rank);
  g_assert_cmpstr (after, ==, "");

  /* And they stand as they do in the form. */
  view_fixture_press (GTK_WIDGET (self->window), "Így _jó a sorrend");
  view_fixture_settle (self->base.document);
  assert_value (self, 0, "a b c");
}

static void
test_rank_as_it_stands (Fixture       *self,
                        gconstpointer  data)
{
  view_fixture_press (GTK_WIDGET (self->window), "Így _jó a sorrend");
  view_fixture_settle (self->base.document);
  assert_value (self, 0, "a b c");
}

static void
test_trigger (Fixture       *self,
              gconstpointer  data)
{
  GtkCheckButton *button = GTK_CHECK_BUTTON (view_fixture_find (GTK_WIDGET (self->window), is_check,
                                                                NULL));

  gtk_check_button_set_active (button, TRUE);
  view_fixture_settle (self->base.document);
  assert_value (self, 1, "OK");
  gtk_check_button_set_active (button, FALSE);
  view_fixture_settle (self->base.document);
  assert_value (self, 1, "");
  gtk_check_button_set_active (button, TRUE);
  view_fixture_settle (self->base.document);
  asp_document_submit_undo (self->base.document);
  view_fixture_settle (self->base.document);
  g_assert_true (asp_form_session_get_started (self->session));
  g_assert_false (gtk_check_button_get_active (button));
}

static gboolean
is_drop_down (GtkWidget  *widget,
              const char *text)
{
  return GTK_IS_DROP_DOWN (widget);
}

/* Downwards in tenths, which are no round numbers: five numbers, and none. */
static void
test_range (Fixture       *self,
            gconstpointer  data)
{
  GtkDropDown *steps = GTK_DROP_DOWN (view_fixture_find (GTK_WIDGET (self->window), is_drop_down,
                                                         NULL));
  GListModel *model = gtk_drop_down_get_model (steps);

  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 6);
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (model), 2), ==, "0,2");
  g_assert_cmpstr (gtk_string_list_get_string (GTK_STRING_LIST (model), 4), ==, "0");
  g_assert_cmpuint (gtk_drop_down_get_selected (steps), ==, 0);
  gtk_drop_down_set_selected (steps, 2);
  view_fixture_settle (self->base.document);
  assert_value (self, 3, "0.2");
  gtk_drop_down_set_selected (steps, 4);
  view_fixture_settle (self->base.document);
  assert_value (self, 3, "0");
  g_assert_null (asp_form_node_get_error (asp_form_question_get_node (self->questions[3])));

  asp_document_submit_undo (self->base.document);
  view_fixture_settle (self->base.document);
  assert_value (self, 3, "");
  g_assert_cmpuint (gtk_drop_down_get_selected (steps), ==, 0);
}

static void
test_note (Fixture       *self,
           gconstpointer  data)
{
  g_assert_nonnull (view_fixture_find (GTK_WIDGET (self->window), view_fixture_is_label,
                                       "Ezt olvassa el."));
}

static gboolean
is_entry (GtkWidget  *widget,
          const char *text)
{
  return GTK_IS_ENTRY (widget);
}

/* What is not of the range is stored and stays in the field, with the numbers that are. */
static void
test_long_range (Fixture       *self,
                 gconstpointer  data)
{
  GtkWidget *row = asp_form_question_get_row (self->questions[4]);
  GtkEditable *entry = GTK_EDITABLE (view_fixture_find (row, is_entry, NULL));

  gtk_editable_set_text (entry, "250");
  g_signal_emit_by_name (entry, "activate");
  gtk_window_set_focus (self->window, NULL);
  view_fixture_settle (self->base.document);
  assert_value (self, 4, "250");
  g_assert_cmpstr (gtk_editable_get_text (entry), ==, "250");
  g_assert_cmpstr (asp_field_row_get_error (ASP_FIELD_ROW (row)), ==,
                   "Adjon meg egy egész számot 0 és 200 között.");

  gtk_editable_set_text (entry, "25");
  g_signal_emit_by_name (entry, "activate");
  view_fixture_settle (self->base.document);
  assert_value (self, 4, "25");
  g_assert_null (asp_field_row_get_error (ASP_FIELD_ROW (row)));
}

int
main (int    argc,
      char **argv)
{
  view_fixture_init (&argc, &argv);

#define ADD(name, function) \
  g_test_add ("/views/form-question/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("rank", test_rank);
  ADD ("rank-as-it-stands", test_rank_as_it_stands);
  ADD ("trigger", test_trigger);
  ADD ("note", test_note);
  ADD ("range", test_range);
  ADD ("long-range-is-typed", test_long_range);
#undef ADD

  return g_test_run ();
}
