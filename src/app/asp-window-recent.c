/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More are no longer found at a glance (HIG). */
#define MAX_RECENT 6

#define EXTENSION ".csatlakozas"

/* After "New" and "Open". */
#define PLACE_IN_MENU 2

static int
compare_visits (gconstpointer a,
                gconstpointer b)
{
  return g_date_time_compare (gtk_recent_info_get_visited ((GtkRecentInfo *) b),
                              gtk_recent_info_get_visited ((GtkRecentInfo *) a));
}

static gboolean
is_offered (AspWindow     *self,
            GtkRecentInfo *info)
{
  const char *uri = gtk_recent_info_get_uri (info);
  g_autofree char *own = NULL;

  if (self->document != NULL)
    own = g_file_get_uri (asp_document_get_file (self->document));

  return g_str_has_suffix (uri, EXTENSION) && g_strcmp0 (uri, own) != 0 &&
         gtk_recent_info_is_local (info) && gtk_recent_info_exists (info);
}

/* The name without its ending, and the folder, for offices name their files alike. */
static char *
describe (GtkRecentInfo *info)
{
  g_autoptr (GFile) file = g_file_new_for_uri (gtk_recent_info_get_uri (info));
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *place = folder != NULL ? g_file_get_basename (folder) : g_strdup ("/");
  g_autofree char *folder_name = g_filename_display_name (place);
  g_autofree char *name = g_strdup (gtk_recent_info_get_display_name (info));
  g_auto (GStrv) parts = NULL;

  if (g_str_has_suffix (name, EXTENSION))
    name[strlen (name) - strlen (EXTENSION)] = '\0';
  /* In a menu an underscore would mark an access key. */
  parts = g_strsplit (name, "_", -1);
  g_free (name);
  name = g_strjoinv ("__", parts);

  /* Translators: a document in the list of recent ones: its name, then its folder */
  return g_strdup_printf (_("%s (%s)"), name, folder_name);
}

static void
recent_changed_cb (AspWindow *self)
{
  GtkRecentManager *manager = gtk_recent_manager_get_default ();
  g_autolist (GtkRecentInfo) infos = g_list_sort (gtk_recent_manager_get_items (manager),
                                                  compare_visits);
  g_autoptr (GMenu) menu = g_menu_new ();
  guint n = 0;

  for (GList *l = infos; l != NULL && n < MAX_RECENT; l = l->next)
    {
      g_autofree char *label = NULL;
      g_autoptr (GMenuItem) item = NULL;

      if (!is_offered (self, l->data))
        continue;

      label = describe (l->data);
      item = g_menu_item_new (label, NULL);
      g_menu_item_set_action_and_target (item, "win.open-uri", "s",
                                         gtk_recent_info_get_uri (l->data));
      g_menu_append_item (menu, item);
      n++;
    }

  if (self->has_recent)
    g_menu_remove (self->file_section, PLACE_IN_MENU);
  self->has_recent = n > 0;
  if (n > 0)
    g_menu_insert_submenu (self->file_section, PLACE_IN_MENU, _("_Recent"), G_MENU_MODEL (menu));
}

/* Keeps the menu of recent documents up to date. */
void
_asp_window_init_recent (AspWindow *self)
{
  g_signal_connect_object (gtk_recent_manager_get_default (), "changed",
                           G_CALLBACK (recent_changed_cb), self, G_CONNECT_SWAPPED);
  recent_changed_cb (self);
}

void
_asp_window_update_recent (AspWindow *self)
{
  recent_changed_cb (self);
}
