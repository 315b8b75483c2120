/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-cost-item.h"

#include "asp-cost-enums.h"

struct _AspCostItem
{
  AspRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (AspCostItem, asp_cost_item, ASP_TYPE_RECORD)

/* Column of the document, property, type. */
static const AspField fields[] = {
  { "municipality_id", "municipality-id", ASP_FIELD_INTEGER },
  { "cost_group", "cost-group", ASP_FIELD_TEXT },
  { "position", "position", ASP_FIELD_INTEGER },
  { "title", "title", ASP_FIELD_TEXT },
  { "quantity", "quantity", ASP_FIELD_INTEGER },
  { "unit", "unit", ASP_FIELD_TEXT },
  { "unit_price", "unit-price", ASP_FIELD_INTEGER },
  { "vat", "vat", ASP_FIELD_TEXT },
  { "funding", "funding", ASP_FIELD_TEXT },
  { "task_code", "task-code", ASP_FIELD_TEXT },
  { "note", "note", ASP_FIELD_TEXT },
};

static void
asp_cost_item_class_init (AspCostItemClass *klass)
{
  asp_record_class_set_fields (ASP_RECORD_CLASS (klass), "cost_item", fields,
                               G_N_ELEMENTS (fields));
}

static void
asp_cost_item_init (AspCostItem *self)
{
}

/* Whole forints, by asp_money_line(). FALSE when the amounts do not fit. */
gboolean
asp_cost_item_get_amounts (AspCostItem *self,
                           gint64      *net,
                           gint64      *vat_amount,
                           gint64      *gross)
{
  AspRecord *record = ASP_RECORD (self);
  AspVat vat = ASP_VAT_27;

  g_return_val_if_fail (ASP_IS_COST_ITEM (self), FALSE);

  asp_vat_from_code (asp_record_get_text (record, "vat"), &vat);

  return asp_money_line (asp_record_get_integer (record, "quantity", 0),
                         asp_record_get_integer (record, "unit_price", 0),
                         vat, net, vat_amount, gross);
}
