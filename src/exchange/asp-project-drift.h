/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-project-file.h"

G_BEGIN_DECLS

/* Why a date is another one by our rules than in the file. */
typedef enum
{
  ASP_DRIFT_LINK,               /* a link from another task */
  ASP_DRIFT_CONSTRAINT,
  ASP_DRIFT_PROJECT_START,      /* nothing else holds it */
  ASP_DRIFT_CALENDAR,           /* the file has it on a day that its calendar does not work */
  ASP_DRIFT_WHOLE_DAYS,         /* we count whole working days only */
  ASP_DRIFT_LENGTH,             /* in the file it lasts longer than its working days */
  ASP_DRIFT_ELAPSED,            /* its length counts days as they pass */
  ASP_DRIFT_ACTUAL,             /* what happened */
  ASP_DRIFT_FROM_FINISH,        /* the file is scheduled backwards */
  ASP_DRIFT_CHILDREN,           /* a summary goes with its tasks */
} AspDriftRule;

#define ASP_N_DRIFT_RULES 10
#define ASP_DRIFT_NO_TASK G_MAXUINT

typedef struct
{
  guint        task;            /* index in the file */
  gboolean     is_finish;       /* of a milestone: its only date */
  AspDay       imported;        /* ASP_DAY_NONE when the file has none */
  AspDay       ours;
  AspDriftRule rule;
  guint        from;            /* the task whose link it is, or ASP_DRIFT_NO_TASK */
} AspProjectMove;

/* Every date of a schedule of another program that would be moved by our rules. The file's dates
 * stay as they are. */
typedef struct _AspProjectDrift AspProjectDrift;

AspProjectDrift      *asp_project_drift_new         (AspProjectFile   *file,
                                                     GError          **error);
void                  asp_project_drift_free        (AspProjectDrift  *self);
guint                 asp_project_drift_get_n_moves (AspProjectDrift  *self);
const AspProjectMove *asp_project_drift_peek_move   (AspProjectDrift  *self,
                                                     guint             index);
void                  asp_project_drift_get_days    (AspProjectDrift  *self,
                                                     guint             task,
                                                     AspDay           *start,
                                                     AspDay           *finish);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspProjectDrift, asp_project_drift_free)

G_END_DECLS
