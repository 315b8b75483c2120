/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-attachment.h"
#include "asp-document.h"

G_BEGIN_DECLS

#define ASP_ATTACHMENT_ERROR (asp_attachment_error_quark ())

typedef enum
{
  ASP_ATTACHMENT_ERROR_TOO_LARGE,   /* the message names the file and the limit */
  ASP_ATTACHMENT_ERROR_NO_FILE,     /* a folder, a device */
} AspAttachmentError;

GQuark    asp_attachment_error_quark      (void);

/* The most that one file may have, in bytes: what the official channels take as well. */
#define ASP_ATTACHMENT_MAX_BYTES (30 * 1024 * 1024)

/* A file read for attaching. */
typedef struct
{
  char   *name;                 /* (owned): without its folder */
  char   *media_type;           /* (owned) (nullable) */
  GBytes *content;              /* (owned) */
} AspAttachmentFile;

void               asp_attachment_file_free         (AspAttachmentFile    *self);
AspAttachmentFile *asp_attachment_file_load         (GFile                *file,
                                                     GFileQueryInfoFlags   flags,
                                                     GCancellable         *cancellable,
                                                     GError              **error);
void               asp_attachment_file_load_async   (GFile                *file,
                                                     GCancellable         *cancellable,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
AspAttachmentFile *asp_attachment_file_load_finish  (GAsyncResult         *result,
                                                     GError              **error);

AspEdit           *asp_attachment_command_add       (const char           *owner_table,
                                                     gint64                owner_id,
                                                     AspAttachmentFile    *file);
void               asp_attachment_edit_add          (AspEdit              *edit,
                                                     const char           *owner_table,
                                                     gint64                owner_id,
                                                     AspAttachmentFile    *file);
AspEdit           *asp_attachment_command_remove    (AspAttachment        *attachment);
void               asp_attachment_save_async        (AspDocument          *document,
                                                     AspAttachment        *attachment,
                                                     GFile                *target,
                                                     GAsyncReadyCallback   callback,
                                                     gpointer              user_data);
gboolean           asp_attachment_save_finish       (AspDocument          *document,
                                                     GAsyncResult         *result,
                                                     GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspAttachmentFile, asp_attachment_file_free)

G_END_DECLS
