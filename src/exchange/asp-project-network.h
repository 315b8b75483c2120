/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-project-file.h"
#include "asp-solver.h"

G_BEGIN_DECLS

/* A schedule of another program as the solver wants it: a task a node, summaries left out, their
 * links and constraints handed to the tasks below them. */
typedef struct
{
  AspSolverProblem  problem;    /* points into the arrays below */
  AspSolverTask    *tasks;      /* (owned) */
  GArray           *links;      /* (owned) (element-type AspNetworkLink) */
  guint            *first_link; /* (owned) */
  guint            *order;      /* (owned) */
  AspCalendar     **calendars;  /* (owned) (not its elements) */
} AspProjectNetwork;

AspProjectNetwork *asp_project_network_new       (AspProjectFile        *file,
                                                  GError               **error);
void               asp_project_network_free      (AspProjectNetwork     *self);
gboolean           asp_project_network_is_pinned (const AspProjectTask  *task);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspProjectNetwork, asp_project_network_free)

G_END_DECLS
