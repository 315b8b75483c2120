/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-schedule-writers.h"

#include <glib/gi18n-lib.h>
#include <libxml/xmlwriter.h>

#include "asp-mspdi-private.h"

/* Planner's own format (mrproject-0.6.dtd). Times are UTC by name and local in meaning, durations
 * seconds of working time, lags seconds as they pass. */

#define SECONDS_OF_A_DAY (24 * 60 * 60)

typedef struct
{
  AspMspdiWriter  base;         /* for the times of rows */
  xmlTextWriter  *xml;
  GPtrArray      *resources;    /* (owned) (element-type utf8): names, by number */
  gboolean        failed;
} Writer;

static AspPlan *
get_plan (Writer *self)
{
  return asp_schedule_rows_get_data (self->base.rows)->plan;
}

static void
check (Writer *self,
       int     result)
{
  if (result < 0)
    self->failed = TRUE;
}

static void
open_element (Writer     *self,
              const char *name)
{
  check (self, xmlTextWriterStartElement (self->xml, BAD_CAST name));
}

static void
close_element (Writer *self)
{
  check (self, xmlTextWriterEndElement (self->xml));
}

static void
write_text (Writer     *self,
            const char *name,
            const char *text)
{
  check (self, xmlTextWriterWriteAttribute (self->xml, BAD_CAST name, BAD_CAST text));
}

static void
write_number (Writer     *self,
              const char *name,
              int         number)
{
  char text[16];

  g_snprintf (text, sizeof text, "%d", number);
  write_text (self, name, text);
}

static void
write_day (Writer     *self,
           const char *name,
           AspDay      day,
           const char *time)
{
  g_autofree char *iso = asp_day_to_iso (day);
  g_autofree char *text = g_strdup_printf ("%.4s%.2s%.2s%s", iso, iso + 5, iso + 8, time);

  write_text (self, name, text);
}

static void
write_instant (Writer       *self,
               const char   *name,
               AspDay        day,
               AspMspdiHour  hour)
{
  write_day (self, name, day, hour == ASP_MSPDI_EVENING ? "T170000Z" : "T080000Z");
}

static void
write_interval (Writer     *self,
                const char *start,
                const char *end)
{
  open_element (self, "interval");
  write_text (self, "start", start);
  write_text (self, "end", end);
  close_element (self);
}

static void
write_day_type (Writer     *self,
                int         id,
                const char *name,
                const char *description)
{
  open_element (self, "day-type");
  write_number (self, "id", id);
  write_text (self, "name", name);
  write_text (self, "description", description);
  close_element (self);
}

