/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-window-private.h"

#include <glib/gi18n-lib.h>

#include "asp-days-window.h"
#include "asp-dialog.h"
#include "asp-municipality-dialog.h"
#include "asp-page.h"
#include "asp-baselines-window.h"
#include "asp-programme-window.h"
#include "asp-record-commands.h"

/* Where it hides nothing of the page that is needed. @toast: (transfer full) */
void
_asp_window_add_toast (AspWindow *self,
                       AdwToast  *toast)
{
  GtkWidget *page = self->document != NULL ? gtk_stack_get_visible_child (self->pages) : NULL;
  AdwToastOverlay *toasts = page != NULL ? asp_page_get_toasts (ASP_PAGE (page)) : NULL;

  adw_toast_overlay_add_toast (toasts != NULL ? toasts : self->toasts, toast);
}

static void
show_toast (AspWindow  *self,
            const char *text)
{
  _asp_window_add_toast (self, adw_toast_new (text));
}

static void
undo_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  AspWindow *self = ASP_WINDOW (widget);

  /* What is being typed is stored first, so that it is what is undone. */
  gtk_widget_activate_action (widget, "win.store-field", NULL);
  if (self->document != NULL && asp_document_get_undo_label (self->document) != NULL)
    asp_document_submit_undo (self->document);
}

static void
redo_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  AspWindow *self = ASP_WINDOW (widget);

  if (self->document != NULL && asp_document_get_redo_label (self->document) != NULL)
    asp_document_submit_redo (self->document);
}

/* Leaving a field stores it; coming back, the user goes on typing where she was. */
static void
store_field_cb (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  GtkWindow *window = GTK_WINDOW (widget);
  GtkWidget *focus = gtk_window_get_focus (window);

  if (focus == NULL)
    return;

  gtk_window_set_focus (window, NULL);
  gtk_window_set_focus (window, focus);
}

static void
save_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  AspWindow *self = ASP_WINDOW (widget);

  if (self->document == NULL)
    return;

  gtk_widget_activate_action (widget, "win.store-field", NULL);
  if (asp_document_get_access (self->document) == ASP_ACCESS_FULL)
    show_toast (self, _("Saved"));
}

static void
toast_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  show_toast (ASP_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
error_cb (GtkWidget  *widget,
          const char *action_name,
          GVariant   *parameter)
{
  const char *heading, *text;

  g_variant_get (parameter, "(&s&s)", &heading, &text);
  asp_window_show_error (ASP_WINDOW (widget), heading, text);
}

/* 0: a new one */
static void
edit_municipality_cb (GtkWidget  *widget,
                      const char *action_name,
                      GVariant   *parameter)
{
  AspWindow *self = ASP_WINDOW (widget);
  gint64 id = g_variant_get_int64 (parameter);
  AspMunicipality *municipality = NULL;

  if (self->document == NULL)
    return;

  if (id != 0)
    {
      municipality = asp_record_list_lookup (asp_document_get_municipalities (self->document), id);
      if (municipality == NULL)
        return;
    }
  asp_dialog_present (asp_municipality_dialog_new (self->document, municipality), widget);
}

static void
programme_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  AspWindow *self = ASP_WINDOW (widget);

  if (self->document != NULL)
    asp_dialog_present (asp_programme_window_new (self->document), widget);
}

static void
baselines_cb (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  AspWindow *self = ASP_WINDOW (widget);

  if (self->scope != NULL)
    asp_dialog_present (asp_baselines_window_new (self->scope), widget);
}

static void
days_cb (GtkWidget  *widget,
         const char *action_name,
         GVariant   *parameter)
{
  AspWindow *self = ASP_WINDOW (widget);
  AspStanding *single = self->scope != NULL ? asp_scope_get_single (self->scope) : NULL;

  if (self->document != NULL)
    asp_dialog_present (asp_days_window_new (self->planner,
                                             single != NULL ? asp_standing_get_id (single) : 0),
                        widget);
}

