/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The windows that belong to no document: what the preferences do, and that the list of keys is
 * neither short of one nor names one that does nothing. */

#include <adwaita.h>
#include <locale.h>

#include "asp-application.h"
#include "asp-preferences-window.h"
#include "asp-settings.h"
#include "asp-window.h"

/* A class with keys that the window makes later than itself; its header needs layers below. */
GType asp_timeline_row_get_type (void);

typedef void (*WidgetFunc) (GtkWidget *widget,
                            gpointer   user_data);

static void
walk (GtkWidget  *widget,
      WidgetFunc  func,
      gpointer    user_data)
{
  func (widget, user_data);
  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    walk (child, func, user_data);
}

typedef struct
{
  GType      type;
  GtkWidget *found;             /* (nullable) */
} Search;

static void
search_cb (GtkWidget *widget,
           gpointer   user_data)
{
  Search *search = user_data;

  if (search->found == NULL && g_type_is_a (G_OBJECT_TYPE (widget), search->type))
    search->found = widget;
}

static gpointer
find_widget (GtkWindow *window,
             GType      type)
{
  Search search = { type, NULL };

  walk (GTK_WIDGET (window), search_cb, &search);
  g_assert_nonnull (search.found);

  return search.found;
}

/* Each row changes its own key, and shows what the key is changed to. */
static void
test_preferences (void)
{
  GSettings *settings = asp_settings_get ();
  GtkWindow *window = asp_preferences_window_new (settings);
  AdwComboRow *colors = find_widget (window, ADW_TYPE_COMBO_ROW);
  GtkSwitch *reopen = find_widget (window, GTK_TYPE_SWITCH);
  GtkEditable *author = find_widget (window, ADW_TYPE_ENTRY_ROW);
  g_autofree char *scheme = NULL;
  g_autofree char *name = NULL;

  g_assert_cmpuint (adw_combo_row_get_selected (colors), ==, 0);
  adw_combo_row_set_selected (colors, 2);
  scheme = g_settings_get_string (settings, "color-scheme");
  g_assert_cmpstr (scheme, ==, "dark");
  g_assert_true (g_settings_set_string (settings, "color-scheme", "light"));
  g_assert_cmpuint (adw_combo_row_get_selected (colors), ==, 1);

  g_assert_true (gtk_switch_get_active (reopen));
  gtk_switch_set_active (reopen, FALSE);
  g_assert_false (g_settings_get_boolean (settings, "reopen-document"));

  gtk_editable_set_text (author, "Kovács Mária");
  name = g_settings_get_string (settings, "author");
  g_assert_cmpstr (name, ==, "Kovács Mária");

  gtk_window_destroy (window);
  g_settings_reset (settings, "color-scheme");
  g_settings_reset (settings, "reopen-document");
  g_settings_reset (settings, "author");
}

/* Forced to what was chosen, and back in the hands of the desktop. */
static void
test_color_scheme (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  GSettings *settings = asp_settings_get ();

  g_settings_set_string (settings, "color-scheme", "dark");
  g_assert_cmpint (adw_style_manager_get_color_scheme (manager), ==, ADW_COLOR_SCHEME_FORCE_DARK);
  g_settings_set_string (settings, "color-scheme", "light");
  g_assert_cmpint (adw_style_manager_get_color_scheme (manager), ==, ADW_COLOR_SCHEME_FORCE_LIGHT);
  g_settings_reset (settings, "color-scheme");
  g_assert_cmpint (adw_style_manager_get_color_scheme (manager), ==, ADW_COLOR_SCHEME_DEFAULT);
}

/* Keys that the list leaves out: the second key for the same, and what every dialog has. */
static const char *const unlisted[] = {
  "<Control>equal", "<Control>KP_Add", "<Control>KP_Subtract", "KP_Left", "KP_Right",
  "<Control>KP_Left", "<Control>KP_Right", "<Control><Shift>KP_Left", "<Control><Shift>KP_Right",
  "<Control><Shift>colon", "<Control><Shift>greater",
};

static gboolean
is_unlisted (GtkShortcutTrigger *trigger)
{
  for (guint i = 0; i < G_N_ELEMENTS (unlisted); i++)
    {
      g_autoptr (GtkShortcutTrigger) other = gtk_shortcut_trigger_parse_string (unlisted[i]);

      g_assert_nonnull (other);
      if (gtk_shortcut_trigger_equal (trigger, other))
        return TRUE;
    }

  return FALSE;
}

/* Takes the key of each action that a class of ours, or a controller of one, is bound to. */
static void
collect_keys_cb (GtkWidget *widget,
                 gpointer   user_data)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  GPtrArray *triggers = user_data;

  if (!g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "Asp"))
    return;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GObject) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          /* The second is the same key on the keypad. */
          if (GTK_IS_ALTERNATIVE_TRIGGER (trigger))
            trigger = gtk_alternative_trigger_get_first (GTK_ALTERNATIVE_TRIGGER (trigger));
          if (GTK_IS_NAMED_ACTION (gtk_shortcut_get_action (shortcut)) &&
              GTK_IS_KEYVAL_TRIGGER (trigger) && !is_unlisted (trigger))
            g_ptr_array_add (triggers, g_object_ref (trigger));
        }
    }
}

static void
collect_keys_of_types (GType      type,
                       GPtrArray *triggers)
{
  guint n;
  g_autofree GType *types = g_type_children (type, &n);

  if (g_str_has_prefix (g_type_name (type), "Asp") && g_type_is_a (type, GTK_TYPE_WIDGET) &&
      !G_TYPE_IS_ABSTRACT (type) && !g_type_is_a (type, ASP_TYPE_PREFERENCES_WINDOW))
    {
      GtkWidget *widget = g_object_ref_sink (g_object_new (type, NULL));

      /* What a view binds to a widget inside it is a key of the view. */
      walk (widget, collect_keys_cb, triggers);
      if (GTK_IS_WINDOW (widget))
        gtk_window_destroy (GTK_WINDOW (widget));
      g_object_unref (widget);
    }
  for (guint i = 0; i < n; i++)
    collect_keys_of_types (types[i], triggers);
}

