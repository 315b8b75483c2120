/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-xlsx-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "asp-csv.h"
#include "asp-day.h"
#include "asp-xlsx-text.h"
#include "asp-xml-scan.h"
#include "asp-zip.h"

/* The first sheet of a workbook (Office Open XML, ECMA-376), as a table of text. */

#define WORKBOOK "xl/workbook.xml"
#define WORKBOOK_LINKS "xl/_rels/workbook.xml.rels"
#define STRINGS "xl/sharedStrings.xml"
#define STYLES "xl/styles.xml"

/* As of tables of text (asp-csv.c). */
#define MAX_ROWS 1000000
#define MAX_COLUMNS 1024
#define MAX_SIZE (64 * 1024 * 1024)

/* Numbers of dates begin here; 1900 is a leap year to spreadsheets, which matters before March of
 * that year only. Workbooks of old Macintoshes count from four years later. */
#define DAY_ZERO asp_day_new (1899, 12, 30)
#define DAY_ZERO_1904 asp_day_new (1904, 1, 1)

typedef struct
{
  gsize end;
  guint n_tabs;
} Line;

typedef struct
{
  AspZip    *zip;               /* (owned) */
  AspDay     day_zero;
  char      *sheet_link;        /* (owned) (nullable): what the workbook calls its first sheet */
  char      *sheet;             /* (owned) (nullable): the part */
  GPtrArray *strings;           /* (owned) (element-type utf8) */
  GString   *string;            /* (owned): the shared string that is being read */
  gsize      strings_size;      /* bytes of those that are read */
  GArray    *date_formats;      /* (owned) (element-type guint): numbers of own formats for dates */
  GArray    *is_date;           /* (owned) (element-type gboolean): by style of a cell */
  GString   *out;               /* (owned): the rows, one after the other */
  GArray    *lines;             /* (owned) (element-type Line): where they end in it */
  guint      n_tabs;            /* the most that a row has */
  guint      row;               /* from 1: of the line that is being written */
  guint      column;            /* tabs of it that are written */
  guint      next_column;       /* where a cell stands that does not say it */
  guint      cell_column;       /* from 0: of the cell that is being read */
  gboolean   is_number;         /* its value is one, perhaps a date */
  gboolean   is_shared;         /* its value is the place of a shared text */
  guint      cell_style;
  GString   *value;             /* (owned): what the cell holds */
} Reader;

static void
free_reader (Reader *self)
{
  g_clear_pointer (&self->zip, asp_zip_free);
  g_free (self->sheet_link);
  g_free (self->sheet);
  g_ptr_array_unref (self->strings);
  g_string_free (self->string, TRUE);
  g_array_unref (self->date_formats);
  g_array_unref (self->is_date);
  g_array_unref (self->lines);
  g_string_free (self->out, TRUE);
  g_string_free (self->value, TRUE);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reader, free_reader)

static GError *
create_limit_error (void)
{
  return g_error_new_literal (ASP_CSV_ERROR, ASP_CSV_ERROR_LIMIT,
                              _("The table is larger than is accepted."));
}

static void
fail_limit (AspXmlScan *scan)
{
  asp_xml_scan_fail (scan, create_limit_error ());
}

static guint
get_number (AspXmlScan *scan,
            const char *name)
{
  g_autofree char *text = asp_xml_scan_get_attribute (scan, name);

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : 0;
}

/* The workbook: how it counts days, and the first sheet that is shown. */

static void
workbook_start_cb (AspXmlScan *scan,
                   const char *name,
                   gpointer    user_data)
{
  Reader *self = user_data;
  g_autofree char *state = NULL;

  if (strcmp (name, "workbookPr") == 0)
    {
      g_autofree char *from_1904 = asp_xml_scan_get_attribute (scan, "date1904");

      if (g_strcmp0 (from_1904, "1") == 0 || g_strcmp0 (from_1904, "true") == 0)
        self->day_zero = DAY_ZERO_1904;
    }
  if (self->sheet_link != NULL || strcmp (name, "sheet") != 0)
    return;

  state = asp_xml_scan_get_attribute (scan, "state");
  if (state == NULL || strcmp (state, "visible") == 0)
    self->sheet_link = asp_xml_scan_get_prefixed_attribute (scan, "id");
}

static void
link_start_cb (AspXmlScan *scan,
               const char *name,
               gpointer    user_data)
{
  Reader *self = user_data;
  g_autofree char *id = NULL;
  g_autofree char *target = NULL;

  if (strcmp (name, "Relationship") != 0)
    return;

  id = asp_xml_scan_get_attribute (scan, "Id");
  target = asp_xml_scan_get_attribute (scan, "Target");
  if (g_strcmp0 (id, self->sheet_link) != 0 || target == NULL)
    return;

  g_free (self->sheet);
  self->sheet = *target == '/' ? g_strdup (target + 1) : g_strconcat ("xl/", target, NULL);
}

/* Texts that cells share. How a word is read out is none of it. */

