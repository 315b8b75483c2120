/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-schedule-writers.h"

#include <glib/gi18n-lib.h>
#include <xlsxwriter.h>

#include "asp-schedule-words.h"
#include "asp-xlsx-file-private.h"
#include "asp-xlsx-text.h"

#define HEADER_ROW     6
#define FIRST_ROW      (HEADER_ROW + 1)
#define FROZEN_COLUMNS 2
#define HEADER_HEIGHT  46      /* points: three lines */
#define TITLE_HEIGHT   24
#define PAPER_A4       9
#define MAX_FOOTER     50      /* characters of the user's text; a footer holds 255 */

typedef enum
{
  STYLE_TEXT,
  STYLE_ONE_LINE,
  STYLE_CENTRED,
  STYLE_NUMBER,
  STYLE_PERCENT,
  STYLE_DAY,
  N_STYLES,
} Style;

#define N_LEVELS 3

typedef struct
{
  AspScheduleRows *rows;
  AspLanguage      language;
  lxw_workbook    *book;
  lxw_worksheet   *sheet;
  lxw_worksheet   *days;
  lxw_format      *title;
  lxw_format      *label;
  lxw_format      *value;
  lxw_format      *value_day;
  lxw_format      *header;
  lxw_format      *names[N_LEVELS];             /* of the title column, indented by level */
  lxw_format      *styles[N_LEVELS][N_STYLES];
  lxw_error        result;                      /* first failure */
} Writer;

/* Widths in characters, as Excel counts them. */
static const double widths[ASP_N_SCHEDULE_COLUMNS] =
{
  [ASP_SCHEDULE_COLUMN_CODE] = 16,
  [ASP_SCHEDULE_COLUMN_TITLE] = 60,
  [ASP_SCHEDULE_COLUMN_STAGE] = 18,
  [ASP_SCHEDULE_COLUMN_GROUP] = 22,
  [ASP_SCHEDULE_COLUMN_DAYS] = 13,
  [ASP_SCHEDULE_COLUMN_START] = 15,
  [ASP_SCHEDULE_COLUMN_FINISH] = 15,
  [ASP_SCHEDULE_COLUMN_PREDECESSORS] = 16,
  [ASP_SCHEDULE_COLUMN_ROLE] = 30,
  [ASP_SCHEDULE_COLUMN_PERSON] = 20,
  [ASP_SCHEDULE_COLUMN_DOCUMENT] = 28,
  [ASP_SCHEDULE_COLUMN_STATE] = 17,
  [ASP_SCHEDULE_COLUMN_PERCENT] = 14,
  [ASP_SCHEDULE_COLUMN_ACTUAL_START] = 14,
  [ASP_SCHEDULE_COLUMN_ACTUAL_FINISH] = 14,
  [ASP_SCHEDULE_COLUMN_SLACK] = 14,
  [ASP_SCHEDULE_COLUMN_CRITICAL] = 10,
  [ASP_SCHEDULE_COLUMN_MARK] = 20,
  [ASP_SCHEDULE_COLUMN_NOTE] = 36,
};

static void
keep_first_error (Writer    *self,
                  lxw_error  result)
{
  if (self->result == LXW_NO_ERROR)
    self->result = result;
}

/* Always as a string: text of users never becomes a formula. */
static void
write_text (Writer        *self,
            lxw_worksheet *sheet,
            guint          row,
            guint          column,
            const char    *text,
            lxw_format    *format)
{
  g_autofree char *escaped = asp_xlsx_escape (text);

  keep_first_error (self, worksheet_write_string (sheet, row, (lxw_col_t) column, escaped,
                                                  format));
}

static void
write_day (Writer        *self,
           lxw_worksheet *sheet,
           guint          row,
           guint          column,
           AspDay         day,
           lxw_format    *format)
{
  lxw_datetime datetime = { 0 };

  asp_day_get_ymd (day, &datetime.year, &datetime.month, &datetime.day);
  keep_first_error (self, worksheet_write_datetime (sheet, row, (lxw_col_t) column, &datetime,
                                                    format));
}

static const char *
get_day_format (AspLanguage language)
{
  return language == ASP_LANGUAGE_HU ? "yyyy\\.\\ mm\\.\\ dd\\." : "yyyy\\-mm\\-dd";
}

static lxw_format *
add_cell_format (Writer *self,
                 int     level)
{
  lxw_format *format = workbook_add_format (self->book);

  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  format_set_border (format, LXW_BORDER_THIN);
  format_set_border_color (format, 0xC0BFBC);
  if (level < N_LEVELS - 1)
    {
      format_set_bold (format);
      format_set_bg_color (format, level == 0 ? 0xCFE0F5 : 0xEBF2FA);
    }

  return format;
}

