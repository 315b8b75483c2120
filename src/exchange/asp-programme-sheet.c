/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-programme-sheet-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <xlsxwriter.h>

#include "asp-xlsx-text.h"

/* What a cell of Excel holds. */
#define MAX_CHARACTERS   32767

/* The most that one byte of text becomes: "_x0001_". */
#define MAX_ESCAPED      7

/* More than the XML around a cell's value, and than a number. */
#define MAX_CELL         128

/* The municipality, then those of one schedule. */
#define N_COLUMNS        (ASP_N_SCHEDULE_COLUMNS + 1)

struct _AspProgrammeSheet
{
  AspZipWriter *zip;            /* (unowned) */
  char         *xml;            /* (owned) (nullable): what was not handed over yet */
  gsize         length;
  gsize         room;
  guint         row;            /* the next one, from 1 */
  AspDay        epoch;          /* day 0 of spreadsheets */
  char          row_name[16];
  char          columns[N_COLUMNS][LXW_MAX_COL_NAME_LENGTH];
  char          day_style[24];
  char          percent_style[24];
};

/* @first_row: from 1
 * @day_style: the index of the format of cells with a day */
AspProgrammeSheet *
_asp_programme_sheet_new (AspZipWriter *zip,
                          guint         first_row,
                          int           day_style,
                          int           percent_style)
{
  AspProgrammeSheet *self = g_new0 (AspProgrammeSheet, 1);

  self->zip = zip;
  self->row = first_row;
  self->epoch = asp_day_new (1899, 12, 30);
  for (guint i = 0; i < N_COLUMNS; i++)
    lxw_col_to_name (self->columns[i], (lxw_col_t) i, 0);
  g_snprintf (self->day_style, sizeof self->day_style, "\" s=\"%d\"><v>", day_style);
  g_snprintf (self->percent_style, sizeof self->percent_style, "\" s=\"%d\"><v>", percent_style);

  return self;
}

void
_asp_programme_sheet_free (AspProgrammeSheet *self)
{
  g_free (self->xml);
  g_free (self);
}

/* Returns: the row after the last one */
guint
_asp_programme_sheet_get_row (AspProgrammeSheet *self)
{
  return self->row;
}

/* Makes room for so many bytes: what appends does not look. */
static void
reserve (AspProgrammeSheet *self,
         gsize              n)
{
  if (self->room - self->length >= n)
    return;

  self->room = MAX (self->length + n, ASP_ZIP_CHUNK_SIZE + ASP_ZIP_CHUNK_SIZE / 4);
  self->xml = g_realloc (self->xml, self->room);
}

static void
append_bytes (AspProgrammeSheet *self,
              const char        *text,
              gsize              n)
{
  memcpy (self->xml + self->length, text, n);
  self->length += n;
}

static void
append (AspProgrammeSheet *self,
        const char        *text)
{
  append_bytes (self, text, strlen (text));
}

static void
append_number (AspProgrammeSheet *self,
               int                number)
{
  char digits[16];
  char *p = digits + sizeof digits;
  guint rest = number < 0 ? 0u - (guint) number : (guint) number;

  do
    *--p = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);
  if (number < 0)
    *--p = '-';
  append_bytes (self, p, (gsize) (digits + sizeof digits - p));
}

static void
append_special (AspProgrammeSheet *self,
                guchar             c)
{
  char escaped[MAX_ESCAPED + 1];

  switch (c)
    {
    case '&':
      append (self, "&amp;");
      break;
    case '<':
      append (self, "&lt;");
      break;
    case '>':
      append (self, "&gt;");
      break;
    default:
      g_snprintf (escaped, sizeof escaped, "_x%04X_", c);
      append (self, escaped);
      break;
    }
}

static void
append_escaped (AspProgrammeSheet *self,
                const char        *text,
                gsize              length)
{
  const char *run = text;

  for (const char *p = text; p < text + length; p++)
    {
      guchar c = (guchar) *p;

      if (c != '&' && c != '<' && c != '>' && (c >= 0x20 || c == '\t' || c == '\n') &&
          !(c == '_' && asp_xlsx_is_escape (p)))
        continue;

      append_bytes (self, run, (gsize) (p - run));
      append_special (self, c);
      run = p + 1;
    }
  append_bytes (self, run, (gsize) (text + length - run));
}

static void
begin_cell (AspProgrammeSheet *self,
            guint              column)
{
  reserve (self, MAX_CELL);
  append (self, "<c r=\"");
  append (self, self->columns[column]);
  append (self, self->row_name);
}