static void
string_end_cb (AspXmlScan *scan,
               const char *name,
               const char *text,
               gpointer    user_data)
{
  Reader *self = user_data;

  if (strcmp (name, "t") == 0 && !asp_xml_scan_is_below (scan, "rPh"))
    g_string_append (self->string, text);
  if (strcmp (name, "si") != 0)
    return;

  self->strings_size += self->string->len + sizeof (gpointer);
  if (self->strings_size > MAX_SIZE)
    fail_limit (scan);
  g_ptr_array_add (self->strings, asp_xlsx_unescape (self->string->str));
  g_string_truncate (self->string, 0);
}

/* Styles: a number that is shown as a date is one. */

static gboolean
is_date_format (const char *code)
{
  gboolean is_quoted = FALSE;

  for (; *code != '\0'; code++)
    {
      if (*code == '"')
        is_quoted = !is_quoted;
      else if (*code == '\\' && code[1] != '\0')
        code++;
      else if (*code == '[')
        code += strcspn (code, "]") - (strchr (code, ']') == NULL);
      else if (!is_quoted && (*code == 'y' || *code == 'd' || *code == 'Y' || *code == 'D'))
        return TRUE;
    }

  return FALSE;
}

static void
style_start_cb (AspXmlScan *scan,
                const char *name,
                gpointer    user_data)
{
  Reader *self = user_data;
  guint format = get_number (scan, "numFmtId");

  if (strcmp (name, "numFmt") == 0)
    {
      g_autofree char *code = asp_xml_scan_get_attribute (scan, "formatCode");

      if (code != NULL && is_date_format (code))
        g_array_append_val (self->date_formats, format);
    }
  else if (strcmp (name, "xf") == 0 && asp_xml_scan_is_below (scan, "cellXfs"))
    {
      /* Those that have a number without a code; 18 to 21 are times of a day. */
      gboolean is_date = (format >= 14 && format <= 17) || format == 22;

      for (guint i = 0; i < self->date_formats->len; i++)
        is_date |= g_array_index (self->date_formats, guint, i) == format;
      g_array_append_val (self->is_date, is_date);
    }
}

/* The sheet: a line for each row, also for those that are not there, so that lines are rows. */

static void
finish_line (Reader *self)
{
  const Line line = { self->out->len, self->column };

  g_array_append_val (self->lines, line);
  self->n_tabs = MAX (self->n_tabs, self->column);
  self->row++;
  self->column = 0;
  self->next_column = 0;
}

static void
begin_row (Reader     *self,
           AspXmlScan *scan)
{
  guint row = get_number (scan, "r");

  if (row > MAX_ROWS || self->row > MAX_ROWS)
    {
      fail_limit (scan);
      return;
    }
  while (self->row < row)
    finish_line (self);
}

/* "AB12" is in the column 27. */
static guint
get_column (const char *place)
{
  guint column = 0;

  for (; g_ascii_isalpha (*place) && column <= MAX_COLUMNS; place++)
    column = column * 26 + (guint) (g_ascii_toupper (*place) - 'A') + 1;

  return column - 1;
}

static void
begin_cell (Reader     *self,
            AspXmlScan *scan)
{
  g_autofree char *place = asp_xml_scan_get_attribute (scan, "r");
  g_autofree char *type = asp_xml_scan_get_attribute (scan, "t");

  self->cell_column = place != NULL ? get_column (place) : self->next_column;
  self->next_column = self->cell_column + 1;
  self->is_number = type == NULL || strcmp (type, "n") == 0;
  self->is_shared = g_strcmp0 (type, "s") == 0;
  self->cell_style = get_number (scan, "s");
  g_string_truncate (self->value, 0);
  if (self->cell_column >= MAX_COLUMNS)
    fail_limit (scan);
}

static void
sheet_start_cb (AspXmlScan *scan,
                const char *name,
                gpointer    user_data)
{
  if (strcmp (name, "row") == 0)
    begin_row (user_data, scan);
  else if (strcmp (name, "c") == 0)
    begin_cell (user_data, scan);
}

/* As a person would write it: no exponent, no ".0". Returns: (transfer full) */
static char *
format_number (Reader     *self,
               const char *text)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  char *end;
  double number = g_ascii_strtod (text, &end);
  gboolean is_date = self->cell_style < self->is_date->len &&
                     g_array_index (self->is_date, gboolean, self->cell_style);

  if (end == text || *end != '\0' || !isfinite (number))
    return g_strdup (text);
  if (is_date && number >= 1 && number < 2958466)
    return asp_day_to_iso (self->day_zero + (AspDay) number);
  if (fabs (number) < 1e15 && floor (number) >= number)
    return g_strdup_printf ("%.0f", number);

  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.15g", number));
}

/* Returns: (transfer full): texts of formulas and of the cell itself as they stand there */
static char *
get_text (Reader *self)
{
  guint64 index;

  if (self->is_number)
    return format_number (self, self->value->str);
  if (!self->is_shared)
    return asp_xlsx_unescape (self->value->str);

  index = g_ascii_strtoull (self->value->str, NULL, 10);

  return g_strdup (index < self->strings->len ? g_ptr_array_index (self->strings, index) : "");
}

