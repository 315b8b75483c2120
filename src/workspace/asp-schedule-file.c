/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-schedule-file.h"

#include <glib/gi18n-lib.h>

#include "asp-plan.h"
#include "asp-schedule-export.h"
#include "asp-schedule-text.h"

struct _AspScheduleFile
{
  gatomicrefcount  ref_count;

  AspPlan         *plan;          /* (owned) */
  char            *title;         /* (owned) */
  char            *municipality;  /* (owned) (nullable): NULL for the template */
  GPtrArray       *persons;       /* (owned) (nullable): by node */
  GPtrArray       *notes;         /* (owned) (nullable): by node */
};

G_DEFINE_BOXED_TYPE (AspScheduleFile, asp_schedule_file,
                     asp_schedule_file_ref, asp_schedule_file_unref)

static AspScheduleFile *
create (void)
{
  AspScheduleFile *self = g_new0 (AspScheduleFile, 1);

  g_atomic_ref_count_init (&self->ref_count);

  return self;
}

typedef struct
{
  AspWaveKind kind;
  AspDay      day;
} FirstStart;

static void
find_first_start (gpointer data,
                  gpointer user_data)
{
  FirstStart *first = user_data;
  AspDay day = asp_row_get_day (data, "prepare_from");
  AspWaveKind kind;

  if (asp_wave_kind_from_code (asp_row_get_text (data, "kind"), &kind) && kind == first->kind &&
      day != ASP_DAY_NONE && (first->day == ASP_DAY_NONE || day < first->day))
    first->day = day;
}

static AspScheduleFile *
create_template (AspPlan     *plan,
                 AspWaveKind  wave)
{
  AspScheduleFile *self = create ();

  self->plan = plan;
  /* Translators: title of the exported file; %s is a kind of wave */
  self->title = g_strdup_printf (_("Schedule template – %s"), asp_wave_kind_get_label (wave));

  return self;
}

/* The schedule template ("Ütemterv minta") of a document for one kind of wave, with the dates that
 * it has from @start_day; ASP_DAY_NONE: from when the wave begins, or from the status date when the
 * wave has no day. Errors: ASP_TEMPLATE_ERROR. */
AspScheduleFile *
asp_schedule_file_new_template (AspPlanner   *planner,
                                AspWaveKind   wave,
                                AspDay        start_day,
                                GError      **error)
{
  FirstStart first = { wave, start_day };
  AspDocument *document;
  AspPlan *plan;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);

  document = asp_planner_get_document (planner);
  if (first.day == ASP_DAY_NONE)
    asp_document_foreach (document, "wave", find_first_start, &first);
  if (first.day == ASP_DAY_NONE)
    first.day = asp_document_get_status_date (document);

  plan = asp_planner_create_example (planner, wave, first.day, error);

  return plan != NULL ? create_template (plan, wave) : NULL;
}

/* The reference schedule that comes with the program, without any constraint, from @start_day.
 * Needs no document. Errors: ASP_TEMPLATE_ERROR, from a damaged installation. */
AspScheduleFile *
asp_schedule_file_new_reference (AspWaveKind   wave,
                                 AspDay        start_day,
                                 GError      **error)
{
  g_autoptr (GBytes) file = asp_template_get_reference_file ();
  g_autoptr (AspTemplate) template = NULL;
  g_autoptr (AspNetwork) network = NULL;
  g_autoptr (AspCalendar) calendar = NULL;
  AspPlanInput input = {
    .start_day = start_day,
    .status_date = start_day,
    .joint_office = TRUE,
    .buys_testing = TRUE,
    .has_grant = wave != ASP_WAVE_KIND_FURTHER,
  };

  g_return_val_if_fail (start_day != ASP_DAY_NONE, NULL);

  template = asp_template_new (g_bytes_get_data (file, NULL), (gssize) g_bytes_get_size (file),
                               "reference-schedule.xml", error);
  if (template == NULL)
    return NULL;

  network = asp_network_new (template, wave, error);
  if (network == NULL)
    return NULL;

  calendar = asp_calendar_new_hungarian ();

  return create_template (asp_plan_new (network, calendar, &input), wave);
}

/* The schedule as text: a table for people, or tab-separated values for a machine.
 * Returns: (transfer full) */
char *
asp_schedule_file_to_text (AspScheduleFile *self,
                           gboolean         for_machine)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (for_machine)
    return asp_schedule_text_new_tsv (self->plan);

  return asp_schedule_text_new_table (self->plan);
}

