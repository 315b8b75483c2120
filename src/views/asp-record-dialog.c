/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-record-dialog.h"

#include <glib/gi18n-lib.h>

#include "asp-access-keys.h"
#include "asp-compat-widget.h"
#include "asp-municipality-rules.h"

/* A field on the screen. */
typedef struct
{
  const AspRecordDialogField *field;    /* (nullable): NULL for a control of the dialog's own */
  AspFieldRow                *row;      /* (unowned) */
} Entry;

typedef struct
{
  /* Template widgets */
  AdwPreferencesPage *page;
  GtkWidget          *store_button;
  AdwBin             *footer;
  GtkLabel           *problem;

  AspDocument        *document;         /* (owned) */
  GArray             *entries;          /* (owned) (element-type Entry) */
  GtkWidget          *first;            /* (unowned) (nullable): has the keyboard at first */
} AspRecordDialogPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (AspRecordDialog, asp_record_dialog, ADW_TYPE_WINDOW)

static const char *
get_text (const Entry *entry)
{
  return gtk_editable_get_text (GTK_EDITABLE (asp_field_row_get_control (entry->row)));
}

/* Of what is not shown nothing can be wrong. */
static gboolean
is_shown (const Entry *entry)
{
  return gtk_widget_get_visible (GTK_WIDGET (entry->row));
}

static void
check_entry (AspRecordDialog *self,
             const Entry     *entry)
{
  AspRecordDialogPrivate *priv = asp_record_dialog_get_instance_private (self);
  g_autofree char *error = NULL;

  if (entry->field != NULL && is_shown (entry))
    error = ASP_RECORD_DIALOG_GET_CLASS (self)->check_field (
      entry->field->column, get_text (entry), asp_document_get_status_date (priv->document));
  asp_field_row_set_error (entry->row, error);
}

static void
check_together (AspRecordDialog *self)
{
  if (ASP_RECORD_DIALOG_GET_CLASS (self)->check != NULL)
    ASP_RECORD_DIALOG_GET_CLASS (self)->check (self);
}

/* What is wrong is said when the field is left, not while it is typed. */
static void
left_cb (GtkEventController *controller,
         gpointer            user_data)
{
  AspRecordDialog *self = user_data;
  AspRecordDialogPrivate *priv = asp_record_dialog_get_instance_private (self);
  GtkWidget *control = gtk_event_controller_get_widget (controller);

  /* The window that closes takes the keyboard away, too. */
  if (priv->document == NULL)
    return;

  for (guint i = 0; i < priv->entries->len; i++)
    {
      const Entry *entry = &g_array_index (priv->entries, Entry, i);

      /* What was wrong before may be right by what was typed here. */
      if (asp_field_row_get_control (entry->row) == control ||
          asp_field_row_get_error (entry->row) != NULL)
        check_entry (self, entry);
    }
  check_together (self);
}

/* Returns: (nullable): the first row with an error */
static AspFieldRow *
check_all (AspRecordDialog *self,
           guint           *n_wrong)
{
  AspRecordDialogPrivate *priv = asp_record_dialog_get_instance_private (self);
  AspFieldRow *first = NULL;

  *n_wrong = 0;
  for (guint i = 0; i < priv->entries->len; i++)
    check_entry (self, &g_array_index (priv->entries, Entry, i));
  check_together (self);
  for (guint i = 0; i < priv->entries->len; i++)
    {
      AspFieldRow *row = g_array_index (priv->entries, Entry, i).row;

      if (asp_field_row_get_error (row) == NULL)
        continue;

      (*n_wrong)++;
      if (first == NULL)
        first = row;
    }

  return first;
}

static void
store_cb (AspRecordDialog *self)
{
  AspRecordDialogPrivate *priv = asp_record_dialog_get_instance_private (self);
  g_autoptr (AspEdit) edit = NULL;
  AspFieldRow *first;
  guint n_wrong;

  first = check_all (self, &n_wrong);
  if (first != NULL)
    {
      g_autofree char *text =
        g_strdup_printf (ngettext ("%u field needs attention.", "%u fields need attention.",
                                   n_wrong), n_wrong);

      gtk_widget_set_visible (GTK_WIDGET (priv->problem), TRUE);
      asp_compat_set_status (priv->problem, text);
      gtk_widget_grab_focus (asp_field_row_get_control (first));
      return;
    }

  edit = ASP_RECORD_DIALOG_GET_CLASS (self)->create_edit (self);
  if (edit != NULL)
    asp_document_submit (priv->document, edit);
  gtk_window_close (GTK_WINDOW (self));
}

/* Focus that is set before the window is there leaves it without a role for assistive technology
 * in GTK 4.8. */
static void
asp_record_dialog_map (GtkWidget *widget)
{
  AspRecordDialogPrivate *priv =
    asp_record_dialog_get_instance_private (ASP_RECORD_DIALOG (widget));

  asp_access_keys_assign (widget);
  GTK_WIDGET_CLASS (asp_record_dialog_parent_class)->map (widget);

  if (priv->first != NULL)
    gtk_widget_grab_focus (priv->first);
}

