/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-record-commands.h"

#include <glib/gi18n-lib.h>

#include "asp-format.h"

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

/* Adds the insertion of a record to @edit. A column that is not given takes the schema's default.
 * Returns: the new row's key */
gint64
asp_record_edit_insert (AspEdit    *edit,
                        GType       record_type,
                        GHashTable *fields)
{
  g_autoptr (GTypeClass) type_class = NULL;
  AspRecordClass *klass;
  gint64 id;

  g_return_val_if_fail (edit != NULL, 0);
  g_return_val_if_fail (g_type_is_a (record_type, ASP_TYPE_RECORD), 0);
  g_return_val_if_fail (fields != NULL, 0);

  type_class = g_type_class_ref (record_type);
  klass = (AspRecordClass *) type_class;
  id = asp_edit_insert (edit, klass->table);
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const char *text = g_hash_table_lookup (fields, klass->fields[i].column);

      if (text != NULL && *text != '\0')
        set_field (edit, &klass->fields[i], text);
    }

  return id;
}

static gboolean
is_same (AspRow         *row,
         const AspField *field,
         const char     *text)
{
  if (text == NULL || *text == '\0')
    return asp_row_is_null (row, field->column);
  if (asp_row_is_null (row, field->column))
    return FALSE;
  if (field->type == ASP_FIELD_INTEGER || field->type == ASP_FIELD_BOOLEAN)
    return asp_row_get_integer (row, field->column, 0) == g_ascii_strtoll (text, NULL, 10);

  return g_strcmp0 (asp_row_get_text (row, field->column), text) == 0;
}

/* Adds the update of @row, a row of @record_type's table, to @edit; only the columns that differ
 * are written. Returns: FALSE when none does */
gboolean
asp_record_edit_update (AspEdit    *edit,
                        GType       record_type,
                        AspRow     *row,
                        GHashTable *fields)
{
  g_autoptr (GTypeClass) type_class = NULL;
  AspRecordClass *klass;
  gboolean differs = FALSE;

  g_return_val_if_fail (edit != NULL, FALSE);
  g_return_val_if_fail (g_type_is_a (record_type, ASP_TYPE_RECORD), FALSE);
  g_return_val_if_fail (row != NULL, FALSE);
  g_return_val_if_fail (fields != NULL, FALSE);

  type_class = g_type_class_ref (record_type);
  klass = (AspRecordClass *) type_class;
  for (guint i = 0; i < klass->n_fields; i++)
    {
      const AspField *field = &klass->fields[i];
      gpointer text;

      if (!g_hash_table_lookup_extended (fields, field->column, NULL, &text) ||
          is_same (row, field, text))
        continue;

      if (!differs)
        asp_edit_update (edit, klass->table, asp_row_get_id (row));
      differs = TRUE;
      set_field (edit, field, text);
    }

  return differs;
}

/* Returns: (transfer full): the edit; @id (out) (optional): the new row's key */
AspEdit *
asp_record_command_insert (GType       record_type,
                           const char *label,
                           GHashTable *fields,
                           gint64     *id)
{
  AspEdit *edit = asp_edit_new (label);
  gint64 new_id = asp_record_edit_insert (edit, record_type, fields);

  if (id != NULL)
    *id = new_id;

  return edit;
}

/* Only the columns that differ are written. Returns: (transfer full) (nullable): NULL when none
 * does */
AspEdit *
asp_record_command_update (AspRecord  *record,
                           const char *label,
                           GHashTable *fields)
{
  g_autoptr (AspEdit) edit = asp_edit_new (label);

  g_return_val_if_fail (ASP_IS_RECORD (record), NULL);

  if (!asp_record_edit_update (edit, G_OBJECT_TYPE (record), asp_record_get_row (record), fields))
    return NULL;

  return g_steal_pointer (&edit);
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
