/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-programme-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-plan.h"
#include "asp-programme-export.h"
#include "asp-text.h"

typedef struct
{
  AspPlanner  *planner;
  GPtrArray   *municipalities;  /* (element-type AspRow) */
  GDateTime   *now;
  const char **persons;         /* (owned) (nullable): of the municipality that is written */
  const char **notes;           /* (owned) (nullable) */
} Source;

static void
collect_municipality (gpointer data,
                      gpointer user_data)
{
  Source *source = user_data;

  if (asp_planner_get_plan (source->planner, asp_row_get_id (data)) != NULL)
    g_ptr_array_add (source->municipalities, data);
}

/* Those of one name always stand in the same order. */
static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  AspRow *x = *(AspRow *const *) a;
  AspRow *y = *(AspRow *const *) b;
  int order = asp_text_compare (asp_row_get_text (x, "name"), asp_row_get_text (y, "name"));

  return order != 0 ? order : (asp_row_get_id (x) > asp_row_get_id (y)) -
                              (asp_row_get_id (x) < asp_row_get_id (y));
}

/* Persons and notes, found from the rows that there are. */
static void
collect_words (Source  *source,
               AspPlan *plan,
               gint64   municipality_id)
{
  AspDocument *document = asp_planner_get_document (source->planner);
  GPtrArray *rows = asp_document_get_children (document, "task_state", municipality_id);
  guint n = asp_plan_get_n_tasks (plan);

  g_free (source->persons);
  g_free (source->notes);
  source->persons = g_new0 (const char *, n + 1);
  source->notes = g_new0 (const char *, n + 1);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      AspRow *row = g_ptr_array_index (rows, i);
      AspRow *person;
      guint node;

      if (!asp_network_find (asp_plan_get_network (plan), asp_row_get_text (row, "task_code"),
                             &node))
        continue;

      person = asp_document_lookup (document, "person", asp_row_get_integer (row, "person_id", 0));
      source->persons[node] = person != NULL ? asp_row_get_text (person, "name") : NULL;
      source->notes[node] = asp_row_get_text (row, "note");
    }
}

static void
get_schedule (guint              index,
              AspScheduleExport *data,
              gpointer           user_data)
{
  Source *source = user_data;
  AspRow *row = g_ptr_array_index (source->municipalities, index);

  data->plan = asp_planner_get_plan (source->planner, asp_row_get_id (row));
  collect_words (source, data->plan, asp_row_get_id (row));
  data->language = asp_format_get_language ();
  data->title = _("Schedules of joining");
  data->municipality = asp_row_get_text (row, "name");
  data->municipality_id = asp_row_get_id (row);
  data->persons = source->persons;
  data->notes = source->notes;
  data->created = source->now;
}

/* Blocks. Errors: ASP_EXPORT_ERROR, and ASP_TEMPLATE_ERROR_REFERENCE when nobody has a schedule. */
gboolean
asp_programme_file_write (AspPlanner  *planner,
                          const char  *format,
                          GFile       *target,
                          GError     **error)
{
  g_autoptr (GPtrArray) municipalities = g_ptr_array_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  Source source = { .planner = planner, .municipalities = municipalities, .now = now };
  AspProgrammeExport programme = { .get = get_schedule, .user_data = &source };
  AspScheduleFormat schedule_format;
  gboolean done;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), FALSE);
  g_return_val_if_fail (asp_schedule_format_from_name (format, &schedule_format), FALSE);

  asp_planner_compute_all (planner);
  asp_document_foreach (asp_planner_get_document (planner), "municipality", collect_municipality,
                        &source);
  if (municipalities->len == 0)
    {
      g_set_error_literal (error, ASP_TEMPLATE_ERROR, ASP_TEMPLATE_ERROR_REFERENCE,
                           _("No municipality has a schedule yet."));
      return FALSE;
    }

  g_ptr_array_sort (municipalities, compare_names);
  programme.n_municipalities = municipalities->len;
  programme.title = _("Schedules of joining");
  done = asp_programme_export_write (&programme, schedule_format, target, error);
  g_free (source.persons);
  g_free (source.notes);

  return done;
}