static void
asp_record_dialog_dispose (GObject *object)
{
  AspRecordDialogPrivate *priv =
    asp_record_dialog_get_instance_private (ASP_RECORD_DIALOG (object));

  g_clear_object (&priv->document);

  G_OBJECT_CLASS (asp_record_dialog_parent_class)->dispose (object);
}

static void
asp_record_dialog_finalize (GObject *object)
{
  AspRecordDialogPrivate *priv =
    asp_record_dialog_get_instance_private (ASP_RECORD_DIALOG (object));

  g_array_unref (priv->entries);

  G_OBJECT_CLASS (asp_record_dialog_parent_class)->finalize (object);
}

static void
asp_record_dialog_class_init (AspRecordDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = asp_record_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = asp_record_dialog_finalize;
  widget_class->map = asp_record_dialog_map;
  klass->check_field = asp_municipality_field_check;
  klass->parse_field = asp_municipality_field_parse;
  klass->format_field = asp_municipality_field_format;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/hu/onkormanyzat/Csatlakozas/asp-record-dialog.ui");
  gtk_widget_class_bind_template_child_private (widget_class, AspRecordDialog, page);
  gtk_widget_class_bind_template_child_private (widget_class, AspRecordDialog, store_button);
  gtk_widget_class_bind_template_child_private (widget_class, AspRecordDialog, footer);
  gtk_widget_class_bind_template_child_private (widget_class, AspRecordDialog, problem);
  gtk_widget_class_bind_template_callback (widget_class, store_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
asp_record_dialog_init (AspRecordDialog *self)
{
  AspRecordDialogPrivate *priv = asp_record_dialog_get_instance_private (self);

  priv->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), priv->store_button);
}

/* To be called once, before anything is added. */
void
asp_record_dialog_set_document (AspRecordDialog *self,
                                AspDocument     *document)
{
  AspRecordDialogPrivate *priv = asp_record_dialog_get_instance_private (self);

  g_return_if_fail (ASP_IS_RECORD_DIALOG (self));
  g_return_if_fail (ASP_IS_DOCUMENT (document));

  g_set_object (&priv->document, document);
  gtk_widget_set_sensitive (priv->store_button,
                            asp_document_get_access (document) == ASP_ACCESS_FULL);
}

AspDocument *
asp_record_dialog_get_document (AspRecordDialog *self)
{
  AspRecordDialogPrivate *priv = asp_record_dialog_get_instance_private (self);

  g_return_val_if_fail (ASP_IS_RECORD_DIALOG (self), NULL);

  return priv->document;
}

/* @row: whose control has the keyboard when the dialog is shown */
void
asp_record_dialog_set_first (AspRecordDialog *self,
                             AspFieldRow     *row)
{
  AspRecordDialogPrivate *priv = asp_record_dialog_get_instance_private (self);

  g_return_if_fail (ASP_IS_RECORD_DIALOG (self));
  g_return_if_fail (ASP_IS_FIELD_ROW (row));

  priv->first = asp_field_row_get_control (row);
}

/* Returns: (transfer none) */
AdwPreferencesGroup *
asp_record_dialog_add_group (AspRecordDialog *self,
                             const char      *title)
{
  AspRecordDialogPrivate *priv = asp_record_dialog_get_instance_private (self);
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  g_return_val_if_fail (ASP_IS_RECORD_DIALOG (self), group);

  adw_preferences_group_set_title (group, title);
  adw_preferences_page_add (priv->page, group);

  return group;
}

/* What is to be seen wherever the fields are scrolled to. */
void
asp_record_dialog_set_footer (AspRecordDialog *self,
                              GtkWidget       *widget)
{
  AspRecordDialogPrivate *priv = asp_record_dialog_get_instance_private (self);

  g_return_if_fail (ASP_IS_RECORD_DIALOG (self));

  adw_bin_set_child (priv->footer, widget);
  gtk_widget_set_visible (GTK_WIDGET (priv->footer), widget != NULL);
}

/* @group: one that the dialog has made itself */
void
asp_record_dialog_append_group (AspRecordDialog     *self,
                                AdwPreferencesGroup *group)
{
  AspRecordDialogPrivate *priv = asp_record_dialog_get_instance_private (self);

  g_return_if_fail (ASP_IS_RECORD_DIALOG (self));
  g_return_if_fail (ADW_IS_PREFERENCES_GROUP (group));

  adw_preferences_page_add (priv->page, group);
}

