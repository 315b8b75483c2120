/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-municipality-csv.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-check.h"
#include "asp-municipality-rules.h"
#include "asp-text.h"

/* Titles and notes may stand above the header. */
#define MAX_HEADER_ROWS 10

/* Characters of a cell. Longer than any name or address, and than a note that is still read. */
#define MAX_TEXT 2000

/* Budapest as a whole, which is a municipality besides its 23 districts (domain.md 14.9). */
#define BUDAPEST_CODE "13578"

struct _AspMunicipalityCsv
{
  AspCsv        *csv;           /* (owned) */
  AspCsvDialect  dialect;
  guint          header_row;
  gboolean       two_headers;   /* the row above the header names groups of columns */
  guint          n_columns;
  int           *fields;        /* (owned) (array length=n_columns) */
};

/* What is needed while the rows are read. */
typedef struct
{
  AspMunicipalityCsv *self;
  GPtrArray          *problems; /* (element-type AspImportProblem) */
  GHashTable         *seen;     /* KSH code → AspMunicipalityCsvRow */
} Reading;

/* A field's number by its column; each stands in the table. */
#define FIELD(column) asp_municipality_field_find (column)

AspImportProblem *
asp_import_problem_new (guint  line,
                        int    field,
                        char  *text)
{
  AspImportProblem *self = g_new0 (AspImportProblem, 1);

  self->line = line;
  self->field = field;
  self->text = text;

  return self;
}

void
asp_import_problem_free (AspImportProblem *self)
{
  g_free (self->text);
  g_free (self);
}

/* Returns: (transfer full): with its place: "Row 12, KSH code: …" */
char *
asp_import_problem_describe (AspImportProblem *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  if (self->line == 0)
    return g_strdup (self->text);

  if (self->field == ASP_MUNICIPALITY_FIELD_NONE)
    /* Translators: %u is a line of the file, %s a sentence that says what is wrong there */
    return g_strdup_printf (_("Row %u: %s"), self->line, self->text);

  /* Translators: %u is a line of the file, the first %s names a column, the second says what is
   * wrong there */
  return g_strdup_printf (_("Row %u, %s: %s"), self->line,
                          asp_municipality_field_get_title (self->field), self->text);
}

static void
row_free (gpointer data)
{
  AspMunicipalityCsvRow *row = data;

  for (guint i = 0; i < asp_municipality_fields_get_n (); i++)
    g_free (row->values[i]);
  g_free (row->values);
  g_free (row);
}

/* Takes @text over. */
static void
add_problem (Reading               *reading,
             AspMunicipalityCsvRow *row,
             int                    field,
             char                  *text)
{
  g_ptr_array_add (reading->problems, asp_import_problem_new (row->line, field, text));
  row->wrong = TRUE;
}

/* Takes @text over. */
static void
add_repair (Reading               *reading,
            AspMunicipalityCsvRow *row,
            int                    field,
            char                  *text)
{
  AspImportProblem *problem = asp_import_problem_new (row->line, field, text);

  problem->repaired = TRUE;
  g_ptr_array_add (reading->problems, problem);
}

/* A header cell; with the group above it when @two_headers. The name of a group stands in the first
 * of its columns only. */
static char *
compose_header (AspCsv   *csv,
                guint     row,
                guint     column,
                gboolean  two_headers)
{
  const char *own = asp_csv_get_cell (csv, row, column);
  const char *group = "";

  if (!two_headers || row == 0)
    return g_strdup (own);

  for (guint i = 0; i <= column; i++)
    {
      const char *cell = asp_csv_get_cell (csv, row - 1, i);

      if (*cell != '\0')
        group = cell;
    }

  return *group == '\0' ? g_strdup (own) : g_strdup_printf ("%s %s", group, own);
}

