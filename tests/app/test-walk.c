/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Walks through the program in one language: every page for everybody and for one municipality,
 * every questionnaire, every popover, rows that are selected, and every dialog that a button with
 * an ellipsis opens, and checks each screen. A page or dialog that is new is walked as well. */

#include <adwaita.h>
#include <glib/gi18n.h>
#include <locale.h>

#include "asp-application.h"
#include "asp-form-view.h"
#include "asp-import-dialog.h"
#include "asp-municipality-dialog.h"
#include "asp-page.h"
#include "asp-record-list.h"
#include "asp-schedule-import-dialog.h"
#include "asp-window.h"
#include "walk-checks.h"

static GHashTable *opened;        /* (owned): buttons whose popovers were looked at */

static void
tick_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

/* Lets the program do what it has begun. */
static void
settle (void)
{
  gboolean over = FALSE;

  g_timeout_add_once (60, tick_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
check_popover (GtkMenuButton *button,
               const char    *screen)
{
  GtkPopover *popover;
  const char *tooltip = gtk_widget_get_tooltip_text (GTK_WIDGET (button));
  g_autofree char *name =
    g_strdup_printf ("%s, popover “%s”", screen,
                     tooltip != NULL ? tooltip : gtk_menu_button_get_label (button));

  if (!gtk_widget_get_sensitive (GTK_WIDGET (button)) || !g_hash_table_add (opened, button))
    return;

  /* Some are made now. */
  gtk_menu_button_popup (button);
  settle ();
  popover = gtk_menu_button_get_popover (button);
  g_assert_nonnull (popover);
  if (gtk_widget_get_mapped (GTK_WIDGET (popover)))
    g_ptr_array_unref (walk_check_screen (GTK_WIDGET (popover), name));
  gtk_menu_button_popdown (button);
  settle ();
}

/* Returns: (transfer none) (nullable): the window that came last, when there is more than @n */
static GtkWindow *
get_new_window (guint n)
{
  GListModel *windows = gtk_window_get_toplevels ();
  guint now = g_list_model_get_n_items (windows);
  g_autoptr (GtkWindow) window = NULL;

  if (now <= n)
    return NULL;
  for (guint i = 0; i < now; i++)
    {
      g_autoptr (GtkWindow) candidate = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (candidate) != NULL)
        g_set_object (&window, candidate);
    }
  g_assert_nonnull (window);

  return window;
}

static void
check_dialog (guint       n_windows,
              const char *screen)
{
  GtkWindow *window;

  settle ();
  window = get_new_window (n_windows);
  if (window == NULL)
    return;

  /* The desktop's own dialogs are not ours to name. */
  if (!GTK_IS_FILE_CHOOSER (window))
    {
      g_autofree char *name =
        g_strdup_printf ("%s, dialog “%s”", screen, gtk_window_get_title (window));

      g_ptr_array_unref (walk_check_screen (GTK_WIDGET (window), name));
    }
  gtk_window_destroy (window);
  settle ();
}

static gboolean
opens_dialog (GtkWidget *button)
{
  const char *label = gtk_button_get_label (GTK_BUTTON (button));

  return label != NULL && g_str_has_suffix (label, "…") && gtk_widget_is_sensitive (button);
}

static void
check_window (GtkWindow  *window,
              const char *screen)
{
  g_autoptr (GPtrArray) buttons = NULL;
  GListModel *windows = gtk_window_get_toplevels ();

  settle ();
  buttons = walk_check_screen (GTK_WIDGET (window), screen);
  for (guint i = 0; i < buttons->len; i++)
    {
      GtkWidget *button = g_ptr_array_index (buttons, i);

      /* What was done before may have taken it away. */
      if (!gtk_widget_get_mapped (button))
        continue;
      if (GTK_IS_MENU_BUTTON (button))
        check_popover (GTK_MENU_BUTTON (button), screen);
      else if (opens_dialog (button))
        {
          guint n = g_list_model_get_n_items (windows);

          g_signal_emit_by_name (button, "clicked");
          check_dialog (n, screen);
        }
    }
}

/* Returns: (transfer none): the stack of the window's pages, the first with an overview */
static GtkStack *
find_pages (GtkWidget *widget)
{
  if (GTK_IS_STACK (widget) && gtk_stack_get_child_by_name (GTK_STACK (widget), "overview") != NULL)
    return GTK_STACK (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkStack *found = find_pages (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
go (GtkWindow  *window,
    const char *scope,
    const char *page,
    const char *place)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.go", "(sss)", scope, page,
                                             place));
  settle ();
}

/* Returns: (transfer none) (nullable): the n-th widget of the type that is shown, from the front */
static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type,
             guint     *n)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_mapped (widget) && (*n)-- == 0)
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type, n);

      if (found != NULL)
        return found;
    }

  return NULL;
}

