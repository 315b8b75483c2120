/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-preferences-window.h"

struct _AspPreferencesWindow
{
  AdwWindow    parent_instance;

  /* Template widgets */
  AdwComboRow *color_scheme_row;
  GtkSwitch   *reopen_switch;
  AdwEntryRow *author_row;
};

G_DEFINE_FINAL_TYPE (AspPreferencesWindow, asp_preferences_window, ADW_TYPE_WINDOW)

/* The rows of the list, in the order of the template. */
static const char *const color_schemes[] = { "follow", "light", "dark" };

static gboolean
scheme_to_row (GValue   *value,
               GVariant *variant,
               gpointer  user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (color_schemes); i++)
    {
      if (g_str_equal (g_variant_get_string (variant, NULL), color_schemes[i]))
        {
          g_value_set_uint (value, i);
          return TRUE;
        }
    }

  return FALSE;
}

static GVariant *
row_to_scheme (const GValue       *value,
               const GVariantType *type,
               gpointer            user_data)
{
  guint row = g_value_get_uint (value);

  return row < G_N_ELEMENTS (color_schemes) ? g_variant_new_string (color_schemes[row]) : NULL;
}

static void
asp_preferences_window_class_init (AspPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/hu/onkormanyzat/Csatlakozas/asp-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AspPreferencesWindow, color_scheme_row);
  gtk_widget_class_bind_template_child (widget_class, AspPreferencesWindow, reopen_switch);
  gtk_widget_class_bind_template_child (widget_class, AspPreferencesWindow, author_row);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
asp_preferences_window_init (AspPreferencesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* What is chosen holds at once and needs no closing of the window. */
GtkWindow *
asp_preferences_window_new (GSettings *settings)
{
  AspPreferencesWindow *self;

  g_return_val_if_fail (G_IS_SETTINGS (settings), NULL);

  self = g_object_new (ASP_TYPE_PREFERENCES_WINDOW, NULL);
  g_settings_bind_with_mapping (settings, "color-scheme", self->color_scheme_row, "selected",
                                G_SETTINGS_BIND_DEFAULT, scheme_to_row, row_to_scheme, NULL, NULL);
  g_settings_bind (settings, "reopen-document", self->reopen_switch, "active",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "author", self->author_row, "text", G_SETTINGS_BIND_DEFAULT);

  return GTK_WINDOW (self);
}
