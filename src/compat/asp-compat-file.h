/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a file dialog asks for. Strings and files are only read during the call. */
typedef struct
{
  const char        *title;
  const char        *accept_label;    /* the verb on the button, with its access key */
  const char        *filter_name;     /* (nullable): words for @patterns */
  const char *const *patterns;        /* (nullable): "*.csv" */
  const char *const *media_types;     /* (nullable): "image/png", also of a whole family */
  const char        *suggested_name;  /* (nullable): for saving */
  GFile             *folder;          /* (nullable): where to begin */
} AspCompatFileQuery;

void   asp_compat_open_file_async  (GtkWindow                 *parent,
                                    const AspCompatFileQuery  *query,
                                    GCancellable              *cancellable,
                                    GAsyncReadyCallback        callback,
                                    gpointer                   user_data);
GFile *asp_compat_open_file_finish (GAsyncResult              *result,
                                    GError                   **error);
void   asp_compat_save_file_async  (GtkWindow                 *parent,
                                    const AspCompatFileQuery  *query,
                                    GCancellable              *cancellable,
                                    GAsyncReadyCallback        callback,
                                    gpointer                   user_data);
GFile *asp_compat_save_file_finish (GAsyncResult              *result,
                                    GError                   **error);

G_END_DECLS
