/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-document-file-private.h"
#include "asp-worker-private.h"

G_BEGIN_DECLS

struct _AspStore
{
  GObject            parent_instance;

  GFile             *file;         /* (owned) (not nullable) */
  AspWorker         *worker;       /* (owned) (nullable): NULL when closed */
  char              *author;       /* (owned) (not nullable) */
  char              *undo_label;   /* (owned) (nullable) */
  char              *redo_label;   /* (owned) (nullable) */

  /* Written by the job that opens, before anybody else looks. */
  AspReadOnlyReason  reason;
  char              *holder;       /* (owned) (nullable) */

  AspDocumentFile       *document;     /* (owned): the worker's */

  GMutex             mutex;        /* for what the worker leaves here: */
  char              *next_undo;    /* (owned) (nullable) */
  char              *next_redo;    /* (owned) (nullable) */
};

typedef struct
{
  AspEdit *edit;                /* (owned) */
  char    *author;              /* (owned) */
} AspStoreCommitInput;

typedef struct
{
  char            *path;        /* (owned) (nullable) */
  AspStoreMode     mode;
  AspStoreOptions  options;
} AspStoreOpenInput;

typedef struct
{
  const char *table;
  const char *column;
  gint64      value;
} AspStoreFindInput;

/* The AspJobFuncs of a store, for its worker. */
gpointer asp_store_job_open         (gpointer   target,
                                     gpointer   input,
                                     GError   **error);
gpointer asp_store_job_close        (gpointer   target,
                                     gpointer   unused,
                                     GError   **error);
gpointer asp_store_job_load         (gpointer   target,
                                     gpointer   unused,
                                     GError   **error);
gpointer asp_store_job_find         (gpointer   target,
                                     gpointer   input,
                                     GError   **error);
gpointer asp_store_job_read_content (gpointer   target,
                                     gpointer   sha256,
                                     GError   **error);
gpointer asp_store_job_commit       (gpointer   target,
                                     gpointer   input,
                                     GError   **error);
gpointer asp_store_job_undo         (gpointer   target,
                                     gpointer   unused,
                                     GError   **error);
gpointer asp_store_job_redo         (gpointer   target,
                                     gpointer   unused,
                                     GError   **error);
gpointer asp_store_job_look         (gpointer   target,
                                     gpointer   unused,
                                     GError   **error);
gpointer asp_store_job_ask          (gpointer   target,
                                     gpointer   ask,
                                     GError   **error);
gpointer asp_store_job_backup       (gpointer   target,
                                     gpointer   data,
                                     GError   **error);

G_END_DECLS
