/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "asp-text-cache.h"

G_BEGIN_DECLS

#define ASP_TYPE_TABLE (asp_table_get_type ())

G_DECLARE_FINAL_TYPE (AspTable, asp_table, ASP, TABLE, GtkWidget)

/* Where a column stands, without its own margins: pixels from the left of the row. */
typedef struct
{
  guint column;
  int   x;
  int   width;
} AspTableSpan;

void                asp_table_set_column (GtkWidget *cell,
                                          guint      column);
const AspTableSpan *asp_table_get_spans  (AspTable  *self,
                                          guint     *n);
AspTextCache       *asp_table_get_texts  (AspTable  *self);

G_END_DECLS
