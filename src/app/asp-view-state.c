/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-view-state.h"

#define GROUP "view"

static char *
get_path (gint64 document_key)
{
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT ".ini", document_key);

  return g_build_filename (g_get_user_state_dir (), "csatlakozas", name, NULL);
}

/* Returns: (transfer full) (nullable): what was saved under that name */
char *
asp_view_state_load (gint64      document_key,
                     const char *name)
{
  g_autofree char *path = get_path (document_key);
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_return_val_if_fail (name != NULL, NULL);

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return NULL;

  return g_key_file_get_string (file, GROUP, name, NULL);
}

void
asp_view_state_save (gint64      document_key,
                     const char *name,
                     const char *value)
{
  g_autofree char *path = get_path (document_key);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;

  g_return_if_fail (name != NULL);
  g_return_if_fail (value != NULL);

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL);
  g_key_file_set_string (file, GROUP, name, value);
  if (g_mkdir_with_parents (folder, 0700) != 0 ||
      !g_key_file_save_to_file (file, path, &error))
    g_info ("The place in the document was not remembered: %s",
            error != NULL ? error->message : folder);
}
