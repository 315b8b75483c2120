/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "view-fixture.h"

#include "asp-form-view.h"
#include "asp-questionnaires-page.h"

typedef struct
{
  DocumentFixture  base;
  GtkWindow       *window;      /* (owned) */
  AspPage         *page;        /* (unowned) */
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr (AspScope) scope = NULL;
  gint64 id;

  document_fixture_set_up (&self->base, NULL);
  id = asp_standing_get_id (document_fixture_find (&self->base, "Zsámbok"));
  self->page = g_object_new (ASP_TYPE_QUESTIONNAIRES_PAGE, NULL);
  self->window = GTK_WINDOW (gtk_window_new ());
  g_object_ref_sink (self->window);
  gtk_window_set_default_size (self->window, 1200, 700);
  gtk_window_set_child (self->window, GTK_WIDGET (self->page));
  gtk_window_present (self->window);
  scope = asp_scope_new (self->base.standings, self->base.planner, ASP_SCOPE_MUNICIPALITY, id);
  asp_page_set_scope (self->page, scope);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  asp_page_set_scope (self->page, NULL);
  gtk_window_destroy (self->window);
  g_object_unref (self->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  document_fixture_tear_down (&self->base, NULL);
}

static gboolean
is_form_view (GtkWidget  *widget,
              const char *text)
{
  return ASP_IS_FORM_VIEW (widget);
}

/* A questionnaire is begun when it is opened. When that is undone there is nothing to type into any
 * more: the list is shown again. */
static void
test_begin_is_undone (Fixture       *self,
                      gconstpointer  data)
{
  AspFormView *view = ASP_FORM_VIEW (view_fixture_find (GTK_WIDGET (self->page), is_form_view,
                                                        NULL));
  g_autofree char *place = NULL;
  g_autofree char *after = NULL;

  g_assert_nonnull (view);
  asp_page_go_to (self->page, "F1");
  view_fixture_settle (self->base.document);
  place = asp_page_get_place (self->page);
  g_assert_true (g_str_has_prefix (place, "F1 "));

  asp_document_submit_undo (self->base.document);
  view_fixture_settle (self->base.document);
  after = asp_page_get_place (self->page);
  g_assert_null (after);
  g_assert_null (asp_form_view_get_session (view));
}

int
main (int    argc,
      char **argv)
{
  view_fixture_init (&argc, &argv);

  g_test_add ("/views/questionnaires/begin-is-undone", Fixture, NULL, set_up, test_begin_is_undone,
              tear_down);

  return g_test_run ();
}
