/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-programme-dialog.h"

#include <glib/gi18n-lib.h>

#include "asp-programme-commands.h"
#include "asp-programme-rules.h"

struct _AspProgrammeDialog
{
  AspRecordDialog  parent_instance;

  gboolean         is_milestone;
  AspRow          *row;         /* (owned) (nullable): NULL for a new one */
};

G_DEFINE_FINAL_TYPE (AspProgrammeDialog, asp_programme_dialog, ASP_TYPE_RECORD_DIALOG)

static const AspRecordDialogField programme_fields[] = {
  { "name", N_("Name"), NULL, TRUE },
  { "code", N_("Code"), N_("Such as: EKOP 3.1.6"), FALSE },
  { "status_date", N_("Status date"),
    N_("The day against which lateness is reckoned. Empty: always today."), FALSE },
  { "note", N_("Note"), NULL, FALSE },
};

static const AspRecordDialogField milestone_fields[] = {
  { "name", N_("Name"), N_("Such as: EKOP closing"), TRUE },
  { "day", N_("Day"), N_("A day can be given as 2014-06-12 or jún. 12."), FALSE },
  { "note", N_("Note"), NULL, FALSE },
};

static AspEdit *
asp_programme_dialog_create_edit (AspRecordDialog *dialog)
{
  AspProgrammeDialog *self = ASP_PROGRAMME_DIALOG (dialog);
  g_autoptr (GHashTable) values = NULL;

  if (self->is_milestone)
    {
      values = asp_record_dialog_get_values (dialog, milestone_fields,
                                             G_N_ELEMENTS (milestone_fields));
      return asp_programme_command_store_milestone (asp_record_dialog_get_document (dialog),
                                                    self->row, values);
    }

  values = asp_record_dialog_get_values (dialog, programme_fields,
                                         G_N_ELEMENTS (programme_fields));

  return asp_programme_command_store (self->row, values);
}

static void
asp_programme_dialog_finalize (GObject *object)
{
  g_clear_pointer (&ASP_PROGRAMME_DIALOG (object)->row, asp_row_unref);

  G_OBJECT_CLASS (asp_programme_dialog_parent_class)->finalize (object);
}

static void
asp_programme_dialog_class_init (AspProgrammeDialogClass *klass)
{
  AspRecordDialogClass *dialog_class = ASP_RECORD_DIALOG_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = asp_programme_dialog_finalize;
  dialog_class->check_field = asp_programme_field_check;
  dialog_class->parse_field = asp_programme_field_parse;
  dialog_class->format_field = asp_programme_field_format;
  dialog_class->create_edit = asp_programme_dialog_create_edit;
}

static void
asp_programme_dialog_init (AspProgrammeDialog *self)
{
}

static GtkWindow *
create_dialog (AspDocument                *document,
               gboolean                    is_milestone,
               AspRow                     *row,
               const AspRecordDialogField *fields,
               guint                       n_fields,
               const char                 *title)
{
  AspProgrammeDialog *self = g_object_new (ASP_TYPE_PROGRAMME_DIALOG, NULL);
  AspRecordDialog *dialog = ASP_RECORD_DIALOG (self);

  self->is_milestone = is_milestone;
  self->row = row != NULL ? asp_row_ref (row) : NULL;
  asp_record_dialog_set_document (dialog, document);
  asp_record_dialog_add_fields (dialog, asp_record_dialog_add_group (dialog, ""), fields,
                                n_fields, row);
  asp_record_dialog_set_first (dialog, asp_record_dialog_get_row (dialog, &fields[0]));
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 520);

  return GTK_WINDOW (self);
}

/* A document without a programme gets one. */
GtkWindow *
asp_programme_dialog_new (AspDocument *document)
{
  AspProgramme *programme;

  g_return_val_if_fail (ASP_IS_DOCUMENT (document), NULL);

  programme = asp_document_get_programme (document);

  return create_dialog (document, FALSE,
                        programme != NULL ? asp_record_get_row (ASP_RECORD (programme)) : NULL,
                        programme_fields, G_N_ELEMENTS (programme_fields),
                        programme != NULL ? _("Programme") : _("New Programme"));
}

/* @milestone: (nullable): NULL for a new one. The row is read once, now. */
GtkWindow *
asp_programme_dialog_new_milestone (AspDocument *document,
                                    AspRow      *milestone)
{
  g_return_val_if_fail (ASP_IS_DOCUMENT (document), NULL);

  return create_dialog (document, TRUE, milestone, milestone_fields,
                        G_N_ELEMENTS (milestone_fields),
                        milestone != NULL ? _("Milestone") : _("New Milestone"));
}
