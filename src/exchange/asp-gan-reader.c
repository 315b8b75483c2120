/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-project-builder.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* GanttProject: whole working days; links stand with the predecessor. */

#define MAX_DAYS 41000

typedef struct
{
  char        *successor;       /* (owned) */
  char        *predecessor;     /* (owned) */
  AspLinkType  type;
  int          lag;
  gboolean     is_strong;
  int          line;
} Link;

typedef struct
{
  AspProjectBuilder *builder;
  AspCalendarDraft  *calendar;
  GPtrArray         *tasks;     /* (not owned) (element-type AspTaskDraft): open ones */
  GArray            *links;     /* (owned) (element-type Link) */
} Reader;

static void
clear_link (gpointer data)
{
  Link *link = data;

  g_free (link->successor);
  g_free (link->predecessor);
}

static gpointer
create (AspProjectBuilder *builder)
{
  Reader *self = g_new0 (Reader, 1);

  self->builder = builder;
  self->tasks = g_ptr_array_new ();
  self->links = g_array_new (FALSE, TRUE, sizeof (Link));
  g_array_set_clear_func (self->links, clear_link);
  self->calendar = asp_project_builder_add_calendar (builder, 0, NULL);
  self->calendar->uid = g_strdup ("1");
  self->calendar->name = g_strdup ("GanttProject");

  return self;
}

static void
reader_free (gpointer data)
{
  Reader *self = data;

  g_ptr_array_unref (self->tasks);
  g_array_unref (self->links);
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
    g_strdup_printf (_("%s cannot be “%s”"), name, text)));
}

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

static AspDay
read_day (Reader     *self,
          AspXmlScan *scan,
          const char *name)
{
  g_autofree char *text = asp_xml_scan_get_attribute (scan, name);
  AspProjectInstant instant = ASP_PROJECT_INSTANT_NONE;

  if (text == NULL || *text == '\0')
    return ASP_DAY_NONE;

  if (!asp_project_parse_instant (text, &instant))
    refuse (self, scan, name, text);

  return instant.day;
}