/* Returns: (transfer full) (element-type GtkShortcutTrigger): what the program does by keys */
static GPtrArray *
collect_keys (GtkApplication *application)
{
  GPtrArray *triggers = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (application);
  AspWindow *window = asp_window_new (ADW_APPLICATION (application));

  g_type_ensure (asp_timeline_row_get_type ());
  collect_keys_of_types (GTK_TYPE_WIDGET, triggers);
  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_auto (GStrv) keys = gtk_application_get_accels_for_action (application, actions[i]);

      for (guint j = 0; keys[j] != NULL; j++)
        g_ptr_array_add (triggers, gtk_shortcut_trigger_parse_string (keys[j]));
    }
  /* The primary menu button has it from GTK. */
  g_ptr_array_add (triggers, gtk_shortcut_trigger_parse_string ("F10"));
  gtk_window_destroy (GTK_WINDOW (window));

  return triggers;
}

static void
add_accelerators (GPtrArray  *triggers,
                  const char *accelerator)
{
  g_auto (GStrv) ends = g_strsplit (accelerator, "...", 2);
  const char *first = ends[0];

  /* "<Control>1...9": each of them */
  if (ends[1] != NULL)
    {
      gsize length = strlen (first);

      for (char digit = first[length - 1]; digit <= ends[1][0]; digit++)
        {
          g_autofree char *one = g_strdup_printf ("%.*s%c", (int) length - 1, first, digit);

          g_ptr_array_add (triggers, gtk_shortcut_trigger_parse_string (one));
        }
      return;
    }

  g_ptr_array_add (triggers, gtk_shortcut_trigger_parse_string (accelerator));
  g_assert_nonnull (g_ptr_array_index (triggers, triggers->len - 1));
}

static void
collect_listed_cb (GtkWidget *widget,
                   gpointer   user_data)
{
  g_autofree char *accelerator = NULL;

  if (!GTK_IS_SHORTCUTS_SHORTCUT (widget))
    return;

  g_object_get (widget, "accelerator", &accelerator, NULL);
  add_accelerators (user_data, accelerator);
}

static gboolean
equal_triggers (gconstpointer a,
                gconstpointer b)
{
  return gtk_shortcut_trigger_equal (a, b);
}

static void
assert_has_all (GPtrArray  *triggers,
                GPtrArray  *others,
                const char *complaint)
{
  for (guint i = 0; i < others->len; i++)
    {
      GtkShortcutTrigger *trigger = g_ptr_array_index (others, i);
      g_autofree char *text = gtk_shortcut_trigger_to_string (trigger);

      if (!g_ptr_array_find_with_equal_func (triggers, trigger, equal_triggers, NULL))
        g_test_message ("%s %s", text, complaint);
    }
  for (guint i = 0; i < others->len; i++)
    g_assert_true (g_ptr_array_find_with_equal_func (triggers, g_ptr_array_index (others, i),
                                                     equal_triggers, NULL));
}

static void
test_shortcuts (gconstpointer data)
{
  GtkApplication *application = (GtkApplication *) data;
  g_autoptr (GtkBuilder) builder =
    gtk_builder_new_from_resource ("/hu/onkormanyzat/Csatlakozas/asp-shortcuts-window.ui");
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));
  g_autoptr (GPtrArray) keys = collect_keys (application);
  g_autoptr (GPtrArray) listed = g_ptr_array_new_with_free_func (g_object_unref);

  g_assert_nonnull (window);
  walk (GTK_WIDGET (window), collect_listed_cb, listed);
  g_assert_cmpuint (listed->len, >, 25);
  assert_has_all (keys, listed, "is listed and does nothing");
  assert_has_all (listed, keys, "does something and is not listed");

  gtk_window_destroy (window);
}

static void
test_actions_open_windows (gconstpointer data)
{
  GApplication *application = (GApplication *) data;
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < 3; i++)
    {
      static const char *const actions[] = { "about", "shortcuts", "preferences" };
      static const char *const types[] = {
        "AdwAboutWindow", "GtkShortcutsWindow", "AspPreferencesWindow"
      };
      g_autoptr (GtkWindow) window = NULL;

      g_assert_cmpuint (g_list_model_get_n_items (windows), ==, 0);
      g_action_group_activate_action (G_ACTION_GROUP (application), actions[i], NULL);
      g_assert_cmpuint (g_list_model_get_n_items (windows), ==, 1);
      window = g_list_model_get_item (windows, 0);
      g_assert_cmpstr (G_OBJECT_TYPE_NAME (window), ==, types[i]);
      gtk_window_destroy (window);
    }
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AspApplication) application = NULL;
  g_autoptr (GError) error = NULL;

  gtk_test_init (&argc, &argv, NULL);
  g_assert_nonnull (setlocale (LC_ALL, "hu_HU.UTF-8"));
  application = asp_application_new ();
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_assert_no_error (error);

  g_test_add_func ("/app/preferences/rows-are-the-keys", test_preferences);
  g_test_add_func ("/app/preferences/colours", test_color_scheme);
  g_test_add_data_func ("/app/shortcuts/all-keys-and-no-others", application, test_shortcuts);
  g_test_add_data_func ("/app/dialogs/open", application, test_actions_open_windows);

  return g_test_run ();
}
