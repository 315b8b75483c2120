/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-solver.h"

G_BEGIN_DECLS

/* The rules of the schedule written a second time, to hold the solver against: day by day, with
 * neither numbers of working days nor an order of the tasks, by trying until nothing moves. */

#define BRUTE_FIRST_DAY 14000   /* some day of 2008 */
#define BRUTE_N_DAYS 14000

typedef struct
{
  gboolean works[BRUTE_N_DAYS];
} BruteCalendar;

/* A task with a length is from the day "start" to the day "finish". One without, a milestone,
 * stands at the beginning of the working day "start"; "finish" is the working day before it. */
typedef struct
{
  int      length;              /* working days; its duration, unless facts made it another */
  int      start, finish;       /* days from BRUTE_FIRST_DAY on */
  int      late_start, late_finish;
  int      free_slack;          /* working days */
  int      slack;
  gboolean at_start;
} BruteDates;

void brute_solve (const AspSolverProblem *problem,
                  const BruteCalendar    *calendars,
                  guint                   n_links,
                  BruteDates             *dates);

G_END_DECLS
