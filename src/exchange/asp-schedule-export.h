/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "asp-plan.h"

G_BEGIN_DECLS

#define ASP_EXPORT_ERROR (asp_export_error_quark ())

typedef enum
{
  ASP_EXPORT_ERROR_WRITE,         /* the target cannot be written; it is as it was */
  ASP_EXPORT_ERROR_FORMAT,        /* the writer refused the data */
  ASP_EXPORT_ERROR_EXISTS,        /* other files would be replaced; the message names them */
} AspExportError;

GQuark asp_export_error_quark (void);

typedef enum
{
  ASP_SCHEDULE_FORMAT_XLSX,
  ASP_SCHEDULE_FORMAT_MSPDI,
  ASP_SCHEDULE_FORMAT_CSV,
  ASP_SCHEDULE_FORMAT_PLANNER,
  ASP_SCHEDULE_FORMAT_ICS,
} AspScheduleFormat;

/* What to write. A schedule template ("Ütemterv minta") has no municipality, states and persons;
 * its dates are those of its plan, computed from an example start day. */
typedef struct
{
  AspPlan           *plan;
  AspLanguage        language;
  const char        *title;         /* of the document */
  const char        *municipality;  /* (nullable): NULL for the template */
  gint64             municipality_id; /* its key, by which outside links name it */
  const char *const *persons;       /* (nullable): who is in charge of each node, or NULL */
  const char *const *notes;         /* (nullable): note of each node, or NULL */
  const char        *author;        /* (nullable) */
  GDateTime         *created;       /* for the file's properties */
} AspScheduleExport;

gboolean    asp_schedule_export_write   (const AspScheduleExport  *data,
                                         AspScheduleFormat         format,
                                         GFile                    *target,
                                         GError                  **error);
gboolean    asp_schedule_format_from_name (const char             *name,
                                         AspScheduleFormat        *format);
const char *asp_schedule_format_get_extension (AspScheduleFormat   format);

G_END_DECLS
