/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-window-private.h"

#include <glib/gi18n-lib.h>

#include "asp-compat-file.h"
#include "asp-dialog.h"
#include "asp-error-words.h"
#include "asp-form-import-dialog.h"
#include "asp-import-dialog.h"
#include "asp-municipality-import.h"

static const char *const patterns[] = { "*.csv", "*.tsv", "*.txt", "*.xlsx", NULL };
static const char *const form_patterns[] = { "*.xml", "*.xhtml", NULL };

typedef struct
{
  AspWindow *window;            /* (owned) */
  GFile     *file;              /* (owned) */
} ImportJob;

/* Returns: (transfer full) (nullable): for the file that was chosen; NULL: none was, or the
 *   document has been closed meanwhile */
static ImportJob *
take_chosen (AspWindow    *self,
             GAsyncResult *result)
{
  g_autoptr (GFile) file = asp_compat_open_file_finish (result, NULL);
  ImportJob *job;

  if (file == NULL || self->document == NULL)
    return NULL;

  job = g_new0 (ImportJob, 1);
  job->window = g_object_ref (self);
  job->file = g_steal_pointer (&file);

  return job;
}

static void
free_import_job (ImportJob *job)
{
  g_object_unref (job->window);
  g_object_unref (job->file);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ImportJob, free_import_job)

static void
table_loaded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (ImportJob) job = user_data;
  AspWindow *self = job->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) contents = asp_municipality_import_load_finish (result, &error);
  g_autofree char *name = g_file_get_basename (job->file);
  GtkWindow *dialog = NULL;

  if (g_cancellable_is_cancelled (self->cancellable) || self->document == NULL)
    return;

  if (contents != NULL)
    dialog = asp_import_dialog_new (self->document, contents, name, &error);
  if (dialog == NULL)
    {
      g_autofree char *heading = asp_error_get_heading (error, job->file);
      g_autofree char *text = asp_error_describe (error, job->file);

      asp_window_show_error (self, heading, text);
      return;
    }

  asp_dialog_present (dialog, GTK_WIDGET (self));
}

static void
table_chosen_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (AspWindow) self = user_data;
  ImportJob *job = take_chosen (self, result);

  if (job != NULL)
    asp_municipality_import_load_async (job->file, self->cancellable, table_loaded_cb, job);
}

/* Asks for a table, and shows what it would bring into the document. */
void
_asp_window_import_municipalities (AspWindow *self)
{
  AspCompatFileQuery query = {
    .title = _("Import of Municipalities"),
    .accept_label = _("_Open"),
    .filter_name = _("Tables (CSV, XLSX)"),
    .patterns = patterns,
  };

  if (self->document == NULL)
    return;

  asp_compat_open_file_async (GTK_WINDOW (self), &query, self->cancellable, table_chosen_cb,
                              g_object_ref (self));
}

static void
import_municipalities_cb (GtkWidget  *widget,
                          const char *action_name,
                          GVariant   *parameter)
{
  _asp_window_import_municipalities (ASP_WINDOW (widget));
}

static void
form_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autofree ImportJob *job = user_data;
  g_autoptr (AspWindow) self = job->window;
  g_autoptr (GFile) file = job->file;
  AspDocument *document = ASP_DOCUMENT (source);
  g_autoptr (AspFormImport) import = NULL;
  g_autoptr (GError) error = NULL;

  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  /* The document may have been closed while a slow disk was read. */
  if (self->document != document)
    return;

  import = asp_form_import_start_finish (document, result, &error);
  if (import != NULL)
    {
      asp_dialog_present (asp_form_import_dialog_new (document, import), GTK_WIDGET (self));
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_autofree char *heading = asp_error_get_heading (error, file);
      g_autofree char *text = asp_error_describe (error, file);

      asp_window_show_error (self, heading, text);
    }
}

static void
form_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (AspWindow) self = user_data;
  ImportJob *job = take_chosen (self, result);

  if (job == NULL)
    return;

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "progress");
  asp_form_import_start_async (self->document, job->file, self->cancellable, form_read_cb, job);
}

/* Asks for a questionnaire, and shows what it would do to the answers that there are. */
static void
import_form_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  AspWindow *self = ASP_WINDOW (widget);
  AspCompatFileQuery query = {
    .title = _("Import of a Questionnaire"),
    .accept_label = _("_Open"),
    .filter_name = _("Questionnaires (ODK XForms)"),
    .patterns = form_patterns,
  };

  if (self->document == NULL)
    return;

  asp_compat_open_file_async (GTK_WINDOW (self), &query, self->cancellable, form_chosen_cb,
                              g_object_ref (self));
}

void
_asp_window_install_import (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.import-form", NULL, import_form_cb);
  gtk_widget_class_install_action (klass, "win.import-municipalities", NULL,
                                   import_municipalities_cb);
}
