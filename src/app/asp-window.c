/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-window-private.h"

#include <glib/gi18n-lib.h>

#include "asp-compat-alert.h"
#include "asp-municipalities-page.h"
#include "asp-overview-page.h"
#include "asp-contacts-page.h"
#include "asp-costs-page.h"
#include "asp-page-slot.h"
#include "asp-questionnaires-page.h"
#include "asp-schedule-page.h"
#include "asp-settings.h"

G_DEFINE_FINAL_TYPE (AspWindow, asp_window, ADW_TYPE_APPLICATION_WINDOW)

static void
page_row_activated_cb (AspWindow     *self,
                       GtkListBoxRow *row)
{
  const char *page = g_object_get_data (G_OBJECT (row), "page");

  _asp_window_go (self, NULL, page, NULL);
}

static gboolean
asp_window_close_request (GtkWindow *window)
{
  AspWindow *self = ASP_WINDOW (window);

  if (self->settings != NULL)
    {
      int width, height;

      gtk_window_get_default_size (window, &width, &height);
      g_settings_set_int (self->settings, "window-width", width);
      g_settings_set_int (self->settings, "window-height", height);
      g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));
    }

  /* What is being typed belongs to the document: leaving its field stores it. */
  gtk_window_set_focus (window, NULL);
  if (self->document != NULL && asp_document_get_busy (self->document))
    {
      self->is_closing = TRUE;
      return GDK_EVENT_STOP;
    }
  if (_asp_window_ask_about_unstored (self))
    return GDK_EVENT_STOP;

  _asp_window_save_place (self);
  if (!_asp_window_close_document (self))
    return GDK_EVENT_STOP;

  return GTK_WINDOW_CLASS (asp_window_parent_class)->close_request (window);
}

static void
asp_window_dispose (GObject *object)
{
  AspWindow *self = ASP_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->spinner_source, g_source_remove);
  g_clear_handle_id (&self->loading_source, g_source_remove);
  _asp_window_close_document (self);

  G_OBJECT_CLASS (asp_window_parent_class)->dispose (object);
}

static void
asp_window_finalize (GObject *object)
{
  AspWindow *self = ASP_WINDOW (object);

  _asp_window_forget_place (self);
  g_ptr_array_unref (self->back);
  g_ptr_array_unref (self->forward);
  g_clear_object (&self->cancellable);
  asp_unstored_edits_free (self->unstored);
  g_free (self->failure);

  G_OBJECT_CLASS (asp_window_parent_class)->finalize (object);
}

static void
ensure_types (void)
{
  g_type_ensure (ASP_TYPE_BANNER);
  g_type_ensure (ASP_TYPE_SIDE_PANE);
  g_type_ensure (ASP_TYPE_SCOPE_BUTTON);
  g_type_ensure (ASP_TYPE_PAGE_SLOT);
  g_type_ensure (ASP_TYPE_OVERVIEW_PAGE);
  g_type_ensure (ASP_TYPE_COSTS_PAGE);
  g_type_ensure (ASP_TYPE_CONTACTS_PAGE);
  g_type_ensure (ASP_TYPE_MUNICIPALITIES_PAGE);
  g_type_ensure (ASP_TYPE_SCHEDULE_PAGE);
  g_type_ensure (ASP_TYPE_QUESTIONNAIRES_PAGE);
}

