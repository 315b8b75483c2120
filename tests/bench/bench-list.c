/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* usage: bench-list FILE
 * Shows the page of municipalities over a document and prints, in milliseconds, the medians until
 * its first frame, of each key of a search, and of sorting by each column: the time of the list's
 * own work, that of the frame that shows it, both together, and the processor time of both, which
 * does not mind what else the machine does. */

#include <adwaita.h>
#include <locale.h>
#include <stdlib.h>
#include <time.h>

#include "asp-municipalities-columns.h"
#include "asp-municipalities-page.h"
#include "asp-page.h"
#include "asp-scope.h"

#define N_ROUNDS 7

/* As typed, and the last letters taken back. */
static const char *const typed[] = { "n", "na", "nag", "nagy", "nagyk", "nagy", "nag", "" };

typedef struct
{
  gint64 model[N_ROUNDS];
  gint64 frame[N_ROUNDS];
  gint64 all[N_ROUNDS];
  gint64 processor[N_ROUNDS];
} Times;

/* Microseconds */
typedef struct
{
  gint64 clock;
  gint64 processor;
} Start;

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 x = *(const gint64 *) a;
  gint64 y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

static double
get_median (gint64 *times)
{
  qsort (times, N_ROUNDS, sizeof *times, compare_times);

  return times[N_ROUNDS / 2] / 1000.0;
}

static void
print_median (const char *what,
              Times      *times)
{
  double model = get_median (times->model);
  double frame = get_median (times->frame);
  double all = get_median (times->all);

  g_print ("%-28s %8.2f ms (%.2f to %.2f): list %.2f, frame %.2f; processor %.2f\n", what, all,
           times->all[0] / 1000.0, times->all[N_ROUNDS - 1] / 1000.0, model, frame,
           get_median (times->processor));
}

static Start
begin (void)
{
  struct timespec used;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &used);

  return (Start) { g_get_monotonic_time (), used.tv_sec * G_USEC_PER_SEC + used.tv_nsec / 1000 };
}

static void
set_cb (gboolean *flag)
{
  *flag = TRUE;
}

/* Nothing is left to do, and the next frame need not wait for the one before it. */
static void
settle (void)
{
  gint64 end = g_get_monotonic_time () + 60 * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < end)
    {
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (1000);
    }
}

/* Notes what has passed since @start, waits for the frame that shows it, and notes that too. */
static void
finish (GtkWidget *widget,
        Start      start,
        Times     *times,
        guint      round)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gint64 end = g_get_monotonic_time ();
  gboolean painted = FALSE;
  Start now;
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (set_cb), &painted);

  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);

  now = begin ();
  times->model[round] = end - start.clock;
  times->all[round] = now.clock - start.clock;
  times->processor[round] = now.processor - start.processor;
  times->frame[round] = times->all[round] - times->model[round];
  settle ();
}

static GObject *
get_child (GtkWidget  *page,
           const char *name)
{
  return gtk_widget_get_template_child (page, ASP_TYPE_MUNICIPALITIES_PAGE, name);
}

/* As by the keyboard: a text that is set as a whole is first removed, which shows all rows. */
static void
type (GtkEditable *search,
      const char  *text)
{
  const char *before = gtk_editable_get_text (search);
  int n_before = (int) strlen (before), n = (int) strlen (text), position = n_before;

  if (n > n_before)
    gtk_editable_insert_text (search, text + n_before, -1, &position);
  else
    gtk_editable_delete_text (search, n, -1);
  g_assert_cmpstr (gtk_editable_get_text (search), ==, text);
}

static void
measure_search (GtkWidget *page)
{
  Times times[G_N_ELEMENTS (typed)];
  GtkEditable *search = GTK_EDITABLE (get_child (page, "search"));

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
        {
          Start start = begin ();

          type (search, typed[i]);
          g_signal_emit_by_name (search, "search-changed");
          finish (page, start, &times[i], round);
        }
    }

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autofree char *what = g_strdup_printf ("search “%s”", typed[i]);

      print_median (what, &times[i]);
    }
}

static void
measure_sorting (GtkWidget *page)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (get_child (page, "head"));
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      g_autofree char *what = g_strdup_printf ("sort by %s",
                                               gtk_column_view_column_get_title (column));
      Times times;

      for (guint round = 0; round < N_ROUNDS; round++)
        {
          Start start;

          gtk_column_view_sort_by_column (view, NULL, GTK_SORT_ASCENDING);
          settle ();
          start = begin ();
          gtk_column_view_sort_by_column (view, column,
                                          round % 2 == 0 ? GTK_SORT_ASCENDING
                                                         : GTK_SORT_DESCENDING);
          finish (GTK_WIDGET (view), start, &times, round);
        }
      print_median (what, &times);
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
  Times first;
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
  settle ();

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      Start start = begin ();

      page = g_object_new (ASP_TYPE_MUNICIPALITIES_PAGE, NULL);
      asp_page_set_scope (ASP_PAGE (page), scope);
      adw_window_set_content (ADW_WINDOW (window), page);
      finish (window, start, &first, round);
    }
  g_print ("%u municipalities\n", g_list_model_get_n_items (G_LIST_MODEL (standings)));
  print_median ("the page until its frame", &first);
  measure_search (page);
  measure_sorting (page);
  print_memory ();
  gtk_window_destroy (GTK_WINDOW (window));
  if (!asp_document_close (document, &error))
    g_error ("%s", error->message);

  return 0;
}
