/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "asp-csv.h"
#include "asp-municipality-csv.h"
#include "asp-xlsx-reader.h"

#include "fuzz.h"

/* Any bytes as a workbook: it is refused, or a table that is read as one of text, to the end. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) table_error = NULL;
  g_autoptr (GBytes) text = asp_xlsx_read_table (bytes, &error);
  g_autoptr (AspMunicipalityCsv) table = NULL;

  g_assert_true ((text == NULL) == (error != NULL));
  if (text == NULL)
    return 0;

  table = asp_municipality_csv_new (g_bytes_get_data (text, NULL), g_bytes_get_size (text), NULL,
                                    &table_error);
  g_assert_true ((table == NULL) == (table_error != NULL));
  if (table == NULL)
    return 0;

  problems = g_ptr_array_new_with_free_func ((GDestroyNotify) asp_import_problem_free);
  rows = asp_municipality_csv_read (table, problems);
  g_assert_nonnull (rows);

  return 0;
}
