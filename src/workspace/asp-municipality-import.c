/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-municipality-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-format.h"
#include "asp-municipality-csv.h"
#include "asp-municipality.h"
#include "asp-record-commands.h"
#include "asp-text.h"
#include "asp-xlsx-reader.h"

/* Many times the country. What is read stands in the window while the user looks at it. */
#define MAX_BYTES (8 * 1024 * 1024)
#define MAX_ROWS 20000

struct _AspMunicipalityImport
{
  AspDocument        *document; /* (owned) */
  AspMunicipalityCsv *csv;      /* (owned) */
  GPtrArray          *rows;     /* (owned) (element-type AspMunicipalityCsvRow) */
  GPtrArray          *problems; /* (owned) (element-type AspImportProblem) */
  GHashTable         *by_cell;  /* (owned): cell_key() → AspImportProblem */
  AspImportCounts     counts;
};

/* The document's municipalities, to be recognised. */
typedef struct
{
  GHashTable *by_code;          /* (owned): KSH code → GPtrArray of AspRecord */
  GHashTable *by_name;          /* (owned): folded name → GPtrArray; those without a code */
} Known;

static void
known_clear (Known *self)
{
  g_clear_pointer (&self->by_code, g_hash_table_unref);
  g_clear_pointer (&self->by_name, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Known, known_clear)

/* Takes @key over. */
static void
add_known (GHashTable *table,
           char       *key,
           AspRecord  *record)
{
  GPtrArray *records = g_hash_table_lookup (table, key);

  if (records != NULL)
    {
      g_free (key);
    }
  else
    {
      records = g_ptr_array_new ();
      g_hash_table_insert (table, key, records);
    }
  g_ptr_array_add (records, record);
}

static Known
find_known (AspDocument *document)
{
  GListModel *municipalities = G_LIST_MODEL (asp_document_get_municipalities (document));
  Known known;

  known.by_code = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) g_ptr_array_unref);
  known.by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < g_list_model_get_n_items (municipalities); i++)
    {
      g_autoptr (AspRecord) record = g_list_model_get_item (municipalities, i);
      const char *code = asp_record_get_text (record, "ksh_code");

      /* The list keeps the record. */
      if (code != NULL && *code != '\0')
        add_known (known.by_code, g_strdup (code), record);
      else
        add_known (known.by_name, asp_text_fold (asp_record_get_text (record, "name")), record);
    }

  return known;
}

static const char *
get_value (AspMunicipalityCsvRow *row,
           const char            *column)
{
  return row->values[asp_municipality_field_find (column)];
}

/* Returns: (transfer full): column → value, of what the row gives */
static GHashTable *
get_values (AspMunicipalityCsvRow *row)
{
  GHashTable *values = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < asp_municipality_fields_get_n (); i++)
    {
      if (row->values[i] != NULL)
        g_hash_table_insert (values, (gpointer) asp_municipality_field_get_column ((int) i),
                             row->values[i]);
    }

  return values;
}

/* Takes @text over. */
static void
add_error (AspMunicipalityImport *self,
           AspMunicipalityCsvRow *row,
           const char            *column,
           char                  *text)
{
  g_ptr_array_add (self->problems,
                   asp_import_problem_new (row->line, asp_municipality_field_find (column), text));
  row->wrong = TRUE;
}

/* @record: (out) (transfer none) (nullable): NULL for a new one. Returns: FALSE when the row cannot
 * be stored; the problem is added */
static gboolean
recognise (AspMunicipalityImport *self,
           Known                 *known,
           AspMunicipalityCsvRow *row,
           AspRecord            **record)
{
  const char *code = get_value (row, "ksh_code");
  const char *name = get_value (row, "name");
  GPtrArray *records = g_hash_table_lookup (known->by_code, code);

  *record = NULL;
  if (records == NULL && name != NULL)
    {
      g_autofree char *folded = asp_text_fold (name);

      records = g_hash_table_lookup (known->by_name, folded);
      if (records != NULL && records->len > 1)
        {
          add_error (self, row, "name",
                     g_strdup (_("Several municipalities of the document have this name and no KSH "
                                 "code. Please give them their codes first.")));
          return FALSE;
        }
    }

  if (records != NULL && records->len > 1)
    {
      add_error (self, row, "ksh_code",
                 g_strdup (_("Several municipalities of the document have this code. Please "
                             "correct or delete one of them first.")));
      return FALSE;
    }
  if (records == NULL && name == NULL)
    {
      add_error (self, row, "name",
                 g_strdup (_("This municipality is not in the document yet, and the file does not "
                             "give its name.")));
      return FALSE;
    }
  if (records != NULL)
    *record = g_ptr_array_index (records, 0);

  return TRUE;
}

