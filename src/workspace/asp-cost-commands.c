/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-cost-commands.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-csv.h"
#include "asp-format.h"
#include "asp-text.h"

/* Beyond 2^53 a spreadsheet no longer holds every whole number. */
#define MAX_AMOUNT (G_GINT64_CONSTANT (1) << 53)

/* A block of cells this large is no cost sheet. */
#define MAX_PASTED_ROWS 1000

G_DEFINE_QUARK (asp-cost-error-quark, asp_cost_error)

static const char *const columns[ASP_N_COST_COLUMNS] = {
  "title", "quantity", "unit", "unit_price", "vat", "funding",
};

/* A line's value as its cell shows it and takes it back. Returns: (transfer full) */
char *
asp_cost_format (AspCostItem   *item,
                 AspCostColumn  column)
{
  AspRow *row;
  AspVat vat = ASP_VAT_27;
  AspFunding funding = ASP_FUNDING_OWN;

  g_return_val_if_fail (ASP_IS_COST_ITEM (item), NULL);
  g_return_val_if_fail ((guint) column < ASP_N_COST_COLUMNS, NULL);

  row = asp_record_get_row (ASP_RECORD (item));
  if (asp_row_is_null (row, columns[column]))
    return g_strdup ("");

  switch (column)
    {
    case ASP_COST_COLUMN_QUANTITY:
      return asp_format_thousandths (asp_row_get_integer (row, "quantity", 0));
    case ASP_COST_COLUMN_UNIT_PRICE:
      return asp_format_integer_in_column (asp_row_get_integer (row, "unit_price", 0));
    case ASP_COST_COLUMN_VAT:
      asp_vat_from_code (asp_row_get_text (row, "vat"), &vat);
      return g_strdup (asp_vat_get_label (vat));
    case ASP_COST_COLUMN_FUNDING:
      asp_funding_from_code (asp_row_get_text (row, "funding"), &funding);
      return g_strdup (asp_funding_get_label (funding));
    case ASP_COST_COLUMN_TITLE:
    case ASP_COST_COLUMN_UNIT:
    /* Nobody gives these. */
    case ASP_COST_COLUMN_GROUP:
    case ASP_COST_COLUMN_NET:
    case ASP_COST_COLUMN_VAT_AMOUNT:
    case ASP_COST_COLUMN_GROSS:
    default:
      return g_strdup (asp_row_get_text (row, columns[column]));
    }
}

static gboolean
refuse (AspCostColumn   column,
        const char     *text,
        const char     *help,
        GError        **error)
{
  g_set_error (error, ASP_COST_ERROR, ASP_COST_ERROR_VALUE,
               /* Translators: the name of a column, what was typed, what to do */
               _("%s: “%s” cannot be taken. %s"), asp_cost_column_get_label (column), text, help);

  return FALSE;
}

static gboolean
parse_vat (const char  *text,
           AspValue    *value,
           GError     **error)
{
  g_autofree char *folded = asp_text_fold (text);
  g_autofree char *bare = g_strstrip (g_strdelimit (g_strdup (text), "%", ' '));

  for (guint i = 0; i < ASP_N_VATS; i++)
    {
      g_autofree char *label = asp_text_fold (asp_vat_get_label ((AspVat) i));
      const char *code = asp_vat_to_code ((AspVat) i);

      if (g_ascii_strcasecmp (bare, code) == 0 || strcmp (folded, label) == 0)
        {
          *value = (AspValue) { .type = ASP_VALUE_TEXT, .text = g_strdup (code) };
          return TRUE;
        }
    }

  return refuse (ASP_COST_COLUMN_VAT, text, _("Please give 27, 18, 5, 0, AAM, TAHK or FAD."),
                 error);
}

