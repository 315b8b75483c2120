/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-application-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <locale.h>

#include "asp-compat-about.h"
#include "asp-preferences-window.h"
#include "asp-settings.h"

#define APPLICATION_ID "hu.onkormanyzat.Csatlakozas"
#define SHORTCUTS_RESOURCE "/hu/onkormanyzat/Csatlakozas/asp-shortcuts-window.ui"
#define GAZETTEER_LICENCE "https://creativecommons.org/licenses/by/4.0/deed.hu"

/* Which versions stand behind an error that a user reports. */
static char *
describe_versions (void)
{
  g_autofree char *system = g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME);

  return g_strdup_printf ("Csatlakozás %s\nGTK %u.%u.%u\nlibadwaita %u.%u.%u\n"
                          "GLib %u.%u.%u\n%s\n%s\n",
                          PACKAGE_VERSION, gtk_get_major_version (), gtk_get_minor_version (),
                          gtk_get_micro_version (), adw_get_major_version (),
                          adw_get_minor_version (), adw_get_micro_version (), glib_major_version,
                          glib_minor_version, glib_micro_version,
                          system != NULL ? system : "", setlocale (LC_MESSAGES, NULL));
}

static void
about_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  g_autofree char *versions = describe_versions ();
  g_autofree char *licence = NULL;
  AspCompatAbout about = {
    .name = _("Csatlakozás"),
    .icon_name = APPLICATION_ID,
    .version = PACKAGE_VERSION,
    .comments = _("Joining the municipal ASP centre: schedule, "
                  "questionnaires and costs of the municipalities"),
    .developer = _("The Csatlakozás developers"),
    /* Translators: your name, and those of who translated before you, a line each */
    .translators = _("translator-credits"),
    .copyright = "© 2026 The Csatlakozás developers",
    .versions = versions,
    .data_title = _("Gazetteer of Hungary (KSH Helységnévtár)"),
    .data_copyright = "© Központi Statisztikai Hivatal",
  };

  /* Translators: %s is the address of the licence */
  licence = g_strdup_printf (_("Names and codes of municipalities come from the gazetteer of "
                               "the Hungarian Central Statistical Office (KSH), used under the "
                               "licence CC BY 4.0: %s"),
                             "<a href=\"" GAZETTEER_LICENCE "\">" GAZETTEER_LICENCE "</a>");
  about.data_licence = licence;
  asp_compat_show_about (gtk_application_get_active_window (GTK_APPLICATION (user_data)), &about);
}

static void
shortcuts_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (user_data));
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (SHORTCUTS_RESOURCE);
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "shortcuts"));

  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}

static void
preferences_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  GtkWindow *parent = gtk_application_get_active_window (GTK_APPLICATION (user_data));
  GtkWindow *window = asp_preferences_window_new (asp_settings_get ());

  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}

static void
color_scheme_changed_cb (GSettings *settings)
{
  static const AdwColorScheme schemes[] = {
    ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK,
  };
  guint chosen = (guint) g_settings_get_enum (settings, "color-scheme");

  g_return_if_fail (chosen < G_N_ELEMENTS (schemes));

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[chosen]);
}

/* The windows of the main menu's last section, and the colours that the user has chosen. */
void
_asp_application_add_dialogs (GtkApplication *application)
{
  static const GActionEntry actions[] = {
    { .name = "about", .activate = about_cb },
    { .name = "shortcuts", .activate = shortcuts_cb },
    { .name = "preferences", .activate = preferences_cb },
  };
  static const char *const shortcuts_keys[] = { "<Control>question", NULL };
  static const char *const preferences_keys[] = { "<Control>comma", NULL };
  GSettings *settings = asp_settings_get ();

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  gtk_application_set_accels_for_action (application, "app.shortcuts", shortcuts_keys);
  gtk_application_set_accels_for_action (application, "app.preferences", preferences_keys);

  if (settings == NULL)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (application), "preferences");

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), FALSE);
      return;
    }
  g_signal_connect_object (settings, "changed::color-scheme", G_CALLBACK (color_scheme_changed_cb),
                           application, 0);
  color_scheme_changed_cb (settings);
}
