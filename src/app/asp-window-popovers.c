/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What opens on a button of the header bar is made when it is opened for the first time: the window
 * is there sooner.
 */

#include "asp-window-private.h"

#include "asp-format.h"
#include "asp-record-commands.h"
#include "asp-status-popover.h"

static void
set_status_date (AspWindow *self,
                 AspDay     day)
{
  g_autoptr (AspEdit) edit = NULL;

  if (self->document == NULL)
    return;

  edit = asp_record_command_set_status_date (self->document, day);
  if (edit != NULL)
    asp_document_submit (self->document, edit);
}

static void
status_date_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  set_status_date (ASP_WINDOW (widget), g_variant_get_int32 (parameter));
}

static void
status_today_cb (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  AspWindow *self = ASP_WINDOW (widget);

  gtk_menu_button_popdown (self->status_button);
  set_status_date (self, ASP_DAY_NONE);
}

void
_asp_window_install_status_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.status-date", "i", status_date_cb);
  gtk_widget_class_install_action (klass, "win.status-today", NULL, status_today_cb);
}

static void
create_menu_cb (GtkMenuButton *button,
                gpointer       user_data)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, user_data);
}

static void
update_status_popover (AspWindow *self)
{
  GtkPopover *popover = gtk_menu_button_get_popover (self->status_button);

  if (popover != NULL && self->document != NULL)
    asp_status_popover_set_day (ASP_STATUS_POPOVER (popover),
                                asp_document_get_status_date (self->document),
                                asp_document_get_access (self->document) == ASP_ACCESS_FULL);
}

static void
create_status_popover_cb (GtkMenuButton *button,
                          gpointer       user_data)
{
  if (gtk_menu_button_get_popover (button) == NULL)
    gtk_menu_button_set_popover (button, asp_status_popover_new ());
  update_status_popover (user_data);
}

void
_asp_window_init_popovers (AspWindow *self)
{
  gtk_menu_button_set_create_popup_func (self->start_menu_button, create_menu_cb,
                                         self->main_menu, NULL);
  gtk_menu_button_set_create_popup_func (self->main_menu_button, create_menu_cb, self->main_menu,
                                         NULL);
  gtk_menu_button_set_create_popup_func (self->export_button, create_menu_cb, self->export_menu,
                                         NULL);
  gtk_menu_button_set_create_popup_func (self->status_button, create_status_popover_cb, self,
                                         NULL);
}

/* Shows the day against which lateness is reckoned, unless it is today. */
void
_asp_window_update_status_date (AspWindow *self)
{
  AspDay status = asp_document_get_status_date (self->document);
  g_autofree char *text = asp_format_day (status);
  g_autofree char *short_text = asp_format_day_short (status);

  /* In a narrow window the title needs the room of the year. */
  gtk_label_set_label (self->status_label,
                       asp_side_pane_get_collapsed (self->side_pane) ? short_text : text);
  gtk_widget_set_visible (GTK_WIDGET (self->status_button), status != asp_day_today ());
  update_status_popover (self);
}
