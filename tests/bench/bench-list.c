/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* usage: bench-list FILE
 * Shows the page of municipalities over a document and prints, in milliseconds, the medians until
 * its first frame, of each key of a search, and of sorting by each column. A key's time is that of
 * the list's work; the frame that shows it comes after. */

#include <adwaita.h>
#include <locale.h>
#include <stdlib.h>

#include "asp-municipalities-columns.h"
#include "asp-municipalities-page.h"
#include "asp-page.h"
#include "asp-scope.h"

#define N_ROUNDS 7

static const char *const typed[] = { "n", "na", "nag", "nagy", "nagyk" };

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static void
print_median (const char *what,
              gint64     *times)
{
  qsort (times, N_ROUNDS, sizeof *times, compare_times);
  g_print ("%-28s %9.2f ms  (%.2f to %.2f)\n", what, times[N_ROUNDS / 2] / 1000.0,
           times[0] / 1000.0, times[N_ROUNDS - 1] / 1000.0);
}

static GObject *
get_child (GtkWidget  *page,
           const char *name)
{
  return gtk_widget_get_template_child (page, ASP_TYPE_MUNICIPALITIES_PAGE, name);
}

static void
measure_search (GtkWidget *page)
{
  gint64 times[G_N_ELEMENTS (typed)][N_ROUNDS];
  GtkEditable *search = GTK_EDITABLE (get_child (page, "search"));

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
        {
          gint64 start = g_get_monotonic_time ();

          gtk_editable_set_text (search, typed[i]);
          g_signal_emit_by_name (search, "search-changed");
          times[i][round] = g_get_monotonic_time () - start;
          gtk_test_widget_wait_for_draw (page);
        }
      gtk_editable_set_text (search, "");
      g_signal_emit_by_name (search, "search-changed");
    }

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autofree char *what = g_strdup_printf ("search “%s”", typed[i]);

      print_median (what, times[i]);
    }
}

static void
measure_sorting (GtkWidget *page)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (get_child (page, "list"));
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      g_autofree char *what = g_strdup_printf ("sort by %s",
                                               gtk_column_view_column_get_title (column));
      gint64 times[N_ROUNDS];

      for (guint round = 0; round < N_ROUNDS; round++)
        {
          gint64 start;

          gtk_column_view_sort_by_column (view, NULL, GTK_SORT_ASCENDING);
          start = g_get_monotonic_time ();
          gtk_column_view_sort_by_column (view, column,
                                          round % 2 == 0 ? GTK_SORT_ASCENDING
                                                         : GTK_SORT_DESCENDING);
          times[round] = g_get_monotonic_time () - start;
          gtk_test_widget_wait_for_draw (page);
        }
      print_median (what, times);
    }
}

static void
print_memory (void)
{
  g_autofree char *status = NULL;
  char *line;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL) &&
      (line = strstr (status, "VmHWM:")) != NULL)
    g_print ("%-28s %9.1f MiB\n", "most memory", strtol (line + 6, NULL, 10) / 1024.0);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (AspDocument) document = NULL;
  g_autoptr (AspPlanner) planner = NULL;
  g_autoptr (AspStandingList) standings = NULL;
  g_autoptr (AspScope) scope = NULL;
  gint64 frames[N_ROUNDS];
  GtkWidget *page = NULL;
  GtkWidget *window;

  g_assert_cmpint (argc, ==, 2);
  setlocale (LC_ALL, "");
  adw_init ();
  file = g_file_new_for_commandline_arg (argv[1]);
  document = asp_document_open (file, ASP_DOCUMENT_OPEN_READ_ONLY, &error);
  g_assert_no_error (error);
  planner = asp_planner_new (document);
  standings = asp_standing_list_new (planner);
  scope = asp_scope_new (standings, planner, ASP_SCOPE_ALL, 0);
  window = g_object_new (ADW_TYPE_WINDOW, "default-width", 1280, "default-height", 800, NULL);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      gint64 start = g_get_monotonic_time ();

      page = g_object_new (ASP_TYPE_MUNICIPALITIES_PAGE, NULL);
      asp_page_set_scope (ASP_PAGE (page), scope);
      adw_window_set_content (ADW_WINDOW (window), page);
      gtk_test_widget_wait_for_draw (page);
      frames[round] = g_get_monotonic_time () - start;
    }
  g_print ("%u municipalities\n", g_list_model_get_n_items (G_LIST_MODEL (standings)));
  print_median ("the page until its frame", frames);
  measure_search (page);
  measure_sorting (page);
  print_memory ();
  gtk_window_destroy (GTK_WINDOW (window));
  if (!asp_document_close (document, &error))
    g_error ("%s", error->message);

  return 0;
}
