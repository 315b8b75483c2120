/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "test-list.h"

#include <adwaita.h>
#include <locale.h>

#define N_ITEMS 1000
#define HEIGHT 210

/* A list of the numbers from 0 on, of which ten and a half are seen. */
typedef struct
{
  GtkWindow         *window;            /* (owned) */
  GtkStringList     *items;             /* (owned) */
  GtkSelectionModel *selection;         /* (unowned) */
  AspRowList        *list;              /* (unowned) */
  GtkAdjustment     *adjustment;        /* (unowned) */
  GtkWidget         *before;            /* (unowned): a button */
  guint              activated;         /* G_MAXUINT: none */
} Fixture;

static void
activate_cb (Fixture *self,
             guint    position)
{
  self->activated = position;
}

static void
draw (Fixture *self)
{
  gtk_test_widget_wait_for_draw (GTK_WIDGET (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->items = gtk_string_list_new (NULL);
  for (guint i = 0; i < N_ITEMS; i++)
    gtk_string_list_take (self->items, g_strdup_printf ("%u", i));
  self->selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (
    g_object_ref (G_LIST_MODEL (self->items))));
  self->list = test_list_new (self->selection);
  self->activated = G_MAXUINT;
  g_signal_connect_swapped (self->list, "activate", G_CALLBACK (activate_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_widget_set_size_request (scrolled, 300, HEIGHT);
  gtk_widget_set_valign (scrolled, GTK_ALIGN_START);
  self->adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  self->window = GTK_WINDOW (g_object_ref_sink (gtk_window_new ()));
  self->before = gtk_button_new ();
  gtk_box_append (GTK_BOX (box), self->before);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_window_set_child (self->window, box);
  gtk_window_present (self->window);
  draw (self);
  gtk_window_set_focus (self->window, NULL);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  gpointer list = self->list;

  g_object_add_weak_pointer (G_OBJECT (self->list), &list);
  gtk_window_destroy (self->window);
  g_assert_finalize_object (self->window);
  g_assert_null (list);
  g_assert_finalize_object (self->items);
}

/* Returns: the row widgets that are shown, as they follow each other */
static GPtrArray *
list_rows (Fixture *self)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));
       row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      if (gtk_widget_get_child_visible (row))
        g_ptr_array_add (rows, row);
    }

  return rows;
}

/* On the screen is what the model has there, from @first on, each row at its place. */
static void
assert_seen (Fixture *self,
             guint    first,
             guint    n)
{
  g_autoptr (GPtrArray) rows = NULL;
  double top = gtk_adjustment_get_value (self->adjustment);

  draw (self);
  rows = list_rows (self);
  g_assert_cmpuint (rows->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *row = g_ptr_array_index (rows, i);
      graphene_rect_t bounds;

      g_assert_cmpstr (test_row_get_text (row), ==,
                       gtk_string_list_get_string (self->items, first + i));
      g_assert_true (gtk_widget_compute_bounds (row, GTK_WIDGET (self->list), &bounds));
      g_assert_cmpfloat (bounds.origin.y, ==, (int) (first + i) * TEST_ROW_HEIGHT - (int) top);
      g_assert_cmpfloat (bounds.size.height, ==, TEST_ROW_HEIGHT);
      g_assert_null (gtk_test_accessible_check_property (GTK_ACCESSIBLE (row),
                                                         GTK_ACCESSIBLE_PROPERTY_LABEL,
                                                         test_row_get_text (row)));
      g_assert_null (gtk_test_accessible_check_relation (
        GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_POS_IN_SET, (int) (first + i) + 1));
      g_assert_null (gtk_test_accessible_check_state (
        GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_SELECTED,
        gtk_selection_model_is_selected (self->selection, first + i)));
    }
}

/* @positions: those that are selected, and no others; ends with G_MAXUINT */
static void
assert_selected (Fixture     *self,
                 const guint *positions)
{
  g_autoptr (GtkBitset) bits = gtk_selection_model_get_selection (self->selection);
  guint n = 0;

  for (; positions[n] != G_MAXUINT; n++)
    g_assert_true (gtk_bitset_contains (bits, positions[n]));
  g_assert_cmpuint (gtk_bitset_get_size (bits), ==, n);
}

static void
assert_focus (Fixture    *self,
              const char *text)
{
  GtkWidget *focus = gtk_window_get_focus (self->window);

  g_assert_true (TEST_IS_ROW (focus));
  g_assert_cmpstr (test_row_get_text (focus), ==, text);
}

/* As the row that has the keyboard does. */
static void
press (Fixture         *self,
       guint            key,
       GdkModifierType  modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self->list));
  g_autoptr (GtkShortcutTrigger) trigger = gtk_keyval_trigger_new (key, modifiers);
  guint n_done = 0;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GListModel) controller = g_list_model_get_item (controllers, i);

      for (guint j = 0;
           GTK_IS_SHORTCUT_CONTROLLER (controller) && j < g_list_model_get_n_items (controller);
           j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (controller, j);

          if (gtk_shortcut_trigger_equal (gtk_shortcut_get_trigger (shortcut), trigger) &&
              gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0,
                                            GTK_WIDGET (self->list),
                                            gtk_shortcut_get_arguments (shortcut)))
            n_done++;
        }
    }
  g_assert_cmpuint (n_done, ==, 1);
}