static void
set_undo_tooltip (GtkButton  *button,
                  const char *format,
                  const char *label)
{
  g_autofree char *text = NULL;

  if (label != NULL)
    text = g_strdup_printf ("%s: %s", format, label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), text != NULL ? text : format);
}

/* What can be done now. */
void
_asp_window_update_actions (AspWindow *self)
{
  static const char *const document_actions[] = {
    "win.save-copy", "win.export-template", "win.search", "win.scope", "win.programme",
    "win.baselines", "win.days",
  };
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean open = self->document != NULL;
  gboolean writable = open && asp_document_get_access (self->document) == ASP_ACCESS_FULL;
  const char *undo = open ? asp_document_get_undo_label (self->document) : NULL;
  const char *redo = open ? asp_document_get_redo_label (self->document) : NULL;
  gboolean single = self->scope != NULL && asp_scope_get_single (self->scope) != NULL;

  for (guint i = 0; i < G_N_ELEMENTS (document_actions); i++)
    gtk_widget_action_set_enabled (widget, document_actions[i], open);
  gtk_widget_action_set_enabled (widget, "win.status-today", writable);
  gtk_widget_action_set_enabled (widget, "win.status-date", writable);
  gtk_widget_action_set_enabled (widget, "win.import-municipalities", writable);
  gtk_widget_action_set_enabled (widget, "win.import-form", writable);
  gtk_widget_action_set_enabled (widget, "win.undo", writable && undo != NULL);
  gtk_widget_action_set_enabled (widget, "win.redo", writable && redo != NULL);
  gtk_widget_action_set_enabled (widget, "win.export-schedule", single);
  gtk_widget_action_set_enabled (widget, "win.export-costs", single);
  gtk_widget_action_set_enabled (widget, "win.back", self->back->len > 0);
  gtk_widget_action_set_enabled (widget, "win.forward", self->forward->len > 0);
  set_undo_tooltip (self->undo_button, _("Undo"), undo);
  set_undo_tooltip (self->redo_button, _("Redo"), redo);
}

void
_asp_window_install_actions (GtkWidgetClass *klass)
{
  const GdkModifierType control = GDK_CONTROL_MASK;
  const GdkModifierType control_shift = GDK_CONTROL_MASK | GDK_SHIFT_MASK;

  gtk_widget_class_install_action (klass, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (klass, "win.redo", NULL, redo_cb);
  gtk_widget_class_install_action (klass, "win.store-field", NULL, store_field_cb);
  gtk_widget_class_install_action (klass, "win.save", NULL, save_cb);
  gtk_widget_class_install_action (klass, "win.toast", "s", toast_cb);
  gtk_widget_class_install_action (klass, "win.error", "(ss)", error_cb);
  _asp_window_install_export_actions (klass);
  gtk_widget_class_install_action (klass, "win.edit-municipality", "x", edit_municipality_cb);
  gtk_widget_class_install_action (klass, "win.programme", NULL, programme_cb);
  gtk_widget_class_install_action (klass, "win.baselines", NULL, baselines_cb);
  gtk_widget_class_install_action (klass, "win.days", NULL, days_cb);

  gtk_widget_class_add_binding_action (klass, GDK_KEY_s, control, "win.save", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_s, control_shift, "win.save-copy", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_n, control, "win.new", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_o, control, "win.open", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_w, control, "window.close", NULL);
}

/* Undo and redo belong to the document, also while a field has the keyboard: entries have an undo
 * of their own for the same keys, which would take them first. */
void
_asp_window_add_undo_keys (AspWindow *self)
{
  static const struct
  {
    GdkModifierType  modifiers;
    const char      *action;
  } keys[] = {
    { GDK_CONTROL_MASK, "win.undo" },
    { GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_z, keys[i].modifiers),
                        gtk_named_action_new (keys[i].action)));
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}
