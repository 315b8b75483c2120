/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-view-files.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-compat-alert.h"
#include "asp-compat-file.h"
#include "asp-error-words.h"
#include "asp-form-record.h"

/* More would not be read. */
#define MAX_LOSSES 12

static const char *const patterns[] = { "*.xml", NULL };

typedef struct
{
  GtkWidget      *view;         /* (owned) */
  GtkWindow      *window;       /* (owned): of the view, and may be closed meanwhile */
  GApplication   *application;  /* (owned) (nullable) */
  AspFormSession *session;      /* (owned) */
  GFile          *file;         /* (owned) (nullable): what is read or written */
  AspEdit        *edit;         /* (owned) (nullable): what the user is asked about */
  gboolean        replace;      /* files that are others' too: the user was asked */
} Job;

static Job *
create_job (GtkWidget      *view,
            AspFormSession *session)
{
  Job *job = g_new0 (Job, 1);

  job->view = g_object_ref (view);
  job->window = g_object_ref (GTK_WINDOW (gtk_widget_get_root (view)));
  g_set_object (&job->application, (GApplication *) gtk_window_get_application (job->window));
  job->session = g_object_ref (session);

  return job;
}

static void
free_job (Job *job)
{
  g_clear_pointer (&job->edit, asp_edit_unref);
  g_clear_object (&job->file);
  g_object_unref (job->session);
  g_clear_object (&job->application);
  g_object_unref (job->window);
  g_object_unref (job->view);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, free_job)

/* Where something can be said: the window, or another one when it has been closed meanwhile.
 * Returns: (nullable): the last one has been closed */
static GtkWidget *
get_teller (Job *job)
{
  if (gtk_widget_get_visible (GTK_WIDGET (job->window)))
    return GTK_WIDGET (job->window);
  if (job->application == NULL)
    return NULL;

  return GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (job->application)));
}

static void
tell (Job        *job,
      const char *text)
{
  GtkWidget *teller = get_teller (job);

  if (teller != NULL)
    gtk_widget_activate_action (teller, "win.toast", "s", text);
}

static void
tell_error (Job          *job,
            const GError *error,
            GFile        *file)
{
  g_autofree char *heading = asp_error_get_heading (error, file);
  g_autofree char *text = asp_error_describe (error, file);
  GtkWidget *teller = get_teller (job);

  if (teller != NULL)
    gtk_widget_activate_action (teller, "win.error", "(ss)", heading, text);
}

static const char *
get_code (AspFormSession *session)
{
  AspRow *form = asp_document_lookup (asp_form_session_get_document (session), "form",
                                      asp_form_session_get_form_id (session));

  return form != NULL ? asp_row_get_text (form, "code") : NULL;
}

static void export_now (Job *job);

static void
replace_asked_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (Job) job = user_data;
  g_autofree char *response = asp_compat_confirm_finish (result, NULL);

  if (g_strcmp0 (response, "replace") != 0)
    return;

  job->replace = TRUE;
  export_now (g_steal_pointer (&job));
}

/* Files of others lie where those of the answers would. Takes @job over. */
static void
ask_about_files (Job          *job,
                 const GError *error)
{
  const AspCompatResponse responses[] = {
    { "cancel", _("_Cancel"), ASP_COMPAT_RESPONSE_NORMAL },
    { "replace", _("_Replace"), ASP_COMPAT_RESPONSE_DESTRUCTIVE },
  };

  asp_compat_confirm_async (job->window, _("Replace Files?"), error->message, responses,
                            G_N_ELEMENTS (responses), NULL, replace_asked_cb, job);
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  gboolean done = asp_form_record_export_finish (result, &error);

  if (job->application != NULL)
    g_application_release (job->application);
  if (error != NULL && asp_error_is_taken (error) &&
      gtk_widget_get_visible (GTK_WIDGET (job->window)))
    {
      ask_about_files (g_steal_pointer (&job), error);
      return;
    }
  if (!done)
    {
      tell_error (job, error, job->file);
      return;
    }

  name = g_file_get_basename (job->file);
  /* Translators: %s is the name of a file */
  text = g_strdup_printf (_("“%s” was written"), name);
  tell (job, text);
}

/* Takes @job over. */
static void
export_now (Job *job)
{
  /* What was begun is written, even if the last window is closed meanwhile. */
  if (job->application != NULL)
    g_application_hold (job->application);
  asp_form_record_export_async (asp_form_session_get_document (job->session),
                                asp_form_session_get_municipality_id (job->session),
                                get_code (job->session), job->file, job->replace, exported_cb,
                                job);
}

