/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-list-row.h"

G_DEFINE_INTERFACE (AspListRow, asp_list_row, GTK_TYPE_WIDGET)

static void
asp_list_row_default_init (AspListRowInterface *iface)
{
}

/* @item: (nullable) */
void
asp_list_row_set_item (AspListRow *self,
                       GObject    *item)
{
  g_return_if_fail (ASP_IS_LIST_ROW (self));

  ASP_LIST_ROW_GET_IFACE (self)->set_item (self, item);
}

/* Returns: (transfer full): the row in words; it shows an item */
char *
asp_list_row_describe (AspListRow *self)
{
  g_return_val_if_fail (ASP_IS_LIST_ROW (self), NULL);

  return ASP_LIST_ROW_GET_IFACE (self)->describe (self);
}