/* What the rows would do, counted; @edit gets it. */
static void
plan_rows (AspMunicipalityImport *self,
           AspEdit               *edit)
{
  g_auto (Known) known = find_known (self->document);

  memset (&self->counts, 0, sizeof self->counts);
  self->counts.n_rows = self->rows->len;
  for (guint i = 0; i < self->rows->len; i++)
    {
      AspMunicipalityCsvRow *row = g_ptr_array_index (self->rows, i);
      g_autoptr (GHashTable) values = NULL;
      AspRecord *record;

      if (row->wrong || !recognise (self, &known, row, &record))
        {
          self->counts.n_wrong++;
          continue;
        }

      values = get_values (row);
      if (record == NULL)
        {
          asp_record_edit_insert (edit, ASP_TYPE_MUNICIPALITY, values);
          self->counts.n_new++;
        }
      else if (asp_record_edit_update (edit, ASP_TYPE_MUNICIPALITY, asp_record_get_row (record),
                                       values))
        {
          self->counts.n_changed++;
        }
      else
        {
          self->counts.n_same++;
        }
    }
}

static gint64
cell_key (guint line,
          int   field)
{
  return (gint64) line * 256 + field + 1;
}

/* What stops the import comes first, then what was only completed, each in the order of rows. */
static int
compare_problems (gconstpointer a,
               gconstpointer b)
{
  const AspImportProblem *x = *(const AspImportProblem *const *) a;
  const AspImportProblem *y = *(const AspImportProblem *const *) b;

  if (x->repaired != y->repaired)
    return x->repaired ? 1 : -1;

  return (x->line > y->line) - (x->line < y->line);
}

/* Returns: (transfer full): the edit, possibly empty */
static AspEdit *
read_rows (AspMunicipalityImport *self)
{
  AspEdit *edit = asp_edit_new ("");

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_ptr_array_set_size (self->problems, 0);
  g_hash_table_remove_all (self->by_cell);

  self->rows = asp_municipality_csv_read (self->csv, self->problems);
  plan_rows (self, edit);
  g_ptr_array_sort (self->problems, compare_problems);
  for (guint i = 0; i < self->problems->len; i++)
    {
      AspImportProblem *problem = g_ptr_array_index (self->problems, i);
      gint64 key = cell_key (problem->line, problem->field);

      if (!problem->repaired && !g_hash_table_contains (self->by_cell, &key))
        g_hash_table_insert (self->by_cell, g_memdup2 (&key, sizeof key), problem);
    }

  return edit;
}

static void
free_problem (gpointer data)
{
  asp_import_problem_free (data);
}

static gboolean
check_size (gsize    length,
            GError **error)
{
  if (length <= MAX_BYTES)
    return TRUE;

  g_set_error (error, ASP_CSV_ERROR, ASP_CSV_ERROR_LIMIT, _("The table is larger than %d bytes"),
               MAX_BYTES);

  return FALSE;
}

static GBytes *
load (GFile         *file,
      GCancellable  *cancellable,
      GError       **error)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) table = NULL;
  g_autofree char *data = NULL;
  gsize length;

  if (stream == NULL)
    return NULL;

  data = g_malloc (MAX_BYTES + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), data, MAX_BYTES + 1, &length, cancellable,
                                error) || !check_size (length, error))
    return NULL;

  bytes = g_bytes_new_take (g_steal_pointer (&data), length);
  if (!asp_xlsx_is_workbook (bytes))
    return g_steal_pointer (&bytes);

  table = asp_xlsx_read_table (bytes, error);
  if (table == NULL || !check_size (g_bytes_get_size (table), error))
    return NULL;

  return g_steal_pointer (&table);
}

/**
 * asp_municipality_import_load:
 * @file: a table
 *
 * Reads a file of any size, but not more of it than an import may have; of a workbook its first
 * sheet as a table of text. Blocks.
 *
 * Returns: (transfer full) (nullable): its bytes, or %NULL with an error of #GIOErrorEnum,
 *   #AspCsvError or #AspProjectFileError
 */
