/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-cost-commands.h"

#include <glib/gi18n-lib.h>

/* Adds a line at the end of its group. Returns: (transfer full) */
AspEdit *
asp_cost_command_add (AspDocument  *document,
                      gint64        municipality_id,
                      AspCostGroup  group,
                      const char   *title,
                      gint64       *id)
{
  g_autofree char *label = NULL;
  const char *code = asp_cost_group_to_code (group);
  GPtrArray *rows;
  AspEdit *edit;
  gint64 position = 0;
  gint64 new_id;

  g_return_val_if_fail (ASP_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (title != NULL, NULL);

  rows = asp_document_get_children (document, "cost_item", municipality_id);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      AspRow *row = g_ptr_array_index (rows, i);

      if (g_strcmp0 (asp_row_get_text (row, "cost_group"), code) == 0)
        position = MAX (position, asp_row_get_integer (row, "position", 0) + 1);
    }

  /* Translators: undo step; %s is a group of the cost sheet */
  label = g_strdup_printf (_("New cost line: %s"), asp_cost_group_get_label (group));
  edit = asp_edit_new (label);
  new_id = asp_edit_insert (edit, "cost_item");
  asp_edit_set_integer (edit, "municipality_id", municipality_id);
  asp_edit_set_text (edit, "cost_group", code);
  asp_edit_set_integer (edit, "position", position);
  asp_edit_set_text (edit, "title", title);
  if (id != NULL)
    *id = new_id;

  return edit;
}

static AspEdit *
begin_edit (AspCostItem *item,
            const char  *what)
{
  const char *title = asp_record_get_text (ASP_RECORD (item), "title");
  g_autofree char *label = NULL;
  AspEdit *edit;

  label = g_strdup_printf ("%s: %s", title != NULL && *title != '\0' ? title : _("Cost line"),
                           what);
  edit = asp_edit_new (label);
  asp_edit_update (edit, "cost_item", asp_record_get_id (ASP_RECORD (item)));

  return edit;
}

AspEdit *
asp_cost_command_set_title (AspCostItem *item,
                            const char  *title)
{
  AspEdit *edit;

  g_return_val_if_fail (ASP_IS_COST_ITEM (item), NULL);
  g_return_val_if_fail (title != NULL, NULL);

  if (g_strcmp0 (asp_record_get_text (ASP_RECORD (item), "title"), title) == 0)
    return NULL;

  edit = begin_edit (item, _("name"));
  asp_edit_set_text (edit, "title", title);

  return edit;
}

static AspEdit *
set_integer (AspCostItem *item,
             const char  *what,
             const char  *column,
             gint64       value)
{
  AspEdit *edit;

  if (asp_record_get_integer (ASP_RECORD (item), column, 0) == value)
    return NULL;

  edit = begin_edit (item, what);
  asp_edit_set_integer (edit, column, value);

  return edit;
}

AspEdit *
asp_cost_command_set_quantity (AspCostItem *item,
                               gint64       thousandths)
{
  g_return_val_if_fail (ASP_IS_COST_ITEM (item), NULL);

  return set_integer (item, _("quantity"), "quantity", thousandths);
}

/* @forints: net price of one unit */
AspEdit *
asp_cost_command_set_price (AspCostItem *item,
                            gint64       forints)
{
  g_return_val_if_fail (ASP_IS_COST_ITEM (item), NULL);

  return set_integer (item, _("unit price"), "unit_price", forints);
}

static AspEdit *
set_code (AspCostItem *item,
          const char  *what,
          const char  *column,
          const char  *code)
{
  AspEdit *edit;

  if (g_strcmp0 (asp_record_get_text (ASP_RECORD (item), column), code) == 0)
    return NULL;

  edit = begin_edit (item, what);
  asp_edit_set_text (edit, column, code);

  return edit;
}

AspEdit *
asp_cost_command_set_vat (AspCostItem *item,
                          AspVat       vat)
{
  g_return_val_if_fail (ASP_IS_COST_ITEM (item), NULL);

  return set_code (item, _("VAT"), "vat", asp_vat_to_code (vat));
}

AspEdit *
asp_cost_command_set_funding (AspCostItem *item,
                              AspFunding   funding)
{
  g_return_val_if_fail (ASP_IS_COST_ITEM (item), NULL);

  return set_code (item, _("funding"), "funding", asp_funding_to_code (funding));
}

/* @items: (element-type AspCostItem) */
AspEdit *
asp_cost_command_delete (GPtrArray *items)
{
  g_autofree char *label = NULL;
  AspEdit *edit;

  g_return_val_if_fail (items != NULL && items->len > 0, NULL);

  /* Translators: undo step; %u is the number of lines */
  label = g_strdup_printf (ngettext ("%u cost line deleted", "%u cost lines deleted", items->len),
                           items->len);
  edit = asp_edit_new (label);
  for (guint i = 0; i < items->len; i++)
    asp_edit_delete (edit, "cost_item", asp_record_get_id (g_ptr_array_index (items, i)));

  return edit;
}

static gboolean
add_line (AspCostTotals *totals,
          AspCostItem   *item)
{
  AspFunding funding = ASP_FUNDING_OWN;
  gint64 net, vat, gross;

  asp_funding_from_code (asp_record_get_text (ASP_RECORD (item), "funding"), &funding);

  return asp_cost_item_get_amounts (item, &net, &vat, &gross) &&
         !__builtin_add_overflow (totals->net, net, &totals->net) &&
         !__builtin_add_overflow (totals->vat, vat, &totals->vat) &&
         !__builtin_add_overflow (totals->gross, gross, &totals->gross) &&
         !__builtin_add_overflow (totals->by_funding[funding], gross,
                                  &totals->by_funding[funding]);
}

/* Sums the lines (AspCostItem) of one AspCostGroup, or of all when @group is -1. VAT is that of
 * the lines, each rounded by itself (domain.md 8.4). */
void
asp_cost_sum (GListModel    *items,
              int            group,
              AspCostTotals *totals)
{
  g_return_if_fail (G_IS_LIST_MODEL (items));
  g_return_if_fail (totals != NULL);

  *totals = (AspCostTotals) { 0 };
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (AspCostItem) item = g_list_model_get_item (items, i);
      AspCostGroup item_group;

      if (group >= 0 &&
          (!asp_cost_group_from_code (asp_record_get_text (ASP_RECORD (item), "cost_group"),
                                      &item_group) ||
           (int) item_group != group))
        continue;

      if (!add_line (totals, item))
        totals->overflow = TRUE;
    }
}
