/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-programme-export-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-programme-sheet-private.h"
#include "asp-schedule-words.h"
#include "asp-xlsx-file-private.h"
#include "asp-zip-writer.h"
#include "asp-zip.h"

/* All tasks of all municipalities as one table, as fast as it can be packed and without keeping it:
 * libxlsxwriter makes a workbook with the head of the table and one sample row, which tells how it
 * numbers the formats. All its parts are taken over; only the rows of the sheet are ours. */

#define TITLE_WIDTH    40
#define OTHER_WIDTH    16

#define SHEET_PART     "xl/worksheets/sheet1.xml"

/* In the sheet as the library writes it. */
#define DIMENSION      "<dimension ref=\""
#define SAMPLE_ROW     "<row r=\"2\""
#define DAY_SAMPLE     "<c r=\"A2\" s=\""
#define PERCENT_SAMPLE "<c r=\"B2\" s=\""
#define ROWS_END       "</sheetData>"

typedef struct
{
  const AspProgrammeExport *programme;
  guint                     n_rows;     /* below the head */
  guint                     n_columns;
  char                      range[LXW_MAX_CELL_RANGE_LENGTH];   /* the whole table */
  lxw_worksheet            *sheet;
  lxw_error                 result;
} Book;

static void
keep_first_error (Book      *self,
                  lxw_error  result)
{
  if (self->result == LXW_NO_ERROR)
    self->result = result;
}

static void
write_head (Book       *self,
            lxw_format *format)
{
  g_autoptr (AspScheduleRows) rows = _asp_programme_get_rows (self->programme, 0);
  AspLanguage language = asp_schedule_rows_get_data (rows)->language;

  self->n_columns = asp_schedule_rows_get_n_columns (rows) + 1;
  keep_first_error (self, worksheet_set_column (self->sheet, 0, 0, TITLE_WIDTH, NULL));
  keep_first_error (self, worksheet_write_string (self->sheet, 0, 0,
                                                  asp_word (ASP_WORD_MUNICIPALITY, language),
                                                  format));
  for (guint i = 1; i < self->n_columns; i++)
    {
      AspScheduleColumn column = asp_schedule_rows_get_column (rows, i - 1);
      const char *title = asp_schedule_rows_get_column_title (rows, column);
      double width = column == ASP_SCHEDULE_COLUMN_TITLE ? TITLE_WIDTH : OTHER_WIDTH;

      keep_first_error (self, worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i,
                                                    width, NULL));
      keep_first_error (self, worksheet_write_string (self->sheet, 0, (lxw_col_t) i, title,
                                                      format));
    }
  worksheet_freeze_panes (self->sheet, 1, 1);
}

static lxw_error
build_book (lxw_workbook *book,
            gpointer      data)
{
  Book *self = data;
  lxw_format *header = workbook_add_format (book);
  lxw_format *day = workbook_add_format (book);
  lxw_format *percent = workbook_add_format (book);

  format_set_bold (header);
  format_set_num_format (day, "yyyy\\-mm\\-dd");
  format_set_num_format (percent, "0%");
  self->sheet = workbook_add_worksheet (book, NULL);
  write_head (self, header);
  keep_first_error (self, worksheet_write_number (self->sheet, 1, 0, 1, day));
  keep_first_error (self, worksheet_write_number (self->sheet, 1, 1, 1, percent));
  keep_first_error (self, worksheet_autofilter (self->sheet, 0, 0, MAX (self->n_rows, 1),
                                                (lxw_col_t) (self->n_columns - 1)));

  return self->result;
}

/* The size of the table stands before its rows. */
static gboolean
count_rows (Book    *self,
            GError **error)
{
  const AspProgrammeExport *programme = self->programme;
  guint max_rows = programme->max_rows > 0 ? programme->max_rows : LXW_ROW_MAX;

  for (guint i = 0; i < programme->n_municipalities; i++)
    {
      AspScheduleExport data = { 0 };

      programme->get (i, &data, programme->user_data);
      for (guint node = 0; node < asp_plan_get_n_tasks (data.plan); node++)
        {
          if (asp_plan_get_task (data.plan, node)->applies)
            self->n_rows++;
        }
    }
  if (self->n_rows < max_rows)
    return TRUE;

  g_set_error (error, ASP_EXPORT_ERROR, ASP_EXPORT_ERROR_FORMAT,
               _("The schedules have %u tasks, and a sheet holds %u rows: choose mspdi or csv."),
               self->n_rows, max_rows);

  return FALSE;
}

