/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean asp_compat_lookup_color        (GtkWidget        *widget,
                                         const char       *name,
                                         GdkRGBA          *color);
void     asp_compat_get_color           (GtkWidget        *widget,
                                         GdkRGBA          *color);
gboolean asp_compat_list_view_scroll_to (GtkWidget        *list_view,
                                         guint             position);
void     asp_compat_add_style           (GdkDisplay       *display,
                                         GtkStyleProvider *provider,
                                         guint             priority);
void     asp_compat_show_uri_async      (GtkWindow        *parent,
                                         const char       *uri,
                                         GAsyncReadyCallback callback,
                                         gpointer          user_data);
gboolean asp_compat_show_uri_finish     (GtkWindow        *parent,
                                         GAsyncResult     *result,
                                         GError          **error);
void     asp_compat_set_status          (GtkLabel         *label,
                                         const char       *text);

G_END_DECLS
