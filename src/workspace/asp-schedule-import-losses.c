/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-schedule-import-private.h"

#include <glib/gi18n-lib.h>

/* What an imported schedule has and a municipality's cannot hold, each with its place. */

void
_asp_schedule_import_add_loss (AspScheduleImport *self,
                               guint              task,
                               const char        *what)
{
  const AspProjectTask *place = asp_project_file_peek_task (self->file, task);

  g_ptr_array_add (self->losses,
                   /* Translators: the line of a file, a task's number and name, and what of it is
                    * not stored */
                   g_strdup_printf (_("line %d, task %s “%s”: not stored: %s"), place->line,
                                    place->uid, place->name, what));
}

static void
list_length (AspScheduleImport    *self,
             guint                 index,
             const AspProjectTask *task)
{
  if (task->inside_day)
    _asp_schedule_import_add_loss (self, index,
                                   _("parts of days, for whole working days are counted"));
  if (task->elapsed)
    _asp_schedule_import_add_loss (self, index,
                                   _("that its length counts days as they pass"));
  if (task->split)
    _asp_schedule_import_add_loss (self, index, _("that the work was interrupted"));
}

/* A milestone stays one, and an accompanying task takes its length from others. */
static void
list_kind (AspScheduleImport    *self,
           guint                 index,
           const AspProjectTask *task)
{
  AspPlanTarget target;

  if (!_asp_schedule_import_get_target (self, index, &target) ||
      _asp_schedule_import_is_unchanged (self, index))
    return;

  if (target.info->kind == ASP_TASK_KIND_MILESTONE && task->days > 0)
    _asp_schedule_import_add_loss (self, index,
                                   _("its length, for it is a milestone in the schedule"));
  else if (target.info->kind == ASP_TASK_KIND_TASK && task->days == 0)
    _asp_schedule_import_add_loss (self, index, _("that it is a milestone, for it has a length in "
                                                  "the schedule"));
  else if (target.info->kind == ASP_TASK_KIND_HAMMOCK &&
           task->constraint != ASP_CONSTRAINT_AS_SOON_AS_POSSIBLE && !self->matches->is_ours)
    _asp_schedule_import_add_loss (self, index,
                                   _("its date constraint, for an accompanying task follows "
                                     "others"));
}

static void
list_task (AspScheduleImport *self,
           guint              index)
{
  const AspProjectTask *task = asp_project_file_peek_task (self->file, index);
  const AspScheduleMatch *match = &self->matches->matches[index];

  if (match->kind == ASP_IMPORT_HEADING)
    {
      if (!match->known)
        _asp_schedule_import_add_loss (self, index,
                                       _("the heading; the schedule’s own groups stand for it"));
      if (task->constraint != ASP_CONSTRAINT_AS_SOON_AS_POSSIBLE)
        _asp_schedule_import_add_loss (self, index, _("the date constraint of a heading"));
      if (task->deadline != ASP_DAY_NONE)
        _asp_schedule_import_add_loss (self, index, _("the deadline of a heading"));
      if (task->notes != NULL && *task->notes != '\0' && !self->matches->is_ours)
        _asp_schedule_import_add_loss (self, index, _("the notes of a heading"));
      return;
    }

  list_length (self, index, task);
  list_kind (self, index, task);
  if (match->kind == ASP_IMPORT_MATCHED && match->renamed)
    _asp_schedule_import_add_loss (self, index, _("its title, for the schedule has its own"));
  if (match->kind == ASP_IMPORT_OWN && g_utf8_strlen (task->name, -1) > 200)
    _asp_schedule_import_add_loss (self, index, _("the end of its title, which is too long"));
  if (task->calendar >= 0 && (guint) task->calendar != asp_project_file_get_calendar (self->file))
    _asp_schedule_import_add_loss (self, index, _("the calendar of its own"));
  if (task->n_baselines > 0)
    _asp_schedule_import_add_loss (self, index, _("its baselines"));
}

/* Whether the file's working days are the municipality's, from its first day to its last. */
static gboolean
has_our_calendar (AspScheduleImport *self)
{
  guint index = asp_project_file_get_calendar (self->file);
  AspCalendar *theirs = asp_project_file_peek_calendar (self->file, index)->calendar;
  AspCalendar *ours = asp_plan_get_calendar (self->plan);
  AspDay first = G_MAXINT32, last = G_MININT32;

  for (guint i = 0; i < asp_project_file_get_n_tasks (self->file); i++)
    {
      AspDay start, finish;

      if (!asp_schedule_import_get_days (self, i, &start, &finish))
        continue;

      first = MIN (first, start);
      last = MAX (last, finish);
    }
  for (AspDay day = first; theirs != NULL && day <= last; day++)
    {
      if (asp_calendar_is_workday (theirs, day) != asp_calendar_is_workday (ours, day))
        return FALSE;
    }

  return TRUE;
}

/* Behind those that were found before. */
void
_asp_schedule_import_list_losses (AspScheduleImport *self)
{
  guint n_foreign = asp_project_file_get_n_foreign (self->file);

  for (guint i = 0; i < asp_project_file_get_n_tasks (self->file); i++)
    list_task (self, i);
  if (n_foreign > 0)
    g_ptr_array_add (self->losses, g_strdup_printf (
      ngettext ("Not stored: %u dependency on a task of another file",
                "Not stored: %u dependencies on tasks of other files", n_foreign), n_foreign));
  if (!has_our_calendar (self))
    {
      guint index = asp_project_file_get_calendar (self->file);

      g_ptr_array_add (self->losses,
                       /* Translators: %s is the name of a calendar */
                       g_strdup_printf (_("Not stored: the calendar “%s”, for the municipality "
                                          "has its own working days"),
                                        asp_project_file_peek_calendar (self->file, index)->name));
    }
}
