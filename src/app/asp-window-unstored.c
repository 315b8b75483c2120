/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-window-private.h"

#include <glib/gi18n-lib.h>

#include "asp-compat-alert.h"
#include "asp-error-words.h"

/* What could not be stored stays in the view where it was typed, and here, until it is. */

static void
show_failure (AspWindow *self)
{
  g_autofree char *names = asp_unstored_edits_describe (self->unstored);
  g_autofree char *text = NULL;
  gboolean waits = asp_unstored_edits_get_n (self->unstored) > 0;

  if (waits)
    /* Translators: the labels of changes, then why they could not be stored */
    text = g_strdup_printf (_("Not stored: %s\n%s"), names, self->failure);
  else
    text = g_strdup (self->failure);
  asp_banner_set_title (self->failure_banner, text);
  asp_banner_set_button_label (self->failure_banner, waits ? _("Try _Again") : _("_Close"));
  asp_banner_set_revealed (self->failure_banner, TRUE);
}

static void
failed_cb (AspWindow    *self,
           AspEdit      *edit,
           const GError *error)
{
  g_free (self->failure);
  self->failure = asp_error_describe (error, asp_document_get_file (self->document));
  if (edit != NULL)
    asp_unstored_edits_add (self->unstored, edit);
  show_failure (self);
  g_message ("Not stored: %s", error->message);
}

static void
stored_cb (AspWindow *self,
           AspEdit   *edit)
{
  if (asp_unstored_edits_get_n (self->unstored) == 0)
    return;

  asp_unstored_edits_settle (self->unstored, edit);
  if (asp_unstored_edits_get_n (self->unstored) == 0)
    asp_banner_set_revealed (self->failure_banner, FALSE);
  else
    show_failure (self);
}

void
_asp_window_try_again_cb (AspWindow *self)
{
  g_autoptr (GPtrArray) edits = asp_unstored_edits_take (self->unstored);

  asp_banner_set_revealed (self->failure_banner, FALSE);
  for (guint i = 0; i < edits->len && self->document != NULL; i++)
    asp_document_submit (self->document, g_ptr_array_index (edits, i));
}

void
_asp_window_start_storing (AspWindow *self)
{
  g_signal_connect_object (self->document, "failed", G_CALLBACK (failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->document, "committed", G_CALLBACK (stored_cb), self,
                           G_CONNECT_SWAPPED);
  asp_banner_set_revealed (self->failure_banner, FALSE);
}

/* What waits is given up. */
void
_asp_window_stop_storing (AspWindow *self)
{
  g_autoptr (GPtrArray) edits = asp_unstored_edits_take (self->unstored);

  asp_banner_set_revealed (self->failure_banner, FALSE);
}

static void
close_confirmed_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr (AspWindow) self = user_data;
  g_autofree char *response = asp_compat_confirm_finish (result, NULL);

  if (g_strcmp0 (response, "close") == 0)
    {
      _asp_window_stop_storing (self);
      gtk_window_close (GTK_WINDOW (self));
    }
}

/* Asks before the window is closed over changes that wait. FALSE when there are none. */
gboolean
_asp_window_ask_about_unstored (AspWindow *self)
{
  const AspCompatResponse responses[] = {
    { "cancel", _("_Cancel"), ASP_COMPAT_RESPONSE_NORMAL },
    { "close", _("Close _Without Them"), ASP_COMPAT_RESPONSE_DESTRUCTIVE },
  };
  g_autofree char *names = NULL;

  if (self->document == NULL || asp_unstored_edits_get_n (self->unstored) == 0)
    return FALSE;

  names = asp_unstored_edits_describe (self->unstored);
  asp_compat_confirm_async (GTK_WINDOW (self), _("Close Without Storing?"),
                            names, responses, G_N_ELEMENTS (responses), self->cancellable,
                            close_confirmed_cb, g_object_ref (self));

  return TRUE;
}