/* How many different fields the cells of a row name. */
static guint
count_fields (AspCsv   *csv,
              guint     row,
              gboolean  two_headers)
{
  guint64 found = 0;
  guint n = 0;

  for (guint i = 0; i < asp_csv_get_n_cells (csv, row); i++)
    {
      g_autofree char *header = compose_header (csv, row, i, two_headers);
      int field = asp_municipality_field_guess (header);

      if (field == ASP_MUNICIPALITY_FIELD_NONE || (found & G_GUINT64_CONSTANT (1) << field) != 0)
        continue;

      found |= G_GUINT64_CONSTANT (1) << field;
      n++;
    }

  return n;
}

/* The header is the row that names the most fields; the first one when none names any. */
static void
find_header (AspMunicipalityCsv *self)
{
  guint n_rows = MIN (asp_csv_get_n_rows (self->csv), MAX_HEADER_ROWS);
  guint best = 0;

  for (guint row = 0; row < n_rows; row++)
    {
      for (int two = 0; two <= (row > 0 ? 1 : 0); two++)
        {
          guint n = count_fields (self->csv, row, two == 1);

          if (n <= best)
            continue;

          best = n;
          self->header_row = row;
          self->two_headers = two == 1;
        }
    }
}

static void
guess_fields (AspMunicipalityCsv *self)
{
  self->n_columns = asp_csv_get_n_cells (self->csv, self->header_row);
  self->fields = g_new (int, self->n_columns);
  for (guint i = 0; i < self->n_columns; i++)
    self->fields[i] = ASP_MUNICIPALITY_FIELD_NONE;

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *header = compose_header (self->csv, self->header_row, i, self->two_headers);
      int field = asp_municipality_field_guess (header);
      gboolean taken = FALSE;

      for (guint j = 0; j < i; j++)
        taken = taken || self->fields[j] == field;
      if (!taken)
        self->fields[i] = field;
    }
}

/**
 * asp_municipality_csv_new:
 * @data: the bytes of a file, any bytes
 * @length: their number
 * @dialect: (nullable): what the user knows about the file
 *
 * Opens a table: finds its encoding, its separator and its header, and guesses from the header
 * which column gives which field. The guess can be changed before the rows are read.
 *
 * Returns: (transfer full) (nullable): the table, or %NULL with an error of #AspCsvError
 */
AspMunicipalityCsv *
asp_municipality_csv_new (const char           *data,
                          gsize                 length,
                          const AspCsvDialect  *dialect,
                          GError              **error)
{
  g_autoptr (AspMunicipalityCsv) self = g_new0 (AspMunicipalityCsv, 1);

  if (dialect != NULL)
    self->dialect = *dialect;

  self->csv = asp_csv_parse_dialect (data, length, &self->dialect, error);
  if (self->csv == NULL)
    return NULL;

  if (asp_csv_get_n_rows (self->csv) == 0)
    {
      g_set_error (error, ASP_CSV_ERROR, ASP_CSV_ERROR_EMPTY, _("The file is empty."));
      return NULL;
    }

  find_header (self);
  guess_fields (self);

  return g_steal_pointer (&self);
}

void
asp_municipality_csv_free (AspMunicipalityCsv *self)
{
  g_clear_pointer (&self->csv, asp_csv_free);
  g_free (self->fields);
  g_free (self);
}

/* How the file was understood. */
AspCsvDialect
asp_municipality_csv_get_dialect (AspMunicipalityCsv *self)
{
  g_return_val_if_fail (self != NULL, ((AspCsvDialect) { 0 }));

  return self->dialect;
}

/* The rows below the header. */
guint
asp_municipality_csv_get_n_rows (AspMunicipalityCsv *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return asp_csv_get_n_rows (self->csv) - self->header_row - 1;
}

guint
asp_municipality_csv_get_n_columns (AspMunicipalityCsv *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_columns;
}

/* Returns: (transfer full): as the file has it; a header of two rows in one */
char *
asp_municipality_csv_get_header (AspMunicipalityCsv *self,
                                 guint               column)
{
  g_return_val_if_fail (self != NULL && column < self->n_columns, NULL);

  return compose_header (self->csv, self->header_row, column, self->two_headers);
}

