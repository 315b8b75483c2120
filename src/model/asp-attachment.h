/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-record.h"

G_BEGIN_DECLS

#define ASP_TYPE_ATTACHMENT (asp_attachment_get_type ())

/* A file that belongs to a record; its content is stored once by SHA-256, apart from the rows. */
G_DECLARE_FINAL_TYPE (AspAttachment, asp_attachment, ASP, ATTACHMENT, AspRecord)

G_END_DECLS
