/* SPDX-FileCopyrightText: 2026 The Csatlakozás developers
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

/* @data: NULL for the sample programme, or the text "blank" */
void
document_fixture_set_up (DocumentFixture *self,
                         gconstpointer    data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  self->folder = g_dir_make_tmp ("csatlakozas-test-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "minta.csatlakozas", NULL);
  self->file = g_file_new_for_path (path);
  asp_document_create (self->file, data == NULL ? ASP_DOCUMENT_SAMPLE : ASP_DOCUMENT_BLANK, &error);
  g_assert_no_error (error);
  document_fixture_open (self);
}

void
document_fixture_open (DocumentFixture *self)
{
  g_autoptr (GError) error = NULL;

  self->document = asp_document_open (self->file, ASP_DOCUMENT_OPEN, &error);
  g_assert_no_error (error);
  self->planner = asp_planner_new (self->document);
  self->standings = asp_standing_list_new (self->planner);
}

/* Everything lets go of the document: what is left over would be a leak. */
void
document_fixture_close (DocumentFixture *self)
{
  g_autoptr (GError) error = NULL;

  if (self->document == NULL)
    return;

  g_assert_finalize_object (g_steal_pointer (&self->standings));
  g_assert_finalize_object (g_steal_pointer (&self->planner));
  g_assert_true (asp_document_close (self->document, &error));
  g_assert_no_error (error);
  g_assert_finalize_object (g_steal_pointer (&self->document));
}

void
document_fixture_tear_down (DocumentFixture *self,
                            gconstpointer    data)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  document_fixture_close (self);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_remove (path);
    }
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_object_unref (self->file);
  g_free (self->folder);
}

/* Takes @edit over. */
void
document_fixture_run (DocumentFixture *self,
                      AspEdit         *edit)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (edit);
  g_assert_true (asp_document_run (self->document, edit, &error));
  g_assert_no_error (error);
  asp_edit_unref (edit);
}

AspStanding *
document_fixture_find (DocumentFixture *self,
                       const char      *name)
{
  GListModel *model = G_LIST_MODEL (self->standings);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (AspStanding) standing = g_list_model_get_item (model, i);

      if (strcmp (asp_standing_get_name (standing), name) == 0)
        return asp_standing_list_lookup (self->standings, asp_standing_get_id (standing));
    }

  return NULL;
}

/* A line for a row. @data: AspRow; @user_data: (element-type utf8): gets it */
void
document_fixture_append_row (gpointer data,
                             gpointer user_data)
{
  AspRow *row = data;
  GString *line = g_string_new (asp_row_get_table (row));

  for (guint i = 0; i < asp_row_get_n_columns (row); i++)
    {
      const char *column = asp_row_get_column (row, i);
      const AspValue *value = asp_row_get_value (row, column);

      if (value->type == ASP_VALUE_TEXT)
        g_string_append_printf (line, "|%s=%s", column, value->text);
      else if (value->type == ASP_VALUE_INTEGER)
        g_string_append_printf (line, "|%s=%" G_GINT64_FORMAT, column, value->integer);
    }
  g_ptr_array_add (user_data, g_string_free (line, FALSE));
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Returns: (transfer full): lines in one order. @lines: (element-type utf8) */
char *
document_fixture_join (GPtrArray *lines)
{
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* All that the model holds, as text: to compare what was with what is. */
char *
document_fixture_dump (DocumentFixture *self)
{
  static const char *const tables[] = {
    "programme", "programme_milestone", "wave", "municipality", "task_state", "person", "role",
  };
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    asp_document_foreach (self->document, tables[i], document_fixture_append_row, lines);

  return document_fixture_join (lines);
}

/* A GAsyncReadyCallback. @user_data: (out): a GAsyncResult that is NULL before */
void
document_fixture_take_result (GObject      *source,
                              GAsyncResult *result,
                              gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* Returns: (transfer none): what document_fixture_take_result() has taken then */
GAsyncResult *
document_fixture_wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return *result;
}
