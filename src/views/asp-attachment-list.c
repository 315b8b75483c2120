/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-attachment-list.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "asp-attachment-actions.h"
#include "asp-compat-file.h"
#include "asp-error-words.h"

struct _AspAttachmentList
{
  GtkWidget            parent_instance;

  /* Template widgets */
  AdwPreferencesGroup *group;
  GtkWidget           *attach_button;

  GPtrArray           *rows;          /* (owned) (element-type GtkWidget): what the group shows */
  AspDocument         *document;      /* (owned) (nullable) */
  AspRecordList       *files;         /* (owned) (nullable) (element-type AspAttachment) */
  gint64               owner_id;      /* 0: the record does not exist yet */
};

enum
{
  SIGNAL_ATTACH,
  N_SIGNALS,
};

G_DEFINE_FINAL_TYPE (AspAttachmentList, asp_attachment_list, GTK_TYPE_WIDGET)

static guint signals[N_SIGNALS];

static void
show_error (AspAttachmentList *self,
            const char        *heading,
            const GError      *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.error", "(ss)", heading, error->message);
}

static GtkWindow *
get_window (AspAttachmentList *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AspAttachmentList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AspAttachmentFile) file = asp_attachment_file_load_finish (result, &error);

  if (file != NULL)
    g_signal_emit (self, signals[SIGNAL_ATTACH], 0, file);
  else
    show_error (self, _("Could Not Attach the File"), error);
}

static void
chosen_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (AspAttachmentList) self = user_data;
  g_autoptr (GFile) file = asp_compat_open_file_finish (result, NULL);

  if (file != NULL)
    asp_attachment_file_load_async (file, NULL, loaded_cb, g_object_ref (self));
}

static void
attach_clicked_cb (AspAttachmentList *self)
{
  const AspCompatFileQuery query = {
    .title = _("Attach a File"),
    .accept_label = _("_Attach"),
  };

  asp_compat_open_file_async (get_window (self), &query, NULL, chosen_cb, g_object_ref (self));
}

static const char *
get_name (AspAttachment *file)
{
  return asp_record_get_text (ASP_RECORD (file), "name");
}

static void
save_clicked_cb (AspAttachmentList *self,
                 GtkWidget         *button)
{
  asp_attachment_save_as (GTK_WIDGET (self), self->document,
                          g_object_get_data (G_OBJECT (button), "file"));
}

static void
open_clicked_cb (AspAttachmentList *self,
                 AdwActionRow      *row)
{
  asp_attachment_open_copy (GTK_WIDGET (self), self->document,
                            g_object_get_data (G_OBJECT (row), "file"));
}

static void
remove_clicked_cb (AspAttachmentList *self,
                   GtkWidget         *button)
{
  g_autoptr (AspEdit) edit =
    asp_attachment_command_remove (g_object_get_data (G_OBJECT (button), "file"));

  asp_document_submit (self->document, edit);
}

static GtkWidget *
add_button (AspAttachmentList *self,
            AdwActionRow      *row,
            AspAttachment     *file,
            const char        *icon,
            const char        *format,
            GCallback          callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);
  g_autofree char *name = g_strdup_printf ("%s: %s", format, get_name (file));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, format);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "file", g_object_ref (file), g_object_unref);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (row, button);

  return button;
}

static void
add_row (AspAttachmentList *self,
         AspAttachment     *file)
{
  GtkWidget *row = adw_action_row_new ();
  gint64 bytes = asp_record_get_integer (ASP_RECORD (file), "size", 0);
  g_autofree char *size = g_format_size ((guint64) bytes);
  gboolean writable = asp_document_get_access (self->document) == ASP_ACCESS_FULL;
  GtkWidget *remove;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), get_name (file));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), size);
  g_object_set_data_full (G_OBJECT (row), "file", g_object_ref (file), g_object_unref);
  if (asp_attachment_is_safe_to_open (file))
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect_object (row, "activated", G_CALLBACK (open_clicked_cb), self,
                               G_CONNECT_SWAPPED);
    }
  add_button (self, ADW_ACTION_ROW (row), file, "document-save-symbolic", _("Save as a file"),
              G_CALLBACK (save_clicked_cb));
  remove = add_button (self, ADW_ACTION_ROW (row), file, "user-trash-symbolic",
                       _("Remove the file"), G_CALLBACK (remove_clicked_cb));
  gtk_widget_set_sensitive (remove, writable);

  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (self->group, row);
}

static void
files_changed_cb (AspAttachmentList *self)
{
  GListModel *model = G_LIST_MODEL (self->files);
  guint n = model != NULL ? g_list_model_get_n_items (model) : 0;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (AspAttachment) file = g_list_model_get_item (model, i);

      add_row (self, file);
    }
  adw_preferences_group_set_description (self->group,
                                         n == 0 ? _("Contracts, records, letters: up to 30 MB "
                                                    "each.") : NULL);
}

static void
asp_attachment_list_dispose (GObject *object)
{
  AspAttachmentList *self = ASP_ATTACHMENT_LIST (object);

  if (self->files != NULL)
    g_signal_handlers_disconnect_by_data (self->files, self);
  g_clear_object (&self->files);
  g_clear_object (&self->document);
  if (self->group != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->group));
  self->group = NULL;

  G_OBJECT_CLASS (asp_attachment_list_parent_class)->dispose (object);
}

static void
asp_attachment_list_finalize (GObject *object)
{
  g_ptr_array_unref (ASP_ATTACHMENT_LIST (object)->rows);

  G_OBJECT_CLASS (asp_attachment_list_parent_class)->finalize (object);
}

static void
asp_attachment_list_class_init (AspAttachmentListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = asp_attachment_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = asp_attachment_list_finalize;

  signals[SIGNAL_ATTACH] = g_signal_new ("attach", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/hu/onkormanyzat/Csatlakozas/asp-attachment-list.ui");
  gtk_widget_class_bind_template_child (widget_class, AspAttachmentList, group);
  gtk_widget_class_bind_template_child (widget_class, AspAttachmentList, attach_button);
  gtk_widget_class_bind_template_callback (widget_class, attach_clicked_cb);
}

static void
asp_attachment_list_init (AspAttachmentList *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @owner_id: 0 for a record that does not exist yet */
void
asp_attachment_list_set_owner (AspAttachmentList *self,
                               AspDocument       *document,
                               gint64             owner_id)
{
  g_return_if_fail (ASP_IS_ATTACHMENT_LIST (self));
  g_return_if_fail (ASP_IS_DOCUMENT (document));

  gtk_widget_set_sensitive (self->attach_button,
                            asp_document_get_access (document) == ASP_ACCESS_FULL);
  if (self->files != NULL && self->document == document && self->owner_id == owner_id)
    return;

  if (self->files != NULL)
    g_signal_handlers_disconnect_by_data (self->files, self);
  g_clear_object (&self->files);
  g_set_object (&self->document, document);
  self->owner_id = owner_id;
  self->files = asp_document_create_list (document, ASP_TYPE_ATTACHMENT, "owner_id", owner_id);
  g_signal_connect_object (self->files, "items-changed", G_CALLBACK (files_changed_cb), self,
                           G_CONNECT_SWAPPED);
  files_changed_cb (self);
}
