/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-cost-file.h"

#include <glib/gi18n-lib.h>

#include "asp-cost-export.h"

static const char *
get_name (AspCostSheet *sheet)
{
  AspRow *row = asp_document_lookup (asp_cost_sheet_get_document (sheet), "municipality",
                                     asp_cost_sheet_get_municipality_id (sheet));

  return row != NULL ? asp_row_get_text (row, "name") : "";
}

static void
add_line (AspCostTable *table,
          AspCostGroup  group,
          AspCostItem  *item)
{
  AspRow *row = asp_record_get_row (ASP_RECORD (item));
  AspCostLine *line = asp_cost_table_add (table, asp_row_get_text (row, "title"),
                                          asp_row_get_text (row, "unit"));

  line->group = group;
  line->quantity = asp_row_get_integer (row, "quantity", 0);
  line->unit_price = asp_row_get_integer (row, "unit_price", 0);
  line->is_priced = !asp_row_is_null (row, "quantity") && !asp_row_is_null (row, "unit_price") &&
                    asp_cost_item_get_amounts (item, &line->net, &line->vat_amount, &line->gross);
  asp_vat_from_code (asp_row_get_text (row, "vat"), &line->vat);
  asp_funding_from_code (asp_row_get_text (row, "funding"), &line->funding);
}

/* A copy of what the sheet holds at this moment: the document may go on while it is written. */
static AspCostTable *
create_table (AspCostSheet *sheet)
{
  AspCostTable *table = asp_cost_table_new (get_name (sheet));

  table->has_grant = asp_cost_sheet_get_grant (sheet, &table->grant);
  for (guint i = 0; i < ASP_N_COST_GROUPS; i++)
    {
      GPtrArray *lines = asp_cost_sheet_get_lines (sheet, (AspCostGroup) i);

      for (guint j = 0; j < lines->len; j++)
        add_line (table, (AspCostGroup) i, g_ptr_array_index (lines, j));
    }

  return table;
}

/* Returns: (transfer full): a name for the file, with its ending */
char *
asp_cost_file_get_name (AspCostSheet *sheet,
                        const char   *format)
{
  g_autofree char *stem = NULL;

  g_return_val_if_fail (ASP_IS_COST_SHEET (sheet), NULL);

  /* Translators: a file name without its extension; %s is a municipality */
  stem = g_strdup_printf (_("Cost sheet %s"), get_name (sheet));
  g_strdelimit (stem, "/", '-');

  return g_strdup_printf ("%s.%s", stem, format);
}

/* Blocks. Errors: ASP_EXPORT_ERROR; then the target is as it was. */
gboolean
asp_cost_file_write (AspCostSheet  *sheet,
                     const char    *format,
                     GFile         *target,
                     GError       **error)
{
  g_autoptr (AspCostTable) table = NULL;

  g_return_val_if_fail (ASP_IS_COST_SHEET (sheet), FALSE);

  table = create_table (sheet);

  return asp_cost_export_write (table, format, target, error);
}

typedef struct
{
  AspCostTable *table;          /* (owned) */
  char         *format;         /* (owned) */
  GFile        *target;         /* (owned) */
} WriteJob;

static void
free_job (gpointer data)
{
  WriteJob *job = data;

  asp_cost_table_free (job->table);
  g_free (job->format);
  g_object_unref (job->target);
  g_free (job);
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  WriteJob *job = data;
  GError *error = NULL;

  if (asp_cost_export_write (job->table, job->format, job->target, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
asp_cost_file_write_async (AspCostSheet        *sheet,
                           const char          *format,
                           GFile               *target,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  WriteJob *job;

  g_return_if_fail (ASP_IS_COST_SHEET (sheet));
  g_return_if_fail (G_IS_FILE (target));

  job = g_new0 (WriteJob, 1);
  job->table = create_table (sheet);
  job->format = g_strdup (format);
  job->target = g_object_ref (target);
  task = g_task_new (NULL, NULL, callback, user_data);
  g_task_set_source_tag (task, asp_cost_file_write_async);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, write_in_thread);
}

gboolean
asp_cost_file_write_finish (GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
