/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-schedule-export.h"

G_BEGIN_DECLS

/* Fills in the schedule of the municipality at @index; what it points to has to live until the
 * next call. May be asked for the same one more than once. */
typedef void (*AspProgrammeGetFunc) (guint              index,
                                     AspScheduleExport *data,
                                     gpointer           user_data);

/* The schedules of many municipalities in one file, one at a time in memory. */
typedef struct
{
  guint                n_municipalities;  /* not 0 */
  AspProgrammeGetFunc  get;
  gpointer             user_data;
  const char          *title;

  /* For tests: less than what the format holds; 0: as much as it does. */
  guint                max_rows;          /* of a sheet, its head among them */
  guint64              max_bytes;         /* of a workbook, and of each of its parts */
} AspProgrammeExport;

gboolean asp_programme_export_write (const AspProgrammeExport  *programme,
                                     AspScheduleFormat          format,
                                     GFile                     *target,
                                     GError                   **error);

G_END_DECLS
