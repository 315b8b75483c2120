/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-attachment-actions.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "asp-attachment-commands.h"
#include "asp-compat-file.h"

/* What can be done with a file of the document wherever it is shown. */

/* A window that has been closed meanwhile says nothing any more. */
static void
show_error (GtkWindow    *window,
            const char   *heading,
            const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      gtk_widget_get_visible (GTK_WIDGET (window)))
    gtk_widget_activate_action (GTK_WIDGET (window), "win.error", "(ss)", heading, error->message);
}

typedef struct
{
  GtkWindow     *window;        /* (owned): where the outcome is told */
  AspDocument   *document;      /* (owned) */
  AspAttachment *file;          /* (owned) */
  GFile         *target;        /* (owned) (nullable) */
  gboolean       opens;         /* it is opened when it is written */
} SaveJob;

static void
free_job (SaveJob *job)
{
  g_object_unref (job->window);
  g_object_unref (job->document);
  g_object_unref (job->file);
  g_clear_object (&job->target);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SaveJob, free_job)

static SaveJob *
create_job (GtkWidget     *widget,
            AspDocument   *document,
            AspAttachment *file)
{
  SaveJob *job = g_new0 (SaveJob, 1);

  job->window = g_object_ref (GTK_WINDOW (gtk_widget_get_root (widget)));
  job->document = g_object_ref (document);
  job->file = g_object_ref (file);

  return job;
}

static const char *
get_name (AspAttachment *file)
{
  return asp_record_get_text (ASP_RECORD (file), "name");
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (SaveJob) job = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *text = NULL;

  if (!asp_attachment_save_finish (ASP_DOCUMENT (source), result, &error))
    {
      show_error (job->window, _("Could Not Write the File"), error);
      return;
    }

  if (!job->opens)
    {
      /* Translators: %s is the name of a file */
      text = g_strdup_printf (_("“%s” was written"), get_name (job->file));
      if (gtk_widget_get_visible (GTK_WIDGET (job->window)))
        gtk_widget_activate_action (GTK_WIDGET (job->window), "win.toast", "s", text);
      return;
    }

  uri = g_file_get_uri (job->target);
  if (!g_app_info_launch_default_for_uri (uri, NULL, &error))
    show_error (job->window, _("No Program Opens This File"), error);
}

static void
target_chosen_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  SaveJob *job = user_data;

  job->target = asp_compat_save_file_finish (result, NULL);
  if (job->target == NULL)
    free_job (job);
  else
    asp_attachment_save_async (job->document, job->file, job->target, saved_cb, job);
}

/* Asks where to, and writes the file there. @widget: in the window that asks */
void
asp_attachment_save_as (GtkWidget     *widget,
                        AspDocument   *document,
                        AspAttachment *file)
{
  const AspCompatFileQuery query = {
    .title = _("Save the File"),
    .accept_label = _("_Save"),
    .suggested_name = get_name (file),
  };
  SaveJob *job = create_job (widget, document, file);

  asp_compat_save_file_async (job->window, &query, NULL, target_chosen_cb, job);
}

/* What could run must not be run by a click on its name. There are more kinds of programs than
 * anybody can list (the installers and archives of Windows and Java are none to GLib), so these are
 * the documents; everything else can be saved. */
gboolean
asp_attachment_is_safe_to_open (AspAttachment *file)
{
  static const char *const types[] = {
    "text/plain", "text/csv", "text/html", "text/xml", "text/markdown", "application/xml",
    "application/pdf", "application/rtf", "application/msword", "application/vnd.ms-excel",
    "application/vnd.ms-powerpoint", "application/vnd.ms-project", "application/vnd.ms-outlook",
    "application/zip", "message/rfc822", NULL,
  };
  static const char *const families[] = {
    "image/", "audio/", "video/", "application/vnd.oasis.opendocument.",
    "application/vnd.openxmlformats-officedocument.",
  };
  g_autofree char *type = g_content_type_guess (get_name (file), NULL, 0, NULL);
  g_autofree char *media_type = g_content_type_get_mime_type (type);

  if (media_type == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    {
      if (g_str_has_prefix (media_type, families[i]))
        return TRUE;
    }

  return g_strv_contains (types, media_type);
}

/* A copy in a folder that only this user can enter: what another program does with it does not
 * reach the document. @widget: in the window where it is told when that fails */
void
asp_attachment_open_copy (GtkWidget     *widget,
                          AspDocument   *document,
                          AspAttachment *file)
{
  g_autofree char *name = g_strdelimit (g_strdup (get_name (file)), "/", '_');
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), "csatlakozas-XXXXXX",
                                              NULL);
  SaveJob *job;

  /* Puts letters for the X's. */
  if (g_mkdtemp (folder) == NULL)
    {
      gtk_widget_activate_action (widget, "win.error", "(ss)", _("Could Not Write the File"),
                                  g_get_user_runtime_dir ());
      return;
    }

  job = create_job (widget, document, file);
  job->opens = TRUE;
  job->target = g_file_new_build_filename (folder, name, NULL);
  asp_attachment_save_async (document, file, job->target, saved_cb, job);
}