/* @row: below the header, from 0. Returns: (transfer none): as the file has it */
const char *
asp_municipality_csv_get_cell (AspMunicipalityCsv *self,
                               guint               row,
                               guint               column)
{
  g_return_val_if_fail (self != NULL && row < asp_municipality_csv_get_n_rows (self), NULL);

  return asp_csv_get_cell (self->csv, self->header_row + 1 + row, column);
}

/* Returns: the line of the file where the row begins, from 1 */
guint
asp_municipality_csv_get_line (AspMunicipalityCsv *self,
                               guint               row)
{
  g_return_val_if_fail (self != NULL && row < asp_municipality_csv_get_n_rows (self), 0);

  return asp_csv_get_line (self->csv, self->header_row + 1 + row);
}

/* Returns: what the column gives, or ASP_MUNICIPALITY_FIELD_NONE */
int
asp_municipality_csv_get_field (AspMunicipalityCsv *self,
                                guint               column)
{
  g_return_val_if_fail (self != NULL && column < self->n_columns, ASP_MUNICIPALITY_FIELD_NONE);

  return self->fields[column];
}

/* Another column that gave the same field gives nothing from then on. */
void
asp_municipality_csv_set_field (AspMunicipalityCsv *self,
                                guint               column,
                                int                 field)
{
  g_return_if_fail (self != NULL && column < self->n_columns);
  g_return_if_fail (field < (int) asp_municipality_fields_get_n ());

  for (guint i = 0; i < self->n_columns; i++)
    {
      if (self->fields[i] == field)
        self->fields[i] = ASP_MUNICIPALITY_FIELD_NONE;
    }
  self->fields[column] = field;
}

static gboolean
has_field (AspMunicipalityCsv *self,
           int                 field)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      if (self->fields[i] == field)
        return TRUE;
    }

  return FALSE;
}

/* "–" is the gazetteer's sign for "there is none". */
static gboolean
is_dash (const char *text)
{
  static const char *const dashes[] = { "-", "–", "—", "−" };

  for (guint i = 0; i < G_N_ELEMENTS (dashes); i++)
    {
      if (strcmp (text, dashes[i]) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Names of places have Hungarian letters only; another sign shows that the file was read in a wrong
 * encoding. Returns: (transfer full) (nullable): that sign */
static char *
find_foreign_sign (const char *text)
{
  static const char allowed[] = "áéíóöőúüűÁÉÍÓÖŐÚÜŰ -–.,()/[]";

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x80 && g_ascii_isalnum ((char) c))
        continue;
      if (g_utf8_strchr (allowed, -1, c) == NULL && !g_unichar_isspace (c))
        return g_strndup (p, (gsize) (g_utf8_next_char (p) - p));
    }

  return NULL;
}

static gboolean
has_control_sign (const char *text,
                  gboolean    several_lines)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      if (g_unichar_iscntrl (g_utf8_get_char (p)) &&
          !(several_lines && (*p == '\n' || *p == '\t')))
        return TRUE;
    }

  return FALSE;
}

/* A code that a spreadsheet took for a number: without its zero (5236), or as a decimal number
 * (13578.0). Returns: (transfer full) (nullable): the code, where its check digit proves it */
static char *
repair_code (const char *text)
{
  g_autofree char *folded = asp_text_fold (text);
  g_autofree char *code = NULL;
  gsize length = strspn (folded, "0123456789");
  const char *rest = folded + length;

  if (*rest != '\0' && strcmp (rest, ".0") != 0 && strcmp (rest, ",0") != 0)
    return NULL;
  if (length != 4 && length != 5)
    return NULL;

  code = g_strdup_printf ("%s%.*s", length == 4 ? "0" : "", (int) length, folded);
  if (asp_check_identifier (ASP_IDENTIFIER_KSH, code) != ASP_CHECK_OK)
    return NULL;

  return g_steal_pointer (&code);
}

