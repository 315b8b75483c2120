/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-programme-export-private.h"

#include "asp-schedule-words.h"
#include "asp-xlsx-file-private.h"

/* All tasks of all municipalities as one table, written row by row: a sheet of 227 200 rows does
 * not stay in memory. */

#define TITLE_WIDTH  40
#define OTHER_WIDTH  16

typedef struct
{
  const AspProgrammeExport *programme;
  lxw_workbook             *book;
  lxw_worksheet            *sheet;
  lxw_format               *header;
  lxw_format               *day;
  lxw_format               *percent;
  lxw_row_t                 row;
  lxw_error                 result;
} Writer;

static void
keep_first_error (Writer    *self,
                  lxw_error  result)
{
  if (self->result == LXW_NO_ERROR)
    self->result = result;
}

static void
write_text (Writer     *self,
            guint       column,
            const char *text,
            lxw_format *format)
{
  keep_first_error (self, worksheet_write_string (self->sheet, self->row, (lxw_col_t) column, text,
                                                  format));
}

static void
write_cell (Writer                *self,
            guint                  column,
            const AspScheduleCell *cell)
{
  lxw_datetime datetime = { 0 };

  switch (cell->kind)
    {
    case ASP_SCHEDULE_CELL_TEXT:
      write_text (self, column, cell->text, NULL);
      break;
    case ASP_SCHEDULE_CELL_NUMBER:
      keep_first_error (self, worksheet_write_number (self->sheet, self->row, (lxw_col_t) column,
                                                      cell->number, NULL));
      break;
    case ASP_SCHEDULE_CELL_PERCENT:
      keep_first_error (self, worksheet_write_number (self->sheet, self->row, (lxw_col_t) column,
                                                      cell->number / 100.0, self->percent));
      break;
    case ASP_SCHEDULE_CELL_DAY:
      asp_day_get_ymd (cell->number, &datetime.year, &datetime.month, &datetime.day);
      keep_first_error (self, worksheet_write_datetime (self->sheet, self->row, (lxw_col_t) column,
                                                        &datetime, self->day));
      break;
    case ASP_SCHEDULE_CELL_EMPTY:
    default:
      break;
    }
}

static void
write_head (Writer          *self,
            AspScheduleRows *rows)
{
  AspLanguage language = asp_schedule_rows_get_data (rows)->language;
  guint n_columns = asp_schedule_rows_get_n_columns (rows);

  keep_first_error (self, worksheet_set_column (self->sheet, 0, 0, TITLE_WIDTH, NULL));
  write_text (self, 0, asp_word (ASP_WORD_MUNICIPALITY, language), self->header);
  for (guint i = 0; i < n_columns; i++)
    {
      AspScheduleColumn column = asp_schedule_rows_get_column (rows, i);
      double width = column == ASP_SCHEDULE_COLUMN_TITLE ? TITLE_WIDTH : OTHER_WIDTH;

      keep_first_error (self, worksheet_set_column (self->sheet, (lxw_col_t) (i + 1),
                                                    (lxw_col_t) (i + 1), width, NULL));
      write_text (self, i + 1, asp_schedule_rows_get_column_title (rows, column), self->header);
    }
  worksheet_freeze_panes (self->sheet, 1, 1);
  self->row = 1;
}

static void
write_rows (Writer          *self,
            AspScheduleRows *rows)
{
  for (guint i = 0; i < asp_schedule_rows_get_n_rows (rows); i++)
    {
      if (asp_schedule_rows_get (rows, i)->kind != ASP_SCHEDULE_ROW_TASK)
        continue;

      write_text (self, 0, asp_schedule_rows_get_municipality (rows), NULL);
      for (guint j = 0; j < asp_schedule_rows_get_n_columns (rows); j++)
        {
          AspScheduleCell cell =
            asp_schedule_rows_get_cell (rows, i, asp_schedule_rows_get_column (rows, j));

          write_cell (self, j + 1, &cell);
        }
      self->row++;
    }
}

static lxw_error
build_book (lxw_workbook *book,
            gpointer      data)
{
  Writer self = { .programme = data, .book = book };
  guint n_columns = 0;

  self.header = workbook_add_format (book);
  format_set_bold (self.header);
  self.day = workbook_add_format (book);
  format_set_num_format (self.day, "yyyy\\-mm\\-dd");
  self.percent = workbook_add_format (book);
  format_set_num_format (self.percent, "0%");
  self.sheet = workbook_add_worksheet (book, NULL);
  for (guint i = 0; i < self.programme->n_municipalities && self.result == LXW_NO_ERROR; i++)
    {
      g_autoptr (AspScheduleRows) rows = _asp_programme_get_rows (self.programme, i);

      n_columns = asp_schedule_rows_get_n_columns (rows);
      if (i == 0)
        write_head (&self, rows);
      write_rows (&self, rows);
    }
  keep_first_error (&self, worksheet_autofilter (self.sheet, 0, 0, MAX (self.row, 2) - 1,
                                                 (lxw_col_t) n_columns));

  return self.result;
}

GBytes *
_asp_programme_write_xlsx (const AspProgrammeExport  *programme,
                           GError                   **error)
{
  return asp_xlsx_make (build_book, (gpointer) programme, TRUE, error);
}
