/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-list.h"

#include "asp-table.h"

#include <adwaita.h>
#include <locale.h>
#include <string.h>

#define N_COLUMNS 3
#define N_ROWS 300
#define CELL_WIDTH 100

/* A table with three columns, in a window that is wide enough for two of them. */
typedef struct
{
  GtkWindow     *window;                /* (owned) */
  AspTable      *table;                 /* (unowned) */
  GtkColumnView *head;                  /* (unowned) */
  AspRowList    *list;                  /* (unowned) */
  GtkAdjustment *hadjustment;           /* (unowned) */
} Fixture;

static void
set_up_cell_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item,
                gpointer                  user_data)
{
  GtkWidget *cell = adw_bin_new ();

  gtk_widget_set_size_request (cell, CELL_WIDTH + 10 * GPOINTER_TO_INT (user_data), 20);
  asp_table_set_column (cell, GPOINTER_TO_UINT (user_data));
  gtk_list_item_set_child (item, cell);
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  GtkStringList *items = gtk_string_list_new (NULL);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  for (guint i = 0; i < N_ROWS; i++)
    gtk_string_list_append (items, "x");
  self->list = test_list_new (GTK_SELECTION_MODEL (gtk_single_selection_new (
    G_LIST_MODEL (items))));
  self->head = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (
    gtk_no_selection_new (G_LIST_MODEL (gtk_string_list_new ((const char *[]) { "", NULL }))))));
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      GtkListItemFactory *cells = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new ("Oszlop", cells);

      g_signal_connect (cells, "setup", G_CALLBACK (set_up_cell_cb), GUINT_TO_POINTER (i));
      gtk_column_view_append_column (self->head, column);
    }

  self->table = g_object_new (ASP_TYPE_TABLE, "head", self->head, "list", self->list, NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->table));
  self->hadjustment = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scrolled));
  self->window = GTK_WINDOW (g_object_ref_sink (gtk_window_new ()));
  gtk_window_set_default_size (self->window, 2 * CELL_WIDTH + 60, 300);
  gtk_window_set_child (self->window, scrolled);
  gtk_window_present (self->window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  gpointer table = self->table;

  g_object_add_weak_pointer (G_OBJECT (self->table), &table);
  gtk_window_destroy (self->window);
  g_assert_finalize_object (self->window);
  g_assert_null (table);
}

static GtkColumnViewColumn *
get_column (Fixture *self,
            guint    position)
{
  g_autoptr (GtkColumnViewColumn) column =
    g_list_model_get_item (gtk_column_view_get_columns (self->head), position);

  return column;
}

/* Each column stands below its title: a title is drawn where the column is. */
static void
assert_spans (Fixture     *self,
              const guint *columns,
              guint        n_columns)
{
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_first_child (
    GTK_WIDGET (self->head)));
  const AspTableSpan *spans;
  guint n;

  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
  spans = asp_table_get_spans (self->table, &n);
  g_assert_cmpuint (n, ==, n_columns);
  for (guint i = 0; i < n; title = gtk_widget_get_next_sibling (title))
    {
      graphene_rect_t bounds;

      g_assert_nonnull (title);
      if (!gtk_widget_get_visible (title))
        continue;

      g_assert_cmpuint (spans[i].column, ==, columns[i]);
      g_assert_true (gtk_widget_compute_bounds (title, GTK_WIDGET (self->list), &bounds));
      g_assert_cmpfloat (spans[i].x, >=, bounds.origin.x);
      g_assert_cmpfloat (spans[i].x + spans[i].width, <=, bounds.origin.x + bounds.size.width);
      g_assert_cmpfloat (spans[i].width, >=, bounds.size.width - 30);
      i++;
    }
}

static void
test_spans (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GtkColumnViewColumn) last = g_object_ref (get_column (self, 2));
  const AspTableSpan *spans;
  guint n;

  assert_spans (self, (const guint[]) { 0, 1, 2 }, 3);
  spans = asp_table_get_spans (self->table, &n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (spans[i].width, ==, CELL_WIDTH + 10 * (int) i);

  gtk_column_view_column_set_visible (get_column (self, 1), FALSE);
  assert_spans (self, (const guint[]) { 0, 2 }, 2);
  gtk_column_view_column_set_visible (get_column (self, 1), TRUE);
  assert_spans (self, (const guint[]) { 0, 1, 2 }, 3);

  gtk_column_view_insert_column (self->head, 0, last);
  assert_spans (self, (const guint[]) { 2, 0, 1 }, 3);

  gtk_column_view_column_set_fixed_width (last, 250);
  assert_spans (self, (const guint[]) { 2, 0, 1 }, 3);
  spans = asp_table_get_spans (self->table, &n);
  g_assert_cmpint (spans[0].width, >, 200);
}

