/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Walks through the program in one language: every page for everybody and for one municipality,
 * every questionnaire, every popover, rows that are selected, and every dialog that a button with
 * an ellipsis opens. On each screen these are faults: two widgets with one access key, a widget
 * with the keyboard's focus but no name, a widget that only a pointer reaches. A page or dialog
 * that is new is walked as well. */

#include <adwaita.h>
#include <glib/gi18n.h>
#include <locale.h>

#include "asp-application.h"
#include "asp-form-view.h"
#include "asp-import-dialog.h"
#include "asp-municipality-dialog.h"
#include "asp-page.h"
#include "asp-record-list.h"
#include "asp-window.h"

typedef struct
{
  GPtrArray  *faults;           /* (owned) (element-type utf8) */
  GPtrArray  *screens;          /* (owned) (element-type utf8): what was looked at */
  const char *screen;           /* the one that is looked at */
  GHashTable *popovers;         /* (owned): those that were looked at */
  GHashTable *keys;             /* of this screen: lower-case key value → GtkLabel */
} Walk;

static Walk walk;

/* What takes the keyboard by GTK's own doing, inside a widget that has the name. */
static const char *const nameless[] = {
  "GtkText", "GtkTextView", "GtkPopover", "GtkPopoverMenu", "GtkScrolledWindow", "GtkViewport",
  "GtkListItemWidget", "GtkColumnViewCell", "GtkColumnViewTitle", "GtkColumnListView",
  /* The rows of a column view from GTK 4.12 on. */
  "GtkColumnViewRowWidget",
};

/* What is drawn or dragged; the keyboard does the same on the rows beside it (ux.md, A3, A9). */
static const char *const by_pointer_too[] = {
  "AspSplitter", "AspTimelineBody", "AspTimelineCanvas", "AspTimelineRuler", "AspTimelineTitles",
};

static gboolean
is_one_of (GtkWidget         *widget,
           const char *const *types,
           guint              n)
{
  for (guint i = 0; i < n; i++)
    {
      if (g_str_equal (G_OBJECT_TYPE_NAME (widget), types[i]))
        return TRUE;
    }

  return FALSE;
}

static gboolean
holds_words (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_label_get_text (GTK_LABEL (widget))[0] != '\0')
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (holds_words (child))
        return TRUE;
    }

  return FALSE;
}

/* What an assistive technology is told: GTK 4.8 reads a name and labels, and never the content;
 * but a row is read by what it holds. */
static gboolean
has_name (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);
  g_autofree char *empty = NULL;

  if (GTK_IS_LIST_BOX_ROW (widget))
    return holds_words (widget);
  if (GTK_IS_MENU_BUTTON (widget) &&
      gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (widget)) == NULL)
    return holds_words (widget);
  /* The icon is the button's label, and is called "GtkImage". */
  if (!(GTK_IS_BUTTON (widget) && GTK_IS_IMAGE (gtk_button_get_child (GTK_BUTTON (widget)))) &&
      gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return TRUE;
  if (!gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL))
    return FALSE;

  empty = gtk_test_accessible_check_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, "");

  return empty != NULL;
}

static void G_GNUC_PRINTF (2, 3)
add_fault (GtkWidget  *widget,
           const char *format,
           ...)
{
  g_autoptr (GString) text = g_string_new (NULL);
  va_list args;

  g_string_append_printf (text, "%s: %s", walk.screen, G_OBJECT_TYPE_NAME (widget));
  for (GtkWidget *parent = gtk_widget_get_parent (widget);
       parent != NULL;
       parent = gtk_widget_get_parent (parent))
    {
      if (g_str_has_prefix (G_OBJECT_TYPE_NAME (parent), "Asp"))
        {
          g_string_append_printf (text, " in %s", G_OBJECT_TYPE_NAME (parent));
          break;
        }
    }
  g_string_append (text, " ");
  va_start (args, format);
  g_string_append_vprintf (text, format, args);
  va_end (args);

  g_ptr_array_add (walk.faults, g_string_free (g_steal_pointer (&text), FALSE));
}

