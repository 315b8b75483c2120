/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-standing.h"

G_BEGIN_DECLS

/* A task that is to be done next. */
typedef struct
{
  char        *code;            /* (owned) */
  char        *title;           /* (owned): in the user's language */
  char        *person;          /* (owned) (nullable): who is in charge */
  const char  *role;            /* (not nullable): label of the role that is responsible */
  AspDay       day;             /* deadline */
  AspTaskState state;
  gboolean     late;
  guint        next_period;     /* 1…6: its place among the briefing's next-period tasks; or 0 */
} AspAgendaTask;

/* Something that is missing, and where it is put right. */
typedef struct
{
  char        *text;            /* (owned) */
  char        *detail;          /* (owned) (nullable) */
  const char  *icon;
  const char  *page;            /* (nullable): NULL: in the municipality's own form */
  char        *place;           /* (owned) (nullable) */
} AspAgendaGap;

GPtrArray *asp_agenda_list_tasks (AspPlanner  *planner,
                                  AspStanding *standing,
                                  guint        max_tasks);
GPtrArray *asp_agenda_list_gaps  (AspPlanner  *planner,
                                  AspStanding *standing);

G_END_DECLS
