/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-plan-commands.h"

G_BEGIN_DECLS

/* A dependency on another municipality's task that counts for nothing. */
typedef struct
{
  gint64  link_id;              /* key of its row */
  gint64  municipality_id;      /* the successor's */
  char   *text;                 /* (owned): what it is and why, in the user's language */
} AspBrokenLink;

/* Dependencies on tasks of other municipalities. As the commands of asp-plan-commands.h. */
AspEdit   *asp_outside_link_command_set    (AspPlanner   *planner,
                                            gint64        municipality_id,
                                            const char   *task_code,
                                            gint64        from_municipality_id,
                                            const char   *from_code,
                                            AspLinkType   type,
                                            AspLagUnit    unit,
                                            int           lag,
                                            GError      **error);
AspEdit   *asp_outside_link_command_remove (AspPlanner   *planner,
                                            gint64        municipality_id,
                                            const char   *task_code,
                                            gint64        from_municipality_id,
                                            const char   *from_code,
                                            GError      **error);
GPtrArray *asp_outside_links_find_broken   (AspPlanner   *planner,
                                            gint64        municipality_id);

G_END_DECLS
