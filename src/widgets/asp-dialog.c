/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-dialog.h"

/**
 * asp_dialog_present:
 * @dialog: not shown yet, with a default size
 * @over: in the window that the dialog belongs to
 *
 * Shows @dialog in front of the window of @over, and not larger than it: that one fits on the
 * screen, and the buttons of a dialog that does not would be out of reach.
 */
void
asp_dialog_present (GtkWindow *dialog,
                    GtkWidget *over)
{
  GtkWidget *parent;
  int width, height;

  g_return_if_fail (GTK_IS_WINDOW (dialog));
  g_return_if_fail (GTK_IS_WIDGET (over));

  parent = GTK_WIDGET (gtk_widget_get_root (over));
  g_return_if_fail (GTK_IS_WINDOW (parent));

  gtk_window_get_default_size (dialog, &width, &height);
  if (gtk_widget_get_width (parent) > 0)
    gtk_window_set_default_size (dialog, MIN (width, gtk_widget_get_width (parent)),
                                 MIN (height, gtk_widget_get_height (parent)));
  gtk_window_set_transient_for (dialog, GTK_WINDOW (parent));
  gtk_window_present (dialog);
}