static gboolean
parse_funding (const char  *text,
               AspValue    *value,
               GError     **error)
{
  g_autofree char *folded = asp_text_fold (text);

  for (guint i = 0; i < ASP_N_FUNDINGS; i++)
    {
      g_autofree char *label = asp_text_fold (asp_funding_get_label ((AspFunding) i));
      const char *code = asp_funding_to_code ((AspFunding) i);

      if (strcmp (text, code) == 0 || strcmp (folded, label) == 0)
        {
          *value = (AspValue) { .type = ASP_VALUE_TEXT, .text = g_strdup (code) };
          return TRUE;
        }
    }

  return refuse (ASP_COST_COLUMN_FUNDING, text,
                 _("Please give grant, own contribution or other source."), error);
}

/* @value: (out): to be cleared by the caller. An empty text is no value; where one is needed, the
 * usual one. */
static gboolean
parse (AspCostColumn   column,
       const char     *given,
       AspValue       *value,
       GError        **error)
{
  g_autofree char *text = g_strstrip (g_strdup (given));

  *value = (AspValue) { .type = ASP_VALUE_NULL };
  if (*text == '\0')
    {
      if (column == ASP_COST_COLUMN_VAT)
        *value = (AspValue) { .type = ASP_VALUE_TEXT, .text = g_strdup ("27") };
      else if (column == ASP_COST_COLUMN_FUNDING)
        *value = (AspValue) { .type = ASP_VALUE_TEXT, .text = g_strdup ("grant") };
      return TRUE;
    }

  switch (column)
    {
    case ASP_COST_COLUMN_QUANTITY:
      value->type = ASP_VALUE_INTEGER;
      return (asp_parse_thousandths (text, &value->integer) &&
              ABS (value->integer) <= MAX_AMOUNT) ||
             refuse (column, text, _("Please give a number with at most three decimals, for "
                                     "example 2 or 1.5."), error);
    case ASP_COST_COLUMN_UNIT_PRICE:
      value->type = ASP_VALUE_INTEGER;
      return (asp_parse_forint (text, &value->integer) && ABS (value->integer) <= MAX_AMOUNT) ||
             refuse (column, text, _("Please give whole forints, for example 120 000."), error);
    case ASP_COST_COLUMN_VAT:
      return parse_vat (text, value, error);
    case ASP_COST_COLUMN_FUNDING:
      return parse_funding (text, value, error);
    case ASP_COST_COLUMN_TITLE:
    case ASP_COST_COLUMN_UNIT:
    /* Nobody gives these. */
    case ASP_COST_COLUMN_GROUP:
    case ASP_COST_COLUMN_NET:
    case ASP_COST_COLUMN_VAT_AMOUNT:
    case ASP_COST_COLUMN_GROSS:
    default:
      *value = (AspValue) { .type = ASP_VALUE_TEXT, .text = g_steal_pointer (&text) };
      return TRUE;
    }
}

/* Whether the amounts of a line can be reckoned with. */
static gboolean
check_amounts (gint64   quantity,
               gint64   unit_price,
               GError **error)
{
  gint64 net, vat, gross;

  if (asp_money_line (quantity, unit_price, ASP_VAT_27, &net, &vat, &gross) &&
      ABS (gross) <= MAX_AMOUNT)
    return TRUE;

  g_set_error_literal (error, ASP_COST_ERROR, ASP_COST_ERROR_TOO_LARGE,
                       _("The amount of this line would be larger than the program can reckon "
                         "with. Please check the quantity and the unit price."));
  return FALSE;
}

static const char *
get_title (AspCostItem *item)
{
  const char *title = asp_record_get_text (ASP_RECORD (item), "title");

  return title != NULL ? title : _("unnamed item");
}

static gint64
find_last_place (AspCostSheet *sheet,
                 AspCostGroup  group)
{
  GPtrArray *lines = asp_cost_sheet_get_lines (sheet, group);

  if (lines->len == 0)
    return 0;

  return asp_record_get_integer (g_ptr_array_index (lines, lines->len - 1), "position", 0);
}

static gint64
insert_line (AspEdit      *edit,
             AspCostSheet *sheet,
             AspCostGroup  group,
             gint64        place)
{
  gint64 id = asp_edit_insert (edit, "cost_item");

  asp_edit_set_integer (edit, "municipality_id", asp_cost_sheet_get_municipality_id (sheet));
  asp_edit_set_text (edit, "cost_group", asp_cost_group_to_code (group));
  asp_edit_set_integer (edit, "position", place);

  return id;
}

