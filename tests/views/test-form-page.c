/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "form-fixture.h"
#include "view-fixture.h"

#include <string.h>

#include "asp-form-page.h"

/* A page whose lists get rows while it is shown. */

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
  gtk_window_destroy (self->window);
  g_object_unref (self->window);
  g_object_unref (self->session);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  document_fixture_tear_down (&self->base, NULL);
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

int
main (int    argc,
      char **argv)
{
  view_fixture_init (&argc, &argv);

#define ADD(name, form, function) \
  g_test_add ("/views/form-page/" name, Fixture, form, set_up, function, tear_down)
  ADD ("rows-that-are-added", free_rows, test_free_rows);
  ADD ("rows-that-come-by-themselves", next_rows, test_next_rows);
#undef ADD

  return g_test_run ();
}
