/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

#include "asp-calendar.h"
#include "asp-link.h"

G_BEGIN_DECLS

#define ASP_SOLVER_NONE G_MAXUINT

/* A task as the solver sees it. */
typedef struct
{
  int               duration;        /* working days of its calendar; 0: a milestone */
  guint             calendar;        /* index into the problem's calendars */
  AspConstraintType constraint;
  AspDay            constraint_day;  /* for those constraints that have one */
  AspDay            deadline;        /* or ASP_DAY_NONE; bounds the late dates, moves nothing */
  AspDay            actual_start;    /* or ASP_DAY_NONE */
  AspDay            actual_finish;   /* or ASP_DAY_NONE */
  int               percent;         /* 0…100 */
  guint             applies : 1;     /* FALSE: it gets dates, but binds nobody */
  guint             begun : 1;
  guint             done : 1;
  guint             hammock : 1;     /* left out: its dates come from others */
  /* It keeps these days, whatever happened and whatever it waits for. */
  guint             pinned : 1;
  AspDay            pinned_start;
  AspDay            pinned_finish;   /* the last one; of a milestone: the same */
} AspSolverTask;

/* What is to be scheduled. Several networks that are linked with each other may be scheduled as
 * one: each is a part with a start and an end of its own. Borrows everything; links are sorted by
 * "to", and those into task i are first_link[i] to first_link[i + 1]. */
typedef struct
{
  guint                 n_tasks;
  const AspSolverTask  *tasks;
  const AspNetworkLink *links;
  const guint          *first_link;
  guint                 n_order;
  const guint          *order;       /* tasks that are no hammock, predecessors first */
  AspCalendar *const   *calendars;
  AspDay                start_day;   /* nothing that has not begun lies before it */
  guint                 n_parts;     /* 0: one, and neither of the next two counts */
  const guint          *parts;       /* (nullable): by task: its part */
  const AspDay         *part_starts; /* (nullable): by part, instead of start_day */
  AspDay                status_date;
  gboolean              forecast;    /* whether actual days, percent and status date count */
} AspSolverProblem;

/* When a task is. Positions are numbers of working days of the task's own calendar
 * (asp_calendar_get_index): its first one is es, the one after its last ef. A milestone has one
 * position: it is shown on the working day before it when its predecessors bring it there, and on
 * that working day itself when a date of its own does (domain.md 9). */
typedef struct
{
  int   es, ef;
  int   ls, lf;
  int   free_slack;                  /* working days; total slack is ls - es */
  guint binding;                     /* the link that determines es, or ASP_SOLVER_NONE */
  guint held : 1;                    /* es comes from its constraint */
  guint pushed : 1;                  /* es comes from the status date */
  guint at_start : 1;                /* of a milestone: it stands at the beginning of its day */
} AspSolverDates;

/* FALSE when dates leave the years of the calendars; they then stand at the limit. */
gboolean asp_solver_solve      (const AspSolverProblem *problem,
                                AspSolverDates         *dates);
gboolean asp_solver_solve_both (const AspSolverProblem *problem,
                                AspSolverDates         *plan,
                                AspSolverDates         *forecast);
int      asp_solver_get_bound  (const AspSolverProblem *problem,
                                const AspSolverDates   *dates,
                                const AspNetworkLink   *link);
int      asp_solver_get_room   (const AspSolverProblem *problem,
                                const AspSolverDates   *dates,
                                const AspNetworkLink   *link);
void     asp_solver_get_days   (const AspSolverProblem *problem,
                                const AspSolverDates   *dates,
                                guint                   task,
                                AspDay                 *start,
                                AspDay                 *finish);
gboolean asp_solver_sort       (guint                   n_tasks,
                                const AspNetworkLink   *links,
                                const guint            *first_link,
                                guint                  *order,
                                GArray                 *cycle);

G_END_DECLS
