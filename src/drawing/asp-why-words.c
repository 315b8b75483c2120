/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-why-words.h"

#include <glib/gi18n-lib.h>

#include "asp-format.h"
#include "asp-plan-words.h"

/* Whole sentences, each with its own variables, so that each language may order its words; no
 * Hungarian case ending is glued to a variable. */

static void
add (GPtrArray *sentences,
     char      *sentence)
{
  if (sentence != NULL)
    g_ptr_array_add (sentences, sentence);
}

static char *
describe_days (const AspWhy *why)
{
  g_autofree char *start = asp_format_day_long (why->task->start);
  g_autofree char *finish = asp_format_day_long (why->task->finish);

  if (why->is_milestone || why->task->start == why->task->finish)
    /* Translators: of a milestone or a task of one day; %s is a day */
    return g_strdup_printf (_("Its day is %s."), start);

  /* Translators: two days, then a number of working days */
  return g_strdup_printf (ngettext ("It lasts from %s to %s: %d working day.",
                                    "It lasts from %s to %s: %d working days.",
                                    (unsigned long) (why->task->ef - why->task->es)),
                          start, finish, why->task->ef - why->task->es);
}

static char *
describe_link (AspPlan      *plan,
               const AspWhy *why)
{
  g_autofree char *title = why->outside != NULL ? asp_outside_link_get_title (why->outside)
                                                : asp_plan_get_task_title (plan, why->from);
  g_autofree char *day = asp_format_day_long (why->from_day);

  switch (why->type)
    {
    case ASP_LINK_START_START:
      /* Translators: title of a task, then a day */
      return g_strdup_printf (_("It starts then because another task has to start first: “%s”, "
                                "which starts on %s."), title, day);
    case ASP_LINK_FINISH_FINISH:
      /* Translators: title of a task, then a day */
      return g_strdup_printf (_("It starts then because it may not finish before another task: "
                                "“%s”, which finishes on %s."), title, day);
    case ASP_LINK_START_FINISH:
      /* Translators: title of a task, then a day */
      return g_strdup_printf (_("It starts then because it may not finish before another task "
                                "starts: “%s”, which starts on %s."), title, day);
    case ASP_LINK_FINISH_START:
    default:
      /* Translators: title of a task, then a day */
      return g_strdup_printf (_("It starts then because another task has to be finished first: "
                                "“%s”, which finishes on %s."), title, day);
    }
}

static char *
describe_lag (const AspWhy *why)
{
  unsigned long days = (unsigned long) ABS (why->lag);

  if (why->lag == 0)
    return NULL;
  if (why->lag > 0 && why->unit == ASP_LAG_CALENDAR)
    /* Translators: days as they pass, worked or not */
    return g_strdup_printf (ngettext ("Between them %lu day has to pass.",
                                      "Between them %lu days have to pass.", days), days);
  if (why->lag > 0)
    return g_strdup_printf (ngettext ("Between them %lu working day has to pass.",
                                      "Between them %lu working days have to pass.", days), days);
  if (why->unit == ASP_LAG_CALENDAR)
    return g_strdup_printf (ngettext ("It may come %lu day sooner than that.",
                                      "It may come %lu days sooner than that.", days), days);

  return g_strdup_printf (ngettext ("It may come %lu working day sooner than that.",
                                    "It may come %lu working days sooner than that.", days), days);
}

static char *
describe_constraint (const AspWhy *why)
{
  g_autofree char *day = asp_format_day_long (why->task->constraint_day);

  switch (why->task->constraint)
    {
    case ASP_CONSTRAINT_MUST_START_ON:
      return g_strdup_printf (_("It starts then because its start is fixed: %s."), day);
    case ASP_CONSTRAINT_MUST_FINISH_ON:
      return g_strdup_printf (_("It starts then because its finish is fixed: %s."), day);
    case ASP_CONSTRAINT_FINISH_NOT_EARLIER:
      return g_strdup_printf (_("It starts then because it may not finish before this day: %s."),
                              day);
    case ASP_CONSTRAINT_START_NOT_EARLIER:
    case ASP_CONSTRAINT_AS_SOON_AS_POSSIBLE:
    case ASP_CONSTRAINT_AS_LATE_AS_POSSIBLE:
    case ASP_CONSTRAINT_START_NOT_LATER:
    case ASP_CONSTRAINT_FINISH_NOT_LATER:
    default:
      return g_strdup_printf (_("It starts then because it may not start before this day: %s."),
                              day);
    }
}

