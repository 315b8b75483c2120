/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-project-builder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* GNOME Planner: tasks and calendars nest, everything stands in attributes, times are local in
 * spite of their "Z". */

/* Day types that every file has; others are working when they have hours. */
enum
{
  WORKING = 0,
  USE_BASE = 2,
};

#define NOT_STATED (-1)
#define MAX_SECONDS (G_GINT64_CONSTANT (41000) * 86400)

typedef struct
{
  AspCalendarDraft *draft;
  int               week[7];    /* types of days, Monday first */
  GArray           *days;       /* (owned) (element-type PlannerDay) */
} Calendar;

typedef struct
{
  AspDay day;
  int    type;
} PlannerDay;

typedef struct
{
  int minutes;
  int end;
} Hours;

typedef struct
{
  AspProjectBuilder *builder;
  GPtrArray         *calendars; /* (owned) (element-type Calendar): open ones */
  GHashTable        *hours;     /* (owned): type of day → Hours, of the whole file */
  int                type;      /* at hand, while hours are read */
  GPtrArray         *tasks;     /* (not owned) (element-type AspTaskDraft): open ones */
} Reader;

static void
free_calendar (gpointer data)
{
  Calendar *calendar = data;

  g_array_unref (calendar->days);
  g_free (calendar);
}

static gpointer
create (AspProjectBuilder *builder)
{
  Reader *self = g_new0 (Reader, 1);

  self->builder = builder;
  self->calendars = g_ptr_array_new_with_free_func (free_calendar);
  self->hours = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->tasks = g_ptr_array_new ();

  return self;
}

static void
reader_free (gpointer data)
{
  Reader *self = data;

  g_ptr_array_unref (self->calendars);
  g_hash_table_unref (self->hours);
  g_ptr_array_unref (self->tasks);
  g_free (self);
}

static AspTaskDraft *
get_task (Reader *self)
{
  return self->tasks->len > 0 ? g_ptr_array_index (self->tasks, self->tasks->len - 1) : NULL;
}

static void
refuse (Reader     *self,
        AspXmlScan *scan,
        const char *name,
        const char *text)
{
  AspTaskDraft *task = get_task (self);

  asp_xml_scan_fail (scan, asp_project_error_new (
    ASP_PROJECT_FILE_ERROR_VALUE, asp_xml_scan_get_line (scan), task != NULL ? task->task : NULL,
    g_strdup_printf (_("%s cannot be “%s”"), name, text != NULL ? text : "")));
}

/* The attribute's number, or @otherwise when it has none. */
static gint64
read_integer (Reader     *self,
              AspXmlScan *scan,
              const char *name,
              gint64      min,
              gint64      max,
              gint64      otherwise)
{
  g_autofree char *text = asp_xml_scan_get_attribute (scan, name);
  gint64 value = otherwise;

  if (text != NULL && *text != '\0' && !asp_project_parse_integer (text, min, max, &value))
    refuse (self, scan, name, text);

  return value;
}

/* "20140905T080000Z", or the day alone. */
static AspProjectInstant
read_instant (Reader     *self,
              AspXmlScan *scan,
              const char *name)
{
  g_autofree char *text = asp_xml_scan_get_attribute (scan, name);
  AspProjectInstant instant = ASP_PROJECT_INSTANT_NONE;
  g_autofree char *iso = NULL;

  if (text == NULL || *text == '\0')
    return instant;

  if (strlen (text) >= 15)
    iso = g_strdup_printf ("%.4s-%.2s-%.2s%.1s%.2s:%.2s:%.2s", text, text + 4, text + 6, text + 8,
                           text + 9, text + 11, text + 13);
  else if (strlen (text) == 8)
    iso = g_strdup_printf ("%.4s-%.2s-%.2s", text, text + 4, text + 6);
  if (iso == NULL || !g_utf8_validate (iso, -1, NULL) ||
      !asp_project_parse_instant (iso, &instant))
    {
      refuse (self, scan, name, text);
      return ASP_PROJECT_INSTANT_NONE;
    }

  return instant;
}

static void
start_calendar (Reader     *self,
                AspXmlScan *scan)
{
  Calendar *above = self->calendars->len > 0
                    ? g_ptr_array_index (self->calendars, self->calendars->len - 1) : NULL;
  GError *error = NULL;
  Calendar *calendar;
  AspCalendarDraft *draft = asp_project_builder_add_calendar (self->builder,
                                                              asp_xml_scan_get_line (scan), &error);

  if (draft == NULL)
    {
      asp_xml_scan_fail (scan, error);
      return;
    }

  draft->uid = asp_xml_scan_get_attribute (scan, "id");
  draft->name = asp_xml_scan_get_attribute (scan, "name");
  draft->base = g_strdup (above != NULL ? above->draft->uid : NULL);
  calendar = g_new0 (Calendar, 1);
  calendar->draft = draft;
  calendar->days = g_array_new (FALSE, FALSE, sizeof (PlannerDay));
  for (int i = 0; i < 7; i++)
    calendar->week[i] = NOT_STATED;
  g_ptr_array_add (self->calendars, calendar);
}

