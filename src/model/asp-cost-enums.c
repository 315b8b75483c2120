/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-cost-enums.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const group_codes[ASP_N_COST_GROUPS] = { "A", "B", "C" };
static const char *const funding_codes[ASP_N_FUNDINGS] = { "grant", "own", "other" };
static const char *const vat_codes[ASP_N_VATS] = { "27", "18", "5", "0", "AAM", "TAHK", "FAD" };

static gboolean
find_code (const char *const *codes,
           guint              n_codes,
           const char        *code,
           guint             *index)
{
  for (guint i = 0; code != NULL && i < n_codes; i++)
    {
      if (strcmp (codes[i], code) == 0)
        {
          *index = i;
          return TRUE;
        }
    }

  return FALSE;
}

const char *
asp_cost_group_to_code (AspCostGroup group)
{
  g_return_val_if_fail ((guint) group < ASP_N_COST_GROUPS, NULL);

  return group_codes[group];
}

gboolean
asp_cost_group_from_code (const char   *code,
                          AspCostGroup *group)
{
  guint index;

  if (!find_code (group_codes, ASP_N_COST_GROUPS, code, &index))
    return FALSE;

  *group = (AspCostGroup) index;

  return TRUE;
}

const char *
asp_cost_group_get_label (AspCostGroup group)
{
  switch (group)
    {
    case ASP_COST_GROUP_HARDWARE:
      return C_("cost group", "Hardware and software");
    case ASP_COST_GROUP_MIGRATION:
      return C_("cost group", "Testing and migration");
    case ASP_COST_GROUP_OTHER:
      return C_("cost group", "Other joining tasks");
    default:
      g_return_val_if_reached (NULL);
    }
}

/* What stands over the column, on the screen and in files. */
const char *
asp_cost_column_get_label (AspCostColumn column)
{
  switch (column)
    {
    case ASP_COST_COLUMN_TITLE:
      return C_("cost column", "Item");
    case ASP_COST_COLUMN_QUANTITY:
      return C_("cost column", "Quantity");
    case ASP_COST_COLUMN_UNIT:
      return C_("cost column", "Unit");
    case ASP_COST_COLUMN_UNIT_PRICE:
      return C_("cost column", "Net unit price");
    case ASP_COST_COLUMN_VAT:
      return C_("cost column", "VAT rate");
    case ASP_COST_COLUMN_FUNDING:
      return C_("cost column", "Funding");
    case ASP_COST_COLUMN_GROUP:
      return C_("cost column", "Group");
    case ASP_COST_COLUMN_NET:
      return C_("cost column", "Net");
    case ASP_COST_COLUMN_VAT_AMOUNT:
      return C_("cost column", "VAT");
    case ASP_COST_COLUMN_GROSS:
      return C_("cost column", "Gross");
    default:
      g_return_val_if_reached (NULL);
    }
}

const char *
asp_funding_to_code (AspFunding funding)
{
  g_return_val_if_fail ((guint) funding < ASP_N_FUNDINGS, NULL);

  return funding_codes[funding];
}

gboolean
asp_funding_from_code (const char *code,
                       AspFunding *funding)
{
  guint index;

  if (!find_code (funding_codes, ASP_N_FUNDINGS, code, &index))
    return FALSE;

  *funding = (AspFunding) index;

  return TRUE;
}

const char *
asp_funding_get_label (AspFunding funding)
{
  switch (funding)
    {
    case ASP_FUNDING_GRANT:
      return C_("funding", "Grant");
    case ASP_FUNDING_OWN:
      return C_("funding", "Own contribution");
    case ASP_FUNDING_OTHER:
      return C_("funding", "Other source");
    default:
      g_return_val_if_reached (NULL);
    }
}

/* The usual abbreviations on Hungarian invoices: alanyi adómentes, tárgyi adómentes and outside
 * of the act's scope, reverse charge. */
const char *
asp_vat_to_code (AspVat vat)
{
  g_return_val_if_fail ((guint) vat < ASP_N_VATS, NULL);

  return vat_codes[vat];
}

gboolean
asp_vat_from_code (const char *code,
                   AspVat     *vat)
{
  guint index;

  if (!find_code (vat_codes, ASP_N_VATS, code, &index))
    return FALSE;

  *vat = (AspVat) index;

  return TRUE;
}

const char *
asp_vat_get_label (AspVat vat)
{
  switch (vat)
    {
    case ASP_VAT_27:
      return "27%";
    case ASP_VAT_18:
      return "18%";
    case ASP_VAT_5:
      return "5%";
    case ASP_VAT_0:
      return "0%";
    case ASP_VAT_EXEMPT:
      return C_("VAT", "Exempt");
    case ASP_VAT_OUT_OF_SCOPE:
      return C_("VAT", "Outside the VAT Act");
    case ASP_VAT_REVERSE_CHARGE:
      return C_("VAT", "Reverse charge");
    default:
      g_return_val_if_reached (NULL);
    }
}