static void
click (Fixture *self,
       int      n_press,
       double   y)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (self->list));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_GESTURE_CLICK (controller))
        continue;
      g_signal_emit_by_name (controller, "pressed", n_press, 10.0, y);
      g_signal_emit_by_name (controller, "released", n_press, 10.0, y);
    }
}

/* However many items there are, widgets are there for those that are seen. */
static void
test_rows (Fixture       *self,
           gconstpointer  data)
{
  guint n = 0;

  g_assert_cmpfloat (gtk_adjustment_get_upper (self->adjustment), ==, N_ITEMS * TEST_ROW_HEIGHT);
  g_assert_cmpfloat (gtk_adjustment_get_page_size (self->adjustment), ==, HEIGHT);
  assert_seen (self, 0, 11);
  gtk_adjustment_set_value (self->adjustment, 5 * TEST_ROW_HEIGHT + 15);
  assert_seen (self, 5, 12);
  gtk_adjustment_set_value (self->adjustment, N_ITEMS * TEST_ROW_HEIGHT);
  assert_seen (self, N_ITEMS - 11, 11);
  gtk_string_list_splice (self->items, 3, N_ITEMS - 3, NULL);
  assert_seen (self, 0, 3);
  g_assert_cmpfloat (gtk_adjustment_get_value (self->adjustment), ==, 0);

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list));
       row != NULL;
       row = gtk_widget_get_next_sibling (row), n++)
    {
      if (!gtk_widget_get_child_visible (row))
        gtk_test_accessible_assert_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE);
    }
  g_assert_cmpuint (n, <=, 12 + 12 / 2);
}

static void
test_keys (Fixture       *self,
           gconstpointer  data)
{
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (self->list)));
  assert_focus (self, "0");
  assert_selected (self, (const guint[]) { G_MAXUINT });

  press (self, GDK_KEY_Down, 0);
  assert_focus (self, "1");
  assert_selected (self, (const guint[]) { 1, G_MAXUINT });
  press (self, GDK_KEY_Down, GDK_SHIFT_MASK);
  press (self, GDK_KEY_Down, GDK_SHIFT_MASK);
  assert_selected (self, (const guint[]) { 1, 2, 3, G_MAXUINT });
  press (self, GDK_KEY_Up, GDK_SHIFT_MASK);
  assert_selected (self, (const guint[]) { 1, 2, G_MAXUINT });
  press (self, GDK_KEY_End, GDK_CONTROL_MASK);
  assert_focus (self, "999");
  assert_selected (self, (const guint[]) { 1, 2, G_MAXUINT });
  assert_seen (self, N_ITEMS - 11, 11);
  press (self, GDK_KEY_space, GDK_CONTROL_MASK);
  assert_selected (self, (const guint[]) { 1, 2, 999, G_MAXUINT });
  press (self, GDK_KEY_space, 0);
  assert_selected (self, (const guint[]) { 1, 2, G_MAXUINT });
  press (self, GDK_KEY_Page_Up, 0);
  assert_focus (self, "989");
  assert_selected (self, (const guint[]) { 989, G_MAXUINT });
  press (self, GDK_KEY_Home, GDK_SHIFT_MASK);
  assert_focus (self, "0");
  g_assert_true (gtk_selection_model_is_selected (self->selection, 500));
  press (self, GDK_KEY_Up, 0);
  assert_focus (self, "0");
  assert_selected (self, (const guint[]) { 0, G_MAXUINT });
  press (self, GDK_KEY_Page_Down, 0);
  assert_focus (self, "10");
  press (self, GDK_KEY_a, GDK_CONTROL_MASK);
  g_assert_true (gtk_selection_model_is_selected (self->selection, N_ITEMS - 1));
  press (self, GDK_KEY_A, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  assert_selected (self, (const guint[]) { G_MAXUINT });
  press (self, GDK_KEY_Return, 0);
  g_assert_cmpuint (self->activated, ==, 10);
}

