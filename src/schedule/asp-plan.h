/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

#include "asp-calendar.h"
#include "asp-network.h"

G_BEGIN_DECLS

#define ASP_TYPE_PLAN (asp_plan_get_type ())

/* What one municipality does differently from the network. */
typedef struct
{
  guint        node;
  AspTaskState state;
  int          percent;           /* 0…100 */
  int          duration;          /* working days; -1: as in the template */
  AspDay       actual_start;      /* or ASP_DAY_NONE */
  AspDay       actual_finish;     /* or ASP_DAY_NONE */
  AspConstraintType constraint;
  AspDay       constraint_day;    /* or ASP_DAY_NONE: no constraint that has a day */
  AspDay       deadline;          /* or ASP_DAY_NONE */
  gboolean     pinned;            /* it keeps these days, whatever else holds: */
  AspDay       pinned_start;
  AspDay       pinned_finish;     /* the last one, not before pinned_start */
} AspTaskOverride;

typedef struct
{
  AspDay                 start_day;     /* day 0 */
  AspDay                 status_date;   /* lateness is reckoned against this day */
  gboolean               joint_office;
  gboolean               buys_testing;
  gboolean               has_grant;
  guint                  n_overrides;
  const AspTaskOverride *overrides;     /* at most one for each node */
} AspPlanInput;

/* A task's two schedules. The plan comes from template, overrides and constraints and knows nothing
 * of what happened, so that it never hides a delay by moving with it. The forecast adds actual days
 * and percent, and moves unfinished work to the status date or later. Slack, critical path and
 * binding are the forecast's. */
typedef struct
{
  /* The plan. */
  int          plan_es, plan_ef;  /* working-day offsets from day 0 */
  AspDay       plan_start;
  AspDay       plan_finish;

  /* The forecast. */
  int          es, ef, ls, lf;    /* working-day offsets from day 0 */
  int          slack;             /* total slack in working days */
  int          free_slack;
  int          slip;              /* forecast finish minus planned finish, in working days */
  int          duration;          /* working days; a hammock's is what it spans */
  AspDay       start;             /* first working day */
  /* last working day; a milestone's start and finish are the day it is shown on */
  AspDay       finish;
  AspDay       actual_start;
  AspDay       actual_finish;
  AspConstraintType constraint;
  AspDay       constraint_day;    /* or ASP_DAY_NONE */
  AspDay       deadline;          /* or ASP_DAY_NONE */
  AspTaskState state;
  int          percent;
  guint        binding;           /* node of the predecessor that determines es, or G_MAXUINT */
  guint        binding_link;      /* and its link's index in the network, or G_MAXUINT */
  guint        binding_outside;   /* instead: index of the outside link that does, or G_MAXUINT */
  guint        applies : 1;       /* FALSE: wrong condition, or marked not applicable */
  guint        critical : 1;
  guint        late : 1;          /* overdue or late_start */
  /* the planned finish is before the status date, and it is not done */
  guint        overdue : 1;
  /* the planned start is before the status date, it has not begun */
  guint        late_start : 1;
  guint        held : 1;          /* es comes from the constraint */
  guint        pushed : 1;        /* es comes from the status date */
  guint        pinned : 1;        /* its days are imported ones and may be days off */
} AspPlanTask;

/* A dependency between a task of this plan and one of another municipality's. Days and task are as
 * the other's plan has them. */
typedef struct
{
  guint                  node;              /* here */
  gboolean               is_predecessor;    /* the other's task is the one that is waited for */
  AspLinkType            type;
  AspLagUnit             unit;
  int                    lag;
  int                    room;              /* working days that the predecessor can still move */
  gint64                 municipality_id;   /* the other */
  const char            *municipality;      /* its name */
  const AspTemplateTask *task;
  AspDay                 start, finish;     /* the task's */
  gboolean               applies;           /* FALSE: the task binds nobody */
} AspOutsideLink;

/* A stage, or a group's part within a stage. */
typedef struct
{
  AspDay start;                   /* of the forecast; ASP_DAY_NONE when no task applies */
  AspDay finish;
  AspDay plan_start;              /* of the plan */
  AspDay plan_finish;
  int    es, ef;
  int    percent;                 /* weighted by duration */
  guint  n_tasks;                 /* that apply */
  guint  n_done;
  guint  n_late;
  guint  critical : 1;            /* holds a critical task */
} AspPlanSpan;

typedef enum
{
  ASP_LENGTH_OK,
  ASP_LENGTH_SHORT,               /* less than 40 working days [S] */
  ASP_LENGTH_LONG,                /* more than 65 */
} AspLengthCheck;

/* The dates of one municipality. Immutable, may be read by any thread. */
typedef struct _AspPlan AspPlan;

GType              asp_plan_get_type         (void) G_GNUC_CONST;
AspPlan           *asp_plan_new              (AspNetwork         *network,
                                              AspCalendar        *calendar,
                                              const AspPlanInput *input);
AspPlan           *asp_plan_ref              (AspPlan            *self);
void               asp_plan_unref            (AspPlan            *self);
AspNetwork        *asp_plan_get_network      (AspPlan            *self);
AspCalendar       *asp_plan_get_calendar     (AspPlan            *self);
AspDay             asp_plan_get_start_day    (AspPlan            *self);
AspDay             asp_plan_get_status_date  (AspPlan            *self);
guint              asp_plan_get_n_tasks      (AspPlan            *self);
const AspPlanTask *asp_plan_get_task         (AspPlan            *self,
                                              guint               node);

guint              asp_plan_get_n_outside_links (AspPlan         *self);
const AspOutsideLink *asp_plan_get_outside_link (AspPlan         *self,
                                              guint               index);

AspDay             asp_plan_task_get_not_before (const AspPlanTask *task);

/* Stage bars by their gates (domain.md 10): day 0, the later of 2.6 and 4.9, 11.4, the end. */
const AspPlanSpan *asp_plan_get_stage        (AspPlan            *self,
                                              AspStage            stage);
AspLengthCheck     asp_plan_check_stage      (AspPlan            *self,
                                              AspStage            stage);
const AspPlanSpan *asp_plan_get_group        (AspPlan            *self,
                                              AspStage            stage,
                                              guint               group);
const AspPlanSpan *asp_plan_get_total        (AspPlan            *self);
AspDay             asp_plan_get_go_live      (AspPlan            *self);
AspDay             asp_plan_get_planned_go_live (AspPlan         *self);
int                asp_plan_get_slip         (AspPlan            *self);
gboolean           asp_plan_find_slip_cause  (AspPlan            *self,
                                              guint              *node);
AspStage           asp_plan_get_current_stage (AspPlan           *self);
int                asp_plan_get_working_days (AspPlan            *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspPlan, asp_plan_unref)

G_END_DECLS
