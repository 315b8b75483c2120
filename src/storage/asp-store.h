/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "asp-edit.h"
#include "asp-row.h"

G_BEGIN_DECLS

#define ASP_STORE_ERROR (asp_store_error_quark ())

typedef enum
{
  ASP_STORE_ERROR_FAILED,         /* anything else SQLite reports; the message says what */
  ASP_STORE_ERROR_NOT_FOUND,      /* no such file or folder */
  ASP_STORE_ERROR_NOT_OURS,       /* not SQLite, or not our application id, or a foreign schema */
  ASP_STORE_ERROR_NEWER,          /* made by a newer program whose tables cannot be read */
  ASP_STORE_ERROR_DAMAGED,        /* the file is malformed */
  ASP_STORE_ERROR_EXISTS,         /* a new document would overwrite a file */
  ASP_STORE_ERROR_READ_ONLY,      /* a write on a document opened read-only */
  ASP_STORE_ERROR_PERMISSION,     /* the file or its folder may not be read or written */
  ASP_STORE_ERROR_BUSY,           /* another process holds the lock for longer than the timeout */
  ASP_STORE_ERROR_FULL,           /* no space left */
  ASP_STORE_ERROR_CONSTRAINT,     /* a rule of the document would be broken */
  ASP_STORE_ERROR_CONFLICT,       /* undo or redo no longer fits the rows */
  ASP_STORE_ERROR_CLOSED,         /* the store was closed */
  ASP_STORE_ERROR_UNREACHABLE,    /* the disk or the network share does not answer */
  ASP_STORE_ERROR_UNFINISHED,     /* a change that was broken off must be taken back first */
} AspStoreError;

GQuark asp_store_error_quark (void);

typedef enum
{
  ASP_STORE_OPEN,                 /* existing document; falls back to read-only, see the reason */
  ASP_STORE_OPEN_READ_ONLY,
  ASP_STORE_CREATE,               /* new file; fails with ASP_STORE_ERROR_EXISTS */
  ASP_STORE_OPEN_FOLLOW,          /* leaves the right to write to another, who is to take it */
} AspStoreMode;

/* Why a document is open without the right to write. */
typedef enum
{
  ASP_READ_ONLY_NO,
  ASP_READ_ONLY_ASKED,
  ASP_READ_ONLY_PERMISSION,       /* the file or its folder is not writable */
  ASP_READ_ONLY_NEWER,            /* made by a newer program */
  ASP_READ_ONLY_IN_USE,           /* another process writes it */
} AspReadOnlyReason;

#define ASP_TYPE_COMMIT (asp_commit_get_type ())

/* What a committed command, undo or redo did. */
typedef struct
{
  char      *label;               /* (owned) (not nullable): the command's label */
  GPtrArray *changes;             /* (owned) (element-type AspRowChange) */
} AspCommit;

#define ASP_TYPE_STORE_NEWS (asp_store_news_get_type ())

/* What others have done to the document since the last look. */
typedef struct
{
  /* (owned) (nullable) (element-type AspRow): all rows, as asp_store_load() gives them; NULL when
   * nobody else has written */
  GPtrArray *rows;
  gboolean   in_use;              /* another process has the right to write */
  char      *holder;              /* (owned) (nullable): who has it, when he can be read */
  char      *asked_by;            /* (owned) (nullable): who would like to have it from us */
} AspStoreNews;

GType      asp_store_news_get_type (void) G_GNUC_CONST;
void       asp_store_news_free     (AspStoreNews *self);

GType      asp_commit_get_type (void) G_GNUC_CONST;
void       asp_commit_free     (AspCommit *self);

#define ASP_TYPE_STORE (asp_store_get_type ())

G_DECLARE_FINAL_TYPE (AspStore, asp_store, ASP, STORE, GObject)

AspStore          *asp_store_open                 (GFile                *file,
                                                   AspStoreMode          mode,
                                                   GError              **error);
void               asp_store_open_async           (GFile                *file,
                                                   AspStoreMode          mode,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
AspStore          *asp_store_open_finish          (GAsyncResult         *result,
                                                   GError              **error);
gboolean           asp_store_close                (AspStore             *self,
                                                   GError              **error);
GFile             *asp_store_get_file             (AspStore             *self);
AspReadOnlyReason  asp_store_get_read_only_reason (AspStore             *self);
const char        *asp_store_get_holder           (AspStore             *self);

/* All rows of all recorded tables but answers, in no order. */
GPtrArray         *asp_store_load                 (AspStore             *self,
                                                   GError              **error);
void               asp_store_load_async           (AspStore             *self,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
GPtrArray         *asp_store_load_finish          (AspStore             *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);

/* Rows of one table whose integer column has a value, e.g. ("answer", "instance_id", 42). */
GPtrArray         *asp_store_find                 (AspStore             *self,
                                                   const char           *table,
                                                   const char           *column,
                                                   gint64                value,
                                                   GError              **error);

AspCommit         *asp_store_commit               (AspStore             *self,
                                                   AspEdit              *edit,
                                                   GError              **error);
void               asp_store_commit_async         (AspStore             *self,
                                                   AspEdit              *edit,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
AspCommit         *asp_store_commit_finish        (AspStore             *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);
AspCommit         *asp_store_undo                 (AspStore             *self,
                                                   GError              **error);
void               asp_store_undo_async           (AspStore             *self,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
AspCommit         *asp_store_undo_finish          (AspStore             *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);
AspCommit         *asp_store_redo                 (AspStore             *self,
                                                   GError              **error);
void               asp_store_redo_async           (AspStore             *self,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
AspCommit         *asp_store_redo_finish          (AspStore             *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);

/* Label of the step that undo or redo would take, or NULL. Kept by the store, changed before a
 * commit's callback runs; read on the main thread. */
const char        *asp_store_get_undo_label       (AspStore             *self);
const char        *asp_store_get_redo_label       (AspStore             *self);

GBytes            *asp_store_read_content         (AspStore             *self,
                                                   const char           *sha256,
                                                   GError              **error);
void               asp_store_read_content_async   (AspStore             *self,
                                                   const char           *sha256,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
GBytes            *asp_store_read_content_finish  (AspStore             *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);
gboolean           asp_store_backup               (AspStore             *self,
                                                   GFile                *target,
                                                   GError              **error);
void               asp_store_backup_async         (AspStore             *self,
                                                   GFile                *target,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
gboolean           asp_store_backup_finish        (AspStore             *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);

AspStoreNews      *asp_store_look                 (AspStore             *self,
                                                   GError              **error);
void               asp_store_look_async           (AspStore             *self,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
AspStoreNews      *asp_store_look_finish          (AspStore             *self,
                                                   GAsyncResult         *result,
                                                   GError              **error);
gboolean           asp_store_ask                  (AspStore             *self,
                                                   gboolean              ask,
                                                   GError              **error);

const char        *asp_store_get_author           (AspStore             *self);
void               asp_store_set_author           (AspStore             *self,
                                                   const char           *author);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspCommit, asp_commit_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspStoreNews, asp_store_news_free)

G_END_DECLS
