/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define ASP_TYPE_ROW (asp_row_get_type ())

typedef enum
{
  ASP_VALUE_NULL,
  ASP_VALUE_INTEGER,
  ASP_VALUE_REAL,
  ASP_VALUE_TEXT,
  ASP_VALUE_BLOB,
} AspValueType;

typedef struct
{
  AspValueType type;
  union
  {
    gint64  integer;
    double  real;
    char   *text;               /* (owned) */
    GBytes *blob;               /* (owned) */
  };
} AspValue;

/* A row as the document holds it: immutable, may be read by any thread. */
typedef struct _AspRow AspRow;

void        asp_value_clear       (AspValue          *value);
void        asp_value_copy        (const AspValue    *source,
                                   AspValue          *target);
gboolean    asp_value_equal       (const AspValue    *a,
                                   const AspValue    *b);

GType       asp_row_get_type      (void) G_GNUC_CONST;
AspRow     *asp_row_new           (const char        *table,
                                   gint64             id,
                                   guint              n_columns,
                                   const char *const *columns,
                                   AspValue          *values);
AspRow     *asp_row_ref           (AspRow            *self);
void        asp_row_unref         (AspRow            *self);
const char *asp_row_get_table     (AspRow            *self);
gint64      asp_row_get_id        (AspRow            *self);
guint       asp_row_get_n_columns (AspRow            *self);
const char *asp_row_get_column    (AspRow            *self,
                                   guint              index);
const AspValue *
            asp_row_get_value     (AspRow            *self,
                                   const char        *column);
const char *asp_row_get_text      (AspRow            *self,
                                   const char        *column);
gint64      asp_row_get_integer   (AspRow            *self,
                                   const char        *column,
                                   gint64             fallback);
gboolean    asp_row_is_null       (AspRow            *self,
                                   const char        *column);
gboolean    asp_row_equal         (AspRow            *a,
                                   AspRow            *b);

typedef enum
{
  ASP_CHANGE_INSERT,
  ASP_CHANGE_UPDATE,
  ASP_CHANGE_DELETE,
} AspChangeKind;

/* One committed change of a row; what the model is updated from. */
typedef struct
{
  AspChangeKind  kind;
  const char    *table;         /* (interned) */
  gint64         id;
  AspRow        *row;           /* (owned) (nullable): the row as it is now; NULL when deleted */
} AspRowChange;

AspRowChange *asp_row_change_new  (AspChangeKind  kind,
                                   const char    *table,
                                   gint64         id,
                                   AspRow        *row);
void          asp_row_change_free (AspRowChange  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspRow, asp_row_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspRowChange, asp_row_change_free)

G_END_DECLS
