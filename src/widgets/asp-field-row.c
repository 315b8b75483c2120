/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-field-row.h"

#include <glib/gi18n-lib.h>

#include "asp-compat-widget.h"

struct _AspFieldRow
{
  AdwPreferencesRow  parent_instance;

  /* Template widgets */
  GtkBox            *box;
  GtkLabel          *title;
  GtkLabel          *required;
  GtkLabel          *hint;
  GtkLabel          *source;
  GtkWidget         *error_box;
  GtkLabel          *error;
  GtkWidget         *warning_box;
  GtkLabel          *warning;

  GtkWidget         *control;     /* (unowned): a child of the box */
};

G_DEFINE_FINAL_TYPE (AspFieldRow, asp_field_row, ADW_TYPE_PREFERENCES_ROW)

static void
set_text (GtkLabel   *label,
          GtkWidget  *shown,
          const char *text)
{
  gboolean has_text = text != NULL && *text != '\0';

  asp_compat_set_status (label, has_text ? text : "");
  gtk_widget_set_visible (shown, has_text);
}

/* What is wrong comes first: it is what a screen reader is to say when the field is entered. */
static void
update_description (AspFieldRow *self)
{
  const char *error = gtk_label_get_label (self->error);
  const char *warning = gtk_label_get_label (self->warning);
  const char *hint = gtk_label_get_label (self->hint);
  const char *source = gtk_label_get_label (self->source);
  g_autoptr (GString) text = g_string_new (error);

  if (self->control == NULL)
    return;

  if (*warning != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", warning);
  if (*hint != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", hint);
  if (*source != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", source);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->control),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text->str, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->control), GTK_ACCESSIBLE_STATE_INVALID,
                               *error != '\0' ? GTK_ACCESSIBLE_INVALID_TRUE
                                              : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (*error != '\0')
    gtk_widget_add_css_class (self->control, "error");
  else
    gtk_widget_remove_css_class (self->control, "error");
}

static void
asp_field_row_class_init (AspFieldRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/hu/onkormanyzat/Csatlakozas/asp-field-row.ui");
  gtk_widget_class_bind_template_child (widget_class, AspFieldRow, box);
  gtk_widget_class_bind_template_child (widget_class, AspFieldRow, title);
  gtk_widget_class_bind_template_child (widget_class, AspFieldRow, required);
  gtk_widget_class_bind_template_child (widget_class, AspFieldRow, hint);
  gtk_widget_class_bind_template_child (widget_class, AspFieldRow, source);
  gtk_widget_class_bind_template_child (widget_class, AspFieldRow, error_box);
  gtk_widget_class_bind_template_child (widget_class, AspFieldRow, error);
  gtk_widget_class_bind_template_child (widget_class, AspFieldRow, warning_box);
  gtk_widget_class_bind_template_child (widget_class, AspFieldRow, warning);
}

static void
asp_field_row_init (AspFieldRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @control: what takes the answer: an entry, a drop-down, a box of choices */
GtkWidget *
asp_field_row_new (const char *title,
                   GtkWidget  *control)
{
  AspFieldRow *self;

  g_return_val_if_fail (GTK_IS_WIDGET (control), NULL);

  self = g_object_new (ASP_TYPE_FIELD_ROW, NULL);
  asp_field_row_set_control (self, control);
  asp_field_row_set_title (self, title, FALSE);

  return GTK_WIDGET (self);
}

/* Takes the place of the control that was there. The title's "required" has to be set anew. */
void
asp_field_row_set_control (AspFieldRow *self,
                           GtkWidget   *control)
{
  g_return_if_fail (ASP_IS_FIELD_ROW (self));
  g_return_if_fail (GTK_IS_WIDGET (control));

  if (self->control != NULL)
    gtk_box_remove (self->box, self->control);
  self->control = control;
  gtk_box_insert_child_after (self->box, control, GTK_WIDGET (self->hint));
  gtk_label_set_mnemonic_widget (self->title, control);
  update_description (self);
}

GtkWidget *
asp_field_row_get_control (AspFieldRow *self)
{
  g_return_val_if_fail (ASP_IS_FIELD_ROW (self), NULL);

  return self->control;
}

void
asp_field_row_set_title (AspFieldRow *self,
                         const char  *title,
                         gboolean     required)
{
  g_return_if_fail (ASP_IS_FIELD_ROW (self));

  gtk_label_set_use_underline (self->title, FALSE);
  gtk_label_set_label (self->title, title != NULL ? title : "");
  gtk_widget_set_visible (GTK_WIDGET (self->required), required);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->control),
                                  GTK_ACCESSIBLE_PROPERTY_REQUIRED, required, -1);
}

/* @hint: (nullable) */
void
asp_field_row_set_hint (AspFieldRow *self,
                        const char  *hint)
{
  g_return_if_fail (ASP_IS_FIELD_ROW (self));

  set_text (self->hint, GTK_WIDGET (self->hint), hint);
  update_description (self);
}

/* @source: (nullable): where a value that nobody typed comes from */
void
asp_field_row_set_source (AspFieldRow *self,
                          const char  *source)
{
  g_return_if_fail (ASP_IS_FIELD_ROW (self));

  set_text (self->source, GTK_WIDGET (self->source), source);
  update_description (self);
}

/* @error: (nullable): a sentence; NULL when nothing is wrong */
void
asp_field_row_set_error (AspFieldRow *self,
                         const char  *error)
{
  g_return_if_fail (ASP_IS_FIELD_ROW (self));

  set_text (self->error, self->error_box, error);
  update_description (self);
}

/* Returns: (nullable) */
const char *
asp_field_row_get_error (AspFieldRow *self)
{
  const char *error;

  g_return_val_if_fail (ASP_IS_FIELD_ROW (self), NULL);

  error = gtk_label_get_label (self->error);

  return *error != '\0' ? error : NULL;
}

/* @warning: (nullable): a sentence about what should be otherwise but may stay as it is */
void
asp_field_row_set_warning (AspFieldRow *self,
                           const char  *warning)
{
  g_return_if_fail (ASP_IS_FIELD_ROW (self));

  set_text (self->warning, self->warning_box, warning);
  update_description (self);
}
