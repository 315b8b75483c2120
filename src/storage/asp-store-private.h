/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-store.h"

G_BEGIN_DECLS

/* What asp_store_open() takes for granted and tests have to vary. */
typedef struct
{
  const char *const *migrations;   /* NULL-terminated, outlives the store; NULL: the program's */
  int                busy_timeout; /* ms to wait for another process' lock; 0: the usual time */
  int                max_pages;    /* of 4096 bytes, as if the disk were full then; 0: no limit */
} AspStoreOptions;

AspStore *asp_store_open_with (GFile                  *file,
                               AspStoreMode            mode,
                               const AspStoreOptions  *options,
                               GError                **error);

G_END_DECLS