static void
add_level_formats (Writer *self,
                   int     level)
{
  lxw_format **styles = self->styles[level];

  for (int style = 0; style < N_STYLES; style++)
    styles[style] = add_cell_format (self, level);

  format_set_text_wrap (styles[STYLE_TEXT]);
  format_set_align (styles[STYLE_CENTRED], LXW_ALIGN_CENTER);
  format_set_num_format (styles[STYLE_NUMBER], "0");
  format_set_num_format (styles[STYLE_PERCENT], "0%");
  format_set_num_format (styles[STYLE_DAY], get_day_format (self->language));
  format_set_align (styles[STYLE_DAY], LXW_ALIGN_CENTER);

  self->names[level] = add_cell_format (self, level);
  format_set_text_wrap (self->names[level]);
  if (level > 0)
    format_set_indent (self->names[level], (uint8_t) level);
}

static void
add_formats (Writer *self)
{
  self->title = workbook_add_format (self->book);
  format_set_bold (self->title);
  format_set_font_size (self->title, 16);

  self->label = workbook_add_format (self->book);
  format_set_font_color (self->label, 0x5E5C64);

  self->value = workbook_add_format (self->book);
  format_set_bold (self->value);

  self->value_day = workbook_add_format (self->book);
  format_set_bold (self->value_day);
  format_set_align (self->value_day, LXW_ALIGN_LEFT);
  format_set_num_format (self->value_day, get_day_format (self->language));

  self->header = workbook_add_format (self->book);
  format_set_bold (self->header);
  format_set_text_wrap (self->header);
  format_set_align (self->header, LXW_ALIGN_CENTER);
  format_set_align (self->header, LXW_ALIGN_VERTICAL_CENTER);
  format_set_font_color (self->header, 0xFFFFFF);
  format_set_bg_color (self->header, 0x1A5FB4);
  format_set_border (self->header, LXW_BORDER_THIN);
  format_set_border_color (self->header, 0xC0BFBC);

  for (int level = 0; level < N_LEVELS; level++)
    add_level_formats (self, level);
}

static void
write_title_day (Writer  *self,
                 guint    row,
                 AspWord  label,
                 AspDay   day)
{
  if (day == ASP_DAY_NONE)
    return;

  write_text (self, self->sheet, row, 0, asp_word (label, self->language), self->label);
  write_day (self, self->sheet, row, 1, day, self->value_day);
}

static void
write_title_block (Writer *self)
{
  AspPlan *plan = asp_schedule_rows_get_data (self->rows)->plan;
  const char *municipality = asp_schedule_rows_get_municipality (self->rows);
  AspWaveKind wave = asp_network_get_wave (asp_plan_get_network (plan));

  keep_first_error (self, worksheet_set_row (self->sheet, 0, TITLE_HEIGHT, NULL));
  write_text (self, self->sheet, 0, 0, asp_schedule_rows_get_title (self->rows), self->title);
  if (municipality != NULL)
    {
      write_text (self, self->sheet, 1, 0, asp_word (ASP_WORD_MUNICIPALITY, self->language),
                  self->label);
      write_text (self, self->sheet, 1, 1, municipality, self->value);
    }
  else
    write_text (self, self->sheet, 1, 0, asp_word (ASP_WORD_TEMPLATE, self->language),
                self->value);

  write_text (self, self->sheet, 2, 0, asp_word (ASP_WORD_WAVE, self->language), self->label);
  write_text (self, self->sheet, 2, 1, asp_word_for_wave (wave, self->language), self->value);
  write_title_day (self, 3,
                   municipality != NULL ? ASP_WORD_START_DAY : ASP_WORD_EXAMPLE_START_DAY,
                   asp_plan_get_start_day (plan));
  if (municipality != NULL)
    write_title_day (self, 4, ASP_WORD_STATUS_DATE, asp_plan_get_status_date (plan));
  else
    write_title_day (self, 4, ASP_WORD_GO_LIVE, asp_plan_get_go_live (plan));
}

static void
write_header (Writer *self)
{
  keep_first_error (self, worksheet_set_row (self->sheet, HEADER_ROW, HEADER_HEIGHT, NULL));
  for (guint i = 0; i < asp_schedule_rows_get_n_columns (self->rows); i++)
    {
      AspScheduleColumn column = asp_schedule_rows_get_column (self->rows, i);

      keep_first_error (self, worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i,
                                                    widths[column], NULL));
      write_text (self, self->sheet, HEADER_ROW, i,
                  asp_schedule_rows_get_column_title (self->rows, column), self->header);
    }
}

