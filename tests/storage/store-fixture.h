/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <sqlite3.h>

#include "asp-store-private.h"

G_BEGIN_DECLS

/* A folder of its own for each test, with the place of a document in it. */
typedef struct
{
  char  *folder;
  char  *path;
  GFile *file;
} StoreFixture;

void       store_fixture_set_up    (StoreFixture      *fixture,
                                    gconstpointer      data);
void       store_fixture_tear_down (StoreFixture      *fixture,
                                    gconstpointer      data);
char      *store_fixture_build     (StoreFixture      *fixture,
                                    const char        *name);
guint      store_fixture_count     (StoreFixture      *fixture);

AspStore  *store_create            (StoreFixture      *fixture);
AspStore  *store_open              (StoreFixture      *fixture);
AspStore  *store_open_with         (StoreFixture      *fixture,
                                    AspStoreOptions    options);
void       store_refuse            (const char        *path,
                                    AspStoreMode       mode,
                                    AspStoreError      code);
void       store_close             (AspStore          *store);
GPtrArray *store_commit            (AspStore          *store,
                                    AspEdit           *edit);
GPtrArray *store_undo              (AspStore          *store);
GPtrArray *store_redo              (AspStore          *store);
void       store_fail_commit       (AspStore          *store,
                                    AspEdit           *edit,
                                    AspStoreError      code);
AspRowChange *
           store_find_change       (GPtrArray         *changes,
                                    const char        *table,
                                    gint64             id);

gint64     store_add_wave          (AspEdit           *edit,
                                    int                number);
gint64     store_add_municipality  (AspEdit           *edit,
                                    const char        *name,
                                    gint64             wave);
gint64     store_add_person        (AspEdit           *edit,
                                    const char        *name);

void       raw_exec                (const char        *path,
                                    const char        *sql);
char      *raw_text                (const char        *path,
                                    const char        *sql);
char      *raw_dump                (const char        *path);
GBytes    *raw_bytes               (const char        *path);
void       raw_assert_same         (const char        *path,
                                    GBytes            *expected);

char      *child_run               (const char        *mode,
                                    const char        *path);
GSubprocess *
           child_start             (const char        *mode,
                                    const char        *path,
                                    char             **line);
void       child_end               (GSubprocess       *child);

G_END_DECLS