/* Each page of the form, from the first to the last; FALSE when there is no such form. */
static gboolean
check_form (GtkWindow  *window,
            const char *scope,
            const char *code)
{
  GtkStack *pages = find_pages (GTK_WIDGET (window));
  AspFormView *view;
  g_autofree char *place = NULL;
  g_autofree char *last = NULL;
  guint n = 0;

  go (window, scope, "questionnaires", code);
  place = asp_page_get_place (ASP_PAGE (gtk_stack_get_visible_child (pages)));
  if (place == NULL || !g_str_has_prefix (place, code))
    return FALSE;

  view = ASP_FORM_VIEW (find_widget (GTK_WIDGET (window), ASP_TYPE_FORM_VIEW, &(guint) { 0 }));
  while (g_strcmp0 (last, asp_form_view_get_page (view)) != 0)
    {
      g_autofree char *screen = g_strdup_printf ("%s, page %u", code, ++n);

      check_window (window, screen);
      g_free (last);
      last = g_strdup (asp_form_view_get_page (view));
      gtk_widget_activate_action (GTK_WIDGET (view), "form.next", NULL);
      settle ();
    }

  return TRUE;
}

/* A table in which rows can be selected may then show what can be done with them. */
static void
check_selection (GtkWindow  *window,
                 GtkWidget  *page,
                 const char *screen)
{
  GtkWidget *table = find_widget (page, GTK_TYPE_COLUMN_VIEW, &(guint) { 0 });
  GtkSelectionModel *model;

  if (table == NULL)
    return;

  model = gtk_column_view_get_model (GTK_COLUMN_VIEW (table));
  for (guint n = 1; n <= 2 && n <= g_list_model_get_n_items (G_LIST_MODEL (model)); n++)
    {
      g_autofree char *selected = g_strdup_printf ("%s, %u selected", screen, n);

      if (!gtk_selection_model_select_item (model, n - 1, n == 1))
        break;
      check_window (window, selected);
    }
  gtk_selection_model_unselect_all (model);
}

/* What the first and the last row of each list open. */
static void
check_rows (GtkWindow  *window,
            GtkWidget  *page,
            const char *scope,
            const char *name,
            const char *screen)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; ; i++)
    {
      for (guint last = 0; last < 2; last++)
        {
          GtkWidget *list;
          GtkWidget *row;
          guint n = g_list_model_get_n_items (windows);

          go (window, scope, name, "");
          list = find_widget (page, GTK_TYPE_LIST_BOX, &(guint) { i });
          if (list == NULL)
            return;
          row = last ? gtk_widget_get_last_child (list) : gtk_widget_get_first_child (list);
          if (!GTK_IS_LIST_BOX_ROW (row) ||
              !gtk_list_box_row_get_activatable (GTK_LIST_BOX_ROW (row)))
            continue;
          g_signal_emit_by_name (list, "row-activated", row);
          check_dialog (n, screen);
        }
    }
}

static void
check_pages (GtkWindow  *window,
             const char *scope)
{
  GtkStack *stack = find_pages (GTK_WIDGET (window));
  g_autoptr (GtkSelectionModel) pages = gtk_stack_get_pages (stack);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (pages)); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (pages), i);
      GtkStackPage *page = GTK_STACK_PAGE (item);
      GtkWidget *child = gtk_stack_page_get_child (page);
      const char *name = gtk_stack_page_get_name (page);
      g_autofree char *screen = g_strdup_printf ("%s of %s", name,
                                                 g_str_has_prefix (scope, "all") ? "all" : "one");

      go (window, scope, name, "");
      check_window (window, screen);
      /* A page may say that it is not for this scope. */
      if (gtk_stack_get_visible_child (stack) != child)
        continue;
      if (gtk_widget_activate_action (child, "schedule.next-late", NULL))
        {
          g_autofree char *task = g_strdup_printf ("%s, late task", screen);

          check_window (window, task);
        }
      check_selection (window, child, screen);
      check_rows (window, child, scope, name, screen);
    }
}

static GtkWindow *
find_window (GtkApplication *application)
{
  GtkWindow *window = NULL;

  for (guint i = 0; i < 200; i++)
    {
      settle ();
      window = gtk_application_get_active_window (application);
      if (window != NULL && asp_window_get_document (ASP_WINDOW (window)) != NULL)
        break;
    }
  g_assert_nonnull (window);
  g_assert_nonnull (asp_window_get_document (ASP_WINDOW (window)));

  return window;
}

/* Returns: (transfer none): one of the sample's that has everything: a plan, answers, roles */
static AspRecord *
find_municipality (GtkWindow *window)
{
  AspDocument *document = asp_window_get_document (ASP_WINDOW (window));
  GListModel *list = G_LIST_MODEL (asp_document_get_municipalities (document));

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (AspRecord) record = g_list_model_get_item (list, i);

      if (g_strcmp0 (asp_record_get_text (record, "name"), "Nagymaros") == 0)
        return record;
    }

  g_assert_not_reached ();
}

