/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-role-dialog.h"

#include <glib/gi18n-lib.h>

#include "asp-municipality-rules.h"
#include "asp-people-commands.h"
#include "asp-person-choice.h"
#include "asp-person-dialog.h"

struct _AspRoleDialog
{
  AspRecordDialog  parent_instance;

  gint64           municipality_id;
  AspRoleKind      kind;
  AspRow          *role;        /* (owned) (nullable): NULL for a new one */
  GtkDropDown     *holder;      /* (unowned) */
  GtkDropDown     *deputy;      /* (unowned) */
  AspFieldRow     *holder_row;  /* (unowned) */
  AspFieldRow     *deputy_row;  /* (unowned) */
};

G_DEFINE_FINAL_TYPE (AspRoleDialog, asp_role_dialog, ASP_TYPE_RECORD_DIALOG)

enum
{
  FIELD_FROM,
  FIELD_TO,
  FIELD_SYSTEM,
  FIELD_NOTE,
  N_FIELDS,
};

static const AspRecordDialogField role_fields[N_FIELDS] = {
  { "from_day", N_("From"), N_("A day can be given as 2014-06-12 or jún. 12."), FALSE },
  { "to_day", N_("Until"), N_("The last day; empty while it has no end"), FALSE },
  { "system", N_("System"), N_("Of which specialised system; empty for all"), FALSE },
  { "note", N_("Note"), NULL, FALSE },
};

static const AspRecordDialogField deputy_name = { "name", N_("Name of the deputy"), NULL, TRUE };

static char *
get_day_text (AspRecordDialog *dialog,
              guint            field)
{
  GtkWidget *control =
    asp_field_row_get_control (asp_record_dialog_get_row (dialog, &role_fields[field]));

  return asp_municipality_field_parse (role_fields[field].column,
                                       gtk_editable_get_text (GTK_EDITABLE (control)),
                                       asp_document_get_status_date (
                                         asp_record_dialog_get_document (dialog)));
}

static void
asp_role_dialog_check (AspRecordDialog *dialog)
{
  AspRoleDialog *self = ASP_ROLE_DIALOG (dialog);
  AspFieldRow *to_row = asp_record_dialog_get_row (dialog, &role_fields[FIELD_TO]);
  AspFieldRow *from_row = asp_record_dialog_get_row (dialog, &role_fields[FIELD_FROM]);
  gint64 holder = asp_person_choice_get_id (self->holder);
  gint64 deputy = asp_person_choice_get_id (self->deputy);

  if (asp_field_row_get_error (from_row) == NULL && asp_field_row_get_error (to_row) == NULL)
    {
      g_autofree char *from = get_day_text (dialog, FIELD_FROM);
      g_autofree char *to = get_day_text (dialog, FIELD_TO);

      /* Days in ISO form sort as texts. */
      if (from != NULL && to != NULL && g_strcmp0 (from, to) > 0)
        asp_field_row_set_error (to_row, _("The last day cannot be before the first one."));
    }
  if (deputy > 0 && holder == deputy)
    asp_field_row_set_error (self->deputy_row,
                             _("Nobody can stand in for themselves: please choose another "
                               "person."));
}

static AspEdit *
asp_role_dialog_create_edit (AspRecordDialog *dialog)
{
  AspRoleDialog *self = ASP_ROLE_DIALOG (dialog);
  AspDocument *document = asp_record_dialog_get_document (dialog);
  g_autoptr (GHashTable) person =
    asp_record_dialog_get_values (dialog, asp_person_fields, ASP_N_PERSON_FIELDS);
  g_autoptr (GHashTable) substitute = asp_record_dialog_get_values (dialog, &deputy_name, 1);
  g_autoptr (GHashTable) fields = asp_record_dialog_get_values (dialog, role_fields, N_FIELDS);
  AspRolePerson holder = { asp_person_choice_get_id (self->holder), NULL };
  AspRolePerson deputy = { asp_person_choice_get_id (self->deputy), NULL };

  if (holder.id == ASP_PERSON_CHOICE_NEW)
    holder = (AspRolePerson) { 0, person };
  if (deputy.id == ASP_PERSON_CHOICE_NEW)
    deputy = (AspRolePerson) { 0, substitute };

  if (self->role != NULL)
    return asp_people_command_change_role (document, self->role, &holder, &deputy, fields);

  return asp_people_command_add_role (document, self->municipality_id, self->kind, &holder,
                                      &deputy, fields);
}

