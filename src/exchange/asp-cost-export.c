/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-cost-export.h"

#include <glib/gi18n-lib.h>

#include "asp-cost-writers.h"
#include "asp-csv.h"
#include "asp-export-file.h"
#include "asp-schedule-export.h"

G_DEFINE_BOXED_TYPE (AspCostTable, asp_cost_table, asp_cost_table_copy, asp_cost_table_free)

static void
free_line (gpointer data)
{
  AspCostLine *line = data;

  g_free (line->title);
  g_free (line->unit);
  g_free (line);
}

AspCostTable *
asp_cost_table_new (const char *municipality)
{
  AspCostTable *self = g_new0 (AspCostTable, 1);

  self->municipality = g_strdup (municipality);
  self->created = g_date_time_new_now_utc ();
  self->lines = g_ptr_array_new_with_free_func (free_line);

  return self;
}

void
asp_cost_table_free (AspCostTable *self)
{
  if (self == NULL)
    return;

  g_free (self->municipality);
  g_free (self->author);
  g_date_time_unref (self->created);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

AspCostTable *
asp_cost_table_copy (AspCostTable *self)
{
  AspCostTable *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (AspCostTable, 1);
  *copy = *self;
  copy->municipality = g_strdup (self->municipality);
  copy->author = g_strdup (self->author);
  g_date_time_ref (copy->created);
  g_ptr_array_ref (copy->lines);

  return copy;
}

/* Returns: (transfer none): a new line at the end, to be filled */
AspCostLine *
asp_cost_table_add (AspCostTable *self,
                    const char   *title,
                    const char   *unit)
{
  AspCostLine *line = g_new0 (AspCostLine, 1);

  g_return_val_if_fail (self != NULL, NULL);

  line->title = g_strdup (title);
  line->unit = g_strdup (unit);
  g_ptr_array_add (self->lines, line);

  return line;
}

const char *
_asp_cost_out_get_title (AspCostOut column)
{
  static const AspCostColumn columns[ASP_N_COST_OUTS] = {
    ASP_COST_COLUMN_GROUP, ASP_COST_COLUMN_TITLE, ASP_COST_COLUMN_QUANTITY, ASP_COST_COLUMN_UNIT,
    ASP_COST_COLUMN_UNIT_PRICE, ASP_COST_COLUMN_VAT, ASP_COST_COLUMN_NET,
    ASP_COST_COLUMN_VAT_AMOUNT, ASP_COST_COLUMN_GROSS, ASP_COST_COLUMN_FUNDING,
  };

  return asp_cost_column_get_label (columns[column]);
}

/* Thousandths with a decimal comma and without idle zeros, as a Hungarian spreadsheet reads it. */
static void
append_quantity (GString *out,
                 gint64   thousandths)
{
  guint64 amount = thousandths < 0 ? -(guint64) thousandths : (guint64) thousandths;
  guint rest = (guint) (amount % 1000);

  g_string_append_printf (out, "%s%" G_GUINT64_FORMAT, thousandths < 0 ? "-" : "", amount / 1000);
  if (rest != 0)
    {
      g_string_append_printf (out, ",%03u", rest);
      while (out->str[out->len - 1] == '0')
        g_string_truncate (out, out->len - 1);
    }
}

static void
append_line (GString     *out,
             AspCostLine *line)
{
  asp_csv_append_cell (out, asp_cost_group_get_label (line->group));
  g_string_append_c (out, ';');
  asp_csv_append_cell (out, line->title != NULL ? line->title : "");
  g_string_append_c (out, ';');
  if (line->is_priced)
    append_quantity (out, line->quantity);
  g_string_append_c (out, ';');
  asp_csv_append_cell (out, line->unit != NULL ? line->unit : "");
  g_string_append_c (out, ';');
  if (line->is_priced)
    g_string_append_printf (out, "%" G_GINT64_FORMAT, line->unit_price);
  g_string_append_c (out, ';');
  asp_csv_append_cell (out, asp_vat_get_label (line->vat));
  if (line->is_priced)
    g_string_append_printf (out, ";%" G_GINT64_FORMAT ";%" G_GINT64_FORMAT ";%" G_GINT64_FORMAT
                            ";", line->net, line->vat_amount, line->gross);
  else
    g_string_append (out, ";;;;");
  asp_csv_append_cell (out, asp_funding_get_label (line->funding));
  g_string_append (out, "\r\n");
}

/* As a Hungarian Excel reads it without asking: UTF-8 with a byte order mark, ';', CRLF, decimal
 * comma. Lines only: sums are for who reads it to make. */
GBytes *
_asp_cost_write_csv (AspCostTable *table)
{
  GString *out = g_string_new ("\xef\xbb\xbf");

  for (guint i = 0; i < ASP_N_COST_OUTS; i++)
    {
      if (i > 0)
        g_string_append_c (out, ';');
      asp_csv_append_cell (out, _asp_cost_out_get_title ((AspCostOut) i));
    }
  g_string_append (out, "\r\n");
  for (guint i = 0; i < table->lines->len; i++)
    append_line (out, g_ptr_array_index (table->lines, i));

  return g_string_free_to_bytes (out);
}

/* Writes a cost sheet; what stands at @target is replaced only when all has been written. May be
 * called on any thread. Errors: ASP_EXPORT_ERROR, with the target named. */
gboolean
asp_cost_export_write (AspCostTable  *table,
                       const char    *format,
                       GFile         *target,
                       GError       **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (table != NULL, FALSE);
  g_return_val_if_fail (format != NULL, FALSE);
  g_return_val_if_fail (G_IS_FILE (target), FALSE);

  if (g_str_equal (format, "csv"))
    bytes = _asp_cost_write_csv (table);
  else
    bytes = _asp_cost_write_xlsx (table, &local_error);
  if (bytes == NULL)
    {
      g_autofree char *name = g_file_get_parse_name (target);

      g_set_error (error, local_error->domain, local_error->code,
                   /* Translators: the first %s is the file and its folder, the second the reason */
                   _("“%s” cannot be written: %s"), name, local_error->message);
      return FALSE;
    }

  return asp_export_replace_file (target, bytes, error);
}
