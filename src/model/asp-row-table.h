/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-row.h"

G_BEGIN_DECLS

/* All rows of one table as plain values, found by key and by a parent's key. For tables with too
 * many rows to make each an object (80 tasks × 3 200 municipalities). */
typedef struct _AspRowTable AspRowTable;

AspRowTable *asp_row_table_new          (const char   *table,
                                         const char   *parent_column);
void         asp_row_table_free         (AspRowTable  *self);
void         asp_row_table_clear        (AspRowTable  *self);
const char  *asp_row_table_get_name     (AspRowTable  *self);
void         asp_row_table_put          (AspRowTable  *self,
                                         AspRow       *row);
void         asp_row_table_remove       (AspRowTable  *self,
                                         gint64        id);
AspRow      *asp_row_table_lookup       (AspRowTable  *self,
                                         gint64        id);
guint        asp_row_table_get_n_rows   (AspRowTable  *self);
GPtrArray   *asp_row_table_get_children (AspRowTable  *self,
                                         gint64        parent_id);
void         asp_row_table_foreach      (AspRowTable  *self,
                                         GFunc         func,
                                         gpointer      user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspRowTable, asp_row_table_free)

G_END_DECLS
