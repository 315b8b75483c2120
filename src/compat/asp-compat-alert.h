/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  ASP_COMPAT_RESPONSE_NORMAL,
  ASP_COMPAT_RESPONSE_SUGGESTED,
  ASP_COMPAT_RESPONSE_DESTRUCTIVE,
} AspCompatResponseKind;

typedef struct
{
  const char            *id;
  const char            *label;       /* a verb, with its access key */
  AspCompatResponseKind  kind;
} AspCompatResponse;

void  asp_compat_confirm_async  (GtkWindow                *parent,
                                 const char               *heading,
                                 const char               *body,
                                 const AspCompatResponse  *responses,
                                 guint                     n_responses,
                                 GCancellable             *cancellable,
                                 GAsyncReadyCallback       callback,
                                 gpointer                  user_data);
char *asp_compat_confirm_finish (GAsyncResult             *result,
                                 GError                  **error);

G_END_DECLS