/* Returns: (transfer full) (nullable): by which of several people of a name one is known */
static char *
describe_person (AspDocument *document,
                 gint64       id)
{
  static const char *const columns[] = { "post", "email", "phone" };
  AspRow *person = id > 0 ? asp_document_lookup (document, "person", id) : NULL;
  GString *words = g_string_new (NULL);

  for (guint i = 0; person != NULL && i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *text =
        asp_municipality_field_format (columns[i], asp_row_get_text (person, columns[i]));

      if (*text != '\0')
        g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", text);
    }

  return g_string_free (words, words->len == 0);
}

/* A new person has fields of their own; one of the document is changed elsewhere. */
static void
chosen_cb (AspRoleDialog *self)
{
  AspRecordDialog *dialog = ASP_RECORD_DIALOG (self);
  g_autofree char *holder =
    describe_person (asp_record_dialog_get_document (dialog),
                     asp_person_choice_get_id (self->holder));
  gboolean is_new = asp_person_choice_get_id (self->holder) == ASP_PERSON_CHOICE_NEW;
  gboolean is_new_deputy = asp_person_choice_get_id (self->deputy) == ASP_PERSON_CHOICE_NEW;

  asp_field_row_set_hint (self->holder_row, holder);
  for (guint i = 0; i < ASP_N_PERSON_FIELDS; i++)
    gtk_widget_set_visible (GTK_WIDGET (asp_record_dialog_get_row (dialog,
                                                                   &asp_person_fields[i])),
                            is_new && !g_str_equal (asp_person_fields[i].column, "note"));
  gtk_widget_set_visible (GTK_WIDGET (asp_record_dialog_get_row (dialog, &deputy_name)),
                          is_new_deputy);
}

/* Somebody of that name may be the same person: it is told while the name is typed. */
static void
name_changed_cb (AspRoleDialog *self,
                 GtkEditable   *entry)
{
  AspRecordDialog *dialog = ASP_RECORD_DIALOG (self);
  GListModel *people =
    G_LIST_MODEL (asp_document_get_persons (asp_record_dialog_get_document (dialog)));
  AspFieldRow *row = asp_record_dialog_get_row (dialog, &asp_person_fields[0]);
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (entry)));
  gboolean known = FALSE;

  for (guint i = 0; *typed != '\0' && !known && i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (AspRecord) person = g_list_model_get_item (people, i);

      known = g_strcmp0 (asp_record_get_text (person, "name"), typed) == 0;
    }
  asp_field_row_set_warning (row, known ? _("Somebody of this name is known already: choose "
                                            "them above if it is the same person.")
                                        : NULL);
}

static void
asp_role_dialog_finalize (GObject *object)
{
  g_clear_pointer (&ASP_ROLE_DIALOG (object)->role, asp_row_unref);

  G_OBJECT_CLASS (asp_role_dialog_parent_class)->finalize (object);
}

static void
asp_role_dialog_class_init (AspRoleDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = asp_role_dialog_finalize;
  ASP_RECORD_DIALOG_CLASS (klass)->check = asp_role_dialog_check;
  ASP_RECORD_DIALOG_CLASS (klass)->create_edit = asp_role_dialog_create_edit;
}

static void
asp_role_dialog_init (AspRoleDialog *self)
{
}

