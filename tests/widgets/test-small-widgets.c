/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-banner.h"
#include "asp-columns.h"
#include "asp-field-row.h"
#include "asp-format.h"
#include "asp-progress-ring.h"
#include "asp-splitter.h"
#include "asp-widget-style.h"

#include <adwaita.h>
#include <locale.h>

static GtkWidget *
show_in_window (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);

  return window;
}

static GtkWidget *
find_by_role (GtkWidget         *widget,
              GtkAccessibleRole  role)
{
  if (gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)) == role)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_by_role (child, role);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
count_cb (gpointer  object,
          guint    *count)
{
  (*count)++;
}

static void
test_banner (void)
{
  GtkWidget *banner = asp_banner_new ("Nincs tárolva");
  GtkWidget *window, *button, *alert;
  guint n_clicked = 0;

  g_object_ref (banner);
  window = show_in_window (banner);
  button = find_by_role (banner, GTK_ACCESSIBLE_ROLE_BUTTON);
  alert = find_by_role (banner, GTK_ACCESSIBLE_ROLE_ALERT);

  /* Hidden it takes no room and cannot be reached. */
  g_assert_false (gtk_widget_get_mapped (alert));
  asp_banner_set_revealed (ASP_BANNER (banner), TRUE);
  gtk_test_widget_wait_for_draw (window);
  g_assert_true (gtk_widget_get_mapped (alert));
  g_assert_false (gtk_widget_get_visible (button));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (alert), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Nincs tárolva");

  asp_banner_set_button_label (ASP_BANNER (banner), "Újra");
  g_assert_true (gtk_widget_get_visible (button));
  g_signal_connect (banner, "button-clicked", G_CALLBACK (count_cb), &n_clicked);
  g_signal_emit_by_name (button, "clicked");
  g_assert_cmpuint (n_clicked, ==, 1);

  asp_banner_set_revealed (ASP_BANNER (banner), FALSE);
  while (gtk_widget_get_mapped (alert))
    g_main_context_iteration (NULL, TRUE);

  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (banner);
}

static void
test_ring (void)
{
  GtkWidget *ring = asp_progress_ring_new ();
  /* The macro below makes a format of its arguments' own text. */
  const char *text = "38%";
  GtkWidget *window;

  g_object_ref (ring);
  window = show_in_window (ring);
  asp_progress_ring_set_title (ASP_PROGRESS_RING (ring), "Felkészülés");
  asp_progress_ring_set_percent (ASP_PROGRESS_RING (ring), 38);
  gtk_test_widget_wait_for_draw (window);

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (ring), GTK_ACCESSIBLE_ROLE_PROGRESS_BAR);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (ring), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Felkészülés");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (ring),
                                       GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 38.0);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (ring),
                                       GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text);

  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (ring);
}

static void
moved_cb (AspSplitter *splitter,
          int          position,
          int         *moved)
{
  *moved = position;
}

static void
test_splitter (void)
{
  AspSplitter *splitter = g_object_new (ASP_TYPE_SPLITTER, NULL);
  int moved = -1;

  g_object_ref_sink (splitter);
  g_signal_connect (splitter, "moved", G_CALLBACK (moved_cb), &moved);
  asp_splitter_set_limits (splitter, 100, 500);
  asp_splitter_set_position (splitter, 300);

  /* Being told is not being moved. */
  g_assert_cmpint (moved, ==, -1);
  g_assert_cmpint (asp_splitter_get_position (splitter), ==, 300);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (splitter), GTK_ACCESSIBLE_ROLE_SEPARATOR);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (splitter),
                                       GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 300.0);

  g_assert_finalize_object (splitter);
}

static int
measure_columns (GtkWidget *columns,
                 int        width)
{
  int height;

  gtk_widget_measure (columns, GTK_ORIENTATION_VERTICAL, width, &height, NULL, NULL, NULL);

  return height;
}

/* Four children of 10 pixels: in 500 pixels two columns of at least 240 with 12 between, so two
 * rows; in 250 one column; in 2000 no more than four. */
static void
test_columns (void)
{
  GtkWidget *columns = g_object_new (ASP_TYPE_COLUMNS, "column-width", 240, "max-columns", 4,
                                     "spacing", 12, NULL);
  GtkWidget *children[4];

  g_object_ref_sink (columns);
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      children[i] = gtk_label_new (NULL);
      gtk_widget_set_size_request (children[i], 10, 10);
      gtk_widget_set_parent (children[i], columns);
    }
  for (guint i = 1; i < G_N_ELEMENTS (children); i++)
    gtk_widget_set_size_request (children[i], 10, 100);

  gtk_widget_set_size_request (children[0], 10, 100);
  g_assert_cmpint (measure_columns (columns, 250), ==, 4 * 100 + 3 * 12);
  g_assert_cmpint (measure_columns (columns, 500), ==, 2 * 100 + 12);
  g_assert_cmpint (measure_columns (columns, 2000), ==, 100);

  gtk_widget_set_visible (children[1], FALSE);
  g_assert_cmpint (measure_columns (columns, 800), ==, 100);
  g_assert_finalize_object (columns);
}

static void
test_field_row (void)
{
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *row = asp_field_row_new ("KSH-kód", entry);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *window;

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  window = show_in_window (list);
  g_object_add_weak_pointer (G_OBJECT (row), (gpointer *) &row);
  g_assert_true (asp_field_row_get_control (ASP_FIELD_ROW (row)) == entry);
  g_assert_null (asp_field_row_get_error (ASP_FIELD_ROW (row)));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_FALSE);

  asp_field_row_set_hint (ASP_FIELD_ROW (row), "Öt számjegy.");
  asp_field_row_set_error (ASP_FIELD_ROW (row), "Elütés.");
  g_assert_cmpstr (asp_field_row_get_error (ASP_FIELD_ROW (row)), ==, "Elütés.");
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Elütés. Öt számjegy.");
  g_assert_true (gtk_widget_has_css_class (entry, "error"));

  asp_field_row_set_error (ASP_FIELD_ROW (row), NULL);
  g_assert_null (asp_field_row_get_error (ASP_FIELD_ROW (row)));
  g_assert_false (gtk_widget_has_css_class (entry, "error"));

  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_null (row);
}

/* How narrow a row may become is a number of characters, however long its texts are. */
static void
test_limit_labels (void)
{
  static const char *const texts[] = { "Egy", "Két szó meg még hat szó, és utána egy hetedik is" };
  int least[2];

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *row = g_object_ref_sink (adw_action_row_new ());

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), texts[i]);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), texts[i]);
      asp_widget_limit_labels (row, 16);
      gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &least[i], NULL, NULL, NULL);
      g_object_unref (row);
    }
  g_assert_cmpint (least[0], ==, least[1]);
  g_assert_cmpint (least[0], >, 16 * 4);
  g_assert_cmpint (least[0], <, 380);
}

int
main (int    argc,
      char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_assert_nonnull (setlocale (LC_ALL, "hu_HU.UTF-8"));
  asp_format_set_language (ASP_LANGUAGE_HU);
  adw_init ();

  g_test_add_func ("/widgets/banner/is-an-alert-with-a-button", test_banner);
  g_test_add_func ("/widgets/progress-ring/tells-its-value", test_ring);
  g_test_add_func ("/widgets/splitter/tells-its-value", test_splitter);

  g_test_add_func ("/widgets/columns/as-many-as-there-is-room-for", test_columns);
  g_test_add_func ("/widgets/field-row/error-is-told-to-everybody", test_field_row);
  g_test_add_func ("/widgets/limit-labels/as-narrow-as-said", test_limit_labels);

  return g_test_run ();
}
