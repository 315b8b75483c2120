/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-warning-words.h"

#include <glib/gi18n-lib.h>

#include "asp-format.h"
#include "asp-plan-words.h"

static char *
describe_task (AspPlan              *plan,
               const AspPlanWarning *warning,
               const char           *limit)
{
  g_autofree char *title = asp_plan_get_task_title (plan, warning->node);
  g_autofree char *other = NULL;
  unsigned long days = (unsigned long) warning->days;

  switch (warning->kind)
    {
    case ASP_WARNING_START_LIMIT:
      /* Translators: title of a task, a day, then a number of working days */
      return g_strdup_printf (ngettext ("“%s” would have to start by %s: %lu working day is "
                                        "missing.",
                                        "“%s” would have to start by %s: %lu working days are "
                                        "missing.", days), title, limit, days);
    case ASP_WARNING_FIXED:
      other = asp_plan_get_task_title (plan, warning->other);
      /* Translators: titles of two tasks, then a number of working days */
      return g_strdup_printf (ngettext ("“%s” stands on a fixed day, but “%s” comes %lu working "
                                        "day too late for it.",
                                        "“%s” stands on a fixed day, but “%s” comes %lu working "
                                        "days too late for it.", days), title, other, days);
    case ASP_WARNING_DEADLINE:
      /* Translators: title of a task, a day, then a number of working days */
      return g_strdup_printf (ngettext ("“%s” misses its deadline %s by %lu working day.",
                                        "“%s” misses its deadline %s by %lu working days.", days),
                              title, limit, days);
    case ASP_WARNING_DUE:
      /* Translators: title of a task, a day, then a number of working days */
      return g_strdup_printf (ngettext ("“%s” comes later than the briefing has it (%s), by %lu "
                                        "working day.",
                                        "“%s” comes later than the briefing has it (%s), by %lu "
                                        "working days.", days), title, limit, days);
    case ASP_WARNING_FINISH_LIMIT:
    case ASP_WARNING_PLANNING_TIME:
    case ASP_WARNING_STAGE_SHORT:
    case ASP_WARNING_STAGE_LONG:
    default:
      /* Translators: title of a task, a day, then a number of working days */
      return g_strdup_printf (ngettext ("“%s” would have to be finished by %s: %lu working day is "
                                        "missing.",
                                        "“%s” would have to be finished by %s: %lu working days "
                                        "are missing.", days), title, limit, days);
    }
}

static char *
describe_stage (const AspPlanWarning *warning)
{
  const char *stage = asp_stage_get_label (warning->stage);
  unsigned long days = (unsigned long) warning->days;

  if (warning->kind == ASP_WARNING_STAGE_SHORT)
    /* Translators: name of a stage, then a number of working days */
    return g_strdup_printf (ngettext ("The stage “%s” is short: %lu working day instead of two to "
                                      "three months.",
                                      "The stage “%s” is short: %lu working days instead of two "
                                      "to three months.", days), stage, days);

  /* Translators: name of a stage, then a number of working days */
  return g_strdup_printf (ngettext ("The stage “%s” is long: %lu working day instead of two to "
                                    "three months.",
                                    "The stage “%s” is long: %lu working days instead of two to "
                                    "three months.", days), stage, days);
}

/* Returns: (transfer full) */
char *
asp_warning_describe (AspPlan              *plan,
                      const AspPlanWarning *warning)
{
  g_autofree char *limit = NULL;

  g_return_val_if_fail (plan != NULL, NULL);
  g_return_val_if_fail (warning != NULL, NULL);

  if (warning->kind == ASP_WARNING_STAGE_SHORT || warning->kind == ASP_WARNING_STAGE_LONG)
    return describe_stage (warning);

  limit = warning->limit != ASP_DAY_NONE ? asp_format_day_long (warning->limit) : g_strdup ("");
  if (warning->kind == ASP_WARNING_PLANNING_TIME)
    /* Translators: %s is a day */
    return g_strdup_printf (_("Planning has to begin six months before go-live, so go-live can "
                              "come on this day at the earliest: %s."), limit);

  return describe_task (plan, warning, limit);
}