static void
read_in_calendar (Reader     *self,
                  AspXmlScan *scan,
                  const char *name)
{
  static const char *const weekdays[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };
  Calendar *calendar;

  if (self->calendars->len == 0)
    return;

  calendar = g_ptr_array_index (self->calendars, self->calendars->len - 1);
  if (strcmp (name, "default-week") == 0)
    {
      for (int i = 0; i < 7; i++)
        calendar->week[i] = (int) read_integer (self, scan, weekdays[i], 0, G_MAXINT, NOT_STATED);
    }
  else if (strcmp (name, "day") == 0)
    {
      PlannerDay day = { read_instant (self, scan, "date").day,
                         (int) read_integer (self, scan, "id", 0, G_MAXINT, WORKING) };

      if (day.day != ASP_DAY_NONE && calendar->days->len < 50000)
        g_array_append_val (calendar->days, day);
    }
}

/* Hours like "0800"; "0000" as an end is midnight. */
static void
read_interval (Reader     *self,
               AspXmlScan *scan)
{
  int from = (int) read_integer (self, scan, "start", 0, 2400, 0);
  int until = (int) read_integer (self, scan, "end", 0, 2400, 0);
  Hours *hours = g_hash_table_lookup (self->hours, GINT_TO_POINTER (self->type));

  from = from / 100 * 60 + from % 100;
  until = until == 0 ? 1440 : until / 100 * 60 + until % 100;
  if (hours == NULL)
    {
      hours = g_new0 (Hours, 1);
      g_hash_table_insert (self->hours, GINT_TO_POINTER (self->type), hours);
    }
  hours->minutes = MIN (1440, hours->minutes + MAX (0, until - from));
  hours->end = MIN (1440, MAX (hours->end, until));
}

static gboolean
is_working (Reader *self,
            int     type)
{
  return type == WORKING ||
         (type > USE_BASE && g_hash_table_contains (self->hours, GINT_TO_POINTER (type)));
}

/* Only at its end it is known which types of days have hours. */
static void
end_calendar (Reader     *self,
              AspXmlScan *scan)
{
  Calendar *calendar = g_ptr_array_index (self->calendars, self->calendars->len - 1);
  AspCalendarDraft *draft = calendar->draft;
  GError *error = NULL;

  for (int i = 0; i < 7; i++)
    {
      int type = calendar->week[i];
      Hours *hours = g_hash_table_lookup (self->hours, GINT_TO_POINTER (type));

      if (type == NOT_STATED || type == USE_BASE)
        continue;

      draft->stated |= 1u << i;
      draft->working |= is_working (self, type) ? 1u << i : 0;
      draft->minutes[i] = hours != NULL && is_working (self, type) ? hours->minutes : 0;
      draft->day_end = MAX (draft->day_end, hours != NULL ? hours->end : 0);
    }

  for (guint i = 0; i < calendar->days->len && error == NULL; i++)
    {
      PlannerDay *day = &g_array_index (calendar->days, PlannerDay, i);

      if (day->type != USE_BASE)
        asp_project_builder_add_exception (self->builder, draft, day->day,
                                           is_working (self, day->type), &error);
    }
  if (error != NULL)
    asp_xml_scan_fail (scan, error);
  g_ptr_array_set_size (self->calendars, (int) self->calendars->len - 1);
}

static void
start_task (Reader     *self,
            AspXmlScan *scan)
{
  GError *error = NULL;
  AspTaskDraft *draft = asp_project_builder_add_task (self->builder, asp_xml_scan_get_line (scan),
                                                      &error);
  g_autofree char *type = asp_xml_scan_get_attribute (scan, "type");
  AspProjectInstant work_start;
  gint64 seconds;

  if (draft == NULL)
    {
      asp_xml_scan_fail (scan, error);
      return;
    }

  g_ptr_array_add (self->tasks, draft);
  draft->task->level = (int) self->tasks->len;
  draft->task->uid = asp_xml_scan_get_attribute (scan, "id");
  draft->task->name = asp_xml_scan_get_attribute (scan, "name");
  draft->task->notes = asp_xml_scan_get_attribute (scan, "note");
  draft->task->percent = (int) read_integer (self, scan, "percent-complete", 0, 100, 0);
  draft->is_done = draft->task->percent == 100;
  draft->start = read_instant (self, scan, "start");
  draft->finish = read_instant (self, scan, "end");
  work_start = read_instant (self, scan, "work-start");
  draft->task->milestone = g_strcmp0 (type, "milestone") == 0 ||
                           (draft->start.day == draft->finish.day &&
                            draft->start.minute == draft->finish.minute);
  if (draft->task->milestone)
    draft->minutes = 0;
  else if (work_start.day != ASP_DAY_NONE)
    draft->start = work_start;

  /* How long work takes depends on who does it: the dates say it. */
  seconds = read_integer (self, scan, "duration", 0, MAX_SECONDS, -1);
  if (seconds > 0 && !draft->task->milestone)
    draft->minutes = asp_project_divide_up (seconds, 60);
}

