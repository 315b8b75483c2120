/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-cost-export.h"

/* Writes a cost sheet into a folder, for the readers that are not ours: make-costs FOLDER. Each
 * line of the input is "group|title|quantity in thousandths|unit|price|VAT|funding"; quantity and
 * price may be empty. */

static void
add_line (AspCostTable *table,
          const char   *text)
{
  g_auto (GStrv) cells = g_strsplit (text, "|", -1);
  AspCostLine *line;

  g_assert_cmpuint (g_strv_length (cells), ==, 7);
  line = asp_cost_table_add (table, cells[1], cells[3]);
  g_assert_true (asp_cost_group_from_code (cells[0], &line->group));
  g_assert_true (asp_vat_from_code (cells[5], &line->vat));
  g_assert_true (asp_funding_from_code (cells[6], &line->funding));
  line->is_priced = cells[2][0] != '\0' && cells[4][0] != '\0';
  line->quantity = g_ascii_strtoll (cells[2], NULL, 10);
  line->unit_price = g_ascii_strtoll (cells[4], NULL, 10);
  g_assert_true (asp_money_line (line->quantity, line->unit_price, line->vat, &line->net,
                                 &line->vat_amount, &line->gross));
}

int
main (int   argc,
      char *argv[])
{
  static const char *const formats[] = { "xlsx", "csv" };
  g_autoptr (AspCostTable) table = asp_cost_table_new ("Ágfalva");
  g_autoptr (GIOChannel) input = g_io_channel_unix_new (0);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (argc != 2)
    {
      g_printerr ("Usage: make-costs FOLDER < LINES\n");
      return 2;
    }

  g_io_channel_read_to_end (input, &text, NULL, NULL);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++)
    add_line (table, lines[i]);
  table->has_grant = TRUE;
  table->grant = 6900000;

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *name = g_strconcat ("costs.", formats[i], NULL);
      g_autoptr (GFile) target = g_file_new_build_filename (argv[1], name, NULL);
      g_autoptr (GError) error = NULL;

      asp_cost_export_write (table, formats[i], target, &error);
      g_assert_no_error (error);
    }

  return 0;
}
