/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-planner.h"

G_BEGIN_DECLS

#define ASP_TYPE_SCHEDULE_FILE (asp_schedule_file_get_type ())

/* Formats are named "xlsx", "mspdi" (MS Project XML) and "csv". */

/* A schedule ready to be written: a copy of what the document holds at this moment, so that it can
 * be written by a worker while the document goes on. */
typedef struct _AspScheduleFile AspScheduleFile;

GType            asp_schedule_file_get_type         (void) G_GNUC_CONST;
AspScheduleFile *asp_schedule_file_new_template     (AspPlanner           *planner,
                                                     AspWaveKind           wave,
                                                     AspDay                start_day,
                                                     GError              **error);
AspScheduleFile *asp_schedule_file_new_reference    (AspWaveKind           wave,
                                                     AspDay                start_day,
                                                     GError              **error);
AspScheduleFile *asp_schedule_file_new_municipality (AspPlanner           *planner,
                                                     gint64                municipality_id,
                                                     GError              **error);
AspScheduleFile *asp_schedule_file_ref              (AspScheduleFile      *self);
void             asp_schedule_file_unref            (AspScheduleFile      *self);
char            *asp_schedule_file_to_text          (AspScheduleFile      *self,
                                                     gboolean              for_machine);
char            *asp_schedule_file_get_name         (AspScheduleFile      *self,
                                                     const char           *format);
gboolean         asp_schedule_file_write            (AspScheduleFile      *self,
                                                     const char           *format,
                                                     GFile                *target,
                                                     GError              **error);
void             asp_schedule_file_write_async      (AspScheduleFile      *self,
                                                     const char           *format,
                                                     GFile                *target,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
gboolean         asp_schedule_file_write_finish     (GAsyncResult         *result,
                                                     GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspScheduleFile, asp_schedule_file_unref)

G_END_DECLS
