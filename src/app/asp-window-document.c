/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-window-private.h"

#include <glib/gi18n-lib.h>

#include "asp-compat-file.h"
#include "asp-document-setup.h"
#include "asp-error-words.h"
#include "asp-start-page.h"

#define PATTERN "*.csatlakozas"

static const char *const patterns[] = { PATTERN, NULL };

/* Longer than this on its way, and a spinner says so (ui.md). */
#define SPINNER_DELAY_MS 300

/* Most documents are there by then: something that turns would only flash. */
#define LOADING_DELAY_MS 250

static void
show_error (AspWindow    *self,
            const GError *error,
            GFile        *file)
{
  g_autofree char *heading = NULL;
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  heading = asp_error_get_heading (error, file);
  text = asp_error_describe (error, file);
  asp_window_show_error (self, heading, text);
}

static void
remember_recent (AspWindow *self)
{
  g_autofree char *uri = NULL;

  if (self->is_sample)
    return;

  uri = g_file_get_uri (asp_document_get_file (self->document));
  gtk_recent_manager_add_item (gtk_recent_manager_get_default (), uri);
  if (self->settings != NULL)
    g_settings_set_string (self->settings, "last-document", uri);
}

/* Who makes the changes: the name of the preferences, or else the computer's account. */
void
_asp_window_update_author (AspWindow *self)
{
  g_autofree char *author = NULL;

  if (self->settings != NULL)
    author = g_strstrip (g_settings_get_string (self->settings, "author"));
  asp_document_set_author (self->document, author != NULL && *author != '\0' ? author : NULL);
}

static gboolean
show_spinner_cb (gpointer user_data)
{
  AspWindow *self = user_data;

  self->spinner_source = 0;
  gtk_stack_set_visible_child_name (self->undo_stack, "busy");

  return G_SOURCE_REMOVE;
}

static void
close_cb (gpointer user_data)
{
  g_autoptr (AspWindow) self = user_data;

  gtk_window_close (GTK_WINDOW (self));
}

static void
busy_changed_cb (AspWindow *self)
{
  if (asp_document_get_busy (self->document))
    {
      if (self->spinner_source == 0)
        self->spinner_source = g_timeout_add (SPINNER_DELAY_MS, show_spinner_cb, self);
    }
  else
    {
      g_clear_handle_id (&self->spinner_source, g_source_remove);
      gtk_stack_set_visible_child_name (self->undo_stack, "button");
      /* The window was to be closed while something was on its way: now it is known whether all is
       * stored. */
      if (self->is_closing && asp_unstored_edits_get_n (self->unstored) == 0)
        g_idle_add_once (close_cb, g_object_ref (self));
      self->is_closing = FALSE;
    }
}

/* A toast with "Undo" for what changes the plan or takes something away; typing into cells and
 * questions is its own evidence. */
static void
committed_cb (AspWindow *self,
              AspEdit   *edit)
{
  static const char *const tables[] = {
    "task_state", "municipality", "own_task", "own_link", "closing_day", "day_exception", NULL,
  };
  gboolean tell = FALSE;
  AdwToast *toast;

  for (guint i = 0; i < asp_edit_get_n_operations (edit) && !tell; i++)
    {
      const AspEditOperation *operation = asp_edit_get_operation (edit, i);

      tell = operation->kind == ASP_EDIT_DELETE || g_strv_contains (tables, operation->table);
    }
  if (!tell)
    return;

  toast = adw_toast_new (asp_edit_get_label (edit));
  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  _asp_window_add_toast (self, toast);
}

static void
refresh_cb (AspWindow *self)
{
  _asp_window_refresh (self);
}