/* A new line at the end of a group, empty but for its quantity of one.
 * @id: (out) (optional): its key. Returns: (transfer full) */
AspEdit *
asp_cost_command_add (AspCostSheet *sheet,
                      AspCostGroup  group,
                      gint64       *id)
{
  g_autofree char *label = NULL;
  AspEdit *edit;
  gint64 new_id;

  g_return_val_if_fail (ASP_IS_COST_SHEET (sheet), NULL);

  /* Translators: undo step; %s is a group of the cost sheet */
  label = g_strdup_printf (_("Cost line added: %s"), asp_cost_group_get_label (group));
  edit = asp_edit_new (label);
  new_id = insert_line (edit, sheet, group, find_last_place (sheet, group) + 1);
  asp_edit_set_integer (edit, "quantity", 1000);
  if (id != NULL)
    *id = new_id;

  return edit;
}

static gint64
get_or (AspRow         *row,
        const char     *column,
        AspCostColumn   changed,
        const AspValue *value)
{
  if (strcmp (columns[changed], column) == 0)
    return value->type == ASP_VALUE_INTEGER ? value->integer : 0;

  return asp_row_get_integer (row, column, 0);
}

/* Gives a cell another value. Errors: ASP_COST_ERROR, in words for the user.
 * Returns: (transfer full) (nullable) */