/* A row for text has its title twice, as a heading and as a placeholder. */
static gboolean
is_same_title (GtkLabel *a,
               GtkLabel *b)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (a), ADW_TYPE_ENTRY_ROW);

  return row != NULL && gtk_widget_is_ancestor (GTK_WIDGET (b), row) &&
         g_str_equal (gtk_label_get_label (a), gtk_label_get_label (b));
}

static void
check_key (GtkLabel *label)
{
  guint key = gtk_label_get_mnemonic_keyval (label);
  GtkLabel *other;

  /* GTK 4.8 says 0 of a label that may have a key and has none. */
  if (key == GDK_KEY_VoidSymbol || key == 0)
    return;

  key = gdk_keyval_to_lower (key);
  other = g_hash_table_lookup (walk.keys, GUINT_TO_POINTER (key));
  if (other == NULL)
    g_hash_table_insert (walk.keys, GUINT_TO_POINTER (key), label);
  else if (!is_same_title (label, other))
    add_fault (GTK_WIDGET (label), "has the access key of “%s” too: “%s”",
               gtk_label_get_label (other), gtk_label_get_label (label));
}

static gboolean
takes_clicks (GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_GESTURE_SINGLE (controller))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_reached_by_keyboard (GtkWidget *widget)
{
  if (!gtk_widget_get_focusable (widget))
    return FALSE;
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    {
      if (!gtk_widget_get_can_focus (widget))
        return FALSE;
    }

  return TRUE;
}

/* A button that GTK made is part of something that has the keyboard, or has keys of its own. */
static gboolean
is_made_by_us (GtkWidget *widget)
{
  /* An expander row holds its own row and those below it in lists. */
  if (GTK_IS_LIST_BOX (widget) &&
      gtk_widget_get_ancestor (widget, ADW_TYPE_EXPANDER_ROW) != NULL)
    return FALSE;

  for (GtkWidget *parent = gtk_widget_get_parent (widget);
       parent != NULL;
       parent = gtk_widget_get_parent (parent))
    {
      if (GTK_IS_WINDOW_CONTROLS (parent) || GTK_IS_CALENDAR (parent) || GTK_IS_EDITABLE (parent) ||
          GTK_IS_MENU_BUTTON (parent) || GTK_IS_DROP_DOWN (parent) || GTK_IS_SCROLLBAR (parent) ||
          ADW_IS_COMBO_ROW (parent) || ADW_IS_ABOUT_WINDOW (parent) ||
          GTK_IS_SHORTCUTS_WINDOW (parent) ||
          g_str_equal (G_OBJECT_TYPE_NAME (parent), "AdwToastWidget"))
        return FALSE;
    }

  return TRUE;
}

/* A menu button gives its name to the button inside, which takes the keyboard. */
static gboolean
takes_keyboard (GtkWidget *widget)
{
  if (GTK_IS_MENU_BUTTON (widget))
    return TRUE;

  return gtk_widget_get_focusable (widget) && gtk_widget_get_sensitive (widget) &&
         !GTK_IS_LABEL (widget) && !is_one_of (widget, nameless, G_N_ELEMENTS (nameless));
}

static void
check_widget (GtkWidget *widget)
{
  gboolean is_button = GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget);

  if (GTK_IS_WINDOW (widget))
    return;
  if (GTK_IS_LABEL (widget))
    check_key (GTK_LABEL (widget));

  if (takes_keyboard (widget) && is_made_by_us (widget) && !has_name (widget))
    add_fault (widget, "has no name");

  if (!(is_button && is_made_by_us (widget)) &&
      !(g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "Asp") && takes_clicks (widget)))
    return;
  if (!is_reached_by_keyboard (widget) &&
      !is_one_of (widget, by_pointer_too, G_N_ELEMENTS (by_pointer_too)))
    add_fault (widget, "is reached by pointer only");
}

/* Popovers are looked at when they are open, for themselves: their access keys are their own. */
static void
check_tree (GtkWidget *widget,
            GPtrArray *buttons)
{
  if (!gtk_widget_get_mapped (widget))
    return;

  check_widget (widget);
  if (GTK_IS_MENU_BUTTON (widget) || GTK_IS_BUTTON (widget))
    g_ptr_array_add (buttons, g_object_ref (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!GTK_IS_NATIVE (child))
        check_tree (child, buttons);
    }
}

