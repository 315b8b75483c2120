/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-compat-widget.h"

/**
 * asp_compat_lookup_color:
 * @name: a colour that the style names, "accent_bg_color"
 * @color: (out): unchanged when there is none of that name
 *
 * Returns: whether the style of @widget knows @name
 */
gboolean
asp_compat_lookup_color (GtkWidget  *widget,
                         const char *name,
                         GdkRGBA    *color)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), FALSE);

  /* Deprecated in 4.10 without a successor for named colours. */
  return gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, color);
}

/**
 * asp_compat_get_color:
 * @color: (out): the colour of texts on @widget
 */
void
asp_compat_get_color (GtkWidget *widget,
                      GdkRGBA   *color)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  /* gtk_widget_get_color() came with 4.10. */
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), color);
}

/**
 * asp_compat_list_view_scroll_to:
 * @list_view: a GtkListView or the list inside a GtkColumnView
 *
 * Brings the item at @position into view; its widget exists afterwards.
 *
 * Returns: whether there is such an item
 */
gboolean
asp_compat_list_view_scroll_to (GtkWidget *list_view,
                                guint      position)
{
  g_return_val_if_fail (GTK_IS_WIDGET (list_view), FALSE);

  /* gtk_list_view_scroll_to() came with 4.12. */
  return gtk_widget_activate_action (list_view, "list.scroll-to-item", "u", position);
}

/**
 * asp_compat_add_style:
 *
 * Gives all windows on @display the rules of @provider.
 */
void
asp_compat_add_style (GdkDisplay       *display,
                      GtkStyleProvider *provider,
                      guint             priority)
{
  g_return_if_fail (GDK_IS_DISPLAY (display));

  /* Still there in 4.18, but the class it belongs to is deprecated since 4.10. */
  gtk_style_context_add_provider_for_display (display, provider, priority);
}

/* Shows @text in a label whose role is "status" or "alert". GTK 4.8 calls every label by its text;
 * GTK 4.18 only one whose role is "label". */
void
asp_compat_set_status (GtkLabel   *label,
                       const char *text)
{
  g_return_if_fail (GTK_IS_LABEL (label));

  gtk_label_set_label (label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/**
 * asp_compat_show_uri_async:
 * @uri: what the user's own program for it opens, such as "mailto:"
 */
void
asp_compat_show_uri_async (GtkWindow           *parent,
                           const char          *uri,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (uri != NULL);

  /* GtkUriLauncher came with 4.10. */
  gtk_show_uri_full (parent, uri, GDK_CURRENT_TIME, NULL, callback, user_data);
}

gboolean
asp_compat_show_uri_finish (GtkWindow     *parent,
                            GAsyncResult  *result,
                            GError       **error)
{
  return gtk_show_uri_full_finish (parent, result, error);
}
