/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-day.h"
#include "asp-planner.h"

G_BEGIN_DECLS

/* Defined by asp-project-file.h and asp-schedule-match.h, for who may use them. */
typedef struct _AspProjectFile AspProjectFile;
typedef struct _AspScheduleMatch AspScheduleMatch;

/* A schedule of another program on its way into a municipality's: what becomes of each task, which
 * dates our rules would move, what cannot be stored, and the command that does it. Reads the
 * document only when it is made; main thread. */
typedef struct _AspScheduleImport AspScheduleImport;

/* A date that would be another one by our rules. */
typedef struct
{
  guint   task;                 /* index in the file */
  gboolean is_finish;           /* of a milestone: its only date */
  AspDay  imported;
  AspDay  ours;
} AspScheduleImportMove;

typedef struct
{
  guint n_tasks;                /* without headings */
  guint n_matched;
  guint n_own;                  /* that become the municipality's own */
  guint n_headings;
} AspScheduleImportCounts;

AspScheduleImport           *asp_schedule_import_new         (AspPlanner         *planner,
                                                              gint64              municipality_id,
                                                              AspProjectFile     *file,
                                                              GError            **error);
AspScheduleImport           *asp_schedule_import_load        (AspPlanner         *planner,
                                                              gint64              municipality_id,
                                                              GFile              *file,
                                                              GError            **error);
void                         asp_schedule_import_load_async  (AspPlanner         *planner,
                                                              gint64              municipality_id,
                                                              GFile              *file,
                                                              GCancellable       *cancellable,
                                                              GAsyncReadyCallback callback,
                                                              gpointer            user_data);
AspScheduleImport           *asp_schedule_import_load_finish (GAsyncResult       *result,
                                                              GError            **error);
void                         asp_schedule_import_free        (AspScheduleImport  *self);
gboolean                     asp_schedule_import_is_current  (AspScheduleImport  *self);
AspProjectFile              *asp_schedule_import_get_file    (AspScheduleImport  *self);
guint                        asp_schedule_import_get_n_tasks (AspScheduleImport  *self);
char                        *asp_schedule_import_get_name    (AspScheduleImport  *self,
                                                              guint               task);
gboolean                     asp_schedule_import_get_days    (AspScheduleImport  *self,
                                                              guint               task,
                                                              AspDay             *start,
                                                              AspDay             *finish);
char                        *asp_schedule_import_describe_kind (AspScheduleImport *self,
                                                              guint               task);
const AspScheduleMatch      *asp_schedule_import_peek_match  (AspScheduleImport  *self,
                                                              guint               task);
const char                  *asp_schedule_import_get_code    (AspScheduleImport  *self,
                                                              guint               task);
guint                        asp_schedule_import_get_n_moves (AspScheduleImport  *self);
const AspScheduleImportMove *asp_schedule_import_peek_move   (AspScheduleImport  *self,
                                                              guint               index);
char                        *asp_schedule_import_explain_move (AspScheduleImport *self,
                                                               guint              index);
GPtrArray                   *asp_schedule_import_get_losses  (AspScheduleImport  *self);
AspScheduleImportCounts      asp_schedule_import_get_counts  (AspScheduleImport  *self);
char                        *asp_schedule_import_summarize   (AspScheduleImport  *self);
AspEdit                     *asp_schedule_import_create_edit (AspScheduleImport  *self,
                                                              gboolean            accept_dates);
char                        *asp_schedule_import_to_text     (AspScheduleImport  *self,
                                                              gboolean            accept_dates,
                                                              gboolean            for_machine);

/* Undo step that lets tasks go by our rules again. @codes: (nullable): NULL for all. */
AspEdit *asp_plan_command_accept_days (AspPlanner         *planner,
                                       gint64              municipality_id,
                                       const char *const  *codes,
                                       GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspScheduleImport, asp_schedule_import_free)

G_END_DECLS
