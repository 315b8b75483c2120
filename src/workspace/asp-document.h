/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "asp-calendar.h"
#include "asp-edit.h"
#include "asp-programme.h"
#include "asp-record-list.h"

G_BEGIN_DECLS

typedef enum
{
  ASP_DOCUMENT_OPEN,              /* falls back to read-only, see asp_document_get_access() */
  ASP_DOCUMENT_OPEN_READ_ONLY,
  ASP_DOCUMENT_CREATE,            /* a new file; an existing one is an error */
  ASP_DOCUMENT_FOLLOW,            /* leaves the right to write to another, who is to take it */
} AspDocumentMode;

/* Whether the document may be changed, and why not. */
typedef enum
{
  ASP_ACCESS_FULL,
  ASP_ACCESS_READ_ONLY_ASKED,
  ASP_ACCESS_READ_ONLY_PERMISSION,  /* the file or its folder is not writable */
  ASP_ACCESS_READ_ONLY_NEWER,       /* made by a newer program */
  ASP_ACCESS_READ_ONLY_IN_USE,      /* another process writes it */
  ASP_ACCESS_CLOSED,                /* a view that outlives the document changes nothing any more */
} AspDocumentAccess;

#define ASP_TYPE_DOCUMENT (asp_document_get_type ())

/* The open document: its store, and the rows and records that show what is on disk. The only way
 * to change anything is to run an edit; what was committed comes back as row changes, which are
 * applied here before any signal. Main thread. */
G_DECLARE_FINAL_TYPE (AspDocument, asp_document, ASP, DOCUMENT, GObject)

AspDocument       *asp_document_open                 (GFile                *file,
                                                      AspDocumentMode       mode,
                                                      GError              **error);
void               asp_document_open_async           (GFile                *file,
                                                      AspDocumentMode       mode,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
AspDocument       *asp_document_open_finish          (GAsyncResult         *result,
                                                      GError              **error);
gboolean           asp_document_close                (AspDocument          *self,
                                                      GError              **error);
void               asp_document_backup_async         (AspDocument          *self,
                                                      GFile                *target,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
gboolean           asp_document_backup_finish        (AspDocument          *self,
                                                      GAsyncResult         *result,
                                                      GError              **error);

GFile             *asp_document_get_file             (AspDocument          *self);
AspDocumentAccess  asp_document_get_access           (AspDocument          *self);
const char        *asp_document_get_holder           (AspDocument          *self);
const char        *asp_document_get_undo_label       (AspDocument          *self);
const char        *asp_document_get_redo_label       (AspDocument          *self);
const char        *asp_document_get_author           (AspDocument          *self);
void               asp_document_set_author           (AspDocument          *self,
                                                      const char           *author);
gboolean           asp_document_get_busy             (AspDocument          *self);

AspProgramme      *asp_document_get_programme        (AspDocument          *self);
AspDay             asp_document_get_status_date      (AspDocument          *self);
AspCalendar       *asp_document_get_calendar         (AspDocument          *self);

AspRow            *asp_document_lookup               (AspDocument          *self,
                                                      const char           *table,
                                                      gint64                id);
GPtrArray         *asp_document_get_children         (AspDocument          *self,
                                                      const char           *table,
                                                      gint64                parent_id);
GArray            *asp_document_get_group            (AspDocument          *self,
                                                      gint64                municipality_id);
void               asp_document_foreach              (AspDocument          *self,
                                                      const char           *table,
                                                      GFunc                 func,
                                                      gpointer              user_data);
GPtrArray         *asp_document_find_rows            (AspDocument          *self,
                                                      const char           *table,
                                                      const char           *column,
                                                      gint64                value,
                                                      GError              **error);

AspRecordList     *asp_document_get_municipalities   (AspDocument          *self);
AspRecordList     *asp_document_get_waves            (AspDocument          *self);
GPtrArray         *asp_document_list_waves           (AspDocument          *self);
AspRecordList     *asp_document_get_persons          (AspDocument          *self);
AspRecordList     *asp_document_create_list          (AspDocument          *self,
                                                      GType                 record_type,
                                                      const char           *parent_column,
                                                      gint64                parent_id);

gboolean           asp_document_run                  (AspDocument          *self,
                                                      AspEdit              *edit,
                                                      GError              **error);
void               asp_document_run_async            (AspDocument          *self,
                                                      AspEdit              *edit,
                                                      GCancellable         *cancellable,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
gboolean           asp_document_run_finish           (AspDocument          *self,
                                                      GAsyncResult         *result,
                                                      GError              **error);
void               asp_document_submit               (AspDocument          *self,
                                                      AspEdit              *edit);
void               asp_document_submit_async         (AspDocument          *self,
                                                      AspEdit              *edit,
                                                      GAsyncReadyCallback   callback,
                                                      gpointer              user_data);
gboolean           asp_document_submit_finish        (AspDocument          *self,
                                                      GAsyncResult         *result,
                                                      GError              **error);
gboolean           asp_document_undo                 (AspDocument          *self,
                                                      GError              **error);
void               asp_document_submit_undo          (AspDocument          *self);
gboolean           asp_document_redo                 (AspDocument          *self,
                                                      GError              **error);
void               asp_document_submit_redo          (AspDocument          *self);

G_END_DECLS
