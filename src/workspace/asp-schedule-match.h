/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-plan.h"
#include "asp-project-file.h"

G_BEGIN_DECLS

typedef enum
{
  ASP_IMPORT_MATCHED,           /* a task that the schedule has */
  ASP_IMPORT_OWN,               /* becomes a task of the municipality's own */
  ASP_IMPORT_HEADING,           /* not stored: the schedule's own stages and groups stand for it */
} AspScheduleImportKind;

/* What becomes of a task of the file. */
typedef struct _AspScheduleMatch
{
  AspScheduleImportKind kind;
  guint                 node;   /* MATCHED: of the plan's network */
  gboolean              renamed;        /* MATCHED: by its code, the title is another one */
  gboolean              known;  /* HEADING: a stage or group of the schedule */
  guint                 group;  /* OWN: where it stands */
  AspStage              stage;  /* OWN */
} AspScheduleMatch;

typedef struct
{
  AspScheduleMatch *matches;    /* (owned): one for each task of the file */
  gboolean          is_ours;    /* the file carries our codes: we wrote it */
} AspScheduleMatches;

AspScheduleMatches *asp_schedule_matches_new  (AspPlan            *plan,
                                               AspProjectFile     *file);
void                asp_schedule_matches_free (AspScheduleMatches *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspScheduleMatches, asp_schedule_matches_free)

G_END_DECLS
