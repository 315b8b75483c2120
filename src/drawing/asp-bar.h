/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-plan.h"

G_BEGIN_DECLS

typedef enum
{
  ASP_BAR_NONE,                   /* nothing to draw: the row has no dates */
  ASP_BAR_TASK,
  ASP_BAR_MILESTONE,
  ASP_BAR_HAMMOCK,
  ASP_BAR_GROUP,
  ASP_BAR_STAGE,
  ASP_BAR_MUNICIPALITY,           /* one strip: three stages, go-live */
} AspBarKind;

typedef struct
{
  AspDay start;                   /* or ASP_DAY_NONE */
  AspDay finish;                  /* the last day */
  int    percent;
} AspBarSegment;

/* What one row of a timeline shows, taken out of the plan once, so that painting asks nothing. */
typedef struct
{
  AspBarKind    kind;
  AspStage      stage;
  AspDay        start;
  AspDay        finish;           /* the last day */
  AspDay        plan_start;       /* of the plan where it differs, or ASP_DAY_NONE */
  AspDay        plan_finish;
  int           percent;
  AspDay        slack_end;        /* the last day the work may slip to, or ASP_DAY_NONE */
  AspDay        late_until;       /* the status date when the work is late, or ASP_DAY_NONE */
  AspDay        go_live;          /* of a municipality, or ASP_DAY_NONE */
  AspBarSegment segments[3];      /* a municipality's stages */
  guint         critical : 1;
  guint         done : 1;
} AspBar;

void asp_bar_clear     (AspBar   *self);
void asp_bar_set_task  (AspBar   *self,
                        AspPlan  *plan,
                        guint     node);
void asp_bar_set_group (AspBar   *self,
                        AspPlan  *plan,
                        AspStage  stage,
                        guint     group);
void asp_bar_set_stage (AspBar   *self,
                        AspPlan  *plan,
                        AspStage  stage);
void asp_bar_set_plan  (AspBar   *self,
                        AspPlan  *plan);

G_END_DECLS
