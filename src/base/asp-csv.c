/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-csv.h"

#include "asp-csv-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Ten times the country's municipalities with a thousand bytes each is far below these. */
#define MAX_BYTES (64 * 1024 * 1024)
#define MAX_ROWS 200000
#define MAX_COLUMNS 1000
#define MAX_CELLS 4000000

/* How many rows the guess of the separator looks at. */
#define N_SAMPLE_ROWS 20

/**
 * AspCsv:
 *
 * A table read from text. It does not change after asp_csv_parse(), so any thread may read it.
 */
struct _AspCsv
{
  GPtrArray *cells;             /* (owned): owned UTF-8, row after row */
  GArray    *rows;              /* (owned): of Row */
};

typedef struct
{
  guint first_cell;
  guint n_cells;
  guint line;                   /* where the row begins, from 1 */
} Row;

/* A place in the text and its line. */
typedef struct
{
  const char *p;
  guint       line;
} Cursor;

G_DEFINE_QUARK (asp-csv-error-quark, asp_csv_error)

static const char separators[] = { ';', '\t', ',' };

static gboolean
is_line_end (char c)
{
  return c == '\n' || c == '\r' || c == '\0';
}

/* Moves over one line end: LF, CR LF or CR. */
static void
skip_line_end (Cursor *cursor)
{
  if (*cursor->p == '\0')
    return;

  if (cursor->p[0] == '\r' && cursor->p[1] == '\n')
    cursor->p++;

  cursor->p++;
  cursor->line++;
}

/* The signs that make a spreadsheet take a cell for a formula, also in their full-width form. */
static gboolean
starts_formula (const char *text)
{
  static const char *const wide_signs[] = { "\xEF\xBC\x9D", "\xEF\xBC\x8B", "\xEF\xBC\x8D",
                                            "\xEF\xBC\xA0" };

  if (*text != '\0' && strchr ("=+-@\t\r\n", *text) != NULL)
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (wide_signs); i++)
    {
      if (g_str_has_prefix (text, wide_signs[i]))
        return TRUE;
    }

  return FALSE;
}

/* Apostrophes before such a sign count as well, so that reading can take away exactly the one that
 * writing put there. */
static gboolean
is_guarded_or_formula (const char *text)
{
  return starts_formula (text + strspn (text, "'"));
}

/* The inside of a quoted cell; the cursor stands on the opening quote and ends after the closing
 * one. */
static gboolean
read_quoted (Cursor   *cursor,
             GString  *cell,
             GError  **error)
{
  guint opening_line = cursor->line;

  cursor->p++;
  for (;;)
    {
      if (*cursor->p == '\0')
        {
          g_set_error (error, ASP_CSV_ERROR, ASP_CSV_ERROR_QUOTE,
                       /* Translators: %u is a line of a file */
                       _("Line %u: a cell begins with a quotation mark and is not closed"),
                       opening_line);
          return FALSE;
        }

      if (*cursor->p == '"')
        {
          cursor->p++;
          if (*cursor->p != '"')
            return TRUE;
        }

      if (*cursor->p == '\n' || *cursor->p == '\r')
        {
          skip_line_end (cursor);
          g_string_append_c (cell, '\n');
        }
      else
        {
          g_string_append_c (cell, *cursor->p++);
        }
    }
}

/* One cell; the cursor ends on a separator or a line end. A quotation mark inside an unquoted cell
 * is a sign like any other (6" pipe). */
static gboolean
read_cell (Cursor   *cursor,
           char      separator,
           GString  *cell,
           GError  **error)
{
  g_string_truncate (cell, 0);

  if (*cursor->p == '"' && !read_quoted (cursor, cell, error))
    return FALSE;

  while (*cursor->p != separator && !is_line_end (*cursor->p))
    g_string_append_c (cell, *cursor->p++);

  return TRUE;
}

static gboolean
fail_limit (GError **error,
            guint    line)
{
  g_set_error (error, ASP_CSV_ERROR, ASP_CSV_ERROR_LIMIT,
               /* Translators: %u is a line of a file */
               _("Line %u: the table is larger than %d rows, %d columns or %d cells"), line,
               MAX_ROWS, MAX_COLUMNS, MAX_CELLS);

  return FALSE;
}

