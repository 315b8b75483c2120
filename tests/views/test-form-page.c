/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "form-fixture.h"
#include "view-fixture.h"

#include <string.h>

#include "asp-form-page.h"
#include "asp-form-question.h"
#include "asp-form-view.h"

/* Pages that come and go, and lists that get rows while they are shown. */

#define HEAD \
  "<h:html xmlns='http://www.w3.org/2002/xforms' xmlns:h='http://www.w3.org/1999/xhtml' " \
  "xmlns:jr='http://openrosa.org/javarosa'><h:head><h:title>Próba</h:title><model>"
#define HOUSE \
  "<input ref='/d/haz/nev'><label>Név</label></input>" \
  "<select1 ref='/d/haz/meg'><label>Van még?</label>" \
  "<item><label>Igen</label><value>igen</value></item>" \
  "<item><label>Nem</label><value>nem</value></item></select1>"

/* Rows that the user adds. */
static const char free_rows[] =
  HEAD "<instance><d id='szabad' version='1'><haz jr:template=''><nev/><meg/></haz></d></instance>"
  "</model></h:head><h:body><group ref='/d/haz'><label>Házak</label>"
  "<repeat nodeset='/d/haz'>" HOUSE "</repeat></group></h:body></h:html>";

/* The next one comes when the last one says so. */
static const char next_rows[] =
  HEAD "<instance><d id='novo' version='1'><n/><kell/>"
  "<haz jr:template=''><nev/><meg/></haz></d></instance>"
  "<bind nodeset='/d/n' calculate='count(/d/haz)'/>"
  "<bind nodeset='/d/kell' calculate=\"if(/d/n = 0 or indexed-repeat(/d/haz/meg, /d/haz, /d/n) = "
  "'igen', /d/n + 1, /d/n)\"/>"
  "</model></h:head><h:body><group ref='/d/haz'><label>Házak</label>"
  "<repeat nodeset='/d/haz' jr:count='/d/kell' jr:noAddRemove='true()'>" HOUSE
  "</repeat></group></h:body></h:html>";

/* What may stand in a row: a group, another list. */
static const char inner_parts[] =
  HEAD "<instance><d id='belso' version='1'><haz jr:template=''><nev/><cim><utca/></cim>"
  "<iroda jr:template=''><gep/></iroda></haz></d></instance>"
  "<bind nodeset='/d/haz/cim' relevant=\"../nev != ''\"/>"
  "</model></h:head><h:body><group ref='/d/haz'><label>Házak</label><repeat nodeset='/d/haz'>"
  "<input ref='/d/haz/nev'><label>Név</label></input>"
  "<group ref='/d/haz/cim'><label>Cím &amp; utca</label>"
  "<input ref='/d/haz/cim/utca'><label>Utca</label></input></group>"
  "<group ref='/d/haz/iroda'><label>Irodák</label><repeat nodeset='/d/haz/iroda'>"
  "<input ref='/d/haz/iroda/gep'><label>Gépek</label></input></repeat></group>"
  "</repeat></group></h:body></h:html>";

/* The middle one is not always asked. */
static const char three_pages[] =
  HEAD "<instance><d id='lapok' version='1'><a><kell/></a><b><x/></b><c><y/></c></d></instance>"
  "<bind nodeset='/d/b' relevant=\"/d/a/kell = 'igen'\"/>"
  "</model></h:head><h:body>"
  "<group ref='/d/a'><label>A</label><input ref='/d/a/kell'><label>Kell?</label></input></group>"
  "<group ref='/d/b'><label>B</label><input ref='/d/b/x'><label>X</label></input></group>"
  "<group ref='/d/c'><label>C</label><input ref='/d/c/y'><label>Y</label></input></group>"
  "</h:body></h:html>";

/* What can be chosen hangs on what was chosen before. */
static const char cascade[] =
  HEAD "<instance><d id='lista' version='1'><megye/><hely/></d></instance>"
  "<instance id='helyek'><lista>"
  "<item><nev>Vác</nev><megye>pest</megye></item><item><nev>Érd</nev><megye>pest</megye></item>"
  "<item><nev>Sárvár</nev><megye>vas</megye></item></lista></instance>"
  "</model></h:head><h:body><input ref='/d/megye'><label>Megye</label></input>"
  "<select1 ref='/d/hely'><label>Hely</label>"
  "<itemset nodeset=\"instance('helyek')/lista/item[megye = /d/megye]\">"
  "<value ref='nev'/><label ref='nev'/></itemset></select1></h:body></h:html>";

