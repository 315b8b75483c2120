/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document-fixture.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <locale.h>

#include "asp-format.h"
#include "asp-municipalities-columns.h"
#include "asp-municipalities-page.h"
#include "asp-row-list.h"
#include "asp-scope.h"

/* What is shown is what is acted on, however the list is sorted and filtered. Names and codes from
 * the gazetteer of the Central Statistical Office, 2015; in the order in which they are stored. */
static const struct
{
  const char *name;
  const char *code;
  int         population;
} places[] = {
  { "Szűcsi", "09982", 1569 },
  { "Bodajk", "18254", 4066 },
  { "Őcsény", "08961", 2359 },
  { "Abasár", "24554", 2538 },
};

typedef struct
{
  DocumentFixture     base;
  GtkWindow          *window;   /* (owned) */
  AspPage            *page;     /* (unowned) */
  GtkColumnView      *head;     /* (unowned) */
  AspRowList         *list;     /* (unowned) */
  GtkSelectionModel  *selection; /* (unowned) */
  gint64              edited;   /* the municipality that is to be edited */
  char               *gone;     /* (owned) (nullable): the scope to go to */
} Fixture;

static void
go_cb (GSimpleAction *action,
       GVariant      *parameter,
       gpointer       user_data)
{
  Fixture *self = user_data;

  g_free (self->gone);
  g_variant_get (parameter, "(s&s&s)", &self->gone, NULL, NULL);
}

static void
edit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  ((Fixture *) user_data)->edited = g_variant_get_int64 (parameter);
}

static GtkWidget *
find_type (GtkWidget *widget,
           GType      type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
spin (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
store_places (Fixture *self)
{
  AspEdit *edit = asp_edit_new ("places");

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      asp_edit_insert (edit, "municipality");
      asp_edit_set_text (edit, "name", places[i].name);
      asp_edit_set_text (edit, "ksh_code", places[i].code);
      asp_edit_set_integer (edit, "population", places[i].population);
    }
  document_fixture_run (&self->base, edit);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) go = g_simple_action_new ("go", G_VARIANT_TYPE ("(sss)"));
  g_autoptr (GSimpleAction) edit = g_simple_action_new ("edit-municipality", G_VARIANT_TYPE_INT64);
  g_autoptr (AspScope) scope = NULL;

  document_fixture_set_up (&self->base, "blank");
  store_places (self);
  self->page = g_object_new (ASP_TYPE_MUNICIPALITIES_PAGE, NULL);
  self->window = GTK_WINDOW (gtk_window_new ());
  g_object_ref_sink (self->window);
  g_signal_connect (go, "activate", G_CALLBACK (go_cb), self);
  g_signal_connect (edit, "activate", G_CALLBACK (edit_cb), self);
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (go));
  g_action_map_add_action (G_ACTION_MAP (actions), G_ACTION (edit));
  gtk_widget_insert_action_group (GTK_WIDGET (self->window), "win", G_ACTION_GROUP (actions));
  gtk_window_set_default_size (self->window, 1200, 700);
  gtk_window_set_child (self->window, GTK_WIDGET (self->page));
  scope = asp_scope_new (self->base.standings, self->base.planner, ASP_SCOPE_ALL, 0);
  asp_page_set_scope (self->page, scope);
  gtk_window_present (self->window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));

  self->head = GTK_COLUMN_VIEW (find_type (GTK_WIDGET (self->page), GTK_TYPE_COLUMN_VIEW));
  self->list = ASP_ROW_LIST (gtk_widget_get_next_sibling (GTK_WIDGET (self->head)));
  self->selection = asp_row_list_get_model (self->list);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  asp_page_set_scope (self->page, NULL);
  gtk_window_destroy (self->window);
  g_object_unref (self->window);
  g_free (self->gone);
  spin ();
  document_fixture_tear_down (&self->base, NULL);
}

static void
sort_by (Fixture     *self,
         const char  *title,
         GtkSortType  direction)
{
  GListModel *columns = gtk_column_view_get_columns (self->head);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (g_str_equal (gtk_column_view_column_get_title (column),
                       g_dpgettext2 (GETTEXT_PACKAGE, "column", title)))
        {
          gtk_column_view_sort_by_column (self->head, NULL, direction);
          gtk_column_view_sort_by_column (self->head, column, direction);
          return;
        }
    }
  g_error ("There is no column %s", title);
}

/* The names as they are shown, one after the other. */
static char *
list_names (Fixture *self)
{
  GListModel *model = G_LIST_MODEL (self->selection);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (AspStanding) standing = g_list_model_get_item (model, i);

      g_string_append_printf (names, "%s%s", i > 0 ? " " : "", asp_standing_get_name (standing));
    }

  return g_string_free (names, FALSE);
}