static void
collect_words (AspScheduleFile *self,
               AspPlanner      *planner,
               gint64           municipality_id)
{
  AspDocument *document = asp_planner_get_document (planner);
  AspNetwork *network = asp_plan_get_network (self->plan);

  self->persons = g_ptr_array_new_with_free_func (g_free);
  self->notes = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < asp_network_get_n_nodes (network); i++)
    {
      AspRow *row = asp_planner_get_task_row (planner, municipality_id,
                                              asp_network_get_task (network, i)->code);
      AspRow *person = NULL;

      if (row != NULL)
        person = asp_document_lookup (document, "person",
                                      asp_row_get_integer (row, "person_id", 0));
      g_ptr_array_add (self->persons,
                       g_strdup (person != NULL ? asp_row_get_text (person, "name") : NULL));
      g_ptr_array_add (self->notes, g_strdup (row != NULL ? asp_row_get_text (row, "note") : NULL));
    }
}

/* A municipality's own schedule, with states, persons and notes. Fails when it has no plan yet. */
AspScheduleFile *
asp_schedule_file_new_municipality (AspPlanner  *planner,
                                    gint64       municipality_id,
                                    GError     **error)
{
  AspScheduleFile *self;
  AspRow *row;
  AspPlan *plan;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);

  row = asp_document_lookup (asp_planner_get_document (planner), "municipality", municipality_id);
  plan = asp_planner_get_plan (planner, municipality_id);
  if (row == NULL || plan == NULL)
    {
      g_set_error (error, ASP_TEMPLATE_ERROR, ASP_TEMPLATE_ERROR_REFERENCE,
                   /* Translators: %s is a municipality */
                   _("%s has no schedule yet: it needs a wave and a start day."),
                   row != NULL ? asp_row_get_text (row, "name") : "?");
      return NULL;
    }

  self = create ();
  self->plan = asp_plan_ref (plan);
  self->municipality = g_strdup (asp_row_get_text (row, "name"));
  self->title = g_strdup (_("Schedule of joining"));
  collect_words (self, planner, municipality_id);

  return self;
}

AspScheduleFile *
asp_schedule_file_ref (AspScheduleFile *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
asp_schedule_file_unref (AspScheduleFile *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->plan, asp_plan_unref);
  g_clear_pointer (&self->persons, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_free (self->title);
  g_free (self->municipality);
  g_free (self);
}

/* Returns: (transfer full): a file name to propose */
char *
asp_schedule_file_get_name (AspScheduleFile *self,
                            const char      *format)
{
  AspScheduleFormat schedule_format;
  g_autofree char *stem = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (asp_schedule_format_from_name (format, &schedule_format), NULL);

  if (self->municipality != NULL)
    /* Translators: a file name without its extension; %s is a municipality */
    stem = g_strdup_printf (_("Schedule %s"), self->municipality);
  else
    stem = g_strdup (self->title);

  g_strdelimit (stem, "/", '-');

  return g_strdup_printf ("%s.%s", stem,
                          asp_schedule_format_get_extension (schedule_format));
}

/* Blocks. Errors: ASP_EXPORT_ERROR; then the target is as it was. */
gboolean
asp_schedule_file_write (AspScheduleFile  *self,
                         const char       *format,
                         GFile            *target,
                         GError          **error)
{
  AspScheduleFormat schedule_format;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  AspScheduleExport data = { 0 };

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (G_IS_FILE (target), FALSE);
  g_return_val_if_fail (asp_schedule_format_from_name (format, &schedule_format), FALSE);

  data.plan = self->plan;
  data.language = asp_format_get_language ();
  data.title = self->title;
  data.municipality = self->municipality;
  if (self->persons != NULL)
    {
      data.persons = (const char *const *) self->persons->pdata;
      data.notes = (const char *const *) self->notes->pdata;
    }
  data.created = now;

  return asp_schedule_export_write (&data, schedule_format, target, error);
}

typedef struct
{
  AspScheduleFile *file;
  char            *format;
  GFile           *target;
} WriteJob;

static void
free_job (gpointer data)
{
  WriteJob *job = data;

  asp_schedule_file_unref (job->file);
  g_object_unref (job->target);
  g_free (job->format);
  g_free (job);
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  WriteJob *job = task_data;
  GError *error = NULL;

  if (asp_schedule_file_write (job->file, job->format, job->target, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
asp_schedule_file_write_async (AspScheduleFile     *self,
                               const char          *format,
                               GFile               *target,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  WriteJob *job;

  g_return_if_fail (self != NULL);
  g_return_if_fail (G_IS_FILE (target));

  job = g_new0 (WriteJob, 1);
  job->file = asp_schedule_file_ref (self);
  job->format = g_strdup (format);
  job->target = g_object_ref (target);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, asp_schedule_file_write_async);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, write_in_thread);
}

gboolean
asp_schedule_file_write_finish (GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