static gboolean
read_row (AspCsv   *self,
          Cursor   *cursor,
          char      separator,
          GString  *cell,
          GError  **error)
{
  Row row = { self->cells->len, 0, cursor->line };

  for (;;)
    {
      const char *content;

      if (row.n_cells == MAX_COLUMNS || self->cells->len == MAX_CELLS)
        return fail_limit (error, row.line);

      if (!read_cell (cursor, separator, cell, error))
        return FALSE;

      content = cell->str;
      if (*content == '\'' && is_guarded_or_formula (content))
        content++;

      g_ptr_array_add (self->cells, g_strdup (content));
      row.n_cells++;

      if (*cursor->p != separator)
        break;

      cursor->p++;
    }

  skip_line_end (cursor);
  g_array_append_val (self->rows, row);

  return TRUE;
}

static AspCsv *
read_table (const char  *text,
            char         separator,
            guint        first_line,
            guint        max_rows,
            GError     **error)
{
  g_autoptr (AspCsv) self = g_new0 (AspCsv, 1);
  g_autoptr (GString) cell = g_string_new (NULL);
  Cursor cursor = { text, first_line };

  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));

  while (*cursor.p != '\0' && (is_line_end (*cursor.p) || self->rows->len < max_rows))
    {
      if (is_line_end (*cursor.p))
        skip_line_end (&cursor);
      else if (!read_row (self, &cursor, separator, cell, error))
        return NULL;
    }

  if (*cursor.p != '\0' && max_rows == MAX_ROWS)
    {
      fail_limit (error, cursor.line);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/* The separator that cuts the first row into more than one cell and the largest share of the rows
 * into the same number, then into the most cells; the semicolon when two are equal, because a
 * Hungarian spreadsheet writes that and uses the comma in numbers. */
static char
guess_separator (const char *text)
{
  char best = separators[0];
  guint best_score = 0;
  guint best_rows = 1;
  guint best_cells = 1;

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      g_autoptr (AspCsv) sample = read_table (text, separators[i], 1, N_SAMPLE_ROWS, NULL);
      guint score = 0;
      guint n_rows;
      guint n_cells;

      /* NULL: with this separator the text is not readable; another may do, and the error of the
       * chosen one is reported. */
      if (sample == NULL || asp_csv_get_n_rows (sample) == 0)
        continue;

      n_rows = asp_csv_get_n_rows (sample);
      n_cells = asp_csv_get_n_cells (sample, 0);
      if (n_cells < 2)
        continue;

      for (guint row = 0; row < n_rows; row++)
        score += asp_csv_get_n_cells (sample, row) == n_cells ? 1 : 0;

      /* Shares are compared, because a wrong separator misses quotes and makes more rows. */
      if (score * best_rows > best_score * n_rows
          || (score * best_rows == best_score * n_rows && n_cells > best_cells))
        {
          best = separators[i];
          best_score = score;
          best_rows = n_rows;
          best_cells = n_cells;
        }
    }

  return best;
}

/**
 * asp_csv_parse:
 * @data: the bytes of a file, any bytes
 * @length: their number
 *
 * Reads a table as spreadsheets write it. The encoding is found out (UTF-8, UTF-16 with a mark,
 * Windows-1250, ISO-8859-2), and so is the separator (`;`, tab, `,`, or what a first line `sep=`
 * names). Cells may be quoted and have line ends, which become LF. Empty lines are no rows.
 * An apostrophe that guards a formula sign (see asp_csv_append_cell()) is taken away.
 * At most 64 MiB, 200 000 rows, 1000 columns and 4 000 000 cells are read.
 *
 * Returns: (transfer full) (nullable): the table, possibly without rows, or %NULL with an error of
 *   #AspCsvError that names the line
 */
AspCsv *
asp_csv_parse (const char  *data,
               gsize        length,
               GError     **error)
{
  AspCsvDialect dialect = { ASP_CSV_ENCODING_UNKNOWN, '\0' };

  return asp_csv_parse_dialect (data, length, &dialect, error);
}

/**
 * asp_csv_parse_dialect:
 * @data: the bytes of a file, any bytes
 * @length: their number
 * @dialect: (inout): what the user knows about the file; what was found out about the rest
 *
 * As asp_csv_parse(), for a user who sees what was found out and may know better.
 *
 * Returns: (transfer full) (nullable): the table, possibly without rows, or %NULL with an error of
 *   #AspCsvError that names the line
 */
