/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-schedule-writers.h"

#include <libical/ical.h>
#include <string.h>

/* iCalendar (RFC 5545) for calendar programs: tasks are to-dos, milestones events of one day. Days
 * are dates without an hour, so the end is the day after the last one. The links are those of RFC
 * 9253, which carry the whole network. */

#define DOMAIN "csatlakozas"

typedef struct
{
  AspScheduleRows *rows;
  icalcomponent   *calendar;    /* (owned) */
  char            *place;       /* (owned): whose tasks they are, in their keys */
} Writer;

static AspNetwork *
get_network (Writer *self)
{
  return asp_plan_get_network (asp_schedule_rows_get_data (self->rows)->plan);
}

static struct icaltimetype
get_date (AspDay day)
{
  g_autofree char *iso = asp_day_to_iso (day);
  struct icaltimetype date = icaltime_null_date ();

  date.year = (int) g_ascii_strtoll (iso, NULL, 10);
  date.month = (int) g_ascii_strtoll (iso + 5, NULL, 10);
  date.day = (int) g_ascii_strtoll (iso + 8, NULL, 10);

  return date;
}

/* The same at each export, so that a calendar program recognises what it has. */
static char *
get_uid (Writer     *self,
         const char *code)
{
  return g_strdup_printf ("%s-%s@%s", self->place, code, DOMAIN);
}

static icalproperty_status
get_status (const AspScheduleRow *row)
{
  switch (row->state)
    {
    case ASP_TASK_STATE_DONE:
      return ICAL_STATUS_COMPLETED;
    case ASP_TASK_STATE_IN_PROGRESS:
      return ICAL_STATUS_INPROCESS;
    case ASP_TASK_STATE_NOT_APPLICABLE:
      return ICAL_STATUS_CANCELLED;
    case ASP_TASK_STATE_NOT_STARTED:
    case ASP_TASK_STATE_BLOCKED:
    default:
      return ICAL_STATUS_NEEDSACTION;
    }
}

static void
add_relation (Writer               *self,
              icalcomponent        *component,
              const AspNetworkLink *link)
{
  static const char *const types[ASP_N_LINK_TYPES] = {
    [ASP_LINK_FINISH_START] = "FINISHTOSTART",
    [ASP_LINK_START_START] = "STARTTOSTART",
    [ASP_LINK_FINISH_FINISH] = "FINISHTOFINISH",
    [ASP_LINK_START_FINISH] = "STARTTOFINISH",
  };
  g_autofree char *uid = get_uid (self, asp_network_get_task (get_network (self),
                                                              link->from)->code);
  icalproperty *property = icalproperty_new_relatedto (uid);
  icalparameter *type = icalparameter_new (ICAL_RELTYPE_PARAMETER);

  icalparameter_set_xvalue (type, types[link->type]);
  icalproperty_add_parameter (property, type);
  if (link->lag != 0)
    {
      g_autofree char *days = g_strdup_printf ("%sP%dD", link->lag < 0 ? "-" : "",
                                               ABS (link->lag));
      icalparameter *gap = icalparameter_new (ICAL_IANA_PARAMETER);

      icalparameter_set_iana_name (gap, "GAP");
      icalparameter_set_iana_value (gap, days);
      icalproperty_add_parameter (property, gap);
    }
  icalcomponent_add_property (component, property);
}

static void
add_relations (Writer               *self,
               icalcomponent        *component,
               const AspScheduleRow *row)
{
  AspNetwork *network = get_network (self);
  guint n_links;
  const AspNetworkLink *links = asp_network_get_links_to (network, row->node, &n_links);

  for (guint i = 0; i < n_links; i++)
    {
      if (asp_schedule_rows_find_node (self->rows, links[i].from, NULL) != NULL)
        add_relation (self, component, &links[i]);
    }
}

/* Who is in charge, what the task leaves behind, the note: one line each. */
static void
add_description (icalcomponent        *component,
                 const AspScheduleRow *row)
{
  const char *parts[] = { row->person, row->role, row->document, row->mark, row->note };
  g_autoptr (GString) text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i] != NULL && *parts[i] != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", parts[i]);
    }
  if (text->len > 0)
    icalcomponent_add_property (component, icalproperty_new_description (text->str));
}