static void
read_code (Reading               *reading,
           AspMunicipalityCsvRow *row,
           int                    field,
           const char            *text)
{
  AspCheck check = asp_check_identifier (ASP_IDENTIFIER_KSH, text);
  AspMunicipalityCsvRow *other;
  char *code;

  if (check == ASP_CHECK_OK)
    {
      code = asp_identifier_normalize (ASP_IDENTIFIER_KSH, text);
    }
  else
    {
      code = repair_code (text);
      if (code == NULL)
        {
          add_problem (reading, row, field, asp_check_describe (ASP_IDENTIFIER_KSH, check));
          return;
        }
      /* Translators: the first %s is what stands in the file, the second the whole code */
      add_repair (reading, row, field,
                  g_strdup_printf (_("“%s” was completed to %s, which its check digit proves."),
                                   text, code));
    }

  row->values[field] = code;
  other = g_hash_table_lookup (reading->seen, code);
  if (other == NULL)
    {
      g_hash_table_insert (reading->seen, code, row);
      return;
    }

  add_problem (reading, row, field,
               /* Translators: %s is a code, %u the line of the file where it stands, too */
               g_strdup_printf (_("The code %s stands in row %u, too."), code, other->line));
  if (!other->wrong)
    add_problem (reading, other, field,
                 g_strdup_printf (_("The code %s stands in row %u, too."), code, row->line));
}

/* Returns: (transfer full) (nullable): what is wrong with any text */
static char *
check_text (int         field,
            const char *text)
{
  g_autofree char *sign = NULL;

  if (g_utf8_strlen (text, -1) > MAX_TEXT)
    return g_strdup (_("The text is too long."));
  if (has_control_sign (text, field == FIELD ("note")))
    return g_strdup (_("The text has a line break or a sign that cannot be seen."));

  sign = asp_municipality_field_is_place (field) ? find_foreign_sign (text) : NULL;
  if (sign != NULL)
    /* Translators: the first %s is one character, the second the text that has it */
    return g_strdup_printf (_("“%s” in “%s” is no letter of a Hungarian name: please check the "
                              "encoding."), sign, text);

  return NULL;
}

static void
read_cell (Reading               *reading,
           AspMunicipalityCsvRow *row,
           int                    field,
           const char            *cell)
{
  g_autofree char *text = g_strstrip (g_strdup (cell));
  char *wrong = check_text (field, text);

  if (wrong != NULL)
    {
      add_problem (reading, row, field, wrong);
      return;
    }

  if (field == FIELD ("ksh_code"))
    {
      read_code (reading, row, field, text);
      return;
    }

  if (field == FIELD ("office_seat") && is_dash (text))
    {
      row->values[field] = g_strdup ("");
      return;
    }

  /* A day is never completed from another one: what is not whole is refused. */
  wrong = asp_municipality_field_check (asp_municipality_field_get_column (field), text,
                                        ASP_DAY_NONE);
  if (wrong != NULL)
    add_problem (reading, row, field, wrong);
  else
    row->values[field] = asp_municipality_field_parse (asp_municipality_field_get_column (field),
                                                       text, ASP_DAY_NONE);
}

/* What one column says about another. */
static void
complete_row (Reading               *reading,
              AspMunicipalityCsvRow *row)
{
  int seat = FIELD ("office_seat");
  int county = FIELD ("county");
  const char *office = row->values[FIELD ("office_code")];

  /* The gazetteer of 2024 writes so at the seat itself. */
  if (g_ascii_strcasecmp (row->values[seat] != NULL ? row->values[seat] : "", "[helyben]") == 0)
    {
      g_free (row->values[seat]);
      row->values[seat] = g_strdup (row->values[FIELD ("name")]);
    }

  /* An own office (codes 1 and 3) has no other seat. */
  if (row->values[seat] == NULL && has_field (reading->self, seat) && office != NULL &&
      (*office == '1' || *office == '3'))
    row->values[seat] = g_strdup ("");

  /* The gazetteer gives the county around the capital, which belongs to none. */
  if (g_strcmp0 (row->values[FIELD ("ksh_code")], BUDAPEST_CODE) == 0 &&
      g_strcmp0 (row->values[county], "Pest") == 0)
    {
      g_free (row->values[county]);
      row->values[county] = g_strdup ("főváros");
      add_repair (reading, row, county,
                  g_strdup (_("Budapest belongs to no county: “főváros” is stored instead of "
                              "“Pest”.")));
    }
}