/* What it shows is read by another thread first. */
static void
wait_for_preview (GtkWindow *dialog)
{
  GObject *stack = gtk_widget_get_template_child (GTK_WIDGET (dialog),
                                                  ASP_TYPE_SCHEDULE_IMPORT_DIALOG, "stack");

  while (g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)), "preview") != 0)
    g_main_context_iteration (NULL, TRUE);
}

/* Dialogs that are opened with a choice in a table or in the desktop's file dialog. */
static void
check_other_dialogs (GtkWindow *window,
                     AspRecord *record)
{
  static const char table[] = "Név;KSH-kód\nÁgfalva;04570\nRossz;04571\n";
  AspDocument *document = asp_window_get_document (ASP_WINDOW (window));
  g_autoptr (AspPlanner) planner = asp_planner_new (document);
  g_autofree char *path = g_build_filename (g_getenv ("ASP_TEST_SOURCE_DIR"), "tests", "data",
                                            "exchange", "drift.xml", NULL);
  g_autoptr (GFile) schedule = g_file_new_for_path (path);
  g_autoptr (GBytes) contents = g_bytes_new_static (table, sizeof table - 1);
  g_autoptr (GError) error = NULL;
  GtkWindow *dialogs[] = {
    asp_municipality_dialog_new (document, ASP_MUNICIPALITY (record)),
    asp_import_dialog_new (document, contents, "önkormányzatok.csv", &error),
    asp_schedule_import_dialog_new (planner, asp_record_get_id (record), schedule),
  };

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      gtk_window_set_transient_for (dialogs[i], window);
      gtk_window_present (dialogs[i]);
      if (ASP_IS_SCHEDULE_IMPORT_DIALOG (dialogs[i]))
        wait_for_preview (dialogs[i]);
      check_window (dialogs[i], G_OBJECT_TYPE_NAME (dialogs[i]));
      gtk_window_destroy (dialogs[i]);
      settle ();
    }
}

/* Buttons of windows that are closed now may come again at the same addresses. */
static void
end_walk (guint n_screens)
{
  walk_assert_no_faults (n_screens);
  g_hash_table_remove_all (opened);
}

static void
test_start (gconstpointer data)
{
  GtkWindow *window = GTK_WINDOW (asp_window_new (ADW_APPLICATION ((gpointer) data)));

  gtk_window_present (window);
  check_window (window, "start page");
  gtk_window_destroy (window);
  settle ();
  end_walk (2);
}

static void
test_application_windows (gconstpointer data)
{
  static const char *const actions[] = { "about", "shortcuts", "preferences" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      GListModel *windows = gtk_window_get_toplevels ();
      g_autoptr (GtkWindow) window = NULL;

      g_action_group_activate_action (G_ACTION_GROUP (data), actions[i], NULL);
      g_assert_cmpuint (g_list_model_get_n_items (windows), ==, 1);
      window = g_list_model_get_item (windows, 0);
      check_window (window, actions[i]);
      gtk_window_destroy (window);
      settle ();
    }
  end_walk (3);
}

static void
test_pages (gconstpointer data)
{
  GtkApplication *application = (GtkApplication *) data;
  g_autofree char *scope = NULL;
  AspRecord *municipality;
  GtkWindow *window;
  guint n_forms = 0;

  g_action_group_activate_action (G_ACTION_GROUP (application), "sample", NULL);
  window = find_window (application);
  municipality = find_municipality (window);
  scope = g_strdup_printf ("municipality %" G_GINT64_FORMAT, asp_record_get_id (municipality));
  check_pages (window, "all 0");
  check_pages (window, scope);
  for (char code[] = "F1"; code[1] <= '9'; code[1]++)
    n_forms += check_form (window, scope, code) ? 1 : 0;
  g_assert_cmpuint (n_forms, >, 0);
  check_other_dialogs (window, municipality);

  gtk_window_close (window);
  settle ();
  end_walk (20);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AspApplication) application = NULL;
  g_autoptr (GError) error = NULL;

  gtk_test_init (&argc, &argv, NULL);
  /* In the language that is named. */
  g_assert_cmpint (argc, ==, 2);
  g_assert_nonnull (setlocale (LC_ALL, argv[1]));
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("CSATLAKOZAS_LOCALEDIR"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  application = asp_application_new ();
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_assert_no_error (error);
  g_test_set_nonfatal_assertions ();
  opened = g_hash_table_new (NULL, NULL);

  g_test_add_data_func ("/walk/start", application, test_start);
  g_test_add_data_func ("/walk/application-windows", application, test_application_windows);
  g_test_add_data_func ("/walk/pages", application, test_pages);

  return g_test_run ();
}
