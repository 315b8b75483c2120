/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "asp-row.h"

G_BEGIN_DECLS

/* Thin helpers over SQLite, for the thread that owns the connection. Every one that can fail
 * sets an error of ASP_STORE_ERROR. */

typedef enum
{
  ASP_STEP_ROW,
  ASP_STEP_DONE,
  ASP_STEP_ERROR,
} AspStep;

typedef gboolean (*AspDbFunc) (sqlite3   *db,
                               gpointer   data,
                               GError   **error);

void          asp_db_set_error    (sqlite3       *db,
                                   int            code,
                                   GError       **error);
void          asp_db_set_errno    (int            number,
                                   const char    *path,
                                   GError       **error);
gboolean      asp_db_exec         (sqlite3       *db,
                                   const char    *sql,
                                   GError       **error);
sqlite3_stmt *asp_db_prepare      (sqlite3       *db,
                                   const char    *sql,
                                   GError       **error);
AspStep       asp_db_step         (sqlite3_stmt  *stmt,
                                   GError       **error);
gboolean      asp_db_run          (sqlite3_stmt  *stmt,
                                   GError       **error);
gboolean      asp_db_get_integer  (sqlite3       *db,
                                   const char    *sql,
                                   gint64        *value,
                                   GError       **error);
gboolean      asp_db_get_text     (sqlite3       *db,
                                   const char    *sql,
                                   char         **value,
                                   GError       **error);
gboolean      asp_db_bind         (sqlite3_stmt  *stmt,
                                   int            index,
                                   const AspValue *value,
                                   GError       **error);
void          asp_db_read         (sqlite3_stmt  *stmt,
                                   int            column,
                                   AspValue      *value);
char         *asp_db_quote        (const char    *name);
gboolean      asp_db_transaction  (sqlite3       *db,
                                   AspDbFunc      func,
                                   gpointer       data,
                                   GError       **error);
gboolean      asp_db_configure    (sqlite3       *db,
                                   GError       **error);
gboolean      asp_db_check_pages  (sqlite3       *db,
                                   GError       **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3, sqlite3_close_v2)

G_END_DECLS
