/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One thread that does jobs in the order in which they were posted, each with an answer. */
typedef struct _AspWorker AspWorker;

/* Runs on the worker. Returns a result or sets @error. */
typedef gpointer (*AspJobFunc) (gpointer   target,
                                gpointer   input,
                                GError   **error);

/* Runs in the caller's main context, before the caller's callback. */
typedef void     (*AspJobDone) (gpointer      target,
                                const GError *error);

AspWorker *asp_worker_new       (const char      *name);
gpointer   asp_worker_run       (AspWorker       *self,
                                 AspJobFunc       func,
                                 gpointer         target,
                                 gpointer         input,
                                 GError         **error);
void       asp_worker_run_async (AspWorker       *self,
                                 AspJobFunc       func,
                                 GObject         *target,
                                 gpointer         input,
                                 GDestroyNotify   free_input,
                                 GTask           *task,
                                 GDestroyNotify   free_result,
                                 AspJobDone       done);
void       asp_worker_stop      (AspWorker       *self);

G_END_DECLS
