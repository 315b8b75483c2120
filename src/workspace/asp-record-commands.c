/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-record-commands.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-format.h"

static const AspField *
find_field (AspRecordClass *klass,
            const char     *column)
{
  for (guint i = 0; i < klass->n_fields; i++)
    {
      if (strcmp (klass->fields[i].column, column) == 0)
        return &klass->fields[i];
    }

  return NULL;
}

static void
set_field (AspEdit        *edit,
           const AspField *field,
           const char     *text)
{
  if (text == NULL || *text == '\0')
    asp_edit_set_null (edit, field->column);
  else if (field->type == ASP_FIELD_INTEGER || field->type == ASP_FIELD_BOOLEAN)
    asp_edit_set_integer (edit, field->column, g_ascii_strtoll (text, NULL, 10));
  else
    asp_edit_set_text (edit, field->column, text);
}

/* Returns: (transfer full): the edit; @id (out) (optional): the new row's key */
AspEdit *
asp_record_command_insert (GType       record_type,
                           const char *label,
                           GHashTable *fields,
                           gint64     *id)
{
  g_autoptr (GTypeClass) type_class = NULL;
  AspRecordClass *klass;
  AspEdit *edit;
  gint64 new_id;

  g_return_val_if_fail (g_type_is_a (record_type, ASP_TYPE_RECORD), NULL);
  g_return_val_if_fail (fields != NULL, NULL);

  type_class = g_type_class_ref (record_type);
  klass = (AspRecordClass *) type_class;
  edit = asp_edit_new (label);
  new_id = asp_edit_insert (edit, klass->table);
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const char *text = g_hash_table_lookup (fields, klass->fields[i].column);

      /* A column that is not given takes the schema's default. */
      if (text != NULL && *text != '\0')
        set_field (edit, &klass->fields[i], text);
    }
  if (id != NULL)
    *id = new_id;

  return edit;
}

static gboolean
is_same (AspRecord      *record,
         const AspField *field,
         const char     *text)
{
  AspRow *row = asp_record_get_row (record);

  if (text == NULL || *text == '\0')
    return asp_row_is_null (row, field->column);
  if (asp_row_is_null (row, field->column))
    return FALSE;
  if (field->type == ASP_FIELD_INTEGER || field->type == ASP_FIELD_BOOLEAN)
    return asp_row_get_integer (row, field->column, 0) == g_ascii_strtoll (text, NULL, 10);

  return g_strcmp0 (asp_row_get_text (row, field->column), text) == 0;
}

/* Only the columns that differ are written. Returns: (transfer full) (nullable): NULL when none
 * does */
AspEdit *
asp_record_command_update (AspRecord  *record,
                           const char *label,
                           GHashTable *fields)
{
  AspEdit *edit = NULL;
  GHashTableIter iter;
  gpointer column, text;

  g_return_val_if_fail (ASP_IS_RECORD (record), NULL);
  g_return_val_if_fail (fields != NULL, NULL);

  g_hash_table_iter_init (&iter, fields);
  while (g_hash_table_iter_next (&iter, &column, &text))
    {
      const AspField *field = find_field (ASP_RECORD_GET_CLASS (record), column);

      g_return_val_if_fail (field != NULL, edit);
      if (is_same (record, field, text))
        continue;

      if (edit == NULL)
        {
          edit = asp_edit_new (label);
          asp_edit_update (edit, asp_record_get_table (record), asp_record_get_id (record));
        }
      set_field (edit, field, text);
    }

  return edit;
}

/* @records: (element-type AspRecord): with what belongs to them */
AspEdit *
asp_record_command_delete (GPtrArray  *records,
                           const char *label)
{
  AspEdit *edit;

  g_return_val_if_fail (records != NULL && records->len > 0, NULL);

  edit = asp_edit_new (label);
  for (guint i = 0; i < records->len; i++)
    {
      AspRecord *record = g_ptr_array_index (records, i);

      asp_edit_delete (edit, asp_record_get_table (record), asp_record_get_id (record));
    }

  return edit;
}

AspEdit *
asp_record_command_set_status_date (AspDocument *document,
                                    AspDay       day)
{
  AspProgramme *programme;
  g_autofree char *iso = NULL;
  AspEdit *edit;

  g_return_val_if_fail (ASP_IS_DOCUMENT (document), NULL);

  programme = asp_document_get_programme (document);
  if (programme == NULL || asp_record_get_day (ASP_RECORD (programme), "status_date") == day)
    return NULL;

  if (day != ASP_DAY_NONE)
    {
      g_autofree char *day_text = asp_format_day (day);
      /* Translators: undo step; %s is a day */
      g_autofree char *label = g_strdup_printf (_("Status date: %s"), day_text);

      edit = asp_edit_new (label);
      iso = asp_day_to_iso (day);
    }
  else
    {
      edit = asp_edit_new (_("Status date: always today"));
    }
  asp_edit_update (edit, "programme", asp_record_get_id (ASP_RECORD (programme)));
  asp_edit_set_text (edit, "status_date", iso);

  return edit;
}
