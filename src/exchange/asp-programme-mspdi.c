/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-programme-export-private.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "asp-mspdi-private.h"
#include "asp-schedule-words.h"

/* MS Project XML with a heading for each municipality and her schedule below it. Resources are left
 * out: MS Project would add up people of the same name. */

/* What is known only when all have been seen. */
typedef struct
{
  AspDay     first;             /* the earliest day 0 */
  AspDay     last;
  GPtrArray *calendars;         /* (element-type AspCalendar): in the order of their numbers */
  GArray    *holders;           /* (element-type guint): a municipality that has each */
  GArray    *numbers;           /* (element-type int): of each municipality's calendar */
  gboolean   has_links;         /* somebody waits for somebody else */
} Overview;

static int
find_calendar (Overview    *overview,
               AspCalendar *calendar,
               guint        holder)
{
  guint index;

  if (!g_ptr_array_find (overview->calendars, calendar, &index))
    {
      index = overview->calendars->len;
      g_ptr_array_add (overview->calendars, asp_calendar_ref (calendar));
      g_array_append_val (overview->holders, holder);
    }

  return ASP_MSPDI_BASE_CALENDAR + (int) index;
}

static void
look_over (const AspProgrammeExport *programme,
           Overview                 *overview)
{
  overview->calendars = g_ptr_array_new_with_free_func ((GDestroyNotify) asp_calendar_unref);
  overview->holders = g_array_new (FALSE, FALSE, sizeof (guint));
  overview->numbers = g_array_new (FALSE, FALSE, sizeof (int));
  overview->first = G_MAXINT32;
  overview->last = G_MININT32;
  for (guint i = 0; i < programme->n_municipalities; i++)
    {
      AspScheduleExport data = { 0 };
      const AspPlanSpan *total;
      int number;

      programme->get (i, &data, programme->user_data);
      total = asp_plan_get_total (data.plan);
      overview->has_links |= asp_plan_get_n_outside_links (data.plan) > 0;
      overview->first = MIN (overview->first, asp_plan_get_start_day (data.plan));
      if (total->start != ASP_DAY_NONE)
        {
          overview->first = MIN (overview->first, total->start);
          overview->last = MAX (overview->last, total->finish);
        }
      overview->last = MAX (overview->last, overview->first);
      number = find_calendar (overview, asp_plan_get_calendar (data.plan), i);
      g_array_append_val (overview->numbers, number);
    }
}

/* Tasks that others wait for. Returns: the number after the last one of the municipality's */
static guint
number_tasks (AspScheduleRows *rows,
              guint            first_uid,
              GHashTable      *numbers)
{
  const AspScheduleExport *data = asp_schedule_rows_get_data (rows);

  for (guint i = 0; i < asp_plan_get_n_outside_links (data->plan); i++)
    {
      const AspOutsideLink *link = asp_plan_get_outside_link (data->plan, i);
      guint index;

      if (link->is_predecessor || asp_schedule_rows_find_node (rows, link->node, &index) == NULL)
        continue;

      g_hash_table_insert (numbers,
                           asp_mspdi_get_key (data->municipality_id,
                                              asp_schedule_rows_get (rows, index)->code),
                           GUINT_TO_POINTER (first_uid + index));
    }

  return first_uid + asp_schedule_rows_get_n_rows (rows);
}

/* Returns: (transfer full) (nullable): see AspMspdiWriter; NULL when nobody waits for others */
static GHashTable *
number_outside_tasks (const AspProgrammeExport *programme,
                      const Overview           *overview)
{
  GHashTable *numbers;
  guint uid = 1;

  if (!overview->has_links)
    return NULL;

  numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < programme->n_municipalities; i++)
    {
      g_autoptr (AspScheduleRows) rows = _asp_programme_get_rows (programme, i);

      /* Before her tasks comes the municipality. */
      uid = number_tasks (rows, uid + 1, numbers);
    }

  return numbers;
}

