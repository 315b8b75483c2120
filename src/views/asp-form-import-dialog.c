/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-import-dialog.h"

#include <glib/gi18n-lib.h>

#include "asp-compat-widget.h"
#include "asp-error-words.h"
#include "asp-form-migrate.h"

/* More would not be read; the summary counts all of them. */
#define MAX_ROWS 50

/* How long the answers are looked at before the window may do something else, in microseconds. */
#define TURN (20 * G_TIME_SPAN_MILLISECOND)

struct _AspFormImportDialog
{
  AdwWindow      parent_instance;

  /* Template widgets */
  GtkWidget     *cancel_button;
  GtkWidget     *import_button;
  GtkWidget     *progress;
  GtkLabel      *summary;
  GtkWidget     *moves_group;
  GtkListBox    *moves;
  GtkWidget     *losses_group;
  GtkListBox    *losses;

  AspDocument   *document;      /* (owned) */
  AspFormImport *import;        /* (owned) */
  guint          idle;          /* 0: all answers have been looked at */
};

G_DEFINE_FINAL_TYPE (AspFormImportDialog, asp_form_import_dialog, ADW_TYPE_WINDOW)

static GtkWidget *
create_row (const char *title,
            const char *icon)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));

  return row;
}

/* Returns: (transfer full) */
static char *
describe_change (const AspFormChange *change,
                 const char          *words)
{
  if (change->is_file)
    /* Translators: "lost", the name of a file that was the answer to a question */
    return g_strdup_printf (_("%s: %s, with its file"), words, change->value);
  if (*change->value != '\0')
    return g_strdup_printf ("%s: %s", words, change->value);

  return g_strdup (words);
}

/* @words: (nullable): what becomes of the answer, before what it was */
static void
add_changes (AdwExpanderRow *expander,
             GPtrArray      *changes,
             const char     *icon,
             const char     *words)
{
  for (guint i = 0; i < MIN (changes->len, MAX_ROWS); i++)
    {
      const AspFormChange *change = g_ptr_array_index (changes, i);
      GtkWidget *row = create_row (*change->label != '\0' ? change->label : change->path, icon);
      g_autofree char *subtitle = describe_change (change, words);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      adw_expander_row_add_row (expander, row);
    }
}

static char *
describe_move (const AspFormImportMove *move)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%u answer taken over", "%u answers taken over",
                                          move->n_carried), move->n_carried);
  if (move->lost->len > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%u lost", "%u lost", move->lost->len),
                              move->lost->len);
    }
  if (move->required->len > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%u newly to be answered", "%u newly to be answered",
                                              move->required->len), move->required->len);
    }

  return g_string_free (text, FALSE);
}

static void
add_move (AspFormImportDialog     *self,
          const AspFormImportMove *move)
{
  g_autofree char *subtitle = describe_move (move);
  GtkWidget *row;

  if (move->lost->len + move->required->len == 0)
    {
      row = create_row (move->name, "object-select-symbolic");
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      gtk_list_box_append (self->moves, row);
      return;
    }

  row = adw_expander_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), move->name);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row),
                               gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  add_changes (ADW_EXPANDER_ROW (row), move->lost, "dialog-warning-symbolic", _("lost"));
  add_changes (ADW_EXPANDER_ROW (row), move->required, "list-add-symbolic",
               _("newly to be answered"));
  gtk_list_box_append (self->moves, row);
}

static void
show_losses (AspFormImportDialog *self)
{
  GPtrArray *losses = asp_form_import_get_losses (self->import);

  for (guint i = 0; i < MIN (losses->len, MAX_ROWS); i++)
    gtk_list_box_append (self->losses, create_row (g_ptr_array_index (losses, i),
                                                   "dialog-warning-symbolic"));
  gtk_widget_set_visible (self->losses_group, losses->len > 0);
}

