/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-schema-private.h"
#include "asp-store-private.h"
#include "asp-write-lock-private.h"

G_BEGIN_DECLS

/* An open file: what the worker thread of a store owns. */
typedef struct
{
  GThread           *thread;    /* the only one that may touch this */
  AspStoreOptions    options;
  char              *path;      /* (owned) */
  sqlite3           *db;        /* (owned) */
  AspSchema         *schema;    /* (owned) */
  AspWriteLock      *lock;      /* (owned) (nullable): NULL when read-only */
  AspReadOnlyReason  reason;
  char              *holder;    /* (owned) (nullable) */
  int                format;    /* version of the schema that is being read */
  gint64             version;   /* PRAGMA data_version when the rows were last read */
} AspDocumentFile;

AspDocumentFile *asp_document_file_open  (const char             *path,
                                 AspStoreMode            mode,
                                 const AspStoreOptions  *options,
                                 GError                **error);
void         asp_document_file_free  (AspDocumentFile            *self);
gboolean     asp_document_file_check_format (AspDocumentFile       *self,
                                             GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspDocumentFile, asp_document_file_free)

G_END_DECLS
