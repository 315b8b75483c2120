/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-plan.h"

G_BEGIN_DECLS

/* The rows of a timeline in words, in the user's language: what a screen reader says instead of
 * the drawn bar. */
char       *asp_plan_describe_task      (AspPlan    *plan,
                                         guint       node,
                                         const char *person);
char       *asp_plan_describe_group     (AspPlan    *plan,
                                         AspStage    stage,
                                         guint       group);
char       *asp_plan_describe_stage     (AspPlan    *plan,
                                         AspStage    stage);
char       *asp_plan_describe           (AspPlan    *plan,
                                         const char *title);

/* Pieces that the cells of a row show. */
char       *asp_plan_get_task_title     (AspPlan    *plan,
                                         guint       node);
char       *asp_outside_link_get_title  (const AspOutsideLink *link);
char       *asp_outside_link_format     (const char *municipality,
                                         const char *code,
                                         AspLinkType type,
                                         AspLagUnit  unit,
                                         int         lag);
char       *asp_plan_get_group_title    (AspPlan    *plan,
                                         guint       group);
char       *asp_plan_get_stage_title    (AspStage    stage);
int         asp_plan_get_days_late      (AspPlan    *plan,
                                         guint       node);
char       *asp_plan_get_lateness_words (int         days);
const char *asp_plan_span_get_state     (const AspPlanSpan *span,
                                         AspTaskState      *state);

G_END_DECLS
