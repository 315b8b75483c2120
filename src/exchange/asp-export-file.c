/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-export-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "asp-schedule-export.h"

#define NEW_FILE_MODE 0666      /* less the umask */

static gboolean
refuse (GError     **error,
        const char  *name,
        const char  *reason)
{
  g_set_error (error, ASP_EXPORT_ERROR, ASP_EXPORT_ERROR_WRITE,
               /* Translators: the first %s is the file and its folder, the second the reason */
               _("“%s” cannot be written: %s"), name, reason);

  return FALSE;
}

/* What can be said in words before anything is tried. A device or a pipe would be replaced by a
 * file, so it is refused too.
 * @mode: (out): of the file that is there, or of a new one */
static gboolean
check_target (const char  *path,
              const char  *name,
              int         *mode,
              GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct stat info;

  *mode = NEW_FILE_MODE;
  if (!g_file_test (folder, G_FILE_TEST_EXISTS))
    return refuse (error, name, _("the folder does not exist"));
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return refuse (error, name, _("what should be its folder is a file"));
  if (g_access (folder, W_OK | X_OK) != 0)
    return refuse (error, name, _("the folder may not be written"));

  if (lstat (path, &info) != 0 || S_ISLNK (info.st_mode))
    return TRUE;
  if (S_ISDIR (info.st_mode))
    return refuse (error, name, _("a folder has this name"));
  if (!S_ISREG (info.st_mode))
    return refuse (error, name, _("it is not an ordinary file"));
  if (g_access (path, W_OK) != 0)
    return refuse (error, name, _("the file is read-only"));

  *mode = (int) (info.st_mode & 0777);

  return TRUE;
}

static gboolean
replace_local (const char  *path,
               const char  *name,
               GBytes      *contents,
               GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (contents, &length);
  int mode;

  if (!check_target (path, name, &mode, error))
    return FALSE;

  /* A file beside it is written, synced and renamed: a link is replaced, never followed, and a
   * power cut leaves the old file or the new one. */
  if (!g_file_set_contents_full (path, data, (gssize) length,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                 mode, &local_error))
    return refuse (error, name, local_error->message);

  /* The umask must not take rights that the replaced file gave; the contents are safe already, so
   * that nothing depends on it. */
  if (mode != NEW_FILE_MODE && g_chmod (path, mode) != 0)
    g_debug ("The permissions of %s could not be kept: %s", path, g_strerror (errno));

  return TRUE;
}

/* Puts @contents in the place of @target, whole or not at all: after a failure the target is as it
 * was, and nothing lies beside it. Sets ASP_EXPORT_ERROR_WRITE, which names target and reason. */
gboolean
asp_export_replace_file (GFile   *target,
                         GBytes  *contents,
                         GError **error)
{
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GError) local_error = NULL;
  gsize length;
  const char *data;

  g_return_val_if_fail (G_IS_FILE (target), FALSE);
  g_return_val_if_fail (contents != NULL, FALSE);

  path = g_file_get_path (target);
  name = g_file_get_parse_name (target);
  if (path != NULL)
    return replace_local (path, name, contents, error);

  data = g_bytes_get_data (contents, &length);
  if (!g_file_replace_contents (target, data, length, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL,
                                &local_error))
    return refuse (error, name, local_error->message);

  return TRUE;
}

/* Syncs the new file and puts it where the target stands. */
static gboolean
move_over (const char  *temporary,
           const char  *path,
           const char  *name,
           int          mode,
           GError     **error)
{
  int descriptor = g_open (temporary, O_RDONLY | O_CLOEXEC, 0);
  gboolean synced = descriptor >= 0 && g_fsync (descriptor) == 0;

  if (descriptor >= 0)
    g_close (descriptor, NULL);
  if (mode == NEW_FILE_MODE)
    {
      mode_t mask = umask (0);

      umask (mask);
      mode &= (int) ~mask;
    }
  if (!synced || g_chmod (temporary, mode) != 0 || g_rename (temporary, path) != 0)
    return refuse (error, name, g_strerror (errno));

  return TRUE;
}

/* As asp_export_replace_file(), for contents that are too large for the memory: @func writes them
 * into a file beside the target. Local files only. An ASP_EXPORT_ERROR of @func keeps its code. */
gboolean
asp_export_stream_file (GFile                *target,
                        AspExportStreamFunc   func,
                        gpointer              data,
                        GError              **error)
{
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  g_autofree char *temporary = NULL;
  g_autoptr (GError) local_error = NULL;
  gboolean done;
  int descriptor, mode;

  g_return_val_if_fail (G_IS_FILE (target), FALSE);

  path = g_file_get_path (target);
  name = g_file_get_parse_name (target);
  if (path == NULL)
    return refuse (error, name, _("it is not on this computer"));
  if (!check_target (path, name, &mode, error))
    return FALSE;

  temporary = g_strconcat (path, ".XXXXXX", NULL);
  descriptor = g_mkstemp (temporary);
  if (descriptor < 0)
    return refuse (error, name, g_strerror (errno));
  g_close (descriptor, NULL);

  done = func (temporary, data, &local_error);
  if (done)
    done = move_over (temporary, path, name, mode, error);
  else
    g_set_error (error, ASP_EXPORT_ERROR,
                 local_error->domain == ASP_EXPORT_ERROR ? local_error->code
                                                         : (int) ASP_EXPORT_ERROR_WRITE,
                 _("“%s” cannot be written: %s"), name, local_error->message);
  if (!done)
    g_unlink (temporary);

  return done;
}