/* Tab goes into the list, to the row where the keyboard was, and out of it. */
static void
test_tab (Fixture       *self,
          gconstpointer  data)
{
  GtkWidget *root = GTK_WIDGET (self->window);

  gtk_widget_grab_focus (self->before);
  g_assert_true (gtk_widget_child_focus (root, GTK_DIR_TAB_FORWARD));
  assert_focus (self, "0");
  press (self, GDK_KEY_Page_Down, 0);
  assert_focus (self, "10");
  g_assert_true (gtk_widget_child_focus (root, GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_window_get_focus (self->window) == self->before);
  draw (self);

  /* Not kept for the keyboard any more. */
  gtk_adjustment_set_value (self->adjustment, 500 * TEST_ROW_HEIGHT);
  assert_seen (self, 500, 11);
  g_assert_true (gtk_widget_child_focus (root, GTK_DIR_TAB_FORWARD));
  assert_focus (self, "10");
  assert_seen (self, 10, 11);

  /* Who helps to point goes to a row by itself. */
  {
    g_autoptr (GPtrArray) rows = list_rows (self);

    g_assert_true (gtk_widget_grab_focus (g_ptr_array_index (rows, 3)));
  }
  press (self, GDK_KEY_Down, 0);
  assert_focus (self, "14");
}

static void
test_pointer (Fixture       *self,
              gconstpointer  data)
{
  gtk_adjustment_set_value (self->adjustment, 50 * TEST_ROW_HEIGHT + 5);
  click (self, 1, 14);
  assert_selected (self, (const guint[]) { 50, G_MAXUINT });
  assert_focus (self, "50");
  click (self, 1, 15);
  assert_selected (self, (const guint[]) { 51, G_MAXUINT });
  g_assert_cmpuint (self->activated, ==, G_MAXUINT);
  click (self, 2, 15);
  g_assert_cmpuint (self->activated, ==, 51);

  /* Below the last row there is nothing to click on. */
  gtk_string_list_splice (self->items, 3, N_ITEMS - 3, NULL);
  draw (self);
  click (self, 1, 65);
  assert_selected (self, (const guint[]) { G_MAXUINT });
}

/* Rows come and go: what is seen stays where it is, the keyboard stays with its item. */
static void
test_changes (Fixture       *self,
              gconstpointer  data)
{
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (self->list)));
  for (guint i = 0; i < 3; i++)
    press (self, GDK_KEY_Page_Down, 0);
  draw (self);
  assert_focus (self, "30");

  gtk_string_list_splice (self->items, 2, 0, (const char *[]) { "x", "y", NULL });
  assert_focus (self, "30");
  assert_selected (self, (const guint[]) { 32, G_MAXUINT });
  assert_seen (self, 22, 11);
  press (self, GDK_KEY_Down, 0);
  assert_focus (self, "31");

  /* The keyboard's own row goes: the next one has it. */
  gtk_string_list_remove (self->items, 33);
  draw (self);
  assert_focus (self, "32");

  /* It is scrolled out of sight and has the keyboard still. */
  gtk_adjustment_set_value (self->adjustment, 0);
  draw (self);
  assert_focus (self, "32");
  press (self, GDK_KEY_Up, 0);
  assert_focus (self, "30");
  g_assert_cmpfloat (gtk_adjustment_get_value (self->adjustment), >, 0);

  gtk_string_list_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)),
                          NULL);
  {
    /* At once: who reads the screen out finds no row of what is gone. */
    g_autoptr (GPtrArray) rows = list_rows (self);

    g_assert_cmpuint (rows->len, ==, 0);
  }
  assert_seen (self, 0, 0);
  g_assert_false (gtk_widget_grab_focus (GTK_WIDGET (self->list)));
  gtk_string_list_append (self->items, "z");
  assert_seen (self, 0, 1);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (self->list)));
  assert_focus (self, "z");
}

/* One item after the other is sorted to another place. */
static void
test_sorted (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (GtkExpression) text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL,
                                                                "string");
  g_autoptr (GtkStringSorter) sorter = gtk_string_sorter_new (g_steal_pointer (&text));
  g_autoptr (GtkSortListModel) sorted =
    gtk_sort_list_model_new (g_object_ref (G_LIST_MODEL (self->items)), NULL);
  g_autoptr (GtkMultiSelection) selection =
    gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (sorted)));

  asp_row_list_set_model (self->list, GTK_SELECTION_MODEL (selection));
  g_assert_true (asp_row_list_get_model (self->list) == GTK_SELECTION_MODEL (selection));
  draw (self);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (self->list)));
  for (guint i = 0; i < 7; i++)
    press (self, GDK_KEY_Down, 0);
  assert_focus (self, "7");

  /* As texts: 7, 70, 700 … come after all that begin with a lesser digit. */
  gtk_sort_list_model_set_sorter (sorted, GTK_SORTER (sorter));
  draw (self);
  assert_focus (self, "7");
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (selection), 667));
  press (self, GDK_KEY_Down, 0);
  assert_focus (self, "70");

  asp_row_list_set_model (self->list, NULL);
  {
    g_autoptr (GPtrArray) rows = list_rows (self);

    g_assert_cmpuint (rows->len, ==, 0);
  }
  g_assert_finalize_object (g_steal_pointer (&selection));
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_assert_nonnull (setlocale (LC_ALL, "hu_HU.UTF-8"));
  adw_init ();

  g_test_add ("/widgets/row-list/rows-are-there-for-what-is-seen", Fixture, NULL, set_up,
              test_rows, tear_down);
  g_test_add ("/widgets/row-list/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/widgets/row-list/tab", Fixture, NULL, set_up, test_tab, tear_down);
  g_test_add ("/widgets/row-list/pointer", Fixture, NULL, set_up, test_pointer, tear_down);
  g_test_add ("/widgets/row-list/changes-above-and-under-the-keyboard", Fixture, NULL, set_up,
              test_changes, tear_down);
  g_test_add ("/widgets/row-list/keyboard-follows-its-item", Fixture, NULL, set_up, test_sorted,
              tear_down);

  return g_test_run ();
}
