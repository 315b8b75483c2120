/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-plan.h"

G_BEGIN_DECLS

typedef enum
{
  ASP_WARNING_START_LIMIT,      /* starts after the day by which it has to start */
  ASP_WARNING_FINISH_LIMIT,     /* finishes after the day by which it has to finish */
  ASP_WARNING_FIXED,            /* stands on a fixed day before what it depends on */
  ASP_WARNING_DEADLINE,         /* finishes after its deadline */
  ASP_WARNING_DUE,              /* finishes after a day from outside (the briefing's) */
  ASP_WARNING_PLANNING_TIME,    /* less than six months of planning before go-live */
  ASP_WARNING_STAGE_SHORT,      /* a stage of less than two months */
  ASP_WARNING_STAGE_LONG,       /* a stage of more than three months */
} AspWarningKind;

#define ASP_N_WARNING_KINDS 8

typedef struct
{
  AspWarningKind kind;
  guint          node;          /* G_MAXUINT: the warning is of a stage or the whole */
  guint          other;         /* ASP_WARNING_FIXED: the task that it depends on; else G_MAXUINT */
  AspStage       stage;         /* of a stage's warning */
  AspDay         limit;         /* the day that is missed, or ASP_DAY_NONE */
  int            days;          /* working days by which; of a stage its length */
} AspPlanWarning;

GArray  *asp_plan_list_warnings (AspPlan              *plan);
gboolean asp_warning_is_conflict (AspWarningKind       kind);
const char *asp_warning_kind_to_code (AspWarningKind   kind);

/* The day that lies so many months after another, or the month's last. */
AspDay   asp_plan_add_months    (AspDay                day,
                                 guint                 months);

G_END_DECLS