static void
export_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (Job) job = user_data;

  job->file = asp_compat_save_file_finish (result, NULL);
  if (job->file != NULL && get_code (job->session) != NULL)
    export_now (g_steal_pointer (&job));
}

/* Asks for a file and writes the answers into it, and the files among them beside it. */
void
asp_form_view_export_answers (GtkWidget      *view,
                              AspFormSession *session)
{
  AspRow *municipality =
    asp_document_lookup (asp_form_session_get_document (session), "municipality",
                         asp_form_session_get_municipality_id (session));
  g_autofree char *name = g_strdup_printf ("%s %s.xml", get_code (session),
                                           asp_row_get_text (municipality, "name"));
  AspCompatFileQuery query = {
    .title = _("Export of Answers"),
    .accept_label = _("_Export"),
    .suggested_name = g_strdelimit (name, "/", '-'),
  };
  Job *job = create_job (view, session);

  asp_compat_save_file_async (job->window, &query, NULL, export_chosen_cb, job);
}

static void
store (Job *job)
{
  asp_document_submit (asp_form_session_get_document (job->session), job->edit);
  tell (job, asp_edit_get_label (job->edit));
}

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (Job) job = user_data;
  g_autofree char *response = asp_compat_confirm_finish (result, NULL);

  if (g_strcmp0 (response, "read") == 0)
    store (job);
}

/* Returns: (transfer full): the first of them, one a line, and how many there are besides */
static char *
list_losses (GPtrArray *losses)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (losses->len, MAX_LOSSES); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                            (const char *) g_ptr_array_index (losses, i));
  if (losses->len > MAX_LOSSES)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("and %u more", "and %u more",
                                              losses->len - MAX_LOSSES),
                              losses->len - MAX_LOSSES);
    }

  return g_string_free (text, FALSE);
}

/* What has no place in the questionnaire is told before the rest is stored. Takes @job over. */
static void
ask_about_losses (Job       *job,
                  GPtrArray *losses)
{
  const AspCompatResponse responses[] = {
    { "cancel", _("_Cancel"), ASP_COMPAT_RESPONSE_NORMAL },
    { "read", _("_Read the Rest"), ASP_COMPAT_RESPONSE_SUGGESTED },
  };
  g_autofree char *text = list_losses (losses);

  asp_compat_confirm_async (job->window, _("Not Everything Fits into This Questionnaire"), text,
                            responses, G_N_ELEMENTS (responses), NULL, asked_cb, job);
}

/* The answers are there already. What of the record is not may be what it was read for. */
static void
tell_unchanged (Job       *job,
                GPtrArray *losses)
{
  g_autofree char *text = losses->len > 0 ? list_losses (losses) : NULL;
  GtkWidget *teller = get_teller (job);

  if (text == NULL)
    tell (job, _("The document has these answers already: nothing changes."));
  else if (teller != NULL)
    gtk_widget_activate_action (teller, "win.error", "(ss)",
                                _("The document has the rest of these answers already"), text);
}

static void
record_loaded_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (GPtrArray) losses = NULL;
  g_autoptr (GError) error = NULL;

  job->edit = asp_form_record_import_finish (result, &losses, &error);
  /* The window may have gone while a slow disk was read. */
  if (gtk_widget_get_root (job->view) == NULL)
    return;

  if (error != NULL)
    tell_error (job, error, job->file);
  else if (job->edit == NULL)
    tell_unchanged (job, losses);
  else if (losses->len > 0)
    ask_about_losses (g_steal_pointer (&job), losses);
  else
    store (job);
}

static void
import_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (Job) job = user_data;
  g_autoptr (GFile) file = asp_compat_open_file_finish (result, NULL);
  Job *reading;

  if (file == NULL)
    return;

  job->file = g_object_ref (file);
  reading = g_steal_pointer (&job);
  asp_form_record_import_async (asp_form_session_get_document (reading->session),
                                asp_form_session_get_municipality_id (reading->session), file,
                                record_loaded_cb, reading);
}

/* Asks for a file and takes the answers in it over, with the files beside it: one undo step. */
void
asp_form_view_import_answers (GtkWidget      *view,
                              AspFormSession *session)
{
  AspCompatFileQuery query = {
    .title = _("Import of Answers"),
    .accept_label = _("_Open"),
    .filter_name = _("Records (ODK XML)"),
    .patterns = patterns,
  };
  Job *job = create_job (view, session);

  asp_compat_open_file_async (job->window, &query, NULL, import_chosen_cb, job);
}
