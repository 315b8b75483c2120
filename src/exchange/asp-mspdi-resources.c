/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-mspdi-private.h"

/* MS Project takes a comma or semicolon for the end of a name, and brackets for its share. */
static char *
make_resource_name (const char *name)
{
  char *clean = g_strdup (name);

  g_strdelimit (clean, "\n\t", ' ');
  g_strdelimit (clean, ",;", '/');
  g_strdelimit (clean, "[", '(');
  g_strdelimit (clean, "]", ')');

  return g_strstrip (clean);
}

static void
free_resource (gpointer data)
{
  AspMspdiResource *resource = data;

  g_free (resource->name);
  g_free (resource);
}

static guint
find_resource (AspMspdiWriter *self,
               const char     *name)
{
  for (guint i = 0; i < self->resources->len; i++)
    {
      const AspMspdiResource *resource = g_ptr_array_index (self->resources, i);

      if (strcmp (resource->name, name) == 0)
        return i;
    }

  return G_MAXUINT;
}

static guint
ensure_resource (AspMspdiWriter       *self,
                 const AspScheduleRow *row)
{
  const char *source = row->person != NULL ? row->person : row->role;
  g_autofree char *name = NULL;
  AspMspdiResource *resource;
  guint index;

  if (source == NULL)
    return G_MAXUINT;

  name = make_resource_name (source);
  if (*name == '\0')
    return G_MAXUINT;

  index = find_resource (self, name);
  if (index != G_MAXUINT)
    return index;

  resource = g_new0 (AspMspdiResource, 1);
  resource->name = g_steal_pointer (&name);
  resource->role = row->role;
  resource->is_person = row->person != NULL;
  g_ptr_array_add (self->resources, resource);

  return self->resources->len - 1;
}

/* How many of the resource's tasks run on the first day of the row's task: the largest of these
 * numbers is its peak. */
static guint
count_parallel (AspMspdiWriter       *self,
                guint                 resource,
                const AspScheduleRow *row)
{
  guint n = 0;

  for (guint i = 0; i < asp_schedule_rows_get_n_rows (self->rows); i++)
    {
      const AspScheduleRow *other = asp_schedule_rows_get (self->rows, i);

      if (self->resource_of_row[i] == resource && other->days > 0 &&
          other->start <= row->start && row->start <= other->finish)
        n++;
    }

  return n;
}

/* Finds who does what, before anything is written. */
void
asp_mspdi_collect_resources (AspMspdiWriter *self)
{
  guint n_rows = asp_schedule_rows_get_n_rows (self->rows);

  g_ptr_array_set_free_func (self->resources, free_resource);
  self->resource_of_row = g_new (guint, MAX (n_rows, 1));
  for (guint i = 0; i < n_rows; i++)
    {
      const AspScheduleRow *row = asp_schedule_rows_get (self->rows, i);

      self->resource_of_row[i] = row->kind == ASP_SCHEDULE_ROW_TASK ? ensure_resource (self, row)
                                                                    : G_MAXUINT;
    }

  for (guint i = 0; i < n_rows; i++)
    {
      guint index = self->resource_of_row[i];

      if (index != G_MAXUINT)
        {
          AspMspdiResource *resource = g_ptr_array_index (self->resources, index);

          resource->peak = MAX (resource->peak,
                                count_parallel (self, index,
                                                asp_schedule_rows_get (self->rows, i)));
        }
    }
}

/* The plan knows who answers for a task, not how much of a day it takes. So that nobody is shown as
 * overloaded without ground, a resource may do as many tasks at once as the plan gives it. */
void
asp_mspdi_write_resources (AspMspdiWriter *self)
{
  asp_mspdi_open (self, "Resources");
  for (guint i = 0; i < self->resources->len; i++)
    {
      const AspMspdiResource *resource = g_ptr_array_index (self->resources, i);

      asp_mspdi_open (self, "Resource");
      asp_mspdi_integer (self, "UID", (int) i + 1);
      asp_mspdi_integer (self, "ID", (int) i + 1);
      asp_mspdi_name (self, "Name", resource->name);
      asp_mspdi_integer (self, "Type", 1);
      asp_mspdi_integer (self, "IsNull", 0);
      if (resource->role != NULL)
        asp_mspdi_name (self, "Group", resource->role);
      asp_mspdi_integer (self, "MaxUnits", (int) MAX (resource->peak, 1));
      asp_mspdi_integer (self, "CanLevel", 0);
      asp_mspdi_integer (self, "CalendarUID", (int) i + ASP_MSPDI_BASE_CALENDAR + 1);
      asp_mspdi_integer (self, "IsGeneric", !resource->is_person);
      asp_mspdi_close (self);
    }
  asp_mspdi_close (self);
}

static void
write_assignment (AspMspdiWriter *self,
                  guint           uid,
                  guint           row_index)
{
  AspMspdiTimes times = { 0 };

  asp_mspdi_get_times (self, asp_schedule_rows_get (self->rows, row_index), &times);
  asp_mspdi_open (self, "Assignment");
  asp_mspdi_integer (self, "UID", (int) uid);
  asp_mspdi_integer (self, "TaskUID", (int) row_index + 1);
  asp_mspdi_integer (self, "ResourceUID", (int) self->resource_of_row[row_index] + 1);
  asp_mspdi_integer (self, "PercentWorkComplete", times.percent);
  if (times.finished)
    asp_mspdi_instant (self, "ActualFinish", times.finish, times.finish_hour);
  if (times.started)
    asp_mspdi_instant (self, "ActualStart", times.start, times.start_hour);
  asp_mspdi_duration (self, "ActualWork", times.done_minutes);
  asp_mspdi_instant (self, "Finish", times.finish, times.finish_hour);
  asp_mspdi_duration (self, "RemainingWork", times.minutes - times.done_minutes);
  asp_mspdi_instant (self, "Start", times.start, times.start_hour);
  asp_mspdi_integer (self, "Units", 1);
  asp_mspdi_duration (self, "Work", times.minutes);
  asp_mspdi_close (self);
}

void
asp_mspdi_write_assignments (AspMspdiWriter *self)
{
  guint uid = 1;

  asp_mspdi_open (self, "Assignments");
  for (guint i = 0; i < asp_schedule_rows_get_n_rows (self->rows); i++)
    {
      if (self->resource_of_row[i] != G_MAXUINT)
        write_assignment (self, uid++, i);
    }
  asp_mspdi_close (self);
}