AspCsv *
asp_csv_parse_dialect (const char     *data,
                       gsize           length,
                       AspCsvDialect  *dialect,
                       GError        **error)
{
  g_autofree char *text = NULL;
  Cursor start;

  g_return_val_if_fail (data != NULL || length == 0, NULL);
  g_return_val_if_fail (dialect != NULL, NULL);

  if (length > MAX_BYTES)
    {
      g_set_error (error, ASP_CSV_ERROR, ASP_CSV_ERROR_LIMIT,
                   _("The table is larger than %d bytes"), MAX_BYTES);
      return NULL;
    }

  /* An empty GBytes has no data at all. */
  text = asp_csv_decode (data != NULL ? data : "", length, &dialect->encoding, error);
  if (text == NULL)
    return NULL;

  start = (Cursor) { text, 1 };
  if (g_ascii_strncasecmp (text, "sep=", 4) == 0 && text[4] != '\0' && is_line_end (text[5])
      && memchr (separators, text[4], sizeof separators) != NULL)
    {
      if (dialect->separator == '\0')
        dialect->separator = text[4];

      start.p = text + 5;
      skip_line_end (&start);
    }

  if (dialect->separator == '\0')
    dialect->separator = guess_separator (text);

  return read_table (start.p, dialect->separator, start.line, MAX_ROWS, error);
}

/**
 * asp_csv_free:
 * @self: (transfer full) (nullable): a table
 */
void
asp_csv_free (AspCsv *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_array_unref);
  g_free (self);
}

/**
 * asp_csv_get_n_rows:
 * @self: a table
 *
 * Returns: the number of rows, the header counted in
 */
guint
asp_csv_get_n_rows (AspCsv *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len;
}

/**
 * asp_csv_get_n_cells:
 * @self: a table
 * @row: a row, from 0
 *
 * Returns: the number of cells in that row; rows may differ
 */
guint
asp_csv_get_n_cells (AspCsv *self,
                     guint   row)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (row < self->rows->len, 0);

  return g_array_index (self->rows, Row, row).n_cells;
}

/**
 * asp_csv_get_cell:
 * @self: a table
 * @row: a row, from 0
 * @column: a column, from 0
 *
 * Returns: (transfer none): the text of the cell; empty for a column after the row's last
 */
const char *
asp_csv_get_cell (AspCsv *self,
                  guint   row,
                  guint   column)
{
  const Row *found;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (row < self->rows->len, NULL);

  found = &g_array_index (self->rows, Row, row);
  if (column >= found->n_cells)
    return "";

  return g_ptr_array_index (self->cells, found->first_cell + column);
}

/**
 * asp_csv_get_line:
 * @self: a table
 * @row: a row, from 0
 *
 * Returns: the line of the file on which that row begins, from 1, for messages
 */
guint
asp_csv_get_line (AspCsv *self,
                  guint   row)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (row < self->rows->len, 0);

  return g_array_index (self->rows, Row, row).line;
}

/**
 * asp_csv_append_cell:
 * @out: the row so far
 * @text: (nullable): the text of the cell
 *
 * Appends a cell of text, quoted where a sign in it asks for that. A cell that a spreadsheet would
 * take for a formula gets an apostrophe before it; asp_csv_parse() takes it away again, so
 * that a phone number +36… comes back whole. For amounts use asp_csv_append_integer(),
 * which leaves a negative one a number.
 */
void
asp_csv_append_cell (GString    *out,
                     const char *text)
{
  g_autofree char *valid = NULL;
  gboolean guarded;
  gboolean quoted;
  gsize length;

  g_return_if_fail (out != NULL);

  if (text == NULL || *text == '\0')
    return;

  valid = g_utf8_make_valid (text, -1);
  length = strlen (valid);
  guarded = is_guarded_or_formula (valid);
  quoted = strpbrk (valid, ";,\t\"\r\n") != NULL || valid[0] == ' ' || valid[length - 1] == ' ';

  if (quoted)
    g_string_append_c (out, '"');

  if (guarded)
    g_string_append_c (out, '\'');

  for (const char *p = valid; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (out, '"');

      g_string_append_c (out, *p);
    }

  if (quoted)
    g_string_append_c (out, '"');
}

/**
 * asp_csv_append_integer:
 * @out: the row so far
 * @value: a number
 *
 * Appends a cell that a spreadsheet reads as a number: no grouping, hyphen as minus sign.
 */
void
asp_csv_append_integer (GString *out,
                        gint64   value)
{
  g_return_if_fail (out != NULL);

  g_string_append_printf (out, "%" G_GINT64_FORMAT, value);
}
