/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-plan-commands-private.h"
#include "asp-schedule-import.h"
#include "asp-schedule-match.h"

G_BEGIN_DECLS

struct _AspScheduleImport
{
  AspPlanner         *planner;  /* (owned) */
  gint64              municipality_id;
  AspProjectFile     *file;     /* (owned) */
  AspPlan            *plan;     /* (owned): as it was */
  AspScheduleMatches *matches;  /* (owned) (nullable): after the first step */
  GHashTable         *rows;     /* (owned) (element-type utf8 AspRow): of task_state, by code */
  char              **codes;    /* (owned): of each task; NULL for headings */
  gboolean           *pins;     /* (owned): of each task: whether it keeps its dates */
  guint               n_steps;  /* that were done */
  GArray             *links;    /* (owned) (element-type AspNetworkLink): between tasks of the file,
                                 * those that are stored */
  AspEdit            *edits[2]; /* (owned) (nullable): keeping the file's dates, accepting ours */
  AspPlan            *ours;     /* (owned): as it would be by our rules */
  GArray             *moves;    /* (owned) (element-type AspScheduleImportMove) */
  GPtrArray          *losses;   /* (owned) (element-type utf8): sentences */
};

/* asp-schedule-import.c */
AspScheduleImport *_asp_schedule_import_begin (AspPlanner        *planner,
                                               gint64             municipality_id,
                                               AspProjectFile    *file,
                                               GError           **error);
gboolean  _asp_schedule_import_step         (AspScheduleImport  *self,
                                             gboolean           *done,
                                             GError            **error);

/* asp-schedule-import-links.c */
gboolean  _asp_schedule_import_choose_links (AspScheduleImport  *self,
                                             GError            **error);
void      _asp_schedule_import_write_links  (AspScheduleImport  *self,
                                             AspEdit            *edit);

/* asp-schedule-import-tasks.c */
void      _asp_schedule_import_write_tasks  (AspScheduleImport  *self,
                                             const gboolean     *pins,
                                             AspEdit            *edit);
gboolean  _asp_schedule_import_is_unchanged (AspScheduleImport  *self,
                                             guint               task);

/* asp-schedule-import-losses.c */
void      _asp_schedule_import_add_loss     (AspScheduleImport  *self,
                                             guint               task,
                                             const char         *what);
void      _asp_schedule_import_list_losses  (AspScheduleImport  *self);

gboolean  _asp_schedule_import_get_target   (AspScheduleImport  *self,
                                             guint               task,
                                             AspPlanTarget      *target);

G_END_DECLS