static char *
describe_actual (const AspPlanTask *task)
{
  g_autofree char *start = NULL;
  g_autofree char *finish = NULL;

  if (task->actual_start != ASP_DAY_NONE)
    start = asp_format_day_long (task->actual_start);
  if (task->actual_finish != ASP_DAY_NONE)
    finish = asp_format_day_long (task->actual_finish);

  if (start != NULL && finish != NULL)
    return g_strdup_printf (_("It has happened: begun on %s, finished on %s."), start, finish);
  if (start != NULL)
    return g_strdup_printf (_("It has begun on this day: %s."), start);
  if (finish != NULL)
    return g_strdup_printf (_("It was finished on this day: %s."), finish);

  return g_strdup (_("It is marked done, without days: the planned ones are shown."));
}

static char *
describe_status_date (AspPlan *plan)
{
  g_autofree char *day = asp_format_day_long (asp_plan_get_status_date (plan));

  /* Translators: %s is a day */
  return g_strdup_printf (_("It has not begun yet, so it can begin on the status date at the "
                            "earliest: %s."), day);
}

static char *
describe_span (AspPlan      *plan,
               const AspWhy *why)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (why->from == G_MAXUINT)
    return g_strdup (_("It accompanies the whole schedule."));

  from = asp_plan_get_task_title (plan, why->from);
  to = asp_plan_get_task_title (plan, why->next);

  /* Translators: titles of two tasks */
  return g_strdup_printf (_("It accompanies other tasks: from the start of “%s” to the finish of "
                            "“%s”."), from, to);
}

static char *
describe_cause (AspPlan      *plan,
                const AspWhy *why)
{
  switch (why->kind)
    {
    case ASP_WHY_PREDECESSOR:
      return describe_link (plan, why);
    case ASP_WHY_CONSTRAINT:
      return describe_constraint (why);
    case ASP_WHY_AS_LATE_AS_POSSIBLE:
      return g_strdup (_("It starts then because it is to be as late as possible: any later, and "
                         "the end of the schedule would move."));
    case ASP_WHY_ACTUAL:
      return describe_actual (why->task);
    case ASP_WHY_STATUS_DATE:
      return describe_status_date (plan);
    case ASP_WHY_SPAN:
      return describe_span (plan, why);
    case ASP_WHY_IMPORTED:
      return g_strdup (_("Its days are kept as the imported schedule has them, until they are "
                         "accepted."));
    case ASP_WHY_FIRST_DAY:
    default:
      return g_strdup (_("Nothing holds it back: it begins with the first day of the schedule."));
    }
}

static char *
describe_days_off (const AspWhy *why)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (why->n_days_off == 0)
    return NULL;

  first = asp_format_day_long (why->first_day_off);
  last = asp_format_day_long (why->last_day_off);
  if (why->n_days_off == 1 && why->holiday != NULL)
    /* Translators: a day, then the name of a holiday */
    return g_strdup_printf (_("A day off in between: %s (%s)."), first, why->holiday);
  if (why->n_days_off == 1)
    return g_strdup_printf (_("A day off in between: %s."), first);
  if (why->holiday != NULL)
    /* Translators: a number, two days, then the name of a holiday */
    return g_strdup_printf (ngettext ("%u day off in between, from %s to %s (%s too).",
                                      "%u days off in between, from %s to %s (%s too).",
                                      why->n_days_off),
                            why->n_days_off, first, last, why->holiday);

  /* Translators: a number, then two days */
  return g_strdup_printf (ngettext ("%u day off in between, from %s to %s.",
                                    "%u days off in between, from %s to %s.", why->n_days_off),
                          why->n_days_off, first, last);
}