static void
clear_overview (Overview *overview)
{
  g_ptr_array_unref (overview->calendars);
  g_array_unref (overview->holders);
  g_array_unref (overview->numbers);
}

/* The first calendar is the project's; the others are those of offices with closing days. */
static void
write_calendars (AspMspdiWriter           *self,
                 const AspProgrammeExport *programme,
                 Overview                 *overview)
{
  AspScheduleRows *first = self->rows;

  asp_mspdi_open (self, "Calendars");
  for (guint i = 0; i < overview->calendars->len; i++)
    {
      guint holder = g_array_index (overview->holders, guint, i);
      g_autoptr (AspScheduleRows) rows = _asp_programme_get_rows (programme, holder);
      AspLanguage language = asp_schedule_rows_get_data (rows)->language;
      g_autofree char *name = NULL;

      name = i == 0 ? g_strdup (asp_word (ASP_WORD_CALENDAR, language))
                    : g_strdup_printf ("%s – %s", asp_word (ASP_WORD_CALENDAR, language),
                                       asp_schedule_rows_get_municipality (rows));
      self->rows = rows;
      asp_mspdi_write_calendar (self, ASP_MSPDI_BASE_CALENDAR + (int) i, name);
    }
  asp_mspdi_close (self);
  self->rows = first;
}

static void
write_municipality (AspMspdiWriter *self,
                    int             calendar)
{
  g_autofree char *outline = g_strdup_printf ("%u", self->place);
  AspDay first, last;

  self->calendar_uid = calendar > ASP_MSPDI_BASE_CALENDAR ? calendar : 0;
  asp_mspdi_get_range (self->rows, &first, &last);
  asp_mspdi_write_summary (self, 1, asp_schedule_rows_get_municipality (self->rows), outline, 1,
                           first, last);
  self->uid_base++;
  asp_mspdi_write_rows (self);
  self->uid_base += asp_schedule_rows_get_n_rows (self->rows);
}

static void
write_tasks (AspMspdiWriter           *self,
             const AspProgrammeExport *programme,
             Overview                 *overview)
{
  AspScheduleRows *first = self->rows;

  asp_mspdi_open (self, "Tasks");
  asp_mspdi_write_summary (self, 0, programme->title, "0", 0, overview->first, overview->last);
  for (guint i = 0; i < programme->n_municipalities; i++)
    {
      g_autoptr (AspScheduleRows) rows = _asp_programme_get_rows (programme, i);

      self->rows = rows;
      self->place = i + 1;
      write_municipality (self, g_array_index (overview->numbers, int, i));
    }
  asp_mspdi_close (self);
  self->rows = first;
}

gboolean
_asp_programme_write_mspdi (const AspProgrammeExport  *programme,
                            const char                *path,
                            GError                   **error)
{
  g_autoptr (AspScheduleRows) first = _asp_programme_get_rows (programme, 0);
  FILE *file = g_fopen (path, "wb");
  gboolean failed = file == NULL;
  Overview overview = { 0 };
  AspMspdiWriter self;

  if (file != NULL)
    {
      asp_mspdi_init (&self, first, file);
      look_over (programme, &overview);
      self.numbers = number_outside_tasks (programme, &overview);
      asp_mspdi_begin (&self);
      asp_mspdi_write_head (&self);
      asp_mspdi_write_project_settings (&self, overview.first, overview.last);
      asp_mspdi_write_field_definitions (&self);
      write_calendars (&self, programme, &overview);
      write_tasks (&self, programme, &overview);
      asp_mspdi_end (&self);
      failed = fclose (file) != 0 || self.failed;
      g_clear_pointer (&self.numbers, g_hash_table_unref);
      asp_mspdi_clear (&self);
      clear_overview (&overview);
    }
  if (!failed)
    return TRUE;

  g_set_error_literal (error, ASP_EXPORT_ERROR, ASP_EXPORT_ERROR_WRITE, g_strerror (errno));

  return FALSE;
}