static void
end_cell (Reader     *self,
          AspXmlScan *scan)
{
  g_autofree char *text = get_text (self);

  while (self->column < self->cell_column)
    {
      g_string_append_c (self->out, '\t');
      self->column++;
    }
  g_string_append_c (self->out, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (self->out, '"');
      g_string_append_c (self->out, *p == '\n' || *p == '\r' ? ' ' : *p);
    }
  g_string_append_c (self->out, '"');
  if (self->out->len > MAX_SIZE)
    fail_limit (scan);
}

static void
sheet_end_cb (AspXmlScan *scan,
              const char *name,
              const char *text,
              gpointer    user_data)
{
  Reader *self = user_data;
  gboolean is_inline = strcmp (name, "t") == 0 && asp_xml_scan_is_below (scan, "is") &&
                       !asp_xml_scan_is_below (scan, "rPh");

  if (is_inline || strcmp (name, "v") == 0)
    g_string_append (self->value, text);
  else if (strcmp (name, "c") == 0)
    end_cell (self, scan);
  else if (strcmp (name, "row") == 0)
    finish_line (self);
}

/* Reads a part, if it is there. */
static gboolean
read_part (Reader              *self,
           const char          *name,
           const AspXmlHandler *handler,
           GError             **error)
{
  g_autoptr (GInputStream) stream = NULL;
  guint index;

  if (!asp_zip_find (self->zip, name, &index))
    return TRUE;

  stream = asp_zip_open (self->zip, index);

  return asp_xml_scan_run (stream, handler, self, error);
}

static gboolean
read_parts (Reader  *self,
            GError **error)
{
  static const AspXmlHandler workbook = { .start = workbook_start_cb };
  static const AspXmlHandler links = { .start = link_start_cb };
  static const AspXmlHandler strings = { .end = string_end_cb };
  static const AspXmlHandler styles = { .start = style_start_cb };
  static const AspXmlHandler sheet = { sheet_start_cb, sheet_end_cb };

  if (!read_part (self, WORKBOOK, &workbook, error) ||
      !read_part (self, WORKBOOK_LINKS, &links, error) ||
      !read_part (self, STRINGS, &strings, error) || !read_part (self, STYLES, &styles, error))
    return FALSE;

  return self->sheet == NULL || read_part (self, self->sheet, &sheet, error);
}

/* A workbook does not say of cells at the end of a row that they are empty: all rows get as many.
 * Returns: (transfer full) (nullable) */
static GBytes *
write_table (Reader  *self,
             GError **error)
{
  GString *table;
  gsize begin = 0;

  if (self->out->len + (gsize) self->lines->len * (self->n_tabs + 1) > MAX_SIZE)
    {
      g_propagate_error (error, create_limit_error ());
      return NULL;
    }

  table = g_string_new ("\xef\xbb\xbf");
  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = &g_array_index (self->lines, Line, i);

      g_string_append_len (table, self->out->str + begin, (gssize) (line->end - begin));
      for (guint tabs = line->n_tabs; line->end > begin && tabs < self->n_tabs; tabs++)
        g_string_append_c (table, '\t');
      g_string_append_c (table, '\n');
      begin = line->end;
    }

  return g_string_free_to_bytes (table);
}

/* Whether the file begins as a workbook does. */
gboolean
asp_xlsx_is_workbook (GBytes *bytes)
{
  gsize length;
  const char *data;

  g_return_val_if_fail (bytes != NULL, FALSE);

  data = g_bytes_get_data (bytes, &length);

  return length >= 4 && memcmp (data, "PK\003\004", 4) == 0;
}

/* The first visible sheet as a table of text in UTF-8, with tabs between the cells: a line for each
 * row. Errors: ASP_CSV_ERROR when it is no workbook or too large, and those of asp_xml_scan_run()
 * when a part is damaged. Returns: (transfer full) (nullable) */
GBytes *
asp_xlsx_read_table (GBytes  *workbook,
                     GError **error)
{
  g_autoptr (Reader) self = g_new0 (Reader, 1);
  guint index;

  g_return_val_if_fail (workbook != NULL, NULL);

  self->day_zero = DAY_ZERO;
  self->strings = g_ptr_array_new_with_free_func (g_free);
  self->string = g_string_new (NULL);
  self->date_formats = g_array_new (FALSE, FALSE, sizeof (guint));
  self->is_date = g_array_new (FALSE, FALSE, sizeof (gboolean));
  self->out = g_string_new (NULL);
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  self->value = g_string_new (NULL);
  self->row = 1;
  self->zip = asp_zip_new (workbook);
  if (self->zip != NULL && !read_parts (self, error))
    return NULL;

  if (self->zip == NULL || self->sheet == NULL || !asp_zip_find (self->zip, self->sheet, &index))
    {
      g_set_error_literal (error, ASP_CSV_ERROR, ASP_CSV_ERROR_ENCODING,
                           _("This is no workbook with a sheet, or it is damaged."));
      return NULL;
    }

  return write_table (self, error);
}
