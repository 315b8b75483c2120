/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-xlsx-file-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <locale.h>

#include "asp-schedule-export.h"
#include "asp-xlsx-check.h"

/* The library prints numbers as the user's language has them, and a file with “0,4” is damaged.
 * For this thread only. Returns: the locale to go back to */
static locale_t
use_decimal_points (locale_t *points)
{
  locale_t current = uselocale ((locale_t) 0);

  *points = newlocale (LC_NUMERIC_MASK, "C", duplocale (current));
  g_assert (*points != (locale_t) 0);

  return uselocale (*points);
}

static gboolean
build_file (AspXlsxFunc   func,
            gpointer      data,
            const char   *path,
            char         *folder,
            gboolean      constant_memory,
            GError      **error)
{
  lxw_workbook_options options = { .tmpdir = folder, .constant_memory = constant_memory };
  lxw_workbook *book = workbook_new_opt (path, &options);
  lxw_error result = LXW_ERROR_MEMORY_MALLOC_FAILED;

  if (book != NULL)
    {
      locale_t points;
      locale_t before = use_decimal_points (&points);
      lxw_error closed;

      result = func (book, data);
      closed = workbook_close (book);
      uselocale (before);
      freelocale (points);
      if (result == LXW_NO_ERROR)
        result = closed;
    }
  if (result == LXW_NO_ERROR)
    return TRUE;

  g_set_error (error, ASP_EXPORT_ERROR,
               result < LXW_ERROR_NULL_PARAMETER_IGNORED ? ASP_EXPORT_ERROR_WRITE
                                                         : ASP_EXPORT_ERROR_FORMAT,
               /* Translators: the first %s is a folder, the second the reason in English */
               _("the spreadsheet could not be put together in “%s”: %s"), folder,
               lxw_strerror (result));

  return FALSE;
}

/* libxlsxwriter can only write to a path, and keeps unnamed files beside it while it works: all
 * that happens in a folder of our own. It also takes no notice when one of those files cannot be
 * written to the end, therefore what came out is read again.
 *
 * @constant_memory: rows are written one after the other and do not stay in memory
 *
 * Sets ASP_EXPORT_ERROR_WRITE or ASP_EXPORT_ERROR_FORMAT. Returns: (transfer full) (nullable): the
 * bytes of the file */
GBytes *
asp_xlsx_make (AspXlsxFunc   func,
               gpointer      data,
               gboolean      constant_memory,
               GError      **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("csatlakozas-XXXXXX", &local_error);
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *content = NULL;
  gsize length = 0;

  if (folder == NULL)
    {
      g_set_error_literal (error, ASP_EXPORT_ERROR, ASP_EXPORT_ERROR_WRITE, local_error->message);
      return NULL;
    }

  path = g_build_filename (folder, "book.xlsx", NULL);
  if (build_file (func, data, path, folder, constant_memory, error))
    {
      if (g_file_get_contents (path, &content, &length, &local_error))
        bytes = g_bytes_new_take (content, length);
      else
        g_set_error_literal (error, ASP_EXPORT_ERROR, ASP_EXPORT_ERROR_WRITE,
                             local_error->message);
    }
  g_unlink (path);
  g_rmdir (folder);

  if (bytes == NULL || !asp_xlsx_check (bytes, error))
    return NULL;

  return g_steal_pointer (&bytes);
}
