/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* renameat2() */
#define _GNU_SOURCE

#include "asp-files-private.h"

#include "asp-db-private.h"
#include "asp-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* Resolves the links in the folder of @path, not a link that @path itself is: SQLite is told to
 * follow none at all, and a linked home or Documents folder must work.
 * Returns: (nullable): the absolute path, or NULL when the folder does not exist */
char *
asp_files_resolve (const char  *path,
                   GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  char *real = realpath (folder, NULL);
  char *resolved;

  if (real == NULL)
    {
      asp_db_set_errno (errno, folder, error);
      return NULL;
    }

  resolved = g_build_filename (real, name, NULL);
  free (real);

  return resolved;
}

/* Fails unless @path is a regular file with something in it. */
gboolean
asp_files_check_document (const char  *path,
                          GError     **error)
{
  struct stat info;

  if (lstat (path, &info) != 0)
    {
      asp_db_set_errno (errno, path, error);
      return FALSE;
    }

  if (S_ISLNK (info.st_mode))
    {
      g_set_error_literal (error, ASP_STORE_ERROR, ASP_STORE_ERROR_PERMISSION,
                           _("it is a link; open the file that it leads to"));
      return FALSE;
    }

  if (!S_ISREG (info.st_mode) || info.st_size == 0)
    {
      g_set_error_literal (error, ASP_STORE_ERROR, ASP_STORE_ERROR_NOT_OURS,
                           S_ISREG (info.st_mode)
                             ? _("the file is empty")
                             : _("the file is not a document of this program"));
      return FALSE;
    }

  return TRUE;
}

/* Whether a document at @path can be written: the file, and its folder for SQLite's journal. */
gboolean
asp_files_can_write (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return faccessat (AT_FDCWD, path, R_OK | W_OK, AT_EACCESS) == 0
         && faccessat (AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) == 0;
}

/* Fails when a new file at @path would overwrite another (unless @replace), or when a journal of
 * another file lies there: SQLite would play it back into the new one. */
gboolean
asp_files_check_free (const char  *path,
                      gboolean     replace,
                      GError     **error)
{
  static const char *const suffixes[] = { "", "-journal", "-wal" };

  for (gsize i = replace ? 1 : 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *other = g_strconcat (path, suffixes[i], NULL);
      struct stat info;

      if (lstat (other, &info) == 0)
        {
          g_autofree char *name = g_filename_display_name (other);

          g_set_error (error, ASP_STORE_ERROR, ASP_STORE_ERROR_EXISTS,
                       /* Translators: %s is a file name with its folder */
                       _("the file “%s” already exists"), name);
          return FALSE;
        }
    }

  return TRUE;
}

/* Makes an empty file beside @target, readable for whom a new file is.
 * Returns: (nullable): its path */
char *
asp_files_make_temporary (const char  *target,
                          GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (target);
  g_autofree char *name = g_path_get_basename (target);
  g_autofree char *hidden = g_strdup_printf (".%s.XXXXXX", name);
  g_autofree char *path = g_build_filename (folder, hidden, NULL);
  int fd = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0666);

  if (fd < 0)
    {
      asp_db_set_errno (errno, folder, error);
      return NULL;
    }
  close (fd);

  return g_steal_pointer (&path);
}

/* Removes a temporary database and the journal that a failure may have left. */
void
asp_files_discard (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);

  g_unlink (journal);
  g_unlink (path);
}

static gboolean
sync_path (const char  *path,
           int          flags,
           GError     **error)
{
  int fd = open (path, flags | O_CLOEXEC | O_NOFOLLOW);
  gboolean is_done;

  if (fd < 0)
    {
      asp_db_set_errno (errno, path, error);
      return FALSE;
    }

  /* Some network file systems cannot sync a folder and say so. */
  is_done = fsync (fd) == 0
            || ((flags & O_DIRECTORY) != 0 && (errno == EINVAL || errno == ENOTSUP));
  if (!is_done)
    asp_db_set_errno (errno, path, error);
  close (fd);

  return is_done;
}

static gboolean
move_into_place (const char *temporary,
                 const char *target,
                 gboolean    replace)
{
  if (replace)
    return rename (temporary, target) == 0;

  if (renameat2 (AT_FDCWD, temporary, AT_FDCWD, target, RENAME_NOREPLACE) == 0)
    return TRUE;

  /* A file system that does not know this way of renaming knows links. */
  if (errno != EINVAL && errno != ENOSYS)
    return FALSE;

  return link (temporary, target) == 0 && unlink (temporary) == 0;
}

/* Gives a complete file its name: afterwards @target is either what it was or all of @temporary,
 * also after a power cut. Without @replace, an existing file makes it fail. */
gboolean
asp_files_publish (const char  *temporary,
                   const char  *target,
                   gboolean     replace,
                   GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (target);

  if (!sync_path (temporary, O_RDWR, error))
    return FALSE;

  if (!move_into_place (temporary, target, replace))
    {
      asp_db_set_errno (errno, target, error);
      return FALSE;
    }

  return sync_path (folder, O_RDONLY | O_DIRECTORY, error);
}