/* What does not fit is reached by scrolling: titles and rows go together. */
static void
test_scrolling (Fixture       *self,
                gconstpointer  data)
{
  graphene_rect_t list, titles;
  double most = gtk_adjustment_get_upper (self->hadjustment) -
                gtk_adjustment_get_page_size (self->hadjustment);

  g_assert_cmpfloat (most, >, CELL_WIDTH / 2);
  gtk_adjustment_set_value (self->hadjustment, most);
  assert_spans (self, (const guint[]) { 0, 1, 2 }, 3);
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (self->list), GTK_WIDGET (self->table),
                                            &list));
  g_assert_true (gtk_widget_compute_bounds (
    gtk_widget_get_first_child (GTK_WIDGET (self->head)), GTK_WIDGET (self->table), &titles));
  g_assert_cmpfloat (list.origin.x, ==, -(int) most);
  g_assert_cmpfloat (list.size.width, ==, gtk_adjustment_get_upper (self->hadjustment));
  g_assert_cmpfloat (list.origin.y, ==, titles.origin.y + titles.size.height);

  /* Rows scroll below the titles. */
  {
    GtkAdjustment *vertical = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->table));

    g_assert_true (vertical == gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list)));
    g_assert_cmpfloat (gtk_adjustment_get_upper (vertical), >=, N_ROWS * 20);
    g_assert_cmpfloat (gtk_adjustment_get_page_size (vertical), ==, list.size.height);
  }
}

/* Presses a key as the list has it, if it is one of the table's own. */
static void
press (Fixture *self,
       guint    key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self->table));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      g_assert_cmpint (gtk_event_controller_get_propagation_phase (controller), ==,
                       GTK_PHASE_CAPTURE);
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          g_autofree char *name = gtk_shortcut_trigger_to_string (
            gtk_shortcut_get_trigger (shortcut));

          if (strstr (name, gdk_keyval_name (key)) == name)
            g_assert_true (gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0,
                                                         GTK_WIDGET (self->table),
                                                         gtk_shortcut_get_arguments (shortcut)));
        }
    }
}

/* Columns that do not fit are reached without a pointer. */
static void
test_keys (Fixture       *self,
           gconstpointer  data)
{
  double most = gtk_adjustment_get_upper (self->hadjustment) -
                gtk_adjustment_get_page_size (self->hadjustment);

  for (guint i = 0; i < 5; i++)
    press (self, GDK_KEY_Right);
  g_assert_cmpfloat (gtk_adjustment_get_value (self->hadjustment), ==, most);
  press (self, GDK_KEY_Left);
  g_assert_cmpfloat (gtk_adjustment_get_value (self->hadjustment), <, most);
  for (guint i = 0; i < 5; i++)
    press (self, GDK_KEY_Left);
  g_assert_cmpfloat (gtk_adjustment_get_value (self->hadjustment), ==, 0);
}

/* The row that measures is reached neither by the keyboard nor by an assistive technology. */
static void
test_measured (Fixture       *self,
               gconstpointer  data)
{
  GtkWidget *root = GTK_WIDGET (self->window);
  GtkWidget *measured = gtk_widget_get_last_child (GTK_WIDGET (self->head));
  gboolean seen_list = FALSE;

  g_assert_true (GTK_IS_LIST_VIEW (measured));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (measured), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE);
  gtk_window_set_focus (self->window, NULL);
  for (guint i = 0; i < 20; i++)
    {
      GtkWidget *focus;

      if (!gtk_widget_child_focus (root, GTK_DIR_TAB_FORWARD))
        break;
      focus = gtk_window_get_focus (self->window);
      g_assert_false (gtk_widget_is_ancestor (focus, measured));
      seen_list = seen_list || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
    }
  g_assert_true (seen_list);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_assert_nonnull (setlocale (LC_ALL, "hu_HU.UTF-8"));
  adw_init ();

  g_test_add ("/widgets/table/columns-stand-below-their-titles", Fixture, NULL, set_up, test_spans,
              tear_down);
  g_test_add ("/widgets/table/titles-and-rows-scroll-together", Fixture, NULL, set_up,
              test_scrolling, tear_down);
  g_test_add ("/widgets/table/columns-are-reached-by-keys", Fixture, NULL, set_up, test_keys,
              tear_down);
  g_test_add ("/widgets/table/measuring-row-is-nobodys", Fixture, NULL, set_up, test_measured,
              tear_down);

  return g_test_run ();
}