static void
add_categories (Writer               *self,
                icalcomponent        *component,
                const AspScheduleRow *row)
{
  AspTemplate *template = asp_network_get_template (get_network (self));
  AspLanguage language = asp_schedule_rows_get_data (self->rows)->language;
  g_autofree char *group =
    asp_schedule_clean_text (asp_template_get_group (template, row->group)->title[language]);

  icalcomponent_add_property (component, icalproperty_new_categories (group));
}

static void
add_stamp (Writer        *self,
           icalcomponent *component)
{
  GDateTime *created = asp_schedule_rows_get_data (self->rows)->created;
  time_t stamp = created != NULL ? (time_t) g_date_time_to_unix (created) : 0;

  icalcomponent_add_property (component, icalproperty_new_dtstamp (
    icaltime_from_timet_with_zone (stamp, 0, icaltimezone_get_utc_timezone ())));
}

static void
add_task (Writer               *self,
          const AspScheduleRow *row)
{
  gboolean is_milestone =
    asp_network_get_task (get_network (self), row->node)->kind == ASP_TASK_KIND_MILESTONE;
  icalcomponent *component = icalcomponent_new (is_milestone ? ICAL_VEVENT_COMPONENT
                                                             : ICAL_VTODO_COMPONENT);
  g_autofree char *uid = get_uid (self, row->code);
  g_autofree char *summary = g_strdup_printf ("%s %s", row->code, row->title);

  icalcomponent_add_property (component, icalproperty_new_uid (uid));
  add_stamp (self, component);
  icalcomponent_add_property (component, icalproperty_new_summary (summary));
  icalcomponent_add_property (component, icalproperty_new_dtstart (get_date (row->start)));
  if (is_milestone)
    {
      icalcomponent_add_property (component, icalproperty_new_dtend (get_date (row->finish + 1)));
      icalcomponent_add_property (component, icalproperty_new_transp (ICAL_TRANSP_TRANSPARENT));
    }
  else
    {
      /* Later than the start, and of the same type: strict servers ask for both. */
      icalcomponent_add_property (component, icalproperty_new_due (get_date (row->finish + 1)));
      icalcomponent_add_property (component, icalproperty_new_status (get_status (row)));
      icalcomponent_add_property (component, icalproperty_new_percentcomplete (row->percent));
    }
  add_categories (self, component, row);
  add_description (component, row);
  add_relations (self, component, row);
  icalcomponent_add_component (self->calendar, component);
}

/* Letters and digits of the municipality's name, or of the template's code. */
static char *
get_place (AspScheduleRows *rows)
{
  const char *municipality = asp_schedule_rows_get_municipality (rows);
  AspNetwork *network = asp_plan_get_network (asp_schedule_rows_get_data (rows)->plan);
  g_autofree char *ascii = NULL;
  GString *place = g_string_new (NULL);

  if (municipality == NULL)
    municipality = asp_template_get_code (asp_network_get_template (network));
  ascii = g_str_to_ascii (municipality, "hu");
  for (const char *p = ascii; *p != '\0'; p++)
    {
      if (g_ascii_isalnum (*p))
        g_string_append_c (place, g_ascii_tolower (*p));
    }

  return g_string_free (place, FALSE);
}

/* Returns: (transfer full) */
GBytes *
asp_schedule_write_ics (AspScheduleRows *rows)
{
  Writer self = { rows, icalcomponent_new (ICAL_VCALENDAR_COMPONENT), get_place (rows) };
  g_autofree char *place = self.place;
  char *text;
  GBytes *bytes;

  icalcomponent_add_property (self.calendar, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (self.calendar, icalproperty_new_prodid ("-//Csatlakozas//HU"));
  for (guint i = 0; i < asp_schedule_rows_get_n_rows (rows); i++)
    {
      const AspScheduleRow *row = asp_schedule_rows_get (rows, i);

      if (row->kind == ASP_SCHEDULE_ROW_TASK)
        add_task (&self, row);
    }

  text = icalcomponent_as_ical_string_r (self.calendar);
  bytes = g_bytes_new (text, strlen (text));
  icalmemory_free_buffer (text);
  icalcomponent_free (self.calendar);

  return bytes;
}
