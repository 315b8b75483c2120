/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-attachment-commands.h"
#include "asp-form-session.h"

G_BEGIN_DECLS

/* Files as answers. The answer is the file's name, as ODK has it; the file is an attachment of the
 * questionnaire (form_instance), where each has another name. */

AspRecordList *asp_form_session_list_uploads (AspFormSession    *self);
AspAttachment *asp_form_upload_find          (AspRecordList     *uploads,
                                              AspFormNode       *node);
AspAttachment *asp_form_upload_find_by_name  (AspRecordList     *uploads,
                                              const char        *name);

/* Commands: each returns the edit to run, NULL when nothing would change. */
AspEdit       *asp_form_session_set_upload   (AspFormSession    *self,
                                              AspFormNode       *node,
                                              AspAttachmentFile *file);
AspEdit       *asp_form_session_clear_upload (AspFormSession    *self,
                                              AspFormNode       *node);

G_END_DECLS
