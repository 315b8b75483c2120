/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-programme-commands.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "asp-milestone.h"
#include "asp-programme-rules.h"
#include "asp-record-commands.h"
#include "asp-text.h"
#include "asp-wave.h"

static AspEdit *
store (GType        record_type,
       AspRow      *row,
       GHashTable  *fields,
       const char  *label)
{
  g_autoptr (AspEdit) edit = asp_edit_new (label);

  if (row == NULL)
    asp_record_edit_insert (edit, record_type, fields);
  else if (!asp_record_edit_update (edit, record_type, row, fields))
    return NULL;

  return g_steal_pointer (&edit);
}

static const char *
get_name (AspRow     *row,
          GHashTable *fields)
{
  const char *name = g_hash_table_lookup (fields, "name");

  if (name == NULL && row != NULL)
    name = asp_row_get_text (row, "name");

  return name != NULL ? name : "";
}

/* Returns: (transfer full) (nullable) */
AspEdit *
asp_programme_command_store (AspRow     *row,
                             GHashTable *fields)
{
  g_autofree char *label = NULL;

  g_return_val_if_fail (fields != NULL, NULL);

  /* Translators: undo step; %s is the name of the programme */
  label = g_strdup_printf (row != NULL ? _("Programme changed: %s") : _("Programme added: %s"),
                           get_name (row, fields));

  return store (ASP_TYPE_PROGRAMME, row, fields, label);
}

/* The document must have a programme. Returns: (transfer full) (nullable) */
AspEdit *
asp_programme_command_store_milestone (AspDocument *document,
                                       AspRow      *row,
                                       GHashTable  *fields)
{
  g_autofree char *label = NULL;
  AspProgramme *programme;
  AspEdit *edit;

  g_return_val_if_fail (ASP_IS_DOCUMENT (document), NULL);
  g_return_val_if_fail (fields != NULL, NULL);

  programme = asp_document_get_programme (document);
  g_return_val_if_fail (programme != NULL, NULL);

  /* Translators: undo step; %s is a milestone of the programme */
  label = g_strdup_printf (row != NULL ? _("Milestone changed: %s") : _("Milestone added: %s"),
                           get_name (row, fields));
  edit = store (ASP_TYPE_MILESTONE, row, fields, label);
  if (row == NULL)
    asp_edit_set_integer (edit, "programme_id", asp_record_get_id (ASP_RECORD (programme)));

  return edit;
}

/* Returns: (transfer full) (nullable) */
AspEdit *
asp_programme_command_store_wave (AspRow     *row,
                                  GHashTable *fields)
{
  g_autofree char *label = NULL;

  g_return_val_if_fail (fields != NULL, NULL);

  /* Translators: undo step; %s is a wave */
  label = g_strdup_printf (row != NULL ? _("Wave changed: %s") : _("Wave added: %s"),
                           get_name (row, fields));

  return store (ASP_TYPE_WAVE, row, fields, label);
}

/* Returns: (transfer full) */
AspEdit *
asp_programme_command_delete (AspRow *row)
{
  g_autofree char *label = NULL;
  gboolean is_wave;
  AspEdit *edit;

  g_return_val_if_fail (row != NULL, NULL);

  is_wave = strcmp (asp_row_get_table (row), "wave") == 0;
  /* Translators: undo step; %s is a wave or a milestone */
  label = g_strdup_printf (is_wave ? _("Wave deleted: %s") : _("Milestone deleted: %s"),
                           asp_row_get_text (row, "name"));
  edit = asp_edit_new (label);
  asp_edit_delete (edit, asp_row_get_table (row), asp_row_get_id (row));

  return edit;
}

static int
compare_milestones (gconstpointer a,
                    gconstpointer b)
{
  AspRow *row_a = *(AspRow *const *) a, *row_b = *(AspRow *const *) b;
  AspDay day_a = asp_row_get_day (row_a, "day"), day_b = asp_row_get_day (row_b, "day");

  if (day_a != day_b)
    {
      /* Those without a day stand last. */
      if (day_a == ASP_DAY_NONE || day_b == ASP_DAY_NONE)
        return day_a == ASP_DAY_NONE ? 1 : -1;
      return day_a < day_b ? -1 : 1;
    }

  return asp_text_compare (asp_row_get_text (row_a, "name"), asp_row_get_text (row_b, "name"));
}

static void
collect (gpointer data,
         gpointer user_data)
{
  g_ptr_array_add (user_data, asp_row_ref (data));
}

/* By day. Returns: (transfer full) (element-type AspRow) */
GPtrArray *
asp_programme_list_milestones (AspDocument *document)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) asp_row_unref);

  g_return_val_if_fail (ASP_IS_DOCUMENT (document), rows);

  asp_document_foreach (document, "programme_milestone", collect, rows);
  g_ptr_array_sort (rows, compare_milestones);

  return rows;
}

/* How many municipalities are in the wave. */
guint
asp_programme_count_members (AspDocument *document,
                             gint64       wave_id)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) asp_row_unref);
  guint n = 0;

  g_return_val_if_fail (ASP_IS_DOCUMENT (document), 0);

  asp_document_foreach (document, "municipality", collect, rows);
  for (guint i = 0; i < rows->len; i++)
    n += asp_row_get_integer (g_ptr_array_index (rows, i), "wave_id", 0) == wave_id;

  return n;
}

static void
free_doubt (gpointer data)
{
  AspWaveDoubt *doubt = data;

  asp_row_unref (doubt->municipality);
  g_free (doubt);
}

static int
compare_doubts (gconstpointer a,
                gconstpointer b)
{
  const AspWaveDoubt *doubt_a = *(AspWaveDoubt *const *) a;
  const AspWaveDoubt *doubt_b = *(AspWaveDoubt *const *) b;

  return asp_text_compare (asp_row_get_text (doubt_a->municipality, "name"),
                           asp_row_get_text (doubt_b->municipality, "name"));
}

/* The municipalities of @wave that asp_wave_kind_check_member() doubts, by name.
 * Returns: (transfer full) (element-type AspWaveDoubt) */
GPtrArray *
asp_programme_list_doubts (AspDocument *document,
                           AspRow      *wave)
{
  GPtrArray *doubts = g_ptr_array_new_with_free_func (free_doubt);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) asp_row_unref);
  AspWaveKind kind;

  g_return_val_if_fail (ASP_IS_DOCUMENT (document), doubts);
  g_return_val_if_fail (wave != NULL, doubts);

  if (!asp_wave_kind_from_code (asp_row_get_text (wave, "kind"), &kind))
    return doubts;

  asp_document_foreach (document, "municipality", collect, rows);
  for (guint i = 0; i < rows->len; i++)
    {
      AspRow *row = g_ptr_array_index (rows, i);
      const char *reason = asp_wave_kind_check_member (kind, row);
      AspWaveDoubt *doubt;

      if (reason == NULL || asp_row_get_integer (row, "wave_id", 0) != asp_row_get_id (wave))
        continue;

      doubt = g_new0 (AspWaveDoubt, 1);
      doubt->municipality = asp_row_ref (row);
      doubt->reason = reason;
      g_ptr_array_add (doubts, doubt);
    }
  g_ptr_array_sort (doubts, compare_doubts);

  return doubts;
}