typedef struct
{
  DocumentFixture  base;
  AspFormSession  *session;     /* (owned) */
  GtkWindow       *window;      /* (owned) */
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  form)
{
  g_autoptr (AspFormNode) page = NULL;
  GListModel *pages;

  document_fixture_set_up (&self->base, NULL);
  self->session = form_fixture_begin (&self->base, "Zsámbok", form);
  pages = asp_form_instance_get_pages (asp_form_session_get_instance (self->session));
  page = g_list_model_get_item (pages, 0);
  self->window = GTK_WINDOW (gtk_window_new ());
  g_object_ref_sink (self->window);
  gtk_window_set_child (self->window, GTK_WIDGET (asp_form_page_new (self->session, page)));
  gtk_window_present (self->window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
}

static void
tear_down (Fixture       *self,
           gconstpointer  form)
{
  view_fixture_end (self->window);
  g_object_unref (self->session);
  document_fixture_tear_down (&self->base, NULL);
}

static gboolean
is_entry (GtkWidget  *widget,
          const char *text)
{
  return GTK_IS_ENTRY (widget);
}

/* How often @text can be chosen. */
static guint
count_choices (GtkWidget  *root,
               const char *text)
{
  guint n = GTK_IS_CHECK_BUTTON (root) &&
            g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (root)), text) == 0 ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_choices (child, text);

  return n;
}

static void
check_rows (Fixture *self,
            guint    n_rows)
{
  view_fixture_settle (self->base.document);
  g_assert_cmpuint (count_choices (GTK_WIDGET (self->window), "Igen"), ==, n_rows);
  g_assert_cmpuint (count_choices (GTK_WIDGET (self->window), "Nem"), ==, n_rows);
}

static void
test_free_rows (Fixture       *self,
                gconstpointer  form)
{
  AspFormNode *list = form_fixture_find (self->session, "/d/haz", 0);

  check_rows (self, 0);
  document_fixture_run (&self->base, asp_form_session_add_row (self->session, list));
  check_rows (self, 1);
  document_fixture_run (&self->base, asp_form_session_add_row (self->session, list));
  check_rows (self, 2);
  g_assert_true (asp_document_undo (self->base.document, NULL));
  check_rows (self, 1);
  g_assert_true (asp_document_redo (self->base.document, NULL));
  check_rows (self, 2);
}

static void
say_more (Fixture    *self,
          guint       position,
          const char *value)
{
  gint64 row_id = form_fixture_get_row_id (self->session, "/d/haz", 0, position);

  form_fixture_answer (&self->base, self->session, "/d/haz/meg", row_id, ASP_ANSWER_ANSWERED,
                       value);
}

static void
test_next_rows (Fixture       *self,
                gconstpointer  form)
{
  check_rows (self, 1);
  say_more (self, 0, "igen");
  check_rows (self, 2);
  say_more (self, 1, "igen");
  check_rows (self, 3);
  say_more (self, 2, "nem");
  check_rows (self, 3);
  g_assert_true (asp_document_undo (self->base.document, NULL));
  g_assert_true (asp_document_undo (self->base.document, NULL));
  check_rows (self, 2);
  g_assert_true (asp_document_redo (self->base.document, NULL));
  check_rows (self, 3);
}

/* The row that has the keyboard; 0: none. */
static gint64
get_keyboard_row (Fixture *self)
{
  GtkWidget *widget = gtk_window_get_focus (self->window);
  AspFormQuestion *question = NULL;

  for (; widget != NULL && question == NULL; widget = gtk_widget_get_parent (widget))
    question = g_object_get_data (G_OBJECT (widget), "question");

  return question != NULL ? asp_form_node_get_row_id (asp_form_question_get_node (question)) : 0;
}

