/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "view-fixture.h"

#include "asp-form-view.h"
#include "asp-questionnaires-page.h"

static void
set_up (PageFixture   *self,
        gconstpointer  data)
{
  page_fixture_set_up (self, ASP_TYPE_QUESTIONNAIRES_PAGE, "Zsámbok");
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
test_begin_is_undone (PageFixture   *self,
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

  g_test_add ("/views/questionnaires/begin-is-undone", PageFixture, NULL, set_up,
              test_begin_is_undone, page_fixture_tear_down);

  return g_test_run ();
}
