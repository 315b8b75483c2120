/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "asp-row-table.h"

G_BEGIN_DECLS

/* The rows of all tables that are held in memory. */
typedef struct _AspTableSet AspTableSet;

AspTableSet *asp_table_set_new    (void);
void         asp_table_set_free   (AspTableSet *self);
void         asp_table_set_load   (AspTableSet *self,
                                   GPtrArray   *rows);
AspRowTable *asp_table_set_get    (AspTableSet *self,
                                   const char  *table);
GArray      *asp_table_set_get_group (AspTableSet *self,
                                      gint64       municipality_id);
GPtrArray   *asp_table_set_compare (AspTableSet *self,
                                    GPtrArray   *rows);
gboolean     asp_table_set_apply  (AspTableSet *self,
                                   GPtrArray   *changes,
                                   GArray      *municipalities);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AspTableSet, asp_table_set_free)

G_END_DECLS