/* The text stands in the cell: a table of all texts would have to stay in memory. */
static gboolean
append_text (AspProgrammeSheet  *self,
             guint               column,
             const char         *text,
             GError            **error)
{
  gsize length = strlen (text);

  if (length > MAX_CHARACTERS && g_utf8_strlen (text, -1) > MAX_CHARACTERS)
    {
      g_set_error (error, ASP_EXPORT_ERROR, ASP_EXPORT_ERROR_FORMAT,
                   _("A text is longer than the %d characters that a cell holds."),
                   MAX_CHARACTERS);
      return FALSE;
    }

  reserve (self, MAX_CELL + length * MAX_ESCAPED);
  begin_cell (self, column);
  append (self, "\" t=\"inlineStr\"><is><t");
  if (length > 0 && (g_ascii_isspace (text[0]) || g_ascii_isspace (text[length - 1])))
    append (self, " xml:space=\"preserve\"");
  append (self, ">");
  append_escaped (self, text, length);
  append (self, "</t></is></c>");

  return TRUE;
}

static void
append_value (AspProgrammeSheet *self,
              guint              column,
              const char        *style,
              int                value)
{
  begin_cell (self, column);
  append (self, style);
  append_number (self, value);
  append (self, "</v></c>");
}

static void
append_percent (AspProgrammeSheet *self,
                guint              column,
                int                percent)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  begin_cell (self, column);
  append (self, self->percent_style);
  append (self, g_ascii_formatd (number, sizeof number, "%.16g", percent / 100.0));
  append (self, "</v></c>");
}

static gboolean
append_cell (AspProgrammeSheet      *self,
             guint                   column,
             const AspScheduleCell  *cell,
             GError                **error)
{
  switch (cell->kind)
    {
    case ASP_SCHEDULE_CELL_TEXT:
      return append_text (self, column, cell->text, error);
    case ASP_SCHEDULE_CELL_NUMBER:
      append_value (self, column, "\"><v>", cell->number);
      return TRUE;
    case ASP_SCHEDULE_CELL_PERCENT:
      append_percent (self, column, cell->number);
      return TRUE;
    case ASP_SCHEDULE_CELL_DAY:
      append_value (self, column, self->day_style, cell->number - self->epoch);
      return TRUE;
    case ASP_SCHEDULE_CELL_EMPTY:
    default:
      return TRUE;
    }
}

static gboolean
append_row (AspProgrammeSheet  *self,
            AspScheduleRows    *rows,
            guint               index,
            GError            **error)
{
  const char *municipality = asp_schedule_rows_get_municipality (rows);

  g_snprintf (self->row_name, sizeof self->row_name, "%u", self->row);
  reserve (self, MAX_CELL);
  append (self, "<row r=\"");
  append (self, self->row_name);
  append (self, "\">");
  if (municipality != NULL && !append_text (self, 0, municipality, error))
    return FALSE;
  for (guint i = 0; i < asp_schedule_rows_get_n_columns (rows); i++)
    {
      AspScheduleCell cell =
        asp_schedule_rows_get_cell (rows, index, asp_schedule_rows_get_column (rows, i));

      if (!append_cell (self, i + 1, &cell, error))
        return FALSE;
    }
  reserve (self, MAX_CELL);
  append (self, "</row>");
  self->row++;

  return TRUE;
}

/* Hands over what there is. */
gboolean
_asp_programme_sheet_flush (AspProgrammeSheet  *self,
                            GError            **error)
{
  g_autoptr (GBytes) chunk = g_bytes_new_take (g_steal_pointer (&self->xml), self->length);

  self->length = 0;
  self->room = 0;

  return asp_zip_writer_push (self->zip, chunk, error);
}

/* Appends the tasks of one municipality. */
gboolean
_asp_programme_sheet_add (AspProgrammeSheet  *self,
                          AspScheduleRows    *rows,
                          GError            **error)
{
  for (guint i = 0; i < asp_schedule_rows_get_n_rows (rows); i++)
    {
      if (asp_schedule_rows_get (rows, i)->kind != ASP_SCHEDULE_ROW_TASK)
        continue;

      if (!append_row (self, rows, i, error))
        return FALSE;
      if (self->length >= ASP_ZIP_CHUNK_SIZE && !_asp_programme_sheet_flush (self, error))
        return FALSE;
    }

  return TRUE;
}