static void
show_moves (AspFormImportDialog *self)
{
  guint n = asp_form_import_get_n_moves (self->import);
  gboolean needed = asp_form_import_is_needed (self->import);
  g_autoptr (GString) text = g_string_new (NULL);

  if (needed)
    g_string_append (text, asp_form_import_get_label (self->import));
  else
    g_string_append (text, _("The document has this questionnaire already: nothing changes."));
  if (n > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("The answers of %u municipality are taken over.",
                                              "The answers of %u municipalities are taken over.",
                                              n), n);
    }
  if (n > MAX_ROWS)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text, _("The first %u are listed."), MAX_ROWS);
    }
  asp_compat_set_status (self->summary, text->str);

  for (guint i = 0; i < MIN (n, MAX_ROWS); i++)
    add_move (self, asp_form_import_peek_move (self->import, i));
  gtk_widget_set_visible (self->moves_group, n > 0);
  gtk_widget_set_sensitive (self->import_button,
                            needed &&
                            asp_document_get_access (self->document) == ASP_ACCESS_FULL);
  gtk_widget_grab_focus (needed ? self->import_button : self->cancel_button);
}

static gboolean
look_cb (gpointer user_data)
{
  AspFormImportDialog *self = user_data;
  gint64 end = g_get_monotonic_time () + TURN;
  g_autoptr (GError) error = NULL;
  double done = 0;

  do
    {
      if (!asp_form_import_look_on (self->import, &done, &error))
        {
          g_autofree char *text = asp_error_describe (error, NULL);

          asp_compat_set_status (self->summary, text);
          gtk_widget_set_visible (self->progress, FALSE);
          self->idle = 0;
          return G_SOURCE_REMOVE;
        }
    }
  while (done < 1 && g_get_monotonic_time () < end);

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress), done);
  if (done < 1)
    return G_SOURCE_CONTINUE;

  gtk_widget_set_visible (self->progress, FALSE);
  show_moves (self);
  self->idle = 0;

  return G_SOURCE_REMOVE;
}

static void
import_cb (AspFormImportDialog *self)
{
  asp_form_import_submit (self->import);
  gtk_window_close (GTK_WINDOW (self));
}

/* Answers are looked at when the window is there. */
static void
asp_form_import_dialog_map (GtkWidget *widget)
{
  AspFormImportDialog *self = ASP_FORM_IMPORT_DIALOG (widget);

  GTK_WIDGET_CLASS (asp_form_import_dialog_parent_class)->map (widget);
  gtk_widget_grab_focus (self->cancel_button);
  self->idle = g_idle_add_full (G_PRIORITY_LOW, look_cb, self, NULL);
}

static void
asp_form_import_dialog_dispose (GObject *object)
{
  AspFormImportDialog *self = ASP_FORM_IMPORT_DIALOG (object);

  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_object (&self->import);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (asp_form_import_dialog_parent_class)->dispose (object);
}

static void
asp_form_import_dialog_class_init (AspFormImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = asp_form_import_dialog_dispose;
  widget_class->map = asp_form_import_dialog_map;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/hu/onkormanyzat/Csatlakozas/asp-form-import-dialog.ui");
#define BIND(name) \
  gtk_widget_class_bind_template_child (widget_class, AspFormImportDialog, name)
  BIND (cancel_button);
  BIND (import_button);
  BIND (progress);
  BIND (summary);
  BIND (moves_group);
  BIND (moves);
  BIND (losses_group);
  BIND (losses);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, import_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
asp_form_import_dialog_init (AspFormImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), self->import_button);
}

/* @import: which has just been read */
GtkWindow *
asp_form_import_dialog_new (AspDocument   *document,
                            AspFormImport *import)
{
  AspFormImportDialog *self;

  g_return_val_if_fail (ASP_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (ASP_IS_FORM_IMPORT (import), NULL);

  self = g_object_new (ASP_TYPE_FORM_IMPORT_DIALOG, NULL);
  self->document = g_object_ref (document);
  self->import = g_object_ref (import);
  gtk_label_set_label (self->summary, asp_form_import_get_label (self->import));
  show_losses (self);

  return GTK_WINDOW (self);
}
