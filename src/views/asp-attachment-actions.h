/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "asp-attachment.h"
#include "asp-document.h"

G_BEGIN_DECLS

gboolean asp_attachment_is_safe_to_open (AspAttachment *file);
void     asp_attachment_save_as         (GtkWidget     *widget,
                                         AspDocument   *document,
                                         AspAttachment *file);
void     asp_attachment_open_copy       (GtkWidget     *widget,
                                         AspDocument   *document,
                                         AspAttachment *file);

G_END_DECLS