static void
connect_document (AspWindow *self)
{
  g_signal_connect_object (self->document, "notify::busy", G_CALLBACK (busy_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "notify::undo-label", G_CALLBACK (refresh_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "notify::status-date", G_CALLBACK (refresh_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "committed", G_CALLBACK (committed_cb), self,
                           G_CONNECT_SWAPPED);
}

static gboolean
show_loading_spinner_cb (gpointer user_data)
{
  AspWindow *self = user_data;

  self->loading_source = 0;
  gtk_widget_set_visible (self->loading_spinner, TRUE);

  return G_SOURCE_REMOVE;
}

/* Until the document of @file is there. */
static void
show_loading (AspWindow *self,
              GFile     *file)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base);

  gtk_window_set_title (GTK_WINDOW (self), name);
  gtk_widget_set_visible (self->loading_spinner, FALSE);
  gtk_stack_set_visible_child_name (self->main_stack, "loading");
  if (self->loading_source == 0)
    self->loading_source = g_timeout_add (LOADING_DELAY_MS, show_loading_spinner_cb, self);
}

static void
show_start_page (AspWindow *self)
{
  self->imports_next = FALSE;
  if (adw_bin_get_child (self->start_slot) == NULL)
    adw_bin_set_child (self->start_slot, g_object_new (ASP_TYPE_START_PAGE, NULL));
  gtk_stack_set_visible_child_name (self->main_stack, "start");
  gtk_window_set_title (GTK_WINDOW (self), _("Csatlakozás"));
  _asp_window_update_actions (self);
}

/* Shows a document, or the start page for NULL. Takes @document over. */
void
_asp_window_set_document (AspWindow   *self,
                          AspDocument *document)
{
  g_return_if_fail (self->document == NULL);

  g_clear_handle_id (&self->loading_source, g_source_remove);
  self->document = document;
  _asp_window_update_recent (self);
  if (document == NULL)
    {
      show_start_page (self);
      return;
    }

  self->planner = asp_planner_new (document);
  self->standings = asp_standing_list_new (self->planner);
  connect_document (self);
  _asp_window_start_storing (self);
  _asp_window_start_sharing (self);
  _asp_window_update_author (self);
  remember_recent (self);
  gtk_stack_set_visible_child_name (self->main_stack, "document");
  _asp_window_restore_place (self);
  if (self->imports_next)
    _asp_window_import_municipalities (self);
  self->imports_next = FALSE;
}

/* Lets go of the document. FALSE when it could not be closed, which is told. */
gboolean
_asp_window_close_document (AspWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (AspDocument) document = g_steal_pointer (&self->document);

  if (document == NULL)
    return TRUE;

  /* A field that is left while its document goes would have nowhere to store what it holds. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  _asp_window_stop_sharing (self);
  _asp_window_stop_storing (self);
  g_clear_handle_id (&self->spinner_source, g_source_remove);
  g_signal_handlers_disconnect_by_data (document, self);
  _asp_window_clear_history (self);
  g_clear_object (&self->scope);
  g_clear_object (&self->standings);
  g_clear_object (&self->planner);

  file = g_object_ref (asp_document_get_file (document));
  if (!asp_document_close (document, &error))
    {
      show_error (self, error, file);
      return FALSE;
    }

  return TRUE;
}

struct _AspOpening
{
  AspWindow    *window;         /* (owned) (nullable): NULL as long as there is none */
  GFile        *file;           /* (owned) */
  GCancellable *cancellable;    /* (owned) (nullable): the window's, until there is one */
  GAsyncResult *result;         /* (owned) (nullable): came before the window */
};

typedef AspOpening OpenJob;

static OpenJob *
create_job (AspWindow *self,
            GFile     *file)
{
  OpenJob *job = g_new0 (OpenJob, 1);

  g_set_object (&job->window, self);
  job->file = g_object_ref (file);

  return job;
}

static void
document_opened_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autofree OpenJob *job = user_data;
  g_autoptr (AspWindow) self = job->window;
  g_autoptr (GFile) file = job->file;
  g_autoptr (GError) error = NULL;
  AspDocument *document = asp_document_open_finish (result, &error);

  if (document == NULL)
    {
      _asp_window_set_document (self, NULL);
      show_error (self, error, file);
      return;
    }

  if (g_cancellable_is_cancelled (self->cancellable))
    {
      asp_document_close (document, NULL);
      g_object_unref (document);
      return;
    }

  _asp_window_set_document (self, document);
}

void
_asp_window_open_as (AspWindow       *self,
                     GFile           *file,
                     AspDocumentMode  mode)
{
  show_loading (self, file);
  asp_document_open_async (file, mode, self->cancellable, document_opened_cb,
                           create_job (self, file));
}

