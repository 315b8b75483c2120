/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where the user was in a document: kept in the state directory by the document's key, never in
 * the document (ui.md). A lost or unreadable file only means that the document opens at its
 * beginning. */
char *asp_view_state_load (gint64      document_key,
                           const char *name);
void  asp_view_state_save (gint64      document_key,
                           const char *name,
                           const char *value);

G_END_DECLS