AspEdit *
asp_cost_command_set (AspCostItem    *item,
                      AspCostColumn   column,
                      const char     *text,
                      GError        **error)
{
  g_autofree char *label = NULL;
  AspEdit *edit = NULL;
  AspValue value;
  AspRow *row;

  g_return_val_if_fail (ASP_IS_COST_ITEM (item), NULL);
  g_return_val_if_fail ((guint) column < ASP_N_COST_COLUMNS, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  if (!parse (column, text, &value, error))
    return NULL;

  row = asp_record_get_row (ASP_RECORD (item));
  if (!asp_value_equal (asp_row_get_value (row, columns[column]), &value) &&
      check_amounts (get_or (row, "quantity", column, &value),
                     get_or (row, "unit_price", column, &value), error))
    {
      /* Translators: undo step; an item of the cost sheet, the name of a column */
      label = g_strdup_printf (_("Cost line “%s”: %s"), get_title (item),
                               asp_cost_column_get_label (column));
      edit = asp_edit_new (label);
      asp_edit_update (edit, "cost_item", asp_row_get_id (row));
      asp_edit_set_value (edit, columns[column], &value);
    }
  asp_value_clear (&value);

  return edit;
}

/* Returns: (transfer full) */
AspEdit *
asp_cost_command_remove (AspCostItem *item)
{
  g_autofree char *label = NULL;
  AspEdit *edit;

  g_return_val_if_fail (ASP_IS_COST_ITEM (item), NULL);

  /* Translators: undo step; %s is an item of the cost sheet */
  label = g_strdup_printf (_("Cost line deleted: %s"), get_title (item));
  edit = asp_edit_new (label);
  asp_edit_delete (edit, "cost_item", asp_record_get_id (ASP_RECORD (item)));

  return edit;
}

/* Fills a line from a row of cells. */
static gboolean
paste_row (AspEdit        *edit,
           AspRow         *old,
           AspCsv         *table,
           guint           row,
           AspCostColumn   column,
           gboolean        skips_unit,
           GError        **error)
{
  gint64 quantity = old != NULL ? asp_row_get_integer (old, "quantity", 0) : 0;
  gint64 unit_price = old != NULL ? asp_row_get_integer (old, "unit_price", 0) : 0;
  guint target = column;

  for (guint i = 0; i < asp_csv_get_n_cells (table, row) && target < ASP_N_COST_COLUMNS; i++)
    {
      AspValue value;

      if (skips_unit && target == ASP_COST_COLUMN_UNIT)
        target++;

      if (!parse ((AspCostColumn) target, asp_csv_get_cell (table, row, i), &value, error))
        return FALSE;

      if (target == ASP_COST_COLUMN_QUANTITY)
        quantity = value.type == ASP_VALUE_INTEGER ? value.integer : 0;
      else if (target == ASP_COST_COLUMN_UNIT_PRICE)
        unit_price = value.type == ASP_VALUE_INTEGER ? value.integer : 0;
      asp_edit_set_value (edit, columns[target], &value);
      asp_value_clear (&value);
      target++;
    }

  return check_amounts (quantity, unit_price, error);
}

/* Many tables have no column of units: what stands there is then the price, for no unit is a
 * number. */
static gboolean
lacks_unit (AspCsv        *table,
            AspCostColumn  column)
{
  guint cell = ASP_COST_COLUMN_UNIT - column;
  gboolean has_number = FALSE;

  if (column > ASP_COST_COLUMN_UNIT)
    return FALSE;

  for (guint i = 0; i < asp_csv_get_n_rows (table); i++)
    {
      gint64 number;

      if (cell >= asp_csv_get_n_cells (table, i) || *asp_csv_get_cell (table, i, cell) == '\0')
        continue;
      if (!asp_parse_forint (asp_csv_get_cell (table, i, cell), &number))
        return FALSE;
      has_number = TRUE;
    }

  return has_number;
}

static AspCsv *
parse_block (const char  *text,
             GError     **error)
{
  AspCsvDialect dialect = { ASP_CSV_ENCODING_UTF_8, '\t' };
  g_autoptr (AspCsv) table = asp_csv_parse_dialect (text, strlen (text), &dialect, error);

  if (table == NULL)
    return NULL;

  if (asp_csv_get_n_rows (table) > MAX_PASTED_ROWS)
    {
      g_set_error (error, ASP_COST_ERROR, ASP_COST_ERROR_TOO_LARGE,
                   _("The block has %u rows; at most %d can be pasted at once."),
                   asp_csv_get_n_rows (table), MAX_PASTED_ROWS);
      return NULL;
    }

  return g_steal_pointer (&table);
}

/* Pastes a block of cells as spreadsheets put it on the clipboard: rows apart by line ends, cells
 * by tabs. It goes over the lines from @first (nullable: a new line) and its @column on; what
 * reaches beyond the group's last line makes new ones. All of it is one step, or nothing: a cell
 * that cannot be taken is named by its row. Returns: (transfer full) (nullable) */
AspEdit *
asp_cost_command_paste (AspCostSheet   *sheet,
                        AspCostGroup    group,
                        AspCostItem    *first,
                        AspCostColumn   column,
                        const char     *text,
                        GError        **error)
{
  GPtrArray *lines;
  g_autoptr (AspCsv) table = NULL;
  g_autoptr (AspEdit) edit = NULL;
  g_autofree char *label = NULL;
  guint place, n;

  g_return_val_if_fail (ASP_IS_COST_SHEET (sheet), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  lines = asp_cost_sheet_get_lines (sheet, group);
  table = parse_block (text, error);
  if (table == NULL)
    return NULL;

  n = asp_csv_get_n_rows (table);
  if (first == NULL || !g_ptr_array_find (lines, first, &place))
    place = lines->len;

  label = g_strdup_printf (ngettext ("%u row pasted into the cost sheet",
                                     "%u rows pasted into the cost sheet", n), n);
  edit = asp_edit_new (label);
  for (guint i = 0; i < n; i++)
    {
      AspRow *old = NULL;

      if (place + i < lines->len)
        {
          old = asp_record_get_row (g_ptr_array_index (lines, place + i));
          asp_edit_update (edit, "cost_item", asp_row_get_id (old));
        }
      else
        {
          insert_line (edit, sheet, group,
                       find_last_place (sheet, group) + 1 + place + i - lines->len);
        }

      if (!paste_row (edit, old, table, i, column, lacks_unit (table, column), error))
        {
          /* Translators: %u is the number of a row in what is pasted; the cause follows */
          g_prefix_error (error, _("Row %u of what is to be pasted: "), i + 1);
          return NULL;
        }
    }

  return n > 0 ? g_steal_pointer (&edit) : NULL;
}