/* Opens a document in this window, which must not show one yet. */
void
asp_window_open (AspWindow *self,
                 GFile     *file)
{
  g_return_if_fail (ASP_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (self->document == NULL);

  _asp_window_open_as (self, file, ASP_DOCUMENT_OPEN);
}

static void
opened_early_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  AspOpening *opening = user_data;

  if (opening->window == NULL)
    opening->result = g_object_ref (result);
  else
    document_opened_cb (source, result, opening);
}

/* Begins to read a document that will have a window of its own: much of it is there when GTK has
 * started and the window is built. Returns: (transfer full): for asp_window_new_for_opening() */
AspOpening *
asp_opening_new (GFile *file)
{
  AspOpening *self;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = create_job (NULL, file);
  self->cancellable = g_cancellable_new ();
  asp_document_open_async (file, ASP_DOCUMENT_OPEN, self->cancellable, opened_early_cb, self);

  return self;
}

GFile *
asp_opening_get_file (AspOpening *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->file;
}

/* A window for a document that is on its way. It shows itself at once. Takes @opening.
 * Returns: (transfer none) */
AspWindow *
asp_window_new_for_opening (AdwApplication *application,
                            AspOpening     *opening)
{
  g_autoptr (GAsyncResult) result = NULL;
  AspWindow *self;

  g_return_val_if_fail (ADW_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (opening != NULL && opening->window == NULL, NULL);

  self = g_object_new (ASP_TYPE_WINDOW, "application", application, NULL);
  opening->window = g_object_ref (self);
  g_set_object (&self->cancellable, opening->cancellable);
  g_clear_object (&opening->cancellable);
  show_loading (self, opening->file);
  result = g_steal_pointer (&opening->result);
  if (result != NULL)
    document_opened_cb (NULL, result, opening);
  gtk_window_present (GTK_WINDOW (self));

  return self;
}

static void
document_created_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autofree OpenJob *job = user_data;
  g_autoptr (AspWindow) self = job->window;
  g_autoptr (GFile) file = job->file;
  g_autoptr (GError) error = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  if (asp_document_create_finish (result, &error))
    {
      asp_window_open (self, file);
    }
  else
    {
      _asp_window_set_document (self, NULL);
      show_error (self, error, file);
    }
}

static void
create_document (AspWindow          *self,
                 GFile              *file,
                 AspDocumentContent  content)
{
  show_loading (self, file);
  asp_document_create_async (file, content, NULL, document_created_cb,
                             create_job (self, file));
}

/* Makes a new document in this window, which must not show one yet. */
void
asp_window_create (AspWindow *self,
                   GFile     *file)
{
  g_return_if_fail (ASP_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (file));
  g_return_if_fail (self->document == NULL);

  self->is_sample = FALSE;
  create_document (self, file, ASP_DOCUMENT_BLANK);
}

/* Opens a fresh copy of the sample programme: it lies among the temporary files and is not
 * remembered; "Save a Copy" keeps what was made of it. */
void
asp_window_open_sample (AspWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;

  g_return_if_fail (ASP_IS_WINDOW (self));
  g_return_if_fail (self->document == NULL);

  folder = g_dir_make_tmp ("csatlakozas-XXXXXX", &error);
  if (folder == NULL)
    {
      show_error (self, error, NULL);
      return;
    }

  /* Translators: name of a file, without its extension */
  name = g_strdup_printf ("%s.csatlakozas", _("Sample programme"));
  path = g_build_filename (folder, name, NULL);
  file = g_file_new_for_path (path);
  self->is_sample = TRUE;
  create_document (self, file, ASP_DOCUMENT_SAMPLE);
}

/* The window for another document: this one while it shows the start page. */
static AspWindow *
find_free_window (AspWindow *self)
{
  AspWindow *window;

  if (self->document == NULL)
    return self;

  window = asp_window_new (ADW_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));
  gtk_window_present (GTK_WINDOW (window));

  return window;
}

static void
new_file_chosen_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (AspWindow) self = user_data;
  g_autoptr (GFile) file = asp_compat_save_file_finish (result, NULL);

  if (file != NULL)
    asp_window_create (find_free_window (self), file);
}

static void
import_file_chosen_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr (AspWindow) self = user_data;
  g_autoptr (GFile) file = asp_compat_save_file_finish (result, NULL);
  AspWindow *window;

  if (file == NULL)
    return;

  window = find_free_window (self);
  window->imports_next = TRUE;
  asp_window_create (window, file);
}

