/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-link.h"
#include "asp-planner.h"

G_BEGIN_DECLS

#define ASP_TASK_PLAN_MAX_DURATION 10000
#define ASP_TASK_PLAN_MAX_LAG 1000

/* A task's predecessor. */
typedef struct
{
  gint64       municipality_id; /* whose task it is; 0: the same municipality's */
  char        *code;            /* (owned) */
  AspLinkType  type;
  AspLagUnit   unit;
  int          lag;             /* days; a lead when negative */
} AspTaskLink;

/* Everything that a municipality decides about when one of its tasks is done: read, changed by
 * whoever edits it, and stored as a whole. */
typedef struct
{
  char              *code;              /* (owned) */
  char              *title;             /* (owned): only an own task's may change */
  char              *role;              /* (owned): the same */
  gboolean           own;               /* the municipality's own, not the template's */
  gboolean           has_duration;      /* FALSE: a milestone, or a task that spans others */
  gboolean           has_links;         /* FALSE: a task that spans others follows them */
  int                template_duration; /* working days */
  int                duration;          /* working days; -1: the template's */
  AspConstraintType  constraint;
  AspDay             constraint_day;    /* or ASP_DAY_NONE: for the constraints without one */
  AspDay             deadline;          /* or ASP_DAY_NONE */
  GPtrArray         *links;             /* (owned) (element-type AspTaskLink): that apply */
} AspTaskPlan;

AspTaskPlan *asp_task_plan_new         (AspPlanner   *planner,
                                        gint64        municipality_id,
                                        const char   *task_code,
                                        GError      **error);
void         asp_task_plan_free        (AspTaskPlan  *self);
void         asp_task_plan_add_link    (AspTaskPlan  *self,
                                        const char   *code,
                                        AspLinkType   type,
                                        AspLagUnit    unit,
                                        int           lag);
void         asp_task_plan_add_outside_link (AspTaskPlan *self,
                                        gint64        municipality_id,
                                        const char   *code,
                                        AspLinkType   type,
                                        AspLagUnit    unit,
                                        int           lag);
AspEdit     *asp_task_plan_create_edit (AspTaskPlan  *self,
                                        AspPlanner   *planner,
                                        gint64        municipality_id,
                                        GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspTaskPlan, asp_task_plan_free)

G_END_DECLS
