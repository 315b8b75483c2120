/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-db-private.h"

G_BEGIN_DECLS

/* "ASPC", big-endian at offset 68 of the file; the MIME magic in data/ names it too. */
#define ASP_SCHEMA_APPLICATION_ID 0x41535043

typedef struct
{
  const char *name;             /* (interned) */
  gboolean    is_recorded;      /* by the session; such a table has an integer key "id" */
  GPtrArray  *columns;          /* (owned) (element-type utf8, interned): all but "id" */
} AspSchemaTable;

/* A column that names the "id" of a row of another recorded table. */
typedef struct
{
  const char *table;            /* (interned) */
  const char *column;           /* (interned) */
  const char *parent;           /* (interned) */
} AspSchemaReference;

/* What the migrations make. */
typedef struct
{
  const char *const *migrations;
  int                version;
  GPtrArray         *tables;     /* (owned) (element-type AspSchemaTable) */
  GArray            *references; /* (owned) (element-type AspSchemaReference) */
} AspSchema;

extern const char *const asp_schema_recorded[];

const char *const    *asp_schema_get_migrations (void);
AspSchema            *asp_schema_new            (const char *const  *migrations,
                                                 GError            **error);
void                  asp_schema_free           (AspSchema          *self);
const AspSchemaTable *asp_schema_find_table     (const AspSchema    *self,
                                                 const char         *name);
gboolean              asp_schema_has_column     (const AspSchemaTable *table,
                                                 const char         *name);
gboolean              asp_schema_migrate        (const AspSchema    *self,
                                                 sqlite3            *db,
                                                 int                 from,
                                                 GError            **error);
gboolean              asp_schema_check_known    (const AspSchema    *self,
                                                 sqlite3            *db,
                                                 int                 version,
                                                 GError            **error);
gboolean              asp_schema_check_readable (const AspSchema    *self,
                                                 sqlite3            *db,
                                                 GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspSchema, asp_schema_free)

G_END_DECLS