static void
add_field (AspRecordDialog            *self,
           AdwPreferencesGroup        *group,
           const AspRecordDialogField *field,
           AspRow                     *row)
{
  AspRecordDialogPrivate *priv = asp_record_dialog_get_instance_private (self);
  GtkWidget *control = gtk_entry_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  Entry entry = { field, ASP_FIELD_ROW (asp_field_row_new (_(field->title), control)) };

  gtk_entry_set_activates_default (GTK_ENTRY (control), TRUE);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, 0);
  gtk_widget_add_controller (control, focus);
  asp_field_row_set_title (entry.row, _(field->title), field->required);
  if (field->hint != NULL)
    asp_field_row_set_hint (entry.row, _(field->hint));
  g_array_append_val (priv->entries, entry);
  if (row != NULL)
    asp_record_dialog_set_text (self, field, asp_row_get_text (row, field->column));
  adw_preferences_group_add (group, GTK_WIDGET (entry.row));
}

/* @fields: must outlive the dialog; @row: (nullable): where the values come from */
void
asp_record_dialog_add_fields (AspRecordDialog            *self,
                              AdwPreferencesGroup        *group,
                              const AspRecordDialogField *fields,
                              guint                       n_fields,
                              AspRow                     *row)
{
  g_return_if_fail (ASP_IS_RECORD_DIALOG (self));
  g_return_if_fail (fields != NULL);

  for (guint i = 0; i < n_fields; i++)
    add_field (self, group, &fields[i], row);
}

/* A control that is no field of a record: what it gives is the dialog's own affair. */
AspFieldRow *
asp_record_dialog_add_control (AspRecordDialog     *self,
                               AdwPreferencesGroup *group,
                               const char          *title,
                               GtkWidget           *control)
{
  AspRecordDialogPrivate *priv = asp_record_dialog_get_instance_private (self);
  Entry entry = { NULL, ASP_FIELD_ROW (asp_field_row_new (title, control)) };

  g_return_val_if_fail (ASP_IS_RECORD_DIALOG (self), NULL);

  g_array_append_val (priv->entries, entry);
  adw_preferences_group_add (group, GTK_WIDGET (entry.row));

  return entry.row;
}

/* @row: as asp_record_dialog_add_control() made it, in @group */
void
asp_record_dialog_remove_control (AspRecordDialog     *self,
                                  AdwPreferencesGroup *group,
                                  AspFieldRow         *row)
{
  AspRecordDialogPrivate *priv = asp_record_dialog_get_instance_private (self);

  g_return_if_fail (ASP_IS_RECORD_DIALOG (self));
  g_return_if_fail (ASP_IS_FIELD_ROW (row));

  for (guint i = 0; i < priv->entries->len; i++)
    {
      if (g_array_index (priv->entries, Entry, i).row == row)
        {
          g_array_remove_index (priv->entries, i);
          adw_preferences_group_remove (group, GTK_WIDGET (row));
          return;
        }
    }
}

/* Returns: (transfer none) (nullable) */
AspFieldRow *
asp_record_dialog_get_row (AspRecordDialog            *self,
                           const AspRecordDialogField *field)
{
  AspRecordDialogPrivate *priv = asp_record_dialog_get_instance_private (self);

  g_return_val_if_fail (ASP_IS_RECORD_DIALOG (self), NULL);

  for (guint i = 0; i < priv->entries->len; i++)
    {
      if (g_array_index (priv->entries, Entry, i).field == field)
        return g_array_index (priv->entries, Entry, i).row;
    }

  return NULL;
}

/* @text: (nullable): as the document holds it */
void
asp_record_dialog_set_text (AspRecordDialog            *self,
                            const AspRecordDialogField *field,
                            const char                 *text)
{
  g_autofree char *shown = NULL;
  GtkWidget *control;

  g_return_if_fail (ASP_IS_RECORD_DIALOG (self));

  shown = ASP_RECORD_DIALOG_GET_CLASS (self)->format_field (field->column, text);
  control = asp_field_row_get_control (asp_record_dialog_get_row (self, field));
  gtk_editable_set_text (GTK_EDITABLE (control), shown);
}

/* Returns: (transfer full) (element-type utf8 utf8): column → text as commands take it, of the
 *   fields that are shown */
GHashTable *
asp_record_dialog_get_values (AspRecordDialog            *self,
                              const AspRecordDialogField *fields,
                              guint                       n_fields)
{
  AspRecordDialogPrivate *priv = asp_record_dialog_get_instance_private (self);
  GHashTable *values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  g_return_val_if_fail (ASP_IS_RECORD_DIALOG (self), values);

  for (guint i = 0; i < priv->entries->len; i++)
    {
      const Entry *entry = &g_array_index (priv->entries, Entry, i);
      AspDay reference = asp_document_get_status_date (priv->document);

      if (entry->field != NULL && is_shown (entry) &&
          entry->field >= fields && entry->field < fields + n_fields)
        g_hash_table_insert (values, (gpointer) entry->field->column,
                             ASP_RECORD_DIALOG_GET_CLASS (self)->parse_field (
                               entry->field->column, get_text (entry), reference));
    }

  return values;
}
