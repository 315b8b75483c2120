/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-day.h"
#include "asp-row.h"

G_BEGIN_DECLS

#define ASP_TYPE_RECORD (asp_record_get_type ())

typedef enum
{
  ASP_FIELD_TEXT,               /* a string property, NULL allowed */
  ASP_FIELD_INTEGER,            /* an int64 property, 0 for NULL */
  ASP_FIELD_DAY,                /* an int property holding an AspDay, ASP_DAY_NONE for NULL */
  ASP_FIELD_BOOLEAN,
} AspFieldType;

typedef struct
{
  const char   *column;
  const char   *property;
  AspFieldType  type;
} AspField;

/* A row of the document as an object: what views bind to. It shows what is on disk and changes
 * only when a committed change is applied; only the changed properties notify. Main thread. */
G_DECLARE_DERIVABLE_TYPE (AspRecord, asp_record, ASP, RECORD, GObject)

struct _AspRecordClass
{
  GObjectClass    parent_class;

  const char     *table;        /* (interned) */
  const AspField *fields;
  guint           n_fields;
  GParamSpec    **field_pspecs; /* one for each field */
};

void        asp_record_class_set_fields (AspRecordClass *klass,
                                         const char     *table,
                                         const AspField *fields,
                                         guint           n_fields);
const char *asp_record_get_table        (AspRecord      *self);
gint64      asp_record_get_id           (AspRecord      *self);
AspRow     *asp_record_get_row          (AspRecord      *self);
void        asp_record_apply            (AspRecord      *self,
                                         AspRow         *row);
const char *asp_record_get_text         (AspRecord      *self,
                                         const char     *column);
gint64      asp_record_get_integer      (AspRecord      *self,
                                         const char     *column,
                                         gint64          fallback);
AspDay      asp_record_get_day          (AspRecord      *self,
                                         const char     *column);

/* The day in a text column, or ASP_DAY_NONE. */
AspDay      asp_row_get_day             (AspRow         *row,
                                         const char     *column);

G_END_DECLS
