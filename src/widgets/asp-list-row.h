/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ASP_TYPE_LIST_ROW (asp_list_row_get_type ())

G_DECLARE_INTERFACE (AspListRow, asp_list_row, ASP, LIST_ROW, GtkWidget)

/**
 * AspListRowInterface:
 * @set_item: shows an item, or nothing for %NULL; the row may show another one at any time
 * @describe: Returns: (transfer full): the row in words, for who does not see it
 *
 * A row of an #AspRowList. All rows of a list have the same height.
 */
struct _AspListRowInterface
{
  GTypeInterface parent_iface;

  void   (*set_item) (AspListRow *self,
                      GObject    *item);
  char * (*describe) (AspListRow *self);
};

void  asp_list_row_set_item (AspListRow *self,
                             GObject    *item);
char *asp_list_row_describe (AspListRow *self);

G_END_DECLS
