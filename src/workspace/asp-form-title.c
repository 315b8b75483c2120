/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "asp-form-title.h"

#include "asp-form.h"
#include "asp-format.h"

static char *
read_title (AspRow *row)
{
  g_autoptr (AspForm) form = asp_form_new (asp_row_get_text (row, "content"), -1,
                                           asp_row_get_text (row, "title"), NULL);

  /* Why a form cannot be read is told where it is opened; until then it has the name it came
   * with. */
  if (form == NULL)
    return g_strdup (asp_row_get_text (row, "title"));

  return asp_form_get_title (form, asp_format_get_language ());
}

/* The title of a questionnaire in the user's language. A form that is in a document does not
 * change, so it is read once.
 * Returns: (transfer none) (nullable): valid as long as the document; NULL when there is no such
 * form */
const char *
asp_form_title (AspDocument *document,
                gint64       form_id)
{
  GHashTable *titles;
  AspRow *row;
  const char *title;

  g_return_val_if_fail (ASP_IS_DOCUMENT (document), NULL);

  row = asp_document_lookup (document, "form", form_id);
  if (row == NULL)
    return NULL;

  titles = g_object_get_data (G_OBJECT (document), "asp-form-titles");
  if (titles == NULL)
    {
      titles = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
      g_object_set_data_full (G_OBJECT (document), "asp-form-titles", titles,
                              (GDestroyNotify) g_hash_table_unref);
    }
  title = g_hash_table_lookup (titles, &form_id);
  if (title == NULL)
    {
      char *text = read_title (row);

      g_hash_table_insert (titles, g_memdup2 (&form_id, sizeof form_id), text);
      title = text;
    }

  return title;
}
