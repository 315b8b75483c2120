/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-money.h"

static void
assert_line (gint64 quantity,
             gint64 unit_price,
             AspVat vat,
             gint64 expected_net,
             gint64 expected_vat)
{
  gint64 net = 0;
  gint64 vat_amount = 0;
  gint64 gross = 0;

  g_assert_true (asp_money_line (quantity, unit_price, vat, &net, &vat_amount, &gross));
  g_assert_cmpint (net, ==, expected_net);
  g_assert_cmpint (vat_amount, ==, expected_vat);
  g_assert_cmpint (gross, ==, expected_net + expected_vat);
}

static void
test_rates (void)
{
  g_assert_cmpint (asp_vat_get_percent (ASP_VAT_27), ==, 27);
  g_assert_cmpint (asp_vat_get_percent (ASP_VAT_18), ==, 18);
  g_assert_cmpint (asp_vat_get_percent (ASP_VAT_5), ==, 5);
  g_assert_cmpint (asp_vat_get_percent (ASP_VAT_0), ==, 0);
  g_assert_cmpint (asp_vat_get_percent (ASP_VAT_EXEMPT), ==, 0);
  g_assert_cmpint (asp_vat_get_percent (ASP_VAT_OUT_OF_SCOPE), ==, 0);
  g_assert_cmpint (asp_vat_get_percent (ASP_VAT_REVERSE_CHARGE), ==, 0);
}

/* domain.md 8.4: 27 % of 145 669 is 39 330.63 */
static void
test_vat_is_rounded (void)
{
  assert_line (1000, 145669, ASP_VAT_27, 145669, 39331);
  assert_line (-1000, 145669, ASP_VAT_27, -145669, -39331);
  assert_line (1000, 145669, ASP_VAT_EXEMPT, 145669, 0);
  /* 0.5 exactly: 27 % of 50 is 13.5, 5 % of 10 is 0.5. */
  assert_line (1000, 50, ASP_VAT_27, 50, 14);
  assert_line (-1000, 50, ASP_VAT_27, -50, -14);
  assert_line (1000, 10, ASP_VAT_5, 10, 1);
  assert_line (1000, 9, ASP_VAT_5, 9, 0);
}

/* 1.5 × 333 = 499.5; VAT of the rounded net: 27 % of 500 is 135, of 499.5 it were 134.87. */
static void
test_net_is_rounded_first (void)
{
  assert_line (1500, 333, ASP_VAT_27, 500, 135);
  assert_line (1, 499, ASP_VAT_0, 0, 0);
  assert_line (1, 500, ASP_VAT_0, 1, 0);
  assert_line (-1, 500, ASP_VAT_0, -1, 0);
  assert_line (1500, -333, ASP_VAT_27, -500, -135);
  assert_line (-1500, -333, ASP_VAT_27, 500, 135);
  assert_line (0, 1000000, ASP_VAT_27, 0, 0);
  assert_line (12345678, 98765432, ASP_VAT_0, G_GINT64_CONSTANT (1219326221003), 0);
}

static void
test_large_amounts (void)
{
  gint64 gross = 7;

  /* The product in thousandths does not fit, the result does. */
  assert_line (2000, G_GINT64_CONSTANT (4000000000000000000), ASP_VAT_0,
               G_GINT64_CONSTANT (8000000000000000000), 0);
  assert_line (999, G_MAXINT64, ASP_VAT_0, G_GINT64_CONSTANT (9214148664817921031), 0);

  g_assert_false (asp_money_line (2000, G_MAXINT64, ASP_VAT_0, NULL, NULL, &gross));
  g_assert_false (asp_money_line (1000, G_MAXINT64, ASP_VAT_27, NULL, NULL, &gross));
  g_assert_false (asp_money_line (G_MAXINT64, G_MAXINT64, ASP_VAT_0, NULL, NULL, &gross));
  g_assert_false (asp_money_line (G_MININT64, G_MININT64, ASP_VAT_0, NULL, NULL, &gross));
  g_assert_cmpint (gross, ==, 7);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/money/rates", test_rates);
  g_test_add_func ("/base/money/vat-is-rounded", test_vat_is_rounded);
  g_test_add_func ("/base/money/net-is-rounded-first", test_net_is_rounded_first);
  g_test_add_func ("/base/money/large-amounts", test_large_amounts);

  return g_test_run ();
}