static void
assert_names (Fixture    *self,
              const char *expected)
{
  g_autofree char *names = list_names (self);

  g_assert_cmpstr (names, ==, expected);
}

/* All that can be done with the one row that is selected. */
static void
assert_acts_on (Fixture    *self,
                const char *name)
{
  gint64 id = asp_standing_get_id (document_fixture_find (&self->base, name));
  g_autofree char *scope = g_strdup_printf ("municipality %" G_GINT64_FORMAT, id);

  self->edited = 0;
  gtk_widget_activate_action (GTK_WIDGET (self->page), "municipalities.edit", NULL);
  g_assert_cmpint (self->edited, ==, id);
  g_clear_pointer (&self->gone, g_free);
  gtk_widget_activate_action (GTK_WIDGET (self->page), "municipalities.open", NULL);
  g_assert_cmpstr (self->gone, ==, scope);
}

static void
set_population (Fixture    *self,
                const char *name,
                int         population)
{
  AspEdit *edit = asp_edit_new ("population");

  asp_edit_update (edit, "municipality",
                   asp_standing_get_id (document_fixture_find (&self->base, name)));
  asp_edit_set_integer (edit, "population", population);
  document_fixture_run (&self->base, edit);
  spin ();
}

static void
test_sorted (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  sort_by (self, "Population", GTK_SORT_DESCENDING);
  assert_names (self, "Bodajk Abasár Őcsény Szűcsi");
  gtk_selection_model_select_item (self->selection, 1, TRUE);
  assert_acts_on (self, "Abasár");

  /* What the list is sorted by changes: the row moves, and stays selected. */
  set_population (self, "Abasár", 100);
  assert_names (self, "Bodajk Őcsény Szűcsi Abasár");
  g_assert_true (gtk_selection_model_is_selected (self->selection, 3));
  g_assert_false (gtk_selection_model_is_selected (self->selection, 1));
  assert_acts_on (self, "Abasár");

  gtk_widget_activate_action (GTK_WIDGET (self->page), "municipalities.delete", NULL);
  while (asp_document_get_busy (self->base.document))
    g_main_context_iteration (NULL, TRUE);
  spin ();
  assert_names (self, "Bodajk Őcsény Szűcsi");
  g_assert_true (asp_document_undo (self->base.document, &error));
  g_assert_no_error (error);
  assert_names (self, "Bodajk Őcsény Szűcsi Abasár");
}

static void
test_filtered (Fixture       *self,
               gconstpointer  data)
{
  GtkWidget *search = find_type (GTK_WIDGET (self->page), GTK_TYPE_SEARCH_ENTRY);

  sort_by (self, "Population", GTK_SORT_DESCENDING);
  gtk_editable_set_text (GTK_EDITABLE (search), "sz");
  g_signal_emit_by_name (search, "search-changed");
  assert_names (self, "Szűcsi");
  gtk_selection_model_select_item (self->selection, 0, TRUE);
  assert_acts_on (self, "Szűcsi");

  gtk_editable_set_text (GTK_EDITABLE (search), "");
  g_signal_emit_by_name (search, "search-changed");
  assert_names (self, "Bodajk Abasár Őcsény Szűcsi");
  gtk_selection_model_select_item (self->selection, 2, TRUE);
  assert_acts_on (self, "Őcsény");
}

/* How the list is shown is told, and shown so by a page that is made later. */
static void
test_view (Fixture       *self,
           gconstpointer  data)
{
  g_autofree char *first = asp_page_get_view (self->page);
  g_autofree char *told = NULL;
  g_autofree char *again = NULL;
  GtkWidget *state = find_type (GTK_WIDGET (self->page), GTK_TYPE_DROP_DOWN);

  sort_by (self, "Population", GTK_SORT_DESCENDING);
  assert_names (self, "Bodajk Abasár Őcsény Szűcsi");
  /* The wave's filter comes first. */
  state = gtk_widget_get_next_sibling (state);
  g_assert_true (GTK_IS_DROP_DOWN (state));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (state), 4);
  assert_names (self, "");
  told = asp_page_get_view (self->page);

  asp_page_set_view (self->page, NULL);
  assert_names (self, "Abasár Bodajk Őcsény Szűcsi");
  again = asp_page_get_view (self->page);
  g_assert_cmpstr (again, ==, first);

  asp_page_set_view (self->page, told);
  assert_names (self, "");
  gtk_drop_down_set_selected (GTK_DROP_DOWN (state), 0);
  assert_names (self, "Bodajk Abasár Őcsény Szűcsi");

  /* What nobody told is passed over, what is not there any more shows all. */
  asp_page_set_view (self->page, "x");
  asp_page_set_view (self->page, "99 ascending;0;0");
  asp_page_set_view (self->page, "9 sideways;0;0");
  assert_names (self, "Bodajk Abasár Őcsény Szűcsi");
  asp_page_set_view (self->page, "0 descending;77;99");
  assert_names (self, "Szűcsi Őcsény Bodajk Abasár");
}

