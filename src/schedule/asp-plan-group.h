/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-plan.h"

G_BEGIN_DECLS

/* One municipality of a group whose plans depend on each other. */
typedef struct
{
  gint64              id;
  const char         *name;
  AspNetwork         *network;
  AspCalendar        *calendar;     /* must not change afterwards */
  const AspPlanInput *input;
} AspGroupMember;

/* A dependency between tasks of two members. */
typedef struct
{
  guint       from_member;
  guint       from_node;
  guint       to_member;
  guint       to_node;
  AspLinkType type;
  AspLagUnit  unit;                 /* working days are the successor's */
  int         lag;                  /* days; a lead when negative */
} AspGroupLink;

gboolean asp_plan_group_compute (const AspGroupMember  *members,
                                 guint                  n_members,
                                 const AspGroupLink    *links,
                                 guint                  n_links,
                                 AspPlan              **plans,
                                 GError               **error);

G_END_DECLS