static gboolean
is_empty_row (AspCsv *csv,
              guint   row)
{
  for (guint i = 0; i < asp_csv_get_n_cells (csv, row); i++)
    {
      const char *cell = asp_csv_get_cell (csv, row, i);

      if (cell[strspn (cell, " \t\n")] != '\0')
        return FALSE;
    }

  return TRUE;
}

/* Cells that are missing or too many mean that the values stand in wrong columns. */
static gboolean
has_right_length (AspMunicipalityCsv *self,
                  guint               row)
{
  guint n_cells = asp_csv_get_n_cells (self->csv, row);

  for (guint i = self->n_columns; i < n_cells; i++)
    {
      if (*asp_csv_get_cell (self->csv, row, i) != '\0')
        return FALSE;
    }

  return n_cells >= self->n_columns;
}

static AspMunicipalityCsvRow *
read_row (Reading *reading,
          guint    csv_row)
{
  AspMunicipalityCsv *self = reading->self;
  AspMunicipalityCsvRow *row = g_new0 (AspMunicipalityCsvRow, 1);

  row->line = asp_csv_get_line (self->csv, csv_row);
  row->values = g_new0 (char *, asp_municipality_fields_get_n ());

  if (!has_right_length (self, csv_row))
    {
      add_problem (reading, row, ASP_MUNICIPALITY_FIELD_NONE,
                   /* Translators: numbers of cells in a row and of columns in the header */
                   g_strdup_printf (_("The row has %u cells, but the header has %u."),
                                    asp_csv_get_n_cells (self->csv, csv_row), self->n_columns));
      return row;
    }

  for (guint i = 0; i < self->n_columns; i++)
    {
      if (self->fields[i] != ASP_MUNICIPALITY_FIELD_NONE)
        read_cell (reading, row, self->fields[i], asp_csv_get_cell (self->csv, csv_row, i));
    }
  complete_row (reading, row);

  return row;
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const AspImportProblem *x = *(const AspImportProblem *const *) a;
  const AspImportProblem *y = *(const AspImportProblem *const *) b;

  if (x->line != y->line)
    return x->line < y->line ? -1 : 1;

  if (x->field != y->field)
    return x->field < y->field ? -1 : 1;

  return (x->repaired ? 1 : 0) - (y->repaired ? 1 : 0);
}

/**
 * asp_municipality_csv_read:
 * @self: a table
 * @problems: (element-type AspImportProblem): what is found is added, in the order of the rows
 *
 * Reads all rows with the fields as they are set now. Any thread.
 *
 * Returns: (transfer full) (element-type AspMunicipalityCsvRow): the rows of the file, the wrong
 *   ones too; none when the file as a whole cannot be taken
 */
GPtrArray *
asp_municipality_csv_read (AspMunicipalityCsv *self,
                           GPtrArray          *problems)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (row_free);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  Reading reading = { self, problems, seen };

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (problems != NULL, NULL);

  if (!has_field (self, FIELD ("ksh_code")))
    {
      g_ptr_array_add (problems, asp_import_problem_new (
        0, ASP_MUNICIPALITY_FIELD_NONE,
        g_strdup (_("No column gives the KSH code, by which a municipality is recognised. Please "
                    "choose its column."))));
      return g_steal_pointer (&rows);
    }

  for (guint i = self->header_row + 1; i < asp_csv_get_n_rows (self->csv); i++)
    {
      if (!is_empty_row (self->csv, i))
        g_ptr_array_add (rows, read_row (&reading, i));
    }
  if (rows->len == 0)
    g_ptr_array_add (problems, asp_import_problem_new (
      0, ASP_MUNICIPALITY_FIELD_NONE,
      g_strdup (_("The file has no municipality below its header."))));

  g_ptr_array_sort (problems, compare_lines);

  return g_steal_pointer (&rows);
}