static void
asp_window_class_init (AspWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = asp_window_dispose;
  object_class->finalize = asp_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = asp_window_close_request;

  ensure_types ();
  _asp_window_install_import (widget_class);
  _asp_window_install_document_actions (widget_class);
  _asp_window_install_navigation (widget_class);
  _asp_window_install_actions (widget_class);
  _asp_window_install_status_actions (widget_class);
  _asp_window_install_help (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/hu/onkormanyzat/Csatlakozas/asp-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AspWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, AspWindow, main_stack);
  gtk_widget_class_bind_template_child (widget_class, AspWindow, start_slot);
  gtk_widget_class_bind_template_child (widget_class, AspWindow, loading_spinner);
  gtk_widget_class_bind_template_child (widget_class, AspWindow, side_pane);
  gtk_widget_class_bind_template_child (widget_class, AspWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, AspWindow, page_list);
  gtk_widget_class_bind_template_child (widget_class, AspWindow, scope_button);
  gtk_widget_class_bind_template_child (widget_class, AspWindow, title);
  gtk_widget_class_bind_template_child (widget_class, AspWindow, file_section);
  gtk_widget_class_bind_template_child (widget_class, AspWindow, main_menu);
  gtk_widget_class_bind_template_child (widget_class, AspWindow, export_menu);
  gtk_widget_class_bind_template_child (widget_class, AspWindow, start_menu_button);
  gtk_widget_class_bind_template_child (widget_class, AspWindow, main_menu_button);
  gtk_widget_class_bind_template_child (widget_class, AspWindow, export_button);
  gtk_widget_class_bind_template_child (widget_class, AspWindow, access_banner);
  gtk_widget_class_bind_template_child (widget_class, AspWindow, failure_banner);
  gtk_widget_class_bind_template_child (widget_class, AspWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, AspWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, AspWindow, undo_stack);
  gtk_widget_class_bind_template_child (widget_class, AspWindow, status_button);
  gtk_widget_class_bind_template_child (widget_class, AspWindow, status_label);
  gtk_widget_class_bind_template_callback (widget_class, page_row_activated_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "try_again_cb",
                                                G_CALLBACK (_asp_window_try_again_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "take_over_cb",
                                                G_CALLBACK (_asp_window_take_over_cb));
}

static void
author_changed_cb (AspWindow *self)
{
  if (self->document != NULL)
    _asp_window_update_author (self);
}

/* Without the installed schema the program works, it only forgets the window's size. */
static void
load_settings (AspWindow *self)
{
  self->settings = asp_settings_get ();
  if (self->settings == NULL)
    return;

  g_signal_connect_object (self->settings, "changed::author", G_CALLBACK (author_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
  asp_side_pane_set_show_sidebar (self->side_pane,
                                  g_settings_get_boolean (self->settings, "sidebar-visible"));
}

static void
asp_window_init (AspWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->unstored = asp_unstored_edits_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  load_settings (self);
  _asp_window_init_navigation (self);
  _asp_window_init_recent (self);
  _asp_window_init_popovers (self);
  _asp_window_add_undo_keys (self);
  _asp_window_update_actions (self);
}

/* A window with the start page. */
AspWindow *
asp_window_new (AdwApplication *application)
{
  AspWindow *self = g_object_new (ASP_TYPE_WINDOW, "application", application, NULL);

  _asp_window_set_document (self, NULL);

  return self;
}

/* Returns: (transfer none) (nullable): NULL while the window shows its start page */
AspDocument *
asp_window_get_document (AspWindow *self)
{
  g_return_val_if_fail (ASP_IS_WINDOW (self), NULL);

  return self->document;
}

/* Whether the window has no document and none is on its way to it. */
gboolean
asp_window_is_empty (AspWindow *self)
{
  g_return_val_if_fail (ASP_IS_WINDOW (self), FALSE);

  return g_strcmp0 (gtk_stack_get_visible_child_name (self->main_stack), "start") == 0;
}

/* Tells an error in a dialog that stays until it is closed. */
void
asp_window_show_error (AspWindow  *self,
                       const char *heading,
                       const char *text)
{
  const AspCompatResponse responses[] = {
    { "close", _("_Close"), ASP_COMPAT_RESPONSE_NORMAL },
  };

  g_return_if_fail (ASP_IS_WINDOW (self));

  asp_compat_confirm_async (GTK_WINDOW (self), heading, text, responses, G_N_ELEMENTS (responses),
                            NULL, NULL, NULL);
}
