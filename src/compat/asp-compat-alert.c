/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-compat-alert.h"

#include <adwaita.h>

/* AdwAlertDialog came with libadwaita 1.5; the baseline has AdwMessageDialog only. */

static void
message_response_cb (AdwMessageDialog *dialog,
                     const char       *response,
                     GTask            *task)
{
  g_autoptr(GTask) owned = task;
  gulong cancel_id = GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (dialog), "asp-cancel-id"));

  g_cancellable_disconnect (g_task_get_cancellable (task), cancel_id);
  g_signal_handlers_disconnect_by_data (dialog, task);

  /* The result may outlive the windows, and a dialog must not outlive its parent. */
  g_task_set_task_data (task, NULL, NULL);
  g_task_return_pointer (task, g_strdup (response), g_free);
}

/* Closing inside the cancellable's own signal would wait for itself. */
static gboolean
cancel_idle_cb (gpointer user_data)
{
  GtkWindow *dialog = g_task_get_task_data (user_data);

  if (dialog != NULL)
    gtk_window_close (dialog);

  return G_SOURCE_REMOVE;
}

static void
cancelled_cb (GCancellable *cancellable,
              GTask        *task)
{
  g_idle_add_full (G_PRIORITY_DEFAULT, cancel_idle_cb, g_object_ref (task), g_object_unref);
}

static AdwResponseAppearance
get_appearance (AspCompatResponseKind kind)
{
  switch (kind)
    {
    case ASP_COMPAT_RESPONSE_SUGGESTED:
      return ADW_RESPONSE_SUGGESTED;
    case ASP_COMPAT_RESPONSE_DESTRUCTIVE:
      return ADW_RESPONSE_DESTRUCTIVE;
    case ASP_COMPAT_RESPONSE_NORMAL:
    default:
      return ADW_RESPONSE_DEFAULT;
    }
}

static GtkWidget *
add_label (GtkBox     *box,
           const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);

  return label;
}

/* The dialog's own heading has a label that does not wrap, which libadwaita 1.7 measures narrower
 * than it can be (with a warning); ours wraps. */
static void
set_words (AdwMessageDialog *dialog,
           const char       *heading,
           const char       *body)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *label = add_label (GTK_BOX (box), heading, "title-2");

  adw_message_dialog_set_extra_child (dialog, box);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (dialog), GTK_ACCESSIBLE_RELATION_LABELLED_BY,
                                  label, NULL, -1);
  if (body == NULL || *body == '\0')
    return;

  label = add_label (GTK_BOX (box), body, "body");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (dialog), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  label, NULL, -1);
}

/**
 * asp_compat_confirm_async:
 * @heading: the question
 * @body: (nullable): what follows from each answer
 * @responses: the first is the one that changes nothing; Escape gives it
 *
 * Asks a question in a modal dialog. A suggested response is given by Enter, a destructive one
 * never is.
 */
void
asp_compat_confirm_async (GtkWindow               *parent,
                          const char              *heading,
                          const char              *body,
                          const AspCompatResponse *responses,
                          guint                    n_responses,
                          GCancellable            *cancellable,
                          GAsyncReadyCallback      callback,
                          gpointer                 user_data)
{
  AdwMessageDialog *dialog;
  GTask *task;

  g_return_if_fail (parent == NULL || GTK_IS_WINDOW (parent));
  g_return_if_fail (n_responses > 0);

  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, NULL, NULL));
  set_words (dialog, heading, body);
  for (guint i = 0; i < n_responses; i++)
    {
      adw_message_dialog_add_response (dialog, responses[i].id, responses[i].label);
      adw_message_dialog_set_response_appearance (dialog, responses[i].id,
                                                  get_appearance (responses[i].kind));
      if (responses[i].kind == ASP_COMPAT_RESPONSE_SUGGESTED)
        adw_message_dialog_set_default_response (dialog, responses[i].id);
    }
  adw_message_dialog_set_close_response (dialog, responses[0].id);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, asp_compat_confirm_async);
  /* A cancelled question is answered by closing it, which is an answer and no error. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_object_ref (dialog), g_object_unref);
  g_signal_connect (dialog, "response", G_CALLBACK (message_response_cb), task);
  if (cancellable != NULL)
    {
      gulong id = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), task, NULL);

      g_object_set_data (G_OBJECT (dialog), "asp-cancel-id", GSIZE_TO_POINTER (id));
    }

  /* The task is now owned by the dialog's response. */
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * asp_compat_confirm_finish:
 *
 * Returns: (transfer full) (nullable): the id of the chosen response
 */
char *
asp_compat_confirm_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, asp_compat_confirm_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