static void
ask_for_new (AspWindow           *self,
             GAsyncReadyCallback  callback)
{
  g_autoptr (GFile) folder = asp_document_get_default_folder ();
  /* Translators: name of a file, without its extension */
  g_autofree char *name = g_strdup_printf ("%s.csatlakozas", _("Joining"));
  g_autoptr (GError) error = NULL;
  AspCompatFileQuery query = {
    .title = _("New Document"),
    .accept_label = _("_Create"),
    .filter_name = _("Csatlakozás documents"),
    .patterns = patterns,
    .suggested_name = name,
    .folder = folder,
  };

  if (!g_file_make_directory_with_parents (folder, NULL, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    query.folder = NULL;

  asp_compat_save_file_async (GTK_WINDOW (self), &query, self->cancellable, callback,
                              g_object_ref (self));
}

static void
new_cb (GtkWidget  *widget,
        const char *action_name,
        GVariant   *parameter)
{
  ask_for_new (ASP_WINDOW (widget), new_file_chosen_cb);
}

static void
new_import_cb (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  ask_for_new (ASP_WINDOW (widget), import_file_chosen_cb);
}

static void
open_file_chosen_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (AspWindow) self = user_data;
  g_autoptr (GFile) file = asp_compat_open_file_finish (result, NULL);

  if (file != NULL)
    g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))),
                        &file, 1, "");
}

static void
open_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  AspWindow *self = ASP_WINDOW (widget);
  g_autoptr (GFile) folder = asp_document_get_default_folder ();
  AspCompatFileQuery query = {
    .title = _("Open a Document"),
    .accept_label = _("_Open"),
    .filter_name = _("Csatlakozás documents"),
    .patterns = patterns,
    .folder = g_file_query_exists (folder, NULL) ? folder : NULL,
  };

  asp_compat_open_file_async (GTK_WINDOW (self), &query, self->cancellable, open_file_chosen_cb,
                              g_object_ref (self));
}

static void
open_uri_cb (GtkWidget  *widget,
             const char *action_name,
             GVariant   *parameter)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  g_application_open (G_APPLICATION (gtk_window_get_application (GTK_WINDOW (widget))),
                      &file, 1, "");
}

static void
sample_cb (GtkWidget  *widget,
           const char *action_name,
           GVariant   *parameter)
{
  asp_window_open_sample (find_free_window (ASP_WINDOW (widget)));
}

static void
copy_written_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autofree OpenJob *job = user_data;
  g_autoptr (AspWindow) self = job->window;
  g_autoptr (GFile) file = job->file;
  g_autoptr (GError) error = NULL;

  if (asp_document_backup_finish (ASP_DOCUMENT (source), result, &error))
    _asp_window_add_toast (self, adw_toast_new (_("The copy was saved")));
  else
    show_error (self, error, file);
}

static void
copy_target_chosen_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr (AspWindow) self = user_data;
  g_autoptr (GFile) file = asp_compat_save_file_finish (result, NULL);

  if (file != NULL && self->document != NULL)
    asp_document_backup_async (self->document, file, copy_written_cb, create_job (self, file));
}

static void
save_copy_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  AspWindow *self = ASP_WINDOW (widget);
  g_autofree char *name = NULL;
  AspCompatFileQuery query = {
    .title = _("Save a Copy"),
    .accept_label = _("_Save"),
    .filter_name = _("Csatlakozás documents"),
    .patterns = patterns,
  };

  if (self->document == NULL)
    return;

  name = g_file_get_basename (asp_document_get_file (self->document));
  query.suggested_name = name;
  asp_compat_save_file_async (GTK_WINDOW (self), &query, self->cancellable,
                              copy_target_chosen_cb, g_object_ref (self));
}

void
_asp_window_install_document_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.new", NULL, new_cb);
  gtk_widget_class_install_action (klass, "win.new-import", NULL, new_import_cb);
  gtk_widget_class_install_action (klass, "win.open", NULL, open_cb);
  gtk_widget_class_install_action (klass, "win.open-uri", "s", open_uri_cb);
  gtk_widget_class_install_action (klass, "win.sample", NULL, sample_cb);
  gtk_widget_class_install_action (klass, "win.save-copy", NULL, save_copy_cb);
}
