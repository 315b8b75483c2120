/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-document.h"

G_BEGIN_DECLS

#define ASP_TYPE_DOCUMENT_WATCH (asp_document_watch_get_type ())

/* Looks after the others who have the same document open: shows what they write, tells when they
 * would like to write, asks them for the right to. Looks about once a second, for network drives
 * tell nobody of changes. Main thread.
 *
 * Signals: "asked" (who, as user@host): somebody would like to write what we may write; told
 * again at each look until the document is closed. "free": the right to write that was asked for
 * can be had by opening the document again. "unanswered": nobody reacted, and asking has ended.
 *
 * While the document cannot be read any more (the property "failure"), it stays as it was last. */
G_DECLARE_FINAL_TYPE (AspDocumentWatch, asp_document_watch, ASP, DOCUMENT_WATCH, GObject)

AspDocumentWatch *asp_document_watch_new         (AspDocument       *document);
void              asp_document_watch_stop        (AspDocumentWatch  *self);
gboolean          asp_document_watch_get_in_use  (AspDocumentWatch  *self);
const char       *asp_document_watch_get_holder  (AspDocumentWatch  *self);
gboolean          asp_document_watch_get_waiting (AspDocumentWatch  *self);
const GError     *asp_document_watch_get_failure (AspDocumentWatch  *self);
gboolean          asp_document_watch_ask         (AspDocumentWatch  *self,
                                                  GError           **error);
void              asp_document_watch_give_up     (AspDocumentWatch  *self);

G_END_DECLS
