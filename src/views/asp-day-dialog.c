/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-day-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-day-commands.h"
#include "asp-format.h"
#include "asp-programme-rules.h"

struct _AspDayDialog
{
  AspRecordDialog  parent_instance;

  AspPlanner      *planner;             /* (owned) */
  gint64           municipality_id;     /* 0: a day of the whole document */
  AspRow          *row;                 /* (owned) (nullable): NULL for a new day */
  int              year;                /* of a day that is typed without one */
  GtkDropDown     *kind;                /* (unowned) */
};

G_DEFINE_FINAL_TYPE (AspDayDialog, asp_day_dialog, ASP_TYPE_RECORD_DIALOG)

enum
{
  CHOICE_OFF,
  CHOICE_WORKED,
};

static guint stored_signal;

static const AspRecordDialogField day_field = {
  "day", N_("Day"), N_("A day can be given as 2014-06-12 or jún. 12."), TRUE,
};

static const AspRecordDialogField note_field = {
  "note", N_("Note"), N_("Such as: the number of the decree, or why the office is closed"), FALSE,
};

/* The day is looked at by the dialog, which knows the year that is shown. */
static char *
check_field (const char *column,
             const char *text,
             AspDay      reference)
{
  if (strcmp (column, "day") == 0)
    return NULL;

  return asp_programme_field_check (column, text, reference);
}

static char *
parse_field (const char *column,
             const char *text,
             AspDay      reference)
{
  if (strcmp (column, "day") == 0)
    return g_strdup (text);

  return asp_programme_field_parse (column, text, reference);
}

static const char *
get_day_text (AspDayDialog *self)
{
  AspFieldRow *row = asp_record_dialog_get_row (ASP_RECORD_DIALOG (self), &day_field);

  return gtk_editable_get_text (GTK_EDITABLE (asp_field_row_get_control (row)));
}

/* Without a year the one that the table shows is meant; "today" is today. */
static AspDay
parse_day (AspDayDialog *self)
{
  AspDocument *document = asp_planner_get_document (self->planner);
  AspDay status = asp_document_get_status_date (document);
  const char *text = get_day_text (self);
  AspDay day = asp_parse_day (text, ASP_DAY_NONE);
  int month, mday;

  if (day != ASP_DAY_NONE)
    return day;
  if (strpbrk (text, "0123456789") == NULL)
    return asp_parse_day (text, status);

  asp_day_get_ymd (status, NULL, &month, NULL);
  day = asp_parse_day (text, asp_day_new (self->year, month, 1));
  if (day == ASP_DAY_NONE)
    return ASP_DAY_NONE;
  asp_day_get_ymd (day, NULL, &month, &mday);

  return asp_day_new (self->year, month, mday);
}

/* Returns: (transfer full) (nullable) */
static AspEdit *
create_edit (AspDayDialog  *self,
             GError       **error)
{
  g_autoptr (GHashTable) values = asp_record_dialog_get_values (ASP_RECORD_DIALOG (self),
                                                                &note_field, 1);

  return asp_day_command_store (self->planner, self->municipality_id, self->row, parse_day (self),
                                gtk_drop_down_get_selected (self->kind) == CHOICE_WORKED,
                                g_hash_table_lookup (values, "note"), error);
}

/* What the command would refuse is said at the day; when nothing is, how it was understood. */
static void
asp_day_dialog_check (AspRecordDialog *dialog)
{
  AspDayDialog *self = ASP_DAY_DIALOG (dialog);
  AspFieldRow *row = asp_record_dialog_get_row (dialog, &day_field);
  g_autoptr (AspEdit) edit = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  edit = create_edit (self, &error);
  words = error == NULL ? asp_format_day_with_weekday (parse_day (self))
                        : g_strdup (_(day_field.hint));
  asp_field_row_set_hint (row, words);
  asp_field_row_set_error (row, error != NULL ? error->message : NULL);
}

static AspEdit *
asp_day_dialog_create_edit (AspRecordDialog *dialog)
{
  AspDayDialog *self = ASP_DAY_DIALOG (dialog);
  AspEdit *edit = create_edit (self, NULL);

  if (edit != NULL)
    g_signal_emit (self, stored_signal, 0, (int) parse_day (self));

  return edit;
}

static void
asp_day_dialog_dispose (GObject *object)
{
  g_clear_object (&ASP_DAY_DIALOG (object)->planner);

  G_OBJECT_CLASS (asp_day_dialog_parent_class)->dispose (object);
}

static void
asp_day_dialog_finalize (GObject *object)
{
  g_clear_pointer (&ASP_DAY_DIALOG (object)->row, asp_row_unref);

  G_OBJECT_CLASS (asp_day_dialog_parent_class)->finalize (object);
}

static void
asp_day_dialog_class_init (AspDayDialogClass *klass)
{
  AspRecordDialogClass *dialog_class = ASP_RECORD_DIALOG_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = asp_day_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = asp_day_dialog_finalize;
  dialog_class->check_field = check_field;
  dialog_class->parse_field = parse_field;
  dialog_class->format_field = asp_programme_field_format;
  dialog_class->check = asp_day_dialog_check;
  dialog_class->create_edit = asp_day_dialog_create_edit;

  stored_signal = g_signal_new ("stored", ASP_TYPE_DAY_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
asp_day_dialog_init (AspDayDialog *self)
{
}

static void
add_kind (AspDayDialog        *self,
          AdwPreferencesGroup *group)
{
  const char *const words[] = {
    [CHOICE_OFF] = asp_day_kind_get_label (ASP_DAY_KIND_OFF),
    [CHOICE_WORKED] = asp_day_kind_get_label (ASP_DAY_KIND_WORKED),
    NULL,
  };

  self->kind = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (words));
  if (self->row != NULL && asp_row_get_integer (self->row, "working", 0) != 0)
    gtk_drop_down_set_selected (self->kind, CHOICE_WORKED);
  asp_record_dialog_add_control (ASP_RECORD_DIALOG (self), group, _("Kind"),
                                 GTK_WIDGET (self->kind));
}

/* @municipality_id: whose closing day it is; 0 for a day of the whole document. @row: (nullable):
 * NULL for a new day; it is read once, now. @year: of a day that is typed without one */
GtkWindow *
asp_day_dialog_new (AspPlanner *planner,
                    gint64      municipality_id,
                    AspRow     *row,
                    int         year)
{
  AspDayDialog *self;
  AspRecordDialog *dialog;
  AdwPreferencesGroup *group;
  const char *title;

  g_return_val_if_fail (ASP_IS_PLANNER (planner), NULL);

  self = g_object_new (ASP_TYPE_DAY_DIALOG, NULL);
  dialog = ASP_RECORD_DIALOG (self);
  self->planner = g_object_ref (planner);
  self->municipality_id = municipality_id;
  self->row = row != NULL ? asp_row_ref (row) : NULL;
  self->year = year;
  asp_record_dialog_set_document (dialog, asp_planner_get_document (planner));
  group = asp_record_dialog_add_group (dialog, "");
  asp_record_dialog_add_fields (dialog, group, &day_field, 1, row);
  add_kind (self, group);
  asp_record_dialog_add_fields (dialog, group, &note_field, 1, row);
  asp_record_dialog_set_first (dialog, asp_record_dialog_get_row (dialog, &day_field));

  if (municipality_id != 0)
    title = row != NULL ? _("Closing Day") : _("New Closing Day");
  else
    title = row != NULL ? _("Day of the Table") : _("New Day");
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 420);

  return GTK_WINDOW (self);
}
