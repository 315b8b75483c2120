/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-money.h"

/* A fraction rounded half away from zero to a whole; @denominator is positive and both are far
 * from the limits. */
static gint64
divide_rounded (gint64 numerator,
                gint64 denominator)
{
  gint64 half = denominator / 2;

  return (numerator < 0 ? numerator - half : numerator + half) / denominator;
}

/* @a * @b / 1000, exact until the last step. The factors are split at their thousands, because the
 * product may not fit although the result does. */
static gboolean
multiply_thousandths (gint64  a,
                      gint64  b,
                      gint64 *result)
{
  gint64 high;
  gint64 middle = a % 1000 * (b / 1000);
  gint64 low = divide_rounded (a % 1000 * (b % 1000), 1000);

  return !__builtin_mul_overflow (a / 1000, b, &high)
         && !__builtin_add_overflow (high, middle, &high)
         && !__builtin_add_overflow (high, low, result);
}

/**
 * asp_vat_get_percent:
 * @vat: the VAT of a line
 *
 * Returns: the rate in percent; 0 where no tax is charged, for whatever reason
 */
int
asp_vat_get_percent (AspVat vat)
{
  switch (vat)
    {
    case ASP_VAT_27:
      return 27;

    case ASP_VAT_18:
      return 18;

    case ASP_VAT_5:
      return 5;

    case ASP_VAT_0:
    case ASP_VAT_EXEMPT:
    case ASP_VAT_OUT_OF_SCOPE:
    case ASP_VAT_REVERSE_CHARGE:
      return 0;

    default:
      g_return_val_if_reached (0);
    }
}

/**
 * asp_money_line:
 * @quantity: the quantity in thousandths; negative for a correction
 * @unit_price: the net price of one unit in forints
 * @vat: the VAT of the line
 * @net: (out) (optional): quantity × unit price in forints
 * @vat_amount: (out) (optional): the VAT of @net in forints
 * @gross: (out) (optional): their sum
 *
 * Each amount is rounded half away from zero to whole forints, first @net, then the VAT of the
 * rounded @net, so that sums of lines equal their totals.
 *
 * Returns: %FALSE, with nothing changed, when an amount does not fit into 64 bits
 */
gboolean
asp_money_line (gint64  quantity,
                gint64  unit_price,
                AspVat  vat,
                gint64 *net,
                gint64 *vat_amount,
                gint64 *gross)
{
  int percent = asp_vat_get_percent (vat);
  gint64 line_net;
  gint64 line_vat;
  gint64 line_gross;

  if (!multiply_thousandths (quantity, unit_price, &line_net))
    return FALSE;

  line_vat = line_net / 100 * percent + divide_rounded (line_net % 100 * percent, 100);
  if (__builtin_add_overflow (line_net, line_vat, &line_gross))
    return FALSE;

  if (net != NULL)
    *net = line_net;

  if (vat_amount != NULL)
    *vat_amount = line_vat;

  if (gross != NULL)
    *gross = line_gross;

  return TRUE;
}
