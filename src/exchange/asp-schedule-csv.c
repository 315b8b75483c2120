/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-schedule-writers.h"

#include "asp-csv.h"
#include "asp-schedule-words.h"

static void
append_cell (GString               *out,
             const AspScheduleCell *cell)
{
  g_autofree char *text = NULL;

  switch (cell->kind)
    {
    case ASP_SCHEDULE_CELL_EMPTY:
      return;
    case ASP_SCHEDULE_CELL_TEXT:
      asp_csv_append_cell (out, cell->text);
      return;
    case ASP_SCHEDULE_CELL_NUMBER:
      /* A negative slack is a number of ours, not a text that begins like a formula. */
      g_string_append_printf (out, "%d", cell->number);
      return;
    case ASP_SCHEDULE_CELL_PERCENT:
      g_string_append_printf (out, "%d%%", cell->number);
      return;
    case ASP_SCHEDULE_CELL_DAY:
      text = asp_day_to_iso (cell->number);
      asp_csv_append_cell (out, text);
      return;
    default:
      g_assert_not_reached ();
    }
}

static void
append_heads (GString         *out,
              AspScheduleRows *rows)
{
  for (guint i = 0; i < asp_schedule_rows_get_n_columns (rows); i++)
    {
      AspScheduleColumn column = asp_schedule_rows_get_column (rows, i);

      if (i > 0)
        g_string_append_c (out, ';');
      asp_csv_append_cell (out, asp_schedule_rows_get_column_title (rows, column));
    }
  g_string_append (out, "\r\n");
}

static void
append_row (GString         *out,
            AspScheduleRows *rows,
            guint            row)
{
  for (guint i = 0; i < asp_schedule_rows_get_n_columns (rows); i++)
    {
      AspScheduleCell cell =
        asp_schedule_rows_get_cell (rows, row, asp_schedule_rows_get_column (rows, i));

      if (i > 0)
        g_string_append_c (out, ';');
      append_cell (out, &cell);
    }
  g_string_append (out, "\r\n");
}

/* As a Hungarian Excel reads it without asking: UTF-8 with a byte order mark, ';', CRLF. Days are
 * ISO, which no spreadsheet mistakes for another day, whatever its language. */
GBytes *
asp_schedule_write_csv (AspScheduleRows *rows)
{
  GString *out = g_string_new ("\xef\xbb\xbf");

  append_heads (out, rows);
  for (guint row = 0; row < asp_schedule_rows_get_n_rows (rows); row++)
    append_row (out, rows, row);

  return g_string_free_to_bytes (out);
}

/* One of many schedules in a table: the municipality stands in a column before the others, and
 * only tasks are lines. @is_first: with the mark and the heads of columns */
GBytes *
asp_schedule_write_csv_part (AspScheduleRows *rows,
                             gboolean         is_first)
{
  GString *out = g_string_new (is_first ? "\xef\xbb\xbf" : "");

  if (is_first)
    {
      asp_csv_append_cell (out, asp_word (ASP_WORD_MUNICIPALITY,
                                          asp_schedule_rows_get_data (rows)->language));
      g_string_append_c (out, ';');
      append_heads (out, rows);
    }
  for (guint row = 0; row < asp_schedule_rows_get_n_rows (rows); row++)
    {
      if (asp_schedule_rows_get (rows, row)->kind != ASP_SCHEDULE_ROW_TASK)
        continue;

      asp_csv_append_cell (out, asp_schedule_rows_get_municipality (rows));
      g_string_append_c (out, ';');
      append_row (out, rows, row);
    }

  return g_string_free_to_bytes (out);
}
