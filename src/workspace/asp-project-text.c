/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-project-text.h"

#include <glib/gi18n-lib.h>

#include "asp-format.h"
#include "asp-project-drift.h"

/* The same in every language. */
static const char *const link_codes[ASP_N_LINK_TYPES] = { "FS", "SS", "FF", "SF" };
static const char *const constraint_codes[ASP_N_CONSTRAINT_TYPES] = {
  "ASAP", "ALAP", "MSO", "MFO", "SNET", "SNLT", "FNET", "FNLT",
};
static const char *const rule_codes[ASP_N_DRIFT_RULES] = {
  "link", "constraint", "project-start", "calendar", "whole-days", "length", "elapsed", "actual",
  "from-finish", "children",
};

static char *
to_iso (AspDay day)
{
  return day != ASP_DAY_NONE ? asp_day_to_iso (day) : g_strdup ("");
}

static char *
format_day (AspDay day)
{
  return day != ASP_DAY_NONE ? asp_format_day (day) : g_strdup ("–");
}

/* Like "3 FS 2, 5 SS 1d": d stands behind days that count as they pass. */
static char *
describe_predecessors (const AspProjectTask *task)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < task->links->len; i++)
    {
      const AspProjectLink *link = &g_array_index (task->links, AspProjectLink, i);

      g_string_append_printf (text, "%s%s %s %d%s", i > 0 ? ", " : "", link->uid,
                              link_codes[link->type], link->lag,
                              link->unit == ASP_LAG_CALENDAR ? "d" : "");
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe_constraint (const AspProjectTask *task)
{
  g_autofree char *day = to_iso (task->constraint_day);

  if (task->constraint_day == ASP_DAY_NONE ||
      task->constraint == ASP_CONSTRAINT_AS_SOON_AS_POSSIBLE ||
      task->constraint == ASP_CONSTRAINT_AS_LATE_AS_POSSIBLE)
    return g_strdup (constraint_codes[task->constraint]);

  return g_strdup_printf ("%s %s", constraint_codes[task->constraint], day);
}

static const char *
get_calendar_name (AspProjectFile       *file,
                   const AspProjectTask *task)
{
  guint index = task->calendar >= 0 ? (guint) task->calendar
                                    : asp_project_file_get_calendar (file);

  return asp_project_file_peek_calendar (file, index)->name;
}

/* Returns: (transfer full): a text without what separates cells and rows */
static char *
to_cell (const char *text)
{
  char *cell = g_strdup (text != NULL ? text : "");

  return g_strdelimit (cell, "\t\r\n", ' ');
}

/* Where the task stands among the headings: "1.2.3". Levels that the file skips count as 1.
 * @places: (element-type guint): the numbers of the task before it. Returns: (transfer full) */
static char *
number_outline (GArray *places,
                int     level)
{
  g_autoptr (GString) outline = g_string_new (NULL);
  guint depth = (guint) MAX (level, 1);

  if (places->len >= depth)
    {
      g_array_set_size (places, depth);
      g_array_index (places, guint, depth - 1)++;
    }
  while (places->len < depth)
    {
      const guint first = 1;

      g_array_append_val (places, first);
    }
  for (guint i = 0; i < depth; i++)
    g_string_append_printf (outline, "%s%u", i > 0 ? "." : "", g_array_index (places, guint, i));

  return g_string_free (g_steal_pointer (&outline), FALSE);
}

static void
append_task_row (GString              *text,
                 AspProjectFile       *file,
                 const AspProjectTask *task,
                 GArray               *places)
{
  g_autofree char *outline = number_outline (places, task->level);
  g_autofree char *name = to_cell (task->name);
  g_autofree char *wbs = to_cell (task->wbs);
  g_autofree char *start = to_iso (task->start);
  g_autofree char *finish = to_iso (task->finish);
  g_autofree char *predecessors = describe_predecessors (task);
  g_autofree char *constraint = describe_constraint (task);
  g_autofree char *calendar = to_cell (get_calendar_name (file, task));

  g_string_append_printf (text, "%s\t%s\t%s\t%s\t%s\t%d\t%d\t%d\t%s\t%s\t%s\t%s\n", task->uid, name,
                          outline, start, finish, task->days, task->days == 0, task->percent,
                          predecessors, constraint, calendar, wbs);
}

static void
append_move_row (GString              *text,
                 AspProjectFile       *file,
                 const AspProjectMove *move)
{
  const AspProjectTask *task = asp_project_file_peek_task (file, move->task);
  g_autofree char *imported = to_iso (move->imported);
  g_autofree char *ours = to_iso (move->ours);
  gboolean has_link = move->from != ASP_DRIFT_NO_TASK;

  g_string_append_printf (text, "%s\t%s\t%s\t%s\t%s%s%s\n", task->uid,
                          move->is_finish ? "finish" : "start", imported, ours,
                          rule_codes[move->rule], has_link ? " " : "",
                          has_link ? asp_project_file_peek_task (file, move->from)->uid : "");
}

/* Two tables with an empty line between them. */
static char *
create_tsv (AspProjectFile  *file,
            AspProjectDrift *drift)
{
  g_autoptr (GString) text = g_string_new ("uid\tname\toutline\tstart\tfinish\tdays\tmilestone\t"
                                           "percent\tpredecessors\tconstraint\tcalendar\twbs\n");
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < asp_project_file_get_n_tasks (file); i++)
    append_task_row (text, file, asp_project_file_peek_task (file, i), places);
  g_string_append (text, "\nuid\tdate\timported\tours\trule\n");
  for (guint i = 0; i < asp_project_drift_get_n_moves (drift); i++)
    append_move_row (text, file, asp_project_drift_peek_move (drift, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Returns: (transfer full): a sentence that says why a date is ours and not the file's */
static char *
describe_rule (AspProjectFile       *file,
               const AspProjectMove *move)
{
  const AspProjectTask *from = move->from != ASP_DRIFT_NO_TASK
                               ? asp_project_file_peek_task (file, move->from) : NULL;

  switch (move->rule)
    {
    case ASP_DRIFT_LINK:
      /* Translators: why a task has its date; number and name of another task */
      return g_strdup_printf (_("it is linked to %s “%s”"), from->uid, from->name);
    case ASP_DRIFT_CONSTRAINT:
      return g_strdup (_("its date constraint holds it"));
    case ASP_DRIFT_PROJECT_START:
      return g_strdup (_("it begins with the project, for nothing else holds it"));
    case ASP_DRIFT_CALENDAR:
      return g_strdup_printf (_("the calendar “%s” has no work on that day"),
                              get_calendar_name (file,
                                                 asp_project_file_peek_task (file, move->task)));
    case ASP_DRIFT_WHOLE_DAYS:
      return g_strdup (_("parts of days count as whole working days"));
    case ASP_DRIFT_LENGTH:
      return g_strdup (_("in the file it does not take as long as its working days say"));
    case ASP_DRIFT_ELAPSED:
      return g_strdup (_("its length is given in calendar days"));
    case ASP_DRIFT_ACTUAL:
      return g_strdup (_("its actual dates hold it"));
    case ASP_DRIFT_FROM_FINISH:
      return g_strdup (_("the file is scheduled backwards from its finish"));
    case ASP_DRIFT_CHILDREN:
    default:
      return g_strdup (_("it goes with the tasks below it"));
    }
}

static void
append_task_line (GString              *text,
                  const AspProjectTask *task)
{
  g_autofree char *start = format_day (task->start);
  g_autofree char *finish = format_day (task->finish);
  g_autofree char *predecessors = describe_predecessors (task);

  for (int i = 1; i < task->level; i++)
    g_string_append (text, "  ");
  /* Translators: a task: its number and name, its first and last day, its working days */
  g_string_append_printf (text, ngettext ("%s “%s”: %s – %s, %d working day",
                                          "%s “%s”: %s – %s, %d working days",
                                          (gulong) task->days),
                          task->uid, task->name, start, finish, task->days);
  if (*predecessors != '\0')
    g_string_append_printf (text, " (%s)", predecessors);
  g_string_append_c (text, '\n');
}

static void
append_move_line (GString              *text,
                  AspProjectFile       *file,
                  const AspProjectMove *move)
{
  const AspProjectTask *task = asp_project_file_peek_task (file, move->task);
  g_autofree char *imported = format_day (move->imported);
  g_autofree char *ours = format_day (move->ours);
  g_autofree char *rule = describe_rule (file, move);

  g_string_append_printf (text,
                          move->is_finish
                          /* Translators: number and name of a task, the day it has in the file, the
                           * day it would have here, and why */
                          ? _("%s “%s”, finish: %s → %s, because %s\n")
                          : _("%s “%s”, start: %s → %s, because %s\n"),
                          task->uid, task->name, imported, ours, rule);
}

static char *
create_text (AspProjectFile  *file,
             AspProjectDrift *drift)
{
  g_autoptr (GString) text = g_string_new (asp_project_file_get_title (file));
  guint n_tasks = asp_project_file_get_n_tasks (file);
  guint n_moves = asp_project_drift_get_n_moves (drift);

  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append_printf (text, ngettext ("%u task\n", "%u tasks\n", n_tasks), n_tasks);
  for (guint i = 0; i < n_tasks; i++)
    append_task_line (text, asp_project_file_peek_task (file, i));

  g_string_append_c (text, '\n');
  if (n_moves == 0)
    g_string_append (text, _("No date would be moved.\n"));
  else
    g_string_append_printf (text, ngettext ("%u date would be moved:\n",
                                            "%u dates would be moved:\n", n_moves), n_moves);
  for (guint i = 0; i < n_moves; i++)
    append_move_line (text, file, asp_project_drift_peek_move (drift, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* What a schedule of another program holds, as it was imported, and every date that would be
 * another one by our rules: sentences for people, or tab-separated values for a machine. Blocks.
 * Errors: those of reading @file, and ASP_PROJECT_FILE_ERROR.
 * Returns: (transfer full) */
char *
asp_project_text_new (GFile     *file,
                      gboolean   for_machine,
                      GError   **error)
{
  g_autoptr (AspProjectFile) project = NULL;
  g_autoptr (AspProjectDrift) drift = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  project = asp_project_file_load (file, error);
  if (project == NULL)
    return NULL;

  drift = asp_project_drift_new (project, error);
  if (drift == NULL)
    return NULL;

  return for_machine ? create_tsv (project, drift) : create_text (project, drift);
}
