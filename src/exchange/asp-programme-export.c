/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-programme-export-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>

#include "asp-csv.h"
#include "asp-export-file.h"
#include "asp-schedule-writers.h"

AspScheduleRows *
_asp_programme_get_rows (const AspProgrammeExport *programme,
                         guint                     index)
{
  AspScheduleExport data = { 0 };

  programme->get (index, &data, programme->user_data);

  return asp_schedule_rows_new (&data);
}

/* A column with the municipality before those of one schedule; tasks only. */
gboolean
_asp_programme_write_csv (const AspProgrammeExport  *programme,
                          const char                *path,
                          GError                   **error)
{
  FILE *file = g_fopen (path, "wb");
  gboolean failed = file == NULL;

  for (guint i = 0; !failed && i < programme->n_municipalities; i++)
    {
      g_autoptr (AspScheduleRows) rows = _asp_programme_get_rows (programme, i);
      g_autoptr (GBytes) bytes = asp_schedule_write_csv_part (rows, i == 0);
      gsize length;
      const char *data = g_bytes_get_data (bytes, &length);

      failed = fwrite (data, 1, length, file) != length;
    }
  if (file != NULL && fclose (file) != 0)
    failed = TRUE;
  if (!failed)
    return TRUE;

  g_set_error_literal (error, ASP_EXPORT_ERROR, ASP_EXPORT_ERROR_WRITE, g_strerror (errno));

  return FALSE;
}

static gboolean
write_xlsx_file (const AspProgrammeExport  *programme,
                 const char                *path,
                 GError                   **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileOutputStream) stream = g_file_append_to (file, G_FILE_CREATE_NONE, NULL, error);

  return stream != NULL &&
         _asp_programme_write_xlsx (programme, G_OUTPUT_STREAM (stream), error) &&
         g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, error);
}

/* Where no file can be made beside the target, the packed bytes stay in memory. */
static gboolean
replace_with_xlsx (const AspProgrammeExport  *programme,
                   GFile                     *target,
                   GError                   **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) bytes = NULL;

  if (!_asp_programme_write_xlsx (programme, stream, error) ||
      !g_output_stream_close (stream, NULL, error))
    return FALSE;

  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));

  return asp_export_replace_file (target, bytes, error);
}

typedef struct
{
  const AspProgrammeExport *programme;
  AspScheduleFormat         format;
} Job;

static gboolean
write_file (const char  *path,
            gpointer     data,
            GError     **error)
{
  Job *job = data;

  if (job->format == ASP_SCHEDULE_FORMAT_MSPDI)
    return _asp_programme_write_mspdi (job->programme, path, error);
  if (job->format == ASP_SCHEDULE_FORMAT_XLSX)
    return write_xlsx_file (job->programme, path, error);

  return _asp_programme_write_csv (job->programme, path, error);
}

/**
 * asp_programme_export_write:
 * @format: MS Project XML, CSV or XLSX
 * @target: what stands there is replaced only when all has been written
 *
 * Blocks; may be called on any thread on which @programme->get may be. Errors: ASP_EXPORT_ERROR.
 */
gboolean
asp_programme_export_write (const AspProgrammeExport  *programme,
                            AspScheduleFormat          format,
                            GFile                     *target,
                            GError                   **error)
{
  Job job = { programme, format };

  g_return_val_if_fail (programme != NULL && programme->n_municipalities > 0, FALSE);
  g_return_val_if_fail (G_IS_FILE (target), FALSE);

  switch (format)
    {
    case ASP_SCHEDULE_FORMAT_MSPDI:
    case ASP_SCHEDULE_FORMAT_CSV:
      return asp_export_stream_file (target, write_file, &job, error);
    case ASP_SCHEDULE_FORMAT_XLSX:
      if (g_file_peek_path (target) == NULL)
        return replace_with_xlsx (programme, target, error);
      return asp_export_stream_file (target, write_file, &job, error);
    case ASP_SCHEDULE_FORMAT_PLANNER:
    case ASP_SCHEDULE_FORMAT_ICS:
    default:
      g_set_error_literal (error, ASP_EXPORT_ERROR, ASP_EXPORT_ERROR_FORMAT,
                           _("This format holds one schedule only: name a municipality, or choose "
                             "xlsx, mspdi or csv."));
      return FALSE;
    }
}