static void
write_cell (Writer                *self,
            guint                  row,
            guint                  column,
            int                    level,
            const AspScheduleCell *cell,
            lxw_format            *text_format)
{
  lxw_format **styles = self->styles[level];

  switch (cell->kind)
    {
    case ASP_SCHEDULE_CELL_EMPTY:
      keep_first_error (self, worksheet_write_blank (self->sheet, row, (lxw_col_t) column,
                                                     text_format));
      return;
    case ASP_SCHEDULE_CELL_TEXT:
      write_text (self, self->sheet, row, column, cell->text, text_format);
      return;
    case ASP_SCHEDULE_CELL_NUMBER:
      keep_first_error (self, worksheet_write_number (self->sheet, row, (lxw_col_t) column,
                                                      cell->number, styles[STYLE_NUMBER]));
      return;
    case ASP_SCHEDULE_CELL_PERCENT:
      keep_first_error (self, worksheet_write_number (self->sheet, row, (lxw_col_t) column,
                                                      cell->number / 100.0,
                                                      styles[STYLE_PERCENT]));
      return;
    case ASP_SCHEDULE_CELL_DAY:
      write_day (self, self->sheet, row, column, cell->number, styles[STYLE_DAY]);
      return;
    default:
      g_assert_not_reached ();
    }
}

static lxw_format *
choose_text_format (Writer            *self,
                    AspScheduleColumn  column,
                    int                level)
{
  if (column == ASP_SCHEDULE_COLUMN_TITLE)
    return self->names[level];
  /* Only for filters: it must not make each row as high as its group's title is long. */
  if (column == ASP_SCHEDULE_COLUMN_STAGE || column == ASP_SCHEDULE_COLUMN_GROUP)
    return self->styles[level][STYLE_ONE_LINE];
  if (column == ASP_SCHEDULE_COLUMN_CRITICAL)
    return self->styles[level][STYLE_CENTRED];

  return self->styles[level][STYLE_TEXT];
}

static void
write_rows (Writer *self)
{
  for (guint index = 0; index < asp_schedule_rows_get_n_rows (self->rows); index++)
    {
      const AspScheduleRow *row = asp_schedule_rows_get (self->rows, index);
      int level = row->level - 1;
      lxw_row_col_options outline = { .level = (uint8_t) level };

      keep_first_error (self, worksheet_set_row_opt (self->sheet, FIRST_ROW + index,
                                                     LXW_DEF_ROW_HEIGHT, NULL, &outline));
      for (guint i = 0; i < asp_schedule_rows_get_n_columns (self->rows); i++)
        {
          AspScheduleColumn column = asp_schedule_rows_get_column (self->rows, i);
          AspScheduleCell cell = asp_schedule_rows_get_cell (self->rows, index, column);

          write_cell (self, FIRST_ROW + index, i, level, &cell,
                      choose_text_format (self, column, level));
        }
    }
}

/* '&' begins a code in a footer. */
static char *
make_footer (Writer *self)
{
  const char *municipality = asp_schedule_rows_get_municipality (self->rows);
  const char *source = municipality != NULL ? municipality
                                            : asp_schedule_rows_get_title (self->rows);
  g_autofree char *head = g_utf8_strlen (source, -1) > MAX_FOOTER
                          ? g_utf8_substring (source, 0, MAX_FOOTER)
                          : g_strdup (source);
  g_autofree char *plain = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *escaped = NULL;

  g_strdelimit (head, "\n\t", ' ');
  plain = asp_xlsx_escape (head);
  parts = g_strsplit (plain, "&", -1);
  escaped = g_strjoinv ("&&", parts);

  return g_strdup_printf ("&L %s&R&P / &N", escaped);
}

static void
set_up_page (Writer        *self,
             lxw_worksheet *sheet,
             guint          header_row)
{
  g_autofree char *footer = make_footer (self);

  worksheet_set_landscape (sheet);
  worksheet_set_paper (sheet, PAPER_A4);
  worksheet_fit_to_pages (sheet, 1, 0);
  worksheet_set_margins (sheet, 0.4, 0.4, 0.5, 0.6);
  keep_first_error (self, worksheet_repeat_rows (sheet, header_row, header_row));
  keep_first_error (self, worksheet_set_footer (sheet, footer));
}

