/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "walk-checks.h"

#include <adwaita.h>

#include "asp-form-view.h"
#include "asp-window.h"

typedef struct
{
  GPtrArray  *faults;           /* (owned) (element-type utf8) */
  GPtrArray  *screens;          /* (owned) (element-type utf8): what was looked at */
  const char *screen;           /* the one that is looked at */
  GPtrArray  *keyless;          /* of this screen: (element-type GtkLabel): without a key */
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

static gboolean
has_key (GtkLabel *label)
{
  guint key = gtk_label_get_mnemonic_keyval (label);

  return key != GDK_KEY_VoidSymbol && key != 0;
}

/* Returns: (transfer none) (nullable): the first label in the widget that is shown */
static GtkLabel *
find_label (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return NULL;
  if (GTK_IS_LABEL (widget))
    return GTK_LABEL (widget);

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkLabel *label = find_label (child);

      if (label != NULL)
        return label;
    }

  return NULL;
}

/* A row that is a control with its label, or that works the control at its end. */
static gboolean
is_control_row (GtkWidget *widget)
{
  return ADW_IS_ENTRY_ROW (widget) || ADW_IS_COMBO_ROW (widget) ||
         (ADW_IS_ACTION_ROW (widget) &&
          adw_action_row_get_activatable_widget (ADW_ACTION_ROW (widget)) != NULL);
}

static gboolean
is_in_dialog (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return !ASP_IS_WINDOW (root) && !GTK_IS_SHORTCUTS_WINDOW (root) && !ADW_IS_ABOUT_WINDOW (root);
}

/* Rows that open something are no controls, and are labels of themselves. Questions come and go
 * while a questionnaire is filled in, so that their keys would change. */
static gboolean
is_control_label (GtkLabel *label)
{
  GtkWidget *control = gtk_label_get_mnemonic_widget (label);

  return control != NULL && !GTK_IS_LIST_BOX_ROW (control) &&
         gtk_widget_get_ancestor (control, ASP_TYPE_FORM_VIEW) == NULL;
}

/* Whatever has a label has an access key in it (ux.md, H4); of the buttons those in dialogs: pages
 * have keys of their own. */
static void
check_labelled (GtkWidget *widget)
{
  GtkLabel *label = NULL;

  if (GTK_IS_LABEL (widget) && is_control_label (GTK_LABEL (widget)))
    label = GTK_LABEL (widget);
  else if (is_control_row (widget) ||
           (GTK_IS_BUTTON (widget) && is_made_by_us (widget) && is_in_dialog (widget)))
    label = find_label (widget);

  if (label != NULL && !has_key (label))
    g_ptr_array_add (walk.keyless, label);
}

/* Those of labels that may be shown later, too. */
static void
collect_keys (GtkWidget  *widget,
              GHashTable *keys)
{
  if (GTK_IS_LABEL (widget) && has_key (GTK_LABEL (widget)))
    {
      guint key = gtk_label_get_mnemonic_keyval (GTK_LABEL (widget));

      g_hash_table_add (keys, GUINT_TO_POINTER (gdk_keyval_to_lower (key)));
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_keys (child, keys);
}

/* When all of the screen has been seen: a label without a key has no letter that is free. */
static void
check_keyless (GtkWidget *root)
{
  g_autoptr (GHashTable) keys = g_hash_table_new (NULL, NULL);

  collect_keys (root, keys);
  for (guint i = 0; i < walk.keyless->len; i++)
    {
      GtkLabel *label = g_ptr_array_index (walk.keyless, i);

      for (const char *p = gtk_label_get_text (label); *p != '\0'; p = g_utf8_next_char (p))
        {
          gunichar letter = g_unichar_tolower (g_utf8_get_char (p));

          if (!g_unichar_isalpha (letter) ||
              g_hash_table_contains (keys, GUINT_TO_POINTER (gdk_unicode_to_keyval (letter))))
            continue;
          add_fault (GTK_WIDGET (label), "has no access key: “%s”", gtk_label_get_label (label));
          break;
        }
    }
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
  check_labelled (widget);

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
GPtrArray *
walk_check_screen (GtkWidget  *root,
              const char *screen)
{
  GPtrArray *buttons = g_ptr_array_new_with_free_func (g_object_unref);

  if (walk.faults == NULL)
    {
      walk.faults = g_ptr_array_new_with_free_func (g_free);
      walk.screens = g_ptr_array_new_with_free_func (g_free);
    }
  walk.screen = screen;
  walk.keys = g_hash_table_new (NULL, NULL);
  walk.keyless = g_ptr_array_new ();
  check_tree (root, buttons);
  check_keyless (root);
  g_clear_pointer (&walk.keyless, g_ptr_array_unref);
  g_clear_pointer (&walk.keys, g_hash_table_unref);
  g_ptr_array_add (walk.screens, g_strdup (screen));

  return buttons;
}

/* Fails when something was found, or when fewer screens than that were looked at. */
void
walk_assert_no_faults (guint n_screens)
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
}