/* Who asks for a row goes on in it; who takes one away, in the next one. */
static void
test_keyboard_of_free_rows (Fixture       *self,
                            gconstpointer  form)
{
  GtkWidget *root = GTK_WIDGET (self->window);
  gint64 first, second;

  gtk_widget_grab_focus (view_fixture_find (root, view_fixture_is_button, "Ú_j sor"));
  view_fixture_press (root, "Ú_j sor");
  view_fixture_settle (self->base.document);
  first = form_fixture_get_row_id (self->session, "/d/haz", 0, 0);
  g_assert_cmpint (get_keyboard_row (self), ==, first);

  gtk_widget_grab_focus (view_fixture_find (root, view_fixture_is_button, "Ú_j sor"));
  view_fixture_press (root, "Ú_j sor");
  view_fixture_settle (self->base.document);
  second = form_fixture_get_row_id (self->session, "/d/haz", 0, 1);
  g_assert_cmpint (get_keyboard_row (self), ==, second);

  gtk_widget_grab_focus (view_fixture_find (root, view_fixture_is_button, "Eltávolítás"));
  view_fixture_press (root, "Eltávolítás");
  view_fixture_settle (self->base.document);
  g_assert_cmpint (get_keyboard_row (self), ==, second);
}

/* Who has not asked for a row is not disturbed by one. */
static void
test_keyboard_of_next_rows (Fixture       *self,
                            gconstpointer  form)
{
  GtkWidget *name = view_fixture_find (GTK_WIDGET (self->window), is_entry, NULL);
  GtkWidget *focus;

  gtk_widget_grab_focus (name);
  focus = gtk_window_get_focus (self->window);
  g_assert_true (gtk_widget_is_ancestor (focus, name));
  gtk_editable_set_text (GTK_EDITABLE (name), "Isk");
  say_more (self, 0, "igen");
  check_rows (self, 2);
  g_assert_true (gtk_window_get_focus (self->window) == focus);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "Isk");

  /* And what was being typed is stored when the field is left. */
  gtk_window_set_focus (self->window, NULL);
  view_fixture_settle (self->base.document);
  g_assert_cmpstr (asp_form_node_get_value (form_fixture_find (
                     self->session, "/d/haz/nev",
                     form_fixture_get_row_id (self->session, "/d/haz", 0, 0))), ==, "Isk");
}

/* How many labels with this text can be seen. */
static guint
count_labels (GtkWidget  *root,
              const char *text)
{
  guint n = 0;

  if (!gtk_widget_get_child_visible (root) || !gtk_widget_get_visible (root))
    return 0;
  if (GTK_IS_LABEL (root) && strcmp (gtk_label_get_text (GTK_LABEL (root)), text) == 0)
    n++;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_labels (child, text);

  return n;
}

static void
check_labels (Fixture    *self,
              const char *text,
              guint       n)
{
  view_fixture_settle (self->base.document);
  g_test_message ("%s", text);
  g_assert_cmpuint (count_labels (GTK_WIDGET (self->window), text), ==, n);
}

static void
test_inner_parts (Fixture       *self,
                  gconstpointer  form)
{
  AspFormNode *list = form_fixture_find (self->session, "/d/haz", 0);
  gint64 row_id;

  document_fixture_run (&self->base, asp_form_session_add_row (self->session, list));
  row_id = form_fixture_get_row_id (self->session, "/d/haz", 0, 0);
  check_labels (self, "Név", 1);
  check_labels (self, "Cím & utca", 0);
  check_labels (self, "Utca", 0);
  check_labels (self, "Irodák", 1);
  check_labels (self, "Új sor: Irodák", 1);
  check_labels (self, "Új sor", 1);
  check_labels (self, "Gépek", 0);

  form_fixture_answer (&self->base, self->session, "/d/haz/nev", row_id, ASP_ANSWER_ANSWERED,
                       "Iskola");
  check_labels (self, "Cím & utca", 1);
  check_labels (self, "Utca", 1);

  list = form_fixture_find (self->session, "/d/haz/iroda", row_id);
  document_fixture_run (&self->base, asp_form_session_add_row (self->session, list));
  check_labels (self, "Gépek", 1);
  document_fixture_run (&self->base, asp_form_session_add_row (self->session, list));
  check_labels (self, "Gépek", 2);
  g_assert_true (asp_document_undo (self->base.document, NULL));
  check_labels (self, "Gépek", 1);
}