static void
add_holder (AspRoleDialog *self,
            AspDocument   *document,
            gint64         holder_id)
{
  AspRecordDialog *dialog = ASP_RECORD_DIALOG (self);
  AdwPreferencesGroup *group =
    asp_record_dialog_add_group (dialog, asp_role_kind_get_label (self->kind));
  AspFieldRow *name;

  adw_preferences_group_set_description (group, asp_role_kind_get_duty (self->kind));
  self->holder = GTK_DROP_DOWN (asp_person_choice_new (document, self->municipality_id, FALSE,
                                                       holder_id));
  self->holder_row = asp_record_dialog_add_control (dialog, group, _("Person"),
                                                    GTK_WIDGET (self->holder));
  asp_record_dialog_add_fields (dialog, group, asp_person_fields, ASP_N_PERSON_FIELDS, NULL);
  name = asp_record_dialog_get_row (dialog, &asp_person_fields[0]);
  g_signal_connect_object (asp_field_row_get_control (name), "changed",
                           G_CALLBACK (name_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->holder, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  asp_record_dialog_set_first (dialog, holder_id == ASP_PERSON_CHOICE_NEW ? name
                                                                          : self->holder_row);
}

static void
add_terms (AspRoleDialog *self,
           AspDocument   *document,
           gint64         deputy_id)
{
  AspRecordDialog *dialog = ASP_RECORD_DIALOG (self);
  AdwPreferencesGroup *group = asp_record_dialog_add_group (dialog, _("Term and Deputy"));

  asp_record_dialog_add_fields (dialog, group, role_fields, FIELD_NOTE, self->role);
  gtk_widget_set_visible (
    GTK_WIDGET (asp_record_dialog_get_row (dialog, &role_fields[FIELD_SYSTEM])),
    self->kind == ASP_ROLE_KIND_KEY_USER || self->kind == ASP_ROLE_KIND_USER);
  self->deputy = GTK_DROP_DOWN (asp_person_choice_new (document, self->municipality_id, TRUE,
                                                       deputy_id));
  self->deputy_row = asp_record_dialog_add_control (dialog, group, _("Deputy"),
                                                    GTK_WIDGET (self->deputy));
  asp_record_dialog_add_fields (dialog, group, &deputy_name, 1, NULL);
  asp_record_dialog_add_fields (dialog, group, &role_fields[FIELD_NOTE], 1, self->role);
  g_signal_connect_object (self->deputy, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
}

static GtkWindow *
create_dialog (AspDocument *document,
               gint64       municipality_id,
               AspRoleKind  kind,
               AspRow      *role)
{
  AspRoleDialog *self = g_object_new (ASP_TYPE_ROLE_DIALOG, NULL);
  AspRow *municipality = asp_document_lookup (document, "municipality", municipality_id);

  self->municipality_id = municipality_id;
  self->kind = kind;
  self->role = role != NULL ? asp_row_ref (role) : NULL;
  asp_record_dialog_set_document (ASP_RECORD_DIALOG (self), document);
  add_holder (self, document, role != NULL ? asp_row_get_integer (role, "person_id", 0)
                                           : ASP_PERSON_CHOICE_NEW);
  add_terms (self, document, role != NULL ? asp_row_get_integer (role, "deputy_id", 0)
                                          : ASP_PERSON_CHOICE_NOBODY);
  chosen_cb (self);
  gtk_window_set_title (GTK_WINDOW (self), municipality != NULL
                                             ? asp_row_get_text (municipality, "name") : "");

  return GTK_WINDOW (self);
}

/* To give the role to somebody, by default from the status date on. */
GtkWindow *
asp_role_dialog_new (AspDocument *document,
                     gint64       municipality_id,
                     AspRoleKind  kind)
{
  g_autofree char *day = NULL;
  GtkWindow *dialog;

  g_return_val_if_fail (ASP_IS_DOCUMENT (document), NULL);

  dialog = create_dialog (document, municipality_id, kind, NULL);
  day = asp_day_to_iso (asp_document_get_status_date (document));
  asp_record_dialog_set_text (ASP_RECORD_DIALOG (dialog), &role_fields[FIELD_FROM], day);

  return dialog;
}

/* @role: read once, now */
GtkWindow *
asp_role_dialog_new_edit (AspDocument *document,
                          AspRow      *role)
{
  AspRoleKind kind = ASP_ROLE_KIND_CONTACT;

  g_return_val_if_fail (ASP_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (role != NULL, NULL);

  asp_role_kind_from_code (asp_row_get_text (role, "kind"), &kind);

  return create_dialog (document, asp_row_get_integer (role, "municipality_id", 0), kind, role);
}
