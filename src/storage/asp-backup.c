/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-backup-private.h"

#include "asp-files-private.h"
#include "asp-store.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Tries at finding a free name for the copy made before an upgrade. */
#define MAX_COPIES 1000

/* Copies all pages while holding a read lock: one state of the document, byte for byte. */
static gboolean
copy_pages (sqlite3  *from,
            sqlite3  *to,
            GError  **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");
  int code;

  if (backup == NULL)
    {
      asp_db_set_error (to, sqlite3_extended_errcode (to), error);
      return FALSE;
    }

  code = sqlite3_backup_step (backup, -1);
  sqlite3_backup_finish (backup);
  if (code == SQLITE_DONE)
    return TRUE;

  asp_db_set_error (to, code, error);
  return FALSE;
}

static gboolean
write_temporary (sqlite3     *db,
                 const char  *path,
                 GError     **error)
{
  g_autoptr (sqlite3) copy = NULL;
  int code = sqlite3_open_v2 (path, &copy,
                              SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW
                                | SQLITE_OPEN_EXRESCODE, NULL);

  if (code != SQLITE_OK)
    {
      asp_db_set_error (copy, code, error);
      return FALSE;
    }

  return asp_db_configure (copy, error) && copy_pages (db, copy, error)
         && asp_db_check_pages (copy, error);
}

/* Writes a copy of the document: checked, on the disk, and only then under its name. A failure
 * leaves @target as it was. */
gboolean
asp_backup_write (sqlite3     *db,
                  const char  *target,
                  gboolean     replace,
                  GError     **error)
{
  g_autofree char *temporary = NULL;

  if (!asp_files_check_free (target, replace, error))
    return FALSE;

  temporary = asp_files_make_temporary (target, error);
  if (temporary == NULL)
    return FALSE;

  if (write_temporary (db, temporary, error)
      && asp_files_publish (temporary, target, replace, error))
    return TRUE;

  asp_files_discard (temporary);
  return FALSE;
}

/* "plan.csatlakozas" becomes "plan.v1.csatlakozas", "plan.v1-2.csatlakozas" … */
static char *
make_aside_path (const char *path,
                 int         version,
                 int         number)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *suffix = NULL;
  g_autofree char *aside = NULL;
  char *dot = strrchr (name, '.');

  if (dot == name || dot == NULL)
    dot = name + strlen (name);
  suffix = g_strdup (dot);
  *dot = '\0';

  if (number == 1)
    aside = g_strdup_printf ("%s.v%d%s", name, version, suffix);
  else
    aside = g_strdup_printf ("%s.v%d-%d%s", name, version, number, suffix);

  return g_build_filename (folder, aside, NULL);
}

/* Writes a copy beside the document at @path, named after the @version it has before an upgrade.
 * Returns: (nullable): the path of the copy */
char *
asp_backup_write_aside (sqlite3     *db,
                        const char  *path,
                        int          version,
                        GError     **error)
{
  for (int i = 1; i <= MAX_COPIES; i++)
    {
      g_autofree char *aside = make_aside_path (path, version, i);
      g_autoptr (GError) local_error = NULL;

      if (asp_backup_write (db, aside, FALSE, &local_error))
        return g_steal_pointer (&aside);

      if (!g_error_matches (local_error, ASP_STORE_ERROR, ASP_STORE_ERROR_EXISTS)
          || i == MAX_COPIES)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
    }

  g_assert_not_reached ();
}

/* Returns: (nullable): a copy in memory, configured like a file */
sqlite3 *
asp_backup_to_memory (sqlite3  *db,
                      GError  **error)
{
  g_autoptr (sqlite3) copy = NULL;
  int code = sqlite3_open_v2 (":memory:", &copy,
                              SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY
                                | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);

  if (code != SQLITE_OK)
    {
      asp_db_set_error (copy, code, error);
      return NULL;
    }

  if (!asp_db_configure (copy, error) || !copy_pages (db, copy, error))
    return NULL;

  return g_steal_pointer (&copy);
}
