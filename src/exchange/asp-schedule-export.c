/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-schedule-export.h"

#include <glib/gi18n-lib.h>

#include "asp-export-file.h"
#include "asp-schedule-writers.h"

G_DEFINE_QUARK (asp-export-error-quark, asp_export_error)

/* Names as the command line takes them. */
static const struct
{
  const char *name;
  const char *extension;
} formats[] =
{
  [ASP_SCHEDULE_FORMAT_XLSX] = { "xlsx", "xlsx" },
  [ASP_SCHEDULE_FORMAT_MSPDI] = { "mspdi", "xml" },
  [ASP_SCHEDULE_FORMAT_CSV] = { "csv", "csv" },
  [ASP_SCHEDULE_FORMAT_PLANNER] = { "planner", "planner" },
  [ASP_SCHEDULE_FORMAT_ICS] = { "ics", "ics" },
};

static GBytes *
write_rows (AspScheduleRows    *rows,
            AspScheduleFormat   format,
            GError            **error)
{
  switch (format)
    {
    case ASP_SCHEDULE_FORMAT_XLSX:
      return asp_schedule_write_xlsx (rows, error);
    case ASP_SCHEDULE_FORMAT_MSPDI:
      return asp_schedule_write_mspdi (rows);
    case ASP_SCHEDULE_FORMAT_CSV:
      return asp_schedule_write_csv (rows);
    case ASP_SCHEDULE_FORMAT_PLANNER:
      return asp_schedule_write_planner (rows, error);
    case ASP_SCHEDULE_FORMAT_ICS:
      return asp_schedule_write_ics (rows);
    default:
      g_return_val_if_reached (NULL);
    }
}

/**
 * asp_schedule_export_write:
 * @data: what to write
 * @format: how
 * @target: where; what stands there is replaced only when all has been written
 *
 * May be called on any thread. Errors are of ASP_EXPORT_ERROR and name the target.
 */
gboolean
asp_schedule_export_write (const AspScheduleExport  *data,
                           AspScheduleFormat         format,
                           GFile                    *target,
                           GError                  **error)
{
  g_autoptr (AspScheduleRows) rows = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (data != NULL, FALSE);
  g_return_val_if_fail ((guint) format < G_N_ELEMENTS (formats), FALSE);
  g_return_val_if_fail (G_IS_FILE (target), FALSE);

  rows = asp_schedule_rows_new (data);
  g_return_val_if_fail (rows != NULL, FALSE);

  bytes = write_rows (rows, format, &local_error);
  if (bytes == NULL)
    {
      g_autofree char *name = g_file_get_parse_name (target);

      g_set_error (error, local_error->domain, local_error->code,
                   /* Translators: the first %s is the file and its folder, the second the reason */
                   _("“%s” cannot be written: %s"), name, local_error->message);
      return FALSE;
    }

  return asp_export_replace_file (target, bytes, error);
}

/* @name: "xlsx", "csv", "planner", "ics", "mspdi", or "xml", which is MS Project's too; in any case
 * of letters */
gboolean
asp_schedule_format_from_name (const char        *name,
                               AspScheduleFormat *format)
{
  g_return_val_if_fail (format != NULL, FALSE);

  for (gsize i = 0; name != NULL && i < G_N_ELEMENTS (formats); i++)
    {
      if (g_ascii_strcasecmp (name, formats[i].name) == 0 ||
          g_ascii_strcasecmp (name, formats[i].extension) == 0)
        {
          *format = (AspScheduleFormat) i;
          return TRUE;
        }
    }

  return FALSE;
}

/* Without the dot. */
const char *
asp_schedule_format_get_extension (AspScheduleFormat format)
{
  g_return_val_if_fail ((guint) format < G_N_ELEMENTS (formats), NULL);

  return formats[format].extension;
}