GBytes *
asp_municipality_import_load (GFile   *file,
                              GError **error)
{
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  return load (file, NULL, error);
}

static void
load_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  GBytes *contents = load (task_data, cancellable, &error);

  if (contents != NULL)
    g_task_return_pointer (task, contents, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

void
asp_municipality_import_load_async (GFile               *file,
                                    GCancellable        *cancellable,
                                    GAsyncReadyCallback  callback,
                                    gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, asp_municipality_import_load_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, load_in_thread);
}

GBytes *
asp_municipality_import_load_finish (GAsyncResult  *result,
                                     GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * asp_municipality_import_new:
 * @document: where the municipalities go
 * @contents: the file's bytes, any bytes
 * @dialect: (nullable): what the user knows about the file
 *
 * Returns: (transfer full) (nullable): the import, or %NULL with an error of #AspCsvError
 */
AspMunicipalityImport *
asp_municipality_import_new (AspDocument          *document,
                             GBytes               *contents,
                             const AspCsvDialect  *dialect,
                             GError              **error)
{
  g_autoptr (AspMunicipalityImport) self = NULL;
  g_autoptr (AspEdit) edit = NULL;
  const char *data;
  gsize length;

  g_return_val_if_fail (ASP_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (contents != NULL, NULL);

  data = g_bytes_get_data (contents, &length);
  if (!check_size (length, error))
    return NULL;

  self = g_new0 (AspMunicipalityImport, 1);
  self->document = g_object_ref (document);
  self->problems = g_ptr_array_new_with_free_func (free_problem);
  self->by_cell = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->csv = asp_municipality_csv_new (data, length, dialect, error);
  if (self->csv == NULL)
    return NULL;

  if (asp_municipality_csv_get_n_rows (self->csv) > MAX_ROWS)
    {
      g_set_error (error, ASP_CSV_ERROR, ASP_CSV_ERROR_LIMIT,
                   _("The table has more than %d rows"), MAX_ROWS);
      return NULL;
    }
  edit = read_rows (self);

  return g_steal_pointer (&self);
}

void
asp_municipality_import_free (AspMunicipalityImport *self)
{
  g_clear_object (&self->document);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->by_cell, g_hash_table_unref);
  g_clear_pointer (&self->problems, g_ptr_array_unref);
  g_clear_pointer (&self->csv, asp_municipality_csv_free);
  g_free (self);
}

/* How the file was understood. */
AspCsvDialect
asp_municipality_import_get_dialect (AspMunicipalityImport *self)
{
  g_return_val_if_fail (self != NULL, ((AspCsvDialect) { 0 }));

  return asp_municipality_csv_get_dialect (self->csv);
}

guint
asp_municipality_import_get_n_columns (AspMunicipalityImport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return asp_municipality_csv_get_n_columns (self->csv);
}

/* Returns: (transfer full): of the file */
char *
asp_municipality_import_get_header (AspMunicipalityImport *self,
                                    guint                  column)
{
  g_return_val_if_fail (self != NULL, NULL);

  return asp_municipality_csv_get_header (self->csv, column);
}

/* Returns: the field that the column gives; -1: none */
int
asp_municipality_import_get_field (AspMunicipalityImport *self,
                                   guint                  column)
{
  g_return_val_if_fail (self != NULL, ASP_MUNICIPALITY_FIELD_NONE);

  return asp_municipality_csv_get_field (self->csv, column);
}

/* The rows are read again; another column that gave the field gives nothing from then on. */
void
asp_municipality_import_set_field (AspMunicipalityImport *self,
                                   guint                  column,
                                   int                    field)
{
  g_autoptr (AspEdit) edit = NULL;

  g_return_if_fail (self != NULL);

  asp_municipality_csv_set_field (self->csv, column, field);
  edit = read_rows (self);
}

guint
asp_municipality_import_get_n_fields (void)
{
  return asp_municipality_fields_get_n ();
}

/* Returns: (transfer none): in the interface's language */
const char *
asp_municipality_import_get_field_title (int field)
{
  return asp_municipality_field_get_title (field);
}

/* The rows below the header, empty ones too. */
guint
asp_municipality_import_get_n_rows (AspMunicipalityImport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return asp_municipality_csv_get_n_rows (self->csv);
}

/* Returns: the line of the file where the row begins, from 1 */
guint
asp_municipality_import_get_line (AspMunicipalityImport *self,
                                  guint                  row)
{
  g_return_val_if_fail (self != NULL, 0);

  return asp_municipality_csv_get_line (self->csv, row);
}

/* Returns: (transfer none): as the file has it */
const char *
asp_municipality_import_get_cell (AspMunicipalityImport *self,
                                  guint                  row,
                                  guint                  column)
{
  g_return_val_if_fail (self != NULL, NULL);

  return asp_municipality_csv_get_cell (self->csv, row, column);
}

/* Returns: (transfer none) (nullable): what is wrong with the cell, or with its whole row */
const char *
asp_municipality_import_get_cell_error (AspMunicipalityImport *self,
                                        guint                  row,
                                        guint                  column)
{
  AspImportProblem *problem;
  guint line;
  gint64 key;
  int field;

  g_return_val_if_fail (self != NULL, NULL);

  line = asp_municipality_csv_get_line (self->csv, row);
  field = asp_municipality_csv_get_field (self->csv, column);
  key = cell_key (line, field);
  problem = g_hash_table_lookup (self->by_cell, &key);
  if (problem == NULL)
    {
      key = cell_key (line, ASP_MUNICIPALITY_FIELD_NONE);
      problem = g_hash_table_lookup (self->by_cell, &key);
    }

  return problem != NULL ? problem->text : NULL;
}

guint
asp_municipality_import_get_n_problems (AspMunicipalityImport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->problems->len;
}

/**
 * asp_municipality_import_get_problem:
 * @self: an import
 * @index: from 0; the errors come first, then what was only completed
 * @is_error: (out) (optional): %FALSE when something was completed and the row is stored
 *
 * Returns: (transfer full): what is said about a row, with its place
 */
char *
asp_municipality_import_get_problem (AspMunicipalityImport *self,
                                     guint                  index,
                                     gboolean              *is_error)
{
  AspImportProblem *problem;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->problems->len, NULL);

  problem = g_ptr_array_index (self->problems, index);
  if (is_error != NULL)
    *is_error = !problem->repaired;

  return asp_import_problem_describe (problem);
}

