/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* VAT of a line (domain.md 8.4). */
typedef enum
{
  ASP_VAT_27,
  ASP_VAT_18,
  ASP_VAT_5,
  ASP_VAT_0,
  ASP_VAT_EXEMPT,
  ASP_VAT_OUT_OF_SCOPE,
  ASP_VAT_REVERSE_CHARGE,
} AspVat;

int      asp_vat_get_percent   (AspVat   vat);

/* Whole forints; the quantity in thousandths. Rounded half away from zero, net first, VAT from
 * that net. FALSE when a result does not fit. */
gboolean asp_money_line        (gint64   quantity,
                                gint64   unit_price,
                                AspVat   vat,
                                gint64  *net,
                                gint64  *vat_amount,
                                gint64  *gross);

G_END_DECLS
