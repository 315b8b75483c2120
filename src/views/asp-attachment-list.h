/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "asp-attachment-commands.h"

G_BEGIN_DECLS

#define ASP_TYPE_ATTACHMENT_LIST (asp_attachment_list_get_type ())

/* The files that belong to a record: attach, open, save, remove.
 *
 * Signal "attach" (AspAttachmentFile): a file was read and is to be attached; whoever shows the
 * list runs the edit, for the record may have to be made first. */
G_DECLARE_FINAL_TYPE (AspAttachmentList, asp_attachment_list, ASP, ATTACHMENT_LIST, GtkWidget)

void asp_attachment_list_set_owner (AspAttachmentList *self,
                                    AspDocument       *document,
                                    gint64             owner_id);

G_END_DECLS
