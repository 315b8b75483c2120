/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "brute-schedule.h"

G_BEGIN_DECLS

#define RANDOM_MAX_TASKS 12
#define RANDOM_N_CALENDARS 3

/* A small network with calendars drawn at random, as the solver and as brute force have it. */
typedef struct
{
  AspSolverProblem  problem;
  AspSolverTask     tasks[RANDOM_MAX_TASKS];
  AspNetworkLink    links[RANDOM_MAX_TASKS * RANDOM_MAX_TASKS];
  guint             first_link[RANDOM_MAX_TASKS + 1];
  guint             order[RANDOM_MAX_TASKS];
  AspCalendar      *calendars[RANDOM_N_CALENDARS];
  BruteCalendar     brute_calendars[RANDOM_N_CALENDARS];
  guint             n_links;
} RandomProblem;

void random_problem_init_calendars (RandomProblem *self,
                                    GRand         *random);
void random_problem_clear          (RandomProblem *self);
void random_problem_draw           (RandomProblem *self,
                                    GRand         *random);
char *random_problem_describe      (RandomProblem *self);
gboolean random_problem_agrees     (RandomProblem *self);

G_END_DECLS
