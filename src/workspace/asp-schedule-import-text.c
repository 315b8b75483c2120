/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-schedule-import-private.h"

#include <glib/gi18n-lib.h>

#include "asp-plan-words.h"

/* What an import does, for people and for machines. */

static const char *
get_kind_code (AspScheduleImportKind kind)
{
  static const char *const codes[] = {
    [ASP_IMPORT_MATCHED] = "matched",
    [ASP_IMPORT_OWN] = "own",
    [ASP_IMPORT_HEADING] = "heading",
  };

  return codes[kind];
}

/* Returns: (transfer full): the name of a task of the file */
char *
asp_schedule_import_get_name (AspScheduleImport *self,
                              guint              index)
{
  const AspProjectTask *task;

  g_return_val_if_fail (self != NULL, NULL);

  task = asp_project_file_peek_task (self->file, index);

  return *task->name != '\0' ? g_strdup (task->name) : g_strdup_printf (_("Task %s"), task->uid);
}

/* Returns: (transfer full): what becomes of a task of the file */
char *
asp_schedule_import_describe_kind (AspScheduleImport *self,
                                   guint              index)
{
  const AspScheduleMatch *match;
  g_autofree char *title = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  match = &self->matches->matches[index];

  switch (match->kind)
    {
    case ASP_IMPORT_MATCHED:
      if (!match->renamed)
        /* Translators: what becomes of a task of a file; %s is the code of a task, "2.7" */
        return g_strdup_printf (_("Task %s of the schedule"), self->codes[index]);
      title = asp_plan_get_task_title (self->plan, match->node);
      /* Translators: what becomes of a task of a file that has another name in the schedule; %s is
       * the task's number and name there */
      return g_strdup_printf (_("In the schedule: %s"), title);
    case ASP_IMPORT_OWN:
      title = asp_plan_get_group_title (self->plan, match->group);
      /* Translators: what becomes of a task of a file; the code that it gets, "2.S1", and the
       * group where it stands */
      return g_strdup_printf (_("Becomes an own task: %s, in “%s”"), self->codes[index], title);
    case ASP_IMPORT_HEADING:
    default:
      return g_strdup (match->known ? _("A heading that the schedule has as well")
                                    : _("A heading; the tasks below it are stored without it"));
    }
}

static char *
to_cell (const char *text)
{
  return g_strdelimit (g_strdup (text), "\t\r\n", ' ');
}

/* Three tables with an empty line between them. */
static char *
create_tsv (AspScheduleImport *self)
{
  g_autoptr (GString) text = g_string_new ("uid\tname\tkind\tcode\n");

  for (guint i = 0; i < asp_project_file_get_n_tasks (self->file); i++)
    {
      const AspProjectTask *task = asp_project_file_peek_task (self->file, i);
      g_autofree char *name = to_cell (task->name);

      g_string_append_printf (text, "%s\t%s\t%s\t%s\n", task->uid, name,
                              get_kind_code (self->matches->matches[i].kind),
                              self->codes[i] != NULL ? self->codes[i] : "");
    }
  g_string_append (text, "\nuid\tcode\tdate\timported\tours\treason\n");
  for (guint i = 0; i < self->moves->len; i++)
    {
      const AspScheduleImportMove *move = asp_schedule_import_peek_move (self, i);
      g_autofree char *words = asp_schedule_import_explain_move (self, i);
      g_autofree char *imported = asp_day_to_iso (move->imported);
      g_autofree char *ours = asp_day_to_iso (move->ours);
      g_autofree char *reason = to_cell (words);

      g_string_append_printf (text, "%s\t%s\t%s\t%s\t%s\t%s\n",
                              asp_project_file_peek_task (self->file, move->task)->uid,
                              self->codes[move->task], move->is_finish ? "finish" : "start",
                              imported, ours, reason);
    }
  g_string_append (text, "\nloss\n");
  for (guint i = 0; i < self->losses->len; i++)
    {
      g_autofree char *loss = to_cell (g_ptr_array_index (self->losses, i));

      g_string_append_printf (text, "%s\n", loss);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
append_task (AspScheduleImport *self,
             guint              index,
             GString           *text)
{
  const AspProjectTask *task = asp_project_file_peek_task (self->file, index);

  switch (self->matches->matches[index].kind)
    {
    case ASP_IMPORT_MATCHED:
      /* Translators: number and name of a task of a file, its code in the schedule */
      g_string_append_printf (text, _("%s “%s”: task %s of the schedule\n"), task->uid, task->name,
                              self->codes[index]);
      break;
    case ASP_IMPORT_OWN:
      /* Translators: number and name of a task of a file, the code that it gets */
      g_string_append_printf (text, _("%s “%s”: own task %s\n"), task->uid, task->name,
                              self->codes[index]);
      break;
    case ASP_IMPORT_HEADING:
    default:
      /* Translators: number and name of a heading of a file */
      g_string_append_printf (text, _("%s “%s”: heading\n"), task->uid, task->name);
      break;
    }
}

static void
append_move (AspScheduleImport *self,
             guint              index,
             GString           *text)
{
  const AspScheduleImportMove *move = asp_schedule_import_peek_move (self, index);
  const AspProjectTask *task = asp_project_file_peek_task (self->file, move->task);
  g_autofree char *imported = asp_format_day (move->imported);
  g_autofree char *ours = asp_format_day (move->ours);
  g_autofree char *reason = asp_schedule_import_explain_move (self, index);

  g_string_append_printf (text,
                          move->is_finish
                          /* Translators: code and name of a task, the day it has in a file, the day
                           * by our rules, then why, as a sentence */
                          ? _("%s “%s”, finish: %s → %s (%s)\n")
                          : _("%s “%s”, start: %s → %s (%s)\n"),
                          self->codes[move->task], task->name, imported, ours, reason);
}

/**
 * asp_schedule_import_to_text:
 * @accept_dates: as in asp_schedule_import_create_edit()
 *
 * Returns: (transfer full): sentences for people, or tab-separated values for a machine
 */
char *
asp_schedule_import_to_text (AspScheduleImport *self,
                             gboolean           accept_dates,
                             gboolean           for_machine)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_moves;

  g_return_val_if_fail (self != NULL, NULL);

  if (for_machine)
    return create_tsv (self);

  for (guint i = 0; i < asp_project_file_get_n_tasks (self->file); i++)
    append_task (self, i, text);

  n_moves = self->moves->len;
  g_string_append_c (text, '\n');
  if (n_moves == 0)
    g_string_append (text, _("The rules of this program move no date.\n"));
  else if (accept_dates)
    g_string_append_printf (text, ngettext ("%u date is moved by the rules of this program:\n",
                                            "%u dates are moved by the rules of this program:\n",
                                            n_moves), n_moves);
  else
    g_string_append_printf (text, ngettext ("%u date stays as in the file until it is accepted:\n",
                                            "%u dates stay as in the file until they are "
                                            "accepted:\n", n_moves), n_moves);
  for (guint i = 0; i < n_moves; i++)
    append_move (self, i, text);

  if (self->losses->len > 0)
    g_string_append_c (text, '\n');
  for (guint i = 0; i < self->losses->len; i++)
    g_string_append_printf (text, "%s\n", (char *) g_ptr_array_index (self->losses, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}