/* The rows as they follow each other on the screen tell themselves, and nothing else stands among
 * them. */
static void
assert_rows (Fixture           *self,
             const char *const *names)
{
  guint n = 0;

  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
  spin ();
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));
       row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      g_autofree char *words = NULL;

      if (!gtk_widget_get_child_visible (row))
        {
          gtk_test_accessible_assert_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_HIDDEN,
                                            TRUE);
          continue;
        }

      g_assert_nonnull (names[n]);
      words = asp_municipalities_describe (document_fixture_find (&self->base, names[n]));
      g_assert_true (g_str_has_prefix (words, names[n]));
      g_assert_null (gtk_test_accessible_check_property (GTK_ACCESSIBLE (row),
                                                         GTK_ACCESSIBLE_PROPERTY_LABEL, words));
      n++;
    }
  g_assert_null (names[n]);
}

/* Rows are used again for others: each tells what it shows. */
static void
test_rows (Fixture       *self,
           gconstpointer  data)
{
  GtkWidget *search = find_type (GTK_WIDGET (self->page), GTK_TYPE_SEARCH_ENTRY);

  sort_by (self, "Population", GTK_SORT_DESCENDING);
  assert_rows (self, (const char *[]) { "Bodajk", "Abasár", "Őcsény", "Szűcsi", NULL });
  gtk_editable_set_text (GTK_EDITABLE (search), "cs");
  g_signal_emit_by_name (search, "search-changed");
  assert_rows (self, (const char *[]) { "Őcsény", "Szűcsi", NULL });
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  g_signal_emit_by_name (search, "search-changed");
  sort_by (self, "Population", GTK_SORT_ASCENDING);
  assert_rows (self, (const char *[]) { "Szűcsi", "Őcsény", "Abasár", "Bodajk", NULL });
}

/* A list of many screens: the row that moves to its other end is in view there. */
static void
test_in_view (Fixture       *self,
              gconstpointer  data)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));
  AspEdit *edit = asp_edit_new ("more places");

  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *name = g_strdup_printf ("Hely %u", i);

      asp_edit_insert (edit, "municipality");
      asp_edit_set_text (edit, "name", name);
      asp_edit_set_integer (edit, "population", 5000 + i);
    }
  document_fixture_run (&self->base, edit);
  sort_by (self, "Population", GTK_SORT_ASCENDING);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
  gtk_adjustment_set_value (adjustment, 0);
  gtk_selection_model_select_item (self->selection, 2, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  assert_acts_on (self, "Abasár");

  /* The bar with what can be done makes the list lower: the row is in view above it. */
  set_population (self, "Abasár", 6000);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
  g_assert_true (gtk_selection_model_is_selected (self->selection, 303));
  /* At the end, but for at most a row: GTK 4.18 shows no more than it has to. */
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (adjustment),
                                  gtk_adjustment_get_upper (adjustment) -
                                  gtk_adjustment_get_page_size (adjustment), 40);
  assert_acts_on (self, "Abasár");
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_assert_nonnull (setlocale (LC_ALL, "hu_HU.UTF-8"));
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("CSATLAKOZAS_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  asp_format_set_language (ASP_LANGUAGE_HU);
  adw_init ();

  g_test_add ("/views/municipalities/sorted-list-acts-on-what-is-shown", Fixture, NULL, set_up,
              test_sorted, tear_down);
  g_test_add ("/views/municipalities/filtered-list-acts-on-what-is-shown", Fixture, NULL, set_up,
              test_filtered, tear_down);
  g_test_add ("/views/municipalities/view-comes-back", Fixture, NULL, set_up, test_view,
              tear_down);
  g_test_add ("/views/municipalities/rows-used-again-tell-what-they-show", Fixture, NULL, set_up,
              test_rows, tear_down);
  g_test_add ("/views/municipalities/moved-row-stays-in-view", Fixture, NULL, set_up,
              test_in_view, tear_down);

  return g_test_run ();
}
