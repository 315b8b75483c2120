/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "view-fixture.h"

#include <string.h>

#include "asp-cost-sheet.h"
#include "asp-costs-page.h"
#include "asp-scope.h"

typedef struct
{
  DocumentFixture  base;
  GtkWindow       *window;      /* (owned) */
  AspPage         *page;        /* (unowned) */
  AspCostSheet    *sheet;       /* (owned): the figures behind the page, reckoned once more */
} Fixture;

/* Zsámbok has no costs (data/demo/sample.ini). */
static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr (AspScope) scope = NULL;
  AspStanding *standing;

  document_fixture_set_up (&self->base, NULL);
  standing = document_fixture_find (&self->base, "Zsámbok");
  self->sheet = asp_cost_sheet_new (self->base.document, asp_standing_get_id (standing));
  self->page = g_object_new (ASP_TYPE_COSTS_PAGE, NULL);
  self->window = GTK_WINDOW (gtk_window_new ());
  g_object_ref (self->window);
  gtk_window_set_default_size (self->window, 1100, 700);
  gtk_window_set_child (self->window, GTK_WIDGET (self->page));
  scope = asp_scope_new (self->base.standings, self->base.planner, ASP_SCOPE_MUNICIPALITY,
                         asp_standing_get_id (standing));
  asp_page_set_scope (self->page, scope);
  gtk_window_present (self->window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  asp_page_set_scope (self->page, NULL);
  view_fixture_end (self->window);
  g_assert_finalize_object (self->sheet);
  document_fixture_tear_down (&self->base, NULL);
}

static GtkWidget *
get_text (Fixture *self)
{
  GtkWidget *focus = gtk_window_get_focus (self->window);

  g_assert_true (GTK_IS_TEXT (focus));

  return focus;
}

/* Types into the cell that has the keyboard, and goes on to the next one. */
static void
type (Fixture    *self,
      const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_text (self)), text);
  gtk_widget_child_focus (GTK_WIDGET (self->window), GTK_DIR_TAB_FORWARD);
  view_fixture_settle (self->base.document);
}

static gboolean
shows (Fixture    *self,
       const char *text)
{
  return view_fixture_find (GTK_WIDGET (self->page), view_fixture_is_label, text) != NULL;
}

static AspCostItem *
get_line (Fixture *self)
{
  GPtrArray *lines = asp_cost_sheet_get_lines (self->sheet, ASP_COST_GROUP_HARDWARE);

  g_assert_cmpuint (lines->len, ==, 1);

  return g_ptr_array_index (lines, 0);
}

static void
add_line (Fixture *self)
{
  view_fixture_press (GTK_WIDGET (self->page), "Új tétel");
  view_fixture_settle (self->base.document);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
  type (self, "Nyomtató");
  type (self, "3");
  type (self, "db");
}

/* 3 × 145 669 = 437 007 forints; 27 % of it is 117 991.89. */
static void
test_a_line_is_typed (Fixture       *self,
                      gconstpointer  data)
{
  AspRecord *line;

  add_line (self);
  type (self, "145 669");
  line = ASP_RECORD (get_line (self));
  g_assert_cmpstr (asp_record_get_text (line, "title"), ==, "Nyomtató");
  g_assert_cmpstr (asp_record_get_text (line, "unit"), ==, "db");
  g_assert_cmpint (asp_record_get_integer (line, "unit_price", 0), ==, 145669);
  g_assert_cmpint (asp_cost_sheet_get_sums (self->sheet)->net, ==, 437007);
  g_assert_cmpint (asp_cost_sheet_get_sums (self->sheet)->vat, ==, 117992);
  g_assert_true (shows (self, "554\u00a0999\u00a0Ft"));

  g_assert_true (asp_document_undo (self->base.document, NULL));
  view_fixture_settle (self->base.document);
  g_assert_true (asp_record_get_integer (line, "unit_price", -1) == -1);
  g_assert_false (shows (self, "554\u00a0999\u00a0Ft"));
}

static void
test_a_refused_value_stays (Fixture       *self,
                            gconstpointer  data)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  GtkWidget *price;

  add_line (self);
  before = document_fixture_dump (&self->base);
  price = get_text (self);
  type (self, "sok");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (price)), ==, "sok");
  g_assert_true (gtk_widget_has_css_class (gtk_widget_get_parent (price), "error"));
  after = document_fixture_dump (&self->base);
  g_assert_cmpstr (after, ==, before);

  /* A price that fits takes the complaint away. */
  gtk_widget_grab_focus (price);
  type (self, "12 500");
  g_assert_false (gtk_widget_has_css_class (gtk_widget_get_parent (price), "error"));
  g_assert_cmpint (asp_cost_sheet_get_sums (self->sheet)->net, ==, 37500);
}

static gboolean
is_unchangeable (GtkWidget  *widget,
                 const char *text)
{
  return GTK_IS_ENTRY (widget) && gtk_widget_get_mapped (widget) &&
         strcmp (gtk_editable_get_text (GTK_EDITABLE (widget)), text) == 0 &&
         (!gtk_editable_get_editable (GTK_EDITABLE (widget)) || !gtk_widget_is_sensitive (widget));
}

/* Whoever only reads sees the sheet, and cannot type into it. */
static void
test_read_only (DocumentFixture *self,
                gconstpointer    data)
{
  g_autoptr (AspScope) scope = NULL;
  AspPage *page = g_object_new (ASP_TYPE_COSTS_PAGE, NULL);
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  g_autoptr (GError) error = NULL;
  GtkWidget *add;

  document_fixture_close (self);
  self->document = asp_document_open (self->file, ASP_DOCUMENT_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_cmpint (asp_document_get_access (self->document), ==, ASP_ACCESS_READ_ONLY_ASKED);
  self->planner = asp_planner_new (self->document);
  self->standings = asp_standing_list_new (self->planner);
  scope = asp_scope_new (self->standings, self->planner, ASP_SCOPE_MUNICIPALITY,
                         asp_standing_get_id (document_fixture_find (self, "Nagymaros")));
  g_object_ref (window);
  gtk_window_set_child (window, GTK_WIDGET (page));
  asp_page_set_scope (page, scope);
  gtk_window_present (window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));

  add = view_fixture_find (GTK_WIDGET (page), view_fixture_is_button, "Új tétel");
  g_assert_nonnull (add);
  g_assert_false (gtk_widget_is_sensitive (add));
  g_assert_nonnull (view_fixture_find (GTK_WIDGET (page), is_unchangeable, "Kártyaolvasó"));

  asp_page_set_scope (page, NULL);
  g_clear_object (&scope);
  view_fixture_end (window);
}

int
main (int    argc,
      char **argv)
{
  view_fixture_init (&argc, &argv);

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/views/costs/a-line-is-typed", test_a_line_is_typed);
  ADD ("/views/costs/a-refused-value-stays", test_a_refused_value_stays);
#undef ADD
#define ADD(path, func) g_test_add (path, DocumentFixture, NULL, document_fixture_set_up, func, \
                                    document_fixture_tear_down)
  ADD ("/views/costs/reading-only", test_read_only);
#undef ADD

  return g_test_run ();
}