static char *
describe_slack (const AspPlanTask *task)
{
  unsigned long days = (unsigned long) ABS (task->slack);

  if (task->slack < 0)
    return g_strdup_printf (ngettext ("It is %lu working day short of what its limits ask.",
                                      "It is %lu working days short of what its limits ask.",
                                      days), days);
  if (task->slack == 0)
    return g_strdup (_("It has no slack: if it slips, the end of the schedule slips with it."));

  return g_strdup_printf (ngettext ("It may slip %lu working day before the end of the schedule "
                                    "moves.",
                                    "It may slip %lu working days before the end of the schedule "
                                    "moves.", days), days);
}

/* Who moves first when the task slips. */
static char *
describe_next (AspPlan      *plan,
               const AspWhy *why)
{
  g_autofree char *title = NULL;
  unsigned long days = (unsigned long) MAX (why->task->free_slack, 0);

  if ((why->next == G_MAXUINT && why->outside_next == NULL) || why->task->slack <= 0)
    return NULL;

  title = why->outside_next != NULL ? asp_outside_link_get_title (why->outside_next)
                                    : asp_plan_get_task_title (plan, why->next);
  if (days == 0)
    /* Translators: %s is the title of a task */
    return g_strdup_printf (_("Any slip moves the next task: “%s”."), title);

  /* Translators: number of working days, then the title of a task */
  return g_strdup_printf (ngettext ("After %lu working day the next task moves: “%s”.",
                                    "After %lu working days the next task moves: “%s”.", days),
                          days, title);
}

/* Work that has begun and takes longer than planned. */
static char *
describe_rest (const AspPlanTask *task)
{
  if (task->actual_finish != ASP_DAY_NONE || task->state == ASP_TASK_STATE_DONE ||
      task->pushed || task->pinned || task->ef - task->es <= task->duration)
    return NULL;

  return g_strdup_printf (ngettext ("What is left of its %d working day is counted from the status "
                                    "date.",
                                    "What is left of its %d working days is counted from the "
                                    "status date.", (unsigned long) task->duration),
                          task->duration);
}

/* Whether what comes after it still can be said to depend on it. */
static gboolean
is_open (const AspWhy *why)
{
  return why->kind != ASP_WHY_SPAN && why->task->state != ASP_TASK_STATE_DONE &&
         why->task->actual_finish == ASP_DAY_NONE;
}

/* Returns: (transfer container) (element-type utf8): sentences */
GPtrArray *
asp_why_describe (AspPlan      *plan,
                  const AspWhy *why)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (plan != NULL, sentences);
  g_return_val_if_fail (why != NULL, sentences);

  if (!why->task->applies)
    {
      add (sentences, g_strdup (_("It does not apply here, so it has no days of its own.")));
      return sentences;
    }

  add (sentences, describe_days (why));
  add (sentences, describe_cause (plan, why));
  if (why->kind == ASP_WHY_PREDECESSOR)
    add (sentences, describe_lag (why));
  add (sentences, describe_days_off (why));
  if (why->kind != ASP_WHY_SPAN)
    add (sentences, describe_rest (why->task));
  if (is_open (why))
    {
      add (sentences, describe_slack (why->task));
      add (sentences, describe_next (plan, why));
    }

  return sentences;
}

/* The sentences as one text. Returns: (transfer full) */
char *
asp_why_describe_text (AspPlan      *plan,
                       const AspWhy *why)
{
  g_autoptr (GPtrArray) sentences = asp_why_describe (plan, why);

  g_ptr_array_set_free_func (sentences, g_free);
  g_ptr_array_add (sentences, NULL);

  return g_strjoinv (" ", (char **) sentences->pdata);
}

/* For tables that machines read. */
const char *
asp_why_kind_to_code (AspWhyKind kind)
{
  static const char *const codes[] = {
    [ASP_WHY_FIRST_DAY] = "first-day",
    [ASP_WHY_PREDECESSOR] = "predecessor",
    [ASP_WHY_CONSTRAINT] = "constraint",
    [ASP_WHY_AS_LATE_AS_POSSIBLE] = "as-late-as-possible",
    [ASP_WHY_ACTUAL] = "actual",
    [ASP_WHY_STATUS_DATE] = "status-date",
    [ASP_WHY_SPAN] = "span",
    [ASP_WHY_IMPORTED] = "imported",
  };

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (codes), NULL);

  return codes[kind];
}
