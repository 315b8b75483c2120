/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "asp-record.h"

G_BEGIN_DECLS

#define ASP_TYPE_RECORD_LIST (asp_record_list_get_type ())

/* The records of one table, or those of one parent row, as a list model that follows the
 * document's changes. In no order: sorting is done by who shows them. Main thread. */
G_DECLARE_FINAL_TYPE (AspRecordList, asp_record_list, ASP, RECORD_LIST, GObject)

AspRecordList *asp_record_list_new    (GType          record_type,
                                       const char    *parent_column,
                                       gint64         parent_id);
void           asp_record_list_load   (AspRecordList *self,
                                       GPtrArray     *rows);
void           asp_record_list_apply  (AspRecordList *self,
                                       GPtrArray     *changes);
gpointer       asp_record_list_lookup (AspRecordList *self,
                                       gint64         id);

G_END_DECLS
