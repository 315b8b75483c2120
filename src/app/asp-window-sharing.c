/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-window-private.h"

#include <glib/gi18n-lib.h>

#include "asp-error-words.h"

/* One document, several people: who may write it, and how that right passes from one to another.
 * Passing it means opening the document again, so that every page is made for what is allowed. */

/* Somebody who has the document open without the right to write it. */
static gboolean
is_follower (AspWindow *self)
{
  return self->document != NULL &&
         asp_document_get_access (self->document) == ASP_ACCESS_READ_ONLY_IN_USE;
}

static char *
describe_use (AspWindow *self)
{
  const char *holder = asp_document_watch_get_holder (self->watch);

  if (asp_document_watch_get_waiting (self->watch) && holder != NULL)
    /* Translators: %s is who has the document open, as user@computer */
    return g_strdup_printf (_("Asking %s for the right to edit…"), holder);
  if (!asp_document_watch_get_in_use (self->watch))
    return g_strdup (_("Nobody is editing this document now. You can edit it."));
  if (holder != NULL)
    /* Translators: %s is who has the document open, as user@computer */
    return g_strdup_printf (_("Read-only: %s is editing this document. You see the changes as "
                              "they are made."), holder);

  return g_strdup (_("Read-only: another program is editing this document. You see the changes as "
                     "they are made."));
}

static char *
describe_access (AspWindow *self)
{
  switch (asp_document_get_access (self->document))
    {
    case ASP_ACCESS_FULL:
    case ASP_ACCESS_CLOSED:
      return NULL;
    case ASP_ACCESS_READ_ONLY_ASKED:
      return g_strdup (_("The document is open for reading only."));
    case ASP_ACCESS_READ_ONLY_PERMISSION:
      return g_strdup (_("Read-only: you do not have the right to change this file or its "
                         "folder."));
    case ASP_ACCESS_READ_ONLY_NEWER:
      return g_strdup (_("Read-only: this document was made by a newer version of the program."));
    case ASP_ACCESS_READ_ONLY_IN_USE:
      return describe_use (self);
    default:
      g_assert_not_reached ();
    }
}

/* Why the window stays as it is while others change the document. */
static char *
describe_failure (AspWindow    *self,
                  const GError *failure)
{
  g_autofree char *reason = NULL;

  if (asp_error_is_newer (failure))
    return g_strdup (_("Read-only: a newer version of the program has changed the format of this "
                       "document. You see it as it was before. Please update the program."));

  reason = asp_error_describe (failure, asp_document_get_file (self->document));

  /* Translators: why follows */
  return g_strdup_printf (_("Changes made elsewhere cannot be read: %s"), reason);
}

static void
update_access (AspWindow *self)
{
  const GError *failure = asp_document_watch_get_failure (self->watch);
  g_autofree char *text = failure != NULL ? describe_failure (self, failure)
                                          : describe_access (self);
  const char *button = NULL;

  if (is_follower (self) && failure == NULL)
    button = asp_document_watch_get_waiting (self->watch) ? _("_Stop Asking") : _("_Edit It Here");

  asp_banner_set_button_label (self->access_banner, button);
  if (text != NULL)
    asp_banner_set_title (self->access_banner, text);
  asp_banner_set_revealed (self->access_banner, text != NULL);
}

/* Before what other toasts have to say. */
static void
show_toast (AspWindow *self,
            char      *text)
{
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  _asp_window_add_toast (self, toast);
  g_free (text);
}

/* Closes the document and opens it again at the same place. */
static void
reopen (AspWindow       *self,
        AspDocumentMode  mode)
{
  g_autoptr (GFile) file = g_object_ref (asp_document_get_file (self->document));

  _asp_window_save_place (self);
  _asp_window_keep_place (self);
  if (_asp_window_close_document (self))
    _asp_window_open_as (self, file, mode);
}

/* A dialog over the window holds what would be lost. */
static gboolean
has_dialog (AspWindow *self)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == GTK_WINDOW (self) &&
          gtk_widget_get_visible (GTK_WIDGET (window)))
        return TRUE;
    }

  return FALSE;
}

/* Told again each second: what is being typed is stored first, and the right is given up when
 * nothing is on its way any more. */
static void
asked_cb (AspWindow  *self,
          const char *who)
{
  g_autofree char *name = g_strdup (who);

  if (has_dialog (self) || asp_unstored_edits_get_n (self->unstored) > 0)
    return;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.store-field", NULL);
  if (asp_document_get_busy (self->document))
    return;

  reopen (self, ASP_DOCUMENT_FOLLOW);
  /* Translators: %s is a person, as user@computer */
  show_toast (self, g_strdup_printf (_("%s has taken over editing"), name));
}

static void
free_cb (AspWindow *self)
{
  self->is_taking_over = TRUE;
  reopen (self, ASP_DOCUMENT_OPEN);
}

static void
unanswered_cb (AspWindow *self)
{
  const char *holder = asp_document_watch_get_holder (self->watch);
  g_autofree char *text = NULL;

  if (holder != NULL)
    /* Translators: %s is a person, as user@computer */
    text = g_strdup_printf (_("%s has not handed the document over: a dialog may be open there, "
                              "or the computer is asleep. Please ask for it to be closed there, "
                              "then try again."), holder);
  else
    text = g_strdup (_("The other program has not handed the document over. Please ask for it to "
                       "be closed there, then try again."));
  asp_window_show_error (self, _("Nobody Answered"), text);
}

static void
watch_changed_cb (AspWindow *self)
{
  update_access (self);
}

void
_asp_window_take_over_cb (AspWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (!is_follower (self))
    return;

  if (asp_document_watch_get_waiting (self->watch))
    asp_document_watch_give_up (self->watch);
  else if (!asp_document_watch_get_in_use (self->watch))
    free_cb (self);
  else if (!asp_document_watch_ask (self->watch, &error))
    asp_window_show_error (self, _("Could Not Ask"), error->message);
}

/* Looks after the others who have the window's document open. */
void
_asp_window_start_sharing (AspWindow *self)
{
  self->watch = asp_document_watch_new (self->document);
  g_signal_connect_object (self->watch, "notify", G_CALLBACK (watch_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->watch, "asked", G_CALLBACK (asked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->watch, "free", G_CALLBACK (free_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->watch, "unanswered", G_CALLBACK (unanswered_cb), self,
                           G_CONNECT_SWAPPED);
  update_access (self);

  /* Somebody else may have been quicker; then the banner says so. */
  if (self->is_taking_over && asp_document_get_access (self->document) == ASP_ACCESS_FULL)
    show_toast (self, g_strdup (_("You can edit the document now")));
  self->is_taking_over = FALSE;
}

void
_asp_window_stop_sharing (AspWindow *self)
{
  if (self->watch == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->watch, self);
  asp_document_watch_stop (self->watch);
  g_clear_object (&self->watch);
}
