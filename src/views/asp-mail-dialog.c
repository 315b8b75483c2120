/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-mail-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-compat-widget.h"
#include "asp-role-mail.h"

struct _AspMailDialog
{
  AdwWindow       parent_instance;

  /* Template widgets */
  GtkDropDown    *role;
  GtkLabel       *count;
  GtkLabel       *addresses;
  GtkWidget      *addresses_box;
  GtkLabel       *without;
  GtkWidget      *without_box;
  GtkWidget      *write_button;
  GtkWidget      *copy_button;
  GtkLabel       *status;

  AspScope       *scope;        /* (owned) */
  AspRoleMail    *mail;         /* (owned) */
};

G_DEFINE_FINAL_TYPE (AspMailDialog, asp_mail_dialog, ADW_TYPE_WINDOW)

static void
show_people (AspMailDialog *self)
{
  guint n = self->mail->addresses->len, n_without = self->mail->without->len;
  g_autofree char *count = g_strdup_printf (ngettext ("%u address", "%u addresses", n), n);
  g_autofree char *text = asp_role_mail_to_text (self->mail);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < n_without; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            (const char *) g_ptr_array_index (self->mail->without, i));
  gtk_label_set_label (self->count, count);
  gtk_label_set_label (self->addresses, text);
  gtk_widget_set_visible (self->addresses_box, n > 0);
  gtk_label_set_label (self->without, names->str);
  gtk_widget_set_visible (self->without_box, n_without > 0);
}

static void
role_changed_cb (AspMailDialog *self)
{
  AspRoleKind kind = (AspRoleKind) gtk_drop_down_get_selected (self->role);
  g_autofree char *uri = NULL;
  gboolean is_long;

  if (self->scope == NULL || (guint) kind >= ASP_N_ROLE_KINDS)
    return;

  g_clear_pointer (&self->mail, asp_role_mail_free);
  self->mail = asp_role_mail_new (self->scope, kind);
  uri = asp_role_mail_to_uri (self->mail);
  is_long = strlen (uri) > ASP_ROLE_MAIL_MAX_URI;
  show_people (self);
  gtk_widget_set_sensitive (self->copy_button, self->mail->addresses->len > 0);
  gtk_widget_set_sensitive (self->write_button, self->mail->addresses->len > 0 && !is_long);
  asp_compat_set_status (self->status, is_long
                         ? _("These are more addresses than mail programs take from outside: "
                             "copy them and paste them as blind copies.") : "");
}

static void
copy_cb (AspMailDialog *self)
{
  guint n = self->mail->addresses->len;
  g_autofree char *text = asp_role_mail_to_text (self->mail);
  g_autofree char *words =
    g_strdup_printf (ngettext ("%u address was copied. Paste it as a blind copy.",
                               "%u addresses were copied. Paste them as blind copies.", n), n);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  asp_compat_set_status (self->status, words);
}

static void
shown_cb (GObject      *object,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (AspMailDialog) self = user_data;
  g_autoptr (GError) error = NULL;

  if (asp_compat_show_uri_finish (GTK_WINDOW (object), result, &error))
    gtk_window_close (GTK_WINDOW (self));
  else if (self->scope != NULL)
    asp_compat_set_status (self->status,
                           _("No mail program could be started: copy the addresses instead."));
}

static void
write_cb (AspMailDialog *self)
{
  g_autofree char *uri = asp_role_mail_to_uri (self->mail);

  asp_compat_show_uri_async (GTK_WINDOW (self), uri, shown_cb, g_object_ref (self));
}

static void
asp_mail_dialog_dispose (GObject *object)
{
  g_clear_object (&ASP_MAIL_DIALOG (object)->scope);

  G_OBJECT_CLASS (asp_mail_dialog_parent_class)->dispose (object);
}

static void
asp_mail_dialog_finalize (GObject *object)
{
  g_clear_pointer (&ASP_MAIL_DIALOG (object)->mail, asp_role_mail_free);

  G_OBJECT_CLASS (asp_mail_dialog_parent_class)->finalize (object);
}

static void
asp_mail_dialog_class_init (AspMailDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = asp_mail_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = asp_mail_dialog_finalize;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/hu/onkormanyzat/Csatlakozas/asp-mail-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, AspMailDialog, role);
  gtk_widget_class_bind_template_child (widget_class, AspMailDialog, count);
  gtk_widget_class_bind_template_child (widget_class, AspMailDialog, addresses);
  gtk_widget_class_bind_template_child (widget_class, AspMailDialog, addresses_box);
  gtk_widget_class_bind_template_child (widget_class, AspMailDialog, without);
  gtk_widget_class_bind_template_child (widget_class, AspMailDialog, without_box);
  gtk_widget_class_bind_template_child (widget_class, AspMailDialog, write_button);
  gtk_widget_class_bind_template_child (widget_class, AspMailDialog, copy_button);
  gtk_widget_class_bind_template_child (widget_class, AspMailDialog, status);
  gtk_widget_class_bind_template_callback (widget_class, role_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  gtk_widget_class_bind_template_callback (widget_class, write_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
asp_mail_dialog_init (AspMailDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Begins with the ASP contact persons. */
GtkWindow *
asp_mail_dialog_new (AspScope *scope)
{
  AspMailDialog *self;
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (ASP_IS_SCOPE (scope), NULL);

  self = g_object_new (ASP_TYPE_MAIL_DIALOG, NULL);
  name = asp_scope_get_title (scope);
  /* Translators: title of a dialog; %s is about whom: a wave, everybody */
  title = g_strdup_printf (_("Mail to a Role — %s"), name);
  gtk_window_set_title (GTK_WINDOW (self), title);
  self->scope = g_object_ref (scope);
  for (guint i = 0; i < ASP_N_ROLE_KINDS; i++)
    gtk_string_list_append (labels, asp_role_kind_get_label ((AspRoleKind) i));
  gtk_drop_down_set_model (self->role, G_LIST_MODEL (labels));
  gtk_drop_down_set_selected (self->role, ASP_ROLE_KIND_CONTACT);
  role_changed_cb (self);

  return GTK_WINDOW (self);
}