static void
read_constraint (Reader     *self,
                 AspXmlScan *scan)
{
  static const struct { const char *name; AspConstraintType type; } types[] = {
    { "start-no-earlier-than", ASP_CONSTRAINT_START_NOT_EARLIER },
    { "must-start-on", ASP_CONSTRAINT_MUST_START_ON },
    { "finish-no-later-than", ASP_CONSTRAINT_FINISH_NOT_LATER },
  };
  g_autofree char *type = asp_xml_scan_get_attribute (scan, "type");
  AspProjectTask *task = get_task (self)->task;

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      if (g_strcmp0 (type, types[i].name) != 0)
        continue;

      task->constraint = types[i].type;
      task->constraint_day = read_instant (self, scan, "time").day;
      return;
    }
  if (g_strcmp0 (type, "as-soon-as-possible") != 0)
    refuse (self, scan, "constraint", type);
}

/* A lag passes on days off, too. */
static void
read_predecessor (Reader     *self,
                  AspXmlScan *scan)
{
  static const char *const types[ASP_N_LINK_TYPES] = { "FS", "SS", "FF", "SF" };
  g_autofree char *type = asp_xml_scan_get_attribute (scan, "type");
  gint64 lag = read_integer (self, scan, "lag", -MAX_SECONDS, MAX_SECONDS, 0);
  GError *error = NULL;
  AspProjectLink *link = asp_project_builder_add_link (self->builder, get_task (self), &error);
  int i = 0;

  if (link == NULL)
    {
      asp_xml_scan_fail (scan, error);
      return;
    }

  link->uid = asp_xml_scan_get_attribute (scan, "predecessor-id");
  link->lag_minutes = asp_project_divide_up (lag, 60);
  link->unit = lag != 0 ? ASP_LAG_CALENDAR : ASP_LAG_WORKING;
  while (type != NULL && i < ASP_N_LINK_TYPES && strcmp (type, types[i]) != 0)
    i++;
  if (i == ASP_N_LINK_TYPES)
    refuse (self, scan, "type", type);
  else
    link->type = (AspLinkType) i;
}

static void
start_project (Reader     *self,
               AspXmlScan *scan)
{
  self->builder->title = asp_xml_scan_get_attribute (scan, "name");
  self->builder->calendar = asp_xml_scan_get_attribute (scan, "calendar");
  self->builder->start_day = read_instant (self, scan, "project-start").day;
}

static void
start_cb (AspXmlScan *scan,
          const char *name,
          gpointer    user_data)
{
  Reader *self = user_data;
  const char *part = asp_xml_scan_get_name (scan, 2);

  if (asp_xml_scan_get_depth (scan) == 1)
    start_project (self, scan);
  else if (strcmp (part, "calendars") == 0 && strcmp (name, "calendar") == 0)
    start_calendar (self, scan);
  else if (strcmp (part, "calendars") == 0 &&
           (strcmp (name, "day-type") == 0 || strcmp (name, "overridden-day-type") == 0))
    self->type = (int) read_integer (self, scan, "id", 0, G_MAXINT, WORKING);
  else if (strcmp (part, "calendars") == 0 && strcmp (name, "interval") == 0)
    read_interval (self, scan);
  else if (strcmp (part, "calendars") == 0)
    read_in_calendar (self, scan, name);
  else if (strcmp (part, "tasks") == 0 && strcmp (name, "task") == 0)
    start_task (self, scan);
  else if (self->tasks->len > 0 && strcmp (name, "constraint") == 0)
    read_constraint (self, scan);
  else if (self->tasks->len > 0 && strcmp (name, "predecessor") == 0)
    read_predecessor (self, scan);
}

static void
end_cb (AspXmlScan *scan,
        const char *name,
        const char *text,
        gpointer    user_data)
{
  Reader *self = user_data;
  const char *part = asp_xml_scan_get_name (scan, 2);

  if (strcmp (part, "calendars") == 0 && strcmp (name, "calendar") == 0)
    end_calendar (self, scan);
  else if (strcmp (part, "tasks") == 0 && strcmp (name, "task") == 0)
    g_ptr_array_set_size (self->tasks, (int) self->tasks->len - 1);
}

const AspProjectXmlFormat asp_project_planner = {
  "planner", { start_cb, end_cb }, create, NULL, reader_free,
};