/* 0 is a working day. */
static void
read_week (Reader     *self,
           AspXmlScan *scan)
{
  static const char *const weekdays[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

  for (int i = 0; i < 7; i++)
    {
      gint64 type = read_integer (self, scan, weekdays[i], 0, 1, -1);

      if (type < 0)
        continue;

      self->calendar->stated |= 1u << i;
      self->calendar->working |= type == 0 ? 1u << i : 0;
      self->calendar->minutes[i] = type == 0 ? 480 : 0;
    }
}

/* Without a year, the day is meant in every year. */
static void
read_date (Reader     *self,
           AspXmlScan *scan)
{
  g_autofree char *type = asp_xml_scan_get_attribute (scan, "type");
  int year = (int) read_integer (self, scan, "year", 1, 9999, 0);
  int month = (int) read_integer (self, scan, "month", 1, 12, 0);
  int mday = (int) read_integer (self, scan, "date", 1, 31, 0);
  gboolean working = g_strcmp0 (type, "WORKING_DAY") == 0;
  int first = year == 0 ? ASP_CALENDAR_FIRST_YEAR : year;
  int last = year == 0 ? ASP_CALENDAR_LAST_YEAR : year;

  if (month == 0 || mday == 0 || g_strcmp0 (type, "NEUTRAL") == 0)
    return;

  for (int y = first; y <= last; y++)
    {
      AspDay day = asp_day_new (y, month, mday);
      GError *error = NULL;

      if (day != ASP_DAY_NONE &&
          !asp_project_builder_add_exception (self->builder, self->calendar, day, working, &error))
        {
          asp_xml_scan_fail (scan, error);
          return;
        }
    }
}

static void
start_task (Reader     *self,
            AspXmlScan *scan)
{
  GError *error = NULL;
  AspTaskDraft *draft = asp_project_builder_add_task (self->builder, asp_xml_scan_get_line (scan),
                                                      &error);
  g_autofree char *meeting = asp_xml_scan_get_attribute (scan, "meeting");

  if (draft == NULL)
    {
      asp_xml_scan_fail (scan, error);
      return;
    }

  g_ptr_array_add (self->tasks, draft);
  draft->task->level = (int) self->tasks->len;
  draft->task->uid = asp_xml_scan_get_attribute (scan, "id");
  draft->task->name = asp_xml_scan_get_attribute (scan, "name");
  draft->task->milestone = g_strcmp0 (meeting, "true") == 0;
  draft->task->days = (int) read_integer (self, scan, "duration", 0, MAX_DAYS, 0);
  if (draft->task->milestone)
    draft->task->days = 0;
  draft->task->percent = (int) read_integer (self, scan, "complete", 0, 100, 0);
  draft->is_done = draft->task->percent == 100;
  draft->start.day = read_day (self, scan, "start");
  if (read_integer (self, scan, "thirdDate-constraint", 0, 9, 0) != 1)
    return;

  draft->task->constraint = ASP_CONSTRAINT_START_NOT_EARLIER;
  draft->task->constraint_day = read_day (self, scan, "thirdDate");
}

static void
read_depend (Reader     *self,
             AspXmlScan *scan)
{
  static const AspLinkType types[] = { ASP_LINK_START_START, ASP_LINK_FINISH_START,
                                       ASP_LINK_FINISH_FINISH, ASP_LINK_START_FINISH };
  g_autofree char *hardness = asp_xml_scan_get_attribute (scan, "hardness");
  Link link = {
    .successor = asp_xml_scan_get_attribute (scan, "id"),
    .predecessor = g_strdup (get_task (self)->task->uid),
    .type = types[read_integer (self, scan, "type", 1, 4, 2) - 1],
    .lag = (int) read_integer (self, scan, "difference", -MAX_DAYS, MAX_DAYS, 0),
    .is_strong = g_strcmp0 (hardness, "Rubber") != 0,
    .line = asp_xml_scan_get_line (scan),
  };

  g_array_append_val (self->links, link);
}

static void
start_cb (AspXmlScan *scan,
          const char *name,
          gpointer    user_data)
{
  Reader *self = user_data;
  const char *part = asp_xml_scan_get_name (scan, 2);

  if (asp_xml_scan_get_depth (scan) == 1)
    self->builder->title = asp_xml_scan_get_attribute (scan, "name");
  else if (strcmp (part, "calendars") == 0 && strcmp (name, "default-week") == 0)
    read_week (self, scan);
  else if (strcmp (part, "calendars") == 0 && strcmp (name, "date") == 0)
    read_date (self, scan);
  else if (strcmp (part, "tasks") == 0 && strcmp (name, "task") == 0)
    start_task (self, scan);
  else if (self->tasks->len > 0 && strcmp (name, "depend") == 0)
    read_depend (self, scan);
}

static void
end_cb (AspXmlScan *scan,
        const char *name,
        const char *text,
        gpointer    user_data)
{
  Reader *self = user_data;

  if (self->tasks->len > 0 && strcmp (name, "notes") == 0)
    {
      AspProjectTask *task = get_task (self)->task;

      g_free (task->notes);
      task->notes = g_strstrip (g_strdup (text));
    }
  else if (self->tasks->len > 0 && strcmp (name, "task") == 0)
    g_ptr_array_set_size (self->tasks, (int) self->tasks->len - 1);
}

static gboolean
attach_link (Reader      *self,
             const Link  *link,
             GHashTable  *drafts,
             GHashTable  *held,
             GError     **error)
{
  AspTaskDraft *draft = link->successor != NULL ? g_hash_table_lookup (drafts, link->successor)
                                                : NULL;
  AspProjectLink *own;

  if (draft == NULL)
    {
      g_propagate_error (error, asp_project_error_new (
        ASP_PROJECT_FILE_ERROR_REFERENCE, link->line, NULL,
        /* Translators: %s are the numbers of tasks */
        g_strdup_printf (_("%s, which follows %s, is not in the file"),
                         link->successor != NULL ? link->successor : "?",
                         link->predecessor != NULL ? link->predecessor : "?")));
      return FALSE;
    }

  own = asp_project_builder_add_link (self->builder, draft, error);
  if (own == NULL)
    return FALSE;

  own->uid = g_strdup (link->predecessor);
  own->type = link->type;
  own->lag_minutes = link->lag * self->builder->minutes_per_day;
  if (link->is_strong)
    g_hash_table_add (held, draft);

  return TRUE;
}

/* A task stands where it was put, unless a strong link holds it. */
static gboolean
finish (gpointer   data,
        GError   **error)
{
  Reader *self = data;
  g_autoptr (GHashTable) drafts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) held = g_hash_table_new (NULL, NULL);
  GPtrArray *tasks = self->builder->tasks;

  for (guint i = 0; i < tasks->len; i++)
    {
      AspTaskDraft *draft = g_ptr_array_index (tasks, i);

      if (draft->task->uid != NULL)
        g_hash_table_insert (drafts, draft->task->uid, draft);
    }
  for (guint i = 0; i < self->links->len; i++)
    {
      if (!attach_link (self, &g_array_index (self->links, Link, i), drafts, held, error))
        return FALSE;
    }
  for (guint i = 0; i < tasks->len; i++)
    {
      AspTaskDraft *draft = g_ptr_array_index (tasks, i);

      if (!g_hash_table_contains (held, draft) && draft->start.day != ASP_DAY_NONE &&
          draft->task->constraint == ASP_CONSTRAINT_AS_SOON_AS_POSSIBLE)
        {
          draft->task->constraint = ASP_CONSTRAINT_START_NOT_EARLIER;
          draft->task->constraint_day = draft->start.day;
        }
    }

  return TRUE;
}

const AspProjectXmlFormat asp_project_gan = {
  "gan", { start_cb, end_cb }, create, finish, reader_free,
};