/* Returns: (transfer container): the buttons in the window or popover */
static GPtrArray *
check_screen (GtkWidget  *root,
              const char *screen)
{
  GPtrArray *buttons = g_ptr_array_new_with_free_func (g_object_unref);

  walk.screen = screen;
  walk.keys = g_hash_table_new (NULL, NULL);
  check_tree (root, buttons);
  g_clear_pointer (&walk.keys, g_hash_table_unref);
  g_ptr_array_add (walk.screens, g_strdup (screen));

  return buttons;
}

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
  GtkPopover *popover = gtk_menu_button_get_popover (button);
  const char *tooltip = gtk_widget_get_tooltip_text (GTK_WIDGET (button));
  g_autofree char *name =
    g_strdup_printf ("%s, popover “%s”", screen,
                     tooltip != NULL ? tooltip : gtk_menu_button_get_label (button));

  if (popover == NULL || !gtk_widget_get_sensitive (GTK_WIDGET (button)) ||
      !g_hash_table_add (walk.popovers, popover))
    return;

  gtk_menu_button_popup (button);
  settle ();
  if (gtk_widget_get_mapped (GTK_WIDGET (popover)))
    g_ptr_array_unref (check_screen (GTK_WIDGET (popover), name));
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

      g_ptr_array_unref (check_screen (GTK_WIDGET (window), name));
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
  buttons = check_screen (GTK_WIDGET (window), screen);
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

/* Dialogs that are opened with a choice in a table or in the desktop's file dialog. */
static void
check_other_dialogs (GtkWindow *window,
                     AspRecord *record)
{
  static const char table[] = "Név;KSH-kód\nÁgfalva;04570\nRossz;04571\n";
  AspDocument *document = asp_window_get_document (ASP_WINDOW (window));
  g_autoptr (GBytes) contents = g_bytes_new_static (table, sizeof table - 1);
  g_autoptr (GError) error = NULL;
  GtkWindow *dialogs[] = {
    asp_municipality_dialog_new (document, ASP_MUNICIPALITY (record)),
    asp_import_dialog_new (document, contents, "önkormányzatok.csv", &error),
  };

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (dialogs); i++)
    {
      gtk_window_set_transient_for (dialogs[i], window);
      gtk_window_present (dialogs[i]);
      check_window (dialogs[i], G_OBJECT_TYPE_NAME (dialogs[i]));
      gtk_window_destroy (dialogs[i]);
      settle ();
    }
}

static void
assert_no_faults (guint n_screens)
{
  for (guint i = 0; i < walk.screens->len; i++)
    g_test_message ("looked at %s", (char *) g_ptr_array_index (walk.screens, i));
  for (guint i = 0; i < walk.faults->len; i++)
    g_test_message ("FAULT %s", (char *) g_ptr_array_index (walk.faults, i));
  if (walk.faults->len > 0)
    g_test_fail ();

  g_assert_cmpuint (walk.screens->len, >=, n_screens);
  g_ptr_array_set_size (walk.screens, 0);
  g_ptr_array_set_size (walk.faults, 0);
  g_hash_table_remove_all (walk.popovers);
}

static void
test_start (gconstpointer data)
{
  GtkWindow *window = GTK_WINDOW (asp_window_new (ADW_APPLICATION ((gpointer) data)));

  gtk_window_present (window);
  check_window (window, "start page");
  gtk_window_destroy (window);
  settle ();
  assert_no_faults (2);
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
  assert_no_faults (3);
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
  assert_no_faults (20);
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
  walk.faults = g_ptr_array_new_with_free_func (g_free);
  walk.popovers = g_hash_table_new (NULL, NULL);
  walk.screens = g_ptr_array_new_with_free_func (g_free);

  g_test_add_data_func ("/walk/start", application, test_start);
  g_test_add_data_func ("/walk/application-windows", application, test_application_windows);
  g_test_add_data_func ("/walk/pages", application, test_pages);

  return g_test_run ();
}