static gboolean
write_rows (Book          *self,
            AspZipWriter  *zip,
            int            day_style,
            int            percent_style,
            GError       **error)
{
  g_autoptr (AspProgrammeSheet) sheet =
    _asp_programme_sheet_new (zip, 2, day_style, percent_style);

  for (guint i = 0; i < self->programme->n_municipalities; i++)
    {
      g_autoptr (AspScheduleRows) rows = _asp_programme_get_rows (self->programme, i);

      if (!_asp_programme_sheet_add (sheet, rows, error))
        return FALSE;
    }
  g_assert (_asp_programme_sheet_get_row (sheet) == self->n_rows + 2);

  return _asp_programme_sheet_flush (sheet, error);
}

static gboolean
push_text (AspZipWriter  *zip,
           const char    *text,
           gsize          length,
           GError       **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length);

  return asp_zip_writer_push (zip, bytes, error);
}

/* @style: (out): the number after @cell */
static gboolean
find_style (const char *row,
            const char *cell,
            int        *style)
{
  const char *place = strstr (row, cell);

  *style = place != NULL ? (int) g_ascii_strtoll (place + strlen (cell), NULL, 10) : 0;

  return *style > 0;
}

/* The library's sheet with our rows in the place of the sample. */
static gboolean
write_sheet (Book          *self,
             AspZipWriter  *zip,
             const char    *text,
             GError       **error)
{
  const char *dimension = strstr (text, DIMENSION);
  const char *old_end = dimension != NULL ? strchr (dimension + strlen (DIMENSION), '"') : NULL;
  const char *row = old_end != NULL ? strstr (old_end, SAMPLE_ROW) : NULL;
  const char *tail = row != NULL ? strstr (row, ROWS_END) : NULL;
  int day_style, percent_style;

  if (tail == NULL || !find_style (row, DAY_SAMPLE, &day_style) ||
      !find_style (row, PERCENT_SAMPLE, &percent_style))
    {
      g_set_error_literal (error, ASP_EXPORT_ERROR, ASP_EXPORT_ERROR_FORMAT,
                           "libxlsxwriter wrote a sheet of another kind");
      return FALSE;
    }

  dimension += strlen (DIMENSION);

  return push_text (zip, text, (gsize) (dimension - text), error) &&
         push_text (zip, self->range, strlen (self->range), error) &&
         push_text (zip, old_end, (gsize) (row - old_end), error) &&
         write_rows (self, zip, day_style, percent_style, error) &&
         push_text (zip, tail, strlen (tail), error);
}

static gboolean
write_part (Book          *self,
            AspZipWriter  *zip,
            AspZip        *book,
            guint          index,
            GError       **error)
{
  g_autoptr (GInputStream) stream = asp_zip_open (book, index);
  gsize length = asp_zip_get_size (book, index);
  g_autofree char *text = g_malloc0 (length + 1);
  const char *name = asp_zip_get_name (book, index);

  if (!g_input_stream_read_all (stream, text, length, NULL, NULL, error) ||
      !asp_zip_writer_begin (zip, name, error))
    return FALSE;

  if (g_str_equal (name, SHEET_PART))
    return write_sheet (self, zip, text, error) && asp_zip_writer_end (zip, error);

  return push_text (zip, text, length, error) && asp_zip_writer_end (zip, error);
}

/* Writes the workbook; @stream is left open. Errors: ASP_EXPORT_ERROR. */
gboolean
_asp_programme_write_xlsx (const AspProgrammeExport  *programme,
                           GOutputStream             *stream,
                           GError                   **error)
{
  Book self = { .programme = programme };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (AspZip) book = NULL;
  g_autoptr (AspZipWriter) zip = NULL;

  if (!count_rows (&self, error))
    return FALSE;

  /* Has read the workbook again: it is sound. */
  bytes = asp_xlsx_make (build_book, &self, TRUE, error);
  if (bytes == NULL)
    return FALSE;

  lxw_rowcol_to_range (self.range, 0, 0, self.n_rows, (lxw_col_t) (self.n_columns - 1));
  book = asp_zip_new (bytes);
  zip = asp_zip_writer_new (stream);
  if (programme->max_bytes > 0)
    asp_zip_writer_set_limit (zip, programme->max_bytes);
  for (guint i = 0; i < asp_zip_get_n (book); i++)
    {
      if (!write_part (&self, zip, book, i, error))
        return FALSE;
    }

  return asp_zip_writer_finish (zip, error);
}
