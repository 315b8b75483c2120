/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-plan.h"

G_BEGIN_DECLS

/* What determines a task's forecast start. */
typedef enum
{
  ASP_WHY_FIRST_DAY,            /* nothing holds it: it begins with the schedule */
  ASP_WHY_PREDECESSOR,          /* a link */
  ASP_WHY_CONSTRAINT,           /* its own */
  ASP_WHY_AS_LATE_AS_POSSIBLE,  /* what comes after it */
  ASP_WHY_ACTUAL,               /* it has happened */
  ASP_WHY_STATUS_DATE,          /* it has not begun: the past cannot be planned */
  ASP_WHY_SPAN,                 /* an accompanying task spans others */
  ASP_WHY_IMPORTED,             /* its days are kept as a schedule file has them */
} AspWhyKind;

/* One link of the chain of causes. */
typedef struct
{
  guint             node;
  AspWhyKind        kind;
  const AspPlanTask *task;
  gboolean          is_milestone;

  /* ASP_WHY_PREDECESSOR; of ASP_WHY_SPAN the task that it begins with */
  guint             from;             /* node, or G_MAXUINT */
  /* (nullable): the predecessor is another municipality's task; "from" is then G_MAXUINT */
  const AspOutsideLink *outside;
  AspLinkType       type;
  AspLagUnit        unit;
  int               lag;
  AspDay            from_day;         /* the day of the predecessor that counts */

  /* Days off between what the cause allows and the start, both ends counted in; the first of
   * several runs. ASP_DAY_NONE when there is none. */
  guint             n_days_off;
  AspDay            first_day_off;
  AspDay            last_day_off;
  const char       *holiday;          /* (nullable): name of the first that has one, translated */

  /* What uses up the free slack: the successor that would move first; G_MAXUINT: the end. */
  guint             next;
  const AspOutsideLink *outside_next; /* (nullable): it is another municipality's; instead */
} AspWhy;

void asp_plan_explain (AspPlan *plan,
                       guint    node,
                       AspWhy  *why);

G_END_DECLS
