/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-person-dialog.h"

#include <glib/gi18n-lib.h>

#include "asp-compat-alert.h"
#include "asp-people-commands.h"

struct _AspPersonDialog
{
  AspRecordDialog  parent_instance;

  AspRow          *person;      /* (owned) */
};

G_DEFINE_FINAL_TYPE (AspPersonDialog, asp_person_dialog, ASP_TYPE_RECORD_DIALOG)

const AspRecordDialogField asp_person_fields[ASP_N_PERSON_FIELDS] = {
  { "name", N_("Name"), NULL, TRUE },
  { "post", N_("Post"), N_("Such as: clerk for local taxes"), FALSE },
  { "employer", N_("Employer"), N_("Only if it is not the municipality's own office"), FALSE },
  { "email", N_("E-mail"), NULL, FALSE },
  { "phone", N_("Telephone"), NULL, FALSE },
  { "note", N_("Note"), NULL, FALSE },
};

static AspEdit *
asp_person_dialog_create_edit (AspRecordDialog *dialog)
{
  g_autoptr (GHashTable) values =
    asp_record_dialog_get_values (dialog, asp_person_fields, ASP_N_PERSON_FIELDS);

  return asp_people_command_change_person (ASP_PERSON_DIALOG (dialog)->person, values);
}

static void
delete_person (AspPersonDialog *self)
{
  g_autoptr (AspEdit) edit = asp_people_command_delete_person (self->person);

  asp_document_submit (asp_record_dialog_get_document (ASP_RECORD_DIALOG (self)), edit);
  gtk_window_close (GTK_WINDOW (self));
}

static void
confirmed_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (AspPersonDialog) self = user_data;
  g_autofree char *response = asp_compat_confirm_finish (result, NULL);

  if (g_strcmp0 (response, "delete") == 0 &&
      asp_record_dialog_get_document (ASP_RECORD_DIALOG (self)) != NULL)
    delete_person (self);
}

/* Deletion can be undone, so it only asks where it takes roles away, too. */
static void
delete_cb (AspPersonDialog *self)
{
  const AspCompatResponse responses[] = {
    { "keep", _("_Cancel"), ASP_COMPAT_RESPONSE_NORMAL },
    { "delete", _("_Delete"), ASP_COMPAT_RESPONSE_DESTRUCTIVE },
  };
  AspDocument *document = asp_record_dialog_get_document (ASP_RECORD_DIALOG (self));
  g_autoptr (GPtrArray) roles = asp_people_list_roles (document, asp_row_get_id (self->person));
  g_autoptr (GString) body = g_string_new (_("These roles will be empty:"));
  g_autofree char *heading = NULL;

  if (roles->len == 0)
    {
      delete_person (self);
      return;
    }

  for (guint i = 0; i < roles->len; i++)
    {
      g_autofree char *words = asp_people_describe_role (document, g_ptr_array_index (roles, i));

      g_string_append_printf (body, "\n• %s", words);
    }
  /* Translators: %s is a person */
  heading = g_strdup_printf (_("Delete %s?"), asp_row_get_text (self->person, "name"));
  asp_compat_confirm_async (GTK_WINDOW (self), heading, body->str, responses,
                            G_N_ELEMENTS (responses), NULL, confirmed_cb, g_object_ref (self));
}

static void
asp_person_dialog_finalize (GObject *object)
{
  g_clear_pointer (&ASP_PERSON_DIALOG (object)->person, asp_row_unref);

  G_OBJECT_CLASS (asp_person_dialog_parent_class)->finalize (object);
}

static void
asp_person_dialog_class_init (AspPersonDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = asp_person_dialog_finalize;
  ASP_RECORD_DIALOG_CLASS (klass)->create_edit = asp_person_dialog_create_edit;
}

static void
asp_person_dialog_init (AspPersonDialog *self)
{
}

/* The row is read once, now. */
GtkWindow *
asp_person_dialog_new (AspDocument *document,
                       AspRow      *person)
{
  AspPersonDialog *self;
  AspRecordDialog *dialog;
  AdwPreferencesGroup *group;
  GtkWidget *button;

  g_return_val_if_fail (ASP_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (person != NULL, NULL);

  self = g_object_new (ASP_TYPE_PERSON_DIALOG, NULL);
  self->person = asp_row_ref (person);
  dialog = ASP_RECORD_DIALOG (self);
  asp_record_dialog_set_document (dialog, document);
  asp_record_dialog_add_fields (dialog, asp_record_dialog_add_group (dialog, _("Person")),
                                asp_person_fields, ASP_N_PERSON_FIELDS, person);
  asp_record_dialog_set_first (dialog, asp_record_dialog_get_row (dialog, &asp_person_fields[0]));

  group = asp_record_dialog_add_group (dialog, "");
  button = gtk_button_new_with_mnemonic (_("_Delete Person"));
  gtk_widget_add_css_class (button, "destructive-action");
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_set_sensitive (button, asp_document_get_access (document) == ASP_ACCESS_FULL);
  g_signal_connect_object (button, "clicked", G_CALLBACK (delete_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (group, button);
  gtk_window_set_title (GTK_WINDOW (self), asp_row_get_text (person, "name"));

  return GTK_WINDOW (self);
}