static void
write_schedule_sheet (Writer *self)
{
  lxw_col_t last_column = (lxw_col_t) (asp_schedule_rows_get_n_columns (self->rows) - 1);
  lxw_row_t last_row = HEADER_ROW + asp_schedule_rows_get_n_rows (self->rows);
  char range[LXW_MAX_CELL_RANGE_LENGTH];

  self->sheet = workbook_add_worksheet (self->book,
                                        asp_word (ASP_WORD_SHEET_SCHEDULE, self->language));
  if (self->sheet == NULL)
    {
      keep_first_error (self, LXW_ERROR_MEMORY_MALLOC_FAILED);
      return;
    }

  write_title_block (self);
  write_header (self);
  write_rows (self);
  worksheet_outline_settings (self->sheet, LXW_TRUE, LXW_FALSE, LXW_TRUE, LXW_FALSE);
  worksheet_freeze_panes (self->sheet, FIRST_ROW, FROZEN_COLUMNS);
  keep_first_error (self, worksheet_autofilter (self->sheet, HEADER_ROW, 0, last_row, last_column));
  keep_first_error (self, worksheet_print_area (self->sheet, 0, 0, last_row, last_column));
  set_up_page (self, self->sheet, HEADER_ROW);

  /* Codes such as "1.7" are texts: no green corner in each of them. */
  lxw_rowcol_to_range (range, FIRST_ROW, 0, last_row, last_column);
  keep_first_error (self, worksheet_ignore_errors (self->sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT,
                                                   range));
}

/* The days off and the worked Saturdays by which the dates were reckoned. */
static void
write_days_sheet (Writer *self)
{
  static const AspWord titles[] = { ASP_WORD_DAY, ASP_WORD_WEEKDAY, ASP_WORD_KIND, ASP_WORD_NAME };
  static const double day_widths[] = { 14, 14, 26, 36 };

  self->days = workbook_add_worksheet (self->book, asp_word (ASP_WORD_SHEET_DAYS, self->language));
  if (self->days == NULL)
    {
      keep_first_error (self, LXW_ERROR_MEMORY_MALLOC_FAILED);
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      keep_first_error (self, worksheet_set_column (self->days, (lxw_col_t) i, (lxw_col_t) i,
                                                    day_widths[i], NULL));
      write_text (self, self->days, 0, i, asp_word (titles[i], self->language), self->header);
    }
  for (guint i = 0; i < asp_schedule_rows_get_n_days (self->rows); i++)
    {
      const AspScheduleDay *day = asp_schedule_rows_get_day (self->rows, i);
      lxw_format **styles = self->styles[N_LEVELS - 1];
      int weekday = asp_day_get_weekday (day->day);

      write_day (self, self->days, i + 1, 0, day->day, styles[STYLE_DAY]);
      write_text (self, self->days, i + 1, 1, asp_word_for_weekday (weekday, self->language),
                  styles[STYLE_TEXT]);
      write_text (self, self->days, i + 1, 2, asp_schedule_day_get_kind_word (day, self->language),
                  styles[STYLE_TEXT]);
      write_text (self, self->days, i + 1, 3, day->name != NULL ? day->name : "",
                  styles[STYLE_TEXT]);
    }
  worksheet_freeze_panes (self->days, 1, 0);
  set_up_page (self, self->days, 0);
}

static void
set_properties (Writer *self)
{
  lxw_doc_properties properties = { 0 };
  GDateTime *created = asp_schedule_rows_get_data (self->rows)->created;

  properties.title = (char *) asp_schedule_rows_get_title (self->rows);
  properties.author = (char *) asp_schedule_rows_get_author (self->rows);
  properties.company = (char *) asp_schedule_rows_get_municipality (self->rows);
  properties.category = (char *) asp_word (asp_schedule_rows_get_municipality (self->rows) != NULL
                                           ? ASP_WORD_SHEET_SCHEDULE
                                           : ASP_WORD_TEMPLATE,
                                           self->language);
  if (created != NULL)
    properties.created = (time_t) g_date_time_to_unix (created);
  keep_first_error (self, workbook_set_properties (self->book, &properties));
}

static lxw_error
build_file (lxw_workbook *book,
            gpointer      data)
{
  AspScheduleRows *rows = data;
  Writer self = {
    .rows = rows,
    .language = asp_schedule_rows_get_data (rows)->language,
    .book = book,
  };

  add_formats (&self);
  write_schedule_sheet (&self);
  write_days_sheet (&self);
  set_properties (&self);

  return self.result;
}

/* Sets ASP_EXPORT_ERROR_WRITE or ASP_EXPORT_ERROR_FORMAT. */
GBytes *
asp_schedule_write_xlsx (AspScheduleRows  *rows,
                         GError          **error)
{
  return asp_xlsx_make (build_file, rows, FALSE, error);
}