AspImportCounts
asp_municipality_import_get_counts (AspMunicipalityImport *self)
{
  g_return_val_if_fail (self != NULL, ((AspImportCounts) { 0 }));

  return self->counts;
}

/* Returns: (transfer full): one line: "3 178 rows: 3 167 new, …" */
char *
asp_municipality_import_summarize (AspMunicipalityImport *self)
{
  g_autofree char *rows = NULL, *new = NULL, *changed = NULL, *same = NULL, *wrong = NULL;
  AspImportCounts counts;

  g_return_val_if_fail (self != NULL, NULL);

  counts = self->counts;
  rows = asp_format_integer (counts.n_rows);
  new = asp_format_integer (counts.n_new);
  changed = asp_format_integer (counts.n_changed);
  same = asp_format_integer (counts.n_same);
  wrong = asp_format_integer (counts.n_wrong);

  /* Translators: each %s is a number */
  return g_strdup_printf (ngettext ("%s row: %s new, %s to change, %s unchanged, %s with errors",
                                    "%s rows: %s new, %s to change, %s unchanged, %s with errors",
                                    counts.n_rows), rows, new, changed, same, wrong);
}

/**
 * asp_municipality_import_create_edit:
 * @self: an import
 * @skip_wrong: whether rows with errors are left out; without it they stop the import
 *
 * The document is compared with the file again, because it may have changed since.
 *
 * Returns: (transfer full) (nullable): one undo step; %NULL when there is nothing to store or an
 *   error stops it, see asp_municipality_import_get_counts()
 */
AspEdit *
asp_municipality_import_create_edit (AspMunicipalityImport *self,
                                     gboolean               skip_wrong)
{
  g_autoptr (AspEdit) edit = NULL;
  g_autofree char *number = NULL;
  g_autofree char *label = NULL;
  guint n;

  g_return_val_if_fail (self != NULL, NULL);

  edit = read_rows (self);
  n = self->counts.n_new + self->counts.n_changed;
  if (n == 0 || (self->counts.n_wrong > 0 && !skip_wrong))
    return NULL;

  number = asp_format_integer (n);
  /* Translators: undo step; %s is a number */
  label = g_strdup_printf (ngettext ("Import of %s municipality", "Import of %s municipalities", n),
                           number);
  asp_edit_set_label (edit, label);

  return g_steal_pointer (&edit);
}
