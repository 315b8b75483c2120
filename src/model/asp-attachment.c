/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-attachment.h"

struct _AspAttachment
{
  AspRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (AspAttachment, asp_attachment, ASP_TYPE_RECORD)

/* Column of the document, property, type. */
static const AspField fields[] = {
  { "owner_table", "owner-table", ASP_FIELD_TEXT },
  { "owner_id", "owner-id", ASP_FIELD_INTEGER },
  { "sha256", "sha256", ASP_FIELD_TEXT },
  { "name", "name", ASP_FIELD_TEXT },
  { "media_type", "media-type", ASP_FIELD_TEXT },
  { "size", "size", ASP_FIELD_INTEGER },
};

static void
asp_attachment_class_init (AspAttachmentClass *klass)
{
  asp_record_class_set_fields (ASP_RECORD_CLASS (klass), "attachment", fields,
                               G_N_ELEMENTS (fields));
}

static void
asp_attachment_init (AspAttachment *self)
{
}
