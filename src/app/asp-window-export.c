/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-window-private.h"

#include <glib/gi18n-lib.h>

#include "asp-compat-file.h"
#include "asp-cost-file.h"
#include "asp-error-words.h"
#include "asp-schedule-file.h"

typedef struct
{
  AspWindow       *window;      /* (owned) */
  AspScheduleFile *file;        /* (owned) (nullable): a schedule … */
  AspCostSheet    *sheet;       /* (owned) (nullable): … or a cost sheet */
  char            *format;      /* (owned) */
  GFile           *target;      /* (owned) (nullable) */
} ExportJob;

static void
free_export_job (ExportJob *job)
{
  g_object_unref (job->window);
  g_clear_pointer (&job->file, asp_schedule_file_unref);
  g_clear_object (&job->sheet);
  g_free (job->format);
  g_clear_object (&job->target);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExportJob, free_export_job)

static void
show_export_error (AspWindow    *self,
                   const GError *error,
                   GFile        *target)
{
  g_autofree char *heading = asp_error_get_heading (error, target);
  g_autofree char *text = asp_error_describe (error, target);

  asp_window_show_error (self, heading, text);
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (ExportJob) job = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (job->target);
  g_autofree char *text = NULL;
  gboolean is_written;

  is_written = job->sheet != NULL ? asp_cost_file_write_finish (result, &error)
                                  : asp_schedule_file_write_finish (result, &error);
  if (!is_written)
    {
      show_export_error (job->window, error, job->target);
      return;
    }

  /* Translators: %s is the name of a file */
  text = g_strdup_printf (_("“%s” was written"), name);
  _asp_window_add_toast (job->window, adw_toast_new (text));
}

static void
export_target_chosen_cb (GObject      *source,
                         GAsyncResult *result,
                         gpointer      user_data)
{
  g_autoptr (ExportJob) job = user_data;
  ExportJob *running;

  job->target = asp_compat_save_file_finish (result, NULL);
  if (job->target == NULL)
    return;

  running = g_steal_pointer (&job);
  if (running->sheet != NULL)
    asp_cost_file_write_async (running->sheet, running->format, running->target, exported_cb,
                               running);
  else
    asp_schedule_file_write_async (running->file, running->format, running->target, NULL,
                                   exported_cb, running);
}

/* Takes what is to be written over; one of @file and @sheet is NULL. */
static void
ask_for_target (AspWindow       *self,
                AspScheduleFile *file,
                AspCostSheet    *sheet,
                const char      *format)
{
  g_autofree char *name = sheet != NULL ? asp_cost_file_get_name (sheet, format)
                                        : asp_schedule_file_get_name (file, format);
  AspCompatFileQuery query = {
    .title = _("Export"),
    .accept_label = _("_Export"),
    .suggested_name = name,
  };
  ExportJob *job = g_new0 (ExportJob, 1);

  job->window = g_object_ref (self);
  job->file = file;
  job->sheet = sheet;
  job->format = g_strdup (format);
  asp_compat_save_file_async (GTK_WINDOW (self), &query, self->cancellable,
                              export_target_chosen_cb, job);
}

static void
export_schedule_cb (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  AspWindow *self = ASP_WINDOW (widget);
  g_autoptr (AspScheduleFile) file = NULL;
  g_autoptr (GError) error = NULL;
  AspStanding *standing;

  standing = self->scope != NULL ? asp_scope_get_single (self->scope) : NULL;
  if (standing == NULL)
    return;

  file = asp_schedule_file_new_municipality (self->planner, asp_standing_get_id (standing),
                                             &error);
  if (file != NULL)
    ask_for_target (self, g_steal_pointer (&file), NULL,
                    g_variant_get_string (parameter, NULL));
  else
    asp_window_show_error (self, _("Nothing to Export"), error->message);
}

/* The template for the kind of wave that the pages are about; pilots when they are about all. */
static AspWaveKind
find_wave_kind (AspWindow *self)
{
  AspStanding *standing = asp_scope_get_single (self->scope);
  AspWaveKind kind = ASP_WAVE_KIND_PILOT;
  AspRow *wave = NULL;

  if (standing != NULL)
    wave = asp_document_lookup (self->document, "wave", asp_standing_get_wave_id (standing));
  else if (asp_scope_get_kind (self->scope) == ASP_SCOPE_WAVE)
    wave = asp_document_lookup (self->document, "wave", asp_scope_get_key (self->scope));
  if (wave != NULL)
    asp_wave_kind_from_code (asp_row_get_text (wave, "kind"), &kind);

  return kind;
}

static void
export_template_cb (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  AspWindow *self = ASP_WINDOW (widget);
  g_autoptr (AspScheduleFile) file = NULL;
  g_autoptr (GError) error = NULL;

  if (self->scope == NULL)
    return;

  file = asp_schedule_file_new_template (self->planner, find_wave_kind (self), ASP_DAY_NONE,
                                         &error);
  if (file != NULL)
    ask_for_target (self, g_steal_pointer (&file), NULL,
                    g_variant_get_string (parameter, NULL));
  else
    show_export_error (self, error, NULL);
}

static void
export_costs_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  AspWindow *self = ASP_WINDOW (widget);
  AspStanding *standing = self->scope != NULL ? asp_scope_get_single (self->scope) : NULL;

  if (standing != NULL)
    ask_for_target (self, NULL, asp_cost_sheet_new (self->document,
                                                    asp_standing_get_id (standing)),
                    g_variant_get_string (parameter, NULL));
}

void
_asp_window_install_export_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.export-schedule", "s", export_schedule_cb);
  gtk_widget_class_install_action (klass, "win.export-template", "s", export_template_cb);
  gtk_widget_class_install_action (klass, "win.export-costs", "s", export_costs_cb);
}