static gboolean
is_choice (GtkWidget  *widget,
           const char *text)
{
  return GTK_IS_CHECK_BUTTON (widget) &&
         g_strcmp0 (gtk_check_button_get_label (GTK_CHECK_BUTTON (widget)), text) == 0;
}

static void
test_cascade (Fixture       *self,
              gconstpointer  form)
{
  GtkWidget *root = GTK_WIDGET (self->window);
  GtkWidget *button;

  check_labels (self, "Jelenleg nincs miből választani", 1);
  form_fixture_answer (&self->base, self->session, "/d/megye", 0, ASP_ANSWER_ANSWERED, "pest");
  check_labels (self, "Jelenleg nincs miből választani", 0);
  g_assert_cmpuint (count_choices (root, "Vác"), ==, 1);
  g_assert_cmpuint (count_choices (root, "Érd"), ==, 1);
  g_assert_cmpuint (count_choices (root, "Sárvár"), ==, 0);

  button = view_fixture_find (root, is_choice, "Érd");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), TRUE);
  view_fixture_settle (self->base.document);
  g_assert_cmpstr (asp_form_node_get_value (form_fixture_find (self->session, "/d/hely", 0)), ==,
                   "Érd");

  form_fixture_answer (&self->base, self->session, "/d/megye", 0, ASP_ANSWER_ANSWERED, "vas");
  view_fixture_settle (self->base.document);
  g_assert_cmpuint (count_choices (root, "Vác"), ==, 0);
  g_assert_cmpuint (count_choices (root, "Sárvár"), ==, 1);
  g_assert_cmpstr (asp_form_node_get_value (form_fixture_find (self->session, "/d/hely", 0)), ==,
                   "");
}

static void
check_page (AspFormView *view,
            const char  *action,
            const char  *path)
{
  gtk_widget_activate_action (GTK_WIDGET (view), action, NULL);
  g_assert_cmpstr (asp_form_view_get_page (view), ==, path);
}

/* A step leads to the next page that is asked; one that is not asked any more is left. */
static void
test_pages (Fixture       *self,
            gconstpointer  form)
{
  AspFormView *view = g_object_new (ASP_TYPE_FORM_VIEW, NULL);

  gtk_window_set_child (self->window, GTK_WIDGET (view));
  asp_form_view_set_session (view, self->session);
  g_assert_cmpstr (asp_form_view_get_page (view), ==, "/d/a");
  asp_form_view_go_to_page (view, "/d/b");
  g_assert_cmpstr (asp_form_view_get_page (view), ==, "/d/a");
  check_page (view, "form.next", "/d/c");
  check_page (view, "form.next", "/d/c");
  check_page (view, "form.previous", "/d/a");
  check_page (view, "form.previous", "/d/a");

  form_fixture_answer (&self->base, self->session, "/d/a/kell", 0, ASP_ANSWER_ANSWERED, "igen");
  check_page (view, "form.next", "/d/b");
  g_assert_true (asp_document_undo (self->base.document, NULL));
  view_fixture_settle (self->base.document);
  g_assert_cmpstr (asp_form_view_get_page (view), ==, "/d/a");
}

int
main (int    argc,
      char **argv)
{
  view_fixture_init (&argc, &argv);

#define ADD(name, form, function) \
  g_test_add ("/views/form-page/" name, Fixture, form, set_up, function, tear_down)
  ADD ("rows-that-are-added", free_rows, test_free_rows);
  ADD ("rows-that-come-by-themselves", next_rows, test_next_rows);
  ADD ("keyboard-in-a-row-that-is-added", free_rows, test_keyboard_of_free_rows);
  ADD ("keyboard-stays", next_rows, test_keyboard_of_next_rows);
  ADD ("parts-of-a-row", inner_parts, test_inner_parts);
  ADD ("choices-that-hang-on-another", cascade, test_cascade);
  ADD ("pages-that-are-asked", three_pages, test_pages);
#undef ADD

  return g_test_run ();
}