/* Days that differ from Monday to Friday, transferred Saturdays among them. */
static void
write_calendar (Writer *self)
{
  static const char *const week[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

  open_element (self, "calendar");
  write_number (self, "id", 1);
  write_text (self, "name", _("Hungarian working days"));
  open_element (self, "default-week");
  for (guint i = 0; i < G_N_ELEMENTS (week); i++)
    write_number (self, week[i], i < 5 ? 0 : 1);
  close_element (self);
  open_element (self, "overridden-day-types");
  open_element (self, "overridden-day-type");
  write_number (self, "id", 0);
  write_interval (self, "0800", "1200");
  write_interval (self, "1300", "1700");
  close_element (self);
  close_element (self);
  open_element (self, "days");
  for (guint i = 0; i < asp_schedule_rows_get_n_days (self->base.rows); i++)
    {
      const AspScheduleDay *day = asp_schedule_rows_get_day (self->base.rows, i);
      gboolean works = day->kind == ASP_SCHEDULE_DAY_WORKED ||
                       day->kind == ASP_SCHEDULE_DAY_LOCAL_WORKED;

      open_element (self, "day");
      write_day (self, "date", day->day, "");
      write_text (self, "type", "day-type");
      write_number (self, "id", works ? 0 : 1);
      close_element (self);
    }
  close_element (self);
  close_element (self);
}

static void
write_calendars (Writer *self)
{
  open_element (self, "calendars");
  open_element (self, "day-types");
  write_day_type (self, 0, "Working", "A default working day");
  write_day_type (self, 1, "Nonworking", "A default non working day");
  write_day_type (self, 2, "Use base", "Use day from base calendar");
  close_element (self);
  write_calendar (self);
  close_element (self);
}

/* Planner knows three kinds. What has begun, what the status date pushes and what waits for another
 * municipality is held where it is: Planner would put it back. */
static void
write_constraint (Writer               *self,
                  const AspScheduleRow *row,
                  const AspMspdiTimes  *times)
{
  const AspPlanTask *task = asp_plan_get_task (get_plan (self), row->node);
  AspTaskKind kind = asp_network_get_task (asp_plan_get_network (get_plan (self)),
                                           row->node)->kind;
  const char *type = NULL;
  AspDay day = times->start;
  AspMspdiHour hour = times->start_hour;

  if (times->started || kind == ASP_TASK_KIND_HAMMOCK ||
      task->constraint == ASP_CONSTRAINT_MUST_START_ON ||
      task->constraint == ASP_CONSTRAINT_MUST_FINISH_ON ||
      task->constraint == ASP_CONSTRAINT_AS_LATE_AS_POSSIBLE)
    {
      type = "must-start-on";
    }
  else if (task->pushed || task->held || task->pinned || task->binding_outside != G_MAXUINT)
    {
      type = "start-no-earlier-than";
    }
  else if (task->constraint == ASP_CONSTRAINT_FINISH_NOT_LATER)
    {
      type = "finish-no-later-than";
      day = task->constraint_day;
      hour = ASP_MSPDI_EVENING;
    }
  if (type == NULL)
    return;

  open_element (self, "constraint");
  write_text (self, "type", type);
  write_instant (self, "time", day, hour);
  close_element (self);
}

/* A lag in working days, as it passes here: from the predecessor's day so many working days on. */
static int
get_elapsed (Writer               *self,
             const AspNetworkLink *link)
{
  AspCalendar *calendar = asp_plan_get_calendar (get_plan (self));
  const AspPlanTask *from = asp_plan_get_task (get_plan (self), link->from);
  AspDay day = from->finish;

  if (link->unit == ASP_LAG_CALENDAR)
    return link->lag;
  if (link->type == ASP_LINK_START_START || link->type == ASP_LINK_START_FINISH)
    day = from->start;

  return asp_calendar_add (calendar, day, link->lag) - day;
}

static void
write_links (Writer               *self,
             const AspScheduleRow *row)
{
  AspNetwork *network = asp_plan_get_network (get_plan (self));
  guint n_links;
  const AspNetworkLink *links = asp_network_get_links_to (network, row->node, &n_links);
  int number = 0;
  guint index;

  for (guint i = 0; i < n_links; i++)
    {
      if (asp_schedule_rows_find_node (self->base.rows, links[i].from, &index) == NULL)
        continue;

      if (number++ == 0)
        open_element (self, "predecessors");
      open_element (self, "predecessor");
      write_number (self, "id", number);
      write_number (self, "predecessor-id", (int) index + 1);
      write_text (self, "type", asp_link_type_to_code (links[i].type));
      if (links[i].lag != 0)
        write_number (self, "lag", get_elapsed (self, &links[i]) * SECONDS_OF_A_DAY);
      close_element (self);
    }
  if (number > 0)
    close_element (self);
}

static void
write_task (Writer               *self,
            guint                 index,
            const AspScheduleRow *row)
{
  gboolean is_task = row->kind == ASP_SCHEDULE_ROW_TASK;
  g_autofree char *name = g_strdup_printf ("%s %s", row->code, row->title);
  AspMspdiTimes times = {
    .start = row->first, .start_hour = ASP_MSPDI_MORNING,
    .finish = row->last, .finish_hour = ASP_MSPDI_EVENING,
  };

  if (is_task)
    asp_mspdi_get_times (&self->base, row, &times);
  open_element (self, "task");
  write_number (self, "id", (int) index + 1);
  write_text (self, "name", name);
  if (row->note != NULL)
    write_text (self, "note", row->note);
  write_instant (self, "start", times.start, times.start_hour);
  write_instant (self, "end", times.finish, times.finish_hour);
  write_instant (self, "work-start", times.start, times.start_hour);
  if (is_task)
    {
      write_number (self, "work", times.minutes * 60);
      write_number (self, "percent-complete", row->percent);
    }
  write_number (self, "priority", 0);
  write_text (self, "type", is_task && row->days == 0 ? "milestone" : "normal");
  write_text (self, "scheduling", "fixed-work");
  if (is_task)
    {
      write_constraint (self, row, &times);
      write_links (self, row);
    }
}

/* Tasks stand inside their groups, groups inside their stages. */
static void
write_tasks (Writer *self)
{
  int level = 0;

  open_element (self, "tasks");
  for (guint i = 0; i < asp_schedule_rows_get_n_rows (self->base.rows); i++)
    {
      const AspScheduleRow *row = asp_schedule_rows_get (self->base.rows, i);

      for (; level >= row->level; level--)
        close_element (self);
      write_task (self, i, row);
      level = row->level;
    }
  for (; level > 0; level--)
    close_element (self);
  close_element (self);
}

/* The person in charge, or the role where nobody is named. */
static const char *
get_resource (const AspScheduleRow *row)
{
  return row->person != NULL ? row->person : row->role;
}

static int
find_resource (Writer     *self,
               const char *name)
{
  for (guint i = 0; i < self->resources->len; i++)
    {
      if (g_str_equal (g_ptr_array_index (self->resources, i), name))
        return (int) i + 1;
    }

  return 0;
}

static void
write_resources (Writer *self)
{
  open_element (self, "resource-groups");
  close_element (self);
  open_element (self, "resources");
  for (guint i = 0; i < asp_schedule_rows_get_n_rows (self->base.rows); i++)
    {
      const AspScheduleRow *row = asp_schedule_rows_get (self->base.rows, i);
      const char *name = get_resource (row);

      if (row->kind != ASP_SCHEDULE_ROW_TASK || name == NULL || find_resource (self, name) != 0)
        continue;

      g_ptr_array_add (self->resources, (gpointer) name);
      open_element (self, "resource");
      write_number (self, "id", (int) self->resources->len);
      write_text (self, "name", name);
      write_text (self, "short-name", "");
      write_text (self, "email", "");
      write_number (self, "type", 1);
      write_number (self, "units", 0);
      close_element (self);
    }
  close_element (self);

  open_element (self, "allocations");
  for (guint i = 0; i < asp_schedule_rows_get_n_rows (self->base.rows); i++)
    {
      const AspScheduleRow *row = asp_schedule_rows_get (self->base.rows, i);

      if (row->kind != ASP_SCHEDULE_ROW_TASK || get_resource (row) == NULL)
        continue;

      open_element (self, "allocation");
      write_number (self, "task-id", (int) i + 1);
      write_number (self, "resource-id", find_resource (self, get_resource (row)));
      write_number (self, "units", 100);
      close_element (self);
    }
  close_element (self);
}

static void
write_project (Writer *self)
{
  const char *municipality = asp_schedule_rows_get_municipality (self->base.rows);
  const char *author = asp_schedule_rows_get_author (self->base.rows);
  AspDay first, last;

  asp_mspdi_get_range (self->base.rows, &first, &last);
  check (self, xmlTextWriterStartDocument (self->xml, "1.0", "UTF-8", NULL));
  open_element (self, "project");
  write_text (self, "name", asp_schedule_rows_get_title (self->base.rows));
  write_text (self, "company", municipality != NULL ? municipality : "");
  write_text (self, "manager", author != NULL ? author : "");
  write_day (self, "project-start", first, "T000000Z");
  write_text (self, "mrproject-version", "2");
  write_number (self, "calendar", 1);
  write_calendars (self);
  write_tasks (self);
  write_resources (self);
  close_element (self);
  check (self, xmlTextWriterEndDocument (self->xml));
}

/* Errors: ASP_EXPORT_ERROR_FORMAT. Returns: (transfer full) (nullable) */
GBytes *
asp_schedule_write_planner (AspScheduleRows  *rows,
                            GError          **error)
{
  xmlBufferPtr buffer = xmlBufferCreate ();
  Writer self = { .base = { .rows = rows } };
  GBytes *bytes = NULL;

  self.resources = g_ptr_array_new ();
  self.xml = xmlNewTextWriterMemory (buffer, 0);
  check (&self, xmlTextWriterSetIndent (self.xml, 1));
  write_project (&self);
  xmlFreeTextWriter (self.xml);
  if (self.failed)
    g_set_error_literal (error, ASP_EXPORT_ERROR, ASP_EXPORT_ERROR_FORMAT,
                         _("the Planner document could not be put together"));
  else
    bytes = g_bytes_new (xmlBufferContent (buffer), (gsize) xmlBufferLength (buffer));
  xmlBufferFree (buffer);
  g_ptr_array_unref (self.resources);

  return bytes;
}
